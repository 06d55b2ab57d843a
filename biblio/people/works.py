"""What papers say of those who wrote them, read once each.

Making the words of an abstract comparable takes longer than all else that is done with a place, and
a paper is asked for once for each of its authors, far apart. So a few papers are remembered, and
those of a whole library are kept in a temporary file.
"""

from __future__ import annotations

import marshal
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, func, select

from biblio.db import bulk
from biblio.db.expressions import gathered
from biblio.db.lists import ungathered
from biblio.db.models import Author, Authorship, Category, Paper
from biblio.db.spill import Spill
from biblio.disambiguation import Texts, Work, abstract_numbers, block_of, work_of
from biblio.disambiguation.numbers import CODE, Numbers
from biblio.disambiguation.values import Word
from biblio.merging.loading import anchor_of
from biblio.model.moments import UNDATED

_KEPT: Final = 10_000  # papers that are remembered
_KEPT_OF_ALL: Final = 4_000  # the same where the others are at hand in a file
_MOST_BLOCKS: Final = 1 << 18  # of authors; all are forgotten where more come
_TOGETHER: Final = 1_000  # papers that are read in the same statements
_PLAIN: Final = 2  # marshal's format that does not look for equal objects
_SAID: Final = select(
    Paper.id,
    Paper.arxiv_id,
    Paper.anchor,
    Paper.title,
    Paper.abstract,
    Paper.container_title,
    Paper.journal_ref,
    func.substr(Paper.listed_submitted, 1, len(UNDATED)),
)


class Works:
    """Reads what papers say, and remembers those that were asked for last.

    Of abstracts it has *words*: where people read them, not their numbers.
    """

    def __init__(
        self,
        connection: Connection,
        words: Callable[[str | None], frozenset[Word]] = abstract_numbers,
    ) -> None:
        self._connection = connection
        self._words = words
        self._most = _KEPT
        self._recent: OrderedDict[int, Work] = OrderedDict()
        self._blocks: dict[int, str] = {}

    def of(self, papers: Collection[int]) -> Mapping[int, Work]:
        """What each of *papers* says, by id."""
        found = {paper: self._recent[paper] for paper in papers if paper in self._recent}
        if new := sorted(set(papers) - found.keys()):
            found |= self._missed(new)
        # Those of most authors last, for they will be asked for most often.
        for paper, work in sorted(found.items(), key=lambda item: len(item[1].named)):
            self._recent[paper] = work
            self._recent.move_to_end(paper)
        while len(self._recent) > self._most:
            self._recent.popitem(last=False)
        return found

    def read(self, papers: Collection[int]) -> Iterator[tuple[int, Work]]:
        """What each of *papers* says, read in as many statements for many as for one."""
        which = bulk.integers(papers)
        execute = self._connection.execute
        authors = {
            paper: ungathered(members)
            for paper, members in bulk.rows_of(
                execute(
                    select(Authorship.paper_id, gathered(Authorship.author_id.expression))
                    .where(Authorship.paper_id.in_(which))
                    .group_by(Authorship.paper_id)
                )
            )
        }
        self._know({each for members in authors.values() for each in members})
        categories: dict[int, list[str]] = defaultdict(list)
        for paper, category in bulk.rows_of(
            execute(
                select(Category.paper_id, Category.category)
                .where(Category.paper_id.in_(which))
                .order_by(Category.paper_id, Category.ordinal)
            )
        ):
            categories[paper].append(category)
        blocks = self._blocks
        rows = execute(_SAID.where(Paper.id.in_(which)))
        for paper, arxiv_id, anchor, title, abstract, container, journal_ref, year in bulk.rows_of(
            rows
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
                    self._words,
                ),
            )

    def _missed(self, papers: Collection[int]) -> dict[int, Work]:
        """What those of *papers* say that are not remembered."""
        return dict(self.read(papers))

    def _know(self, authors: Collection[int]) -> None:
        """Know the blocks of *authors*; a collaboration has none."""
        if len(self._blocks) > _MOST_BLOCKS:
            self._blocks.clear()
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
        self._most = _KEPT_OF_ALL
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
    """What is kept of *work*: tuples, for marshal sorts the members of sets."""
    return (
        work.handle,
        tuple(work.blocks),
        None if work.named == work.blocks else tuple(work.named),
        work.crowd,
        tuple(work.title),
        work.title_weight,
        work.abstract_weight,
        tuple(sorted(work.container)),
        work.categories,
        work.year,
        work.numbers.listed,
        None if work.named == work.blocks else work.numbers.named,
        work.numbers.title,
        work.numbers.abstract,
    )


def _work(kept: tuple[Any, ...]) -> Work:
    """The work that `_plain` gave."""
    handle, listed, named, crowd, title, title_weight, weight, container, *others = kept
    categories, year, numbers, of_named, of_title, of_abstract = others
    blocks = frozenset(listed)
    return Work(
        handle,
        blocks,
        blocks if named is None else frozenset(named),
        crowd,
        frozenset(title),
        title_weight,
        frozenset(memoryview(of_abstract).cast(CODE)),
        weight,
        _same_words(container),
        categories,
        year,
        Numbers(numbers, numbers if of_named is None else of_named, of_title, of_abstract),
    )


@lru_cache(maxsize=1 << 12)
def _same_words(words: tuple[str, ...]) -> frozenset[str]:
    """A set of *words*, the same one for all: of few journals are many papers."""
    return frozenset(words)


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
