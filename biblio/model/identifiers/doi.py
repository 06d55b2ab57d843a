"""DOIs as fields hold them: every spelling in, one out.

A DOI ignores case (DOI Handbook, section 2.4), and its suffix may hold any printable character:
`10.1175/1520-0469(1999)056<1766:X>2.0.CO;2` is one. What divides two of them in a field is
therefore only what stands before another `10.`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_PLAIN: Final = re.compile(r"10\.[0-9]{4,9}/[0-9a-z._/-]*[0-9a-z]")  # nearly every one
_START: Final = r"10\.[0-9]{4,9}(?:\.[0-9]{1,9})*/"
_ADDRESS: Final = r"(?:https?://)?(?:dx\.|www\.)?doi\.org/"
_BEFORE: Final = rf"(?:{_ADDRESS}|doi:[ \t]*)"
_BETWEEN: Final = re.compile(
    rf"\s+|[;,+&|]+(?={_BEFORE}?{_START})|(?={_BEFORE}{_START})", re.IGNORECASE
)
_DOI: Final = re.compile(rf"{_START}\S{{1,2000}}")
_SPELLING: Final = re.compile(rf"\s*{_BEFORE}?{_START}", re.IGNORECASE)
# TeX's ways to print a character that it would take for a command: `\_`, `{\_}`, `$<$`.
_TEX: Final = re.compile(r"\{?\\+([_&%#$<>{}])\}?|\$([<>])\$")
# In an address these stand as `%3C`; no DOI has a percent sign before their numbers.
_PERCENT: Final = re.compile(r"%(2[13-9a-f]|3[a-f]|5[b-f]|7[b-e])", re.IGNORECASE)
_INVISIBLE: Final = "Cf"  # zero-width characters, marks of direction, soft hyphens
_CLOSING: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
_BEHIND: Final = ".,;:+'\"’”»*"  # what may follow a DOI in a text, and ends none
_ARXIV: Final = "10.48550/arxiv."


def dois(text: str | None) -> list[str]:
    """The single DOIs in the field *text*, in the spelling in which they are stored, each once.

    That is lower case, without address or prefix, TeX and per cent signs decoded. The DOIs that
    arXiv gives its own papers are arXiv identifiers, and left out.
    """
    if not text:
        return []
    lowered = text.lower()
    found = [lowered] if _PLAIN.fullmatch(lowered) else _found(lowered)
    return [each for each in dict.fromkeys(found) if not each.startswith(_ARXIV)]


def printed_dois(text: str) -> list[str]:
    """The single DOIs in the field *text* in the case in which they are printed, each once.

    Those that arXiv gives its own papers are among them.
    """
    return list({each.lower(): each for each in _found(text)}.values())


def _found(text: str) -> list[str]:
    pieces = _BETWEEN.split(_decoded(text))
    matches = (_DOI.search(each) for each in pieces if each)
    found = (_trimmed(match[0]) for match in matches if match)
    return [each for each in found if not each.endswith("/")]


def is_doi(text: str) -> bool:
    """Whether *text* begins as a DOI does: `10.1086/…`, `doi:10.…`, `https://doi.org/10.…`."""
    return _SPELLING.match(text) is not None


def _decoded(text: str) -> str:
    """*text* as it would be printed in plain characters."""
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = "".join(each for each in text if unicodedata.category(each) != _INVISIBLE)
    text = _PERCENT.sub(lambda found: chr(int(found[1], 16)), text)
    return _TEX.sub(lambda found: found[1] or found[2], text)


def _trimmed(doi: str) -> str:
    """*doi* without what follows it: punctuation, and brackets that were never opened in it."""
    while True:
        shorter = doi.rstrip(_BEHIND)
        last = shorter[-1:]
        if last in _CLOSING and shorter.count(last) > shorter.count(_CLOSING[last]):
            shorter = shorter[:-1]
        if shorter == doi:
            return doi
        doi = shorter
