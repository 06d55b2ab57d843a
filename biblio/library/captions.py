"""What stands below a picture: which papers were asked for, how many they are, and of when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from biblio.queries.imports import ImportSummary
from biblio.queries.language.dates import DateKind
from biblio.version import __version__

_WORDS: Final = {
    "since": "from {}",
    "until": "to {}",
    "on": "on {}",
    "category": "category {}",
    "kind": "kind {}",
    "author": "author {}",
    "first_author": "first author {}",
    "last_author": "last author {}",
    "collaboration": "collaboration {}",
    "min_authors": "at least {} authors",
    "max_authors": "at most {} authors",
    "journal": "journal {}",
    "has": "with {}",
    "lacks": "without {}",
    "tag": "tag {}",
    "in_list": "list {}",
    "import_id": "of import {}",
    "min_papers": "at least {} papers together",
    "mode": "names matched {}",
}
"""How each choice is said, in the order in which they are."""

_ANY: Final = frozenset({"category", "kind"})
"""Of these any of several is enough."""

_YES: Final = {
    "primary": "as the primary one",
    "added": "that it added",
    "changed": "that it changed",
    "people": "names taken for people",
    "collaborations": "with collaborations",
}
_SILENT: Final = {"min_papers": 1, "mode": "folded"}
"""What goes without saying."""


def asked(query: str | None, choice: Mapping[str, object]) -> str:
    """Which papers are meant, in words; empty where all are."""
    parts = [] if query is None or not query.strip() else [f"query {query.strip()}"]
    for name, words in _WORDS.items():
        value = choice.get(name)
        if value is None or value in ((), []) or _SILENT.get(name) == value:
            continue
        join = " or " if name in _ANY else " and "
        if isinstance(value, Sequence) and not isinstance(value, str):
            value = join.join(map(str, value))
        parts.append(words.format(value))
    parts += [words for name, words in _YES.items() if choice.get(name)]
    if (withdrawn := choice.get("withdrawn")) is not None:
        parts.append("withdrawn" if withdrawn else "not withdrawn")
    return ", ".join(parts)


def is_dated(choice: Mapping[str, object]) -> bool:
    """Whether it matters for *choice* which date of a paper is meant."""
    return any(choice.get(name) is not None for name in ("since", "until", "on"))


def source_line(
    papers: int, asked_for: str, date: DateKind | None, run: ImportSummary | None, *remarks: str
) -> str:
    """Where the numbers of a picture come from, in sentences; without a date where none matters."""
    number = "1 paper" if papers == 1 else f"{papers:,} papers"
    which = f"{number}: {asked_for}" if asked_for else f"All {number}"
    sentences = [which if date is None else f"{which}; by the date {_DATES[date]}", *remarks]
    if run is None:
        sentences.append("Nothing was imported")
    else:
        when = run.finished or run.started
        sentences.append(f"As of the last import, {when[:10]}")
    return " ".join(f"{each}." for each in (*sentences, f"biblio {__version__}"))


_DATES: Final = {
    DateKind.SUBMITTED: "of submission",
    DateKind.REVISED: "of the last revision",
    DateKind.ANNOUNCED: "of announcement",
    DateKind.ISSUED: "of issue",
}


def said_without(papers: int, what: str) -> str:
    """A sentence on papers that lack *what*."""
    return f"1 paper has no {what}" if papers == 1 else f"{papers:,} papers have no {what}"
