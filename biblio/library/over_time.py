"""People over time: co-authors by year, when they met, what somebody wrote when."""

from __future__ import annotations

from typing import Unpack

from biblio.library.connected import Connected
from biblio.library.people import CoauthorChoice, understood
from biblio.queries.counting.coauthor_years import (
    WITHIN,
    coauthor_years,
    coauthors_in_years,
    list_meetings,
)
from biblio.queries.counting.timelines import timeline
from biblio.queries.rows import (
    CoauthorInYear,
    CoauthorMeeting,
    CoauthorYear,
    Page,
    PersonInYear,
    PersonMeeting,
    TimelineYear,
)


class OverTime(Connected):
    """What is asked about people and time."""

    def coauthor_years(
        self,
        name: str,
        *,
        limit: int | None = None,
        seconds: float | None = None,
        **choice: Unpack[CoauthorChoice],
    ) -> Page[CoauthorYear]:
        """How many papers and co-authors *name* had in each year, and how many of these were new.

        Years stand in their order; of more than *limit* the latest are given. *choice* says which
        papers and which co-authors count: see `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, options = understood(choice)
        return self._read(
            lambda session: coauthor_years(session, name, chosen, options, limit=limit), seconds
        )

    def coauthors_in_years(
        self,
        name: str,
        *,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[CoauthorChoice],
    ) -> Page[CoauthorInYear | PersonInYear]:
        """What each co-author of *name* shared in each year: a row for each two, where it is any.

        *limit* is of co-authors, who stand as in `coauthors`; `total` counts rows. *choice* says
        which papers and which co-authors count: see `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, options = understood(choice)
        return self._read(
            lambda session: coauthors_in_years(session, name, chosen, options, limit=limit),
            seconds,
        )

    def meetings(
        self,
        name: str,
        *,
        within: int = WITHIN,
        limit: int | None = 20,
        seconds: float | None = None,
        **choice: Unpack[CoauthorChoice],
    ) -> Page[CoauthorMeeting | PersonMeeting]:
        """The co-authors of *name* as in `coauthors`, with their first and last shared papers.

        `is_active` says that the last is no more than *within* years older than the newest paper
        of the library. *choice* says which papers and which co-authors count: see `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, options = understood(choice)
        return self._read(
            lambda session: list_meetings(
                session, name, chosen, options, within=within, limit=limit
            ),
            seconds,
        )

    def timeline(
        self,
        name: str,
        *,
        limit: int | None = None,
        seconds: float | None = None,
        **choice: Unpack[CoauthorChoice],
    ) -> Page[TimelineYear]:
        """What *name* wrote in each year: papers, first and last places, co-authors, categories.

        All names that match are the one person. Years stand in their order; of more than *limit*
        the latest are given. *choice* says which papers and which co-authors count: see
        `CoauthorChoice`.

        Raises:
            InvalidQuery: that is no name, or a date or category cannot be understood.
            NotFound: nobody of that name is in the database.
            OutOfTime: there is no answer within *seconds*.
        """
        chosen, options = understood(choice)
        return self._read(
            lambda session: timeline(session, name, chosen, options, limit=limit), seconds
        )
