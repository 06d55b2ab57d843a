from __future__ import annotations

import gc
from collections.abc import Sequence

import pytest
from factories import paper

import biblio
from biblio.importing.garbage import MANY, rare_collection
from biblio.importing.raw_entries import portions_of
from biblio.model.records import PaperRecord


def test_the_collector_is_as_before_when_all_is_done() -> None:
    before = gc.get_threshold()
    with rare_collection():
        during = gc.get_threshold()

    assert (during[0], gc.get_threshold()) == (MANY, before)


def cycles(library: biblio.Library, records: Sequence[PaperRecord]) -> int:
    """How many objects wait for the collector after an import of *records*."""
    gc.collect()
    gc.disable()
    try:
        library.import_records(records)
        return gc.collect()
    finally:
        gc.enable()


@pytest.mark.sqlite("a connection to a server leaves some of its own")
def test_the_garbage_of_an_import_does_not_grow_with_it(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions_of, "__defaults__", (1,))  # one record a transaction

    def made(prefix: str, count: int, **fields: str) -> list[PaperRecord]:
        return [
            paper(f"{prefix}.{number:05}", f"A. Author{number}, B. Other", **fields)
            for number in range(1, count + 1)
        ]

    def growth(*prefixes: str, **fields: str) -> int:
        """What 20 more records leave behind, once what is made at first is made."""
        _, _, few, many = (
            cycles(library, made(prefix, count, **fields))
            for prefix, count in zip(prefixes, (5, 5, 5, 25), strict=True)
        )
        return many - few

    new = growth("2101", "2102", "2103", "2104")
    changed = growth("2101", "2102", "2103", "2104", comments="read again")
    rejected = growth("none", "nowhere", "nobody", "never")

    assert (new, changed, rejected) == (0, 0, 0)
