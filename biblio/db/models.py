"""The tables, as typed models; each `doc` is the source of `docs/schema.md`.

The core is plain enough for other engines: ids that the importer assigns, named constraints, and
no SQLite-only type. What only SQLite has (the search index and its triggers, the views' JSON)
stands in `biblio.db.search_index` and in steps of the migrations that ask for the dialect.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from biblio.model.kinds import KINDS
from biblio.model.moments import UNDATED

# Ids are big integers; SQLite's rowid alias is spelled INTEGER.
Id = BigInteger().with_variant(Integer(), "sqlite")

STRICT = {"sqlite_strict": True}
STRICT_KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}

# The month in an arXiv identifier: its last seven characters begin with YYMM in the old scheme
# (hep-th/9901001), its first four are YYMM in the new one. YY of 91 and later is 19YY there.
_OLD_YEAR = "substr(arxiv_id, length(arxiv_id) - 6, 2)"
ANNOUNCED = (
    "CASE WHEN arxiv_id IS NULL THEN NULL WHEN arxiv_id LIKE '%/%' THEN "
    f"CASE WHEN {_OLD_YEAR} >= '91' THEN '19' ELSE '20' END || {_OLD_YEAR}"
    " || '-' || substr(arxiv_id, length(arxiv_id) - 4, 2) "
    "ELSE '20' || substr(arxiv_id, 1, 2) || '-' || substr(arxiv_id, 3, 2) END"
)


def is_a_date(column: str) -> str:
    """SQL: *column* is a day of the calendar, alone or with a time to the second, as we write it.

    SQLite reads a date, adds no day to it, which brings it into the calendar, and writes it: what
    is none, or written otherwise, is not the same.
    The bounds keep out what it takes for the time of asking (`now`).
    """
    return (
        f"{column} BETWEEN '0001' AND '9999-12-31T23:59:59Z' AND"
        f" ({column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')"
        f" OR {column} IS strftime('%Y-%m-%d', {column}, '+0 days'))"
    )


def is_a_date_of_issue(column: str) -> str:
    """SQL: *column* is a year, a month or a day of the calendar: its first day is one.

    Nearly every row has none, for which nothing is computed.
    """
    first_day = f"{column} || substr('-01-01', length({column}) - 3)"
    return (
        f"{column} IS NULL OR"
        f" {column} BETWEEN '0001' AND '9999-12-31' AND length({column}) IN (4, 7, 10) AND"
        f" {first_day} IS strftime('%Y-%m-%d', {first_day}, '+0 days')"
    )


def sqlite_check(name: str, text: str) -> CheckConstraint:
    """The constraint *text*, which asks for functions that SQLite alone has."""
    made = CheckConstraint(text, name=name)
    made.ddl_if(dialect="sqlite")
    return made


def dated(column: str) -> CheckConstraint:
    """The constraint that *column* is a date."""
    return sqlite_check(f"{column}_is_a_date", is_a_date(column))


LISTED_ON = (
    "The day of `papers.listed_submitted`, counted from 1970-01-01 as day 0 (the first of the "
    "month where only that is known): pages by date are found by it. Triggers keep it."
)


class Base(DeclarativeBase):
    """The root of the models, with the naming convention of every constraint."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text(), int: Integer()}


class Import(Base):
    """One run of the importer over one source."""

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(
            "status IN ('running', 'complete', 'cut', 'failed', 'undoing')", name="status_is_known"
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id,
        primary_key=True,
        autoincrement=False,
        doc="The run's number; later runs have higher ones.",
    )
    source: Mapped[str] = mapped_column(doc="What was read: a path as given, `-`, or a script.")
    format: Mapped[str] = mapped_column(doc="The format or formats read, separated by spaces.")
    status: Mapped[str] = mapped_column(
        doc="`running`, `complete`, `cut` (it was stopped, or its process ended before the run "
        "did), `failed` (its source or the database did, or a bug was met), or `undoing` (it is "
        "being taken back). "
        "One that was killed is `running` here until the next run marks it."
    )
    process: Mapped[str | None] = mapped_column(
        doc="Process of a run that is going on: host, number, when it started, boot of the kernel "
        "and namespace of the number, between colons."
    )
    started: Mapped[str] = mapped_column(doc="When the run began, UTC.")
    last_written: Mapped[str] = mapped_column(
        doc="When it last wrote, UTC: at least every minute while it has input."
    )
    finished: Mapped[str | None] = mapped_column(
        doc="When it ended, UTC; null while it runs, and where it was killed."
    )
    size: Mapped[int | None] = mapped_column(Id, doc="Size of the input in bytes.")
    checksum: Mapped[str | None] = mapped_column(doc="SHA-256 of the input, in hexadecimal.")
    read: Mapped[int] = mapped_column(
        default=0,
        server_default=text("0"),
        doc="Entries read: added + updated + unchanged + held + rejected.",
    )
    added: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="Entries that brought a new paper."
    )
    updated: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="Entries that changed a paper."
    )
    unchanged: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="Entries that changed no paper."
    )
    held: Mapped[int] = mapped_column(
        default=0,
        server_default=text("0"),
        doc="Entries without identifier that wait for their paper.",
    )
    rejected: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="Entries that could not be stored."
    )
    warnings: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="Warnings given."
    )
    program_version: Mapped[str] = mapped_column(doc="The version of biblio that ran.")
    parser_version: Mapped[int] = mapped_column(doc="The version of its parser of names.")
    sources_seen: Mapped[str] = mapped_column(
        default="[]",
        server_default="[]",
        doc="The ids of `sources` that this run saw, changed or not: "
        "a JSON array of [first, last] ranges.",
    )
    rejections_seen: Mapped[str] = mapped_column(
        default="[]",
        server_default="[]",
        doc="The ids of `rejections` that this run met, in the same form.",
    )
    as_of: Mapped[str | None] = mapped_column(
        doc="The greatest time as of which what it read was so, in UTC: as told, else what the "
        "input says of itself, else the file's time. Null where it read nothing, was written by "
        "hand, or in runs of a biblio that did not ask."
    )
    library: Mapped[str | None] = mapped_column(
        doc="The collection that what it read is part of, as it was named for the import."
    )


class Sighting(Base):
    """As of when a run saw a range of records.

    A record counts as of the greatest time at which some run saw it (`precedence.md`).
    """

    __tablename__ = "sightings"
    __table_args__ = (
        CheckConstraint("as_of <> ''", name="as_of_not_empty"),
        CheckConstraint("first_source <= last_source", name="last_not_before_first"),
        STRICT_KEYED,
    )

    import_id: Mapped[int] = mapped_column(
        Id, ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True, doc="The run."
    )
    ordinal: Mapped[int] = mapped_column(
        Id, primary_key=True, doc="Place among the sightings of the run, from 1."
    )
    as_of: Mapped[str] = mapped_column(
        doc="When what the input says was so, in UTC, to the microsecond: files differ in a run."
    )
    first_source: Mapped[int] = mapped_column(Id, doc="The first of the ids of `sources`.")
    last_source: Mapped[int] = mapped_column(Id, doc="The last of them.")


class HighestId(Base):
    """The highest number that the rows of a table were ever given.

    Numbers go on from it, so that none means something else after its row was deleted.
    """

    __tablename__ = "highest_ids"
    __table_args__ = (
        CheckConstraint("highest >= 0", name="highest_not_negative"),
        STRICT_KEYED,
    )

    of_table: Mapped[str] = mapped_column(
        primary_key=True,
        doc="`annotation_changes`, `authors`, `harvests`, `imports`, `rejections` or `sources`.",
    )
    highest: Mapped[int] = mapped_column(Id, doc="The highest number given so far.")


class Paper(Base):
    """One paper: what all sources say of it, merged."""

    __tablename__ = "papers"
    __table_args__ = (
        CheckConstraint("arxiv_id <> ''", name="arxiv_id_not_empty"),
        CheckConstraint("anchor <> ''", name="anchor_not_empty"),
        CheckConstraint("arxiv_id IS NOT NULL OR anchor IS NOT NULL", name="is_identified"),
        # SQLite makes the list anew for each row that it is asked for.
        CheckConstraint(
            f"kind IS NULL OR kind IN ({', '.join(map(repr, KINDS))})", name="kind_is_known"
        ),
        CheckConstraint("retracted IN (0, 1)", name="retracted_is_boolean"),
        CheckConstraint("latest_version >= 1", name="latest_version_from_1"),
        CheckConstraint("withdrawn IN (0, 1)", name="withdrawn_is_boolean"),
        CheckConstraint("deleted IN (0, 1)", name="deleted_is_boolean"),
        CheckConstraint("authors_cut IN (0, 1)", name="authors_cut_is_boolean"),
        CheckConstraint("authors_shifted IN (0, 1)", name="authors_shifted_is_boolean"),
        dated("submitted"),
        dated("revised"),
        sqlite_check("issued_is_a_date", is_a_date_of_issue("issued")),
        UniqueConstraint("arxiv_id"),
        Index(None, "anchor", unique=True, sqlite_where=text("anchor IS NOT NULL")),
        Index(None, "issued", sqlite_where=text("issued IS NOT NULL")),
        Index(None, "kind", "arxiv_id", sqlite_where=text("kind IS NOT NULL")),
        Index(None, "listed_submitted"),
        Index(None, "listed_revised"),
        Index(None, "announced"),
        Index(
            None,
            "authors_shifted",
            sqlite_where=text("authors_shifted = 1"),
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id,
        primary_key=True,
        autoincrement=False,
        doc="The paper's place in time: for arXiv's papers their order there (year, month, "
        "archive, number), computed from the identifier; for others their month, and a number "
        "within this file.",
    )
    arxiv_id: Mapped[str | None] = mapped_column(
        doc="The arXiv identifier, without a version; null where it has none."
    )
    anchor: Mapped[str | None] = mapped_column(
        doc="What makes it a paper where arXiv does not, with its scheme: `doi:10.1000/abc`, "
        "`pmid:…`, `isbn:…`, or a digest of what its records say."
    )
    announced: Mapped[str | None] = mapped_column(
        Computed(ANNOUNCED, persisted=True),
        doc="Month of first announcement on arXiv, `YYYY-MM`: the month in the identifier.",
    )
    submitted: Mapped[str | None] = mapped_column(
        doc="When version 1 was submitted, ISO 8601 in UTC, to the second or the day."
    )
    revised: Mapped[str | None] = mapped_column(
        doc="When the latest version was submitted, ISO 8601 in UTC."
    )
    listed_submitted: Mapped[str] = mapped_column(
        Computed(f"coalesce(submitted, {ANNOUNCED}, issued, '{UNDATED}')", persisted=True),
        nullable=False,
        doc="`submitted`, else the announced month, else `issued`, else `0000`: lists are ordered "
        "by it.",
    )
    listed_revised: Mapped[str] = mapped_column(
        Computed(f"coalesce(revised, submitted, {ANNOUNCED}, issued, '{UNDATED}')", persisted=True),
        nullable=False,
        doc="`revised`, or the best date that is known: lists are ordered by it.",
    )
    latest_version: Mapped[int | None] = mapped_column(
        doc="Number of the latest version known, from 1."
    )
    withdrawn: Mapped[int | None] = mapped_column(
        doc="1 where the paper is withdrawn, as its comments or abstract say or as arXiv flags an "
        "empty source; 0 where there are comments that do not say so; null: nobody says."
    )
    deleted: Mapped[int | None] = mapped_column(
        doc="1 where the provider deleted the record, 0 where not; null: nobody says."
    )
    authors_cut: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="1 where the author list ends in `et al.`."
    )
    authors_shifted: Mapped[int] = mapped_column(
        default=0,
        server_default=text("0"),
        doc="1 where the printed surnames stand one person too late.",
    )
    names_version: Mapped[int] = mapped_column(
        default=0,
        server_default=text("0"),
        doc="Version of the parser of names that made the author list.",
    )
    primary_category: Mapped[str | None] = mapped_column(doc="The first category.")
    title: Mapped[str | None] = mapped_column(doc="The title, accents decoded, TeX maths kept.")
    authors_text: Mapped[str | None] = mapped_column(doc="The author list as printed.")
    comments: Mapped[str | None] = mapped_column(doc="The authors' comments: pages, figures.")
    journal_ref: Mapped[str | None] = mapped_column(doc="Where it was published, as printed.")
    doi: Mapped[str | None] = mapped_column(
        doc="DOI field as printed; each single DOI stands in `identifiers`."
    )
    report_no: Mapped[str | None] = mapped_column(doc="Report numbers, as printed.")
    license: Mapped[str | None] = mapped_column(doc="URL of the licence.")
    submitter: Mapped[str | None] = mapped_column(doc="Who submitted it.")
    kind: Mapped[str | None] = mapped_column(
        doc="What it is: `preprint`, `article`, `conference-paper`, `proceedings`, `book`, "
        "`chapter`, `thesis`, `report`, `dataset`, `software`, `webpage`, `patent`, `standard` or "
        "`other`; null where no source says."
    )
    container_title: Mapped[str | None] = mapped_column(
        doc="The journal, the proceedings or the book that it stands in."
    )
    container_short: Mapped[str | None] = mapped_column(doc="The same, abbreviated.")
    series: Mapped[str | None] = mapped_column(doc="The series that the container belongs to.")
    volume: Mapped[str | None] = mapped_column(doc="Its volume.")
    issue: Mapped[str | None] = mapped_column(doc="Its issue.")
    pages: Mapped[str | None] = mapped_column(doc="Its pages as printed, with a plain hyphen.")
    article_number: Mapped[str | None] = mapped_column(doc="Its number where it has no pages.")
    publisher: Mapped[str | None] = mapped_column(
        doc="Who published it; of a thesis the school, of a report the institution."
    )
    place: Mapped[str | None] = mapped_column(doc="Where that is.")
    edition: Mapped[str | None] = mapped_column(doc="The edition, as printed.")
    issued: Mapped[str | None] = mapped_column(
        doc="When it was published, as far as that is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."
    )
    issued_printed: Mapped[str | None] = mapped_column(
        doc="The date as printed, where that says more than `issued`."
    )
    isbn: Mapped[str | None] = mapped_column(doc="ISBN as said; of a chapter, that of the book.")
    issn: Mapped[str | None] = mapped_column(doc="ISSN as said, of the journal or the series.")
    url: Mapped[str | None] = mapped_column(doc="Where it is on the web, as said.")
    language: Mapped[str | None] = mapped_column(doc="Its language, a BCP 47 tag: `de`.")
    retracted: Mapped[int | None] = mapped_column(
        doc="1 where its publisher retracted it, 0 where not; null: nobody says."
    )
    extra: Mapped[str | None] = mapped_column(
        doc="JSON object of what sources say beyond these columns: an array of texts by name."
    )
    abstract: Mapped[str | None] = mapped_column(doc="The abstract; a line is a paragraph.")


class Identifier(Base):
    """One identifier that some source gives a paper; papers may share a DOI."""

    __tablename__ = "identifiers"
    __table_args__ = (
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        Index(None, "paper_id"),
        STRICT_KEYED,
    )

    scheme: Mapped[str] = mapped_column(
        primary_key=True, doc="`arxiv`, `doi`, `pmid`, `isbn`, `key` (a citation key) and others."
    )
    value: Mapped[str] = mapped_column(
        primary_key=True, doc="The identifier; DOIs in lower case, as DOIs ignore case."
    )
    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="Whose it is."
    )


class Version(Base):
    """One version of a paper."""

    __tablename__ = "paper_versions"
    __table_args__ = (
        CheckConstraint("version >= 1", name="version_from_1"),
        CheckConstraint("size >= 0", name="size_not_negative"),
        dated("submitted"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="Whose it is."
    )
    version: Mapped[int] = mapped_column(primary_key=True, doc="Its number, from 1.")
    submitted: Mapped[str | None] = mapped_column(doc="When it was submitted, UTC.")
    size: Mapped[int | None] = mapped_column(Id, doc="Size of its files in bytes.")


class Category(Base):
    """One category of a paper."""

    __tablename__ = "paper_categories"
    __table_args__ = (
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint("category <> ''", name="category_not_empty"),
        # A constraint would do, but SQLite does not see that its index has the ordinal too.
        Index(None, "category", "listed_on", "paper_id", unique=True),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="Whose it is."
    )
    ordinal: Mapped[int] = mapped_column(
        primary_key=True, doc="Place in the list, from 1; the first is the primary category."
    )
    category: Mapped[str] = mapped_column(doc="Its code, aliases resolved: `math.AG`.")
    listed_on: Mapped[int] = mapped_column(default=0, server_default=text("0"), doc=LISTED_ON)


class Author(Base):
    """One author name: a name, not a person."""

    __tablename__ = "authors"
    __table_args__ = (
        CheckConstraint("keyname <> ''", name="keyname_not_empty"),
        CheckConstraint("is_collaboration IN (0, 1)", name="is_collaboration_is_boolean"),
        UniqueConstraint("keyname", "forenames", "suffix", "is_collaboration"),
        Index(None, "name_key"),
        Index(None, "keyname_key", "initials"),
        Index(None, "german_key"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id, primary_key=True, autoincrement=False, doc="The name's number."
    )
    keyname: Mapped[str] = mapped_column(
        doc="Surname with its prefixes (`van der Berg`); a collaboration's whole name."
    )
    forenames: Mapped[str] = mapped_column(
        default="",
        server_default="",
        doc="Forenames or initials; empty where there are none.",
    )
    suffix: Mapped[str] = mapped_column(
        default="", server_default="", doc="`Jr.`, `III`; empty where there is none."
    )
    is_collaboration: Mapped[int] = mapped_column(
        default=0, server_default=text("0"), doc="1 for a collaboration, team or group."
    )
    name: Mapped[str] = mapped_column(doc="For display: forenames, keyname, suffix.")
    name_key: Mapped[str] = mapped_column(
        doc="Search key, folded: `erdos, paul`. Case, accents and punctuation are gone."
    )
    keyname_key: Mapped[str] = mapped_column(doc="Search key, folded keyname: `erdos`.")
    initials: Mapped[str] = mapped_column(doc="Initials of the forenames: `jp`.")
    german_key: Mapped[str] = mapped_column(
        doc="As `name_key` with ä, ö, ü, å, ø spelled ae, oe, ue, aa, oe."
    )


class Authorship(Base):
    """One author's place on one paper."""

    __tablename__ = "authorships"
    __table_args__ = (
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        Index(None, "author_id", "listed_on", "paper_id"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, doc="Place in the author list, from 1.")
    author_id: Mapped[int] = mapped_column(Id, ForeignKey("authors.id"), doc="The name.")
    printed_name: Mapped[str] = mapped_column(doc="The name as the source printed it.")
    affiliations: Mapped[str | None] = mapped_column(doc="JSON array of affiliations.")
    listed_on: Mapped[int] = mapped_column(default=0, server_default=text("0"), doc=LISTED_ON)


class Contributor(Base):
    """One person's part in a paper who is not its author: an editor, a translator."""

    __tablename__ = "contributors"
    __table_args__ = (
        CheckConstraint("role <> ''", name="role_not_empty"),
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        Index(None, "author_id"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, doc="Place among them, from 1.")
    role: Mapped[str] = mapped_column(doc="`editor`, `translator` and so on.")
    author_id: Mapped[int] = mapped_column(Id, ForeignKey("authors.id"), doc="The name.")
    printed_name: Mapped[str] = mapped_column(doc="The name as the source printed it.")
    affiliations: Mapped[str | None] = mapped_column(doc="JSON array of affiliations.")


class Keyword(Base):
    """One keyword of a paper."""

    __tablename__ = "paper_keywords"
    __table_args__ = (
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint("keyword <> ''", name="keyword_not_empty"),
        Index(None, "keyword"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="Whose it is."
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, doc="Place in the list, from 1.")
    keyword: Mapped[str] = mapped_column(doc="The keyword as the source prints it.")


class Reference(Base):
    """One work that a paper refers to, as a source gives it."""

    __tablename__ = "paper_references"
    __table_args__ = (
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        Index(None, "scheme", "value"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="Who refers."
    )
    ordinal: Mapped[int] = mapped_column(primary_key=True, doc="Place in the list, from 1.")
    scheme: Mapped[str | None] = mapped_column(doc="Scheme of the identifier, where one is given.")
    value: Mapped[str | None] = mapped_column(doc="The identifier, as in `identifiers`.")
    printed: Mapped[str | None] = mapped_column(doc="The reference as printed.")


class AuthorIdentifier(Base):
    """What a source states of one author of a paper: an ORCID, or another identifier."""

    __tablename__ = "author_identifiers"
    __table_args__ = (
        CheckConstraint("source_ordinal >= 1", name="source_ordinal_from_1"),
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        Index(None, "scheme", "value"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )
    source_ordinal: Mapped[int] = mapped_column(
        primary_key=True, doc="Place in the source's own author list, from 1."
    )
    printed_name: Mapped[str] = mapped_column(
        primary_key=True, doc="The name as that source prints it."
    )
    scheme: Mapped[str] = mapped_column(
        primary_key=True, doc="`orcid`, `openalex`, or `ror` for the author's institution."
    )
    value: Mapped[str] = mapped_column(primary_key=True, doc="The identifier.")
    ordinal: Mapped[int | None] = mapped_column(
        doc="Place of the same name in `authorships`; null where it cannot be told."
    )


class IdentifierLink(Base):
    """What a source states of two identifiers: what the one names is the other as well."""

    __tablename__ = "identifier_links"
    __table_args__ = (
        Index(None, "scheme", "value"),
        Index(None, "target_scheme", "target_value"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id,
        ForeignKey("papers.id", ondelete="CASCADE"),
        primary_key=True,
        doc="The paper of the source that states it.",
    )
    scheme: Mapped[str] = mapped_column(primary_key=True, doc="Scheme of the one.")
    value: Mapped[str] = mapped_column(primary_key=True, doc="The one: a preprint's DOI, say.")
    target_scheme: Mapped[str] = mapped_column(primary_key=True, doc="Scheme of the other.")
    target_value: Mapped[str] = mapped_column(
        primary_key=True, doc="The other: the DOI of what was published."
    )


class PackedList(Base):
    """The author list of a large paper, packed: what many co-authors are counted by.

    A paper without a row here is counted by its `authorships`.
    """

    __tablename__ = "author_lists"
    __table_args__ = (STRICT_KEYED,)

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )
    places: Mapped[int] = mapped_column(doc="How many places the list has.")
    members: Mapped[bytes] = mapped_column(
        LargeBinary, doc="The ids of its authors, as bitmaps (`biblio.db.packed`)."
    )


class TranslatedText(Base):
    """A paper's text in another language."""

    __tablename__ = "translations"
    __table_args__ = (
        CheckConstraint("language <> ''", name="language_not_empty"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )
    language: Mapped[str] = mapped_column(primary_key=True, doc="BCP 47 tag: `zh`.")
    title: Mapped[str | None] = mapped_column(doc="The title in that language.")
    abstract: Mapped[str | None] = mapped_column(doc="The abstract in that language.")


class Source(Base):
    """One distinct record: what one source said of one paper.

    A paper is the merge of its sources. A value that differs from the merged one is kept here,
    so that any source can be told, compared and taken back.
    """

    __tablename__ = "sources"
    __table_args__ = (
        # Not a constraint: a first import puts its index off (`biblio.db.indexes`).
        Index(None, "digest", unique=True),
        Index(None, "paper_id"),
        Index(None, "abstract_key"),
        Index(None, "content_key", sqlite_where=text("content_key IS NOT NULL")),
        Index(None, "is_joined", sqlite_where=text("is_joined = 1")),
        CheckConstraint("is_joined IN (0, 1)", name="is_joined_is_boolean"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id, primary_key=True, autoincrement=False, doc="The record's number."
    )
    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), doc="Its paper."
    )
    import_id: Mapped[int] = mapped_column(
        Id, ForeignKey("imports.id"), doc="The first run that brought it."
    )
    format: Mapped[str] = mapped_column(doc="Which format it came in.")
    datestamp: Mapped[str | None] = mapped_column(
        doc="Day of the last change in the provider's database; for precedence only."
    )
    library: Mapped[str | None] = mapped_column(
        doc="The collection that it was imported as part of; citation keys count within it."
    )
    digest: Mapped[bytes] = mapped_column(
        LargeBinary, doc="BLAKE2b of the entry as read, 16 bytes: tells what was read before."
    )
    abstract_key: Mapped[int | None] = mapped_column(
        Id,
        doc="Digest of the normalised abstract, 64 bits: finds the paper of a record "
        "without identifier. Null where the abstract tells none: below 80 characters, and a "
        "notice of withdrawal.",
    )
    content_key: Mapped[int | None] = mapped_column(
        Id,
        doc="Digest of what tells the record from others (title, authors, date, container, volume, "
        "pages), 64 bits; null in arXiv's own records.",
    )
    is_joined: Mapped[int] = mapped_column(
        default=0,
        server_default=text("0"),
        doc="1 where the record does not name what makes its paper, and belongs to it by what "
        "other records name.",
    )
    differences: Mapped[str | None] = mapped_column(
        doc="JSON object of the fields in which this source says something else than the "
        "paper's row (null: it is silent); null where it says the same in all."
    )


class FloatingRecord(Base):
    """One record of no paper, or of several: it stands whole.

    Which papers it speaks of follows from its identifiers, and from those of all other records.
    """

    __tablename__ = "floating_records"
    __table_args__ = (
        UniqueConstraint("digest"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id,
        primary_key=True,
        autoincrement=False,
        doc="The record's number; it is none of `sources`.",
    )
    import_id: Mapped[int] = mapped_column(
        Id, ForeignKey("imports.id"), doc="The first run that brought it."
    )
    format: Mapped[str] = mapped_column(doc="Which format it came in.")
    datestamp: Mapped[str | None] = mapped_column(
        doc="Day of the last change in the provider's database; for precedence only."
    )
    library: Mapped[str | None] = mapped_column(
        doc="The collection that it was imported as part of; citation keys count within it."
    )
    digest: Mapped[bytes] = mapped_column(
        LargeBinary, doc="BLAKE2b of the entry as read, 16 bytes: tells what was read before."
    )
    record: Mapped[str] = mapped_column(doc="JSON object of all that it says.")


class FloatingIdentifier(Base):
    """One identifier that a floating record names: what it is found by."""

    __tablename__ = "floating_identifiers"
    __table_args__ = (
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        Index(None, "record_id"),
        STRICT_KEYED,
    )

    scheme: Mapped[str] = mapped_column(
        primary_key=True, doc="As in `identifiers`; also `abstract` and `content`, for digests."
    )
    value: Mapped[str] = mapped_column(primary_key=True, doc="The identifier, or the digest.")
    record_id: Mapped[int] = mapped_column(
        Id,
        ForeignKey("floating_records.id", ondelete="CASCADE"),
        primary_key=True,
        doc="Which record names it.",
    )


class FloatingPaper(Base):
    """A paper that a floating record speaks of: one of several."""

    __tablename__ = "floating_papers"
    __table_args__ = (
        Index(None, "paper_id"),
        STRICT_KEYED,
    )

    record_id: Mapped[int] = mapped_column(
        Id,
        ForeignKey("floating_records.id", ondelete="CASCADE"),
        primary_key=True,
        doc="The record.",
    )
    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="The paper."
    )


class RejectedRecord(Base):
    """One record that could not be stored."""

    __tablename__ = "rejections"
    __table_args__ = (
        UniqueConstraint("digest"),
        Index(None, "import_id"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(
        Id,
        primary_key=True,
        autoincrement=False,
        doc="The rejection's number.",
    )
    import_id: Mapped[int] = mapped_column(
        Id, ForeignKey("imports.id"), doc="The first run that met it."
    )
    place: Mapped[str] = mapped_column(doc="Where it stands in its source.")
    identifier: Mapped[str | None] = mapped_column(doc="Its identifier, where it can be told.")
    reason: Mapped[str] = mapped_column(doc="Why it was rejected.")
    format: Mapped[str | None] = mapped_column(
        doc="The format in which `raw` can be read again; null where it cannot."
    )
    raw: Mapped[str] = mapped_column(doc="The record itself, as read.")
    digest: Mapped[bytes] = mapped_column(
        LargeBinary, doc="BLAKE2b of source, place, reason, format and raw, 16 bytes."
    )


# Tables in files of their own belong to the same schema, whichever of them is asked for.
from biblio.db import annotation_models, harvest_models  # noqa: E402, F401 - see above
