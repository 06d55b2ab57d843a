"""A picture drawn: what it shows tells how, and the output what it becomes."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import matplotlib as mpl

from biblio.errors import InvalidQuery
from biblio.plots.bars import draw_periods, draw_teams
from biblio.plots.fonts import Letters, clean, families_for
from biblio.plots.people import draw_people
from biblio.plots.rendering import as_html, as_png, as_svg
from biblio.plots.shared_years import draw_shared_years, height_of_rows
from biblio.plots.sheet import CM, Sheet
from biblio.plots.style import SETTINGS
from biblio.plots.trends import draw_trends, height_of_trends
from biblio.plots.values import (
    Drawn,
    People,
    PeriodBars,
    Picture,
    PictureOutput,
    SharedYears,
    Size,
    TeamBars,
    Trends,
)

MOST_PIXELS: Final = 100_000_000
"""Of a PNG: a page of 60 cm at 400 dpi; more would take a gigabyte of memory."""

_DRAWN_AT_A_TIME: Final = threading.Lock()
"""What Matplotlib is told holds for a whole process."""

_DRAW: Final[dict[type[Picture], Callable[[Sheet, Any], None]]] = {
    PeriodBars: draw_periods,
    TeamBars: draw_teams,
    Trends: draw_trends,
    People: draw_people,
    SharedYears: draw_shared_years,
}
_HEIGHT: Final[dict[type[Picture], Callable[[Any], float]]] = {
    PeriodBars: lambda _: 8.0,
    TeamBars: lambda _: 8.5,
    Trends: height_of_trends,
    People: lambda _: 19.0,
    SharedYears: height_of_rows,
}
"""How high each kind is where nobody says it, in centimetres."""


def draw_picture(picture: Picture, output: PictureOutput, size: Size) -> Drawn:
    """*picture* as *output*; the notes say which characters are drawn as boxes.

    Raises:
        InvalidQuery: a PNG would have more pixels than `MOST_PIXELS`.
    """
    if output is PictureOutput.PNG:
        _check_pixels(size.width, _height(picture, size), size.dpi)
    with sheet_with(picture, size) as sheet:
        if output is PictureOutput.PNG:
            return Drawn(as_png(sheet, size.dpi), tuple(_notes(sheet.letters.missing)))
        write = as_svg if output is PictureOutput.SVG else as_html
        return Drawn(write(sheet, picture.caption))


@contextmanager
def sheet_with(picture: Picture, size: Size) -> Iterator[Sheet]:
    """The sheet on which *picture* is drawn, to be written within the block."""
    families, missing = families_for(_texts(picture))
    with _DRAWN_AT_A_TIME, _settings(families):
        sheet = Sheet(size.width * CM, _height(picture, size) * CM, Letters(families, missing))
        _DRAW[type(picture)](sheet, picture)
        yield sheet


def _height(picture: Picture, size: Size) -> float:
    return size.height or _HEIGHT[type(picture)](picture)


def _check_pixels(width: float, height: float, dpi: int) -> None:
    pixels = round(width / 2.54 * dpi) * round(height / 2.54 * dpi)
    if pixels > MOST_PIXELS:
        raise InvalidQuery(
            f"{width:g} by {height:g} cm at {dpi} dpi are {pixels:,} pixels, more than "
            f"{MOST_PIXELS:,}; take a smaller size, a lower --dpi, or SVG, which has none"
        )


@contextmanager
def _settings(families: Sequence[str]) -> Iterator[None]:
    """Let Matplotlib draw as `style` says, whatever the files of a user say."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a font that lacks a character is told once, by us
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS | {"font.family": list(families)})
        yield


def _texts(picture: Picture) -> list[str]:
    """All that is written in *picture* beside digits and our own words."""
    found = [picture.caption.title, picture.caption.source]
    if isinstance(picture, Trends):
        found += [each.name for each in picture.trends]
    elif isinstance(picture, People):
        found += [each.name for each in picture.people]
    elif isinstance(picture, SharedYears):
        found += [each.name for each in picture.rows]
    return [clean(each) for each in found]


def _notes(missing: frozenset[str]) -> Iterator[str]:
    if missing:
        shown = "".join(sorted(missing)[:8])
        yield (
            f"no font here has {shown}{'…' if len(missing) > 8 else ''}: they are boxes in the "  # noqa: PLR2004
            "picture; SVG and HTML have the letters themselves"
        )
