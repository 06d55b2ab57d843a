"""Which format a source is read in: what it says decides, and none is forced on another's."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from biblio import formats
from biblio.errors import UnreadableSource
from biblio.formats.rejects import KEYS
from biblio.importing.raw_entries import FileEntries
from biblio.model.records import PaperRecord
from biblio.writers import WRITERS

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PROSE = (
    "This page tells how the measurements were made in the years before the great storm, and "
    "which of them may still be trusted by those who come after us and read it for themselves.\n"
)
OTHERS = {
    "prose": PROSE * 3,
    "markdown": f"# Notes\n\n{PROSE}\n\nSee also:\narXiv:0704.0001\n",
    "html": f"<html><body><p>{PROSE}</p>\narXiv:0704.0001\n</body></html>\n",
    "tex": f"\\documentclass{{article}}\n\\begin{{document}}\n{PROSE}\\\\\narXiv:0704.0001\n",
    "csv": f"id,abstract\n0704.0001,{PROSE}",
    "json": '{"name": "a package", "version": "1.0"}\n',
    "array": '[{"id": "0704.0001", "title": "Sums"}]\n',
    "toml": '[project]\nname = "a"\n',
    "binary": "\x00\x01\x02\n" * 100,
    "blank": "\n \n\n",
}
OF_FORMAT = {
    "abs": "abs/0704.0001.abs",
    "month": "astro-ph-9207.txt",
    "atom": "api.xml",
    "listing": "listing.txt",
    "oai": "oai.xml",
    "snapshot": "snapshot.jsonl",
    "rejects": "",
    "bibtex": "",
    "crossref": "",
    "csl-json": "",
    "openalex": "",
    "pubmed": "",
}
WRITTEN = {
    "bibtex": f"@article{{a,\n  title = {{Sums}},\n  abstract = {{{PROSE}}},\n}}\n",
    "crossref": '{"DOI": "10.5555/a", "title": ["Sums"], "type": "journal-article"}\n',
    "pubmed": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
    "<ArticleTitle>Sums.</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    "</PubmedArticleSet>\n",
    "openalex": '{"id": "https://openalex.org/W1", "title": "Sums", "type": "article"}\n',
    "csl-json": '[{"id": "a", "type": "book", "title": "Sums", "ISBN": "9783161484100"}]\n',
}


def content(name: str) -> bytes:
    if name in OTHERS or name in WRITTEN:
        return (OTHERS | WRITTEN)[name].encode()
    if name != "rejects":
        return (SAMPLES / OF_FORMAT[name]).read_bytes()
    raw = content("snapshot").splitlines()[0].decode()
    row = dict(zip(KEYS, ("snapshot", "s", "line 1", None, "r", raw), strict=True))
    written = io.StringIO()
    WRITERS["jsonl"]([row], KEYS, written)
    return written.getvalue().encode()


def records(path: Path, format_name: str | None) -> list[PaperRecord]:
    """What is stored of *path* where it is read in that format; none where it is refused."""
    try:
        outcomes = [arrival.outcome() for arrival in FileEntries(path, format_name)]
    except UnreadableSource:
        return []
    return [each for each in outcomes if isinstance(each, PaperRecord)]


@pytest.mark.parametrize("forced", [each.name for each in formats.FORMATS])
@pytest.mark.parametrize("name", [*OF_FORMAT, *OTHERS])
def test_a_forced_format_reads_its_own_and_never_guesses(
    tmp_path: Path, name: str, forced: str
) -> None:
    path = tmp_path / "papers"
    path.write_bytes(content(name))

    found = records(path, forced)

    if forced == {"month": "abs"}.get(name, name):
        assert found == records(path, None)
        assert found
    elif (name, forced) != ("markdown", "listing"):  # which has the shape of one
        assert found == []


@pytest.mark.parametrize("name", OTHERS)
def test_files_of_a_folder_that_are_no_records_are_named_and_not_rejected(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "9207").write_bytes(content("month"))
    (tmp_path / "other.jsonl").write_bytes(content(name))
    files = FileEntries(tmp_path)

    outcomes = [arrival.outcome() for arrival in files]

    if name in {"markdown", "array"}:  # an array of records is told how it can be read
        return
    assert outcomes
    assert all(isinstance(each, PaperRecord) for each in outcomes)
    assert files.notes == ("1 file is no records and left out: other.jsonl",)


@pytest.mark.parametrize("name", OF_FORMAT)
def test_records_are_found_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / "0001.pdf").write_bytes(content(name))

    files = FileEntries(tmp_path)

    assert [each.outcome() for each in files]
    assert files.notes == ()


def test_a_listing_that_goes_on_in_another_form_is_rejected_there(tmp_path: Path) -> None:
    path = tmp_path / "both"
    listing = content("listing")
    path.write_bytes(listing * (1 + (1 << 16) // len(listing)) + content("month"))

    own = {record.arxiv_id for record in records(path, "listing")}

    assert own == {record.arxiv_id for record in records(SAMPLES / OF_FORMAT["listing"], None)}


def test_many_files_that_are_none_are_counted_and_the_first_named(tmp_path: Path) -> None:
    (tmp_path / "papers").write_bytes(content("snapshot"))
    for number in range(1200):
        (tmp_path / f"note{number:04}").write_text("a note\n")
    files = FileEntries(tmp_path)
    assert list(files)
    named = ", ".join(f"note{number:04}" for number in range(5))
    assert files.notes == (f"1,200 files are no records and left out: {named}, …",)
    assert files.bytes_read == files.bytes_total == (tmp_path / "papers").stat().st_size


def test_a_folder_of_nothing_that_is_a_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("a note\n")
    with pytest.raises(UnreadableSource) as caught:
        list(FileEntries(tmp_path))
    assert str(caught.value) == (
        f"{tmp_path} holds no records: of no format that biblio knows are note"
    )
