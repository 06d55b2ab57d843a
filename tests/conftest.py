"""A migrated database for every test that wants one."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from laws import USUAL, examples
from places import SHARED
from sampled import parted

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave most of the slowest tests out of the whole suite."""
    items[:], left = parted(items)
    if left:
        config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder for what the command line keeps for the next question, in place of the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database made by the migrations; copy it, do not write to it."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    upgrade(url_of(path))
    return path


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> Path:
    """A new empty database."""
    return Path(shutil.copy(empty_database, tmp_path / "biblio.db"))


@pytest.fixture
def library(database: Path) -> Iterator[biblio.Library]:
    """A library on a new empty database."""
    with biblio.open(database) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real input, where it stands beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("no real input beside the checkout")
    return SHARED
