"""What to look for in texts, in the language of FTS5."""

from __future__ import annotations

from biblio.db.text_query import AnyOf, Every, TextQuery, Within, Without, Words

READS_ALL_BEGINNINGS = True


def expression(query: TextQuery) -> str:
    """*query* in the language of FTS5."""
    match query:
        case Words():
            # Quoted, so that it is words whatever stands in it.
            quoted = query.text.replace('"', " ")
            return f'"{quoted}" *' if query.is_prefix else f'"{quoted}"'
        case Within():
            inner = expression(query.query)
            return f"{query.column} : {inner if isinstance(query.query, Words) else f'({inner})'}"
        case Every():
            return " AND ".join(map(_enclosed, query.parts))
        case AnyOf():
            return " OR ".join(map(_enclosed, query.parts))
        case Without():
            return f"{_enclosed(query.wanted)} NOT {_enclosed(query.unwanted)}"


def _enclosed(query: TextQuery) -> str:
    """*query* as a part of another."""
    is_single = isinstance(query, Words | Within)
    return expression(query) if is_single else f"({expression(query)})"
