"""A sheet of paper: the title above, the source below, and between them room for a picture.

All measures are points, from the lower left corner; 72 are an inch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from biblio.plots.fonts import Letters, clean
from biblio.plots.style import INK, LINE, MUTED, SMALL, TEXT, TITLE
from biblio.plots.values import Caption

CM: Final = 72 / 2.54
MARGIN: Final = 6.0
SOURCES: Final = 4
"""The lines that a source may take; a longer one is cut."""


class Box(NamedTuple):
    """A rectangle on the sheet."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Whether they have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


class Sheet:
    """One picture in the making, *width* by *height* points, in *letters*."""

    def __init__(self, width: float, height: float, letters: Letters) -> None:
        self.width, self.height, self.letters = width, height, letters
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self.tips: dict[str, str] = {}

    def frame(self, caption: Caption, *remarks: str) -> Box:
        """The room that is left where *caption* and *remarks* are written."""
        title, said, source = self._lines(caption, remarks)
        top = self.height - MARGIN
        for line in title:
            self.text(line, MARGIN, top, TITLE, va="top", weight="bold")
            top -= TITLE * LINE
        for line in said:
            self.text(line, MARGIN, top, TEXT, va="top", color=MUTED)
            top -= TEXT * LINE
        bottom = MARGIN
        for line in reversed(source):
            self.text(line, MARGIN, bottom, SMALL, va="bottom", color=MUTED)
            bottom += SMALL * LINE
        return self.room(caption, *remarks)

    def room(self, caption: Caption, *remarks: str) -> Box:
        """The room that would be left."""
        title, said, source = self._lines(caption, remarks)
        above = len(title) * TITLE * LINE + len(said) * TEXT * LINE
        below = len(source) * SMALL * LINE
        return Box(
            MARGIN,
            2 * MARGIN + below,
            self.width - MARGIN,
            self.height - 2 * MARGIN - above,
        )

    def _lines(self, caption: Caption, remarks: Sequence[str]) -> tuple[list[str], ...]:
        """The lines of the title, of *remarks*, and of the source."""
        within = self.width - 2 * MARGIN
        wrapped = self.letters.wrapped
        return (
            wrapped(clean(caption.title), TITLE, within, lines=2, bold=True),
            [line for remark in remarks for line in wrapped(clean(remark), TEXT, within, lines=2)],
            wrapped(clean(caption.source), SMALL, within, lines=SOURCES),
        )

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        color: str = INK,
        **how: Any,  # noqa: ANN401 - Matplotlib's
    ) -> Text:
        """Write *text*, which is clean, at a place."""
        bold = how.pop("weight", "normal") == "bold"
        return self.figure.text(
            *self.part((x, y)),
            text,
            color=color,
            fontproperties=self.letters.properties(size, bold=bold),
            **{"ha": "left", "va": "baseline"} | how,
        )

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        linewidth: float,
        **how: Any,  # noqa: ANN401 - Matplotlib's
    ) -> None:
        """Draw a line through *points* of the sheet."""
        self.figure.add_artist(
            Line2D(
                *zip(*(self.part(each) for each in points), strict=True),
                color=color,
                linewidth=linewidth,
                transform=self.figure.transFigure,
                **how,
            )
        )

    def axes(self, box: Box) -> Axes:
        """Axes that fill *box*; their ticks and labels stand outside of it."""
        return self.figure.add_axes(
            (
                box.left / self.width,
                box.bottom / self.height,
                (box.right - box.left) / self.width,
                (box.top - box.bottom) / self.height,
            )
        )

    def part(self, place: tuple[float, float]) -> tuple[float, float]:
        """*place* as a part of the width and of the height."""
        return place[0] / self.width, place[1] / self.height

    def tip(self, artist: Artist, text: str) -> None:
        """Let *artist* say *text* where a mouse rests on it."""
        name = f"tip{len(self.tips) + 1}"
        artist.set_gid(name)
        self.tips[name] = clean(text)
