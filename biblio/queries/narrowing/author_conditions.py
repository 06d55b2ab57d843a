"""Who stands where in the author list of a paper, as conditions on papers.

The first author is who stands at the first place, and the first person where a collaboration stands
before them ("The ATLAS Collaboration: G. Aad, …"); the last author likewise, from the end. A list
that a source cut ends nowhere, so that nobody is the last of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.db.rare_papers import MANY_AUTHORS
from biblio.errors import InvalidQuery, NotFound
from biblio.model.names import fold
from biblio.queries.names.matching import match_authors
from biblio.queries.narrowing.parts import (
    Condition,
    Narrowing,
    Part,
    narrowing_to_papers,
    read_for,
)
from biblio.queries.narrowing.persons import places_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from biblio.queries.names.modes import MatchMode
    from biblio.queries.narrowing import author_statements as statements
else:
    statements = named("biblio.queries.narrowing.author_statements")

MOST: Final = 1_000_000_000  # authors: more than any paper has, and still a number of SQLite's
_COUNTS: Final = re.compile(
    r"""\[?\s* (?P<least>[0-9]+|\*)? \s* (?P<range>\.\.|-|\N{EN DASH}|->|TO)? \s*
    (?P<most>[0-9]+|\*)? \s*\]?""",
    re.IGNORECASE | re.VERBOSE,
)


def papers_by(author_ids: frozenset[int]) -> Narrowing:
    """The papers that any of *author_ids* is on."""
    authors = (listed(author_ids),)
    return Narrowing(Part(statements.written_by, (), authors), Part(statements.is_by, (), authors))


def at_an_end(session: Session, name: str, mode: MatchMode, *, is_last: bool) -> Narrowing:
    """The papers whose list begins, or ends where *is_last*, with one who answers to *name*.

    Raises:
        InvalidQuery: *name* is none.
        NotFound: nobody answers to it.
    """
    resolution = match_authors(session, name, mode=mode)
    authors = (listed(resolution.author_ids),)
    return Narrowing(
        Part(statements.ended_by, (is_last,), authors),
        Part(statements.is_ended_by, (is_last,), authors),
        resolution.notes,
    )


def of_people_at_an_end(session: Session, persons: Collection[int], *, is_last: bool) -> Narrowing:
    """The same of *persons*, whichever names they have there."""
    places = [(each.paper_id, each.ordinal) for each in places_of(session, persons)]
    rows = session.execute(
        statements.places_at_end(is_last=is_last),
        {"papers": listed({paper for paper, _ in places})},
    )
    ends = {paper: ordinals for paper, *ordinals in rows}
    return narrowing_to_papers({paper for paper, place in places if place in ends.get(paper, ())})


def of_collaboration(session: Session, name: str) -> Narrowing:
    """The papers of collaborations that have all words of *name* in theirs.

    Raises:
        InvalidQuery: *name* has no letter.
        NotFound: no collaboration is called so.
    """
    words = set(fold(name).split())
    if not words:
        raise InvalidQuery("collaboration: needs a letter or a digit to look for")
    rows = session.execute(statements.COLLABORATIONS)
    found = frozenset(author_id for author_id, key in rows if words <= set(key.split()))
    if not found:
        raise NotFound(
            f"no collaboration has {name.strip()!r} in its name: `biblio authors` knows the names"
        )
    return papers_by(found)


def of_so_many(asked: str) -> Narrowing:
    """The papers of as many authors as *asked*: `3`, `1..10`, `100..`, `..5`, `[1 TO 10]`.

    Counted as far as they are known where a source cut the list.

    Raises:
        InvalidQuery: that is no number, and no range of numbers.
    """
    match = _COUNTS.fullmatch(asked.strip())
    ends = [match[end] for end in ("least", "most")] if match else [None, None]
    least, most = (int(each[:10]) if each not in {None, "*"} else None for each in ends)
    if match and match["range"] is None:
        most = least
    if least is None and most is None:
        raise InvalidQuery(
            f"author_count:{asked}: write a number of authors or a range of them, as in 1..10"
        )
    return between(least or 0, most)


def between(least: int, most: int | None) -> Narrowing:
    """The papers of *least* to *most* authors; None for any number."""
    ends = tuple(min(end, MOST) for end in (least, most) if end is not None)
    condition: Condition = Part(statements.has_so_many, (most is None,), ends)
    if least < MANY_AUTHORS:
        return read_for(condition)
    return Narrowing(Part(statements.of_many, (condition.shape,), ends), condition)
