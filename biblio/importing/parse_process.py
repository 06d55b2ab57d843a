"""The second process of an import: it reads and parses what the first one writes.

It writes pickled chunks to its standard output, for nobody but the process that started it
(`parsing`).
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import ExitStack, closing
from itertools import chain, islice
from queue import Queue
from threading import Event, Thread
from typing import BinaryIO, NamedTuple, Self

from biblio.errors import BiblioError
from biblio.importing.bugs import Bug
from biblio.importing.chunks import EMPTY, Chunk, LookUp, make_chunk
from biblio.importing.garbage import rare_collection
from biblio.importing.raw_entries import PORTION, FileEntries, portions_of

STANDARD_OUTPUT = 1
FIRST = 250  # entries in the first portion, for which the writer waits
# Portions, of a few megabytes each: about as many are parsed while the writer tells the search
# index of a transaction, and written while this process has others to parse.
AHEAD = 8


class Task(NamedTuple):
    """What is to be read, in which format, for which database, in portions of which size.

    `database` is None where there was none yet. `library` is the collection that it is imported as
    part of.
    """

    source: str
    format_name: str | None
    database: str | None
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
            look_up = _looking_up(task.database, opened)
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


def _looking_up(database: str | None, opened: ExitStack) -> LookUp:
    """Who tells what *database* has, until *opened* is closed."""
    if database is None:
        return EMPTY
    # Half a second of imports, for which a first import need not wait.
    from biblio.importing.file_look_up import FileLookUp  # noqa: PLC0415

    return opened.enter_context(closing(FileLookUp(database)))


class Sender:
    """Writes messages while the next are made; `AHEAD` wait, so that little memory is taken."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._queue: Queue[bytes | None] = Queue(maxsize=AHEAD)
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


def main() -> None:
    """Feed the process that started this one, which says what on standard input."""
    with rare_collection(), open(STANDARD_OUTPUT, "wb", closefd=False) as output:
        source, format_name, database, *rest = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process wrote it
        try:
            feed(Task(source, format_name, database, *rest), output)
        except BrokenPipeError:  # nobody listens any more; what is buffered goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), STANDARD_OUTPUT)
