from __future__ import annotations

import logging
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from plots.pictures import CAPTION

from biblio.errors import InvalidQuery
from biblio.plots import Size, draw
from biblio.plots.values import Bar, Caption, PeriodBars, Trend, Trends

PICTURE = PeriodBars(CAPTION, [Bar("2020", 4), Bar("2021", 6)])


def test_there_are_three_outputs() -> None:
    assert draw(PICTURE, " SVG ").content.startswith(b"<?xml")
    with pytest.raises(InvalidQuery, match="no output 'pdf' of pictures; they are: svg, png, html"):
        draw(PICTURE, "pdf")


def test_a_picture_has_not_too_many_pixels() -> None:
    with pytest.raises(InvalidQuery, match="more than 100,000,000"):
        draw(PICTURE, "png", Size(width=100, height=100, dpi=1200))
    assert draw(PICTURE, "svg", Size(width=100, height=100, dpi=1200)).content


def test_letters_that_no_font_has_are_boxes_and_are_told(
    capfd: pytest.CaptureFixture[str],
) -> None:
    strange = "\ua0d1\ua1b4"  # Yi
    picture = Trends(Caption(strange, strange), ["2020", "2021"], [Trend(strange, [1, 2])])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png, svg = draw(picture, "png", Size(dpi=72)), draw(picture, "svg")

    if png.notes:  # no font of this machine has them
        assert png.notes[0].startswith(f"no font here has {strange}: they are boxes")
    assert svg.content.decode().count(strange) >= 3
    assert svg.notes == ()
    assert capfd.readouterr() == ("", "")


def test_what_matplotlib_was_told_before_holds_again() -> None:
    import matplotlib as mpl  # noqa: PLC0415 - as a script does

    before, level = dict(mpl.rcParams), logging.getLogger("matplotlib").level
    draw(PICTURE)

    assert dict(mpl.rcParams) == before
    assert logging.getLogger("matplotlib").level == level


def test_no_home_and_the_settings_of_a_user_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\nfont.size: 40\naxes.grid: True\n")
    made = subprocess.run(
        [sys.executable, "-c", _DRAW],
        cwd=tmp_path,
        env={"HOME": "/nowhere", "PATH": "", "MPLBACKEND": "tkagg", "PYTHONPATH": _ROOT},
        capture_output=True,
        check=True,
    )

    assert made.stdout == draw(PICTURE).content
    assert made.stderr == b""


_ROOT = str(Path(__file__).resolve().parents[2])
_DRAW = f"""
import sys
from biblio.plots import draw
from biblio.plots.values import Bar, Caption, PeriodBars
picture = PeriodBars(Caption{tuple(CAPTION)!r}, [Bar("2020", 4), Bar("2021", 6)])
sys.stdout.buffer.write(draw(picture).content)
"""
