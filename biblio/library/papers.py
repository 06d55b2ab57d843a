"""Papers: by date, one in full, by words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

from biblio.library.choosing import (
    PaperChoice,
    SearchChoice,
    filter_of,
    narrowed_to_run,
    run_of,
)
from biblio.library.connected import Connected
from biblio.queries.papers.sorting import Sort

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.model.records import PaperRecord
    from biblio.queries.rows import FacetCount, Page, PaperDetail, PaperSummary, SearchHit


class Papers(Connected):
    """What is asked about papers."""

    def papers(
        self,
        query: str | None = None,
        *,
        oldest: bool = False,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[PaperChoice],
    ) -> Page[PaperSummary]:
        """A page of papers by date, newest first.

        *query* is what a search takes (docs/queries.md): words, `author:`, `category:`, `date:`.
        *choice* narrows further, see `PaperChoice`. *after* is the cursor of the page before. The
        answer may take *seconds* (None: any time).

        Raises:
            InvalidQuery: a query, date, category, name or cursor cannot be understood.
            NotFound: nobody answers to a name.
            OutOfTime: there is no answer in time.
        """
        from biblio.queries.papers.listing import list_papers  # noqa: PLC0415 - others need none

        chosen, run = filter_of(query, choice), run_of(choice)

        def asked(session: Session) -> Page[PaperSummary]:
            wanted = narrowed_to_run(session, chosen, run)
            return list_papers(session, wanted, oldest=oldest, after=after, limit=limit)

        return self._read(asked, seconds)

    def facets(
        self,
        query: str | None = None,
        *,
        facets: Sequence[str] = ("year", "category"),
        limit: int | None = 10,
        seconds: float | None = None,
        **choice: Unpack[PaperChoice],
    ) -> Page[FacetCount]:
        """How the papers that `papers` would list divide, exactly: the first values of each facet.

        *facets* are `year`, `category`, `primary`, `kind`, `container`, `author`,
        `collaboration`, `tag` and `list`. A row without a `value` is of the `values` behind the
        first *limit* (None: all are given), each paper once, or of the papers that have none.
        `total` is the number of papers.

        Raises:
            InvalidQuery: there is no such facet, or something else cannot be understood.
            NotFound: nobody answers to a name.
            OutOfTime: there is no answer in time.
        """
        from biblio.queries.papers.facets import count_facets  # noqa: PLC0415 - as above

        chosen, run = filter_of(query, choice), run_of(choice)

        def asked(session: Session) -> Page[FacetCount]:
            wanted = narrowed_to_run(session, chosen, run)
            return count_facets(session, wanted, facets, limit=limit)

        return self._read(asked, seconds)

    def paper(self, identifier: str) -> PaperDetail:
        """All that is known of one paper, by an identifier of any scheme in any spelling.

        `2101.00001`, `10.1000/182`, `https://doi.org/10.1000/182`, `isbn:9783161484100`,
        `pmid:12345`, `key:knuth1984`: see `biblio.model.identifiers.asked_for`.

        Raises:
            InvalidIdentifier: that is no identifier.
            InvalidQuery: several papers have it; the sentence names them.
            NotFound: no such paper is in the database.
        """
        from biblio.queries.papers.one_paper import get_paper  # noqa: PLC0415 - as above

        return self._read(lambda session: get_paper(session, identifier))

    def records(self, *identifiers: str) -> list[PaperRecord]:
        """What all sources say together of each of the papers *identifiers*, in that order.

        It is a record like those that readers make: it can be written in any format, and imported
        elsewhere it makes the same paper, unless a source spoke of several papers at once.

        Raises:
            InvalidIdentifier: one is no identifier.
            InvalidQuery: several papers have it; the sentence names them.
            NotFound: no such paper is in the database.
        """
        from biblio.merging.loading import load_merged  # noqa: PLC0415 - as above
        from biblio.queries.papers.named_papers import find_all  # noqa: PLC0415 - as above

        def asked(session: Session) -> list[PaperRecord]:
            ids = find_all(session, identifiers)
            papers = load_merged(session.connection(), ids)
            return [papers[each].merged for each in ids]

        return self._read(asked)

    def search(
        self,
        query: str,
        *,
        sort: Sort | str = Sort.RELEVANCE,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[SearchChoice],
    ) -> Page[SearchHit]:
        """The papers that *query* finds in their texts and author names, within *seconds*.

        *choice* narrows further, see `SearchChoice`.

        Raises:
            InvalidQuery: there is nothing in the query to search for.
            NotFound: nobody answers to a name.
            OutOfTime: there is no answer in time.
        """
        from biblio.queries.papers.search import search_papers  # noqa: PLC0415 - as above

        chosen, run = filter_of(None, choice), run_of(choice)
        order = Sort(sort)

        def asked(session: Session) -> Page[SearchHit]:
            wanted = narrowed_to_run(session, chosen, run)
            return search_papers(session, query, wanted, sort=order, after=after, limit=limit)

        return self._read(asked, seconds)
