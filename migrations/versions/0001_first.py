"""The tables, the views, and on SQLite the search index.

Revision: 0001, after nothing.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
OLD_YEAR = "substr(arxiv_id, length(arxiv_id) - 6, 2)"
ANNOUNCED = (
    "CASE WHEN arxiv_id LIKE '%/%' THEN "
    f"CASE WHEN {OLD_YEAR} >= '91' THEN '19' ELSE '20' END || {OLD_YEAR}"
    " || '-' || substr(arxiv_id, length(arxiv_id) - 4, 2) "
    "ELSE '20' || substr(arxiv_id, 1, 2) || '-' || substr(arxiv_id, 3, 2) END"
)
TABLES = (
    "authors",
    "imports",
    "papers",
    "author_lists",
    "authorships",
    "identifiers",
    "paper_categories",
    "paper_versions",
    "rejections",
    "sources",
    "translations",
)


def upgrade() -> None:
    """Create everything; the search index and some views where the engine is SQLite."""
    create_authors()
    create_imports()
    create_papers()
    create_author_lists()
    create_authorships()
    create_identifiers()
    create_paper_categories()
    create_paper_versions()
    create_rejections()
    create_sources()
    create_translations()
    if op.get_context().dialect.name == "sqlite":
        create_search()
        create_derived()
    create_views()


def downgrade() -> None:
    """Drop everything."""
    drop_views()
    if op.get_context().dialect.name == "sqlite":
        drop_derived()
        drop_search()
    for table in reversed(TABLES):
        op.drop_table(table)


def create_authors() -> None:
    """Create the table `authors`."""
    op.create_table(
        "authors",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("keyname", sa.Text(), nullable=False),
        sa.Column("forenames", sa.Text(), server_default="", nullable=False),
        sa.Column("suffix", sa.Text(), server_default="", nullable=False),
        sa.Column("is_collaboration", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("keyname_key", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("german_key", sa.Text(), nullable=False),
        sa.CheckConstraint("keyname <> ''", name=op.f("ck_authors_keyname_not_empty")),
        sa.CheckConstraint(
            "is_collaboration IN (0, 1)", name=op.f("ck_authors_is_collaboration_is_boolean")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authors")),
        sa.UniqueConstraint(
            "keyname",
            "forenames",
            "suffix",
            "is_collaboration",
            name=op.f("uq_authors_keyname_forenames_suffix_is_collaboration"),
        ),
        **STRICT,
    )
    op.create_index("ix_authors_german_key", "authors", ["german_key"])
    op.create_index("ix_authors_keyname_key_initials", "authors", ["keyname_key", "initials"])
    op.create_index("ix_authors_name_key", "authors", ["name_key"])


def create_imports() -> None:
    """Create the table `imports`."""
    op.create_table(
        "imports",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=True),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("last_written", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text(), nullable=True),
        sa.Column("size", ID, nullable=True),
        sa.Column("checksum", sa.Text(), nullable=True),
        sa.Column("read", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("added", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("updated", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("unchanged", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("held", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rejected", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("warnings", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("program_version", sa.Text(), nullable=False),
        sa.Column("parser_version", sa.Integer(), nullable=False),
        sa.Column("sources_seen", sa.Text(), server_default="[]", nullable=False),
        sa.Column("rejections_seen", sa.Text(), server_default="[]", nullable=False),
        sa.CheckConstraint(
            "status IN ('running', 'complete', 'cut', 'failed')",
            name=op.f("ck_imports_status_is_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        **STRICT,
    )


def create_papers() -> None:
    """Create the table `papers`."""
    op.create_table(
        "papers",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("arxiv_id", sa.Text(), nullable=False),
        sa.Column("announced", sa.Text(), sa.Computed(ANNOUNCED, persisted=True), nullable=False),
        sa.Column("submitted", sa.Text(), nullable=True),
        sa.Column("revised", sa.Text(), nullable=True),
        sa.Column(
            "listed_submitted",
            sa.Text(),
            sa.Computed(f"coalesce(submitted, {ANNOUNCED})", persisted=True),
            nullable=False,
        ),
        sa.Column(
            "listed_revised",
            sa.Text(),
            sa.Computed(f"coalesce(revised, submitted, {ANNOUNCED})", persisted=True),
            nullable=False,
        ),
        sa.Column("latest_version", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Integer(), nullable=True),
        sa.Column("deleted", sa.Integer(), nullable=True),
        sa.Column("authors_cut", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("authors_shifted", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("names_version", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("primary_category", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("authors_text", sa.Text(), nullable=True),
        sa.Column("comments", sa.Text(), nullable=True),
        sa.Column("journal_ref", sa.Text(), nullable=True),
        sa.Column("doi", sa.Text(), nullable=True),
        sa.Column("report_no", sa.Text(), nullable=True),
        sa.Column("license", sa.Text(), nullable=True),
        sa.Column("submitter", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("abstract", sa.Text(), nullable=True),
        sa.CheckConstraint("arxiv_id <> ''", name=op.f("ck_papers_arxiv_id_not_empty")),
        sa.CheckConstraint("revised LIKE '____-__-__%'", name=op.f("ck_papers_revised_is_a_date")),
        sa.CheckConstraint(
            "submitted LIKE '____-__-__%'", name=op.f("ck_papers_submitted_is_a_date")
        ),
        sa.CheckConstraint("authors_cut IN (0, 1)", name=op.f("ck_papers_authors_cut_is_boolean")),
        sa.CheckConstraint(
            "authors_shifted IN (0, 1)", name=op.f("ck_papers_authors_shifted_is_boolean")
        ),
        sa.CheckConstraint("deleted IN (0, 1)", name=op.f("ck_papers_deleted_is_boolean")),
        sa.CheckConstraint("latest_version >= 1", name=op.f("ck_papers_latest_version_from_1")),
        sa.CheckConstraint("withdrawn IN (0, 1)", name=op.f("ck_papers_withdrawn_is_boolean")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("arxiv_id", name=op.f("uq_papers_arxiv_id")),
        **STRICT,
    )
    op.create_index("ix_papers_announced", "papers", ["announced"])
    op.create_index(
        "ix_papers_authors_shifted",
        "papers",
        ["authors_shifted"],
        sqlite_where=sa.text("authors_shifted = 1"),
    )
    op.create_index("ix_papers_listed_revised", "papers", ["listed_revised"])
    op.create_index("ix_papers_listed_submitted", "papers", ["listed_submitted"])


def create_authorships() -> None:
    """Create the table `authorships`."""
    op.create_table(
        "authorships",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("printed_name", sa.Text(), nullable=False),
        sa.Column("affiliations", sa.Text(), nullable=True),
        sa.Column("listed_on", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_authorships_ordinal_from_1")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["authors.id"], name=op.f("fk_authorships_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_authorships_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", "ordinal", name=op.f("pk_authorships")),
        **KEYED,
    )
    op.create_index(
        "ix_authorships_author_id_listed_on_paper_id",
        "authorships",
        ["author_id", "listed_on", "paper_id"],
    )


def create_author_lists() -> None:
    """Create the table `author_lists`."""
    op.create_table(
        "author_lists",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("members", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_author_lists_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", name=op.f("pk_author_lists")),
        **KEYED,
    )


def create_identifiers() -> None:
    """Create the table `identifiers`."""
    op.create_table(
        "identifiers",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.CheckConstraint("scheme <> ''", name=op.f("ck_identifiers_scheme_not_empty")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_identifiers_value_not_empty")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_identifiers_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scheme", "value", "paper_id", name=op.f("pk_identifiers")),
        **KEYED,
    )
    op.create_index("ix_identifiers_paper_id", "identifiers", ["paper_id"])


def create_paper_categories() -> None:
    """Create the table `paper_categories`."""
    op.create_table(
        "paper_categories",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("listed_on", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("category <> ''", name=op.f("ck_paper_categories_category_not_empty")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_paper_categories_ordinal_from_1")),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers.id"],
            name=op.f("fk_paper_categories_paper_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("paper_id", "ordinal", name=op.f("pk_paper_categories")),
        **KEYED,
    )
    op.create_index(
        "ix_paper_categories_category_listed_on_paper_id",
        "paper_categories",
        ["category", "listed_on", "paper_id"],
        unique=True,
    )


def create_paper_versions() -> None:
    """Create the table `paper_versions`."""
    op.create_table(
        "paper_versions",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted", sa.Text(), nullable=True),
        sa.Column("size", ID, nullable=True),
        sa.CheckConstraint(
            "submitted LIKE '____-__-__%'", name=op.f("ck_paper_versions_submitted_is_a_date")
        ),
        sa.CheckConstraint("size >= 0", name=op.f("ck_paper_versions_size_not_negative")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_paper_versions_version_from_1")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_paper_versions_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", "version", name=op.f("pk_paper_versions")),
        **KEYED,
    )


def create_rejections() -> None:
    """Create the table `rejections`."""
    op.create_table(
        "rejections",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("identifier", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_rejections_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejections")),
        sa.UniqueConstraint("digest", name=op.f("uq_rejections_digest")),
        **STRICT,
    )
    op.create_index("ix_rejections_import_id", "rejections", ["import_id"])


def create_sources() -> None:
    """Create the table `sources`."""
    op.create_table(
        "sources",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("paper_id", ID, nullable=True),
        sa.Column("import_id", ID, nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("datestamp", sa.Text(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("abstract_key", ID, nullable=True),
        sa.Column("differences", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_sources_import_id")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_sources_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        **STRICT,
    )
    op.create_index("ix_sources_abstract_key", "sources", ["abstract_key"])
    op.create_index("ix_sources_digest", "sources", ["digest"], unique=True)
    op.create_index("ix_sources_paper_id", "sources", ["paper_id"])


def create_translations() -> None:
    """Create the table `translations`."""
    op.create_table(
        "translations",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("abstract", sa.Text(), nullable=True),
        sa.CheckConstraint("language <> ''", name=op.f("ck_translations_language_not_empty")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_translations_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", "language", name=op.f("pk_translations")),
        **KEYED,
    )


# What the tokenizer does not fold, in two steps: SQLite's parser nests about twenty calls deep.
CAPITALS = {
    "Đ": "d", "Ð": "d", "Ł": "l", "Ø": "o", "ẞ": "ss", "Æ": "ae", "Œ": "oe", "Þ": "th",
    "Ħ": "h", "Ŋ": "n",
}  # fmt: skip
SMALLS = {
    "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "ħ": "h", "ŋ": "n", "ı": "i",
}  # fmt: skip


def replaced(text: str, letters: dict[str, str]) -> str:
    """SQL for *text* with *letters* spelled plainly."""
    for letter, plain in letters.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text


NAMES = (
    "(SELECT group_concat(name, '; ') FROM (SELECT a.name FROM authorships AS s"
    " JOIN authors AS a ON a.id = s.author_id WHERE s.paper_id = p.id ORDER BY s.ordinal))"
)
# Text of as many characters as bytes is ASCII: most abstracts are, and need no folding.
DOCUMENTS = f"""
CREATE VIEW paper_search_documents AS
SELECT id,
       {replaced("small_title", SMALLS)} AS title,
       CASE WHEN length(abstract) = length(CAST(abstract AS BLOB)) THEN abstract
            ELSE {replaced("small_abstract", SMALLS)} END AS abstract,
       {replaced("small_names", SMALLS)} AS authors
FROM (SELECT p.id AS id,
             p.abstract AS abstract,
             {replaced("p.title", CAPITALS)} AS small_title,
             {replaced("p.abstract", CAPITALS)} AS small_abstract,
             {replaced(NAMES, CAPITALS)} AS small_names
      FROM papers AS p)
"""  # noqa: S608 - built of the constants above


def trigger(when: str, table: str, rows: str) -> str:
    """SQL of a trigger that takes documents out before a change, or puts them in after.

    *rows* says which papers' documents, in terms of `old` and `new`.
    """
    name = f"search_{table}_{when.lower().split(' of ')[0].replace(' ', '_')}"
    if when.startswith("BEFORE"):
        action = (
            "INSERT INTO paper_search (paper_search, rowid, title, abstract, authors) "
            "SELECT 'delete', id, title, abstract, authors"
        )
    else:
        action = (
            "INSERT INTO paper_search (rowid, title, abstract, authors) "
            "SELECT id, title, abstract, authors"
        )
    return (
        f"CREATE TRIGGER {name} {when} ON {table} "
        f"BEGIN {action} FROM paper_search_documents WHERE id {rows}; END"
    )


def of_author(row: str) -> str:
    """SQL: the papers of the author that *row* is."""
    return f"IN (SELECT paper_id FROM authorships WHERE author_id = {row}.id)"  # noqa: S608 - `old` or `new`


TRIGGERS = (
    trigger("AFTER INSERT", "papers", "= new.id"),
    trigger("BEFORE UPDATE OF id, title, abstract", "papers", "= old.id"),
    trigger("AFTER UPDATE OF id, title, abstract", "papers", "= new.id"),
    trigger("BEFORE DELETE", "papers", "= old.id"),
    trigger("BEFORE INSERT", "authorships", "= new.paper_id"),
    trigger("AFTER INSERT", "authorships", "= new.paper_id"),
    trigger(
        "BEFORE UPDATE OF paper_id, ordinal, author_id",
        "authorships",
        "IN (old.paper_id, new.paper_id)",
    ),
    trigger(
        "AFTER UPDATE OF paper_id, ordinal, author_id",
        "authorships",
        "IN (old.paper_id, new.paper_id)",
    ),
    trigger("BEFORE DELETE", "authorships", "= old.paper_id"),
    trigger("AFTER DELETE", "authorships", "= old.paper_id"),
    trigger("BEFORE UPDATE OF name", "authors", of_author("old")),
    trigger("AFTER UPDATE OF name", "authors", of_author("new")),
)


def create_search() -> None:
    """Create the full-text index over papers, kept by triggers.

    The index stores no text of its own: it reads the view of documents, and is told of each
    change by triggers, which the importer suspends while it writes many rows at once.
    """
    op.execute(DOCUMENTS)
    op.execute(
        "CREATE VIRTUAL TABLE paper_search USING fts5 (title, abstract, authors, "
        "content = 'paper_search_documents', content_rowid = 'id', "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    for sql in TRIGGERS:
        op.execute(sql)


def drop_search() -> None:
    """Drop the full-text index and all that keeps it."""
    for table, when in (
        ("papers", ("after_insert", "before_update", "after_update", "before_delete")),
        ("authorships", ("before_insert", "after_insert", "before_update", "after_update")),
        ("authorships", ("before_delete", "after_delete")),
        ("authors", ("before_update", "after_update")),
    ):
        for moment in when:
            op.execute(f"DROP TRIGGER search_{table}_{moment}")
    op.execute("DROP TABLE paper_search")
    op.execute("DROP VIEW paper_search_documents")


# The day of listed_submitted since 1970-01-01; where only the month is known, its first day.
DAY = (
    "coalesce((SELECT CAST(strftime('%s', substr(p.listed_submitted || '-01', 1, 10)) AS INTEGER)"
    " / 86400 FROM papers AS p WHERE p.id = {paper}), 0)"
)


def derived(table: str, event: str, *actions: str) -> tuple[str, str]:
    """The name and the SQL of a trigger that keeps what is derived from other rows."""
    name = f"derived_{table}_after_{event.split(maxsplit=1)[0].lower()}"
    body = " ".join(f"{action};" for action in actions)
    return name, f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END"


def dated(table: str, where: str, paper: str) -> str:
    """SQL: the rows of *table* *where* get the day of *paper*."""
    return f"UPDATE {table} SET listed_on = {DAY.format(paper=paper)} WHERE {where}"  # noqa: S608 - our names


def unpacked(row: str) -> str:
    """SQL: the packed author list of the paper of *row* goes; the rows themselves answer."""
    return f"DELETE FROM author_lists WHERE paper_id = {row}.paper_id"  # noqa: S608 - `old` or `new`


PLACE = "paper_id = new.paper_id AND ordinal = new.ordinal"
REDATED = "old.listed_submitted <> new.listed_submitted"
DERIVED = dict(
    (
        derived(
            "papers",
            "UPDATE OF arxiv_id, submitted",
            dated("authorships", f"paper_id = new.id AND {REDATED}", "new.id"),
            dated("paper_categories", f"paper_id = new.id AND {REDATED}", "new.id"),
        ),
        derived("paper_categories", "INSERT", dated("paper_categories", PLACE, "new.paper_id")),
        derived(
            "paper_categories",
            "UPDATE OF paper_id",
            dated("paper_categories", PLACE, "new.paper_id"),
        ),
        derived(
            "authorships",
            "INSERT",
            dated("authorships", PLACE, "new.paper_id"),
            unpacked("new"),
        ),
        derived(
            "authorships",
            "UPDATE OF paper_id, author_id",
            dated("authorships", PLACE, "new.paper_id"),
            unpacked("old"),
            unpacked("new"),
        ),
        derived("authorships", "DELETE", unpacked("old")),
    )
)


def create_derived() -> None:
    """Create the triggers that keep dates beside categories and authors, and packed lists."""
    for sql in DERIVED.values():
        op.execute(sql)


def drop_derived() -> None:
    """Drop them."""
    for name in DERIVED:
        op.execute(f"DROP TRIGGER {name}")


VIEWS = {
    "authorship_list": """
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id, s.ordinal AS ordinal, a.id AS author_id,
       a.name AS name, a.keyname AS keyname, a.forenames AS forenames, a.suffix AS suffix,
       a.is_collaboration AS is_collaboration, s.printed_name AS printed_name,
       s.affiliations AS affiliations, a.name_key AS name_key, a.keyname_key AS keyname_key,
       p.listed_submitted AS listed_submitted
FROM papers AS p
JOIN authorships AS s ON s.paper_id = p.id
JOIN authors AS a ON a.id = s.author_id""",
    # One row a pair without GROUP BY, which would keep a join or a subquery from choosing the
    # author before all pairs are counted: of each pair, the place where it first stands together.
    # CROSS JOIN and the plus keep to the order of the other's papers, looked up among one's own.
    "coauthor_pairs": """
SELECT a.id AS author_id, a.name AS author, a.name_key AS author_key,
       b.id AS coauthor_id, b.name AS coauthor, b.name_key AS coauthor_key,
       (SELECT count(DISTINCT o.paper_id)
        FROM authorships AS o CROSS JOIN authorships AS m
        WHERE o.author_id = b.id AND m.author_id = a.id
          AND m.listed_on = +o.listed_on AND m.paper_id = +o.paper_id) AS papers
FROM authors AS a
JOIN authorships AS x ON x.author_id = a.id
JOIN authorships AS y ON y.paper_id = x.paper_id AND y.author_id <> x.author_id
JOIN authors AS b ON b.id = y.author_id
WHERE a.is_collaboration = 0 AND b.is_collaboration = 0
  AND NOT EXISTS (
      SELECT 1
      FROM authorships AS o CROSS JOIN authorships AS m
      WHERE o.author_id = b.id AND m.author_id = a.id
        AND m.listed_on = +o.listed_on AND m.paper_id = +o.paper_id
        AND o.paper_id <= y.paper_id
        AND (o.paper_id < y.paper_id OR o.ordinal < y.ordinal
             OR (o.ordinal = y.ordinal AND m.ordinal < x.ordinal)))""",
    "version_list": """
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id, v.version AS version,
       p.arxiv_id || 'v' || v.version AS versioned_id, v.submitted AS submitted, v.size AS size,
       CASE WHEN v.version = p.latest_version THEN 1 ELSE 0 END AS is_latest
FROM papers AS p
JOIN paper_versions AS v ON v.paper_id = p.id""",
}
# The records of a paper: its own, and those without identifier that have an abstract of theirs,
# each once. The likelihood says that few share an abstract, while many may have no paper.
RECORDS = (
    "FROM papers AS p\nJOIN sources AS s ON s.paper_id = p.id",
    """FROM papers AS p
JOIN sources AS o ON o.paper_id = p.id
JOIN sources AS s
  ON s.paper_id IS NULL AND likelihood(s.abstract_key = o.abstract_key, 0.000001)
  AND NOT EXISTS (
      SELECT 1 FROM sources AS e
      WHERE e.paper_id = o.paper_id AND e.abstract_key = o.abstract_key AND e.id < o.id)""",
)


def of_records(columns: str, joined: str) -> str:
    """SQL: *columns* of the records `s` of papers `p`, with what is *joined* to them."""
    return "\nUNION ALL\n".join(f"SELECT {columns}\n{records}\n{joined}" for records in RECORDS)


SQLITE_VIEWS = {
    "paper_list": f"""
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id, p.title AS title,
       {NAMES} AS authors,
       p.submitted AS submitted, p.revised AS revised, p.announced AS announced,
       (SELECT max(s.datestamp) FROM sources AS s WHERE s.paper_id = p.id) AS record_changed,
       p.listed_submitted AS listed_submitted, p.listed_revised AS listed_revised,
       p.latest_version AS latest_version, p.withdrawn AS withdrawn, p.deleted AS deleted,
       p.primary_category AS primary_category,
       (SELECT group_concat(category, '; ')
        FROM (SELECT c.category FROM paper_categories AS c
              WHERE c.paper_id = p.id ORDER BY c.ordinal)) AS categories,
       p.doi AS doi, p.journal_ref AS journal_ref, p.report_no AS report_no,
       p.comments AS comments, p.license AS license, p.abstract AS abstract
FROM papers AS p""",  # noqa: S608 - built of constants
    # A year of a category is one range of an index, however the rows are asked for; the codes and
    # the years that there are come first.
    "papers_by_year_and_category": """
WITH RECURSIVE codes (category) AS (
    SELECT min(category) FROM paper_categories
    UNION ALL
    SELECT (SELECT min(c.category) FROM paper_categories AS c WHERE c.category > before.category)
    FROM codes AS before WHERE before.category IS NOT NULL
), years (year) AS (
    SELECT CAST(substr((SELECT min(listed_submitted) FROM papers), 1, 4) AS INTEGER)
    UNION ALL
    SELECT year + 1 FROM years
    WHERE year < CAST(substr((SELECT max(listed_submitted) FROM papers), 1, 4) AS INTEGER)
), spans (year, first, next) AS (
    SELECT year, CAST(strftime('%s', printf('%04d-01-01', year)) AS INTEGER) / 86400,
           CAST(strftime('%s', printf('%04d-01-01', year + 1)) AS INTEGER) / 86400
    FROM years
)
SELECT s.year AS year, k.category AS category, count(*) AS papers,
       sum(CASE WHEN c.ordinal = 1 THEN 1 ELSE 0 END) AS primary_papers
FROM spans AS s
CROSS JOIN codes AS k
CROSS JOIN paper_categories AS c
WHERE c.category = k.category AND c.listed_on >= s.first AND c.listed_on < s.next
GROUP BY s.year, k.category""",
    "paper_sources": of_records(
        "p.id AS paper_id, p.arxiv_id AS arxiv_id, s.id AS source_id, s.format AS format,\n"
        "       s.datestamp AS datestamp, s.import_id AS import_id, d.key AS field,\n"
        "       d.value AS value, CASE d.type WHEN 'null' THEN 1 ELSE 0 END AS is_silent",
        "LEFT JOIN json_each(s.differences) AS d",
    ),
    "paper_imports": of_records(
        "p.id AS paper_id, p.arxiv_id AS arxiv_id, i.id AS import_id, i.source AS source,\n"
        "       i.started AS started, s.id AS source_id, s.format AS format",
        "JOIN imports AS i\nJOIN json_each(i.sources_seen) AS seen\n"
        "  ON s.id BETWEEN json_extract(seen.value, '$[0]') AND json_extract(seen.value, '$[1]')",
    ),
}


def create_views() -> None:
    """Create the views; those that join texts or read JSON where the engine is SQLite."""
    is_sqlite = op.get_context().dialect.name == "sqlite"
    for name, query in (VIEWS | SQLITE_VIEWS if is_sqlite else VIEWS).items():
        op.execute(f"CREATE VIEW {name} AS\n{query.strip()}")


def drop_views() -> None:
    """Drop the views."""
    is_sqlite = op.get_context().dialect.name == "sqlite"
    for name in VIEWS | SQLITE_VIEWS if is_sqlite else VIEWS:
        op.execute(f"DROP VIEW {name}")
