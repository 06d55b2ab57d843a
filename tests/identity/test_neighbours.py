"""Local work equals the whole rule, whatever comes and goes."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st
from identities import EVIDENCE, evidence

from biblio.identity import Evidence, Pointers, all_papers, neighbours
from biblio.model.identifiers import Identifier


class Library:
    """Records and the papers they belong to, kept by local work alone."""

    def __init__(self) -> None:
        self.records: dict[int, Evidence] = {}
        self.papers: dict[int, frozenset[Identifier]] = {}
        self.reads = 0

    def naming(self, identifiers: Collection[Identifier]) -> dict[int, Evidence]:
        found = {k: e for k, e in self.records.items() if e.named & set(identifiers)}
        self.reads += len(found)
        return found

    def change(self, added: dict[int, Evidence], removed: Collection[int]) -> None:
        changed = [*added.values(), *(self.records[key] for key in removed)]
        around = neighbours(changed, self.naming)
        for key in removed:
            del self.records[key], self.papers[key]
        self.records |= added
        here = {k: e for k, e in around.read.items() if k not in removed} | added
        pointers = Pointers(here.values())
        for key in {*around.movable, *added} - set(removed):
            self.papers[key] = pointers.papers(here[key])


@given(
    st.lists(
        st.tuples(st.lists(EVIDENCE, max_size=3), st.sets(st.integers(0, 20), max_size=3)),
        max_size=8,
    )
)
def test_local_work_equals_the_whole_rule(steps: list[tuple[list[Evidence], set[int]]]) -> None:
    library, number = Library(), 0
    for added, removed in steps:
        numbered = dict(enumerate(added, start=number))
        number += len(added)
        library.change(numbered, removed & library.records.keys())

        expected: dict[int, set[Identifier]] = {key: set() for key in library.records}
        for anchor, keys in all_papers(library.records).items():
            for key in keys:
                expected[key].add(anchor)
        assert library.papers == expected


def test_a_paper_with_a_common_abstract_does_not_bring_the_others() -> None:
    """All that is read for a new paper names one of its identifiers."""
    library = Library()
    library.change({n: evidence(f"arxiv:{n} doi:{n}") for n in range(100)}, ())
    library.reads = 0

    library.change({100: evidence("arxiv:100 doi:7")}, ())

    assert library.reads <= 3
