"""Affiliations given by number: references after the names, resolved in a table at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biblio.model.tex import decode

if TYPE_CHECKING:
    from collections.abc import Collection

_LABEL = r"\d{1,4}[a-z]?|[A-Za-z]|[*†‡§¶#]{1,3}"
_REFERENCE = re.compile(rf"(?<!\w)(?:(\d{{1,4}}) ?[-–—] ?(\d{{1,4}})(?!\w)|({_LABEL})(?!\w))")
_REFERENCES = re.compile(
    rf"\s*(?:{_LABEL})(?:(?:\s*[,;&+/–—-]\s*|\s+and\s+|\s*,\s*and\s+|\s+)(?:{_LABEL}))*\s*,?\s*"
)
_NESTED_LABEL = re.compile(rf"\(\s*({_LABEL})\s*\)\s*")
_LONGEST_REFERENCES = 200
_WIDEST_RANGE = 100


def references(text: str) -> tuple[str, ...] | None:
    """The labels that a text in parentheses refers to (`1,2`, `1 and 3`, `a`), or None if other."""
    if len(text) > _LONGEST_REFERENCES or _REFERENCES.fullmatch(text) is None:
        return None
    labels: list[str] = []
    for first, last, label in _REFERENCE.findall(text.replace(" and ", " , ")):
        if first and 0 < int(last) - int(first) < _WIDEST_RANGE:
            labels.extend(map(str, range(int(first), int(last) + 1)))
        elif first:
            labels.extend((first, last))
        else:
            labels.append(label)
    return tuple(labels)


def opens_table(text: str) -> bool:
    """Whether a text in parentheses looks like `(1) X, (2) Y` or `1 X; 2 Y`."""
    start = text.lstrip()
    return _NESTED_LABEL.match(start) is not None or re.match(r"1[ .:)]\s*\D", start) is not None


def read_table(text: str, used: Collection[str]) -> dict[str, str]:
    """The affiliation that each label stands for; *used* tells labels from other numbers."""
    if _NESTED_LABEL.match(text.lstrip()) is not None:
        marks = _nested_labels(text, used)
    else:
        marks = _plain_labels(text)
    if not marks:
        return {}
    table: dict[str, str] = {}
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    for (_, start, label), end in zip(marks, ends, strict=True):
        if affiliation := clean(text[start:end]):
            table.setdefault(label, affiliation)
    return table


def _nested_labels(text: str, used: Collection[str]) -> list[tuple[int, int, str]]:
    """Labels in parentheses, `(1) X, (2) Y`: those that are used, or that count on."""
    marks: list[tuple[int, int, str]] = []
    for mark in _NESTED_LABEL.finditer(text):
        counts_on = marks and marks[-1][2].isdigit() and mark[1] == str(int(marks[-1][2]) + 1)
        if counts_on or mark[1] in used or not used:
            marks.append((mark.start(), mark.end(), mark[1]))
    return marks


def _plain_labels(text: str) -> list[tuple[int, int, str]]:
    """Labels without parentheses, `1 X; 2 Y`: they count up, as house numbers do not."""
    marks: list[tuple[int, int, str]] = []
    for mark in re.finditer(r"(?:\A|[;,.])\s*(\d{1,4})[.:)]?\s*(?=\D)", text):
        if mark[1] == str(len(marks) + 1):
            marks.append((mark.start(), mark.end(), mark[1]))
    return marks


def clean(text: str) -> str:
    """An affiliation as it is stored: TeX decoded, spaces collapsed, loose ends gone."""
    text = " ".join(decode(" ".join(text.split())).text.split()).strip(" ,;:")
    if text.endswith((" and", " &", ",and")):
        text = text.rsplit(None, 1)[0].rstrip(" ,;:") if " " in text else ""
    return text if any(map(str.isalnum, text)) else ""
