"""The tables of papers and names: what all sources say together, and what it is found by."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Computed,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from biblio.db.base import (
    STRICT,
    STRICT_KEYED,
    Base,
    Id,
    dated,
    index_where,
    is_a_date_of_issue,
    sqlite_check,
)
from biblio.db.rare_papers import MANY_AUTHORS
from biblio.model.kinds import KINDS
from biblio.model.moments import UNDATED

# The month in an arXiv identifier: its last seven characters begin with YYMM in the old scheme
# (hep-th/9901001), its first four are YYMM in the new one. YY of 91 and later is 19YY there.
_OLD_YEAR = "substr(arxiv_id, length(arxiv_id) - 6, 2)"
ANNOUNCED = (
    "CASE WHEN arxiv_id IS NULL THEN NULL WHEN arxiv_id LIKE '%/%' THEN "
    f"CASE WHEN {_OLD_YEAR} >= '91' THEN '19' ELSE '20' END || {_OLD_YEAR}"
    " || '-' || substr(arxiv_id, length(arxiv_id) - 4, 2) "
    "ELSE '20' || substr(arxiv_id, 1, 2) || '-' || substr(arxiv_id, 3, 2) END"
)
LISTED_ON = (
    "The day of `papers.listed_submitted`, counted from 1970-01-01 as day 0 (the first of the "
    "month where only that is known): pages by date are found by it. Triggers keep it."
)


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
        index_where("anchor IS NOT NULL", "anchor", unique=True),
        index_where("issued IS NOT NULL", "issued"),
        index_where("kind IS NOT NULL", "kind", "arxiv_id"),
        Index(None, "listed_submitted"),
        Index(None, "listed_revised"),
        Index(None, "announced"),
        index_where("authors_shifted = 1", "authors_shifted"),
        # By date, so that a page of withdrawn papers is read off it.
        index_where("withdrawn = 1", "listed_submitted", name="ix_papers_withdrawn"),
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
        index_where(f"ordinal = {MANY_AUTHORS}", "paper_id", name="ix_authorships_hundredth"),
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
    also: Mapped[str | None] = mapped_column(
        doc="JSON array of the further identifiers that it names, each [scheme, value]: of the "
        "same work, or of others that are printed with it."
    )


class CitedIdentifier(Base):
    """One identifier of a work that a paper refers to, by what any of its sources says.

    `paper_references` holds the list of the source that is believed; what counts as cited are the
    identifiers in the lists of all.
    """

    __tablename__ = "cited_identifiers"
    __table_args__ = (
        CheckConstraint("scheme <> ''", name="scheme_not_empty"),
        CheckConstraint("value <> ''", name="value_not_empty"),
        Index(None, "scheme", "value"),
        STRICT_KEYED,
    )

    paper_id: Mapped[int] = mapped_column(
        Id, ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True, doc="Who refers."
    )
    scheme: Mapped[str] = mapped_column(primary_key=True, doc="Scheme of the identifier.")
    value: Mapped[str] = mapped_column(primary_key=True, doc="The identifier, as in `identifiers`.")


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
