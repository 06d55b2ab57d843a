"""Saved queries: what the user asks again and again, and what was told of each.

A name is as that of a tag. A query that is deleted leaves its row behind, without what it asked,
so that of two files the later word holds.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from biblio.db import bulk, lists, numbering
from biblio.db.lists import listed
from biblio.db.models import Paper, SavedQuery, ToldPaper
from biblio.db.wording import worded
from biblio.errors import InvalidData, InvalidQuery, NotFound
from biblio.merging.loading import anchor_of
from biblio.model.identifiers import Identifier
from biblio.model.labels import label, label_key
from biblio.model.moments import now, now_after

WHAT: Final = "saved query"
AT_ONCE: Final = 10_000  # papers that are asked for in one statement

Asks = Mapping[str, Any]
"""What a query asks for, in the words of `Library.papers`; what it leaves out takes all."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_flag(value: object) -> bool:
    return value is True


def _is_answer(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return type(value) is int and value >= 1


SHAPES: Final[Mapping[str, Callable[[object], bool]]] = {
    **dict.fromkeys(("query", "since", "until", "on", "by"), _is_text),
    **dict.fromkeys(("first_author", "last_author", "journal"), _is_text),
    **dict.fromkeys(("category", "kind", "author", "tag", "in_list"), _are_texts),
    **dict.fromkeys(("collaboration", "has", "lacks"), _are_texts),
    **dict.fromkeys(("min_authors", "max_authors"), _is_number),
    "primary": _is_flag,
    "withdrawn": _is_answer,
}
"""What a query may ask for, and the shape of each."""


class Saved(NamedTuple):
    """One saved query; `said` is what its row keeps of what it asks, None where it is deleted.

    `asked_at` and `records_seen` tell when it was last asked for news, None where it never was.
    """

    id: int
    name: str
    said: str | None
    changed_at: str
    asked_at: str | None
    records_seen: int | None

    @property
    def asks(self) -> Asks:
        """What it asks for.

        Raises:
            InvalidData: somebody wrote something else, or another biblio did.
        """
        try:
            asks = orjson.loads(self.said or "")
        except orjson.JSONDecodeError:
            asks = None
        if not are_asks(asks):
            raise InvalidData(
                f"what {self.name} asks for cannot be read: `biblio saved delete {self.name}`, "
                "and add it anew"
            )
        read: Asks = asks
        return read


def are_asks(value: object) -> bool:
    """Whether *value* is what a saved query may ask for."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(name in SHAPES and SHAPES[name](each) for name, each in value.items())
    )


def written(asks: Asks) -> str:
    """*asks* as it is kept: the same says the same."""
    return orjson.dumps(asks, option=orjson.OPT_SORT_KEYS).decode()


def every(connection: Connection) -> list[Saved]:
    """The saved queries in the order of their names."""
    return [each for each in with_deleted(connection) if each.said is not None]


def with_deleted(connection: Connection) -> list[Saved]:
    """The same, and those that were deleted."""
    rows = connection.execute(select(SavedQuery.__table__).order_by(SavedQuery.name_key))
    return [Saved._make(_kept(row)) for row in rows]


def named(connection: Connection, name: str) -> Saved:
    """The saved query *name*.

    Raises:
        NotFound: there is none.
    """
    found = _row_of(connection, name)
    if found is None or found.said is None:
        raise NotFound(f"there is no saved query {name}: `biblio saved list` shows them")
    return found


def add(connection: Connection, name: str, asks: Asks) -> Saved:
    """Save what *asks* says under a new *name*; nothing of it is known yet.

    Raises:
        InvalidQuery: that can be no name, or a query is called so.
    """
    called = label(name, WHAT)
    _require_free(connection, called)
    put(connection, called, asks, _now(connection))
    return named(connection, called)


def rename(connection: Connection, name: str, other: str) -> None:
    """Call the saved query *name* the *other*; what was told of it stays told.

    Raises:
        NotFound: there is no such query.
        InvalidQuery: that can be no name, or another query is called so.
    """
    saved, called = named(connection, name), label(other, WHAT)
    moment = _now(connection)
    if label_key(called) != label_key(name):
        _require_free(connection, called)
        connection.execute(delete(SavedQuery).where(SavedQuery.name_key == label_key(called)))
    connection.execute(
        update(SavedQuery)
        .where(SavedQuery.id == saved.id)
        .values(name=called, name_key=label_key(called), changed_at=moment)
    )
    if label_key(called) != label_key(name):
        put(connection, saved.name, None, moment)


def remove(connection: Connection, name: str) -> None:
    """Delete the saved query *name*, and what was told of it.

    Raises:
        NotFound: there is no such query.
    """
    saved = named(connection, name)
    put(connection, saved.name, None, _now(connection))


def put(connection: Connection, name: str, asks: Asks | None, changed_at: str) -> None:
    """Let the query *name* ask for what *asks* says from a moment on, or be deleted.

    What was told of another query of that name is forgotten.
    """
    said = None if asks is None else written(asks)
    values = {"name": name, "asks": said, "changed_at": changed_at}
    before = _row_of(connection, name)
    if before is None:
        (number,) = numbering.take(connection, SavedQuery)
        connection.execute(insert(SavedQuery).values(id=number, name_key=label_key(name), **values))
        return
    if said is None or said != before.said:
        connection.execute(delete(ToldPaper).where(ToldPaper.query_id == before.id))
        values |= {"asked_at": None, "records_seen": None}
    connection.execute(update(SavedQuery).where(SavedQuery.id == before.id).values(values))


def note_asked(connection: Connection, saved: Saved, records_seen: int) -> None:
    """Note that news of the query were asked for when so many records had been seen.

    A query that was deleted or is another by now is left alone.
    """
    connection.execute(
        update(SavedQuery)
        .where(SavedQuery.id == saved.id, SavedQuery.changed_at == saved.changed_at)
        .values(asked_at=now(), records_seen=records_seen)
    )


def note_told(connection: Connection, saved: Saved, told: Iterable[Identifier]) -> None:
    """Note that the papers called *told* are no news of the query any more."""
    there = connection.scalar(
        select(SavedQuery.id).where(
            SavedQuery.id == saved.id, SavedQuery.changed_at == saved.changed_at
        )
    )
    rows = [{"query_id": saved.id, "scheme": each.scheme, "value": each.value} for each in told]
    if there is not None and rows:
        connection.execute(_TELL, rows)


def handles_of(connection: Connection, papers: Sequence[int]) -> list[Identifier]:
    """What makes each of the ids *papers* one, in no order."""
    found: list[Identifier] = []
    for some in lists.portions(papers, AT_ONCE):
        rows: Any = connection.execute(
            select(Paper.arxiv_id, Paper.anchor).where(Paper.id.in_(bulk.integers(some)))
        )
        found += (anchor_of(*row) for row in rows)
    return found


def untold(connection: Connection, saved: Saved, papers: Sequence[int]) -> array[int]:
    """Those of the ids *papers* that were not told yet, in their order.

    A paper counts as told under any identifier of its own, and of what was joined into it.
    """
    found = array("q")
    for some in lists.portions(papers, AT_ONCE):
        told = set(
            connection.scalars(
                worded(connection, _TOLD), {"query": saved.id, "papers": listed(some)}
            )
        )
        found.extend(each for each in some if each not in told)
    return found


_TELL: Final = text(
    "INSERT INTO told_papers (query_id, scheme, value) VALUES (:query_id, :scheme, :value)"
    " ON CONFLICT DO NOTHING"
)
_TOLD: Final = """
SELECT p.id FROM @elements(:papers) AS j JOIN papers AS p ON p.id = j.value
WHERE EXISTS (SELECT 1 FROM told_papers AS t
              WHERE t.query_id = :query AND t.scheme = 'arxiv' AND t.value = p.arxiv_id)
   OR EXISTS (SELECT 1 FROM told_papers AS t
              WHERE t.query_id = :query AND p.arxiv_id IS NULL
                AND t.scheme = @before(p.anchor)
                AND t.value = @behind(p.anchor))
   OR EXISTS (SELECT 1 FROM identifiers AS i
              JOIN told_papers AS t ON t.scheme = i.scheme AND t.value = i.value
              WHERE i.paper_id = p.id AND t.query_id = :query)
   OR EXISTS (SELECT 1 FROM sources AS s
              JOIN told_papers AS t ON t.scheme = 'content'
                                   AND t.value = @digest(s.content_key)
              WHERE s.paper_id = p.id AND s.content_key IS NOT NULL AND t.query_id = :query)
   OR EXISTS (SELECT 1 FROM sources AS s
              JOIN told_papers AS t ON t.scheme = 'abstract'
                                   AND t.value = @digest(s.abstract_key)
              WHERE s.paper_id = p.id AND s.abstract_key IS NOT NULL AND t.query_id = :query)"""


def _require_free(connection: Connection, name: str) -> None:
    there = _row_of(connection, name)
    if there is not None and there.said is not None:
        raise InvalidQuery(
            f"there is a saved query {there.name} already: choose another name, or delete it"
        )


def _row_of(connection: Connection, name: str) -> Saved | None:
    row = connection.execute(
        select(SavedQuery.__table__).where(SavedQuery.name_key == label_key(name))
    ).one_or_none()
    return None if row is None else Saved._make(_kept(row))


def _kept(row: Row[Any]) -> tuple[Any, ...]:
    return row.id, row.name, row.asks, row.changed_at, row.asked_at, row.records_seen


def _now(connection: Connection) -> str:
    """This moment, after all that was said of saved queries before."""
    return now_after(connection.scalar(select(func.max(SavedQuery.changed_at))))
