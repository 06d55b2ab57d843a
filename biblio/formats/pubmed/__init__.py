"""PubMed: articles, books and their chapters as E-utilities and the yearly files give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from lxml import etree

from biblio.errors import UnreadableSource
from biblio.formats import fields
from biblio.formats.format import Entry, Format
from biblio.formats.pubmed.article import article
from biblio.formats.pubmed.book import book
from biblio.formats.pubmed.identifiers import pmid_of
from biblio.formats.standing import Standing, names_or_organisations
from biblio.formats.xml import element, opening, text
from biblio.formats.xml_cut import Kind, cut
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord

__all__ = ["FORMAT"]

_SETS: Final = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "eFetchResult"})
_DELETIONS: Final = frozenset({"DeleteCitation", "DeleteDocument"})
_KIND: Final = Kind(
    "an answer of PubMed",
    names=frozenset({"PubmedArticle", "PubmedBookArticle", "ERROR", *_DELETIONS}),
    frames=_SETS,
    doctypes=_SETS | {"PubmedArticle", "PubmedBookArticle"},
)
_ANSWER: Final = re.compile(
    r"<(?:Pubmed(?:Book)?Article(?:Set)?|Delete(?:Citation|Document)|eFetchResult)[\s>]"
)
_PMID: Final = re.compile(rb"<PMID[^<>]*>\s*([0-9]{1,12})\s*<")
_DELETED: Final = "pubmed:deleted"


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The citations of *stream*, one at a time, and each PMID whose citation was taken away.

    Raises:
        UnreadableSource: it is no such answer, or the server answered with an error.
    """
    number = 0
    for piece in cut(stream, _KIND):
        if piece.name == "ERROR":
            said = fields.line(text(element(piece.raw))) or "it does not say which"
            raise UnreadableSource(f"PubMed answered with an error: {said}")
        for raw in _deleted(piece.raw) if piece.name in _DELETIONS else (piece.raw,):
            number += 1
            pmid = _PMID.search(raw)
            place = f"entry {number} (PMID {pmid[1].decode()})" if pmid else f"entry {number}"
            yield Entry(raw, place, piece.fault, is_closed=piece.name is not None)


def _deleted(raw: bytes) -> Iterator[bytes]:
    """The PMIDs in the list *raw*, each as an element of its own."""
    for each in element(raw).iter("PMID"):
        yield etree.tostring(each, encoding="utf-8", with_tail=False)


def parse(raw: bytes) -> PaperRecord:
    """The record of the element *raw*: an article, a book or chapter, or the PMID of what is gone.

    Raises:
        InvalidData: it is not well formed, or has no PMID.
    """
    root = element(raw)
    if root.tag == "PMID":
        return PaperRecord(format=_DELETED, identifiers=(pmid_of(root),), deleted=True)
    return book(root) if root.tag == "PubmedBookArticle" else article(root)


def recognise(head: bytes) -> bool:
    """Whether *head* begins an answer of PubMed."""
    begun = opening(head)
    return begun is not None and _ANSWER.search(begun) is not None


STANDINGS: Final = (
    Standing(
        format="pubmed",
        carries=frozenset(
            (
                *("title", "abstract", "authors", "authors_text", "doi", "report_no"),
                *("translations", "deleted", "extra"),
                *(name for name in PUBLICATION_TEXTS if name != "url"),
                *("retracted", "keywords", "contributors", "references"),
                *("author_identifiers", "links"),
            )
        ),
        texts=55,
        names=45,
        publication=85,  # looked at by people who know what a journal is
        deletions=80,
        reread=names_or_organisations,
    ),
    # What is taken away has no day, and never comes back under its number.
    Standing(format=_DELETED, carries=frozenset({"deleted"}), deletions=85),
)

FORMAT: Final = Format("pubmed", split, parse, recognise, any_encoding=True, standings=STANDINGS)
