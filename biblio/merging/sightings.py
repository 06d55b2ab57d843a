"""As of when each record was last seen: the greatest time at which some run saw it.

A run writes which records it saw as of when, as ranges of ids, and no row of a record changes; so
a refresh of millions of unchanged records stays a few rows. In memory a record takes four bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select

from biblio.db import bulk
from biblio.db.models import Import, Sighting

PAGE = 1 << 16  # records in one array
UNKNOWN = ""  # before all times: what no run that asked has seen


class Times:
    """The time of each record, as a number in an array: the place of the time in a list."""

    def __init__(self) -> None:
        self._times = [UNKNOWN]
        self._numbers = {UNKNOWN: 0}
        self._pages: dict[int, array[int]] = {}

    def of(self, source_id: int) -> str:
        """As of when the record was last seen; empty where that is not known."""
        page = self._pages.get(source_id // PAGE)
        return UNKNOWN if page is None else self._times[page[source_id % PAGE]]

    def raise_to(self, as_of: str, first: int, last: int) -> None:
        """Let the records *first* to *last* be as of *as_of* at least."""
        number = self._number(as_of)
        for place in range(first, last + 1):
            page = self._page(place)
            if self._times[page[place % PAGE]] < as_of:
                page[place % PAGE] = number

    def put(self, as_of: str, first: int, last: int) -> None:
        """Let the records *first* to *last* be as of *as_of*, which is no earlier than theirs."""
        number = self._number(as_of)
        while first <= last:
            start, end = first % PAGE, min(first % PAGE + last - first, PAGE - 1)
            self._page(first)[start : end + 1] = array("I", [number]) * (end - start + 1)
            first += end - start + 1

    def _number(self, as_of: str) -> int:
        number = self._numbers.setdefault(as_of, len(self._times))
        if number == len(self._times):
            self._times.append(as_of)
        return number

    def _page(self, source_id: int) -> array[int]:
        page = self._pages.get(source_id // PAGE)
        if page is None:
            page = self._pages[source_id // PAGE] = array("I", bytes(array("I").itemsize * PAGE))
        return page


def stored_times(
    connection: Connection, *, but: int | None = None, until: int | None = None
) -> Times:
    """The times that the runs have written but *but*; one being taken back counts no more.

    With *until*, those of later runs do not count either.
    """
    times = Times()
    counting = () if until is None else (Import.id <= until,)
    for row in connection.execute(
        select(Sighting.as_of, Sighting.first_source, Sighting.last_source)
        .join(Import, Import.id == Sighting.import_id)
        .where(Import.status != "undoing", Import.id != (0 if but is None else but), *counting)
        .order_by(Sighting.as_of)
    ):
        times.put(*row)
    return times


class Sightings:
    """What a run has seen as of when and not yet written, on top of what all runs have written.

    What is remembered of the others holds as long as nobody else writes: `forget` it then.
    """

    def __init__(self) -> None:
        self.latest: str | None = None
        self._times: Times | None = None
        self._unwritten: list[tuple[str, int, int]] = []
        self._risen: dict[int, str] = {}
        self._written = 0

    def forget(self) -> None:
        """Remember nothing of what was written."""
        self._times = None

    def drop(self) -> None:
        """Forget also what is not written."""
        self.forget()
        self._unwritten.clear()
        self._risen.clear()

    @property
    def waiting(self) -> int:
        """How much is to be written."""
        return max(len(self._unwritten), len(self._risen))

    def of(self, connection: Connection, source_id: int) -> str:
        """As of when the record *source_id* was last seen, by this run or another."""
        return self._known(connection).of(source_id)

    def add(self, seen: Iterable[tuple[int, str]]) -> None:
        """Note records that are new, or whose papers are merged with these times."""
        for source_id, as_of in seen:
            if as_of:
                self._note(source_id, as_of)
                if self._times is not None:
                    self._times.raise_to(as_of, source_id, source_id)

    def add_again(self, connection: Connection, seen: Sequence[tuple[int, str]]) -> None:
        """Note records that were there before; papers are merged again with those that rise."""
        if not seen:
            return  # a first import keeps no times in memory
        times = self._known(connection)
        for source_id, as_of in seen:
            if as_of:
                self._note(source_id, as_of)
            if times.of(source_id) < as_of:
                self._risen[source_id] = as_of
                times.raise_to(as_of, source_id, source_id)

    def risen(self) -> Collection[int]:
        """The records that were seen again, and later than before, since the last `write`."""
        return self._risen

    def write(self, connection: Connection, import_id: int) -> None:
        """Write what was seen; the papers of what has risen are merged in the same transaction."""
        first = self._written + 1
        bulk.insert_rows(
            connection,
            Sighting,
            [
                (import_id, ordinal, *each)
                for ordinal, each in enumerate(self._unwritten, start=first)
            ],
        )
        self._written += len(self._unwritten)
        self._unwritten.clear()
        self._risen.clear()

    def _note(self, source_id: int, as_of: str) -> None:
        if self.latest is None or self.latest < as_of:
            self.latest = as_of
        if self._unwritten:
            before, first, last = self._unwritten[-1]
            if before == as_of and first <= source_id <= last + 1:
                self._unwritten[-1] = (as_of, first, max(last, source_id))
                return
        self._unwritten.append((as_of, source_id, source_id))

    def _known(self, connection: Connection) -> Times:
        if self._times is None:
            self._times = stored_times(connection)
            for each in self._unwritten:
                self._times.raise_to(*each)
        return self._times
