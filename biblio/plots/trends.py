"""Categories over time: a line for each, named at its end, where no legend has to be looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from matplotlib.axes import Axes

from biblio.plots.bars import name_periods, room_for, ticks_of, upright
from biblio.plots.fonts import clean
from biblio.plots.sheet import Box, Sheet
from biblio.plots.style import BLUE, DASHES, INK, LINE, MARKERS, REST, SERIES, TEXT
from biblio.plots.values import Trend, Trends

_KEY: Final = 16.0  # length of the piece of a line beside its name
_NAMES: Final = 0.3  # of the width, at most, for names
_HIGHER: Final = 1.5  # times as high as all others, from where others have a scale of their own
_REST: Final = 0.36  # of the height, for that
_DOTS: Final = 60  # periods up to which each point of a line is marked


def height_of_trends(picture: Trends) -> float:
    """How high the picture is, in centimetres."""
    return 2.8 + 0.7 * len(picture.trends) if len(picture.periods) == 1 else 9.5


def draw_trends(sheet: Sheet, picture: Trends) -> None:
    """Draw categories over time; of one period alone they are bars beside each other."""
    box = sheet.frame(picture.caption)
    if len(picture.periods) == 1:
        _draw_one(sheet, box, picture)
        return
    most = (box.right - box.left) * _NAMES
    named = [(each, sheet.letters.cut(clean(each.name), TEXT, most)) for each in picture.trends]
    widest = max(sheet.letters.width(name, TEXT) for _, name in named)
    room = box._replace(right=box.right - widest - _KEY - 12)
    own = [each for each in named if not each[0].is_rest]
    rest = [each for each in named if each[0].is_rest]
    if not own or not rest or _highest(rest) <= _highest(own) * _HIGHER:
        _draw_lines(sheet, room, picture.periods, named)
        return
    # What is far above the others would press them down: it has a scale of its own.
    cut = room.top - (room.top - room.bottom) * _REST
    indent = max(room_for(sheet, ticks_of(_highest(each))) for each in (own, rest))
    _draw_lines(sheet, room._replace(bottom=cut), picture.periods, rest, indent=indent)
    _draw_lines(sheet, room._replace(top=cut), picture.periods, own, indent=indent)


Named = Sequence[tuple[Trend, str]]


def _highest(named: Named) -> int:
    return max(max(each.papers) for each, _ in named)


def _draw_lines(
    sheet: Sheet, box: Box, periods: Sequence[str], named: Named, *, indent: float | None = None
) -> None:
    """Draw lines on one scale, with their names at the end."""
    trends = [each for each, _ in named]
    axes, inner = upright(sheet, box, [max(each.papers) for each in trends], indent=indent)
    last = len(periods) - 1
    axes.set_xlim(-0.02 * last, last)
    name_periods(sheet, axes, inner, periods)
    for trend, look in reversed([*zip(trends, looks(trends), strict=True)]):
        (drawn,) = axes.plot(
            range(last + 1),
            trend.papers,
            clip_on=False,
            **look | ({} if last < _DOTS else {"marker": None, "linewidth": 1.0}),
        )
        sheet.tip(drawn, f"{trend.name}: {sum(trend.papers):,}")
    _name_ends(sheet, axes, inner, trends, [name for _, name in named])


def looks(trends: Sequence[Trend]) -> list[dict[str, Any]]:
    """How the line of each of *trends* looks: colour, dashes and marks, so that one is enough."""
    own = iter(zip(SERIES, DASHES, MARKERS, strict=True))
    found = []
    for trend in trends:
        colour, dashes, marker = (REST, (0, (2, 2)), None) if trend.is_rest else next(own)
        found.append(
            {
                "color": colour,
                "linestyle": dashes,
                "marker": marker,
                "linewidth": 1.3,
                "markersize": 3.2,
                "markeredgewidth": 0,
            }
        )
    return found


def _name_ends(
    sheet: Sheet, axes: Axes, box: Box, trends: Sequence[Trend], names: Sequence[str]
) -> None:
    """Write the name of each line beside its end, no two of them above each other."""
    top = axes.get_ylim()[1]
    ends = [box.bottom + each.papers[-1] / top * (box.top - box.bottom) for each in trends]
    heights = spread(ends, TEXT * LINE, box.bottom, box.top)
    for height, end, name, look in zip(heights, ends, names, looks(trends), strict=True):
        left = box.right + 5
        sheet.line([(box.right + 1, end), (left, height)], look["color"], 0.5)
        sheet.line([(left, height), (left + _KEY, height)], **look)
        sheet.text(name, left + _KEY + 4, height, TEXT, va="center")


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places as near to those *wanted* as they can be so far *apart*, in the same order.

    They begin at *low* at least, and end at *high* where so many have room.
    """
    order = sorted(range(len(wanted)), key=lambda each: (wanted[each], -each))
    high = max(high, low + apart * (len(wanted) - 1))
    groups: list[tuple[float, list[int]]] = []  # the lowest place of each, and who is in it
    for each in order:
        middle, members = wanted[each], [each]
        while True:
            start = middle - apart * (len(members) - 1) / 2
            start = min(max(start, low), high - apart * (len(members) - 1))
            if not groups or groups[-1][0] + apart * len(groups[-1][1]) <= start:
                break
            members = groups.pop()[1] + members
            middle = sum(wanted[one] for one in members) / len(members)
        groups.append((start, members))
    found = [0.0] * len(wanted)
    for start, members in groups:
        for place, each in enumerate(members):
            found[each] = start + apart * place
    return found


def _draw_one(sheet: Sheet, box: Box, picture: Trends) -> None:
    """Draw the categories of one period as bars that lie, each with its name and number."""
    sheet.text(f"papers, {picture.periods[0]}", box.left, box.top, TEXT, va="top")
    most = (box.right - box.left) * _NAMES
    names = [sheet.letters.cut(clean(each.name), TEXT, most) for each in picture.trends]
    widest = max(sheet.letters.width(each, TEXT) for each in names)
    numbers = [each.papers[0] for each in picture.trends]
    behind = max(sheet.letters.width(f"{each:,}", TEXT) for each in numbers) + 6
    inner = Box(box.left + widest + 6, box.bottom, box.right - behind, box.top - 1.6 * TEXT * LINE)
    axes = sheet.axes(inner)
    places = range(len(names))
    share = min(0.7, 24 * len(names) / (inner.top - inner.bottom))
    colours = [REST if each.is_rest else BLUE for each in picture.trends]
    drawn = axes.barh(places, numbers, height=share, color=colours)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(0, max(numbers) or 1)
    axes.set_xticks([])
    axes.set_yticks(places, names)
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.spines["bottom"].set_visible(False)
    for place, (patch, trend) in enumerate(zip(drawn, picture.trends, strict=True)):
        sheet.tip(patch, f"{trend.name}: {trend.papers[0]:,}")
        axes.annotate(
            f"{trend.papers[0]:,}",
            (trend.papers[0], place),
            (3, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
            fontproperties=sheet.letters.properties(TEXT),
        )
