"""Parameters are found where they are parameters, and names wherever a name may hide."""

from __future__ import annotations

import pytest

from biblio.db.engines.postgresql.statement import statement
from biblio.errors import InvalidQuery


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("SELECT :a, :b, :a", "SELECT $1, $2, $1"),
        ("SELECT ':a', \":a\", :a::text", "SELECT ':a', \":a\", $1::text"),
        (
            "SELECT 'it''s :a' /* :a /* :a */ :a */, :b",
            "SELECT 'it''s :a' /* :a /* :a */ :a */, $1",
        ),
        ("SELECT $$ :a $$, $x$ $$ :a $x$, :b", "SELECT $$ :a $$, $x$ $$ :a $x$, $1"),
        ("SELECT E'\\':a' -- :a\n, :b;", "SELECT E'\\':a' -- :a\n, $1"),
        ("SELECT f(a := 1), (ARRAY[1,2])[1 : 2] -- end", "SELECT f(a := 1), (ARRAY[1,2])[1 : 2]"),
        ("SELECT a$b$ FROM t$b$ WHERE x = :a", "SELECT a$b$ FROM t$b$ WHERE x = $1"),
    ],
)
def test_parameters_are_numbered(query: str, sent: str) -> None:
    assert statement(query, {"a", "b"}).sent == sent


def test_places_are_those_of_the_query_as_it_was_written() -> None:
    query = "SELECT :first, é, :second, there"
    taken = statement(query, {"first", "second"})

    for word in ("SELECT", ":first", "é", ":second", "there"):
        shown = {":first": "$1", ":second": "$2"}.get(word, word)
        assert taken.at(taken.sent.index(shown)) == query.index(word)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT do_it()",
        "SELECT DO_IT()",
        'SELECT "do_it"()',
        "SELECT pg_catalog/* */./* */do_it ()",
        "SELECT 1e\n\n, do_it('')",
        "SELECT 'a'\n'\\', do_it(), '",
        "SELECT $$'$$, do_it(), $$'$$",
        "SELECT --'\n do_it()",
        "SELECT ('a').do_it",
    ],
)
def test_names_are_found(query: str) -> None:
    assert "do_it" in statement(query, {}).words


@pytest.mark.parametrize(
    "query", ["SELECT 'do_it'", "SELECT $a$ do_it $a$", "SELECT 1 /* do_it() */ -- do_it()"]
)
def test_what_is_said_is_no_name(query: str) -> None:
    assert "do_it" not in statement(query, {}).words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT 1; SELECT 2", "one SQL statement at a time"),
        ("SELECT 1;;", "one SQL statement at a time"),
        ("-- nothing", "answers nothing"),
        (";", "answers nothing"),
        ("SELECT :c", "give one for :c"),
        ("SELECT $1", "write it as :name, not as $1"),
        ('SELECT U&"\\0064o_it"()', "and not in codes"),
        ("SELECT E'a'\n'\\', do_it(), '", "in one piece"),
    ],
)
def test_what_cannot_be_sent_is_said(query: str, said: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        statement(query, {"a"})

    assert said in str(caught.value)
