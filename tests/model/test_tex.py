from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblio.model.tex import Decoded, decode

COMPLETE = [
    # accents in each spelling
    (r"Garc\'{\i}a", "García"),
    (r"G{\"o}del", "Gödel"),
    (r"Erd\H os", "Erdős"),
    (r"\c Sahin", "Şahin"),
    (r"Nguy\~{\^e}n", "Nguyễn"),
    (r"Nguy\^{\~e}n", "Nguyễn"),
    (r"{\O}deg{\aa}rd", "Ødegård"),
    (r"\'Swi\k{e}tek", "Świętek"),
    (r"\v Sime\v cek", "Šimeček"),
    (r"C. Bal\'azs", "C. Balázs"),
    (r"Fran\c{c}ois", "François"),
    (r"Mart\'\i nez", "Martínez"),
    (r"\' e", "é"),
    (r"\'{{\i}}", "í"),
    (r"{\" o}", "ö"),
    (r"\'{Etude}", "Étude"),
    # each accent macro of the kernel
    (r"\`a\'a\^a\"a\~a\=a\.a", "àáâäãāȧ"),
    (r"\u{a}\v{a}\H{o}\c{c}\d{a}\b{a}\k{a}\r{a}", "ăǎőçạa̱ąå"),
    (r"\t{oo}", "o͡o"),
    (r"\t oo", "o͡o"),
    (r"\'{\j}\v{\j}\.\i", "j́ǰi"),
    # letters
    (r"\i\j\l\L\o\O\ss", "ıȷłŁøØß"),
    (r"\ae\AE\oe\OE\aa\AA", "æÆœŒåÅ"),
    (r"\th\TH\dh\DH\dj\DJ\ng\NG", "þÞðÐđĐŋŊ"),
    (r"\L{}\'od\'z", "Łódź"),
    (r"\AA rhus", "Århus"),
    # what the world of TeX is called, and acronyms
    (r"{\TeX} and \LaTeX{} at \TeX\ meetings", "TeX and LaTeX at TeX meetings"),
    (r"\BibTeX, \AmSTeX, \TeXMaG", "BibTeX, AmSTeX, TeXMaG"),
    (r"\MF\Dash a {\MP} primer", "METAFONT—a MetaPost primer"),
    (r"{\acro{EPS}} and \XML{} on {\VAX}/{\UNIX}", "EPS and XML on VAX/UNIX"),
    (r"{\LARGE Large}", "Large"),
    # not TeX, or not to be touched
    ("plain", "plain"),
    ("100% of", "100% of"),
    (r"5\% \& \#1 \$2 a\_b", "5% & #1 $2 a_b"),
    ("already Gödel", "already Gödel"),
    ("e\u0301", "é"),
    (r"$\alpha_{1}$ of G\"odel", r"$\alpha_{1}$ of Gödel"),
    (r"\(x^{2}\) of G\"odel", r"\(x^{2}\) of Gödel"),
    ("cost $5 {and} more", "cost $5 and more"),
    ("J.~Smith", "J. Smith"),
    ("http://host/~user is ~5", "http://host/~user is ~5"),
    ("``Quoted'' and 5''", "“Quoted” and 5''"),
    ("{van der Waals}", "van der Waals"),
    (r"{\it et al.}", "et al."),
    (r"\emph{Planck} data", "Planck data"),
    (r"The \alpha decay", "The α decay"),
]

RAW = [r"\unknown{Foo}", r"Foo\cite{bar}", r"\frac{a}{b}", "Foo\\", r"\"quoted\"", r"\(open", r"\'"]


@pytest.mark.parametrize(("text", "expected"), COMPLETE)
def test_decodes(text: str, expected: str) -> None:
    assert decode(text) == Decoded(unicodedata.normalize("NFC", expected), complete=True)


@pytest.mark.parametrize("text", RAW)
def test_what_cannot_be_decoded_is_kept_raw(text: str) -> None:
    assert decode(text) == Decoded(text, complete=False)


@given(st.text(alphabet="ab é\\'\"`^~=.uvHtcdbkr{}$()i%"))
def test_never_fails_and_leaves_no_backslash_outside_formulas(text: str) -> None:
    decoded = decode(text)

    assert decoded.complete or decoded.text == text
    if decoded.complete and "$" not in text and "\\(" not in text:
        assert "\\" not in decoded.text


@given(st.text())
def test_letters_never_vanish(text: str) -> None:
    plain = text.replace("\\", "")

    decoded = decode(plain)

    letters = [char for char in unicodedata.normalize("NFC", plain) if char.isalnum()]
    assert [char for char in decoded.text if char.isalnum()] == letters


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["{", "\\'{", "\\", "$", "``", "~", "\\(", "\\'{{{a}", "\\t "])
def test_hostile_text_is_read_in_one_pass(piece: str) -> None:
    decode(piece * (200_000 // len(piece)))
