"""The fields of one entry: strings put in, pieces joined, what is inherited filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from biblio.errors import InvalidData
from biblio.formats import fields as texts
from biblio.formats.bibtex.blocks import WrittenEntry, read_blocks

__all__ = [
    "INHERITED_AS",
    "MONTHS",
    "MONTH_MACROS",
    "NEVER_INHERITED",
    "Fields",
    "bare",
    "read_fields",
]

MONTHS: Final = {
    name: str(number)
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        start=1,
    )
}
MONTH_MACROS: Final = {int(number): name for name, number in MONTHS.items()}
"""The macro of each month, by its number."""
NEVER_INHERITED: Final = frozenset(
    (
        "crossref",
        "doi",
        "eprint",
        "eprintclass",
        "eprinttype",
        "archiveprefix",
        "primaryclass",
        "pmid",
        "pmcid",
        "url",
        "urldate",
        "file",
        "key",
        "ids",
        "xref",
        "abstract",
        "annote",
        "keywords",
        "author",
        "pages",
    )
)
"""What names the parent itself; biblatex, appendix B, leaves out more or less the same."""
INHERITED_AS: Final = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "shorttitle": "",
    "sorttitle": "",
}
_PIECE: Final = re.compile(r'\s*(?:(?P<open>[{"])|(?P<word>[^\s#{}",=]+))')
_MARK: Final = re.compile(r'[{}"]')
_JOINED: Final = re.compile(r"\s*(#?)\s*")
_AT: Final = re.compile(r"^[ \t]*@", re.MULTILINE)
_NO_COMMA: Final = re.compile(r"\s*@\s*\w+\s*[{(]\s*([^\s,={}()]+)\s+[A-Za-z][\w:.-]*\s*=")
_MISSED_COMMA: Final = re.compile(r"\s*([A-Za-z][\w:.-]*)\s*=\s*(?=\S)")


class Fields(NamedTuple):
    """One entry: its type and key, and its fields in TeX by name in lower case, in their order.

    Of a field that stands there twice the first counts, as for BibTeX; `repeated` has the others.
    """

    type: str
    key: str
    values: Mapping[str, str]
    repeated: Sequence[tuple[str, str]]
    warnings: Sequence[str]


def read_fields(raw: bytes) -> Fields:
    """The fields of the last entry in *raw*; strings and parents stand before it.

    Raises:
        InvalidData: it cannot be understood.
    """
    blocks = read_blocks(texts.text(raw))
    if not blocks.entries:
        raise InvalidData(_why_not(texts.text(raw), blocks.faults))
    strings = {name: name for name in MONTHS}
    warnings: list[str] = []
    for name, value in blocks.strings:
        strings[name.lower()] = _evaluated(value, strings, warnings)[0]
    *parents, own = blocks.entries
    if "=" in own.key:
        raise InvalidData(f"it has no key, or no comma behind it: {own.key[:60]!r}")
    found = list(_found(own, strings, warnings))
    values: dict[str, str] = {}
    repeated = [each for each in found if values.setdefault(*each) != each[1]]
    warnings += (f"{name} stands there twice" for name, _ in repeated)
    by_key = {each.key.lower(): each for each in parents}
    _inherit(values, by_key, strings, warnings)
    return Fields(own.type, own.key, values, repeated, warnings)


def _why_not(text: str, faults: Sequence[str]) -> str:
    """One sentence that says why *text* is not an entry."""
    own = text[max((each.start() for each in _AT.finditer(text)), default=0) :]
    if (missed := _NO_COMMA.match(own)) is not None:
        return f"behind its key {missed[1]} a comma is missing"
    if own.count("{") > own.count("}"):
        return "a brace is not closed"
    if own.count('"') % 2:
        return "a quote is not closed"
    return faults[-1] if faults else "it is not an entry of BibTeX: write @type{key, field = {…}}"


def bare(raw: bytes, without: Iterable[str]) -> bytes:
    """The entry *raw* without some of its fields; as it is, where it cannot be understood."""
    entries = read_blocks(texts.text(raw)).entries
    if not entries:
        return raw
    kind, key, fields = entries[-1]
    kept = ((name, value) for name, value in fields if name.lower() not in without)
    body = ",\n".join(f"  {name} = {value}" for name, value in kept)
    return f"@{kind}{{{key},\n{body}\n}}".encode()


def _found(
    entry: WrittenEntry, strings: Mapping[str, str], warnings: list[str]
) -> Iterator[tuple[str, str]]:
    """The fields of *entry* in their order, evaluated."""
    for written, value_written in entry.fields:
        name, rest = written.lower().strip(), value_written
        while name:
            value, rest = _evaluated(rest, strings, warnings)
            yield name, value
            missed = _MISSED_COMMA.match(rest)
            if rest.strip():
                warnings.append(f"after {name} a comma is missing")
            name, rest = (missed[1].lower(), rest[missed.end() :]) if missed else ("", "")


def _inherit(
    values: dict[str, str],
    parents: Mapping[str, WrittenEntry],
    strings: Mapping[str, str],
    warnings: list[str],
) -> None:
    """Fill what *values* is silent of from the entries that it names as its parents."""
    named = {
        name: list(filter(None, map(str.strip, values.get(name, "").split(","))))
        for name in ("crossref", "xdata")
    }
    for field, keys in named.items():
        if keys and all(key.lower() in parents for key in keys):
            del values[field]  # what it says is filled in
    for key in chain(*named.values()):
        parent = parents.get(key.lower())
        if parent is None:
            warnings.append(f"crossref names {key}, which is not in this file")
            continue
        for name, value in _found(parent, strings, warnings):
            inherited = INHERITED_AS.get(name, name)
            if inherited and name not in NEVER_INHERITED:
                values.setdefault(inherited, value)


def _evaluated(value: str, strings: Mapping[str, str], warnings: list[str]) -> tuple[str, str]:
    """The text of *value*, its pieces joined and strings put in, and what stands behind it."""
    last = len(value) - 1
    if value[:1] == "{" and value.find("{", 1) < 0 and value.find("}") == last:
        return value[1:-1], ""  # nearly every one is a single piece
    if value[:1] == '"' and value.find('"', 1) == last > 0:
        return value[1:-1], ""
    text, place = [], 0
    while (piece := _PIECE.match(value, place)) is not None:
        if piece["open"]:
            end = _closed(value, piece.end() - 1)
            text.append(value[piece.end() : end - 1])
            place = end
        else:
            text.append(_put_in(piece["word"], strings, warnings))
            place = piece.end()
        joined = _JOINED.match(value, place)
        if joined is None or not joined[1]:
            break
        place = joined.end()
    return "".join(text), value[place:]


def _put_in(word: str, strings: Mapping[str, str], warnings: list[str]) -> str:
    """What the string *word* stands for; a number stands for itself."""
    known = strings.get(word.lower())
    if known is None and not word.isdigit():
        warnings.append(f"the string {word} is not defined in this file")
    return word if known is None else known


def _closed(value: str, start: int) -> int:
    """Where the braces or quotes end that begin at *start*."""
    depth, is_quoted = 0, value[start] == '"'
    for mark in _MARK.finditer(value, start + is_quoted):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if not depth and (mark[0] == '"') == is_quoted:
            return mark.end()
    return len(value) + 1
