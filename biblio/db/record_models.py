"""The tables of runs of the importer, and of the records that they brought or rejected."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from biblio.db.base import STRICT, STRICT_KEYED, Base, Id, index_where


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
        doc="`annotation_changes`, `authors`, `harvests`, `imports`, `people_decisions`, "
        "`people_runs`, `persons`, `rejections`, `saved_queries` or `sources`.",
    )
    highest: Mapped[int] = mapped_column(Id, doc="The highest number given so far.")


class Generation(Base):
    """Which state of a table this is, for whoever keeps what was made of one.

    No two states of any library have the same stamp: each transaction that may write to the table
    puts in another, made by chance, so that a copy that goes a way of its own is told apart too.
    """

    __tablename__ = "generations"
    __table_args__ = (
        CheckConstraint("of_table <> ''", name="of_table_not_empty"),
        STRICT_KEYED,
    )

    of_table: Mapped[str] = mapped_column(
        primary_key=True,
        doc="`authorships`, with which names are one but for case, accents and punctuation.",
    )
    stamp: Mapped[bytes] = mapped_column(
        LargeBinary, doc="16 bytes made by chance; zeros where there was no row yet."
    )


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
        Index(None, "import_id"),
        Index(None, "abstract_key"),
        index_where("content_key IS NOT NULL", "content_key"),
        index_where("is_joined = 1", "is_joined"),
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
        Index(None, "import_id"),
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
