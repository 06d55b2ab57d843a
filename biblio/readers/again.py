"""Which rejected texts can be read again, and in which format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from biblio import readers
from biblio.readers.formats import Entry, Format
from biblio.readers.rejects import raw_bytes
from biblio.records import PaperRecord, Rejection

NOT_WHOLE: Final = "not whole: "
"""Begins the reason where a record came in part only."""
NOT_READ: Final = "not read: "
"""Begins the reason where a file among several could not be read."""


def named(names: str) -> list[Format]:
    """The formats that *names*, separated by spaces, are of."""
    return [each for each in readers.FORMATS if each.name in names.split()]


def format_of(reason: str, raw: str, formats: Sequence[Format]) -> Format | None:
    """Which of a run's *formats* the rejected text *raw* is in; None where it cannot be read.

    A record of which only a part came is not read: the part could pass for the whole. Nor is one
    that a script made, whose text is for people.
    """
    if reason.startswith((NOT_WHOLE, NOT_READ)) or raw.startswith(f"{PaperRecord.__name__}("):
        return None
    if len(formats) < 2:  # noqa: PLR2004 - then there is no question
        return formats[0] if formats else None
    entry = Entry(raw_bytes(raw), "")
    recognising = [each for each in formats if each.recognise(entry.raw)]
    parsing = (e for e in formats if not isinstance(readers.parse(entry, e), Rejection))
    return recognising[0] if recognising else next(parsing, formats[0])
