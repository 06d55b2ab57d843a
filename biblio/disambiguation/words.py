"""Words of titles, abstracts, journals and affiliations, brought to a form that is compared."""

from __future__ import annotations

from typing import Final

from biblio.disambiguation.remembered import Remembered
from biblio.model.names import fold

SHORTEST: Final = 3
_FUNCTION_WORDS_TEXT: Final = """
the of and for with from into onto upon its their this that these those than then are was were
has have had been being can may not but nor how why what when which who whose where all any
some each our your his her also both only very more most such via per using use non
der die das des dem den und von mit bei zur zum aus ein eine les des une sur dans par pour aux
"""
_FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS_TEXT.split())


def stems(text: str) -> list[str]:
    """The words of *text*, folded, without plural s, function words and what is under 3 letters."""
    return [stem for word in fold(text).split() if (stem := _STEMS[word])]


def stem_of(word: str) -> str:
    """The stem of a folded word, "" of one that is not looked at."""
    if len(word) < SHORTEST or word in _FUNCTION_WORDS or word.isdigit():
        return ""
    if word.endswith("ies") and len(word) > SHORTEST + 2:
        return word[:-3] + "y"
    if word.endswith("s") and len(word) > SHORTEST and word[-2] not in "siu":
        return word[:-1]
    return word


_STEMS: Final = Remembered(stem_of)
