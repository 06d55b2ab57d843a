"""With whom somebody wrote, and when: a row for each co-author, a point for each year."""

from __future__ import annotations

from math import sqrt
from typing import Final

from matplotlib.ticker import NullLocator

from biblio.plots.bars import name_periods
from biblio.plots.fonts import clean
from biblio.plots.periods import between
from biblio.plots.sheet import Box, Sheet
from biblio.plots.style import BLUE, EDGE, LINE, MUTED, PAPER, TEXT
from biblio.plots.values import SharedYears

ROWS: Final = 30
"""Co-authors of one picture."""

_ROW: Final = 0.48  # centimetres
_REST: Final = 2.9  # centimetres for what stands above and below the rows
_NAMES: Final = 0.32  # of the width, at most, for names
_GREATEST: Final = 0.44  # radius of a point, in heights of a row
_HIGHEST: Final = 18.0  # points of a row that still make its points larger
_LEAST: Final = 1.2


def height_of_rows(picture: SharedYears) -> float:
    """How high the picture is, in centimetres, with all its rows."""
    return _REST + _ROW * max(len(picture.rows), 3)


def draw_shared_years(sheet: Sheet, picture: SharedYears) -> None:
    """Draw the rows in the order that they have, the first one above."""
    box = sheet.frame(picture.caption)
    rows = picture.rows
    letters = min(TEXT, (box.top - box.bottom - 3 * TEXT * LINE) / len(rows) / 1.1)
    most = (box.right - box.left) * _NAMES
    names = [sheet.letters.cut(clean(each.name), letters, most) for each in rows]
    totals = [f"{sum(papers for _, papers in each.papers):,}" for each in rows]
    left = box.left + max(sheet.letters.width(each, letters) for each in names) + 8
    right = box.right - max(sheet.letters.width(each, TEXT) for each in [*totals, "papers"]) - 8
    inner = Box(left, box.bottom + TEXT * LINE + 6, right, box.top - TEXT * LINE)
    height = (inner.top - inner.bottom) / len(rows)
    years = between(
        f"{min(year for each in rows for year, _ in each.papers):04}",
        f"{max(year for each in rows for year, _ in each.papers):04}",
    )
    axes = sheet.axes(inner)
    axes.set_xlim(-0.7, len(years) - 0.3)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.yaxis.set_major_locator(NullLocator())
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    name_periods(sheet, axes, inner, years)
    first, greatest = int(years[0]), max(papers for each in rows for _, papers in each.papers)
    sheet.text("papers", box.right, box.top, TEXT, color=MUTED, ha="right", va="top")
    for row, (each, name, total) in enumerate(zip(rows, names, totals, strict=True)):
        middle = inner.top - (row + 0.5) * height
        sheet.text(name, left - 8, middle, letters, ha="right", va="center_baseline")
        sheet.text(total, box.right, middle, letters, ha="right", va="center_baseline")
        together = [year - first for year, _ in each.papers]
        axes.plot([min(together), max(together)], [row, row], color=EDGE, linewidth=1.2)
        for year, papers in each.papers:
            radius = max(_GREATEST * min(height, _HIGHEST) * sqrt(papers / greatest), _LEAST)
            (drawn,) = axes.plot(
                [year - first],
                [row],
                linestyle="none",
                marker="o",
                markersize=2 * radius,
                color=BLUE,
                markeredgecolor=PAPER,
                markeredgewidth=0.5,
                clip_on=False,
            )
            sheet.tip(drawn, f"{each.name}, {year}: {papers:,}")
