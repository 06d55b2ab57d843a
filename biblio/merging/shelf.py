"""The stored papers that a change looks at, each loaded once, with the records that made them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from sqlalchemy import Connection, Select, SQLColumnExpression, exists, or_, select

from biblio.db import bulk
from biblio.db.models import (
    FloatingIdentifier,
    FloatingPaper,
    FloatingRecord,
    IdentifierLink,
    Paper,
    Source,
)
from biblio.db.models import Identifier as IdentifierRow
from biblio.identity import Evidence
from biblio.identity.evidence import digits, signed
from biblio.merging.by_hand import adopt
from biblio.merging.crowds import Crowds
from biblio.merging.loading import (
    AsOf,
    StoredPaper,
    StoredSource,
    anchor_of,
    load_merged,
    stored_record,
)
from biblio.merging.merge import EMPTY
from biblio.model.identifiers import DIGESTS, Identifier


class Shelf:
    """Papers by anchor, and records by id, as far as they were asked for."""

    def __init__(self, connection: Connection, as_of: AsOf, crowds: Crowds | None = None) -> None:
        self.papers: dict[Identifier, StoredPaper] = {}
        self.records: dict[int, StoredSource] = {}
        self.by_hand: list[StoredSource] = []
        self._connection = connection
        self._as_of = as_of
        self._loaded: set[int] = set()
        self._crowds = crowds or Crowds()

    @cached_property
    def is_of_arxiv_alone(self) -> bool:
        """Whether each stored paper is one of arXiv's, and each record names the one that it is of.

        Then no record can move another.
        """
        others = (
            exists().where(Paper.arxiv_id.is_(None)),
            exists().where(Source.is_joined == 1),
            exists(select(FloatingRecord.id)),
        )
        return not self._connection.scalar(select(or_(*others)))

    def load(self, ids: Collection[int]) -> list[StoredPaper]:
        """Put the papers *ids* on the shelf; those that were not there."""
        wanted = set(ids) - self._loaded
        if not wanted:
            return []
        self._loaded |= wanted
        crowded = self._crowds.of(wanted)
        for paper in crowded:
            self.papers[paper.anchor] = paper
            self.records |= {each.id: each for each in paper.sources if each.id is not None}
        papers = load_merged(self._connection, wanted.difference(each.id for each in crowded))
        self._add_sources(papers)
        self._add_floating(papers)
        for source in adopt(papers.values()):
            self.by_hand.append(source)
            self.records[-len(self.by_hand)] = source  # until it is stored, and has a number
        for paper in papers.values():
            self.papers[paper.anchor] = paper
        return [*crowded, *papers.values()]

    def keep(self, papers: Iterable[StoredPaper]) -> None:
        """Remember those of *papers*, as they are stored now, that many records speak of."""
        self._crowds.keep(papers)

    def load_anchors(self, anchors: Iterable[Identifier]) -> list[StoredPaper]:
        """Put the papers on the shelf that *anchors* make, where there are any."""
        missing = [each for each in anchors if each not in self.papers]
        if not missing:
            return []
        named = [each.value for each in missing if each.scheme == "arxiv"]
        others = [str(each) for each in missing if each.scheme != "arxiv"]
        found: list[int] = []
        if named:
            found += self._ids(select(Paper.id).where(Paper.arxiv_id.in_(bulk.texts(named))))
        if others:
            found += self._ids(select(Paper.id).where(Paper.anchor.in_(bulk.texts(others))))
        return self.load(found)

    def ids_of(self, anchors: Iterable[Identifier]) -> dict[Identifier, int]:
        """The ids of those of the papers *anchors* that are on the shelf, and stored."""
        return {
            each: self.papers[each].id
            for each in anchors
            if each in self.papers and self.papers[each].id
        }

    def load_sources(self, ids: Collection[int]) -> None:
        """Put the papers of the records *ids* on the shelf, and the records that have none."""
        which = bulk.integers(ids)
        self.load(self._ids(select(Source.paper_id).where(Source.id.in_(which)).distinct()))
        self._load_floating(
            self._ids(select(FloatingRecord.id).where(FloatingRecord.id.in_(which)))
        )

    def naming(self, identifiers: Collection[Identifier]) -> dict[int, Evidence]:
        """What every stored record says of identity that names one of *identifiers*."""
        self.load({paper_id for _, paper_id in self._naming(identifiers)})
        floating = self._by_scheme(
            FloatingIdentifier.scheme,
            FloatingIdentifier.value,
            FloatingIdentifier.record_id,
            identifiers,
        )
        self._load_floating({record_id for _, record_id in floating})
        wanted = frozenset(identifiers)
        return {
            key: record.evidence
            for key, record in self.records.items()
            if not record.evidence.named.isdisjoint(wanted)
        }

    def named_already(self, identifiers: Collection[Identifier]) -> set[Identifier]:
        """Those of *identifiers* that some stored record names, of its own or in a link."""
        return {named for named, _ in self._naming(identifiers)} | {
            named
            for named, _ in self._by_scheme(
                FloatingIdentifier.scheme,
                FloatingIdentifier.value,
                FloatingIdentifier.record_id,
                identifiers,
            )
        }

    def _naming(self, identifiers: Collection[Identifier]) -> Iterator[tuple[Identifier, int]]:
        """Those of *identifiers* that records of papers name, each with the id of a paper."""
        printed = [each for each in identifiers if each.scheme not in DIGESTS]
        for model, scheme, value in (
            (IdentifierRow, IdentifierRow.scheme, IdentifierRow.value),
            (IdentifierLink, IdentifierLink.scheme, IdentifierLink.value),
            (IdentifierLink, IdentifierLink.target_scheme, IdentifierLink.target_value),
        ):
            yield from self._by_scheme(scheme, value, model.paper_id, printed)
        for column, digest in ((Source.abstract_key, "abstract"), (Source.content_key, "content")):
            keys = [signed(each.value) for each in identifiers if each.scheme == digest]
            if keys:
                for key, paper_id in self._connection.execute(
                    select(column, Source.paper_id).where(column.in_(bulk.integers(keys)))
                ):
                    yield Identifier(digest, digits(key or 0)), paper_id

    def _by_scheme(
        self,
        scheme: SQLColumnExpression[str],
        value: SQLColumnExpression[str],
        owner: SQLColumnExpression[int],
        identifiers: Iterable[Identifier],
    ) -> Iterator[tuple[Identifier, int]]:
        """Those of *identifiers* that stand in columns *scheme* and *value*, with their *owner*."""
        values: dict[str, list[str]] = defaultdict(list)
        for each in identifiers:
            values[each.scheme].append(each.value)
        for name, wanted in values.items():
            for found, owner_id in self._connection.execute(
                select(value, owner).where(scheme == name, value.in_(bulk.texts(wanted)))
            ):
                yield Identifier(name, found), owner_id

    def _ids(self, statement: Select[int]) -> list[int]:
        return list(self._connection.scalars(statement))

    def _add_sources(self, papers: dict[int, StoredPaper]) -> None:
        """Give each of *papers* the records that are its own."""
        for row in bulk.rows_of(
            self._connection.execute(
                select(Source.__table__)
                .where(Source.paper_id.in_(bulk.integers(papers)))
                .order_by(Source.id)
            )
        ):
            paper = papers[row.paper_id]
            source = stored_record(row, row.differences, paper.merged, self._as_of)
            source.anchors = frozenset({paper.anchor})
            source.beside = paper.merged
            self.records[row.id] = source
            paper.sources.append(source)

    def _add_floating(self, papers: dict[int, StoredPaper]) -> None:
        """Give each of *papers* the records that it shares with others."""
        pairs = list(
            self._connection.execute(
                select(FloatingPaper.paper_id, FloatingPaper.record_id)
                .where(FloatingPaper.paper_id.in_(bulk.integers(papers)))
                .order_by(FloatingPaper.record_id)
            )
        )
        self._load_floating({record_id for _, record_id in pairs})
        for paper_id, record_id in pairs:
            papers[paper_id].sources.append(self.records[record_id])

    def _load_floating(self, ids: Collection[int]) -> None:
        """Put the floating records *ids* on the shelf."""
        missing = set(ids) - self.records.keys()
        if not missing:
            return
        which = bulk.integers(missing)
        anchors: dict[int, set[Identifier]] = defaultdict(set)
        for record_id, arxiv_id, anchor in self._connection.execute(
            select(FloatingPaper.record_id, Paper.arxiv_id, Paper.anchor)
            .join(Paper, Paper.id == FloatingPaper.paper_id)
            .where(FloatingPaper.record_id.in_(which))
        ):
            anchors[record_id].add(anchor_of(arxiv_id, anchor))
        for row in self._connection.execute(
            select(FloatingRecord.__table__).where(FloatingRecord.id.in_(which))
        ):
            source = stored_record(row, row.record, EMPTY, self._as_of)
            source.anchors = frozenset(anchors[row.id])
            self.records[row.id] = source
