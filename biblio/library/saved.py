"""Queries that are saved, and what is new for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Unpack

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from biblio.errors import BiblioError, InvalidData, InvalidQuery, NotFound
from biblio.library.annotations import Annotations
from biblio.library.choosing import PaperChoice, RunChoice, narrowed_to_run
from biblio.queries.imports import LAST, find_run
from biblio.queries.language.dates import DateRange
from biblio.queries.limits import rows_of
from biblio.queries.papers.listing import list_papers, listed_by
from biblio.queries.rows import Page, PaperSummary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.annotations.saved import Saved
    from biblio.history.news import Found
    from biblio.library.knowing import Saving

_OF_IMPORT: Final = re.compile(r"import[ :]+(\S+)", re.IGNORECASE)


class SavedQuery(NamedTuple):
    """One saved query: its name, and what it asks for in the words of `Library.papers`.

    `asks` is None where it cannot be read; `asked_at` is when its news were last told.
    """

    name: str
    asks: dict[str, Any] | None
    changed_at: str
    asked_at: str | None


@dataclass(frozen=True, slots=True)
class News:
    """What is new for one saved query: papers that came, or that it finds since, newest first.

    `changed` are those that were known and changed since, where they were asked for; `is_cut` says
    that there are more of either. `failure` says why there is no answer. All of it counts as told
    once `Library.note_news` is given it.
    """

    name: str
    new: tuple[PaperSummary, ...] = ()
    changed: tuple[PaperSummary, ...] = ()
    is_cut: bool = False
    notes: tuple[str, ...] = ()
    failure: BiblioError | None = None
    saved: Saved | None = field(default=None, repr=False)
    found: Found | None = field(default=None, repr=False)
    moves: bool = field(default=False, repr=False)


class SavedQueries(Annotations):
    """What is asked again and again."""

    def save_query(
        self, name: str, query: str | None = None, **choice: Unpack[PaperChoice]
    ) -> Saving:
        """Save what *query* and *choice* ask for, as `papers` takes them, under a new *name*.

        Names are as those of tags. What it finds now is known: it is no news.

        Raises:
            InvalidQuery: that can be no name or is one already, or nothing, or what cannot be
                understood, is asked for.
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - reading needs none
        from biblio.library.knowing import asks_of, made_known  # noqa: PLC0415 - as above

        asks = asks_of(query, choice)
        with self._changing() as connection:
            return made_known(connection, store.add(connection, name, asks))

    def saved_queries(self) -> list[SavedQuery]:
        """The saved queries in the order of their names."""
        from biblio.annotations import saved as store  # noqa: PLC0415 - others need none

        found = self._read(lambda session: store.every(session.connection()))
        return [_summary(each) for each in found]

    def saved_query(self, name: str) -> SavedQuery:
        """The saved query *name*.

        Raises:
            NotFound: there is none.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - others need none

        return _summary(self._read(lambda session: store.named(session.connection(), name)))

    def rename_query(self, name: str, other: str) -> None:
        """Call the saved query *name* the *other*; what was told of it stays told.

        Raises:
            NotFound: there is no such query.
            InvalidQuery: that can be no name, or another query is called so.
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - reading needs none

        with self._changing() as connection:
            store.rename(connection, name, other)

    def delete_query(self, name: str) -> None:
        """Delete the saved query *name*.

        Raises:
            NotFound: there is no such query.
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - reading needs none

        with self._changing() as connection:
            store.remove(connection, name)

    def papers_of_query(
        self,
        name: str,
        *,
        import_id: int | str | None = None,
        added: bool = False,
        changed: bool = False,
        oldest: bool = False,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[PaperSummary]:
        """A page of what the saved query *name* finds, as `papers` lists it.

        Raises:
            NotFound: there is no such query or run.
            InvalidData: what it asks for cannot be understood, or the cursor cannot.
            OutOfTime: there is no answer in time.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - others need none
        from biblio.library.knowing import wanted_by  # noqa: PLC0415 - as above

        def asked(session: Session) -> Page[PaperSummary]:
            saved = store.named(session.connection(), name)
            run = RunChoice(import_id, added, changed)
            wanted = narrowed_to_run(session, wanted_by(saved), run)
            return list_papers(session, wanted, oldest=oldest, after=after, limit=limit)

        return self._read(asked, seconds)

    def news(
        self,
        *names: str,
        since: str = LAST,
        changed: bool = False,
        limit: int | None = None,
    ) -> list[News]:
        """What is new for the saved queries *names*, or for each; all of one moment.

        New is what a query finds and that was not told of it before, nor found when it was saved.
        With *changed*, papers that were known and changed since come too. *since* may be a day, a
        month or a year, or `import 5`: then it is what runs since that date, or after that import,
        added or made it find. *limit* is how many papers of each query come at most; the others
        stay new.

        Nothing counts as told by asking: give the answer to `note_news` once it reached whom it is
        for. A query that cannot be answered has a `failure`, and the others are answered.

        Raises:
            InvalidQuery: *since* cannot be understood.
            NotFound: there is no such import.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - others need none

        most = rows_of(limit)

        def asked(session: Session) -> list[News]:
            connection = session.connection()
            run = _first_run(session, since)
            if not names:
                found: list[Saved | News] = [*store.every(connection)]
            else:
                found = [_named(connection, each) for each in dict.fromkeys(names)]
            return [
                each
                if isinstance(each, News)
                else _news(session, each, run, changed=changed, most=most)
                for each in found
            ]

        return self._read(asked)

    def note_news(self, news: Sequence[News]) -> None:
        """Note that *news* were told: they are news no more.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.annotations import saved as store  # noqa: PLC0415 - reading needs none
        from biblio.library.knowing import made_known  # noqa: PLC0415 - as above

        answered = [(each, each.saved, each.found) for each in news]
        with self._changing() as connection:
            for each, saved, found in answered:
                if saved is None or found is None:
                    continue
                if saved.asked_at is None:
                    made_known(connection, saved)
                    continue
                store.note_told(connection, saved, found.handles)
                if each.moves:
                    store.note_asked(connection, saved, found.records_seen)


def _summary(saved: Saved) -> SavedQuery:
    try:
        asks: dict[str, Any] | None = dict(saved.asks)
    except InvalidData:
        asks = None
    return SavedQuery(saved.name, asks, saved.changed_at, saved.asked_at)


def _named(connection: Connection, name: str) -> Saved | News:
    """The saved query *name*, or that there is none."""
    from biblio.annotations import saved as store  # noqa: PLC0415 - others need none

    try:
        return store.named(connection, name)
    except NotFound as error:
        return News(name, failure=error)


def _news(
    session: Session, saved: Saved, run: int | None, *, changed: bool, most: int | None
) -> News:
    """The news of *saved* since the *run*, or since it was last asked; *most* papers of them."""
    from biblio.history.news import news_of  # noqa: PLC0415 - others need none
    from biblio.library.knowing import wanted_by  # noqa: PLC0415 - as above

    try:
        wanted = wanted_by(saved)
        found = news_of(session, saved, wanted, since_run=run, with_changed=changed, most=most)
    except InvalidData as error:
        return News(saved.name, failure=error)
    new, others = (
        tuple(listed_by(session, papers=some, by=wanted.by)) for some in (found.new, found.changed)
    )
    moves = run is None and not found.is_cut
    return News(saved.name, new, others, found.is_cut, found.notes, None, saved, found, moves)


def _first_run(session: Session, since: str) -> int | None:
    """The first run that *since* is about; None for what was not told yet.

    Raises:
        InvalidQuery: it is neither `last`, a date nor an import.
        NotFound: there is no such import.
    """
    from biblio.history.epochs import first_run_since  # noqa: PLC0415 - others need none

    if since == LAST:
        return None
    if named := _OF_IMPORT.fullmatch(since.strip()):
        return find_run(session, named[1]) + 1
    try:
        first, _ = DateRange(since=since).bounds()
    except InvalidQuery as error:
        raise InvalidQuery(f"{error}; news are since last, since a date, or 'import 5'") from None
    return first_run_since(session, first or "")
