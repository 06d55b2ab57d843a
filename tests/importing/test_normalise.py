from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from importing.strategies import any_record

from biblio.errors import InvalidData
from biblio.importing.normalise import normalise
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion, Translation

BARE = PaperRecord(format="script", arxiv_id="0704.0001")


@given(any_record)
def test_the_normal_form_is_its_own(record: PaperRecord) -> None:
    assert normalise(record) == record


def test_everything_is_brought_into_one_form() -> None:
    given_record = PaperRecord(
        format="script",
        arxiv_id="arXiv:math.GT/0309136v2",
        title="",
        authors=(AuthorName("Erdős", "P."), AuthorName("")),
        authors_cut=True,
        categories=("math.MP", "math-ph", "cs.IT"),
        latest_version=2,
        versions=(
            PaperVersion(3, "2004-01-01"),
            PaperVersion(1, "2003-09-08T10:00:00Z"),
            PaperVersion(1, None, 7),
        ),
        translations=(Translation("zh"), Translation("de", "Über")),
        extra=(("proxy", ("ccsd",)), ("msc_class", ("57M27",))),
    )

    assert normalise(given_record) == PaperRecord(
        format="script",
        arxiv_id="math/0309136",
        authors=(AuthorName("Erdős", "P.", printed="P. Erdős"),),
        authors_cut=True,
        categories=("math-ph", "cs.IT"),
        submitted="2003-09-08T10:00:00Z",
        revised="2004-01-01",
        latest_version=3,
        versions=(PaperVersion(1, "2003-09-08T10:00:00Z"), PaperVersion(3, "2004-01-01")),
        translations=(Translation("de", "Über"),),
        extra=(("msc_class", ("57M27",)), ("proxy", ("ccsd",))),
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"arxiv_id": "1513.00001"}, "'1513.00001' is not an arXiv identifier"),
        ({"arxiv_id": None}, "there is neither an identifier nor an abstract"),
        ({"submitted": "2025-02-30"}, "2025-02-30 is not a day of the calendar"),
        ({"revised": "yesterday"}, "'yesterday' is not a date"),
        ({"submitted": "2025-02-03T25:00:00Z"}, "is not a date"),
        ({"datestamp": "2025-13-01"}, "2025-13-01 is not a day of the calendar"),
        ({"latest_version": 0}, "version 0 is not a version"),
        ({"versions": (PaperVersion(0),)}, "version 0 is not a version"),
        ({"versions": (PaperVersion(1, "soon"),)}, "'soon' is not a date"),
    ],
)
def test_what_cannot_be_is_said(change: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        normalise(replace(BARE, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "withdrawn"),
    [
        ({}, None),
        ({"abstract": "We count."}, None),
        ({"comments": "5 pages"}, False),
        ({"comments": "the claim of section 4 is withdrawn"}, False),
        ({"comments": "5 pages", "withdrawn": True}, True),
        ({"comments": "This paper has been withdrawn"}, True),
        ({"comments": "5 pages", "abstract": "This paper has been withdrawn."}, True),
        ({"comments": "withdrawn", "withdrawn": False}, True),
        ({"withdrawn": False}, False),
    ],
)
def test_texts_say_whether_the_paper_is_withdrawn(
    said: dict[str, Any], *, withdrawn: bool | None
) -> None:
    record = PaperRecord(format="snapshot", arxiv_id="2101.00001", **said)
    assert normalise(record).withdrawn is withdrawn
