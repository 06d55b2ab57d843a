from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import os
import random
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
import zstandard

from biblio.errors import UnreadableSource
from biblio.sources.opening import folder_size, open_source
from biblio.sources.streams import (
    ENTRY_LIMIT,
    MIB,
    RATIO_FLOOR,
    RATIO_LIMIT,
    Counted,
    SourceStream,
    lines,
)

TEXT = b"first line\nsecond line\nthe last, unended"
NOISE = random.Random(7).randbytes(400_000)  # noqa: S311 - seeded data, no secrets
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def contents(source: str | Path) -> list[tuple[str, bytes, str | None]]:
    """Name, bytes and fault of each member."""
    found = []
    with open_source(source) as members:
        for member in members:
            data = member.stream.read()
            found.append((member.name, data, member.stream.fault))
    return found


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_plain_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(TEXT)
    assert contents(path) == [(str(path), TEXT, None)]


@pytest.mark.parametrize("kind", COMPRESS)
@pytest.mark.parametrize("data", [TEXT, NOISE, b""], ids=["text", "noise", "empty"])
def test_compression_is_told_by_content_not_by_name(tmp_path: Path, kind: str, data: bytes) -> None:
    path = tmp_path / "named-anyhow.txt"
    path.write_bytes(COMPRESS[kind](data))
    assert contents(path) == [(str(path), data, None)]


@pytest.mark.parametrize("kind", COMPRESS)
def test_compressed_parts_one_after_another(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "two"
    path.write_bytes(COMPRESS[kind](TEXT) + COMPRESS[kind](NOISE))
    assert contents(path) == [(str(path), TEXT + NOISE, None)]


@pytest.mark.parametrize("kind", COMPRESS)
def test_truncated_ends_with_a_fault_and_what_was_there(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "cut"
    whole = COMPRESS[kind](NOISE)
    path.write_bytes(whole[: len(whole) // 2])
    [(_, data, fault)] = contents(path)
    assert fault == "the file ends early; get it again"
    assert NOISE.startswith(data)
    if kind != "bz2":  # unfolds in blocks of 900 kB
        assert len(data) > 100_000


@pytest.mark.slow
@pytest.mark.parametrize("kind", COMPRESS)
@pytest.mark.parametrize("seed", range(20))
def test_flipped_bits_never_raise(tmp_path: Path, kind: str, seed: int) -> None:
    path = tmp_path / "flipped"
    data = bytearray(COMPRESS[kind](NOISE))
    chance = random.Random(seed)  # noqa: S311 - seeded data, no secrets
    for _ in range(3):
        data[chance.randrange(8, len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    [(_, _, fault)] = contents(path)
    assert fault is None or fault.startswith(("the file is damaged (", "the file ends early"))


def test_head_stays_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(NOISE)
    with open_source(path) as members:
        member = next(members)
        assert member.stream.head() == NOISE[: 1 << 16]
        assert member.stream.read() == NOISE
        assert not member.stream.is_empty


@pytest.mark.parametrize("kind", [None, *COMPRESS])
def test_input_is_counted_and_digested(tmp_path: Path, kind: str | None) -> None:
    raw = COMPRESS[kind](NOISE) if kind else NOISE
    path = tmp_path / "a"
    path.write_bytes(raw)
    with open_source(path) as members:
        member = next(members)
        assert member.counted.size == len(raw)
        while member.stream.read(10_000):
            pass
        assert member.counted.bytes_read == len(raw)
        assert next(members, None) is None
    assert member.counted.sha256() == hashlib.sha256(raw).hexdigest()


def test_digest_is_of_the_whole_input_when_less_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(NOISE)
    with open_source(path) as members:
        member = next(members)
        member.stream.readline()
        assert member.counted.sha256() == hashlib.sha256(NOISE).hexdigest()


def test_folder_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a/2.abs", "a/1.abs.gz", ".hidden.abs", ".git/x.abs", "c.md", "d.ABS"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(TEXT) if name.endswith(".gz") else TEXT)
    names = [Path(name).relative_to(tmp_path).as_posix() for name, _, _ in contents(tmp_path)]
    assert names == ["a/1.abs.gz", "a/2.abs", "b.jsonl", "c.md", "d.ABS"]


def test_the_size_of_a_folder_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.abs").write_bytes(b"1234")
    (tmp_path / "b.abs.gz").write_bytes(b"12345")
    (tmp_path / "c.pdf").write_bytes(b"123456")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "d.jsonl").write_bytes(b"1")

    assert folder_size(tmp_path) == 16
    assert folder_size(tmp_path / "a.abs") is None
    assert folder_size("-") is None


@pytest.mark.skipif(os.getuid() == 0, reason="the superuser may read everything")
def test_unreadable_file_of_a_folder_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.abs").write_bytes(TEXT)
    (tmp_path / "b.abs").write_bytes(TEXT)
    (tmp_path / "a.abs").chmod(0)
    first, second = contents(tmp_path)
    assert first[1:] == (b"", "it cannot be read (Permission denied)")
    assert second[1:] == (TEXT, None)


def test_a_link_to_nothing_or_to_a_folder_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.abs").write_bytes(TEXT)
    (tmp_path / "b.abs").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert contents(tmp_path) == [
        (str(tmp_path / "a.abs"), TEXT, None),
        (str(tmp_path / "b.abs"), b"", None),
        (str(tmp_path / "loop"), b"", None),
    ]


def test_zip_members_in_order(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "all.zip",
        {
            "b/2.jsonl": NOISE,
            "a.jsonl": TEXT,
            "c.jsonl.gz": gzip.compress(TEXT),
            "readme.md": b"x",
            "__MACOSX/a.jsonl": b"x",
        },
    )
    assert contents(path) == [
        (f"{path}: a.jsonl", TEXT, None),
        (f"{path}: b/2.jsonl", NOISE, None),
        (f"{path}: c.jsonl.gz", TEXT, None),
        (f"{path}: readme.md", b"x", None),
    ]


def test_zip_is_counted_and_digested(tmp_path: Path) -> None:
    path = zipped(tmp_path / "all.zip", {"a.jsonl": NOISE, "b.jsonl": TEXT})
    with open_source(path) as members:
        counted = [(member.stream.read(), member.counted)[1] for member in members]
    assert counted[0] is counted[1]
    assert counted[0].size == path.stat().st_size
    assert counted[0].bytes_read > len(NOISE)
    assert counted[0].sha256() == hashlib.sha256(path.read_bytes()).hexdigest()


def test_only_file_of_a_zip_needs_no_suffix(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"papers": TEXT})
    assert contents(path) == [(f"{path}: papers", TEXT, None)]


@pytest.mark.parametrize("name", ["../a.jsonl", "b/../../a.jsonl", "/etc/a.jsonl", "..\\a.jsonl"])
def test_zip_with_a_path_that_climbs_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "evil.zip", {"ok.jsonl": TEXT, name: TEXT})
    with pytest.raises(UnreadableSource, match="leads out of the archive; unpack it by hand"):
        contents(path)


def test_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "secret.zip", {"a.jsonl": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableSource, match="is encrypted; unpack it first"):
        contents(path)


def test_unknown_method_in_a_zip_is_a_fault(tmp_path: Path) -> None:
    path = zipped(tmp_path / "odd.zip", {"a.jsonl": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 8] = 97
    data[data.index(b"PK\x01\x02") + 10] = 97
    path.write_bytes(data)
    [(_, found, fault)] = contents(path)
    assert found == b""
    assert fault is not None
    assert "not supported" in fault


def test_truncated_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "cut.zip", {"a.jsonl": NOISE})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(UnreadableSource, match="is not a whole zip archive; get it again"):
        contents(path)


def test_damaged_member_of_a_zip_is_a_fault(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bad.zip", {"a.jsonl": NOISE, "b.jsonl": TEXT})
    data = bytearray(path.read_bytes())
    data[200_000] ^= 0xFF
    path.write_bytes(data)
    (_, _, fault), second = contents(path)
    assert fault is not None
    assert fault.startswith("the file is damaged (")
    assert second == (f"{path}: b.jsonl", TEXT, None)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["gz", "bz2", "xz", "zst", "zip"])
def test_bombs_stop_at_the_limit(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bomb"
    size = RATIO_FLOOR + 8 * MIB
    if kind == "zip":
        zipped(path, {"a.jsonl": bytes(size)})
    elif kind == "gz":
        path.write_bytes(gzip.compress(bytes(size), 6))
    else:
        path.write_bytes(COMPRESS[kind](bytes(size)))
    with open_source(path) as members:
        stream = next(members).stream
        count = 0
        while data := stream.read(MIB):
            count += len(data)
        assert stream.fault is not None
        assert stream.fault.startswith(f"it unfolds to more than {RATIO_LIMIT} times its size")
        assert count < size


def test_large_input_with_the_ratio_of_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.gz"
    size = RATIO_FLOOR + 8 * MIB
    piece = NOISE[: MIB // 64] + bytes(MIB - MIB // 64)
    compressor = zlib.compressobj(1, wbits=31)
    with path.open("wb") as file:
        for _ in range(size // MIB):
            file.write(compressor.compress(piece))
        file.write(compressor.flush())
    with open_source(path) as members:
        stream = next(members).stream
        assert sum(len(data) for data in iter(lambda: stream.read(MIB), b"")) == size
        assert stream.fault is None


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.jsonl"
    with pytest.raises(UnreadableSource) as caught:
        contents(path)
    assert str(caught.value) == f"{path} does not exist"


@pytest.mark.skipif(os.getuid() == 0, reason="the superuser may read everything")
def test_forbidden_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(TEXT)
    path.chmod(0)
    with pytest.raises(UnreadableSource, match="cannot be read: Permission denied"):
        contents(path)


def test_name_with_nul() -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        contents("a\0b")


def test_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_bytes(TEXT)
    with pytest.raises(UnreadableSource) as caught:
        contents(tmp_path)
    assert str(caught.value) == f"the folder {tmp_path} holds no file"


def test_empty_file_is_known_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.touch()
    with open_source(path) as members:
        stream = next(members).stream
        assert stream.head() == b""
        assert stream.is_empty


@pytest.mark.parametrize("kind", [None, *COMPRESS, "zip"])
def test_standard_input(tmp_path: Path, kind: str | None) -> None:
    program = (
        "import sys\n"
        "from biblio.sources.opening import folder_size, open_source\n"
        "with open_source('-') as members:\n"
        "    for member in members:\n"
        "        head = member.stream.head()\n"
        "        data = member.stream.read()\n"
        "        assert data.startswith(head)\n"
        "        sys.stdout.buffer.write(member.name.encode() + b'\\n' + data)\n"
    )
    if kind == "zip":
        raw = zipped(tmp_path / "a.zip", {"a.jsonl": NOISE}).read_bytes()
    else:
        raw = COMPRESS[kind](NOISE) if kind else NOISE
    done = programs.run([sys.executable, "-c", program], input=raw, capture_output=True, check=True)
    name = b"-: a.jsonl" if kind == "zip" else b"-"
    assert done.stdout == name + b"\n" + NOISE
    assert done.stderr == b""


class Dripping(io.RawIOBase):
    """A pipe that hands out one byte at a time."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        piece = self._rest.read(1)
        buffer[: len(piece)] = piece
        return len(piece)


def test_head_is_whole_also_from_a_slow_pipe() -> None:
    with SourceStream("-", io.BufferedReader(Counted(Dripping(TEXT)))) as stream:
        assert stream.head() == TEXT
        assert stream.read() == TEXT


def test_lines_are_numbered_and_keep_their_endings() -> None:
    assert list(lines(io.BytesIO(b"a\r\n\nb"))) == [
        (1, b"a\r\n", None),
        (2, b"\n", None),
        (3, b"b", None),
    ]


def test_a_line_beyond_the_limit_is_a_fault_and_the_next_is_read() -> None:
    data = b"a\n" + b"x" * (ENTRY_LIMIT + 5 * MIB) + b"\nb\n"
    first, long, last = lines(io.BytesIO(data))
    assert (first.raw, last.raw, last.number) == (b"a\n", b"b\n", 3)
    assert long.fault == "a line has more than 64 MiB"
    assert set(long.raw) == {ord("x")}
    assert len(long.raw) == 1 << 16


def test_a_line_at_the_limit_is_read() -> None:
    data = b"x" * (ENTRY_LIMIT - 1) + b"\n"
    assert [line.fault for line in lines(io.BytesIO(data))] == [None]
