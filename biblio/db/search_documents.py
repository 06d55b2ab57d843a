"""What the full-text index knows of a paper: its columns, and the text in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from biblio.db.folding import spelled

DOCUMENTS: Final = "paper_search_documents"
"""The view that the index reads."""
COLUMNS: Final = ("title", "abstract", "authors", "comments", "journal", "container", "report")
"""The columns of the index; a phrase is found within one of them."""
INDEXED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "title",
        "abstract": "abstract",
        "comments": "comments",
        "journal": "journal_ref",
        "container": "container_title",
        "report": "report_no",
    }
)
"""The columns but `authors`, and which column of `papers` each is of."""
Document = tuple[int | str | None, ...]


def document(paper_id: int, names: str, texts: Sequence[str | None]) -> Document:
    """What the view `paper_search_documents` says of a paper, *names* being its authors'.

    *texts* are its columns of `papers` in the order of `INDEXED`.
    """
    title, abstract, *others = [
        text if text is None or text.isascii() else spelled(text) for text in texts
    ]
    return (paper_id, title, abstract, spelled(names) or None, *others)
