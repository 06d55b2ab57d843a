"""Files that a person writes by hand: a value on each line."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final, NamedTuple

from biblio.cli.failures import fail

_REMARK: Final = re.compile(r"(?:^|\s)#.*")


class ListedLine(NamedTuple):
    """What stands on one line, and on which, from 1."""

    number: int
    text: str


def read_lines(source: str, what: str, *, with_remarks: bool = True) -> list[ListedLine]:
    """The lines of a file, or of stdin for `-`, that hold something; *what* one holds.

    A mark of the byte order is passed over, and where *with_remarks* what follows a `#`.

    Raises:
        typer.Exit: the file cannot be read, is no text, or holds nothing.
    """
    name = "stdin" if source == "-" else source
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        fail(f"{name} cannot be read: {error.strerror}")
    from biblio.formats.encodings import narrowed

    try:
        text = narrowed(raw).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        fail(f"{name} is no text in UTF-8; save the list of {what}s as such, one a line")
    lines = [
        ListedLine(number, held)
        for number, line in enumerate(text.splitlines(), start=1)
        if (held := (_REMARK.sub("", line) if with_remarks else line).strip())
    ]
    if not lines:
        fail(f"{name} holds no {what}; write one a line")
    return lines
