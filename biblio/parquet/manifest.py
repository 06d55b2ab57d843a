"""What a folder of Parquet files says of itself: which tables and years, of which moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from biblio.errors import UnreadableSource

NAME: Final = "manifest.json"
FORM: Final = 1
"""The form of folders that this program writes and reads."""
UNDATED_YEAR: Final = "0000"
"""Where papers of no known date are."""


class ExportedColumn(NamedTuple):
    """A column: its name, its type in Arrow's words, whether it may be null, what it means."""

    name: str
    type: str
    nullable: bool
    doc: str


class Part(NamedTuple):
    """One file: the year of its papers (None: it has all rows), and what tells its rows."""

    year: str | None
    file: str
    rows: int
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """One table: its columns, how many rows it has here, and the files with them."""

    columns: tuple[ExportedColumn, ...]
    rows: int
    parts: tuple[Part, ...]


class LastImport(NamedTuple):
    """The last run of the importer that an export has seen."""

    import_id: int
    source: str
    status: str
    started: str
    finished: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole folder: what wrote it, the *moment* it shows, and its tables by name.

    *years* are those that were asked for, None where that is all.
    """

    program: str
    schema: str
    moment: str
    last_import: LastImport | None
    years: tuple[str, ...] | None
    tables: Mapping[str, ExportedTable]

    def files(self) -> set[str]:
        """All files but the manifest itself."""
        return {part.file for table in self.tables.values() for part in table.parts}

    def years_of(self) -> tuple[str, ...]:
        """The years of which there are papers."""
        found = {part.year for table in self.tables.values() for part in table.parts if part.rows}
        return tuple(sorted(year for year in found if year is not None))

    def written(self) -> bytes:
        """The same as JSON."""
        fields: dict[str, Any] = {"form": FORM, **asdict(self)}
        fields["last_import"] = self.last_import and self.last_import._asdict()
        for name, table in self.tables.items():
            fields["tables"][name] = {
                "columns": [each._asdict() for each in table.columns],
                "rows": table.rows,
                "parts": [each._asdict() for each in table.parts],
            }
        return orjson.dumps(fields, option=orjson.OPT_INDENT_2) + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """What *folder* says of itself.

    Raises:
        UnreadableSource: there is no such folder, it is none of ours, or another biblio wrote it.
    """
    if not folder.is_dir():
        raise UnreadableSource(
            f"there is no folder {folder}; `biblio export parquet {folder}` makes it"
        )
    path = folder / NAME
    if not path.exists():
        raise UnreadableSource(
            f"{folder} is no folder that `biblio export parquet` wrote: it has no {NAME}"
        )
    try:
        fields = orjson.loads(path.read_bytes())
        form = fields["form"]
        if form == FORM:
            return _manifest(fields)
    except (ValueError, TypeError, KeyError) as error:
        raise UnreadableSource(
            f"{path} cannot be understood; export into another folder, and remove this one"
        ) from error
    if isinstance(form, int) and form > FORM:
        raise UnreadableSource(
            f"{folder} was written by a newer biblio (form {form}, this one knows {FORM}); "
            "upgrade the program"
        )
    raise UnreadableSource(
        f"{folder} was written by an older biblio, in another form; "
        "export into another folder, and remove this one"
    )


def _manifest(fields: Mapping[str, Any]) -> Manifest:
    run, years = fields["last_import"], fields["years"]
    return Manifest(
        program=fields["program"],
        schema=fields["schema"],
        moment=fields["moment"],
        last_import=None if run is None else LastImport(**run),
        years=None if years is None else tuple(years),
        tables={name: _table(each) for name, each in fields["tables"].items()},
    )


def _table(fields: Mapping[str, Any]) -> ExportedTable:
    columns: Sequence[Mapping[str, Any]] = fields["columns"]
    parts: Sequence[Mapping[str, Any]] = fields["parts"]
    return ExportedTable(
        tuple(ExportedColumn(**each) for each in columns),
        int(fields["rows"]),
        tuple(Part(**each) for each in parts),
    )
