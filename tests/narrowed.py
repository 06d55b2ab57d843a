"""Random filters over the corpus that is made for the tests, as choices of the library."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

PARTS: dict[str, st.SearchStrategy[Any]] = {
    "query": st.sampled_from(
        ["random", "gra*", "title:prime OR field", "walk NOT graph", "ac:2..4 cat:cs.*", "none"]
    ),
    "since": st.sampled_from(["2010", "2015-02"]),
    "until": st.sampled_from(["2015-06", "2021"]),
    "by": st.sampled_from(["submitted", "revised"]),
    "category": st.sampled_from(["cs.LG", "cs.*", ["hep-th", "math.NT"]]),
    "primary": st.just(value=True),
    "author": st.sampled_from(["Kim", "Ito, Anna", ["Kim", "Rossi"]]),
    "first_author": st.sampled_from(["Larsen", "Sato"]),
    "last_author": st.sampled_from(["Silva", "Novak"]),
    "collaboration": st.just("deep"),
    "min_authors": st.sampled_from([2, 50]),
    "has": st.sampled_from(["abstract", "tag"]),
    "lacks": st.sampled_from(["doi", "list"]),
    "kind": st.just("preprint"),
    "withdrawn": st.just(value=False),
}
FILTERS = st.lists(st.sampled_from(sorted(PARTS)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: PARTS[name] for name in names})
)
