from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import ABSTRACT, paper
from stores import Database, copied

import biblio
from biblio.bibliographies.compared import ComparedEntry, State
from biblio.errors import UnreadableSource
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion

RECORDS = (
    paper(
        "2101.00001",
        title="Sums of whole numbers",
        abstract=ABSTRACT,
        versions=(PaperVersion(1, "2021-01-04"), PaperVersion(2, "2021-03-01")),
    ),
    PaperRecord(
        format="crossref",
        doi="10.5555/1",
        title="Ink",
        kind="article",
        container_title="Journal of Ink",
        volume="7",
        issue="2",
        pages="1-9",
        issued="2022-05",
        authors=(AuthorName("Quill", "A."),),
    ),
    paper("2101.00002", title="Ink", doi="10.5555/1"),
    paper("2101.00003", withdrawn=True),
    PaperRecord(format="crossref", doi="10.5555/3", title="Wrong", kind="article", retracted=True),
    paper("2101.00005", doi="10.5555/shared"),
    paper("2101.00006", doi="10.5555/shared"),
    PaperRecord(
        format="ris",
        title="Quotients",
        kind="article",
        container_title="Journal of Zoos",
        issued="2019",
        authors=(AuthorName("Doe", "Jane"),),
    ),
)


@pytest.fixture(scope="module")
def stocked(
    tmp_path_factory: pytest.TempPathFactory, empty_database: Database
) -> Iterator[biblio.Library]:
    path = copied(empty_database, tmp_path_factory.mktemp("compared") / "biblio.db")
    with biblio.open(path) as library:
        library.import_records(RECORDS)
        yield library


def compared(library: biblio.Library, tmp_path: Path, *entries: str) -> list[ComparedEntry]:
    path = tmp_path / "thesis.bib"
    path.write_text("\n".join(entries))
    return library.compare_bibliography(path)


@pytest.mark.parametrize(
    ("entry", "states", "handles", "news"),
    [
        (
            "@misc{a, eprint={2101.00001v2}, archivePrefix={arXiv}}",
            "here",
            "arXiv:2101.00001",
            None,
        ),
        (
            "@article{a, journal={arXiv preprint arXiv:2101.00001v1}, title={Sums}}",
            "here newer",
            "arXiv:2101.00001",
            "v2 of 2021-03-01, the entry cites v1",
        ),
        (
            "@misc{a, eprint={2101.00002}, archivePrefix={arXiv}}",
            "here published",
            "arXiv:2101.00002",
            "Journal of Ink 7 (2), 1-9 (2022), doi:10.5555/1",
        ),
        ("@article{a, doi={https://doi.org/10.5555/1}}", "here", "arXiv:2101.00002", None),
        (
            "@misc{a, eprint={2101.00003}, archivePrefix={arXiv}}",
            "here withdrawn",
            "arXiv:2101.00003",
            "withdrawn by its authors",
        ),
        ("@article{a, doi={10.5555/3}}", "here retracted", "doi:10.5555/3", "retracted"),
        (
            "@article{a, doi={10.5555/shared}}",
            "several",
            "arXiv:2101.00005 arXiv:2101.00006",
            "one of arXiv:2101.00005, arXiv:2101.00006",
        ),
        (
            "@misc{a, eprint={2101.00006}, archivePrefix={arXiv}, doi={10.5555/shared}}",
            "here",
            "arXiv:2101.00006",
            None,
        ),
        ("@misc{a, title={T}, abstract={%s}}" % ABSTRACT, "here", "arXiv:2101.00001", None),  # noqa: UP031 - braces
        (
            "@misc{a, title={Sums of {Whole} Numbers}, author={Lovelace, A.}, year=2021}",
            "absent",
            "arXiv:2101.00001",
            "perhaps arXiv:2101.00001, of the same title and first author",
        ),
        ("@misc{a, title={Sums of whole numbers}, author={Roe, A.}}", "absent", "", None),
        ("@misc{a, eprint={2101.09999}, archivePrefix={arXiv}}", "absent", "", None),
        ("@misc{a, title={open", "unreadable", "", "the file ends before it is closed"),
    ],
)
def test_what_became_of_an_entry_is_told(
    stocked: biblio.Library,
    tmp_path: Path,
    entry: str,
    states: str,
    handles: str,
    news: str | None,
) -> None:
    (row,) = compared(stocked, tmp_path, entry)

    assert " ".join(row.states) == states
    assert " ".join(row.handles) == handles
    assert row.news == news
    assert row.handle == (handles if State.HERE in row.states else None)


def test_content_finds_what_names_no_identifier(stocked: biblio.Library, tmp_path: Path) -> None:
    (row,) = compared(
        stocked,
        tmp_path,
        "@article{a, title={Quotients}, author={Doe, Jane}, journal={Journal of Zoos}, year=2019}",
    )

    assert row.states == (State.HERE,)
    assert str(row.handle).startswith("content:")


def test_entries_of_one_paper_and_of_one_key_are_told(
    stocked: biblio.Library, tmp_path: Path
) -> None:
    rows = compared(
        stocked,
        tmp_path,
        "@misc{a, eprint={2101.00003}, archivePrefix={arXiv}}",
        "% a remark",
        "@misc{A, eprint={2101.00001}, archivePrefix={arXiv}}",
        "@misc{b, eprint={2101.00001}, archivePrefix={arXiv}}",
    )

    assert [(row.key, row.line) for row in rows] == [("a", 1), ("A", 3), ("b", 4)]
    assert [State.TWICE in row.states for row in rows] == [False, True, True]
    assert str(rows[0].news).endswith("the key a stands in the file twice")


def test_a_file_that_holds_no_entry_is_told(stocked: biblio.Library, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"thesis\.bib: there is no entry in it"):
        compared(stocked, tmp_path, "hello")
    (tmp_path / "thesis.bib").write_text("@misc{a, title={T}}", encoding="utf-16")
    with pytest.raises(UnreadableSource, match=r"thesis\.bib: the file is in UTF-16"):
        stocked.compare_bibliography(tmp_path / "thesis.bib")
    with pytest.raises(UnreadableSource, match="is a folder; name a"):
        stocked.compare_bibliography(tmp_path)
    with pytest.raises(UnreadableSource, match="does not exist"):
        stocked.compare_bibliography(tmp_path / "none.bib")
