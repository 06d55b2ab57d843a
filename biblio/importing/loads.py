"""The entries of an input in loads, each of which is written in one transaction."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from biblio.errors import BiblioError
from biblio.importing.chunks import Chunk, Portion
from biblio.importing.parsing import ParseProcess, looked_at
from biblio.importing.raw_entries import BATCH, PORTION, FileEntries, Reading, portions_of
from biblio.sources.opening import label

Load = Iterable[Portion]
"""The portions of one transaction, each read when the one before is written."""


def loads_from(
    source: str | Path,
    format_name: str | None,
    process: ParseProcess | None = None,
    batch: int | None = None,
    library: str | None = None,
) -> tuple[Reading, Iterator[Load]]:
    """How far *source* was read, and its entries in transactions of about *batch* entries.

    They come from the *process* that parses them, where there is one. Where input may have to be
    waited for, no transaction does.

    Raises:
        UnknownFormat: there is no format of that name.
    """
    if process is not None:
        process.source = label(source)
        return process, loads_of(process.portions(), batch or BATCH)
    files = FileEntries(source, format_name, library)
    portions = portions_of(files, min(batch or BATCH, PORTION))
    mode, _ = looked_at(source)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return files, loads_of(portions, batch or BATCH)
    return files, one_by_one(portions)


def one_by_one(portions: Iterable[Portion]) -> Iterator[Load]:
    """*portions* as loads of one, so that nothing waits for input within a transaction."""
    return ([each] for each in portions)


def loads_of(portions: Iterator[Portion], entries: int) -> Iterator[Load]:
    """*portions* as loads of about so many *entries*, each to be used before the next is asked."""

    def until_full(portion: Portion | None) -> Iterator[Portion]:
        held = 0
        while portion:
            held += number_of_entries(portion)
            yield portion
            portion = None  # large, and not needed while the next is read
            portion = next(portions, None) if held < entries else None

    while first := next(portions, None):
        load, first = until_full(first), None
        yield load


def number_of_entries(portion: Portion) -> int:
    """How many entries *portion* holds."""
    if isinstance(portion, Chunk):
        return len(portion.known) + len(portion.parsed) + len(portion.new_papers.entries)
    return len(portion)


def begun(loads: Iterator[Load]) -> tuple[Load | None, Iterator[Load]]:
    """The first of *loads*, and the rest.

    A bug on the way to the first is raised by the rest, so that there is a run which it ends.

    Raises:
        BiblioError: the source cannot be read at all; there is nothing to make a run of.
    """
    try:
        return next(loads, None), loads
    except BiblioError:
        raise
    except Exception as error:  # noqa: BLE001 - raised again where the run sees it
        return None, _raising(error)


def _raising(error: Exception) -> Iterator[Load]:
    raise error
    yield  # a generator
