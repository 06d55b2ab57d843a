"""Words are those that SQLite's tokenizer makes of them, in Python and in any database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples
from postgresql import LINGUISTIC, PLAIN, C, Server, connect

from biblio.db.engines.postgresql.letters import TABLE
from biblio.db.engines.postgresql.text_query import words
from biblio.db.engines.sqlite.small_index import TOKENIZER
from biblio.db.folding import spelled

Parts = Callable[[str], list[str]]
TEXTS = [
    "Erdős–Rényi graphs, Møller's and Łukasiewicz’s; naïve Straße ĲSSEL",
    "3d N=4 1e5 0x1f -7 10.1000/xyz α-decay x_2 CO₂ H₂O foo123bar 12:30 C++ a.b@c.example",
    "Ἀθῆναι Θεωρία ΣΊΣΥΦΟΣ ς Ёлка й ї ў край Ничѐ",
    "中文字符 日本語 が ガ 한국어 हिन्दी עִבְרִית عَرَبِي ไทย",
    "ﬁeld ﬂow oﬃce ŉ ſ Å Ω µ ½ ² Ⅷ ㈱ ａＢ１ 𝔸 𐐀",
    "e\u0301cole a\u0308b \u0301x y\u0301 o\u0338 \u0323",
    "tabs\tand\nlines\u00a0and\u2003spaces\u200band\u2028more \U0001f600 🧑‍🚀",
    "",
    "--- ??? \u0301",
]
texts = st.text(
    alphabet=st.one_of(
        st.sampled_from(sorted(map(chr, TABLE.keys() - range(0xD800, 0xE000) - {0}))),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        st.sampled_from("abXY19 -\u0301"),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def by_sqlite() -> Iterator[Parts]:
    """The words that the index of SQLite has of a text."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5 (said, tokenize = '{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')")

        def parted(text: str) -> list[str]:
            connection.execute("DELETE FROM t")
            connection.execute("INSERT INTO t VALUES (?)", (spelled(text),))
            return [term for (term,) in connection.execute('SELECT term FROM v ORDER BY "offset"')]

        yield parted


@pytest.fixture(scope="module")
def by_postgresql(postgresql: Server) -> Iterator[dict[str, Parts]]:
    """The same of PostgreSQL, by what the database compares text by."""

    def parting(locale: str) -> Parts:
        url = opened.enter_context(postgresql.database(locale))
        connection = opened.enter_context(closing(connect(url)))
        connection.autocommit = True

        def parted(text: str) -> list[str]:
            (found,) = connection.execute("SELECT biblio_words(%s)", (text,)).fetchone() or ("",)
            return [] if found == "" else str(found).split(" ")

        return parted

    with ExitStack() as opened:
        yield {locale: parting(locale) for locale in (PLAIN, C, LINGUISTIC)}


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_sqlite(
    text: str, by_sqlite: Parts, by_postgresql: dict[str, Parts]
) -> None:
    expected = by_sqlite(text)

    assert words(text) == expected
    assert {locale: parted(text) for locale, parted in by_postgresql.items()} == dict.fromkeys(
        by_postgresql, expected
    )


@settings(max_examples=examples(500))
@given(text=texts)
def test_any_text_has_the_same_words(
    text: str, by_sqlite: Parts, by_postgresql: dict[str, Parts]
) -> None:
    expected = by_sqlite(text)

    assert words(text) == expected
    assert by_postgresql[C](text) == expected


def test_every_letter_is_what_it_is_to_sqlite(
    by_sqlite: Parts, by_postgresql: dict[str, Parts]
) -> None:
    codes = TABLE.keys() | {code + 1 for code in TABLE} | {code - 1 for code in TABLE}
    letters = "".join(
        f"x{chr(code)}y " for code in sorted(codes) if code > 0 and not 0xD800 <= code < 0xE000
    )
    expected = by_sqlite(letters)

    assert words(letters) == expected
    assert by_postgresql[C](letters) == expected


@settings(max_examples=examples(500))
@given(text=texts)
def test_what_was_spelled_plainly_has_the_same_words(text: str) -> None:
    assert words(spelled(text)) == words(text)
