"""Compressed inputs that are cut, damaged or go on too long, as their programs read them."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from biblio.formats import detect, open_source, read
from biblio.model.records import PaperRecord, Rejection
from biblio.sources.compressed import Unpacked
from biblio.sources.streams import SourceStream

PROGRAMS = {"gz": "gzip", "bz2": "bzip2", "xz": "xz", "zst": "zstd"}
LETTERS = random.Random(11)  # noqa: S311 - seeded data, no secrets
EARLY = "the file ends early; get it again"


def line(number: int) -> bytes:
    words = "".join(LETTERS.choices("etaoin shrdlu", k=600))
    return b'{"id": "2101.%05d", "title": "Paper %d: %s"}\n' % (number, number, words.encode())


LINES = [line(number) for number in range(1, 2001)]
WHOLE = b"".join(LINES)


@lru_cache(maxsize=32)
def packed(kind: str, data: bytes, *options: str) -> bytes:
    return ran(kind, data, "-c", *options)[0]


def ran(kind: str, data: bytes, *options: str) -> tuple[bytes, int]:
    """What the program that made files of *kind* writes of *data*, and how it ends."""
    program = PROGRAMS[kind]
    if shutil.which(program) is None:
        pytest.skip(f"no {program} here")
    done = subprocess.run([program, *options], input=data, capture_output=True, check=False)
    return done.stdout, done.returncode


def begins(data: bytes, beginning: bytes) -> bool:
    """Whether *data* begins so; where it does not, nobody wants to see a megabyte compared."""
    return data[: len(beginning)] == beginning


def ids(lines: Iterable[bytes]) -> list[str]:
    """The identifiers of whole lines."""
    return [each[8:18].decode() for each in lines if each.rstrip(b"\n").endswith(b'"}')]


def outcome(path: Path) -> tuple[list[str | None], list[Rejection], bytes]:
    """What is read of the file *path*: records, rejections, and its bytes unpacked."""
    with open_source(path) as members:
        data = next(members).stream.read()
    with open_source(path) as members:
        stream = next(members).stream
        found = list(read(stream, detect(stream.head(), str(path))))
    records = [each.arxiv_id for each in found if isinstance(each, PaperRecord)]
    return records, [each for each in found if isinstance(each, Rejection)], data


@pytest.mark.slow
@pytest.mark.parametrize("kind", PROGRAMS)
@pytest.mark.parametrize("part", range(1, 20))
def test_of_a_cut_file_all_is_read_that_its_program_reads(
    tmp_path: Path, kind: str, part: int
) -> None:
    path = tmp_path / "papers.jsonl"
    options = ("-1",) if kind in {"bz2", "zst"} else ()  # smaller blocks
    whole = packed(kind, WHOLE, *options)
    cut = whole[: len(whole) * part // 20 + part]
    path.write_bytes(cut)
    reference, _ = ran(kind, cut, "-dc")
    with open_source(path) as members:
        stream = next(members).stream
        if not stream.head():
            assert (reference, stream.fault) == (b"", EARLY)
            return

    records, rejections, data = outcome(path)

    assert begins(data, reference)
    assert begins(WHOLE, data)
    assert records == ids(data.splitlines(keepends=True))
    assert [each.reason for each in rejections] == [EARLY]
    last = data[data.rfind(b"\n") + 1 :]
    assert rejections[0].raw.encode() == (b"" if ids([last]) else last.strip())


@pytest.mark.parametrize("kind", PROGRAMS)
@pytest.mark.parametrize("seed", range(6))
def test_of_a_damaged_file_all_is_read_that_its_program_reads(
    tmp_path: Path, kind: str, seed: int
) -> None:
    path = tmp_path / "papers.jsonl"
    whole = bytearray(packed(kind, WHOLE, *(("-1",) if kind == "bz2" else ())))
    chance = random.Random(seed)  # noqa: S311 - seeded data, no secrets
    whole[chance.randrange(len(whole) // 4, len(whole))] ^= 1 << chance.randrange(8)
    path.write_bytes(whole)
    reference, _ = ran(kind, bytes(whole), "-dc")

    with open_source(path) as members:
        stream = next(members).stream
        data = stream.read()

    # liblzma may give a byte in the very step in which it fails.
    assert begins(data, reference[: -1 if kind == "xz" else None])
    assert stream.fault is not None
    assert stream.fault.startswith("the file is damaged (") or stream.fault == EARLY
    assert not stream.is_complete


@pytest.mark.slow
@pytest.mark.parametrize("kind", PROGRAMS)
@pytest.mark.parametrize("junk", [b"x", b"<html>", b"\0\0junk", b"\x7f" * 100_000])
def test_junk_behind_the_end_is_told_and_costs_nothing(
    tmp_path: Path, kind: str, junk: bytes
) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_bytes(packed(kind, WHOLE.rstrip(b"\n")) + junk)

    records, rejections, data = outcome(path)

    assert begins(data, WHOLE.rstrip(b"\n"))
    assert records == ids(LINES)
    name = {"zst": "Zstandard"}.get(kind, PROGRAMS[kind])
    reason = f"bytes that are no {name} follow its end; all before them was read"
    assert rejections == [Rejection("after line 2000", reason, "")]


@pytest.mark.parametrize("kind", PROGRAMS)
def test_zeros_and_further_frames_behind_the_end_are_read_on(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "papers.jsonl"
    first, second = packed(kind, LINES[0]), packed(kind, LINES[1])
    path.write_bytes(first + bytes(512) + second + bytes(512))

    assert outcome(path) == (ids(LINES[:2]), [], b"".join(LINES[:2]))


@pytest.mark.parametrize("kind", PROGRAMS)
def test_a_file_that_breaks_off_in_its_first_bytes_ends_early(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "papers.jsonl"
    whole = packed(kind, WHOLE)
    for length in range(2, 12):
        path.write_bytes(whole[:length])
        with open_source(path) as members:
            stream = next(members).stream
            assert (stream.read(), stream.fault) == (b"", EARLY)


def test_frames_to_be_skipped_stand_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    skipped = b"\x5a\x2a\x4d\x18" + (70_000).to_bytes(4, "little") + bytes(70_000)
    frame = packed("zst", LINES[0])
    path.write_bytes(skipped + frame + skipped + frame + skipped)
    assert outcome(path)[2] == LINES[0] * 2

    path.write_bytes(skipped + frame + skipped[:-1])
    assert [each.reason for each in outcome(path)[1]] == [EARLY]


def test_a_window_that_fills_the_memory_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    path.write_bytes(packed("zst", WHOLE, "--long=31"))
    with open_source(path) as members:
        stream = next(members).stream
        assert stream.read() == b""
        assert stream.fault == (
            "unpacking it takes more than 2,048 MiB of memory; "
            "unpack it with `zstd -d --long=31` first"
        )

    path.write_bytes(packed("zst", WHOLE, "--long=27"))
    assert outcome(path)[0] == ids(LINES)


def test_a_frame_that_needs_a_dictionary_says_so(tmp_path: Path) -> None:
    dictionary = tmp_path / "dictionary"
    samples = tmp_path / "samples"
    samples.mkdir()
    for number in range(200):
        (samples / str(number)).write_bytes(LINES[number])
    ran("zst", b"", "--train", "-q", *map(str, samples.iterdir()), "-o", str(dictionary))
    path = tmp_path / "papers.jsonl"
    path.write_bytes(packed("zst", LINES[0], "-D", str(dictionary)))
    with open_source(path) as members:
        stream = next(members).stream
        assert stream.read() == b""
        assert stream.fault is not None
        assert stream.fault.endswith("unpack it with `zstd -d -D` first")


class Pipe(io.BytesIO):
    """What cannot be gone back in."""

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("kind", PROGRAMS)
def test_of_a_damaged_pipe_hardly_less_is_read(kind: str) -> None:
    whole = bytearray(packed(kind, WHOLE))
    whole[len(whole) * 3 // 4] ^= 0x10
    reference, _ = ran(kind, bytes(whole), "-dc")

    with SourceStream("-", Unpacked(kind, Pipe(bytes(whole)))) as stream:
        data = stream.read()

    assert stream.fault is not None
    assert len(data) > len(reference) - 512
