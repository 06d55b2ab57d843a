"""Lines of records: what is kept, what is changed, and what lies."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from factories import paper
from hypothesis import given, settings
from importing.strategies import any_record
from laws import examples

from biblio.errors import InvalidData
from biblio.exporters.records import line_of
from biblio.formats import detect
from biblio.formats.format import Told
from biblio.formats.records import FORMAT, parse, split, told
from biblio.model.quick_values import changed
from biblio.model.records import PaperRecord

DIGEST = bytes(range(16))
TIME = "2024-05-07T00:00:00.000000Z"


def line(record: PaperRecord | None = None, **top: Any) -> bytes:
    """A line as it is written, or with other values at the *top* and no check that is right."""
    text = line_of(record or paper("2101.00001", as_of=TIME), DIGEST).rstrip()
    return (json.dumps(json.loads(text) | top) if top else text).encode()


@settings(max_examples=examples(30))
@given(record=any_record)
def test_what_is_written_is_read_again(record: PaperRecord) -> None:
    raw = line(record)

    assert parse(raw) == changed(record, warnings=(), as_of=None)
    assert told(raw) == Told(DIGEST, "", record.library is not None)
    assert detect(raw, "x") is FORMAT
    assert [each.raw for each in split(io.BytesIO(b"\xef\xbb\xbf" + raw + b"\r\n\r\n" + raw))] == [
        raw,
        raw,
    ]


def test_a_digest_counts_where_the_line_is_as_it_was_written() -> None:
    raw = line()

    assert told(raw) == Told(DIGEST, TIME)
    assert told(raw.replace(b"math.CO", b"math.NT")) == Told(None, TIME)
    assert told(line(library="zoo")) == Told(None, TIME, has_library=True)
    assert told(line(as_of="2024-05-07")) == Told(None, TIME)
    assert told(line(as_of=7)) == told(b"[]") == told(b"{") == Told()


@pytest.mark.parametrize(
    ("top", "reason"),
    [
        ({"biblio_record": 2}, "another version of biblio"),
        ({"format": None}, "names no format"),
        ({"format": 7}, "format is not text"),
        ({"library": ["zoo"]}, "library is not text"),
        ({"datestamp": 20240507}, "datestamp is not text"),
        ({"as_of": "yesterday"}, "as_of is 'yesterday', which is no day and no time"),
        ({"says": None}, "no JSON object of fields"),
        ({"says": {"sums": "x"}}, "it says 'sums', which this biblio does not know"),
        ({"says": {"title": 7}}, "what it says in 'title' is not of the shape"),
        ({"says": {"authors": [["Roe"]]}}, "what it says in 'authors' is not of the shape"),
    ],
)
def test_what_is_wrong_is_said(top: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        parse(line(**top))


@pytest.mark.parametrize("raw", [b"{", b"[]", b'{"id": 1}', b"\xff\xfe"])
def test_what_is_no_record_says_why(raw: bytes) -> None:
    with pytest.raises(InvalidData):
        parse(raw)


def test_keys_may_stand_in_any_order_and_silence_may_be_said() -> None:
    row = json.loads(line(paper("2101.00001", title=None)))
    row["says"]["title"] = None
    raw = json.dumps(dict(reversed(row.items()))).encode()

    assert parse(raw) == paper("2101.00001", title=None)
    assert detect(raw + b"\n", "x") is FORMAT
    assert detect(b'{"id": "2101.00001", "title": "\\"biblio_record\\": 1"}', "x") is not FORMAT
