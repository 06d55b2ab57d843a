from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidData
from biblio.formats import Entry, detect, entries, open_source, read
from biblio.formats.abs import FORMAT
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion, Rejection

RULE = "-" * 78 + "\n"

FULL = r"""\\
arXiv:0704.0001
From: Pavel Nadolsky <somebody@example.com>
Date: Mon, 2 Apr 2007 19:18:42 GMT   (443kb)
Date (revised v2): Tue, 24 Jul 2007 20:10:27 GMT   (370kb,D)

Title: Prompt diphoton production at Tevatron and
  LHC \`a la carte
Authors: C. Bal\'azs (Argonne),
  C.-P. Yuan
Categories: hep-ph math.MP math-ph
Comments: 37 pages;
  published version
Report-no: ANL-HEP-PR-07-12
MSC-class: 53A35
ACM-class: F.2.0
Subj-class: Optics; General
  Physics
Proxy: ccsd
Journal-ref: Phys.Rev.D76:013009,2007
DOI: 10.1103/PhysRevD.76.013009
License: http://arxiv.org/licenses/nonexclusive-distrib/1.0/
\\
  Photon pairs are
computed.
  Then they are compared.
\\
"""

SHORT = r"""\\
Paper: hep-th/9901001
From:  <example@example.com>
Date: Fri, 1 Jan 1999 00:00:00 GMT   (8kb)

Title: A title
Authors: A. Author
Categories: hep-th
\\
"""


def parsed(text: str) -> PaperRecord:
    return FORMAT.parse(text.encode())


def cut(text: str) -> list[Entry]:
    return list(entries(io.BytesIO(text.encode()), FORMAT))


def test_everything_of_a_record() -> None:
    assert parsed(FULL) == PaperRecord(
        format="abs",
        arxiv_id="0704.0001",
        title="Prompt diphoton production at Tevatron and LHC à la carte",
        abstract="Photon pairs are computed.\nThen they are compared.",
        authors_text="C. Bal\\'azs (Argonne), C.-P. Yuan",
        authors=(
            AuthorName("Balázs", "C.", printed="C. Bal\\'azs", affiliations=("Argonne",)),
            AuthorName("Yuan", "C.-P.", printed="C.-P. Yuan"),
        ),
        comments="37 pages; published version",
        journal_ref="Phys.Rev.D76:013009,2007",
        doi="10.1103/PhysRevD.76.013009",
        report_no="ANL-HEP-PR-07-12",
        license="http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
        submitter="Pavel Nadolsky",
        categories=("hep-ph", "math-ph"),
        submitted="2007-04-02T19:18:42Z",
        revised="2007-07-24T20:10:27Z",
        latest_version=2,
        versions=(
            PaperVersion(1, "2007-04-02T19:18:42Z", 443 * 1024),
            PaperVersion(2, "2007-07-24T20:10:27Z", 370 * 1024),
        ),
        withdrawn=False,
        extra=(
            ("acm_class", ("F.2.0",)),
            ("msc_class", ("53A35",)),
            ("proxy", ("ccsd",)),
            ("subj_class", ("Optics; General Physics",)),
        ),
    )


def test_record_without_abstract() -> None:
    assert parsed(SHORT) == PaperRecord(
        format="abs",
        arxiv_id="hep-th/9901001",
        title="A title",
        authors_text="A. Author",
        authors=(AuthorName("Author", "A.", printed="A. Author"),),
        categories=("hep-th",),
        submitted="1999-01-01T00:00:00Z",
        revised="1999-01-01T00:00:00Z",
        latest_version=1,
        versions=(PaperVersion(1, "1999-01-01T00:00:00Z", 8 * 1024),),
        withdrawn=False,
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Paper: hep-th/9901001", "hep-th/9901001"),
        ("Paper (*cross-listing*): hep-th/9901001", "hep-th/9901001"),
        ("arXiv:1005.1529 (*cross-listing*)", "1005.1529"),
        ("arXiv:math.GT/0309136", "math/0309136"),
        ("arXiv: 1005.1529v2", "1005.1529"),
    ],
)
def test_spellings_of_the_first_line(line: str, expected: str) -> None:
    text = SHORT.replace("Paper: hep-th/9901001", line)
    assert parsed(text).arxiv_id == expected
    assert FORMAT.recognise(text.encode())
    assert FORMAT.recognise(text.replace("\n", "\r\n").encode())


def test_windows_line_ends_make_no_difference() -> None:
    assert parsed(FULL.replace("\n", "\r\n")) == parsed(FULL)


def test_revision_without_number_gives_a_date_and_no_version() -> None:
    revised = "Date (revised): Sat, 2 Jan 1999 00:00:00 GMT\n\nTitle"
    record = parsed(SHORT.replace("\nTitle", revised))
    assert (record.submitted, record.revised, record.latest_version) == (
        "1999-01-01T00:00:00Z",
        "1999-01-02T00:00:00Z",
        None,
    )
    assert [version.version for version in record.versions] == [1]
    assert record.withdrawn is None


@pytest.mark.parametrize(
    ("note", "size", "withdrawn"),
    [
        ("(0kb,I)", 0, True),
        ("(2kb,I)", 2048, False),
        ("(8kb)", 8192, False),
        ("(8kb,D)", 8192, False),
        ("", None, None),
    ],
)
def test_size_and_flags(note: str, size: int | None, withdrawn: bool | None) -> None:
    record = parsed(SHORT.replace("(8kb)", note))
    assert (record.versions[0].size, record.withdrawn) == (size, withdrawn)


@pytest.mark.parametrize(
    ("line", "submitter"),
    [
        ("From: Ann Author  <example@example.com>", "Ann Author"),
        ("From: Ann Author", "Ann Author"),
        ("From:  <example@example.com>", None),
        ("From: example@example.com", None),
        ("From: example@example.com (Ann Author)", "Ann Author"),
        ('From: Hans G\\"unther <a@b>', "Hans Günther"),
    ],
)
def test_submitter_is_a_name_without_address(line: str, submitter: str | None) -> None:
    assert parsed(SHORT.replace("From:  <example@example.com>", line)).submitter == submitter


def test_lines_of_latin_1_among_utf_8() -> None:
    raw = SHORT.replace("A title", "Müller's title").encode()
    raw = raw.replace(b"A. Author", "Hans Günther".encode("latin-1"))
    record = FORMAT.parse(raw)
    assert (record.title, record.authors_text) == ("Müller's title", "Hans Günther")


def test_other_fields_are_kept_and_repeated_ones_joined() -> None:
    record = parsed(SHORT.replace("Title", "Comments: one\nComments: two\nRemark-x: three\nTitle"))
    assert (record.comments, record.extra) == ("one two", (("remark_x", ("three",)),))


def test_address_at_the_left_margin_is_no_field() -> None:
    record = parsed(SHORT.replace("Title", "Comments: see\nhttp://example.org/x\nTitle"))
    assert record.comments == "see http://example.org/x"


def test_control_characters_are_dropped_and_said() -> None:
    record = parsed(SHORT.replace("A title", "A\x00 ti\x1btle"))
    assert (record.title, record.warnings) == ("A title", ("control characters were dropped",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHORT.replace("Paper: hep-th/9901001\n", ""), "it has no line `arXiv:` or `Paper:`"),
        (SHORT.replace("hep-th/9901001", ""), "it has no line `arXiv:` or `Paper:`"),
        (SHORT.replace("9901001", "9901000"), "numbers begin with 001"),
        (SHORT.replace("1 Jan 1999", "30 Feb 1999"), "is not a date and time"),
        (SHORT.replace("Date:", "Date (lost):"), "`Date (lost)` is not a date of a version"),
        (SHORT.replace("From", "Date: Fri, 2 Jan 1999 00:00:00 GMT\nFrom"), "stands there twice"),
        (SHORT.replace("From", "arXiv:0704.0001\nFrom"), "it names two papers"),
        (SHORT.removesuffix("\\\\\n"), "below its fields is missing"),
        (FULL.removesuffix("\\\\\n"), "below its abstract is missing"),
        (SHORT + "\n\\\\\nmore", "text stands outside"),
        ("some words\n", "it is text between records, not a record"),
    ],
)
def test_what_cannot_be_is_refused(text: str, expected: str) -> None:
    with pytest.raises(InvalidData) as caught:
        parsed(text)
    assert expected in str(caught.value)


def test_preamble_is_no_entry_and_every_block_is() -> None:
    text = RULE * 2 + "\nPapers received\n get 9901001\n\n" + RULE + RULE + SHORT + RULE + FULL
    assert cut(text) == [
        Entry(SHORT.encode(), "line 9", is_closed=True),
        Entry(FULL.encode(), "line 19", is_closed=True),
    ]
    assert cut(text + RULE) == cut(text)


def test_preamble_alone_holds_nothing() -> None:
    assert cut(RULE + "Papers received\n" + RULE) == []


def test_blocks_without_rules_between_them_are_told_apart() -> None:
    found = list(read(io.BytesIO((SHORT + FULL + SHORT).encode()), FORMAT))
    assert [each.arxiv_id for each in found if isinstance(each, PaperRecord)] == [
        "hep-th/9901001",
        "0704.0001",
        "hep-th/9901001",
    ]


def test_text_between_blocks_is_rejected_not_lost() -> None:
    text = SHORT + RULE + "something else\n" + RULE + FULL
    first, odd, last = read(io.BytesIO(text.encode()), FORMAT)
    assert isinstance(first, PaperRecord)
    assert odd == Rejection(
        "line 11", "it is text between records, not a record", "something else\n", format="abs"
    )
    assert isinstance(last, PaperRecord)


@pytest.mark.slow
def test_block_beyond_the_limit_is_rejected_and_the_next_is_read() -> None:
    huge = SHORT.replace("A title", "A title\n" + ("  x" * 300_000 + "\n") * 80)
    first, second = cut(huge + RULE + SHORT)
    assert first.fault == "the record has more than 64 MiB"
    assert len(first.raw) == 1 << 16
    assert second == Entry(SHORT.encode(), f"line {huge.count(chr(10)) + 2}")


@pytest.mark.parametrize(
    ("place", "piece", "filling"),
    [
        ("Fri, 1 Jan 1999", " ", "{}Fri, 1 Jan 1999"),
        ("(8kb)", " ", "{}x"),
        ("From:", " ", "From{}"),
        ("<example@example.com>", "x", "{}"),
        ("<example@example.com>", "<", "{}"),
        ("Comments: one", "Comments: one\n", "{}"),
        ("Paper:", " ", "Paper{}:"),
    ],
)
def test_long_fields_take_no_longer_than_their_length(place: str, piece: str, filling: str) -> None:
    def long(size: int) -> bytes:
        field = filling.format(piece * (size // len(piece)))
        return SHORT.replace("\nTitle", "Comments: one\n\nTitle").replace(place, field).encode()

    def one(text: bytes) -> None:
        assert len(list(read(io.BytesIO(text), FORMAT))) == 1

    assert_linear(one, long, 2_000)


@given(st.lists(st.sampled_from([*(FULL + SHORT + RULE).splitlines(keepends=True), "x\n"])))
def test_any_lines_give_records_and_rejections(texts: list[str]) -> None:
    text = "".join(texts)
    found = list(read(io.BytesIO(text.encode()), FORMAT))
    assert all(isinstance(each, PaperRecord | Rejection) for each in found)


def everything(path: Path) -> list[PaperRecord | Rejection]:
    """What a real file or folder gives, its format detected."""
    found: list[PaperRecord | Rejection] = []
    with open_source(path) as members:
        for member in members:
            assert detect(member.stream.head(), member.name) is FORMAT
            found.extend(read(member.stream, FORMAT))
    return found


@pytest.mark.parametrize(("month", "blocks"), [("9207", 11), ("0001", 605), ("1005", 1140)])
def test_every_block_of_a_real_month_becomes_a_record(
    shared: Path, month: str, blocks: int
) -> None:
    path = shared / "abs" / "listings" / f"astro-ph-{month}.txt"
    marks = [line for line in path.read_bytes().splitlines() if line.startswith(b"\\\\")]
    found = everything(path)
    assert len(found) == len(marks) // 2 == blocks
    records = [each for each in found if isinstance(each, PaperRecord)]
    assert len(records) == blocks
    assert all(each.title and each.authors and each.categories for each in records)
    assert all(each.submitted and each.revised and each.latest_version for each in records)


def test_one_identifier_twice_stays_two_records(shared: Path) -> None:
    found = everything(shared / "abs" / "listings" / "astro-ph-1005.txt")
    counts = Counter(each.arxiv_id for each in found if isinstance(each, PaperRecord))
    assert [count for count in counts.values() if count > 1] == [2]


def test_latin_1_and_utf_8_of_a_real_month(shared: Path) -> None:
    found = everything(shared / "abs" / "listings" / "astro-ph-1005.txt")
    records = [each for each in found if isinstance(each, PaperRecord)]
    assert "Hans Moritz Günther" in {each.submitter for each in records}
    assert any("Miville-Deschˆenes" in (each.authors_text or "") for each in records)


def test_withdrawn_papers_of_a_real_month(shared: Path) -> None:
    found = everything(shared / "abs" / "listings" / "astro-ph-1005.txt")
    assert {
        each.arxiv_id for each in found if isinstance(each, PaperRecord) and each.withdrawn
    } == {
        "1005.4667",
        "1005.5481",
    }


def test_single_files_agree_with_the_snapshot(shared: Path) -> None:
    found = [each for each in everything(shared / "abs" / "0704") if isinstance(each, PaperRecord)]
    assert [each.arxiv_id for each in found] == [f"0704.{number:04}" for number in range(1, 201)]
    [member, *_] = (shared / "snapshot").iterdir()
    with open_source(member) as members:
        stream = next(members).stream
        known = {
            each.arxiv_id: each
            for each in read(stream, detect(stream.head(), "snapshot"))
            if isinstance(each, PaperRecord)
        }
    later = set()
    for each in found:
        other = known[each.arxiv_id]
        assert (each.title, each.categories) == (other.title, other.categories)
        assert (each.submitted, len(each.authors)) == (other.submitted, len(other.authors))
        if each.latest_version == other.latest_version:
            assert (each.abstract, each.comments) == (other.abstract, other.comments)
            assert each.revised == other.revised
        else:
            later.add(each.arxiv_id)
    assert later == {"0704.0033", "0704.0038", "0704.0189"}  # revised after the files were made
