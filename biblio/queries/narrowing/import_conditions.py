"""What a run of the importer brought, as conditions on papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.queries.narrowing.parts import Narrowing, Part

if TYPE_CHECKING:
    from biblio.queries.narrowing import import_statements as statements
    from biblio.queries.narrowing.paper_filter import Brought
else:
    statements = named("biblio.queries.narrowing.import_statements")


def narrowing_to_brought(wanted: Brought) -> Narrowing:
    """The papers that *wanted* says."""
    papers = listed(wanted.papers)
    if not wanted.added:
        return Narrowing(
            Part(statements.among, (), (papers,)), Part(statements.is_among, (), (papers,))
        )
    values = (wanted.import_id, papers)
    return Narrowing(Part(statements.brought, (), values), Part(statements.is_brought, (), values))
