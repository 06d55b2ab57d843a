"""The texts of statements that come with biblio, so that no command waits for what made them.

They are those of the shapes that commands ask for most, made by SQLAlchemy from the models and
written down for each engine (`docs/texts.py`); a test makes each of them anew.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from biblio.db.named import Made, Named
from biblio.db.sent import Sent, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    Text = tuple[str, tuple[tuple[str, str | None], ...], Mapping[str, int | str]]

ENGINES = frozenset({"sqlite"})
"""The engines whose texts come with biblio: on a server the driver takes as long to import."""


def known(statement: Named | Made, kind: tuple[object, ...]) -> Sent | None:
    """The text of *statement* for a *kind* of engine; None where none came with biblio."""
    name, *_ = kind
    found = _texts(str(name)).get(repr(statement))
    return None if found is None else read(found)


@cache
def _texts(engine: str) -> Mapping[str, Any]:
    if engine not in ENGINES:
        return {}
    texts: Mapping[str, Any] = import_module(f"biblio.db.engines.{engine}.texts").TEXTS
    return texts


def written(sent: Sent) -> Text | None:
    """*sent* as it is written down; None where that cannot be said in words."""
    if sent.names is not None or any(type(each) not in {int, str} for each in sent.fixed.values()):
        return None
    # SQLAlchemy calls what stands in a statement by the place in memory.
    called = {key: f"fixed_{place}" for place, key in enumerate(sent.fixed)}
    values = []
    for key, processor in sent.values:
        name = getattr(processor, "__qualname__", "<none>")
        if processor is not None and "<" in name:
            return None
        values.append((called.get(key, key), processor and f"{processor.__module__}:{name}"))
    return sent.sql, tuple(values), {called[key]: each for key, each in sent.fixed.items()}


def read(found: Any) -> Sent:  # noqa: ANN401 - see `written`
    """The same, read again."""
    sql, values, fixed = found
    return Sent(sql, tuple(Value(key, _processor(at)) for key, at in values), None, fixed, ())


def _processor(at: str | None) -> Any:  # noqa: ANN401 - a function
    if at is None:
        return None
    module, _, name = at.partition(":")
    return getattr(import_module(module), name)
