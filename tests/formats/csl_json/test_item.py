"""Items of CSL-JSON: what a record says of each."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from biblio.errors import InvalidData
from biblio.formats.csl_json.item import parse
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

ITEM: dict[str, Any] = {
    "id": "shepherd2011",
    "type": "article-journal",
    "title": 'On the <i>counting</i> of <span class="nocase">Sheep</span> &amp; x<sup>2</sup> < 3',
    "author": [
        {"family": "Shepherd", "given": "Ada", "suffix": "Jr."},
        {"non-dropping-particle": "van der", "family": "Meer", "given": "J."},
        {"dropping-particle": "d'", "family": "Or", "given": "Al"},
        {"family": "Wei", "given": "Li", "static-ordering": True},
        {"literal": "The Flock Consortium"},
    ],
    "editor": [{"family": "Itor", "given": "Ed"}],
    "collection-editor": [{"family": "Series", "given": "S."}],
    "container-title": "Journal of Rural Numbers",
    "container-title-short": "J. Rural Num.",
    "volume": 7,
    "issue": "2",
    "page": "11–19",
    "number": "e12",
    "publisher": "Meadow Press",
    "publisher-place": "Hillside",
    "issued": {"date-parts": [["2011", 5, "17"]]},
    "DOI": "10.5555/Example.1",
    "ISSN": "1234-5679, 2345-6786",
    "PMID": 12345,
    "PMCID": "999",
    "URL": "https://example.org/1",
    "abstract": "We count.\n\nThey sleep.",
    "keyword": "sheep; goats",
    "language": "en-GB",
    "note": "With a map\nOpenAlex: W1\ntex.annote: mine",
    "genre": "study",
    "accessed": {"date-parts": [[2020, 1, 2]]},
}


def parsed(**changes: Any) -> PaperRecord:
    """The record of the item with the *changes*, underscores standing for hyphens."""
    item = ITEM | {name.replace("_", "-"): value for name, value in changes.items()}
    return parse(orjson.dumps({name: each for name, each in item.items() if each is not ...}))


def alone(**variables: Any) -> PaperRecord:
    return parse(orjson.dumps({"type": "article-journal", "title": "Sheep", **variables}))


def test_a_whole_item() -> None:
    assert parsed() == PaperRecord(
        format="csl-json",
        title="On the counting of Sheep & x2 < 3",
        abstract="We count.\nThey sleep.",
        authors=(
            AuthorName("Shepherd", "Ada", "Jr.", printed="Ada Shepherd Jr."),
            AuthorName("van der Meer", "J.", printed="J. van der Meer"),
            AuthorName("d'Or", "Al", printed="Al d'Or"),
            AuthorName("Wei", "Li", printed="Li Wei"),
            AuthorName(
                "The Flock Consortium", is_collaboration=True, printed="The Flock Consortium"
            ),
        ),
        comments="With a map",
        doi="10.5555/Example.1",
        kind="article",
        container_title="Journal of Rural Numbers",
        container_short="J. Rural Num.",
        volume="7",
        issue="2",
        pages="11-19",
        article_number="e12",
        publisher="Meadow Press",
        place="Hillside",
        issued="2011-05-17",
        issn="1234-5679 2345-6786",
        url="https://example.org/1",
        language="en-GB",
        keywords=("sheep", "goats"),
        contributors=(
            Contributor("editor", AuthorName("Itor", "Ed", printed="Ed Itor")),
            Contributor("series-editor", AuthorName("Series", "S.", printed="S. Series")),
        ),
        identifiers=(
            Identifier("key", "shepherd2011"),
            Identifier("openalex", "W1"),
            Identifier("pmcid", "PMC999"),
            Identifier("pmid", "12345"),
        ),
        extra=(
            ("csl.accessed", ('{"date-parts":[[2020,1,2]]}',)),
            ("csl.genre", ("study",)),
            ("csl.tex.annote", ("mine",)),
        ),
    )


def test_a_record_is_in_normal_form() -> None:
    silent = parsed(note="OpenAlex: W1")  # comments say of a paper that it is not withdrawn

    assert normalise(silent) == silent


@pytest.mark.parametrize(
    "variables",
    [
        {"number": "arXiv:2101.00001v2"},
        {"archive": "arXiv", "archive_location": "2101.00001v2"},
        {"publisher": "arXiv", "number": "2101.00001v2"},
        {"note": "arXiv:2101.00001v2 [math]"},
        {"URL": "http://arxiv.org/abs/2101.00001v2"},
        {"container-title": "arXiv:2101.00001v2 [math.CO]"},
    ],
)
def test_papers_of_arxiv_are_named_in_many_ways(variables: dict[str, str]) -> None:
    found = alone(**variables)

    assert (found.arxiv_id, found.latest_version) == ("2101.00001", 2)
    assert (found.kind, found.container_title, found.article_number) == ("preprint", None, None)
    assert found.warnings == ()
    assert {name for name, _ in found.extra} == {"csl.type"}


def test_a_doi_of_arxiv_is_its_identifier_and_an_address_made_of_it_says_no_more() -> None:
    found = alone(DOI="10.48550/arXiv.2101.00001", URL="https://arxiv.org/abs/2101.00001")

    assert (found.arxiv_id, found.doi, found.url) == ("2101.00001", None, None)


def test_an_address_is_no_citation_key() -> None:
    address = "http://zotero.org/users/1/items/ABC"

    assert alone(id=address).extra == (("csl.id", (address,)),)
    assert alone(id=address).identifiers == ()
    assert set(alone(id=7, **{"citation-key": "quill01"}).identifiers) == {
        Identifier("key", "7"),
        Identifier("key", "quill01"),
    }


def test_another_archive_is_kept() -> None:
    found = alone(archive="JSTOR", archive_location="123", number="4")

    assert found.article_number == "4"
    assert found.extra == (("csl.archive", ("JSTOR",)), ("csl.archive_location", ("123",)))


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Quill, Ada", ["Ada Quill"]),
        ("Quill, Ada and Roe, Bo", ["Ada Quill", "Bo Roe"]),
        ("Quill, A.; Roe, B. C.", ["A. Quill", "B. C. Roe"]),
        ("Ada Quill, Bo Roe & Cid Doe", ["Ada Quill", "Bo Roe", "Cid Doe"]),
    ],
)
def test_an_author_list_as_one_text_is_read_as_printed(author: str, names: list[str]) -> None:
    found = alone(author=author)

    assert [each.name for each in found.authors] == names
    assert found.authors_text == author
    assert found.warnings == (
        "author is one text and no list of names; it was read as it is printed",
    )


def test_names_as_texts_and_lists_that_are_cut() -> None:
    found = alone(author=["Quill, Ada", {"family": "Roe"}, {"literal": "others"}])

    assert [each.name for each in found.authors] == ["Ada Quill", "Roe"]
    assert found.authors_cut


def test_what_some_programs_state_of_authors_is_kept() -> None:
    author = {
        "family": "Quill",
        "ORCID": "https://orcid.org/0000-0002-1825-0097",
        "affiliation": [{"name": "Hill Farm"}],
    }
    found = alone(author=[{"literal": "The Flock"}, author])

    assert [tuple(each) for each in found.author_identifiers] == [
        (2, "Quill", "orcid", "0000-0002-1825-0097")
    ]
    assert found.authors[1].affiliations == ("Hill Farm",)


def test_a_report_a_patent_and_what_is_withdrawn() -> None:
    report, patent = alone(type="report", number="TR-7"), alone(type="patent", number="US1")

    assert (report.report_no, report.article_number) == ("TR-7", None)
    assert patent.extra == (("csl.number", ("US1",)),)
    assert alone(status="Retracted").retracted is True
    assert alone(status="withdrawn").withdrawn is True
    assert alone(status="in press").extra == (("csl.status", ("in press",)),)


def test_what_the_note_holds_in_place_of_a_variable() -> None:
    found = alone(
        volume="1",
        note="PMID: 5\nDOI: 10.5555/b\nvolume: 9\n{:publisher: Meadow Press} original-date: 1900\n"
        "Citation Key: quill01",
    )

    assert (found.volume, found.publisher, found.doi) == ("1", "Meadow Press", "10.5555/b")
    assert found.comments == "volume: 9"
    assert set(found.identifiers) == {Identifier("pmid", "5"), Identifier("key", "quill01")}
    assert found.extra == (("csl.original-date", ("1900",)),)


def test_control_characters_that_are_escaped_are_dropped() -> None:
    assert parse(b'{"type": "book", "title": "A\\u0000B\\u0007C\\nD"}').title == "ABC D"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"title": "A\x07"}', "it is not valid JSON, at character"),
        (b"[1]", "it is not a JSON object"),
        (b'{"id": "a", "type": "book"}', "the item has nothing but a key and a type"),
        (b'{"title": ["x"]}', "title is not text"),
        (b'{"title": "x", "author": 7}', "author is no list of names"),
        (b'{"title": "x", "author": [7]}', "author holds something that is no name"),
        (b'{"title": "x", "issued": true}', "a date is neither an object nor text"),
    ],
)
def test_what_is_no_item_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        parse(raw)
