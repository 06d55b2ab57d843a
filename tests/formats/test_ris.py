"""Records of RIS, as reference managers write them."""

from __future__ import annotations

import io

import pytest

from biblio.errors import InvalidData
from biblio.formats import choose, detect
from biblio.formats.ris import FORMAT
from biblio.formats.ris.cutting import split
from biblio.formats.ris.reading import parse
from biblio.formats.ris.tags import KINDS
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

ARTICLE = """TY  - JOUR
ID  - shepherd2011
TI  - On the counting of sheep
AU  - Shepherd, Ada
AU  - Roe, B. C., Jr.
AU  - The Flock Consortium
T2  - Journal of Rural Numbers
J2  - J. Rural Num.
VL  - 7
IS  - 2
SP  - 11
EP  - 19
DA  - 2011/05/17/spring
PY  - 2011
PB  - Meadow Press
CY  - Hillside
DO  - https://doi.org/10.5555/Example_1
UR  - https://example.org/a_b
SN  - 1234-5679
LA  - en
KW  - counting; sheep
KW  - goats
AB  - We count
 sheep.
N1  - With a map
L1  - /home/me/sheep.pdf
DB  - PubMed
AN  - 12345
C2  - PMC999
ER  -
"""


def cut(text: str | bytes) -> list[tuple[str, bytes]]:
    """Where each record of *text* begins, and its bytes."""
    raw = text.encode() if isinstance(text, str) else text
    return [(each.place, each.raw) for each in split(io.BytesIO(raw))]


def parsed(text: str) -> PaperRecord:
    return parse(text.encode())


def test_every_tag_that_is_known() -> None:
    assert parsed(ARTICLE) == PaperRecord(
        format="ris",
        title="On the counting of sheep",
        abstract="We count sheep.",
        authors=(
            AuthorName("Shepherd", "Ada", printed="Shepherd, Ada"),
            AuthorName("Roe", "B. C.", "Jr.", printed="Roe, B. C., Jr."),
            AuthorName("Flock Consortium", is_collaboration=True, printed="The Flock Consortium"),
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
        issued_printed="2011/05/17/spring",
        issn="1234-5679",
        url="https://example.org/a_b",
        language="en",
        keywords=("counting", "sheep", "goats"),
        identifiers=(
            Identifier("key", "shepherd2011"),
            Identifier("pmid", "12345"),
            Identifier("pmcid", "PMC999"),
        ),
        extra=(
            ("ris.DB", ("PubMed",)),
            ("ris.L1", ("/home/me/sheep.pdf",)),
            ("ris.N1", ("With a map",)),
        ),
    )


def test_what_is_read_has_its_normal_form_but_for_spelling() -> None:
    once = normalise(parsed(ARTICLE))

    assert normalise(once) == once
    assert once.doi == "10.5555/Example_1"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("TY  - JOUR\nTI  - A\nER  - \n\nTY  - BOOK\nTI  - B\nER  -\n", ["line 1", "line 5"]),
        ("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\n", ["line 1", "line 3"]),
        ("Database: X\n\nTY - JOUR\nTI - A\nER -\nDatabase: Y\n", ["line 3"]),
        ("AU  - Doe, J.\nTI  - A\nTY  - JOUR\nER  - \nTY  - BOOK\n", ["line 1", "line 5"]),
        ("TY  - JOUR\rTI  - A\rER  - \rTY  - BOOK\rTI  - B\rER  - \r", ["line 1", "line 4"]),
        ("TY  - JOUR\r\nTI  - A\r\nER  - \r\nTY  - BOOK\r\n", ["line 1", "line 4"]),
        ("\ufeffTY  - JOUR\nTI  - A", ["line 1"]),
        ("ER  - \nER  - \nTY  - JOUR\nTI  - A\nER  - \n", ["line 3"]),
        ("", []),
    ],
)
def test_records_end_at_er_the_next_type_or_the_end(text: str, places: list[str]) -> None:
    assert [place for place, _ in cut(text)] == places


def test_a_record_says_that_its_end_is_missing() -> None:
    first, second = (
        parse(raw) for _, raw in cut("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nER  -")
    )

    assert (first.title, first.warnings) == ("A", ("the record has no ER, which ends it",))
    assert (second.title, second.warnings) == ("B", ())


def test_what_stands_before_the_type_is_read() -> None:
    ((_, raw),) = cut("AU  - Doe, J.\nTI  - A\nTY  - JOUR\nER  - \n")

    record = parse(raw)
    assert (record.title, record.kind) == ("A", "article")
    assert [each.name for each in record.authors] == ["J. Doe"]


def test_latin_1_is_read_line_by_line() -> None:
    ((_, raw),) = cut("TY  - JOUR\nAU  - Müller, A.\nER  - \n".encode("latin-1"))

    assert parse(raw).authors[0].keyname == "Müller"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DA  - 2014/04/01\nPY  - 2014", ("2014-04-01", None, ())),
        ("PY  - 2013\nY1  - 2013/05//", ("2013", None, (("ris.Y1", ("2013/05//",)),))),
        ("PY  - 2013///", ("2013", None, ())),
        ("Y1  - 2013/00/00", ("2013", None, ())),
        ("PY  - spring 1999", ("1999", "spring 1999", ())),
        ("DA  - MAY 28\nPY  - 2013", ("2013", None, (("ris.DA", ("MAY 28",)),))),
        ("PY  - forthcoming", (None, None, (("ris.PY", ("forthcoming",)),))),
    ],
)
def test_dates_are_asked_in_their_order(lines: str, expected: tuple[object, ...]) -> None:
    record = parsed(f"TY  - JOUR\n{lines}\nER  - ")

    assert (record.issued, record.issued_printed, record.extra) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("SP  - 1276\nEP  - 92", ("1276-92", None)),
        ("SP  - 11–19", ("11-19", None)),
        ("SP  - e0182346", (None, "e0182346")),
        ("C7  - 042\nSP  - 1\nEP  - 9", ("1-9", "042")),
        ("SP  - 17", ("17", None)),
    ],
)
def test_pages_are_as_printed(lines: str, expected: tuple[str | None, str | None]) -> None:
    record = parsed(f"TY  - JOUR\n{lines}\nER  - ")

    assert (record.pages, record.article_number) == expected


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        ("DO  - doi: 10.5555/ABC", "10.5555/ABC"),
        ("DO  - 10.5555/a\nDO  - 10.5555/b", "10.5555/a 10.5555/b"),
        ("M3  - 10.5555/a", "10.5555/a"),
        ("N1  - doi:10.5555/a", "10.5555/a"),
        ("UR  - https://dx.doi.org/10.5555/a", "10.5555/a"),
        ("M3  - Article", None),
        ("N1  - see doi:10.5555/a", None),
    ],
)
def test_dois_are_found_where_programs_put_them(lines: str, doi: str | None) -> None:
    assert parsed(f"TY  - JOUR\n{lines}\nER  - ").doi == doi


def test_what_is_no_doi_is_said_and_kept() -> None:
    record = parsed("TY  - JOUR\nTI  - A\nDO  - n/a\nER  - ")

    assert (record.doi, record.warnings) == (None, ("DO 'n/a' is not a DOI",))


@pytest.mark.parametrize(
    "lines",
    [
        "UR  - https://arxiv.org/abs/2101.00001v2",
        "M1  - arXiv:2101.00001v2",
        "N1  - arXiv:2101.00001v2 [hep-th]",
    ],
)
def test_a_preprint_names_arxiv_in_many_ways(lines: str) -> None:
    record = parsed(f"TY  - JOUR\nTI  - A\n{lines}\nER  - ")

    assert (record.arxiv_id, record.latest_version, record.kind) == ("2101.00001", 2, "preprint")


def test_an_isbn_names_a_book_and_not_its_chapters() -> None:
    lines = "T2  - Big\nA2  - Roe, B.\nA4  - Poe, C.\nSN  - 978-3-16-148410-0"
    book, chapter = (parsed(f"TY  - {kind}\nTI  - A\n{lines}\nER  - ") for kind in ("BOOK", "CHAP"))

    assert (book.isbn, book.series, book.container_title) == ("9783161484100", "Big", None)
    assert book.identifiers == (Identifier("isbn", "9783161484100"),)
    assert [(each.role, each.name.keyname) for each in book.contributors] == [
        ("series-editor", "Roe"),
        ("translator", "Poe"),
    ]
    assert (chapter.isbn, chapter.series, chapter.container_title) == ("9783161484100", None, "Big")
    assert chapter.identifiers == ()
    assert chapter.contributors[0] == Contributor(
        "editor", AuthorName("Roe", "B.", printed="Roe, B.")
    )


def test_a_report_has_a_number() -> None:
    assert parsed("TY  - RPRT\nTI  - A\nSN  - HR-7\nER  - ").report_no == "HR-7"
    assert parsed("TY  - RPRT\nTI  - A\nM1  - 42\nER  - ").report_no == "42"


def test_a_bad_isbn_is_kept_and_said() -> None:
    record = parsed("TY  - BOOK\nTI  - A\nSN  - 978-3-16-148410-1\nER  - ")

    assert (record.isbn, record.identifiers) == ("978-3-16-148410-1", ())
    assert record.warnings == ("'978-3-16-148410-1' is not an ISBN: its check digit is wrong",)


def test_a_link_that_only_endnote_opens_is_no_address() -> None:
    lines = ("UR  - <Go to ISI>://WOS:000123456700001", "UR  - https://example.org/a")

    record = parse("\n".join(("TY  - JOUR", "TI  - Sums", *lines, "ER  - ")).encode())

    assert (record.url, dict(record.extra)["ris.UR"]) == (
        "https://example.org/a",
        ("<Go to ISI>://WOS:000123456700001",),
    )


def test_every_value_of_a_tag_is_kept() -> None:
    record = parsed("TY  - GEN\nTI  - A\nN1  - one\nN1  - two\nT1  - B\nER  - ")

    assert record.extra == (("ris.N1", ("one", "two")), ("ris.T1", ("B",)))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_type_that_its_kind_does_not_tell_is_kept(kind: str) -> None:
    record = parsed(f"TY  - {kind}\nTI  - A\nT2  - B\nER  - ")

    assert record.kind == KINDS[kind]
    assert dict(record.extra).get("ris.TY", (kind,)) == (kind,)


def test_values_on_lines_of_their_own_are_values_of_their_tag() -> None:
    record = parsed(
        "TY  - JOUR\nTI  - A\nKW  - tidal pools\nlimpets\n\nsea stars\n"
        "SN  - 1234-5679 (Print)\n2049-3630 (Electronic)\nAB  - One\nline\nER  - "
    )

    assert record.keywords == ("tidal pools", "limpets", "sea stars")
    assert (record.issn, record.isbn) == ("1234-5679 2049-3630", None)
    assert record.abstract == "One line"
    assert record.warnings == ()


def test_the_end_of_a_file_of_web_of_science_is_no_record() -> None:
    text = b"TY  - JOUR\nTI  - A\nER  -\nEF  - \n"

    assert [each.raw for each in split(io.BytesIO(text))] == [b"TY  - JOUR\nTI  - A\nER  -"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("TI  - A\nER  - ", "it has no TY"),
        ("TY  - JOUR\nER  - ", "nothing but its type"),
        ("TY  - JOUR\nTI  - \nER  - ", "nothing but its type"),
    ],
)
def test_what_is_no_record_says_why(text: str, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        parsed(text)


def test_it_is_told_from_its_content() -> None:
    assert detect(b"Provider: X\r\n\r\nTY  - JOUR\r\n", "x.txt") is FORMAT
    assert choose(b"\xef\xbb\xbfTY - BOOK\nTI - A", "x.txt", None) is FORMAT
    assert not FORMAT.recognise(b"A PARTY  - JOUR is held\n")


def test_names_are_read_again_as_they_were_printed() -> None:
    record = parsed(ARTICLE)

    again = FORMAT.standings[0].reread(record)
    assert again is not None
    assert again.names == record.authors
