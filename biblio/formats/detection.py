"""The registry of formats, and which of them a source is read in: what it says decides."""

from __future__ import annotations

from typing import Final

from biblio.errors import UnknownFormat, UnreadableSource
from biblio.formats.abs import FORMAT as ABS
from biblio.formats.atom import FORMAT as ATOM
from biblio.formats.bibtex import FORMAT as BIBTEX
from biblio.formats.crossref import FORMAT as CROSSREF
from biblio.formats.csl_json import FORMAT as CSL_JSON
from biblio.formats.encodings import narrowed, wide_encoding
from biblio.formats.format import Format
from biblio.formats.listing import FORMAT as LISTING
from biblio.formats.oai import FORMAT as OAI
from biblio.formats.openalex import FORMAT as OPENALEX
from biblio.formats.pubmed import FORMAT as PUBMED
from biblio.formats.records import FORMAT as RECORDS
from biblio.formats.rejects import FORMAT as REJECTS
from biblio.formats.ris import FORMAT as RIS
from biblio.formats.snapshot import FORMAT as SNAPSHOT

FORMATS: Final[tuple[Format, ...]] = (
    REJECTS,
    RECORDS,
    OAI,
    ATOM,
    PUBMED,
    CROSSREF,
    OPENALEX,
    CSL_JSON,
    RIS,
    BIBTEX,
    SNAPSHOT,
    ABS,
    LISTING,
)
"""Every format, the most particular first: the first that recognises a source reads it."""


def by_name(name: str) -> Format:
    """The format called *name*.

    Raises:
        UnknownFormat: there is none; the sentence lists those there are.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    raise UnknownFormat(f"there is no format {name!r}; choose one of {_names()}")


def detect(head: bytes, name: str) -> Format:
    """The format of the source *name*, which begins with the bytes *head* (up to 64 KiB).

    Raises:
        UnreadableSource: *head* is empty, or in UTF-16.
        UnknownFormat: no format knows it.
    """
    return choose(head, name, None)


def choose(head: bytes, name: str, forced: Format | None) -> Format:
    """The format in which the source *name* is read: *forced*, unless it is clearly another's.

    Raises:
        UnreadableSource: *head* is empty, in UTF-16, or of another format than *forced*.
        UnknownFormat: no format knows it, and none is forced.
    """
    if not head:
        raise UnreadableSource(f"{name} is empty")
    known = _recognised(head)
    encoding = wide_encoding(head)
    if encoding is not None and not (known is not None and known.any_encoding):
        raise UnreadableSource(
            f"{name} is in {encoding}, not in UTF-8; convert it with "
            f"`iconv -f {encoding} -t UTF-8`, or save it as UTF-8"
        )
    if forced is None:
        if known is None:
            raise UnknownFormat(
                f"{name} is of no format that biblio knows; say which with -f: {_names()}"
            )
        return known
    if known is not None and known is not forced:
        raise UnreadableSource(
            f"{name} is in the format {known.name}, not {forced.name}; read it without -f, "
            f"or with -f {known.name}"
        )
    if known is None and forced.must_be_seen:
        raise UnreadableSource(f"{name} is not in the format {forced.name}")
    return forced


def holds_records(head: bytes) -> bool:
    """Whether a file that nobody named, which begins with *head*, is one of records.

    More is asked of it than of one that was named: any JSON may be named as records that need
    mending, but of the files of a folder only those count that look like some.
    """
    known = _recognised(head)
    return known is not None and (known.is_sure is None or known.is_sure(narrowed(head)))


def _recognised(head: bytes) -> Format | None:
    narrow = narrowed(head)
    return next(
        (each for each in FORMATS if each.recognise(head if each.any_encoding else narrow)), None
    )


def _names() -> str:
    return ", ".join(sorted(each.name for each in FORMATS))
