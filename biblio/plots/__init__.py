"""Pictures of numbers: SVG and PNG, and HTML that needs nothing beside itself.

What is shown comes as frozen values (`biblio.plots.values`) and goes out as bytes. Matplotlib draws
it, NetworkX finds the places of people; both come with the extra `plots`, and are loaded when the
first picture is drawn.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from biblio.errors import MissingExtra
from biblio.plots.values import Drawn, Picture, PictureOutput, Size

__all__ = ["Drawn", "Picture", "PictureOutput", "Size", "check_installed", "draw"]

DEFAULT: Final = Size()


def draw(
    picture: Picture, output: PictureOutput | str = PictureOutput.SVG, size: Size = DEFAULT
) -> Drawn:
    """*picture* as bytes of `svg`, `png` or `html`, with notes for the person who asked.

    Raises:
        MissingExtra: the extra is not installed.
        InvalidQuery: there is no such output, or the picture would have too many pixels.
    """
    with _quiet():
        check_installed()
        from biblio.plots.drawing import draw_picture  # noqa: PLC0415 - what it needs is an extra

        return draw_picture(picture, PictureOutput.called(output), size)


def check_installed() -> None:
    """Find out whether pictures can be drawn here.

    Raises:
        MissingExtra: they cannot.
    """
    try:
        import matplotlib as mpl  # noqa: F401, PLC0415 - an extra
        import networkx as nx  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra(
            "pictures need what is not installed here: pip install 'biblio[plots]'"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Matplotlib say nothing of its caches and fonts: who asks for a picture cannot help it."""
    logger = logging.getLogger("matplotlib")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
