"""Which database is meant: `--db`, else `$BIBLIO_DB`, else `biblio.db` in the data folder."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL

    from biblio.library import Library


def database_of(context: typer.Context) -> str:
    """The name of the database that *context* was given, or the user's own."""
    if context.obj is not None:
        return str(context.obj)
    return str(_own_folder() / "biblio.db")


def make_own_folder(context: typer.Context) -> None:
    """Make the user's data folder where the database in it is meant; no other folder is made."""
    if context.obj is None:
        _own_folder().mkdir(parents=True, exist_ok=True)


def url_of(context: typer.Context) -> URL:
    """The same as an SQLAlchemy URL."""
    from biblio.db import engine

    return engine.url_of(database_of(context))


def open_library(context: typer.Context) -> Library:
    """The library in the database, which is there; what it keeps is in the user's cache folder.

    Raises:
        DatabaseError: it is not, or is not biblio's, or not of this version.
    """
    import biblio

    return biblio.open(database_of(context), cache=_CacheFolder())


def check_target(context: typer.Context, to: str) -> None:
    """Find out what is wrong with the name of a file to write before anything is read.

    Raises:
        typer.BadParameter: it is empty, or the database itself.
    """
    from pathlib import Path

    from biblio.db.engine import file_of

    if not to:
        raise typer.BadParameter("it is empty", param_hint="--to")
    path, itself = Path(to), file_of(url_of(context))
    if itself is not None and path.exists() and itself.exists() and path.samefile(itself):
        raise typer.BadParameter(f"{to} is the database itself", param_hint="--to")


def check_is_no_date(to: str) -> None:
    """Find out whether the name of the file was meant as a date.

    Raises:
        typer.BadParameter: it was.
    """
    from biblio.errors import InvalidQuery
    from biblio.queries.language.dates import DateRange

    with suppress(InvalidQuery):
        DateRange(until=to).bounds()
        raise typer.BadParameter(
            f"it is the file that is written; dates end with --until {to}, and a file of that name "
            f"is ./{to}",
            param_hint="--to",
        )


def _own_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("biblio", appauthor=False)


class _CacheFolder:
    """The user's cache folder, which most commands need not look for."""

    def __fspath__(self) -> str:
        from platformdirs import user_cache_dir

        return user_cache_dir("biblio", appauthor=False)
