"""Author names, with the papers of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.model.moments import year_of
from biblio.queries.limits import rows_of
from biblio.queries.names.doubts import told
from biblio.queries.names.matching import MatchedAuthor, doubt_of, find_authors_called
from biblio.queries.names.modes import MatchMode
from biblio.queries.names.name_rules import LOOSE
from biblio.queries.narrowing.persons import people_called
from biblio.queries.rows import AuthorMatch, MatchedForm, Page, PersonMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.people import authors_statements as statements
else:
    statements = named("biblio.queries.people.authors_statements")


def find_authors(
    session: Session,
    name: str,
    *,
    mode: MatchMode = MatchMode.FOLDED,
    limit: int | None = 20,
) -> Page[AuthorMatch]:
    """The names that answer to *name*, those of most papers first; None is no limit.

    Initials find full forenames too, behind all who are called as was typed. `first` and `last`
    are the years of the first and the last paper by submission, or by announcement or issue where
    that is unknown.

    Raises:
        InvalidQuery: *name* or *limit* cannot be understood.
        NotFound: nobody answers.
    """
    limit = rows_of(limit)
    found = find_authors_called(session, name, mode=mode, abbreviated=True)
    doubted = doubt_of(session, name, found)
    rows = _with_papers(session, found.matches, limit)
    notes = (*found.notes, *told([doubted] if doubted is not None else []))
    return Page(rows, total=len(found.matches), notes=notes)


def find_people(
    session: Session,
    name: str,
    *,
    mode: MatchMode = MatchMode.FOLDED,
    limit: int | None = 20,
) -> Page[PersonMatch]:
    """The people who have a place where *name* stands, those of most papers first.

    Each comes with all papers and names, `place` as the rule where a place was asked for, and else
    the rule by which the first of the names matched.

    Raises:
        InvalidIdentifier: that is meant for a place, and is none.
        InvalidQuery: *name* or *limit* cannot be understood.
        NotFound: nobody answers.
    """
    limit = rows_of(limit)
    asked = people_called(session, name, mode, tells=False)
    rules: dict[str, str] = {}
    for match in asked.matches.matches if asked.matches else ():
        rules.setdefault(match.name, match.rule.value)
    rows = [
        PersonMatch(
            *(each.handle, each.author_id, each.name, each.papers),
            each.days and year_of(each.days[0]),
            each.days and year_of(each.days[1]),
            each.is_collaboration,
            next((rules[name] for name in each.names if name in rules), "place"),
            each.names,
            each.orcid,
        )
        for each in asked.people[:limit]
    ]
    return Page(rows, total=len(asked.people), notes=asked.notes)


def explain_match(
    session: Session, name: str, *, mode: MatchMode = MatchMode.FOLDED, abbreviated: bool = False
) -> list[MatchedForm]:
    """Every form that *name* is taken for, the rule that matched it, and its papers.

    With *abbreviated*, initials are taken for full forenames too, as `find_authors` does.

    Raises:
        InvalidQuery: *name* cannot be understood.
        NotFound: nobody answers.
    """
    named = find_authors_called(session, name, mode=mode, abbreviated=abbreviated)
    found = _with_papers(session, named.matches, None)
    papers: dict[int, list[tuple[str | None, str]]] = {}
    ids = {"authors": listed(sorted(each.author_id for each in found))}
    for author_id, arxiv_id, handle, _ in session.execute(statements.PAPERS, ids):
        papers.setdefault(author_id, []).append((arxiv_id, handle))
    return [
        MatchedForm(
            *each,
            tuple(arxiv_id for arxiv_id, _ in written if arxiv_id is not None),
            tuple(handle for _, handle in written),
        )
        for each in found
        for written in (papers.get(each.author_id, ()),)
    ]


def _with_papers(
    session: Session, matches: Sequence[MatchedAuthor], limit: int | None
) -> list[AuthorMatch]:
    """The first *limit* of *matches*, by rule and papers, with their papers counted."""
    ids = {"authors": listed(sorted(each.author_id for each in matches))}
    counts = dict(session.execute(statements.COUNTS, ids).all())
    ordered = sorted(
        matches,
        key=lambda each: (
            each.rule in LOOSE,
            -counts.get(each.author_id, 0),
            each.name,
            each.author_id,
        ),
    )
    shown = ordered if limit is None else ordered[:limit]
    years = _years(session, [each.author_id for each in shown])
    return [
        AuthorMatch(
            author_id=each.author_id,
            name=each.name,
            papers=counts.get(each.author_id, 0),
            first=years.get(each.author_id, (None, None))[0],
            last=years.get(each.author_id, (None, None))[1],
            is_collaboration=each.is_collaboration,
            rule=each.rule.value,
        )
        for each in shown
    ]


def _years(session: Session, author_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The years of the first and the last paper of each author; none where no date is known."""
    rows = session.execute(statements.SPANS, {"authors": listed(sorted(author_ids))})
    return {author_id: (first[:4], last[:4]) for author_id, first, last in rows if first}
