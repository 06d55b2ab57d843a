"""What the database holds of some papers, as the records that it was made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from biblio.db import bulk, kept_json
from biblio.db.author_names import contributors_to, names_on
from biblio.db.models import (
    AuthorIdentifier,
    Category,
    CitedIdentifier,
    IdentifierLink,
    Keyword,
    Paper,
    Reference,
    Source,
    TranslatedText,
    Version,
)
from biblio.db.models import Identifier as IdentifierRow
from biblio.formats.oai import FORMAT as OAI
from biblio.formats.snapshot import FORMAT as SNAPSHOT
from biblio.identity import Evidence
from biblio.identity.evidence import evidence_of
from biblio.merging.merge import MERGED, restore
from biblio.model import records
from biblio.model.identifiers import Identifier
from biblio.model.quick_values import changed
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord, PaperVersion, Translation
from biblio.model.records.said import DECODERS

DAY = 10  # characters of a date
_ARXIVS_OWN = [each.format for source in (SNAPSHOT, OAI) for each in source.standings]
Anchors = frozenset[Identifier]
"""Papers, each by the identifier that makes it one."""


@dataclass(slots=True)
class StoredSource:
    """One record as it was, and the row that keeps it; `id` is None until it has one.

    `anchors` are the papers that it belongs to, and `said` what its row says of it: what it says
    differently from its one paper, which was `beside` it then, or all of it where it stands in
    `floating_records`.
    """

    record: PaperRecord
    digest: bytes
    id: int | None = None
    said: str | None = None
    import_id: int | None = None
    anchors: Anchors = frozenset()
    beside: PaperRecord | None = None
    _evidence: Evidence | None = None

    def say(self, record: PaperRecord) -> None:
        """Say what *record* says from now on, which nothing was told of."""
        self.record, self.beside, self._evidence = record, None, None

    @property
    def evidence(self) -> Evidence:
        """What the record says of identity."""
        if self._evidence is None:
            self._evidence = evidence_of(self.record)
        return self._evidence

    @property
    def is_floating(self) -> bool:
        """Whether it is of no paper or of several, and so has none to differ from."""
        return len(self.anchors) != 1

    @property
    def is_joined(self) -> bool:
        """Whether it does not name what makes its paper, and belongs to it by what others name."""
        return self.anchors.isdisjoint(self.record.own_identifiers)


@dataclass(slots=True)
class StoredPaper:
    """One paper: what makes it one, the merged record, and all records that speak of it."""

    id: int
    anchor: Identifier
    merged: PaperRecord
    sources: list[StoredSource] = field(default_factory=list)
    contenders: tuple[PaperRecord, ...] | None = None
    """Records that come to `merged` as all do, where that is known (`biblio.merging.crowds`)."""


AsOf = Callable[[int], str]
"""As of when the record of an id was last seen; empty where that is not known."""


def never_asked(_: int) -> str:
    """No record has a time: for who does not merge."""
    return ""


def anchor_of(arxiv_id: str | None, anchor: str | None) -> Identifier:
    """What makes a paper of a row of `papers`."""
    if arxiv_id is not None:
        return Identifier("arxiv", arxiv_id)
    scheme, _, value = (anchor or "").partition(":")
    return Identifier(scheme, value)


def load_merged(connection: Connection, ids: Collection[int]) -> dict[int, StoredPaper]:
    """The papers *ids* by id, without their records, in a few statements."""
    rows = connection.execute(select(Paper.__table__).where(Paper.id.in_(bulk.integers(ids))))
    papers = {row.id: row for row in rows}
    if not papers:
        return {}
    authors = names_on(connection, papers)
    categories = _grouped(connection, Category, papers, "category")
    versions = _grouped(connection, Version, papers, "version", "submitted", "size")
    translations = _grouped(connection, TranslatedText, papers, "language", "title", "abstract")
    identifiers = _grouped(connection, IdentifierRow, papers, "scheme", "value")
    published = _published(connection, papers)
    return {
        paper_id: StoredPaper(
            paper_id,
            anchor_of(row.arxiv_id, row.anchor),
            PaperRecord(
                format=MERGED,
                arxiv_id=row.arxiv_id,
                title=row.title,
                abstract=row.abstract,
                authors_text=row.authors_text,
                authors=tuple(authors[paper_id]),
                authors_cut=bool(row.authors_cut),
                authors_shifted=bool(row.authors_shifted),
                comments=row.comments,
                journal_ref=row.journal_ref,
                doi=row.doi,
                report_no=row.report_no,
                license=row.license,
                submitter=row.submitter,
                categories=tuple(each[0] for each in categories[paper_id]),
                submitted=row.submitted,
                revised=row.revised,
                latest_version=row.latest_version,
                versions=tuple(PaperVersion(*each) for each in versions[paper_id]),
                withdrawn=_boolean(row.withdrawn),
                deleted=_boolean(row.deleted),
                translations=tuple(Translation(*each) for each in translations[paper_id]),
                extra=_extra(row) if row.extra else (),
                **{name: getattr(row, name) for name in PUBLICATION_TEXTS},
                retracted=_boolean(row.retracted),
                identifiers=_others(row, identifiers[paper_id]),
                **published.get(paper_id, {}),
            ),
        )
        for paper_id, row in papers.items()
    }


def load_datestamps(connection: Connection, papers: Collection[int]) -> dict[int, str]:
    """The day of arXiv's own last change of those of *papers* that a source tells it of."""
    rows = connection.execute(
        select(Source.paper_id, func.max(Source.datestamp))
        .where(
            Source.paper_id.in_(bulk.integers(papers)),
            Source.format.in_(_ARXIVS_OWN),
            Source.datestamp.is_not(None),
        )
        .group_by(Source.paper_id)
    )
    return {paper_id: day[:DAY] for paper_id, day in rows if day}


def _others(row: Row[Any], named: Sequence[Sequence[str]]) -> tuple[Identifier, ...]:
    """The identifiers *named* of a paper but those that its columns hold."""
    told = PaperRecord(format=MERGED, arxiv_id=row.arxiv_id, doi=row.doi).own_identifiers
    found = {Identifier(*each) for each in named}
    return tuple(sorted(found - told))


def _published(connection: Connection, papers: Collection[int]) -> dict[int, dict[str, Any]]:
    """What stands in tables that arXiv's own papers have no rows in, by paper and field."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    keywords = _grouped(connection, Keyword, papers, "keyword")
    references = _grouped(connection, Reference, papers, "scheme", "value", "printed", "also")
    cited = _grouped(connection, CitedIdentifier, papers, "scheme", "value")
    stated = _grouped(
        connection, AuthorIdentifier, papers, "source_ordinal", "printed_name", "scheme", "value"
    )
    links = _grouped(
        connection, IdentifierLink, papers, "scheme", "value", "target_scheme", "target_value"
    )
    for paper_id, rows in keywords.items():
        found[paper_id]["keywords"] = tuple(keyword for (keyword,) in rows)
    for paper_id, rows in references.items():
        found[paper_id]["references"] = tuple(
            records.Reference(scheme, value, printed, _also(also))
            for scheme, value, printed, also in rows
        )
    for paper_id, rows in cited.items():
        listed = found[paper_id].get("references", ())
        told = frozenset[Identifier]().union(*(each.identifiers for each in listed))
        found[paper_id]["cited"] = tuple(
            each for named in rows if (each := Identifier(*named)) not in told
        )
    for paper_id, rows in stated.items():
        found[paper_id]["author_identifiers"] = tuple(
            records.AuthorIdentifier(*each) for each in rows
        )
    for paper_id, rows in links.items():
        found[paper_id]["links"] = DECODERS["links"](rows)
    for paper_id, contributors in contributors_to(connection, papers).items():
        found[paper_id]["contributors"] = tuple(
            records.Contributor(role, name) for role, name in contributors
        )
    return found


def _also(text: str | None) -> tuple[Identifier, ...]:
    """The further identifiers of a reference, which stand in the column *text*."""
    if text is None:
        return ()
    named = kept_json.read(text, kept_json.are_identifiers, "`also` of a reference")
    return tuple(Identifier(*each) for each in named)


def _extra(row: Row[Any]) -> records.Extra:
    handle = anchor_of(row.arxiv_id, row.anchor)
    found: records.Extra = DECODERS["extra"](
        kept_json.read(row.extra, kept_json.is_extra, f"`extra` of {handle}")
    )
    return found


def _grouped(
    connection: Connection, model: type[Any], papers: Collection[int], *names: str
) -> dict[int, list[Any]]:
    """The columns *names* of *model*'s rows, by paper, in the order of the key."""
    found: dict[int, list[Any]] = defaultdict(list)
    statement = (
        select(model.paper_id, *(getattr(model, name) for name in names))
        .where(model.paper_id.in_(bulk.integers(papers)))
        .order_by(*model.__table__.primary_key.columns)
    )
    for paper_id, *values in bulk.rows_of(connection.execute(statement)):
        found[paper_id].append(values)
    return found


def stored_record(
    row: Row[Any], said: str | None, beside: PaperRecord, as_of: AsOf
) -> StoredSource:
    """The record of a *row* of `sources` or `floating_records` that said *said* beside *beside*."""
    record = restore(said, beside, format_name=row.format, datestamp=row.datestamp)
    return StoredSource(
        changed(record, library=row.library, as_of=as_of(row.id)),
        row.digest,
        row.id,
        said,
        row.import_id,
    )


def _boolean(value: int | None) -> bool | None:
    return None if value is None else bool(value)
