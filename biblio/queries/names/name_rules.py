"""By which rule a stored name answers to what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from biblio.model.names import Order, Reading, forenames_agree, particles_of, surname_key
from biblio.queries.names.candidates import Stored
from biblio.queries.names.modes import MatchMode


class Rule(StrEnum):
    """Why a stored name matched."""

    EXACT = "exact"
    FOLDED = "folded"
    SURNAME = "surname"
    GERMAN = "german spelling"
    CUT = "cut elsewhere"
    PARTICLE = "particle"
    INITIALS = "initials"
    BEGINNING = "beginning of the name"
    REVERSED = "reversed order"
    ID = "id"


LOOSE: Final = frozenset({Rule.PARTICLE, Rule.INITIALS, Rule.BEGINNING, Rule.REVERSED})
"""The rules by which other words are found than were typed, or in another order."""

_OTHER_CUTS: Final = frozenset({Order.CUT, Order.UNDIVIDED})


def rule_of(
    readings: Sequence[Reading], stored: Stored, mode: MatchMode, *, has_particle: bool = False
) -> Rule | None:
    """By which rule *stored* answers to one of *readings*, the first that it answers to.

    With *has_particle* it also answers where its surname is that of the first reading behind a
    particle with a capital, which not every source counts with the surname.
    """
    for reading in readings:
        rule = _rule(reading, stored, mode)
        if rule is None:
            continue
        if reading.order is Order.REVERSED:
            return Rule.REVERSED
        return Rule.CUT if reading.order in _OTHER_CUTS and rule is not Rule.INITIALS else rule
    if has_particle and stored.keyname[0].isupper():
        for _, rest in particles_of(stored.keyname_key):
            if _rule(readings[0], _without_particle(stored, rest), mode) is not None:
                return Rule.PARTICLE
    return None


def _without_particle(stored: Stored, keyname_key: str) -> Stored:
    """*stored* with the rest of its surname only; its letters are those of the keys."""
    gone = len(stored.keyname_key) - len(keyname_key)
    return stored._replace(
        keyname=keyname_key,
        name_key=stored.name_key[gone:],
        keyname_key=keyname_key,
        german_key=stored.german_key[gone:],
    )


def _rule(reading: Reading, stored: Stored, mode: MatchMode) -> Rule | None:
    """By which rule *stored* answers to *reading*; None where it does not."""
    if stored.keyname == reading.surname and stored.forenames == reading.forenames:
        return Rule.EXACT
    if not reading.forenames and reading.order is not Order.UNDIVIDED:
        if stored.keyname == reading.surname:
            return Rule.SURNAME
        if _is_cut_before(reading, stored, mode):
            return Rule.CUT
    if mode is MatchMode.EXACT:
        return None
    return _folded_rule(reading, stored) or _looser_rule(reading, stored, mode)


def _folded_rule(reading: Reading, stored: Stored) -> Rule | None:
    """The rule by which the whole names are the same."""
    if stored.name_key == reading.name_key:
        return Rule.FOLDED
    if reading.german_key in {stored.german_key, stored.name_key}:
        return Rule.GERMAN
    return None


def _is_cut_before(reading: Reading, stored: Stored, mode: MatchMode) -> bool:
    """Whether particles of the surname that was asked for stand with the forenames of *stored*.

    They are the surname's where the parser of lists counts them so: `Di Wu` does not ask for
    Xiao Di Wu.
    """
    for before, rest in particles_of(reading.keyname_key):
        if stored.keyname_key == rest and stored.name_key.endswith(f" {before}"):
            printed = f"{stored.forenames} {stored.keyname}"
            return surname_key(stored.forenames, stored.keyname) == reading.keyname_key and (
                mode is not MatchMode.EXACT or printed.endswith(f" {reading.surname}")
            )
    return False


def _looser_rule(reading: Reading, stored: Stored, mode: MatchMode) -> Rule | None:
    """The rule by which one name stands for the other."""
    if reading.order is Order.UNDIVIDED:
        return None
    german = stored.german_key.partition(", ")[0]
    same = stored.keyname_key == reading.keyname_key
    if not same and reading.german_keyname_key not in {stored.keyname_key, german}:
        return None
    if not reading.initials:
        return Rule.SURNAME if same else Rule.GERMAN
    if mode is MatchMode.INITIALS and forenames_agree(
        reading.forenames, stored.forenames, fewest=reading.fewest
    ):
        return Rule.INITIALS
    return None
