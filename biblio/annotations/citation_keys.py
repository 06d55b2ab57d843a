"""The citation key of each paper that is written out, which it keeps for ever.

A paper has the key that was written out for it before; else one that a user's file gave it and no
other paper has by right; else the bare key, where it is the least paper of all in the library that
has it and nobody else was given that key; else the bare key with a tail. So one paper has the same
key whether it is exported alone or with all. New keys are kept before the text that has them is
given out, in a short transaction that looks again: of two exports at once the second takes over
what the first wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple, Self

from sqlalchemy import URL, Connection

from biblio.annotations import given_keys, written_keys
from biblio.annotations.bare_keys import BareKeys
from biblio.annotations.given_keys import KeyOwners
from biblio.db import engines
from biblio.db.engine import explained, make_engine
from biblio.errors import DatabaseError
from biblio.exporters.citation_keys import bare_key, tailed_key, tailed_keys
from biblio.merging.loading import StoredPaper

NOT_KEPT: Final = "the citation keys were not kept, so a later import may change them: {reason}"

_AT_FIRST: Final = 3  # keys of a paper that are looked up together with those of others


class _Wanted(NamedTuple):
    """A paper without a key, its bare key, and the keys that it may take, the best first.

    Those in `kept` are other papers' by right.
    """

    paper: StoredPaper
    bare: str
    best: tuple[str, ...]
    kept: Collection[str]

    def candidates(self) -> Iterator[str]:
        """The keys to try, which never end."""
        tailed = tailed_keys(self.bare, self.paper.anchor)
        return chain(self.best, (key for key in tailed if key not in self.kept))


class CitationKeys:
    """Gives papers their keys, for one export: made before that begins to read.

    *library* is the one whose keys come before those of others. `note` is, at the end, what there
    is to say to the user. Use it as a context manager, or close it.
    """

    def __init__(self, url: URL, library: str | None = None) -> None:
        self.note: str | None = None
        self._library = library
        self._url = url
        self._engine = make_engine(url)
        self._connection: Connection | None = None
        self._bare: BareKeys | None = None
        self._owners: KeyOwners | None = None
        self._make_ready()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connection, and what was noted."""
        for each in (self._bare, self._owners):
            if each is not None:
                each.close()
        self._engine.dispose()

    def of(self, connection: Connection, papers: Sequence[StoredPaper]) -> dict[int, str]:
        """The key of each of *papers*, by id, which *connection* reads; some 1,000 at once.

        All papers of one export are read through one connection, in one view of the database.
        """
        found = written_keys.written_for(connection, [each.id for each in papers])
        left = [each for each in papers if each.id not in found]
        if not left:
            return found
        wanted = list(self._wanted(connection, left))
        return found | (self._kept(wanted) or _chosen(connection, wanted))

    def _wanted(self, connection: Connection, papers: Sequence[StoredPaper]) -> Iterator[_Wanted]:
        """What each of *papers*, which have no key yet, may be called."""
        rivals, owners = self._read_from(connection)
        bare = {each.id: bare_key(each.merged) for each in papers}
        given = given_keys.given_to(connection, [each.id for each in papers])
        owner = owners.of(
            {key.folded for keys in given.values() for key in keys}
            | {*bare.values(), *(tailed_key(bare[each.id], each.anchor) for each in papers)}
        )
        own = {
            paper_id: tuple(
                each.key
                for each in sorted(keys, key=owners.is_asked, reverse=True)
                if owner.get(each.folded, paper_id) == paper_id
            )
            for paper_id, keys in given.items()
        }
        least = rivals.least_of(
            {bare[each.id]: each.merged for each in papers if not own.get(each.id)}
        )
        for each in papers:
            key = bare[each.id]
            is_free = least.get(key) == each.id and key not in owner
            best = (*own.get(each.id, ()), *([key] if is_free else ()))
            yield _Wanted(each, key, best, owner.keys())

    def _read_from(self, connection: Connection) -> tuple[BareKeys, KeyOwners]:
        """Who has which key by right, as *connection* sees it."""
        if self._bare is None or self._owners is None or self._connection is not connection:
            self._connection = connection
            self._bare = BareKeys(connection)
            self._owners = KeyOwners(connection, self._library)
        return self._bare, self._owners

    def _make_ready(self) -> None:
        """Open the library for writing once, where that can be done.

        A copy that is not in WAL mode is put there, which nobody can once it is being read.
        """
        if reason := engines.unlocked(self._url).why_unwritable(self._url):
            self._leave(reason)
            return
        try:
            with explained(self._url), self._engine.connect():
                pass
        except DatabaseError as error:
            self._leave(str(error))

    def _kept(self, wanted: Sequence[_Wanted]) -> dict[int, str] | None:
        """The keys of *wanted*, written into the library; None where it cannot be."""
        if self.note is not None:
            return None
        try:
            with explained(self._url), self._engine.begin() as connection:
                # Another export may have given some of them their keys meanwhile.
                found = written_keys.written_for(connection, [each.paper.id for each in wanted])
                left = [each for each in wanted if each.paper.id not in found]
                new = _chosen(connection, left)
                written_keys.keep(
                    connection, {each.paper.anchor: new[each.paper.id] for each in left}
                )
        except DatabaseError as error:
            self._leave(str(error))
            return None
        return found | new

    def _leave(self, reason: str) -> None:
        self.note = NOT_KEPT.format(reason=reason)


def _chosen(connection: Connection, wanted: Sequence[_Wanted]) -> dict[int, str]:
    """For each of *wanted* the first key that was not written out for another paper."""
    first = {key.casefold() for each in wanted for key in islice(each.candidates(), _AT_FIRST)}
    taken = written_keys.taken(connection, first)
    found: dict[int, str] = {}
    for each in wanted:
        for key in each.candidates():
            folded = key.casefold()
            if folded not in first:
                taken |= written_keys.taken(connection, {folded})
            if folded not in taken:
                break
        taken.add(folded)
        found[each.paper.id] = key
    return found
