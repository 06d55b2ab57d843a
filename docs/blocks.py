"""The little Markdown that the generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Written by docs/generate.py; change what it is made from, not this page. -->"


def document(*blocks: str) -> str:
    """A page of *blocks*, an empty line between them."""
    return "\n\n".join(block for block in (NOTICE, *blocks) if block) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; nothing where there are no *rows*."""
    lines = [_line(head), _line(["---"] * len(head)), *(_line(row) for row in rows)]
    return "\n".join(lines) if len(lines) > 2 else ""  # noqa: PLR2004 - the head has two lines


def code(text: str, language: str = "") -> str:
    """A block of code."""
    return f"```{language}\n{text.strip()}\n```"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |"
