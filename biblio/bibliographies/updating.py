"""A .bib file brought up to date: only what changed has changed, all else stays to the letter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.orm import Session

from biblio.bibliographies.entries import BibEntry, read_entries
from biblio.bibliographies.facts import (
    Fact,
    facts_of,
    is_of_a_preprint,
    is_published,
    type_for,
)
from biblio.bibliographies.matching import Matched, match_entries
from biblio.bibliographies.styles import EntryStyle, FileStyle, cased_type, is_one_piece
from biblio.formats.bibtex.blocks import PlacedEntry, PlacedField, placed_entry
from biblio.formats.bibtex.fields import MONTH_MACROS, MONTHS, read_fields
from biblio.merging.loading import load_merged
from biblio.model.records import PaperRecord

__all__ = ["BibChange", "BibNote", "BibUpdate", "update", "updated"]


class BibChange(NamedTuple):
    """One value that was changed or added: in the entry *key*, which begins on *line*."""

    line: int
    key: str
    field: str
    before: str | None
    after: str


class BibNote(NamedTuple):
    """What is to be told of the entry *key*, which begins on *line* and is left so."""

    line: int
    key: str
    text: str


class BibUpdate(NamedTuple):
    """A file as it was and as it is to be, what was changed, and what is to be told."""

    before: bytes
    after: bytes
    changes: tuple[BibChange, ...]
    notes: tuple[BibNote, ...]


class _Edit(NamedTuple):
    """The bytes that come in the place of those from *start* to *end*."""

    start: int
    end: int
    text: bytes


def update(session: Session, data: bytes, *, overwrite: bool = False) -> BibUpdate:
    """The .bib file *data* with what the library knows of preprints that were published; `updated`.

    Raises:
        UnreadableSource: its characters have two or four bytes each, or there is no entry.
    """
    matched = match_entries(session, read_entries(data))
    papers = sorted({each.paper for each in matched if each.paper is not None})
    loaded = load_merged(session.connection(), papers)
    said = {number: paper.merged for number, paper in loaded.items()}
    return updated(data, matched, said, overwrite=overwrite)


def updated(
    data: bytes,
    matched: Iterable[Matched[BibEntry]],
    papers: Mapping[int, PaperRecord],
    *,
    overwrite: bool = False,
) -> BibUpdate:
    """The .bib file *data* with what *papers* say of entries of preprints that were published.

    Journal or book, volume, number, pages, year and DOI are added where an entry is silent; where
    the library knows no journal but a DOI, as arXiv tells it, that alone. A value that is of the
    preprint is changed; one that a person wrote otherwise is told, and changed
    only to *overwrite* it. No field is ever taken away. What comes from a string or a parent stays.
    """
    style = FileStyle.of(data)
    edits: list[_Edit] = []
    changes: list[BibChange] = []
    notes: list[BibNote] = []
    for each in matched:
        entry, paper, reason = each.entry, each.paper, each.reason
        if entry.fault is not None or paper is None:
            why = entry.fault or reason or ""
            notes.append(BibNote(entry.line, entry.key, f"{why}; it is left as it is"))
        elif entry.record is not None:
            work = _Work(entry, entry.record, papers[paper], style, overwrite)
            work.do(data)
            edits += work.edits
            changes += work.changes
            notes += work.notes
    return BibUpdate(data, _edited(data, edits), tuple(changes), tuple(notes))


def _edited(data: bytes, edits: Iterable[_Edit]) -> bytes:
    parts, place = [], 0
    for start, end, text in sorted(edits):
        parts += [data[place:start], text]
        place = end
    return b"".join([*parts, data[place:]])


@dataclass(slots=True)
class _Work:
    """One entry being brought up to date."""

    entry: BibEntry
    said: PaperRecord
    paper: PaperRecord
    style: FileStyle
    overwrite: bool
    edits: list[_Edit] = field(default_factory=list)
    changes: list[BibChange] = field(default_factory=list)
    notes: list[BibNote] = field(default_factory=list)
    text: str = ""

    def do(self, data: bytes) -> None:
        """Find what is to be changed in the entry, which stands in *data*."""
        was_preprint = is_of_a_preprint(self.said, self.entry.type)
        is_known = is_published(self.paper)
        if not (was_preprint or self.said.arxiv_id) or not (is_known or self.paper.doi):
            return
        self.text = data[self.entry.start : self.entry.end].decode("latin-1")
        placed = placed_entry(self.text)
        if placed is None or not placed.fields:
            self._tell("it is not written as it should be; it is left as it is")
            return
        values = read_fields(self.entry.needed).values
        own: dict[str, PlacedField] = {}
        for each in placed.fields:
            if own.setdefault(each.name.lower(), each) is not each:
                self._tell(f"{each.name} stands there twice; the first counts")
        style = EntryStyle(self.text, placed)
        added = ""
        for fact in facts_of(self.paper, self.said, values):
            if not fact.is_same and (is_known or fact.is_verbatim):
                added += self._put(fact, own, values, style, was_preprint=was_preprint)
        if added:
            self._edit(placed.fields[-1].value_end, placed.fields[-1].value_end, added)
        if was_preprint and is_known:
            self._retype(placed)
        elif was_preprint and self.paper.journal_ref:
            self._tell(
                f"it appeared as {self.paper.journal_ref!r}, of which the library knows the DOI "
                "alone; import a record of that for the other fields"
            )

    def _put(
        self,
        fact: Fact,
        own: Mapping[str, PlacedField],
        values: Mapping[str, str],
        style: EntryStyle,
        *,
        was_preprint: bool,
    ) -> str:
        """Change the field that says otherwise than *fact*; a new one is given back as text."""
        name = next((each for each in fact.names if each in values), fact.names[0])
        text = fact.text[:4] if name == "year" else fact.text
        value = self.style.value(text, is_verbatim=fact.is_verbatim)
        if value is None:
            self._tell(f"{name} is {text!r} in the library, which the file's encoding has not")
            return ""
        written = value.decode("latin-1")
        if name not in values:
            self._changed(style.cased(name), None, text)
            return style.added(name, style.delimited(written))
        if name not in own:
            self._tell(f"{name} is {text!r} in the library; it comes from a parent and stays")
            return ""
        place = own[name]
        before = self.text[place.value_start : place.value_end]
        if not is_one_piece(before):
            self._tell(f"{name} is {text!r} in the library; it comes from a string and stays")
            return ""
        is_of_preprint = fact.said is None or (was_preprint and name in {"year", "date"})
        if not (is_of_preprint or self.overwrite):
            self._tell(
                f"{name} is {text!r} in the library, and {fact.said!r} here; "
                "it stays unless you say --overwrite"
            )
            return ""
        self._changed(place.name, fact.said, text)
        self._edit(place.value_start, place.value_end, style.delimited(written, before))
        if name == "year":
            self._month(own)
        return ""

    def _month(self, own: Mapping[str, PlacedField]) -> None:
        """Let the month be of the year that was changed."""
        place = own.get("month")
        issued = self.paper.issued or ""
        if place is None:
            return
        before = self.text[place.value_start : place.value_end]
        if len(issued) < len("2020-01") or not (is_one_piece(before) or before.lower() in MONTHS):
            self._tell("month may be of the preprint; it stays")
            return
        macro = MONTH_MACROS[int(issued[5:7])]
        if before.lower() != macro:
            self._changed(place.name, before, macro)
            self._edit(place.value_start, place.value_end, macro)

    def _retype(self, placed: PlacedEntry) -> None:
        """Let the type be of the kind that the paper became."""
        before = self.text[placed.type_start : placed.type_end]
        after = cased_type(type_for(self.paper, self.entry.type), before)
        if after.lower() != before.lower():
            self._changed("type", before, after)
            self._edit(placed.type_start, placed.type_end, after)

    def _edit(self, start: int, end: int, text: str) -> None:
        place = self.entry.start
        self.edits.append(_Edit(place + start, place + end, text.encode("latin-1")))

    def _changed(self, name: str, before: str | None, after: str) -> None:
        self.changes.append(BibChange(self.entry.line, self.entry.key, name, before, after))

    def _tell(self, text: str) -> None:
        self.notes.append(BibNote(self.entry.line, self.entry.key, text))
