"""Bars: papers a year or a month, and papers by the number of their authors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from biblio.plots.periods import named
from biblio.plots.sheet import Box, Sheet
from biblio.plots.style import BLUE, INK, LINE, MUTED, TEXT
from biblio.plots.values import Bar, PeriodBars, TeamBars

_GAP: Final = 6.0  # between a tick's label and the axis
_ABOVE: Final = 1.06  # of the highest number: where the axis ends
_WIDEST: Final = 60.0  # of a bar: one alone is no wall
_SEEN: Final = 3.0  # a bar narrower than this has no gap to its neighbours


def draw_periods(sheet: Sheet, picture: PeriodBars) -> None:
    """Draw papers a year or a month."""
    axes, box = upright(sheet, sheet.frame(picture.caption), [bar.papers for bar in picture.bars])
    periods = [bar.label for bar in picture.bars]
    _draw(sheet, axes, box, picture.bars)
    name_periods(sheet, axes, box, periods)
    if _all_fit(sheet, box, picture.bars):
        _write_numbers(sheet, axes, picture.bars)


def draw_teams(sheet: Sheet, picture: TeamBars) -> None:
    """Draw papers by the number of their authors."""
    whole = sheet.frame(picture.caption, picture.remark)
    room = (whole.right - whole.left) * 0.92 / len(picture.bars) - 2
    labels = [_in_lines(sheet, bar.label, room) for bar in picture.bars]
    lines = 1 + max(label.count("\n") for label in labels)
    lower = whole._replace(bottom=whole.bottom + lines * TEXT * LINE)
    axes, box = upright(sheet, lower, [bar.papers for bar in picture.bars])
    _draw(sheet, axes, box, picture.bars)
    axes.set_xticks(range(len(labels)), labels)
    axes.tick_params(axis="x", length=0)
    sheet.text(
        "authors of a paper",
        (box.left + box.right) / 2,
        whole.bottom,
        TEXT,
        color=MUTED,
        ha="center",
        va="bottom",
    )
    if _all_fit(sheet, box, picture.bars):
        _write_numbers(sheet, axes, picture.bars)


def ticks_of(highest: int) -> list[float]:
    """The numbers that are named on an axis from 0 to *highest*, or somewhat above it."""
    locator = MaxNLocator(nbins=6, integer=True, steps=[1, 2, 2.5, 5, 10], min_n_ticks=1)
    return [each for each in locator.tick_values(0, highest or 1) if 0 <= each <= highest * _ABOVE]


def room_for(sheet: Sheet, ticks: Sequence[float]) -> float:
    """How far an axis has to stand from the left for the numbers at its *ticks*."""
    return max(sheet.letters.width(f"{each:,.0f}", TEXT) for each in ticks) + _GAP


def upright(
    sheet: Sheet, box: Box, numbers: Sequence[int], *, indent: float | None = None
) -> tuple[Axes, Box]:
    """Axes in *box* for *numbers* of papers, which grow upwards, and the room within them.

    They stand *indent* from the left where it is said.
    """
    highest = max(numbers, default=0)
    ticks = ticks_of(highest)
    inner = Box(
        box.left + (room_for(sheet, ticks) if indent is None else indent),
        box.bottom + TEXT * LINE + _GAP,
        box.right,
        box.top - 1.6 * TEXT * LINE,
    )
    axes = sheet.axes(inner)
    axes.set_ylim(0, (highest or 1) * _ABOVE)
    axes.set_yticks(ticks)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y")
    axes.spines["left"].set_visible(False)
    sheet.text("papers", box.left, box.top, TEXT, color=MUTED, va="top")
    return axes, inner


def name_periods(sheet: Sheet, axes: Axes, box: Box, periods: Sequence[str]) -> None:
    """Name as many *periods*, which stand at 0, 1, 2 …, as have room below the axis."""
    widest = max(sheet.letters.width(each, TEXT) for each in periods)
    places = named(periods, int((box.right - box.left) / (widest * 1.4)))
    axes.set_xticks(places, [periods[each] for each in places])


def _draw(sheet: Sheet, axes: Axes, box: Box, bars: Sequence[Bar]) -> None:
    room = (box.right - box.left) / len(bars)
    share = min(0.8 if room > _SEEN else 1.0, _WIDEST / room)
    drawn = axes.bar(range(len(bars)), [bar.papers for bar in bars], width=share, color=BLUE)
    axes.set_xlim(-0.5, len(bars) - 0.5)
    for patch, bar in zip(drawn, bars, strict=True):
        if bar.papers:
            sheet.tip(patch, f"{bar.label}: {bar.papers:,}")


def _in_lines(sheet: Sheet, label: str, room: float) -> str:
    """*label*, which is broken behind a dash or space where it is wider than *room*."""
    if sheet.letters.width(label, TEXT) <= room:
        return label
    return label.replace("–", "–\n").replace(" ", "\n")


def _all_fit(sheet: Sheet, box: Box, bars: Sequence[Bar]) -> bool:
    """Whether there is room for the number of each bar above it."""
    room = (box.right - box.left) / len(bars)
    return all(sheet.letters.width(f"{bar.papers:,}", TEXT) + 2 < room for bar in bars)


def _write_numbers(sheet: Sheet, axes: Axes, bars: Sequence[Bar]) -> None:
    for place, bar in enumerate(bars):
        if bar.papers:
            axes.annotate(
                f"{bar.papers:,}",
                (place, bar.papers),
                (0, 1.5),
                textcoords="offset points",
                ha="center",
                va="bottom",
                color=INK,
                fontproperties=sheet.letters.properties(TEXT),
            )
