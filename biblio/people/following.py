"""Where those whom decisions speak of stand now: a name that moved is followed, nothing guessed.

A place was said by its paper, its ordinal and the name there. Where the name stands on the paper
once, that is the place, wherever it stands. A decision rests where the paper or the name is gone,
or where the name stands there more than once and not where it stood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from biblio.db import bulk
from biblio.db.models import Author, Authorship
from biblio.db.through import session_on
from biblio.errors import BiblioError, InvalidQuery, NotFound
from biblio.model.identifiers import Asked, Identifier, plain
from biblio.people.values import Decision, Node, Place, Side, Spelling, Standing
from biblio.queries.narrowing.handles import Called, the_one
from biblio.queries.papers.named_papers import papers_named_by


class Resting(NamedTuple):
    """A decision that speaks of somebody who is not here, and why, in a sentence."""

    decision: Decision
    why: str


class Stood(NamedTuple):
    """Decisions by whom they speak of here, those that rest, and the spelling of each place."""

    standing: tuple[Standing, ...]
    resting: tuple[Resting, ...]
    names: Mapping[Place, Spelling]


class Listed(NamedTuple):
    """One place of an author list, of no collaboration."""

    place: Place
    printed: str
    spelling: Spelling


def stood(connection: Connection, decisions: Iterable[Decision]) -> Stood:
    """Whom *decisions* speak of, as the papers are now."""
    asked = list(decisions)
    handles = {side.handle for each in asked for side in each.sides if side.handle is not None}
    papers = _papers(connection, handles)
    lists = listed(connection, {each for each in papers.values() if isinstance(each, int)})
    standing: list[Standing] = []
    resting: list[Resting] = []
    names: dict[Place, Spelling] = {}
    for decision in asked:
        nodes: list[Node] = []
        why = "" if decision.is_whole else "one of those whom it spoke of is missing"
        for side in decision.sides:
            found = (
                side.spelling
                if side.handle is None
                else _place(side, side.handle, papers[side.handle], lists)
            )
            if isinstance(found, Listed):
                names[found.place] = found.spelling
                nodes.append(found.place)
            elif isinstance(found, Spelling):
                nodes.append(found)
            else:
                why = why or found
        if not why and decision.action.is_of_two and nodes[0] == nodes[1]:
            why = f"{decision.sides[0].called} and {decision.sides[1].called} are one place by now"
        if why:
            resting.append(Resting(decision, why))
        else:
            standing.append(Standing(decision, tuple(nodes)))
    return Stood(tuple(standing), tuple(resting), names)


def listed(connection: Connection, papers: Collection[int]) -> dict[int, list[Listed]]:
    """The persons in the author lists of the ids *papers*, in their order."""
    found: dict[int, list[Listed]] = defaultdict(list)
    rows = connection.execute(
        select(
            Authorship.paper_id,
            Authorship.ordinal,
            Authorship.printed_name,
            Author.name_key,
            Author.suffix,
        )
        .join(Author, Author.id == Authorship.author_id)
        .where(Authorship.paper_id.in_(bulk.integers(papers)), Author.is_collaboration == 0)
        .order_by(Authorship.paper_id, Authorship.ordinal)
    )
    for paper_id, ordinal, printed, name_key, suffix in rows:
        place = Place(paper_id, ordinal)
        found[paper_id].append(Listed(place, printed, Spelling(name_key, suffix)))
    return found


def _papers(
    connection: Connection, handles: Collection[Identifier]
) -> dict[Identifier, int | BiblioError]:
    """The paper that each of *handles* names now, or why there is none."""
    named = papers_named_by(session_on(connection), handles)
    found: dict[Identifier, int | BiblioError] = {}
    for handle in handles:
        called: Sequence[Called] = sorted(named.get(handle, ()))
        try:
            found[handle] = the_one(Asked((handle,)), called)
        except (InvalidQuery, NotFound) as error:
            found[handle] = error
    return found


def _place(
    side: Side,
    handle: Identifier,
    paper: int | BiblioError,
    lists: Mapping[int, Sequence[Listed]],
) -> Listed | str:
    """Where the place *side* is now, on the *paper* that *handle* names; or why it is not told."""
    if isinstance(paper, BiblioError):
        return str(paper)
    called = [
        each
        for each in lists.get(paper, ())
        if each.spelling == side.spelling or each.printed == side.printed
    ]
    shown = f"{side.name.name} on {plain(handle.handle)}"
    if not called:
        return f"there is no {shown} any more"
    stands = {each.place.ordinal: each for each in called}
    if not side.also_at and len(stands) == 1:
        return called[0]
    if side.also_at and {side.ordinal, *side.also_at} == stands.keys():
        return stands[side.ordinal]
    where = ", ".join(map(str, stands))
    return f"which place is meant cannot be told: {shown} stands at {where} now"
