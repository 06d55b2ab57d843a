"""People above names: what is decided of them, who has which places, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from biblio.db.revisions import require_current
from biblio.library.connected import Connected

if TYPE_CHECKING:
    from biblio.people.deciding import Decided
    from biblio.people.finding import Found, PeopleProgress


class Persons(Connected):
    """What the user decides of people, which holds over whatever a method finds."""

    def same(self, one: str, other: str, *, note: str | None = None) -> Decided:
        """Decide that *one* and the *other* are one person.

        Each is a place, `person:2301.00001#3`, whoever stands third on that paper; or a name as
        it is printed, or `id:123`, which stands for all its places, those to come too.

        Raises:
            InvalidIdentifier: a place is none.
            InvalidQuery: whom one names cannot be told, or it contradicts what was decided.
            NotFound: a paper, a place or a name is not in the database.
            DatabaseError: the database cannot be written.
        """
        return self._decide("same", one, other, note=note)

    def different(self, one: str, other: str, *, note: str | None = None) -> Decided:
        """Decide that *one* and the *other* are two people.

        Raises:
            InvalidIdentifier: a place is none.
            InvalidQuery: whom one names cannot be told, or it contradicts what was decided.
            NotFound: a paper, a place or a name is not in the database.
            DatabaseError: the database cannot be written.
        """
        return self._decide("different", one, other, note=note)

    def assign(self, place: str, person: str, *, note: str | None = None) -> Decided:
        """Decide that this one *place* is the *person*'s, whoever else has that name.

        Raises:
            InvalidIdentifier: a place is none.
            InvalidQuery: whom one names cannot be told, or it contradicts what was decided.
            NotFound: a paper, a place or a name is not in the database.
            DatabaseError: the database cannot be written.
        """
        return self._decide("assign", place, person, note=note)

    def set_orcid(self, person: str, orcid: str, *, note: str | None = None) -> Decided:
        """Decide that the *person* has this *orcid*.

        Raises:
            InvalidIdentifier: a place is none, or the check digit is wrong.
            InvalidQuery: whom it names cannot be told, or it contradicts what was decided.
            NotFound: a paper, a place or a name is not in the database.
            DatabaseError: the database cannot be written.
        """
        return self._decide("orcid", person, text=orcid, note=note)

    def display(self, person: str, name: str, *, note: str | None = None) -> Decided:
        """Decide that the *person* is shown by this *name*.

        Raises:
            InvalidIdentifier: a place is none.
            InvalidQuery: whom it names cannot be told, or that is no name.
            NotFound: a paper, a place or a name is not in the database.
            DatabaseError: the database cannot be written.
        """
        return self._decide("display", person, text=name, note=note)

    def _decide(
        self, action: str, *named: str, text: str | None = None, note: str | None = None
    ) -> Decided:
        from biblio.people.deciding import decide  # noqa: PLC0415 - reading needs none
        from biblio.people.values import Action  # noqa: PLC0415 - as above

        with self._deciding() as connection:
            return decide(connection, Action(action), named, text=text, note=note)

    def undo_decision(self, decision_id: int) -> int:
        """Take a decision back; how many people are others since.

        Raises:
            NotFound: there is no such decision.
            InvalidQuery: it was taken back before.
            DatabaseError: the database cannot be written.
        """
        from biblio.people.deciding import undo  # noqa: PLC0415 - reading needs none

        with self._deciding() as connection:
            return undo(connection, decision_id).changed

    def find_people(
        self,
        *,
        dry_run: bool = False,
        on_progress: Callable[[PeopleProgress], None] | None = None,
    ) -> Found:
        """Find who has which places, in all of the library, and keep it current from then on.

        With *dry_run* nothing is written, and the answer says how many people would be others.

        Raises:
            DatabaseError: the database cannot be written.
        """
        from biblio.people.finding import find, preview  # noqa: PLC0415 - reading needs none

        with self.session() as session:
            require_current(session.connection())
        done = preview if dry_run else find
        return done(self._looking, partial(self._writing, self.url), on_progress=on_progress)

    def undo_people_run(self, run_id: int) -> int:
        """Take a run that found people back; how many are others since.

        Raises:
            NotFound: there is no such run.
            InvalidQuery: it found nobody, or was taken back before.
            DatabaseError: the database cannot be written.
        """
        from biblio.people.finding import undo  # noqa: PLC0415 - reading needs none

        return undo(self._looking, partial(self._writing, self.url), run_id).changed

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """One consistent view of the database."""
        with self.session() as session:
            yield session.connection()

    @contextmanager
    def _deciding(self) -> Iterator[Connection]:
        """A transaction that writes, on a database of this schema."""
        with self._writing(self.url) as connection:
            require_current(connection)
            yield connection
