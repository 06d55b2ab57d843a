from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from dumps import everything
from harvesting.clocks import QuickClock
from harvesting.oai_server import Fault, Reply, cut, short, status, web_page
from harvesting.paper_servers import Paper, PaperServers, papers, serving_papers, work
from stores import Database

import biblio
from biblio.errors import DatabaseError, InvalidQuery, UnreadableSource
from biblio.harvesting.fetch import FetchReport
from biblio.harvesting.reading import ServerProgress

DOI = "10.1000/made.up"
OLD = Paper("math/0309136", 3, "an old one")


def fetch(
    library: biblio.Library, servers: PaperServers, *asked: str, **also: object
) -> FetchReport:
    return library.fetch(
        asked,
        arxiv_url=servers.arxiv,
        crossref_url=servers.crossref,
        clock=QuickClock(),
        **also,  # type: ignore[arg-type]
    )


def states(report: FetchReport) -> list[tuple[str, str, str | None]]:
    return [(each.asked, each.state.value, each.handle) for each in report.answers]


def test_identifiers_of_both_servers_are_one_run(library: biblio.Library) -> None:
    servers = PaperServers([*papers(2), OLD], {DOI: work(DOI)})
    asked = ("2401.00001", "math.GT/0309136", f"doi:{DOI}", "arXiv:2401.00001", "2401.99999")
    with serving_papers(servers):
        report = fetch(library, servers, *asked)

    assert states(report) == [
        ("2401.00001", "found", "arXiv:2401.00001"),
        ("math.GT/0309136", "found", "arXiv:math/0309136"),
        (f"doi:{DOI}", "found", f"doi:{DOI}"),
        ("2401.99999", "absent", None),
    ]
    assert report.answers[3].reason == "arXiv does not know 2401.99999"
    assert report.run is not None
    assert (report.run.read, report.run.added, report.run.format) == (3, 3, "atom crossref")
    assert [each.get("id_list") or each["path"] for each in servers.requests] == [
        "2401.00001,math/0309136,2401.99999",
        f"/works/{DOI}",
    ]
    assert servers.requests[0]["max_results"] == "3"
    run = library.import_run(1)
    assert (run.summary.source, run.summary.status, run.as_of) == (
        f"{servers.arxiv}?id_list=2401.00001,math/0309136,2401.99999; {servers.crossref}/{DOI}",
        "complete",
        "2024-06-10T01:00:00.000000Z",
    )
    assert library.paper(DOI).title == f"on {DOI}"
    library.undo(1)
    assert library.stats().papers == 0


def test_a_version_that_is_named_is_asked_for(library: biblio.Library) -> None:
    with serving_papers(PaperServers([OLD])) as servers:
        report = fetch(library, servers, "math/0309136v2", "math/0309136", "math/0309136v9")

    # A paper is asked for once at a time: its versions could not be told apart in one answer.
    assert [each["id_list"] for each in servers.requests] == [
        *("math/0309136v2", "math/0309136", "math/0309136v9")
    ]
    assert states(report) == [
        ("math/0309136v2", "found", "arXiv:math/0309136v2"),
        ("math/0309136", "found", "arXiv:math/0309136"),
        ("math/0309136v9", "absent", None),
    ]
    assert library.paper("math/0309136").latest_version == 3


@pytest.mark.parametrize(
    "spelling",
    [
        *("10.48550/arXiv.2401.00001", "https://doi.org/10.48550/arxiv.2401.00001"),
        *("doi:10.48550/arXiv.2401.00001", "https://arxiv.org/pdf/2401.00001.pdf"),
    ],
)
def test_the_doi_of_arxiv_goes_to_arxiv(library: biblio.Library, spelling: str) -> None:
    with serving_papers(PaperServers(papers(1))) as servers:
        report = fetch(library, servers, spelling)

    assert states(report) == [(spelling, "found", "arXiv:2401.00001")]
    assert len(servers.requests) == 1


def test_bad_identifiers_are_told_one_by_one_and_the_others_come(library: biblio.Library) -> None:
    with serving_papers(PaperServers(papers(1))) as servers:
        report = fetch(library, servers, "nonsense", "2401.00001", "2413.00001", "pmid:12")

    assert [each.state.value for each in report.answers] == [
        *("invalid", "found", "invalid", "invalid")
    ]
    reasons = [each.reason for each in report.answers if each.reason]
    assert str(reasons[0]).startswith("'nonsense' is not an identifier: write it like 2101.00001")
    assert reasons[1:] == [
        "'2413.00001' is not an arXiv identifier: there is no month 13",
        "pmid:12 names no paper to fetch: only arXiv identifiers and DOIs do",
    ]


def test_without_any_identifier_no_server_is_asked(library: biblio.Library) -> None:
    with serving_papers(PaperServers()) as servers:
        report = fetch(library, servers, "nonsense")
        with pytest.raises(InvalidQuery, match="nothing is asked for"):
            fetch(library, servers)

    assert (report.run, servers.requests) == (None, [])


@pytest.mark.parametrize("names_it", [True, False])
def test_what_the_server_refuses_is_told_and_the_rest_comes(
    library: biblio.Library, *, names_it: bool
) -> None:
    servers = PaperServers(papers(9), refused={"2401.00004"}, names_it=names_it)
    with serving_papers(servers):
        report = fetch(library, servers, *(each.id for each in papers(9)))

    refused = [each for each in report.answers if each.state == "absent"]
    words = "incorrect id format for 2401.00004" if names_it else "incorrect id format"
    assert [each.reason for each in refused] == [f"arXiv refuses 2401.00004: {words}"]
    assert report.run is not None
    assert report.run.added == 8
    assert len(servers.requests) < 10


def test_a_server_that_refuses_all_is_not_asked_for_each(library: biblio.Library) -> None:
    every = papers(300)
    servers = PaperServers(refused={each.id for each in every}, names_it=False)
    with serving_papers(servers):
        report = fetch(library, servers, *(each.id for each in every))

    assert report.failures == (f"{servers.arxiv} answered: incorrect id format",)
    assert len(servers.requests) < 30


def test_a_paper_that_is_called_otherwise_is_told_by_its_name(library: biblio.Library) -> None:
    renamed = {"2401.00007": "2401.00001", "2401.00008": "2401.00002"}
    servers = PaperServers(papers(3), {"10.1000/old": work("10.1000/new")}, renamed=renamed)
    with serving_papers(servers):
        asked = ("2401.00007", "2401.00003", "2401.00008", "2401.00009", "10.1000/OLD")
        report = fetch(library, servers, *asked)

    assert [(each.asked, each.handle, each.is_other) for each in report.answers] == [
        ("2401.00007", "arXiv:2401.00001", True),
        ("2401.00003", "arXiv:2401.00003", False),
        ("2401.00008", "arXiv:2401.00002", True),
        ("2401.00009", None, False),
        ("10.1000/OLD", "doi:10.1000/new", True),
    ]


def test_identifiers_are_asked_for_in_portions(library: biblio.Library) -> None:
    every = papers(450)
    clock = QuickClock()
    with serving_papers(PaperServers(every)) as servers:
        report = library.fetch([each.id for each in every], arxiv_url=servers.arxiv, clock=clock)

    assert [each["max_results"] for each in servers.requests] == ["200", "200", "50"]
    assert clock.passed == pytest.approx(6.0)
    assert report.run is not None
    assert report.run.added == 450


def test_a_query_comes_in_pages_however_few_the_server_gives(library: biblio.Library) -> None:
    with serving_papers(PaperServers(papers(7), most=3)) as servers:
        report = fetch(library, servers, query="au:one")

    assert [each["start"] for each in servers.requests] == ["0", "3", "6"]
    assert servers.requests[0] == {
        "search_query": "au:one",
        "start": "0",
        "max_results": "1000",
        "sortBy": "submittedDate",
        "sortOrder": "descending",
    }
    assert report.run is not None
    assert (report.run.added, report.pages, report.left_out) == (7, 3, 0)
    assert library.import_run(1).summary.source == f"{servers.arxiv}?search_query=au:one"


def test_a_limit_is_kept(library: biblio.Library) -> None:
    with serving_papers(PaperServers(papers(7), most=3)) as servers:
        report = fetch(library, servers, query="au:one", limit=5)

    assert [each["max_results"] for each in servers.requests] == ["5", "2"]
    assert report.run is not None
    assert (report.run.added, report.left_out) == (5, 0)


def test_no_more_is_asked_for_than_the_api_gives(
    library: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 30,000 papers would take a minute to import.
    monkeypatch.setattr("biblio.harvesting.atom_api.MOST", 5)
    monkeypatch.setattr("biblio.harvesting.fetch.MOST", 5)
    monkeypatch.setattr("biblio.harvesting.atom_api.PAGE", 3)
    with serving_papers(PaperServers(papers(9))) as servers:
        report = fetch(library, servers, query="au:one")

    assert [(each["start"], each["max_results"]) for each in servers.requests] == [
        ("0", "3"),
        ("3", "2"),
    ]
    assert (report.left_out, report.failures) == (4, ())


def test_a_query_without_an_answer_makes_no_run(library: biblio.Library) -> None:
    with serving_papers(PaperServers()) as servers:
        report = fetch(library, servers, query="au:nobody")

    assert (report.run, report.pages, report.failures) == (None, 1, ())


def test_a_server_that_tells_no_total_is_read_to_its_end(library: biblio.Library) -> None:
    with serving_papers(PaperServers(papers(4), total=-1)) as servers:
        report = fetch(library, servers, query="au:one", limit=4)
        again = fetch(library, servers, query="au:one", limit=9)

    assert [each["max_results"] for each in servers.requests] == ["4", "9"]
    assert report.run is not None
    assert again.run is not None
    assert (report.run.added, again.run.unchanged) == (4, 4)


def empty(reply: Reply) -> Reply:
    """A page without its papers, as arXiv gives at times."""
    begin, end = reply.body.index(b"<entry>"), reply.body.index(b"</feed>")
    return replace(reply, body=reply.body[:begin] + reply.body[end:])


def empty_of_none(reply: Reply) -> Reply:
    """The same, which says that there are none at all."""
    return replace(empty(reply), body=empty(reply).body.replace(b">7</", b">0</"))


def not_json(reply: Reply) -> Reply:
    return replace(reply, body=reply.body.replace(b"}", b""))


FAULTS: dict[str, Fault] = {
    "503 with seconds": status(503, Retry_After="7"),
    "429 with a date": status(429, Retry_After="Mon, 10 Jun 2024 01:00:30 GMT"),
    "500": status(500),
    "a reset": cut,
    "half a body": short,
    "a web page": web_page,
}


@pytest.mark.parametrize(
    ("request_number", "fault"),
    [
        *((number, fault) for number in (1, 2) for fault in FAULTS.values()),
        *((2, fault) for fault in (empty, empty_of_none)),
    ],
)
def test_what_fails_is_asked_for_again(
    library: biblio.Library, request_number: int, fault: Fault
) -> None:
    with serving_papers(PaperServers(papers(7), most=4, faults={request_number: fault})) as servers:
        report = fetch(library, servers, query="au:one")

    assert report.run is not None
    assert (report.run.added, report.failures, len(servers.requests)) == (7, (), 3)


@pytest.mark.parametrize("fault", [*FAULTS.values(), not_json])
def test_a_work_that_fails_is_asked_for_again(library: biblio.Library, fault: Fault) -> None:
    with serving_papers(PaperServers(works={DOI: work(DOI)}, faults={1: fault})) as servers:
        report = fetch(library, servers, DOI)

    assert (states(report), len(servers.requests)) == ([(DOI, "found", f"doi:{DOI}")], 2)


@pytest.mark.sqlite("keeps a page beside the file")
def test_what_came_before_a_failure_is_kept_and_the_other_server_is_asked(
    library: biblio.Library, database: Path
) -> None:
    servers = PaperServers(papers(300), {DOI: work(DOI)})
    servers.faults = dict.fromkeys(range(2, 9), lambda reply: replace(reply, body=b"<feed>no"))
    with serving_papers(servers):
        report = fetch(library, servers, *(each.id for each in papers(300)), DOI)

    assert report.run is not None
    assert report.run.added == 201
    assert [each.state.value for each in report.answers].count("failed") == 100
    assert report.answers[-1].state == "found"
    (failure,) = report.failures
    (kept,) = database.parent.glob("biblio.db-page-*")
    assert failure.startswith("127.0.0.1 was asked 7 times and failed: the XML is not well formed")
    assert failure.endswith(f"; the page is kept as {kept}")
    assert kept.read_bytes() == b"<feed>no"
    assert library.import_run(1).summary.status == "failed"
    assert library.import_run(1).summary.added == 201


def test_what_is_no_such_server_is_told(library: biblio.Library) -> None:
    servers = PaperServers(papers(1), {DOI: work(DOI)})
    servers.faults = {
        1: lambda _: Reply(b"<rss/>"),
        2: lambda _: Reply(b'{"status": "ok", "message": {"DOI": 5}}'),
    }
    with serving_papers(servers):
        report = fetch(library, servers, "2401.00001", DOI)

    assert report.failures == (
        f"{servers.arxiv} does not answer as arXiv's API does, but with a <rss>",
        f"{servers.crossref}/{DOI} does not answer as Crossref does, with a work",
    )
    assert [each.state.value for each in report.answers] == ["failed", "failed"]
    assert report.run is None


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (PaperServers().error("no such \x9bfield: xx"), "answered: no such field: xx"),
        (PaperServers().error("as a success", 200), "answered: as a success"),
        (Reply(b"too fast", 403, {"Content-Type": "text/plain"}), "HTTP 403 Forbidden: too fast"),
        (Reply(b"<p>", 400), "answered: HTTP 400 Bad Request"),
        (Reply(b"<!DOCTYPE a><feed/>", 200), ""),
    ],
)
def test_an_error_is_told_in_the_servers_words(
    library: biblio.Library, reply: Reply, words: str
) -> None:
    with serving_papers(PaperServers(papers(1), faults={1: lambda _: reply})) as servers:
        report = fetch(library, servers, query="xx:one")

    if words:
        assert [each.endswith(words) for each in report.failures] == [True]
    assert report.run is None


def test_crossref_is_told_who_asks_and_how_often_it_bears_it(library: biblio.Library) -> None:
    dois = [f"10.1000/{number}" for number in range(4)]
    headers = {"X-Rate-Limit-Limit": "2", "X-Rate-Limit-Interval": "10s"}
    servers = PaperServers(works={each: work(each) for each in dois}, headers=headers)
    clock = QuickClock()
    with serving_papers(servers):
        library.fetch(dois, crossref_url=servers.crossref, contact="ann@example.org", clock=clock)

    assert {each["mailto"] for each in servers.requests} == {"ann@example.org"}
    assert "mailto:ann@example.org" in servers.heard[0]["User-Agent"]
    assert clock.passed == pytest.approx(15.0)


@pytest.mark.parametrize(
    "doi",
    [
        "10.1175/1520-0469(1999)056<1766:x>2.0.co;2",
        *("10.1000/a//b", "10.1000/../b", "10.1000/a?b#c&d", "10.1000/é"),
    ],
)
def test_whatever_a_doi_holds_it_arrives(library: biblio.Library, doi: str) -> None:
    with serving_papers(PaperServers(works={doi: work(doi)})) as servers:
        report = fetch(library, servers, doi)

    assert states(report) == [(doi, "found", f"doi:{doi}")]


def test_what_is_here_is_refreshed_unless_only_what_is_missing_is_wanted(
    library: biblio.Library,
) -> None:
    servers = PaperServers(papers(2), {DOI: work(DOI)})
    with serving_papers(servers):
        fetch(library, servers, "2401.00001", DOI)
        servers.papers[1] = Paper("2401.00001", 2, "a better title")
        refreshed = fetch(library, servers, "2401.00001", DOI)
        servers.requests.clear()
        missing = fetch(library, servers, "2401.00001", DOI, "2401.00002", missing=True)
        none = fetch(library, servers, "2401.00001", missing=True)

    assert refreshed.run is not None
    assert (refreshed.run.updated, refreshed.run.unchanged) == (1, 1)
    assert library.paper("2401.00001").title == "a better title"
    assert [each["id_list"] for each in servers.requests] == ["2401.00002"]
    assert [each.state.value for each in missing.answers] == ["here", "here", "found"]
    assert ([each.state.value for each in none.answers], none.run) == (["here"], None)


def test_progress_tells_how_many_were_answered(library: biblio.Library) -> None:
    told: list[ServerProgress] = []
    with serving_papers(PaperServers(papers(3), {DOI: work(DOI)})) as servers:
        fetch(library, servers, "2401.00001", "2401.00009", DOI, on_fetch=told.append)
        fetch(library, servers, query="au:one", limit=2, on_fetch=told.append)

    assert [
        (each.records, each.pages, each.done, each.total) for each in told if each.waiting is None
    ] == [(1, 1, 2, 2), (2, 2, 1, 1), (2, 1, 2, 2)]


def test_a_password_in_an_address_is_kept_nowhere(
    library: biblio.Library, database: Database
) -> None:
    with serving_papers(PaperServers(papers(1), {DOI: work(DOI)})) as servers:
        with_name = (
            each.replace("//", "//ann:se%20cret@") for each in (servers.arxiv, servers.crossref)
        )
        arxiv, crossref = with_name
        report = library.fetch(
            ["2401.00001", DOI, "10.1000/none"], arxiv_url=arxiv, crossref_url=crossref,
            clock=QuickClock(),
        )  # fmt: skip

    assert [each["Authorization"] for each in servers.heard] == ["Basic YW5uOnNlIGNyZXQ="] * 3
    assert "cret" not in f"{report}{library.imports()}"
    assert "cret" not in str(everything(database, but=()))


def test_redirects_are_told_with_the_option_that_names_the_server(library: biblio.Library) -> None:
    servers = PaperServers(papers(1))
    with serving_papers(servers):
        target = f"{servers.arxiv}?id_list=2401.00001"
        servers.faults = {1: lambda _: Reply(b"", 301, {"Location": target})}
        report = fetch(library, servers, "2401.00001")

    assert report.notes == (
        f"{servers.arxiv} redirects to {servers.arxiv}: name that with --arxiv-url",
    )


@pytest.mark.sqlite("breaks the file")
def test_a_write_that_fails_is_raised(library: biblio.Library, database: Path) -> None:
    with serving_papers(PaperServers(papers(1))) as servers:
        database.write_bytes(b"no database" * 100)
        with pytest.raises(DatabaseError):
            fetch(library, servers, "2401.00001")


def test_the_name_of_a_host_will_do(library: biblio.Library) -> None:
    with serving_papers(PaperServers(papers(1), {DOI: work(DOI)})) as servers:
        host = servers.address
        report = library.fetch(
            ["2401.00001", DOI], arxiv_url=host, crossref_url=f"{host}/", clock=QuickClock()
        )

    assert [each.state.value for each in report.answers] == ["found", "found"]


def test_an_address_that_is_none_is_told_at_once(library: biblio.Library) -> None:
    with pytest.raises(UnreadableSource, match="'nowhere' is not the address of a server"):
        library.fetch(["2401.00001"], arxiv_url="nowhere")
