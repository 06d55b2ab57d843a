"""The indexes that a first import builds last, sorted, instead of entry by entry.

Authors, digests and abstracts come in no order of their keys. The larger such an index is, the
more of its pages each transaction writes anew, until they are most of what is written. So a run
into an empty library puts the indexes off. Whoever needs them builds them first, at the latest the
run's end; a library whose first run was cut answers without them, more slowly.

Those of `papers` stay: papers come nearly in the order of their dates, and the largest table would
have to be read once more for each.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Index, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import DDLCompiler

from biblio.db import engines
from biblio.db.models import Base, Paper, Source


@compiles(CreateIndex, "postgresql")
def _of_some_rows(made: CreateIndex, compiler: DDLCompiler, **how: Any) -> str:  # noqa: ANN401 - SQLAlchemy's
    """The statement, for those rows alone that the models say for SQLite."""
    whole = str(compiler.visit_create_index(made, **how))  # type: ignore[no-untyped-call]
    said = made.element.dialect_options
    condition = said["sqlite"]["where"]
    if condition is None or said["postgresql"]["where"] is not None:
        return whole
    return f"{whole} WHERE {condition}"


def drop_for_bulk(connection: Connection) -> None:
    """Drop the indexes but those of `papers`; constraints stay."""
    gone = _missing(connection)
    for index in _ours():
        if index not in gone and index.table is not Paper.__table__:
            index.drop(connection, checkfirst=False)


def missing(connection: Connection) -> list[str]:
    """The names of the indexes that the database should have and has not."""
    return [str(each.name) for each in _missing(connection)]


def restore(connection: Connection) -> bool:
    """Build the indexes that are `missing`, which costs little where none is; whether any was."""
    gone = _missing(connection)
    if gone:
        with engines.schema(connection).sorting(connection):
            for index in gone:
                _create(connection, index)
    return bool(gone)


def _create(connection: Connection, index: Index) -> None:
    """Build *index*; records that claim to come from one entry are told apart first.

    A digest of bytes is found twice by nobody, but some records bring theirs along.
    """
    try:
        with connection.begin_nested():
            index.create(connection, checkfirst=False)
    except IntegrityError:
        if index.table is not Source.__table__:
            raise
        twice = select(Source.digest).group_by(Source.digest).having(func.count() > 1)
        claimed = connection.execute(
            select(Source.id, Source.digest).where(Source.digest.in_(twice)).order_by(Source.id)
        ).all()
        first = {digest: number for number, digest in reversed(claimed)}
        for number, digest in claimed:
            if number != first[digest]:
                other = blake2b(b"%d" % number, digest_size=16, key=digest).digest()
                connection.execute(update(Source).where(Source.id == number).values(digest=other))
        index.create(connection, checkfirst=False)


def _missing(connection: Connection) -> list[Index]:
    stored = engines.schema(connection).indexes(connection)
    return [each for each in _ours() if each.name not in stored]


def _ours() -> list[Index]:
    """All indexes of our tables, in the order of the models."""
    return [
        each
        for table in Base.metadata.sorted_tables
        for each in sorted(table.indexes, key=lambda index: str(index.name))
    ]
