"""Which paper of the library is the least that has a bare key, and so keeps it.

For a few papers the others of the same first author and year are looked up. Where many are asked
for, all papers are gone through once, and the least of each bare key is noted in a file for the
time being, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final

from sqlalchemy import Connection, func, or_, select

from biblio.annotations.noting import AT_ONCE, Claim, Noted, at_rank, place_of
from biblio.annotations.surnames import names_as
from biblio.db import bulk
from biblio.db.author_names import contributors_to
from biblio.db.models import Author, Authorship, Contributor, Paper
from biblio.exporters.citation_keys import NOBODY, bare_key
from biblio.merging.loading import anchor_of
from biblio.model import records
from biblio.model.moments import UNDATED, day_of
from biblio.model.names import UNKNOWN_SURNAME, AuthorName
from biblio.model.records import PaperRecord

_SHARE: Final = 150  # papers are gone through in the time in which one is looked up
_FEWEST: Final = 100  # look-ups before it is asked how many papers there are


class BareKeys:
    """Who keeps each bare key, at the moment that *connection* sees."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._looked_up = 0
        self._noted: Noted | None = None

    def close(self) -> None:
        """Forget what was noted."""
        if self._noted is not None:
            self._noted.close()

    def least_of(self, records_of: Mapping[str, PaperRecord]) -> dict[str, int]:
        """The least paper of each bare key, each with a record of a paper that has it."""
        if self._noted is None and self._are_many(len(records_of)):
            self._noted = Noted()
            papers = select(Paper.id).execution_options(yield_per=AT_ONCE)
            self._noted.note(bare_keys_of(self._connection, self._connection.scalars(papers)))
        if self._noted is not None:
            return self._noted.owners(records_of)
        self._looked_up += len(records_of)
        return {key: _least(self._connection, key, said) for key, said in records_of.items()}

    def _are_many(self, asked: int) -> bool:
        """Whether going through all papers is less work than was done and is asked for now."""
        looked_up = self._looked_up + asked
        if looked_up < _FEWEST:
            return False
        there = self._connection.scalar(select(func.count()).select_from(Paper)) or 0
        return looked_up * _SHARE > there


def bare_keys_of(connection: Connection, papers: Iterable[int]) -> Iterator[Claim]:
    """What each of the ids *papers* is called by its bare key, and its place, in portions."""
    left = iter(papers)
    while portion := list(islice(left, AT_ONCE)):
        rows = connection.execute(
            select(
                Paper.id,
                Paper.arxiv_id,
                Paper.anchor,
                Paper.title,
                Paper.issued,
                Paper.submitted,
                Author.keyname,
                Author.is_collaboration,
            )
            .outerjoin(Authorship, (Authorship.paper_id == Paper.id) & (Authorship.ordinal == 1))
            .outerjoin(Author, Author.id == Authorship.author_id)
            .where(Paper.id.in_(bulk.integers(portion)))
        ).all()
        edited = contributors_to(connection, {row[0] for row in rows if not _names_one(row[6])})
        for paper_id, arxiv_id, anchor, title, issued, submitted, keyname, is_collaboration in rows:
            said = PaperRecord(
                format="",
                arxiv_id=arxiv_id,
                title=title,
                authors=(AuthorName(keyname, is_collaboration=bool(is_collaboration)),)
                if keyname
                else (),
                issued=issued,
                submitted=submitted,
                contributors=tuple(
                    records.Contributor(role, name) for role, name in edited.get(paper_id, ())
                ),
            )
            # The number of a paper of arXiv's is its rank there, which need not be read again.
            yield (
                bare_key(said),
                at_rank(paper_id) if arxiv_id else place_of(anchor_of(arxiv_id, anchor)),
                paper_id,
            )


def _names_one(keyname: str | None) -> bool:
    """Whether a first author of that name is sure to stand in the key."""
    return keyname is not None and keyname != UNKNOWN_SURNAME and keyname[0].isalpha()


def _least(connection: Connection, key: str, said: PaperRecord) -> int:
    """The least paper whose bare key is *key*, looked up by its first author and its year."""
    year, surname = _parts(key, said)
    papers = _papers_by(connection, surname, year)
    _, paper_id = min(
        (place, paper_id)
        for same, place, paper_id in bare_keys_of(connection, sorted(papers))
        if same == key
    )
    return paper_id


def _parts(key: str, said: PaperRecord) -> tuple[str, str]:
    """The year and the surname in *key*, which *said* has."""
    untitled = bare_key(
        PaperRecord(
            format="",
            authors=said.authors[:1],
            contributors=said.contributors,
        )
    )
    rest = key.removeprefix(untitled)
    dated = bool(said.issued or said.submitted or said.arxiv_id)
    return (rest[:4] if dated else ""), untitled


def _papers_by(connection: Connection, surname: str, year: str) -> set[int]:
    """All papers whose key may have *surname* and *year*, and perhaps others."""
    authors = bulk.integers(names_as(connection, surname, is_nobody=surname == NOBODY))
    first, last = _days(year)
    dated = [Authorship.listed_on.between(first, last)]
    if year:
        issued = select(Paper.id).where(Paper.issued >= year, Paper.issued < f"{year}~")
        dated.append(Authorship.paper_id.in_(issued))
    found = set(
        connection.scalars(
            select(Authorship.paper_id).where(
                Authorship.author_id.in_(authors), Authorship.ordinal == 1, or_(*dated)
            )
        )
    )
    found.update(
        connection.scalars(
            select(Contributor.paper_id).where(
                Contributor.author_id.in_(authors), Contributor.role == "editor"
            )
        )
    )
    if surname == NOBODY:
        found.update(_by_nobody(connection, year))
    return found


def _by_nobody(connection: Connection, year: str) -> Iterator[int]:
    """The papers of *year* that name no author."""
    nobody = ~select(1).where(Authorship.paper_id == Paper.id, Authorship.ordinal == 1).exists()
    dated = year or UNDATED
    for column in (Paper.listed_submitted, Paper.issued):
        yield from connection.scalars(
            select(Paper.id).where(column >= dated, column < f"{dated}~", nobody)
        )


def _days(year: str) -> tuple[int, int]:
    """The first day and the last of *year*, as `authorships.listed_on` counts."""
    if not year:
        return day_of(UNDATED), day_of(UNDATED)
    return day_of(year), day_of(date(int(year), 12, 31).isoformat())
