"""What papers say of those who wrote them, read once each.

Making the words of an abstract comparable takes longer than all else that is done with a place, and
a paper is asked for once for each of its authors, far apart. So a few papers are remembered, and
those of a whole library are kept in a temporary file.
"""

from __future__ import annotations

import marshal
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Connection, func, select

from biblio.db import bulk
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.db.spill import Spill
from biblio.db.sqlite import gathered, ungathered
from biblio.disambiguation import Texts, Work, block_of, work_of
from biblio.merging.loading import anchor_of
from biblio.model.moments import UNDATED

_KEPT: Final = 20_000  # papers that are remembered
_TOGETHER: Final = 1_000  # papers that are read in the same statements
_PLAIN: Final = 2  # marshal's format that does not look for equal objects
_FIELDS: Final = tuple(each.name for each in fields(Work))
_NAMED: Final = _FIELDS.index("named")  # behind the blocks, and most often the same


class Works:
    """Reads what papers say, and remembers those that were asked for last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recent: OrderedDict[int, Work] = OrderedDict()
        self._blocks: dict[int, str] = {}

    def of(self, papers: Collection[int]) -> Mapping[int, Work]:
        """What each of *papers* says, by id."""
        found = {paper: self._recent[paper] for paper in papers if paper in self._recent}
        if new := sorted(set(papers) - found.keys()):
            found |= self._missed(new)
        for paper, work in found.items():
            self._recent[paper] = work
            self._recent.move_to_end(paper)
        while len(self._recent) > _KEPT:
            self._recent.popitem(last=False)
        return found

    def read(self, papers: Collection[int]) -> Iterator[tuple[int, Work]]:
        """What each of *papers* says, read in as many statements for many as for one."""
        which = bulk.integers(papers)
        execute = self._connection.execute
        authors = {
            paper: ungathered(members)
            for paper, members in execute(
                select(Authorship.paper_id, gathered(Authorship.author_id.expression))
                .where(Authorship.paper_id.in_(which))
                .group_by(Authorship.paper_id)
            )
        }
        self._know({each for members in authors.values() for each in members})
        categories: dict[int, list[str]] = defaultdict(list)
        for paper, category in execute(
            select(Category.paper_id, Category.category)
            .where(Category.paper_id.in_(which))
            .order_by(Category.paper_id, Category.ordinal)
        ):
            categories[paper].append(category)
        blocks = self._blocks
        for paper, arxiv_id, anchor, title, abstract, container, journal_ref, year in execute(
            select(
                Paper.id,
                Paper.arxiv_id,
                Paper.anchor,
                Paper.title,
                Paper.abstract,
                Paper.container_title,
                Paper.journal_ref,
                func.substr(Paper.listed_submitted, 1, len(UNDATED)),
            ).where(Paper.id.in_(which))
        ):
            yield (
                paper,
                work_of(
                    anchor_of(arxiv_id, anchor).handle,
                    filter(None, (blocks[each] for each in authors.get(paper, ()))),
                    Texts(
                        title,
                        abstract,
                        container or _journal(journal_ref),
                        categories[paper],
                        int(year) if year != UNDATED else None,
                    ),
                ),
            )

    def _missed(self, papers: Collection[int]) -> dict[int, Work]:
        """What those of *papers* say that are not remembered."""
        return dict(self.read(papers))

    def _know(self, authors: Collection[int]) -> None:
        """Know the blocks of *authors*; a collaboration has none."""
        if new := set(authors) - self._blocks.keys():
            rows = self._connection.execute(
                select(
                    Author.id, Author.keyname_key, Author.initials, Author.is_collaboration
                ).where(Author.id.in_(bulk.integers(new)))
            )
            self._blocks.update(
                (author_id, "" if is_collaboration else block_of(keyname_key, initials))
                for author_id, keyname_key, initials, is_collaboration in rows
            )


class AllWorks(Works):
    """The same for whoever asks for all papers of a library, each of them once for each author.

    All are read first, in their order, and kept in *spill*.
    """

    def __init__(self, connection: Connection, spill: Spill) -> None:
        super().__init__(connection)
        self._spill = spill
        for papers in _portions(connection):
            spill.keep(
                (each, marshal.dumps(_plain(work), _PLAIN)) for each, work in self.read(papers)
            )

    def _missed(self, papers: Collection[int]) -> dict[int, Work]:
        kept = self._spill.of(papers)
        return {paper: _work(marshal.loads(value)) for paper, value in kept.items()}  # noqa: S302 - our own


def _portions(connection: Connection) -> Iterator[list[int]]:
    """The ids of all papers, in order."""
    last: int | None = None
    while True:
        after = [] if last is None else [Paper.id > last]
        ids = list(
            connection.scalars(select(Paper.id).where(*after).order_by(Paper.id).limit(_TOGETHER))
        )
        if not ids:
            return
        yield ids
        last = ids[-1]


def _plain(work: Work) -> tuple[Any, ...]:
    """The fields of *work*, in their order, those named like all once."""
    values = [getattr(work, name) for name in _FIELDS]
    if work.named == work.blocks:
        values[_NAMED] = None
    return tuple(values)


def _work(values: tuple[Any, ...]) -> Work:
    """The work whose fields `_plain` gave."""
    if values[_NAMED] is None:
        values = (*values[:_NAMED], values[_NAMED - 1], *values[_NAMED + 1 :])
    return Work(*values)


def _journal(reference: str | None) -> str | None:
    """The journal in a journal reference: what stands before the first number."""
    if reference is None:
        return None
    words = []
    for word in reference.replace(".", ". ").split():
        if any(map(str.isdigit, word)):
            break
        words.append(word)
    return " ".join(words) or None
