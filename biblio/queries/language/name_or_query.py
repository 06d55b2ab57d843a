"""Whether what stands where a name or a query may stand is a query."""

from __future__ import annotations

import re
from typing import Final

from biblio.queries.language.query_tokens import Kind, cut

_SAYS_NO_NAME: Final = frozenset({Kind.AND, Kind.OR, Kind.NOT, Kind.COLUMN, Kind.FILTER})
_NAMED: Final = re.compile(r"\s*(?:id|exact|folded|initials|person):", re.IGNORECASE)


def is_query(text: str) -> bool:
    """Whether *text* says what no name does: a field (`category:cs.AI`), a phrase, or an operator.

    `id:123`, `exact:NAME`, `initials:NAME` and `person:2301.00001#3` are names, and so are words
    alone: a query of these is asked for otherwise.
    """
    if _NAMED.match(text):
        return False
    return '"' in text or any(token.kind in _SAYS_NO_NAME for token in cut(text).tokens)
