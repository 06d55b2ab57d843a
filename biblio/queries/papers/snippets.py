"""What a search found in a paper's text, with the hits marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from biblio.db.text_query import Term
from biblio.queries.language.indexed_words import WORD, as_indexed
from biblio.queries.papers.tex_spans import Span, tex_spans, widened

_WORDS: Final = 24  # of the text, in a snippet
_LEAD: Final = 6  # of these before the first hit


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


def snippet(
    terms: Sequence[Term], texts: Mapping[str, str | None], *, authors: Sequence[str]
) -> str:
    """A piece of the abstract, else of the authors, else of another text, hits between `[` and `]`.

    *texts* are those of the index, by column. The piece with most different hits is taken; without
    any hit it is where the text begins. TeX is neither cut nor marked within: all of a formula is
    shown, and marked where a hit is in it.
    """
    every = {"abstract": texts.get("abstract"), "authors": "; ".join(authors)} | dict(texts)
    best = ""
    best_hits = 0
    for column, text in every.items():
        if not text:
            continue
        words = [_Word(*match.span(), as_indexed(match[0])) for match in WORD.finditer(text)]
        hits = _hits(words, [term for term in terms if term.column in {None, column}])
        piece, different = _piece(text, words, hits)
        if different > best_hits or not best:
            best, best_hits = piece, different
    return best


class _Hit(NamedTuple):
    """Where a term stands: its number, and the place of its first word."""

    term: int
    start: int


def _hits(words: Sequence[_Word], terms: Sequence[Term]) -> dict[int, _Hit]:
    """The places of the words that a term covers, each with its hit."""
    hits: dict[int, _Hit] = {}
    firsts: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        firsts.setdefault(word.folded, []).append(place)
    for number, term in enumerate(terms):
        if len(term.words) == 1 and term.is_prefix:
            starts = [
                place for place, word in enumerate(words) if word.folded.startswith(term.words[0])
            ]
        else:
            starts = firsts.get(term.words[0], [])
        for start in starts:
            if _follows(words, start, term):
                for place in range(start, start + len(term.words)):
                    hits.setdefault(place, _Hit(number, start))
    return hits


def _follows(words: Sequence[_Word], start: int, term: Term) -> bool:
    """Whether all of *term* stands at *start*."""
    if start + len(term.words) > len(words):
        return False
    *inner, last = term.words
    here = words[start + len(inner)].folded
    return all(words[start + offset].folded == wanted for offset, wanted in enumerate(inner)) and (
        here.startswith(last) if term.is_prefix else here == last
    )


def _piece(text: str, words: Sequence[_Word], hits: dict[int, _Hit]) -> tuple[str, int]:
    """The best stretch of *text*, and how many different terms it shows."""
    if not words:
        return "", 0
    starts = [max(0, place - _LEAD) for place in sorted(hits)[:200]] or [0]

    def different(start: int) -> int:
        return len({hits[place].term for place in range(start, start + _WORDS) if place in hits})

    start = max(starts, key=lambda each: (different(each), -each))
    end = min(start + _WORDS, len(words))
    spans = tex_spans(text)
    found = different(start)
    first, last = widened(words[start].start, words[end - 1].end, spans, for_mark=False)
    first, last = _together(text, first, last, spans)
    while start and words[start - 1].start >= first:
        start -= 1
    while end < len(words) and words[end].end <= last:
        end += 1
    marks = _marks(words, hits, range(start, end), spans)
    first = 0 if first <= words[0].start else first
    last = len(text) if last >= words[-1].end else last
    pieces = ["… " if first else ""]
    at = first
    for mark in marks:
        pieces += (text[at : mark.start], "[", text[mark.start : mark.end], "]")
        at = mark.end
    pieces += (text[at:last], "" if last == len(text) else " …")
    return " ".join("".join(pieces).split()), found


def _together(text: str, first: int, last: int, spans: Sequence[Span]) -> tuple[int, int]:
    """The stretch with what is written together with its ends, as a formula with CDM."""
    while True:
        before = (first, last)
        for span in spans:
            first = span.start if span.end == first else first
            last = span.end if span.start == last else last
        while first and text[first - 1].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum():
            last += 1
        if before == (first, last):
            return before


class _Mark(NamedTuple):
    """A stretch of text to be marked."""

    start: int
    end: int


def _marks(
    words: Sequence[_Word], hits: dict[int, _Hit], shown: range, spans: Sequence[Span]
) -> list[_Mark]:
    """What to mark among the words *shown*: each hit, TeX that it stands in as a whole."""
    marks: list[_Mark] = []
    for place in shown:
        if place not in hits:
            continue
        goes_on = place > shown.start and hits.get(place - 1) == hits[place]
        start, end = widened(
            marks[-1].start if goes_on else words[place].start,
            words[place].end,
            spans,
            for_mark=True,
        )
        while marks and (goes_on or marks[-1].end > start):
            before = marks.pop()
            start, end, goes_on = min(start, before.start), max(end, before.end), False
        marks.append(_Mark(start, end))
    return marks
