from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery
from biblio.queries.cursors import Place, decode, encode
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.search import search_papers
from biblio.queries.papers.sorting import Sort

places = st.lists(
    st.text(max_size=20) | st.integers(-(2**31), 2**31) | st.floats(-1e3, 1e3, allow_nan=False),
    min_size=1,
    max_size=3,
)


@given(places)
def test_a_cursor_comes_back_as_it_was(place: Place) -> None:
    assert decode(encode(("papers", 1), place), ("papers", 1)) == place


def test_a_cursor_of_another_listing_is_refused() -> None:
    cursor = encode(("papers", 1), ["2024", 7])

    with pytest.raises(InvalidQuery, match="another listing"):
        decode(cursor, ("papers", 2))


@pytest.mark.parametrize("text", ["", "x", "!!!!", "é", "AAAA", "W10", "bnVsbA", "a" * 5_000, "\0"])
def test_garbage_is_no_cursor(text: str) -> None:
    with pytest.raises(InvalidQuery, match="cursor"):
        decode(text, ("papers", 1))


BY_HAND: tuple[Place, ...] = (
    ["\0", 0],
    ["9999999", -1],
    ["9999999", 1],
    ["2021-13", 1],
    ["2021-02-30", 1],
    ["٢٠٢١-٠٢", 1],
    ["2021-01-04T25:00:00Z", 1],
    ["2021-01-04", -1],
    ["", 0],
    [1, 2],
    ["ranked", 0.5, -1],
    ["tiers", -1, 7],
    ["tiers", 3, 7],
    ["ranked", "x", 7],
    ["2021-01-04"],
    ["2021-01-04", 7, 7],
)


@pytest.mark.parametrize("place", BY_HAND, ids=repr)
@pytest.mark.parametrize("filters", [PaperFilter(), PaperFilter(category="math.*")], ids=repr)
def test_a_cursor_made_by_hand_is_refused(
    session: Session, place: Place, filters: PaperFilter
) -> None:
    with pytest.raises(InvalidQuery, match=r"^that is not a cursor: "):
        list_papers(session, filters, after=encode(("papers", filters, False), place))
    with pytest.raises(InvalidQuery, match=r"^that is not a cursor: "):
        search_papers(
            session,
            "graphs",
            filters,
            after=encode(("search", "graphs", filters, Sort.RELEVANCE), place),
        )


@pytest.mark.parametrize("by", DateKind)
def test_the_cursors_of_every_listing_are_taken(session: Session, by: DateKind) -> None:
    wanted = PaperFilter(by=by)
    walked, after = 0, None
    while True:
        page = list_papers(session, wanted, limit=1, after=after)
        walked += len(page)
        after = page.after
        if after is None:
            break

    assert walked == len(list_papers(session, wanted, limit=None))
