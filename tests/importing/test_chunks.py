from __future__ import annotations

from collections.abc import Collection, Mapping

from factories import paper

from biblio.importing.chunks import make_chunk
from biblio.importing.raw_entries import script_entries


class Known:
    """Has the sources *ids*, and no paper."""

    room: int | None = None

    def __init__(self, ids: Mapping[bytes, int]) -> None:
        self.ids = ids

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:
        return {each: self.ids[each] for each in digests if each in self.ids}

    def present(self, papers: Collection[int]) -> Collection[int]:
        return list(papers)[:0]


def test_entries_are_sorted_by_what_is_left_to_do() -> None:
    entries = list(
        script_entries(
            [
                paper("2101.00001"),
                paper("2101.00002", warnings=("something is odd",)),
                paper("foo/1"),
                paper("2101.00003"),
                paper("2101.00003", comments="again"),
            ]
        )
    )
    known = Known({entries[0].digest: 17})

    chunk = make_chunk(entries, known)

    assert chunk.formats == {"snapshot"}
    assert chunk.known == [(entries[0].digest, 17, "")]
    assert [each.place for each in chunk.parsed] == ["record 3", "record 4", "record 5"]
    assert [each[:3:2] for each in chunk.new_papers.entries] == [(1, "record 2")]
    assert chunk.warnings == ["record 2: something is odd"]
