"""Saved queries as filters, and what they find made known, so that it is no news."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from biblio.annotations import saved as store
from biblio.annotations.saved import Asks, Saved
from biblio.db.through import session_on
from biblio.errors import InvalidData, InvalidQuery
from biblio.history.news import know_all
from biblio.library.choosing import PaperChoice, filter_of
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.paper_filter import PaperFilter

_SEVERAL: Final = frozenset(
    {"category", "kind", "author", "collaboration", "has", "lacks", "tag", "in_list"}
)


class Saving(NamedTuple):
    """What saving a query did: how many papers it finds now, which are known, and notes."""

    name: str
    papers: int
    notes: tuple[str, ...] = ()


def asks_of(query: str | None, choice: PaperChoice) -> Asks:
    """What *query* and *choice* ask for, as it is kept.

    Raises:
        InvalidQuery: that is nothing, or cannot be understood.
    """
    if any(choice.get(name) for name in ("import_id", "added", "changed")):
        raise InvalidQuery(
            "a saved query asks of all imports; name one when you ask for its papers"
        )
    filter_of(query, choice)
    said: dict[str, Any] = {"query": query, **choice}
    asks: dict[str, Any] = {}
    for name, value in said.items():
        is_off = value is False and name != "withdrawn"  # which was not is something to ask for
        if value is None or is_off or (name in _SEVERAL and not value):
            continue
        if name in _SEVERAL:
            asks[name] = [value] if isinstance(value, str) else list(value)
        else:
            asks[name] = str(value) if name == "by" else value
    if asks.get("by") == DateKind.SUBMITTED:
        del asks["by"]
    if not asks:
        raise InvalidQuery("a saved query needs something to ask for: words, or -c, -a, --tag …")
    if not store.are_asks(asks):
        raise InvalidQuery(
            "a query, a name and a date are some text, and papers of N authors have N >= 1"
        )
    return asks


def wanted_by(saved: Saved) -> PaperFilter:
    """The papers that *saved* asks for.

    Raises:
        InvalidData: that cannot be read, or not be understood.
    """
    said: dict[str, Any] = dict(saved.asks)
    return filter_of(said.pop("query", None), said)  # type: ignore[arg-type]  # of its shapes


def made_known(connection: Connection, saved: Saved) -> Saving:
    """Let all that *saved* finds now be known.

    Raises:
        InvalidData: what it asks for cannot be read, or not be understood.
    """
    papers, notes = know_all(session_on(connection), saved, wanted_by(saved))
    return Saving(saved.name, papers, notes)


def know_what_came(connection: Connection) -> None:
    """Let what is found by queries that were never asked be known, as if they were saved now.

    One that cannot be understood here waits until it can.
    """
    for each in store.every(connection):
        if each.asked_at is None:
            try:
                made_known(connection, each)
            except InvalidData:
                continue
