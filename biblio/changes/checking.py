"""The whole check of a database: its file, its tables, and what merging says of them."""

from __future__ import annotations

from sqlalchemy import URL

from biblio.changes.author_places import check_author_places
from biblio.changes.membership import check_membership
from biblio.changes.people_rows import check_people
from biblio.db import maintenance
from biblio.db.consistency import Finding
from biblio.db.maintenance import OnCheck


def check(url: URL, on_progress: OnCheck | None = None) -> list[Finding]:
    """What is wrong with the database: nothing, if the list is empty.

    *on_progress* is told of each step before it begins.

    Raises:
        DatabaseError: it cannot be opened, or is not biblio's.
    """
    return maintenance.check(
        url, check_membership, check_author_places, check_people, on_progress=on_progress
    )
