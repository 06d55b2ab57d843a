"""Which source is believed where two differ, field by field: the one written table.

A value wins by its source's standing for that field, then by the newer datestamp, then by the
newer version it speaks of, then by the longer list, then by the later time as of which it was
seen, then by the longer text, and last by the value itself, so that ties are settled the same
everywhere. Two things stand above that order because they are facts of time and not of trust: the
date of a version is asked of each version apart, and whoever knows a newer version knows better
when the paper was last revised and whether it is withdrawn. Where only some sources number the
versions, the day of the last revision tells who knows the newer one.

A longer list stands above the time because two sources that differ in how much they have are
rarely an edition and its correction; a text of another length often is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from biblio.model.records import PaperRecord
from biblio.model.withdrawals import are_withdrawing

# Best first; formats of one group stand alike. A format that is not named stands last.
Standing = tuple[frozenset[str], ...]


def _standing(*groups: str) -> Standing:
    return tuple(frozenset(group.split()) for group in groups)


# Who writes into the tables means it (`hand`): no source is believed more.
# Versions carry dates of their own in arXivRaw and the snapshot; the OAI format arXiv prints the
# current version's date under `created` since March 2025, so that it ranks below all but BibTeX.
DATES = _standing(
    "hand", "oai:arXivRaw snapshot", "atom", "abs", "listing", "oai:oai_dc", "oai:arXiv"
)
# Structured before printed. A repaired list stands above the listing that it repairs alone.
NAMES = _standing(
    "hand", "snapshot oai:arXiv", "oai:arXivRaw", "abs", "atom", "oai:oai_dc", "repair", "listing"
)
TEXTS = _standing("hand", "oai:arXivRaw snapshot oai:arXiv", "atom", "abs", "oai:oai_dc", "listing")
# Only OAI speaks of deletions, and there the newest word counts.
DELETIONS = _standing("hand", "oai:header oai:arXiv oai:arXivRaw oai:oai_dc")

STANDINGS: Mapping[str, Standing] = {
    "submitted": DATES,
    "revised": DATES,
    "versions": DATES,
    "authors": NAMES,
    "deleted": DELETIONS,
}

# Fields whose newest version is asked first, then the standing.
BY_VERSION_FIRST = frozenset({"revised", "withdrawn"})


class Claim(NamedTuple):
    """How strongly a record speaks: the greater claim wins.

    `first` says how new a version the record knows, where that comes before its standing;
    `parts` and `length` how much it says; `value` is the value itself as canonical JSON.
    """

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
    encoded = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    parts = record.authors if field in {"authors", "authors_text"} else value
    return Claim(
        first=_newness(field, record),
        standing=standing(field, record.format),
        datestamp=record.datestamp or "",
        version=version,
        parts=len(parts) if isinstance(parts, tuple) else 0,
        as_of=record.as_of or "",
        length=len(encoded) if isinstance(value, str | tuple | list) else 0,
        value=encoded,
    )


def _newness(field: str, record: PaperRecord) -> tuple[int | str | bool, ...]:
    """How new a version *record* knows, for the fields of which the newest is asked first.

    Not every source numbers the versions, so that withdrawals go by the day of the last one. On
    the same day a flag comes before comments that are silent, since comments need not say it.
    """
    if field == "revised":
        return (record.latest_version or 0,)
    if field == "withdrawn":
        return (record.revised or "")[: len("2007-04-02")], _is_flagged(record)
    return ()


def _is_flagged(record: PaperRecord) -> bool:
    """Whether *record* says without words that the paper is withdrawn."""
    return record.withdrawn is True and not are_withdrawing(record.comments, record.abstract)


def standing(field: str, format_name: str) -> int:
    """How far *format_name* is believed in *field*: greater is better, 0 for a stranger."""
    groups = STANDINGS.get(field, TEXTS)
    for place, group in enumerate(groups):
        if format_name in group:
            return len(groups) - place
    return 0


def without_outdone(records: Sequence[PaperRecord]) -> Sequence[PaperRecord]:
    """Those of *records* whose author list, or what is printed of it, may be believed.

    A list that is cut (`et al.`) is outdone by any whole one that is at least as long, whatever
    the sources: the whole one says all that the other says of who is an author, and more. A longer
    one that is cut stands against a short one that is whole by its source. Taken of the whole set
    at once, so that the order of *records* does not matter.
    """
    longest = max((len(each.authors) for each in records if not each.authors_cut), default=0)
    if not longest:
        return records
    return [each for each in records if not each.authors_cut or len(each.authors) > longest]
