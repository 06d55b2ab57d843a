"""Statements as the driver takes them: a text, the values in it by name, and the rows that come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from typing import Self

Processor = Callable[[Any], Any] | None


class Value(NamedTuple):
    """A place in a statement: the parameter that fills it, and how its value is written."""

    key: str
    processor: Processor = None


class Sent(NamedTuple):
    """A statement as one kind of engine takes it: `fixed` are values that stand in it.

    `names` are those of the parameters, where the driver takes them by name; `columns` are those of
    the rows.
    """

    sql: str
    values: tuple[Value, ...]
    names: tuple[str, ...] | None
    fixed: Mapping[str, Any]
    columns: tuple[str, ...]

    def is_given(self, given: Mapping[str, Any] | None) -> bool:
        """Whether all values are *given* that do not stand in it."""
        known = self.fixed if given is None else {**self.fixed, **given}
        return all(key in known for key, _ in self.values)

    def bound(self, given: Mapping[str, Any] | None) -> object:
        """What is sent beside the text, in the form that the driver takes.

        Raises:
            KeyError: a value is missing.
        """
        known = {**self.fixed, **given} if given else self.fixed
        values = [
            known[key] if processor is None else processor(known[key])
            for key, processor in self.values
        ]
        return values if self.names is None else dict(zip(self.names, values, strict=True))


class Rows:
    """The rows of an answer, each a plain tuple: what askers use of SQLAlchemy's `Result`."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def all(self) -> list[Any]:
        """All rows."""
        return [*self._rows]

    def first(self) -> Any:  # noqa: ANN401 - a row
        """The first row, None where there is none."""
        return next(self._rows, None)

    def one(self) -> Any:  # noqa: ANN401 - a row
        """The only row.

        Raises:
            ValueError: there is none, or there are more.
        """
        (row,) = self._rows
        return row

    def one_or_none(self) -> Any:  # noqa: ANN401 - a row
        """The only row, None where there is none.

        Raises:
            ValueError: there are more.
        """
        rows = [*islice(self._rows, 2)]
        if len(rows) > 1:
            raise ValueError("there is more than one row")
        return rows[0] if rows else None

    def scalars(self) -> Self:
        """The first value of each row."""
        return type(self)(value for value, *_ in self._rows)

    def scalar_one(self) -> Any:  # noqa: ANN401 - a value
        """The first value of the only row.

        Raises:
            ValueError: there is no row, or there are more.
        """
        return self.one()[0]

    def partitions(self, size: int) -> Iterator[list[Any]]:
        """The rows, *size* at a time."""
        while some := [*islice(self._rows, size)]:
            yield some
