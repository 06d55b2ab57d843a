"""What to ask where words are found in no paper as they are written: with other endings.

Words are exact, since `gauge` is not `gauges` to everyone; a star is how a person says otherwise.
Chinese and Japanese have no spaces, so that what stands between two marks counts as one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sized
from typing import Final

from biblio.queries.language.query_fields import names_of

_SHORTEST: Final = 4  # letters of a word that may lose its ending
_WORD: Final = re.compile(r"[^\W\d_]+")
_FILTER: Final = re.compile(f"(?:{'|'.join(names_of(columns=False))}):", re.IGNORECASE)
_OPERATORS: Final = frozenset({"AND", "OR", "NOT"})
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ENDING: Final = re.compile("(?:ies|es|s|y|e)$")


def other_endings(query: str) -> str | None:
    """*query* with a star for the ending of each word; None where it is not made of words alone.

    None as well where no word is long enough: a filter may end in a star, and then stay as it is.
    """
    pieces: list[str] = []
    is_other = False
    for piece in query.split():
        is_word = _WORD.fullmatch(piece) is not None
        if piece in _OPERATORS or not (is_word or _FILTER.match(piece)):
            return None
        is_long = is_word and (len(piece) >= _SHORTEST or _UNSPACED.search(piece) is not None)
        is_other |= is_long
        pieces.append(f"{_ENDING.sub('', piece)}*" if is_long else piece)
    return " ".join(pieces) if is_other else None


def told(query: str, ask: Callable[[str], Sized]) -> tuple[str, ...]:
    """What to tell a person whose *query* found nothing; *ask* tries another."""
    other = other_endings(query)
    if other is None or not len(ask(other)):
        return ()
    if _UNSPACED.search(query):
        return (
            (
                "what Chinese and Japanese write without a space is one word; "
                f"with whatever follows: {other}"
            ),
        )
    return (f"words are found as they are written; with other endings: {other}",)
