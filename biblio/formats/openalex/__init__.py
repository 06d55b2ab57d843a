"""OpenAlex: works as its snapshot has them, one a line, or as its API gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from biblio.formats import json_cut
from biblio.formats.format import Entry, Format
from biblio.formats.openalex.work import parse
from biblio.formats.standing import Standing, each_name
from biblio.model.records import PUBLICATION_TEXTS

__all__ = ["FORMAT"]

_LIST: Final = "results"
_WORKS: Final = frozenset({(), (_LIST,)})
# Keys that no other kind of JSON has; a work that is long may have its id behind them.
_MARKS: Final = frozenset(("abstract_inverted_index", "authorships", "is_authors_truncated"))
_ADDRESS: Final = re.compile(rb'"https?://(?:api\.)?openalex\.org/(?:works/)?([A-Za-z])[0-9]+"')
_KEY: Final = re.compile(
    rb'"id"\s*:\s*"https?://(?:api\.)?openalex\.org/(?:works/)?(W[0-9]{1,15})"'
)
_SEARCHED: Final = 1 << 16


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The works of *stream*, one at a time; the place of each tells what OpenAlex calls it.

    Raises:
        UnreadableSource: it is no JSON.
    """
    for entry in json_cut.cut(stream, within=_LIST):
        found = _KEY.search(entry.raw, 0, _SEARCHED)
        yield entry._replace(place=f"{entry.place} ({found[1].decode()})") if found else entry


def recognise(head: bytes) -> bool:
    """Whether *head* begins with things of OpenAlex, by what they are called or by their keys."""
    return _is_of_openalex(head, b"")


def is_sure(head: bytes) -> bool:
    """Whether *head*, which is of OpenAlex, has works and not authors or institutions."""
    return _is_of_openalex(head, b"Ww")


def _is_of_openalex(head: bytes, letters: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"["):
        return False
    for each in json_cut.keys(start):
        if each.path not in _WORKS:
            continue
        if each.name in _MARKS:
            return True
        if each.name == "id":
            address = _ADDRESS.match(start, each.end)
            if address is not None and (not letters or address[1] in letters):
                return True
    return False


STANDING: Final = Standing(
    format="openalex",
    carries=frozenset(
        (
            *("title", "abstract", "authors", "authors_text", "doi", "license", "extra"),
            *(
                name
                for name in PUBLICATION_TEXTS
                if name
                not in {"container_short", "edition", "isbn", "issued_printed", "place", "series"}
            ),
            *("retracted", "keywords", "references", "author_identifiers"),
        )
    ),
    texts=40,  # gathered by a program; abstracts without their paragraphs
    names=35,
    publication=60,
    reread=each_name,
)

FORMAT: Final = Format("openalex", split, parse, recognise, is_sure, standings=(STANDING,))
