from __future__ import annotations

from pathlib import Path

import pytest
from factories import paper

import biblio
from biblio.bibliographies.updating import BibUpdate
from biblio.errors import UnreadableSource
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

ARTICLE = PaperRecord(
    format="crossref",
    arxiv_id="2101.00001",
    kind="article",
    title="Sums",
    authors=(AuthorName("Doe", "Jane"),),
    doi="10.5555/Sums_1",
    container_title="Zeitschrift für Summen & Produkte",
    container_short="Z. Summen",
    volume="7",
    issue="2",
    pages="101-120",
    issued="2022-03-04",
)
IN_BOOK = PaperRecord(
    format="crossref",
    arxiv_id="2101.00002",
    kind="conference-paper",
    title="Products",
    authors=(AuthorName("Roe", "R."),),
    doi="10.5555/products",
    container_title="Proceedings of Products",
    article_number="e5",
    issued="2021",
)

BEFORE = r"""% A thesis, with remarks.
@string{zoo = {Journal of Zoos}}

@misc{doe,
  title  = {Sums},   author = {Doe, Jane},
  year   = 2021,
  month  = jan,
  eprint = {2101.00001}, archivePrefix = {arXiv},
  doi = {10.48550/arXiv.2101.00001},
  mynote = {Keep   this},
}
Between two entries.
@ARTICLE{Roe21,
	AUTHOR = "Roe, R.",
	TITLE = "Products",
	JOURNAL = "arXiv preprint arXiv:2101.00002",
	YEAR = "2021"
}
@article{known, title={Elsewhere}, journal={J}, year=2001, doi={10.5555/none}}
@misc{third, title={Third}, eprint={2101.00003}, archivePrefix={arXiv}}
"""
AFTER = r"""% A thesis, with remarks.
@string{zoo = {Journal of Zoos}}

@article{doe,
  title  = {Sums},   author = {Doe, Jane},
  year   = 2022,
  month  = mar,
  eprint = {2101.00001}, archivePrefix = {arXiv},
  doi = {10.5555/Sums_1},
  mynote = {Keep   this},
  journal = {Zeitschrift f{\"u}r Summen \& Produkte},
  volume = 7,
  number = 2,
  pages = {101--120},
}
Between two entries.
@INPROCEEDINGS{Roe21,
	AUTHOR = "Roe, R.",
	TITLE = "Products",
	JOURNAL = "arXiv preprint arXiv:2101.00002",
	YEAR = "2021",
	BOOKTITLE = "Proceedings of Products",
	EID = "e5",
	DOI = "10.5555/products"
}
@article{known, title={Elsewhere}, journal={J}, year=2001, doi={10.5555/none}}
@misc{third, title={Third}, eprint={2101.00003}, archivePrefix={arXiv}}
"""


@pytest.fixture
def stocked(library: biblio.Library) -> biblio.Library:
    library.import_records([ARTICLE, IN_BOOK, paper("2101.00003")])
    return library


def update(
    library: biblio.Library, path: Path, data: bytes, *, overwrite: bool = False
) -> BibUpdate:
    path.write_bytes(data)
    return library.update_bibliography(path, dry_run=True, overwrite=overwrite)


def test_only_what_changed_has_changed(stocked: biblio.Library, tmp_path: Path) -> None:
    done = update(stocked, tmp_path / "a.bib", BEFORE.encode())

    assert done.after.decode() == AFTER
    assert [(each.line, each.key, each.text) for each in done.notes] == [
        (19, "known", "no paper of the library has doi:10.5555/none; it is left as it is")
    ]
    assert [(each.key, each.field, each.before, each.after) for each in done.changes][:4] == [
        ("doe", "journal", None, "Zeitschrift für Summen & Produkte"),
        ("doe", "volume", None, "7"),
        ("doe", "number", None, "2"),
        ("doe", "pages", None, "101--120"),
    ]


def test_a_second_time_changes_nothing(stocked: biblio.Library, tmp_path: Path) -> None:
    once = update(stocked, tmp_path / "a.bib", BEFORE.encode()).after

    again = update(stocked, tmp_path / "a.bib", once)

    assert again.after == once
    assert again.changes == ()


def test_of_what_arxiv_alone_tells_the_doi_is_taken(
    library: biblio.Library, tmp_path: Path
) -> None:
    library.import_records([paper("2101.00001", doi="10.5555/x", journal_ref="J 5 (2022) 1")])
    text = "@misc{a, title={Sums}, eprint={2101.00001}, archivePrefix={arXiv}, year={2021}}"

    done = update(library, tmp_path / "a.bib", text.encode())

    assert done.after.decode() == text.removesuffix("}") + ", doi={10.5555/x}}"
    assert [each.text for each in done.notes] == [
        (
            "it appeared as 'J 5 (2022) 1', of which the library knows the DOI alone; "
            "import a record of that for the other fields"
        )
    ]


@pytest.mark.parametrize(
    ("before", "gone"),
    [
        (
            (
                "@article{a, title={S}, journal={CoRR}, volume={abs/2101.00001}, year={2021},"
                " eprinttype={arXiv}, eprint={2101.00001}}"
            ),
            ("CoRR", "abs/2101.00001", "{2021}"),
        ),
        (
            "@article{a, title={S}, journal={arXiv preprint arXiv:2101.00001}, year={2021}}",
            ("arXiv preprint", "{2021}"),
        ),
        (
            "@unpublished{a, title={{S}}, note={arXiv:2101.00001}, year={{2021}}, volume={}}",
            ("{{2021}}", "volume={}"),
        ),
    ],
)
def test_what_is_of_the_preprint_is_changed_however_it_was_written(
    stocked: biblio.Library, tmp_path: Path, before: str, gone: tuple[str, ...]
) -> None:
    done = update(stocked, tmp_path / "a.bib", before.encode())

    after = done.after.decode()
    assert after.startswith("@article{a, title=")
    assert all(each in before and each not in after for each in gone)
    assert "{7}" in after
    assert "2022" in after
    assert done.notes == ()


@pytest.mark.parametrize(
    "written",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("thesis", "thèse").encode("latin-1"),
        lambda text: text.replace("thesis", "thèse").encode(),
    ],
    ids=["mark", "returns", "latin-1", "utf-8"],
)
def test_bytes_of_every_kind_stay(stocked: biblio.Library, tmp_path: Path, written: object) -> None:
    assert callable(written)
    before, after = written(BEFORE), written(AFTER)
    if "è".encode("latin-1") in before or "è".encode() in before:
        after = written(AFTER.replace(r"f{\"u}r", "für"))

    assert update(stocked, tmp_path / "a.bib", before).after == after


def test_what_a_person_wrote_otherwise_is_told_and_stays(
    stocked: biblio.Library, tmp_path: Path
) -> None:
    text = (
        "@article{doe, title = {Sums}, eprint = {2101.00001}, archivePrefix = {arXiv},\n"
        "  journal = {Z. Summen}, volume = {8}, year = {2022}, doi = {10.5555/other}}\n"
    )

    done = update(stocked, tmp_path / "a.bib", text.encode())
    forced = update(stocked, tmp_path / "a.bib", text.encode(), overwrite=True)

    assert "volume is '7' in the library, and '8' here; it stays unless you say --overwrite" in {
        each.text for each in done.notes
    }
    assert b"volume = {8}, year = {2022}" in done.after
    assert b"number = {2}" in done.after
    assert b"journal = {Z. Summen}, volume = {7}, year = {2022}, doi = {10.5555/Sums_1}" in (
        forced.after
    )


def test_strings_parents_and_repeated_fields_stay(stocked: biblio.Library, tmp_path: Path) -> None:
    text = (
        "@string{zoo = {Journal of Zoos}}\n"
        "@article{a, title = {Sums}, eprint = {2101.00001}, archivePrefix = {arXiv},"
        " journal = zoo, volume = {7}, number = {2}, pages = {1--2} # {3}, year = {2022},"
        " doi = {10.5555/Sums_1}}\n"
        "@inproceedings{b, title = {Products}, eprint = {2101.00002}, archivePrefix = {arXiv},"
        " eid = {e5}, doi = {10.5555/products}, crossref = {whole}}\n"
        "@proceedings{whole, title = {Other Proceedings}, year = 2020}\n"
    )

    done = update(stocked, tmp_path / "a.bib", text.encode(), overwrite=True)

    assert done.after == text.encode()
    assert {
        each.text.partition(" is ")[0] + each.text.partition(";")[2] for each in done.notes
    } >= {
        "journal it comes from a string and stays",
        "pages it comes from a string and stays",
        "booktitle it comes from a parent and stays",
        "year it comes from a parent and stays",
    }


def test_bad_parts_are_copied_and_the_rest_is_updated(
    stocked: biblio.Library, tmp_path: Path
) -> None:
    one = "@misc{%s, title={Sums}, eprint={2101.00001}, archivePrefix={arXiv}}\n"
    bad = "@misc{open, title={Sums, eprint={2101.00001}\n" + one % "dup" + one % "Dup"

    done = update(stocked, tmp_path / "a.bib", (bad + one % "good").encode())

    assert done.after.startswith(bad.encode())
    assert b"@article{good" in done.after
    assert [(each.key, each.text) for each in done.notes] == [
        ("open", "a brace is not closed; it is left as it is"),
        ("dup", "the key dup stands in the file twice; it is left as it is"),
        ("Dup", "the key Dup stands in the file twice; it is left as it is"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "@online{a, title={Sums}, eprint={2101.00001}, eprinttype={arxiv}, date={2021-01-03}}",
            (
                "@article{a, title={Sums}, eprint={2101.00001}, eprinttype={arxiv}, "
                "date={2022-03-04}, "
                r"journaltitle={Zeitschrift f{\"u}r Summen \& Produkte}, volume={7}, number={2}, "
                "pages={101--120}, doi={10.5555/Sums_1}}"
            ),
        ),
        (
            (
                "@misc{a,\n  title         = {Sums},\n  eprint        = {2101.00001},\n"
                "  archivePrefix = {arXiv},\n  year          = {2022}\n}"
            ),
            (
                "@article{a,\n  title         = {Sums},\n  eprint        = {2101.00001},\n"
                "  archivePrefix = {arXiv},\n  year          = {2022},\n"
                '  journal       = {Zeitschrift f{\\"u}r Summen \\& Produkte},\n'
                "  volume        = {7},\n  number        = {2},\n  pages         = {101--120},\n"
                "  doi           = {10.5555/Sums_1}\n}"
            ),
        ),
        (
            '@Misc(a, Eprint="2101.00001"\n , Archiveprefix="arXiv"\n , Year=2022)',
            (
                '@Article(a, Eprint="2101.00001"\n , Archiveprefix="arXiv"\n , Year=2022\n , '
                'Journal={Zeitschrift f{\\"u}r Summen \\& Produkte}\n , Volume=7\n , Number=2\n , '
                'Pages="101--120"\n , Doi="10.5555/Sums_1")'
            ),
        ),
        ("@misc{a, eprint={2101.00003}, archivePrefix={arXiv}}",) * 2,
    ],
    ids=["biblatex", "columns", "commas before", "a preprint still"],
)
def test_what_is_added_is_written_as_the_rest(
    stocked: biblio.Library, tmp_path: Path, before: str, after: str
) -> None:
    assert update(stocked, tmp_path / "a.bib", before.encode()).after.decode() == after


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b\x08\x00\x07", b"TY  - JOUR\r\nER  - \r\n"])
def test_a_file_without_an_entry_is_not_up_to_date(
    stocked: biblio.Library, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "thesis.bib"
    path.write_bytes(data)

    with pytest.raises(UnreadableSource, match=r"thesis\.bib: there is no entry in it"):
        stocked.update_bibliography(path)
    assert path.read_bytes() == data
