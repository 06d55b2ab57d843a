"""Works of Crossref: what a record says of each."""

from __future__ import annotations

import io
from typing import Any

import orjson
import pytest

from biblio import formats
from biblio.errors import InvalidData
from biblio.formats.crossref import FORMAT
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier, Link
from biblio.model.names import AuthorName
from biblio.model.records import AuthorIdentifier, Contributor, PaperRecord, Reference, Rejection

FLOCK = "The Flock Consortium"
WORK: dict[str, Any] = {
    "DOI": "10.5555/Example.1",
    "type": "journal-article",
    "title": ["On the counting of <i>sheep</i> &amp; goats"],
    "subtitle": ["A field study"],
    "container-title": ["Journal of Rural Numbers"],
    "short-container-title": ["J. Rural Num."],
    "volume": "7",
    "issue": "2",
    "page": "11–19",
    "publisher": "Meadow Press",
    "issued": {"date-parts": [[2011, 5]]},
    "indexed": {"date-time": "2024-02-03T04:05:06Z"},
    "ISSN": ["1234-5679"],
    "language": "en",
    "subject": ["Counting"],
    "author": [
        {
            "given": "Ada",
            "family": "Shepherd",
            "sequence": "first",
            "ORCID": "http://orcid.org/0000-0002-1825-0097",
            "affiliation": [
                {
                    "name": "Hill Farm",
                    "id": [{"id": "https://ror.org/00x00x000", "id-type": "ROR"}],
                }
            ],
        },
        {"given": "Bo", "family": "Drover", "suffix": "Ph.D"},
        {"name": FLOCK},
    ],
    "editor": [{"given": "Ed", "family": "Itor"}],
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We count.</jats:p>",
    "reference": [
        {"key": "1", "DOI": "10.5555/OLD", "unstructured": "Elder [hep-th/9711200]"},
        {"key": "2", "author": "Elder", "year": "1901", "journal-title": "Almanac"},
        {"key": "3"},
        {"key": "4", "DOI": "none", "ISBN": "http://id.crossref.org/isbn/9780306406157"},
        {"key": "5", "DOI": "10.48550/arXiv.2101.00001", "year": "2021"},
    ],
    "resource": {"primary": {"URL": "https://example.org/1"}},
    "funder": [{"name": "The Wool Fund"}],
}


def parsed(**changes: Any) -> PaperRecord:
    work = {name: value for name, value in (WORK | changes).items() if value is not ...}
    return FORMAT.parse(orjson.dumps(work))


def test_a_whole_work() -> None:
    assert parsed() == PaperRecord(
        format="crossref",
        doi="10.5555/Example.1",
        title="On the counting of sheep & goats: A field study",
        abstract="We count.",
        authors_text="Ada Shepherd; Bo Drover; The Flock Consortium",
        authors=(
            AuthorName("Shepherd", "Ada", printed="Ada Shepherd", affiliations=("Hill Farm",)),
            AuthorName("Drover", "Bo", printed="Bo Drover"),
            AuthorName(FLOCK, is_collaboration=True, printed=FLOCK),
        ),
        kind="article",
        container_title="Journal of Rural Numbers",
        container_short="J. Rural Num.",
        volume="7",
        issue="2",
        pages="11-19",
        publisher="Meadow Press",
        issued="2011-05",
        issn="1234-5679",
        url="https://example.org/1",
        language="en",
        keywords=("Counting",),
        contributors=(Contributor("editor", AuthorName("Itor", "Ed", printed="Ed Itor")),),
        references=(
            Reference(
                "arxiv",
                "hep-th/9711200",
                "Elder [hep-th/9711200]",
                (Identifier("doi", "10.5555/old"),),
            ),
            Reference(None, None, "Elder, Almanac, 1901"),
            Reference("isbn", "9780306406157", "doi:none"),
            Reference("arxiv", "2101.00001", "2021"),
        ),
        author_identifiers=(
            AuthorIdentifier(1, "Ada Shepherd", "orcid", "0000-0002-1825-0097"),
            AuthorIdentifier(1, "Ada Shepherd", "ror", "00x00x000"),
        ),
        extra=(
            ("crossref.funder", ('[{"name":"The Wool Fund"}]',)),
            ("crossref.resource", ('{"primary":{"URL":"https://example.org/1"}}',)),
        ),
        datestamp="2024-02-03",
    )


def test_a_record_is_in_normal_form() -> None:
    assert normalise(parsed()) == parsed()


@pytest.mark.parametrize(
    ("parts", "issued"),
    [
        ([[2001]], "2001"),
        ([[2001, 5, 17]], "2001-05-17"),
        ([[2001, 2, 30]], "2001-02"),
        ([[2001, 13]], "2001"),
        ([[None]], None),
        ([[]], None),
        ([], None),
        ([["2001", "5"]], "2001-05"),
    ],
)
def test_dates_as_far_as_they_are_known(parts: list[Any], issued: str | None) -> None:
    assert parsed(issued={"date-parts": parts}).issued == issued


@pytest.mark.parametrize(
    ("relation", "links"),
    [
        ({"has-preprint": ["10.48550/arXiv.2101.00001"]}, [("doi:v", "arxiv:2101.00001")]),
        ({"has-preprint": ["10.5555/pre"]}, [("doi:10.5555/pre", "doi:v")]),
        ({"is-preprint-of": ["https://doi.org/10.5555/Pub"]}, [("doi:v", "doi:10.5555/pub")]),
        (
            {"is-identical-to": ["10.5555/same"]},
            [("doi:v", "doi:10.5555/same"), ("doi:10.5555/same", "doi:v")],
        ),
        ({"references": ["10.5555/other"]}, []),
        ({"is-preprint-of": ["not a doi"]}, []),
    ],
)
def test_relations_are_links(relation: dict[str, list[str]], links: list[tuple[str, str]]) -> None:
    def identifier(text: str) -> Identifier:
        scheme, _, value = text.partition(":")
        return Identifier(scheme, "10.5555/example.1" if value == "v" else value)

    found = parsed(
        relation={name: [{"id": each} for each in ids] for name, ids in relation.items()}
    )

    assert list(found.links) == [Link(identifier(a), identifier(b)) for a, b in links]


def test_an_erratum_is_a_notice_and_a_retracted_work_is_retracted() -> None:
    update = [{"DOI": "10.5555/example.1", "type": "erratum"}]

    assert parsed(**{"update-to": update}).is_notice
    assert not parsed().is_notice
    assert parsed(**{"updated-by": [{"DOI": "10.5555/r", "type": "retraction"}]}).retracted
    assert parsed().retracted is None


def test_an_isbn_names_a_book_and_not_its_chapter() -> None:
    isbn = {"ISBN": ["http://id.example/isbn/9783161484100", "978-3-16-148410-1"]}
    book = parsed(type="monograph", **isbn)
    chapter = parsed(type="book-chapter", **isbn, **{"container-title": ["Series", "A book"]})

    assert book.identifiers == (Identifier("isbn", "9783161484100"),)
    assert book.isbn == "9783161484100 978-3-16-148410-1"
    assert book.warnings == ("'978-3-16-148410-1' is not an ISBN: its check digit is wrong",)
    assert (chapter.identifiers, chapter.container_title, chapter.series) == (
        (),
        "A book",
        "Series",
    )


def test_a_preprint_of_arxiv_is_the_paper_there() -> None:
    found = parsed(DOI="10.48550/ARXIV.2101.00001", type="posted-content")

    assert (found.arxiv_id, found.doi, found.kind) == ("2101.00001", None, "preprint")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "it is not valid JSON"),
        (b"[1]", "it is not a JSON object"),
        (b'{"title": ["x"]}', "it has no DOI"),
        (b'{"DOI": "none"}', "'none' is not a DOI"),
        (b'{"DOI": ["10.1/x"]}', "DOI is not text"),
        (b'{"DOI": "10.5555/a", "volume": [1]}', "volume is not text"),
    ],
)
def test_what_is_no_work_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        FORMAT.parse(raw)


@pytest.mark.parametrize(
    "raw",
    [
        orjson.dumps(WORK) + b"\n" + orjson.dumps(WORK | {"DOI": "10.5555/b"}),
        orjson.dumps([WORK, WORK | {"DOI": "10.5555/b"}]),
        orjson.dumps(
            {
                "status": "ok",
                "message-type": "work-list",
                "message": {"items": [WORK, WORK | {"DOI": "10.5555/b"}]},
            },
            option=orjson.OPT_INDENT_2,
        ),
    ],
)
def test_lines_lists_and_answers_are_recognised_and_cut(raw: bytes) -> None:
    assert formats.detect(raw, "works.json") is FORMAT
    found = list(formats.read(io.BytesIO(raw), FORMAT))

    assert [getattr(each, "doi", each) for each in found] == ["10.5555/Example.1", "10.5555/b"]


@pytest.mark.parametrize(
    "raw",
    [
        {"reference": {"0": [{"DOI": "10.5555/a"}]}, "reference-count": {"0": 1}},
        {"id": "0704.0001", "cites": [{"DOI": "10.5555/a", "title": ["A"]}], "title": "B"},
        [{"DOI": "10.5555/a", "title": "A", "type": "article-journal"}],
        {"reference-count": 1, "title": ['"DOI": "10.5555/a"']},
    ],
)
def test_dois_of_others_make_no_work(raw: object) -> None:
    assert not FORMAT.recognise(orjson.dumps(raw))


def test_an_answer_about_one_work() -> None:
    raw = orjson.dumps({"status": "ok", "message-type": "work", "message": WORK})

    assert list(formats.read(io.BytesIO(raw), formats.detect(raw, "work.json"))) == [parsed()]


def test_a_list_that_ends_in_mid_record_keeps_the_others() -> None:
    raw = orjson.dumps([WORK, WORK])[:-20]
    whole, cut = formats.read(io.BytesIO(raw), FORMAT)

    assert whole == parsed()
    assert isinstance(cut, Rejection)
    assert (cut.place, cut.reason) == ("entry 2", "the JSON ends in the middle of it")
