"""Who counts as one: spellings that only folding tells apart.

A name is not a person, but `Emma de Oña Wilhelmi` and `Emma De Ona Wilhelmi` are one name: the
same `name_key` and suffix. Who counts papers, co-authors or steps counts them once. Collaborations
are one with each other in the same way, and never with people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from biblio.db.lists import ungathered
from biblio.db.named import named
from biblio.queries.narrowing.filters import papers_of
from biblio.queries.people.author_lists import given

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.people import counted_statements as statements
else:
    statements = named("biblio.queries.people.counted_statements")


class Shown(NamedTuple):
    """How one who counts once is shown: the least id, and the spelling that stands on most places.

    Of spellings on equally many it is the last in the order of characters, which has more accents
    and fewer capitals. `spellings` are all, the one that is shown first.
    """

    author_id: int
    name: str
    is_collaboration: bool
    spellings: tuple[str, ...]


class Counted:
    """Who counts as one in an answer, as far as authors were met.

    Whoever counts once is called by one number among those who do. What was *asked* for, by
    author id, counts as the number it is mapped to, which is one of its own, and other spellings
    of it are somebody else: who asks for one spelling means it.
    """

    counts_packed = True
    """Whether packed lists may be added up as they are: each name is of one."""

    def __init__(self, session: Session, asked: Mapping[int, int]) -> None:
        self._session = session
        self._asked = asked
        self._met = set(asked)
        self._first: dict[str, int] = {}
        self._ones = {each: one for each, one in asked.items() if each != one}
        self._members: dict[int, list[int]] = {}
        for each, one in asked.items():
            self._members.setdefault(one, []).append(each)
        self._alike = {one: each for one, each in self._members.items() if len(each) > 1}
        self._looked_up = set(asked.values())
        self.collaborations: set[int] = set()

    def on(self, lists: dict[int, set[int]]) -> dict[int, set[int]]:
        """The same *lists* of who is on papers, in which each who counts as one stands once."""
        self.meet(set().union(*lists.values()))
        if self._ones:
            for authors in lists.values():
                for each in self._ones.keys() & authors:
                    authors.remove(each)
                    authors.add(self._ones[each])
        return lists

    def ones(self, authors: Sequence[int]) -> list[int]:
        """Who each of *authors* counts as, in the same order."""
        self.meet(set(authors))
        return [self._ones.get(each, each) for each in authors] if self._ones else list(authors)

    def meet(self, authors: set[int]) -> None:
        """Look at the spellings of those *authors* that were not met before."""
        new = authors - self._met
        if not new:
            return
        self._met |= new
        row = self._session.execute(statements.SPELLINGS, given(new)).one()
        ids, spellings, collaborations = map(ungathered, row)
        self.collaborations.update(collaborations)
        ones = list(map(self._first.setdefault, spellings, ids))
        if ones == ids:
            return
        for author_id, one in zip(ids, ones, strict=True):
            if author_id != one:
                self._ones[author_id] = one
                self._members.setdefault(one, [one]).append(author_id)
        self.collaborations.difference_update(self._ones)

    def meet_all_of(self, ones: Collection[int]) -> None:
        """Look at all spellings of *ones*, on whatever papers they stand."""
        self.meet({each for ids in self._ids_of(ones).values() for each in ids})

    def several(self) -> Mapping[int, Collection[int]]:
        """Those who were met under several ids, and these."""
        return {one: each for one, each in self._members.items() if len(each) > 1}

    def met(self, ones: Iterable[int]) -> dict[int, int]:
        """The ids under which *ones* were met, and whose each is."""
        return {each: one for one in ones for each in self._members.get(one, (one,))}

    def papers_of(self, ones: Collection[int]) -> set[int]:
        """All papers of *ones*, under all ids that they have."""
        several = self._ids_of(ones).values()
        return set(papers_of(self._session, set(ones).union(*several)))

    def least(self, ones: Collection[int]) -> dict[int, int]:
        """The least id of each of *ones*, met or not."""
        return dict(zip(ones, ones, strict=True)) | {
            one: min(ids) for one, ids in self._ids_of(ones).items()
        }

    def _ids_of(self, ones: Collection[int]) -> dict[int, list[int]]:
        """All ids of those of *ones* that have several, met or not."""
        new = set(ones) - self._looked_up
        self._looked_up |= new
        for one, other in (
            self._session.execute(statements.OTHERS_OF_SPELLING, given(new)) if new else ()
        ):
            if other not in self._asked:
                self._alike.setdefault(one, [one]).append(other)
        return {one: self._alike[one] for one in self._alike.keys() & ones}

    def shown(self, ones: Iterable[int]) -> dict[int, Shown]:
        """How each of *ones* is shown."""
        tells = {
            each: one
            for one in ones
            for each in (self._members[one] if one in self._asked else (one,))
        }
        names: dict[int, list[tuple[int, str, int]]] = {}
        for tell, *name in self._session.execute(statements.ALL_OF_SPELLING, given(tells)):
            if name[0] == tell or not (tell in self._asked or name[0] in self._asked):
                names.setdefault(tells[tell], []).append(tuple(name))
        several = [author_id for of in names.values() if len(of) > 1 for author_id, *_ in of]
        places: dict[int, int] = (
            dict(self._session.execute(statements.PLACES, given(several)).all()) if several else {}
        )
        return {one: _shown(of, places) for one, of in names.items()}

    def handles(self, ones: Iterable[int]) -> Mapping[int, str | None]:
        """How each of *ones* is asked for as a person: a name is none."""
        return dict.fromkeys(ones)

    def notes(self, shown: Mapping[int, Shown]) -> tuple[str, ...]:
        """Who of those *shown* was met in several spellings, as one sentence if anybody was.

        What was asked for is said otherwise: it may be several names.
        """
        met = self.several().keys() - self._asked
        several = [each.spellings for one, each in shown.items() if one in met]
        if not several:
            return ()
        more = {1: "", 2: "; so are those of 1 more name"}.get(
            len(several), f"; so are those of {len(several) - 1:,} more names"
        )
        return (f"spellings that count as one: {', '.join(several[0])}{more}",)


def _shown(names: Sequence[tuple[int, str, int]], places: Mapping[int, int]) -> Shown:
    """How one of these *names* is shown, each an id and whether it is a collaboration's."""
    if len(names) == 1:
        ((author_id, name, marked),) = names
        return Shown(author_id, name, bool(marked), (name,))
    ordered = sorted(((places.get(each[0], 0), each[1]) for each in names), reverse=True)
    spellings = tuple(name for _, name in ordered)
    return Shown(min(names)[0], spellings[0], bool(names[0][2]), spellings)
