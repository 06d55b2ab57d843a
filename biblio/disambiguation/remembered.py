"""What a function tells of words, remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")

MOST = 1 << 18  # words; all are forgotten where more come


class Remembered(dict[str, Told]):
    """The answers of a function, by word: `found[word]` asks it once.

    Every word of every abstract is asked for. A dictionary answers in a third of the time that a
    cache around the function takes.
    """

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        if len(self) >= MOST:
            self.clear()
        told = self[word] = self._tell(word)
        return told
