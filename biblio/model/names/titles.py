"""What is printed with a person's name and is none of it: titles, degrees, orders."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?(?: |(?<=\.)|\Z))+")
# Letters with full stops are also initials: behind a surname alone they are taken for such.
_DEGREE = (
    r"(?:Ph\. ?D|Ph\.?D|D\. ?Phil|D\.?Phil|[MBD]\.?Sc|[MBD]\. Sc|Dipl\.(?:-Ing)?"
    r"|Esq|FRS|F\. ?R\. ?S|FRAS|FRCA|ChB|MB|MD|SJ|S\. ?J|OFM|O\. ?F\. ?M|OSB|O\. ?S\. ?B|CSC"
    r"|C\. ?S\. ?C)\.?"
)
# With what a title begins, and a degree ends.
_FIRST = frozenset("DPM")
_LAST = frozenset("ABCDJMOPScgq.")
_ONE = re.compile(rf"{_DEGREE}|M\. ?D\.?|O\. ?P\.?")
_AFTER = re.compile(rf"(?:,? {_DEGREE})+\Z")


def is_degree(piece: str) -> bool:
    """Whether *piece* is a degree or an order, as it stands behind a comma: `Ph.D.`, `S.J.`."""
    return _ONE.fullmatch(piece) is not None


def without_titles(text: str) -> str:
    """The person's name *text* without the titles before it and the degrees behind it.

    What is left before a degree must be a whole name: `Jose Foo S. J.` is Jose Foo, and `Foo S. J.`
    stays, for there they are initials. Empty where there was nothing but a title.
    """
    if text[:1] in _FIRST and (before := _BEFORE.match(text)) is not None:
        text = text[before.end() :]
    if text[-1:] in _LAST and (after := _AFTER.search(text)) is not None:
        name = text[: after.start()].rstrip(", ")
        words = name.split()
        if len(words) > 1 and len(words[-1].rstrip(".")) > 1:
            return name
    return text
