"""`harvest` and `harvest status`, as a person and as cron run them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
from harvesting.oai_server import Provider, Reply, records, serving, status
from typer.testing import Result
from waiting import HANG

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]
DAYS = ("2024-06-01", "2024-06-02")
QUERY = "verb=ListRecords&metadataPrefix=arXivRaw"


def test_a_harvest_says_what_came_and_how_far_it_is(run: Run) -> None:
    with serving(Provider(records(DAYS))) as provider:
        ended = run("harvest", "--url", provider.url, "--set", "cs", "--gap", "0")
        again = run("harvest", "--url", provider.url, "--set", "cs", "--gap", "0", "-o", "json")

    assert ended.exit_code == 0
    assert ended.stdout == (
        f"cs of {provider.url}: 4 read, 4 added, 0 updated, 0 unchanged, 0 held, 0 rejected; "
        "import 2; complete to 2024-06-02\n"
    )
    (report,) = json.loads(again.stdout)
    assert (report["mark"], report["since"], report["run"]["unchanged"]) == (
        "2024-06-02",
        "2024-06-01",
        4,
    )
    assert [asked["set"] for asked in provider.requests if "set" in asked] == ["cs", "cs"]


def test_a_quiet_night_is_success_and_silent(run: Run) -> None:
    with serving(Provider()) as provider:
        told = run("harvest", "--url", provider.url)
        quiet = run("harvest", "--url", provider.url, "-q", "--gap", "0")

    assert (told.exit_code, told.stdout) == (0, f"all of {provider.url}: nothing new\n")
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_one_set_that_fails_does_not_keep_the_others(run: Run) -> None:
    faults = {1: lambda _: Reply(b"", 403)}
    with serving(Provider(records(DAYS), faults=faults)) as provider:
        ended = run("harvest", "--url", provider.url, "--set", "a", "--set", "b", "--gap", "0")

    assert ended.exit_code == 1
    assert ended.stderr.startswith(f"biblio: {provider.url} answered: HTTP 403 Forbidden\n")
    assert ended.stdout.startswith(f"b of {provider.url}: 4 read, 4 added")


def test_status_tells_how_far_each_is_and_what_failed(run: Run) -> None:
    with serving(Provider(records(DAYS))) as provider:
        run("harvest", "--url", provider.url, "--gap", "0")
        provider.always = status(403)
        run("harvest", "--url", provider.url, "--gap", "0")
        table = run("harvest", "status")
        rows = json.loads(run("harvest", "status", "-o", "json").stdout)

    assert table.stdout.splitlines()[0].split() == [
        *("set", "form", "state", "complete", "to", "days", "behind", "last", "answer", "server")
    ]
    assert "(all)  arXivRaw  failed  2024-06-02" in table.stdout
    assert "HTTP 403 Forbidden" in table.stderr
    assert [(row["state"], row["mark"]) for row in rows] == [("failed", "2024-06-02")]


def test_a_harvest_that_is_forgotten_leaves_the_status(run: Run) -> None:
    with serving(Provider(records(DAYS))) as provider:
        run("harvest", "--url", provider.url, "--set", "cs", "--gap", "0")
        ended = run("harvest", "forget", "--url", provider.url, "--set", "cs")
        again = run("harvest", "forget", "--url", provider.url, "--set", "cs")

    assert (ended.exit_code, ended.stdout) == (
        0,
        f"forgot the harvest of cs of {provider.url}, which was complete to 2024-06-02\n",
    )
    assert run("harvest", "status").stderr == "nothing was harvested yet\n"
    assert again.exit_code == 1
    assert "cs was never harvested here" in again.stderr


def test_nothing_harvested_is_told(run: Run, records: Path) -> None:
    assert records.is_file()

    assert run("harvest", "status").stderr == "nothing was harvested yet\n"


@pytest.mark.parametrize(
    ("asked", "sentence", "code"),
    [
        (("--from", "2024"), "--from takes a day, like 2024-05-07: '2024' is none", 2),
        (("--until", "never"), "--until takes a day, like 2024-05-07: 'never' is none", 2),
        (("--metadata", "marc"), "'marc' is not a form that biblio reads", 2),
        (("--contact", "a\nb"), "a contact is an address like you@example.org", 2),
        (("--url", "nowhere"), "'nowhere' is not the address of a server", 1),
        (("--gap", "-1"), "Invalid value for '--gap'", 2),
    ],
)
def test_what_cannot_be_asked_is_told(
    asked: tuple[str, ...], sentence: str, code: int, run: Run
) -> None:
    ended = run("harvest", "--gap", "0", *asked) if "--gap" not in asked else run("harvest", *asked)

    assert (ended.exit_code, ended.stdout) == (code, "")
    assert ended.stderr.startswith(f"biblio: {sentence}")
    assert ended.stderr.count("\n") == 1


def test_nothing_from_a_server_drives_the_terminal(run: Run) -> None:
    hostile = '<error code="badArgument">no \x9b31m set\u202e</error>'
    provider = Provider()
    provider.always = lambda _: Reply(provider._frame(hostile).encode())  # noqa: SLF001 - its words
    with serving(provider):
        ended = run("harvest", "--url", provider.url)

    assert ended.exit_code == 1
    assert "badArgument: no \ufffd31m set\ufffd" in ended.stderr


def test_a_redirect_is_followed_and_told(run: Run) -> None:
    with serving(Provider(records(DAYS), page=9)) as target, serving(Provider()) as provider:
        provider.always = lambda _: Reply(b"", 301, {"Location": f"{target.url}?{QUERY}"})
        ended = run("harvest", "--url", provider.url, "--gap", "0")

    assert "4 added" in ended.stdout
    assert f"{provider.url} redirects to {target.url}: name that with --url" in ended.stderr


@pytest.mark.slow
def test_ctrl_c_leaves_a_harvest_that_goes_on(tmp_path: Path) -> None:
    provider = Provider(records(DAYS), page=2)
    running: list[subprocess.Popen[bytes]] = []

    def interrupt(number: int) -> None:
        if number == 2:
            running[0].send_signal(signal.SIGINT)

    provider.before = interrupt
    command = [sys.executable, "-m", "biblio", "--db", str(tmp_path / "b.db"), "harvest"]
    with serving(provider):
        running.append(
            programs.Popen([*command, "--url", provider.url, "--gap", "0"], stderr=subprocess.PIPE)
        )
        _, said = running[0].communicate(timeout=HANG)
        ended = programs.run(
            [*command, "--url", provider.url, "--gap", "0"], capture_output=True, check=True
        )

    assert (running[0].returncode, said) == (130, b"biblio: interrupted\n")
    assert b"taken up where it was cut" in ended.stdout
