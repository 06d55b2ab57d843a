"""What a user types for a name: the ways to read it, and whether forenames agree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from biblio.errors import InvalidQuery
from biblio.model.names.collaborations import find, has_keyword
from biblio.model.names.forenames import forename_words, words_agree
from biblio.model.names.keys import fold, fold_german, initials
from biblio.model.names.persons import PARTICLES, Person, display, split_comma, split_person, tidy

LONGEST_QUERY = 500
_LONGEST_SURNAME = 5  # words
_PARTICLE_KEYS: Final = frozenset(map(fold, PARTICLES))
_PAIRS: Final = ("van der", "van den", "van de", "von der", "de la", "de los")


class Order(StrEnum):
    """How the words of a query were shared out; the value is what a user is told.

    All but `REVERSED` leave the words in the order in which a name is printed, and only cut it at
    other places: what `CUT` and `UNDIVIDED` read is the name that was typed, and not the cut.
    """

    COMMA = "surname, forenames"
    NATURAL = "forenames surname"
    WHOLE = "whole name is the surname"
    REVERSED = "surname first, without a comma"
    SEVERAL = "surname of several words"
    CUT = "cut elsewhere between forenames and surname"
    UNDIVIDED = "kept whole, without forenames"


class Reading(NamedTuple):
    """One way to read what was typed.

    `surname` and `forenames` are as typed; the other fields compare with the stored columns of
    the same name: `name_key`, `keyname_key`, `initials` (empty where no forenames were typed: any
    will do) and `german_key`, which is compared with `german_key` and with `name_key`.
    `fewest` is how many forenames a stored name has at least: those that another cut would count
    with the surname cannot be missing.
    """

    order: Order
    surname: str
    forenames: str
    name_key: str
    keyname_key: str
    initials: str
    german_key: str
    german_keyname_key: str
    fewest: int = 0


class NameQuery(NamedTuple):
    """What was typed, and the ways to read it, the likeliest first; never empty.

    Whoever answers to any of `readings` is meant: they are one name, cut at different places.
    `reversed` are for where nobody answers to those, since they are another name: Wei Li is not
    Li Wei.
    """

    text: str
    readings: tuple[Reading, ...]
    reversed: tuple[Reading, ...] = ()


def parse_query(text: str) -> NameQuery:
    """The ways to read a name that a user typed.

    Sources cut a name differently: what one counts with the surname (De Raedt, Lopez Garcia),
    another leaves with the forenames. So `Surname, Forenames` is read so first, and then cut at
    every other place; `Forenames Surname` as the parser of lists reads it, as one long surname, and
    cut at every other place. A single word is a surname, a collaboration's name one long surname
    and nothing else.

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
    readings = _readings(_shares(typed))
    if not readings:
        raise InvalidQuery("the name has no surname: type a surname, or 'Surname, Forenames'")
    backwards = _readings(
        [
            (Order.REVERSED, *each)
            for share in _backwards(typed)
            for each in _cuts_at_particles(*share)
        ]
    )
    others = {key: reading for key, reading in backwards.items() if key not in readings}
    return NameQuery(typed, tuple(readings.values()), tuple(others.values()))


def _readings(
    shares: Sequence[tuple[Order, str, str]],
) -> dict[tuple[str, str, bool], Reading]:
    """The reading of each of *shares* that has a surname, by what it compares; each once."""
    readings: dict[tuple[str, str, bool], Reading] = {}
    usual = len(forename_words(shares[0][2])) if shares else 0
    for order, surname, forenames in shares:
        number = len(forename_words(forenames))
        fewest = number if number > usual and order is not Order.REVERSED else 0
        reading = _reading(order, surname, forenames)._replace(fewest=fewest)
        if reading.keyname_key:
            same = (reading.keyname_key, fold(forenames), order is Order.UNDIVIDED)
            readings.setdefault(same, reading)
    return readings


def _shares(typed: str) -> list[tuple[Order, str, str]]:
    """The words of *typed* shared out between surname and forenames in each way that can be."""
    if "," in typed:
        surname, _, forenames = typed.partition(",")
        person = split_comma(typed) or split_person(surname)
        first = (Order.COMMA, _without_suffix(surname), _forenames(forenames, person))
        shares = [first]
        if person.keyname and fold(person.keyname) != fold(first[1]):
            shares.append((Order.CUT, person.keyname, person.forenames))
        if first[2] and fold(first[1]):
            words = tidy(f"{first[2]} {first[1]}").split()
            shares += [(Order.CUT, *each) for each in _cuts(words)]
            shares.append((Order.UNDIVIDED, " ".join(words), ""))
        return shares
    if has_keyword(typed) and (found := find(typed)) is not None and not found.person:
        return [(Order.WHOLE, name, "") for name in found.names]
    person = split_person(typed)
    words = display(Person(person.keyname, person.forenames)).split()
    if len(words) == 1:
        return [(Order.WHOLE, person.keyname, "")]
    shares = [(Order.NATURAL, person.keyname, person.forenames), (Order.WHOLE, " ".join(words), "")]
    shares += [(Order.SEVERAL, *each) for each in _cuts(words)]
    return shares


def _cuts(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """*words*, a name as printed, cut into surname and forenames at each place."""
    for count in range(1, min(len(words), _LONGEST_SURNAME + 1)):
        if not PARTICLES.issuperset(words[:-count]):
            yield " ".join(words[-count:]), " ".join(words[:-count])


def _backwards(typed: str) -> Iterator[tuple[str, str]]:
    """Surname and forenames of *typed* with the two changed over."""
    if "," in typed:
        _, surname, forenames = _shares(typed)[0]
        if fold(forenames):
            yield from _cuts(tidy(f"{surname} {forenames}").split())
        return
    if has_keyword(typed) and (found := find(typed)) is not None and not found.person:
        return
    person = split_person(typed)
    words = display(Person(person.keyname, person.forenames)).split()
    if len(words) == 1:
        return
    fewest = min(_leading_particles(words) + 1, len(words) - 1)
    for count in range(fewest, min(len(words), _LONGEST_SURNAME + 1)):
        if words[count - 1] not in PARTICLES:
            yield " ".join(words[:count]), " ".join(words[count:])


def _cuts_at_particles(surname: str, forenames: str) -> Iterator[tuple[str, str]]:
    """The two as they are, and with the particles between them counted with the other one."""
    yield surname, forenames
    key, fore = surname.split(), forenames.split()
    for count in range(1, _leading_particles(key) + 1):
        yield " ".join(key[count:]), " ".join([*fore, *key[:count]])
    while len(fore) > 1 and fold(fore[-1]) in _PARTICLE_KEYS:
        key.insert(0, fore.pop())
        yield " ".join(key), " ".join(fore)


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


def particles_of(keyname_key: str) -> Iterator[tuple[str, str]]:
    """The particles that open a folded surname and what is left without them: each way there is.

    `de la cruz` has `de` before `la cruz`, and `de la` before `cruz`.
    """
    words = keyname_key.split()
    for count in range(1, len(words)):
        if words[count - 1] not in _PARTICLE_KEYS:
            return
        yield " ".join(words[:count]), " ".join(words[count:])


def with_particles(keyname_key: str) -> list[str]:
    """A folded surname with each particle, and each usual pair of them, in front."""
    return [f"{before} {keyname_key}" for before in (*sorted(_PARTICLE_KEYS), *_PAIRS)]


def surname_key(forenames: str, keyname: str) -> str:
    """The folded surname that the parser of lists gives a name of these two, printed together."""
    return fold(split_person(f"{forenames} {keyname}").keyname)


def forenames_agree(asked: str, stored: str, *, fewest: int = 0) -> bool:
    """Whether forenames that were *asked* for can be those *stored*.

    Word by word, a full name agrees with its initial and the other way round, and an abbreviation
    with a full stop (`Yu.`) with what begins so; words that differ, a middle initial among them,
    refuse. The shorter of the two may leave words out at its end, but those stored are at least
    *fewest*.
    Nothing asked agrees with everything; nothing stored, only with that. Hyphens part words or
    not (`Jia-Hao`, `Jiahao`), and capitals without dots are initials (`JP`).
    """
    ours, theirs = forename_words(asked), forename_words(stored)
    if not ours:
        return True
    return len(theirs) >= fewest and words_agree(ours, theirs)
