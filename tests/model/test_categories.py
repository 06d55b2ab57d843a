from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.errors import InvalidQuery
from biblio.model import categories
from biblio.model.categories import ALIASES, CODES, SUBSUMED, CategoryPattern


def test_taxonomy_is_whole() -> None:
    assert len(CODES) + len(ALIASES) == 155
    assert set(ALIASES.values()) <= set(CODES)
    assert not set(ALIASES) & set(CODES)
    assert set(SUBSUMED.values()) <= set(CODES)
    assert len(SUBSUMED) == 18


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("math.MP", "math-ph"),
        ("stat.TH", "math.ST"),
        ("math.IT", "cs.IT"),
        ("q-fin.EC", "econ.GN"),
        ("cs.SY", "eess.SY"),
        ("cs.NA", "math.NA"),
    ],
)
def test_aliases_are_resolved(alias: str, code: str) -> None:
    assert categories.canonical(alias) == code
    assert categories.canonical(f" {code}\n") == code
    assert categories.is_known(alias)
    assert categories.name(alias) == CODES[code]
    assert categories.expand(alias) == CategoryPattern((code,))


@pytest.mark.parametrize("code", ["alg-geom", "cmp-lg", "astro-ph", "cond-mat", "q-bio"])
def test_old_codes_stay_valid(code: str) -> None:
    assert categories.canonical(code) == code
    assert categories.is_known(code)
    assert categories.name(code)


def test_unknown_codes_are_kept() -> None:
    assert categories.canonical(" nosuch.XX ") == "nosuch.XX"
    assert not categories.is_known("nosuch.XX")
    assert categories.name("nosuch.XX") is None
    assert not categories.is_known("68T05")


@pytest.mark.parametrize(
    ("full_name", "code"),
    [
        ("High Energy Physics - Phenomenology", "hep-ph"),
        ("Computer Science - Machine Learning", "cs.LG"),
        ("Computer Science - Learning", "cs.LG"),
        ("Statistics - Machine Learning", "stat.ML"),
        ("Mathematics - Combinatorics", "math.CO"),
        ("Mathematics - Information Theory", "cs.IT"),
        ("Mathematical Physics", "math-ph"),
        ("Mathematics - Mathematical Physics", "math-ph"),
        ("Physics - Data Analysis, Statistics and Probability", "physics.data-an"),
        ("Condensed Matter - Materials Science", "cond-mat.mtrl-sci"),
        ("Astrophysics", "astro-ph"),
        ("Astrophysics - Cosmology and\n  Nongalactic Astrophysics", "astro-ph.CO"),
        ("General Relativity and Quantum Cosmology", "gr-qc"),
        ("Machine Learning", None),
        ("68T05", None),
        ("", None),
    ],
)
def test_full_names(full_name: str, code: str | None) -> None:
    assert categories.by_name(full_name) == code


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("cs.LG", CategoryPattern(("cs.LG",))),
        ("CS.lg", CategoryPattern(("cs.LG",))),
        ("hep-th", CategoryPattern(("hep-th",))),
        ("alg-geom", CategoryPattern(("alg-geom",))),
        ("cs.*", CategoryPattern(("cs",), "cs.")),
        ("cs", CategoryPattern(("cs",), "cs.")),
        ("astro-ph", CategoryPattern(("astro-ph",))),
        ("Astro-PH.*", CategoryPattern(("astro-ph",), "astro-ph.")),
        ("econ", CategoryPattern(("econ",), "econ.")),
        (" math-ph ", CategoryPattern(("math-ph",))),
    ],
)
def test_patterns(pattern: str, expected: CategoryPattern) -> None:
    assert categories.expand(pattern) == expected


def test_a_pattern_takes_what_it_says() -> None:
    archive = categories.expand("astro-ph.*")
    assert archive.matches("astro-ph")
    assert archive.matches("astro-ph.CO")
    assert not archive.matches("hep-ph")
    assert not categories.expand("math").matches("math-ph")
    bare = categories.expand("astro-ph")
    assert bare.matches("astro-ph")
    assert not bare.matches("astro-ph.CO")
    assert bare.notes == (
        "astro-ph is the category of papers from before it had parts: astro-ph.* is all of them",
    )
    assert (
        archive.notes == categories.expand("math").notes == categories.expand("cs.LG").notes == ()
    )


def test_each_pattern_that_is_offered_is_understood() -> None:
    offered = dict(categories.patterns())

    assert list(offered) == sorted(offered)
    assert offered["astro-ph"] == "Astrophysics"
    assert offered["astro-ph.*"] == "all of Astrophysics"
    assert all(categories.expand(each).codes for each in offered)


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("cs.LQ", "did you mean cs."),
        ("hep-tg", "did you mean hep-th?"),
        ("hep-th.*", "did you mean hep-th?"),
        ("", "write it like"),
        ("*", "write it like"),
        ("%", "write it like"),
        ("x" * 10_000, "write it like"),
    ],
)
def test_nonsense_is_refused_with_a_hint(pattern: str, hint: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        categories.expand(pattern)
    assert hint in str(caught.value)
    assert len(str(caught.value)) < 200


@given(st.sampled_from([*CODES, *ALIASES, *SUBSUMED]))
def test_canonical_is_idempotent(code: str) -> None:
    once = categories.canonical(code)
    assert categories.canonical(once) == once
    assert categories.expand(code).matches(once)


@given(st.text(max_size=30))
def test_any_pattern_is_understood_or_refused(pattern: str) -> None:
    try:
        found = categories.expand(pattern)
    except InvalidQuery:
        return
    assert found.codes or found.prefix
