"""Records copied as plain text, one running into the next.

A record is perhaps a title line and an author line, an abstract, perhaps a line `翻译:` with its
translation into Chinese, perhaps comments, then `arXiv:ID`, perhaps ` - doi: DOI JOURNAL-REF`, and
perhaps `Created: D Updated: D`. The identifier ends it: the next may begin right behind it. Text
without an identifier is a record where it has an abstract by which its paper can be found.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Final, NamedTuple

from biblio.errors import InvalidData
from biblio.formats import fields
from biblio.formats.format import Entry, Format
from biblio.formats.listing_parts import begins_record, is_translation, tell_apart
from biblio.formats.standing import Standing, printed_list
from biblio.model.identifiers import ArxivId
from biblio.model.names import parse_list
from biblio.model.records import PaperRecord, Translation
from biblio.sources.streams import ENTRY_LIMIT, MIB, lines

__all__ = ["FORMAT"]

_PREFIX: Final = re.compile(r"[ \t\ufeff]*arxiv:[ \t]*", re.IGNORECASE)
_LOOKS: Final = re.compile(
    r"(?:[0-9]{1,9}\.[0-9]{1,9}|[A-Za-z-]{2,12}(?:\.[A-Za-z-]{2,9})?/[0-9]{1,9})(?:v[0-9]{1,9})?"
)
_REFERENCE: Final = re.compile(r"[ \t]+-[ \t]+(?=\S)")
_DATE: Final = re.compile(r"[ \t]*(Created|Updated):[ \t]*")
_DATES: Final = re.compile(
    r"(?:[ \t]{0,9}(?:Created|Updated):[ \t]{0,9}[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})+"
)
_DOI: Final = re.compile(r"(?i:doi:)?\s*(10\.\S+(?:[\s,;]+10\.\d{4,9}/\S+)*)[\s,;]*")
_ABS_RULE: Final = re.compile(r"^\\\\[ \t\r]*$", re.MULTILINE)
_OTHER: Final = re.compile(
    r"\\(?:documentclass|documentstyle|begin|bibitem)\b|"
    r"^[ \t]*(?:@[A-Za-z]+[ \t]*\{|<[A-Za-z!?/]|\{[ \t]*\"|%PDF)",
    re.MULTILINE,
)
_FIRST: Final = 20  # entries of a file that nobody named, of which one must be a record
_GOES_ON: Final = frozenset(",;:.)]}?!")
_KEPT: Final = 1 << 16
_HAN_MARK: Final = "翻译".encode()


class _Ending(NamedTuple):
    """How a line ends a record.

    `identifier` is what it prints behind `arXiv:`, `tail` what follows of the record; the next
    one begins at `stop`.
    """

    identifier: str
    tail: str
    stop: int


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The records of *stream*, and what between them is none; holds one at a time."""
    record = _Gathering()
    for line in lines(stream):
        if line.fault is not None:
            yield from record.give_out()
            yield Entry(line.raw, f"line {line.number}", line.fault)
            continue
        rest = line.raw
        while rest:
            yield from record.give_out_before(rest)
            rest = record.take(rest, line.number)
            if rest:
                yield from record.give_out()
    yield from record.give_out(is_closed=record.is_over)


def parse(raw: bytes) -> PaperRecord:
    """What the text *raw* of one record says of its paper.

    Where only `Created` is given the paper had no update, and was last revised then.

    Raises:
        InvalidData: the identifier or a date is none; or there is no identifier, and no abstract
            to find the paper by.
    """
    whole = fields.text(raw).replace("\r\n", "\n").rstrip()
    if _ABS_RULE.search(whole):
        raise InvalidData("lines \\\\ stand in it, as in arXiv's own text records: use -f abs")
    printed = whole.split("\n")
    dates = printed.pop() if _DATE.match(printed[-1]) else ""
    while printed and not printed[-1].strip():
        printed.pop()
    ending = _ending(printed[-1]) if printed else None
    if ending is None:
        paper, reference = None, ""
    else:
        paper = ArxivId.parse(ending.identifier)
        reference, *dated = re.split(r"(?=\b(?:Created|Updated):)", ending.tail, maxsplit=1)
        dates = "".join(dated) or dates
        printed.pop()
    submitted, revised = _dates(dates)
    doi, journal_ref = _reference(reference)
    if paper is None and _OTHER.search(whole):
        raise InvalidData("it names no paper, and looks like markup or source text")
    parts = tell_apart("\n".join(printed))
    if paper is None and not (parts.is_prose or (parts.abstract and parts.translation)):
        raise InvalidData("there is neither an identifier nor an abstract to find a paper by")
    title, warnings = fields.title(parts.title)
    authors_text = fields.line(parts.authors)
    listed = parse_list(authors_text or "")
    translation = fields.paragraphs(parts.translation)
    heading = fields.line(parts.heading)
    return PaperRecord(
        format="listing",
        arxiv_id=paper.base if paper else None,
        title=title,
        abstract=fields.paragraphs(parts.abstract),
        authors_text=authors_text,
        authors=listed.names,
        authors_cut=listed.is_cut,
        authors_shifted=listed.is_shifted,
        comments=fields.line(parts.comments),
        journal_ref=journal_ref,
        doi=doi,
        submitted=submitted,
        revised=revised,
        latest_version=paper.version if paper else None,
        translations=(Translation("zh", abstract=translation),) if translation else (),
        extra=(("heading", (heading,)),) if heading else (),
        warnings=(*warnings, *listed.warnings),
    )


def recognise(head: bytes) -> bool:
    """Whether *head* is text in which a line begins with an identifier or a translation.

    arXiv's own text records have lines of two backslashes, and are another format.
    """
    text = fields.text(head)
    if text.lstrip()[:1] in {"{", "[", "<", "@"} or _ABS_RULE.search(text):
        return False
    for line in text.split("\n"):
        ending = _ending(line)
        if is_translation(line) or (ending is not None and _LOOKS.match(ending.identifier)):
            return True
    return False


def is_sure(head: bytes) -> bool:
    """Whether *head*, in which a line begins with an identifier, has records around such lines.

    Notes and sources of articles have such lines too.
    """
    if _OTHER.search(fields.text(head)):
        return False
    return any(map(_is_record, islice(split(io.BytesIO(head)), _FIRST)))


def _is_record(entry: Entry) -> bool:
    try:
        record = parse(entry.raw)
    except InvalidData:
        return False
    if record.arxiv_id is None:
        return bool(record.translations)
    return bool(record.abstract or record.authors)


def _ending(line: str) -> _Ending | None:
    """How *line* ends a record; None where it does not.

    Prose that was wrapped before `arXiv:ID` goes on behind it with a small letter or with
    punctuation. A record that begins there is glued to it, or begins with a capital.
    """
    prefix = _PREFIX.match(line)
    if prefix is None:
        return None
    found = ArxivId.match_at(line, prefix.end())
    if found is not None:
        begin = found[1]
    elif looks := _LOOKS.match(line, prefix.end()):
        begin = looks.end()
    elif " " in line.strip():
        return None
    else:
        return _Ending(line[prefix.end() :].strip(), "", len(line))
    rest = line[begin:]
    behind = rest.strip()
    stop = len(line)
    if behind and not _REFERENCE.match(rest):
        if dates := _dates_end(rest):
            stop = begin + dates
        elif behind[0] in _GOES_ON or (rest[0].isspace() and "a" <= behind[0] <= "z"):
            return None
        else:
            stop = begin
    return _Ending(line[prefix.end() : begin], line[begin:stop], stop)


def _dates_end(line: str) -> int:
    """Where the dates that *line* begins with end; 0 where there are none."""
    if not _DATE.match(line):
        return 0
    match = _DATES.match(line)
    return match.end() if match and not _DATE.match(line, match.end()) else len(line)


def _dates(printed: str) -> tuple[str | None, str | None]:
    """The days of submission and of the last revision."""
    _, *found = re.split(r"\b(Created|Updated):", printed)
    days = {label: fields.day(value) for label, value in zip(found[::2], found[1::2], strict=True)}
    created = days.get("Created")
    return created, days.get("Updated", created)


def _reference(printed: str) -> tuple[str | None, str | None]:
    """DOI and journal reference."""
    text = _REFERENCE.sub("", printed, count=1)
    match = _DOI.match(text)
    if match is None:
        return None, fields.line(re.sub(r"^doi:\s*", "", text, flags=re.IGNORECASE))
    return match[1].rstrip(",;"), fields.line(text[match.end() :])


class _Gathering:
    """The lines of one record while its end has not come.

    Of a record that grows too long only the beginning is kept, to show it.
    """

    def __init__(self) -> None:
        self._begin([])

    def _begin(self, lines_of_next: list[tuple[int, bytes]]) -> None:
        self._lines = lines_of_next
        self._size = sum(len(line) for _, line in lines_of_next)
        self._fault: str | None = None
        self._translated: int | None = None  # how many lines there were with the translation
        self._ended = False  # its identifier was read
        self._dated = False  # and its dates

    @property
    def is_over(self) -> bool:
        """Whether nothing that follows can be in it."""
        return self._dated and self._lines[-1][1].endswith(b"\n")

    def give_out(self, count: int | None = None, *, is_closed: bool = True) -> Iterator[Entry]:
        """The record, or what its first *count* lines are, if that is anything."""
        given, fault = self._lines[:count], self._fault
        self._begin([] if count is None else self._lines[count:])
        raw = b"".join(line for _, line in given).strip()
        if raw:
            number = next(number for number, line in given if line.strip())
            shown = raw if fault is None else raw[:_KEPT]
            yield Entry(shown, f"line {number}", fault, is_closed=is_closed)

    def give_out_before(self, rest: bytes) -> Iterator[Entry]:
        """The record, if the line *rest* cannot be in it."""
        if not rest.strip():
            return
        text = rest.decode("latin-1")
        if self._ended:
            if self._dated or not _dates_end(text):
                yield from self.give_out()
        elif (
            self._translated is not None and not _ending(text) and begins_record(fields.text(rest))
        ):
            yield from self.give_out(self._translated)

    def take(self, rest: bytes, number: int) -> bytes:
        """Add as much of the line *rest* as is in the record; the remainder."""
        text = rest.decode("latin-1")  # a character a byte: identifiers and dates are ASCII
        stop = len(rest)
        if self._ended:
            if rest.strip():
                stop, self._dated = _dates_end(text), True
        elif ending := _ending(text):
            stop, self._ended = ending.stop, True
            self._dated = _DATE.search(ending.tail) is not None
        elif _HAN_MARK in rest and is_translation(fields.text(rest)):
            self._translated = len(self._lines) + 1
        if self._size <= ENTRY_LIMIT:
            self._lines.append((number, rest[:stop]))
            self._size += stop
        elif self._fault is None:
            self._fault = f"a record has more than {ENTRY_LIMIT // MIB} MiB"
            first = self._lines[0][0]
            self._lines = [(first, b"".join(line for _, line in self._lines)[:_KEPT])]
        return rest[stop:] if rest[stop:].strip() else b""


STANDING: Final = Standing(
    format="listing",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "authors_text", "comments", "journal_ref", "doi"),
            *("submitted", "revised", "withdrawn", "translations", "extra"),
        }
    ),
    texts=40,
    names=10,  # surnames may stand one person too late
    dates=60,
    reread=printed_list,
)

FORMAT: Final = Format(
    "listing", split, parse, recognise, is_sure, must_be_seen=True, standings=(STANDING,)
)
