"""Which tables go out, and what their columns are in Arrow's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pyarrow as pa
from sqlalchemy import Column, Integer, Select, bindparam, select

from biblio.db.base import Base
from biblio.db.bulk import table_of
from biblio.db.expressions import values_of
from biblio.db.models import (
    Author,
    AuthorIdentifier,
    Authorship,
    Category,
    CitedIdentifier,
    Contributor,
    Identifier,
    IdentifierLink,
    Keyword,
    Paper,
    Person,
    PersonException,
    PersonSpelling,
    Reference,
    TranslatedText,
    Version,
)
from biblio.errors import InvalidQuery
from biblio.parquet.manifest import ExportedColumn

GIVEN: Final = "given"
"""The name under which ids of papers are bound."""


@dataclass(frozen=True)
class Source:
    """A table that goes out: its rows are of papers, and parted by their years, or *whole*."""

    model: type[Base]

    @property
    def name(self) -> str:
        """What it is called, in the database and outside."""
        return str(table_of(self.model).name)

    @cached_property
    def paper(self) -> Column[int] | None:
        """The column that tells whose a row is; None where that is no paper."""
        columns = table_of(self.model).columns
        return columns["id"] if self.model is Paper else columns.get("paper_id")

    @cached_property
    def statement(self) -> Select[*tuple[object, ...]]:
        """All its rows in the order of their keys, or those of the papers that are given."""
        table = table_of(self.model)
        keys = [each for each in table.primary_key if each is not self.paper]
        if self.paper is None:
            return select(*table.columns).order_by(*keys)
        given = values_of(bindparam(GIVEN))
        return select(*table.columns).where(self.paper.in_(given)).order_by(self.paper, *keys)

    @cached_property
    def schema(self) -> pa.Schema:
        """Its columns; what each means goes with it."""
        return pa.schema([_field(each) for each in table_of(self.model).columns])

    def columns(self) -> tuple[ExportedColumn, ...]:
        """The same for the manifest."""
        return tuple(
            ExportedColumn(each.name, str(each.type), each.nullable, each.metadata[b"doc"].decode())
            for each in self.schema
        )


SOURCES: Final = tuple(
    map(
        Source,
        (
            Paper,
            Authorship,
            Category,
            Identifier,
            Version,
            Keyword,
            Contributor,
            Reference,
            CitedIdentifier,
            AuthorIdentifier,
            IdentifierLink,
            TranslatedText,
            PersonException,
            Author,
            Person,
            PersonSpelling,
        ),
    )
)
"""All of them: what an analyst asks of papers, names and people; no runs, and nothing private."""


def sources_called(names: Sequence[str] | None) -> tuple[Source, ...]:
    """The tables of these *names*, all where they are None, in a fixed order.

    Raises:
        InvalidQuery: there is no such table, or none is named.
    """
    if names is None:
        return SOURCES
    if not names:
        raise InvalidQuery("no table is named to export")
    known = {each.name for each in SOURCES}
    if unknown := [each for each in names if each not in known]:
        raise InvalidQuery(
            f"there is no table {unknown[0]} to export; there are: {', '.join(sorted(known))}"
        )
    return tuple(each for each in SOURCES if each.name in names)


def _field(column: Column[object]) -> pa.Field:
    # Of integers the engine alone knows the size, and Parquet spends no room on what is not there.
    kind = pa.int64() if isinstance(column.type, Integer) else pa.string()
    return pa.field(
        column.name, kind, nullable=bool(column.nullable), metadata={"doc": column.doc or ""}
    )
