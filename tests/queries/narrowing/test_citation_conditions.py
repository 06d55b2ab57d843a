"""Papers by whom they cite: random graphs, beside the same told pair by pair."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import examples
from stores import Database, copied

import biblio
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord, Reference

PAPERS = tuple(range(1, 5))
# Each paper has a DOI and a number of OpenAlex, and sources name it by either.
named = st.builds(
    lambda number, is_doi: ("doi", f"10.5555/{number}") if is_doi else ("openalex", f"W{number}"),
    st.integers(1, 6),
    st.booleans(),
)
lists = st.lists(
    st.tuples(st.sampled_from(PAPERS), st.lists(named, max_size=4)), min_size=1, max_size=7
)


def number_of(name: tuple[str, str]) -> int:
    return int(name[1].rpartition("/")[2].lstrip("W"))


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists, st.randoms(use_true_random=False))
def test_who_cites_whom_is_what_any_source_says(
    tmp_path: Path,
    empty_database: Database,
    said: list[tuple[int, list[tuple[str, str]]]],
    random: object,
) -> None:
    path = copied(empty_database, tmp_path / "a.db")
    records = [
        PaperRecord(
            format="crossref" if place % 2 else "openalex",
            doi=f"10.5555/{number}",
            title=f"Number {number}",
            identifiers=(Identifier("openalex", f"W{number}"),),
            references=tuple(Reference(*each) for each in listed),
        )
        for place, (number, listed) in enumerate(said)
    ]
    random.shuffle(records)  # type: ignore[attr-defined] # hypothesis names no type
    here = {number for number, _ in said}
    pairs = {
        (number, number_of(name))
        for number, listed in said
        for name in listed
        if number_of(name) in here and number_of(name) != number
    }

    with biblio.open(path) as library:
        library.import_records(records)
        citing = {
            (int(one.handle[-1]), number)
            for number in here
            for one in library.cited_by(f"10.5555/{number}")
        }
        cited = {
            (number, int(other.handle[-1]))
            for number in here
            for other in library.papers(cited_by=f"10.5555/{number}")
        }
        top = {int(row.handle[-1]): row.citations for row in library.top("papers")}

    assert citing == cited == pairs
    assert top == {
        number: count for number in here if (count := sum(other == number for _, other in pairs))
    }
