"""RIS, as reference managers read it: a tag and its value on each line.

Tags and types are those of the RIS format specifications of 2011, which all programs of today read.
Lines end in CR LF, as the specification of RIS asks ("preceded by a carriage return/line feed");
readers that end lines otherwise take both. A value is one line, however long: programs differ in
what they make of a second one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from biblio.exporters.exporter import ExportedPaper, Exporter, ExportOptions
from biblio.exporters.told import ABSTRACTS, address_of, kind_of, title_of
from biblio.formats import fields
from biblio.formats.ris.reading import names_in
from biblio.formats.ris.tags import KINDS, ROLES, type_of
from biblio.model.identifiers import printed_dois
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord
from biblio.model.records.dated import date_of
from biblio.writers.values import Sink

__all__ = ["EXPORTER", "tags_of", "write"]

Tags = Iterator[tuple[str, str | None]]

END: Final = "\r\n"
_OWN: Final = "ris."
_TAG: Final = re.compile(r"ris\.([A-Z][A-Z0-9])")
_UNIQUE: Final = frozenset({"TY", "ER"})
_PAGES: Final = re.compile(r"([^-]+)-([^-]+)")
_DATED: Final = re.compile(r"([0-9]{4})(?:[/-]([0-9]{0,2})(?:[/-]([0-9]{0,2}))?)?/.*[^/].*")


def write(papers: Iterable[ExportedPaper], stream: Sink, options: ExportOptions) -> None:
    """Write *papers* as records of RIS, an empty line behind each."""
    del options  # of other formats
    for paper in papers:
        lines = (f"{tag}  - {value}{END}" for tag, value in tags_of(paper))
        stream.write(f"{''.join(lines)}ER  - {END}{END}")


def tags_of(paper: ExportedPaper) -> Iterator[tuple[str, str]]:
    """The tags of *paper* with their values, without those that are empty, and without its end.

    White space of every kind is one space in a value, so that none begins a line; control
    characters and marks that nobody sees are dropped, as the reader drops them.
    """
    for tag, value in _tags(paper):
        if (line := fields.line(value)) is not None:
            yield tag, line


def _tags(paper: ExportedPaper) -> Tags:
    record = paper.record
    kept = _kept(record)
    kind = kind_of(record)
    yield "TY", _type(record, kind, kept.get("TY", ()))
    yield "ID", paper.key or next((e.value for e in record.identifiers if e.scheme == "key"), None)
    yield "TI", title_of(record)
    yield from (("AU", _name(each)) for each in record.authors)
    yield from _contributors(record.contributors, kind)
    yield "T2", record.container_title
    yield "J2", record.container_short
    yield "T3", record.series
    yield "VL", record.volume
    yield "IS", record.issue
    yield from _pages(record)
    yield from _dates(record)
    yield "PB", record.publisher
    yield "CY", record.place
    yield "ET", record.edition
    yield from _numbers(record, kind, kept)
    yield "LA", record.language
    yield from (("KW", each) for each in _keywords(paper))
    yield "AB", record.abstract
    yield "N1", record.comments
    for tag, values in kept.items():
        if tag not in _UNIQUE:
            yield from ((tag, each) for each in values)


def _kept(record: PaperRecord) -> Mapping[str, tuple[str, ...]]:
    """The tags that no field tells, as a record of RIS said them."""
    found = ((_TAG.fullmatch(name), said) for name, said in record.extra if name[:4] == _OWN)
    return {tag[1]: said for tag, said in found if tag}


def _type(record: PaperRecord, kind: str, said: Iterable[str]) -> str:
    """The type that RIS said, where it is one of *kind*, else the usual one."""
    usual = type_of(kind, record.container_title)
    for each in said:
        if each.isascii() and each.isalpha() and _kind_read(each, record) == kind:
            return each
    return usual


def _kind_read(name: str, record: PaperRecord) -> str:
    """The kind that the type *name* is read as, when *record* is read again."""
    kind = KINDS.get(name, "other")
    if record.container_title is not None:
        return kind
    if name == "CONF":
        return "proceedings"
    is_preprint = record.arxiv_id is not None and kind in {"article", "other", "webpage"}
    return "preprint" if is_preprint else kind


@lru_cache(maxsize=16_384)
def _name(name: AuthorName) -> str:
    """A name as `Last, First, Jr.`; that of an organisation ends in a comma, as EndNote asks."""
    if name.suffix:
        return f"{name.keyname}, {name.forenames}, {name.suffix}"
    if name.forenames:
        return f"{name.keyname}, {name.forenames}"
    read = names_in([name.keyname]).names
    is_alone = not name.is_collaboration and len(read) == 1 and read[0][:4] == name[:4]
    return name.keyname if is_alone or "," in name.keyname else f"{name.keyname},"


def _contributors(found: Iterable[Contributor], kind: str) -> Tags:
    """Who had another part, under the tag that says which in records of *kind*."""
    for role, name in found:
        tag = next((each for each in ("A2", "A3", "A4", "ED") if ROLES[each].get(kind) == role), "")
        if tag:
            yield tag, _name(name)


def _pages(record: PaperRecord) -> Tags:
    """The first and the last page, or whatever stands in their place."""
    parts = _PAGES.fullmatch(record.pages or "")
    yield "SP", parts[1] if parts else record.pages
    yield "EP", parts[2] if parts else None
    yield "C7", record.article_number


def _dates(record: PaperRecord) -> Tags:
    """The year, and where more is known the date, `YYYY/MM/DD/` and what is printed besides."""
    known, printed = date_of(record), record.issued_printed
    year, _, rest = (known or "").partition("-")
    yield "PY", year
    said = _DATED.fullmatch(printed or "")
    if not known or (said and fields.partial_day(*said.groups()) == record.issued):
        yield "DA", printed
    elif rest or printed:
        month, _, day = rest.partition("-")
        yield "DA", f"{year}/{month}/{day}/{printed or ''}"


def _numbers(record: PaperRecord, kind: str, kept: Mapping[str, tuple[str, ...]]) -> Tags:
    """What identifies the paper, and where it is found."""
    if kind == "report":
        yield "SN", record.report_no
    yield from (("SN", each) for each in (record.isbn or "").split())
    yield from (("SN", each) for each in (record.issn or "").split())
    yield from (("DO", each) for each in printed_dois(record.doi or ""))
    yield "UR", address_of(record)
    if record.arxiv_id is not None:
        if record.url is not None:
            yield "UR", f"{ABSTRACTS}{record.arxiv_id}"
        yield "M1", f"arXiv:{record.arxiv_id}"
    of_pubmed = any("pubmed" in each.lower() for tag in ("DB", "DP") for each in kept.get(tag, ()))
    for scheme, value in record.identifiers:
        if scheme == "pmid":
            yield "AN" if of_pubmed else "PM", value
        elif scheme == "pmcid":
            yield "C2", value


def _keywords(paper: ExportedPaper) -> Iterable[str]:
    """The categories, the keywords, and what the user put on it, each once."""
    record = paper.record
    return dict.fromkeys(chain(record.categories, record.keywords, paper.tags, paper.lists))


EXPORTER: Final = Exporter(
    "ris",
    write,
    read_by="ris",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "comments", "doi", "report_no", "categories"),
            *("kind", "container_title", "container_short", "series", "volume", "issue", "pages"),
            *("article_number", "publisher", "place", "edition", "issued", "isbn", "issn", "url"),
            *("language", "keywords", "contributors", "extra"),
        }
    ),
)
