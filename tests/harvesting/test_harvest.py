from __future__ import annotations

import os
import random
import re
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import programs
import pytest
from dumps import everything
from harvesting.clocks import QuickClock
from harvesting.oai_server import (
    Fault,
    Provider,
    Record,
    Reply,
    broken,
    cut,
    records,
    repeated,
    serving,
    short,
    status,
    web_page,
)
from stores import Database, by_hand, copied

import biblio
from biblio.errors import DatabaseError, NotFound, UnreadableSource
from biblio.harvesting.harvest import HarvestReport
from biblio.harvesting.reading import ServerProgress

DAYS = [f"2024-06-0{day}" for day in range(1, 6)]
MANY = [*records(DAYS)[1:], Record("2401.00101", "2024-06-06", deleted=True)]
PAGES = 4
# `make nights` asks for all: a fault at each page, and a year of nights.
NIGHTS = int(os.environ.get("BIBLIO_NIGHTS", "30"))
ALL = NIGHTS >= 366


def expired(_: Reply) -> Reply:
    return Reply(Provider()._error("badResumptionToken", "it expired").encode())  # noqa: SLF001 - its words


FAULTS: dict[str, Fault] = {
    "503 with seconds": status(503, Retry_After="7"),
    "503 with a date": status(503, Retry_After="Mon, 10 Jun 2024 01:00:30 GMT"),
    "429": status(429),
    "500": status(500),
    "a reset": cut,
    "half a body": short,
    "broken XML": broken,
    "a web page": web_page,
    "a repeated token": repeated,
    "an expired token": expired,
}


def harvest(
    library: biblio.Library,
    provider: Provider,
    *,
    since: str | None = None,
    until: str | None = None,
) -> HarvestReport:
    return library.harvest(url=provider.url, since=since, until=until, clock=QuickClock())


def papers_of(path: Database) -> dict[str, object]:
    """All that the database says of papers and their sources."""
    with by_hand(path) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608 - ours
            for table in ("papers", "identifiers", "authorships", "sources", "paper_versions")
        }


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> dict[str, object]:
    path = copied(empty_database, tmp_path_factory.mktemp("harvest") / "undisturbed.db")
    with serving(Provider(MANY)) as provider, biblio.open(path) as library:
        harvest(library, provider)
    return papers_of(path)


def test_all_pages_are_one_run(library: biblio.Library) -> None:
    with serving(Provider(MANY)) as provider:
        report = harvest(library, provider)

    assert report.run is not None
    assert (report.pages, report.run.read, report.run.added) == (PAGES, 10, 10)
    assert (report.since, report.mark, report.was_resumed) == (None, "2024-06-06", False)
    run = library.import_run(1).summary
    assert (run.source, run.status, run.read) == (
        f"{provider.url}?metadataPrefix=arXivRaw",
        "complete",
        10,
    )
    assert len(provider.requests) == PAGES
    assert [asked.get("resumptionToken") for asked in provider.requests] == [
        None,
        "||3|x",
        "||6|x",
        "||9|x",
    ]


@pytest.mark.parametrize("page", range(1, PAGES + 1) if ALL else (1, 3))
@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_at_whatever_page_the_database_is_the_same(
    fault: str,
    page: int,
    library: biblio.Library,
    database: Database,
    undisturbed: dict[str, object],
) -> None:
    if fault == "an expired token" and page == 1:
        pytest.skip("the first page has no token")
    with serving(Provider(MANY, faults={page: FAULTS[fault]})) as provider:
        report = harvest(library, provider)

    assert papers_of(database) == undisturbed
    assert report.mark == "2024-06-06"


def test_a_body_in_gzip_is_the_same(
    library: biblio.Library, database: Database, undisturbed: dict[str, object]
) -> None:
    with serving(Provider(MANY, zipped=True)) as provider:
        harvest(library, provider)

    assert papers_of(database) == undisturbed


def test_the_next_harvest_goes_on_with_an_overlap(library: biblio.Library) -> None:
    with serving(Provider(MANY)) as provider:
        harvest(library, provider)
        provider.requests.clear()
        provider.records.append(Record("2406.00001", "2024-06-07", "a new one"))
        report = harvest(library, provider)

    assert provider.requests[0]["from"] == "2024-06-05"
    assert report.run is not None
    assert (report.run.read, report.run.added, report.mark) == (4, 1, "2024-06-07")


def test_an_empty_night_moves_no_mark_and_makes_no_run(library: biblio.Library) -> None:
    with serving(Provider(records(["2024-06-05"]))) as provider:
        harvest(library, provider)
        provider.records.clear()
        provider.now = "2024-06-20T01:00:00Z"
        report = harvest(library, provider)
        # After the outage the server tells of days before its last answer.
        provider.records = records(["2024-06-06"])
        after = harvest(library, provider)

    assert (report.run, report.mark) == (None, "2024-06-05")
    assert after.run is not None
    assert (after.since, after.run.read, after.mark) == ("2024-06-04", 2, "2024-06-06")
    assert [each.import_id for each in library.imports().rows] == [2, 1]


def test_a_harvest_that_fails_keeps_what_came_and_goes_on_where_it_stopped(
    library: biblio.Library, database: Database, undisturbed: dict[str, object]
) -> None:
    provider = Provider(MANY, faults={3: lambda _: Reply(b"no", 404)})
    with serving(provider):
        with pytest.raises(UnreadableSource, match="HTTP 404"):
            harvest(library, provider)
        (row,) = library.harvests()
        assert (row.state, row.mark, row.pages) == ("failed", None, 2)
        assert row.failure == f"{provider.url} answered: HTTP 404 Not Found"
        assert library.import_run(1).summary.status == "failed"

        provider.requests.clear()
        provider.faults.clear()
        report = harvest(library, provider)

    assert provider.requests[0] == {"verb": "ListRecords", "resumptionToken": "||6|x"}
    assert (report.was_resumed, report.pages, report.mark) == (True, 2, "2024-06-06")
    assert papers_of(database)["papers"] == undisturbed["papers"]
    (row,) = library.harvests()
    assert (row.state, row.failure) == ("complete", None)


def test_a_token_that_expired_over_night_starts_again_from_the_last_day_seen(
    library: biblio.Library,
) -> None:
    provider = Provider(MANY, faults={3: lambda _: Reply(b"no", 404)})
    with serving(provider):
        with pytest.raises(UnreadableSource):
            harvest(library, provider)
        provider.requests.clear()
        provider.faults.clear()
        provider.expired = True
        report = harvest(library, provider)

    assert [asked.get("from") for asked in provider.requests] == [None, "2024-06-04", None]
    assert report.mark == "2024-06-06"
    assert library.stats().papers == 10


def test_a_token_that_expires_each_time_ends_the_harvest(library: biblio.Library) -> None:
    def always(reply: Reply) -> Reply:
        return expired(reply) if "resumptionToken" in provider.requests[-1] else reply

    provider = Provider(records(["2024-06-01"], each=9), always=always)
    with serving(provider), pytest.raises(UnreadableSource, match=r"knows the place .* no more"):
        harvest(library, provider)


@pytest.mark.sqlite("keeps a page beside the file")
def test_a_page_that_stays_broken_is_kept_and_moves_no_mark(
    library: biblio.Library, database: Path
) -> None:
    provider = Provider(MANY)
    with serving(provider):
        provider.faults = dict.fromkeys(range(2, 99), broken)
        with pytest.raises(UnreadableSource, match=r"not well formed.*the page is kept as"):
            harvest(library, provider)

        with pytest.raises(UnreadableSource, match=r"the page is kept as") as other:
            library.harvest("cs:cs:AI", url=provider.url, clock=QuickClock())

    kept = sorted(database.parent.glob("biblio.db-page-127.0.0.1-arXivRaw-*.xml"))
    assert [each.read_bytes().count(b"<record>") for each in kept] == [3, 3]
    of_a_set = max(kept, key=lambda each: len(each.name))
    assert str(of_a_set) in str(other.value)
    assert of_a_set.name.startswith("biblio.db-page-127.0.0.1-arXivRaw-cs-cs-AI-")
    assert library.harvests()[0].mark is None


def test_a_server_without_a_clock_sets_no_mark_in_the_future(library: biblio.Library) -> None:
    def timeless(reply: Reply) -> Reply:
        return replace(reply, body=re.sub(rb"<responseDate>.*?</responseDate>", b"", reply.body))

    def dated(reply: Reply) -> Reply:
        headers = {"Date": "Sat, 08 Jun 2024 01:00:00 GMT"}
        return replace(timeless(reply), headers=headers)

    ahead = [*records(DAYS), Record("2401.00999", "2099-01-01")]
    with serving(Provider(ahead, always=timeless)) as provider:
        assert harvest(library, provider).mark == "2024-06-10"  # the day of the clock here
    with serving(Provider(ahead, always=dated)) as provider:
        assert harvest(library, provider).mark == "2024-06-08"


def test_a_set_that_there_is_not_leaves_nothing(library: biblio.Library) -> None:
    def complains(reply: Reply) -> Reply:
        wrong = provider.requests[-1].get("set") == "physcis"
        return Reply(provider._error("badArgument", "no such set").encode()) if wrong else reply  # noqa: SLF001 - its words

    provider = Provider(records(DAYS), always=complains)
    with serving(provider):
        for _ in range(2):
            with pytest.raises(UnreadableSource, match="no such set"):
                library.harvest("physcis", url=provider.url, clock=QuickClock())
        assert library.harvests() == []
        library.harvest("physics", url=provider.url, clock=QuickClock())

    assert [row.set_spec for row in library.harvests()] == ["physics"]


def test_what_is_forgotten_begins_anew_and_keeps_its_papers(library: biblio.Library) -> None:
    with serving(Provider(records(DAYS))) as provider:
        harvest(library, provider)
        library.harvest("cs", url=provider.url, clock=QuickClock())
        forgotten = library.forget_harvest(url=provider.url)
        assert (forgotten.mark, forgotten.set_spec) == ("2024-06-05", "")
        assert [row.set_spec for row in library.harvests()] == ["cs"]
        assert library.stats().papers == 10
        with pytest.raises(NotFound, match="was never harvested here"):
            library.forget_harvest(url=provider.url)
        again = harvest(library, provider)

    assert (again.since, again.mark) == (None, "2024-06-05")
    assert library.import_run(1).summary.status == "complete"


def test_a_name_and_a_password_go_to_the_server_and_nowhere_else(
    library: biblio.Library, database: Database
) -> None:
    with serving(Provider(records(DAYS), page=99)) as provider:
        told = provider.url.replace("//", "//ann:se%20cret@")
        report = library.harvest(url=told, clock=QuickClock())
        assert provider.headers[0]["Authorization"] == "Basic YW5uOnNlIGNyZXQ="
        provider.always = status(403)
        with pytest.raises(UnreadableSource) as failed:
            library.harvest(url=told, clock=QuickClock())

    shown = [str(report), str(failed.value), str(library.harvests()), str(library.imports())]
    assert not [each for each in shown if "ann:" in each or "cret" in each]
    assert report.mark == "2024-06-05"
    with pytest.raises(UnreadableSource, match=r"^'nowhere/' is not the address") as wrong:
        library.harvest(url="ftp://ann:secret@nowhere/", clock=QuickClock())
    assert "secret" not in str(wrong.value)
    assert "cret" not in str(everything(database, but=()))


def test_records_that_change_between_pages_come_as_they_are_at_last(
    library: biblio.Library,
) -> None:
    provider = Provider(records(DAYS))

    def change(number: int) -> None:
        if number == 3:
            provider.records[0] = Record("2401.00101", "2024-06-09", "changed meanwhile")

    provider.before = change
    with serving(provider):
        report = harvest(library, provider)

    # Where pages are counted, the record that moves to the end takes one from the next page.
    assert report.pages == 2 * PAGES
    assert library.paper("2401.00101").title == "changed meanwhile"
    assert library.stats().papers == 10


def test_a_run_that_is_taken_back_is_asked_for_again(library: biblio.Library) -> None:
    with serving(Provider(records(DAYS))) as provider:
        harvest(library, provider)
        provider.records += records(["2024-06-06", "2024-06-07"])[2:]
        provider.records.append(Record("2406.00001", "2024-06-08"))
        harvest(library, provider)
        provider.records.append(Record("2406.00002", "2024-06-09"))
        harvest(library, provider)
        before = library.stats().papers
        library.undo(2)

        assert library.harvests()[0].mark == "2024-06-05"
        report = harvest(library, provider)

        assert (report.since, report.mark) == ("2024-06-04", "2024-06-09")
        assert library.stats().papers == before
        library.undo(1)
        assert library.harvests()[0].mark is None


def test_days_that_are_asked_for_move_the_mark_only_where_they_join(
    library: biblio.Library,
) -> None:
    with serving(Provider(records(DAYS))) as provider:
        assert harvest(library, provider, until="2024-06-02").mark == "2024-06-02"
        assert harvest(library, provider, since="2024-06-04").mark == "2024-06-02"
        assert harvest(library, provider, since="2024-06-02", until="2024-06-03").mark == (
            "2024-06-03"
        )
        assert harvest(library, provider).mark == "2024-06-05"


def test_each_set_and_each_form_is_a_harvest_of_its_own(library: biblio.Library) -> None:
    with serving(Provider(records(DAYS))) as provider:
        library.harvest("cs", url=provider.url, clock=QuickClock())
        library.harvest("math", url=provider.url, clock=QuickClock())
        library.harvest("cs", url=provider.url, metadata_prefix="arXiv", clock=QuickClock())

    assert [(row.set_spec, row.metadata_prefix) for row in library.harvests()] == [
        ("cs", "arXivRaw"),
        ("math", "arXivRaw"),
        ("cs", "arXiv"),
    ]
    assert [asked.get("from") for asked in provider.requests if "set" in asked] == [None] * 3


def test_two_harvests_of_one_set_do_not_go_on_at_once(
    library: biblio.Library, database: Database
) -> None:
    provider = Provider(records(DAYS))

    def second(number: int) -> None:
        if number == 2:
            with (
                biblio.open(database) as other,
                pytest.raises(DatabaseError, match="is being harvested already"),
            ):
                harvest(other, provider)

    provider.before = second
    with serving(provider):
        report = harvest(library, provider)

    assert report.pages == PAGES


def test_progress_tells_pages_days_and_why_it_waits(library: biblio.Library) -> None:
    told: list[ServerProgress] = []
    faults = {2: status(503, Retry_After="9")}
    with serving(Provider(MANY, faults=faults)) as provider:
        library.harvest(url=provider.url, clock=QuickClock(), on_harvest=told.append)

    pages = [(each.records, each.pages, each.day) for each in told if each.waiting is None]
    assert pages == [
        (3, 1, "2024-06-02"),
        (6, 2, "2024-06-04"),
        (9, 3, "2024-06-05"),
        (10, 4, "2024-06-06"),
    ]
    reasons = [each.waiting for each in told if each.waiting is not None and each.waiting.reason]
    assert [(each.reason, round(each.seconds)) for each in reasons] == [
        ("HTTP 503 Service Unavailable", 9)
    ]


KILLED = """
import os, sys
sys.path.insert(0, sys.argv[3])
import biblio
from harvesting.clocks import QuickClock
pages = int(sys.argv[4])
def tell(progress):
    if progress.waiting is None and progress.pages >= pages:
        os.kill(os.getpid(), 9)
with biblio.open(sys.argv[1]) as library:
    library.harvest(url=sys.argv[2], clock=QuickClock(), on_harvest=tell)
"""


@pytest.mark.parametrize("pages", [1, 3])
def test_a_harvest_that_is_killed_goes_on_by_its_token(
    pages: int, library: biblio.Library, database: Database, undisturbed: dict[str, object]
) -> None:
    with serving(Provider(MANY)) as provider:
        here = str(Path(__file__).resolve().parents[1])
        killed = programs.run(
            [sys.executable, "-c", KILLED, database, provider.url, here, str(pages)], check=False
        )
        assert killed.returncode == -9
        (row,) = library.harvests()
        assert (row.state, row.pages) == ("cut", pages)
        provider.requests.clear()
        report = harvest(library, provider)

    assert provider.requests[0]["resumptionToken"] == f"||{3 * pages}|x"
    assert (report.was_resumed, report.mark) == (True, "2024-06-06")
    assert papers_of(database)["papers"] == undisturbed["papers"]


@pytest.mark.slow
def test_nights_with_outages_and_wrong_clocks_miss_nothing(library: biblio.Library) -> None:
    chance = random.Random(20240601)  # noqa: S311 - no secret
    provider = Provider(page=7)
    coming: list[Record] = []
    today = date(2024, 1, 1)
    number = 0
    with serving(provider):
        for night in range(NIGHTS):
            day = (today + timedelta(days=night)).isoformat()
            for _ in range(chance.choice([0, 0, 1, 2, 5])):
                number += 1
                coming.append(Record(f"2401.{number:05}", day, f"of {day}"))
            if provider.records and chance.random() < 0.3:
                old = chance.choice(provider.records)
                provider.records.remove(old)
                coming.append(replace(old, day=day, title=f"changed {day}"))
            # The server may lag for days, and its clock may be hours off.
            if chance.random() < 0.8:
                provider.records += coming
                coming.clear()
            hours = chance.choice([-5, 0, 1, 9])
            provider.now = f"{day}T{(12 + hours):02}:00:00Z"
            provider.faults = {}
            begun = len(provider.requests)
            kind = chance.random()
            if kind < 0.1:
                continue  # this machine was off
            if kind < 0.2:
                lost: Fault = lambda _: Reply(b"", 403)  # noqa: E731 - one of three
                provider.faults = {begun + chance.choice([1, 2]): lost}
            elif kind < 0.3:
                provider.faults = {begun + 2: expired}
            try:
                harvest(library, provider)
            except UnreadableSource:
                continue
        provider.records += coming
        provider.faults = {}
        provider.now = "2025-01-03T12:00:00Z"
        harvest(library, provider)

    titles = {paper.arxiv_id: paper.title for paper in library.papers(limit=None)}
    assert titles == {each.id: each.title for each in provider.records}


def test_nothing_is_harvested_into_a_library_that_was_none(library: biblio.Library) -> None:
    assert library.harvests() == []
    with pytest.raises(NotFound):
        library.import_run(1)


def test_the_same_again_changes_no_row_of_a_paper(
    library: biblio.Library, database: Database
) -> None:
    with serving(Provider(MANY)) as provider:
        harvest(library, provider)
        before = papers_of(database)
        harvest(library, provider)

    assert papers_of(database) == before


@pytest.mark.parametrize("day", ["2024-02-31", "0000-00-00", "0001-01-01"])
def test_days_that_no_calendar_has_or_none_before_stop_no_night(
    day: str, library: biblio.Library
) -> None:
    with serving(Provider([Record("2401.00001", day), *records(["2024-06-01"])])) as provider:
        assert harvest(library, provider).mark == "2024-06-01"
        provider.records = provider.records[:1]
        library.undo(1)
        harvest(library, provider)
        report = harvest(library, provider)

    assert report.mark == (day if day == "0001-01-01" else None)
    assert [row.state for row in library.harvests()] == ["complete"]


def without_records(reply: Reply) -> Reply:
    body = reply.body
    start, end = body.find(b"<record>"), body.rfind(b"</record>") + len(b"</record>")
    return replace(reply, body=body[:start] + body[end:])


def test_a_list_that_was_cut_before_an_empty_page_ends_there(library: biblio.Library) -> None:
    faults = {2: status(403), 3: without_records}
    with serving(Provider(records(["2024-06-01"], each=4), faults=faults)) as provider:
        with pytest.raises(UnreadableSource, match="HTTP 403"):
            harvest(library, provider)
        resumed = harvest(library, provider)
        after = harvest(library, provider)

    assert (resumed.was_resumed, resumed.run, resumed.mark) == (True, None, "2024-06-01")
    assert (after.was_resumed, after.since) == (False, "2024-05-31")


def test_a_bug_before_the_first_page_is_no_success(library: biblio.Library) -> None:
    def broken_progress(_: ServerProgress) -> None:
        raise ZeroDivisionError

    with serving(Provider(faults={1: status(503)})) as provider, pytest.raises(ZeroDivisionError):
        library.harvest(url=provider.url, clock=QuickClock(), on_harvest=broken_progress)

    assert [row.state for row in library.harvests()] == ["failed"]


@pytest.mark.parametrize("url", ["", "x.example", "http://"])
def test_what_is_no_address_leaves_nothing_behind(url: str, library: biblio.Library) -> None:
    with pytest.raises(UnreadableSource, match="is not the address of a server"):
        library.harvest(url=url)

    assert library.harvests() == []
