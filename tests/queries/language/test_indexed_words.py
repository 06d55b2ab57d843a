"""Words are taken for each other here as the tokenizer of the index takes them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import product

from biblio.db.engines.sqlite.small_index import TOKENIZER
from biblio.db.folding import spelled
from biblio.queries.language.indexed_words import WORD, as_indexed

WORDS = (
    *("erdos", "Erdős", "ERDO\u030bS", "Łódź", "lodz", "straße", "STRASSE", "Ærø", "aero"),
    *("Việt", "viet", "σίγμας", "ΣΊΓΜΑΣ", "Черенков", "черенков", "ªb", "ab", "½", "1", "ſo", "so"),
    *("张伟", "ﬁeld", "field", "Ǆ", "dz"),
    *("Θεωρία", "ΘΕΩΡΙΑ", "θεωρι\u0301α", "Ὀρθόδοξος", "ορθοδοξοσ", "ёлка", "ЕЛКА", "е\u0308лка"),
    *("Андрій", "андріи", "CO₂", "co2", "ﬁne", "fine", "ﬃ", "ffi", "ﬆ", "st"),
    *("µm", "μm", "ϕ", "φ", "ϑ", "θ", "ϵ", "ε", "ϖ", "π", "ϱ", "ρ", "ϰ", "κ", "ϐ", "β", "Ω", "Ω"),
)


def test_the_same_words_are_the_same_to_the_index() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5 (a, tokenize = '{TOKENIZER}')")
        connection.executemany(
            "INSERT INTO t (rowid, a) VALUES (?, ?)",
            ((place, spelled(word)) for place, word in enumerate(WORDS)),
        )
        found = {
            (asked, WORDS[place])
            for asked in WORDS
            for (place,) in connection.execute(
                "SELECT rowid FROM t WHERE t MATCH ?", (f'"{spelled(asked)}"',)
            )
        }

    assert found == {
        (one, other) for one, other in product(WORDS, WORDS) if as_indexed(one) == as_indexed(other)
    }


def test_an_underscore_parts_words() -> None:
    assert WORD.findall("snake_case, e\u0301t-1") == ["snake", "case", "e\u0301t", "1"]
