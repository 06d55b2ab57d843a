"""Both engines answer alike: each command that prints, in JSON, over the same two libraries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

import pytest
from cli.test_outputs import RUNS, make_ready, ran
from postgresql import Server
from stores import ENGINE, Database, by_hand
from typer.testing import CliRunner, Result

from biblio.cli import app
from biblio.db.engine import name_of, url_of
from biblio.db.revisions import upgrade

DIFFERENT: Final[Mapping[tuple[str, ...], str]] = MappingProxyType(
    {
        ("db", "path"): "it is the place itself",
        ("db", "backup"): "a copy is a file there, and pg_dump's here",
        ("db", "compact"): "sizes are those of files there, and of a database here",
        ("db", "copy"): "digests are of moments and numbers drawn by lot too",
        ("db", "tables"): "columns are of the types of each",
    }
)
"""Why the engines answer some commands otherwise."""
# Last, since what they take away is nothing to ask for.
LAST: Final = (("imports", "undo"), ("annotations", "undo"), ("people", "undo"))
_MOMENT: Final = re.compile(r"\b20[2-9]\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_UUID: Final = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_SECONDS: Final = re.compile(r'("(?:seconds|took)": )[0-9.e-]+')
_SERVER: Final = re.compile(r"127\.0\.0\.1:\d+")


class Told(NamedTuple):
    """What a command said, without what is of a moment or of a place."""

    status: int
    stdout: str
    stderr: str


class Library(NamedTuple):
    """A library of one engine, and files that commands read."""

    database: Database
    folder: Path

    def invoke(self, *words: object, db: object) -> Result:
        """What a command does."""
        return CliRunner().invoke(app, ["--db", str(db), *map(str, words)])

    def told(self, words: tuple[str, ...], source: Path) -> Told:
        """The same without what nobody says twice alike."""
        done = ran(self.invoke, words, self.database, self.folder, source)
        return Told(done.exit_code, self._plain(done.stdout), self._plain(done.stderr))

    def _plain(self, said: str) -> str:
        named = said.replace(str(self.folder), "FOLDER")
        for each in (str(self.database), name_of(url_of(self.database))):
            named = named.replace(each, "LIBRARY")
        alike = _SERVER.sub("SERVER", _UUID.sub("UUID", _MOMENT.sub("NOW", named)))
        return _SECONDS.sub(r"\1 0", alike)


@pytest.fixture(scope="module")
def pair(
    tmp_path_factory: pytest.TempPathFactory,
    postgresql: Server,
    records: Path,
    with_rejections: Path,
) -> Iterator[tuple[Library, Library]]:
    """The same library on either engine."""
    file = tmp_path_factory.mktemp("file") / "made.db"
    upgrade(url_of(file))
    with postgresql.database() as url:
        both = (
            Library(file, tmp_path_factory.mktemp("made")),
            Library(url.render_as_string(hide_password=False), tmp_path_factory.mktemp("made")),
        )
        for database, folder in both:
            done = CliRunner().invoke(app, ["--db", str(database), "import", str(records)])
            assert done.exit_code == 0, done.output
            make_ready(database, folder, with_rejections)
            with by_hand(database) as connection:
                connection.execute("UPDATE papers SET title = NULL WHERE arxiv_id = '0704.0002'")
        yield both


@pytest.mark.skipif(ENGINE != "sqlite", reason="a run on one engine asks both")
@pytest.mark.parametrize(
    "words",
    [*(each for each in RUNS if each not in {*DIFFERENT, *LAST}), *LAST],
    ids=" ".join,
)
def test_both_engines_say_the_same(
    pair: tuple[Library, Library], words: tuple[str, ...], records: Path
) -> None:
    there, here = (library.told(words, records) for library in pair)

    assert here == there


def test_what_differs_is_a_command() -> None:
    assert {*DIFFERENT, *LAST} <= set(RUNS)
