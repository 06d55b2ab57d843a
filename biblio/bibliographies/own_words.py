"""Tags and lists that the entries of a bibliography carry, put onto the papers that they are.

Reference managers keep them as keywords, and JabRef keeps groups beside these, as `export --own`
writes them.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from biblio import formats
from biblio.annotations import changes
from biblio.bibliographies.matching import match_entries
from biblio.db import bulk
from biblio.db.models import Category, Keyword
from biblio.db.through import session_on
from biblio.errors import InvalidData, InvalidQuery, UnknownFormat
from biblio.formats import fields
from biblio.importing.normalise import normalise
from biblio.model.labels import label_key, label_of
from biblio.model.records import PaperRecord, Rejection

__all__ = ["OwnEntry", "OwnWordsReport", "Unmatched", "put_own_words", "read_own_entries"]

_GROUPS: Final = "bibtex.groups"
_HAVE_GROUPS: Final = frozenset({"bibtex"})
_FORMATS: Final = frozenset({"bibtex", "ris", "csl-json"})
_HEAD: Final = 1 << 16
_DIVIDERS: Final = re.compile(r"[;,]")


class OwnEntry(NamedTuple):
    """An entry of a file: where it stands, its record in normal form, or why there is none."""

    place: str
    record: PaperRecord | None = None
    fault: str | None = None


class Unmatched(NamedTuple):
    """An entry that is no paper of the library, and why not, in one sentence."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnWordsReport:
    """What became of the tags and lists in a bibliography of so many `entries`.

    `tags` and `lists` count what was put onto `papers` by the change `change_id`, which is None
    where all was so before. `unmatched` are the entries that are no paper here; each of `left` says
    of a keyword or a group why it is no tag or list.
    """

    change_id: int | None
    entries: int
    papers: int
    tags: int
    lists: int
    unmatched: tuple[Unmatched, ...] = ()
    left: tuple[str, ...] = ()


def read_own_entries(data: bytes, name: str) -> list[OwnEntry]:
    """The entries of the file *name*, which holds *data*, in their order.

    Raises:
        UnreadableSource: it is empty, or cannot be read at all.
        UnknownFormat: it is neither BibTeX nor RIS nor CSL-JSON.
    """
    other = f"{name} is neither an export of annotations nor BibTeX, RIS or CSL-JSON"
    try:
        reader = formats.detect(data[:_HEAD], name)
    except UnknownFormat:
        raise UnknownFormat(other) from None
    if reader.name not in _FORMATS:
        raise UnknownFormat(f"{other}; `biblio import` reads its format, {reader.name}")
    return [_entry(each, reader) for each in formats.entries(io.BytesIO(data), reader)]


def _entry(entry: formats.Entry, reader: formats.Format) -> OwnEntry:
    read = formats.parse(entry, reader)
    if isinstance(read, Rejection):
        return OwnEntry(entry.place, fault=read.reason)
    try:
        return OwnEntry(entry.place, normalise(read))
    except InvalidData as error:
        return OwnEntry(entry.place, fault=str(error))


def put_own_words(
    connection: Connection, entries: Collection[OwnEntry], *, all_keywords: bool = False
) -> OwnWordsReport:
    """Put the tags and lists of *entries* onto their papers, as one change.

    Keywords are tags, but for those that the paper has from its sources: with *all_keywords* these
    are as well. Groups are lists. What is on a paper already stays as it is.
    """
    matched = match_entries(session_on(connection), entries)
    labels = _Labels()
    records = [(each.paper, each.entry.record) for each in matched]
    found = [(paper, record) for paper, record in records if paper is not None and record]
    had = _had(connection, {paper for paper, _ in found}, all_keywords=all_keywords)
    for paper, record in found:
        for keyword in _keywords(record):
            if _folded(keyword) not in had[paper, record.format in _HAVE_GROUPS]:
                labels.add(changes.TAG, paper, keyword)
        for group in _groups(record):
            labels.add(changes.LIST, paper, group)
    said = [*labels.said(connection, changes.TAG), *labels.said(connection, changes.LIST)]
    tags = sum(each.kind == changes.TAG for each in said)
    return OwnWordsReport(
        changes.write(connection, "annotations import", said),
        len(matched),
        len({each.handle for each in said}),
        tags,
        len(said) - tags,
        tuple(
            Unmatched(each.entry.place, each.reason or "") for each in matched if each.paper is None
        ),
        tuple(labels.left),
    )


class _Labels:
    """The tags and lists that papers are to have, by id, and why some words are none."""

    def __init__(self) -> None:
        self.wanted: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        self.left: dict[str, None] = {}

    def add(self, kind: str, paper: int, word: str) -> None:
        """Let the *paper* have *word* as a tag or a list, or note why it cannot be one."""
        try:
            name = label_of(word, kind)
        except InvalidQuery as error:
            self.left[str(error)] = None
        else:
            self.wanted[kind][paper].setdefault(label_key(name), name)

    def said(self, connection: Connection, kind: str) -> Iterator[changes.Said]:
        """What puts those of *kind* onto the papers that have them not."""
        wanted = {paper: tuple(names.values()) for paper, names in self.wanted[kind].items()}
        return changes.put_on(connection, kind, wanted)


def _keywords(record: PaperRecord) -> tuple[str, ...]:
    """The keywords of *record*; among those of RIS its reader knows the categories of arXiv."""
    return (*record.keywords, *(record.categories if record.format == "ris" else ()))


def _groups(record: PaperRecord) -> Iterator[str]:
    """The groups of *record*, which JabRef divides as it does keywords."""
    for name, said in record.extra:
        if name == _GROUPS:
            yield from (group for text in said for group in fields.listed(text))


def _had(
    connection: Connection, papers: Collection[int], *, all_keywords: bool
) -> Mapping[tuple[int, bool], Collection[str]]:
    """Which keywords of each of the ids *papers* are no tags; for formats that have groups, or not.

    Those are the categories, the keywords of its sources, and, where a format has no groups and
    lists stand among the keywords, the lists that the paper is in.
    """
    found: dict[tuple[int, bool], set[str]] = defaultdict(set)
    columns = [(Category.paper_id, Category.category)]
    columns += [] if all_keywords else [(Keyword.paper_id, Keyword.keyword)]
    for paper_id, column in columns:
        among = select(paper_id, column).where(paper_id.in_(bulk.integers(papers)))
        for paper, text in connection.execute(among):
            # A format that lists keywords on one line divides one that holds a semicolon.
            words = {_folded(text), *map(_folded, _DIVIDERS.split(text))}
            found[paper, True] |= words
            found[paper, False] |= words
    for paper, standing in changes.stands_on(connection, papers, changes.LIST).items():
        found[paper, False] |= {each.key for each in standing}
    return found


def _folded(word: str) -> str:
    """*word* as it is compared with others."""
    return label_key(" ".join(word.split()))
