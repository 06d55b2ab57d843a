"""Rejected records as `biblio import --rejects` writes them: once mended, they are read again.

One JSON object a line. `biblio_reject` names the format of `raw`, the record's own text; `source`,
`place`, `identifier` and `reason` are for who mends it. A record that came in part only has null
for its format, so that nobody takes it for the whole by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NoReturn

import orjson

from biblio.errors import InvalidData
from biblio.formats.format import Entry, Format
from biblio.sources.streams import lines

FORMAT_KEY: Final = "biblio_reject"
KEYS: Final = (FORMAT_KEY, "source", "place", "identifier", "reason", "raw")

_ESCAPED: Final = re.compile(rb"\\x([89a-f][0-9a-f])")
_BEGINNING: Final = re.compile(rb'\s*\{\s*"' + FORMAT_KEY.encode() + rb'"\s*:')


def raw_bytes(raw: str) -> bytes:
    r"""The bytes that *raw* was: undecodable ones, kept as `\xNN`, are turned back."""
    plain = raw.encode("utf-8", "surrogatepass")
    turned = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), plain)
    return turned if turned.decode("utf-8", "backslashreplace") == raw else plain


def split(stream: BinaryIO) -> Iterator[Entry]:
    """Each line's record, as an entry of the format that the line names.

    A line that was rejected itself stands in another of this format, and is taken out of it.
    """
    for line in lines(stream):
        if not line.raw.strip():
            continue
        place = f"line {line.number}"
        raw = line.raw
        row = None if line.fault else _row(raw)
        while row is not None and row[FORMAT_KEY] == FORMAT.name:
            raw = raw_bytes(row["raw"])
            row = _row(raw)
        if row is None or not isinstance(row[FORMAT_KEY], str):
            yield Entry(raw, place, line.fault, is_closed=line.raw.endswith(b"\n"))
        else:
            yield Entry(raw_bytes(row["raw"]), place, format=row[FORMAT_KEY], is_closed=True)


def parse(raw: bytes) -> NoReturn:
    """Say why the line *raw* holds no record; those that hold one are parsed in its own format.

    Raises:
        InvalidData: always.
    """
    row = _row(raw)
    if row is None:
        raise InvalidData(f"the line is no JSON object with {FORMAT_KEY!r} and a text 'raw'")
    raise InvalidData(
        f"the record came in part only: complete 'raw' and name its format in {FORMAT_KEY!r}"
    )


def recognise(head: bytes) -> bool:
    """Whether a source that begins with *head* holds rejected records."""
    return _BEGINNING.match(head) is not None


def _row(raw: bytes) -> dict[str, Any] | None:
    try:
        row = orjson.loads(raw)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(row, dict) or FORMAT_KEY not in row or not isinstance(row.get("raw"), str):
        return None
    return row


FORMAT: Final = Format("rejects", split, parse, recognise)
