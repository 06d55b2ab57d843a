from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from dumps import dump

import biblio
from biblio.db.engine import url_of
from biblio.errors import UnreadableSource
from biblio.importing.arrivals import FileArrivals
from biblio.importing.chunks import Chunk, number_of_entries
from biblio.importing.feeder import feed
from biblio.importing.feeding import WORTHWHILE, FedArrivals, arriving


def line(number: int) -> str:
    """A snapshot record, its abstract long so that few make a large file."""
    return json.dumps(
        {
            "id": f"2101.{number:05}",
            "title": f"On {number}",
            "authors": f"Ada Lovelace{number % 7} and Erd\\H os P.",
            "abstract": f"We count {number}. " + "Then we count again. " * 400,
            "categories": "math.CO",
            "versions": [{"version": "v1", "created": "Mon, 4 Jan 2021 10:00:00 GMT"}],
            "update_date": "2021-01-05",
        }
    )


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file large enough for a second process, with one bad line."""
    path = tmp_path / "large.jsonl"
    lines = [line(number) for number in range(1, 601)]
    path.write_text("\n".join([*lines[:300], "{broken", *lines[300:], lines[0]]) + "\n")
    assert path.stat().st_size > WORTHWHILE
    return path


def received(source: Path, database: Path) -> list[Any]:
    """What a feeder in this process says of *source*."""
    output = io.BytesIO()
    feed([str(source), "", f"sqlite:///{database}", "100"], output)
    output.seek(0)
    said = []
    while output.tell() < len(output.getvalue()):
        said.append(pickle.load(output))  # noqa: S301 - written above
    return said


def test_it_sends_what_the_file_holds_laid_out(large: Path, database: Path) -> None:
    *chunks, (end, bytes_read, _, checksum) = received(large, database)
    files = FileArrivals(large)
    arrivals = list(files)
    chunk = [each for each, *_ in chunks if isinstance(each, Chunk)]
    left = [each for each, *_ in chunks if isinstance(each, list)]
    prepared = [entry for each in chunk for entry in each.newcomers.entries]

    assert sorted(
        [entry[1:4] for entry in prepared] + [each[:3] for part in left for each in part]
    ) == sorted(each[:3] for each in (*arrivals[:300], *arrivals[301:]))
    assert [(parsed.place, parsed.incoming) for each in chunk for parsed in each.parsed] == [
        ("line 301", arrivals[300].incoming())
    ]
    assert (end, bytes_read, checksum) == (None, files.bytes_read, files.checksum)
    assert [number_of_entries(each) for each, *_ in chunks] == [100] * 6 + [2]


def test_it_leaves_unparsed_what_was_read_before(
    library: biblio.Library, large: Path, database: Path
) -> None:
    library.import_files(large)

    *chunks, _ = received(large, database)

    made = [each for each, *_ in chunks if isinstance(each, Chunk)]
    left = sum(len(each) for each, *_ in chunks if isinstance(each, list))
    assert sum(len(each.known) for each in made) + left == 601
    assert [each.place for chunk in made for each in chunk.parsed] == ["line 301"]
    assert not any(each.newcomers.papers for each in made)


def test_a_large_file_imports_as_its_small_parts_do(
    library: biblio.Library, database: Path, large: Path, tmp_path: Path
) -> None:
    (report,) = library.import_files(large)
    lines = large.read_text().splitlines()
    other = tmp_path / "other.db"
    with biblio.open(other, create=True) as parts:
        for start in range(0, len(lines), 200):
            part = tmp_path / "part.jsonl"
            part.write_text("\n".join(lines[start : start + 200]) + "\n")
            parts.import_files(part)
    one, two = dump(database), dump(other)
    one.pop("rejections"), two.pop("rejections")  # places are counted within a file

    assert (report.read, report.added, report.unchanged, report.rejected) == (602, 600, 1, 1)
    assert one == two


def test_a_source_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_text("[\n" + line(1) * 600 + "\n]")
    reading, loads = arriving(path, None, url_of(tmp_path / "none.db"), 100)

    assert isinstance(reading, FedArrivals)
    with pytest.raises(UnreadableSource, match=r"one JSON array, not one object a line"):
        next(loads)
    assert not (tmp_path / "none.db").exists()


def test_the_bytes_of_a_folder_are_those_of_all_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(1) + "\n")
    (tmp_path / "b.jsonl").write_text(line(2) + "\n" + line(3) + "\n")
    size = sum(each.stat().st_size for each in tmp_path.iterdir())
    files = FileArrivals(tmp_path)

    seen = [(files.bytes_read <= size, files.bytes_total) for _ in files]

    assert seen == [(True, size)] * 3
    assert files.bytes_read == size
