from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidData, UnknownFormat, UnreadableSource
from biblio.formats import (
    FORMATS,
    Entry,
    Format,
    by_name,
    detect,
    entries,
    open_source,
    parse,
    read,
)
from biblio.model.records import PaperRecord, Rejection


def split(stream: BinaryIO) -> Iterator[Entry]:
    for number, line in enumerate(stream, start=1):
        yield Entry(line.strip(), f"line {number}")


def parse_number(raw: bytes) -> PaperRecord:
    if not raw.isdigit():
        raise InvalidData("it is not a number")
    return PaperRecord(format="numbers", title=raw.decode())


NUMBERS = Format("numbers", split, parse_number, lambda head: head[:1].isdigit())


def record(title: str) -> PaperRecord:
    return PaperRecord(format="numbers", title=title)


class Breaking(io.BytesIO):
    """A stream of somebody else's that fails at its end."""

    def __init__(self, data: bytes, error: Exception) -> None:
        super().__init__(data)
        self._error = error

    def __next__(self) -> bytes:
        try:
            return super().__next__()
        except StopIteration:
            raise self._error from None


def test_formats_have_names() -> None:
    assert {each.name for each in FORMATS} == {
        "abs",
        "atom",
        "bibtex",
        "crossref",
        "csl-json",
        "listing",
        "oai",
        "openalex",
        "pubmed",
        "records",
        "rejects",
        "ris",
        "snapshot",
    }
    assert all(by_name(each.name) is each for each in FORMATS)


def test_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownFormat) as caught:
        by_name("bibtecks")
    assert str(caught.value) == (
        "there is no format 'bibtecks'; choose one of abs, atom, bibtex, "
        "crossref, csl-json, listing, oai, openalex, pubmed, records, rejects, ris, snapshot"
    )


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"id": "0704.0001"}', "snapshot"),
        (b'\xef\xbb\xbf\n [{"id": "0704.0001"}]', "snapshot"),
        (b"----\n\\\\\narXiv:0704.0001\nFrom: A\n", "abs"),
        (b"Papers received\n\\\\\r\nPaper (*cross-listing*): hep-th/9901001\r\n", "abs"),
        (b'<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">', "oai"),
        (b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">', "atom"),
        (
            b"A title\nAnn Author\n\nAn abstract.\n\narXiv:2101.00001\nCreated: 2021-01-01",
            "listing",
        ),
    ],
)
def test_detection(head: bytes, name: str) -> None:
    assert detect(head, "a file").name == name


def test_empty_source_is_refused() -> None:
    with pytest.raises(UnreadableSource, match=r"^papers\.jsonl is empty$"):
        detect(b"", "papers.jsonl")


@pytest.mark.parametrize("head", [bytes(1000), b"\x89PNG\r\n\x1a\n", b"%PDF-1.4\n"])
def test_unknown_content_is_refused(head: bytes) -> None:
    with pytest.raises(UnknownFormat, match="is of no format that biblio knows; say which with -f"):
        detect(head, "a.bin")


def test_read_yields_a_record_or_a_rejection_for_each_entry() -> None:
    found = list(read(io.BytesIO(b"1\nx\xff\n2\n"), NUMBERS))
    assert found == [
        record("1"),
        Rejection("line 2", "it is not a number", "x\\xff", format="numbers"),
        record("2"),
    ]


def test_foreign_stream_that_breaks_leaves_one_fault_after_its_entries() -> None:
    for error, reason in (
        (EOFError(), "the file ends early; get it again"),
        (zlib.error("bad block"), "the file is damaged (bad block)"),
        (OSError(5, "Input/output error"), "it cannot be read (Input/output error)"),
    ):
        assert list(read(Breaking(b"1\n2\n", error), NUMBERS)) == [
            record("1"),
            record("2"),
            Rejection("after line 2", reason, ""),
        ]


def test_foreign_stream_that_breaks_at_once_is_unreadable() -> None:
    with pytest.raises(UnreadableSource, match="the input: the file ends early"):
        list(entries(Breaking(b"", EOFError()), NUMBERS))


def test_truncated_source_rejects_the_entry_that_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.num"
    whole = b"".join(b"%d\n" % (number * 7919) for number in range(20_000))
    packed = gzip.compress(whole)
    path.write_bytes(packed[: len(packed) * 3 // 4])
    with open_source(path) as members:
        *records, last = read(next(members).stream, NUMBERS)
    assert len(records) > 10_000
    assert records == [record(str(number * 7919)) for number in range(len(records))]
    assert isinstance(last, Rejection)
    assert (last.place, last.reason) == (
        f"line {len(records) + 1}",
        "the file ends early; get it again",
    )
    assert str(len(records) * 7919).startswith(last.raw)


def test_empty_source_is_unreadable_also_with_a_format_given(tmp_path: Path) -> None:
    path = tmp_path / "a.num"
    path.touch()
    with (
        open_source(path) as members,
        pytest.raises(UnreadableSource, match=r"a\.num is empty"),
    ):
        list(entries(next(members).stream, NUMBERS))


def test_truncated_before_the_first_byte_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.num"
    path.write_bytes(gzip.compress(b"1\n")[:11])
    with (
        open_source(path) as members,
        pytest.raises(UnreadableSource, match=r"a\.num: the file ends early; get it again"),
    ):
        list(entries(next(members).stream, NUMBERS))


@pytest.mark.parametrize(
    ("raw", "identifier"),
    [
        (b'{"id": "0704.0001", broken', "0704.0001"),
        (b'{"id":"math.GT/0309136v2", broken', "math/0309136"),
        (b'{"id":"1513.00001"}', None),
        (b"\\\\\nPaper (*cross-listing*): hep-th/9901001\nDate: never", "hep-th/9901001"),
        (b"\\\\\narXiv:0704.0001\nDate: never", "0704.0001"),
        (b"<identifier>oai:arXiv.org:0704.0001</identifier>", "0704.0001"),
        (b"<id>http://arxiv.org/abs/hep-th/9901001v1</id>", "hep-th/9901001"),
        (b"nothing", None),
        (b"\xff\xfe", None),
    ],
)
def test_a_rejection_names_its_paper_where_it_can(raw: bytes, identifier: str | None) -> None:
    found = parse(Entry(raw, "line 1", "cut"), NUMBERS)
    assert isinstance(found, Rejection)
    assert (found.place, found.reason, found.identifier) == ("line 1", "cut", identifier)


@given(st.sampled_from(FORMATS), st.binary(max_size=300))
def test_any_bytes_become_entries_or_one_clear_error(source: Format, data: bytes) -> None:
    try:
        found = list(read(io.BytesIO(data), source))
    except UnreadableSource:
        return
    assert all(isinstance(each, PaperRecord | Rejection) for each in found)
