"""Papers that very many records speak of: remembered between batches, and merged all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dumps import dump
from hypothesis import given, settings
from hypothesis import strategies as st
from importing.strategies import records
from laws import examples
from stores import Database, copied

import biblio
from biblio.importing.raw_entries import PORTION
from biblio.merging.crowds import CROWD, Crowds, contenders, merge_with
from biblio.merging.loading import StoredPaper, StoredSource
from biblio.merging.merge import merge
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

ONE = Identifier("arxiv", "0704.0001")
of_one_paper = st.lists(records(st.just(ONE.value)), min_size=2, max_size=8)


def source(record: PaperRecord) -> StoredSource:
    return StoredSource(record, b"")


@settings(max_examples=examples(60))
@given(of_one_paper, of_one_paper, of_one_paper)
def test_new_records_meet_contenders_as_they_meet_all(
    stored: list[PaperRecord], second: list[PaperRecord], third: list[PaperRecord]
) -> None:
    paper = StoredPaper(1, ONE, merge(stored, ONE), [source(each) for each in stored])
    paper.contenders = contenders(stored)

    paper.merged = merge_with(paper, [source(each) for each in second])
    paper.merged = merge_with(paper, [source(each) for each in third])

    assert paper.merged == merge([*stored, *second, *third], ONE)
    assert [each.record for each in paper.sources] == [*stored, *second, *third]


def entry(number: int, place: int = 0) -> PaperRecord:
    """One of many records of an article, each with something of its own."""
    return PaperRecord(
        format=("bibtex", "crossref")[number % 2],
        doi="10.5555/one",
        title=f"Sums of {number % 7} things",
        authors=tuple(AuthorName("Roe", f"R{each}.") for each in range(number % 4)),
        authors_cut=number % 3 == 0,
        authors_text=f"Roe {number}",
        volume=str(number % 11),
        kind=("article", "other")[number % 5 == 0],
        identifiers=(Identifier("key", f"k{number}"),),
        extra=((f"bibtex.x{number % 9}", (str(number),)),),
        is_notice=number % 13 == 0,
        comments=f"note {place}",
    )


def test_a_paper_of_a_thousand_records_is_the_same_however_they_are_cut(
    tmp_path: Path, empty_database: Database
) -> None:
    found = [entry(number) for number in range(PORTION + 2 * CROWD)]
    whole, parts = (copied(empty_database, tmp_path / name) for name in ("whole.db", "parts.db"))
    with biblio.open(whole) as library:
        library.import_records(found)
    with biblio.open(parts) as library:
        for start in range(0, len(found), 3 * CROWD):
            library.import_records(found[start : start + 3 * CROWD])

    assert dump(parts) == dump(whole)


def test_what_another_writes_meanwhile_is_not_forgotten(
    tmp_path: Path, empty_database: Database
) -> None:
    one, other = (copied(empty_database, tmp_path / name) for name in ("one.db", "other.db"))
    first, middle, last = (
        [entry(number) for number in range(start, start + PORTION)]
        for start in (0, PORTION, 2 * PORTION)
    )

    def meanwhile() -> Iterator[PaperRecord]:
        yield from first
        yield from middle[:1]  # the first portion is stored when this one is asked for
        with biblio.open(one) as another:
            another.import_records([entry(5000, place=9999)])
        yield from middle[1:]
        yield from last

    with biblio.open(one) as library:
        library.import_records(meanwhile())
    with biblio.open(other) as library:
        library.import_records([entry(5000, place=9999)])
        library.import_records([*first, *middle, *last])

    assert dump(one) == dump(other)


@pytest.mark.parametrize("number", [CROWD - 1, CROWD])
def test_what_is_remembered(number: int) -> None:
    crowds = Crowds()
    made = [source(entry(each)) for each in range(number)]
    for place, each in enumerate(made, start=1):
        each.id, each.anchors = place, frozenset({Identifier("doi", "10.5555/one")})
    paper = StoredPaper(7, Identifier("doi", "10.5555/one"), made[0].record, made)

    crowds.keep([paper])

    assert crowds.of([6, 7]) == ([paper] if number == CROWD else [])
    crowds.forget()
    assert crowds.of([7]) == []


def test_records_of_several_papers_are_not_remembered() -> None:
    crowds = Crowds()
    made = [source(entry(each)) for each in range(CROWD)]
    for place, each in enumerate(made, start=1):
        each.id, each.anchors = place, frozenset({Identifier("doi", "10.5555/one")})
    made[3].anchors |= {Identifier("doi", "10.5555/two")}

    crowds.keep([StoredPaper(7, Identifier("doi", "10.5555/one"), made[0].record, made)])

    assert crowds.of([7]) == []
