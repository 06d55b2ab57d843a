"""What plain SQL says of the papers of a listing: whom each has, and what it has."""

from __future__ import annotations

import json
from typing import Any

import biblio

# That a text is in a list, in words that both engines have.
CHOSEN = (
    """replace(:papers, '"' || coalesce('arXiv:' || p.arxiv_id, p.anchor) || '"', '') <> :papers"""
)
LISTS = f"""
SELECT p.id, substr(nullif(p.listed_{{date}}, '0000'), 1, {{letters}}), p.authors_cut,
       a.name_key || '/' || a.suffix, a.is_collaboration
FROM papers AS p JOIN authorships AS s ON s.paper_id = p.id JOIN authors AS a ON a.id = s.author_id
WHERE {CHOSEN}
ORDER BY p.id, s.ordinal
"""  # noqa: S608 - our own


def asked(
    library: biblio.Library, chosen: dict[str, Any], sql: str, **named: str
) -> list[tuple[Any, ...]]:
    """The rows of *sql*, for which `CHOSEN` are the papers that a listing gives as *chosen*."""
    handles = [each.handle for each in library.papers(limit=None, **chosen)]
    return list(
        library.sql(
            sql, parameters={"papers": json.dumps(handles, ensure_ascii=False), **named}
        ).rows
    )


def lists(
    library: biblio.Library, chosen: dict[str, Any], *, letters: int = 0
) -> dict[tuple[int, str | None], list[tuple[str, bool, bool]]]:
    """By paper and period who is on it: the folded name, whether a collaboration, and if cut."""
    date = str(chosen.get("by", "submitted"))
    found: dict[tuple[int, str | None], list[tuple[str, bool, bool]]] = {}
    for paper, period, cut, name, marked in asked(
        library, chosen, LISTS.format(date=date, letters=letters)
    ):
        key = (paper, period if letters else None)
        found.setdefault(key, []).append((name, bool(marked), bool(cut)))
    return found


def for_counting(chosen: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """*chosen* for a listing, and for counting, where the date that is meant is `date`."""
    listed = dict(chosen)
    if "category" not in listed:
        listed.pop("primary", None)
    said = {"date" if name == "by" else name: value for name, value in listed.items()}
    return listed, said
