"""Real input written as entries: what pybtex reads of it, and what our own reader does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from exporters.bibtex.written import records_in, said, text_of
from pybtex.database import Person, parse_string

from biblio.formats import by_name, open_source, read
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

SOURCES = {
    "snapshot": "snapshot/arxiv-0704-0001-0200.jsonl",
    "abs": "abs/0704",
    "atom": "atom/page-20.xml",
}
# Fields that tell how and when something was read, and not what a paper is.
ASIDE = {"format", "authors_text", "datestamp", "warnings", "as_of", "identifiers"}


def records_of(path: Path, name: str) -> list[PaperRecord]:
    with open_source(path) as members:
        return [
            each
            for member in members
            for each in read(member.stream, by_name(name))
            if isinstance(each, PaperRecord)
        ]


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_a_real_bibliography_comes_back_equal(shared: Path, name: str) -> None:
    raw = (shared / "bibtex" / "tugboat-2007.bib").read_bytes().decode("latin-1")
    before = records_in(raw)[:: 1 if name == "bibtex" else 4]

    after = records_in(text_of(before, name, tex=name == "bibtex"))

    differing: Counter[str] = Counter()
    for each, again in zip(before, after, strict=True):
        for field in PaperRecord.__dataclass_fields__.keys() - ASIDE:
            if field == "extra" and name == "biblatex":
                continue  # types and fields of another dialect
            differing[field] += said(each, field) != said(again, field)
        assert each.own_identifiers == again.own_identifiers
    # One title has a formula whose braces match for TeX alone: they are written as macros.
    if name == "bibtex":
        assert +differing == {"title": 1}
    else:
        assert set(+differing) <= {"title"}


@pytest.mark.parametrize("name", SOURCES)
def test_pybtex_reads_the_same_people_and_titles(shared: Path, name: str) -> None:
    records = records_of(shared / SOURCES[name], name)[:300]

    entries = parse_string(text_of(records), "bibtex").entries

    assert len(entries) == len(records) > 1
    ours = records_in(text_of(records))
    for record, read_back, entry in zip(records, ours, entries.values(), strict=True):
        assert read_back.title == record.title
        assert entry.fields["title"].count("{") == entry.fields["title"].count("}")
        written = [each for each in entry.persons.get("author", ()) if str(each) != "others"]
        for person, author in zip(written, record.authors, strict=True):
            assert in_parts(person) == in_parts_of(author)


def in_parts(person: Person) -> tuple[str, str, str]:
    parts = (
        (*person.prelast_names, *person.last_names),
        (*person.first_names, *person.middle_names),
        person.lineage_names,
    )
    last, first, suffix = (plain(" ".join(each)) for each in parts)
    return last, first, suffix


def in_parts_of(author: AuthorName) -> tuple[str, str, str]:
    return plain(author.keyname), plain(author.forenames), plain(author.suffix)


def plain(text: str) -> str:
    return text.replace("{", "").replace("}", "").replace("\\", "")
