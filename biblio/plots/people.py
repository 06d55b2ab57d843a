"""Networks of people: a point for each, as large as the papers are many, and a name beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Final, NamedTuple

import networkx as nx
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from biblio.plots.fonts import clean
from biblio.plots.labels import Point, place_labels
from biblio.plots.positions import SEED, Extent, graph_of, placed
from biblio.plots.sheet import Box, Sheet
from biblio.plots.style import EDGE, INK, MARKERS, PAPER, REST, SERIES
from biblio.plots.values import Caption, People, Person, Tie

MOST: Final = 200
"""People of one picture: more names than that are not read on a page."""

TIES: Final = 1_200
"""Lines that are drawn: of more, nobody sees which is whose."""

_NAME: Final = 0.24  # of the width, at most, for one name
_LEAST, _GREATEST = 1.6, 7.0  # radius of a point
_LETTERS: Final = (5.0, 7.5)
_HEIGHT: Final = 1.2  # of the box around a name, in heights of its letters
_BASE: Final = 0.29  # of the line that they stand on


_GROUND: Final = {"boxstyle": "square,pad=0", "facecolor": PAPER, "alpha": 0.75, "linewidth": 0}
"""What stands behind a name, so that it is read where lines cross."""


class _Named(NamedTuple):
    """How one person is drawn: the name as it is cut, its letters and width, and the point."""

    name: str
    letters: float
    width: float
    radius: float

    @property
    def extent(self) -> Extent:
        """The room for the point, and the name below it."""
        return Extent(
            max(self.width, 2 * self.radius), 2 * self.radius + self.letters * _HEIGHT + 2
        )


Places = Mapping[int, tuple[float, float]]


def draw_people(sheet: Sheet, picture: People) -> None:
    """Draw a network of at most `MOST` people; the source says what is not there to be seen."""
    ranked = sorted(picture.people, key=lambda each: (not each.is_asked, -each.papers, each.id))
    ties = strongest(picture.ties)
    said = _said(picture, len(ties), len(ranked))
    room = sheet.room(said)
    graph = graph_of(picture.people, picture.ties)
    shown = _named(sheet, ranked, (room.right - room.left) * _NAME)
    extents = {each: named.extent for each, named in shown.items()}
    laid_out = placed(graph, extents, room.right - room.left, room.top - room.bottom)
    places = {each: (x + room.left, y + room.bottom) for each, (x, y) in laid_out.items()}
    _draw_ties(sheet, ties, places)
    looks = _looks(graph)
    for person in reversed(ranked):
        _draw_person(sheet, person, places[person.id], shown[person.id].radius, looks[person.id])
    nameless = _write_names(sheet, [(each, shown[each.id]) for each in ranked], places, room)
    sheet.frame(_said(picture, len(ties), nameless))


def _said(picture: People, ties: int, nameless: int) -> Caption:
    """The caption, with what is left out where so many *ties* are drawn and so many names not."""
    source = picture.caption.source
    if ties < len(picture.ties):
        source += f" Of {len(picture.ties):,} ties the strongest {ties:,} are drawn."
    if nameless:
        names = "1 name has" if nameless == 1 else f"{nameless:,} names have"
        source += f" {names} no room."
    return picture.caption._replace(source=source)


def _named(sheet: Sheet, people: Sequence[Person], within: float) -> dict[int, _Named]:
    """How each of *people* is drawn: the area of a point grows with the papers."""
    most = max((each.papers for each in people), default=1) or 1
    crowd = min(1.0, 60 / max(len(people), 1)) ** 0.35
    low, high = _LETTERS
    found = {}
    for each in people:
        share = sqrt(each.papers / most)
        radius = max(_GREATEST * share * crowd, _LEAST)
        letters = round(max(low, min(high, high * crowd * (0.8 + 0.4 * share))), 1)
        name = sheet.letters.cut(clean(each.name), letters, within, bold=each.is_asked)
        width = sheet.letters.width(name, letters, bold=each.is_asked) + 2
        found[each.id] = _Named(name, letters, width, radius)
    return found


def strongest(ties: Sequence[Tie]) -> list[Tie]:
    """The ties that are drawn, the weakest first: everybody's strongest, and of others `TIES`."""
    order = sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other))
    met: set[int] = set()
    kept = []
    for place, tie in enumerate(order):
        if place < TIES or not {tie.one, tie.other} <= met:
            kept.append(tie)
        met |= {tie.one, tie.other}
    return kept[::-1]


def _looks(graph: nx.Graph[int]) -> dict[int, tuple[str, str]]:
    """Colour and shape of each point: of those who hang together closely the same."""
    groups = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ranked = sorted(groups, key=lambda group: (-len(group), min(group)))
    found: dict[int, tuple[str, str]] = {}
    for place, group in enumerate(ranked):
        own = place < len(SERIES) and len(group) > 1
        look = (SERIES[place], MARKERS[place]) if own else (REST, MARKERS[0])
        found |= dict.fromkeys(group, look)
    return found


def _draw_ties(sheet: Sheet, ties: Sequence[Tie], places: Places) -> None:
    most = max((each.weight for each in ties), default=1) or 1
    widest = 2.2 * min(1.0, sqrt(150 / max(len(ties), 1)))
    lines = LineCollection(
        [[sheet.part(places[tie.one]), sheet.part(places[tie.other])] for tie in ties],
        linewidths=[0.35 + widest * (tie.weight / most) ** 0.6 for tie in ties],
        colors=EDGE,
        capstyle="round",
        transform=sheet.figure.transFigure,
    )
    lines.set_gid("ties")
    sheet.figure.add_artist(lines)


def _draw_person(
    sheet: Sheet,
    person: Person,
    place: tuple[float, float],
    radius: float,
    look: tuple[str, str],
) -> None:
    colour, marker = look
    drawn = Line2D(
        *([each] for each in sheet.part(place)),
        transform=sheet.figure.transFigure,
        linestyle="none",
        marker=marker,
        markersize=2 * radius * (0.9 if marker != MARKERS[0] else 1),
        markerfacecolor=colour,
        markeredgecolor=INK if person.is_asked else PAPER,
        markeredgewidth=1.2 if person.is_asked else 0.4,
    )
    sheet.figure.add_artist(drawn)
    papers = "1 paper" if person.papers == 1 else f"{person.papers:,} papers"
    sheet.tip(drawn, f"{person.name}: {papers}")


def _write_names(
    sheet: Sheet, ranked: Sequence[tuple[Person, _Named]], places: Places, within: Box
) -> int:
    """Write the names that have room, and count the others."""
    points = [
        Point(*places[each.id], named.radius, named.width, named.letters * _HEIGHT)
        for each, named in ranked
    ]
    boxes = place_labels(points, within)
    for (each, named), box in zip(ranked, boxes, strict=True):
        if box is not None:
            sheet.text(
                named.name,
                (box.left + box.right) / 2,
                box.bottom + named.letters * _BASE,
                named.letters,
                ha="center",
                weight="bold" if each.is_asked else "normal",
                bbox=_GROUND,
            )
    return boxes.count(None)
