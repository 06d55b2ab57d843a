"""The shortest chain of co-authorship between two people, each step with a paper as proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries.names.matching import Resolution, match_all
from biblio.queries.narrowing.persons import Persona, asks_for_people, people_called
from biblio.queries.papers.listing import begun
from biblio.queries.people.author_lists import authors_of
from biblio.queries.people.components import Apart, Network
from biblio.queries.people.counted import Counted, Shown
from biblio.queries.people.counted_people import CountedPeople
from biblio.queries.people.options import PLAIN_PATHS, PathOptions
from biblio.queries.rows import Page, PathStep, PersonStep
from biblio.queries.time_limit import look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.db.kept_texts import Kept
    from biblio.queries.people import paths_statements as statements
else:
    statements = named("biblio.queries.people.paths_statements")

__all__ = ["PathStep", "shortest_path"]

_LONGEST: Final = 40  # steps; no known network of authors is as wide


class _Link(NamedTuple):
    """How an author was reached: on which paper, from whom."""

    paper_id: int
    from_author: int


class _Question(NamedTuple):
    """Between whom a chain is asked for, and on papers of how many authors."""

    counted: Counted
    sides: Sequence[set[int]]
    max_authors: int | None


def shortest_path(
    session: Session,
    one: str,
    other: str,
    options: PathOptions = PLAIN_PATHS,
    *,
    kept: Kept | None = None,
) -> Page[PathStep | PersonStep]:
    """The steps from *one* to *other*, both included; no rows where no chain joins them.

    Each step but the first names the paper that its author wrote with the one before. Papers of
    more than `max_authors` places do not count, nor do collaborations. Among chains of the same
    length, the one through the lowest ids is taken. Spellings that only folding tells apart are
    one, see `Counted`. With `people`, or where one side is a place, each step is a person, and the
    notes tell the weakest link. What tells that there is no chain is *kept*, where a place is given
    for it: `biblio.queries.people.components`.

    Raises:
        InvalidIdentifier: one side is meant for a place, and is none.
        InvalidQuery: a name or `max_authors` cannot be understood.
        NotFound: nobody answers to one of the names.
    """
    max_authors, mode, people = options.max_authors, options.mode, options.people
    if max_authors is not None and max_authors < 2:  # noqa: PLR2004 - a pair
        raise InvalidQuery(f"papers of {max_authors} authors join nobody: ask for at least 2")
    if any(asks_for_people(each, people=people) for each in (one, other)):
        found = [people_called(session, each, mode) for each in (one, other)]
        notes = tuple(note for each in found for note in each.notes)
        counted: Counted = CountedPeople(
            session, {each: each for of in found for each in of.persons}
        )
        sides = [set(each.persons) for each in found]
    else:
        (ours, theirs), notes = match_all(session, [one, other], mode=mode)
        asked = _asked(ours, theirs)
        counted = Counted(session, asked)
        sides = [{asked[each] for each in found.author_ids} for found in (ours, theirs)]
    chain = _chain(session, _Question(counted, sides, max_authors), kept)
    if chain is None:
        small = "" if max_authors is None else f" of at most {max_authors:,} authors"
        said = f"no chain of papers{small} joins {_brief(one)} and {_brief(other)}"
        return Page((), total=0, notes=(*notes, said))
    ones = [each for each, _ in chain]
    # Which spellings are told must not depend on the papers that the search happened to read.
    counted.meet_all_of(ones)
    shown = counted.shown(ones)
    steps = _steps(session, shown, chain)
    notes = (*notes, *counted.notes(shown))
    if isinstance(counted, CountedPeople):
        if len(chain) == 1:
            notes = (*notes, f"{_brief(one)} and {_brief(other)} are the same person")
        personas = counted.personas(ones)
        walked = [
            PersonStep(personas[each].handle, *step) for each, step in zip(ones, steps, strict=True)
        ]
        return Page(walked, total=len(chain), notes=(*notes, *_weakest(personas.values())))
    if len(chain) == 1:
        notes = (*notes, f"{_brief(one)} and {_brief(other)} match the same name")
    return Page(steps, total=len(chain), notes=notes)


def _weakest(people: Iterable[Persona]) -> Iterator[str]:
    """Who of a chain is one person with the least chance, where any is known."""
    known = [(each.chance, each.handle, each.name) for each in people if each.chance is not None]
    if known:
        chance, handle, name = min(known)
        yield (
            f"weakest link: the papers of {name} ({handle}) are one person's with a chance of "
            f"{chance / 1000:.2f}"
        )


def _brief(name: str) -> str:
    """*name* as a sentence shows it."""
    return name if len(name) <= 60 else f"{name[:60]}…"  # noqa: PLR2004 - a line


def _asked(*sides: Resolution) -> dict[int, int]:
    """Each id that was asked for, and whom it counts as.

    Names of a side that folding alone tells apart are one, and so is who stands on both sides.
    """
    asked: dict[int, int] = {}
    for found in sides:
        ones = {
            each.spelling: asked[each.author_id]
            for each in found.matches
            if each.author_id in asked
        }
        for each in found.matches:
            asked.setdefault(each.author_id, ones.setdefault(each.spelling, each.author_id))
    return asked


def _chain(
    session: Session, asked: _Question, kept: Kept | None
) -> list[tuple[int, int | None]] | None:
    """Those of a shortest chain, each with the paper that joins them to the one before."""
    counted = asked.counted
    sides = [_Side(session, asked, each) for each in asked.sides]
    apart = None if kept is None else _apart(session, asked, kept)
    meeting = sides[0].front & sides[1].front
    for _ in range(_LONGEST):
        if meeting:
            least = counted.least(meeting)
            return _joined(sides, min(meeting, key=least.__getitem__))
        if not sides[0].front or not sides[1].front:
            return None
        near, far = sorted(sides, key=lambda side: len(side.front))
        meeting = near.meets(far)
        if meeting:
            continue
        if apart is not None and apart.is_known(len(near.read) + len(far.read), len(near.papers)):
            return None
        meeting = near.expand() & far.reached.keys()
    return None


class _Side:
    """What was reached from one side, and how: the `front` is who was reached last.

    `read` are the papers whose authors were reached.
    """

    def __init__(self, session: Session, asked: _Question, who: set[int]) -> None:
        self._session = session
        self._asked = asked
        self.reached: dict[int, _Link | None] = dict.fromkeys(who)
        self.front = set(who)
        self.read: set[int] = set()
        self._of_front: set[int] | None = None

    @property
    def papers(self) -> set[int]:
        """The papers of the front that were not read."""
        if self._of_front is None:
            self._of_front = self._asked.counted.papers_of(self.front) - self.read
        return self._of_front

    def meets(self, far: _Side) -> set[int]:
        """Those of the front of the *far* side who are on a paper with one of this front.

        Whoever is has that paper too. Papers of both fronts are told by an index, so that the
        authors of those alone are read that both have: of many papers mostly few, or none. Where
        to look for the papers of the other front would be more, nobody is found here.
        """
        if not far.is_known and len(far.front) > len(self.papers):
            return set()
        met = self._on(self.papers & far.papers)
        found = met.keys() & far.front
        self.reached.update((each, met[each]) for each in found)
        return found

    @property
    def is_known(self) -> bool:
        """Whether the papers of the front were looked for."""
        return self._of_front is not None

    def expand(self) -> set[int]:
        """Reach everybody on a paper of the front; those who are new are the next one."""
        fresh = self._on(self.papers)
        self.read |= self.papers
        self._of_front = None
        self.reached.update(fresh)
        self.front = set(fresh)
        return self.front

    def _on(self, papers: set[int]) -> dict[int, _Link]:
        """Who is new on *papers*, on each of which is someone in the front, and how."""
        fresh: dict[int, _Link] = {}
        if not papers:
            return fresh
        counted = self._asked.counted
        lists = counted.on(authors_of(self._session, papers, self._asked.max_authors))
        least = counted.least(self.front)
        for paper_id, ones in lists.items():
            look(self._session)
            link = _Link(paper_id, min(ones & self.front, key=least.__getitem__))
            # One at a time: `difference` of two goes through all of the second.
            new = ones.difference(self.reached).difference(fresh)
            fresh.update(dict.fromkeys(new, link))
        for collaboration in counted.collaborations & fresh.keys():
            del fresh[collaboration]
        return fresh


def _apart(session: Session, asked: _Question, kept: Kept) -> Apart:
    """What tells that there is no chain, while one is looked for."""
    people = isinstance(asked.counted, CountedPeople)
    network = Network(session, max_authors=asked.max_authors, people=people)
    return Apart(
        network, kept, lambda: [asked.counted.least(each).values() for each in asked.sides]
    )


def _joined(sides: Sequence[_Side], meeting: int) -> list[tuple[int, int | None]]:
    """The chain through *meeting*, from the first side to the second."""
    chain: list[tuple[int, int | None]] = []
    here: int | None = meeting
    while here is not None:
        link = sides[0].reached[here]
        chain.append((here, link.paper_id if link else None))
        here = link.from_author if link else None
    chain.reverse()
    link = sides[1].reached[meeting]
    while link is not None:
        chain.append((link.from_author, link.paper_id))
        link = sides[1].reached[link.from_author]
    return chain


def _steps(
    session: Session, shown: Mapping[int, Shown], chain: list[tuple[int, int | None]]
) -> list[PathStep]:
    proofs = {"papers": listed(paper_id for _, paper_id in chain if paper_id is not None)}
    papers = {
        paper_id: (plain, title, handle, begun(beginning))
        for paper_id, plain, title, handle, beginning in session.execute(statements.PROOFS, proofs)
    }
    return [
        PathStep(*shown[one][:2], *papers.get(paper_id or 0, (None, None, None)))
        for one, paper_id in chain
    ]
