"""OAI-PMH answers of arXiv: metadata in the forms `arXiv`, `arXivRaw` and `oai_dc`.

Answers to GetRecord and ListRecords, one or many in a file, also wrapped in an element of a
harvester's own. A record that is deleted has a header and no metadata (OAI-PMH 2.0, section
2.5.1). The dates of the form `arXiv` are weak: since March 2025 the server prints in `created`
the date of the current version, so no version is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, Final

from biblio.errors import InvalidData, UnreadableSource
from biblio.formats import fields
from biblio.formats.format import Entry, Format
from biblio.formats.standing import Standing, each_name, printed_list, split_names
from biblio.formats.xml import Element, children, element, local_name, opening, text
from biblio.formats.xml_cut import Kind, cut
from biblio.model.categories import by_name, canonical
from biblio.model.identifiers import ArxivId
from biblio.model.names import SplitName, parse_list, parse_names, repair_split
from biblio.model.records import Extra, PaperRecord, PaperVersion

__all__ = ["FORMAT"]

_KIND: Final = Kind(
    "an OAI-PMH answer with records",
    names=frozenset({"record", "error"}),
    frames=frozenset({"ListRecords", "GetRecord"}),
)
_ANSWER: Final = re.compile(
    r"<(?:[\w.-]+:)?(?:OAI-PMH|ListRecords|GetRecord|record\s*>\s*<(?:[\w.-]+:)?header)[\s>]"
)
_RESPONSE_DATE: Final = re.compile(rb"<(?:[\w.-]+:)?responseDate[^>]*>\s*([^<\s]+)\s*<")
_OAI_PREFIX: Final = re.compile(r"\s*oai:arxiv\.org:", re.IGNORECASE)
_VERSION: Final = re.compile(r"\s*v([1-9][0-9]{0,8})\s*")
_DOI_PREFIX: Final = re.compile(r"\s*doi:\s*", re.IGNORECASE)
_ABS_ADDRESS: Final = re.compile(
    r"\s*(?:https?://)?(?:www\.|export\.)?arxiv\.org/abs/", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"\s*Comments?:\s*")
_DAY_LENGTH: Final = 10
_STORED: Final = frozenset(
    (
        *("id", "title", "abstract", "authors", "submitter", "categories", "comments"),
        *("report-no", "journal-ref", "doi", "license", "created", "updated", "version"),
    )
)


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The records of *stream*; those of one paper are equal on whatever page they stand.

    An answer without records (`noRecordsMatch`) gives none.

    Raises:
        UnreadableSource: it is no such answer, or the provider answered with another error.
    """
    number = 0
    for piece in cut(stream, _KIND):
        if piece.name == "error":
            _check_error(element(piece.raw))
            continue
        number += 1
        yield Entry(piece.raw, f"entry {number}", piece.fault, is_closed=piece.name is not None)


def parse(raw: bytes) -> PaperRecord:
    """What the `record` element *raw* says of its paper.

    Raises:
        InvalidData: it names no paper, has no metadata in a form that is known, or one of its
            dates is none.
    """
    record = element(raw)
    header = next(iter(children(record, "header")), None)
    datestamp = text(header, "datestamp")
    datestamp = _date(datestamp)[:_DAY_LENGTH] if datestamp else None
    named = text(header, "identifier")
    if header is not None and header.get("status") == "deleted":
        return PaperRecord(
            format="oai:header",
            arxiv_id=_same_paper([named]),
            deleted=True,
            datestamp=datestamp,
        )
    for metadata in children(record, "metadata"):
        for found in children(metadata):
            form = _FORMS.get(local_name(found))
            if form is not None:
                said = form(found)
                paper = _same_paper([named, said.arxiv_id])
                return replace(said, arxiv_id=paper, deleted=False, datestamp=datestamp)
    raise InvalidData(
        "the record has no metadata in the form arXivRaw, arXiv or oai_dc: ask for one of them"
    )


def recognise(head: bytes) -> bool:
    """Whether *head* begins an OAI-PMH answer."""
    begun = opening(head)
    return begun is not None and _ANSWER.search(begun) is not None


def _check_error(error: Element) -> None:
    """Raise what the provider says, unless it only says that nothing matches."""
    code = error.get("code", "")
    if code != "noRecordsMatch":
        said = ": ".join(filter(None, [code, fields.line(text(error))])) or "it does not say which"
        raise UnreadableSource(f"the provider answered with an error: {said}")


def _same_paper(named: list[str | None]) -> str:
    """The one identifier that all of *named* spell."""
    ids = {ArxivId.parse(_OAI_PREFIX.sub("", each)).base for each in named if each}
    if not ids:
        raise InvalidData("the record names no paper")
    if len(ids) > 1:
        raise InvalidData(f"the record names several papers: {', '.join(sorted(ids))}")
    return ids.pop()


def _date(printed: str) -> str:
    stripped = printed.strip()
    return fields.day(stripped) if len(stripped) <= _DAY_LENGTH else fields.instant(stripped)


def _shared(found: Element, form: str) -> PaperRecord:
    """What the forms `arXiv` and `arXivRaw` print alike."""
    title, warnings = fields.title(text(found, "title"))
    categories = (text(found, "categories") or "").split()
    return PaperRecord(
        format=form,
        arxiv_id=text(found, "id"),
        title=title,
        abstract=fields.paragraphs(text(found, "abstract")),
        comments=fields.line(text(found, "comments")),
        journal_ref=fields.line(text(found, "journal-ref")),
        doi=fields.line(text(found, "doi")),
        report_no=fields.line(text(found, "report-no")),
        license=fields.line(text(found, "license")),
        submitter=fields.line(text(found, "submitter")),
        categories=tuple(dict.fromkeys(map(canonical, categories))),
        extra=_extra(
            (local_name(each).replace("-", "_"), text(each))
            for each in found
            if local_name(each) not in _STORED
        ),
        warnings=warnings,
    )


def _extra(said: Iterator[tuple[str, str | None]]) -> Extra:
    """Sorted pairs of what the schema has no place for, all values of a name in their order."""
    found: dict[str, list[str]] = {}
    for name, value in said:
        cleaned = fields.line(value)
        if cleaned is not None:
            found.setdefault(name, []).append(cleaned)
    return tuple((name, tuple(values)) for name, values in sorted(found.items()))


def _arxiv(found: Element) -> PaperRecord:
    shared = _shared(found, "oai:arXiv")
    listed = repair_split(
        [
            SplitName(
                fields.line(text(author, "keyname")) or "",
                fields.line(text(author, "forenames")) or "",
                fields.line(text(author, "suffix")) or "",
                tuple(
                    affiliation
                    for each in children(author, "affiliation")
                    if (affiliation := fields.line(text(each)))
                ),
            )
            for authors in children(found, "authors")
            for author in children(authors, "author")
        ]
    )
    created, updated = text(found, "created"), text(found, "updated")
    submitted = _date(created) if created else None
    return replace(
        shared,
        authors=listed.names,
        authors_cut=listed.is_cut,
        authors_shifted=listed.is_shifted,
        submitted=submitted,
        # Without `updated`, `created` is the date of the current version: of old there was but
        # one version then, and since 2025 that is what the server prints.
        revised=_date(updated) if updated else submitted,
        warnings=(*shared.warnings, *listed.warnings),
    )


def _arxiv_raw(found: Element) -> PaperRecord:
    shared = _shared(found, "oai:arXivRaw")
    printed = fields.line(text(found, "authors"))
    listed = parse_list(printed or "")
    elements = {_version_number(each): each for each in children(found, "version")}
    versions = tuple(
        PaperVersion(number, fields.instant(date.strip()) if date else None, size)
        for number, each in sorted(elements.items())
        for date, size in [(text(each, "date"), fields.size(text(each, "size")))]
    )
    last = versions[-1] if versions else None
    source_type = text(elements[last.version], "source_type") if last else None
    return replace(
        shared,
        authors_text=printed,
        authors=listed.names,
        authors_cut=listed.is_cut,
        authors_shifted=listed.is_shifted,
        submitted=versions[0].submitted if versions and versions[0].version == 1 else None,
        revised=last.submitted if last else None,
        latest_version=last.version if last else None,
        versions=versions,
        withdrawn=fields.flagged_withdrawn(source_type, last.size)
        if last and source_type
        else None,
        warnings=(*shared.warnings, *listed.warnings),
    )


def _version_number(version: Element) -> int:
    printed = version.get("version", "")
    match = _VERSION.fullmatch(printed)
    if match is None:
        raise InvalidData(f"{printed[:60]!r} is not a version: write it like v1")
    return int(match[1])


def _dublin_core(found: Element) -> PaperRecord:
    said: dict[str, list[str]] = {}
    for each in found:
        if printed := text(each):
            said.setdefault(local_name(each), []).append(printed)
    title, warnings = fields.title(next(iter(said.pop("title", [])), None))
    listed = parse_names([(each, ()) for each in said.pop("creator", [])])
    dates = [_date(each) for each in said.pop("date", [])]
    descriptions = said.pop("description", [])
    comments = [each for each in descriptions if _COMMENT.match(each)]
    abstracts = [each for each in descriptions if not _COMMENT.match(each)]
    identifiers = said.pop("identifier", [])
    addresses = [each for each in identifiers if _ABS_ADDRESS.match(each)]
    dois = [_DOI_PREFIX.sub("", each) for each in identifiers if _DOI_PREFIX.match(each)]
    references = [
        each for each in identifiers if not (_ABS_ADDRESS.match(each) or _DOI_PREFIX.match(each))
    ]
    subjects = {each: by_name(each) for each in said.pop("subject", [])}
    licenses = said.pop("rights", [])
    said["description"] = abstracts[1:]
    said["identifier"] = references[1:]
    said["subject"] = [each for each, code in subjects.items() if code is None]
    return PaperRecord(
        format="oai:oai_dc",
        arxiv_id=addresses[0] if addresses else None,
        title=title,
        abstract=fields.paragraphs(abstracts[0]) if abstracts else None,
        authors=listed.names,
        authors_cut=listed.is_cut,
        authors_shifted=listed.is_shifted,
        comments=fields.line("; ".join(_COMMENT.sub("", each, count=1) for each in comments)),
        journal_ref=fields.line(references[0]) if references else None,
        doi=fields.line(" ".join(dois)),
        license=fields.line("; ".join(licenses)),
        categories=tuple(dict.fromkeys(code for code in subjects.values() if code)),
        # The first date is that of version 1, a second that of the latest.
        submitted=dates[0] if dates else None,
        revised=max(dates, default=None),
        extra=_extra((name, each) for name, values in said.items() for each in values),
        warnings=(*warnings, *listed.warnings),
    )


_FORMS: Final[Mapping[str, Callable[[Element], PaperRecord]]] = {
    "arXiv": _arxiv,
    "arXivRaw": _arxiv_raw,
    "dc": _dublin_core,
}


def as_of(head: bytes) -> str | None:
    """When the provider gave the answer that begins with *head*: OAI-PMH 2.0, section 3.2."""
    found = _RESPONSE_DATE.search(head)
    return found.group(1).decode("ascii", "replace") if found else None


_OF_ARXIV: Final = frozenset(
    (
        *("title", "abstract", "authors", "comments", "journal_ref", "doi", "license"),
        *("report_no", "submitter", "categories", "submitted", "revised", "withdrawn", "deleted"),
        "extra",
    )
)
# Only OAI speaks of deletions, and there the newest word counts, in whatever form.
STANDINGS: Final = (
    Standing(
        format="oai:arXivRaw",
        carries=_OF_ARXIV | {"authors_text", "versions"},
        texts=90,
        names=80,  # whole, and printed; structured names come before
        dates=90,
        deletions=90,
        reread=printed_list,
    ),
    Standing(
        format="oai:arXiv",
        carries=_OF_ARXIV,
        texts=90,
        names=90,
        dates=40,  # `created` is the current version's date since March 2025
        deletions=90,
        reread=split_names,
    ),
    Standing(
        format="oai:oai_dc",
        carries=_OF_ARXIV - {"report_no", "submitter"},
        texts=50,
        names=40,
        dates=50,
        deletions=90,
        reread=each_name,
    ),
    Standing(format="oai:header", carries=frozenset({"deleted"}), deletions=90),
)

FORMAT: Final = Format(
    "oai", split, parse, recognise, any_encoding=True, as_of=as_of, standings=STANDINGS
)
