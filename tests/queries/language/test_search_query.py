from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.db.engines.sqlite.text_query import expression
from biblio.db.text_query import Term, Within, Without
from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateRange
from biblio.queries.language.search_query import SearchQuery, parse_search


def asked(query: SearchQuery) -> str | None:
    """The words of *query* in the language of the index."""
    return None if query.words is None else expression(query.words)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("graph", '"graph"'),
        ("random graph", '"random" AND "graph"'),
        ('"random graph"', '"random graph"'),
        ('"random graph', '"random graph"'),
        ("gra*", '"gra*" *'),
        ('"random gra"*', '"random gra" *'),
        ("a OR b", '"a" OR "b"'),
        ("a b OR c", '("a" AND "b") OR "c"'),
        ("a (b OR c)", '"a" AND ("b" OR "c")'),
        ("a NOT b", '"a" NOT "b"'),
        ("a AND NOT b c", '("a" AND "c") NOT "b"'),
        ("a NOT (b OR c)", '"a" NOT ("b" OR "c")'),
        ("title:graph", 'title : "graph"'),
        ("title: graph", 'title : "graph"'),
        ("Title:graph", 'title : "graph"'),
        ('abstract:"random walk"', 'abstract : "random walk"'),
        ("author:Erdős", 'authors : "Erdős"'),
        ('author:"Erdős, Paul"', 'authors : " Paul Erdős"'),
        ("title:(a OR b)", 'title : "a" OR title : "b"'),
        (
            "Đặng Łoś straße ørsted",
            '"dặng" AND ("loś" OR "lo s") AND "strasse" AND ("orsted" OR "oersted")',
        ),
        ("and or not", '"and" AND "or" AND "not"'),
        ("a ! b", '"a" AND "b"'),
        ("NEAR(a b)", '"NEAR" AND ("a" AND "b")'),
        ("^a {b} -c +d", '"^a" AND "{b}" AND "-c" AND "+d"'),
        ("x:y http://z", '"x:y" AND "http://z"'),
        ("ti:graph", 'title : "graph"'),
        ("abs: graph", 'abstract : "graph"'),
        ("au:del_maestro", 'authors : "del_maestro"'),
        ("au:Ellis_J_R", 'authors : "_J_R Ellis"'),
        ("all:graph", '"graph"'),
        ("all:electron ANDNOT TI:gas", '"electron" NOT title : "gas"'),
        ("t:graph a:erdos au:atlas", 'title : "graph" AND authors : "erdos" AND authors : "atlas"'),
        ("type t: a case", '"type" AND "t:" AND "a" AND "case"'),
        ("report: a case", '"report:" AND "a" AND "case"'),
    ],
)
def test_a_query_becomes_an_expression(text: str, match: str) -> None:
    parsed = parse_search(text)

    assert (asked(parsed), parsed.is_plain) == (match, False)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("(a", '"a"'),
        ("a)", '"a"'),
        ("NOT a", '"NOT" AND "a"'),
        ("title:", '"title"'),
        ("a OR", '"a" AND "OR"'),
        ("OR OR", '"OR" AND "OR"'),
        ("a AND", '"a" AND "AND"'),
        ("AND a", '"AND" AND "a"'),
        ("a AND AND b", '"a" AND "AND" AND "AND" AND "b"'),
        ("title:abstract:x", '"title" AND "abstract" AND "x"'),
        ("() a", '"a"'),
        ("(" * 100 + "a" + ")" * 100, '"a"'),
    ],
)
def test_what_does_not_parse_is_words(text: str, match: str) -> None:
    parsed = parse_search(text)

    assert (asked(parsed), parsed.is_plain) == (match, True)


def test_filters_stand_beside_the_words() -> None:
    parsed = parse_search(
        "category:cs.* AND graph date:2024-01..2024-06 date:..2025 category:cs.LG"
    )

    assert asked(parsed) == '"graph"'
    assert parsed.categories == ("cs.*", "cs.LG")
    assert parsed.dates == (DateRange("2024-01", "2024-06"), DateRange(None, "2025"))
    assert parse_search("date:2024 graph").dates == (DateRange("2024", "2024"),)
    assert asked(parse_search("graph AND category:cs.LG")) == '"graph"'
    assert asked(parse_search("a AND category:cs.LG AND b")) == '"a" AND "b"'


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "  ",
            "?!",
            "...",
            "\u0301",
            "\0",
            '""',
            "*",
            "title:?",
            "_",
            "( )",
            "NOT ?",
        ),
        *("a OR category:cs.LG", "category:cs.LG OR a"),
        *(
            "NOT category:cs.LG",
            "(a category:cs.LG)",
            "a date:2025-02-30",
            'a date:""',
            "a date:x..y",
        ),
        *("x" * 10_000, "a " * 5_000),
    ],
)
def test_what_asks_for_nothing_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        parse_search(text)

    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("category:cs.LG", SearchQuery(categories=("cs.LG",))),
        ("date:2024", SearchQuery(dates=(DateRange("2024", "2024"),))),
        (
            "date:2024-01..2024-06 category:cs.* Category:hep-th",
            SearchQuery(categories=("cs.*", "hep-th"), dates=(DateRange("2024-01", "2024-06"),)),
        ),
        ("category:cs.LG ?!", SearchQuery(categories=("cs.LG",))),
    ],
)
def test_filters_may_stand_alone(text: str, parsed: SearchQuery) -> None:
    assert parse_search(text) == parsed


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("doi:10.1000/X.1(98)2 a", [("doi", "10.1000/X.1(98)2")]),
        ("(a) doi: 10.1000/x", [("doi", "10.1000/x")]),
        ("id:0704.0001 eprint:hep-th/9901001", [("id", "0704.0001"), ("id", "hep-th/9901001")]),
        ("arXiv: 0704.0001v2", [("id", "0704.0001v2")]),
        ('jr:"Phys. Rev. D" rn:ANL', [("journal", "Phys. Rev. D"), ("report", "ANL")]),
        ('co:"12 pages" a', [("comments", "12 pages")]),
        ('fa:"Erdős, P"', [("first_author", "Erdős, P")]),
        ("primarch:hep-ph", [("primary", "hep-ph")]),
    ],
)
def test_other_fields_stand_beside_the_words(text: str, fields: list[tuple[str, str]]) -> None:
    asked = [(each.field.value, each.value) for each in parse_search(text).fields]

    assert asked == fields


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("year:2018", DateRange("2018", "2018")),
        ("year:2015-2018", DateRange("2015", "2018")),
        ("date:2018-05", DateRange("2018-05", "2018-05")),
        ("submittedDate:[20230101 TO 20240101]", DateRange("2023-01-01", "2024-01-01")),
        ("pubdate:[* TO 2024/5]", DateRange(None, "2024-05")),
        ('date:"1 May 2018"', DateRange("2018-05-01", "2018-05-01")),
    ],
)
def test_dates_in_the_words_of_others(text: str, dates: DateRange) -> None:
    assert parse_search(text).dates == (dates,)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("tilte:dark", "there is no field tilte:, it was read as a word; did you mean title:?"),
        ('auhtor:"a b"', "there is no field auhtor:, it was read as a word; did you mean author:?"),
        ("qqq:x", "there is no field qqq:, it was read as a word; there are title:, abstract:, "),
        ("year: a case", "year: was read as a word: a field has its value right behind the colon"),
        ("a date:", "date: was read as a word: a field has its value right behind the colon"),
    ],
)
def test_what_is_no_field_is_words_and_said_to_be(text: str, note: str) -> None:
    (said,) = parse_search(text).notes

    assert said.startswith(note)
    assert len(said) < 300


@pytest.mark.parametrize(
    "text", ["http://a.b/c", "2:1 resonance", "Dark: a case", '"a:b"', "(a:b)"]
)
def test_colons_of_titles_need_no_note(text: str) -> None:
    assert parse_search(text).notes == ()


def test_terms_tell_what_to_mark() -> None:
    assert parse_search('title:Erd* "random Walk" NOT proof').terms == (
        Term(("erd",), is_prefix=True, column="title"),
        Term(("random", "walk"), is_prefix=False, column=None),
    )


pieces = st.sampled_from(
    [
        *("a", "graph", '"', "(", ")", "*", "AND", "OR", "NOT", "NEAR", "title:", "author:", "^"),
        *(
            "-",
            "+",
            "{",
            "}",
            ":",
            ",",
            "'",
            "\\",
            "é",
            "张",
            "ø",
            "\u0301",
            "\0",
            "\ud800",
            "_",
            ";",
        ),
    ]
)


@given(st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces, max_size=30).map("".join))
def test_every_expression_is_one_that_fts5_takes(text: str) -> None:
    try:
        parsed = parse_search(text)
    except InvalidQuery:
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (title, abstract, authors)")
        if parsed.words is None:
            return
        for words in (parsed.words, Without(parsed.words, Within("title", parsed.words))):
            connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression(words),))


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("CO2", '"CO2" OR "co 2" OR "co²"'),
        ("CO$_2$", '"CO$_2$" OR "co2"'),
        ("H_2O", '"H_2O" OR "h 2 o" OR "h2 o" OR "h2o"'),
        ("H$_{2}$O*", '"H$_{2}$O*" * OR "h 2o" * OR "h2 o" * OR "h2o" *'),
        ("CO₂", '"CO2" OR "co 2"'),
        ('"CO2 capture"', '"CO2 capture" OR "co 2 capture" OR "co² capture"'),
        ("title:NGC1068", 'title : ("NGC1068" OR "ngc 1068")'),
        ("graphs NOT CO₂", '"graphs" NOT ("CO2" OR "co 2")'),
        ("3D", '"3D"'),
        ("2024", '"2024"'),
        ("snake_case", '"snake_case"'),
    ],
)
def test_a_number_within_a_word_may_stand_apart(query: str, match: str) -> None:
    assert asked(parse_search(query)) == match


@pytest.mark.parametrize(
    ("query", "match"),
    [
        (r"\nu OR ν", '("\\nu" OR "ν") OR ("ν" OR "nu")'),
        ("title:(α ray)", 'title : ("α" OR "alpha") AND title : "ray"'),
        (r"$p \to \nu$ x", '("$p \\to \\nu$" OR "p to ν") AND "x"'),
        ("$f(R)$ x", '"$f(R)$" AND "x"'),
        ("$5 and $6", '"$5" AND "and" AND "$6"'),
        (
            r"author:Weyl Schr\"odi*",
            'authors : "Weyl" AND ("Schrödi*" * OR "schroedi" * OR "schr odi" * OR "schr o di" *)',
        ),
        ("author:schroedinger", 'authors : "schroedinger"'),
        ("author:xi", 'authors : "xi"'),
        ("xi*", '"xi*" *'),
        # What was typed apart may be one.
        ("H nu", '("H" AND ("nu" OR "ν")) OR ("H nu" OR "hν" OR "h ν")'),
        ("H AND nu", '"H" AND ("nu" OR "ν")'),
        ("H NOT nu", '"H" NOT ("nu" OR "ν")'),
        ("a NOT H nu", '("a" AND ("nu" OR "ν")) NOT "H"'),
        ("title:H nu", 'title : "H" AND ("nu" OR "ν")'),
        ("gamma ray", '("gamma" OR "γ") AND "ray"'),
    ],
)
def test_words_that_are_written_in_several_ways_become_alternatives(query: str, match: str) -> None:
    parsed = parse_search(query)

    assert (asked(parsed), parsed.is_plain) == (match, False)
