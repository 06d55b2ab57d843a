"""A PostgreSQL server for tests, and databases in it that have the schema already.

The server is private: it stands in a temporary folder, listens on a Unix socket there, and ends
with the tests. Where there is no PostgreSQL, tests that want one are skipped. `BIBLIO_TEST_SERVER`
names a server to use instead, as a URL of a role that may create databases.
"""

from __future__ import annotations

import os
import pwd
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import psycopg
import pytest
from sqlalchemy import URL, make_url

from biblio.db.models import Base
from biblio.db.revisions import upgrade

VARIABLE: Final = "BIBLIO_TEST_SERVER"
PLAIN, C, LINGUISTIC = "C.UTF-8", "C", "en_US"
"""What databases compare text by: code points, bytes without any letter but ASCII's, or a language.

Our tables have to be the same in each.
"""
_NUMBERS: Final = count()
_SETTINGS: Final = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
}


@dataclass
class Server:
    """A server that is running: it gives databases."""

    url: URL
    _templates: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def database(self, locale: str = PLAIN) -> Iterator[URL]:
        """A new database with our schema, which goes afterwards; skips where it has no *locale*."""
        with self._created(f"TEMPLATE {self.template(locale)}") as url:
            yield url

    @contextmanager
    def empty(self, locale: str = PLAIN) -> Iterator[URL]:
        """A new database with nothing in it, which goes afterwards."""
        with self._created(self._options(locale)) as url:
            yield url

    def create_empty(self, locale: str = PLAIN) -> URL:
        """A new database with nothing in it; whoever asks drops it."""
        return self.create(self._options(locale))

    def create(self, options: str) -> URL:
        """A new database, made with *options*; whoever asks drops it."""
        name = f"biblio_test_{os.getpid()}_{next(_NUMBERS)}"
        self._execute(f"CREATE DATABASE {name} {options}")
        return self.url.set(database=name)

    def drop(self, url: URL) -> None:
        """Take the database at *url* away, whoever is still connected to it."""
        self._execute(f"DROP DATABASE {url.database} WITH (FORCE)")

    def template(self, locale: str = PLAIN) -> str:
        """The name of a database that has our schema and nothing else."""
        if locale not in self._templates:
            self._templates[locale] = self._with_schema(locale)
        return self._templates[locale]

    @contextmanager
    def _created(self, options: str) -> Iterator[URL]:
        url = self.create(options)
        try:
            yield url
        finally:
            self.drop(url)

    def _with_schema(self, locale: str) -> str:
        url = self.create(self._options(locale))
        upgrade(url)
        return str(url.database)

    def _options(self, locale: str) -> str:
        """What a database of *locale* is created with."""
        made = "TEMPLATE template0 ENCODING 'UTF8'"
        if locale != LINGUISTIC:
            return f"{made} LC_COLLATE '{locale}' LC_CTYPE '{locale}'"
        known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)
        if "en_US.utf8" in known.stdout.split():
            return f"{made} LC_COLLATE 'en_US.utf8' LC_CTYPE 'en_US.utf8'"
        with closing(connect(self.url)) as connection:
            icu = connection.execute("SELECT 1 FROM pg_collation WHERE collname = 'en-US-x-icu'")
            if icu.fetchone() is None or connection.info.server_version < 150000:
                pytest.skip("the server has no collation of a language")
        return f"{made} LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"

    def _execute(self, statement: str) -> None:
        with closing(connect(self.url)) as connection:
            connection.autocommit = True
            connection.execute(statement.encode())


def connect(url: URL) -> psycopg.Connection[tuple[Any, ...]]:
    """A plain connection to the database at *url*."""
    return psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))


def copy_rows(database: Path, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    """Copy all rows of a library on SQLite, with triggers silent, into one that has none."""
    with connection.transaction(), closing(sqlite3.connect(database)) as other:
        connection.execute("SET LOCAL biblio.importing = 'on'; SET CONSTRAINTS ALL DEFERRED")
        connection.execute("DELETE FROM generations")
        for name, table in Base.metadata.tables.items():
            names = ", ".join(each.name for each in table.columns if each.computed is None)
            rows = other.execute(f"SELECT {names} FROM {name}")  # noqa: S608 - our names
            with connection.cursor().copy(f"COPY {name} ({names}) FROM STDIN".encode()) as copied:
                for row in rows:
                    copied.write_row(row)


@contextmanager
def running() -> Iterator[Server]:
    """The server to use; skips where there is none."""
    if named := os.environ.get(VARIABLE):
        yield Server(make_url(named))
        return
    folder_of_programs = programs()
    if folder_of_programs is None:
        pytest.skip("there is no PostgreSQL: install it, or name a server in " + VARIABLE)
    with _folder(folder_of_programs) as folder:
        data = str(Path(folder) / "data")
        begin = ["--auth=trust", "--username=postgres", "--no-sync", "--encoding=UTF8"]
        _run(folder, folder_of_programs / "initdb", "-D", data, "--locale=C.UTF-8", *begin)
        given = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
        control = (folder_of_programs / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log")
        _run(folder, *control, "-o", f"{given} -k {folder}", "start")
        yield Server(
            URL.create(
                "postgresql+psycopg",
                username="postgres",
                database="postgres",
                query={"host": folder},
            )
        )


@contextmanager
def _folder(programs: Path) -> Iterator[str]:
    """A folder for a server, both of which end with the block, also if this process is killed."""
    folder = mkdtemp(prefix="biblio-pg-")
    # Whoever reads from a process meets the end when it is gone, whatever it died of.
    command = '"$0" -D "$1/data" -m immediate stop; rm -rf "$1"'
    watcher = subprocess.Popen(
        ["sh", "-c", f"cat; {command}", str(programs / "pg_ctl"), folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the tests
        **_owner(folder),
    )
    with watcher:
        yield folder


def _run(folder: str, *words: str | Path) -> None:
    """Run a program of the server in *folder*."""
    subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL, check=True, **_owner(folder))


def _owner(folder: str) -> dict[str, Any]:
    """Who runs the server: not root, as whom it refuses to run; *folder* is then its own."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def programs() -> Path | None:
    """The folder of the server's programs: Debian keeps them out of the path."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    return versions[-1].parent if versions else None
