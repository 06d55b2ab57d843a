"""The export itself: all that is asked for, as of one moment, writing only what changed.

Whether the rows of a table in a year are those that the folder has is told by a digest of them,
which needs them read and nothing else to be true: whatever wrote to the library, an import, an
undo, people found or a hand with SQL, and whatever library it was, equal rows are kept and others
written.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.db.revisions import HEAD
from biblio.errors import InvalidQuery, UnreadableSource
from biblio.model.moments import time_now
from biblio.parquet.folders import whole_folder
from biblio.parquet.manifest import (
    NAME,
    UNDATED_YEAR,
    ExportedTable,
    LastImport,
    Manifest,
    Part,
    read_manifest,
)
from biblio.parquet.parts import digest_of, write_part
from biblio.parquet.rows import batches_of, papers_by_year, papers_of
from biblio.parquet.tables import Source, sources_called
from biblio.queries.imports import list_imports
from biblio.version import __version__

_YEARS: Final = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)
_NAMED: Final = 16  # digits of the digest in the name of a file
_MAKING: Final = "part"

OnWritten = Callable[[int, int], None]
"""Told how many papers are done, of how many."""


@dataclass(frozen=True, slots=True)
class ParquetExport:
    """What an export made: the folder, what it holds now, and how many files are new in it."""

    folder: Path
    manifest: Manifest
    written: int
    kept: int

    @property
    def papers(self) -> int:
        """How many papers the folder has."""
        table = self.manifest.tables.get("papers")
        return 0 if table is None else table.rows


class Asked(NamedTuple):
    """Which tables are asked for, and the years; None: all."""

    sources: Sequence[Source]
    years: tuple[str, ...] | None
    is_of_all_tables: bool


def asked_for(tables: Sequence[str] | None, years: Sequence[str] | None) -> Asked:
    """What is asked for by the names of *tables*, and *years* as `2024` or `2015-2024`.

    Raises:
        InvalidQuery: there is no such table, or what should be a year is none.
    """
    found = None if years is None else tuple(sorted({one for each in years for one in _span(each)}))
    return Asked(sources_called(tables), found, tables is None)


def _span(text: str) -> Iterator[str]:
    match = _YEARS.fullmatch(text.strip())
    if match is None:
        raise InvalidQuery(f"a year is 2024, several are 2015-2024, not {text!r}")
    first, last = match[1], match[2] or match[1]
    if first > last:
        raise InvalidQuery(f"{text} ends before it begins")
    return (f"{year:04}" for year in range(int(first), int(last) + 1))


def export_tables(
    session: Session, folder: Path, asked: Asked, on_written: OnWritten | None = None
) -> ParquetExport:
    """Write what is *asked* for into *folder*, as the *session* sees it.

    Raises:
        InvalidQuery: the folder has tables or years that are not asked for.
        UnreadableSource: the folder is there, and is none of ours.
        OSError: it cannot be written.
    """
    old = _old(folder)
    if old is not None:
        _require_all_of(old, asked, folder)
    with whole_folder(folder) as made:
        export = _Export(session, made, folder, _parts(old), on_written)
        tables = export.tables(asked)
        runs = list_imports(session, limit=1).rows
        manifest = Manifest(
            program=f"biblio {__version__}",
            schema=HEAD,
            moment=export.moment,
            last_import=None
            if not runs
            else LastImport(*(getattr(runs[0], name) for name in LastImport._fields)),
            years=asked.years,
            tables=tables,
        )
        _write_bytes(made / NAME, manifest.written())
    return ParquetExport(folder, manifest, export.written, export.kept)


def _old(folder: Path) -> Manifest | None:
    """What *folder* has now, None where it is not there or empty.

    Raises:
        UnreadableSource: it has what no export wrote, which would be taken away.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        return None
    if not (folder / NAME).exists():
        raise UnreadableSource(
            f"{folder} is no folder that `biblio export parquet` wrote; name a new one"
        )
    old = read_manifest(folder)
    known = {NAME, *old.files()}
    for each in sorted(folder.rglob("*")):
        name = each.relative_to(folder).as_posix()
        if not each.is_dir() and name not in known and not each.name.startswith("."):
            raise UnreadableSource(
                f"{folder} has {name}, which no export wrote; move it elsewhere first"
            )
    return old


def _require_all_of(old: Manifest, asked: Asked, folder: Path) -> None:
    """Make sure that an export takes nothing away that is not asked for.

    Raises:
        InvalidQuery: it would.
    """
    named = old.tables.keys() if asked.is_of_all_tables else {each.name for each in asked.sources}
    lost = sorted(old.tables.keys() - named)
    if not lost and asked.years is not None:
        has = old.years_of() if old.years is None else old.years
        lost = sorted(set(has) - set(asked.years))
    if lost:
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        raise InvalidQuery(
            f"{folder} has {lost[0]}{more} too, which would go: ask for all of it, or name "
            "another folder"
        )


def _parts(old: Manifest | None) -> dict[tuple[str, str | None], Part]:
    tables = {} if old is None else old.tables
    return {(name, part.year): part for name, table in tables.items() for part in table.parts}


@dataclass(slots=True)
class _Export:
    """An export that is going on into the folder *made*, which is to be *folder*."""

    session: Session
    made: Path
    folder: Path
    old: dict[tuple[str, str | None], Part]
    on_written: OnWritten | None
    written: int = 0
    kept: int = 0
    moment: str = field(default_factory=time_now)

    def tables(self, asked: Asked) -> dict[str, ExportedTable]:
        """Write all tables, the years one after another."""
        listed = papers_by_year(self.session)
        years = [each for each in listed if asked.years is None or each in asked.years]
        parts: dict[str, list[Part]] = {each.name: [] for each in asked.sources}
        of_papers = [each for each in asked.sources if each.paper is not None]
        total, done = sum(listed[each] for each in years), 0
        for year in years if of_papers else ():
            papers = papers_of(self.session, year)
            for number, source in enumerate(of_papers, start=1):
                part = self._part(source, year, papers)
                if part is not None:
                    parts[source.name].append(part)
                self._tell(done + listed[year] * number // len(of_papers), total)
            done += listed[year]
        for source in asked.sources:
            if not parts[source.name]:
                # A file without rows, so that any program that reads it knows the columns.
                year_of_none = None if source.paper is None else UNDATED_YEAR
                papers_of_none = None if source.paper is None else ()
                part = self._part(source, year_of_none, papers_of_none, is_needed=True)
                parts[source.name] += [] if part is None else [part]
        return {
            each.name: ExportedTable(
                each.columns(), sum(part.rows for part in parts[each.name]), tuple(parts[each.name])
            )
            for each in asked.sources
        }

    def _part(
        self,
        source: Source,
        year: str | None,
        papers: Sequence[int] | None,
        *,
        is_needed: bool = False,
    ) -> Part | None:
        """The file of the rows of a year: the old one, where these rows are in it."""
        old = self.old.get((source.name, year))
        if old is not None:
            digest = digest_of(source.schema, batches_of(self.session, source, papers))
            if digest.hexadecimal() == old.digest and self._took(old):
                self.kept += 1
                return old
        place = source.name if year is None else f"{source.name}/year={year}"
        folder = self.made / place
        folder.mkdir(parents=True, exist_ok=True)
        making = folder / _MAKING
        new = write_part(making, source.schema, batches_of(self.session, source, papers))
        if not (new.rows or is_needed):
            making.unlink()
            folder.rmdir()
            return None
        # Named by what it holds: who reads while it is replaced misses a file, and mixes none.
        file = f"{place}/part-{new.digest[:_NAMED]}.parquet"
        making.rename(self.made / file)
        self.written += 1
        return Part(year, file, new.rows, new.bytes, new.digest)

    def _took(self, old: Part) -> bool:
        """Whether the *old* file stands in the new folder too, as the same file or as a copy."""
        there, here = self.folder / old.file, self.made / old.file
        try:
            if there.stat().st_size != old.bytes:
                return False  # somebody wrote into it
            here.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(there, here)
            except FileNotFoundError:
                raise
            except OSError:  # a disk without links
                shutil.copy2(there, here)
        except FileNotFoundError:
            return False
        return True

    def _tell(self, done: int, total: int) -> None:
        if self.on_written is not None:
            self.on_written(done, total)


def _write_bytes(path: Path, data: bytes) -> None:
    """Write *data* to *path*, so that it is on the disk."""
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
