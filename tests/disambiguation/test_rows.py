"""All pairs of a block at once: the chances that the pairs have one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.disambiguation import (
    Place,
    Texts,
    abstract_numbers,
    coauthors,
    place_of,
    points,
    work_of,
)
from biblio.disambiguation.coauthors import Coauthors
from biblio.disambiguation.comparing import (
    evidence_points,
    setting_points,
    shares_rare_evidence,
)
from biblio.disambiguation.evidence import NAMED
from biblio.disambiguation.kinds import Kinds
from biblio.disambiguation.lanes import Lanes
from biblio.disambiguation.names import Names
from biblio.disambiguation.rows import likely
from biblio.model.names import AuthorName

FEW = ["wang|j", "zyx|a", "zyx|b", "obama|q", "qwertz|u", "li|l"]
MANY = [f"member{number}|m" for number in range(2 * NAMED)]
WORDS = ["galaxy", "of", "knots", "flobomoum", "zelocoed", "vatomuly", "theory", "raboer"]
LISTED = [(), ("math.GT",), ("math.AG", "gr-qc"), ("math.GT", "gr-qc"), ("gr-qc",), ("q-bio",)]
IDS = [("orcid", "1"), ("orcid", "2"), ("openalex", "A1"), ("openalex", "A2")]


def some(*of: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(of), max_size=5).map(" ".join)


@st.composite
def places(draw: st.DrawFn) -> list[Place]:
    """Places of one name and others that agree with it, with all that papers may say."""
    names = ["Quisling, J.", "Quisling, Jean", "Wang, J.", "Wang, Jun", "Jean, Quisling"]
    found = []
    for number in range(draw(st.integers(2, 8))):
        blocks = draw(st.sets(st.sampled_from(FEW))) | set(
            MANY[: draw(st.sampled_from([0, 0, 0, 9, NAMED + 9, 2 * NAMED]))]
        )
        texts = Texts(
            draw(some(*WORDS)),
            draw(some(*WORDS)),
            draw(st.sampled_from(["", "Annals of Knots", "Knots Letters", "Phys. Rev. D"])),
            draw(st.sampled_from(LISTED)),
            draw(st.sampled_from([None, 1900, 1950, 2001])),
        )
        keyname, forenames = draw(st.sampled_from(names)).split(", ")
        name = AuthorName(keyname, forenames, affiliations=(draw(some("Pisa", "Hedges", "Leeds")),))
        work = work_of(f"doi:10.1/{number}", blocks, texts, abstract_numbers)
        found.append(place_of(work, 1, name, draw(st.sets(st.sampled_from(IDS), max_size=2))))
    return found


@given(places())
def test_all_at_once_have_the_chances_of_pairs(block: list[Place]) -> None:
    names = Names(block)
    one_by_one = {
        (number, earlier): chance
        for number, place in enumerate(block)
        for earlier, other in enumerate(block[:number])
        if (name := names.points[names.of[number]].get(names.of[earlier])) is not None
        and (name >= points.COMMON_NAME or shares_rare_evidence(place, other))
        and (chance := points.chance(name + evidence_points(place, other))) >= points.FLOOR
    }
    assert {
        (number, earlier): chance
        for number, row in enumerate(likely(block, names))
        for earlier, chance in row.items()
    } == one_by_one


@given(st.lists(places(), min_size=1, max_size=3), st.sampled_from([1, 20, 100_000]))
def test_many_blocks_at_once_have_the_chances_of_each(
    blocks: list[list[Place]], together: int
) -> None:
    batches = pytest.importorskip("biblio.disambiguation.batches", reason="needs numpy")
    asked = [(block, Names(block)) for block in blocks]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_MOST_PAIRS", together)
        patch.setattr("biblio.disambiguation.incidence._AT_ONCE", together)
        assert batches.likely_in(asked) == [list(likely(*each)) for each in asked]


def test_lists_of_thousands_are_compared_one_by_one_among_others() -> None:
    batches = pytest.importorskip("biblio.disambiguation.batches", reason="needs numpy")
    blocks = [
        [
            place_of(
                work_of(f"doi:10.1/{number}", ["li|l", *MANY[:short], *team], Texts("Knots")),
                1,
                AuthorName("Quisling", "Jean"),
            )
            for number in range(3)
        ]
        for short, team in ((3, ()), (3, [f"member{each}|m" for each in range(15_000)]), (9, ()))
    ]
    asked = [(block, Names(block)) for block in blocks]
    assert batches.likely_in(asked) == [list(likely(*each)) for each in asked]


@given(places())
def test_settings_at_once_bring_what_those_of_pairs_do(block: list[Place]) -> None:
    kinds = Kinds(block)
    for number, place in enumerate(block):
        beside = kinds.settings_beside(number)
        assert [beside[kinds.setting_of[earlier]] for earlier in range(number + 1)] == [
            setting_points(place.work, other.work) for other in block[: number + 1]
        ]


@given(places())
def test_coauthors_one_by_one_bring_what_sums_do(block: list[Place]) -> None:
    at_once, one_by_one = Coauthors(block), Coauthors(block)
    with pytest.MonkeyPatch.context() as patch:
        summed = _points(at_once, len(block))
        patch.setattr(coauthors, "least_rarity", lambda: -1)
        assert _points(one_by_one, len(block)) == summed


def _points(beside: Coauthors, places: int) -> list[list[int]]:
    found = [[0] * number for number in range(places)]
    for number, row in enumerate(found):
        beside.add_points(number, row)
    return found


def test_what_words_weigh_together_never_runs_over() -> None:
    lanes: Lanes[str] = Lanes(255)
    words = {"a": 200, "b": 55}
    met = [
        lanes.unpacked(lanes.weighed(number, words, words.__getitem__), number)
        for number in range(40)
    ]
    assert [list(each) for each in met] == [[255] * number for number in range(40)]
    assert [Lanes[str](most).width for most in (0, 255, 256, 1 << 16, 1 << 32)] == [1, 1, 2, 4, 8]
