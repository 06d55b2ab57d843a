"""What became of the papers that a bibliography cites, as far as a library knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.bibliographies.entries import BibEntry, read_entries
from biblio.bibliographies.matching import Matched, match_entries
from biblio.errors import InvalidQuery
from biblio.merging.loading import StoredPaper, load_merged
from biblio.model.names import fold
from biblio.model.records import PaperRecord
from biblio.queries.papers.search import search_papers

LIKE: Final = 20  # papers of a like title that are looked at
_WORD: Final = re.compile(r"\w+")
_FEWEST: Final = 3  # words of a title that suggest anything


class State(StrEnum):
    """What there is to say of an entry."""

    HERE = "here"
    ABSENT = "absent"
    SEVERAL = "several"
    PUBLISHED = "published"
    NEWER = "newer"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"
    TWICE = "twice"
    UNREADABLE = "unreadable"


class ComparedEntry(NamedTuple):
    """One entry of a bibliography beside what the library knows of the paper.

    `states` are all that hold: it is `here`, in the library, or `absent`, or `several` papers are
    it; it was `published` since it was cited as a preprint; there is a `newer` version than it
    cites; it was `withdrawn` or `retracted`; another entry cites the same paper, `twice`; it is
    `unreadable`. `handle` is its one paper, `handles` are all; of an absent one they are papers of
    the same title and first author, which it may be. `journal`, `doi` and `latest_version` are what
    the library knows, `news` says in words what is new.
    """

    key: str
    line: int
    states: tuple[State, ...]
    handle: str | None
    handles: tuple[str, ...]
    title: str | None
    journal: str | None
    doi: str | None
    cited_version: int | None
    latest_version: int | None
    news: str | None


def compare(session: Session, data: bytes) -> list[ComparedEntry]:
    """Each entry of the .bib file *data* beside what the library knows, in order.

    Raises:
        UnreadableSource: its characters have two or four bytes each, or there is no entry.
    """
    matched = match_entries(session, read_entries(data))
    times = Counter(each.paper for each in matched)
    found = [each.paper for each in matched if each.paper is not None]
    known = load_merged(session.connection(), found)
    return [
        _here(each.entry, known[each.paper], is_twice=times[each.paper] > 1)
        if each.paper is not None
        else _not_told(session, each)
        for each in matched
    ]


def _not_told(session: Session, matched: Matched[BibEntry]) -> ComparedEntry:
    """An entry that is no paper here, or may be several."""
    entry, _, reason, several = matched
    if entry.record is None:
        return _row(entry, (State.UNREADABLE,), news=reason)
    if several:
        names = tuple(each.handle for each in several)
        return _row(entry, (State.SEVERAL,), handles=names, news=f"one of {', '.join(names)}")
    like = tuple(_like(session, entry.record))
    news = f"perhaps {' or '.join(like)}, of the same title and first author" if like else None
    return _row(entry, (State.ABSENT,), handles=like, news=news)


def _row(
    entry: BibEntry,
    states: tuple[State, ...],
    *,
    handles: tuple[str, ...] = (),
    known: PaperRecord | None = None,
    news: str | None = None,
) -> ComparedEntry:
    said = entry.record
    return ComparedEntry(
        entry.key,
        entry.line,
        states,
        handles[0] if known is not None else None,
        handles,
        said.title if said is not None else None,
        _journal(known) if known is not None else None,
        known.doi if known is not None else None,
        said.latest_version if said is not None else None,
        known.latest_version if known is not None else None,
        news,
    )


def _like(session: Session, said: PaperRecord) -> Iterator[str]:
    """The papers of the same title and first author."""
    words = _WORD.findall(said.title or "")
    if len(words) < _FEWEST or not said.authors:
        return
    try:
        found = search_papers(session, f'title:"{" ".join(words)}"', limit=LIKE)
    except InvalidQuery:  # of such words none is looked for
        return
    for hit in found:
        is_same = _folded(hit.title) == _folded(said.title)
        if is_same and fold(hit.surname or "") == fold(said.authors[0].keyname):
            yield hit.handle


def _folded(title: str | None) -> list[str]:
    return _WORD.findall(fold(title or ""))


def _here(entry: BibEntry, paper: StoredPaper, *, is_twice: bool) -> ComparedEntry:
    """An entry whose paper is here."""
    known = paper.merged
    found = dict(_news(entry.record, known)) if entry.record is not None else {}
    if is_twice:
        found[State.TWICE] = "another entry cites the same paper"
    told = [*found.values(), *([entry.fault] if entry.fault else [])]
    return _row(
        entry,
        (State.HERE, *found),
        handles=(paper.anchor.handle,),
        known=known,
        news="; ".join(told) or None,
    )


def _news(said: PaperRecord, known: PaperRecord) -> Iterator[tuple[State, str]]:
    """What a library that knows a paper as *known* has to say to an entry that says *said*."""
    if known.retracted and not said.retracted:
        yield State.RETRACTED, "retracted"
    if known.withdrawn:
        yield State.WITHDRAWN, "withdrawn by its authors"
    where = _journal(known)
    if said.kind == "preprint" and said.doi is None and (where or known.doi):
        doi = f"doi:{known.doi}" if known.doi else None
        yield State.PUBLISHED, ", ".join(filter(None, (where, doi)))
    cited, latest = said.latest_version, known.latest_version
    if cited is not None and latest is not None and cited < latest:
        day = f" of {known.revised[:10]}" if known.revised else ""
        yield State.NEWER, f"v{latest}{day}, the entry cites v{cited}"


def _journal(record: PaperRecord) -> str | None:
    """Where *record* was published, in a line; the reference as printed where that is all."""
    name = record.container_title or record.container_short
    if name is None:
        return record.journal_ref
    number = f"{record.volume} ({record.issue})" if record.volume and record.issue else None
    year = f"({record.issued[:4]})" if record.issued else None
    place = ", ".join(
        filter(None, (number or record.volume, record.pages or record.article_number))
    )
    return " ".join(filter(None, (name, place, year)))
