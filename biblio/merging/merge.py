"""What all records of one paper say together.

`merge` is a join of a semilattice: commutative, associative and idempotent, so that no order of
imports matters. `differences` and `restore` are each other's inverse around it: a source is kept
as what it says differently from the merged paper, and is whole again with the paper's row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from biblio.db import kept_json
from biblio.merging.precedence import claim, without_outdone
from biblio.model.identifiers import DIGESTS, Identifier
from biblio.model.quick_values import changed
from biblio.model.records import (
    PUBLICATION_TEXTS,
    TEXTS,
    Extra,
    PaperRecord,
    PaperVersion,
    Reference,
    Translation,
)
from biblio.model.records.said import ENCODERS, FIELDS, said_beside, values_said

# Decided as one value each, by the greatest claim. The author list and whether it was cut are one.
WHOLE = (
    *TEXTS,
    "authors",
    "categories",
    "submitted",
    "revised",
    "withdrawn",
    "deleted",
    *(name for name in PUBLICATION_TEXTS if name != "issued_printed"),
    "retracted",
    "keywords",
    "contributors",
    "references",
)
# Of these a list that is cut gives way to a whole one.
LISTS = frozenset({"authors", "authors_text"})
# Values that hang on another: they come from the record that wins that one. A date that cannot be
# read (`in press`) is asked by itself where none can.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "authors": ("authors_cut", "authors_shifted"),
    "issued": ("issued_printed",),
}
MERGED = "merged"  # the format of a merged record
# What is of a record and not of its paper.
UNSAID: Mapping[str, Any] = {
    "format": MERGED,
    "library": None,
    "is_notice": False,
    "datestamp": None,
    "warnings": (),
    "as_of": None,
}


def merge(records: Sequence[PaperRecord], anchor: Identifier | None = None) -> PaperRecord:
    """The paper that *records* (at least one, in normal form, of one paper) describe together.

    *anchor* is the identifier that makes it a paper (`biblio.identity`); without it, the least
    arXiv identifier that a record names.
    """
    if len(records) == 1:
        (only,) = records
        return changed(only, **UNSAID, **identified(only.own_identifiers, anchor, only.doi))
    values: dict[str, Any] = {}
    listed = without_outdone(records)
    for field in WHOLE:
        best = winner(field, listed if field in LISTS else records)
        if best is not None:
            for name in (field, *TOGETHER.get(field, ())):
                values[name] = getattr(best, name)
    if "issued" not in values and (best := winner("issued_printed", records)) is not None:
        values["issued_printed"] = best.issued_printed
    versions = _versions(records)
    latest = max((each.latest_version or 0 for each in records), default=0) or None
    if versions:
        if versions[0].version == 1 and versions[0].submitted:
            values["submitted"] = versions[0].submitted
        if versions[-1].version == latest and versions[-1].submitted:
            values["revised"] = versions[-1].submitted
    return PaperRecord(
        format=MERGED,
        latest_version=latest,
        versions=versions,
        translations=_translations(records),
        extra=_extra(records),
        author_identifiers=union("author_identifiers", records),
        links=union("links", records),
        cited=cited_beside(values.get("references", ()), records),
        **values,
        **identified(
            frozenset[Identifier]().union(*(each.own_identifiers for each in records)),
            anchor,
            values.get("doi"),
        ),
    )


def identified(
    named: frozenset[Identifier], anchor: Identifier | None, doi: str | None
) -> dict[str, Any]:
    """The arXiv identifier of a paper, and those of *named* that neither it nor *doi* names.

    A record of two papers on arXiv names both; only the one that the paper is stays with it.
    """
    if anchor is None:
        anchor = min((each for each in named if each.scheme == "arxiv"), default=None)
    elif anchor.scheme not in DIGESTS:
        named |= {anchor}
    arxiv_id = anchor.value if anchor is not None and anchor.scheme == "arxiv" else None
    told = PaperRecord(format=MERGED, arxiv_id=arxiv_id, doi=doi).own_identifiers
    others = (each for each in named - told if each.scheme != "arxiv")
    return {"arxiv_id": arxiv_id, "identifiers": tuple(sorted(others))}


def union(field: str, records: Sequence[PaperRecord]) -> tuple[Any, ...]:
    """What any record says in *field*, in order."""
    return tuple(sorted({value for each in records for value in getattr(each, field)}))


def cited_beside(
    references: Sequence[Reference], records: Sequence[PaperRecord]
) -> tuple[Identifier, ...]:
    """What any record says is cited and *references* do not name, in order."""
    named = {
        identifier
        for record in records
        if record.references or record.cited
        for each in record.references
        for identifier in each.identifiers
    }.union(*(each.cited for each in records))
    if not named:
        return ()
    return tuple(sorted(named.difference(*(each.identifiers for each in references))))


def winner(field: str, records: Sequence[PaperRecord]) -> PaperRecord | None:
    """The record whose value of *field* wins; None where all are silent."""
    speaking = [each for each in records if getattr(each, field) not in (None, ())]
    if len(speaking) < 2:  # noqa: PLR2004 - one needs no claim
        return speaking[0] if speaking else None
    # Of equal claims the value decides that hangs on this one, so that no order does.
    return max(
        speaking,
        key=lambda each: (
            claim(field, each, _comparable(field, each)),
            [str(getattr(each, name) or "") for name in TOGETHER.get(field, ())],
        ),
    )


def _comparable(field: str, record: PaperRecord) -> Any:  # noqa: ANN401 - a field's value
    value = getattr(record, field)
    if field == "authors":
        return [ENCODERS["authors"](value), record.authors_cut, record.authors_shifted]
    return value


def _best(field: str, said: Iterable[tuple[PaperRecord, Any]]) -> Any:  # noqa: ANN401 - a field's value
    """The value with the greatest claim among *said*; None where nothing is said."""
    return max(
        ((claim(field, record, value), value) for record, value in said if value is not None),
        key=lambda each: each[0],
        default=(None, None),
    )[1]


def _versions(records: Sequence[PaperRecord]) -> tuple[PaperVersion, ...]:
    """Every version that anyone knows, its date and size each from who is believed most."""
    known: dict[int, list[tuple[PaperRecord, PaperVersion]]] = {}
    for record in records:
        for version in record.versions:
            known.setdefault(version.version, []).append((record, version))
    return tuple(
        PaperVersion(
            number,
            _best("versions", ((record, each.submitted) for record, each in known[number])),
            _best("versions", ((record, each.size) for record, each in known[number])),
        )
        for number in sorted(known)
    )


def _translations(records: Sequence[PaperRecord]) -> tuple[Translation, ...]:
    """One translation a language, its parts each from who is believed most."""
    known: dict[str, list[tuple[PaperRecord, Translation]]] = {}
    for record in records:
        for each in record.translations:
            known.setdefault(each.language, []).append((record, each))
    return tuple(
        Translation(
            language,
            _best("translations", ((record, each.title) for record, each in said)),
            _best("translations", ((record, each.abstract) for record, each in said)),
        )
        for language, said in sorted(known.items())
    )


def _extra(records: Sequence[PaperRecord]) -> Extra:
    """Every further field that anyone knows."""
    known: dict[str, list[tuple[PaperRecord, tuple[str, ...]]]] = {}
    for record in records:
        for name, value in record.extra:
            known.setdefault(name, []).append((record, value))
    return tuple((name, _best("extra", said)) for name, said in sorted(known.items()))


EMPTY = PaperRecord(format=MERGED)


def differences(record: PaperRecord, merged: PaperRecord) -> str | None:
    """What *record* says otherwise than *merged*, as a JSON object; None where nothing.

    A field in which the record is silent and the paper is not is null.
    """
    said = said_beside(record, merged)
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode() if said else None


def fields_that_differ(one: PaperRecord, other: PaperRecord) -> list[str]:
    """The fields of a paper in which two records say something else."""
    return [name for name in FIELDS if getattr(one, name) != getattr(other, name)]


def restore(
    said: str | None, merged: PaperRecord, *, format_name: str, datestamp: str | None
) -> PaperRecord:
    """The record that said *said* (from `differences`) beside *merged*."""
    values: dict[str, Any] = (
        kept_json.read(said, kept_json.are_differences, "what a source says otherwise")
        if said
        else {}
    )
    return changed(
        merged,
        format=format_name,
        datestamp=datestamp,
        **values_said(values),
    )
