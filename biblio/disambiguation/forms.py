"""Forms of names: whether two can be of one person, and in what they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from biblio.disambiguation.blocks import is_lost
from biblio.model.names import fold
from biblio.model.names.forenames import forename_words, words_agree


class Form(NamedTuple):
    """A printed name as far as it is compared: `Jean-Pierre de Rossi Jr.`.

    `surname` is folded without spaces (`derossi`), `words` are the words of the forenames (`jean`,
    `pierre`), `given` the same with what a hyphen joins as one (`jeanpierre`), `suffix` is folded.
    """

    surname: str
    words: tuple[str, ...]
    given: tuple[str, ...]
    suffix: str


class Relation(StrEnum):
    """In what the forenames of two agreeing names agree: the least to the most."""

    NONE = "no forenames"
    LETTER = "one initial"
    LETTERS = "several initials"
    FORENAME = "the same forename"
    FORENAMES = "the same forenames"


@lru_cache(maxsize=1 << 14)
def form_of(keyname: str, forenames: str, suffix: str) -> Form:
    """The form of a name by its parts."""
    surname = "" if is_lost(keyname) else (fold(keyname) or keyname).replace(" ", "")
    given: list[str] = []
    for printed in forenames.split():
        words = forename_words(printed)
        if any(len(word.rstrip(".")) == 1 for word in words) or printed.isupper():
            given.extend(words)
        elif words:
            given.append("".join(words))
    return Form(surname, tuple(forename_words(forenames)), tuple(given), fold(suffix))


def forms_agree(one: Form, other: Form) -> bool:
    """Whether two names can be of one person; it does not matter which is named first.

    Surnames are the same, and forenames agree word by word as far as both have them (`J`, `J.P.`,
    `Jean` and `Jean-Pierre`; not `Jean` and `Jacques`, `J.P.` and `J.M.`). Or one is the other with
    surname and forenames swapped. Two suffixes that differ refuse, a missing one does not. Names
    without forenames agree with each other alone, and a lost surname with nothing.
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if one.surname == other.surname:
        if not one.words or not other.words:
            return bool(one.surname) and not one.words and not other.words
        return bool(one.surname) and words_agree(one.words, other.words)
    return bool(one.surname and other.surname) and _are_swapped(one, other)


def relation(one: Form, other: Form) -> tuple[Relation, str]:
    """In what two agreeing names agree, and the piece of forenames that they share.

    The piece is what `commonness` counts surnames of: `J`, `JP`, `jean`, `jean pierre`.
    """
    ours, theirs = "".join(one.words), "".join(other.words)
    if not ours or not theirs:
        return Relation.NONE, ""
    is_swapped = one.surname != other.surname
    is_run_together = ours == theirs and len(one.given) != len(other.given)
    if is_swapped or (is_run_together and len(ours) > len(one.words)):
        return Relation.FORENAME, ours  # Jean-Pierre and Jean Pierre, Jiahao and Jia Hao
    whole = _whole_shared(one.given, other.given)
    if not whole:
        letters = _letters_shared(one, other)
        return (Relation.LETTERS if len(letters) > 1 else Relation.LETTER), letters.upper()
    if len(whole) > 1:
        return Relation.FORENAMES, " ".join(whole[:2])
    if len(one.given) > 1 and len(other.given) > 1:
        return Relation.FORENAMES, f"{whole[0]} {one.given[1][0]}"
    return Relation.FORENAME, whole[0]


def letters_of(words: Iterable[str]) -> str:
    """The first letters of *words*."""
    return "".join(word[0] for word in words)


def pieces_of(form: Form) -> Iterator[str]:
    """The pieces of forenames by which *form* is counted; see `relation`.

    A form of initials counts as those alone, and whole forenames not as their initials: names are
    counted as they are printed.
    """
    given = form.given
    if not given or not _is_whole(given[0]):
        yield letters_of(form.words).upper()
        return
    yield given[0]
    if len(given) > 1:
        yield f"{given[0]} {given[1][0]}"
        if _is_whole(given[1]):
            yield f"{given[0]} {given[1]}"


def _is_whole(word: str) -> bool:
    """Whether *word* is a forename, and no initial (`j`) or abbreviation (`yu.`)."""
    return len(word) > 1 and not word.endswith(".")


def _whole_shared(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The whole forenames that open both."""
    shared = takewhile(
        lambda pair: pair[0] == pair[1] and _is_whole(pair[0]), zip(ours, theirs, strict=False)
    )
    return [mine for mine, _ in shared]


def _letters_shared(one: Form, other: Form) -> str:
    letters = letters_of(one.words)
    pairs = zip(letters, letters_of(other.words), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return letters[: max(1, same)]


def _are_swapped(one: Form, other: Form) -> bool:
    ours, theirs = "".join(one.words), "".join(other.words)
    return len(ours) > 1 and one.surname == theirs and other.surname == ours
