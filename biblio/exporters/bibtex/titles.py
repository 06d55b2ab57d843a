r"""Titles of BibTeX: braces around the words whose capitals a style must leave alone.

Styles set a title in lower case but for its first letter and one behind a colon. Words are kept
from that whole, never a single letter, which would break their kerning, and never the whole title,
which would take the choice from the style. They are those with a capital behind their first letter
or beside a digit, formulas, and in a title that is set as a sentence those with a capital where
none begins. In a Title Set Like This one capitals tell nothing. An accent stands outside of such
braces as TeX's special character, which takes part in changes of case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from biblio.exporters.bibtex.texts import divided, escaped, known, whole
from biblio.exporters.citation_keys import STOP_WORDS
from biblio.formats import fields

__all__ = ["title"]

_PLAIN: Final = re.compile(r"[^$\\A-Z]*+")  # behind a first letter: nothing to keep
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_APOSTROPHES: Final = ("'", "’")
_BESIDE_DIGIT: Final = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_BEGINS: Final = re.compile(r":\s+\Z")
_SHOUTED: Final = 4  # words in capitals alone, from which on they are taken for a way of printing
_NO_CAPITALS_BUT_NAMES: Final = frozenset({"de"})
_MEANT_LONG: Final = 4  # letters of a word that has a capital in a Title Set Like This


class _Word(NamedTuple):
    """A word or what stands between two, as printed and as it is written."""

    printed: str
    written: str
    is_word: bool
    is_formula: bool = False
    begins: bool = False
    is_behind_hyphen: bool = False


def title(text: str, *, in_tex: bool, language: str | None = None) -> str:
    """The value of a field for the title *text*, which is in the *language* of that tag."""
    line = fields.line(text) or ""
    if line.isascii() and _PLAIN.fullmatch(line, 1):
        return known(line, in_tex=in_tex)
    words = list(_words(line, in_tex=in_tex))
    real = [each for each in words if each.is_word]
    is_shouted = _is_shouted(real)
    is_sentence = not is_shouted and _is_sentence(real, language)
    return whole(
        [
            f"{{{each.written}}}"
            if each.is_word and _is_kept(each, is_sentence=is_sentence, is_shouted=is_shouted)
            else each.written
            for each in words
        ]
    )


def _words(text: str, *, in_tex: bool) -> Iterator[_Word]:
    """The words of *text*, and what stands between them."""
    before: str | None = None
    for tokens in _runs(text):
        printed = "".join([token for token, _ in tokens])
        is_word = tokens[0][1] != _BETWEEN
        yield _Word(
            printed,
            "".join(
                [
                    token if kind == _FORMULA else escaped(token, in_tex=in_tex)
                    for token, kind in tokens
                ]
            ),
            is_word,
            is_formula=any(kind == _FORMULA for _, kind in tokens),
            begins=before is None or _BEGINS.search(before) is not None,
            is_behind_hyphen=before is not None and before.endswith(("-", *_APOSTROPHES)),
        )
        before = printed


_BETWEEN, _LETTERS, _FORMULA = range(3)
_Token = tuple[str, int]


def _runs(text: str) -> Iterator[list[_Token]]:
    """The tokens of each word of *text*, and what stands between two words as one token."""
    run: list[_Token] = []
    for token in _tokens(text):
        if run and (token[1] == _BETWEEN) != (run[-1][1] == _BETWEEN):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _tokens(text: str) -> Iterator[_Token]:
    """Letters and digits that stand together, formulas, and what stands between these.

    An apostrophe before a capital is of a word: `O'Brien`.
    """
    for piece in divided(text):
        if piece.is_formula:
            yield piece.text, _FORMULA
            continue
        place = 0
        for word in _WORD.finditer(piece.text):
            between = piece.text[place : word.start()]
            if between:
                joins = place > 0 and between in _APOSTROPHES and word[0][0].isupper()
                yield between, _LETTERS if joins else _BETWEEN
            yield word[0], _LETTERS
            place = word.end()
        if place < len(piece.text):
            yield piece.text[place:], _BETWEEN


def _is_shouted(words: list[_Word]) -> bool:
    """Whether all of a title stands in capitals."""
    printed = [each.printed for each in words if each.printed.isalpha() and len(each.printed) > 1]
    return len(printed) >= _SHOUTED and all(map(str.isupper, printed))


def _is_sentence(words: list[_Word], language: str | None) -> bool:
    """Whether most words that could have a capital in a Title Set Like This have none."""
    if language in _NO_CAPITALS_BUT_NAMES:
        return True
    lower = capital = 0
    for each in words:
        if each.begins or each.is_behind_hyphen or each.is_formula or _has_inner_capital(each):
            continue
        if each.printed[0].isupper():
            capital += 1
        elif (
            each.printed[0].islower()
            and len(each.printed) >= _MEANT_LONG
            and each.printed not in STOP_WORDS
        ):
            lower += 1
    return lower > 0 and lower >= capital


def _is_kept(word: _Word, *, is_sentence: bool, is_shouted: bool) -> bool:
    if word.is_formula:
        return True
    if is_shouted:
        return False
    if _has_inner_capital(word):
        return True
    return is_sentence and not word.begins and word.printed[0].isupper()


def _has_inner_capital(word: _Word) -> bool:
    """Whether a capital stands behind the first letter of *word*, or beside a digit."""
    printed = word.printed
    if printed.islower() or not any(map(str.isupper, printed)):
        return False
    return any(map(str.isupper, printed[1:])) or any(
        any(map(str.isupper, found)) for found in _BESIDE_DIGIT.findall(printed)
    )
