"""Whatever a record holds, the run goes on: what a table would refuse is rejected where it enters.

The cases are made from the models and from the record types, so that a new column, constraint or
field is asked of the border as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from dumps import dump
from factories import paper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing.strategies import any_record
from laws import examples
from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, LargeBinary, Text
from stores import Database, copied

import biblio
from biblio.changes.checking import check
from biblio.db.engine import url_of
from biblio.db.models import Base
from biblio.importing.border import without_nul
from biblio.model.identifiers import Identifier, Link
from biblio.model.records import (
    PUBLICATION_TEXTS,
    AuthorIdentifier,
    AuthorName,
    Contributor,
    PaperRecord,
    PaperVersion,
    Reference,
    Translation,
)

NAME = AuthorName("Erdős", "P.", printed="P. Erdős")
Filled = Callable[[Any], dict[str, Any]]


def within(name: str, row: tuple[Any, ...], place: int) -> Filled:
    """The field *name* with *row*, whose part at *place* is the value."""
    return lambda value: {name: (type(row)._make((*row[:place], value, *row[place + 1 :])),)}  # type: ignore[attr-defined]


def author(place: int) -> Filled:
    return within("authors", NAME, place)


def version(place: int) -> Filled:
    return within("versions", PaperVersion(2, "2021-01-04", 5), place)


def translation(place: int) -> Filled:
    return within("translations", Translation("zh", "a", "b"), place)


def field(name: str) -> Filled:
    return lambda value: {name: value}


ONE = Identifier("openalex", "w1")
STATED = AuthorIdentifier(1, "P. Erdős", "openalex", "a1")


def linked(source: Identifier, target: Identifier) -> dict[str, Any]:
    return {"links": (Link(source, target),)}


def contributed(name: AuthorName) -> dict[str, Any]:
    return {"contributors": (Contributor("editor", name),)}


# How a value of a record comes into the column; None where the importer itself makes it.
COLUMNS: dict[str, dict[str, Filled | None]] = {
    "papers": {
        **{name: field(name) for name in ("arxiv_id", "submitted", "revised", "latest_version")},
        **{name: field(name) for name in ("withdrawn", "deleted", "authors_shifted", "title")},
        **{name: field(name) for name in ("authors_text", "comments", "journal_ref", "doi")},
        **{name: field(name) for name in ("report_no", "license", "submitter", "abstract")},
        "authors_cut": field("authors_cut"),
        "primary_category": lambda value: {"categories": (value, "math.CO")},
        "extra": lambda value: {"extra": (("note", (value,)),)},
        **{name: field(name) for name in (*PUBLICATION_TEXTS, "retracted")},
        **dict.fromkeys(("id", "anchor", "names_version")),
    },
    "identifiers": {
        "value": field("doi"),
        "scheme": within("identifiers", Identifier("pmid", "7"), 0),
        "paper_id": None,
    },
    "identifier_links": {
        "scheme": lambda value: linked(Identifier(value, "7"), ONE),
        "value": lambda value: linked(Identifier("pmid", value), ONE),
        "target_scheme": lambda value: linked(ONE, Identifier(value, "7")),
        "target_value": lambda value: linked(ONE, Identifier("pmid", value)),
        "paper_id": None,
    },
    "contributors": {
        "role": lambda value: {"contributors": (Contributor(value, NAME),)},
        "printed_name": lambda value: contributed(NAME._replace(printed=value)),
        "affiliations": lambda value: contributed(NAME._replace(affiliations=(value,))),
        **dict.fromkeys(("paper_id", "ordinal", "author_id")),
    },
    "paper_keywords": {
        "keyword": lambda value: {"keywords": ("graphs", value)},
        **dict.fromkeys(("paper_id", "ordinal")),
    },
    "paper_references": {
        **{
            name: within("references", Reference("doi", "10.1000/2", "A letter"), place)
            for place, name in enumerate(("scheme", "value", "printed"))
        },
        "also": lambda value: {
            "references": (Reference("doi", "10.1000/2", None, (Identifier("pmcid", value),)),)
        },
        **dict.fromkeys(("paper_id", "ordinal")),
    },
    "cited_identifiers": {
        "scheme": lambda value: {"cited": (Identifier(value, "7"),)},
        "value": lambda value: {"cited": (Identifier("pmcid", value),)},
        "paper_id": None,
    },
    "author_identifiers": {
        **{
            name: within("author_identifiers", STATED, place)
            for place, name in enumerate(("source_ordinal", "printed_name", "scheme", "value"))
        },
        **dict.fromkeys(("paper_id", "ordinal")),
    },
    "paper_versions": {
        **{name: version(place) for place, name in enumerate(("version", "submitted", "size"))},
        "paper_id": None,
    },
    "paper_categories": {
        "category": lambda value: {"categories": ("math.CO", value)},
        **dict.fromkeys(("paper_id", "ordinal", "listed_on")),
    },
    "authors": {
        **{
            name: author(place)
            for place, name in enumerate(("keyname", "forenames", "suffix", "is_collaboration"))
        },
        **dict.fromkeys(("id", "name", "name_key", "keyname_key", "initials", "german_key")),
    },
    "authorships": {
        "printed_name": author(4),
        "affiliations": lambda value: {"authors": (NAME._replace(affiliations=(value,)),)},
        **dict.fromkeys(("paper_id", "ordinal", "author_id", "listed_on")),
    },
    "translations": {
        **{
            name: translation(place) for place, name in enumerate(("language", "title", "abstract"))
        },
        "paper_id": None,
    },
    "sources": {
        "format": field("format"),
        "datestamp": field("datestamp"),
        "library": field("library"),
        **dict.fromkeys(("id", "paper_id", "import_id", "digest", "abstract_key", "differences")),
        **dict.fromkeys(("content_key", "is_joined")),
    },
}
# No record comes into these: the importer writes them of itself.
OWN = {"imports", "rejections", "sightings", "highest_ids", "author_lists", "generations"}
# A record that floats is the same as one in `sources`, and all of it is JSON.
OWN |= {"floating_records", "floating_identifiers", "floating_papers"}
# What is harvested is no part of what sources say.
OWN |= {"harvests", "harvest_runs"}
# Only the user writes these.
OWN |= {"people_decisions", "people_decision_sides", "people_runs", "people_run_changes"}
OWN |= {"persons", "person_spellings", "person_exceptions", "people_stale_blocks"}
OWN |= {"people_doubts"}
OWN |= {"annotation_changes", "annotations", "citation_keys", "saved_queries", "told_papers"}
# What a text that says nothing is; it is stored as null, or not at all.
SILENT = ("", None)
HALF = "\ud800"
ODD_DATES = ("yesterday", "2021", "abcd-ef-gh", "2015-13-45", "٢٠٢١-٠١-٠٤", "2021-01-04T1٩:00:00Z")
POOL: tuple[Any, ...] = (*SILENT, -1, 0, 2, *ODD_DATES)


def entered() -> Iterator[tuple[Column[Any], Filled]]:
    """The columns that values of records come into."""
    for table, columns in COLUMNS.items():
        for name, filled in columns.items():
            if filled is not None:
                yield Base.metadata.tables[table].columns[name], filled


def wrong_types(column: Column[Any]) -> list[Any]:
    """Values that are not of the column's type, or beyond its range."""
    if isinstance(column.type, Integer | BigInteger):
        is_big = isinstance(column.type, BigInteger)
        return [2.5, "1", b"1", 2**63 if is_big else 2**31, -(2**63) - 1, float("nan")]
    assert isinstance(column.type, Text), column
    return [7, 2.5, b"text", True, ["text"], HALF]


def refuses(column: Column[Any], value: object) -> bool:
    """Whether a CHECK of the column refuses *value*."""
    with closing(sqlite3.connect(":memory:")) as shell:
        return any(
            shell.execute(
                f"SELECT ({check.sqltext}) FROM (SELECT ? AS {column.name})",  # noqa: S608 - ours
                (value,),
            ).fetchone()[0]
            == 0
            for check in checks_of(column)
        )


def checks_of(column: Column[Any]) -> list[CheckConstraint]:
    return [
        each
        for each in column.table.constraints
        if isinstance(each, CheckConstraint)
        and str(each.sqltext).split()[0] == column.name
        and each.name != "ck_papers_is_identified"  # that of two columns
    ]


def bad_values(column: Column[Any]) -> list[Any]:
    refused = [each for each in POOL if refuses(column, each)]
    return [*wrong_types(column), *refused]


def is_silence(column: Column[Any], value: object) -> bool:
    """Whether *value* says nothing there: an empty DOI, a name without keyname."""
    return value in SILENT and (column.table.name, column.name) in {
        *(("identifiers", "value"), ("identifiers", "scheme"), ("authors", "keyname")),
        *(("contributors", "role"), ("paper_keywords", "keyword")),
        *(("author_identifiers", "scheme"), ("author_identifiers", "value")),
        *(("cited_identifiers", "scheme"), ("cited_identifiers", "value")),
        *(("papers", name) for name in PUBLICATION_TEXTS),
    }


CASES = [
    pytest.param(column, filled, value, id=f"{column}={value!a}")
    for column, filled in entered()
    for value in bad_values(column)
    if not is_silence(column, value)
]


def test_every_column_is_asked_of_the_border() -> None:
    tables = Base.metadata.tables
    assert COLUMNS.keys() | OWN == tables.keys()
    for name, columns in COLUMNS.items():
        assert columns.keys() == {c.name for c in tables[name].columns if c.computed is None}
    assert not any(isinstance(column.type, LargeBinary) for column, _ in entered())


def test_every_check_is_broken_by_some_value() -> None:
    for column, _ in entered():
        if checks_of(column):
            assert any(refuses(column, value) for value in POOL), column


def test_every_bad_value_is_rejected_with_its_place(library: biblio.Library) -> None:
    """One run over all cases, good records between them."""
    records: list[PaperRecord] = []
    for number, case in enumerate(CASES, start=1):
        _, filled, value = case.values
        records += [
            paper(f"2101.{number:05}"),
            replace(paper(f"2102.{number:05}"), **filled(value)),  # type: ignore[operator]
        ]

    report = library.import_records(records)

    assert (report.added, report.rejected) == (len(CASES), len(CASES))
    with library.session() as session:
        shown = session.connection().exec_driver_sql(
            "SELECT place, reason FROM rejections ORDER BY id"
        )
        told = {row.place: row.reason for row in shown}
    assert list(told) == [f"record {2 * number}" for number in range(1, len(CASES) + 1)]
    assert all(told.values())


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=3),
    st.binary(max_size=3),
    st.sampled_from(("\ud800", "", " ", "math.CO", "2021-01-04", "2101.00001")),
    st.lists(st.none() | st.text(max_size=2), max_size=2),
    st.tuples(st.none() | st.text(max_size=2)),
    st.tuples(st.text(max_size=2), st.none() | st.text(max_size=2) | st.integers()),
    st.builds(AuthorName, st.none() | st.text(max_size=2), st.text(max_size=2) | st.integers()),
    st.builds(PaperVersion, st.integers() | st.none(), st.none() | st.text(max_size=2)),
    st.builds(Translation, st.text(max_size=2) | st.none(), st.none() | st.text(max_size=2)),
).flatmap(lambda value: st.sampled_from((value, (value,), (value, value))))


@settings(max_examples=examples(80), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    record=any_record,
    name=st.sampled_from([each.name for each in fields(PaperRecord)]),
    value=junk,
)
def test_whatever_a_script_gives_the_run_goes_on(
    library: biblio.Library, record: PaperRecord, name: str, value: object
) -> None:
    odd = replace(record, **{name: value})  # type: ignore[arg-type]

    report = library.import_records([paper("2103.00001"), odd, paper("2103.00002")])

    assert report.read == 3
    assert report.rejected + report.held + report.added + report.updated + report.unchanged == 3


def test_a_nul_character_says_nothing(
    library: biblio.Library, database: Database, empty_database: Database, tmp_path: Path
) -> None:
    """Readers leave it out, and no text on a server holds it."""
    other = Contributor("editor", NAME._replace(forenames="P.\0"))
    fields_with = {
        "title": "\0On graphs",
        "abstract": "\0",
        "authors": (NAME._replace(keyname="Erd\0ős", affiliations=("Pest\0",)),),
        "categories": ("math.\0CO",),
        "contributors": (other,),
        "extra": (("no\0te", ("a\0", "\0")),),
        "identifiers": (Identifier("pmid", "\0007"),),
        "format": "mi\0ne",
    }
    records = [paper("2101.00001", "Ada Lovelace"), paper("2101.00002", comments="\0two of them\0")]
    records[0] = replace(records[0], **fields_with)  # type: ignore[arg-type]
    plain = [without_nul(each) for each in records]
    assert "\\x00" in repr(records)
    assert "\\x00" not in repr(plain)
    alike = copied(empty_database, tmp_path / "alike.db")
    with biblio.open(alike) as apart:
        apart.import_records(plain)

    first = library.import_records(records)
    again = library.import_records(records)

    assert (first.added, again.unchanged) == (2, 2)
    assert check(url_of(database)) == []
    stored, expected = dump(database), dump(alike)
    differing = [table for table, rows in expected.items() if stored[table] != rows]
    assert differing == ["sources"]  # the digests of what was given


def test_what_is_right_in_one_field_is_wrong_in_another(library: biblio.Library) -> None:
    right = paper("2101.00001", extra=(("a", ("b",)),))
    wrong = replace(paper("2101.00002"), versions=(("a", "b"),))  # type: ignore[arg-type]

    report = library.import_records([right, wrong])

    assert (report.added, report.rejected) == (1, 1)
    assert [each.reason for each in report.rejections] == [
        "versions holds ('a', 'b'), not PaperVersion"
    ]


@pytest.mark.parametrize("value", [None, 7, {"arxiv_id": "2101.00001"}])
def test_what_is_no_record_is_rejected(library: biblio.Library, value: Any) -> None:
    report = library.import_records([paper("2101.00001"), value])

    assert (report.added, report.rejected) == (1, 1)
    reason = f"it is a {type(value).__name__}, not a PaperRecord"
    assert [(each.place, each.reason) for each in report.rejections] == [("record 2", reason)]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"latest_version": 2.0}, "latest_version is 2.0, not a whole number or None"),
        ({"title": 1984}, "title is 1984, not text or None"),
        ({"withdrawn": 1}, "withdrawn is 1, not true or false or None"),
        ({"authors": "P. Erdős"}, "authors is 'P. Erd\\u0151s', not a tuple or a list"),
        ({"authors": ("P. Erdős",)}, "authors holds 'P. Erd\\u0151s', not AuthorName"),
        (author(1)(7), "forenames in authors is 7, not text"),
        ({"categories": ("math.CO", "")}, "a category is empty; leave it out"),
        ({"versions": (PaperVersion(2**63),)}, "version 9223372036854775808 is not a version"),
        ({"versions": (PaperVersion(1, None, -1),)}, "-1 is not a size in bytes"),
        ({"extra": (("a", 1),)}, "value in extra is 1, not a tuple or a list"),
        ({"extra": (("a", ("b", 1)),)}, "value in extra is 1, not text"),
        ({"kind": "novel"}, "'novel' is not a kind of paper; they are: preprint, article"),
        ({"issued": "2021-02-30"}, "'2021-02-30' is not a date of issue: write 2001, 2001-05 or"),
        ({"issued": "spring"}, "'spring' is not a date of issue"),
        (
            {"identifiers": (Identifier("isbn", "9780306406158"),)},
            "'9780306406158' is not an ISBN: its check digit is wrong",
        ),
        ({"identifiers": (Identifier("doi", "none"),)}, "'none' is not a DOI: write it like 10."),
        ({"identifiers": (Identifier("content", "0"),)}, "content is a digest that biblio makes"),
        (linked(Identifier("arxiv", "x"), ONE), "'x' is not an arXiv identifier"),
        (
            {"author_identifiers": (AuthorIdentifier(1, "E", "orcid", "0000-0002-1825-0098"),)},
            "'0000-0002-1825-0098' is not an ORCID: its check digit is wrong",
        ),
        (contributed(NAME._replace(forenames=7)), "forenames in name in contributors is 7"),  # type: ignore[arg-type]
        ({"extra": ("ab",)}, "extra holds 'ab', not a pair of texts"),
        ({"translations": (Translation("", "a"),)}, "a translation names no language"),
        ({"comments": HALF}, "a text holds half of a surrogate pair"),
        ({"submitted": "2007-04-02T1٩:18:42Z"}, "is not a date as biblio stores them"),
    ],
)
def test_reasons_tell_what_is_wrong(
    library: biblio.Library, change: dict[str, Any], reason: str
) -> None:
    report = library.import_records([replace(paper("2101.00001"), **change)])

    assert reason in report.rejections[0].reason


def test_a_list_does_for_a_tuple(library: biblio.Library) -> None:
    lists: Any = {"authors": [NAME], "categories": ["math.CO"], "extra": [("note", ["a"])]}
    report = library.import_records([replace(paper("2101.00001"), **lists)])

    assert (report.added, report.rejected) == (1, 0)


def test_two_translations_into_one_language_become_one(library: biblio.Library) -> None:
    two = (Translation("zh", "题"), Translation("zh", None, "文"))
    library.import_records([paper("2101.00001", translations=two)])

    assert library.paper("2101.00001").translations == (Translation("zh", "题", "文"),)
