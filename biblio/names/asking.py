"""What a user types for a name: the ways to read it, and whether forenames agree."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import NamedTuple

from biblio.errors import InvalidQuery
from biblio.names.collaborations import find, has_keyword
from biblio.names.keys import fold, fold_german, initials, is_run_of_initials
from biblio.names.persons import PARTICLES, Person, display, split_comma, split_person, tidy

LONGEST_QUERY = 500
_LONGEST_SURNAME = 5  # words


class Order(StrEnum):
    """How the words of a query were shared out; the value is what a user is told."""

    COMMA = "surname, forenames"
    NATURAL = "forenames surname"
    WHOLE = "whole name is the surname"
    REVERSED = "surname first, without a comma"
    SEVERAL = "surname of several words"
    DIVIDED = "part of the surname counted with the forenames"


class Reading(NamedTuple):
    """One way to read what was typed.

    `surname` and `forenames` are as typed; the other fields compare with the stored columns of
    the same name: `name_key`, `keyname_key`, `initials` (empty where no forenames were typed: any
    will do) and `german_key`, which is compared with `german_key` and with `name_key`.
    """

    order: Order
    surname: str
    forenames: str
    name_key: str
    keyname_key: str
    initials: str
    german_key: str
    german_keyname_key: str


class NameQuery(NamedTuple):
    """What was typed, and the ways to read it, the likeliest first; never empty."""

    text: str
    readings: tuple[Reading, ...]


def parse_query(text: str) -> NameQuery:
    """The ways to read a name that a user typed.

    `Surname, Forenames` has one, and a second where the surname is of several words, of which a
    source may count only the last; `Forenames Surname` is read that way first, then as one long
    surname, then with the surname first; a single word is a surname. A collaboration's name is one
    long surname and nothing else.

    Raises:
        InvalidQuery: the text is empty, has no letter or digit, or is over 500 characters long.
    """
    if len(text) > LONGEST_QUERY:
        raise InvalidQuery(
            f"a name of {len(text)} characters is too long: type at most {LONGEST_QUERY}"
        )
    typed = " ".join(
        "".join(" " if unicodedata.category(char) == "Cc" else char for char in text).split()
    )
    typed = unicodedata.normalize("NFC", typed)
    if not fold(typed):
        raise InvalidQuery("the name has no letter: type a surname, or 'Surname, Forenames'")
    readings: dict[tuple[str, str], Reading] = {}
    for order, surname, forenames in _shares(typed):
        reading = _reading(order, surname, forenames)
        if reading.keyname_key:
            readings.setdefault((reading.keyname_key, fold(forenames)), reading)
    if not readings:
        raise InvalidQuery("the name has no surname: type a surname, or 'Surname, Forenames'")
    return NameQuery(typed, tuple(readings.values()))


def _shares(typed: str) -> list[tuple[Order, str, str]]:
    """The words of *typed* shared out between surname and forenames in each way that can be."""
    if "," in typed:
        surname, _, forenames = typed.partition(",")
        person = split_comma(typed) or split_person(surname)
        shares = [(Order.COMMA, _without_suffix(surname), _forenames(forenames, person))]
        if person.keyname and fold(person.keyname) != fold(shares[0][1]):
            shares.append((Order.NATURAL, person.keyname, person.forenames))
        *first, last = shares[0][1].split() or [""]
        if first and shares[0][2]:
            # Sources that print forenames first leave all but the last word to them.
            shares.append((Order.DIVIDED, last, " ".join([shares[0][2], *first])))
        return shares
    if has_keyword(typed) and (found := find(typed)) is not None and not found.person:
        return [(Order.WHOLE, name, "") for name in found.names]
    person = split_person(typed)
    words = display(Person(person.keyname, person.forenames)).split()
    if len(words) == 1:
        return [(Order.WHOLE, person.keyname, "")]
    shares = [(Order.NATURAL, person.keyname, person.forenames), (Order.WHOLE, " ".join(words), "")]
    # A stored surname may be of several words: `Stephen de Bruyn Kops`.
    longest = min(len(words), _LONGEST_SURNAME + 1)
    shares.extend(
        (Order.SEVERAL, " ".join(words[-count:]), " ".join(words[:-count]))
        for count in range(2, longest)
    )
    split = min(_leading_particles(words) + 1, len(words) - 1)
    if words[split - 1] not in PARTICLES:
        shares.append((Order.REVERSED, " ".join(words[:split]), " ".join(words[split:])))
    return shares


def _leading_particles(words: list[str]) -> int:
    count = 0
    while count < len(words) - 1 and words[count].lower() in PARTICLES:
        count += 1
    return count


def _without_suffix(surname: str) -> str:
    person = split_person(surname)
    return f"{person.forenames} {person.keyname}".strip() if person.suffix else surname.strip()


def _forenames(typed: str, person: Person) -> str:
    """The forenames behind the comma, without a suffix that stands there."""
    words = typed.replace(",", " ").split()
    return tidy(" ".join(word for word in words if word.rstrip(".") != person.suffix.rstrip(".")))


def _reading(order: Order, surname: str, forenames: str) -> Reading:
    keyname_key, forenames_key = fold(surname), fold(forenames)
    german_keyname, german_forenames = fold_german(surname), fold_german(forenames)
    return Reading(
        order,
        surname,
        forenames,
        f"{keyname_key}, {forenames_key}" if forenames_key else keyname_key,
        keyname_key,
        initials(forenames, surname),
        f"{german_keyname}, {german_forenames}" if forenames_key else german_keyname,
        german_keyname,
    )


def forenames_agree(asked: str, stored: str) -> bool:
    """Whether forenames that were *asked* for can be those *stored*.

    Word by word, a full name agrees with its initial and the other way round, and an abbreviation
    with a full stop (`Yu.`) with what begins so; words that differ, a middle initial among them,
    refuse. The shorter of the two may leave words out at its end.
    Nothing asked agrees with everything; nothing stored, only with that. Hyphens part words or
    not (`Jia-Hao`, `Jiahao`), and capitals without dots are initials (`JP`).
    """
    ours, theirs = _forename_words(asked), _forename_words(stored)
    if not ours:
        return True
    if not theirs:
        return False
    if "".join(ours).replace(".", "") == "".join(theirs).replace(".", ""):
        return True
    return all(map(_words_agree, ours, theirs)) or _run_agrees(ours, theirs)


def _forename_words(forenames: str) -> list[str]:
    words: list[str] = []
    for word in tidy(forenames).split():
        if is_run_of_initials(word):
            words.extend(fold(word))
        elif len(folded := fold(word)) > 1 and word.endswith(".") and " " not in folded:
            words.append(f"{folded}.")
        else:
            words.extend(folded.split())
    return words


def _words_agree(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one.endswith(".") or other.endswith("."):
        one, other = one.rstrip("."), other.rstrip(".")
        return one.startswith(other) or other.startswith(one)
    return one == other


def _run_agrees(ours: list[str], theirs: list[str]) -> bool:
    """Whether one side is initials run together, recognised by having no vowel: `jp`."""
    for run, words in ((ours, theirs), (theirs, ours)):
        if len(run) == 1 and 1 < len(run[0]) < 4 and not set(run[0]) & set("aeiouy"):  # noqa: PLR2004
            return run[0] == "".join(word[0] for word in words)
    return False
