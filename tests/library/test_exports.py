from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import paper
from importing.snapshots import line
from stores import Database, copied

import biblio
from biblio.errors import InvalidQuery, NotFound, WrongType
from biblio.library import exports
from biblio.library.exports import ExportProgress
from biblio.queries.rows import PaperSummary

RECORDS = (
    paper("2101.00001", "Ada Lovelace, Paul Erdős, Charles Babbage", title="Sums of numbers"),
    paper("2101.00002", "Paul Erdős", title="Graphs", submitted="2021-02-01T00:00:00Z"),
    paper(
        None,
        "Ann Quill",
        doi="10.5555/1",
        issued="2020-03",
        kind="article",
        title="Ink",
        submitted=None,
    ),
)
NEWEST_FIRST = ["arXiv:2101.00002", "arXiv:2101.00001", "doi:10.5555/1"]


@pytest.fixture(scope="module")
def filled(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    path = copied(empty_database, tmp_path_factory.mktemp("exports") / "biblio.db")
    with biblio.open(path) as library:
        library.import_records(RECORDS)
        yield library


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "AT_ONCE", 2)


def test_papers_come_as_all_sources_say_together(filled: biblio.Library) -> None:
    with filled.export() as chosen:
        papers = list(chosen)

    assert [each.handle.handle for each in papers] == NEWEST_FIRST
    assert [each.record for each in papers] == filled.records(*NEWEST_FIRST)
    assert (chosen.total, chosen.written, chosen.left_out, chosen.unfound) == (3, 3, 0, ())


def test_rows_are_those_of_a_listing(filled: biblio.Library) -> None:
    for by in ("submitted", "revised", "issued"):
        with filled.export(by=by) as chosen:
            rows: list[PaperSummary] = list(chosen.summaries())

        assert rows == list(filled.papers(by=by, limit=None))


def test_ids_keep_their_order_and_filters_hold_too(filled: biblio.Library) -> None:
    asked = ["10.5555/1", "nonsense", "arXiv:2101.00001v3", "https://doi.org/10.5555/1", "2101.9"]

    with filled.export(ids=asked) as chosen:
        handles = [each.handle.handle for each in chosen]
    with filled.export(ids=asked, max_authors=1) as few:
        singles = [each.handle.handle for each in few]
    with filled.export(ids=asked, limit=1) as first:
        assert first.total == 1

    assert handles == ["doi:10.5555/1", "arXiv:2101.00001"]
    assert singles == ["doi:10.5555/1"]
    assert [(each.ordinal, each.identifier) for each in chosen.unfound] == [
        (2, "nonsense"),
        (5, "2101.9"),
    ]


def test_a_longer_list_of_authors_is_cut(filled: biblio.Library) -> None:
    with filled.export(names=2) as chosen:
        lists = {each.handle.value: each.record for each in chosen}

    long = lists["2101.00001"]
    assert ([name.keyname for name in long.authors], long.authors_cut) == (
        ["Lovelace", "Erdős"],
        True,
    )
    assert not lists["2101.00002"].authors_cut


def test_a_format_writes_what_was_chosen(filled: biblio.Library) -> None:
    stream = io.StringIO()

    with filled.export("graphs", format="ris") as chosen:
        chosen.write(stream)

    assert stream.getvalue().splitlines()[:2] == ["TY  - UNPB", "TI  - Graphs"]
    assert stream.getvalue().count("ER  - ") == 1


def test_records_are_those_of_the_papers_that_were_chosen(filled: biblio.Library) -> None:
    every, some = io.StringIO(), io.StringIO()
    with filled.export(format="records") as chosen:
        chosen.write(every)
    with filled.export(ids=["2101.00002", "10.5555/1"], format="records") as two:
        two.write(some)
    with filled.export_records() as lines:
        assert every.getvalue() == "".join(lines)

    assert (chosen.written, two.written) == (3, 2)
    assert set(some.getvalue().splitlines()) < set(every.getvalue().splitlines())


def test_a_snapshot_has_the_days_that_arxiv_told(library: biblio.Library, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(line(1) + "\n" + line(2) + "\n")
    library.import_files(source)
    library.import_records([paper("2101.00001", format="abs", datestamp="2024-05-07")])

    stream = io.StringIO()
    with library.export(format="snapshot", oldest=True) as chosen:
        chosen.write(stream)

    days = [json.loads(each)["update_date"] for each in stream.getvalue().splitlines()]
    assert days == ["2021-01-05", "2021-01-05"]


def test_who_watches_is_told_how_far_it_is(filled: biblio.Library) -> None:
    told: list[ExportProgress] = []

    with filled.export(watcher=told.append) as chosen:
        list(chosen)

    assert [each.done for each in told] == sorted(each.done for each in told)
    assert {each.total for each in told} == {3}
    assert told[-1].done == 3


def test_all_is_of_one_moment(tmp_path: Path, empty_database: Database) -> None:
    path = copied(empty_database, tmp_path / "biblio.db")
    with biblio.open(path) as library, biblio.open(path) as other:
        library.import_records(RECORDS[:1])
        with library.export() as chosen:
            other.import_records([paper("2101.00001", title="Another", revised="2022-01-01")])
            other.import_records(RECORDS[1:])

            assert [each.record.title for each in chosen] == ["Sums of numbers"]


def test_keys_are_told_by_handle(filled: biblio.Library) -> None:
    assert filled.citation_keys(["doi:10.5555/1", "2101.00002"]) == {
        "doi:10.5555/1": "quill2020ink",
        "2101.00002": "erdos2021graphs",
    }
    with pytest.raises(NotFound):
        filled.citation_keys(["2101.99999"])


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ({"format": "docx"}, InvalidQuery, "'docx' is no format that papers are written in"),
        ({"ids": "2101.00001"}, WrongType, "ids is a list of texts"),
        ({"max_authors": 0}, InvalidQuery, "need an N of 1, not 0"),
        ({"since": "soon"}, InvalidQuery, "soon"),
        ({"sinse": "2020"}, TypeError, "there is no option 'sinse'"),
    ],
)
def test_what_cannot_be_understood_is_told(
    filled: biblio.Library, given: dict[str, object], kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said), filled.export(**given):  # type: ignore[arg-type] # wrong
        pass


def test_without_a_format_nothing_is_written(filled: biblio.Library) -> None:
    with filled.export() as chosen, pytest.raises(InvalidQuery, match="say format="):
        chosen.write(io.StringIO())
