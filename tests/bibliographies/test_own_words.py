"""Keywords and groups of bibliographies, put onto papers as tags and lists."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from dumps import everything
from factories import paper

import biblio
from biblio.bibliographies.own_words import OwnWordsReport, Unmatched
from biblio.changes.checking import check
from biblio.db.engine import url_of
from biblio.errors import UnknownFormat, UnreadableSource
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord
from biblio.queries.annotations import OwnWords

RECORDS = [
    paper("2101.00001", categories=("math.CO",)),
    PaperRecord(
        format="crossref",
        kind="article",
        title="Products",
        authors=(AuthorName("Roe", "R."),),
        doi="10.5555/both",
        container_title="Zoo",
        issued="2020",
        keywords=("Machine  Learning", "sums; products", "ﬁelds, R&D"),
    ),
    PaperRecord(
        format="ris",
        kind="article",
        title="Quotients",
        authors=(AuthorName("Doe", "Jane"),),
        container_title="Journal of Zoos",
        issued="2019",
    ),
]
NAMED = "2101.00001"
DOI = "10.5555/both"
WORDS = {
    NAMED: OwnWords(("10/2:x", "cs.LG", "to-read", "über_a"), ("chapter2", "Reading"), None),
    DOI: OwnWords(("machine-learning", "to-read"), (), None),
    "Quotients": OwnWords(("x.y",), ("chapter2",), None),
}


def handles(library: biblio.Library) -> dict[str, str]:
    """What the papers are called by; the one that nothing names by its title."""
    rows = {each.title: each.handle for each in library.papers().rows}
    return {NAMED: NAMED, DOI: DOI, "Quotients": rows["Quotients"]}


def words(library: biblio.Library) -> dict[str, OwnWords]:
    return {name: library.own_words(handle) for name, handle in handles(library).items()}


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[biblio.Library]:
    """A library with tags and lists."""
    path = tmp_path_factory.mktemp("mine") / "mine.db"
    with biblio.open(path, create=True) as library:
        library.import_records(RECORDS)
        called = handles(library)
        for name, said in WORDS.items():
            library.tag(called[name], add=said.tags)
            for each in said.lists:
                library.add_to_list(each, called[name])
        yield library


@pytest.fixture
def other(library: biblio.Library) -> biblio.Library:
    """Another one, of the same papers."""
    library.import_records(RECORDS)
    return library


def exported(library: biblio.Library, name: str) -> bytes:
    stream = io.StringIO()
    with library.export(format=name, own=True) as papers:
        papers.write(stream)
    return stream.getvalue().encode()


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "csl-json"])
def test_what_an_export_wrote_comes_back_and_twice_is_once(
    mine: biblio.Library, other: biblio.Library, name: str
) -> None:
    data = exported(mine, name)
    own = everything(Path(str(mine.url.database)))

    first = other.import_own_words(data)
    after = everything(Path(str(other.url.database)))
    again = other.import_own_words(data)
    here = mine.import_own_words(data)

    assert (first.change_id, first.papers, first.unmatched, first.left) == (1, 3, (), ())
    assert again == here == OwnWordsReport(None, 3, 0, 0, 0)
    assert everything(Path(str(other.url.database))) == after
    assert everything(Path(str(mine.url.database))) == own
    assert check(url_of(str(other.url.database))) == []
    if name in {"bibtex", "biblatex"}:
        assert words(other) == words(mine)
    else:  # which have no place for lists but among the keywords
        assert words(other) == {
            paper: OwnWords(tuple(sorted({*said.tags, *said.lists}, key=str.casefold)), (), None)
            for paper, said in words(mine).items()
        }
    other.undo_annotations(1)
    assert set(words(other).values()) == {OwnWords((), (), None)}


BIB = rb"""
@misc{a, eprint = {2101.00001}, archivePrefix = {arXiv}, title = {X},
  keywords = {Deep  Thought, r\'eel, C++, math.CO, To-Read}, groups = {To do, chapter2}}
@misc{again, eprint = {2101.00001}, archivePrefix = {arXiv}, title = {X}, keywords = {to-read}}
@article{b, doi = {10.5555/BOTH}, title = {X}, keywords = {machine learning; Sums; new - one; R\&D}}
@misc{c, eprint = {2101.09999}, archivePrefix = {arXiv}, title = {X}, keywords = {x}}
@misc{d, title = {
"""


@pytest.mark.parametrize("all_keywords", [False, True])
def test_keywords_of_the_papers_sources_are_no_tags_unless_asked_for(
    other: biblio.Library, all_keywords: bool
) -> None:
    done = other.import_own_words(BIB, all_keywords=all_keywords)

    of_sources = ("machine-learning", "Sums") if all_keywords else ()
    assert done == OwnWordsReport(
        1,
        5,
        2,
        4 + len(of_sources),
        2,
        (
            Unmatched("line 6 (c)", "no paper of the library has arxiv:2101.09999"),
            Unmatched("line 7 (d)", "the file ends before it is closed"),
        ),
        tuple(
            f"{word!r} cannot be a tag: write letters, digits and - _ . : / like to-read, "
            "and begin with a letter or a digit"
            for word in (["C++", "R&D"] if all_keywords else ["C++"])
        ),
    )
    assert words(other) | {"Quotients": None} == {
        NAMED: OwnWords(("Deep-Thought", "réel", "To-Read"), ("chapter2", "To-do"), None),
        DOI: OwnWords(tuple(sorted(("new-one", *of_sources), key=str.casefold)), (), None),
        "Quotients": None,
    }


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        (b"", UnreadableSource, "f.x is empty"),
        (b"{}", UnknownFormat, "f.x is neither an export of annotations nor BibTeX"),
        (b'{"id": "2101.00001", "versions": []}', UnknownFormat, "reads its format, snapshot"),
    ],
)
def test_what_holds_no_keywords_is_told(
    other: biblio.Library, data: bytes, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        other.import_own_words(data, name="f.x")
