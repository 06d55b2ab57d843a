"""Citation keys that the files of users gave to papers, and whose each is by right.

They stand among the identifiers, as they are or behind the name of the library that they count in
(`thesis/chen2014`). Two papers may have been given one key: the least has it, in the order of
`least_first`; one of the library that is asked for comes before all others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, or_, select

from biblio.annotations.noting import AT_ONCE, Claim, Noted, place_of
from biblio.db import bulk
from biblio.db.expressions import behind
from biblio.db.models import FloatingPaper, FloatingRecord, Identifier, Paper, Source
from biblio.merging.loading import anchor_of

# What BibTeX and BibLaTeX take for a key without a word, and what `\cite` can name.
_USABLE: Final = re.compile(r"""[^\s"#%'(),={}~\\]+""")
_KEY: Final = "key"
_SCANS: Final = 3  # after which all keys are noted


class GivenKey(NamedTuple):
    """A key as a user's file gave it, in the named library or in none."""

    library: str | None
    key: str

    @property
    def folded(self) -> str:
        """The key without case, which tells no two apart."""
        return self.key.casefold()


def given_to(connection: Connection, papers: Collection[int]) -> dict[int, list[GivenKey]]:
    """The keys that each of the ids *papers* was given and that can be written, sorted."""
    rows = connection.execute(
        select(Identifier.paper_id, Identifier.value).where(
            Identifier.paper_id.in_(bulk.integers(papers)), Identifier.scheme == _KEY
        )
    ).all()
    in_libraries = _libraries(connection, {paper for paper, value in rows if "/" in value})
    found: dict[int, list[GivenKey]] = defaultdict(list)
    for paper, value in rows:
        library, slash, rest = value.partition("/")
        is_within = slash and library in in_libraries[paper]
        given = GivenKey(library, rest) if is_within else GivenKey(None, value)
        if _USABLE.fullmatch(given.key) and given.key.isprintable():
            found[paper].append(given)
    return {
        paper: sorted(keys, key=lambda each: (each.folded, each.key, each.library or ""))
        for paper, keys in found.items()
    }


class KeyOwners:
    """Whose by right each key is that users gave, at the moment that *connection* sees.

    All keys are read to tell, since their case is of no account, which no index knows; who asks
    again and again has them noted in a file for the time being.
    """

    def __init__(self, connection: Connection, library: str | None) -> None:
        self._connection = connection
        self._library = library
        self._asked = 0
        self._noted: Noted | None = None

    def close(self) -> None:
        """Forget what was noted."""
        if self._noted is not None:
            self._noted.close()

    def of(self, folded: Collection[str]) -> dict[str, int]:
        """The id of the paper that has each of the keys *folded*, without case, by right."""
        if not folded:
            return {}
        self._asked += 1
        if self._noted is None and self._asked > _SCANS:
            self._noted = self._note_all()
        if self._noted is not None:
            return self._noted.owners(folded)
        owners: dict[str, int] = {}
        for key, _, paper_id in sorted(self._claims(self._claiming(folded))):
            owners.setdefault(key, paper_id)
        return owners

    def is_asked(self, key: GivenKey) -> bool:
        """Whether *key* counts in the library that is asked for."""
        return self._library is not None and key.library == self._library

    def _claiming(self, folded: Collection[str]) -> list[int]:
        """Papers that were given one of the keys *folded*, and perhaps others."""
        wanted = bulk.texts(folded)
        lower = func.lower(Identifier.value)
        last = behind(lower, "/")
        return list(
            self._connection.scalars(
                select(Identifier.paper_id)
                .where(Identifier.scheme == _KEY, or_(lower.in_(wanted), last.in_(wanted)))
                .distinct()
            )
        )

    def _claims(self, papers: Collection[int]) -> Iterator[Claim]:
        """The keys of *papers* without case, how well each has a right to it, and whose it is."""
        given = given_to(self._connection, papers)
        rows = self._connection.execute(
            select(Paper.id, Paper.arxiv_id, Paper.anchor).where(Paper.id.in_(bulk.integers(given)))
        )
        for paper_id, arxiv_id, anchor in rows:
            place = place_of(anchor_of(arxiv_id, anchor))
            for key in given[paper_id]:
                yield key.folded, f"{int(not self.is_asked(key))}{place}", paper_id

    def _note_all(self) -> Noted:
        noted = Noted()
        papers = select(Identifier.paper_id).where(Identifier.scheme == _KEY).distinct()
        left = iter(self._connection.scalars(papers).all())
        while portion := list(islice(left, AT_ONCE)):
            noted.note(self._claims(portion))
        return noted


def _libraries(connection: Connection, papers: Collection[int]) -> dict[int, set[str]]:
    """The libraries that records of each of the ids *papers* are part of."""
    found: dict[int, set[str]] = defaultdict(set)
    if not papers:
        return found
    among = bulk.integers(papers)
    own = select(Source.paper_id, Source.library).where(
        Source.paper_id.in_(among), Source.library.is_not(None)
    )
    shared = (
        select(FloatingPaper.paper_id, FloatingRecord.library)
        .join(FloatingRecord, FloatingRecord.id == FloatingPaper.record_id)
        .where(FloatingPaper.paper_id.in_(among), FloatingRecord.library.is_not(None))
    )
    for statement in (own, shared):
        for paper, library in connection.execute(statement):
            found[paper].add(library or "")
    return found
