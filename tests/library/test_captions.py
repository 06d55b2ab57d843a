from __future__ import annotations

from biblio.library.captions import asked, is_dated, papers_asked, said_without, source_line
from biblio.library.people_pictures import DrawnChoice
from biblio.queries.language.dates import DateKind
from biblio.version import __version__


def test_all_that_was_asked_is_said() -> None:
    assert asked(None, {}) == ""
    assert asked("  dark matter ", {"category": ["hep-th", "gr-qc"], "since": "2010"}) == (
        "query dark matter, from 2010, category hep-th or gr-qc"
    )
    assert asked(None, {"author": ["Able", "Baker"], "withdrawn": False, "primary": True}) == (
        "author Able and Baker, as the primary one, not withdrawn"
    )
    assert asked(None, {"mode": "folded", "min_papers": 1, "max_authors": 9}) == (
        "at most 9 authors"
    )


def test_no_choice_goes_unsaid() -> None:
    for name in DrawnChoice.__annotations__:
        value = True if name in {"added", "changed", "primary", "people", "collaborations"} else "2"
        assert asked(None, {name: value}) != "", name


def test_the_source_says_when_and_of_how_many() -> None:
    assert source_line(papers_asked(1, ""), DateKind.REVISED, None) == (
        "All 1 paper; by the date of the last revision. Nothing was imported. "
        f"biblio {__version__}."
    )
    assert source_line(papers_asked(2_000, "query x"), None, None, said_without(1, "date")) == (
        f"2,000 papers: query x. 1 paper has no date. Nothing was imported. biblio {__version__}."
    )


def test_a_date_matters_where_dates_are_asked_for() -> None:
    assert is_dated({"since": "2010"})
    assert not is_dated({"since": None, "category": "hep-th"})
