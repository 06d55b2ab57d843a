"""The texts of statements, which SQLAlchemy makes for each kind of engine."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Dialect, Select, TextClause
from sqlalchemy.types import TypeEngine

from biblio.db.expressions import processor_of
from biblio.db.sent import Sent, Value

Statement = Select[Any] | CompoundSelect[Any] | TextClause


def sent_by(dialect: Dialect, statement: Statement) -> Sent | None:
    """*statement* as *dialect* sends it; None where SQLAlchemy has more to do than to send it."""
    columns = _columns(statement)
    if any(
        not isinstance(each, TypeEngine)
        or each.dialect_impl(dialect).result_processor(dialect, None) is not None
        for _, each in columns
    ):
        return None
    compiled = statement.compile(dialect=dialect)
    if compiled.literal_execute_params or compiled.post_compile_params:
        return None
    parameters: dict[str, BindParameter[Any]] = {
        name: parameter for parameter, name in compiled.bind_names.items()
    }
    if any(each.callable is not None for each in parameters.values()):
        return None
    order = compiled.positiontup if compiled.positional else list(parameters)
    return Sent(
        str(compiled),
        tuple(
            Value(parameters[name].key, processor_of(parameters[name].type, dialect))
            for name in order or ()
        ),
        None if compiled.positional else tuple(order or ()),
        {each.key: each.value for each in parameters.values() if not each.required},
        tuple(name for name, _ in columns),
    )


def _columns(statement: Statement) -> list[tuple[str, Any]]:
    """The columns of the rows, with their types; none where the text alone tells."""
    if isinstance(statement, Select):
        return [(each["name"], each["type"]) for each in statement.column_descriptions]
    if isinstance(statement, CompoundSelect):
        return [(str(each.key), each.type) for each in statement.selected_columns]
    return []
