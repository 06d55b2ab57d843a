"""A migrated database for every test that wants one."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from laws import USUAL, examples
from places import SHARED
from postgresql import VARIABLE as SERVER
from postgresql import Server, programs, running
from sampled import in_part, parted
from stores import ENGINE, ENGINES, Database, copied, drop_since, made_so_far, new, unmade

import biblio
from biblio.db.engine import url_of
from biblio.db.revisions import upgrade

# Examples that write files take as long as the disk wants.
settings.register_profile("biblio", deadline=None, max_examples=examples(USUAL))
settings.register_profile("quick", deadline=None, max_examples=10)  # `make quick`
settings.load_profile("biblio")

# A shell that runs the tests in the background lets them, and what they start, ignore Ctrl-C;
# `nohup` and a terminal that is gone let them ignore the end of the terminal.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse an engine that there is none of; start one server for all processes of a run."""
    if ENGINE not in ENGINES:
        raise pytest.UsageError(f"BIBLIO_ENGINE is one of {', '.join(ENGINES)}, not {ENGINE}")
    is_parted = bool(config.getoption("numprocesses", None))
    if ENGINE == "postgresql" and is_parted and SERVER not in os.environ and programs():
        started = ExitStack()
        config.add_cleanup(started.close)
        url = started.enter_context(running()).url
        os.environ[SERVER] = url.render_as_string(hide_password=False)
        started.callback(os.environ.pop, SERVER)


def pytest_collection_finish() -> None:
    """Look no more for garbage in what was collected, thousands of tests: it stays anyhow."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not of this run's engine, and most of the slowest of the whole suite."""
    kept, left = parted(items)
    if ENGINES[0] != ENGINE:
        asked = in_part([each for each in kept if _is_on_any_engine(each)])
        gone = {*map(id, kept)} - {*map(id, asked)}
        kept, left = asked, [*left, *(each for each in kept if id(each) in gone)]
    items[:] = kept
    if left:
        config.hook.pytest_deselected(items=left)


def _is_on_any_engine(item: pytest.Item) -> bool:
    """Whether a test asks for a database, and not for SQLite's own."""
    return (
        isinstance(item, pytest.Function)
        and "empty_database" in item.fixturenames
        and item.get_closest_marker("sqlite") is None
    )


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder for what the command line keeps for the next question, in place of the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server, one for all tests of this process."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def empty_database(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Database]:
    """An empty database of the engine of this run; copy it, do not write to it."""
    if ENGINE == "postgresql":
        yield new(request.getfixturevalue("postgresql"))
        drop_since(0)
        return
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    upgrade(url_of(path))
    yield path


@pytest.fixture(autouse=True)
def _databases_of_one_test() -> Iterator[None]:
    """What a test makes on a server goes with it; what its modules and packages made stays."""
    before = made_so_far()
    yield
    drop_since(before)


@pytest.fixture
def database(tmp_path: Path, empty_database: Database) -> Database:
    """A new empty database."""
    return copied(empty_database, tmp_path / "biblio.db")


@pytest.fixture
def no_database(
    tmp_path: Path, empty_database: Database, request: pytest.FixtureRequest
) -> Database:
    """Where a library can be made: no file yet, or a database on a server with nothing in it."""
    if isinstance(empty_database, Path):
        return tmp_path / "new.db"
    return unmade(request.getfixturevalue("postgresql"))


@pytest.fixture
def library(database: Database) -> Iterator[biblio.Library]:
    """A library on a new empty database."""
    with biblio.open(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real input, where it stands beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("no real input beside the checkout")
    return SHARED
