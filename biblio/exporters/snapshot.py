"""arXiv's snapshot: one JSON object a line, in the form of arXiv's own.

What stands there is what arXiv says of its papers: the same keys in the same order, letters beyond
ASCII escaped, texts wrapped as arXiv wraps them. Nothing is made up: what the library does not know
is null. So its reader says nothing new, and a line that arXiv made comes back to the byte but for
what the reader has put right or in order: TeX in titles and submitters (decoded), names (numbers
of affiliations resolved, articles of collaborations dropped), second codes of categories.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final

from biblio.exporters.exporter import ExportedPaper, Exporter, ExportOptions
from biblio.exporters.told import title_of
from biblio.formats import fields
from biblio.formats.snapshot import KEYS
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion
from biblio.writers.values import Sink

__all__ = ["EXPORTER", "document_of", "write"]

WIDTH: Final = 79  # of a line as arXiv prints a record, with the name of the field before the text
INDENT: Final = "  "
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_DAY: Final = 10  # characters of a date without a time
_KILOBYTE: Final = 1024


def write(papers: Iterable[ExportedPaper], stream: Sink, options: ExportOptions) -> None:
    """Write *papers*, each of which arXiv knows, one JSON object a line."""
    del options  # of other formats
    for paper in papers:
        stream.write(f"{json.dumps(document_of(paper.record), separators=(',', ':'))}\n")


def document_of(record: PaperRecord) -> dict[str, Any]:
    """What *record* says, as arXiv's snapshot says it."""
    return {
        "id": record.arxiv_id,
        "submitter": fields.line(record.submitter),
        "authors": _wrapped("Authors", record.authors_text),
        "title": _wrapped("Title", title_of(record)),
        "comments": _wrapped("Comments", record.comments),
        "journal-ref": _wrapped("Journal-ref", record.journal_ref),
        "doi": _wrapped("DOI", record.doi),
        "report-no": _wrapped("Report-no", record.report_no),
        "categories": " ".join(record.categories) or None,
        "license": fields.line(record.license),
        "abstract": _abstract(record.abstract),
        "versions": [_version(each) for each in _versions(record)],
        "update_date": record.datestamp,
        "authors_parsed": [_name(each) for each in record.authors],
        **_others(record),
    }


def _wrapped(name: str, text: str | None) -> str | None:
    """*text* in lines, the first of which stands behind the *name* of its field."""
    line = fields.line(text)
    first = WIDTH - len(name) - 2
    if line is None or len(line) <= first:
        return line
    return _lines(line, first, WIDTH - len(INDENT), f"\n{INDENT}")


def _abstract(text: str | None) -> str | None:
    """*text* in lines, each paragraph indented, with an end of line behind it."""
    if text is None:
        return None
    paragraphs = filter(None, map(fields.line, text.split("\n")))
    wrapped = (_lines(each, WIDTH - len(INDENT), WIDTH, "\n") for each in paragraphs)
    return "".join(f"{INDENT}{each}\n" for each in wrapped) or None


def _lines(text: str, first: int, width: int, between: str) -> str:
    """*text*, whose words have one space between them, in lines; no word is broken."""
    lines, start = [], 0
    most = first
    while len(text) - start > most:
        end = text.rfind(" ", start, start + most + 1)
        if end < 0:
            end = text.find(" ", start)
        if end < 0:
            break
        lines.append(text[start:end])
        start, most = end + 1, width
    return between.join((*lines, text[start:]))


def _versions(record: PaperRecord) -> Iterable[PaperVersion]:
    """The versions that are known.

    Where no list of them is, the date of the first tells one, but not beside a later revision: a
    list that lacks the latest version says that there is none.
    """
    if record.versions or record.submitted is None:
        return record.versions
    latest = record.latest_version or 1
    if latest > 1:
        first = PaperVersion(1, record.submitted)
        return first, PaperVersion(latest, record.revised)
    if record.revised in (None, record.submitted):
        return (PaperVersion(1, record.submitted),)
    return ()


def _version(version: PaperVersion) -> dict[str, str]:
    said = {"version": f"v{version.version}"}
    if version.submitted is not None:
        said["created"] = _written(version.submitted)
    if version.size is not None and version.size % _KILOBYTE == 0:
        said["size"] = f"{version.size // _KILOBYTE}kb"
    return said


def _written(moment: str) -> str:
    """*moment* as arXiv writes it: `Mon, 2 Apr 2007 19:18:42 GMT`; a day alone as it stands."""
    if len(moment) == _DAY:
        return moment
    return f"{_written_day(moment[:_DAY])} {moment[_DAY + 1 : -1]} GMT"


@lru_cache(maxsize=16_384)
def _written_day(text: str) -> str:
    """The day `2007-04-02` as `Mon, 2 Apr 2007`."""
    day = date.fromisoformat(text)
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def _name(name: AuthorName) -> list[str]:
    """A name as arXiv splits it; it puts a space before the hyphen of initials."""
    forenames = name.forenames.replace(".-", ". -")
    return [name.keyname, forenames, name.suffix, *name.affiliations]


def _others(record: PaperRecord) -> dict[str, str]:
    """What a snapshot said under keys that are not arXiv's, one value each."""
    return {
        name: said[0]
        for name, said in record.extra
        if len(said) == 1 and "." not in name and name.replace("_", "-") not in KEYS
    }


EXPORTER: Final = Exporter(
    "snapshot",
    write,
    read_by="snapshot",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "authors_text", "comments", "journal_ref", "doi"),
            *("report_no", "license", "submitter", "categories"),
            *("submitted", "revised", "versions", "withdrawn", "extra"),
        }
    ),
    takes=lambda record: record.arxiv_id is not None,
    has_datestamps=True,
    untold="that arXiv does not know",
)
