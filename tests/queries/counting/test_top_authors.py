"""The authors at the top are those that plain SQL puts there, whatever the filter."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from factories import paper
from hypothesis import given, settings
from hypothesis import strategies as st
from narrowed import FILTERS
from plainly import CHOSEN, asked, for_counting, lists

import biblio
from biblio.errors import InvalidQuery
from biblio.model.names import fold
from biblio.queries.rows import RankedAuthor

NEW = f"""
WITH chosen AS (SELECT p.id FROM papers AS p WHERE {CHOSEN}),
places AS (SELECT DISTINCT s.paper_id AS paper, a.name_key || '/' || a.suffix AS name,
                  p.listed_submitted AS listed, p.id IN chosen AS is_chosen
           FROM authorships AS s JOIN papers AS p ON p.id = s.paper_id
           JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
           WHERE (SELECT count(*) FROM authorships AS t WHERE t.paper_id = p.id) <= 10),
meetings AS (SELECT one.name, min(one.listed) FILTER (WHERE one.is_chosen) AS here,
                    min(one.listed) FILTER (WHERE NOT one.is_chosen) AS elsewhere
             FROM places AS one JOIN places AS other
               ON other.paper = one.paper AND other.name <> one.name
             GROUP BY one.name, other.name)
SELECT name, substr(here, 1, 4), count(*) FROM meetings
WHERE here IS NOT NULL AND (elsewhere IS NULL OR elsewhere >= here) GROUP BY 1, 2
"""  # noqa: S608 - our own


def key_of(library: biblio.Library, row: RankedAuthor) -> str:
    """The folded name of who is shown."""
    sql = "SELECT name_key || '/' || suffix FROM authors WHERE id = :id"
    return str(library.sql(sql, parameters={"id": row.author_id}).rows[0][0])


def of_ends(people: list[tuple[str, bool, bool]], *, first: bool, last: bool) -> set[str]:
    """Who stands at an end of a list that is asked for, of all or of the persons."""
    found = set()
    for each in (people, [one for one in people if not one[1]]):
        if each and first:
            found.add(each[0][0])
        if each and last and not each[0][2]:
            found.add(each[-1][0])
    return found


@settings(max_examples=20)
@given(
    chosen=FILTERS,
    measure=st.sampled_from(["papers", "fractional"]),
    period=st.sampled_from(["", "year"]),
    ends=st.sets(st.sampled_from(["first", "last"])),
    collaborations=st.booleans(),
)
def test_papers_are_those_of_plain_sql(
    counted: biblio.Library,
    chosen: dict[str, Any],
    measure: str,
    period: str,
    ends: set[str],
    *,
    collaborations: bool,
) -> None:
    listed, said = for_counting(chosen)
    papers: dict[tuple[str | None, str], list[float]] = defaultdict(list)
    for (_, year), people in lists(counted, listed, letters=4 if period else 0).items():
        countable = {name for name, is_one, _ in people if collaborations or not is_one}
        shown = countable & of_ends(people, **{e: e in ends for e in ("first", "last")})
        for name in shown if ends else countable:
            papers[year, name].append(1 / len(countable) if measure == "fractional" else 1)

    found = counted.top(
        "authors",
        by=f"{measure},{period}".strip(","),
        collaborations=collaborations,
        limit=None,
        first="first" in ends,
        last="last" in ends,
        **said,
    )

    assert found.total == len(found) == len(papers)
    rows = {(row.period, key_of(counted, row)): row for row in found}
    assert {key: row.papers for key, row in rows.items()} == {k: len(v) for k, v in papers.items()}
    assert {key: row.weight for key, row in rows.items()} == pytest.approx(
        {key: sum(each) for key, each in papers.items()}, abs=1e-8
    )
    order = [
        (row.period is None, row.period or "", -row.weight, -row.papers, row.name, row.author_id)
        for row in found
    ]
    assert order == sorted(order)


@pytest.mark.sqlite("the plain SQL that it is held to is SQLite's")
@settings(max_examples=8)
@given(chosen=FILTERS)
def test_new_coauthors_are_those_of_plain_sql(
    counted: biblio.Library, chosen: dict[str, Any]
) -> None:
    chosen.pop("by", None)
    chosen.pop("min_authors", None)
    listed, said = for_counting(chosen | {"max_authors": 10})
    expected = {
        (None if year == "0000" else year, name): number
        for name, year, number in asked(counted, listed, NEW)
    }

    found = counted.top("authors", by="year,new-coauthors", limit=None, **said)

    new = {(row.period, key_of(counted, row)): row.new_coauthors for row in found}
    assert {key: number for key, number in new.items() if number} == expected


def test_a_paper_of_the_same_day_is_no_earlier_one(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2001.00001", "Ada Lovelace, Charles Babbage", submitted="2020-01-01T00:00:00Z"),
            paper(
                "2001.00002",
                "Ada Lovelace, Charles Babbage, Mary Somerville",
                submitted="2020-01-01T00:00:00Z",
                categories=("hep-th",),
            ),
            paper("2103.00003", "Ada Lovelace, Mary Somerville", submitted="2021-03-01T00:00:00Z"),
        ]
    )

    def new(**chosen: Any) -> dict[str, int | None]:
        found = library.top("authors", by="new-coauthors", **chosen)
        return {row.name: row.new_coauthors for row in found}

    both = {"Ada Lovelace": 2, "Charles Babbage": 2, "Mary Somerville": 2}
    assert new() == new(category="hep-th") == both
    assert new(since="2021") == {"Ada Lovelace": 0, "Mary Somerville": 0}
    # A larger paper brings nobody together.
    assert new(since="2021", max_authors=2) == {"Ada Lovelace": 1, "Mary Somerville": 1}


def test_spellings_count_once_and_are_said(counted: biblio.Library) -> None:
    found = counted.top("authors", kind="article", limit=1)

    ((_, _, author_id, name, papers, weight, new),) = found
    assert (fold(name), papers, weight, new) == ("zoe kim", 2, 2.0, None)
    assert author_id == min(each.author_id for each in counted.authors("Zoe Kim"))
    assert found.total == 2
    assert found.notes[-1].startswith("spellings that count as one: Zo")


def test_people_are_ranked_under_all_their_names(library: biblio.Library) -> None:
    library.import_records(
        [
            paper("2001.00001", "Ada King, Charles Babbage"),
            paper("2001.00002", "Ada Lovelace"),
            paper("2001.00003", "Charles Babbage, Charles Babbage"),
        ]
    )
    library.same("Ada King", "Ada Lovelace")

    people = library.top("authors", people=True)
    parted = library.top("authors", people=True, by="fractional", first=True)

    assert [(row.person, row.papers) for row in people] == [
        ("person:2001.00001#1", 2),
        ("person:2001.00001#2", 2),
    ]
    assert [(row.person, row.papers, row.weight) for row in parted] == [
        ("person:2001.00001#1", 2, 1.5),
        ("person:2001.00001#2", 1, 1.0),
    ]


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ({"by": "citation"}, "nothing is ranked by 'citation'; there are: papers, fractional"),
        ({"by": "papers,fractional"}, "name one of papers, fractional"),
        ({"by": ""}, "nothing is ranked by ''"),
        ({"by": "new-coauthors", "first": True}, "leave out first and last"),
        ({"what": "pairs", "by": "new-coauthors"}, "pairs are ranked by papers or fractional"),
        ({"what": "categories", "last": True}, "ranks authors, not categories"),
        ({"what": "people"}, "what is one of authors, categories, containers, pairs"),
    ],
)
def test_what_cannot_be_ranked_is_told(
    library: biblio.Library, asks: dict[str, Any], told: str
) -> None:
    with pytest.raises(InvalidQuery, match=told):
        library.top(**({"what": "authors"} | asks))
