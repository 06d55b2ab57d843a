"""`fetch`, as a person and as cron run it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harvesting.oai_server import Reply
from harvesting.paper_servers import PaperServers, papers, serving_papers, work
from typer.testing import Result

Run = Callable[..., Result]
DOI = "10.1000/made.up"
BIB = """@article{both, title = {T}, eprint = {2401.00001v1}, archiveprefix = {arXiv},
  doi = {10.1000/its.own}}
@article{doi, title = {V}, doi = {%s}}
@book{book, title = {A book}}
@misc{gone, title = {U}, doi = {10.1000/gone}}
"""


@pytest.fixture
def servers() -> Iterator[PaperServers]:
    with serving_papers(PaperServers(papers(4), {DOI: work(DOI)})) as found:
        yield found


def of(servers: PaperServers) -> list[str]:
    return ["--arxiv-url", servers.arxiv, "--crossref-url", servers.crossref, "--gap", "0"]


def test_what_came_is_told_and_what_did_not(run: Run, servers: PaperServers) -> None:
    ended = run("fetch", "2401.00001", "nonsense", "2401.99999", DOI, *of(servers))

    counts = "2 read, 2 added, 0 updated, 0 unchanged, 0 held, 0 rejected"
    said = f"2 of 4 identifiers found; {counts}; import 2\n"
    assert (ended.exit_code, ended.stdout) == (1, said)
    first, second = ended.stderr.splitlines()
    assert first.startswith("biblio: 'nonsense' is not an identifier")
    assert second == "biblio: arXiv does not know 2401.99999"


def test_all_that_came_is_success_and_quiet_is_silent(run: Run, servers: PaperServers) -> None:
    ended = run("fetch", "2401.00001", "-q", *of(servers))
    missing = run("fetch", "2401.00001", "--missing", *of(servers))

    assert (ended.exit_code, ended.output) == (0, "")
    assert (missing.exit_code, missing.output) == (
        0,
        "0 of 1 identifier found, 1 here already; nothing to store\n",
    )
    assert len(servers.requests) == 1


def test_a_list_is_told_by_its_lines(run: Run, servers: PaperServers, tmp_path: Path) -> None:
    listed = tmp_path / "ids.txt"
    listed.write_text("2401.00001 # the first\n\nwrong\n2401.00002\n")
    ended = run("fetch", "--ids", listed, "-o", "json", *of(servers))

    (report,) = json.loads(ended.stdout)
    assert ended.exit_code == 1
    assert ended.stderr.startswith("biblio: line 3: 'wrong' is not an identifier")
    assert [(each["asked"], each["state"]) for each in report["answers"]] == [
        ("2401.00001", "found"),
        ("wrong", "invalid"),
        ("2401.00002", "found"),
    ]
    assert report["run"]["added"] == 2


def test_what_a_bibliography_names_is_fetched(
    run: Run, servers: PaperServers, tmp_path: Path
) -> None:
    bib = tmp_path / "thesis.bib"
    bib.write_text(BIB % DOI)
    ended = run("fetch", "--from-bib", bib, *of(servers))
    compared = json.loads(run("papers", "--bib", bib, "-o", "json").stdout)

    assert ended.exit_code == 1
    assert ended.stdout.startswith("2 of 3 identifiers found; 2 read, 2 added")
    note, unfound = ended.stderr.splitlines()
    assert note == f"1 entry of {bib} names neither an arXiv identifier nor a DOI: book"
    assert unfound.startswith(
        f"biblio: {bib}, line 5 (gone): Crossref does not know 10.1000/gone; other agencies"
    )
    assert servers.requests[0]["id_list"] == "2401.00001"  # the latest version, whatever is cited
    assert [each["states"][0] for each in compared] == ["here", "here", "absent", "absent"]


def test_a_query_that_finds_nothing_is_success(run: Run, servers: PaperServers) -> None:
    servers.papers = []
    nothing = run("fetch", "--query", "au:nobody", *of(servers))

    assert (nothing.exit_code, nothing.output) == (0, "nothing found\n")


def test_more_than_the_api_gives_is_told_with_what_to_do(
    run: Run, servers: PaperServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biblio.harvesting.atom_api.MOST", 2)
    monkeypatch.setattr("biblio.harvesting.fetch.MOST", 2)
    ended = run("fetch", "--query", "cat:cs.AI", *of(servers))

    assert ended.exit_code == 1
    assert ended.stdout.startswith("2 read, 2 added")
    assert ended.stderr.startswith(
        "biblio: 2 more papers answer the query than arXiv's API gives: narrow it, by "
        "submittedDate:[202401010000 TO 202412312359] say, or `biblio harvest` their set"
    )


def test_what_came_before_a_failure_is_told(run: Run, servers: PaperServers) -> None:
    servers.faults = {2: lambda _: Reply(b"\x9b31m go\naway", 403, {"Content-Type": "text/plain"})}
    ended = run("fetch", "2401.00001", DOI, *of(servers))

    assert ended.exit_code == 1
    assert ended.stdout.startswith("1 of 2 identifiers found; 1 read, 1 added")
    assert ended.stderr.splitlines() == [
        f"biblio: {servers.crossref}/{DOI} answered: HTTP 403 Forbidden: \ufffd31m go away",
        "biblio: 1 identifier got no answer: run the command again for the rest",
    ]


def test_a_name_of_another_is_told(run: Run, servers: PaperServers) -> None:
    servers.renamed = {"2401.00009": "2401.00001"}
    ended = run("fetch", "2401.00009", *of(servers))

    assert (ended.exit_code, ended.stderr) == (
        0,
        "2401.00009 is called arXiv:2401.00001 there\n",
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ((), "Invalid value for ID: name identifiers, or a list of them"),
        (("2401.00001", "-n", "3"), "Invalid value for --limit: it is for --query"),
        (("--query", "x", "--missing"), "Invalid value for --missing: a query does not tell"),
        (("--query", " "), "the query is empty"),
        (("nonsense",), "'nonsense' is not an identifier"),
        (("2401.00001", "--contact", "a\nb"), "a contact is an address like you@example.org"),
    ],
)
def test_what_cannot_be_asked_is_told(
    asked: tuple[str, ...], sentence: str, run: Run, servers: PaperServers
) -> None:
    ended = run("fetch", *asked, *of(servers))

    assert ended.exit_code == 2
    assert ended.stderr.startswith(f"biblio: {sentence}")
    assert (ended.stderr.count("\n"), servers.requests) == (1, [])
