"""Keys of papers: stable, unique, the same for one paper and for all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from factories import paper
from sqlalchemy import select
from stores import Database, by_hand

import biblio
from biblio.annotations import bare_keys, given_keys
from biblio.annotations.citation_keys import CitationKeys
from biblio.db.models import Paper
from biblio.exporters.citation_keys import tailed_key
from biblio.merging.loading import load_merged
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

HANDLES = {
    "arXiv:1412.0004": "vanderberg2015graphs",
    "arXiv:1501.00001": "vanderberg2015graphs-150100001",
    "arXiv:1501.00002": "vanderberg2015graphs-150100002",
    "arXiv:1501.00003": "berg2014graphs",
    "arXiv:1501.00005": "ivanov2015graphs",
    "arXiv:1501.00006": "ivanov2015graphs-150100006",
    "arXiv:1501.00007": "atlas2015graphs",
    "arXiv:1501.00008": "atlas2015graphs-150100008",
    "arXiv:1501.00009": "anon2015graphs",
    "arXiv:1501.00010": "anon2015graphs-150100010",
    "doi:10.1000/a": "VAN2014",
    "doi:10.1000/b": "chen2014graph-doix6iblpbleizx6iblpb",
    "doi:10.1000/c": "chen2014graph-doix6iblpbleiz",
    "doi:10.1000/d": "chen2014graph-doixflfy4cyelm",
}


def keys(
    library: biblio.Library, *handles: str, asked: str | None = None, note: str | None = None
) -> dict[str, str]:
    """The keys that an export of the papers *handles* gives, of all where none is named."""
    with CitationKeys(library.url, asked) as made, library.session() as session:
        connection = session.connection()
        papers = load_merged(connection, session.scalars(select(Paper.id)).all())
        wanted = [each for each in papers.values() if not handles or each.anchor.handle in handles]
        found = made.of(connection, wanted)
        assert (made.note is not None, note or "") == (note is not None, note or "")
        if note is not None:
            assert note in (made.note or "")
    return {papers[number].anchor.handle: key for number, key in found.items()}


def by_chen(identifier: str, title: str = "Graph theory", *, key: str | None = None) -> PaperRecord:
    """A paper of Chen's of 2014: of arXiv, or with a DOI."""
    named = (Identifier("key", key),) if key else ()
    if "/" not in identifier:
        return paper(identifier, "A. Chen", title=title, submitted="2014-01-02")
    return paper(
        None,
        "C. Chen",
        title=title,
        submitted=None,
        categories=(),
        issued="2014",
        format="bibtex",
        identifiers=(Identifier("doi", identifier), *named),
    )


def as_in_the_case(found: dict[str, str]) -> dict[str, str]:
    """*found* by the handles of the case, whose DOI has no registrant that could be."""
    return {each.lower().replace("10.1000/", "10.1/"): key for each, key in found.items()}


def test_the_case_of_the_issue(library: biblio.Library, shared: Path) -> None:
    case = json.loads((shared / "cases" / "interchange" / "03-keys.expected.json").read_text())

    library.import_records([by_chen("1401.0001")])
    before = keys(library)
    library.import_records(
        [by_chen("1402.0002", "Graph drawing"), by_chen("10.1000/x", "Graph cuts", key="Chen14")]
    )
    after = keys(library)

    assert as_in_the_case(before) == case["before"]
    assert as_in_the_case(after) == case["after"]


@pytest.fixture
def spread(database: Database) -> Iterator[biblio.Library]:
    """Papers that want the same keys: names that become the same letters, other years beside."""
    with biblio.open(database) as library:
        library.import_records(
            [
                paper("1501.00001", "Ada van der Berg", title="Graphs", submitted="2015-01-02"),
                paper("1501.00002", "B. Vanderberg", title="Graphs", submitted="2015-01-03"),
                paper("1501.00003", "C. Van-Der Berg", title="On graphs", submitted="2014-12-31"),
                paper(
                    "1412.0004",
                    "D. Vander Berg",
                    title="Graphs",
                    submitted="2014-12-01",
                    issued="2015-05",
                    doi="10.1000/v",
                ),
                paper("1501.00005", "Иванов, И.", title="Graphs", submitted="2015-01-02"),
                paper("1501.00006", "I. Ivanov", title="Graphs", submitted="2015-01-02"),
                paper("1501.00007", "ATLAS Collaboration", title="Graphs", submitted="2015-01-02"),
                paper("1501.00008", "K. Atlas", title="Graphs", submitted="2015-01-02"),
                paper("1501.00009", "", title="Graphs", submitted="2015-01-02"),
                paper("1501.00010", "N. Anon", title="Graphs", submitted="2015-01-02"),
                by_chen("10.1000/b", key="van2014"),
                by_chen("10.1000/a", key="VAN2014"),
                by_chen("10.1000/c", key="chen2014graph-doix6iblpbleiz"),
                by_chen("10.1000/d", key="no good"),
            ]
        )
        yield library


@pytest.mark.sqlite("a file may be read-only")
def test_papers_that_want_one_key_are_found_however_they_are_looked_for(
    spread: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(str(spread.url.database)).chmod(0o444)  # so that nothing is kept

    one_by_one: dict[str, str] = {}
    for handle in HANDLES:
        one_by_one |= keys(spread, handle, note="cannot be written")
    monkeypatch.setattr(bare_keys, "_FEWEST", 0)
    monkeypatch.setattr(bare_keys, "_SHARE", 1_000)
    monkeypatch.setattr(given_keys, "_SCANS", 0)

    assert one_by_one == keys(spread, note="cannot be written") == HANDLES


def test_a_key_is_kept_whatever_comes_and_goes(library: biblio.Library, database: Database) -> None:
    library.import_records([by_chen("10.1000/c")])
    before = keys(library)
    library.import_records(
        [
            by_chen("1401.0001"),
            paper(
                None,
                "C. Chen",
                title="Graph theory",
                format="bibtex",
                submitted=None,
                categories=(),
                issued="2014",
                identifiers=(Identifier("arxiv", "1401.0001"), Identifier("doi", "10.1000/c")),
            ),
        ]
    )
    joined = keys(library)
    library.undo(1)
    library.undo(2)
    library.import_records([by_chen("1402.0002")])
    gone = keys(library)
    library.import_records([by_chen("10.1000/c")])

    assert before == {"doi:10.1000/c": "chen2014graph"}
    assert joined == {"arXiv:1401.0001": "chen2014graph"}
    assert gone == {"arXiv:1402.0002": "chen2014graph-14020002"}
    assert keys(library) == before | gone
    with by_hand(database) as connection:
        kept = connection.execute(
            "SELECT folded, citation_key, scheme, value FROM citation_keys ORDER BY folded"
        )
        assert kept.fetchall() == [
            ("chen2014graph", "chen2014graph", "doi", "10.1000/c"),
            ("chen2014graph-14020002", "chen2014graph-14020002", "arxiv", "1402.0002"),
        ]


def test_of_papers_that_share_a_handle_one_has_its_key(library: biblio.Library) -> None:
    library.import_records([by_chen("10.1000/c")])
    written = keys(library)
    for each in ("1401.0001", "1402.0002"):
        library.import_records([replace(by_chen(each), doi="10.1000/c")])

    found = keys(library)

    assert written == {"doi:10.1000/c": "chen2014graph"}
    assert found == {
        "arXiv:1401.0001": "chen2014graph",
        "arXiv:1402.0002": "chen2014graph-14020002",
    }


@pytest.mark.parametrize("order", list(permutations(("10.1000/a", "1402.0002", "1401.0001"))))
def test_no_order_of_imports_tells(library: biblio.Library, order: tuple[str, ...]) -> None:
    for each in order:
        library.import_records([by_chen(each)])

    assert keys(library) == {
        "arXiv:1401.0001": "chen2014graph",
        "arXiv:1402.0002": "chen2014graph-14020002",
        "doi:10.1000/a": tailed_key("chen2014graph", Identifier("doi", "10.1000/a")),
    }


@pytest.mark.sqlite("a file may be read-only")
def test_of_two_libraries_the_one_that_is_asked_for_names_its_paper(
    library: biblio.Library, tmp_path: Path
) -> None:
    for name, doi in (("mine", "10.1000/b"), ("yours", "10.1000/a")):
        source = tmp_path / f"{name}.bib"
        source.write_text(f"@article{{Same:1, title={{On {name}}}, year=2014, doi={{{doi}}}}}")
        library.import_files(source, library=name)
    Path(str(library.url.database)).chmod(0o444)

    asked = keys(library, asked="mine", note="not kept")

    assert asked == {
        "doi:10.1000/a": "anon2014yours",
        "doi:10.1000/b": "Same:1",
    }
    assert keys(library, note="not kept")["doi:10.1000/a"] == "Same:1"


def test_two_exports_at_once_agree(library: biblio.Library) -> None:
    library.import_records([by_chen("1401.0001"), by_chen("1402.0002")])
    with (
        CitationKeys(library.url) as first,
        CitationKeys(library.url) as second,
        library.session() as session,
    ):
        connection = session.connection()
        papers = load_merged(connection, session.scalars(select(Paper.id)).all())
        library.import_records([by_chen("10.1000/c", key="chen2014graph")])
        with library.session() as later:
            newer = load_merged(later.connection(), later.scalars(select(Paper.id)).all())
            by_second = second.of(later.connection(), list(newer.values()))
        by_first = first.of(connection, list(papers.values()))

    assert by_first == {number: by_second[number] for number in by_first}
    assert len(set(by_second.values())) == len(by_second) == len(papers) + 1
