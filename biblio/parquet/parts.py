"""One file of rows, and the digest by which the same rows are known again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

_SIZE: Final = 16  # bytes of a digest
_GROUP_ROWS: Final = 250_000
_GROUP_BYTES: Final = 32 * 1024 * 1024
"""What is gathered before it is written, as far as either goes: readers share out such groups."""


class Written(NamedTuple):
    """What was written: how many rows, how many bytes, and the digest of the rows."""

    rows: int
    bytes: int
    digest: str


class Digest:
    """A digest of rows, in their order, and of what their columns are called and hold."""

    def __init__(self, schema: pa.Schema) -> None:
        self._hash = blake2b(str(schema.remove_metadata()).encode(), digest_size=_SIZE)
        self._rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Take in the rows of *batch*."""
        self._hash.update(batch.serialize())
        self._rows += batch.num_rows

    @property
    def rows(self) -> int:
        """How many were taken in."""
        return self._rows

    def hexadecimal(self) -> str:
        """The digest so far."""
        return self._hash.hexdigest()


def digest_of(schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Digest:
    """The digest of the rows in *batches*."""
    digest = Digest(schema)
    for batch in batches:
        digest.add(batch)
    return digest


def write_part(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> Written:
    """Write the rows of *batches* to the new file *path*, so that they are on the disk.

    Raises:
        OSError: they cannot be written, because there is no room say.
    """
    digest = Digest(schema)
    with path.open("xb") as raw:
        _write(raw, schema, _noted(batches, digest))
        raw.flush()
        os.fsync(raw.fileno())
        size = raw.tell()
    return Written(digest.rows, size, digest.hexadecimal())


def _write(raw: BinaryIO, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    with pq.ParquetWriter(raw, schema, compression="zstd") as writer:
        gathered: list[pa.RecordBatch] = []
        rows = size = 0
        for batch in batches:
            gathered.append(batch)
            rows += batch.num_rows
            size += batch.nbytes
            if rows >= _GROUP_ROWS or size >= _GROUP_BYTES:
                writer.write_table(pa.Table.from_batches(gathered, schema), row_group_size=rows)
                gathered, rows, size = [], 0, 0
        if gathered:
            writer.write_table(pa.Table.from_batches(gathered, schema), row_group_size=rows)


def _noted(batches: Iterable[pa.RecordBatch], digest: Digest) -> Iterator[pa.RecordBatch]:
    """The same *batches*, each taken into the *digest*."""
    for batch in batches:
        digest.add(batch)
        yield batch
