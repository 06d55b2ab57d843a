"""What to look for, as a tree: which words it asks for, and what it is made of."""

from __future__ import annotations

import pytest

from biblio.db.text_query import (
    AnyOf,
    Every,
    Term,
    TextQuery,
    Within,
    Without,
    Words,
    any_of,
    every,
    has_prefix,
    refuses,
    terms_of,
)

GRAPHS = Words("Graphs", ("graphs",))
RANDOM = Words("Random wa", ("random", "wa"), is_prefix=True)


@pytest.mark.parametrize(
    ("query", "terms", "prefix", "refused"),
    [
        (GRAPHS, [Term(("graphs",), is_prefix=False, column=None)], False, False),
        (
            Within("title", AnyOf((GRAPHS, RANDOM))),
            [
                Term(("graphs",), is_prefix=False, column="title"),
                Term(("random", "wa"), is_prefix=True, column="title"),
            ],
            True,
            False,
        ),
        (
            Every((GRAPHS, Without(GRAPHS, RANDOM))),
            [Term(("graphs",), is_prefix=False, column=None)] * 2,
            True,
            True,
        ),
    ],
)
def test_a_tree_tells_what_it_asks_for(
    query: TextQuery, terms: list[Term], *, prefix: bool, refused: bool
) -> None:
    assert list(terms_of(query)) == terms
    assert (has_prefix(query), refuses(query)) == (prefix, refused)


def test_one_part_stands_for_itself() -> None:
    assert (every([]), every([GRAPHS])) == (None, GRAPHS)
    assert (any_of([]), any_of([GRAPHS])) == (None, GRAPHS)
    assert every([GRAPHS, RANDOM]) == Every((GRAPHS, RANDOM))
    assert any_of([GRAPHS, RANDOM]) == AnyOf((GRAPHS, RANDOM))
