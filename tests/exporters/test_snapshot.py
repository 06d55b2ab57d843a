"""Papers as arXiv's own JSON lines."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from biblio.exporters import ExportedPaper, ExportOptions, exporter_of
from biblio.formats.snapshot import KEYS, parse
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion

# One line as arXiv writes it: what stands in it is made up.
LINE = (
    r'{"id":"0704.9001","submitter":"Ada Shepherd","authors":"Ada Shepherd, B.-C. Roe,'
    r" Carla De Rossi, Dolly Long-Meadow, Sam Fold,\n"
    r'  \u00c9mile Wool","title":"On the counting of sheep that jump over a'
    r' fence while somebody who\n  counts them falls asleep","comments":"9 pages","journal-ref":'
    r'"J. Rural Num. 7 (2007) 11","doi":"10.5555/example.1","report-no":null,'
    r'"categories":"math.CO cs.DM","license":null,"abstract":"  We count sheep that jump over a'
    r" fence, and ask how many of them somebody who\nfalls asleep has counted.\n  The number is"
    r' finite.\n","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},'
    r'{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26",'
    r'"authors_parsed":[["Shepherd","Ada",""],["Roe","B. -C.",""],["De Rossi","Carla",""],'
    r'["Long-Meadow","Dolly",""],["Fold","Sam",""],["Wool","\u00c9mile",""]]}'
)


def written(*records: PaperRecord) -> list[str]:
    """The lines that the exporter makes of *records*."""
    stream = io.StringIO()
    papers = [ExportedPaper(each, Identifier("arxiv", each.arxiv_id or "")) for each in records]
    exporter_of("snapshot").write(papers, stream, ExportOptions())
    return stream.getvalue().splitlines()


def read(line: str | bytes) -> PaperRecord:
    return normalise(parse(line.encode() if isinstance(line, str) else line))


def paper(**fields: Any) -> PaperRecord:
    return normalise(PaperRecord(format="snapshot", arxiv_id="2101.00001", **fields))


def test_a_line_of_arxiv_comes_back_to_the_byte() -> None:
    assert written(read(LINE)) == [LINE]


def test_what_is_not_known_is_null() -> None:
    (line,) = written(paper(title="A"))

    document = json.loads(line)
    assert list(document) == list(KEYS)
    assert {name for name, value in document.items() if value} == {"id", "title"}
    assert read(line) == paper(title="A")


def test_what_arxiv_made_comes_back_but_for_what_was_put_right(shared: Path) -> None:
    source = shared / "snapshot" / "arxiv-0704-0001-0200.jsonl"
    lines = source.read_text(encoding="utf-8").splitlines()
    records = [read(each) for each in lines]

    again = written(*records)

    assert [read(each) for each in again] == records
    differing = [
        (json.loads(one), json.loads(other))
        for one, other in zip(lines, again, strict=True)
        if one != other
    ]
    assert len(differing) == 30
    assert {name for one, other in differing for name in one if one[name] != other[name]} == {
        "title",
        "submitter",
        "categories",
        "authors_parsed",
    }


@pytest.mark.parametrize(
    ("fields", "versions"),
    [
        ({}, []),
        ({"submitted": "2021-01-04"}, [("v1", "2021-01-04")]),
        (
            {"submitted": "2021-01-04T10:00:00Z", "revised": "2021-01-04T10:00:00Z"},
            [("v1", "Mon, 4 Jan 2021 10:00:00 GMT")],
        ),
        ({"submitted": "2021-01-04", "revised": "2022-01-04"}, []),
        (
            {"submitted": "2021-01-04", "revised": "2022-01-04", "latest_version": 3},
            [("v1", "2021-01-04"), ("v3", "2022-01-04")],
        ),
        (
            {"versions": (PaperVersion(2), PaperVersion(3, "2022-01-04T00:00:00Z", 2048))},
            [("v2", None), ("v3", "Tue, 4 Jan 2022 00:00:00 GMT")],
        ),
    ],
)
def test_versions_say_what_is_known_and_nothing_else(
    fields: dict[str, Any], versions: list[tuple[str, str | None]]
) -> None:
    record = paper(title="A", **fields)

    (line,) = written(record)

    found = json.loads(line)["versions"]
    assert [(each["version"], each.get("created")) for each in found] == versions
    again = read(line)
    if versions:
        assert again.submitted == record.submitted
        assert again.revised == record.revised or record.revised is None
    assert again.versions == (record.versions or again.versions)


@pytest.mark.parametrize(
    "text",
    ["A\nB\u2028C", "A \x00\x1b B", "Sets {a} & \\b", "``A'' `B'", '"A" \\" B', "α 中文 𝔸 $x_{1}$"],
)
def test_texts_that_could_harm_come_back(text: str) -> None:
    record = read(written(paper(title=text, comments=text, abstract=text, doi=text))[0])

    assert read(written(record)[0]) == record
    assert record.comments == " ".join(text.replace("\x00", "").replace("\x1b", "").split())


def test_words_that_fit_no_line_stay_whole() -> None:
    record = paper(title=f"A {'b' * 200} c", abstract=f"{'d' * 200} e")

    document = json.loads(written(record)[0])

    assert document["title"] == f"A\n  {'b' * 200}\n  c"
    assert document["abstract"] == f"  {'d' * 200}\ne\n"


def test_names_and_other_keys_come_back() -> None:
    record = paper(
        authors=(
            AuthorName("Flock Collaboration", is_collaboration=True, printed="Flock Collaboration"),
            AuthorName("Roe", "B.-C.", "Jr.", printed="B. -C. Roe Jr.", affiliations=("Hill",)),
        ),
        extra=(("bibtex.note", ("x",)), ("doi_of", ("y",)), ("two", ("y", "z"))),
        categories=("hep-th", "math-ph"),
    )

    again = read(written(record)[0])

    assert again == replace(record, extra=(("doi_of", ("y",)),))


def test_only_what_arxiv_knows_can_be_said() -> None:
    takes = exporter_of("snapshot").takes

    assert takes(paper())
    assert not takes(PaperRecord(format="crossref", doi="10.5555/x"))
