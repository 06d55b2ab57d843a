"""Entries of BibTeX and biblatex to records."""

from __future__ import annotations

import pytest

from biblio.errors import InvalidData
from biblio.formats.bibtex import FORMAT
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

ARTICLE = r"""@article{shepherd2011counting,
  author = {Shepherd, Ada and {The Flock Consortium} and others},
  title = {On the counting of {S}heep \& goats},
  subtitle = {a field study},
  journal = {Journal of Rural Numbers},
  shortjournal = {J. Rural Num.},
  volume = 7, number = {2}, pages = {11--19},
  year = 2011, month = may,
  publisher = {Meadow Press}, address = {Hillside},
  doi = {https://doi.org/10.5555/Example\_1},
  url = {https://example.org/a\_b?c=\%20},
  issn = {1234-5679},
  language = {english},
  keywords = {counting, sheep},
  abstract = {We count.},
  note = {With a map},
  annote = {read twice},
  timestamp = {2024.02.03},
}"""


def parsed(text: str) -> PaperRecord:
    return FORMAT.parse(text.encode())


def test_a_whole_entry() -> None:
    assert parsed(ARTICLE) == PaperRecord(
        format="bibtex",
        title="On the counting of Sheep & goats: a field study",
        abstract="We count.",
        authors_text="Shepherd, Ada and {The Flock Consortium} and others",
        authors=(
            AuthorName("Shepherd", "Ada", printed="Shepherd, Ada"),
            AuthorName(
                "The Flock Consortium", is_collaboration=True, printed="{The Flock Consortium}"
            ),
        ),
        authors_cut=True,
        doi="10.5555/Example_1",
        kind="article",
        container_title="Journal of Rural Numbers",
        container_short="J. Rural Num.",
        volume="7",
        issue="2",
        pages="11-19",
        publisher="Meadow Press",
        place="Hillside",
        issued="2011-05",
        issn="1234-5679",
        url="https://example.org/a_b?c=%20",
        language="en",
        keywords=("counting", "sheep"),
        identifiers=(Identifier("key", "shepherd2011counting"),),
        extra=(
            ("bibtex.annote", ("read twice",)),
            ("bibtex.note", ("With a map",)),
            ("bibtex.timestamp", ("2024.02.03",)),
        ),
        datestamp="2024-02-03",
    )


def test_a_record_is_in_normal_form() -> None:
    assert normalise(parsed(ARTICLE)) == parsed(ARTICLE)


@pytest.mark.parametrize(
    ("entry", "kind", "extra"),
    [
        ("@inproceedings{a, title={T}, booktitle={B}}", "conference-paper", ()),
        ("@conference{a, title={T}}", "conference-paper", (("bibtex.type", ("conference",)),)),
        ("@phdthesis{a, title={T}}", "thesis", ()),
        ("@mastersthesis{a, title={T}}", "thesis", (("bibtex.type", ("mastersthesis",)),)),
        ("@online{a, title={T}}", "webpage", (("bibtex.type", ("online",)),)),
        ("@online{a, title={T}, eprint={2101.00001}}", "preprint", (("bibtex.type", ("online",)),)),
        ("@misc{a, title={T}}", "other", ()),
        ("@misc{a, title={T}, eprint={2101.00001}}", "preprint", ()),
        ("@article{a, title={T}, eprint={2101.00001}, journal={J}}", "article", ()),
        ("@book{a, title={T}, eprint={2101.00001}}", "book", ()),
        ("@exotic{a, title={T}}", "other", (("bibtex.type", ("exotic",)),)),
    ],
)
def test_kinds(entry: str, kind: str, extra: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    found = parsed(entry)

    assert (found.kind, found.extra) == (kind, extra)


def test_a_report_has_a_number_and_a_thesis_a_school() -> None:
    report = parsed("@techreport{a, title={T}, number={R-7}, institution={I}}")
    thesis = parsed("@phdthesis{a, title={T}, school={S}, number={3}}")

    assert (report.report_no, report.issue, report.publisher) == ("R-7", None, "I")
    assert (thesis.report_no, thesis.issue, thesis.publisher) == (None, "3", "S")


def test_what_another_field_stands_before_is_kept() -> None:
    found = parsed("@book{a, title={T}, publisher={P}, organization={O}, note={n}, issue={4}}")

    assert (found.publisher, found.issue) == ("P", "4")
    assert found.extra == (("bibtex.note", ("n",)), ("bibtex.organization", ("O",)))


def test_editors_are_contributors() -> None:
    found = parsed("@book{a, title={T}, editor={Itor, Ed}, translator={Lator, Trans}}")

    assert found.contributors == (
        Contributor("editor", AuthorName("Itor", "Ed", printed="Itor, Ed")),
        Contributor("translator", AuthorName("Lator", "Trans", printed="Lator, Trans")),
    )
    assert found.authors == ()


def test_an_isbn_names_a_whole_work_alone() -> None:
    book = parsed("@book{a, title={T}, isbn={978-3-16-148410-0, 978-3-16-148410-1}}")
    part = parsed("@incollection{a, title={T}, isbn={978-3-16-148410-0}}")

    assert book.identifiers == (Identifier("key", "a"), Identifier("isbn", "9783161484100"))
    assert book.isbn == "9783161484100 978-3-16-148410-1"
    assert book.warnings == ("'978-3-16-148410-1' is not an ISBN: its check digit is wrong",)
    assert part.identifiers == (Identifier("key", "a"),)
    assert part.isbn == "9783161484100"


def test_a_wrong_doi_is_said_and_kept() -> None:
    found = parsed("@misc{a, title={T}, doi={see the publisher}}")

    assert (found.doi, found.warnings) == (None, ("doi 'see the publisher' is not a DOI",))
    assert found.extra == (("bibtex.doi", ("see the publisher",)),)


def test_an_entry_with_nothing_but_a_key_is_refused() -> None:
    with pytest.raises(InvalidData, match="the entry a has no fields"):
        parsed("@misc{a}")
    with pytest.raises(InvalidData, match="the entry a has no fields"):
        parsed("@misc{a, title = {}}")


def test_two_fields_of_one_name_are_both_kept() -> None:
    found = parsed("@misc{a, title={T}, annote={x}, annote={y}}")

    assert found.extra == (("bibtex.annote", ("x", "y")),)
    assert found.warnings == ("annote stands there twice",)


def test_comments_of_a_paper_on_arxiv() -> None:
    found = parsed("@misc{a, title={T}, eprint={2101.00001}, note={12 pages}}")
    cited = parsed("@misc{a, title={T}, eprint={2101.00001}, note={arXiv:2101.00001}}")

    assert (found.comments, found.extra) == ("12 pages", ())
    assert (cited.comments, cited.extra) == (None, ())
