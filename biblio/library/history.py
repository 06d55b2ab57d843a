"""What came: what runs of the importer did to papers."""

from __future__ import annotations

from biblio.library.connected import Connected
from biblio.queries.imports import find_run
from biblio.queries.rows import Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.history.runs import ImportChange


class History(Connected):
    """What is asked of the library's history."""

    def import_changes(self, import_id: int | str, *, limit: int | None = 20) -> Page[ImportChange]:
        """What a run (its number, or `last`) did to papers: added, changed, joined.

        They come in the order of its records, each with the fields that are other than before.
        It is told from the records that it was the first to bring: what another run had brought
        before, and what was taken back since, is no part of it.

        Raises:
            InvalidQuery: that is no number.
            NotFound: there is no such run.
        """
        from biblio.history.runs import import_changes  # noqa: PLC0415 - others need none

        return self._read(
            lambda session: import_changes(session, find_run(session, import_id), limit=limit)
        )
