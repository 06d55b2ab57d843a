"""What a folder says of itself, and folders that say nothing, or what nobody here knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biblio.errors import UnreadableSource
from biblio.parquet.manifest import (
    FORM,
    NAME,
    ExportedColumn,
    ExportedTable,
    LastImport,
    Manifest,
    Part,
    read_manifest,
)

TABLE = ExportedTable(
    (ExportedColumn("id", "int64", False, "Its number."),),  # noqa: FBT003 - by place
    3,
    (Part("0000", "papers/year=0000/part-a.parquet", 1, 70, "a"), Part("2007", "b", 2, 80, "b")),
)


@pytest.mark.parametrize(
    ("run", "years"),
    [(None, None), (LastImport(7, "a.jsonl", "cut", "2024-01-01", None), ("2007", "2008"))],
)
def test_it_is_read_as_it_was_written(
    tmp_path: Path, run: LastImport | None, years: tuple[str, ...] | None
) -> None:
    manifest = Manifest("biblio 1", "0011", "2024-01-02", run, years, {"papers": TABLE})

    (tmp_path / NAME).write_bytes(manifest.written())

    assert read_manifest(tmp_path) == manifest
    assert manifest.years_of() == ("0000", "2007")
    assert manifest.files() == {"papers/year=0000/part-a.parquet", "b"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "is no folder that `biblio export parquet` wrote: it has no manifest.json"),
        ("", "cannot be understood; export into another folder"),
        ("[]", "cannot be understood"),
        (json.dumps({"form": FORM}), "cannot be understood"),
        (json.dumps({"form": FORM + 1}), "was written by a newer biblio"),
        (json.dumps({"form": FORM - 1}), "was written by an older biblio, in another form"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, text: str | None, sentence: str) -> None:
    if text is not None:
        (tmp_path / NAME).write_text(text)

    with pytest.raises(UnreadableSource, match=sentence):
        read_manifest(tmp_path)


def test_a_folder_that_is_not_there_is_told_how_to_make(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"there is no folder .+; `biblio export parquet"):
        read_manifest(tmp_path / "no")
