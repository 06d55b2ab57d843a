"""A fetch as a run of the importer: papers that are asked for, from the servers that have them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple

from biblio.db.through import session_on
from biblio.errors import UnreadableSource
from biblio.formats import atom, crossref
from biblio.formats.format import Format
from biblio.harvesting.addresses import host_of
from biblio.harvesting.atom_api import MOST, Search, papers_found, papers_named
from biblio.harvesting.client import Client, Waiting
from biblio.harvesting.clock import Clock
from biblio.harvesting.crossref_api import works_named
from biblio.harvesting.fetched import Answered, Got, State, Wanted
from biblio.harvesting.kept_pages import keeping
from biblio.harvesting.reading import OnServer, ServerReading
from biblio.importing.loads import Load
from biblio.importing.reports import ImportReport
from biblio.importing.runs import Importer, Watchers
from biblio.queries.papers.named_papers import papers_named_by

_NAMED: Final = 3  # identifiers that the name of a run holds


class Server(NamedTuple):
    """A server that is asked through its *client*, at *url*; people name it with *option*."""

    client: Client
    url: str
    option: str


class Servers(NamedTuple):
    """Who is asked: arXiv's API, and Crossref's."""

    arxiv: Server
    crossref: Server


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What one fetch did.

    `answers` say what became of each identifier, in their order, and `failures` why a server did
    not give all. `left_out` counts the papers that answer the query, and that its server gives to
    nobody. `run` is None where nothing came: then there is no run.
    """

    answers: tuple[Answered, ...]
    failures: tuple[str, ...]
    left_out: int
    pages: int
    run: ImportReport | None
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Fetches into one database through its *importer*, asking *servers*.

    *beside* is the file of the database: a page that cannot be used is kept in its folder.
    """

    importer: Importer
    servers: Servers
    beside: Path | None = None
    on_progress: OnServer | None = None
    watchers: Watchers = field(default_factory=Watchers)
    clock: Clock = field(default_factory=Clock)

    def run(
        self,
        wanted: Sequence[Wanted],
        search: Search | None = None,
        answers: Sequence[Answered] = (),
    ) -> FetchReport:
        """Fetch what is *wanted*, and what answers the *search*; what became of it.

        *answers* are what is known of identifiers that are asked for no more.
        What came before a server failed is stored, and the run says that it failed.

        Raises:
            DatabaseError: the database cannot be written.
        """
        parts = [each for each in self._parts(wanted, search) if each.wanted or each.search]
        reading = _Reading(self, parts)
        loads = reading.loads()
        kept: list[ImportReport] = []
        try:
            first = next(loads, None)
            if first is not None:
                watchers = replace(self.watchers, on_begin=reading.begin, on_failure=kept.append)
                kept.append(
                    self.importer.run(
                        reading.source, first, loads, files=reading, watchers=watchers
                    )
                )
        except _Failed:  # which the report tells
            pass
        notes = [note for each in self.servers for note in each.client.notes(each.option)]
        return FetchReport(
            tuple(sorted((*answers, *reading.answers), key=lambda each: each.ordinal)),
            tuple(reading.failures),
            reading.left_out,
            reading.pages_read,
            kept[0] if kept else None,
            tuple(notes),
        )

    def without_those_here(self, wanted: Sequence[Wanted]) -> tuple[list[Wanted], list[Answered]]:
        """Those of *wanted* that no paper of the library has, and the others."""
        with self.importer.transaction() as connection, session_on(connection) as session:
            here = papers_named_by(session, {each.identifier for each in wanted})
        missing = [each for each in wanted if not here.get(each.identifier)]
        return missing, [
            each.without(State.HERE, f"{each.value} is here already")
            for each in wanted
            if here.get(each.identifier)
        ]

    def _parts(self, wanted: Sequence[Wanted], search: Search | None) -> Iterator[_Part]:
        """What is asked of each server, in turn."""
        arxiv, crossref_ = self.servers
        on_arxiv = [each for each in wanted if each.identifier.scheme == "arxiv"]
        dois = [each for each in wanted if each.identifier.scheme == "doi"]
        yield _Part(arxiv, atom.FORMAT, papers_named(arxiv.client, arxiv.url, on_arxiv), on_arxiv)
        if search is not None:
            pages = papers_found(arxiv.client, arxiv.url, search)
            yield _Part(arxiv, atom.FORMAT, pages, [], search)
        yield _Part(
            crossref_, crossref.FORMAT, works_named(crossref_.client, crossref_.url, dois), dois
        )


class _Failed(UnreadableSource):
    """A server failed; what came before is stored."""


class _Part(NamedTuple):
    """What is asked of one server: the pages that it gives, and what they are of."""

    server: Server
    reader: Format
    pages: Generator[Waiting | Got, None, None]
    wanted: Sequence[Wanted]
    search: Search | None = None

    def __str__(self) -> str:
        """What `imports.source` says of it."""
        return f"{self.server.url}{self.named}"

    @property
    def named(self) -> str:
        """What is asked for, behind the address of the server."""
        if self.search is not None:
            return f"?search_query={self.search.query}"
        named = ",".join(each.value for each in self.wanted[:_NAMED])
        more = len(self.wanted) - _NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        begin = "?id_list=" if self.wanted[0].identifier.scheme == "arxiv" else "/"
        return f"{begin}{named}{rest}"


class _Reading(ServerReading):
    """What the servers give, one after another, on its way to the importer."""

    def __init__(self, fetcher: Fetcher, parts: Sequence[_Part]) -> None:
        super().__init__("; ".join(map(str, parts)), fetcher.clock, fetcher.on_progress)
        self.answers: list[Answered] = []
        self.failures: list[str] = []
        self.left_out = 0
        self._beside = fetcher.beside
        self._parts = parts
        self._has_run = False

    def begin(self, _: int) -> None:
        """Note that there is a run."""
        self._has_run = True

    def loads(self) -> Iterator[Load]:
        """The pages as loads; one that is empty while a server lets wait.

        Raises:
            _Failed: a server failed, or complains; the others were asked all the same.
        """
        for part in self._parts:
            begun = len(self.answers)
            try:
                yield from self._loads_of(part)
            except UnreadableSource as error:
                self.failures.append(str(error))
                told = {(each.ordinal, each.asked) for each in self.answers[begun:]}
                self.answers += (
                    each.without(State.FAILED)
                    for each in part.wanted
                    if (each.ordinal, each.text) not in told
                )
        self.end()
        if self.failures:
            raise _Failed("; ".join(self.failures))

    def _load(self, got: Got, part: _Part) -> Load | None:
        place = f"{host_of(part.server.url)}, page {self.pages_read + 1}"
        return self.load(got.body, part.reader, as_of=got.as_of, place=place, dropped=got.dropped)

    def _loads_of(self, part: _Part) -> Iterator[Load]:
        begun, answered = self.records, len(self.answers)
        most = len(part.wanted) if part.search is None else None
        host = host_of(part.server.url)

        def tell(waiting: Waiting | None) -> None:
            is_counted = part.search is None
            done = len(self.answers) - answered if is_counted else self.records - begun
            self.tell(waiting, name=host, done=done, total=most)

        for each in keeping(part.pages, self._beside, part.server.url, part.named):
            if isinstance(each, Waiting):
                tell(each)
                if self._has_run:
                    yield []  # the run says that it is there
                continue
            if each.body and (load := self._load(each, part)) is not None:
                yield list(load)  # cut to its end here, where what is wrong with it is told
            self.pages_read += 1
            self.answers += each.answers
            if part.search is not None and each.total is not None:
                most = min(each.total, part.search.most)
                self.left_out = max(min(each.total, part.search.limit or each.total) - MOST, 0)
            tell(None)
