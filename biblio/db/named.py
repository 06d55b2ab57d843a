"""Statements by their names: what stands in a module that is imported only where it is wanted.

A statement is a function of its shape, and what makes it needs SQLAlchemy and the models, which
take longer to import than most questions to answer. Who asks names it instead:

    if TYPE_CHECKING:
        from biblio.queries.papers import listing_statements as statements
    else:
        statements = named("biblio.queries.papers.listing_statements")

    session.execute(statements.walk(way, shapes), values)

What a name leads to is a statement there, or a function that makes one; called, it is what that
makes of these arguments. Both are values: equal where they mean the same, and written alike in
every process, so that the text that was made of one can be kept under it (`biblio.db.asking`).
"""

from __future__ import annotations

from collections.abc import Hashable
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

Thing = TypeVar("Thing")


class Named(NamedTuple):
    """What stands in a *module* under a *name*."""

    module: str
    name: str

    def __call__(self, *given: Hashable, **by_name: Hashable) -> Made:
        """What it makes of these."""
        return Made(self, given, tuple(sorted(by_name.items())))

    def __repr__(self) -> str:
        """The same in every process."""
        return f"{self.module}.{self.name}"

    def itself(self) -> Any:  # noqa: ANN401 - whatever stands there
        """What stands there, whose module is imported for it."""
        return getattr(import_module(self.module), self.name)


class Made(NamedTuple):
    """What a *maker* makes of what it is given."""

    maker: Named
    given: tuple[Hashable, ...]
    by_name: tuple[tuple[str, Hashable], ...]

    def __repr__(self) -> str:
        """The same in every process, as long as those of what was given are."""
        words = [*map(repr, self.given), *(f"{name}={each!r}" for name, each in self.by_name)]
        return f"{self.maker!r}({', '.join(words)})"

    def itself(self) -> Any:  # noqa: ANN401 - whatever it makes
        """What the maker makes."""
        return self.maker.itself()(*self.given, **dict(self.by_name))


class _Module:
    """A module whose things are named, and not imported."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Named:
        found = Named(self._module, name)
        setattr(self, name, found)  # it is asked for once
        return found


def named(module: str) -> Any:  # noqa: ANN401 - to type checkers it is the module itself
    """The names in *module*."""
    return _Module(module)


def itself(thing: Thing) -> Thing:
    """*thing*, or what it names."""
    found: Thing = thing.itself() if isinstance(thing, Named | Made) else thing
    return found
