"""RIS: what reference managers and publishers hand out, a tag and its value on each line."""

from __future__ import annotations

from typing import Final

from biblio.formats.format import Format
from biblio.formats.ris.cutting import recognise, split
from biblio.formats.ris.reading import names_in, parse
from biblio.formats.standing import Standing
from biblio.model.names import AuthorList
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord

__all__ = ["FORMAT"]


def _reread(record: PaperRecord) -> AuthorList | None:
    """The names as they were printed, one a tag."""
    return names_in([each.printed for each in record.authors]) if record.authors else None


STANDING: Final = Standing(
    format="ris",
    carries=frozenset(
        (
            *("title", "abstract", "authors", "comments", "doi", "report_no", "extra"),
            *PUBLICATION_TEXTS,
            *("categories", "keywords", "contributors"),
        )
    ),
    texts=25,  # exported by a program from what somebody typed
    names=25,
    publication=70,
    reread=_reread,
)

FORMAT: Final = Format("ris", split, parse, recognise, standings=(STANDING,))
