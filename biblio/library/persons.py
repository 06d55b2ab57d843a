"""People above names: what is decided of them, who has which places, and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from biblio.db.revisions import require_current
from biblio.library.connected import Connected

if TYPE_CHECKING:
    from biblio.importing.reports import PeopleProgress
    from biblio.people.deciding import Decided
    from biblio.people.doubts import Doubt
    from biblio.people.explained import Explained
    from biblio.people.finding import Found
    from biblio.people.lines import DecisionsReport
    from biblio.people.shown import DecisionRow, PeopleChange, PeopleRunRow, PersonPage
    from biblio.queries.rows import Page


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

        with self._changing() as connection:
            return decide(connection, Action(action), named, text=text, note=note)

    def undo_decision(self, decision_id: int) -> int:
        """Take a decision back; how many people are others since.

        Raises:
            NotFound: there is no such decision.
            InvalidQuery: it was taken back before.
            DatabaseError: the database cannot be written.
        """
        from biblio.people.deciding import undo  # noqa: PLC0415 - reading needs none

        with self._changing() as connection:
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

    def why(self, one: str, other: str, *, seconds: float | None = None) -> Explained:
        """Why *one* and the *other* are one person, or are not, in points that add up to a chance.

        Of two people it tells the closest two places, of one person the two that are named.

        Raises:
            InvalidIdentifier: a place is none.
            InvalidQuery: one names several people, or both name one place.
            NotFound: there is no such paper, place or name.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.people.explained import explain  # noqa: PLC0415 - as above

        return self._read(lambda session: explain(session.connection(), one, other), seconds)

    def undo_people_run(self, run_id: int) -> int:
        """Take a run that found people back; how many are others since.

        Raises:
            NotFound: there is no such run.
            InvalidQuery: it found nobody, or was taken back before.
            DatabaseError: the database cannot be written.
        """
        from biblio.people.finding import undo  # noqa: PLC0415 - reading needs none

        return undo(self._looking, partial(self._writing, self.url), run_id).changed

    def decisions(self, *, undone: bool = False, limit: int | None = None) -> Page[DecisionRow]:
        """The decisions that stand, the last first; with *undone* those taken back too.

        Raises:
            InvalidQuery: *limit* is no number of rows.
        """
        from biblio.people.shown import list_decisions  # noqa: PLC0415 - as above

        return self._read(
            lambda session: list_decisions(session.connection(), undone=undone, limit=limit)
        )

    def person(self, named: str, *, seconds: float | None = None) -> PersonPage:
        """All of one person, *named* by any of their places, or by a name that is one person's.

        Raises:
            InvalidIdentifier: it is meant for a place, and is none.
            InvalidQuery: it names several people, a collaboration, or nobody.
            NotFound: there is no such paper, place or name.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.people.shown import show_person  # noqa: PLC0415 - as above

        return self._read(lambda session: show_person(session.connection(), named), seconds)

    def people_runs(self, *, limit: int | None = None) -> Page[PeopleRunRow]:
        """The times that people were computed and some changed, the last first.

        Raises:
            InvalidQuery: *limit* is no number of rows.
        """
        from biblio.people.shown import list_runs  # noqa: PLC0415 - as above

        return self._read(lambda session: list_runs(session.connection(), limit=limit))

    def people_changes(self, run_id: int, *, limit: int | None = None) -> Page[PeopleChange]:
        """Which spellings and places another person has since the run of people *run_id*.

        Raises:
            InvalidQuery: *limit* is no number of rows.
            NotFound: there is no such run.
        """
        from biblio.people.shown import list_changes  # noqa: PLC0415 - as above

        return self._read(lambda session: list_changes(session.connection(), run_id, limit=limit))

    def people_doubts(
        self, *, limit: int | None = None, seconds: float | None = None
    ) -> Page[Doubt]:
        """What to look at among people, each with the command that settles it.

        Raises:
            InvalidQuery: *limit* is no number of rows.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.people.doubts import list_doubts  # noqa: PLC0415 - as above

        return self._read(lambda session: list_doubts(session.connection(), limit=limit), seconds)

    def export_decisions(self) -> bytes:
        """All decisions about people, those taken back too, as JSON lines."""
        from biblio.people.lines import lines_of  # noqa: PLC0415 - as above

        return self._read(
            lambda session: b"".join(line + b"\n" for line in lines_of(session.connection()))
        )

    def import_decisions(self, lines: Iterable[bytes]) -> DecisionsReport:
        """Take in what `export_decisions` of another file gave, all or none.

        Of two histories both are kept; what contradicts an earlier decision rests, and the report
        says why. Twice is once.

        Raises:
            InvalidData: a line is none of those.
            DatabaseError: the database cannot be written.
        """
        from biblio.people.lines import take_in  # noqa: PLC0415 - as above

        with self._changing() as connection:
            return take_in(connection, lines)
