"""The second process of an import: it reads and parses what the first one writes.

It writes pickled chunks to its standard output, for nobody but the process that started it
(`parsing`).
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack, closing
from itertools import chain, islice
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import BinaryIO, NamedTuple, Self, TypeVar

from sqlalchemy import Connection

from biblio.db.engine import explained, make_engine, url_of
from biblio.db.revisions import has_schema, is_current
from biblio.errors import BiblioError
from biblio.importing.batch import known_sources
from biblio.importing.bugs import Bug
from biblio.importing.chunks import Chunk, make_chunk
from biblio.importing.garbage import rare_collection
from biblio.importing.new_papers import present_papers
from biblio.importing.raw_entries import PORTION, FileEntries, portions_of

Answer = TypeVar("Answer")
STANDARD_OUTPUT = 1
FIRST = 250  # entries in the first portion, for which the writer waits


class Task(NamedTuple):
    """What is to be read, in which format, for which database, in portions of which size.

    `library` is the collection that it is imported as part of.
    """

    source: str
    format_name: str | None
    database: Path
    batch: int | None
    library: str | None = None


def feed(task: Task, output: BinaryIO) -> None:
    """Write the portions of one source to *output*, then None, or the error that ended it."""
    most = min(task.batch or PORTION, PORTION)
    files = FileEntries(task.source, task.format_name, task.library)
    with Sender(output) as sender, ExitStack() as opened:

        def send(said: Chunk | BiblioError | Bug | None) -> None:
            state = (said, files.bytes_read, files.bytes_total, files.checksum, files.notes)
            sender.send(pickle.dumps(state, protocol=5))

        try:
            look_up = opened.enter_context(closing(FileLookUp(task.database)))
            source = iter(files)
            at_first = islice(portions_of(source, min(FIRST, most)), 1)
            for entries in chain(at_first, portions_of(source, most)):
                send(make_chunk(entries, look_up))
            send(None)
        except BiblioError as error:
            send(error)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug: who started this one raises it
            send(Bug.of(error))


class Sender:
    """Writes messages while the next is made; one waits, so that little memory is taken."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._queue: Queue[bytes | None] = Queue(maxsize=1)
        self._failed = Event()
        self._thread = Thread(target=self._write, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wait until all is written."""
        self._queue.put(None)
        self._thread.join()

    def send(self, message: bytes) -> None:
        """Write *message* soon.

        Raises:
            BrokenPipeError: nobody listens any more.
        """
        if self._failed.is_set():
            raise BrokenPipeError
        self._queue.put(message)

    def _write(self) -> None:
        while (message := self._queue.get()) is not None:
            if self._failed.is_set():
                continue
            try:
                self._output.write(message)
                self._output.flush()
            except BrokenPipeError:
                self._failed.set()


class FileLookUp:
    """Looks up what a database file has, where it is of this program's schema.

    It says nothing of one that had no schema at the start: all is new there. One of an older schema
    is asked as soon as it is upgraded. What it says is looked up again before it is relied on.
    """

    def __init__(self, database: Path) -> None:
        self._path = database
        self._engine = make_engine(url_of(database), read_only=True) if database.is_file() else None
        try:
            if self._engine is not None:
                with explained(database), self._engine.connect() as connection:
                    is_new = not has_schema(connection)
                if is_new:
                    self.close()
        except BaseException:
            self.close()
            raise

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:
        """The sources of entries with *digests*."""
        return self._asked(lambda connection: known_sources(connection, list(digests))) or {}

    def present(self, papers: Collection[int]) -> Collection[int]:
        """Those of the ids *papers* that papers have."""
        return self._asked(lambda connection: present_papers(connection, papers)) or ()

    def close(self) -> None:
        """Give up the connection."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _asked(self, ask: Callable[[Connection], Answer]) -> Answer | None:
        """What *ask* reads, None where the database cannot be asked (yet).

        Raises:
            DatabaseError: it cannot be read.
        """
        if self._engine is None:
            return None
        with explained(self._path), self._engine.begin() as connection:
            return ask(connection) if is_current(connection) else None


def main() -> None:
    """Feed the process that started this one, which says what on standard input."""
    with rare_collection(), open(STANDARD_OUTPUT, "wb", closefd=False) as output:
        source, format_name, database, *rest = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
        try:
            feed(Task(source, format_name, Path(database), *rest), output)
        except BrokenPipeError:  # nobody listens any more; what is buffered goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), STANDARD_OUTPUT)
