"""Names that came out wrong once, from each kind of source, where the shared data is present."""

from __future__ import annotations

import json
from typing import Any

import pytest
from places import SHARED

from biblio.formats import detect, read
from biblio.model.records import PaperRecord

CASES = SHARED / "cases" / "names"
SOURCES = ("listing.txt", "snapshot.jsonl", "oai.xml")

pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="the shared data is not beside the checkout"
)


def expected() -> list[dict[str, Any]]:
    if not CASES.is_dir():
        return []
    lines = (CASES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def records() -> dict[str | None, PaperRecord]:
    found = {}
    for name in SOURCES:
        with (CASES / name).open("rb") as stream:
            source = detect(stream.read(4096), name)
            stream.seek(0)
            for record in read(stream, source):
                assert isinstance(record, PaperRecord)
                found[record.arxiv_id] = record
    return found


@pytest.mark.parametrize("case", expected(), ids=lambda case: case["arxiv_id"])
def test_authors(records: dict[str | None, PaperRecord], case: dict[str, Any]) -> None:
    record = records[case["arxiv_id"]]

    assert [[*name[:2], name.is_collaboration] for name in record.authors] == [
        [*(*parts, "", "")[:2], parts[2:] == [True]] for parts in case["authors"]
    ]
    assert {
        str(place): name.suffix for place, name in enumerate(record.authors, 1) if name.suffix
    } == case.get("suffixes", {})
    assert record.authors_cut == bool(case.get("authors_cut", 0))
