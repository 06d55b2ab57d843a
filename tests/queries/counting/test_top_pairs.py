"""The pairs at the top are those that plain SQL puts there, whatever the filter."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from narrowed import FILTERS
from plainly import for_counting, lists

import biblio
from biblio.errors import InvalidQuery
from biblio.queries.counting import top_pairs
from biblio.queries.networks import pair_limit
from biblio.queries.rows import RankedPair


@settings(max_examples=15)
@given(
    chosen=FILTERS,
    measure=st.sampled_from(["papers", "fractional"]),
    period=st.sampled_from(["", "year"]),
    limit=st.sampled_from([1, 3, 40, None]),
    slack=st.sampled_from([0, 5, 10_000]),
)
def test_pairs_are_those_of_plain_sql(
    counted: biblio.Library,
    chosen: dict[str, Any],
    measure: str,
    period: str,
    limit: int | None,
    slack: int,
) -> None:
    listed, said = for_counting(chosen)
    shared: dict[str | None, dict[frozenset[str], list[float]]] = {}
    for (_, year), people in lists(counted, listed, letters=4 if period else 0).items():
        names = {name for name, is_one, _ in people if not is_one}
        weight = 1 / max(1, len(names) - 1) if measure == "fractional" else 1
        for pair in combinations(names, 2):
            shared.setdefault(year, defaultdict(list))[frozenset(pair)].append(weight)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(top_pairs, "_SLACK", slack)  # so that few are sifted as many are
        by = f"{measure},{period}".strip(",")
        found = list(counted.top("pairs", by=by, limit=limit, **said))

    keys = keys_of(counted)
    for year, pairs in shared.items():
        rows = [row for row in found if row.period == year]
        weights = sorted((round(sum(each), 9) for each in pairs.values()), reverse=True)[:limit]
        assert [row.weight for row in rows] == pytest.approx(weights, abs=1e-8)
        for row in rows:
            assert row.papers == len(pairs[frozenset((keys[row.author_id], keys[row.other_id]))])
        assert rows == sorted(rows, key=standing)
    assert {row.period for row in found} == shared.keys()


def keys_of(library: biblio.Library) -> dict[int, str]:
    sql = "SELECT id, name_key || '/' || suffix FROM authors"
    return {int(str(author_id)): str(key) for author_id, key in library.sql(sql).rows}


def standing(row: RankedPair) -> tuple[object, ...]:
    """What tells the place of *row*."""
    return -row.weight, -row.papers, row.name, row.author_id, row.other_name, row.other_id


def test_equals_are_the_same_whatever_the_limit(counted: biblio.Library) -> None:
    every = list(counted.top("pairs", limit=None, max_authors=3))

    for limit in (1, 7, 50):
        assert list(counted.top("pairs", limit=limit, max_authors=3)) == every[:limit]


def test_too_many_pairs_are_refused(
    counted: biblio.Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair_limit, "MOST_PAIRS", 2_000)

    with pytest.raises(InvalidQuery, match=r"2,000 .*counted: --max-authors \d+ leaves"):
        counted.top("pairs")
    with pytest.raises(InvalidQuery, match="2,000 are the most that are looked at"):
        counted.top("authors", by="new-coauthors")
    assert counted.top("pairs", max_authors=3)[0].papers > 1
