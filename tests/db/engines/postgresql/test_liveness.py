"""A process shows a server that it is alive as long as any of its runs goes on, and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import paper
from importing.snapshots import write
from postgresql import Server
from sqlalchemy import URL
from stores import by_hand, end_all, place_of
from waiting import until

import biblio
from biblio.db.engine import make_engine
from biblio.db.engines.postgresql import liveness
from biblio.importing.runs import Watchers

SIGNS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name = 'biblio (sign of life)'"
)


@pytest.fixture
def url(postgresql: Server) -> Iterator[URL]:
    with postgresql.database() as made:
        yield made


def signs(url: URL) -> int:
    """How many connections say that who has them is alive."""
    with by_hand(place_of(url)) as connection:
        ((found,),) = connection.rows(SIGNS)
    return int(found)


def none_left(url: URL) -> bool:
    """Whether there is none, once the server has met the end of those that were closed."""
    until(lambda: signs(url) == 0)
    return True


def test_who_is_done_lets_go(url: URL, tmp_path: Path) -> None:
    seen: list[int] = []
    with biblio.open(str(place_of(url))) as library:
        library.import_records([paper("2101.00001")])
        assert none_left(url)
        watchers = Watchers(on_begin=lambda _: seen.append(signs(url)))
        library.import_files(write(tmp_path / "more.jsonl", 2, 9), watchers=watchers)
        assert (seen, none_left(url)) == ([1], True)
        library.undo(1)
        assert none_left(url)


def test_who_fails_lets_go(url: URL, tmp_path: Path) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with biblio.open(str(place_of(url))) as library:
        with pytest.raises(KeyboardInterrupt):
            library.import_files(
                write(tmp_path / "papers.jsonl", 1, 9), watchers=Watchers(on_begin=stop)
            )

        assert none_left(url)


def test_of_several_runs_the_last_lets_go_and_one_that_was_cut_off_shows_itself_again(
    url: URL,
) -> None:
    engine = make_engine(url)
    with engine.connect() as connection:
        name = liveness.this_process(connection)
        assert liveness.this_process(connection) == name
        liveness.let_go(url)
        assert (signs(url), liveness.is_alive(connection, name, "")) == (1, True)
    engine.dispose()
    assert end_all(str(place_of(url))) >= 1
    with engine.connect() as connection:
        until(lambda: not liveness.is_alive(connection, name, ""))
        liveness.this_process(connection)
        assert liveness.is_alive(connection, name, "")
        liveness.let_go(url)
        liveness.let_go(url)
        until(lambda: not liveness.is_alive(connection, name, ""))
    liveness.let_go(url)
    engine.dispose()
