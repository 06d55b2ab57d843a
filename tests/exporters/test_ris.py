"""Papers as RIS: tags that others read, and values that harm no neighbour."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy

from biblio.exporters import EXPORTERS, ExportedPaper, ExportOptions, exporter_of
from biblio.formats.ris.cutting import split
from biblio.formats.ris.reading import parse
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

ARTICLE = PaperRecord(
    format="merged",
    title="On the counting of sheep",
    abstract="We count sheep.\nThen we sleep.",
    authors=(
        AuthorName("Shepherd", "Ada"),
        AuthorName("van der Roe", "B. C.", "Jr."),
        AuthorName("Flock Consortium", is_collaboration=True),
        AuthorName("Wool Board of Trade", is_collaboration=True),
    ),
    doi="10.5555/Example_1",
    kind="article",
    container_title="Journal of Rural Numbers",
    container_short="J. Rural Num.",
    volume="7",
    issue="2",
    pages="11-19",
    publisher="Meadow Press",
    place="Hillside",
    issued="2011-05-17",
    issn="1234-5679",
    url="https://example.org/a_b",
    language="en",
    keywords=("counting", "sheep"),
    identifiers=(
        Identifier("key", "shepherd2011"),
        Identifier("pmcid", "PMC999"),
        Identifier("pmid", "12345"),
    ),
    extra=(("ris.L1", ("/home/me/sheep.pdf",)), ("ris.N2", ("one", "two"))),
)
WRITTEN = """TY  - JOUR
ID  - shepherd2011
TI  - On the counting of sheep
AU  - Shepherd, Ada
AU  - van der Roe, B. C., Jr.
AU  - Flock Consortium,
AU  - Wool Board of Trade,
T2  - Journal of Rural Numbers
J2  - J. Rural Num.
VL  - 7
IS  - 2
SP  - 11
EP  - 19
PY  - 2011
DA  - 2011/05/17/
PB  - Meadow Press
CY  - Hillside
SN  - 1234-5679
DO  - 10.5555/Example_1
UR  - https://example.org/a_b
C2  - PMC999
PM  - 12345
LA  - en
KW  - counting
KW  - sheep
AB  - We count sheep. Then we sleep.
L1  - /home/me/sheep.pdf
N2  - one
N2  - two
ER  - \n
"""


def written(*records: PaperRecord, **told: Any) -> str:
    """What the exporter makes of *records*, each with what else is *told* of it."""
    stream = io.StringIO(newline="")
    papers = [ExportedPaper(each, Identifier("doi", "10.5555/x"), **told) for each in records]
    exporter_of("ris").write(papers, stream, ExportOptions())
    return stream.getvalue()


def read(text: str) -> list[PaperRecord]:
    return [normalise(parse(each.raw)) for each in split(io.BytesIO(text.encode()))]


def arxiv(**fields: Any) -> PaperRecord:
    return PaperRecord(format="merged", arxiv_id="2101.00001", title="A", **fields)


def test_it_is_one_of_the_exporters() -> None:
    assert EXPORTERS["ris"] == "biblio.exporters.ris"


def test_every_tag() -> None:
    assert written(ARTICLE) == WRITTEN.replace("\n", "\r\n")


def test_what_is_written_is_read_again() -> None:
    (again,) = read(written(ARTICLE))

    # A value is one line, and a name is printed as RIS prints it.
    expected = replace(
        normalise(ARTICLE),
        format="ris",
        abstract="We count sheep. Then we sleep.",
        authors=tuple(
            each._replace(printed=line[6:])
            for each, line in zip(
                ARTICLE.authors,
                [line for line in WRITTEN.splitlines() if line[:2] == "AU"],
                strict=True,
            )
        ),
    )
    assert again == expected
    assert written(again) == written(ARTICLE)


def test_a_preprint_names_arxiv_and_its_categories() -> None:
    paper = arxiv(categories=("hep-th", "math-ph"), comments="9 pages", submitted="2021-01-04")

    text = written(paper)

    assert text.splitlines()[0] == "TY  - UNPB"
    assert {
        "UR  - https://arxiv.org/abs/2101.00001",
        "M1  - arXiv:2101.00001",
        "DA  - 2021/01/04/",
        "KW  - hep-th",
        "KW  - math-ph",
        "N1  - 9 pages",
    } < set(text.splitlines())
    (again,) = read(text)
    assert (again.arxiv_id, again.kind, again.categories) == (
        "2101.00001",
        "preprint",
        ("hep-th", "math-ph"),
    )
    assert (again.keywords, again.comments, again.extra) == ((), "9 pages", ())


def test_an_address_of_its_own_stays_beside_that_of_arxiv() -> None:
    (again,) = read(written(arxiv(url="https://example.org/a")))

    assert (again.arxiv_id, again.url, again.extra) == (
        "2101.00001",
        "https://example.org/a",
        (),
    )


def test_tags_and_lists_of_the_user_are_keywords() -> None:
    text = written(ARTICLE, key="mine", tags=("to-read", "sheep"), lists=("chapter2",))

    lines = text.splitlines()
    assert [each[6:] for each in lines if each[:2] == "KW"] == [
        "counting",
        "sheep",
        "to-read",
        "chapter2",
    ]
    assert "ID  - mine" in lines


@pytest.mark.parametrize(
    "value",
    [
        "A\nER  - \nTY  - BOOK\nTI  - B",
        "A\r\nTI  - B",
        "A\rTY  - GEN",
        *(f"A{end}TY  - BOOK" for end in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"),
        "A\x00\x07\x1b[31m B",
        "TY  - BOOK",
    ],
)
def test_no_value_begins_a_tag(value: str) -> None:
    record = replace(
        ARTICLE, title=value, publisher=value, keywords=(value,), extra=(("ris.XX", (value,)),)
    )

    text = written(record)

    tags = [each[:2] for each in text.split("\r\n")]
    assert (tags[0], tags.count("TY"), tags.index("ER")) == ("TY", 1, len(tags) - 3)
    assert len(rispy.loads(text)) == len(read(text)) == 1
    assert all(each.isprintable() for each in text.split("\r\n"))


@pytest.mark.parametrize(
    "title",
    [
        "Sets {a, b} and {c}",
        r"The macro \foo{bar} and $x_{1}$",
        r"A \ B ~ C",
        "R&amp;D, and &lt;b&gt;",
        "A <i>B</i> & C $x < y$ 100 %",
        "''Seconds'' of \u03b1 \u4e2d\u6587",
    ],
)
def test_a_title_comes_back_as_it_was(title: str) -> None:
    (again,) = read(written(replace(ARTICLE, title=title)))

    assert again.title == title


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"issued": "2011"}, ["PY  - 2011"]),
        ({"issued": "2011-05"}, ["PY  - 2011", "DA  - 2011/05//"]),
        (
            {"issued": "2011-05-17", "issued_printed": "2011/05/17/spring"},
            ["PY  - 2011", "DA  - 2011/05/17/spring"],
        ),
        (
            {"issued": "2011", "issued_printed": "Spring 2011"},
            ["PY  - 2011", "DA  - 2011///Spring 2011"],
        ),
        ({"issued": None, "issued_printed": "in press"}, ["DA  - in press"]),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(
    fields: dict[str, Any], lines: list[str]
) -> None:
    text = written(replace(ARTICLE, **fields))

    assert [each for each in text.splitlines() if each[:2] in ("PY", "DA")] == lines


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"kind": "conference-paper"}, "CONF"),
        ({"kind": "conference-paper", "container_title": None}, "CPAPER"),
        ({"kind": "proceedings", "container_title": None}, "CONF"),
        ({"kind": None}, "JOUR"),
        ({"kind": None, "container_title": None}, "GEN"),
        ({"kind": "other", "extra": (("ris.TY", ("MUSIC",)),)}, "MUSIC"),
        ({"kind": "article", "extra": (("ris.TY", ("MGZN",)),)}, "MGZN"),
        ({"kind": "book", "extra": (("ris.TY", ("MGZN",)),)}, "BOOK"),
        ({"kind": "article", "extra": (("ris.TY", ("JOUR\nER  - ",)),)}, "JOUR"),
    ],
)
def test_the_type_is_that_of_the_kind(fields: dict[str, Any], kind: str) -> None:
    record = replace(ARTICLE, **{"container_short": None, **fields})

    text = written(record)

    assert text.splitlines()[0] == f"TY  - {kind}"
    if record.kind:
        assert read(text)[0].kind == record.kind


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("book", ["editor", "translator", "series-editor"]),
        ("chapter", ["editor", "translator", "series-editor"]),
        ("thesis", ["advisor", "editor", "translator"]),
        ("other", ["editor", "translator"]),
    ],
)
def test_contributors_keep_their_parts(kind: str, roles: list[str]) -> None:
    contributors = tuple(Contributor(each, AuthorName("Roe", f"{each[0]}.")) for each in roles)

    record = replace(ARTICLE, kind=kind, contributors=contributors, container_short=None)

    (again,) = read(written(record))

    assert [each.role for each in again.contributors] == roles
    assert again.extra == ARTICLE.extra


def test_a_report_has_its_number_beside_an_isbn() -> None:
    record = replace(ARTICLE, kind="report", report_no="HR-7", isbn="9783161484100")

    (again,) = read(written(record))

    assert (again.report_no, again.isbn) == ("HR-7", "9783161484100")


def test_records_of_others_go_out_and_come_in_the_same(shared: Path) -> None:
    raw = (shared / "cases" / "interchange" / "09-ris.in.ris").read_text()

    first = read(raw)
    again = read(written(*first))

    assert again == [replace(each, warnings=()) for each in first]


def test_another_reader_finds_what_was_written() -> None:
    book = replace(ARTICLE, kind="book", title="Zählen 数", doi=None, issued="1999")

    found = rispy.loads(written(ARTICLE, book))

    assert [each["type_of_reference"] for each in found] == ["JOUR", "BOOK"]
    assert found[0]["authors"] == [
        "Shepherd, Ada",
        "van der Roe, B. C., Jr.",
        "Flock Consortium,",
        "Wool Board of Trade,",
    ]
    assert (found[0]["title"], found[0]["year"], found[0]["date"], found[0]["doi"]) == (
        "On the counting of sheep",
        "2011",
        "2011/05/17/",
        "10.5555/Example_1",
    )
    assert (found[0]["start_page"], found[0]["end_page"]) == ("11", "19")
    assert (found[1]["title"], found[1]["year"]) == ("Zählen 数", "1999")
