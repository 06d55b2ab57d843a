"""Merging is a join: commutative, associative, idempotent; and sources are kept whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing.strategies import of_one_paper

from biblio.importing.normalise import normalise
from biblio.merging.merge import MERGED, differences, merge, restore
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import Contributor, PaperRecord, PaperVersion, Reference

SNAPSHOT = PaperRecord(
    format="snapshot",
    arxiv_id="0704.0001",
    title="Full title",
    abstract="The abstract.",
    authors=(AuthorName("Balázs", "C.", printed="C. Bal\\'azs"),),
    submitted="2007-04-02T19:18:42Z",
    revised="2007-07-24T20:10:27Z",
    latest_version=2,
    versions=(
        PaperVersion(1, "2007-04-02T19:18:42Z"),
        PaperVersion(2, "2007-07-24T20:10:27Z"),
    ),
    datestamp="2008-11-26",
)


@given(of_one_paper)
def test_the_merge_of_one_record_is_that_record(record: PaperRecord) -> None:
    of_paper = replace(record, format=MERGED, datestamp=None, library=None, is_notice=False)

    assert merge([record]) == of_paper


@given(st.lists(of_one_paper, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(records: list[PaperRecord], random: Random) -> None:
    shuffled = [*records, records[0]]
    random.shuffle(shuffled)

    assert merge(shuffled) == merge(records)


@given(st.lists(of_one_paper, min_size=1, max_size=4))
def test_every_source_is_whole_again_beside_the_merged_paper(records: list[PaperRecord]) -> None:
    merged = merge(records)

    for record in records:
        said = differences(record, merged)
        again = restore(said, merged, format_name=record.format, datestamp=record.datestamp)
        assert replace(again, library=record.library) == record


def test_a_partial_record_erases_nothing() -> None:
    partial = PaperRecord(format="oai:arXivRaw", arxiv_id="0704.0001", title="Better title")

    assert merge([SNAPSHOT, partial]) == replace(
        SNAPSHOT, format=MERGED, datestamp=None, title="Full title"
    )


@pytest.mark.parametrize("created", ["2024-01-01", "2007-04-01"])
def test_created_of_the_oai_format_never_replaces_a_better_submitted_date(created: str) -> None:
    oai = PaperRecord(
        format="oai:arXiv", arxiv_id="0704.0001", submitted=created, datestamp="2025-04-01"
    )

    assert merge([oai, SNAPSHOT]).submitted == "2007-04-02T19:18:42Z"


def test_who_knows_a_newer_version_knows_when_the_paper_was_revised() -> None:
    atom = PaperRecord(
        format="atom",
        arxiv_id="0704.0001",
        submitted="2007-04-02T19:18:42Z",
        revised="2009-01-01T00:00:00Z",
        latest_version=3,
        versions=(
            PaperVersion(1, "2007-04-02T19:18:42Z"),
            PaperVersion(3, "2009-01-01T00:00:00Z"),
        ),
    )

    merged = merge([SNAPSHOT, atom])

    assert (merged.revised, merged.latest_version) == ("2009-01-01T00:00:00Z", 3)
    assert merged.versions == (
        PaperVersion(1, "2007-04-02T19:18:42Z"),
        PaperVersion(2, "2007-07-24T20:10:27Z"),
        PaperVersion(3, "2009-01-01T00:00:00Z"),
    )


def test_structured_names_win_over_printed_ones_whatever_their_age() -> None:
    printed = PaperRecord(
        format="oai:arXivRaw",
        arxiv_id="0704.0001",
        authors=(AuthorName("Balazs", "Csaba", printed="Csaba Balazs"),),
        datestamp="2026-01-01",
    )

    assert merge([printed, SNAPSHOT]).authors == SNAPSHOT.authors


def test_of_equals_the_newer_datestamp_wins_then_the_value() -> None:
    older = PaperRecord(format="snapshot", arxiv_id="0704.0001", title="Z", datestamp="2008-01-01")
    newer = replace(older, title="A", datestamp="2009-01-01")
    same_day = replace(newer, title="B")

    assert merge([older, newer]).title == "A"
    assert merge([older, newer, same_day]).title == "B"


def test_a_deletion_holds_until_a_newer_word() -> None:
    deletion = PaperRecord(
        format="oai:header", arxiv_id="0704.0001", deleted=True, datestamp="2010-01-01"
    )
    before = PaperRecord(
        format="oai:arXiv", arxiv_id="0704.0001", deleted=False, datestamp="2009-01-01"
    )
    after = replace(before, datestamp="2011-01-01")

    assert merge([deletion, before]).deleted is True
    assert merge([deletion, before, after]).deleted is False


NOTICE = "This paper has been withdrawn"


@pytest.mark.parametrize(
    ("one", "other", "withdrawn"),
    [
        # A source that does not number the versions knows a newer one by its date.
        (
            {"format": "snapshot", "comments": "5 pages", "revised": "2021-01-04T00:00:00Z"},
            {"format": "oai:arXiv", "comments": NOTICE, "revised": "2021-02-01"},
            True,
        ),
        (
            {"format": "oai:arXiv", "comments": NOTICE, "revised": "2021-02-01"},
            {"format": "snapshot", "comments": "back again", "revised": "2022-01-01T00:00:00Z"},
            False,
        ),
        # A flag is a word; comments that are silent of it are none against it.
        (
            {"format": "snapshot", "comments": "see the other", "revised": "2021-01-04T00:00:00Z"},
            {
                "format": "abs",
                "comments": "see the other",
                "revised": "2021-01-04T00:00:00Z",
                "withdrawn": True,
            },
            True,
        ),
        # Of one day the better source's text decides.
        (
            {"format": "snapshot", "comments": "5 pages", "revised": "2021-01-04T00:00:00Z"},
            {"format": "listing", "comments": NOTICE, "revised": "2021-01-04"},
            False,
        ),
    ],
)
def test_who_knows_the_newer_version_says_whether_it_withdraws(
    one: dict[str, Any], other: dict[str, Any], *, withdrawn: bool
) -> None:
    records = [normalise(PaperRecord(arxiv_id="0704.0001", **said)) for said in (one, other)]

    assert merge(records).withdrawn is withdrawn
    assert merge(records[::-1]).withdrawn is withdrawn


@pytest.mark.parametrize(
    ("field", "value", "order"),
    [
        ("title", "T {0}", ("hand", "oai:arXivRaw", "crossref", "bibtex", "repair")),
        ("container_title", "J {0}", ("hand", "crossref", "bibtex", "oai:arXivRaw")),
        ("volume", "{0}", ("hand", "crossref", "bibtex", "snapshot")),
        ("issued", "200{0}", ("hand", "crossref", "bibtex", "snapshot")),
        ("isbn", "978316148410{0}", ("hand", "crossref", "bibtex", "snapshot")),
        ("report_no", "R-{0}", ("hand", "snapshot", "abs", "bibtex", "stranger")),
        ("comments", "{0} pages", ("hand", "oai:arXivRaw", "atom", "abs", "listing", "bibtex")),
    ],
)
def test_who_is_believed(field: str, value: str, order: tuple[str, ...]) -> None:
    """Whatever the values are: once the better source has the lesser one, once the greater."""
    for better, worse in pairwise(order):
        for first, second in ((1, 2), (2, 1)):
            said: list[dict[str, Any]] = [{field: value.format(each)} for each in (first, second)]
            records = [
                PaperRecord(format=name, doi="10.5555/a", **each)
                for name, each in zip((better, worse), said, strict=True)
            ]
            assert getattr(merge(records), field) == getattr(records[0], field), (better, worse)


@pytest.mark.parametrize(
    ("preprint", "published"),
    [("crossref", "crossref"), ("crossref", "bibtex"), ("bibtex", "bibtex")],
)
def test_what_was_published_is_believed_before_its_preprint(preprint: str, published: str) -> None:
    before = PaperRecord(
        format=preprint, doi="10.5555/p", kind="preprint", issued="2020-12", publisher="Zoo Server"
    )
    after = PaperRecord(
        format=published, doi="10.5555/v", kind="article", issued="2019", publisher="A Press"
    )

    merged = merge([before, after])

    assert (merged.kind, merged.issued, merged.publisher) == ("article", "2019", "A Press")
    assert merge([after, replace(before, format="hand")]).kind == "preprint"


@pytest.mark.parametrize(
    ("field", "poorer", "fuller"),
    [
        (
            "contributors",
            (Contributor("editor", AuthorName("Itor", "Ed")),),
            (Contributor("editor", AuthorName("Ant", "A.")), Contributor("chair", AuthorName("B"))),
        ),
        ("references", (Reference(text="Z"),), (Reference("doi", "10.5555/a"), Reference())),
        ("keywords", ("zoo",), ("a", "b")),
    ],
)
def test_lists_of_values_are_weighed(field: str, poorer: Any, fuller: Any) -> None:
    one, other = (
        PaperRecord(format="bibtex", doi="10.5555/a", **{field: value})
        for value in (poorer, fuller)
    )

    assert getattr(merge([one, other]), field) == getattr(merge([other, one]), field) == fuller


def test_what_any_list_of_references_names_is_cited() -> None:
    believed = PaperRecord(
        format="crossref",
        doi="10.5555/a",
        references=(
            Reference("doi", "10.5555/x", "X", (Identifier("pmid", "7"),)),
            Reference(text="Y"),
        ),
    )
    other = PaperRecord(
        format="openalex",
        doi="10.5555/a",
        references=(Reference("openalex", "W1"), Reference("doi", "10.5555/x")),
        cited=(Identifier("arxiv", "0704.0001"), Identifier("pmid", "7")),
    )

    merged = merge([other, believed])

    assert (merged.references, merged.cited) == (
        believed.references,
        (Identifier("arxiv", "0704.0001"), Identifier("openalex", "W1")),
    )
    assert merge([believed]).cited == ()


@pytest.mark.parametrize("raw", ["oai:arXivRaw", "snapshot"])
def test_authors_are_best_from_arxiv_then_from_crossref(raw: str) -> None:
    arxiv, crossref, bibtex = (
        replace(listed(name, 1), authors=(AuthorName("Doe", each, printed=f"{each} Doe"),))
        for name, each in ((raw, "J."), ("crossref", "Jane"), ("bibtex", "Joan"))
    )

    assert merge([bibtex, crossref, arxiv]).authors == arxiv.authors
    assert merge([bibtex, crossref]).authors == crossref.authors


def test_a_notice_is_believed_last_in_every_field() -> None:
    notice = PaperRecord(
        format="crossref",
        doi="10.5555/e",
        title="Erratum: Full title",
        authors=tuple(AuthorName(f"Person{number}", printed=f"P{number}") for number in range(9)),
        authors_text="P0; P1",
        kind="article",
        container_title="Another Journal",
        volume="9",
        issued="2009",
        withdrawn=True,
        revised="2030-01-01",
        is_notice=True,
        datestamp="2030-01-01",
    )
    work = replace(
        notice,
        format="bibtex",
        title="full",
        authors=(AuthorName("Doe", "J.", printed="J. Doe"),),
        authors_text="J. Doe",
        authors_cut=True,
        kind="other",
        container_title="A Journal",
        volume="1",
        issued="2001",
        withdrawn=False,
        revised="2001-01-01",
        is_notice=False,
        datestamp=None,
    )

    assert merge([notice, work]) == replace(
        merge([work]), identifiers=merge([notice, work]).identifiers
    )
    assert merge([notice]).title == "Erratum: Full title"


def listed(format_name: str, count: int, *, cut: bool = False, **said: Any) -> PaperRecord:
    """A record with a list of *count* authors, printed and parsed."""
    names = tuple(
        AuthorName(f"Person{number}", printed=f"Person{number}") for number in range(count)
    )
    return PaperRecord(
        format=format_name,
        arxiv_id="0704.0001",
        authors=names,
        authors_cut=cut,
        authors_text=", ".join(name.printed for name in names) + (", et al." if cut else ""),
        **said,
    )


@pytest.mark.parametrize(
    ("records", "count", "cut"),
    [
        # Of equal trust and date the fuller one.
        ([listed("abs", 66), listed("abs", 7)], 66, False),
        ([listed("snapshot", 66), listed("oai:arXiv", 7)], 66, False),
        # Trust and dates come first.
        ([listed("listing", 66), listed("snapshot", 7)], 7, False),
        (
            [listed("abs", 66, datestamp="2020-01-01"), listed("abs", 7, datestamp="2021-01-01")],
            7,
            False,
        ),
        # A cut list gives way to any whole one that is as long.
        ([listed("snapshot", 7, cut=True), listed("listing", 7)], 7, False),
        (
            [listed("snapshot", 7, cut=True, datestamp="2024-01-01"), listed("listing", 66)],
            66,
            False,
        ),
        # A shorter one stands by its source.
        ([listed("snapshot", 8, cut=True), listed("listing", 7)], 8, True),
        ([listed("listing", 8, cut=True), listed("snapshot", 7)], 7, False),
        # The cut one is out of it, whoever takes its place.
        ([listed("snapshot", 8, cut=True), listed("abs", 3), listed("listing", 9)], 3, False),
        ([listed("snapshot", 8, cut=True), listed("listing", 9, cut=True)], 8, True),
    ],
)
def test_fuller_beats_poorer(records: list[PaperRecord], count: int, *, cut: bool) -> None:
    for some in (records, records[::-1], [*records, records[0]]):
        merged = merge(some)
        assert (len(merged.authors), merged.authors_cut) == (count, cut)
        assert (merged.authors_text or "").endswith("et al.") is cut


@pytest.mark.parametrize(
    ("field", "poorer", "fuller"),
    [
        ("abstract", "We count", "We count all of them."),
        ("title", "zebras", "A field of zebras"),
        ("categories", ("math.CO",), ("cs.DM", "math.CO")),
        ("submitted", "2021-01-05", "2021-01-04T10:00:00Z"),
    ],
)
def test_of_equals_the_fuller_value_wins(field: str, poorer: Any, fuller: Any) -> None:
    one, other = (
        PaperRecord(format="abs", arxiv_id="0704.0001", **{field: value})
        for value in (poorer, fuller)
    )

    assert getattr(merge([one, other]), field) == getattr(merge([other, one]), field) == fuller


@given(
    st.lists(of_one_paper, min_size=1, max_size=3),
    st.lists(of_one_paper, min_size=1, max_size=3),
    st.lists(of_one_paper, min_size=1, max_size=3),
)
def test_sets_of_records_are_joined(
    first: list[PaperRecord], second: list[PaperRecord], third: list[PaperRecord]
) -> None:
    """What is merged is a set, so that the union of sets is all that an order of imports does."""
    assert merge([*first, *second, *third]) == merge([*third, *first, *second, *first])
