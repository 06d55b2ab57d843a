"""The tables as a folder of Parquet files."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from biblio.library.exports import ExportProgress, Exports, OnExported

if TYPE_CHECKING:
    from biblio.parquet.exporting import OnWritten, ParquetExport

__all__ = ["ParquetExports"]


class ParquetExports(Exports):
    """What is written out for programs that read a whole library."""

    def export_parquet(
        self,
        folder: str | PathLike[str],
        *,
        tables: Sequence[str] | None = None,
        years: Sequence[str] | None = None,
        seconds: float | None = None,
        watcher: OnExported | None = None,
    ) -> ParquetExport:
        """Write the tables into *folder*, all as of one moment, whatever is imported meanwhile.

        *tables* are names of the schema (None: all that are exported), *years* those of listing,
        `2024` or `2015-2024` (None: all). The folder is complete or as it was; where it is there,
        what did not change stays the same file. `manifest.json` in it tells what it holds.
        *watcher* is told how far it is. It needs the extra `parquet`.

        Raises:
            InvalidQuery: a table or a year is none, or the folder has others too.
            UnreadableSource: the folder has what no export wrote.
            MissingExtra: the extra is not installed.
            OutOfTime: it takes longer than *seconds*.
            OSError: the folder cannot be written.
        """
        from biblio.parquet import require_pyarrow  # noqa: PLC0415 - few ask for it

        require_pyarrow()
        from biblio.parquet.exporting import asked_for, export_tables  # noqa: PLC0415 - an extra

        asked = asked_for(tables, years)
        told = _told(watcher)
        with self.snapshot(seconds=seconds) as view:
            return view._read(  # noqa: SLF001 - of its own kind
                lambda session: export_tables(session, Path(folder), asked, told)
            )


def _told(watcher: OnExported | None) -> OnWritten | None:
    """What tells *watcher* how far an export is."""
    if watcher is None:
        return None
    began = monotonic()
    return lambda done, total: watcher(ExportProgress(done, total, monotonic() - began))
