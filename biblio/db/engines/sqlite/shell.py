"""Shells that open the file for reading alone."""

from __future__ import annotations

from sqlalchemy import URL

from biblio.db.engine import file_of
from biblio.db.engines.program import Program


def programs(url: URL) -> list[Program]:
    """The programs that open the file and only read, the first choice first."""
    path = file_of(url)
    assert path is not None  # noqa: S101 - nobody names a database in memory
    absolute = path.absolute()
    return [
        Program("sqlite3", ("-readonly", str(absolute))),
        Program("litecli", (f"{absolute.as_uri()}?mode=ro",)),
    ]


def none_there() -> str:
    """The sentence for where there is none of them."""
    return (
        "there is no sqlite3 and no litecli program on the path: install one (the package is often "
        "`sqlite3`)"
    )
