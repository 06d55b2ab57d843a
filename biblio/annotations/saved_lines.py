"""Saved queries among the lines in which the user's own layer travels.

What is asked travels, with its name and the moment of the last word on it; what was told does not,
since it is of the papers that one file has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson
from sqlalchemy import Connection

from biblio.annotations import saved
from biblio.annotations.saved import Asks
from biblio.errors import InvalidData
from biblio.model.labels import label, label_key

SAVED: Final = "saved"
"""The field by which a line of a saved query is known."""
Word = tuple[str, Asks | None, str]
"""A name, what it asks for (None: it is deleted), and when that was said."""


def saved_lines(connection: Connection) -> Iterator[bytes]:
    """The saved queries as lines, deleted ones too."""
    for each in saved.with_deleted(connection):
        asks = None if each.said is None else each.asks
        yield orjson.dumps({SAVED: each.name, "asks": asks, "changed_at": each.changed_at})


def word_of(read: Mapping[str, Any], changed_at: str) -> Word:
    """What a line says, whose moment is *changed_at*.

    Raises:
        InvalidData: it says nothing that can be asked.
    """
    name, asks = read[SAVED], read["asks"]
    if not isinstance(name, str):
        raise InvalidData(f"{name!r} is no text")
    if asks is not None and not saved.are_asks(asks):
        raise InvalidData(f"the saved query {name} asks for what this biblio does not know")
    return label(name, saved.WHAT), asks, changed_at


def take_words(connection: Connection, words: Iterable[Word]) -> tuple[int, int]:
    """Let the later word on each name hold; how many were new, and how many known or outdone."""
    here = {label_key(each.name): each for each in saved.with_deleted(connection)}
    new = known = 0
    for name, asks, changed_at in sorted(words, key=_order):
        there = here.get(label_key(name))
        if there is not None and _order((name, asks, changed_at)) <= (
            there.changed_at,
            there.said or "",
            there.name,
        ):
            known += 1
            continue
        saved.put(connection, name, asks, changed_at)
        new += 1
    return new, known


def _order(word: Word) -> tuple[str, str, str]:
    """Which of two words is the later; of one moment, which only two files can have, any will do.

    But it is the same in both.
    """
    name, asks, changed_at = word
    return changed_at, "" if asks is None else saved.written(asks), name
