"""What PostgreSQL writes in its own words; `biblio.db.wording` puts them in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "before": "substr({0}, 1, greatest(strpos({0}, ':') - 1, 0))",
        "behind": "substr({0}, strpos({0}, ':') + 1)",
        "day": "biblio_day({0})",
        "digest": "lpad(to_hex({0}), 16, '0')",
        "elements": (
            "(SELECT CAST(value AS bigint) AS value"
            " FROM json_array_elements_text(CAST({0} AS json)))"
        ),
        "then": "JOIN",
        "unindexed": "{0}",
        "are_no_texts": "NOT biblio_are_texts({0})",
        "is_no_extra": "NOT biblio_is_extra({0})",
    }
)
