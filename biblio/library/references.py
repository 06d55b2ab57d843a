"""Who cites whom, as far as sources give references."""

from __future__ import annotations

from typing import Unpack

from biblio.library.choosing import PaperChoice
from biblio.library.papers import Papers
from biblio.queries.papers.cited_works import list_cited
from biblio.queries.rows import CitedWork, Page, PaperSummary


class References(Papers):
    """What is asked of references."""

    def cites(
        self,
        identifier: str,
        *,
        here: bool | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
    ) -> Page[CitedWork]:
        """What a paper refers to: first the papers of the library, then works that it lacks.

        Papers that only the list of another source names are among them. With *here* those that the
        library has, or those that it has not, alone. The answer may take *seconds*.

        Raises:
            InvalidIdentifier: *identifier* is none.
            InvalidQuery: several papers have it; the sentence names them.
            NotFound: no such paper is in the database.
            OutOfTime: there is no answer in time.
        """
        return self._read(
            lambda session: list_cited(session, identifier, here=here, limit=limit), seconds
        )

    def cited_by(
        self,
        identifier: str,
        query: str | None = None,
        *,
        oldest: bool = False,
        after: str | None = None,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[PaperChoice],
    ) -> Page[PaperSummary]:
        """A page of the papers that refer to what *identifier* names, newest first.

        It need not be in the library itself. *query* and *choice* narrow the papers that refer to
        it, as for `papers`; so do *oldest*, *after* and *limit* say which of them are listed.

        Raises:
            InvalidIdentifier: *identifier* is none.
            InvalidQuery: a query, date, category, name or cursor cannot be understood.
            NotFound: *identifier* is not here, and nobody here refers to it.
            OutOfTime: there is no answer in time.
        """
        further = choice.get("cites") or ()
        choice["cites"] = [identifier, *([further] if isinstance(further, str) else further)]
        return self.papers(
            query, oldest=oldest, after=after, limit=limit, seconds=seconds, **choice
        )
