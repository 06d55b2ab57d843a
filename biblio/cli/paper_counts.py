"""What is printed of papers that are counted: `stats --by`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from biblio.cli.bars import bars, can_show_bars
from biblio.cli.failures import say
from biblio.cli.options import By, Output
from biblio.cli.printing import Printing
from biblio.cli.rendering import Column, Listing, emit
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.queries.counting.dimensions import Dimension
    from biblio.queries.rows import Page, PaperCount

_NONE: Final = "(none)"


def print_counts(
    page: Page[PaperCount], by: str, date: By, printing: Printing, *, quiet: bool
) -> None:
    """Print papers counted *by* one dimension or two; years and months are those of the *date*."""
    from biblio.queries.counting.dimensions import dimensions_of

    asked = dimensions_of(by)
    columns = [
        Column(f"{each} {date}" if each.is_time else each.replace("-", " "), partial(_value, place))
        for place, each in enumerate(asked)
    ]
    columns += _figures(asked, page)
    if printing.output is Output.TABLE and not printing.names_fields and can_show_bars():
        drawn = dict(zip(page, bars(row.papers for row in page), strict=True))
        columns.append(Column("", drawn.__getitem__, spare=True))
    names = [_field(each) for each in asked]
    keys = (*names, "papers", "share", "growth", "cumulated", *(_SIZES if _has_sizes(page) else ()))
    emit(page, Listing(keys, columns, mapping=partial(_mapping, names)), printing)
    if quiet:
        return
    for note in page.notes:
        say(note)
    say(f"of {counted(page.total, 'paper')}" if page.total else "nothing found")


def _has_sizes(page: Page[PaperCount]) -> bool:
    return any(row.sizes is not None for row in page)


def _figures(asked: Sequence[Dimension], page: Page[PaperCount]) -> list[Column[PaperCount]]:
    """The columns of numbers, as far as they mean something for the dimensions *asked*."""
    columns: list[Column[PaperCount]] = [
        Column("papers", lambda row: row.papers),
        Column("share %", lambda row: _percent(row.share)),
    ]
    if any(each.is_time for each in asked):
        columns.append(Column("growth %", lambda row: _percent(row.growth)))
    if any(each.is_ordered for each in asked):
        columns.append(Column("cumulated", lambda row: row.cumulated))
    if _has_sizes(page):
        columns += [Column(heading, partial(_size, name)) for name, heading in _SIZES.values()]
    return columns


_SIZES: Final[Mapping[str, tuple[str, str]]] = {
    "authors_mean": ("mean", "mean"),
    "authors_first_quartile": ("first_quartile", "25 %"),
    "authors_median": ("median", "median"),
    "authors_third_quartile": ("third_quartile", "75 %"),
    "authors_ninth_decile": ("ninth_decile", "90 %"),
    "authors_largest": ("largest", "largest"),
}
"""Each field for programs with the one of `TeamSizes` that it is, and the heading for people."""


def _value(place: int, row: PaperCount) -> object:
    """The value at *place*, or that there is none."""
    value = row.values[place]
    return _NONE if value is None else value


def _percent(part: float | None) -> float | None:
    return None if part is None else round(part * 100, 1)


def _size(name: str, row: PaperCount) -> float | None:
    number: float | None = getattr(row.sizes, name, None)
    return None if number is None else round(number, 1)


def _field(dimension: Dimension) -> str:
    """What programs call the value of a *dimension*."""
    return dimension.replace("-", "_")


def _mapping(names: Sequence[str], row: PaperCount) -> Mapping[str, object]:
    return {
        **dict(zip(names, row.values, strict=True)),
        "papers": row.papers,
        "share": row.share,
        "growth": row.growth,
        "cumulated": row.cumulated,
        **{field: getattr(row.sizes, name, None) for field, (name, _) in _SIZES.items()},
    }
