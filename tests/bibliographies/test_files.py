import gzip
import stat
from pathlib import Path

import pytest

from biblio.bibliographies.files import difference, read_file, read_whole, replace_file, write_file
from biblio.errors import UnreadableSource


def test_a_file_is_replaced_behind_its_link_with_its_permissions(tmp_path: Path) -> None:
    file, link = tmp_path / "a.bib", tmp_path / "link.bib"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)

    replace_file(link, b"old", b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.bib", "link.bib"]


def test_a_file_that_another_program_changed_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(b"theirs")

    with pytest.raises(UnreadableSource, match="another program changed"):
        replace_file(file, b"old", b"new")

    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"theirs"]


def test_of_a_damaged_file_nothing_is_read(tmp_path: Path) -> None:
    file, cut = tmp_path / "a.bib.gz", tmp_path / "cut.bib.gz"
    text = bytes(range(256)) * 8
    file.write_bytes(gzip.compress(text))
    cut.write_bytes(file.read_bytes()[:-20])

    assert read_whole(file) == text
    for path, told in ((cut, "cut.bib.gz: "), (tmp_path, "is a folder; name a file")):
        with pytest.raises(UnreadableSource, match=told):
            read_whole(path)


def test_a_file_that_went_away_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read: No such file"):
        replace_file(tmp_path / "a.bib", b"old", b"new")

    assert list(tmp_path.iterdir()) == []


def test_another_file_is_written_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "b.bib", b"new\r\n")

    assert read_file(tmp_path / "b.bib") == b"new\r\n"


def test_a_difference_is_a_diff_in_whatever_encoding() -> None:
    made = difference("a.bib", "é\nx".encode("latin-1"), "é\ny".encode("latin-1"))

    assert made == "--- a.bib\n+++ a.bib\n@@ -1,2 +1,2 @@\n é\n-x\n+y\n"
    assert difference("a.bib", b"x", b"x") == ""
