"""Papers on their way out: which, in which order, and a stream of them that holds few at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import Final, NamedTuple, Unpack

from sqlalchemy.orm import Session

from biblio.errors import InvalidQuery
from biblio.exporters import EXPORTERS, ExportedPaper, Exporter, ExportOptions, exporter_of
from biblio.library.choosing import PaperChoice, filter_of, narrowed_to_run, run_of
from biblio.library.connected import Connected
from biblio.library.records import AT_ONCE, Read, record_lines
from biblio.library.unfound import Unfound, unfound_among
from biblio.model.records import PaperRecord
from biblio.queries.annotations import OwnWords, own_words_of
from biblio.queries.language.dates import DateKind
from biblio.queries.narrowing.paper_filter import EVERYTHING, PaperFilter
from biblio.queries.papers.chosen import Chosen, chosen_among, chosen_papers
from biblio.queries.papers.listing import listed_by
from biblio.queries.papers.named_papers import find_all, find_papers
from biblio.queries.rows import PaperSummary
from biblio.writers.values import Sink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.annotations.citation_keys import CitationKeys
    from biblio.merging.loading import StoredPaper

RECORDS: Final = "records"
"""The format in which not papers go out, but what each source said of them."""


class ExportProgress(NamedTuple):
    """How far an export is: papers written or left out, of how many, after how many seconds."""

    done: int
    total: int
    seconds: float


OnExported = Callable[[ExportProgress], None]


@dataclass(slots=True)
class Export:
    """Papers that were chosen, which come once, in a fixed order, for as long as the block lasts.

    `total` are chosen; `written` and `left_out` count those that came and those that the format
    cannot say, so far. `unfound` are the identifiers that name no paper, `notes` are for the person
    who asked.
    """

    read: Read
    papers: array[int]
    by: DateKind
    notes: tuple[str, ...] = ()
    unfound: tuple[Unfound, ...] = ()
    format: str | None = None
    exporter: Exporter | None = None
    names: int | None = None
    keys: CitationKeys | None = None
    watcher: OnExported | None = None
    written: int = 0
    left_out: int = 0
    is_all: bool = False
    own: bool = False
    began: float = field(default_factory=monotonic)

    @property
    def total(self) -> int:
        """How many papers were chosen."""
        return len(self.papers)

    def __iter__(self) -> Iterator[ExportedPaper]:
        """The papers that the format can say, each with what all sources say of it together."""
        for some in self._parts():
            for paper, key, own in self.read(partial(self._loaded, some)):
                record = paper.merged
                if self.exporter is not None and not self.exporter.takes(record):
                    self.left_out += 1
                    continue
                self.written += 1
                yield ExportedPaper(
                    shortened(record, self.names), paper.anchor, key, own.tags, own.lists
                )
            self._tell()

    def summaries(self) -> Iterator[PaperSummary]:
        """The papers as listings have them."""
        for some in self._parts():
            for row in self.read(partial(listed_by, papers=some, by=self.by)):
                self.written += 1
                yield row
            self._tell()

    def records(self) -> Iterator[str]:
        """What each source says of the papers, one JSON line a record, which `import` reads.

        Records of several papers come once; those of none come last, where all papers are written.
        """
        for lines in record_lines(self.read, None if self.is_all else self.papers):
            self.written = min(self.total, self.written + AT_ONCE)
            yield from lines
            self._tell()
        self.written = self.total

    def write(self, stream: Sink, options: ExportOptions | None = None) -> None:
        """Write the papers to *stream* in the format that they were asked for in.

        Raises:
            InvalidQuery: they were asked for in none.
        """
        if self.format == RECORDS:
            stream.writelines(self.records())
            return
        if self.exporter is None:
            raise InvalidQuery("no format was named to write the papers in: say format=…")
        self.exporter.write(self, stream, options or ExportOptions())

    def _parts(self) -> Iterator[array[int]]:
        for start in range(0, len(self.papers), AT_ONCE):
            yield self.papers[start : start + AT_ONCE]

    def _loaded(
        self, some: Sequence[int], session: Session
    ) -> list[tuple[StoredPaper, str, OwnWords]]:
        from biblio.merging.loading import load_datestamps, load_merged  # noqa: PLC0415 - queries need none

        loaded = load_merged(session.connection(), some)
        papers = [loaded[each] for each in some]
        if self.exporter is not None and self.exporter.has_datestamps:
            for paper_id, day in load_datestamps(session.connection(), some).items():
                loaded[paper_id].merged = replace(loaded[paper_id].merged, datestamp=day)
        keys = self.keys.of(session.connection(), papers) if self.keys is not None else {}
        own = own_words_of(session, some) if self.own else {}
        return [(each, keys.get(each.id, ""), own.get(each.id, OwnWords())) for each in papers]

    def _tell(self) -> None:
        if self.watcher is not None:
            done = self.written + self.left_out
            self.watcher(ExportProgress(done, self.total, monotonic() - self.began))


class Exports(Connected):
    """What is written out for other programs."""

    @contextmanager
    def export(
        self,
        query: str | None = None,
        *,
        ids: Sequence[str] | None = None,
        format: str | None = None,  # noqa: A002 - the word of the field and of the command line
        oldest: bool = False,
        limit: int | None = None,
        names: int | None = None,
        keys: CitationKeys | None = None,
        own: bool = False,
        seconds: float | None = None,
        watcher: OnExported | None = None,
        **choice: Unpack[PaperChoice],
    ) -> Iterator[Export]:
        """The papers that *query* and *choice* take, all of one moment, to be written out.

            with library.export("graphs", since="2020", format="bibtex") as papers:
                papers.write(stream)

        They come in the order of `papers`, newest first. *ids* are identifiers of any scheme in any
        spelling: then only these papers come, each once and in that order, and those that name no
        paper are `unfound`. *format* is one of `biblio.exporters.EXPORTERS`: it gets the citation
        keys that it asks for, and papers that it cannot say are left out and counted; without one,
        papers come without keys. `records` writes what each source says, as `export_records` does.
        *names* is how many authors of a longer list are told. *keys* gives citation keys, see
        `key_giver`; without it, one is made where there is need. With *own* the user's tags and
        lists are written too, as keywords and groups. Some thousand papers are held at a
        time, however many there are. *watcher* is told how far it is.

        Raises:
            InvalidQuery: the query, the choice or the format cannot be understood.
            NotFound: nobody answers to the author's name.
            OutOfTime: it takes longer than *seconds*.
        """
        wanted, run = filter_of(query, choice), run_of(choice)
        exporter = _exporter(format, names)
        with ExitStack() as stack:
            if exporter is not None and exporter.has_keys and keys is None:
                keys = stack.enter_context(self.key_giver())
            view = stack.enter_context(self.snapshot(seconds=seconds))
            read: Read = view._read  # noqa: SLF001 - of its own kind
            unfound: tuple[Unfound, ...] = ()
            wanted = read(lambda session: narrowed_to_run(session, wanted, run))
            if ids is None:
                chosen = read(
                    lambda session: chosen_papers(session, wanted, oldest=oldest, limit=limit)
                )
            else:
                chosen, unfound = read(lambda session: _listed(session, wanted, ids))
            yield Export(
                read,
                chosen.papers[:limit] if limit else chosen.papers,
                wanted.by,
                chosen.notes,
                unfound,
                format,
                exporter,
                names,
                keys if exporter is not None and exporter.has_keys else None,
                watcher,
                own=own,
                is_all=ids is None and not limit and wanted == EVERYTHING,
            )

    def key_giver(self, library: str | None = None) -> CitationKeys:
        """What gives papers their citation keys, and keeps those that are new: a context manager.

        It is made before a snapshot is taken, and serves all exports within that. The keys that
        papers have in *library* come before those of other files.

        Raises:
            InvalidQuery: *library* can be no name.
            DatabaseError: there is no database, or it cannot be read.
        """
        from biblio.annotations.citation_keys import (  # noqa: PLC0415 - queries need none
            CitationKeys,
        )
        from biblio.identity.evidence import check_library  # noqa: PLC0415 - the same

        return CitationKeys(self.url, None if library is None else check_library(library))

    def citation_keys(
        self, handles: Sequence[str], *, keys: CitationKeys | None = None
    ) -> dict[str, str]:
        """The citation keys of the papers that are called *handles*, as an export writes them.

        *keys* gives them, see `key_giver`; without it one is made.

        Raises:
            InvalidIdentifier: one is no identifier.
            InvalidQuery: several papers have it; the sentence names them.
            NotFound: no such paper is in the database.
        """
        from biblio.merging.loading import load_merged  # noqa: PLC0415 - queries need none

        def asked(giver: CitationKeys, session: Session) -> dict[str, str]:
            ids = find_all(session, handles)
            papers = load_merged(session.connection(), ids)
            given = giver.of(session.connection(), list(papers.values()))
            return {handle: given[each] for handle, each in zip(handles, ids, strict=True)}

        with nullcontext(keys) if keys is not None else self.key_giver() as giver:
            return self._read(partial(asked, giver))


def shortened(record: PaperRecord, names: int | None) -> PaperRecord:
    """*record* with the first *names* authors of a longer list, which says that it is cut."""
    if names is None or len(record.authors) <= names:
        return record
    return replace(record, authors=record.authors[:names], authors_cut=True)


def _exporter(name: str | None, names: int | None) -> Exporter | None:
    """The exporter of the format *name*, which tells *names* authors; records need none.

    Raises:
        InvalidQuery: there is none, or it cannot say that there are more.
    """
    if name == RECORDS and names is not None:
        raise InvalidQuery("records are written as they are; leave all names in")
    if name is None or name == RECORDS:
        return None
    if name not in EXPORTERS:
        known = ", ".join((*EXPORTERS, RECORDS))
        raise InvalidQuery(f"{name!r} is no format that papers are written in; they are: {known}")
    exporter = exporter_of(name)
    if names is not None and not exporter.cuts_authors:
        raise InvalidQuery(f"{name} cannot say that there are more authors; leave all names in")
    return exporter


def _listed(
    session: Session, wanted: PaperFilter, identifiers: Sequence[str]
) -> tuple[Chosen, tuple[Unfound, ...]]:
    """The papers that *identifiers* name and *wanted* takes, and the identifiers that name none."""
    found = find_papers(session, identifiers)
    chosen = chosen_among(session, wanted, (each for each in found if isinstance(each, int)))
    return chosen, unfound_among(identifiers, found)
