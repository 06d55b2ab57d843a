"""Papers as CSL-JSON: what processors and managers take, and what is read again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing.strategies import records

from biblio.exporters import ExportedPaper, ExportOptions
from biblio.exporters.csl_json import EXPORTER, item_of, write
from biblio.exporters.told import ABSTRACTS, kind_of
from biblio.formats import read
from biblio.formats.csl_json import FORMAT
from biblio.formats.csl_json.item import own_address
from biblio.formats.csl_json.variables import TYPES, VARIABLES
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import KINDS, Contributor, PaperRecord

HANDLE = Identifier("doi", "10.5555/x")
ARTICLE = PaperRecord(
    format="merged",
    arxiv_id="2101.00001",
    title="On the counting of sheep",
    abstract="We count.\nThey sleep.",
    authors=(
        AuthorName("van der Meer", "J.", "Jr."),
        AuthorName("Shepherd", "Ada"),
        AuthorName("Sudha"),
        AuthorName("The Flock", is_collaboration=True),
    ),
    authors_cut=True,
    comments="12 pages",
    doi="10.5555/Example.1 10.5555/Second",
    license="cc-by",
    categories=("math.CO", "cs.DM"),
    submitted="2010-12-01T10:00:00Z",
    kind="article",
    container_title="Journal of Rural Numbers",
    container_short="J. Rural Num.",
    volume="7",
    issue="2",
    pages="11-19",
    issued="2011-05",
    issued_printed="2011-05/2011-06",
    isbn="9783161484100",
    issn="1234-5679 2345-6786",
    language="en",
    retracted=True,
    keywords=("sheep, black", "goats"),
    contributors=(
        Contributor("editor", AuthorName("Itor", "Ed")),
        Contributor("advisor", AuthorName("Visor", "Al")),
    ),
    identifiers=(
        Identifier("openalex", "W1"),
        Identifier("pmid", "5"),
        Identifier("pmcid", "PMC9"),
    ),
    extra=(
        ("bibtex.annote", ("mine",)),
        ("csl.accessed", ('{"date-parts":[[2020,1,2]]}',)),
        ("csl.genre", ("[study",)),
        ("csl.tex.annote", ("theirs",)),
    ),
)
ITEM = {
    "id": "meer2011counting",
    "type": "article-journal",
    "title": "On the counting of sheep",
    "author": [
        {"family": "Meer", "given": "J.", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"family": "Shepherd", "given": "Ada"},
        {"family": "Sudha"},
        {"literal": "The Flock"},
        {"literal": "others"},
    ],
    "editor": [{"family": "Itor", "given": "Ed"}],
    "contributor": [{"family": "Visor", "given": "Al"}],
    "container-title": "Journal of Rural Numbers",
    "container-title-short": "J. Rural Num.",
    "volume": "7",
    "issue": "2",
    "page": "11-19",
    "number": "arXiv:2101.00001",
    "issued": {"date-parts": [[2011, 5], [2011, 6]]},
    "submitted": {"date-parts": [[2010, 12, 1]]},
    "DOI": "10.5555/Example.1",
    "ISBN": "9783161484100",
    "ISSN": "1234-5679 2345-6786",
    "URL": "https://arxiv.org/abs/2101.00001",
    "archive": "arXiv",
    "archive_location": "2101.00001",
    "PMCID": "PMC9",
    "PMID": "5",
    "abstract": "We count.\n\nThey sleep.",
    "keyword": "sheep, black; goats; to-read",
    "language": "en",
    "license": "cc-by",
    "status": "retracted",
    "note": "12 pages\narXiv: 2101.00001 [math.CO]\nDOI: 10.5555/Second\nOpenAlex: W1\n"
    "tex.annote: theirs",
    "accessed": {"date-parts": [[2020, 1, 2]]},
    "genre": "[study",
}


def written(found: Sequence[PaperRecord]) -> str:
    stream = io.StringIO()
    papers = (ExportedPaper(each, HANDLE, f"key{number}") for number, each in enumerate(found))
    write(papers, stream, ExportOptions())
    return stream.getvalue()


def read_again(found: Sequence[PaperRecord]) -> list[PaperRecord]:
    again = list(read(io.BytesIO(written(found).encode()), FORMAT))
    assert all(isinstance(each, PaperRecord) for each in again)
    return [normalise(each) for each in again if isinstance(each, PaperRecord)]


def test_a_whole_paper() -> None:
    paper = ExportedPaper(ARTICLE, HANDLE, "meer2011counting", tags=("to-read",), lists=("goats",))

    assert item_of(paper) == ITEM


def test_every_variable_and_type_is_of_the_schema() -> None:
    for kind in (None, *KINDS):
        item = item_of(ExportedPaper(replace(ARTICLE, kind=kind), HANDLE))

        assert item["type"] in TYPES
        assert item.keys() <= VARIABLES | {"id", "type"}


def test_an_item_is_called_by_a_key_of_a_source_or_by_its_handle() -> None:
    keyed = replace(ARTICLE, identifiers=(Identifier("key", "mine"),))

    assert item_of(ExportedPaper(keyed, HANDLE))["id"] == "mine"
    assert item_of(ExportedPaper(ARTICLE, HANDLE))["id"] == "doi:10.5555/x"


def test_a_preprint_is_arxivs_and_its_address_is_the_one_that_the_reader_knows() -> None:
    preprint = PaperRecord(format="merged", arxiv_id="2101.00001", title="Sheep")
    item = item_of(ExportedPaper(preprint, HANDLE))

    assert (item["type"], item["number"], item["publisher"]) == (
        "article",
        "arXiv:2101.00001",
        "arXiv",
    )
    assert item["issued"] == {"date-parts": [[2021, 1]]}
    assert item["URL"] == own_address("2101.00001") == f"{ABSTRACTS}2101.00001"


def test_papers_stand_in_one_array() -> None:
    assert written([]) == "[]\n"
    assert orjson.loads(written([ARTICLE]))[0]["title"] == ARTICLE.title
    assert written([ARTICLE] * 2).count("\n") == 4


NAMES = st.sampled_from(
    (
        AuthorName("Erdős", "P."),
        AuthorName("Noether", "Emmy", "Jr."),
        AuthorName("van der Waerden", "B. L."),
        AuthorName("Sudha"),
        AuthorName("CMS Collaboration", is_collaboration=True),
        AuthorName("The Flock", is_collaboration=True),
    )
)
FURTHER: dict[str, st.SearchStrategy[Any]] = {
    "authors": st.lists(NAMES, max_size=3).map(tuple),
    "contributors": st.lists(
        st.builds(Contributor, st.sampled_from(("editor", "series-editor")), NAMES), max_size=2
    ).map(lambda found: tuple(sorted(found))),
    "kind": st.none() | st.sampled_from(("preprint", "article", "report", "book", "other")),
    "article_number": st.none() | st.just("e12"),
    "report_no": st.none() | st.just("TR-7"),
    "publisher": st.none() | st.just("Meadow Press"),
    "place": st.none() | st.just("Hillside"),
    "isbn": st.none() | st.just("9783161484100"),
    "issn": st.none() | st.just("1234-5679 2345-6786"),
    "url": st.none() | st.just("https://example.org/a?b=c&d"),
    "language": st.none() | st.just("en-GB"),
    "license": st.none() | st.just("cc-by"),
    "series": st.none() | st.just("Notes in Wool"),
    "keywords": st.lists(st.sampled_from(("a", "b, c", "d")), max_size=3, unique=True).map(tuple),
}
RECORDS = st.builds(
    lambda record, values: normalise(replace(record, **values)),
    records(st.none() | st.just("0704.0001")),
    st.fixed_dictionaries(FURTHER),
)


def carried(record: PaperRecord) -> dict[str, Any]:
    """What *record* says in the fields that the format can carry, as far as it can."""
    said = {name: getattr(record, name) for name in EXPORTER.carries}
    said["authors"] = [each[:4] for each in record.authors]
    said["contributors"] = [(each.role, each.name[:4]) for each in record.contributors]
    kind = kind_of(record)
    is_loose = record.arxiv_id is not None and record.container_title is None
    said["kind"] = "preprint" if is_loose and kind in {"article", "other"} else kind
    if kind != "report":
        said["report_no"] = None
    if kind in {"report", "book"}:
        said["article_number"] = None
    if record.issued is None:  # another date may stand for it
        del said["issued"], said["issued_printed"]
    return said


@given(st.lists(RECORDS, max_size=3))
def test_what_is_written_is_read_again(found: list[PaperRecord]) -> None:
    again = read_again(found)

    for record, other in zip(found, again, strict=True):
        expected = carried(record)
        assert {name: carried(other).get(name) for name in expected} == expected
        assert other.arxiv_id == record.arxiv_id
        assert set(record.identifiers) - {Identifier("key", "")} <= set(other.identifiers)


def test_a_list_that_is_cut_is_cut_when_it_is_read_again() -> None:
    (again,) = read_again([ARTICLE])

    assert again.authors_cut
    assert again.categories == ("math.CO",)
    assert ("csl.tex.annote", ("theirs",)) in again.extra


@pytest.mark.parametrize("printed", ["2011-21", "2011~", "Spring 2011", "2011-05/2011-06"])
def test_dates_as_printed_are_read_again(printed: str) -> None:
    issued = "2011-05" if "/" in printed else "2011"
    (again,) = read_again([replace(ARTICLE, issued=issued, issued_printed=printed)])

    assert (again.issued, again.issued_printed) == (issued, printed)
