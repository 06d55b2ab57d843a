"""What is new for a saved query: papers that it finds and that were not told of it before.

No date and no clock decides that. What a query found when it was saved, and what was told of it
since, is kept by handle; all else that it finds is news, be it that the paper came, however old it
is, or that it changed so that the query finds it now, or was tagged so. Papers that were told and
changed since are news only where that is asked for; which they are follows from the numbers of
records, which are given in the order in which they are stored.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from biblio.annotations import saved as store
from biblio.annotations.saved import Saved
from biblio.db import bulk, lists
from biblio.db.arrivals import was_here_before
from biblio.db.models import Paper
from biblio.errors import NotFound
from biblio.history.epochs import SinceRecord, SinceRun, last_record
from biblio.history.runs import met_in
from biblio.model.identifiers import Identifier
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.papers.chosen import chosen_papers

AT_ONCE: Final = 10_000


class Found(NamedTuple):
    """What a saved query finds that is new, by id in the order of listings, and what *changed*.

    `handles` are those of the new ones. `records_seen` is the last record of the moment; `notes`
    are for the person who asks.
    """

    new: Sequence[int] = ()
    changed: Sequence[int] = ()
    handles: Sequence[Identifier] = ()
    records_seen: int = 0
    notes: tuple[str, ...] = ()
    is_cut: bool = False


def news_of(
    session: Session,
    saved: Saved,
    wanted: PaperFilter,
    *,
    since_run: int | None = None,
    with_changed: bool = False,
    most: int | None = None,
) -> Found:
    """The papers that *wanted*, which is what *saved* asks for, takes and that are new.

    With *since_run* they are those that this run and later ones added, whatever was told, and those
    that they changed so that the query finds them now. *with_changed* adds those that were known
    and changed since, or since the query was last asked. Of each kind *most* come.

    Raises:
        InvalidQuery: what is asked for cannot be understood.
    """
    connection = session.connection()
    seen = last_record(session)
    chosen, notes = _chosen(session, wanted)
    untold = store.untold(connection, saved, chosen)
    if since_run is not None:
        changed = _changed(connection, chosen, SinceRun(since_run))
        fresh = {*_came(connection, chosen, since_run), *changed.intersection(untold)}
    elif saved.asked_at is None:
        return Found(records_seen=seen, notes=notes)
    else:
        since = SinceRecord(saved.records_seen or 0)
        changed = _changed(connection, chosen, since) if with_changed else set()
        fresh = set(untold)
    new = [each for each in chosen if each in fresh]
    others = [each for each in chosen if with_changed and each in changed and each not in fresh]
    is_cut = most is not None and max(len(new), len(others)) > most
    new, others = new[:most], others[:most]
    return Found(new, others, store.handles_of(connection, new), seen, notes, is_cut)


def know_all(session: Session, saved: Saved, wanted: PaperFilter) -> tuple[int, tuple[str, ...]]:
    """Let all that *saved* finds now be known, so that it is no news; how many, and notes.

    Raises:
        InvalidQuery: what is asked for cannot be understood.
    """
    connection = session.connection()
    chosen, notes = _chosen(session, wanted)
    for some in lists.portions(chosen, AT_ONCE):
        store.note_told(connection, saved, store.handles_of(connection, some))
    store.note_asked(connection, saved, last_record(session))
    return len(chosen), notes


def _chosen(session: Session, wanted: PaperFilter) -> tuple[array[int], tuple[str, ...]]:
    """The papers that *wanted* takes; none where nobody answers to a name yet."""
    try:
        found = chosen_papers(session, wanted)
    except NotFound as error:
        return array("q"), (str(error),)
    return found.papers, found.notes


def _came(connection: Connection, papers: Sequence[int], run: int) -> Iterable[int]:
    """Those of *papers* that no run before *run* brought a record of."""
    for some in lists.portions(papers, AT_ONCE):
        paper = Paper.__table__.c.id
        is_new = (paper.in_(bulk.integers(some)), ~was_here_before(paper, run))
        yield from connection.scalars(select(paper).where(*is_new))


def _changed(
    connection: Connection, papers: Sequence[int], epoch: SinceRecord | SinceRun
) -> set[int]:
    """Those of *papers* that were there before the *epoch*, and that it changed."""
    wanted = set(papers)
    records = {
        record
        for statement in epoch.meetings()
        for record, paper in connection.execute(statement)
        if paper in wanted
    }
    return wanted & met_in(connection, epoch, sorted(records)).changed
