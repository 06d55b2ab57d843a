"""What formats say of themselves: every name has a standing, and records keep to what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from biblio.formats import FORMATS, choose, open_source, read
from biblio.formats.standing import CARRIED, Standing, each_name, never, printed_list, split_names
from biblio.merging.precedence import STANDINGS, standing
from biblio.model.names import AuthorList, AuthorName, parse_list, parse_names
from biblio.model.records import PaperRecord

SAMPLES: Final = Path(__file__).resolve().parents[2] / "samples"
SILENT: Final = PaperRecord(format="")


def records_of(path: Path) -> list[PaperRecord]:
    with open_source(path) as members:
        found = []
        for member in members:
            reader = choose(member.stream.head(), member.name, None)
            found += [each for each in read(member.stream, reader) if isinstance(each, PaperRecord)]
    return found


def undeclared(record: PaperRecord) -> list[str]:
    """The fields in which *record* speaks and its format says that it does not."""
    return [
        name
        for name in CARRIED
        if getattr(record, name) != getattr(SILENT, name)
        and name not in STANDINGS[record.format].carries
    ]


@pytest.mark.parametrize(
    "path", [each for each in sorted(SAMPLES.rglob("*")) if each.suffix not in {".sh", ".md"}]
)
def test_samples_speak_of_what_their_format_carries(path: Path) -> None:
    if path.is_file() and not path.name.endswith((".sql", ".json")):
        assert [undeclared(each) for each in records_of(path) if undeclared(each)] == []


@pytest.mark.parametrize(
    "source",
    [
        "snapshot/arxiv-0704-0001-0200.jsonl",
        "abs/listings/astro-ph-1005.txt",
        "oai/arxiv-record0.xml",
        "atom/page-10.xml",
        "listing/seed_000.txt",
        "bibtex/tugboat-2007.bib",
        "cases/interchange/05-eprint.in.bib",
    ],
)
def test_real_input_speaks_of_what_its_format_carries(shared: Path, source: str) -> None:
    assert [undeclared(each) for each in records_of(shared / source) if undeclared(each)] == []


def test_each_name_has_one_standing_and_carries_fields_that_there_are() -> None:
    names = [each.format for source in FORMATS for each in source.standings]

    assert len(names) == len(set(names))
    assert {each.name for each in FORMATS if not each.standings} == {"records", "rejects"}
    assert [each.format for each in STANDINGS.values() if not each.carries <= set(CARRIED)] == []


def test_a_stranger_stands_last_and_a_field_of_its_own_group_decides() -> None:
    assert standing("title", "stranger") == 0
    assert standing("title", "oai:arXiv") > standing("title", "atom")
    assert standing("submitted", "oai:arXiv") < standing("submitted", "atom")
    assert Standing(format="a", carries=frozenset(), publication=3).trust("volume") == 3


NAMES: Final = (AuthorName("Doe", "J.", printed="J. Doe"), AuthorName("Roe", printed="Roe"))


def test_names_are_read_again_as_they_came() -> None:
    record = PaperRecord(format="x", authors=NAMES, authors_text="J. Doe, K. Roe")

    assert printed_list(record) == parse_list("J. Doe, K. Roe")
    assert each_name(record) == parse_names([("J. Doe", ()), ("Roe", ())])
    assert split_names(PaperRecord(format="x", authors=NAMES)) == AuthorList(NAMES)
    assert never(record) is None
    assert printed_list(PaperRecord(format="x")) is None


@pytest.mark.parametrize("name", ["crossref", "bibtex"])
def test_names_of_publishers_are_read_again_to_the_same(name: str) -> None:
    group = AuthorName("The Flock", is_collaboration=True, printed="{The Flock}")
    doe = AuthorName("Doe", "Jane", printed="Doe, Jane")
    record = PaperRecord(
        format=name, authors=(doe, group), authors_text="Doe, Jane and {The Flock} and others"
    )

    found = STANDINGS[name].reread(record)

    assert found is not None
    assert [each[:4] for each in found.names] == [each[:4] for each in record.authors]
    assert found.is_cut is (name == "bibtex")
