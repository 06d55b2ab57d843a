"""Text in UTF-16 and UTF-32 is told as such, in every format but XML, which says it itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from biblio import formats
from biblio.errors import UnreadableSource
from biblio.formats.encodings import narrowed, wide_encoding
from biblio.importing.raw_entries import FileEntries

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MARKED = ("utf-16", "utf-32")
UNMARKED = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
PLAIN = {
    "abs": "astro-ph-9207.txt",
    "listing": "listing.txt",
    "snapshot": "snapshot.jsonl",
}


def sample(name: str, encoding: str) -> bytes:
    return (SAMPLES / name).read_text("utf-8").encode(encoding)


@pytest.mark.parametrize("encoding", MARKED + UNMARKED)
@pytest.mark.parametrize("forced", [None, *PLAIN])
@pytest.mark.parametrize("name", PLAIN.values())
def test_a_text_of_another_encoding_is_told_as_such(
    tmp_path: Path, name: str, forced: str | None, encoding: str
) -> None:
    path = tmp_path / name
    path.write_bytes(sample(name, encoding))

    with pytest.raises(UnreadableSource) as refused:
        list(FileEntries(path, forced))

    called = wide_encoding(path.read_bytes())
    assert called is not None
    assert called.replace("-", "").lower() == encoding.replace("-", "")
    assert str(refused.value) == (
        f"{path} is in {called}, not in UTF-8; convert it with "
        f"`iconv -f {called} -t UTF-8`, or save it as UTF-8"
    )


@pytest.mark.parametrize("encoding", MARKED + UNMARKED)
@pytest.mark.parametrize("name", PLAIN.values())
def test_a_file_of_a_folder_is_left_out_with_its_reason_where_it_holds_records(
    tmp_path: Path, name: str, encoding: str
) -> None:
    (tmp_path / "papers.jsonl").write_bytes((SAMPLES / "snapshot.jsonl").read_bytes())
    (tmp_path / "wide").write_bytes(sample(name, encoding))
    (tmp_path / "note").write_bytes("A note for whoever finds this.\n".encode(encoding))
    files = FileEntries(tmp_path)

    *_, last = files

    assert last.place == "wide"
    assert files.notes == ("1 file is no records and left out: note",)


@pytest.mark.parametrize("name", ["oai.xml", "api.xml"])
def test_xml_is_read_in_the_encoding_that_it_names(tmp_path: Path, name: str) -> None:
    text = (SAMPLES / name).read_text("utf-8")
    path = tmp_path / name
    path.write_text(text.replace("UTF-8", "UTF-16", 1).replace("utf-8", "utf-16", 1), "utf-16")

    wide = [each.outcome() for each in FileEntries(path)]

    assert wide == [each.outcome() for each in FileEntries(SAMPLES / name)]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\0",
        b"\x00\x01\x02\n" * 100,
        b"\xef\xbb\xbf{}",
        "Erdős wrote 论文 here".encode(),
        b"a\0b",
        bytes(range(256)) * 4,
    ],
)
def test_what_is_no_such_text_is_left_as_it_is(head: bytes) -> None:
    assert wide_encoding(head) is None
    assert narrowed(head) is head
    assert formats.holds_records(head) is False
