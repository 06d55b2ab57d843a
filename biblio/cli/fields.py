"""Labelled fields one below the other, each text wrapped beside its label: a page of one thing.

At a terminal Rich prints the pieces; into a pipe they go as they are, and nothing waits for Rich.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from shutil import get_terminal_size
from typing import Final, NamedTuple

from biblio.cli.layout import wrapped
from biblio.cli.rendering import at_terminal
from biblio.writers.printable import printable, printable_lines, width

READABLE: Final = 100  # columns of running text; longer lines are hard to follow
PIPED: Final = 80  # columns of a page that no terminal shows
INDENT: Final = 2  # columns before a label, and between it and its text
ENOUGH: Final = 40  # columns beside labels for running text


class Piece(NamedTuple):
    """Some text in a style of Rich's."""

    text: str
    style: str = ""


def draw_fields(title: str, fields: Iterable[tuple[str, str]]) -> None:
    """Print *title* and below it each labelled field, its text wrapped beside the label.

    The same shape goes into a pipe, 80 columns wide and without colours.
    """
    room = min(get_terminal_size().columns if at_terminal() else PIPED, READABLE)
    given = [(printable(label), printable_lines(text)) for label, text in fields]
    pieces = [
        *(Piece(f"{line}\n", "bold") for line in wrapped(printable(title), room)),
        *pieces_of(given, room, indent=INDENT),
    ]
    if at_terminal():
        from biblio.cli.terminal import print_pieces

        print_pieces(pieces)
    else:
        sys.stdout.write("".join(piece.text for piece in pieces))


def pieces_of(fields: Sequence[tuple[str, str]], room: int, *, indent: int) -> Iterator[Piece]:
    """Each field that has a text, all texts beside their labels, in *room* columns.

    Words stay whole. Where one is wider than the place beside the labels, and that is narrow, the
    texts stand below the labels; what is wider still is left to the terminal.
    """
    given = [(label, text) for label, text in fields if text]
    beside = indent + max((width(label) for label, _ in given), default=0) + INDENT
    longest = max((width(word) for _, text in given for word in text.split()), default=0)
    if room - beside < min(longest, ENOUGH):
        beside = indent + INDENT
    for label, text in given:
        yield Piece(" " * indent)
        yield Piece(label, "dim")
        space = beside - indent - width(label)
        if space < INDENT:
            yield Piece("\n")
            space = beside
        lines = ("\n" + " " * beside).join(wrapped(text, room - beside))
        yield Piece(f"{' ' * space}{lines}\n")
