import unicodedata

import pytest
from exporters.bibtex.written import odd
from hypothesis import given
from hypothesis import strategies as st

from biblio.exporters.bibtex.texts import Piece, divided, known, meant, paragraphs, verbatim
from biblio.formats import fields
from biblio.formats.bibtex.parsing import parse
from biblio.model import tex


@given(text=odd | st.text(max_size=30), in_tex=st.booleans())
def test_any_text_is_read_as_it_was(text: str, in_tex: bool) -> None:
    line = unicodedata.normalize("NFC", fields.line(text) or "")

    value = known(text, in_tex=in_tex)

    assert value.count("{") == value.count("}")
    if line and "brace " not in value:  # a formula that BibTeX's count of braces would cut
        record = parse(f"@misc{{k, x = {{y}}, title = {{{value}}}}}".encode())
        assert fields.line(record.title) == fields.line(line)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50 % of R&D #1_a", r"50 \% of R\&D \#1\_a"),
        ("a ~ b ^ c", r"a \textasciitilde{} b \textasciicircum{} c"),
        ("{a} \\b", r"\textbraceleft{}a\textbraceright{} \textbackslash{}b"),
        ("$x_1 & y$", r"\$x\_1 \& y\$"),
        ("$x_{1}$ and 5 %", r"$x_{1}$ and 5 \%"),
        ("a $x^$", r"a \$x\textasciicircum{}\$"),
        (r"$a\_$",) * 2,
        ("It costs $5", r"It costs \$5"),
        ("$50%$ off", r"\$50\%\$ off"),
        (r"$\begin{smallmatrix}a & b\end{smallmatrix}$",) * 2,
        (r"\(x_1\) and \[y\]",) * 2,
        (r"$\left\{x\right.$", r"$\left\lbrace x\right.$"),
        (r"$\{x\}$",) * 2,
        ("$x_{1$", r"\$x\_\textbraceleft{}1\$"),
        ("$ or $x$", "$ or $x\\$"),
        ("$$x$", r"\$$x$"),
        ("&eacute;", r"\&{}eacute;"),
    ],
)
def test_text_is_escaped_and_formulas_stay(text: str, value: str) -> None:
    assert known(text, in_tex=False) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Müller", r"M{\"u}ller"),
        ("Erdős", r"Erd{\H{o}}s"),
        ("García", r"Garc{\'\i}a"),
        ("Łódź", r"{\L}{\'o}d{\'z}"),
        ("ếǰț", r"{\'{\^e}}{\v{\j}}ț"),
        ("α ≤ β", r"{\ensuremath{\alpha}} {\ensuremath{\leq}} {\ensuremath{\beta}}"),
        ("“a” – b", r"{\textquotedblleft}a{\textquotedblright} {\textendash} b"),
        ("$é$ é", r"$é$ {\'e}"),
        ("中", "中"),
    ],
)
def test_letters_beyond_ascii_become_commands(text: str, value: str) -> None:
    assert known(text, in_tex=True) == value
    assert known(text, in_tex=False) == text


def test_every_command_reads_back_as_its_letter() -> None:
    for code in (*range(0xA1, 0x24F), *range(0x370, 0x52F), *range(0x2010, 0x22FF)):
        letter = unicodedata.normalize("NFC", chr(code))
        if letter.isprintable():
            assert tex.decode(known(f"x{letter}", in_tex=True)).text == f"x{letter}"


def test_formulas_are_told_from_what_stands_between() -> None:
    assert list(divided("A $x$, $5 and $y$")) == [
        Piece("A "),
        Piece("$x$", is_formula=True),
        Piece(", "),
        Piece("$5 and $", is_formula=True),
        Piece("y$"),
    ]


def test_paragraphs_stay_and_none_looks_like_an_entry() -> None:
    text = "We count.\n@article(x, y = 1) is none.\nAnd $x_{1}$."

    value = paragraphs(text, in_tex=False)

    assert parse(f"@misc{{k, abstract = {{{value}}}}}".encode()).abstract == text
    assert "\n  {@}article" in value


def test_what_a_source_prints_in_tex_is_decoded_where_that_loses_nothing() -> None:
    assert meant(r"Schr\"odinger at 5\%") == "Schrödinger at 5%"
    assert meant(r"\unknown{x}") == r"\unknown{x}"
    assert meant(r"S_{BH} of Schr\"odinger") == r"S_{BH} of Schr\"odinger"
    assert meant(r"$S_{BH}$ of Schr\"odinger") == "$S_{BH}$ of Schrödinger"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("http://a.example/c_d?e=%20f&g=#h~i",) * 2,
        ("http://a.example/{b}", "http://a.example/%7Bb%7D"),
        ("http://a.example/{b", "http://a.example/%7Bb"),
        ("C:\\a b", "C:%5Ca%20b"),
    ],
)
def test_verbatim_fields_have_nothing_escaped_but_what_is_no_address(text: str, value: str) -> None:
    assert verbatim(text, in_tex=False) == value


def test_an_address_in_other_letters_stays_or_is_ascii() -> None:
    assert verbatim("http://a.example/é", in_tex=False) == "http://a.example/é"
    assert verbatim("http://a.example/é", in_tex=True) == "http://a.example/%C3%A9"
