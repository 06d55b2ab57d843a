r"""Where TeX stands in a text that may not be cut, or marked within: formulas, macros, groups.

A formula is read as TeX reads it, from one dollar to the next; two prices make none. All lengths
are bounded or read once, so that hostile text stays quick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple


class Span(NamedTuple):
    """A stretch of TeX, which is not cut; words in it are marked alone where it `takes_marks`."""

    start: int
    end: int
    takes_marks: bool = False


_OPENING: Final = re.compile(r"[\\$_^{]")
_FORMULA: Final = re.compile(
    r"""\$\$(?:[^$\\]|\\.)*+\$\$ | \$(?:[^$\\]|\\.)*+\$
      | \\\( (?:[^\\]|\\[^()])*+ \\\) | \\\[ (?:[^\\]|\\[^\[\]])*+ \\\]
      | \\begin\{([a-z]{1,20}\*?)\} .{0,2000}? \\end\{\1\}""",
    re.VERBOSE | re.DOTALL,
)
_PRICES: Final = re.compile(r"\$[0-9][^$\\^_]*\s\$(?=[0-9])")
_MACRO: Final = re.compile(r"\\(?:[A-Za-z]+\*?|.|\Z)", re.DOTALL)
_ACCENT: Final = re.compile(
    r"""\{?\\(?:[`'^"~=.]|[uvHtcdbkrh](?![A-Za-z]))\s?(?:\{\\?[A-Za-z]{0,2}\}|\\?[A-Za-z])\}?"""
)
_SCRIPT: Final = re.compile(r"[_^](?=[{\\]|[+\-]?[A-Za-z0-9](?![^\W_]))")
_ARGUMENT: Final = re.compile(r"\[[^\[\]]{0,200}\]")
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)


class _Groups(NamedTuple):
    """Where each group ends that begins somewhere, and where each begins that ends there."""

    ends: dict[int, int]
    starts: dict[int, int]


def tex_spans(text: str) -> list[Span]:
    """The stretches of TeX in *text*, in their order; they may lie in groups that take marks."""
    if _OPENING.search(text) is None:
        return []
    groups = _groups(text)
    spans: list[Span] = []
    at = 0
    while (found := _OPENING.search(text, at)) is not None:
        if (prices := _PRICES.match(text, found.start())) is not None:
            at = prices.end()
            continue
        span = _span(text, found.start(), groups)
        if span is None or span.takes_marks:
            at = found.end()
        else:
            at = span.end
            if spans and not spans[-1].takes_marks and spans[-1].end >= span.start:
                # What is written together stays together: H_{0}, \Lambda_{\rm m}.
                span = Span(min(spans.pop().start, span.start), span.end)
        if span is not None:
            spans.append(span)
    return spans


def widened(start: int, end: int, spans: Sequence[Span], *, for_mark: bool) -> tuple[int, int]:
    """The stretch from *start* to *end*, with all of each span that it would cut.

    A mark may stand within a span that takes marks, if it ends there too.
    """
    while True:
        before = (start, end)
        for span in spans:
            if span.start < end and start < span.end:
                is_within = span.start < start and end < span.end
                if not (for_mark and span.takes_marks and is_within):
                    start, end = min(start, span.start), max(end, span.end)
        if before == (start, end):
            return before


def _span(text: str, at: int, groups: _Groups) -> Span | None:
    """The span that begins at the sign *at*, or with the word before it; None where none does."""
    if (formula := _FORMULA.match(text, at)) is not None:
        return Span(at, formula.end())
    if (accent := _ACCENT.match(text, at)) is not None:
        return Span(_start_of_word(text, at), _end_of_word(text, accent.end()))
    sign = text[at]
    if sign == "\\":
        return Span(at, _end_of_macro(text, at, groups))
    if sign == "{" and at in groups.ends:
        return Span(at, groups.ends[at], takes_marks=text[at + 1] != "\\")
    if sign in "_^" and _SCRIPT.match(text, at):
        start = groups.starts.get(at, _start_of_word(text, at))
        return Span(start, _end_of_script(text, at + 1, groups))
    return None


def _end_of_macro(text: str, at: int, groups: _Groups) -> int:
    """Where the macro *at* ends, with its arguments."""
    macro = _MACRO.match(text, at)
    end = at + 1 if macro is None else macro.end()
    while True:
        if end in groups.ends:
            end = groups.ends[end]
        elif (argument := _ARGUMENT.match(text, end)) is not None:
            end = argument.end()
        else:
            return end


def _end_of_script(text: str, at: int, groups: _Groups) -> int:
    """Where the script *at* ends."""
    if at in groups.ends:
        return groups.ends[at]
    if text[at] == "\\":
        return _end_of_macro(text, at, groups)
    return at + 2 if text[at] in "+-" else at + 1


def _start_of_word(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _end_of_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def _groups(text: str) -> _Groups:
    """The groups of *text* that end."""
    groups = _Groups({}, {})
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            start = opened.pop()
            groups.ends[start] = brace.end()
            groups.starts[brace.end()] = start
    return groups
