"""Lists in which every surname stands one person too late, and their repair.

A producer that zips a list of surnames beginning with a collaboration ("Kimi Team, Bai, Bao, …")
against a list of forenames that does not ("Yifan, Yiping, …") prints "Yifan Kimi Team, Yiping
Bai, …" and loses the last surname.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from biblio.model.names.keys import fold
from biblio.model.names.persons import are_initials
from biblio.model.names.values import UNKNOWN_SURNAME, AuthorName

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 4  # names; fewer prove nothing
_FORENAME = re.compile(r"[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?")
_PINYIN = re.compile(
    r"(?:(?:[bpmf]|[dtnl]|[gkh]|[jqx]|zh?|ch?|sh?|[ryw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un"
    r"|uo|a|e|i|o|u|v)){2,3}"
)
# First words of bodies that read like a Chinese forename.
_BODIES_TEXT = """
    alibaba baichuan baidu daya doubao gaia gemini huawei hunyuan jiangmen kimi lamda pangu
    subaru the xiaomi
"""
_BODIES = frozenset(_BODIES_TEXT.split())


def looks_shifted(names: Sequence[AuthorName]) -> bool:
    """Whether a forename seems glued before the first name, a collaboration, and so on down.

    The list must be in the order of surnames. Where people share a surname the order of their
    forenames decides: it breaks at the end of each family as printed, and nowhere once the
    surnames move up. Without such families only Chinese forenames throughout are proof enough.
    """
    if len(names) < _FEWEST or not names[0].is_collaboration:
        return False
    first, *words = names[0].keyname.split()
    if len(words) < 2 or not _FORENAME.fullmatch(first) or not first.istitle():  # noqa: PLR2004
        return False
    persons = [name for name in names[1:] if not name.is_collaboration]
    forenames = [fold(first), *(fold(person.forenames) for person in persons)]
    surnames = [fold(person.keyname) for person in persons]
    if len(persons) != len(names) - 1 or not all(forenames) or first.lower() in _BODIES:
        return False
    if _breaks(surnames) * 10 > len(surnames) or any(
        are_initials(p.forenames) for p in persons[:3]
    ):
        return False
    as_printed = _families(surnames, forenames[1:])
    moved_up = _families(surnames, forenames[:-1])
    if as_printed != moved_up:
        return moved_up * 3 < as_printed
    chinese = sum(
        _PINYIN.fullmatch(forename.replace(" ", "")) is not None for forename in forenames
    )
    return as_printed == 0 and chinese * 10 >= len(forenames) * 9 and _breaks(surnames) == 0


def repair_shifted(names: Sequence[AuthorName]) -> tuple[AuthorName, ...]:
    """The names of a shifted list in their place: one more than were printed.

    The collaboration comes first, without the forename before it; then each forename with the
    surname of the entry after it. The last person's surname is lost: the keyname is
    UNKNOWN_SURNAME. Each person keeps the printed text and the affiliations of the entry that
    held the forename. A list whose first entry is no collaboration comes back as it is.
    """
    if not names or not names[0].is_collaboration or " " not in names[0].keyname:
        return tuple(names)
    first, collaboration = names[0].keyname.split(None, 1)
    forenames = [first, *(name.forenames for name in names[1:])]
    following: list[AuthorName | None] = [*names[1:], None]
    people = [
        AuthorName(
            surname.keyname if surname is not None else UNKNOWN_SURNAME,
            forename,
            surname.suffix if surname is not None else "",
            printed=entry.printed,
            affiliations=entry.affiliations,
        )
        for entry, forename, surname in zip(names, forenames, following, strict=True)
    ]
    return (AuthorName(collaboration, is_collaboration=True, printed=names[0].printed), *people)


def _breaks(words: Sequence[str]) -> int:
    """How often *words* fall back in the alphabet."""
    return sum(later < earlier for earlier, later in pairwise(words))


def _families(surnames: Sequence[str], forenames: Sequence[str]) -> int:
    """How often forenames fall back in the alphabet between neighbours of one surname."""
    people = zip(surnames, forenames, strict=True)
    return sum(one[0] == other[0] and other[1] < one[1] for one, other in pairwise(people))
