import unicodedata

import pytest
from exporters.bibtex.written import odd
from hypothesis import given
from hypothesis import strategies as st

from biblio.exporters.bibtex.titles import title
from biblio.formats import fields
from biblio.formats.bibtex.parsing import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Über NASA's $\\alpha$-decay of H$_2$O in vivo: a McKay--Thompson view",
            "Über {NASA}'s {$\\alpha$}-decay of {H$_2$O} in vivo: a {McKay}--{Thompson} view",
        ),
        ("On the Theory of Graphs in the Plane", "On the Theory of Graphs in the Plane"),
        ("Graphs in Hilbert space", "Graphs in {Hilbert} space"),
        ("The Ising model on a 2D lattice", "The {Ising} model on a {2D} lattice"),
        ("A Study of 2D Models by d'Alembert", "A Study of {2D} Models by {d'Alembert}"),
        ("Methods of O'Brien for graphs", "Methods of {O'Brien} for graphs"),
        ("Part one: The graphs of Weyl", "Part one: The graphs of {Weyl}"),
        ("What is X? The graphs answer", "What is {X}? {The} graphs answer"),
        ("ON THE THEORY OF $K$-GRAPHS", "ON THE THEORY OF {$K$}-GRAPHS"),
        ("LIGO and Virgo", "{LIGO} and Virgo"),
        ("mRNA and pH of E. coli cells", "{mRNA} and {pH} of {E}. coli cells"),
        ("The SU(2) lattice", "The {SU}(2) lattice"),
        ("$K$-Theory", "{$K$}-Theory"),
        ("Fifty % more: a_b", r"Fifty \% more: a\_b"),
    ],
)
def test_words_are_kept_whole_and_never_all(text: str, value: str) -> None:
    assert title(text, in_tex=False) == value


def test_nouns_of_german_have_capitals_anywhere() -> None:
    assert title("Über die Theorie der Graphen", in_tex=False, language="de") == (
        "Über die {Theorie} der {Graphen}"
    )


def test_an_accent_is_a_special_character_outside_of_words_that_are_kept() -> None:
    assert title("Über ÉCOLE und Gödel heute", in_tex=True) == (
        r"{\"U}ber {{\'E}COLE} und {G{\"o}del} heute"
    )


@given(text=odd | st.text(max_size=30), in_tex=st.booleans())
def test_reading_gives_the_same_title(text: str, in_tex: bool) -> None:
    line = unicodedata.normalize("NFC", fields.line(text) or "")

    value = title(text, in_tex=in_tex)

    if line and "brace " not in value:
        record = parse(f"@misc{{k, x = {{y}}, title = {{{value}}}}}".encode())
        assert fields.line(record.title) == fields.line(line)
