"""Mending what `biblio db check` finds, from what the tables still know.

A paper of which something is lost is taken out with its records, so that importing its sources
again brings it back whole: nothing is made up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    ForeignKey,
    bindparam,
    delete,
    func,
    select,
    update,
)

from biblio.changes import author_places, membership, people_rows
from biblio.changes.checking import check
from biblio.db import (
    bulk,
    consistency,
    engines,
    indexes,
    label_keys,
    named_dois,
)
from biblio.db.consistency import RULES, Finding
from biblio.db.engine import explained, make_engine
from biblio.db.maintenance import OnCheck
from biblio.db.models import (
    Author,
    Authorship,
    Base,
    Contributor,
    FloatingPaper,
    FloatingRecord,
    Import,
    PackedList,
    Paper,
    RejectedRecord,
    Source,
)
from biblio.db.wording import worded
from biblio.importing.running import require_none_running
from biblio.merging.authors import AuthorIds
from biblio.merging.record_rows import delete_records
from biblio.merging.seen import SeenIds
from biblio.merging.writing import delete_papers
from biblio.model.names import search_keys

ROUNDS = 3  # what is mended may bring to light what it hid


@dataclass(frozen=True, slots=True)
class MendReport:
    """What was mended, and what is left.

    `copy` is the file as it was, None where nothing was written. `papers` were taken out, and the
    inputs in `sources` bring them back; `left` is what a check still finds.
    """

    copy: Path | None = None
    mended: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    left: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Mending:
    """One transaction that mends, and what it took out."""

    connection: Connection
    papers: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def mend(self, findings: Collection[Finding]) -> None:
        """Mend all that the tables tell."""
        if any(each.what.startswith("integrity: ") for each in findings):
            engines.care(self.connection).reindex(self.connection)
        engines.views(self.connection).restore(self.connection)
        engines.triggers(self.connection).restore(self.connection)
        indexes.restore(self.connection)
        if any("search index" in each.what for each in findings):
            engines.search_index(self.connection).rebuild(self.connection)
        for column, model in (("sources_seen", Source), ("rejections_seen", RejectedRecord)):
            self._write_ranges(column, model)
        self._forget_what_is_lost()
        self._delete_orphans()
        self._renumber(consistency.misnumbered(self.connection))
        label_keys.write_keys(self.connection)  # before it is asked which of one name holds
        for rule in RULES:
            if rule.statement is not None:
                self.connection.execute(worded(self.connection, rule.statement))
        named_dois.name_dois(self.connection)
        stale = consistency.wrong_lists(self.connection)
        self.connection.execute(
            delete(PackedList).where(PackedList.paper_id.in_(bulk.integers(stale)))
        )
        self._write_keys()
        self._apply_rules({each.mend for each in findings})

    def _apply_rules(self, named: set[str]) -> None:
        """Mend what the rules of merging say of tables that agree, where it is *named*."""
        if named & {membership.PUTS, membership.FINDS}:
            membership.mend_membership(self.connection)
        if author_places.GIVES in named:
            author_places.mend_author_places(self.connection)
        if people_rows.COMPUTES in named:
            people_rows.mend_people(self.connection)

    def _write_ranges(self, column: str, model: Any) -> None:  # noqa: ANN401 - a mapped class
        """Where it cannot be read what a run has seen, put what it was the first to see."""
        for number in consistency.unreadable_ranges(self.connection, column):
            first = SeenIds(
                self.connection.scalars(select(model.id).where(model.import_id == number))
            )
            self.connection.execute(
                update(Import).where(Import.id == number).values({column: first.json()})
            )

    def _forget_what_is_lost(self) -> None:
        connection = self.connection
        papers = {
            number
            for rule in RULES
            if rule.statement is None
            for number in consistency.wrong_ids(connection, rule)
        }
        for model in (Authorship, Contributor):
            papers.update(
                connection.scalars(
                    select(model.paper_id).where(_is_orphan(_key(model, "author_id")))
                )
            )
        sources = set(consistency.unreadable_differences(connection))
        for column in ("import_id", "paper_id"):
            sources.update(
                connection.scalars(select(Source.id).where(_is_orphan(_key(Source, column))))
            )
        sources.update(
            connection.scalars(
                select(FloatingRecord.id).where(_is_orphan(_key(FloatingRecord, "import_id")))
            )
        )
        lost = bulk.integers(sources)
        for owners in (
            select(Source.paper_id).where(Source.id.in_(lost)),
            select(FloatingPaper.paper_id).where(FloatingPaper.record_id.in_(lost)),
        ):
            papers.update(connection.scalars(owners))
        sources.update(
            connection.scalars(select(Source.id).where(Source.paper_id.in_(bulk.integers(papers))))
        )
        self._forget(papers, sources)

    def _forget(self, papers: set[int], sources: set[int]) -> None:
        """Take *papers* and *sources* out, as if no run had seen them."""
        if not papers and not sources:
            return
        connection = self.connection
        lost = SeenIds(sources)
        for number, name, ranges in connection.execute(
            select(Import.id, Import.source, Import.sources_seen)
        ).all():
            seen = SeenIds.of_json(ranges)
            if (seen & lost).ranges():
                self.sources.add(name)
                connection.execute(
                    update(Import)
                    .where(Import.id == number)
                    .values(sources_seen=(seen - lost).json())
                )
        self.papers.update(
            connection.scalars(
                select(func.coalesce(Paper.arxiv_id, Paper.anchor)).where(
                    Paper.id.in_(bulk.integers(papers))
                )
            )
        )
        delete_papers(connection, papers, AuthorIds())
        delete_records(connection, sources)

    def _delete_orphans(self) -> None:
        """Delete the rows that point to rows that are gone."""
        for table in Base.metadata.sorted_tables:
            for each in table.foreign_keys:
                self.connection.execute(table.delete().where(_is_orphan(each)))

    def _renumber(self, wanted: Mapping[int, int]) -> None:
        """Give papers other numbers, new by old; one may take the number that another leaves."""
        if not wanted:
            return
        connection = self.connection
        engines.care(connection).postponing_keys(connection)
        columns = [
            Paper.__table__.c.id,
            *(
                key.parent
                for table in Base.metadata.sorted_tables
                for key in table.foreign_keys
                if key.column is Paper.__table__.c.id
            ),
        ]
        search_index = engines.search_index(connection)
        with engines.triggers(connection).suspended(connection):
            search_index.remove(connection, wanted)
            for steps in (
                [{"old": old, "new": -new} for old, new in wanted.items()],
                [{"old": -new, "new": new} for new in wanted.values()],
            ):
                for each in columns:
                    connection.execute(
                        update(each.table)
                        .where(each == bindparam("old"))
                        .values({each.name: bindparam("new")}),
                        steps,
                    )
            search_index.add(connection, wanted.values())

    def _write_keys(self) -> None:
        for number, name in consistency.wrong_keys(self.connection):
            self.connection.execute(
                update(Author).where(Author.id == number).values(search_keys(name)._asdict())
            )


def mend(url: URL, on_progress: OnCheck | None = None) -> MendReport:
    """Mend what a check of the database finds, so far as the tables tell how; what was done.

    The file as it was is copied beside it first, unless there is nothing to mend. *on_progress* is
    told of each step of the checks before and after.

    Raises:
        DatabaseError: it cannot be opened, copied or written, or an import is running.
    """
    findings = check(url, on_progress)
    if not any(each.is_mendable for each in findings):
        return MendReport(left=tuple(findings))
    copy = engines.backups(url).backup_beside(url, "mend")
    mended: dict[str, None] = {}
    papers: set[str] = set()
    sources: set[str] = set()
    engine = make_engine(url)
    try:
        for _ in range(ROUNDS):
            if not any(each.is_mendable for each in findings):
                break
            with explained(url), engine.begin() as connection:
                require_none_running(connection)
                work = _Mending(connection)
                work.mend(findings)
            papers |= work.papers
            sources |= work.sources
            mended |= dict.fromkeys(each.what for each in findings if each.is_mendable)
            findings = check(url, on_progress)
    finally:
        engine.dispose()
    still = {each.what for each in findings}
    return MendReport(
        copy,
        tuple(each for each in mended if each not in still),
        tuple(sorted(papers)),
        tuple(sorted(sources)),
        tuple(findings),
    )


def _key(model: type[Base], column: str) -> ForeignKey:
    """The foreign key of a column that has one."""
    (found,) = bulk.table_of(model).c[column].foreign_keys
    return found


def _is_orphan(key: ForeignKey) -> ColumnElement[bool]:
    """Whether a row points to one that is gone."""
    parent = key.column.table
    there = select(parent.c[key.column.name]).where(key.column == key.parent).exists()
    return key.parent.is_not(None) & ~there
