"""Whether the process of a run is alive, asked of real ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from biblio.db.processes import (
    PATIENCE,
    Process,
    can_be_asked,
    is_alive,
    parsed,
    this_process,
    told_by_ps,
)

TELL = (
    "import sys; from biblio.db.processes import this_process; "
    "print(this_process(), flush=True); sys.stdin.read()"
)
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes as Linux tells them")


def ago(seconds: float) -> str:
    return (datetime.now(UTC) - timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


LONG_AGO = "2001-01-01T00:00:00Z"


def here() -> Process:
    found = parsed(this_process())
    assert found is not None
    return found


@contextmanager
def another(*prefix: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process, started by *prefix*, and what it says that it is."""
    words = [*prefix, sys.executable, "-c", TELL]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def unshared(*options: str) -> Sequence[str]:
    """What starts a process apart from this one, where that is allowed."""
    words = ("unshare", *options)
    try:
        subprocess.run([*words, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be unshared here")
    return words


def test_this_process_is_alive() -> None:
    assert is_alive(this_process(), LONG_AGO)
    assert here().number == str(os.getpid())


@pytest.mark.parametrize("process", [None, "", "here", "here:", "here:x", "a:1:2", "a:-1", "a:²"])
def test_what_names_no_process_is_not_alive(process: str | None) -> None:
    assert not is_alive(process, ago(0))


def test_a_process_is_alive_until_it_is_killed() -> None:
    with another() as (process, name):
        assert is_alive(name, LONG_AGO)
        process.kill()
        process.wait()

        assert not is_alive(name, ago(0))


@needs_linux
def test_a_process_that_nobody_has_waited_for_is_not_alive() -> None:
    with another() as (process, name):
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)

        assert not is_alive(name, ago(0))


@needs_linux
def test_a_number_that_another_process_got_is_not_alive() -> None:
    reused = here()._replace(started="1")

    assert not is_alive(":".join(reused), ago(0))


@needs_linux
def test_another_boot_of_this_host_is_over() -> None:
    assert not is_alive(":".join(here()._replace(boot="another")), ago(0))


@needs_linux
@pytest.mark.parametrize(
    "changes", [{"boot": "another", "host": "elsewhere"}, {"space": "another"}]
)
def test_what_cannot_be_asked_is_alive_while_it_gives_signs(changes: dict[str, str]) -> None:
    process = ":".join(here()._replace(**changes))

    assert is_alive(process, ago(PATIENCE - 60))
    assert not is_alive(process, ago(PATIENCE + 60))
    assert not is_alive(process, ago(-PATIENCE - 60))
    assert not is_alive(process, "some time ago")


def test_without_a_boot_the_host_tells() -> None:
    number = here().number

    assert is_alive(f"{here().host}:{number}", ago(0))
    assert is_alive(f"elsewhere:{number}", ago(0))
    assert not is_alive(f"elsewhere:{number}", LONG_AGO)
    assert not is_alive(f"{here().host}:{2**31 - 1}", ago(0))
    assert not is_alive(f"{here().host}:{2**200}", ago(0))


def test_a_number_without_a_start_is_no_proof() -> None:
    # The number may be another process's by now, were it our own.
    assert not is_alive(f"{here().host}:{here().number}", LONG_AGO)
    assert not is_alive(":".join(here()._replace(started="")), LONG_AGO)
    assert is_alive(":".join(here()._replace(started="")), ago(PATIENCE - 60))


@needs_linux
def test_without_proc_the_signs_tell() -> None:
    hidden = unshared("--mount", "sh", "-c", 'mount -t tmpfs none /proc && exec "$@"', "-")

    with another(*hidden) as (process, name):
        found = parsed(name)
        assert found is not None
        assert (found.number, found.started, found.boot) == (str(process.pid), "", "")
        assert is_alive(name, ago(0))
        assert not is_alive(name, LONG_AGO)
        assert not can_be_asked(name)
        process.kill()
        process.wait()

        assert not is_alive(name, ago(0))


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no program ps")
def test_ps_tells_what_proc_does() -> None:
    with another() as (process, _):
        (state, started), again = told_by_ps(str(process.pid)), told_by_ps(str(process.pid))
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        (dead, _) = told_by_ps(str(process.pid))
        process.wait()

        assert (state in {"R", "S", "D"}, dead) == (True, "Z")
        assert (started, again[1]) == (again[1], started)
        assert ":" not in started
        assert started.endswith(str(datetime.now(UTC).year))
        assert told_by_ps(str(process.pid)) == ("", "")


@needs_linux
def test_a_host_that_was_renamed_is_the_same() -> None:
    renamed = unshared("--uts", "sh", "-c", 'hostname renamed && exec "$@"', "-")

    with another(*renamed) as (process, name):
        assert name.startswith("renamed:")
        assert is_alive(name, LONG_AGO)
        process.kill()
        process.wait()

        assert not is_alive(name, ago(0))


@needs_linux
def test_another_container_is_asked_by_its_signs() -> None:
    with another(*unshared("--pid", "--fork", "--kill-child", "--mount-proc")) as (_, name):
        found = parsed(name)
        assert found is not None
        assert (found.number, found.host) == ("1", here().host)
        assert is_alive(name, ago(0))
        assert not is_alive(name, LONG_AGO)
