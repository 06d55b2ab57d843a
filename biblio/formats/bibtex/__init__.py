"""BibTeX and biblatex: the bibliographies of LaTeX."""

from __future__ import annotations

import re
from typing import Final

from biblio.formats.bibtex.cutting import split
from biblio.formats.bibtex.parsing import parse
from biblio.formats.bibtex.people import people
from biblio.formats.format import Format
from biblio.formats.standing import Standing
from biblio.model.names import AuthorList
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord

__all__ = ["FORMAT"]

_ENTRY: Final = re.compile(
    rb"(?:^|[\r\n])[ \t]*@[ \t]*(?i:string|preamble|comment|[a-z]+[ \t]*[{(][^\s,={}()]*\s*,)"
)


def recognise(head: bytes) -> bool:
    """Whether *head* holds the beginning of an entry at the beginning of a line."""
    return _ENTRY.search(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _reread(record: PaperRecord) -> AuthorList | None:
    """The names of the field `author`, which is kept as it was printed."""
    return people(record.authors_text) if record.authors_text else None


STANDING: Final = Standing(
    format="bibtex",
    carries=frozenset(
        (
            *("title", "abstract", "authors", "authors_text", "comments", "journal_ref", "doi"),
            *("report_no", "categories", "extra", *PUBLICATION_TEXTS, "retracted"),
            *("keywords", "contributors"),
        )
    ),
    texts=30,  # typed by anybody; `primaryclass` is one category of several
    names=30,
    publication=80,
    reread=_reread,
)

FORMAT: Final = Format("bibtex", split, parse, recognise, standings=(STANDING,))
