"""What a run did to papers is what was there before it and after it, whatever came since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from factories import paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from identities import identifier
from importing import strategies
from laws import examples
from sqlalchemy import select
from stores import Database, by_hand, copied

import biblio
from biblio.db.models import Paper
from biblio.errors import InvalidQuery, NotFound
from biblio.history.runs import FieldChange, ImportChange
from biblio.importing.normalise import normalise
from biblio.merging.loading import load_merged
from biblio.model.identifiers import Link
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

A, B, C = "2101.00001", "2101.00002", "2101.00003"
LOVELACE = (AuthorName("Lovelace", "Ada", printed="Ada Lovelace"),)
DOIS = ("10.1000/a", "10.1000/b")
LINK = Link(identifier("doi:10.1000/a"), identifier("doi:10.1000/b"))


def work(doi: str | None, title: str = "Sums", **said: object) -> PaperRecord:
    """A record of a paper that arXiv does not know by itself."""
    values = {"title": title, "kind": "article", "authors": LOVELACE} | said
    return PaperRecord(format="crossref", doi=doi, **values)  # type: ignore[arg-type]  # a record's own fields


others = st.builds(
    work,
    st.sampled_from((None, *DOIS, " ".join(DOIS))),
    st.sampled_from(("Sums", "Sums and more")),
    identifiers=st.sampled_from(((), (identifier("pmid:1"),))),
    arxiv_id=st.sampled_from((None, None, A)),
    links=st.sampled_from(((), (LINK,))),
).map(normalise)
runs_of_records = st.lists(
    st.lists(strategies.any_record | others, min_size=1, max_size=3), min_size=1, max_size=4
)


def papers_now(library: biblio.Library) -> Mapping[str, PaperRecord]:
    """Every paper as it is, by handle."""
    with library.session() as session:
        papers = load_merged(session.connection(), session.scalars(select(Paper.id)).all())
    return {each.anchor.handle: each.merged for each in papers.values()}


def told(library: biblio.Library, run: int) -> dict[str, ImportChange]:
    rows = library.import_changes(run, limit=None).rows
    found = {each.handle: each for each in rows}
    assert len(found) == len(rows)
    return found


@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(runs=runs_of_records)
def test_a_run_did_what_differs_before_and_after(
    empty_database: Database, runs: Sequence[Sequence[PaperRecord]]
) -> None:
    states: list[Mapping[str, PaperRecord]] = [{}]
    with (
        TemporaryDirectory() as folder,
        biblio.open(copied(empty_database, Path(folder) / "law.db")) as library,
    ):
        for number, records in enumerate(runs):
            library.import_records(records, as_of=f"2024-01-0{number + 1}")
            states.append(papers_now(library))
        for number, (before, after) in enumerate(pairwise(states), start=1):
            changes = told(library, number)
            gone = {each for each, row in changes.items() if row.change == "joined"}
            assert gone == before.keys() - after.keys()
            came = {each for each in changes if each not in before}
            assert came == after.keys() - before.keys()
            stayed = {each: changes[each] for each in changes if each in before.keys() & after}
            other = {each for each in before.keys() & after if before[each] != after[each]}
            assert other == {each for each, row in stayed.items() if row.fields}
            assert all(row.fields or row.joined or row.parted for row in stayed.values())
            added = {each for each, row in changes.items() if row.change == "added"}
            for word, those in (("added", added), ("changed", changes.keys() - added)):
                found = library.papers(import_id=number, limit=None, **{word: True})  # type: ignore[arg-type]  # a flag
                assert {each.handle for each in found} >= those & states[-1].keys()


def test_changes_are_told_with_what_was_said_before(library: biblio.Library) -> None:
    library.import_records([paper(A), paper(B), paper(C)])
    library.import_records(
        [
            paper(A, title="On more", authors="Ada Lovelace, Paul Erdős", datestamp="2022-01-01"),
            paper(B),
            paper("2102.00001"),
        ]
    )
    library.import_records([paper(A, title="On most", datestamp="2023-01-01")])

    assert list(library.import_changes(2)) == [
        ImportChange(
            "changed",
            f"arXiv:{A}",
            "On more",
            (
                FieldChange("title", f"On {A}", "On more"),
                FieldChange("authors_text", "Ada Lovelace", "Ada Lovelace, Paul Erdős"),
                FieldChange("authors", ["Ada Lovelace"], ["Ada Lovelace", "Paul Erdős"]),
            ),
            (),
            (),
        ),
        ImportChange("added", "arXiv:2102.00001", "On 2102.00001", (), (), ()),
    ]
    assert [row.change for row in library.import_changes("last")] == ["changed"]
    assert [each.arxiv_id for each in library.papers(import_id=2)] == ["2102.00001", A]
    assert [each.arxiv_id for each in library.papers(import_id=2, added=True)] == ["2102.00001"]
    assert [each.arxiv_id for each in library.papers(import_id=2, changed=True)] == [A]
    assert [each.arxiv_id for each in library.papers("most", import_id="last")] == [A]
    assert [each.arxiv_id for each in library.search("on", import_id=2, changed=True)] == [A]
    with library.export(import_id="2", added=True) as papers:
        assert papers.total == 1


def test_a_paper_that_took_another_in_tells_so(library: biblio.Library) -> None:
    library.import_records([work(DOIS[0]), paper(A)])
    library.import_records([work(DOIS[0], arxiv_id=A, volume="7")])

    taken, went = sorted(library.import_changes(2), key=lambda row: row.change)

    assert (taken.change, taken.handle, taken.joined) == (
        *("changed", f"arXiv:{A}"),
        (f"doi:{DOIS[0]}",),
    )
    assert (went.change, went.handle, went.joined) == (
        *("joined", f"doi:{DOIS[0]}"),
        (f"arXiv:{A}",),
    )
    assert [each.handle for each in library.papers(import_id=2, changed=True)] == [f"arXiv:{A}"]


def test_what_was_seen_again_later_changes_too(library: biblio.Library) -> None:
    first, second = paper(A, title="One"), paper(A, title="Two or more")
    library.import_records([first], as_of="2024-01-01")
    library.import_records([second], as_of="2024-01-02")
    library.import_records([first], as_of="2024-01-03")

    assert [row.fields for row in library.import_changes(3)] == [
        (FieldChange("title", "Two or more", "One"),)
    ]
    assert [each.arxiv_id for each in library.papers(import_id=3, changed=True)] == [A]
    assert [each.arxiv_id for each in library.papers(import_id=3, added=True)] == []


def test_what_another_run_brought_first_is_no_part_of_it(library: biblio.Library) -> None:
    library.import_records([paper(A), paper(B)])
    library.import_records([paper(A), paper(B), paper(C)])

    assert [row.handle for row in library.import_changes(2)] == [f"arXiv:{C}"]
    library.undo(1)

    # It is as if there had been no other run.
    assert {row.handle for row in library.import_changes(2)} == {
        *(f"arXiv:{each}" for each in (A, B, C)),
    }
    with pytest.raises(NotFound, match="there is no import 1; "):
        library.import_changes(1)


def test_what_was_written_by_hand_was_there_before(database: Database) -> None:
    with by_hand(database) as connection:
        connection.execute(
            "INSERT INTO papers (id, arxiv_id, title) VALUES (1, ?, 'By hand')", (A,)
        )
    with biblio.open(database) as library:
        library.import_records([paper(A, comments="3 pages"), paper(B)])
        (changed,) = [row for row in library.import_changes("last") if row.change == "changed"]

        assert FieldChange("comments", None, "3 pages") in changed.fields
        assert [each.arxiv_id for each in library.papers(import_id="last", added=True)] == [B]


def test_a_long_list_is_cut_and_says_so(library: biblio.Library) -> None:
    library.import_records([paper(f"2101.0000{n}") for n in range(1, 6)])

    page = library.import_changes(1, limit=2)

    assert ([row.handle for row in page], page.after) == (
        [f"arXiv:{A}", f"arXiv:{B}"],
        f"arXiv:{C}",
    )
    assert library.import_changes(1, limit=5).after is None


@pytest.mark.parametrize("asked", [7, 0, -1, "7", 1 << 80])
def test_an_import_that_is_not_there_is_told(library: biblio.Library, asked: int | str) -> None:
    with pytest.raises(NotFound, match=f"there is no import {asked}; "):
        library.papers(import_id=asked)


def test_what_cannot_be_an_import_is_told(library: biblio.Library) -> None:
    with pytest.raises(InvalidQuery, match="'first' is no import: give its number, or last"):
        library.papers(import_id="first")
    with pytest.raises(NotFound, match="nothing was imported yet"):
        library.papers(import_id="last")
    with pytest.raises(InvalidQuery, match="changed by which import"):
        library.papers(changed=True)
