"""Whatever is killed in mid-import costs at most one batch: the client, or all that serves it.

`make crash` kills at more moments; how the client's end is met by either engine in all its ways is
in `tests/importing/test_crash.py`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from subprocess import Popen

import pytest
from dumps import dump
from importing.snapshots import write
from importing.test_crash import assert_whole, read_so_far, start, statuses
from importing.test_together import twice_at_once
from postgresql import Server
from sqlalchemy import URL
from stores import end_all, is_alone, place_of
from waiting import HANG, until

import biblio
from biblio.db.maintenance import check

MOMENTS = max(1, int(os.environ.get("BIBLIO_CRASHES", "4")) // 4)
RECORDS = 200
# Whether the client still reads why the server ended it is a matter of moments, and so is whether
# it waits for an answer then or finds the connection gone.
ENDS = (
    "went away (terminating connection due to administrator command)",
    "broke off (server closed the connection unexpectedly)",
    "broke off (the connection is lost)",
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("crash") / "papers.jsonl", 1, RECORDS)


@pytest.fixture(scope="module")
def undisturbed(postgresql: Server, source: Path) -> dict[str, list[tuple[object, ...]]]:
    """What an import makes that nothing happens to."""
    with postgresql.database() as url:
        with biblio.open(str(place_of(url))) as library:
            library.import_files(source)
        return dump(place_of(url))


@pytest.fixture
def url(postgresql: Server) -> Iterator[URL]:
    with postgresql.database() as made:
        yield made


def kill_the_client(process: Popen[str], _: str) -> None:
    process.kill()


def end_what_serves_it(_: Popen[str], database: str) -> None:
    assert end_all(database) > 0


@pytest.mark.parametrize("moment", range(MOMENTS))
@pytest.mark.parametrize("disturb", [kill_the_client, end_what_serves_it])
def test_what_is_killed_costs_at_most_one_batch(
    url: URL,
    source: Path,
    undisturbed: dict[str, list[tuple[object, ...]]],
    disturb: Callable[[Popen[str], str], None],
    moment: int,
) -> None:
    random = Random(moment)  # noqa: S311 - seeded moments, no secrets
    database = str(place_of(url))
    reached = random.randrange(RECORDS // 2)
    with start(database, source) as process:
        until(lambda: (read_so_far(database) or 0) > reached, process)
        time.sleep(random.uniform(0, 0.01))  # anywhere in a batch
        disturb(process, database)
        _, errors = process.communicate(timeout=HANG)
    until(lambda: is_alone(database))
    assert process.returncode != 0
    if disturb is end_what_serves_it:
        sentence = errors.splitlines()[-1]  # behind what it says of its progress
        assert sentence.startswith("biblio: "), errors
        assert any(each in sentence for each in ENDS), errors
        assert "Traceback" not in errors
    assert_whole(database)
    ((_, read),) = statuses(database)

    with start(database, source) as again:
        output, errors = again.communicate(timeout=HANG)

    assert again.returncode == 0, (output, errors)
    assert "import 1 of the same source was cut; this one goes on from what" in errors
    # Whose connections are ended lives, and says over a new one how it went.
    ended = "cut" if disturb is kill_the_client else "failed"
    assert statuses(database) == [(ended, read), ("complete", RECORDS)]
    assert dump(database) == undisturbed
    assert check(url) == []


def test_one_file_may_be_imported_twice_at_once(url: URL, tmp_path: Path) -> None:
    twice_at_once(str(place_of(url)), tmp_path)
