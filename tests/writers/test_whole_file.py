from __future__ import annotations

import errno
import gzip
import os
import stat
import threading
from pathlib import Path

import pytest
import zstandard
from waiting import HANG

from biblio.writers.whole_file import whole_file


def write(path: Path, text: str) -> None:
    with whole_file(path) as stream:
        stream.write(text)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_is_there_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"

    with whole_file(path) as stream:
        stream.write("Erdős\r\n")
        assert not path.exists()

    assert path.read_bytes() == "Erdős\r\n".encode()
    assert names(tmp_path) == ["new.txt"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError])
@pytest.mark.parametrize("ending", ["txt", "gz", "zst"])
def test_what_fails_leaves_the_old_file_and_no_other(
    tmp_path: Path, failure: type[BaseException], ending: str
) -> None:
    path = tmp_path / f"old.{ending}"
    path.write_bytes(b"as it was")

    with pytest.raises(failure), whole_file(path) as stream:  # noqa: PT012 - what is begun
        stream.write("half" * 100_000)
        raise failure

    assert path.read_bytes() == b"as it was"
    assert names(tmp_path) == [path.name]


def test_permissions_stay_and_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "real.txt", tmp_path / "link.txt"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)

    write(link, "new")

    assert link.is_symlink()
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", 0o640)
    assert names(tmp_path / "folder") == ["real.txt"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    write(tmp_path / "ours.txt", "")
    (tmp_path / "usual.txt").touch()

    assert (tmp_path / "ours.txt").stat().st_mode == (tmp_path / "usual.txt").stat().st_mode


def test_a_name_tells_the_compression(tmp_path: Path) -> None:
    write(tmp_path / "a.bib.gz", "Erdős")
    write(tmp_path / "b.bib.gz", "Erdős")
    write(tmp_path / "a.bib.zst", "Erdős")

    packed = (tmp_path / "a.bib.gz").read_bytes()
    assert gzip.decompress(packed).decode() == "Erdős"
    assert packed == (tmp_path / "b.bib.gz").read_bytes()
    frames = zstandard.ZstdDecompressor().stream_reader((tmp_path / "a.bib.zst").open("rb"))
    with frames as unpacked:
        assert unpacked.read().decode() == "Erdős"


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("", errno.EISDIR, "it is a folder; name a file"),
        ("no/such/file.txt", errno.ENOENT, "there is no folder {folder}/no/such; make it first"),
    ],
)
def test_what_cannot_be_a_file_is_told_by_its_name(
    tmp_path: Path, name: str, code: int, said: str
) -> None:
    path = tmp_path / name

    with pytest.raises(OSError) as told, whole_file(path):  # noqa: PT011 - looked at below
        pass

    assert (told.value.errno, told.value.filename) == (code, str(path))
    assert told.value.strerror == said.format(folder=tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("size", [1, 1_000_000])
def test_a_full_device_is_told_by_its_name(size: int) -> None:
    with pytest.raises(OSError, match="No space left") as told:
        write(Path("/dev/full"), "x" * size)

    assert told.value.filename == "/dev/full"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_named_pipe_is_written_as_it_stands(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()

    write(pipe, "through")

    reader.join(timeout=HANG)
    assert read == ["through"]
    assert pipe.is_fifo()
