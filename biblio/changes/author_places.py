"""Whether what sources state of authors is given to the right place of each paper's list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from sqlalchemy import Connection, delete, select

from biblio.db import bulk
from biblio.db.consistency import MEND, Finding
from biblio.db.models import AuthorIdentifier
from biblio.merging.loading import load_merged
from biblio.merging.rows import Row, author_identifier_rows

AT_ONCE: Final = 1_000  # papers that are in memory together
GIVES: Final = f"{MEND}finds the places anew"


def check_author_places(connection: Connection) -> list[Finding]:
    """How many papers give an identifier of an author to another place than that of the name."""
    number = sum(1 for _ in _wrong(connection))
    what = "{} papers have identifiers of authors at other places than the names"
    return [Finding(what.format(number), GIVES)] if number else []


def mend_author_places(connection: Connection) -> None:
    """Give each identifier of an author to the place of the name, or to none."""
    for paper_id, rows in list(_wrong(connection)):
        connection.execute(delete(AuthorIdentifier).where(AuthorIdentifier.paper_id == paper_id))
        bulk.insert_rows(connection, AuthorIdentifier, rows)


def _wrong(connection: Connection) -> Iterator[tuple[int, list[Row]]]:
    """The papers whose rows are not those that their lists and statements make, and these rows."""
    table = bulk.table_of(AuthorIdentifier)
    ids = iter(connection.scalars(select(AuthorIdentifier.paper_id).distinct()).all())
    while part := list(islice(ids, AT_ONCE)):
        stored: dict[int, set[Row]] = {}
        which = table.c.paper_id.in_(bulk.integers(part))
        for row in connection.execute(select(table).where(which)):
            stored.setdefault(row.paper_id, set()).add(tuple(row))
        for paper_id, paper in load_merged(connection, part).items():
            rows = author_identifier_rows(paper_id, paper.merged)
            if set(rows) != stored[paper_id]:
                yield paper_id, rows
