from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.queries.language.search_query import parse_search
from biblio.queries.papers.snippets import snippet

LONG = " ".join(f"w{number}" for number in range(100))


@pytest.mark.parametrize(
    ("query", "abstract", "marked"),
    [
        ("erdos", "After Erdős and Erdo\u030bs-Rényi.", "After [Erdős] and [Erdo\u030bs]-Rényi."),
        ("angstrom", "The Ångström.", "The [Ångström]."),
        ("ångström", "The Angstrom.", "The [Angstrom]."),
        ("strasse", "Die Straße.", "Die [Straße]."),
        ("gra*", "Graphs, no telegraph.", "[Graphs], no telegraph."),
        ("wal*", "A walk walked by walkers.", "A [walk] [walked] by [walkers]."),
        ('"random wa"*', "Random walks, wary random.", "[Random walks], wary random."),
        ("de*", "Łód and ode: déjà Đerdap.", "Łód and ode: [déjà] [Đerdap]."),
        ("σ*", "Σ, ς and σίγμα.", "[Σ], [ς] and [σίγμα]."),
        ("a*", "An ångström, ª and ½a, ær.", "[An] [ångström], ª [and] ½a, [ær]."),
        ("wal*", r"On $\wall$ and {walks}.", r"On [$\wall$] and {[walks]}."),
        ("CO2", "Of CO$_2$, CO₂ and CO2.", "Of [CO$_2$], [CO₂] and [CO2]."),
        ("LCDM", r"In $\Lambda{\rm CDM}$ or ΛCDM.", r"In [$\Lambda{\rm CDM}$] or [ΛCDM]."),
        (
            "cdm",
            r"In $\Lambda$CDM, \ensuremath{\Lambda CDM}.",
            r"In $\Lambda$[CDM], [\ensuremath{\Lambda CDM}].",
        ),
        (
            "Schroedinger",
            r"The Schr\"odinger and Schr{\"o}dinger maps",
            r"The [Schr\"odinger] and [Schr{\"o}dinger] maps",
        ),
        (
            "and",
            "For $5 and $6, {A and \\bf B} and $a and b$.",
            "For $5 [and] $6, {A [and] \\bf B} [and] [$a and b$].",
        ),
        ('"a b"', "Of $a$ $b$ a b", "Of [$a$ $b$] [a b]"),
        ("a b", "Of $a + b$ b", "Of [$a + b$] [b]"),
        ('"random walk"', "walk random; a random walk", "walk random; a [random walk]"),
        ("state-of-the-art", "The state of the art.", "The [state of the art]."),
        ("title:graph", "A graph.", "A graph."),
        ("a NOT b", "a b", "[a] b"),
        ("x", "", "On x"),
        (
            "w50",
            LONG,
            "… "
            + " ".join(f"w{n}" for n in range(44, 50))
            + " [w50] "
            + " ".join(f"w{n}" for n in range(51, 68))
            + " …",
        ),
        ("nothing", LONG, " ".join(f"w{n}" for n in range(24)) + " …"),
    ],
)
def test_hits_are_marked(query: str, abstract: str, marked: str) -> None:
    title = "On x" if not abstract else None
    expected = marked.replace("On x", "On [x]")

    found = snippet(parse_search(query).terms, {"title": title, "abstract": abstract}, authors=())

    assert found == expected


def test_authors_and_title_are_shown_where_the_hit_is_there() -> None:
    terms = parse_search("lovelace").terms

    assert (
        snippet(terms, {"title": "T", "abstract": "Numbers."}, authors=("Ada Lovelace", "B. Doe"))
        == "Ada [Lovelace]; B. Doe"
    )
    assert snippet(terms, {"title": "Lovelace", "abstract": "N."}, authors=()) == "[Lovelace]"


def test_a_hit_in_another_text_is_shown() -> None:
    texts = {"title": "T", "abstract": "N.", "comments": "17 pages, a plate", "report": "AE-42"}

    assert snippet(parse_search("plate").terms, texts, authors=()) == "17 pages, a [plate]"
    assert snippet(parse_search("AE-42").terms, texts, authors=()) == "[AE-42]"


def test_nothing_to_show_is_empty() -> None:
    assert snippet((), {"title": None, "abstract": None}, authors=()) == ""


words = st.sampled_from(["graph", "walk", "Erdős", "x"])


@given(st.lists(words, min_size=1, max_size=60), words)
def test_without_its_marks_a_snippet_is_the_text(text: list[str], query: str) -> None:
    abstract = " ".join(text)

    found = snippet(parse_search(query).terms, {"abstract": abstract}, authors=())

    plain = found.replace("[", "").replace("]", "").replace("… ", "").replace(" …", "")
    assert plain in abstract
    assert (query in text) == ("[" in found)


PARTS = (
    *("graph", "walk", r"$\Lambda$CDM", "$H_{0} = 70$", r"\emph{a walk of one}", r"Schr\"odinger"),
    *("CO$_2$", r"{\bf x walk}", r"\(a + b\)", "$$walk$$", "10^{-3}", r"\cite[p. 3]{graph}"),
)


def test_a_word_that_stands_by_a_formula_is_not_cut_from_it() -> None:
    text = " ".join(["graph"] * 23 + [r"$\Lambda$CDM", "more"])

    found = snippet(parse_search("graph").terms, {"abstract": text}, authors=())

    assert found.endswith(r" $\Lambda$CDM …")


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=60), st.sampled_from(PARTS))
def test_tex_is_neither_cut_nor_marked_within(text: list[str], query: str) -> None:
    found = snippet(parse_search(f'"{query}"').terms, {"abstract": " ".join(text)}, authors=())

    shown = re.sub(r"^… | …$", "", found)
    # Each part is there as it was, with a mark around it or without.
    pattern = "|".join(sorted((re.escape(part) for part in PARTS), key=len, reverse=True))
    rest = re.sub(pattern, "", shown)
    assert set(rest) <= {"[", "]", " "}
    assert re.findall(pattern, shown)
