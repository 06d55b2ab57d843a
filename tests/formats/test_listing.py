from __future__ import annotations

import io
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import SHARED

from biblio.formats import listing, read
from biblio.formats.listing import FORMAT
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, Rejection, Translation

DATA = SHARED / "listing"

PROSE = (
    "We show that a heap of sand, left alone for long enough, settles into the one shape from "
    "which no further grain can fall, and we measure how long that takes."
)
OTHER = (
    "This note counts the ways in which a path may cross a square without meeting itself, and it "
    "gives a table of these numbers up to a side of twelve."
)
HAN = "翻译:我们证明,一堆沙子放置足够长的时间后会稳定成一种形状,并测量所需时间。"


def results(text: str | bytes) -> list[PaperRecord | Rejection]:
    raw = text if isinstance(text, bytes) else text.encode()
    return list(read(io.BytesIO(raw), FORMAT))


def one(text: str) -> PaperRecord:
    (found,) = results(text)
    assert isinstance(found, PaperRecord), found
    return found


def brief(text: str | bytes) -> list[tuple[str | None, str | None] | str]:
    """Identifier and abstract of each record, the place of each rejection."""
    return [
        (each.arxiv_id, each.abstract) if isinstance(each, PaperRecord) else each.place
        for each in results(text)
    ]


def test_a_record_with_all_its_parts() -> None:
    text = (
        "Sand: {\\O}n Heaps\nAda Lovelace, Paul Erd\\H{o}s and the SAND Collaboration\n\n"
        f"{PROSE}\n{HAN}\n\n21 pages, 11 figures\n\n"
        "arXiv:2108.10818v2 - doi: 10.1016/j.sand.2021.103754 Journal of Sand, 2021, 117: 103754\n"
        "Created: 2021-08-24 Updated: 2021-09-01\n"
    )

    assert one(text) == PaperRecord(
        format="listing",
        arxiv_id="2108.10818",
        title="Sand: Øn Heaps",
        abstract=PROSE,
        authors_text="Ada Lovelace, Paul Erd\\H{o}s and the SAND Collaboration",
        authors=(
            AuthorName("Lovelace", "Ada", printed="Ada Lovelace"),
            AuthorName("Erdős", "Paul", printed="Paul Erd\\H{o}s"),
            AuthorName(
                "SAND Collaboration", is_collaboration=True, printed="the SAND Collaboration"
            ),
        ),
        comments="21 pages, 11 figures",
        journal_ref="Journal of Sand, 2021, 117: 103754",
        doi="10.1016/j.sand.2021.103754",
        submitted="2021-08-24",
        revised="2021-09-01",
        latest_version=2,
        translations=(Translation("zh", abstract=HAN.removeprefix("翻译:")),),
    )


def test_an_abstract_and_an_identifier_are_enough() -> None:
    assert one(f"{PROSE}\narXiv:2412.13535") == PaperRecord(
        format="listing", arxiv_id="2412.13535", abstract=PROSE
    )


def test_the_next_record_may_be_glued_to_the_identifier() -> None:
    text = f"{PROSE}\ntech report of sand\narXiv:2507.20534{OTHER}\narXiv:2412.13535"

    assert brief(text) == [("2507.20534", PROSE), ("2412.13535", OTHER)]
    assert [each.place for each in FORMAT.split(io.BytesIO(text.encode()))] == ["line 1", "line 3"]


@pytest.mark.parametrize(
    "end",
    [
        "arXiv:2507.20534",
        "arXiv:2507.20534v1\n",
        "arXiv:2507.20534\nCreated: 2025-07-28",
        "arXiv:2507.20534\nCreated: 2025-07-28 Updated: 2025-07-29",
        "arXiv:2507.20534 Created: 2025-07-28 Updated: 2025-07-29",
        "arXiv:2507.20534\n\nCreated: 2025-07-28\n\n\n",
        "ARXIV: 2507.20534\r\nCreated: 2025-07-28\r\n",
        "arXiv:2507.20534 - doi: 10.1000/sand\nCreated: 2025-07-28\n",
    ],
)
@pytest.mark.parametrize(
    "begin", [OTHER, "2D " + OTHER, "\n" + OTHER, "$k$ " + OTHER, "ß " + OTHER]
)
def test_wherever_the_next_record_begins_it_is_found(end: str, begin: str) -> None:
    if "doi" in end and not end.endswith("\n") and not begin.startswith("\n"):
        end += "\n"

    assert brief(f"{PROSE}\n{end}{begin}\narXiv:2412.13535") == [
        ("2507.20534", PROSE),
        ("2412.13535", begin.strip()),
    ]


def test_prose_may_name_identifiers() -> None:
    inside = f"{PROSE} See arXiv:2101.00001 and arXiv:2101.00002."
    wrapped = (
        f"{PROSE} See\narXiv:2101.00001 for the proof, and the second part,\n"
        "arXiv:2101.00002, for the tables of\narXiv:2101.00003. arXiv: an archive\narXiv: of prose."
    )

    assert brief(f"{inside}\narXiv:2412.13535") == [("2412.13535", inside)]
    assert [each[0] for each in brief(f"{wrapped}\narXiv:2412.13535")] == ["2412.13535"]


@pytest.mark.parametrize(
    "wrong",
    ["1513.00001", "1412.00001", "1501.0001", "2101.000001", "705.134", "foo/0102536", "x", ""],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_invalid_identifier_costs_one_record(wrong: str, between: str) -> None:
    text = f"{PROSE}\narXiv:{wrong}{between}{OTHER}\narXiv:2412.13535"

    assert brief(text) == ["line 1", ("2412.13535", OTHER)]
    assert "is not an arXiv identifier" in getattr(results(text)[0], "reason", "")


def test_an_invalid_identifier_may_have_the_next_record_glued_to_it() -> None:
    text = f"{PROSE}\narXiv:1513.00001{OTHER}\narXiv:2412.13535"

    assert brief(text) == ["line 1", ("2412.13535", OTHER)]


@pytest.mark.parametrize(
    "dates",
    ["Created: 2025-02-30", "Created: 2025-7-1", "Created: yesterday night", "Updated:"],
)
def test_a_date_that_is_none_costs_one_record(dates: str) -> None:
    text = f"{PROSE}\narXiv:2507.20534\n{dates}\n{OTHER}\narXiv:2412.13535"

    assert brief(text) == ["line 1", ("2412.13535", OTHER)]
    assert "is not a day" in getattr(results(text)[0], "reason", "")


def test_created_alone_means_no_update() -> None:
    created = one(f"{PROSE}\narXiv:2507.20534\nCreated: 2025-07-28")
    updated = one(f"{PROSE}\narXiv:2507.20534\nUpdated: 2025-07-29")

    assert (created.submitted, created.revised) == ("2025-07-28", "2025-07-28")
    assert (updated.submitted, updated.revised) == (None, "2025-07-29")


@pytest.mark.parametrize(
    ("printed", "doi", "journal_ref"),
    [
        ("doi: 10.3847/1538-4357/adbca0", "10.3847/1538-4357/adbca0", None),
        ("doi: 10.1000/a, 10.1000/b J. 1", "10.1000/a, 10.1000/b", "J. 1"),
        ("doi:10.1000/a J. 1 Created: 2025-07-28", "10.1000/a", "J. 1"),
        ("doi: J. 1", None, "J. 1"),
        ("J. 1 (2020) 2", None, "J. 1 (2020) 2"),
    ],
)
def test_doi_and_journal_reference(printed: str, doi: str | None, journal_ref: str | None) -> None:
    found = one(f"{PROSE}\narXiv:2108.10818 - {printed}")

    assert (found.arxiv_id, found.doi, found.journal_ref) == ("2108.10818", doi, journal_ref)


def test_a_record_without_identifier_is_one_where_it_has_an_abstract() -> None:
    assert one(f"{PROSE}\n翻译:沙子。") == PaperRecord(
        format="listing", abstract=PROSE, translations=(Translation("zh", abstract="沙子。"),)
    )
    assert one(PROSE).abstract == PROSE
    assert one(f"We pile sand.\n{HAN}").abstract == "We pile sand."


def test_records_without_identifier_end_where_the_next_abstract_begins() -> None:
    longer = f"{OTHER} {OTHER}"
    text = f"{PROSE}\n{HAN}\nPaths\nAda Lovelace, Jo Doe\n\n{longer}\n{HAN}\n\narXiv:2412.13535"
    first, second = results(text)

    assert isinstance(first, PaperRecord)
    assert isinstance(second, PaperRecord)
    assert (first.arxiv_id, first.title, first.abstract) == (None, None, PROSE)
    assert (second.arxiv_id, second.title, second.abstract) == ("2412.13535", "Paths", longer)
    assert [each.translations == first.translations for each in (first, second)] == [True, True]


@pytest.mark.parametrize(
    "stray", ["and so on", "Sand\nAda Lovelace, Jo Doe", "Created: 2025-07-28"]
)
def test_what_names_no_paper_is_rejected_with_its_place(stray: str) -> None:
    *_, last = results(f"{PROSE}\narXiv:2507.20534\nCreated: 2025-07-28\n\n{stray}\n")

    assert last == Rejection(
        "line 5",
        "there is neither an identifier nor an abstract to find a paper by",
        stray,
        format="listing",
    )


def test_equal_records_have_equal_bytes_wherever_they_stand() -> None:
    record = f"{PROSE}\n\narXiv:2507.20534\nCreated: 2025-07-28"
    text = f"{record}\n\n\n{OTHER}\narXiv:2412.13535\n{record}\n"
    entries = list(FORMAT.split(io.BytesIO(text.encode())))

    assert [each.raw for each in entries] == [
        record.encode(),
        f"{OTHER}\narXiv:2412.13535".encode(),
        record.encode(),
    ]


def test_bytes_that_are_not_utf_8_are_read_all_the_same() -> None:
    raw = f"{PROSE} Müller\narXiv:2507.20534\n".encode("latin-1") + f"{OTHER} Zoë\n".encode()

    assert brief(raw + b"arXiv:2412.13535") == [
        ("2507.20534", f"{PROSE} Müller"),
        ("2412.13535", f"{OTHER} Zoë"),
    ]


def test_a_record_without_end_is_refused_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "ENTRY_LIMIT", 10_000)
    text = f"{PROSE}\n" * 1000 + f"arXiv:2507.20534\n{OTHER}\narXiv:2412.13535"
    found = results(text)

    assert isinstance(found[0], Rejection)
    assert found[0].reason == "a record has more than 0 MiB"
    assert brief(text) == ["line 1", ("2412.13535", OTHER)]


def test_three_thousand_authors_and_a_title_of_a_megabyte() -> None:
    names = ", ".join(f"A{'x' * (n % 7)} Name{chr(97 + n % 26)}" for n in range(3000))
    title = "Sand " * 200_000
    found = one(f"{title}\n{names}\n\n{PROSE}\n\narXiv:2507.20534")

    assert (found.title, len(found.authors), found.abstract) == (title.strip(), 3000, PROSE)


@pytest.mark.parametrize(
    ("head", "is_listing"),
    [
        (f"{PROSE}\narXiv:2507.20534{OTHER}", True),
        (f"{PROSE}\n翻译:沙子", True),
        (f"{PROSE}\n翻译\uff1a沙子", True),
        (f"{PROSE}\narXiv:1513.00001", True),
        (f"{PROSE} arXiv:2507.20534", False),
        (PROSE, False),
        ("\\\\\narXiv:0704.0001\nFrom: A\n\\\\\n", False),
        ('{"id": 1}\narXiv:2507.20534', False),
        ("<feed>\narXiv:2507.20534", False),
        ("", False),
    ],
)
def test_it_is_recognised_by_lines_that_begin_so(head: str, *, is_listing: bool) -> None:
    assert FORMAT.recognise(head.encode()) is is_listing


class Printed(NamedTuple):
    """What stands in a record that is printed for a test."""

    arxiv_id: str
    title: str | None
    authors: str | None
    abstract: str
    translation: str | None
    comments: str | None
    doi: str | None
    created: str | None

    def lines(self, between: str) -> str:
        head = "".join(f"{each}\n" for each in (self.title, self.authors) if each)
        text = f"{head}{between if head else ''}{self.abstract}\n"
        text += f"翻译:{self.translation}\n" if self.translation else ""
        text += f"{between}{self.comments}\n" if self.comments else ""
        text += f"{between}arXiv:{self.arxiv_id}"
        text += f" - doi: {self.doi}\n" if self.doi else ""
        return text + (f"\nCreated: {self.created}" if self.created else "")


WORDS = st.sampled_from(
    ("we", "count", "paths", "that", "cross", "the", "small", "square", "none", "of", "them")
)
HEADS = st.sampled_from(["On Sand", "Sand: A Study of Heaps", "Paths in $n$ Dimensions", "K2"])
NAMES = st.sampled_from(["Ada Lovelace", "J. Doe", "Xiao Di Wu", "Zoë van der Berg", "B. Hu"])
PRINTED = st.builds(
    Printed,
    arxiv_id=st.builds(
        "{:02}{:02}.{:05}".format, *(st.integers(*each) for each in ((15, 29), (1, 12), (1, 99999)))
    ),
    title=HEADS,
    authors=st.lists(NAMES, min_size=2, max_size=30).map(", ".join),
    abstract=st.lists(WORDS, min_size=20, max_size=200).map(
        lambda words: f"In all {' '.join(words)}."
    ),
    translation=st.none() | st.just("我们计算路径。"),
    comments=st.none() | st.sampled_from(["21 pages, 11 figures", "tech report of sand"]),
    doi=st.none() | st.just("10.1000/sand.1"),
    created=st.none() | st.dates().map(str),
)
BARE = st.builds(Printed._replace, PRINTED, title=st.none(), authors=st.none())


@given(st.lists(PRINTED | BARE, max_size=6), st.sampled_from(["", "\n"]), st.booleans())
def test_records_that_are_printed_are_read_back(
    printed: list[Printed],
    between: str,
    glued: bool,
) -> None:
    text = ("" if glued else "\n\n").join(each.lines(between) for each in printed)

    found = [
        (
            *(each.arxiv_id, each.title, each.authors_text, each.abstract),
            *(each.translations[0].abstract if each.translations else None, each.comments),
            *(each.doi, each.submitted),
        )
        for each in results(text)
        if isinstance(each, PaperRecord)
    ]

    assert found == printed


@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from(
            ["arXiv:", "2507.20534", "\n", "翻译:", PROSE, "Created: ", "2025-07-28", " "]
        )
    ).map("".join)
)
def test_no_text_is_lost_and_none_makes_it_fail(text: str) -> None:
    raw = text.encode()
    entries = list(FORMAT.split(io.BytesIO(raw)))

    assert b"".join(b"".join(each.raw for each in entries).split()) == b"".join(raw.split())
    assert len(results(raw)) == len(entries)


FILES = {
    "seed_000": {"2507.20534": (None, 0), "2412.13535": (None, 0)},
    "seed_001": {None: (None, 0)},
    "seed_002": {
        "2507.20534": ("2025-07-28", 168),
        "2408.10059": ("2024-08-19", 0),
        "2408.08443": ("2024-08-15", 0),
    },
    "seed_003": {
        "2507.20534": ("2025-07-28", 168),
        "2407.00079": ("2024-06-23", 0),
        "2108.10818": ("2021-08-24", 0),
    },
    "seed_004": {
        "2507.20534": ("2025-07-28", 168),
        "2504.09501": ("2025-04-13", 0),
        "2504.09550": ("2025-04-13", 0),
    },
}


@pytest.mark.skipif(not DATA.is_dir(), reason="the folder of real input is absent")
def test_real_texts() -> None:
    seen = {}
    for path in sorted(DATA.glob("*.txt")):
        raw = path.read_bytes()
        assert FORMAT.recognise(raw)
        found = [each for each in results(raw) if isinstance(each, PaperRecord)]
        assert len(found) == len(results(raw))
        assert all(each.abstract and len(each.abstract) > 500 for each in found)
        seen[path.stem] = {each.arxiv_id: (each.submitted, len(each.authors)) for each in found}
        for each in found:
            if each.title:
                assert each.title == "Kimi K2: Open Agentic Intelligence"
                assert each.comments == "tech report of Kimi K2"
                assert each.revised == "2025-07-29"

    assert seen == FILES
