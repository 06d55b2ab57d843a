"""What a run alone has seen, and what other runs have seen as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, select

from biblio.db import bulk
from biblio.db.models import FloatingRecord, Import, RejectedRecord, Source
from biblio.merging.seen import SeenIds


class Kept(NamedTuple):
    """Rows that runs have seen: the tables that keep them, and the column that lists their ids."""

    models: tuple[Any, ...]
    column: str


RECORDS: Final = Kept((Source, FloatingRecord), "sources_seen")
REJECTIONS: Final = Kept((RejectedRecord,), "rejections_seen")


@dataclass(frozen=True, slots=True)
class Share:
    """The rows of one kind that a run has seen.

    `lost` are those that no other run saw; `inherited` those that it was the first to see and
    others saw too, with the first of these runs.
    """

    lost: SeenIds
    inherited: Sequence[tuple[int, SeenIds]]


def share_of(connection: Connection, run: Row[Any], kept: Kept) -> Share:
    """The share of the run whose row of `imports` *run* is in what is *kept*."""
    own = SeenIds()
    for model in kept.models:
        own.add(connection.scalars(select(model.id).where(model.import_id == run.id)))
    seen = SeenIds.of_json(getattr(run, kept.column)) | own
    others = SeenIds()
    inherited: list[tuple[int, SeenIds]] = []
    for other, ranges in connection.execute(
        select(Import.id, getattr(Import, kept.column))
        .where(Import.id != run.id)
        .order_by(Import.id)
    ).all():
        theirs = SeenIds.of_json(ranges)
        from_run = (own & theirs) - others
        if from_run.ranges():
            inherited.append((other, from_run))
        others = others | theirs
    foreign = SeenIds()
    for model in kept.models:
        foreign.add(
            connection.scalars(
                select(model.id).where(
                    model.import_id != run.id, model.id.in_(bulk.integers(seen - others))
                )
            )
        )
    return Share(seen - others - foreign, inherited)
