from __future__ import annotations

import os
from pathlib import Path

import pytest

from biblio.library.kept_answers import InFolder, InMemory


@pytest.mark.parametrize("kind", ["memory", "folder"])
def test_what_was_kept_first_of_too_many_goes(kind: str, tmp_path: Path) -> None:
    kept = InMemory() if kind == "memory" else InFolder(tmp_path / "made" / "cache")
    for number in range(10):
        kept.keep(f"answers-{number}", b"%d" % number)
        for old in range(number) if kind == "folder" else ():
            file = tmp_path / "made" / "cache" / f"answers-{old}"
            if file.exists():
                os.utime(file, (old, old))  # clocks of files are coarse

    assert [kept.get(f"answers-{number}") for number in range(10)] == [
        None,
        None,
        *(b"%d" % number for number in range(2, 10)),
    ]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = InFolder(tmp_path / "file")

    kept.keep("answers-1", b"1")

    assert kept.get("answers-1") is None
