from __future__ import annotations

import gc
from collections.abc import Sequence

import pytest
from factories import paper

import biblio
from biblio.importing.arrivals import portions_of
from biblio.importing.garbage import MANY, rare_collection
from biblio.records import PaperRecord


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


def test_the_garbage_of_an_import_does_not_grow_with_it(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions_of, "__defaults__", (1,))  # one record a transaction

    def made(prefix: str, count: int, **fields: str) -> list[PaperRecord]:
        return [
            paper(f"{prefix}.{number:05}", f"A. Author{number}, B. Other", **fields)
            for number in range(1, count + 1)
        ]

    def both(**fields: str) -> tuple[int, int]:
        return cycles(library, made("2101", 5, **fields)), cycles(
            library, made("2102", 25, **fields)
        )

    cycles(library, [paper("2012.00001")])
    new, changed = both(), both(comments="read again")
    rejected = cycles(library, made("none", 5)), cycles(library, made("nowhere", 25))

    assert [few - many for few, many in (new, changed, rejected)] == [0, 0, 0]
