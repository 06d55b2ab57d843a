from __future__ import annotations

import pytest

from biblio.queries.language.accented import cut_by_tex, spellings, without_tex


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("Goedel", ["Godel"]),
        ("GOEDEL", ["GODEL"]),
        ("Gödel", ["Goedel"]),
        ("Ångström", ["Aangstroem"]),
        ("Haeusler", ["Hausler"]),
        ("Uebergang", ["Ubergang"]),
        ("Koenigsbruecke", ["Konigsbrucke", "Konigsbruecke", "Koenigsbrucke"]),
        *(
            (word, [])
            for word in ("graph", "Baer", "Joel", "shoes", "argued", "frequency", "guest")
        ),
        *((word, []) for word in ("boeing", "Poincaré", "ёлка", "queueing")),
    ],
)
def test_an_umlaut_has_its_e(word: str, others: list[str]) -> None:
    assert list(spellings(word)) == others


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("Gödel", ["G odel", "G o del"]),
        ("Goedel", ["G odel", "G o del"]),
        ("Poincaré", ["Poincar e", "Poincar e"]),
        ("Šimeček", ["v Sime v cek", "v S ime v c ek"]),
        ("graph", []),
        ("ёлка", []),
    ],
)
def test_tex_cuts_words_at_accents(word: str, cut: list[str]) -> None:
    assert list(cut_by_tex(word)) == cut


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (r"Schr\"odinger", "Schrödinger"),
        (r"Schr\"{o}dinger", "Schrödinger"),
        (r"Schr{\"o}dinger", "Schrödinger"),
        (r"Erd\H{o}s", "Erdős"),
        (r"Poincar\'e", "Poincaré"),
        (r"na\"{\i}ve", "naïve"),
        (r"$\alpha$ \q", r"$\alpha$ \q"),
    ],
)
def test_accents_that_were_typed_as_tex_are_letters(typed: str, text: str) -> None:
    assert without_tex(typed) == text
