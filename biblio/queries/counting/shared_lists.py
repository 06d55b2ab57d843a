"""The papers of who is asked for, a list of authors at a time, as they count there.

What is told of co-authors over time needs every paper with everybody on it: lists are read, not
added up as they are packed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.model.moments import UNDATED, day_of, year_of
from biblio.queries.counting.places import places_on
from biblio.queries.narrowing.filters import conditions_on
from biblio.queries.narrowing.paper_filter import PaperFilter
from biblio.queries.people.asked import Asked, who
from biblio.queries.people.coauthors import check_options, days_of_papers
from biblio.queries.people.options import CoauthorOptions

NO_DAY: Final = day_of(UNDATED)
"""The day of a paper of which no date is known."""


class SharedList(NamedTuple):
    """A paper and its day, all who stand on it, in their order, and the co-authors among them."""

    paper_id: int
    day: int
    places: list[int]
    others: set[int]

    @property
    def year(self) -> str | None:
        """The year of the paper; None where it is not known."""
        return None if self.day == NO_DAY else year_of(self.day)


@dataclass(frozen=True, slots=True)
class SharedLists:
    """The papers of who was *asked* for that a filter takes, by their *days*; notes on both."""

    asked: Asked
    days: Mapping[int, int]
    options: CoauthorOptions
    notes: tuple[str, ...]

    def read(self, session: Session) -> Iterator[SharedList]:
        """Each paper that is not too large, in the order of their ids."""
        counted, one = self.asked.counted, self.asked.one
        of_people = self.asked.people is not None
        # A place that is an exception of one who was asked for counts as the one.
        meant = dict.fromkeys(self.asked.people.persons, one) if self.asked.people else {}
        # It grows as they are met.
        left_out = set() if self.options.collaborations else counted.collaborations
        most = self.options.max_authors
        for places in places_on(session, sorted(self.days), counted, people=of_people):
            pairs = zip(places.papers, places.ones, strict=True)
            for paper_id, on in groupby(pairs, key=itemgetter(0)):
                ones = [meant.get(each, each) for _, each in on]
                if most is None or len(ones) <= most:
                    others = set(ones) - left_out
                    others.discard(one)
                    yield SharedList(paper_id, self.days[paper_id], ones, others)


def shared_lists(
    session: Session, name: str, wanted: PaperFilter, options: CoauthorOptions
) -> SharedLists:
    """The papers of *name* that *wanted* takes: all names that match it are the one person.

    Raises:
        InvalidQuery: the name, the filter or an option cannot be understood.
        NotFound: nobody answers to the name.
    """
    check_options(options)
    asked = who(session, name, options.mode, people=options.people)
    conditions = conditions_on(session, wanted)
    days = days_of_papers(session, asked, conditions)
    return SharedLists(asked, days, options, (*asked.notes, *conditions.notes))
