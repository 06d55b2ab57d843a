"""What SQLite writes in its own words; `biblio.db.wording` puts them in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "before": "substr({0}, 1, instr({0}, ':') - 1)",
        "behind": "substr({0}, instr({0}, ':') + 1)",
        "day": "CAST(strftime('%s', substr({0} || '-01-01', 1, 10)) AS INTEGER) / 86400",
        "digest": "printf('%016x', {0})",
        "elements": "json_each({0})",
        "then": "CROSS JOIN",
        "unindexed": "+{0}",
        "are_no_texts": (
            "CASE WHEN json_valid({0}) THEN json_type({0}) <> 'array'"
            " OR EXISTS (SELECT 1 FROM json_each({0}) AS e WHERE e.type <> 'text') ELSE 1 END"
        ),
        "is_no_extra": """
CASE WHEN NOT json_valid({0}) THEN 1 WHEN json_type({0}) <> 'object' THEN 1
ELSE EXISTS (SELECT 1 FROM json_each({0}) AS e WHERE e.type <> 'array')
  OR EXISTS (SELECT 1 FROM json_tree({0}) AS e
             WHERE e.path <> '$' AND e.id <> 0 AND e.type <> 'text') END""",
    }
)
