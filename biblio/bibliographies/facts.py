"""What a library knows of a publication, beside what an entry says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from biblio.exporters.bibtex.entries import IN_BOOKS, pages_in_tex
from biblio.formats.bibtex.entry_types import WRITTEN_AS, kind_of
from biblio.model.identifiers import dois, printed_dois
from biblio.model.names import fold
from biblio.model.records import PaperRecord

__all__ = ["Fact", "facts_of", "is_of_a_preprint", "is_published", "type_for"]

_LOOSE: Final = frozenset({"article", "misc", "online", "unpublished"})
_NOT_PUBLISHED: Final = frozenset({"preprint", "other"})


class Fact(NamedTuple):
    """One thing that a library knows of a publication.

    `names` are the fields that may say it, first the one that it is added as; `text` is plain, but
    a DOI is verbatim. `said` is what the entry says of it, None where that is nothing or arXiv
    itself; `is_same` whether both say the same.
    """

    names: tuple[str, ...]
    text: str
    said: str | None
    is_same: bool
    is_verbatim: bool = False


def is_published(paper: PaperRecord) -> bool:
    """Whether *paper* appeared somewhere, as far as the library knows."""
    return paper.container_title is not None and paper.kind not in _NOT_PUBLISHED


def is_of_a_preprint(entry: PaperRecord, entry_type: str) -> bool:
    """Whether *entry* is written as a preprint: it may be one, and names nothing that it is in."""
    return entry_type in _LOOSE and entry.container_title is None


def type_for(paper: PaperRecord, entry_type: str) -> str:
    """The type of an entry of *paper*: the one that it has, where that is of its kind."""
    kind = paper.kind or "article"
    if kind_of(entry_type, is_on_arxiv=False, has_container=True) == kind:
        return entry_type
    return WRITTEN_AS.get(kind, entry_type)


def facts_of(paper: PaperRecord, entry: PaperRecord, fields: Mapping[str, str]) -> Iterator[Fact]:
    """What the library knows of *paper*, beside what *entry*, whose *fields* these are, says."""
    is_in_book = paper.kind in IN_BOOKS
    is_biblatex = not fields.keys().isdisjoint({"journaltitle", "date", "eprinttype"})
    journal = ("journaltitle", "journal") if is_biblatex else ("journal", "journaltitle")
    yield from _fact(
        ("booktitle",) if is_in_book else journal,
        paper.container_title,
        entry.container_title,
        paper.container_short,
    )
    yield from _fact(("volume",), paper.volume, entry.volume)
    yield from _fact(("number", "issue"), paper.issue, entry.issue)
    pages = pages_in_tex(paper.pages) if paper.pages else None
    yield from _fact(("pages",), pages, entry.pages, paper.article_number)
    if pages is None:
        yield from _fact(("eid",), paper.article_number, entry.article_number, entry.pages)
    if paper.issued:
        year, said = paper.issued[:4], entry.issued[:4] if entry.issued else None
        is_date = "date" in fields or (is_biblatex and "year" not in fields)
        names = ("date", "year") if is_date else ("year", "date")
        yield Fact(names, paper.issued if is_date else year, said, year == said)
    printed = printed_dois(paper.doi) if paper.doi else []
    if printed:
        is_same = bool(set(dois(paper.doi)) & set(dois(entry.doi)))
        yield Fact(("doi",), printed[0], entry.doi, is_same, is_verbatim=True)


def _fact(
    names: tuple[str, ...], text: str | None, said: str | None, *others: str | None
) -> Iterator[Fact]:
    """The fact that is *text*, where the library knows it; *others* say the same."""
    if text is not None:
        same = {fold(each) for each in (text, *others) if each}
        yield Fact(names, text, said, said is not None and fold(said) in same)
