"""Records made for the tests."""

from __future__ import annotations

from typing import Any

from biblio.model.names import AuthorName, parse_list
from biblio.model.records import PaperRecord

ABSTRACT = "We count all that can be counted in a field of stars, and then we count it once more."
"""An abstract that is long enough to tell its paper."""


def paper(arxiv_id: str | None, authors: str = "Ada Lovelace", **fields: Any) -> PaperRecord:
    """A record with the identifier and the printed *authors*, and a title to tell it by."""
    values: dict[str, Any] = {
        "format": "snapshot",
        "title": f"On {arxiv_id}",
        "authors": names(authors),
        "authors_text": authors,
        "submitted": "2021-01-04T10:00:00Z",
        "categories": ("math.CO",),
    }
    return PaperRecord(arxiv_id=arxiv_id, **(values | fields))


def names(printed: str) -> tuple[AuthorName, ...]:
    """The names in a printed list."""
    return parse_list(printed).names
