"""The one date of a paper that a format or a key has room for, whoever says what is known of it."""

from __future__ import annotations

from typing import Final, Protocol

from biblio.model.identifiers import ArxivId

__all__ = ["Dated", "date_of", "year_of"]

_DAY: Final = len("2024-05-01")
_YEAR: Final = len("2024")


class Dated(Protocol):
    """A record, or a row of a listing: the dates of a paper, as far as they are known."""

    @property
    def arxiv_id(self) -> str | None:
        """Its identifier on arXiv, which has the month of announcement."""

    @property
    def submitted(self) -> str | None:
        """When it was submitted there."""

    @property
    def issued(self) -> str | None:
        """When it was published."""


def date_of(paper: Dated) -> str | None:
    """The date of *paper*, `2001`, `2001-05` or `2001-05-17`, as far as it is known.

    That is the date of issue, else that of submission, else the month of arXiv's announcement.
    """
    if paper.issued:
        return paper.issued
    if paper.submitted:
        return paper.submitted[:_DAY]
    return ArxivId(paper.arxiv_id).announced if paper.arxiv_id else None


def year_of(paper: Dated) -> str | None:
    """The year of `date_of`."""
    date = date_of(paper)
    return date[:_YEAR] if date else None
