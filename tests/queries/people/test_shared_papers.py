from __future__ import annotations

import pytest

from biblio.queries.people import shared_papers
from biblio.queries.people.options import CoauthorOptions, Weight
from biblio.queries.people.shared_papers import Tie, Together, tie_up

FULL = CoauthorOptions()
FRACTIONAL = CoauthorOptions(weight=Weight.FRACTIONAL)
PAPERS = [Together([3, 1, 2], None, 4, "2007"), Together([2], [1, 5], 3, "2001")]


def test_each_pair_is_tied_once_a_paper() -> None:
    assert tie_up(PAPERS, FULL) == (
        {
            (1, 2): Tie(2, 2.0, "2001", "2007"),
            (1, 3): Tie(1, 1.0, "2007", "2007"),
            (2, 3): Tie(1, 1.0, "2007", "2007"),
            (2, 5): Tie(1, 1.0, "2001", "2001"),
        },
        (),
    )


def test_a_fraction_is_shared_out() -> None:
    ties, _ = tie_up(PAPERS, FRACTIONAL)

    assert ties[1, 2].weight == round(1 / 3 + 1 / 2, 9)


def test_what_is_too_much_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_papers, "MOST_PAIRS", 5)

    ties, notes = tie_up(PAPERS, FULL)

    assert list(ties) == [(1, 2), (2, 5)]
    assert notes == ("too many pairs of people; papers left out: 1; try --max-authors N",)
