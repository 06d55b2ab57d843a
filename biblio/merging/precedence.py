"""Which source is believed where two differ, field by field.

What each source is worth stands beside its reader (`biblio.formats.standing`). A record of a notice
(an erratum, a retraction) is believed last in every field, since it tells of another work. Else a
value wins by its source's standing for that field, then by the newer datestamp, then by the
newer version it speaks of, then by the longer list, then by the later time as of which it was
seen, then by the longer text, and last by the value itself, so that ties are settled the same
everywhere. Two things stand above that order because they are facts of time and not of trust: the
date of a version is asked of each version apart, and whoever knows a newer version knows better
when the paper was last revised and whether it is withdrawn, and whoever describes what was
published knows better than a record of the preprint where that was. Where only some sources number
the versions, the day of the last revision tells who knows the newer one.

A longer list stands above the time because two sources that differ in how much they have are
rarely an edition and its correction; a text of another length often is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import orjson

from biblio.db.arrivals import HAND
from biblio.formats import FORMATS
from biblio.formats.standing import CARRIED, GROUPS, Standing
from biblio.model.records import PaperRecord
from biblio.model.withdrawals import are_withdrawing

REPAIR: Final = "repair"
OWN: Final = (
    # Who writes into the tables means it: no source is believed more.
    Standing(
        format=HAND,
        carries=frozenset(CARRIED),
        texts=100,
        names=100,
        dates=100,
        publication=100,
        deletions=100,
    ),
    # A repaired list stands above the listing that it repairs alone.
    Standing(format=REPAIR, carries=frozenset({"authors"}), names=20),
)
"""Who speaks without being read: people who write into the tables, and biblio itself."""

STANDINGS: Final[Mapping[str, Standing]] = {
    each.format: each for each in (*OWN, *(each for source in FORMATS for each in source.standings))
}
"""Who speaks, by the name that its records bear."""

_TRUST: Final[Mapping[str, Mapping[str, int]]] = {
    field: {name: each.trust(field) for name, each in STANDINGS.items()} for field in CARRIED
}
_NOBODY: Final[Mapping[str, int]] = {}

# Fields whose newest version is asked first, then the standing.
BY_VERSION_FIRST = frozenset({"revised", "withdrawn"})


# What a paper is no more when it is published, and what says nothing of what it is.
LESSER_KINDS = frozenset({"preprint", "other"})


class Claim(NamedTuple):
    """How strongly a record speaks: the greater claim wins.

    `is_work` says that it is no notice. `first` says how new a version the record knows, or whether
    it is of what was published, where that comes before its standing; `parts` and `length` how much
    it says; `value` is the value itself as canonical JSON.
    """

    is_work: bool
    first: tuple[int | str | bool, ...]
    standing: int
    datestamp: str
    version: int
    parts: int
    as_of: str
    length: int
    value: bytes


def claim(field: str, record: PaperRecord, value: Any) -> Claim:  # noqa: ANN401 - a field's value
    """The strength of what *record* says in *field*."""
    version = record.latest_version or 0
    encoded = orjson.dumps(value, default=list, option=orjson.OPT_SORT_KEYS)
    parts = record.authors if field in {"authors", "authors_text"} else value
    return Claim(
        is_work=not record.is_notice,
        first=_first(field, record),
        standing=standing(field, record.format),
        datestamp=record.datestamp or "",
        version=version,
        parts=len(parts) if isinstance(parts, tuple) else 0,
        as_of=record.as_of or "",
        length=len(encoded) if isinstance(value, str | tuple | list) else 0,
        value=encoded,
    )


def _first(field: str, record: PaperRecord) -> tuple[int | str | bool, ...]:
    """What is asked before the standing: of some fields how new a version *record* knows.

    Of publication facts it is whether the record is of what was published, so that a paper does not
    get the journal of the one and the date of its preprint.

    Not every source numbers the versions, so that withdrawals go by the day of the last one. On
    the same day a flag comes before comments that are silent, since comments need not say it.
    """
    if field == "revised":
        return (record.latest_version or 0,)
    if field == "withdrawn":
        return (record.revised or "")[: len("2007-04-02")], _is_flagged(record)
    if GROUPS.get(field) == "publication":
        return (record.kind not in LESSER_KINDS or record.format == HAND,)
    return ()


def _is_flagged(record: PaperRecord) -> bool:
    """Whether *record* says without words that the paper is withdrawn."""
    return record.withdrawn is True and not are_withdrawing(record.comments, record.abstract)


def standing(field: str, format_name: str) -> int:
    """How far *format_name* is believed in *field*: greater is better, 0 for a stranger."""
    return _TRUST.get(field, _NOBODY).get(format_name, 0)


def without_outdone(records: Sequence[PaperRecord]) -> Sequence[PaperRecord]:
    """Those of *records* whose author list, or what is printed of it, may be believed.

    A list that is cut (`et al.`) is outdone by any whole one that is at least as long, whatever
    the sources: the whole one says all that the other says of who is an author, and more. A longer
    one that is cut stands against a short one that is whole by its source. The list of a notice
    outdoes nobody where the work itself has one. Taken of the whole set at once, so that the order
    of *records* does not matter.
    """
    of_work = [each for each in records if each.authors and not each.is_notice] or records
    longest = max((len(each.authors) for each in of_work if not each.authors_cut), default=0)
    if not longest:
        return records
    return [each for each in records if not each.authors_cut or len(each.authors) > longest]
