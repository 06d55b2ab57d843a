r"""The ways in which texts write what a person types: `$\Lambda$CDM`, ΛCDM, Lambda-CDM, LCDM.

The index has words as they are parted by signs, so TeX becomes several words in a row and Unicode
one. Each form is such a row. A word that is written in one way only has no other form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from operator import itemgetter
from typing import Final, NamedTuple

from biblio.db.folding import spelled
from biblio.queries.language.accented import cut_by_tex, spellings
from biblio.queries.language.indexed_words import WORD, as_indexed
from biblio.queries.language.symbols import LONG_NAMES, NAMES, SUBSCRIPTS, SUPERSCRIPTS
from biblio.queries.language.word_atoms import Atom, Joint, Kind, Script, atoms_of

MOST: Final = 48  # forms of one word or phrase; the likeliest are kept
_LONGEST: Final = 40  # atoms; of longer phrases only the one form is asked for
_FONTS: Final = ("rm", "mathrm", "text", "textrm")  # \Lambda{\rm CDM}
_BESIDE: Final = re.compile("[b-df-hj-np-tv-z]{1,3}", re.IGNORECASE)  # CDM, H, Ly; no word
_LONG: Final = re.compile(LONG_NAMES)
_POWER: Final = 2  # digits of a number that is a superscript although nothing says so: m2
_RAISED: Final = str.maketrans({plain: char for char, plain in SUPERSCRIPTS.items()})
_LOWERED: Final = str.maketrans({plain: char for char, plain in SUBSCRIPTS.items()})
_NAMES: Final = frozenset(name for names in NAMES.values() for name in names)
# What symbols are called in other ways, by the words of one of their forms.
_SHORTHANDS: Final = {"λcdm": "lcdm"}
_WRITTEN_OUT: Final = {short: long for long, short in _SHORTHANDS.items()}
# Most words have one form: letters without a name or a vowel that may be more than itself.
_USUAL: Final = re.compile(
    rf"(?!.*(?:[aou]e|{LONG_NAMES}|aleph|{'|'.join(_WRITTEN_OUT)}))[a-z]{{5,}}", re.IGNORECASE
)


class _Piece(NamedTuple):
    """A way to write an atom, together with what stands before it or apart."""

    text: str
    is_glued: bool = False


class _Form(NamedTuple):
    """The text of a form, and how unlikely it is."""

    text: str
    cost: int


def other_forms(text: str) -> list[tuple[str, ...]]:
    """The other forms of *text*, in NFC, as words of the index; the likeliest first."""
    if _USUAL.fullmatch(text):
        return []
    atoms = atoms_of(_written_out(text))
    if not any(map(_is_special, atoms)) or len(atoms) > _LONGEST:
        return []
    forms = [_Form("", 0)]
    for place, atom in enumerate(atoms):
        before = atoms[place - 1] if place else None
        behind = atoms[place + 1] if place + 1 < len(atoms) else None
        pieces = list(_pieces(atom, before, behind))
        longer: dict[str, int] = {}
        for form, (cost, piece) in product(forms, enumerate(pieces)):
            if (joined := _joined(form.text, piece)) is not None:
                longer[joined] = min(longer.get(joined, form.cost + cost), form.cost + cost)
        forms = [_Form(*each) for each in sorted(longer.items(), key=itemgetter(1))[:MOST]]
    found = [tuple(form.text.split()) for form in forms]
    for words in list(found):
        short = tuple(_SHORTHANDS.get(word, word) for word in words)
        if short != words:
            found.append(short)
    return list(dict.fromkeys(found))


def are_one(first: str, second: str) -> bool:
    """Whether two words that were typed apart may be one: `Lambda CDM`, `H alpha`."""
    atoms = (*atoms_of(first), *atoms_of(second))
    kinds = {atom.kind for atom in atoms}
    return (
        len(atoms) == 2  # noqa: PLR2004 - a symbol and the letters beside it
        and kinds == {Kind.SYMBOL, Kind.WORD}
        and all(_BESIDE.fullmatch(atom.text) for atom in atoms if atom.kind is Kind.WORD)
    )


def ends_in_symbol(words: tuple[str, ...]) -> bool:
    """Whether the last of *words* is a Greek letter or its name, of which nothing begins."""
    return words[-1] in NAMES or words[-1] in _NAMES


def _written_out(text: str) -> str:
    """*text* with shorthands as the symbols that they stand for."""
    return WORD.sub(lambda word: _WRITTEN_OUT.get(word[0].lower(), word[0]), text)


def _is_special(atom: Atom) -> bool:
    """Whether there is more than one way to write *atom*, or it beside another."""
    return (
        atom.kind is Kind.SYMBOL
        or atom.joint is Joint.TIGHT
        or atom.script is not Script.PLAIN
        or (atom.kind is Kind.WORD and next(_spelled_otherwise(atom.text), None) is not None)
    )


def _pieces(atom: Atom, before: Atom | None, behind: Atom | None) -> Iterator[_Piece]:
    """The ways to write *atom* between the one *before* and the one *behind*."""
    joint = atom.joint
    stands_alone = behind is None or behind.joint is not Joint.TIGHT
    is_of_nucleus = not stands_alone and behind is not None and behind.kind is Kind.WORD
    if atom.kind is Kind.SYMBOL:
        yield from _symbol(atom, before, joint)
    elif atom.kind is Kind.NUMBER and (
        joint is Joint.TIGHT or atom.script is Script.SUPER or is_of_nucleus
    ):
        yield from _number(atom, before, joint)
    elif atom.kind is Kind.WORD and before is not None and joint is not Joint.CUT:
        yield from _letters(atom, before, joint, stands_alone=stands_alone)
    else:
        yield _Piece(_indexed(atom.text))
        if atom.kind is Kind.WORD and stands_alone:
            for other in _spelled_otherwise(atom.text):
                yield _Piece(_indexed(other))


def _symbol(atom: Atom, before: Atom | None, joint: Joint) -> Iterator[_Piece]:
    """A Greek letter: itself, or its name."""
    is_glued = (
        before is not None
        and before.kind is not Kind.MACRO
        and (joint is Joint.TIGHT or (joint is Joint.LOOSE and before.is_short))
    )
    name, *variants = NAMES[atom.text]
    if is_glued:
        yield _Piece(atom.text, is_glued=True)
    yield _Piece(name)
    yield _Piece(atom.text)
    if is_glued and before is not None and before.is_short and _LONG.fullmatch(name):
        yield _Piece(name, is_glued=True)
    for variant in variants:
        yield _Piece(variant)


def _number(atom: Atom, before: Atom | None, joint: Joint) -> Iterator[_Piece]:
    """A number that is a sub- or superscript, or may be one."""
    yield _Piece(atom.text)
    raised = atom.text.translate(_RAISED)
    if before is None or joint is not Joint.TIGHT:
        yield _Piece(raised)
        return
    if before.kind is Kind.MACRO:
        return
    if not atom.is_signed:
        yield _Piece(atom.text, is_glued=True)
    is_power = before.is_short and len(atom.text) <= _POWER
    if atom.script is Script.SUPER or (atom.script is Script.PLAIN and is_power):
        yield _Piece(raised, is_glued=not atom.is_signed)


def _letters(atom: Atom, before: Atom, joint: Joint, *, stands_alone: bool) -> Iterator[_Piece]:
    """Letters behind a symbol, a number or other letters."""
    text = _indexed(atom.text)
    yield _Piece(text)
    is_script = atom.script is not Script.PLAIN
    is_beside = before.kind is Kind.SYMBOL or (before.is_short and is_script)
    is_long_enough = len(text) > 1 or before.kind is Kind.SYMBOL
    if (joint is Joint.TIGHT and before.kind is Kind.NUMBER) or (
        atom.is_short and is_beside and is_long_enough
    ):
        yield _Piece(text, is_glued=True)
    if atom.is_short and is_beside:
        set_so = text.translate(_LOWERED if atom.script is Script.SUB else _RAISED)
        if is_script and not any(map(str.isascii, set_so)):
            yield _Piece(set_so, is_glued=not atom.is_signed)
        for font in _FONTS:
            yield _Piece(f"{font} {text}")
    if stands_alone and joint is Joint.LOOSE:
        for other in _spelled_otherwise(atom.text):
            yield _Piece(_indexed(other))


def _joined(text: str, piece: _Piece) -> str | None:
    """*text* with *piece* behind it; None where nobody writes it so."""
    if not text or not piece.is_glued:
        return f"{text} {piece.text}".lstrip()
    if text[-1].isdigit() and text[-1].isascii() and piece.text[0].isascii():
        return text + piece.text if piece.text[0].isalpha() else None
    name = text.rpartition(" ")[2]
    if name in _NAMES and not piece.text.isdigit():
        # LambdaCDM is written so; nobody writes muCDM, alphas for a letter and an index, or piπ.
        is_word = piece.text.isascii() and len(piece.text) > 1
        return text + piece.text if is_word and _LONG.fullmatch(name) else None
    return text + piece.text


def _indexed(text: str) -> str:
    return " ".join(as_indexed(word) for word in WORD.findall(spelled(text)))


def _spelled_otherwise(word: str) -> Iterator[str]:
    yield from spellings(word)
    yield from cut_by_tex(word)
