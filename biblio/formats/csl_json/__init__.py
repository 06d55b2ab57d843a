"""CSL-JSON: the items of citation processors, as Zotero, Mendeley and Pandoc write them.

An array, an object, one a line, or the `items` of an answer of Zotero's API. Variables and types
are those of CSL 1.0.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from biblio.formats import json_cut
from biblio.formats.csl_json.item import parse
from biblio.formats.csl_json.people import listed
from biblio.formats.csl_json.variables import TYPES
from biblio.formats.format import Entry, Format
from biblio.formats.standing import Standing, names_or_organisations
from biblio.model.names import AuthorList
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord

__all__ = ["FORMAT"]

_LIST: Final = "items"
_ITEMS: Final = frozenset({(), (_LIST,)})
# What an item has beside its type; nothing else has most of them.
_MARKS: Final = frozenset(
    (
        *("accessed", "author", "citation-key", "collection-title", "container-title", "DOI"),
        *("editor", "event-title", "ISBN", "ISSN", "issued", "number-of-pages", "page", "URL"),
        *("publisher-place", "title-short"),
    )
)
_PLAIN: Final = frozenset(("id", "title", *_MARKS))
_PARTS: Final = frozenset(("family", "given", "literal"))
_KEY: Final = re.compile(rb'"(?:citation-key|id)"\s*:\s*(?:"((?:[^"\\]|\\.){1,80})"|([0-9]{1,20}))')
_SEARCHED: Final = 1 << 16
_VALUE: Final = re.compile(rb'"([a-z_-]{1,30})"')


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The items of *stream*, one at a time; the place of each tells its key.

    Raises:
        UnreadableSource: it is no JSON.
    """
    for entry in json_cut.cut(stream, within=_LIST):
        found = _KEY.search(entry.raw, 0, _SEARCHED)
        key = (found[1] or found[2]).decode("utf-8", "replace") if found else ""
        yield entry._replace(place=f"{entry.place} ({key})") if key else entry


def recognise(head: bytes) -> bool:
    """Whether *head* begins with items: objects of a type of CSL, or with names in its parts."""
    return _is_item(head, _PLAIN)


def is_sure(head: bytes) -> bool:
    """Whether *head*, which has items, has variables that nothing else has."""
    return _is_item(head, _MARKS)


def _is_item(head: bytes, marks: frozenset[str]) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"["):
        return False
    has_type = has_mark = has_names = False
    for each in json_cut.keys(start):
        if each.path in _ITEMS:
            if each.name == "type":
                value = _VALUE.match(start, each.end)
                has_type |= value is not None and value[1].decode() in TYPES
            has_mark |= each.name in marks
        elif each.path[-1] == "author" and each.path[:-1] in _ITEMS:
            has_names |= each.name in _PARTS
        if has_mark and (has_type or has_names):
            return True
    return False


def _reread(record: PaperRecord) -> AuthorList | None:
    """The names as they are split, or as they were printed where the list came as one text."""
    if record.authors_text:
        return listed({"author": record.authors_text}, "author")
    return names_or_organisations(record)


STANDING: Final = Standing(
    format="csl-json",
    carries=frozenset(
        (
            *("title", "abstract", "authors", "authors_text", "comments", "doi", "report_no"),
            *("license", "categories", "submitted", "withdrawn", "extra", *PUBLICATION_TEXTS),
            *("retracted", "keywords", "contributors", "author_identifiers"),
        )
    ),
    texts=28,  # kept by a program, from what a page said or somebody typed
    names=28,
    dates=10,
    publication=75,
    reread=_reread,
)

FORMAT: Final = Format("csl-json", split, parse, recognise, is_sure, standings=(STANDING,))
