"""What a library was made of, record by record: the form in which nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from typing import Final, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from biblio.db.models import Paper
from biblio.library.connected import Connected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.merging.loading import StoredSource

__all__ = ["Records", "record_lines"]

AT_ONCE: Final = 1_000  # papers that are read, and held, at a time
Answer = TypeVar("Answer")


class Read(Protocol):
    """What has a question answered of one moment."""

    def __call__(self, ask: Callable[[Session], Answer], /) -> Answer:
        """What *ask* answers."""


class Records(Connected):
    """What is asked of the records that a library was made of."""

    @contextmanager
    def export_records(
        self, papers: Sequence[int] | None = None, *, seconds: float | None = None
    ) -> Iterator[Iterator[str]]:
        """What each source says, one JSON line a record, all of one moment.

            with library.export_records() as lines:
                stream.writelines(lines)

        `import_files` reads the lines again, and makes of them the same papers and records as they
        are here: with their formats, libraries, times and digests, so that the files that they came
        from are known there too. Runs of the importer and what they rejected stay behind.

        *papers* are the ids of those whose records are wanted, as `SELECT id FROM papers` tells
        them; without them all records come, also those that are of no paper. Some thousand papers
        are held at a time.

        Raises:
            OutOfTime: it takes longer than *seconds*.
            DatabaseError: there is no database, or it cannot be read.
        """
        with self.snapshot(seconds=seconds) as view:
            read = view._read  # noqa: SLF001 - of its own kind
            yield chain.from_iterable(record_lines(read, papers))


def record_lines(read: Read, papers: Sequence[int] | None) -> Iterator[Sequence[str]]:
    """The lines of the records of *papers*, by ids, some papers at a time; of all where None.

    *read* has questions answered of one moment. Records of several papers come once, with the first
    of them; those of none come last, where all are asked for.
    """
    from biblio.exporters.records import line_of  # noqa: PLC0415 - queries need none
    from biblio.merging.kept_records import held_records, records_of  # noqa: PLC0415 - as above
    from biblio.merging.seen import SeenIds  # noqa: PLC0415 - as above
    from biblio.merging.sightings import stored_times  # noqa: PLC0415 - as above

    def lines_of(sources: Iterable[StoredSource]) -> list[str]:
        return [line_of(each.record, each.digest) for each in sources]

    def of_papers(some: Sequence[int], session: Session) -> list[StoredSource]:
        return records_of(session.connection(), some, as_of, told)

    def of_none(after: bytes, session: Session) -> list[StoredSource]:
        return held_records(session.connection(), after, AT_ONCE, as_of)

    as_of = read(lambda session: stored_times(session.connection()).of)
    told = SeenIds()
    ids = _all_papers(read) if papers is None else iter(papers)
    while some := list(islice(ids, AT_ONCE)):
        yield lines_of(read(partial(of_papers, some)))
    after = b""
    while papers is None and (sources := read(partial(of_none, after))):
        yield lines_of(sources)
        after = sources[-1].digest


def _all_papers(read: Read) -> Iterator[int]:
    """The ids of all papers in their order."""
    after = -1
    while ids := read(partial(_papers_behind, after)):
        yield from ids
        after = ids[-1]


def _papers_behind(after: int, session: Session) -> Sequence[int]:
    return session.scalars(
        select(Paper.id).where(Paper.id > after).order_by(Paper.id).limit(AT_ONCE)
    ).all()
