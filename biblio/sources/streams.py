"""Byte streams that count, and end instead of failing.

A damaged input must not take with it what stands before the damage. So a stream that can go on no
further ends there, and says why in `fault`; whoever reads it looks at that at the end.

Limits, against inputs made to exhaust the machine:

- `RATIO_LIMIT`: decompressed data may be 200 times the compressed, once past `RATIO_FLOOR`
  (64 MiB). Bibliographic text reaches 3 to 20; 10 GB of zeros reach 1000 at least. There is no
  limit to size alone: the whole of arXiv is 5 GB.
- `ENTRY_LIMIT`: one line, and one entry, may have 64 MiB.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, Protocol

from biblio.sources.damage import DAMAGE, TrailingError, describe_damage

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MIB: Final = 1 << 20
RATIO_LIMIT: Final = 200
RATIO_FLOOR: Final = 64 * MIB
ENTRY_LIMIT: Final = 64 * MIB
HEAD: Final = 1 << 16
"""Bytes that a format is recognised by."""

_BUFFER: Final = 1 << 18
_KEPT: Final = 1 << 16


class Readable(Protocol):
    """What is asked of a stream beneath: files, pipes and decompressors all have it."""

    def read1(self, size: int, /) -> bytes:
        """Up to *size* bytes by one step, so that damage further on takes none away."""

    def close(self) -> None:
        """Let go of it."""


class Counted(io.RawIOBase):
    """An input as it lies on the disk or comes through a pipe, counted and digested as read.

    `bytes_read` grows towards `size`, which is None where it cannot be known beforehand;
    `modified` is when a file was last written, in seconds since 1970.
    """

    def __init__(
        self,
        inner: io.RawIOBase | io.BufferedIOBase,
        size: int | None = None,
        modified: float | None = None,
    ) -> None:
        super().__init__()
        self.size = size
        self.modified = modified
        self.bytes_read = 0
        self._inner = inner
        self._digest = hashlib.sha256()
        self._in_order = True
        self._ended = False
        self._failure: OSError | None = None
        self.is_left_out = False  # nobody wants the checksum

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill *buffer*; less only at the end, also where a pipe hands out small pieces."""
        if self._failure is not None:
            raise self._failure
        view = memoryview(buffer)
        count = 0
        while count < len(view) and not self._ended:
            try:
                piece = self._inner.readinto(view[count:]) or 0
            except OSError as error:
                if not count:
                    raise
                self._failure = error  # what came before it counts
                break
            count += piece
            self._ended = not piece  # a terminal that said so once is not asked again
        self.bytes_read += count
        if self.size is not None:  # what is read twice counts once
            self.bytes_read = min(self.bytes_read, self.size)
        self._digest.update(view[:count])
        return count

    def seekable(self) -> bool:
        """Whether the input is a file."""
        return self._inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go elsewhere, as an archive's directory asks for; the digest is then made anew."""
        self._in_order = self._ended = False
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """Where the input stands."""
        return self._inner.tell()

    def finish(self) -> None:
        """Read what is left, so that the checksum is that of the whole input, if it is wanted."""
        if self.is_left_out:
            return
        with contextlib.suppress(OSError):
            if not self._in_order:
                self._inner.seek(0)
                self._digest = hashlib.sha256()
                self._in_order, self._ended = True, False
            while not self._ended and (rest := self._inner.read(_BUFFER)):
                self._digest.update(rest)

    def sha256(self) -> str:
        """The checksum of the whole input; of what was read, where that could not be finished."""
        if not self.closed:
            self.finish()
        return self._digest.hexdigest()

    def close(self) -> None:
        """Close what stands beneath as well."""
        self._inner.close()
        super().close()


class Budget(NamedTuple):
    """How much one compressed input may unfold to, shared by the members of an archive."""

    compressed: Callable[[], int]
    spent: list[int]

    def spend(self, count: int) -> bool:
        """Count *count* more bytes; whether they are within the limit."""
        self.spent[0] += count
        return self.spent[0] <= RATIO_FLOOR or self.spent[0] <= RATIO_LIMIT * self.compressed()


class _Guarded(io.RawIOBase):
    """A raw stream that ends at the first damage, and keeps its reason."""

    def __init__(self, inner: Readable, budget: Budget | None) -> None:
        super().__init__()
        self.fault: str | None = None
        self.is_complete = True
        self.count = 0
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer)
        done = 0
        while done < len(view) and self.fault is None:
            try:
                piece = self._inner.read1(len(view) - done)
            except DAMAGE as error:
                self.fault = describe_damage(error)
                self.is_complete = isinstance(error, TrailingError)
                break
            if not piece:
                break
            count = len(piece)
            view[done : done + count] = piece
            done += count
            self.count += count
            if self._budget is not None and not self._budget.spend(count):
                self.fault = (
                    f"it unfolds to more than {RATIO_LIMIT} times its size; "
                    "decompress it by hand if you trust it"
                )
                self.is_complete = False
        return done

    def close(self) -> None:
        self._inner.close()
        super().close()


class SourceStream(io.BufferedReader):
    """The bytes of one source, decompressed; it ends at damage instead of failing.

    `source` is what messages call it. `fault` says why it ended before its end, None if it did
    not; it is known once all was read.
    """

    def __init__(self, source: str, inner: Readable, budget: Budget | None = None) -> None:
        self._guarded = _Guarded(inner, budget)
        self.source = source
        super().__init__(self._guarded, _BUFFER)

    @property
    def fault(self) -> str | None:
        """Why the stream ended early."""
        return self._guarded.fault

    @property
    def is_complete(self) -> bool:
        """Whether all came that there was, also where a `fault` tells of what follows it."""
        return self._guarded.is_complete

    @property
    def is_empty(self) -> bool:
        """Whether it was read and held no byte at all."""
        return self._guarded.count == 0

    def head(self) -> bytes:
        """The first 64 KiB, which stay to be read. Only before anything was read."""
        return self.peek(HEAD)[:HEAD]


class Line(NamedTuple):
    """One line with its ending; `number` counts from 1.

    Where the line is longer than `ENTRY_LIMIT`, `fault` says so, and `raw` is its beginning.
    """

    number: int
    raw: bytes
    fault: str | None = None


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of *stream*, never more than one and `ENTRY_LIMIT` bytes in memory."""
    number = 0
    while raw := stream.readline(ENTRY_LIMIT + 1):
        number += 1
        if len(raw) <= ENTRY_LIMIT:
            yield Line(number, raw)
            continue
        while not raw.endswith(b"\n") and (rest := stream.readline(MIB)):
            raw = raw[:_KEPT] + rest[-1:]
        yield Line(number, raw[:_KEPT], f"a line has more than {ENTRY_LIMIT // MIB} MiB")


class Unopened:
    """Stands for a stream that could not be opened: reading it says why, or gives nothing."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def read1(self, size: int, /) -> bytes:  # noqa: ARG002 - nothing is read
        """Nothing; raises what went wrong, if anything did."""
        if self._error is not None:
            raise self._error
        return b""

    def close(self) -> None:
        """Nothing is open."""
