"""A second process that reads, cuts and parses a large input while this one writes.

It is started as a program of its own, so that scripts need no `if __name__ == "__main__"`, and
writes pickled chunks to its standard output, for nobody but the process that started it. It looks
up what was read before, and leaves that unparsed.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import URL, make_url

from biblio.db.engine import file_of, make_engine
from biblio.errors import BiblioError, UnreadableSource
from biblio.importing.arrivals import BATCH_SIZE, Arrival, FileArrivals, Reading, chunked
from biblio.importing.batch import known_sources
from biblio.readers.formats import Entry

STANDARD_OUTPUT = 1
WORTHWHILE = 4 * 1024 * 1024  # bytes of a file from which a second process pays its start
_PROGRAM = "import sys; sys.path = {path!r}; from biblio.importing.feeder import main; main()"


def arriving(
    source: str | Path, format_name: str | None, database: URL, batch: int
) -> tuple[Reading, Iterator[list[Arrival]]]:
    """The entries of *source* in the lists that a transaction takes, and how far it was read.

    A large file is read and parsed by a second process.
    """
    files = FileArrivals(source, format_name)
    path = Path(source)
    if sys.executable and path.is_file() and path.stat().st_size >= WORTHWHILE:
        fed = FedArrivals(files, database, batch)
        return fed, fed.chunks()
    return files, chunked(files, batch, BATCH_SIZE)


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

    def chunks(self) -> Iterator[list[Arrival]]:
        """The entries in their order, in the lists that a transaction takes.

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

    def _received(self, process: subprocess.Popen[bytes]) -> Iterator[list[Arrival]]:
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


def feed(arguments: list[str], output: BinaryIO) -> None:
    """Write the chunks of one source to *output*, then None, or the error that ended it."""
    source, format_name, database, batch = arguments
    files = FileArrivals(source, format_name or None)

    def send(chunk: Any) -> None:  # noqa: ANN401 - a chunk, None or an error
        state = (chunk, files.bytes_read, files.bytes_total, files.checksum)
        pickle.dump(state, output, protocol=5)
        output.flush()

    look_up = Lookup(make_url(database))
    try:
        for chunk in chunked(files, int(batch), BATCH_SIZE):
            known = look_up.known({each.digest for each in chunk})
            send([each if each.digest in known else parsed(each) for each in chunk])
        send(None)
    except BiblioError as error:
        send(error)
    finally:
        look_up.close()


class Lookup:
    """Looks up what was read before; nothing, where there is no database yet."""

    def __init__(self, url: URL) -> None:
        path = file_of(url)
        self._engine = make_engine(url, read_only=True) if path is None or path.exists() else None

    def known(self, digests: Collection[bytes]) -> Collection[bytes]:
        """Those of *digests* that the database has."""
        if self._engine is None:
            return ()
        with self._engine.begin() as connection:
            return known_sources(connection, list(digests))

    def close(self) -> None:
        """Give up the connection."""
        if self._engine is not None:
            self._engine.dispose()


def parsed(arrival: Arrival) -> Arrival:
    """*arrival* with what became of it, and without the raw text, which that has where needed."""
    incoming = arrival.incoming()
    payload = arrival.payload
    if isinstance(payload, Entry):
        payload = Entry(b"", payload.place, payload.fault, payload.format)
    return replace(arrival, payload=payload, parsed=incoming)


def main() -> None:
    """Feed the process that started this one; Ctrl-C is its business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(200_000, 20, 20)  # records make no cycles, and there are millions of them
    with open(STANDARD_OUTPUT, "wb", closefd=False) as output:
        try:
            feed(sys.argv[1:], output)
        except BrokenPipeError:  # nobody listens any more; what is buffered goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), STANDARD_OUTPUT)
