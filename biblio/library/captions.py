"""What stands below a picture: which papers were asked for, how many they are, and of when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from biblio.queries.imports import ImportSummary, list_imports
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
    "cites": "citing {}",
    "cited_by": "cited by {}",
    "import_id": "of import {}",
    "min_papers": "at least {} papers together",
    "mode": "names matched {}",
    "weight": "weight {}",
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


def papers_asked(papers: int, words: str) -> str:
    """How many papers were asked for, by which *words*."""
    number = counted(papers)
    return f"{number}: {words}" if words else f"All {number}"


def source_line(of: str, date: DateKind | None, run: ImportSummary | None, *remarks: str) -> str:
    """Where the numbers *of* something come from, in sentences; no date where none matters."""
    first = of if date is None else f"{of}; by the date {_DATES[date]}"  # it may begin with a name
    sentences = [f"{each[:1].upper()}{each[1:]}" for each in remarks]
    if run is None:
        sentences.append("Nothing was imported")
    else:
        when = run.finished or run.started
        sentences.append(f"As of the last import, {when[:10]}")
    return " ".join(f"{each}." for each in (first, *sentences, f"biblio {__version__}"))


def last_run(session: Session) -> ImportSummary | None:
    """The last run of the importer."""
    runs = list_imports(session, limit=1).rows
    return runs[0] if runs else None


_DATES: Final = {
    DateKind.SUBMITTED: "of submission",
    DateKind.REVISED: "of the last revision",
    DateKind.ANNOUNCED: "of announcement",
    DateKind.ISSUED: "of issue",
}


def said_without(papers: int, what: str) -> str:
    """A sentence on papers that lack *what*."""
    return f"{counted(papers)} {'has' if papers == 1 else 'have'} no {what}"


def counted(papers: int) -> str:
    """So many papers, in words."""
    return "1 paper" if papers == 1 else f"{papers:,} papers"
