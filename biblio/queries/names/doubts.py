"""Whether the names that match are likely several people: signs, each cheap to see.

A name is not a person. What speaks for several: forenames that differ, forenames known by
initials alone, a surname so short that many bear it, and circles of co-authors who never met.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed, ungathered
from biblio.db.named import named
from biblio.model.names import fold, forenames_agree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.names import doubts_statements as statements
else:
    statements = named("biblio.queries.names.doubts_statements")

_COMPARED: Final = 50  # forms whose forenames are compared with each other
_PAPERS: Final = 200  # papers of the person whose authors are looked at
_PEOPLE: Final = 100  # places on a paper beyond which it says nothing of who knows whom
_SYLLABLE: Final = re.compile(r"(?=.{2,6}\Z)[b-df-hj-np-tv-xz]*[aeiouy]+[b-df-hj-np-tv-xz]*")


class Person(NamedTuple):
    """What is looked at of a name that matched."""

    author_id: int
    name: str
    keyname: str
    forenames: str


class Doubt(NamedTuple):
    """That what was asked for, *called* so, is likely several people: *sign* speaks for it."""

    called: str
    names: int
    sign: str


def doubt(session: Session, asked: str, persons: Sequence[Person]) -> Doubt | None:
    """Why *persons*, who all answer to *asked*, are likely several; None where they are not."""
    sign = _sign(session, persons) if persons else None
    if sign is None:
        return None
    shown = asked if len(asked) <= 60 else f"{asked[:60]}…"  # noqa: PLR2004 - a line
    return Doubt(persons[0].name if len(persons) == 1 else shown, len(persons), sign)


def told(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    """One short sentence for all *doubts*, with the way out of them; none where there is none."""
    if not doubts:
        return ()
    if len(doubts) > 1:
        called = " and ".join(dict.fromkeys(each.called for each in doubts))
        return (f"{called} may each be several people; id:NUMBER takes one name",)
    (only,) = doubts
    if only.names == 1:
        return (f"{only.called} may be several people ({only.sign}); -c or --from narrows it",)
    called = f"{only.called}: {only.names:,} names, perhaps several people"
    return (f"{called} ({only.sign}); id:NUMBER takes one",)


def _sign(session: Session, persons: Sequence[Person]) -> str | None:
    """What speaks for several people, the strongest first."""
    forenames = list(dict.fromkeys(each.forenames for each in persons))[:_COMPARED]
    if not all(forenames_agree(one, other) for one, other in combinations(forenames, 2) if other):
        return "forenames differ"
    if not _is_often(session, persons):
        return None
    if all(not each or are_initials(each) for each in forenames):
        return "initials only"
    circles, alone = circles_of(session, {each.author_id for each in persons})
    if len(circles) + alone > 1 and all(map(_is_short, {each.keyname for each in persons})):
        return "a frequent surname"
    if sum(len(circle) > 1 for circle in circles) > 1:
        return f"{len(circles)} circles of co-authors"
    return None


def _is_often(session: Session, persons: Sequence[Person]) -> bool:
    """Whether *persons* stand at two places of author lists: one place is one person's."""
    return (
        len(session.scalars(statements.PLACES, _given(each.author_id for each in persons)).all())
        > 1
    )


def are_initials(forenames: str) -> bool:
    """Whether *forenames* is nothing but initials."""
    words = forenames.replace("-", " ").replace(".", " ").split()
    return bool(words) and all(len(word) == 1 or word.isupper() for word in words)


def _is_short(keyname: str) -> bool:
    """Whether a surname is one syllable of the Latin script: Li, Wang, Smith."""
    return _SYLLABLE.fullmatch(fold(keyname)) is not None


def circles_of(session: Session, person: Collection[int]) -> tuple[list[set[int]], int]:
    """The circles of co-authors around *person*, and how many papers have no co-author.

    Two co-authors are of one circle where papers of the person lead from one to the other. The
    first 200 papers are looked at, without collaborations and those far down a long list.
    """
    papers = session.scalars(statements.SOME_PAPERS, _given(person)).all()
    rows = session.execute(statements.AUTHORS, _given(papers))
    others = [set(ungathered(authors)) - set(person) for _, authors in rows]
    return _joined(each for each in others if each), sum(not each for each in others)


def _joined(groups: Iterable[set[int]]) -> list[set[int]]:
    """*groups* put together where they share a member."""
    circles: list[set[int]] = []
    for group in groups:
        apart = []
        whole = set(group)
        for circle in circles:
            if whole.isdisjoint(circle):
                apart.append(circle)
            else:
                whole |= circle
        circles = [*apart, whole]
    return circles


def _given(ids: Iterable[int]) -> dict[str, str]:
    return {"given": listed(sorted(ids))}
