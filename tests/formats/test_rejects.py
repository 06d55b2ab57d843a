"""Rejected records written as lines, mended, and read again."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.formats import detect, entries, parse, read
from biblio.formats.format import Entry
from biblio.formats.rejects import FORMAT, KEYS, raw_bytes
from biblio.model.records import PaperRecord, Rejection

SNAPSHOT = '{"id": "0704.0001", "title": "Mended"}'
ABS = """\\\\
arXiv:0704.0002
Date: Tue, 3 Apr 2007 10:00:00 GMT   (3kb)

Title: Graphs of friends
Authors: Paul Erd\\H{o}s
Categories: math.CO
\\\\
  We draw them.
\\\\
"""


def row(raw: str, format_name: str | None) -> bytes:
    values = (format_name, "papers.jsonl", "line 7", None, "it was broken", raw)
    return json.dumps(dict(zip(KEYS, values, strict=True))).encode() + b"\n"


def outcomes(data: bytes) -> list[PaperRecord | Rejection]:
    return list(read(io.BytesIO(data), FORMAT))


def test_each_line_is_read_in_its_own_format() -> None:
    mended = row(SNAPSHOT, "snapshot") + b"\n" + row(ABS, "abs")

    first, second = outcomes(mended)

    assert isinstance(first, PaperRecord)
    assert isinstance(second, PaperRecord)
    assert (first.format, first.arxiv_id, first.title) == ("snapshot", "0704.0001", "Mended")
    assert (second.format, second.arxiv_id) == ("abs", "0704.0002")


def test_entries_are_those_of_the_original_source() -> None:
    assert list(entries(io.BytesIO(row(SNAPSHOT, "snapshot")), FORMAT)) == [
        Entry(SNAPSHOT.encode(), "line 1", None, "snapshot", is_closed=True)
    ]


def test_a_line_that_was_rejected_and_mended_is_taken_out_of_its_line() -> None:
    twice = row(row(row(SNAPSHOT, "snapshot").decode(), "rejects").decode(), "rejects")

    assert list(entries(io.BytesIO(twice), FORMAT)) == [
        Entry(SNAPSHOT.encode(), "line 1", None, "snapshot", is_closed=True)
    ]


def test_such_a_file_is_recognised() -> None:
    assert detect(row(SNAPSHOT, "snapshot"), "rejects.jsonl") is FORMAT
    assert detect(SNAPSHOT.encode(), "papers.jsonl") is not FORMAT


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nonsense", "the line is no JSON object with 'biblio_reject' and a text 'raw'"),
        (b'{"biblio_reject": "abs"}', "the line is no JSON object with 'biblio_reject' and a text"),
        (b'["biblio_reject", "raw"]', "the line is no JSON object with 'biblio_reject' and a text"),
        (row(SNAPSHOT, None), "the record came in part only: complete 'raw' and name its format"),
        (row(SNAPSHOT, "bibtecks"), "there is no format 'bibtecks'; choose one of abs, "),
        (row('{"id": 5}', "snapshot"), "the id 5 is a number"),
        (row(SNAPSHOT, "rejects"), "the line is no JSON object with"),
        (b'{"biblio_reject":' + b"[" * 100_000, "the line is no JSON object with"),
    ],
)
def test_what_cannot_be_read_is_rejected_again(line: bytes, reason: str) -> None:
    (found,) = outcomes(line)

    assert isinstance(found, Rejection)
    assert found.reason.startswith(reason)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_text_come_back(raw: bytes) -> None:
    kept = raw.decode("utf-8", "backslashreplace")

    again = raw_bytes(kept)

    assert again.decode("utf-8", "backslashreplace") == kept
    if b"\\x" not in raw:
        assert again == raw


def test_a_text_that_only_looks_escaped_stays() -> None:
    assert raw_bytes("\\xc3\\xa9") == b"\\xc3\\xa9"
    assert raw_bytes("\\xff") == b"\xff"
    assert parse(Entry(raw_bytes("\\x41"), "line 1"), FORMAT)
