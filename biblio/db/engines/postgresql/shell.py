"""PostgreSQL's own shell, whose transactions only read unless somebody tells them otherwise."""

from __future__ import annotations

from typing import Final

from sqlalchemy import URL

from biblio.db.engines.postgresql.client import conninfo, environment
from biblio.db.engines.program import Program

_READING: Final = "-c default_transaction_read_only=on"


def programs(url: URL) -> list[Program]:
    """PostgreSQL's shell on the database; the password is in its environment alone."""
    given = url.query.get("options", "")
    options = " ".join(filter(None, (given if isinstance(given, str) else given[-1], _READING)))
    return [Program("psql", (conninfo(url, options=options),), environment(url))]


def none_there() -> str:
    """The sentence for where there is no psql."""
    return (
        "there is no psql program on the path: install it (the package is often "
        "`postgresql-client`)"
    )
