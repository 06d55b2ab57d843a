"""What an import tells of itself: progress while it runs, a report when it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from biblio.model.identifiers import plain
from biblio.model.records import Rejection

KEPT = 20  # rejections, warnings and changes that a report shows; the database keeps them all


class Progress(NamedTuple):
    """How far a run is. `bytes_total` is None where the input's size cannot be known.

    `is_finishing` where all is read, and indexes are built.
    """

    source: str
    read: int
    bytes_read: int
    bytes_total: int | None
    seconds: float
    is_finishing: bool = False

    @property
    def share(self) -> float | None:
        """How much of the input is read, from 0 to 1; None where that cannot be known."""
        return min(self.bytes_read / self.bytes_total, 1.0) if self.bytes_total else None

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the speed so far; None where that cannot be known."""
        return self.seconds * (1 / self.share - 1) if self.share and not self.is_finishing else None


class Change(NamedTuple):
    """One field of one paper that a run changed, old and new as JSON values.

    `handle` is the paper's best identifier, with its scheme.
    """

    handle: str
    field: str
    old: Any
    new: Any

    @property
    def plain_handle(self) -> str:
        """What people read: an arXiv identifier alone, else the handle."""
        return plain(self.handle)


class RejectedEntry(NamedTuple):
    """One entry that a run rejected; `format` is that of `raw`, None where it came in part only."""

    format: str | None
    source: str
    place: str
    identifier: str | None
    reason: str
    raw: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one run did: read = added + updated + unchanged + held + rejected.

    `import_id` is None where nothing was written (a dry run). `rejections`, `warnings_given` and
    `changes` hold the first few; `fields_changed` counts all changes. `people_changed` are others
    than before, where people are kept in the database.
    """

    import_id: int | None
    source: str
    format: str
    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    held: int = 0
    rejected: int = 0
    warnings: int = 0
    fields_changed: int = 0
    rejections: tuple[Rejection, ...] = ()
    warnings_given: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    people_changed: int = 0


class PeopleProgress(NamedTuple):
    """How far the people of touched blocks are computed anew, and how many are others so far."""

    done: int
    blocks: int
    changed: int
    seconds: float


@dataclass(slots=True)
class Tally:
    """A report that is being counted."""

    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("read", "added", "updated", "unchanged", "held", "rejected", "warnings"), 0
        )
    )
    formats: set[str] = field(default_factory=set)
    rejections: list[Rejection] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    fields_changed: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, outcomes: Mapping[str, int]) -> None:
        """Add *outcomes*, each an entry read."""
        for outcome, number in outcomes.items():
            self.counts[outcome] += number
            self.counts["read"] += number

    def warn(self, sentence: str) -> None:
        """Count a warning, and keep the first few."""
        self.counts["warnings"] += 1
        if len(self.warnings) < KEPT:
            self.warnings.append(sentence)

    def change(self, changes: Sequence[Change], kept: int | None) -> None:
        """Count *changes*, and keep the first *kept*; None for all."""
        self.fields_changed += len(changes)
        room = len(changes) if kept is None else kept - len(self.changes)
        self.changes.extend(changes[: max(room, 0)])

    def report(self, import_id: int | None, source: str) -> ImportReport:
        """The report as it stands."""
        return ImportReport(
            import_id=import_id,
            source=source,
            format=" ".join(sorted(self.formats)),
            rejections=tuple(self.rejections[:KEPT]),
            warnings_given=tuple(self.warnings),
            changes=tuple(self.changes),
            fields_changed=self.fields_changed,
            notes=tuple(self.notes),
            **self.counts,
        )
