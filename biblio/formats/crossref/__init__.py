"""Crossref: works as its REST API gives them, one a line, in a list, or in an answer of the API."""

from __future__ import annotations

from functools import partial
from typing import Final

from biblio.formats import json_cut
from biblio.formats.crossref.work import parse
from biblio.formats.format import Format
from biblio.formats.standing import Standing, names_or_organisations
from biblio.model.records import PUBLICATION_TEXTS

__all__ = ["FORMAT"]

# Keys of a work that no other kind of JSON with DOIs has.
_MARKS: Final = frozenset(("reference-count", "content-domain", "is-referenced-by-count"))
_LIST: Final = "items"
_WORKS: Final = frozenset(
    path for answer in json_cut.ANSWERS for path in (answer, (*answer, _LIST))
)


def recognise(head: bytes) -> bool:
    """Whether *head* begins with works of Crossref: objects with a DOI and what only they have."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"[") or b'"DOI"' not in start:
        return False
    is_named = is_work = False
    seen: set[str] = set()
    for each in json_cut.keys(start):
        if each.path not in _WORKS:
            continue
        if each.name in seen:  # another object
            is_named = is_work = False
            seen.clear()
        seen.add(each.name)
        is_named |= each.name == "DOI" and each.mark == b'"'
        is_work |= each.name in _MARKS or each.name == "message-type"
        is_work |= each.name == "title" and each.mark == b"["
        if is_named and is_work:
            return True
    return False


STANDING: Final = Standing(
    format="crossref",
    carries=frozenset(
        (
            *("title", "abstract", "authors", "authors_text", "doi", "license", "extra"),
            *(name for name in PUBLICATION_TEXTS if name != "issued_printed"),
            *("retracted", "keywords", "contributors", "references"),
            *("author_identifiers", "links"),
        )
    ),
    texts=60,
    names=50,
    publication=90,  # the publisher's own word
    reread=names_or_organisations,
)

FORMAT: Final = Format(
    "crossref",
    partial(json_cut.cut, within=_LIST),
    parse,
    recognise,
    standings=(STANDING,),
)
