"""Bibliographies as people exchange them, from the file to what the database says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stores import Database, by_hand

import biblio


@pytest.fixture
def cases(shared: Path) -> Path:
    return shared / "cases" / "interchange"


def expected(cases: Path, name: str) -> Any:
    return json.loads((cases / f"{name}.expected.json").read_text())


def papers(database: Database) -> dict[str, dict[str, Any]]:
    """Every paper with its identifiers, by the citation keys of its records."""
    with by_hand(database) as connection:
        found = {}
        for row in connection.named("SELECT * FROM papers"):
            named = [
                f"{scheme}:{value}"
                for scheme, value in connection.execute(
                    "SELECT scheme, value FROM identifiers WHERE paper_id = ? ORDER BY 1, 2",
                    (row["id"],),
                )
            ]
            keys = " ".join(each.removeprefix("key:") for each in named if each[:4] == "key:")
            found[keys] = {**row, "identifiers": named}
        return found


def test_addresses_and_dois_are_verbatim(
    library: biblio.Library, database: Database, cases: Path
) -> None:
    library.import_files(cases / "01-url-doi-verbatim.in.bib")

    found = papers(database)

    for key, wanted in zip(("v1", "v2"), expected(cases, "01-url-doi-verbatim"), strict=True):
        paper = found[key]
        paper["identifiers"].remove(f"key:{key}")
        assert {name: paper[name] for name in wanted} == wanted


def test_a_preprint_and_its_article_are_one_where_an_entry_links_them(
    library: biblio.Library, database: Database, cases: Path, tmp_path: Path
) -> None:
    entries = (cases / "04-preprint-published.in.bib").read_text().splitlines(keepends=True)
    both, link = tmp_path / "both.bib", tmp_path / "link.bib"
    both.write_text("".join(entries[:-1]))
    link.write_text(entries[-1])
    wanted = expected(cases, "04-preprint-published")["with entry 'link'"]

    library.import_files(both)
    without = papers(database)
    (report,) = library.import_files(link)
    (one,) = papers(database).values()
    library.undo(report.import_id or 0)

    assert sorted(one["identifiers"]) == sorted(wanted["identifiers"])
    assert (one["kind"], one["container_title"], one["issued"]) == (
        "article",
        "Phys. Rev. D",
        "2008",
    )
    assert papers(database) == without
    assert {keys: (each["arxiv_id"], each["anchor"]) for keys, each in without.items()} == {
        "pre": ("0704.0001", None),
        "pub": (None, "doi:10.1103/physrevd.76.013009"),
    }


def test_eprints_in_every_spelling(
    library: biblio.Library, database: Database, cases: Path
) -> None:
    (report,) = library.import_files(cases / "05-eprint.in.bib")

    found = papers(database)

    for key, wanted in expected(cases, "05-eprint").items():
        warning = wanted.pop("warning", None)
        for each in wanted.pop("identifiers", ()):
            assert each in found[key]["identifiers"]
        assert {name: found[key][name] for name in wanted} == wanted
        if warning:
            assert any(each.endswith(warning) for each in report.warnings_given)


def test_what_is_inherited_and_what_never_is(
    library: biblio.Library, database: Database, cases: Path
) -> None:
    (report,) = library.import_files(cases / "06-crossref.in.bib")
    wanted = expected(cases, "06-crossref")

    found = papers(database)

    child, orphan, parent = (found[each] for each in ("child", "orphan", "parent"))
    for key in ("kind", "container_title", "issued", "publisher", "pages", "identifiers"):
        assert child[key] == wanted["child"][key]
    assert (child["title"], child["doi"], child["url"]) == ("Paper", None, None)
    with by_hand(database) as connection:
        editors = connection.execute(
            "SELECT a.keyname || ', ' || a.forenames FROM contributors AS c"
            " JOIN authors AS a ON a.id = c.author_id WHERE c.paper_id = ? AND c.role = 'editor'",
            (child["id"],),
        ).fetchall()
    assert [each for (each,) in editors] == wanted["child"]["editors"]
    assert (orphan["issued"], parent["kind"]) == ("2002", "proceedings")
    assert sorted(parent["identifiers"]) == sorted(wanted["parent"]["identifiers"])
    assert [each.partition(": ")[2] for each in report.warnings_given] == [
        wanted["orphan"]["warning"]
    ]


def test_a_changed_parent_or_string_is_a_changed_record(
    library: biblio.Library, cases: Path, tmp_path: Path
) -> None:
    text = (cases / "06-crossref.in.bib").read_text()
    library.import_files(cases / "06-crossref.in.bib")
    changed = tmp_path / "changed.bib"
    changed.write_text(text.replace("Ditor, Ed", "Ditor, Edna"))

    (report,) = library.import_files(changed)

    assert (report.read, report.unchanged) == (3, 1)  # the orphan alone


def test_every_entry_of_a_real_bibliography_is_accounted_for(
    library: biblio.Library, database: Database, shared: Path
) -> None:
    source = shared / "bibtex" / "tugboat-2007.bib"
    (first,) = library.import_files(source)
    (again,) = library.import_files(source)

    assert (first.read, first.added, first.rejected) == (2720, 2720, 0)
    assert (again.read, again.unchanged) == (2720, 2720)
    with by_hand(database) as connection:
        kept, raw, keys = connection.execute(
            "SELECT count(*), sum(title LIKE '%\\%'),"
            " (SELECT count(*) FROM identifiers WHERE scheme = 'key') FROM papers"
        ).fetchone()
    assert (kept, keys) == (2720, 2720)
    assert raw < 120


ENTRY = (
    "@article{{k{0},\n  title = {{Sums {0} of caf\u00e9s}},\n  journal = {{J}},\n  year = {0}\n}}\n"
)


def test_an_entry_that_is_not_closed_costs_itself_until_it_is_mended(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    entries = [ENTRY.format(number) for number in range(1000, 1800)]
    entries[699] = entries[699].replace("}", "", 1)
    source = tmp_path / "many.bib"
    source.write_text("".join(entries))

    (report,) = library.import_files(source)

    assert (report.read, report.added, report.rejected) == (800, 799, 1)
    (rejection,) = report.rejections
    assert rejection.place == f"line {699 * 5 + 1} (k1699)"
    assert rejection.reason == "not whole: a brace is not closed"

    assert library.retry(report.import_id or 0).rejected == 1  # it is what it was
    with by_hand(database) as connection:
        connection.execute("UPDATE rejections SET raw = replace(raw, 'caf\u00e9s', 'caf\u00e9s}')")
    assert library.retry(report.import_id or 0).added == 1
    assert papers(database)["k1699"]["title"] == "Sums 1699 of caf\u00e9s"


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.encode("latin-1"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
    ids=["latin-1", "bom", "cr", "crlf"],
)
def test_bytes_of_every_kind_are_read_alike(
    library: biblio.Library, database: Database, tmp_path: Path, written: Callable[[str], bytes]
) -> None:
    source = tmp_path / "a.bib"
    source.write_bytes(written(ENTRY.format(1999) + ENTRY.format(2000)))

    (report,) = library.import_files(source)

    assert (report.read, report.added) == (2, 2)
    assert {key: each["title"] for key, each in papers(database).items()} == {
        "k1999": "Sums 1999 of caf\u00e9s",
        "k2000": "Sums 2000 of caf\u00e9s",
    }


ODD = r"""
@misc{two, title={A}, year=2001, eprint={2101.00001}, archivePrefix={arXiv},
  doi={10.48550/arXiv.2101.00002}}
@article{url, title={B}, year=2001, doi={https://dx.doi.org/10.5555%2FX\_1}}
@article{double, title={B3}, year=2001, doi={10.5555/Double, 10.5555/Second}}
@article{note, title={B4}, year=2001, eprint={2101.00003}, archivePrefix={arXiv},
  note={arXiv:2101.00004}, month={Hilary}, eprinttype={}, pubstate={submitted}}
@article{escaped, title={B2}, year=2001, doi={10.5555/y\_<2>}}
@book{wrong, title={C}, year=2001, isbn={978-3-16-148410-1}}
@misc{bare, }
@misc{nothing}
"""


def test_identifiers_that_are_wrong_are_said_and_join_nobody(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = tmp_path / "odd.bib"
    source.write_text(ODD)

    (report,) = library.import_files(source)

    found = papers(database)
    assert (report.read, report.rejected) == (8, 2)
    assert "doi:10.5555/x_1" in found["url"]["identifiers"]
    assert {"doi:10.5555/double", "doi:10.5555/second"} <= {*found["double"]["identifiers"]}
    with by_hand(database) as connection:
        named = connection.execute("SELECT arxiv_id FROM papers WHERE arxiv_id > '' ORDER BY 1")
        assert named.fetchall() == [
            ("2101.00001",),  # one entry is in these two
            ("2101.00002",),
            ("2101.00003",),
        ]
    assert found["note"]["comments"] == "arXiv:2101.00004"
    assert json.loads(found["note"]["extra"]) == {
        "bibtex.pubstate": ["submitted"],
        "bibtex.type": ["article"],
    }
    assert "doi:10.5555/y_<2>" in found["escaped"]["identifiers"]
    assert found["wrong"]["identifiers"] == ["key:wrong"]
    assert any("check digit" in each for each in report.warnings_given)


def test_a_rejected_entry_keeps_the_strings_and_parents_that_it_needs(
    library: biblio.Library, database: Database, tmp_path: Path
) -> None:
    source = tmp_path / "a.bib"
    source.write_text(
        "@string{press = {Meadow Press}}\n"
        "@inbook{part crossref = {whole}, title = {Part}, year = 2001}\n"
        "@book{whole, title = {Whole}, publisher = press}\n"
    )
    (first,) = library.import_files(source)
    with by_hand(database) as connection:
        connection.execute(
            "UPDATE rejections SET raw = replace(raw, 'part crossref', 'part, crossref')"
        )

    library.retry(1)

    assert first.rejected == 1
    part = papers(database)["part"]
    assert (part["container_title"], part["publisher"]) == ("Whole", "Meadow Press")


def test_a_list_of_works_that_ends_in_one_keeps_those_before(
    library: biblio.Library, tmp_path: Path
) -> None:
    works = [
        {"DOI": f"10.5555/{number}", "title": [f"W {number}"], "type": "journal-article"}
        for number in range(3)
    ]
    source = tmp_path / "works.json"
    source.write_text(json.dumps({"message": {"items": works}})[:-30])

    (report,) = library.import_files(source)

    assert (report.read, report.added, report.rejected) == (3, 2, 1)
    assert report.rejections[0].reason.startswith("not whole: ")
