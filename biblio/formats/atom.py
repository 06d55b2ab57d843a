"""Answers of arXiv's API: Atom feeds, an entry a paper.

`published` is the date of version 1, `updated` that of the version which the `id` names. Terms of
ACM and MSC stand among the categories under the same scheme as arXiv's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from biblio.errors import UnreadableSource
from biblio.formats import fields
from biblio.formats.format import Entry, Format
from biblio.formats.standing import Standing, each_name
from biblio.formats.xml import Element, children, element, opening, text
from biblio.formats.xml_cut import Kind, cut
from biblio.model.categories import canonical, is_known
from biblio.model.identifiers import ArxivId
from biblio.model.names import parse_names
from biblio.model.records import PaperRecord, PaperVersion

__all__ = ["FORMAT", "error_of"]

_KIND: Final = Kind(
    "an answer of arXiv's API (an Atom feed)",
    names=frozenset({"entry"}),
    frames=frozenset({"feed"}),
)
_FEED: Final = re.compile(
    r"<(?:[\w.-]+:)?(?:feed|entry)(?=[\s>])[^>]*http://www\.w3\.org/2005/Atom"
)
_ENTRY: Final = re.compile(rb"<(?:[\w.-]+:)?entry[\s>]")
_UPDATED: Final = re.compile(rb"<(?:[\w.-]+:)?updated[^>]*>\s*([^<\s]+)\s*<")
_ERRORS: Final = re.compile(r"arxiv\.org/api/errors", re.IGNORECASE)
_MENDED: Final = ("letters that were encoded twice were put right",)


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The entries of *stream*; those of one version of a paper are equal on every page.

    A feed without entries gives none.

    Raises:
        UnreadableSource: it is no such feed, or the API answered with an error.
    """
    for number, piece in enumerate(cut(stream, _KIND), start=1):
        may_be_error = piece.name is not None and b">Error<" in piece.raw
        if may_be_error and (said := error_of(element(piece.raw))) is not None:
            raise UnreadableSource(f"the API answered with an error: {said}")
        yield Entry(piece.raw, f"entry {number}", piece.fault, is_closed=piece.name is not None)


def parse(raw: bytes) -> PaperRecord:
    """What the `entry` element *raw* says of its paper.

    Raises:
        InvalidData: its `id` is that of no paper, or one of its dates is none.
    """
    mended = _mended(raw)
    entry = element(mended)
    paper = ArxivId.parse(text(entry, "id") or "")
    title, warnings = fields.title(text(entry, "title"))
    published, updated = _instant(entry, "published"), _instant(entry, "updated")
    listed = parse_names(
        [
            (name, tuple(filter(None, map(text, children(author, "affiliation")))))
            for author in children(entry, "author")
            if (name := fields.line(text(author, "name")))
        ]
    )
    categories, others = _categories(entry)
    return PaperRecord(
        format="atom",
        arxiv_id=paper.base,
        title=title,
        abstract=fields.paragraphs(text(entry, "summary")),
        authors=listed.names,
        authors_cut=listed.is_cut,
        authors_shifted=listed.is_shifted,
        comments=fields.line(text(entry, "comment")),
        journal_ref=fields.line(text(entry, "journal_ref")),
        doi=fields.line(text(entry, "doi")),
        categories=categories,
        submitted=published,
        revised=updated,
        latest_version=paper.version,
        versions=_versions(paper.version, published, updated),
        extra=(("subject", tuple(others)),) if others else (),
        warnings=(*warnings, *listed.warnings, *(_MENDED if mended != raw else ())),
    )


def recognise(head: bytes) -> bool:
    """Whether *head* begins an Atom feed."""
    begun = opening(head)
    return begun is not None and _FEED.search(begun) is not None


def error_of(entry: Element) -> str | None:
    """What the API says, where *entry* is its way to say that the question was wrong; else None."""
    is_error = fields.line(text(entry, "title")) == "Error"
    if is_error and _ERRORS.search(text(entry, "id") or ""):
        return fields.line(text(entry, "summary")) or "it does not say which"
    return None


def _mended(raw: bytes) -> bytes:
    """*raw* with its characters put right, where all beyond ASCII were encoded twice.

    Answers are met whose UTF-8 was taken for Latin-1 and encoded once more (`GÃ¶tz`). Text that
    was not is practically never valid UTF-8 when written as Latin-1.
    """
    try:
        once = raw.decode().encode("latin-1")
        once.decode()
    except UnicodeError:
        return raw
    return once


def _instant(entry: Element, name: str) -> str | None:
    printed = text(entry, name)
    return fields.instant(printed.strip()) if printed else None


def _categories(entry: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories of arXiv, the primary one first; and the other terms."""
    terms = dict.fromkeys(
        term
        for name in ("primary_category", "category")
        for each in children(entry, name)
        if (term := fields.line(each.get("term")))
    )
    known = dict.fromkeys(canonical(term) for term in terms if is_known(term))
    return tuple(known), tuple(term for term in terms if not is_known(term))


def _versions(
    version: int | None, published: str | None, updated: str | None
) -> tuple[PaperVersion, ...]:
    """The versions whose dates the entry gives: the first, and the one it is of."""
    dates = {1: published}
    if version is not None and version > 1:
        dates[version] = updated
    return tuple(PaperVersion(number, date) for number, date in dates.items() if date)


def as_of(head: bytes) -> str | None:
    """When the feed that begins with *head* was made: its own `updated`, before any entry's."""
    before, *_ = _ENTRY.split(head, maxsplit=1)
    found = _UPDATED.search(before)
    return found.group(1).decode("ascii", "replace") if found else None


STANDING: Final = Standing(
    format="atom",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "comments", "journal_ref", "doi", "categories"),
            *("submitted", "revised", "versions", "withdrawn", "extra"),
        }
    ),
    texts=80,
    names=60,
    dates=80,
    reread=each_name,
)

FORMAT: Final = Format(
    "atom", split, parse, recognise, any_encoding=True, as_of=as_of, standings=(STANDING,)
)
