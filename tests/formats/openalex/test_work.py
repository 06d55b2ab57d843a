"""Works of OpenAlex: what a record says of each."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from biblio.errors import InvalidData
from biblio.formats.openalex.work import parse
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import AuthorIdentifier, PaperRecord, Reference

OA = "https://openalex.org/"
WORK: dict[str, Any] = {
    "id": f"{OA}W123",
    "doi": "https://doi.org/10.5555/Example.1",
    "title": "On the counting of <i>sheep</i> &amp; goats",
    "display_name": "On the counting",
    "publication_year": 2011,
    "publication_date": "2011-05-17",
    "ids": {
        "openalex": f"{OA}W123",
        "doi": "https://doi.org/10.5555/example.1",
        "mag": "456",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/789",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/999",
    },
    "language": "en",
    "type": "article",
    "type_crossref": "journal-article",
    "primary_location": {
        "landing_page_url": "https://doi.org/10.5555/example.1",
        "license": "cc-by",
        "source": {
            "id": f"{OA}S1",
            "display_name": "Journal of Rural Numbers",
            "issn_l": "1234-5679",
            "issn": ["1234-5679", "2345-6786"],
            "host_organization_name": "Meadow Press",
            "type": "journal",
        },
    },
    "locations": [
        {"landing_page_url": "https://doi.org/10.5555/example.1"},
        {"landing_page_url": "http://arxiv.org/abs/2101.00001", "pdf_url": None},
        {"pdf_url": "https://arxiv.org/pdf/2101.00001v3"},
        {"landing_page_url": "https://arxiv.org/list/math.CO/recent"},
    ],
    "authorships": [
        {
            "author": {
                "id": f"{OA}A1",
                "display_name": "Ada B. Shepherd",
                "orcid": "https://orcid.org/0000-0002-1825-0097",
            },
            "institutions": [{"display_name": "Hill Farm", "ror": "https://ror.org/00x00x000"}],
            "raw_author_name": "Shepherd, Ada",
            "raw_affiliation_strings": ["Hill Farm, Hillside"],
        },
        {
            "author": {"id": f"{OA}A2", "display_name": "Bo van Drover", "orcid": None},
            "institutions": [{"display_name": "Valley Farm", "ror": None}],
            "raw_author_name": None,
        },
        {"author": {"id": None, "display_name": "The Flock Collaboration"}},
    ],
    "is_authors_truncated": True,
    "biblio": {"volume": "7", "issue": "2", "first_page": "11", "last_page": "19"},
    "is_retracted": False,
    "abstract_inverted_index": {"We": [0], "count": [1, 4], "sheep": [2], "and": [3], "x": [9, 4]},
    "keywords": [{"id": f"{OA}keywords/sheep", "display_name": "Sheep", "score": 0.5}],
    "topics": [{"id": f"{OA}T1", "display_name": "Counting"}],
    "concepts": [{"display_name": "Wool"}, {"display_name": "Meadow"}],
    "referenced_works": [f"{OA}W7", f"{OA}W8"],
    "related_works": [f"{OA}W9"],
    "cited_by_count": 3,
    "updated_date": "2024-02-03T04:05:06.789",
}


def parsed(**changes: Any) -> PaperRecord:
    work = {name: value for name, value in (WORK | changes).items() if value is not ...}
    return parse(orjson.dumps(work))


def test_a_whole_work() -> None:
    assert parsed() == PaperRecord(
        format="openalex",
        arxiv_id="2101.00001",
        latest_version=3,
        title="On the counting of sheep & goats",
        abstract="We count sheep and count x x",
        authors_text="Shepherd, Ada; Bo van Drover; The Flock Collaboration",
        authors=(
            AuthorName(
                "Shepherd", "Ada", printed="Shepherd, Ada", affiliations=("Hill Farm, Hillside",)
            ),
            AuthorName("van Drover", "Bo", printed="Bo van Drover", affiliations=("Valley Farm",)),
            AuthorName(
                "Flock Collaboration", is_collaboration=True, printed="The Flock Collaboration"
            ),
        ),
        authors_cut=True,
        doi="10.5555/example.1",
        license="cc-by",
        kind="article",
        container_title="Journal of Rural Numbers",
        volume="7",
        issue="2",
        pages="11-19",
        publisher="Meadow Press",
        issued="2011-05-17",
        issn="1234-5679 2345-6786",
        url="https://doi.org/10.5555/example.1",
        language="en",
        retracted=False,
        keywords=("Sheep",),
        references=(Reference("openalex", "W7"), Reference("openalex", "W8")),
        author_identifiers=(
            AuthorIdentifier(1, "Shepherd, Ada", "orcid", "0000-0002-1825-0097"),
            AuthorIdentifier(1, "Shepherd, Ada", "openalex", "A1"),
            AuthorIdentifier(1, "Shepherd, Ada", "ror", "00x00x000"),
            AuthorIdentifier(2, "Bo van Drover", "openalex", "A2"),
        ),
        identifiers=(
            Identifier("openalex", "W123"),
            Identifier("pmid", "789"),
            Identifier("pmcid", "PMC999"),
            Identifier("mag", "456"),
            Identifier("arxiv", "2101.00001"),
        ),
        extra=(
            ("openalex.cited_by_count", ("3",)),
            ("openalex.concepts", ("Wool", "Meadow")),
            ("openalex.topics", ("Counting",)),
            ("openalex.type_crossref", ("journal-article",)),
        ),
        datestamp="2024-02-03",
    )


def test_a_record_has_a_normal_form() -> None:
    once = normalise(parsed())

    assert normalise(once) == once
    assert Identifier("arxiv", "2101.00001") not in once.identifiers  # it is the record's own


def test_an_abstract_is_put_in_order_whatever_is_missing() -> None:
    index = {"three": [7], "one": [0], "two": [3], "<p>&amp;</p>": [9], "bad": "x", "none": [None]}

    assert parsed(abstract_inverted_index=index).abstract == "one two three &"
    assert parsed(abstract_inverted_index={}).abstract is None
    assert parsed(abstract_inverted_index=None).abstract is None


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"type": "preprint"}, "preprint"),
        ({"type_crossref": "posted-content"}, "preprint"),
        ({"type_crossref": "proceedings-article"}, "conference-paper"),
        ({"primary_location": {"source": {"type": "conference"}}}, "conference-paper"),
        ({"primary_location": {"source": {"type": "repository"}}}, "preprint"),
        ({"type": "dissertation"}, "thesis"),
        ({"type": "paratext"}, "other"),
        ({"type": "letter"}, "article"),
        ({"primary_location": None}, "article"),
    ],
)
def test_kinds(changes: dict[str, Any], kind: str) -> None:
    assert parsed(**changes).kind == kind


def test_a_repository_is_no_journal() -> None:
    source = {"type": "repository", "display_name": "arXiv", "issn": ["1234-5679"]}
    found = parsed(primary_location={"source": source, "landing_page_url": "https://a.org/1"})

    assert (found.container_title, found.issn, found.url) == (None, None, "https://a.org/1")


@pytest.mark.parametrize(
    ("first", "last", "pages", "number"),
    [
        ("11", "11", "11", None),
        ("e12", "e12", None, "e12"),
        ("e12", None, None, "e12"),
        ("S1", "S9", "S1-S9", None),
        (None, "19", "19", None),
        (None, None, None, None),
    ],
)
def test_pages_and_numbers(
    first: str | None, last: str | None, pages: str | None, number: str | None
) -> None:
    found = parsed(biblio={"first_page": first, "last_page": last})

    assert (found.pages, found.article_number) == (pages, number)


def test_a_doi_of_arxiv_is_the_paper_there_and_an_erratum_a_notice() -> None:
    found = parsed(doi="https://doi.org/10.48550/arxiv.0704.0001", ids={}, type="erratum")

    assert (found.arxiv_id, found.doi, found.is_notice) == ("0704.0001", None, True)
    assert Identifier("arxiv", "2101.00001") in found.identifiers


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "it is not valid JSON"),
        (b"[]", "it is not a JSON object with the keys of a work"),
        (b'{"title": "x"}', "it has no id"),
        (b'{"id": "https://openalex.org/A1"}', "its id, A1, is not that of a work"),
        (b'{"id": "https://openalex.org/W1", "title": ["x"]}', "title is not text"),
    ],
)
def test_what_is_no_work_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        parse(raw)
