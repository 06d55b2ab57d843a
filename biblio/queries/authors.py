"""Author names, with the papers of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from biblio.db.bulk import integers
from biblio.db.models import Authorship, Paper
from biblio.errors import InvalidQuery
from biblio.queries.matching import MatchMode, match_authors
from biblio.queries.rows import AuthorMatch, MatchedForm, Page


def find_authors(
    session: Session,
    name: str,
    *,
    mode: MatchMode = MatchMode.FOLDED,
    limit: int | None = 20,
) -> Page[AuthorMatch]:
    """The names that answer to *name*, those of most papers first; None is no limit.

    `first` and `last` are the years of the first and the last paper by submission, or by
    announcement where that is unknown.

    Raises:
        InvalidQuery: *name* or *limit* cannot be understood.
        NotFound: nobody answers.
    """
    if limit is not None and limit < 1:
        raise InvalidQuery(f"a limit of {limit} shows nothing: ask for at least 1")
    resolution = match_authors(session, name, mode=mode)
    counts = dict(session.execute(_counts(resolution.author_ids)).all())
    ordered = sorted(
        resolution.matches,
        key=lambda each: (-counts.get(each.author_id, 0), each.name, each.author_id),
    )
    shown = ordered if limit is None else ordered[:limit]
    years = _years(session, [each.author_id for each in shown])
    rows = [
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
    return Page(rows, total=len(ordered), notes=resolution.notes)


def explain_match(
    session: Session, name: str, *, mode: MatchMode = MatchMode.FOLDED
) -> list[MatchedForm]:
    """Every form that answers to *name*, the rule that matched it, and its papers.

    Raises:
        InvalidQuery: *name* cannot be understood.
        NotFound: nobody answers.
    """
    found = find_authors(session, name, mode=mode, limit=None)
    papers: dict[int, list[str]] = {}
    for author_id, arxiv_id in session.execute(
        select(Authorship.author_id, Paper.arxiv_id)
        .distinct()
        .join(Paper, Paper.id == Authorship.paper_id)
        .where(Authorship.author_id.in_(integers(each.author_id for each in found)))
        .order_by(Authorship.author_id, Authorship.paper_id)
    ):
        papers.setdefault(author_id, []).append(arxiv_id)
    return [MatchedForm(*each, tuple(papers.get(each.author_id, ()))) for each in found]


def _counts(author_ids: Iterable[int]) -> Select[int, int]:
    """The number of papers of each author, by index alone."""
    return (
        select(Authorship.author_id, func.count(Authorship.paper_id.distinct()))
        .where(Authorship.author_id.in_(integers(author_ids)))
        .group_by(Authorship.author_id)
    )


def _years(session: Session, author_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The years of the first and the last paper of each author."""
    rows = session.execute(
        select(
            Authorship.author_id,
            func.min(Paper.listed_submitted),
            func.max(Paper.listed_submitted),
        )
        .join(Paper, Paper.id == Authorship.paper_id)
        .where(Authorship.author_id.in_(integers(author_ids)))
        .group_by(Authorship.author_id)
    )
    return {author_id: (first[:4], last[:4]) for author_id, first, last in rows}
