"""People one step further, compared with a plain count over the records."""

from __future__ import annotations

import pytest
from queries.networks.test_around import plain_ties
from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery, NotFound
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateRange
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.people.options import CoauthorOptions, Weight
from biblio.queries.people.second_degree import list_second_degree

OPTIONS = {
    "full": CoauthorOptions(max_authors=4),
    "fractional": CoauthorOptions(max_authors=4, weight=Weight.FRACTIONAL),
    "often": CoauthorOptions(max_authors=6, min_papers=2),
    "collaborations": CoauthorOptions(max_authors=6, collaborations=True),
}


def told(
    records: list[PaperRecord], person: str, options: CoauthorOptions
) -> list[tuple[str, int, float]]:
    """The plain way: who is two ties away, through how many, and how strongly."""
    any_tie = CoauthorOptions(
        max_authors=options.max_authors,
        weight=options.weight,
        collaborations=options.collaborations,
    )
    once = plain_ties(records, any_tie)
    friends: dict[str, dict[str, tuple[int, float]]] = {}
    for (one, other), tie in once.items():
        friends.setdefault(one, {})[other] = tie
        friends.setdefault(other, {})[one] = tie
    known = {person, *friends.get(person, {})}
    found: dict[str, list[float]] = {}
    for friend, (papers, weight) in friends.get(person, {}).items():
        for stranger, (further, strength) in friends[friend].items():
            if stranger not in known and min(papers, further) >= options.min_papers:
                found.setdefault(stranger, []).append(min(weight, strength))
    rows = [(name, len(ways), round(sum(ways), 9)) for name, ways in found.items()]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("person", ["Ada Lovelace", "Fay Haddad", "Emil Rossi", "张伟"])
def test_acquaintances_are_those_of_a_plain_count(
    session: Session, records: list[PaperRecord], name: str, person: str
) -> None:
    page = list_second_degree(session, person, options=OPTIONS[name], limit=None)

    rows = [(row.name, row.acquaintances, row.weight) for row in page]
    assert rows == told(records, person, OPTIONS[name])
    assert page.total == len(page)
    assert all(0 < len(row.through) <= min(3, row.acquaintances) for row in page)


def test_a_limit_and_a_filter_are_obeyed(session: Session, records: list[PaperRecord]) -> None:
    chosen = [each for each in records if (each.submitted or "").startswith("2010")]
    wanted = PaperFilter(DateRange("2010-01-01", "2010-12-31"))
    options = CoauthorOptions(max_authors=6)
    person = next(each.authors[0].name for each in chosen if len(each.authors) > 2)

    page = list_second_degree(session, person, wanted, options, limit=2)

    expected = told(chosen, person, options)
    assert [(row.name, row.acquaintances, row.weight) for row in page] == expected[:2]
    assert page.total == len(expected)


def test_what_shows_nothing_is_refused(session: Session) -> None:
    with pytest.raises(InvalidQuery, match="shows nothing"):
        list_second_degree(session, "Sato", limit=-1)
    with pytest.raises(NotFound):
        list_second_degree(session, "Zzyzx")
