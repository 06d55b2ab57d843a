"""A folder that takes its place whole, and what killed exports leave beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from biblio.parquet import folders
from biblio.parquet.folders import whole_folder


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:  # as on systems, and disks, that do not know it
        monkeypatch.setattr(folders, "_exchanged", lambda _one, _other: False)
    target = tmp_path / "made"
    for number in range(2):
        with whole_folder(target) as made:
            (made / f"{number}.txt").write_text("new")

        assert names(target) == [f"{number}.txt"]
        assert names(tmp_path) == ["made"]


def test_what_was_opened_before_goes_on_being_read(tmp_path: Path) -> None:
    target = tmp_path / "made"
    with whole_folder(target) as made:
        (made / "a.txt").write_text("old")

    with (target / "a.txt").open() as reader:
        with whole_folder(target) as made:
            (made / "a.txt").write_text("new")
        assert reader.read() == "old"

    assert (target / "a.txt").read_text() == "new"


def test_a_link_leads_to_the_folder_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to("elsewhere")

    with whole_folder(link) as made:
        (made / "a.txt").write_text("new")

    assert link.is_symlink()
    assert names(tmp_path / "elsewhere") == ["a.txt"]


def test_what_was_left_goes_and_what_is_being_made_stays(tmp_path: Path) -> None:
    left = tmp_path / ".biblio-made-0123456789abcdef"
    other = tmp_path / ".biblio-others-0123456789abcdef"
    left.mkdir()
    other.mkdir()

    with whole_folder(tmp_path / "made") as first:
        assert not left.exists()
        with whole_folder(tmp_path / "made"):
            assert first.exists()

    assert names(tmp_path) == [other.name, "made"]


def test_what_is_in_the_way_is_told_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("Of mine")

    with (
        pytest.raises(NotADirectoryError, match="it is a file; name a folder") as told,
        whole_folder(file),
    ):
        pass
    assert told.value.filename == str(file)
    with (
        pytest.raises(FileNotFoundError, match=r"there is no folder .+; make it first"),
        whole_folder(tmp_path / "no" / "made"),
    ):
        pass
    assert names(tmp_path) == ["file"]
