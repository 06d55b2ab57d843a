"""Papers go out in each format and come in again: what it carries is the same."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import examples

from biblio.exporters import EXPORTERS, ExportedPaper, ExportOptions, exporter_of
from biblio.formats import by_name, fields, read
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier, dois
from biblio.model.names import AuthorName
from biblio.model.quick_values import changed
from biblio.model.records import Contributor, PaperRecord, PaperVersion, Rejection

HOSTILE: Final = (
    *("A\nTY  - BOOK", "A\r\nER  - \r\n", "A\tB\x0bC\x85D\u2028E", "\x00A\x1b[31m\x7fB\u202e"),
    *("{A", "A}", "@book{x, title={y}}", 'say "A"', "\\", "\\foo{A} \\%", "50 % & $5 # 7_8 ^ ~"),
    *("<q>A</q> & <B", "AT&T; R&D &c", "``A'' `B'", "$x_{1}^2 \\in \\{a\\}$ $", "a -- b --- c – d"),
    *("Zoë Ørsted ß Ⅻ ﬁ", "Ἀθῆναι", "数学 の 本", "العربية", "𝔸 👩‍🔬 e\u0301", "=1+1", "'; DROP"),
)
"""What has a meaning to some program, or none to most; the markup of CSL-JSON is none of a text."""

NAMES: Final = (
    AuthorName("Erdős", "P."),
    AuthorName("van der Waerden", "B. L."),
    AuthorName("Roe", "B. C.", "Jr."),
    AuthorName("O'Brien", "Ann-Marie"),
    AuthorName("Παπαδόπουλος", "Νίκος"),
    AuthorName("李小明"),
    AuthorName("Sudha"),
    AuthorName("Flock Consortium", is_collaboration=True),
)
OF_KINDS: Final = {
    "article": ("container_title", "volume", "issue", "pages", "issn"),
    "conference-paper": ("container_title", "series", "pages", "publisher", "place", "isbn"),
    "book": ("series", "volume", "publisher", "place", "edition", "isbn"),
    "chapter": ("container_title", "series", "pages", "publisher", "place", "isbn"),
    "thesis": ("publisher", "place"),
    "report": ("report_no", "publisher", "place"),
    "preprint": (),
    "other": ("publisher", "place"),
}
"""What is said of each kind of papers, beside what is said of all."""

EXTRA: Final = {"ris": ("ris.XX", "ris.U1"), "snapshot": ("proxy", "funding")}
"""Further fields that are carried, by format."""

FURTHER: Final = {key for keys in EXTRA.values() for key in keys}

DERIVED: Final = frozenset({"kind", "issued", "issued_printed", "url", "submitted", "revised"})
"""Where a record is silent of these, a format may tell what follows from what it says."""

# As any reader makes it: on one line, in NFC, without what nobody sees.
texts = (
    (st.sampled_from(HOSTILE) | st.text(max_size=12))
    .map(lambda text: fields.line(normalize("NFC", f"{text} W")) or "")
    .filter(bool)
)
# arXiv prints these in TeX, which formats of TeX take for what it means.
plain_texts = texts.filter(lambda text: text == fields.title(text)[0])
values: Final[dict[str, st.SearchStrategy[Any]]] = {
    "pages": st.sampled_from(("11-19", "17", "1-5, 7", "xi-xx")),
    "issn": st.sampled_from(("1234-5679", "1234-5679 2345-6786")),
    "isbn": st.just("9783161484100"),
    "volume": st.sampled_from(("7", "7B")),
    "issue": st.sampled_from(("2", "1-2")),
    "edition": st.sampled_from(("2", "Second")),
    "report_no": st.sampled_from(("HR-7", "42")),
}
words = st.sampled_from(("sheep", "counting of sheep", "Zählen", "数", "C++"))
authors = st.lists(st.sampled_from(NAMES), max_size=3).map(tuple)
versions = st.sampled_from(
    (
        (),
        (PaperVersion(1, "2021-01-04T10:00:00Z"),),
        (PaperVersion(1, "2021-01-04"), PaperVersion(3, "2022-02-28T00:00:00Z", 2048)),
    )
)


@st.composite
def papers(draw: st.DrawFn) -> PaperRecord:
    """A paper of any kind that says what papers of its kind say."""
    kind = draw(st.sampled_from(sorted(OF_KINDS)))
    said = {
        name: draw(values.get(name, texts))
        for name in OF_KINDS[kind]
        if name == "container_title" or draw(st.booleans())
    }
    said |= {"kind": draw(st.none() | st.just(kind))} if kind == "preprint" else {"kind": kind}
    if kind == "article" and draw(st.booleans()):
        said["container_short"] = draw(texts)
    if kind == "preprint" or (kind != "other" and draw(st.booleans())):
        said |= {
            "arxiv_id": draw(st.sampled_from(("0704.0001", "2101.00002", "hep-th/9901001"))),
            "categories": draw(st.sampled_from(((), ("hep-th",), ("math.CO", "cs.IT")))),
            "comments": draw(st.none() | plain_texts),
            "versions": draw(versions),
        }
    roles = ("editor", "translator") if kind in {"book", "chapter"} else ("editor",)
    return normalise(
        PaperRecord(
            format="merged",
            title=draw(texts),
            abstract=draw(st.none() | st.lists(plain_texts, min_size=1, max_size=2).map("\n".join)),
            authors=draw(authors),
            contributors=draw(
                st.lists(
                    st.builds(Contributor, st.sampled_from(roles), st.sampled_from(NAMES)),
                    max_size=2,
                ).map(lambda found: tuple(sorted(found)))
            ),
            doi=draw(st.none() | st.sampled_from(("10.5555/A_b(1)<2>", "10.5555/c"))),
            issued=draw(st.none() | st.sampled_from(("1999", "2001-05", "2001-05-17"))),
            url=draw(st.none() | st.just("https://example.org/a_b?c=%7Ed&e#f")),
            language=draw(st.none() | st.sampled_from(("en", "de"))),
            keywords=tuple(draw(st.lists(words, max_size=2, unique=True))),
            **said,
        )
    )


def round_trip(name: str, written: Sequence[ExportedPaper]) -> list[PaperRecord | Rejection]:
    """What becomes of papers that are written in a format and read again."""
    exporter, stream = exporter_of(name), io.StringIO(newline="")
    exporter.write(written, stream, ExportOptions())
    source = by_name(exporter.read_by)
    raw = stream.getvalue().encode()
    assert source.recognise(raw[:65536]) or not written
    return [
        each if isinstance(each, Rejection) else normalise(each)
        for each in read(io.BytesIO(raw), source)
    ]


def said_of(record: PaperRecord, name: str) -> Any:
    """What *record* says in the field *name*, without what no format but our own keeps."""
    value = getattr(record, name)
    match name:
        case "authors":
            return [each[:4] for each in value]  # how a name is printed is the format's
        case "contributors":
            return sorted((each.role, each.name[:4]) for each in value)
        case "doi":
            return dois(value)
        case "abstract":
            return " ".join((value or "").split())
        case "extra":
            return {key: said for key, said in value if key in FURTHER}
    return value


@pytest.mark.parametrize("name", EXPORTERS)
@settings(max_examples=examples(60))
@given(records=st.lists(papers(), min_size=1, max_size=3), further=texts)
def test_what_a_format_carries_comes_back(
    name: str, records: list[PaperRecord], further: str
) -> None:
    exporter = exporter_of(name)
    extra = tuple((key, (further,)) for key in sorted(EXTRA.get(name, ())))
    written = [
        ExportedPaper(
            changed(each, extra=extra),
            Identifier("doi", f"10.5555/{number}"),
            f"key{number}" if exporter.has_keys else "",
        )
        for number, each in enumerate(records)
        if exporter.takes(each)
    ]

    found = round_trip(name, written)

    assert len(found) == len(written)
    for paper, again in zip(written, found, strict=True):
        assert isinstance(again, PaperRecord), again
        assert again.arxiv_id == paper.record.arxiv_id
        for field in sorted(exporter.carries):
            said = said_of(paper.record, field)
            if said is not None or field not in DERIVED:
                assert said_of(again, field) == said, field
