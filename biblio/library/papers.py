"""Papers: by date, one in full, by words."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from biblio.library.choosing import RunChoice, narrowed_to_run
from biblio.library.connected import Connected
from biblio.model.records import PaperRecord
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing.filters import PaperFilter
from biblio.queries.papers.listing import list_papers
from biblio.queries.papers.named_papers import find_all
from biblio.queries.papers.one_paper import get_paper
from biblio.queries.papers.search import Sort, search_papers
from biblio.queries.rows import Page, PaperDetail, PaperSummary, SearchHit


class Papers(Connected):
    """What is asked about papers."""

    def papers(
        self,
        query: str | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        on: str | None = None,
        by: DateKind | str = DateKind.SUBMITTED,
        category: str | Sequence[str] | None = None,
        primary: bool = False,
        kind: str | Sequence[str] | None = None,
        author: str | Sequence[str] | None = None,
        max_authors: int | None = None,
        tag: str | Sequence[str] | None = None,
        in_list: str | Sequence[str] | None = None,
        import_id: int | str | None = None,
        added: bool = False,
        changed: bool = False,
        people: bool = False,
        oldest: bool = False,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[PaperSummary]:
        """A page of papers by date, newest first.

        *query* is what a search takes (docs/queries.md): words, `author:`, `category:`, `date:`.
        Of several in *category* or *kind* any is enough, of several in *author* each is on the
        paper, and each of *tag* and *in_list*, which the user put there; *max_authors* leaves out
        papers of more. *import_id*, a number or `last`, takes what that run *added* or *changed*,
        both where neither is said. With *people* an *author* is all people whom the name finds;
        `person:2301.00001#3` is one person in any case. Dates are a day, a month or a year, both
        ends included; *on* is both ends at once. *after* is the cursor of the page before. The
        answer may take *seconds* (None: any time).

        Raises:
            InvalidQuery: a query, date, category, name or cursor cannot be understood.
            OutOfTime: there is no answer in time.
        """
        chosen = PaperFilter(
            DateRange.on(on) if on is not None else DateRange(since, until),
            by=DateKind(by),
            category=category,
            primary=primary,
            kind=kind,
            author=author,
            max_authors=max_authors,
            tag=tag,
            in_list=in_list,
            query=query,
            people=people,
        )
        run = RunChoice(import_id, added, changed)

        def asked(session: Session) -> Page[PaperSummary]:
            wanted = narrowed_to_run(session, chosen, run)
            return list_papers(session, wanted, oldest=oldest, after=after, limit=limit)

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
        from biblio.merging.loading import load_merged  # noqa: PLC0415 - queries need none

        def asked(session: Session) -> list[PaperRecord]:
            ids = find_all(session, identifiers)
            papers = load_merged(session.connection(), ids)
            return [papers[each].merged for each in ids]

        return self._read(asked)

    def search(
        self,
        query: str,
        *,
        since: str | None = None,
        until: str | None = None,
        category: str | Sequence[str] | None = None,
        kind: str | Sequence[str] | None = None,
        max_authors: int | None = None,
        tag: str | Sequence[str] | None = None,
        in_list: str | Sequence[str] | None = None,
        import_id: int | str | None = None,
        added: bool = False,
        changed: bool = False,
        sort: Sort | str = Sort.RELEVANCE,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[SearchHit]:
        """The papers that *query* finds in their texts and author names, within *seconds*.

        Raises:
            InvalidQuery: there is nothing in the query to search for.
            OutOfTime: there is no answer in time.
        """
        chosen = PaperFilter(
            DateRange(since, until),
            category=category,
            kind=kind,
            max_authors=max_authors,
            tag=tag,
            in_list=in_list,
        )
        order, run = Sort(sort), RunChoice(import_id, added, changed)

        def asked(session: Session) -> Page[SearchHit]:
            wanted = narrowed_to_run(session, chosen, run)
            return search_papers(session, query, wanted, sort=order, after=after, limit=limit)

        return self._read(asked, seconds)
