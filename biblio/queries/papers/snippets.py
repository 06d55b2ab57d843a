"""What a search found in a paper's text, with the hits marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from biblio.db.text_query import Term
from biblio.queries.language.indexed_words import WORD, as_indexed

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
    any hit it is where the text begins.
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
    pieces = ["… " if start else ""]
    at = words[start].start if start else 0
    for place in range(start, end):
        word = words[place]
        pieces.append(text[at : word.start])
        opens = place in hits and hits.get(place - 1) != hits[place]
        closes = place in hits and hits.get(place + 1) != hits[place]
        opens = opens or (place in hits and place == start)
        closes = closes or (place in hits and place == end - 1)
        pieces.append(f"{'[' if opens else ''}{text[word.start : word.end]}{']' if closes else ''}")
        at = word.end
    pieces.append(" …" if end < len(words) else text[at:])
    return " ".join("".join(pieces).split()), different(start)
