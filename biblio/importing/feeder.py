"""A second process that reads, parses and lays out a large input while this one writes.

It is started as a program of its own, so that scripts need no `if __name__ == "__main__"`, and
writes pickled chunks to its standard output, for nobody but the process that started it.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import BinaryIO, Self

from sqlalchemy import URL, make_url

from biblio.db.engine import file_of, make_engine
from biblio.errors import BiblioError, UnreadableSource
from biblio.importing.arrivals import FileArrivals, Reading, chunks_of
from biblio.importing.batch import known_sources
from biblio.importing.chunks import Chunk, Portion, make_chunk
from biblio.importing.garbage import collect_young, rare_collection
from biblio.importing.newcomers import present_papers

STANDARD_OUTPUT = 1
WORTHWHILE = 4 * 1024 * 1024  # bytes of a file from which a second process pays its start
FIRST = 500  # entries in the first chunk, for which the writer waits
_PROGRAM = "import sys; sys.path = {path!r}; from biblio.importing.feeder import main; main()"


def arriving(
    source: str | Path, format_name: str | None, database: URL, batch: int
) -> tuple[Reading, Iterator[Portion]]:
    """How far *source* was read, and its entries in the portions that a transaction takes.

    A large file is read, parsed and laid out by a second process.
    """
    files = FileArrivals(source, format_name)
    path = Path(source)
    if sys.executable and path.is_file() and path.stat().st_size >= WORTHWHILE:
        fed = FedArrivals(files, database, batch)
        return fed, fed.chunks()
    return files, chunks_of(files, batch)


class FedArrivals:
    """The entries of a source, parsed by another process, and how far it was read."""

    def __init__(self, files: FileArrivals, database: URL, batch: int) -> None:
        self.source = files.source
        self.bytes_read = 0
        self.bytes_total: int | None = None
        self.checksum: str | None = None
        self._arguments = (
            files.source,
            files.format_name or "",
            database.render_as_string(hide_password=False),
            str(batch),
        )

    def chunks(self) -> Iterator[Chunk]:
        """The entries in their order, in the portions that a transaction takes.

        Raises:
            UnreadableSource: it cannot be read at all, or the process that reads it ended early.
        """
        program = _PROGRAM.format(path=sys.path)
        with subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", program, *self._arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        ) as process:
            try:
                yield from self._received(process)
            finally:
                process.kill()

    def _received(self, process: subprocess.Popen[bytes]) -> Iterator[Chunk]:
        stream = process.stdout
        while stream is not None:
            try:
                chunk, self.bytes_read, self.bytes_total, self.checksum = pickle.load(stream)  # noqa: S301 - our own process wrote it
            except (EOFError, pickle.UnpicklingError) as error:
                raise UnreadableSource(
                    f"the process that reads {self.source} ended early; run the command again"
                ) from error
            if isinstance(chunk, BiblioError):
                raise chunk
            if chunk is None:
                return
            yield chunk
            del chunk  # before the next one is read


def feed(arguments: list[str], output: BinaryIO) -> None:
    """Write the chunks of one source to *output*, then None, or the error that ended it."""
    source, format_name, database, batch = arguments
    files = FileArrivals(source, format_name or None)
    with Sender(output) as sender, closing(FileLookUp(make_url(database))) as look_up:

        def send(said: Chunk | BiblioError | None) -> None:
            state = (said, files.bytes_read, files.bytes_total, files.checksum)
            sender.send(pickle.dumps(state, protocol=5))

        try:
            entries = iter(files)
            at_first = islice(chunks_of(entries, min(FIRST, int(batch))), 1)
            for arrivals in chain(at_first, chunks_of(entries, int(batch))):
                send(make_chunk(arrivals, look_up))
                collect_young()
            send(None)
        except BiblioError as error:
            send(error)


class Sender:
    """Writes messages while the next is made; one waits, so that little memory is taken."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._waiting: Queue[bytes | None] = Queue(maxsize=1)
        self._failed = Event()
        self._thread = Thread(target=self._write, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wait until all is written."""
        self._waiting.put(None)
        self._thread.join()

    def send(self, message: bytes) -> None:
        """Write *message* soon.

        Raises:
            BrokenPipeError: nobody listens any more.
        """
        if self._failed.is_set():
            raise BrokenPipeError
        self._waiting.put(message)

    def _write(self) -> None:
        while (message := self._waiting.get()) is not None:
            if self._failed.is_set():
                continue
            try:
                self._output.write(message)
                self._output.flush()
            except BrokenPipeError:
                self._failed.set()


class FileLookUp:
    """Looks up what a database file has; nothing, where there was none yet at the start."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        self._engine = make_engine(url, read_only=True) if path is None or path.exists() else None

    def known(self, digests: Collection[bytes]) -> Mapping[bytes, int]:
        """The sources of entries with *digests*."""
        if self._engine is None:
            return {}
        with self._engine.begin() as connection:
            return known_sources(connection, list(digests))

    def present(self, papers: Collection[int]) -> Collection[int]:
        """Those of the ids *papers* that papers have."""
        if self._engine is None:
            return ()
        with self._engine.begin() as connection:
            return present_papers(connection, papers)

    def close(self) -> None:
        """Give up the connection."""
        if self._engine is not None:
            self._engine.dispose()


def main() -> None:
    """Feed the process that started this one; Ctrl-C is its business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with rare_collection(), open(STANDARD_OUTPUT, "wb", closefd=False) as output:
        try:
            feed(sys.argv[1:], output)
        except BrokenPipeError:  # nobody listens any more; what is buffered goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), STANDARD_OUTPUT)
