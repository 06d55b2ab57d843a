r"""arXiv's own text records: single files with an abstract, and listings of a month without.

A record stands between lines that begin with `\\`: first its fields, then perhaps the abstract.
Lines of dashes stand between the records; what comes before the first one is a preamble.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from biblio.errors import InvalidData
from biblio.formats import fields
from biblio.formats.format import Entry, Format
from biblio.formats.standing import Standing, printed_list
from biblio.model.identifiers import ArxivId
from biblio.model.names import AuthorList, parse_list
from biblio.model.records import Extra, PaperRecord, PaperVersion
from biblio.sources.streams import ENTRY_LIMIT, MIB, lines

_MARK: Final = b"\\\\"
_DASHES: Final = re.compile(rb"-{60,}\s*")
_CROSS_LISTING: Final = re.compile(r"\(\*cross-listing\*\)")
_NAMED: Final = re.compile(rb"(?:arXiv|Paper) ?(?:\(\*cross-listing\*\))? ?:", re.IGNORECASE)
_FIELD: Final = re.compile(r"(arXiv|[A-Z][A-Za-z]*(?:-[A-Za-z]+)*) ?(\([^()]*\))? ?:(?!//)\s*(.*)")
_REVISED: Final = re.compile(r"\(revised(?:\s+v([1-9][0-9]{0,4}))?\)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"<[^<>]*>|\S{1,200}@\S+")
_BEGINS: Final = re.compile(
    rb"^\\\\[^\n]*\n(?:arXiv|Paper|From|Date|Title)(?: \([^()\n]*\))?:", re.MULTILINE
)
_KNOWN: Final = frozenset(
    (
        "arXiv",
        "Paper",
        "From",
        "Date",
        "Title",
        "Authors",
        "Categories",
        "Comments",
        "Report-no",
        "Journal-ref",
        "DOI",
        "License",
    )
)
_TEX: Final = re.compile(rb"\\(?:documentclass|documentstyle|begin\{document\})")
_KEPT: Final = 1 << 16
_FIRST_MARKS: Final = 2  # above and below the fields


def recognise(head: bytes) -> bool:
    r"""Whether *head* holds a line `\\` with fields of such a record below it."""
    return _BEGINS.search(head.replace(b"\r\n", b"\n")) is not None


def is_sure(head: bytes) -> bool:
    """Whether *head*, in which such a line stands, is no source of an article itself."""
    return _TEX.search(head) is None


class _Block:
    """The lines of one record, as they come in."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.is_named = False
        self.after_mark = False
        self.is_closed = False  # its last line is the mark below an abstract
        self._marks = 0
        self._fault: str | None = None
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, raw: bytes, fault: str | None = None) -> None:
        self.is_named = self.is_named or (self.after_mark and _NAMED.match(raw) is not None)
        self.after_mark = raw.startswith(_MARK)
        self._marks += self.after_mark
        self.is_closed = self._marks > _FIRST_MARKS and (self.after_mark or not raw.strip())
        self._size += len(raw)
        if self._size <= ENTRY_LIMIT:
            self._lines.append(raw)
        else:
            fault = fault or f"the record has more than {ENTRY_LIMIT // MIB} MiB"
        self._fault = self._fault or fault

    def entry(self, *, is_closed: bool = True) -> Entry | None:
        raw = b"".join(self._lines)
        if not raw.strip():
            return None
        shown = raw[:_KEPT] if self._fault else raw
        return Entry(shown, f"line {self.number}", self._fault, is_closed=is_closed)


def split(stream: BinaryIO) -> Iterator[Entry]:
    """One entry for each record; text that stands between records is an entry too."""
    block: _Block | None = None
    for number, raw, fault in lines(stream):
        if _DASHES.fullmatch(raw) or _is_cut_dashes(raw):
            if block is not None and (entry := block.entry()):
                yield entry
            block = _Block(number + 1) if block is not None else None
            continue
        if block is None:
            if not raw.startswith(_MARK):
                continue
            block = _Block(number)
        elif block.is_named and block.after_mark and _NAMED.match(raw):
            # The dashes are missing: the mark above opened another record.
            block, previous = _Block(number), block
            if entry := previous.entry():
                yield entry
            block.add(_MARK + b"\n")
        block.add(raw, fault)
    if block is not None and (entry := block.entry(is_closed=block.is_closed)):
        yield entry


def _is_cut_dashes(raw: bytes) -> bool:
    """Whether *raw* is the beginning of a line of dashes, with which a source breaks off."""
    return not raw.endswith(b"\n") and not raw.strip(b"-")


class _Dated(NamedTuple):
    """One line of dates: the version where it is numbered, the moment, size and flags."""

    version: int | None
    moment: str
    note: str | None


class _Parts(NamedTuple):
    """A record taken apart: its identifier, dates, other fields by name, and abstract."""

    identifier: str
    dates: list[_Dated]
    fields: dict[str, str]
    abstract: str | None


def parse(raw: bytes) -> PaperRecord:
    """The record of one block.

    Raises:
        InvalidData: it names no paper, is cut short, or holds a date that cannot be.
    """
    parts = _take_apart(fields.text(raw).replace("\r\n", "\n").split("\n"))
    identifier = ArxivId.parse(parts.identifier)
    line = {name: fields.line(text) for name, text in parts.fields.items()}
    title, warnings = fields.title(line.get("Title"))
    printed = line.get("Authors")
    authors = parse_list(printed) if printed else AuthorList(())
    versions = _versions(parts.dates)
    last = parts.dates[-1] if parts.dates else None
    return PaperRecord(
        format=FORMAT.name,
        arxiv_id=identifier.base,
        title=title,
        abstract=fields.paragraphs(parts.abstract),
        authors_text=printed,
        authors=authors.names,
        authors_cut=authors.is_cut,
        authors_shifted=authors.is_shifted,
        comments=line.get("Comments"),
        journal_ref=line.get("Journal-ref"),
        doi=line.get("DOI"),
        report_no=line.get("Report-no"),
        license=line.get("License"),
        submitter=_submitter(line.get("From")),
        categories=fields.category_codes(line.get("Categories") or ""),
        submitted=versions[0].submitted if versions and versions[0].version == 1 else None,
        revised=last.moment if last else None,
        latest_version=last.version if last else identifier.version,
        versions=versions,
        withdrawn=_flagged(last.note) if last and last.note else None,
        extra=_extra(line),
        warnings=(*warnings, *authors.warnings, *_dropped(raw)),
    )


def _take_apart(text: list[str]) -> _Parts:
    marks = [place for place, line in enumerate(text) if line.startswith("\\\\")]
    if not marks:
        raise InvalidData("it is text between records, not a record")
    if len(marks) == 1:
        raise InvalidData("the record is cut short, the line \\\\ below its fields is missing")
    rest = "\n".join(text[marks[1] + 1 : marks[-1] if marks[2:] else None])
    if rest.strip() and not marks[2:]:
        raise InvalidData("the record is cut short, the line \\\\ below its abstract is missing")
    if any(line.strip() for line in (*text[: marks[0]], *text[marks[-1] + 1 :])):
        raise InvalidData("text stands outside the lines \\\\ of the record")
    identifier = ""
    dates: list[_Dated] = []
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, qualifier, value in _unfolded(text[marks[0] + 1 : marks[1]]):
        if name in {"arXiv", "Paper"}:
            if identifier:
                raise InvalidData("it names two papers, the lines between them are missing")
            identifier = _CROSS_LISTING.sub("", value).strip()
        elif name == "Date":
            dates.append(_dated(qualifier, value))
        else:
            found["Authors" if name == "Author" else name].append(value)
    if not identifier:
        raise InvalidData("it has no line `arXiv:` or `Paper:` with an identifier")
    joined = {name: " ".join(values) for name, values in found.items()}
    return _Parts(identifier, dates, joined, rest)


def _unfolded(text: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each field's name, what stands in parentheses after it, and its value on one line."""
    current: list[str] = []
    name = qualifier = ""
    for line in text:
        match = _FIELD.fullmatch(line)
        if match is None:
            current.append(line)
            continue
        if name or any(map(str.strip, current)):
            yield name, qualifier, " ".join(current)
        name, qualifier, value = match[1], match[2] or "", match[3]
        current = [value]
    if name or any(map(str.strip, current)):
        yield name, qualifier, " ".join(current)


def _dated(qualifier: str, value: str) -> _Dated:
    date, _, rest = value.partition("(")
    moment = fields.instant(date.strip())
    note = rest.rstrip().removesuffix(")") or None
    if not qualifier:
        return _Dated(1, moment, note)
    revised = _REVISED.fullmatch(qualifier)
    if revised is None:
        raise InvalidData(f"`Date {qualifier[:60]}` is not a date of a version")
    return _Dated(int(revised[1]) if revised[1] else None, moment, note)


def _versions(dates: list[_Dated]) -> tuple[PaperVersion, ...]:
    """The versions whose number is known, in order."""
    versions: dict[int, PaperVersion] = {}
    for number, moment, note in dates:
        if number is None:
            continue
        version = PaperVersion(number, moment, fields.size(note))
        if versions.setdefault(number, version) != version:
            raise InvalidData(f"version {number} stands there twice, and differs")
    return tuple(versions[number] for number in sorted(versions))


def _flagged(note: str) -> bool | None:
    """Whether the flags behind a size (`0kb,I`) say that the paper is withdrawn."""
    return fields.flagged_withdrawn(note.partition(",")[2], fields.size(note))


def _submitter(text: str | None) -> str | None:
    """The name in a `From:` line, without the address; older ones have it in parentheses."""
    if text is None:
        return None
    name = _ADDRESS.sub("", text).strip()
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    return fields.person(name)


def _extra(line: dict[str, str | None]) -> Extra:
    """What stands in fields that every paper does not have."""
    return tuple(
        sorted(
            (name.lower().replace("-", "_") or "text", (text,))
            for name, text in line.items()
            if text and name not in _KNOWN
        )
    )


def _dropped(raw: bytes) -> tuple[str, ...]:
    if fields.dropped_controls(fields.text(raw)):
        return ("control characters were dropped",)
    return ()


STANDING: Final = Standing(
    format="abs",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "authors_text", "comments", "journal_ref", "doi"),
            *("report_no", "license", "submitter", "categories"),
            *("submitted", "revised", "versions", "withdrawn", "extra"),
        }
    ),
    texts=70,
    names=70,
    dates=70,
    reread=printed_list,
)

FORMAT: Final = Format("abs", split, parse, recognise, is_sure, standings=(STANDING,))
