"""What formats ask of every paper and arXiv's own records leave unsaid: a kind, a date, a link."""

from __future__ import annotations

from biblio.model.identifiers import ArxivId
from biblio.model.records import PaperRecord

__all__ = ["address_of", "date_of", "kind_of"]

ABSTRACTS = "https://arxiv.org/abs/"


def kind_of(record: PaperRecord) -> str:
    """The kind of *record*, one of `KINDS`: its own, else what else it says tells.

    What stands in something is an article, and what arXiv has and stands in nothing a preprint.
    """
    if record.kind is not None:
        return record.kind
    if record.container_title is not None:
        return "article"
    return "other" if record.arxiv_id is None else "preprint"


def date_of(record: PaperRecord) -> str | None:
    """The date of *record*, `2001`, `2001-05` or `2001-05-17`, as far as it is known.

    That is the date of issue, else that of submission, else the month of arXiv's announcement.
    """
    if record.issued is not None:
        return record.issued
    if record.submitted is not None:
        return record.submitted[:10]
    return ArxivId(record.arxiv_id).announced if record.arxiv_id is not None else None


def address_of(record: PaperRecord) -> str | None:
    """Where *record* is found: at its own address, else at arXiv's of its abstract."""
    if record.url is not None or record.arxiv_id is None:
        return record.url
    return f"{ABSTRACTS}{record.arxiv_id}"
