"""Matching: which author names answer to what was typed, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import InvalidQuery, NotFound
from biblio.model.names import NameQuery, Reading, fold, parse_query
from biblio.queries.names.candidates import Stored, Wanted, candidates
from biblio.queries.names.doubts import Doubt, Person, are_initials, doubt, told
from biblio.queries.names.modes import MatchMode
from biblio.queries.names.name_rules import LOOSE, Rule, rule_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.names import matching_statements as statements
else:
    statements = named("biblio.queries.names.matching_statements")

__all__ = [
    "MatchMode",
    "MatchedAuthor",
    "Resolution",
    "Rule",
    "find_authors_called",
    "match_all",
    "match_authors",
    "without_mode",
]

_ID: Final = "id:"
_LARGEST_ID: Final = 2**63 - 1


class MatchedAuthor(NamedTuple):
    """A row of `authors` that answers to a name, and by which rule.

    Rows of one `spelling` are told apart by folding alone.
    """

    author_id: int
    name: str
    keyname: str
    forenames: str
    is_collaboration: bool
    rule: Rule
    spelling: tuple[str, str, bool]


class Resolution(NamedTuple):
    """All who answer to a name (at least one), with sentences for the person who asked."""

    matches: tuple[MatchedAuthor, ...]
    notes: tuple[str, ...]

    @property
    def author_ids(self) -> frozenset[int]:
        """The ids of all who match."""
        return frozenset(match.author_id for match in self.matches)


def match_authors(session: Session, name: str, *, mode: MatchMode = MatchMode.FOLDED) -> Resolution:
    """Who answers to *name*, and what the person who asked should know of it.

    *name* is `Surname, Forenames`, `Forenames Surname`, a surname, or `id:123`; `exact:NAME`,
    `folded:NAME` and `initials:NAME` say the mode with the name. All readings of the words in
    their order count together, wherever each cuts between forenames and surname. Where nobody
    answers, the other order of the names is tried, and then, for initials typed, names that they
    abbreviate; the notes say so. They also say what `initials:` would add to initials that were
    found as printed, and where the names that match are likely several people.

    Raises:
        InvalidQuery: *name* has no letter, is too long, or its `id:` is not a number.
        NotFound: nobody answers; the sentence names the nearest.
    """
    (found,), notes = match_all(session, [name], mode=mode)
    return found._replace(notes=notes)


def match_all(
    session: Session, names: Sequence[str], *, mode: MatchMode = MatchMode.FOLDED
) -> tuple[tuple[Resolution, ...], tuple[str, ...]]:
    """Who answers to each of *names*, and the notes on all of them, the doubts in one sentence.

    Raises:
        InvalidQuery: one of them is no name.
        NotFound: nobody answers to one of them.
    """
    found = tuple(find_authors_called(session, each, mode=mode) for each in names)
    notes = [note for each in found for note in each.notes]
    for name, each in zip(names, found, strict=True):
        notes += _offer(session, name, mode, each)
    doubts = [doubt_of(session, name, each) for name, each in zip(names, found, strict=True)]
    notes += told([each for each in doubts if each is not None])
    return found, tuple(dict.fromkeys(notes))


def doubt_of(session: Session, name: str, found: Resolution) -> Doubt | None:
    """Why those who were *found* for *name* are likely several people; None where they are not."""
    if found.matches[0].rule is Rule.ID:
        return None
    persons = [
        Person(each.author_id, each.name, each.keyname, each.forenames)
        for each in found.matches
        if not each.is_collaboration
    ]
    return doubt(session, name.strip(), persons)


def find_authors_called(
    session: Session,
    name: str,
    *,
    mode: MatchMode = MatchMode.FOLDED,
    abbreviated: bool = False,
) -> Resolution:
    """The same without what `initials:` would add, and without a look whether they are several.

    With *abbreviated*, initials that are typed find full forenames beside those as printed.
    Those who bear the name as it was typed stand first.
    """
    name, mode = _own_mode(name.strip(), mode)
    if name.lower().startswith(_ID):
        return _by_id(session, name[len(_ID) :])
    asked = parse_query(_encodable(name))
    is_wide = abbreviated and mode is MatchMode.FOLDED and _asks_by_initials(asked)
    found = _answering(
        session, asked.readings, MatchMode.INITIALS if is_wide else mode
    ) or _answering(session, asked.reversed, mode)
    if not found and mode is MatchMode.FOLDED:
        found = (
            _abbreviated(session, asked.readings)
            or _abbreviated(session, asked.reversed)
            or _collaborations(session, asked.readings)
        )
    if not found:
        raise NotFound(_nobody(session, asked, mode))
    found.sort(key=lambda each: (each.rule in LOOSE, each.author_id))
    return Resolution(tuple(found), _notes(asked, found, mode))


def _asks_by_initials(asked: NameQuery) -> bool:
    """Whether the forenames that were typed are initials."""
    return are_initials(asked.readings[0].forenames)


def _answering(
    session: Session, readings: Sequence[Reading], mode: MatchMode
) -> list[MatchedAuthor]:
    """Who answers to any of *readings*."""
    if not readings:
        return []
    wanted = Wanted()
    for each in readings:
        wanted.add(each, by_initials=mode is MatchMode.INITIALS)
    # Raedt finds De Raedt too: whose surname it is with, sources do not agree.
    has_particle = mode is not MatchMode.EXACT and not readings[0].forenames
    if has_particle:
        wanted.add_with_particles(readings[0])
    return _matching(session, wanted, readings, mode, has_particle=has_particle)


def _abbreviated(session: Session, readings: Sequence[Reading]) -> list[MatchedAuthor]:
    """Who answers by initials: all, where initials were typed; else who has the first forename.

    A middle initial that was not typed is no conflict; `Paul` for `P.` takes the mode `initials`.
    A particle in front of the surname that was not typed is none either.
    """
    given = [each for each in readings if each.forenames]
    if not given:
        return []
    wanted = Wanted()
    for each in given:
        wanted.add(each, by_initials=True)
    wanted.add_with_particles(given[0])
    found = _matching(session, wanted, given, MatchMode.INITIALS, has_particle=True)
    first_forenames = {fold(each.forenames).partition(" ")[0] for each in given}
    return [
        each
        for each in found
        if are_initials(given[0].forenames)
        or fold(each.forenames).partition(" ")[0] in first_forenames
    ]


def _matching(
    session: Session,
    wanted: Wanted,
    readings: Sequence[Reading],
    mode: MatchMode,
    *,
    has_particle: bool,
) -> list[MatchedAuthor]:
    """The candidates who answer to one of *readings*, by id."""
    return [
        _matched(each, rule)
        for each in candidates(session, wanted)
        if (rule := rule_of(readings, each, mode, has_particle=has_particle)) is not None
    ]


def _collaborations(session: Session, readings: Sequence[Reading]) -> list[MatchedAuthor]:
    """The collaborations whose names begin with the words typed: `BABAR` for its whole name."""
    begins = [f"{each.keyname_key} " for each in readings if not each.forenames]
    if not begins:
        return []
    ends = [f"{each[:-1]}!" for each in begins]
    values = {f"first_{place}": each for place, each in enumerate(begins)}
    values |= {f"end_{place}": each for place, each in enumerate(ends)}
    rows = session.execute(statements.collaborations(len(begins)), values)
    return [_matched(each, Rule.BEGINNING) for each in sorted(Stored(*row) for row in rows)]


def without_mode(name: str) -> str:
    """*name* without the mode that it may say itself."""
    return _own_mode(name.strip(), MatchMode.FOLDED)[0]


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
    row = session.execute(statements.OF_ID, {"author_id": int(digits)}).first()
    if row is None:
        raise NotFound(f"there is no author {digits}: look the name up with `authors`")
    return Resolution((_matched(Stored(*row), Rule.ID),), ())


def _encodable(text: str) -> str:
    """*text* without halves of characters, which no database takes."""
    return text.encode("utf-8", "replace").decode()


def _matched(stored: Stored, rule: Rule) -> MatchedAuthor:
    return MatchedAuthor(
        stored.author_id,
        stored.name,
        stored.keyname,
        stored.forenames,
        bool(stored.is_collaboration),
        rule,
        (stored.name_key, stored.suffix, bool(stored.is_collaboration)),
    )


def _notes(asked: NameQuery, found: Sequence[MatchedAuthor], mode: MatchMode) -> tuple[str, ...]:
    """By which detour the names were found, if by any."""
    rules = {each.rule for each in found}
    first = found[0].name
    if rules == {Rule.REVERSED}:
        return (f"nobody is called {asked.text!r} in that order: {first} was found",)
    if rules == {Rule.INITIALS} and mode is not MatchMode.INITIALS:
        return (f"nobody is called {asked.text!r}: {first} was found by initials",)
    if rules == {Rule.BEGINNING}:
        return (f"nobody is called {asked.text!r}: {first} begins so",)
    if rules <= {Rule.PARTICLE, Rule.INITIALS} and mode is not MatchMode.INITIALS:
        return (f"nobody is called {asked.text!r}: {first} was found, with a particle",)
    return ()


def _offer(session: Session, name: str, mode: MatchMode, found: Resolution) -> Iterable[str]:
    """What `initials:` would add, where initials were typed and found as printed."""
    name, mode = _own_mode(name.strip(), mode)
    if mode is not MatchMode.FOLDED or found.matches[0].rule in LOOSE | {Rule.ID}:
        return
    asked = parse_query(_encodable(name))
    if not _asks_by_initials(asked):
        return
    more = {
        each.author_id: each.name
        for each in _answering(session, asked.readings, MatchMode.INITIALS)
        if each.author_id not in found.author_ids
    }
    if not more:
        return
    most = session.execute(statements.MOST_PAPERS, {"authors": listed(sorted(more))}).first()
    first, number = most or (min(more), 0)
    names = "1 name" if len(more) == 1 else f"{len(more):,} names, most of all"
    count = "1 paper" if number == 1 else f"{number:,} papers"
    yield f"`initials:{asked.text}` would add {names} {more[first]} ({count})"


def _nobody(session: Session, asked: NameQuery, mode: MatchMode) -> str:
    shown = asked.text if len(asked.text) <= 60 else f"{asked.text[:60]}…"  # noqa: PLR2004 - a line
    spelled = " letter by letter" if mode is MatchMode.EXACT else ""
    from biblio.queries.names.nearest import nearest_names  # noqa: PLC0415 - mostly somebody is

    if near := nearest_names(session, asked.readings):
        return f"no author is called {shown!r}{spelled}; the nearest names are {'; '.join(near)}"
    alone = ", or give the surname alone" if asked.readings[0].forenames else ""
    return f"no author is called {shown!r}{spelled}; check the spelling{alone}"
