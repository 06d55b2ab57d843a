"""Which forenames can be those of one person, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from biblio.model.names.keys import fold, is_run_of_initials
from biblio.model.names.persons import tidy

LONGEST_RUN: Final = 3  # initials run together: jp, mjr


def forename_words(forenames: str) -> list[str]:
    """The folded words of *forenames*: a letter for an initial, `yu.` for an abbreviation."""
    words: list[str] = []
    for word in tidy(forenames).split():
        if is_run_of_initials(word):
            words.extend(fold(word))
        elif len(folded := fold(word)) > 1 and word.endswith(".") and " " not in folded:
            words.append(f"{folded}.")
        else:
            words.extend(folded.split())
    return words


def words_agree(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words of two forenames can be of one person, whichever is named first.

    A full name agrees with its initial, and an abbreviation (`yu.`) with what begins so; words that
    differ, a middle initial among them, refuse. The shorter may leave words out at its end, but
    not all of them. Words may be run together: `jia hao` and `jiahao`, `j p` and `jp`.
    """
    if not ours or not theirs:
        return False
    if "".join(ours).replace(".", "") == "".join(theirs).replace(".", ""):
        return True
    return all(map(_agree, ours, theirs)) or _run_agrees(ours, theirs)


def _agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one.endswith(".") or other.endswith("."):
        one, other = one.rstrip("."), other.rstrip(".")
        return one.startswith(other) or other.startswith(one)
    return one == other


def _run_agrees(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side is initials run together, recognised by having no vowel: `jp`."""
    for run, words in ((ours, theirs), (theirs, ours)):
        if len(run) == 1 and 1 < len(run[0]) <= LONGEST_RUN and not set(run[0]) & set("aeiouy"):
            return run[0] == "".join(word[0] for word in words)
    return False
