"""What Pandoc reads of the papers that we write: the same titles, people and years.

Pandoc is large, so that it is not among what all tests need: `pip install '.[oracles]'` brings it.
"""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from factories import paper

from biblio.exporters import ExportedPaper, ExportOptions, exporter_of
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

PANDOCS = {"bibtex": "bibtex", "biblatex": "biblatex", "csl-json": "csljson", "ris": "ris"}
"""What Pandoc calls our formats."""

SURNAME = ("literal", "dropping-particle", "non-dropping-particle", "family")
PAPERS = (
    paper("2101.00001", "Ada Lovelace, Ludwig van Beethoven IV", title="On $x^2$ and DNA, R&D"),
    paper("2101.00002", "Flock Consortium, Émile Żuraw", title="Zählen: 50 % of {all} sheep"),
    *(
        PaperRecord(
            format="merged",
            kind=kind,
            title=f"Counting of sheep {number}_{kind}",
            authors=(AuthorName("de la Roe", "B. C."), AuthorName("O'Brien", "Ann-Marie", "Jr.")),
            contributors=(Contributor("editor", AuthorName("Itor", "Ed")),),
            container_title="Journal of Sheep & Wool" if kind != "book" else None,
            issued=issued,
            doi=f"10.5555/{number}",
            url="https://example.org/a_b#c%7E",
            pages="11-19",
            abstract="We count #1 & #2; then {sleep} at 50 %.",
        )
        for number, (kind, issued) in enumerate(
            (("article", "1999"), ("book", "2001-05"), ("chapter", "2001-05-17"))
        )
    ),
)


def pandoc() -> str | None:
    """Where Pandoc is, if it is anywhere."""
    found = shutil.which("pandoc")
    package = importlib.util.find_spec("pypandoc")
    if found is None and package is not None and package.origin is not None:
        inside = Path(package.origin).parent / "files" / "pandoc"
        found = str(inside) if inside.is_file() else None
    return found


def folded(text: str) -> str:
    """*text* without what a style changes: case, quotes, spaces, and the marks of formulas."""
    return re.sub(r"[\W_]|sup", "", re.sub(r"</?\w+>", "", text)).casefold()


@pytest.mark.skipif(pandoc() is None, reason="Pandoc is not here")
@pytest.mark.parametrize("name", PANDOCS)
def test_pandoc_reads_the_same_titles_people_and_years(name: str) -> None:
    stream = io.StringIO(newline="")
    written = [
        ExportedPaper(each, Identifier("doi", f"10.5555/{number}"), f"key{number}")
        for number, each in enumerate(PAPERS)
    ]
    exporter_of(name).write(written, stream, ExportOptions())

    read = subprocess.run(
        [pandoc() or "", "-f", PANDOCS[name], "-t", "csljson"],
        input=stream.getvalue().encode(),
        capture_output=True,
        check=True,
    )

    assert read.stderr == b""
    for record, item in zip(PAPERS, json.loads(read.stdout), strict=True):
        assert folded(item["title"]) == folded(record.title or "")
        people = ["".join(each.get(part, "") for part in SURNAME) for each in item["author"]]
        assert list(map(folded, people)) == [folded(each.keyname) for each in record.authors]
        (year, *_), *_ = item["issued"]["date-parts"]
        assert f"{year}" == (record.issued or record.submitted or "")[:4]
