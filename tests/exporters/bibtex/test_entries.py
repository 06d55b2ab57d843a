import io
import json
from pathlib import Path
from typing import Any

import pytest
from exporters.bibtex.written import exported, records_in, said, text_of
from factories import ABSTRACT
from hypothesis import given
from hypothesis import strategies as st
from importing.strategies import identified, words

from biblio.exporters import ExportedPaper, ExportOptions, exporter_of
from biblio.formats.bibtex.people import people
from biblio.model.identifiers import Identifier
from biblio.model.kinds import KINDS
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord

PAPER = PaperRecord(
    format="snapshot",
    arxiv_id="2101.00001",
    title="Sums & products",
    authors=(AuthorName("Doe", "Jane"),),
    authors_cut=True,
    categories=("math.CO", "math.IT"),
    comments="5 pages",
    submitted="2021-01-04T10:00:00Z",
    doi="10.5555/A_b",
)
ENTRY = r"""@misc{k0,
  title = {Sums \& products},
  author = {Doe, Jane and others},
  year = {2021},
  eprint = {2101.00001},
  archivePrefix = {arXiv},
  primaryClass = {math.CO},
  doi = {10.5555/A_b},
  url = {https://arxiv.org/abs/2101.00001},
  note = {5 pages}
}
"""
BOOK = PaperRecord(
    format="crossref",
    kind="chapter",
    title="Sums",
    authors=(AuthorName("Doe", "Jane"),),
    contributors=(Contributor("editor", AuthorName("Ditor", "Ed")),),
    container_title="All of Sums",
    container_short="Sums",
    series="Sums now",
    volume="7",
    pages="1-9, 12, S1-12-S1-15",
    publisher="Meadow Press",
    place="Zürich",
    edition="2",
    issued="2001-05-17",
    isbn="9783161484100",
    issn="0896-3207",
    doi="10.5555/a 10.5555/b",
    url="https://a.example/{x}?y=%20",
    language="de",
    retracted=True,
    keywords=("sums", "products, infinite"),
    abstract=ABSTRACT,
)
CHAPTER = r"""@incollection{k0,
  title = {Sums},
  author = {Doe, Jane},
  editor = {Ditor, Ed},
  booktitle = {All of Sums},
  series = {Sums now},
  volume = {7},
  pages = {1--9, 12, S1-12--S1-15},
  publisher = {Meadow Press},
  address = {Z{\"u}rich},
  edition = {2},
  year = {2001},
  month = may,
  day = {17},
  isbn = {9783161484100},
  issn = {0896-3207},
  doi = {10.5555/a},
  otherdois = {10.5555/b},
  url = {https://a.example/%7Bx%7D?y=%20},
  keywords = {sums; products, infinite},
  language = {german},
"""


def test_a_paper_of_arxiv_follows_arxivs_conventions() -> None:
    assert text_of([PAPER]) == ENTRY


def test_a_chapter_has_the_fields_of_the_map() -> None:
    assert text_of([BOOK], tex=True) == f"{CHAPTER}  abstract = {{{ABSTRACT}}}\n}}\n"


def test_biblatex_calls_them_otherwise() -> None:
    of_arxiv, of_book = (text_of([each], "biblatex").splitlines() for each in (PAPER, BOOK))

    assert [each for each in of_arxiv if f"{each}\n" not in ENTRY] == [
        "@online{k0,",
        "  date = {2021},",
        "  eprinttype = {arxiv},",
        "  eprintclass = {math.CO},",
    ]
    assert [each for each in of_book if f"{each}\n" not in CHAPTER][:-1] == [
        "  location = {Zürich},",
        "  date = {2001-05-17},",
        "  langid = {german},",
        "  shortjournal = {Sums},",
        "  pubstate = {retracted},",
        f"  abstract = {{{ABSTRACT}}}",
    ]


def test_the_cases_are_written_as_they_say(shared: Path) -> None:
    cases = shared / "cases" / "interchange"
    verbatim = records_in((cases / "01-url-doi-verbatim.in.bib").read_text())[0]
    capitals = json.loads((cases / "02-capitals-maths.in.json").read_text())
    authors = people(" and ".join(capitals.pop("authors"))).names
    capital = PaperRecord(format="bibtex", authors=authors, **capitals)

    assert text_of([verbatim]) == (cases / "01-url-doi-verbatim.expected-export.bib").read_text()
    stream = io.StringIO()
    paper = exported(capital, "muller2001nasas")
    exporter_of("bibtex").write([paper], stream, ExportOptions(tex=True))
    assert stream.getvalue() == (cases / "02-capitals-maths.expected-export.bib").read_text()


def test_entries_are_divided_by_an_empty_line_and_nothing_is_nothing() -> None:
    assert text_of([]) == ""
    assert text_of([PAPER, PAPER]) == ENTRY + "\n" + ENTRY.replace("k0", "k1")


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_back(name: str, kind: str) -> None:
    for container, arxiv_id in ((None, None), ("J", None), (None, "2101.00001")):
        record = PaperRecord(
            format="ris", title="Sums", kind=kind, container_title=container, arxiv_id=arxiv_id
        )

        (found,) = records_in(text_of([record], name))

        assert (found.kind, found.container_title) == (kind, record.container_title)


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ("2001", None),
        ("2001-05", None),
        ("2001-05-17", None),
        ("2001-05", "May/June 2001"),
        ("2001", "2001~"),
        (None, "in press"),
    ],
)
def test_dates_come_back_as_far_as_they_are_known(
    name: str, issued: str | None, printed: str | None
) -> None:
    record = PaperRecord(format="ris", title="Sums", issued=issued, issued_printed=printed)

    (found,) = records_in(text_of([record], name))

    assert found.issued == issued
    assert found.issued_printed in {printed, None}


@pytest.mark.parametrize("printed", ["2001-22", "2001///Summer", "2001 Summer", "Summer 2001"])
def test_a_season_stands_where_styles_look_for_a_month(printed: str) -> None:
    record = PaperRecord(format="ris", title="Sums", issued="2001", issued_printed=printed)

    text = text_of([record], "bibtex")

    assert "  year = {2001},\n  month = {Summer}" in text
    (found,) = records_in(text)
    assert (found.issued, found.issued_printed) == ("2001", "Summer 2001")


def test_where_a_paper_appeared_is_a_note_if_no_field_says_so() -> None:
    without = PaperRecord(format="abs", arxiv_id="2101.00001", journal_ref="J 5 (2001) 1")
    both = PaperRecord(
        format="abs", arxiv_id="2101.00001", journal_ref="J 5 (2001) 1", comments="5 pages"
    )
    known = PaperRecord(format="abs", arxiv_id="2101.00001", journal_ref="J 5", container_title="J")

    assert "note = {J 5 (2001) 1}" in text_of([without])
    (found,) = records_in(text_of([both]))
    assert (found.journal_ref, found.comments) == (both.journal_ref, both.comments)
    assert "note" not in text_of([known])


def test_what_a_file_said_beyond_the_schema_is_written_back() -> None:
    (record,) = records_in(
        r"@mastersthesis{k, title = {Sums}, year = 2001, annote = {50 \% & more}, type = {Notes},"
        r" file = {a_b.pdf}, crossref = {nowhere}, note = {Seen}}"
    )

    text = text_of([record])

    (found,) = records_in(text)
    assert text.startswith("@mastersthesis{k,")
    assert "crossref" not in text
    assert dict(found.extra) == {
        name: values for name, values in record.extra if name != "bibtex.crossref"
    }


def test_tags_and_lists_of_the_user_stand_beside() -> None:
    paper = exported(PAPER, "k")._replace(tags=("to-read", "5"), lists=("chapter2", "a, b"))
    stream = io.StringIO()

    exporter_of("bibtex").write([paper], stream, ExportOptions())

    assert "  keywords = {to-read, 5},\n  groups = {chapter2; a, b}\n" in stream.getvalue()


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("Chen14", "Chen14"),
        ("Müller:01", "Müller:01"),
        ("a b, {c}", "a-b-c-"),
        ("", "doe2021sums-keyx"),
    ],
)
def test_a_key_is_one_that_readers_take(key: str, written: str) -> None:
    paper = ExportedPaper(PAPER, Identifier("key", "x"), key)
    stream = io.StringIO()

    exporter_of("bibtex").write([paper], stream, ExportOptions())

    assert stream.getvalue().startswith(f"@misc{{{written}")
    (found,) = records_in(stream.getvalue())
    assert found.own_identifiers > {Identifier("arxiv", "2101.00001")}


texts = words | st.sampled_from(("50 % of $x_1$", "R&D", "a {b} \\c", "Über “uns”", "x_y#z"))
people_said = st.lists(
    st.sampled_from(
        (
            AuthorName("Erdős", "P."),
            AuthorName("van der Waerden", "B. L.", "Jr."),
            AuthorName("CMS Collaboration", is_collaboration=True),
            AuthorName("Garcia y Vega", "Juan"),
        )
    ),
    max_size=3,
).map(tuple)


@st.composite
def published(draw: st.DrawFn) -> PaperRecord:
    """Records of several sources together, which speak of nearly every field of an entry."""
    record = draw(identified)
    fields: dict[str, Any] = {
        name: draw(st.none() | texts)
        for name in ("title", "comments", "series", "volume", "issue", "article_number")
    } | {name: draw(st.none() | texts) for name in ("publisher", "place", "edition", "report_no")}
    editors = tuple(Contributor("editor", each) for each in draw(people_said))
    return PaperRecord(
        format=record.format,
        arxiv_id=record.arxiv_id,
        abstract=record.abstract,
        doi=record.doi,
        kind=draw(st.none() | st.sampled_from(KINDS)),
        authors=draw(people_said),
        contributors=editors,
        container_title=draw(st.none() | texts),
        pages=draw(st.none() | st.sampled_from(("1-9", "e12", "S1-12-S1-15", "3, 5-7"))),
        issued=record.issued,
        isbn=draw(st.none() | st.just("9783161484100")),
        url=draw(st.none() | st.just("https://a.example/c_d?e=%20f&g=#h~i")),
        language=draw(st.none() | st.sampled_from(("de", "en", "ko", "zh-Hant"))),
        retracted=draw(st.none() | st.just(True)),  # noqa: FBT003 - a value
        keywords=record.keywords,
        **fields,
    )


@given(record=published(), name=st.sampled_from(("bibtex", "biblatex")), in_tex=st.booleans())
def test_what_a_record_says_comes_back(record: PaperRecord, name: str, in_tex: bool) -> None:
    (found,) = records_in(text_of([record], name, tex=in_tex))

    for field in exporter_of(name).carries:
        if getattr(record, field):
            assert said(found, field) == said(record, field)
    assert found.own_identifiers >= record.own_identifiers
