"""Matching: which author names answer to what was typed, and by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from biblio.db.models import Author
from biblio.errors import InvalidQuery, NotFound
from biblio.names import NameQuery, Order, Reading, fold, forenames_agree, parse_query
from biblio.queries.doubts import Person, are_initials, doubt
from biblio.queries.nearest import nearest_names

_ID: Final = "id:"
_LARGEST_ID: Final = 2**63 - 1


class MatchMode(StrEnum):
    """How far a stored name may differ from what was typed.

    `exact`: in nothing. `folded`: in case, accents, punctuation and German spelling. `initials`:
    also in that forenames are abbreviated on either side.
    """

    EXACT = "exact"
    FOLDED = "folded"
    INITIALS = "initials"


class Rule(StrEnum):
    """Why a stored name matched."""

    EXACT = "exact"
    FOLDED = "folded"
    SURNAME = "surname"
    GERMAN = "german spelling"
    INITIALS = "initials"
    BEGINNING = "beginning of the name"
    REVERSED = "reversed order"
    ID = "id"


class MatchedAuthor(NamedTuple):
    """A row of `authors` that answers to a name, and by which rule."""

    author_id: int
    name: str
    keyname: str
    forenames: str
    is_collaboration: bool
    rule: Rule


class Resolution(NamedTuple):
    """All who answer to a name (at least one), with sentences for the person who asked."""

    matches: tuple[MatchedAuthor, ...]
    notes: tuple[str, ...]

    @property
    def author_ids(self) -> frozenset[int]:
        """The ids of all who match."""
        return frozenset(match.author_id for match in self.matches)


class _Stored(NamedTuple):
    """What matching looks at in a row of `authors`."""

    author_id: int
    name: str
    keyname: str
    forenames: str
    is_collaboration: int
    name_key: str
    keyname_key: str
    german_key: str


_COLUMNS: Final = (
    Author.id,
    Author.name,
    Author.keyname,
    Author.forenames,
    Author.is_collaboration,
    Author.name_key,
    Author.keyname_key,
    Author.german_key,
)


def match_authors(session: Session, name: str, *, mode: MatchMode = MatchMode.FOLDED) -> Resolution:
    """Who answers to *name*, and what the person who asked should know of it.

    *name* is `Surname, Forenames`, `Forenames Surname`, a surname, or `id:123`; `exact:NAME`,
    `folded:NAME` and `initials:NAME` say the mode with the name. The likeliest reading of the
    words that finds anybody decides. A surname alone finds all who bear it. Where nobody answers,
    the other order of the names is tried, and then, for initials typed, names that they
    abbreviate; the notes say so, and where the names that match are likely several people.

    Raises:
        InvalidQuery: *name* has no letter, is too long, or its `id:` is not a number.
        NotFound: nobody answers; the sentence names the nearest.
    """
    found = find_authors_called(session, name, mode=mode)
    if found.matches[0].rule is Rule.ID:
        return found
    persons = [
        Person(each.author_id, each.name, each.keyname, each.forenames)
        for each in found.matches
        if not each.is_collaboration
    ]
    doubted = doubt(session, name.strip(), persons)
    return found if doubted is None else Resolution(found.matches, (*found.notes, doubted))


def find_authors_called(
    session: Session, name: str, *, mode: MatchMode = MatchMode.FOLDED
) -> Resolution:
    """The same without a look at whether they are several people."""
    name, mode = _own_mode(name.strip(), mode)
    if name.lower().startswith(_ID):
        return _by_id(session, name[len(_ID) :])
    asked = parse_query(_encodable(name))
    readings = _with_reversed(asked)
    found = _first_found(session, readings, mode)
    if not found and mode is MatchMode.FOLDED:
        found = _abbreviated(session, readings) or _collaborations(session, readings)
    if not found:
        raise NotFound(_nobody(session, asked, mode))
    return Resolution(tuple(found), _notes(asked, found, mode))


def _abbreviated(session: Session, readings: Sequence[Reading]) -> list[MatchedAuthor]:
    """Who answers by initials: all, where initials were typed; else who has the first forename.

    A middle initial that was not typed is no conflict; `Paul` for `P.` takes the mode `initials`.
    """
    given = [each for each in readings if each.forenames]
    first_forenames = {fold(each.forenames).partition(" ")[0] for each in given}
    return [
        each
        for each in _first_found(session, given, MatchMode.INITIALS)
        if are_initials(given[0].forenames)
        or fold(each.forenames).partition(" ")[0] in first_forenames
    ]


def _collaborations(session: Session, readings: Sequence[Reading]) -> list[MatchedAuthor]:
    """The collaborations whose names begin with the words typed: `BABAR` for its whole name."""
    begins = [f"{each.keyname_key} " for each in readings if not each.forenames]
    ranges = [
        and_(Author.keyname_key >= each, Author.keyname_key < f"{each[:-1]}!") for each in begins
    ]
    if not ranges:
        return []
    rows = session.execute(select(*_COLUMNS).where(Author.is_collaboration == 1, or_(*ranges)))
    return [_matched(each, Rule.BEGINNING) for each in sorted(_Stored(*row) for row in rows)]


def _own_mode(name: str, mode: MatchMode) -> tuple[str, MatchMode]:
    """*name* without the mode that it may say itself, and the mode."""
    said, colon, rest = name.partition(":")
    if colon and said.lower() in {each.value for each in MatchMode}:
        return rest.strip(), MatchMode(said.lower())
    return name, mode


def _by_id(session: Session, digits: str) -> Resolution:
    digits = digits.strip().lstrip("0")
    if not (digits.isascii() and digits.isdigit()) or int(digits[:20]) > _LARGEST_ID:
        raise InvalidQuery(f"'id:{digits[:40]}' is not an author's id: write it like id:123")
    row = session.execute(select(*_COLUMNS).where(Author.id == int(digits))).first()
    if row is None:
        raise NotFound(f"there is no author {digits}: look the name up with `authors`")
    return Resolution((_matched(_Stored(*row), Rule.ID),), ())


def _encodable(text: str) -> str:
    """*text* without halves of characters, which no database takes."""
    return text.encode("utf-8", "replace").decode()


def _with_reversed(asked: NameQuery) -> list[Reading]:
    """The readings of *asked*, and last those with surname and forenames changed over."""
    readings = list(asked.readings)
    first = readings[0]
    if first.order is Order.COMMA and fold(first.forenames):
        swapped = parse_query(f"{first.forenames}, {first.surname}").readings[0]
        readings.append(swapped._replace(order=Order.REVERSED))
    return readings


def _first_found(
    session: Session, readings: Sequence[Reading], mode: MatchMode
) -> list[MatchedAuthor]:
    """Who answers to the first of *readings* that anybody answers to, in one statement."""
    if not readings:
        return []
    wanted = or_(*(condition for each in readings for condition in _conditions(each, mode)))
    stored = sorted(_Stored(*row) for row in session.execute(select(*_COLUMNS).where(wanted)))
    for reading in readings:
        found = [
            _matched(each, Rule.REVERSED if reading.order is Order.REVERSED else rule)
            for each in stored
            if (rule := _rule(reading, each, mode)) is not None
        ]
        if found:
            return found
    return []


def _conditions(reading: Reading, mode: MatchMode) -> list[ColumnElement[bool]]:
    """What rows to look at for *reading*: each condition is served by an index."""
    if mode is MatchMode.EXACT:
        if reading.forenames:
            return [and_(Author.keyname == reading.surname, Author.forenames == reading.forenames)]
        return [Author.keyname == reading.surname]
    keynames = {reading.keyname_key, reading.german_keyname_key}
    if not reading.initials:
        # Behind the surname stands ", ": a range that the index serves.
        begins = f"{reading.german_keyname_key}, "
        ends = f"{reading.german_keyname_key},!"
        return [
            *(Author.keyname_key == key for key in sorted(keynames)),
            Author.german_key == reading.german_keyname_key,
            and_(Author.german_key >= begins, Author.german_key < ends),
        ]
    full = [
        *(Author.name_key == key for key in sorted({reading.name_key, reading.german_key})),
        Author.german_key == reading.german_key,
    ]
    if mode is MatchMode.FOLDED:
        return full
    first = reading.initials[0]
    return [
        *full,
        *(
            and_(
                Author.keyname_key == key,
                Author.initials >= first,
                Author.initials < chr(ord(first) + 1),
            )
            for key in sorted(keynames)
        ),
        and_(
            Author.german_key >= f"{reading.german_keyname_key}, {first}",
            Author.german_key < f"{reading.german_keyname_key}, {chr(ord(first) + 1)}",
        ),
    ]


def _rule(reading: Reading, stored: _Stored, mode: MatchMode) -> Rule | None:
    """By which rule *stored* answers to *reading*; None where it does not."""
    if stored.keyname == reading.surname:
        if stored.forenames == reading.forenames:
            return Rule.EXACT
        if not reading.forenames:
            return Rule.SURNAME
    if mode is MatchMode.EXACT:
        return None
    return _folded_rule(reading, stored) or _looser_rule(reading, stored, mode)


def _folded_rule(reading: Reading, stored: _Stored) -> Rule | None:
    """The rule by which the whole names are the same."""
    if stored.name_key == reading.name_key:
        return Rule.FOLDED
    if reading.german_key in {stored.german_key, stored.name_key}:
        return Rule.GERMAN
    return None


def _looser_rule(reading: Reading, stored: _Stored, mode: MatchMode) -> Rule | None:
    """The rule by which one name stands for the other."""
    german = stored.german_key.partition(", ")[0]
    same = stored.keyname_key == reading.keyname_key
    if not same and reading.german_keyname_key not in {stored.keyname_key, german}:
        return None
    if not reading.initials:
        return Rule.SURNAME if same else Rule.GERMAN
    if mode is MatchMode.INITIALS and forenames_agree(reading.forenames, stored.forenames):
        return Rule.INITIALS
    return None


def _matched(stored: _Stored, rule: Rule) -> MatchedAuthor:
    return MatchedAuthor(
        stored.author_id,
        stored.name,
        stored.keyname,
        stored.forenames,
        bool(stored.is_collaboration),
        rule,
    )


def _notes(asked: NameQuery, found: Sequence[MatchedAuthor], mode: MatchMode) -> tuple[str, ...]:
    """By which detour the names were found, if by any."""
    rules = {each.rule for each in found}
    if rules == {Rule.REVERSED}:
        return (f"nobody is called {asked.text!r} in that order: {found[0].name} was found",)
    if rules == {Rule.INITIALS} and mode is not MatchMode.INITIALS:
        return (f"nobody is called {asked.text!r}: {found[0].name} was found by initials",)
    if rules == {Rule.BEGINNING}:
        return (f"nobody is called {asked.text!r}: {found[0].name} begins so",)
    return ()


def _nobody(session: Session, asked: NameQuery, mode: MatchMode) -> str:
    shown = asked.text if len(asked.text) <= 60 else f"{asked.text[:60]}…"  # noqa: PLR2004 - a line
    spelled = " letter by letter" if mode is MatchMode.EXACT else ""
    if near := nearest_names(session, asked.readings):
        return f"no author is called {shown!r}{spelled}; the nearest names are {'; '.join(near)}"
    alone = ", or give the surname alone" if asked.readings[0].forenames else ""
    return f"no author is called {shown!r}{spelled}; check the spelling{alone}"
