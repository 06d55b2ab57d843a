"""How pictures look: colours, sizes of letters and widths of lines.

The colours of data are those of Okabe and Ito, which people tell apart whatever colours they see,
https://jfly.uni-koeln.de/color/. They differ in lightness too, for paper that is printed in grey,
and what they mean is never said by colour alone. Each has a brother for dark pages.
"""

from __future__ import annotations

from typing import Any, Final

PAPER: Final = "#ffffff"
INK: Final = "#1a1a1a"
MUTED: Final = "#595959"
GRID: Final = "#dcdcdc"
EDGE: Final = "#c3c7cb"
REST: Final = "#7f7f7f"
"""The colour of what has none of its own: other categories, small groups."""

BLUE: Final = "#0072b2"
SERIES: Final = (BLUE, "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
DARK: Final = {
    PAPER: "#15181c",
    INK: "#ececec",
    MUTED: "#b3b8bd",
    GRID: "#363b41",
    EDGE: "#545b63",
    REST: "#9a9a9a",
    BLUE: "#4aa3df",
    "#d55e00": "#ff7f2e",
    "#009e73": "#2cc295",
    "#cc79a7": "#e49bc6",
    "#e69f00": "#f3b73e",
    "#56b4e9": "#9ad4f7",
}
"""What takes the place of each colour on a dark page."""

MARKERS: Final = ("o", "s", "^", "D", "v", "P")
DASHES: Final = ("-", (0, (6, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)), (0, (3, 1)), "-")

TITLE: Final = 11.0
TEXT: Final = 8.0
SMALL: Final = 6.5
LINE: Final = 1.3
"""Height of a line, in heights of its letters."""

SETTINGS: Final[dict[Any, Any]] = {
    "text.parse_math": False,  # a $ is a $
    "text.usetex": False,
    "axes.formatter.use_mathtext": False,
    "axes.unicode_minus": False,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.linewidth": 0.6,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "text.color": INK,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
    "axes.labelsize": TEXT,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "xtick.major.size": 3,
    "ytick.major.size": 3,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "text.hinting": "none",  # letters are as wide on a screen as in print
    "svg.fonttype": "none",  # text stays text: selected, searched, read aloud
    "svg.hashsalt": "biblio",
    "path.simplify": False,
}
"""What Matplotlib is told, over its own defaults and not those of a user's file."""
