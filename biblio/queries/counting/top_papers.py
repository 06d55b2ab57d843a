"""Papers by how many papers of the library cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db.lists import ungathered
from biblio.db.named import named
from biblio.queries.counting.options import TopOptions
from biblio.queries.counting.ordering import Standing, first_of, in_order, near_the_top
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.narrowing.parts import bound, shapes
from biblio.queries.papers.cited_works import said_of_no_references
from biblio.queries.papers.listing import summaries
from biblio.queries.rows import Page, RankedPaper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.counting import top_papers_statements as statements
else:
    statements = named("biblio.queries.counting.top_papers_statements")


def rank_papers(session: Session, wanted: PaperFilter, options: TopOptions) -> Page[RankedPaper]:
    """Those of the papers which *wanted* takes that most papers of the library cite.

    Who cites is any paper of the library, and counts once, however often and by whichever
    identifiers it names the other. Papers that none cites are left out. Equals stand by their
    date, the older first, then by their handles. A period is that of the paper that is cited.

    Raises:
        InvalidQuery: the filter cannot be understood.
        NotFound: nobody answers to a name.
    """
    limit = rows_of(options.limit)
    conditions, notes = conditions_on(session, wanted, of_each=False)
    statement = statements.counted(wanted.by, options.letters, shapes(conditions))
    columns = session.execute(statement, bound(conditions)).one()
    standings: dict[str | None, dict[int, Standing]] = {}
    for paper_id, period, citations in zip(*map(ungathered, columns), strict=True):
        standings.setdefault(period, {})[paper_id] = Standing(citations, citations)
    total = sum(map(len, standings.values()))
    if not total:
        notes = (*notes, *said_of_no_references(session))
    near = {period: near_the_top(of, limit) for period, of in standings.items()}
    shown = summaries(session, [paper for each in near.values() for _, paper in each])

    def place(paper_id: int) -> tuple[object, ...]:
        return shown[paper_id].listed_at, shown[paper_id].handle

    rows = []
    for period in in_order(standings):
        for standing, paper_id in first_of(near[period], place, limit):
            paper = shown[paper_id]
            rows.append(
                RankedPaper(
                    period,
                    paper.arxiv_id,
                    paper.handle,
                    paper.title,
                    paper.authors,
                    paper.authors_cut,
                    paper.listed_by,
                    paper.listed_at,
                    standing.papers,
                    paper.beginning,
                )
            )
    return Page(rows, total=total, notes=notes)
