"""The second process of an import (`parse_process`), as the one that writes sees it.

It is a program of its own, so that scripts need no `if __name__ == "__main__"`. It is started
before this process imports what it needs to write, and so this module imports little.
"""

from __future__ import annotations

import io
import pickle
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL

from biblio.db.engine import file_of
from biblio.errors import BiblioError, UnreadableSource
from biblio.importing.bugs import Bug

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.importing.chunks import Chunk

STDIN = "-"  # as sources.opening has it, which would first have to be imported
NOTHING = 0, 0  # the mode and size of what is not there
WORTHWHILE = 4 * 1024 * 1024  # bytes of a file from which a second process pays its start
# Ctrl-C and SIGTERM are the business of who started it, from the first moment on.
_PROGRAM = """
import signal, sys
for each in (signal.SIGINT, signal.SIGTERM):
    signal.signal(each, signal.SIG_IGN)
sys.path = {path!r}
from biblio.importing.parse_process import main
main()
"""


def start_parsing(
    source: str | Path,
    format_name: str | None,
    database: URL,
    batch: int | None = None,
    library: str | None = None,
) -> ParseProcess | None:
    """A process that reads and parses *source*, which goes on at once; None where it is small.

    Raises:
        UnknownFormat: there is no format of that name.
    """
    if format_name:
        from biblio import formats  # noqa: PLC0415 - which imports all of them

        formats.by_name(format_name)
    mode, size = looked_at(source)
    if sys.executable and stat.S_ISREG(mode) and size >= WORTHWHILE:
        return ParseProcess(str(source), format_name, database, batch, library)
    return None


def looked_at(source: str | Path) -> tuple[int, int]:
    """The mode and size of *source*; zeros where it has none, or opening it will say why not."""
    if str(source) == STDIN:
        return NOTHING
    try:
        status = Path(source).stat()
    except (OSError, ValueError):
        return NOTHING
    return status.st_mode, status.st_size


def _asked(database: URL) -> str | None:
    """What can be asked for what *database* has; None where the library is about to be made.

    That is a path, or an address with its password, for our pipe alone.
    """
    file = file_of(database)
    if file is None:
        return database.render_as_string(hide_password=False)
    return str(file) if looked_at(file) != NOTHING else None


class ParseProcess:
    """The entries of a source, read and parsed by another process, and how far it was read.

    The process starts at once, and ends when `portions` does.
    """

    def __init__(
        self,
        source: str,
        format_name: str | None,
        database: URL,
        batch: int | None,
        library: str | None,
    ) -> None:
        self.source = source
        self.notes: Sequence[str] = ()
        self.bytes_read = 0
        self.bytes_total: int | None = None
        self.checksum: str | None = None
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", _PROGRAM.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        # Everybody on the machine can read a command line.
        with suppress(BrokenPipeError), closing(self._process.stdin or io.BytesIO()) as told:
            pickle.dump((source, format_name, _asked(database), batch, library), told)

    def portions(self) -> Iterator[Chunk]:
        """The entries in their order.

        Raises:
            UnreadableSource: it cannot be read at all, or the process that reads it ended early.
        """
        with self._process as process:
            try:
                yield from self._received(process)
            finally:
                process.kill()

    def _received(self, process: subprocess.Popen[bytes]) -> Iterator[Chunk]:
        stream = process.stdout
        while stream is not None:
            try:
                said, *state = pickle.load(stream)  # noqa: S301 - our own process wrote it
            except (EOFError, pickle.UnpicklingError) as error:
                raise UnreadableSource(
                    f"the process that reads {self.source} ended early; run the command again"
                ) from error
            self.bytes_read, self.bytes_total, self.checksum, self.notes = state
            if isinstance(said, BiblioError):
                raise said
            if isinstance(said, Bug):
                raise said.error
            if said is None:
                return
            yield said
            del said  # before the next one is read
