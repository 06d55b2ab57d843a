"""Papers beyond arXiv: what makes a paper, where it was published, records of several papers.

Revision: 0004, after 0003. On SQLite every table that names papers is made anew, since their
numbers leave room for other papers now. Other engines hold no library yet, and get the tables.
"""

# ruff: noqa: S608 - the statements are built of the names and words below
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

OLD_YEAR = "substr(arxiv_id, length(arxiv_id) - 6, 2)"
OF_ARXIV = (
    "WHEN arxiv_id LIKE '%/%' THEN "
    f"CASE WHEN {OLD_YEAR} >= '91' THEN '19' ELSE '20' END || {OLD_YEAR}"
    " || '-' || substr(arxiv_id, length(arxiv_id) - 4, 2) "
    "ELSE '20' || substr(arxiv_id, 1, 2) || '-' || substr(arxiv_id, 3, 2) END"
)
ANNOUNCED = f"CASE WHEN arxiv_id IS NULL THEN NULL {OF_ARXIV}"
KINDS = (
    "'preprint', 'article', 'conference-paper', 'proceedings', 'book', 'chapter', 'thesis', "
    "'report', 'dataset', 'software', 'webpage', 'patent', 'standard', 'other'"
)
HANDLE = "CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle"
OF_PAPER = f"p.id AS paper_id, p.arxiv_id AS arxiv_id,\n       {HANDLE}"
OF_NAME = """a.id AS author_id,
       a.name AS name, a.keyname AS keyname, a.forenames AS forenames, a.suffix AS suffix,
       a.is_collaboration AS is_collaboration, s.printed_name AS printed_name,
       s.affiliations AS affiliations, a.name_key AS name_key, a.keyname_key AS keyname_key,
       p.listed_submitted AS listed_submitted"""
# Views that any engine takes; those in `NEW_VIEWS` were not there before.
PLAIN_VIEWS = {
    "authorship_list": f"""
SELECT {OF_PAPER},
       s.ordinal AS ordinal, {OF_NAME}
FROM papers AS p
JOIN authorships AS s ON s.paper_id = p.id
JOIN authors AS a ON a.id = s.author_id""",
    "version_list": f"""
SELECT {OF_PAPER}, v.version AS version,
       p.arxiv_id || 'v' || v.version AS versioned_id, v.submitted AS submitted, v.size AS size,
       CASE WHEN v.version = p.latest_version THEN 1 ELSE 0 END AS is_latest
FROM papers AS p
JOIN paper_versions AS v ON v.paper_id = p.id""",
    "contributor_list": f"""
SELECT {OF_PAPER},
       s.ordinal AS ordinal, s.role AS role, {OF_NAME}
FROM papers AS p
JOIN contributors AS s ON s.paper_id = p.id
JOIN authors AS a ON a.id = s.author_id""",
    "keyword_list": f"""
SELECT {OF_PAPER},
       k.ordinal AS ordinal, k.keyword AS keyword, p.listed_submitted AS listed_submitted
FROM papers AS p
JOIN paper_keywords AS k ON k.paper_id = p.id""",
    "reference_list": f"""
SELECT {OF_PAPER},
       r.ordinal AS ordinal, r.scheme AS scheme, r.value AS value, r.printed AS printed,
       c.id AS cited_id,
       CASE WHEN c.arxiv_id IS NULL THEN c.anchor ELSE 'arXiv:' || c.arxiv_id END AS cited_handle,
       c.title AS cited_title
FROM papers AS p
JOIN paper_references AS r ON r.paper_id = p.id
LEFT JOIN identifiers AS i ON i.scheme = r.scheme AND i.value = r.value
LEFT JOIN papers AS c ON c.id = i.paper_id""",
}
NEW_VIEWS = ("contributor_list", "keyword_list", "reference_list")
NAMES = (
    "(SELECT group_concat(name, '; ') FROM (SELECT a.name FROM authorships AS s"
    " JOIN authors AS a ON a.id = s.author_id WHERE s.paper_id = p.id ORDER BY s.ordinal))"
)
# The records of a paper: its own, and those that it shares with others, which stand whole.
RECORDS = (
    "FROM papers AS p\nJOIN sources AS s ON s.paper_id = p.id",
    """FROM papers AS p
JOIN floating_papers AS f ON f.paper_id = p.id
JOIN floating_records AS s ON s.id = f.record_id""",
)


def of_records(columns: str, joined: tuple[str, str]) -> str:
    """SQL: *columns* of the records `s` of papers `p`, with what is *joined* to each kind."""
    return "\nUNION ALL\n".join(
        f"SELECT {columns}\n{records}\n{beside}"
        for records, beside in zip(RECORDS, joined, strict=True)
    )


OF_RUN = (
    "JOIN imports AS i\nJOIN json_each(i.sources_seen) AS seen\n"
    "  ON s.id BETWEEN json_extract(seen.value, '$[0]') AND json_extract(seen.value, '$[1]')"
)
SQLITE_VIEWS = {
    "paper_list": f"""
SELECT {OF_PAPER}, p.kind AS kind, p.title AS title,
       {NAMES} AS authors,
       p.container_title AS container_title, p.issued AS issued,
       p.submitted AS submitted, p.revised AS revised, p.announced AS announced,
       (SELECT max(s.datestamp) FROM sources AS s WHERE s.paper_id = p.id) AS record_changed,
       p.listed_submitted AS listed_submitted, p.listed_revised AS listed_revised,
       p.latest_version AS latest_version, p.withdrawn AS withdrawn, p.deleted AS deleted,
       p.retracted AS retracted, p.primary_category AS primary_category,
       (SELECT group_concat(category, '; ')
        FROM (SELECT c.category FROM paper_categories AS c
              WHERE c.paper_id = p.id ORDER BY c.ordinal)) AS categories,
       p.doi AS doi, p.journal_ref AS journal_ref, p.report_no AS report_no,
       p.comments AS comments, p.license AS license, p.abstract AS abstract
FROM papers AS p""",
    # A year of a category is one range of an index, however the rows are asked for; the codes and
    # the years that there are come first.
    "papers_by_year_and_category": """
WITH RECURSIVE codes (category) AS (
    SELECT min(category) FROM paper_categories
    UNION ALL
    SELECT (SELECT min(c.category) FROM paper_categories AS c WHERE c.category > before.category)
    FROM codes AS before WHERE before.category IS NOT NULL
), days (first, last) AS (
    SELECT min((SELECT min(c.listed_on) FROM paper_categories AS c
                WHERE c.category = k.category)),
           max((SELECT max(c.listed_on) FROM paper_categories AS c
                WHERE c.category = k.category))
    FROM codes AS k WHERE k.category IS NOT NULL
), years (year) AS (
    SELECT CAST(strftime('%Y', first * 86400, 'unixepoch') AS INTEGER) FROM days
    UNION ALL
    SELECT year + 1 FROM years
    WHERE year < (SELECT CAST(strftime('%Y', last * 86400, 'unixepoch') AS INTEGER) FROM days)
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
        f"{OF_PAPER}, s.id AS source_id,\n"
        "       s.format AS format, s.datestamp AS datestamp, s.import_id AS import_id,\n"
        "       d.key AS field, d.value AS value,\n"
        "       CASE d.type WHEN 'null' THEN 1 ELSE 0 END AS is_silent",
        (
            "LEFT JOIN json_each(s.differences) AS d",
            "LEFT JOIN json_each(s.record) AS d",
        ),
    ),
    "paper_imports": of_records(
        f"{OF_PAPER}, i.id AS import_id,\n"
        "       i.source AS source, i.started AS started, s.id AS source_id, s.format AS format",
        (OF_RUN, OF_RUN),
    ),
}

TEXTS = (
    "kind",
    "container_title",
    "container_short",
    "series",
    "volume",
    "issue",
    "pages",
    "article_number",
    "publisher",
    "place",
    "edition",
    "issued",
    "issued_printed",
    "isbn",
    "issn",
    "url",
    "language",
)
CHECKS = {
    "anchor_not_empty": "anchor <> ''",
    "is_identified": "arxiv_id IS NOT NULL OR anchor IS NOT NULL",
    "kind_is_known": f"kind IS NULL OR kind IN ({KINDS})",
    "retracted_is_boolean": "retracted IN (0, 1)",
}
# The first day of what may be a year or a month alone.
FIRST_DAY = "issued || substr('-01-01', length(issued) - 3)"
ISSUED = (
    "issued IS NULL OR issued BETWEEN '0001' AND '9999-12-31' AND length(issued) IN (4, 7, 10) AND"
    f" {FIRST_DAY} IS strftime('%Y-%m-%d', {FIRST_DAY}, '+0 days')"
)
IS_JOINED = "is_joined IN (0, 1)"
COMPUTED = {
    "announced": (ANNOUNCED, True),
    "listed_submitted": (f"coalesce(submitted, {ANNOUNCED}, issued, '0000')", False),
    "listed_revised": (f"coalesce(revised, submitted, {ANNOUNCED}, issued, '0000')", False),
}
# The month of a paper's number counts from the year 1000 and stands above 27 bits; it counted from
# 1991 and stood above 17.
RENUMBERED = "((({id} >> 17) + 11892) << 27 | ({id} & 131071))"
NUMBERED_BY_MONTH = (
    "announced GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND"
    " id >> 17 = (substr(announced, 1, 4) - 1991) * 12 + substr(announced, 6, 2) - 1"
)
NEW_PARTS = (
    "author_identifiers",
    "contributors",
    "identifier_links",
    "paper_keywords",
    "paper_references",
)
WITH_PAPERS = (
    "author_lists",
    "authorships",
    "identifiers",
    "paper_categories",
    "paper_versions",
    "translations",
)


def upgrade() -> None:
    """Make the tables; on SQLite keep every row, under its paper's new number."""
    op.add_column("imports", sa.Column("library", sa.Text(), nullable=True))
    if op.get_context().dialect.name != "sqlite":
        for name in PLAIN_VIEWS.keys() - set(NEW_VIEWS):
            op.execute(f"DROP VIEW {name}")
        alter_papers()
        alter_sources()
        create_tables()
        for name, sql in PLAIN_VIEWS.items():
            op.execute(f"CREATE VIEW {name} AS\n{sql.strip()}")
        return
    aside = put_aside()
    map_odd_numbers()
    rebuild(
        "papers",
        create_papers,
        create_paper_indexes,
        paper="id",
        values={"extra": opened("extra", "extra")},
    )
    for table in WITH_PAPERS:
        rebuild(table)
    create_tables()
    said = opened("differences", "json_extract(differences, '$.extra')")
    float_held_records(said)
    rebuild(
        "sources",
        create_sources,
        create_source_indexes,
        values={"differences": said},
        which="paper_id IS NOT NULL",
    )
    renumber_tables_of_others()
    op.execute("DROP TABLE temp.renumbered")
    bring_back(aside)


def downgrade() -> None:
    """Refuse: papers that arXiv does not know have no place in the schema before.

    Raises:
        NotImplementedError: always; the copy that the upgrade left is the library as it was.
    """
    raise NotImplementedError("0004 is not taken back; go on with the copy made before it")


def paper_columns() -> list[sa.Column[Any]]:
    """The columns of `papers`."""
    return [
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("arxiv_id", sa.Text(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=True),
        computed("announced"),
        sa.Column("submitted", sa.Text(), nullable=True),
        sa.Column("revised", sa.Text(), nullable=True),
        computed("listed_submitted"),
        computed("listed_revised"),
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
        *(sa.Column(name, sa.Text(), nullable=True) for name in TEXTS),
        sa.Column("retracted", sa.Integer(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("abstract", sa.Text(), nullable=True),
    ]


def computed(name: str) -> sa.Column[Any]:
    """The computed column *name* of `papers`."""
    expression, nullable = COMPUTED[name]
    return sa.Column(name, sa.Text(), sa.Computed(expression, persisted=True), nullable=nullable)


def is_a_date(column: str) -> str:
    """SQL: *column* is a day of the calendar, alone or with a time to the second."""
    return (
        f"{column} BETWEEN '0001' AND '9999-12-31T23:59:59Z' AND"
        f" ({column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')"
        f" OR {column} IS strftime('%Y-%m-%d', {column}, '+0 days'))"
    )


def create_papers(table: str) -> None:
    """Create `papers`, under the name *table* for now."""
    kept = {
        "arxiv_id_not_empty": "arxiv_id <> ''",
        "latest_version_from_1": "latest_version >= 1",
        "withdrawn_is_boolean": "withdrawn IN (0, 1)",
        "deleted_is_boolean": "deleted IN (0, 1)",
        "authors_cut_is_boolean": "authors_cut IN (0, 1)",
        "authors_shifted_is_boolean": "authors_shifted IN (0, 1)",
        "submitted_is_a_date": is_a_date("submitted"),
        "revised_is_a_date": is_a_date("revised"),
        "issued_is_a_date": ISSUED,
    }
    op.create_table(
        table,
        *paper_columns(),
        *(
            sa.CheckConstraint(text, name=op.f(f"ck_papers_{name}"))
            for name, text in (kept | CHECKS).items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("arxiv_id", name=op.f("uq_papers_arxiv_id")),
        **STRICT,
    )


def create_paper_indexes() -> None:
    """Create the indexes of `papers` that are new."""
    op.create_index(
        "ix_papers_anchor",
        "papers",
        ["anchor"],
        unique=True,
        sqlite_where=sa.text("anchor IS NOT NULL"),
    )
    op.create_index(
        "ix_papers_issued", "papers", ["issued"], sqlite_where=sa.text("issued IS NOT NULL")
    )
    op.create_index(
        "ix_papers_kind_arxiv_id",
        "papers",
        ["kind", "arxiv_id"],
        sqlite_where=sa.text("kind IS NOT NULL"),
    )


def create_sources(table: str) -> None:
    """Create `sources`, under the name *table* for now."""
    op.create_table(
        table,
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("import_id", ID, nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("datestamp", sa.Text(), nullable=True),
        sa.Column("library", sa.Text(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("abstract_key", ID, nullable=True),
        sa.Column("content_key", ID, nullable=True),
        sa.Column("is_joined", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("differences", sa.Text(), nullable=True),
        sa.CheckConstraint(IS_JOINED, name=op.f("ck_sources_is_joined_is_boolean")),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_sources_import_id")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_sources_paper_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        **STRICT,
    )


def create_source_indexes() -> None:
    """Create the indexes of `sources` that are new."""
    op.create_index(
        "ix_sources_is_joined", "sources", ["is_joined"], sqlite_where=sa.text("is_joined = 1")
    )
    op.create_index(
        "ix_sources_content_key",
        "sources",
        ["content_key"],
        sqlite_where=sa.text("content_key IS NOT NULL"),
    )


def alter_papers() -> None:
    """Change `papers` where a table can be altered."""
    op.alter_column("papers", "arxiv_id", nullable=True)
    for name in COMPUTED:
        op.drop_column("papers", name)
    have = {"id", "arxiv_id"}
    have |= {each.name for each in paper_columns() if each.name not in {"anchor", *COMPUTED}}
    have -= {*TEXTS, "retracted"}
    for column in paper_columns():
        if column.name not in have:
            op.add_column("papers", column)
    for name, text in CHECKS.items():
        op.create_check_constraint(op.f(f"ck_papers_{name}"), "papers", text)
    for name in COMPUTED:
        op.create_index(f"ix_papers_{name}", "papers", [name])
    create_paper_indexes()


def alter_sources() -> None:
    """Change `sources` where a table can be altered."""
    op.alter_column("sources", "paper_id", nullable=False)
    op.add_column("sources", sa.Column("library", sa.Text(), nullable=True))
    op.add_column("sources", sa.Column("content_key", ID, nullable=True))
    op.add_column(
        "sources",
        sa.Column("is_joined", sa.Integer(), server_default=sa.text("0"), nullable=False),
    )
    op.create_check_constraint(op.f("ck_sources_is_joined_is_boolean"), "sources", IS_JOINED)
    create_source_indexes()


def of_paper(table: str) -> sa.ForeignKeyConstraint:
    """The foreign key of *table* to `papers`."""
    return sa.ForeignKeyConstraint(
        ["paper_id"], ["papers.id"], name=op.f(f"fk_{table}_paper_id"), ondelete="CASCADE"
    )


def create_part(
    table: str, columns: Sequence[sa.Column[Any]], key: Sequence[str], checks: dict[str, str]
) -> None:
    """Create *table*, a part of papers, with its own *columns*, *key* and *checks*."""
    op.create_table(
        table,
        sa.Column("paper_id", ID, nullable=False),
        *columns,
        *(
            sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))
            for name, text in checks.items()
        ),
        of_paper(table),
        sa.PrimaryKeyConstraint("paper_id", *key, name=op.f(f"pk_{table}")),
        **KEYED,
    )


def text_column(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=nullable)


def number_column(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A column of small numbers."""
    return sa.Column(name, sa.Integer(), nullable=nullable)


def create_tables() -> None:
    """Create the tables that are new."""
    op.create_table(
        "contributors",
        sa.Column("paper_id", ID, nullable=False),
        number_column("ordinal"),
        text_column("role"),
        sa.Column("author_id", ID, nullable=False),
        text_column("printed_name"),
        text_column("affiliations", nullable=True),
        sa.CheckConstraint("role <> ''", name=op.f("ck_contributors_role_not_empty")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_contributors_ordinal_from_1")),
        of_paper("contributors"),
        sa.ForeignKeyConstraint(
            ["author_id"], ["authors.id"], name=op.f("fk_contributors_author_id")
        ),
        sa.PrimaryKeyConstraint("paper_id", "ordinal", name=op.f("pk_contributors")),
        **KEYED,
    )
    op.create_index("ix_contributors_author_id", "contributors", ["author_id"])
    create_part(
        "paper_keywords",
        [number_column("ordinal"), text_column("keyword")],
        ["ordinal"],
        {"ordinal_from_1": "ordinal >= 1", "keyword_not_empty": "keyword <> ''"},
    )
    op.create_index("ix_paper_keywords_keyword", "paper_keywords", ["keyword"])
    create_part(
        "paper_references",
        [
            number_column("ordinal"),
            *(text_column(name, nullable=True) for name in ("scheme", "value", "printed")),
        ],
        ["ordinal"],
        {"ordinal_from_1": "ordinal >= 1"},
    )
    op.create_index("ix_paper_references_scheme_value", "paper_references", ["scheme", "value"])
    create_part(
        "author_identifiers",
        [
            number_column("source_ordinal"),
            *(text_column(name) for name in ("printed_name", "scheme", "value")),
            number_column("ordinal", nullable=True),
        ],
        ["source_ordinal", "printed_name", "scheme", "value"],
        {
            "source_ordinal_from_1": "source_ordinal >= 1",
            "scheme_not_empty": "scheme <> ''",
            "value_not_empty": "value <> ''",
        },
    )
    op.create_index("ix_author_identifiers_scheme_value", "author_identifiers", ["scheme", "value"])
    names = ["scheme", "value", "target_scheme", "target_value"]
    create_part("identifier_links", [text_column(name) for name in names], names, {})
    op.create_index("ix_identifier_links_scheme_value", "identifier_links", names[:2])
    op.create_index("ix_identifier_links_target_scheme_target_value", "identifier_links", names[2:])
    create_floating()


def create_floating() -> None:
    """Create the tables of records that belong to no paper, or to several."""
    op.create_table(
        "floating_records",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("import_id", ID, nullable=False),
        text_column("format"),
        text_column("datestamp", nullable=True),
        text_column("library", nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        text_column("record"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_floating_records_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_floating_records")),
        sa.UniqueConstraint("digest", name=op.f("uq_floating_records_digest")),
        **STRICT,
    )
    op.create_table(
        "floating_identifiers",
        text_column("scheme"),
        text_column("value"),
        sa.Column("record_id", ID, nullable=False),
        sa.CheckConstraint("scheme <> ''", name=op.f("ck_floating_identifiers_scheme_not_empty")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_floating_identifiers_value_not_empty")),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["floating_records.id"],
            name=op.f("fk_floating_identifiers_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "scheme", "value", "record_id", name=op.f("pk_floating_identifiers")
        ),
        **KEYED,
    )
    op.create_index("ix_floating_identifiers_record_id", "floating_identifiers", ["record_id"])
    op.create_table(
        "floating_papers",
        sa.Column("record_id", ID, nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["floating_records.id"],
            name=op.f("fk_floating_papers_record_id"),
            ondelete="CASCADE",
        ),
        of_paper("floating_papers"),
        sa.PrimaryKeyConstraint("record_id", "paper_id", name=op.f("pk_floating_papers")),
        **KEYED,
    )
    op.create_index("ix_floating_papers_paper_id", "floating_papers", ["paper_id"])


def query(sql: str) -> Sequence[Any]:
    """The rows of *sql*."""
    return op.get_bind().exec_driver_sql(sql).all()


def quoted(name: str) -> str:
    """*name* as an identifier in SQL."""
    return '"' + name.replace('"', '""') + '"'


def tell(what: str) -> None:
    """Say *what* is done now to whoever asked for the upgrade, where they gave a way to."""
    config = op.get_context().config
    said = config.attributes.get("on_progress") if config is not None else None
    if said is not None:
        said(what)


def counted(table: str) -> str:
    """How many rows *table* has, in words."""
    ((rows,),) = query(f"SELECT count(*) FROM {quoted(table)}")
    return f"{rows:,} rows of {table}"


def put_aside() -> list[tuple[str, str, str]]:
    """Drop views and triggers, everybody's; kind, name and the SQL that makes each again.

    The search index goes as well, first of all: its room is taken by what is made next.
    """
    op.execute("DROP TABLE paper_search")
    op.execute("DROP TABLE paper_search_noted")
    found = query(
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger')"
        " ORDER BY type DESC, rowid"
    )
    for kind, name, _ in reversed(found):
        op.execute(f"DROP {kind} IF EXISTS {quoted(name)}")
    return [(kind, name, sql) for kind, name, sql in found]


def bring_back(aside: Sequence[tuple[str, str, str]]) -> None:
    """Make views and triggers again, and the search index: its papers have other numbers.

    Views that say more now are made as they are from here on. A paper may be of a year alone, so
    that the day of a date is asked otherwise; and another may lose its row by its anchor.
    """
    views = PLAIN_VIEWS | SQLITE_VIEWS
    create_index()
    for kind, name, sql in aside:
        if name == "paper_search_documents":
            op.get_bind().exec_driver_sql(documents())
        elif kind == "view" and name in views:
            create_view(name, views.pop(name))
        elif kind == "trigger":
            op.get_bind().exec_driver_sql(of_any_paper(name, sql))
        else:
            op.get_bind().exec_driver_sql(sql)
    for name in NEW_VIEWS:
        create_view(name, views[name])
    for event in ("INSERT", "UPDATE OF paper_id"):
        op.execute(one_place(event))
    fill_index()


def create_view(name: str, sql: str) -> None:
    """Create the view *name*."""
    op.get_bind().exec_driver_sql(f"CREATE VIEW {name} AS\n{sql.strip()}")


GONE_WITH_PAPER = (
    "contributors",
    "paper_keywords",
    "paper_references",
    "author_identifiers",
    "identifier_links",
    "floating_papers",
)


def one_place(event: str) -> str:
    """SQL of the trigger before *event* that keeps a paper from being twice in a category.

    The index that does has the paper's day, which a new row has only behind its statement: too
    late for OR FAIL, which leaves the row as it is. A row with that day meets the same policy.
    """
    return (
        f"CREATE TRIGGER derived_paper_categories_before_{event.split(maxsplit=1)[0].lower()}"
        f" BEFORE {event} ON paper_categories BEGIN"
        " INSERT INTO paper_categories (paper_id, ordinal, category, listed_on)"
        " SELECT o.paper_id, new.ordinal, o.category, o.listed_on FROM paper_categories AS o"
        " WHERE o.paper_id = new.paper_id AND o.category = new.category"
        " AND o.ordinal <> new.ordinal AND o.listed_on <> new.listed_on; END"
    )


def of_any_paper(name: str, sql: str) -> str:
    """The SQL of the trigger *name*, where it is ours for papers of a year alone or an anchor."""
    if name.startswith("derived_"):
        sql = sql.replace("|| '-01', 1, 10)", "|| '-01-01', 1, 10)")
        if name == "derived_papers_after_delete":
            gone = (f"DELETE FROM {table} WHERE paper_id = old.id; " for table in GONE_WITH_PAPER)
            sql = sql.replace("BEGIN ", f"BEGIN {''.join(gone)}", 1)
        return sql.replace("OF id, arxiv_id, submitted ON", "OF id, arxiv_id, submitted, issued ON")
    return searched(sql) if name.startswith("search_") else sql


# The search index -------------------------------------------------------------------------------

CYRILLIC = {"Ё": "Е", "ё": "е", "Ѐ": "Е", "ѐ": "е", "Ѝ": "И", "ѝ": "и"}
# What the tokenizer does not fold, in two steps: SQLite's parser nests about twenty calls deep.
CAPITALS = {
    "Đ": "d", "Ð": "d", "Ł": "l", "Ø": "o", "ẞ": "ss", "Æ": "ae", "Œ": "oe", "Þ": "th",
    "Ħ": "h", "Ŋ": "n",
}  # fmt: skip
SMALLS = {
    "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
    "ħ": "h", "ŋ": "n", "ı": "i",
}  # fmt: skip
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Letters of other scripts with marks, and subscripts: rare, and looked at where a text has any.
RARE = "*[\u0370-\u052f\u1f00-\u1fff\u2080-\u2089\ufb00-\ufb06]*"


def rare_letters() -> dict[str, str]:
    """Letters with marks, and subscripts, each with what it is spelled as.

    Unicode promises that how a letter is composed never changes.
    """
    plain = dict(CYRILLIC)
    for code in (*range(0x370, 0x400), *range(0x1F00, 0x2000)):
        letter, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and unicodedata.category(chr(code)).startswith("L"):
            plain[chr(code)] = letter
    return plain | {chr(0x2080 + digit): str(digit) for digit in range(10)}


def replaced(text: str, letters: Mapping[str, str]) -> str:
    """SQL for *text* with *letters* spelled plainly."""
    for letter, plain in letters.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    return text


def spelled(text: str) -> str:
    """SQL for *text* with the rare letters spelled plainly, one after another."""
    letters = rare_letters()
    marked, plain = "".join(letters), "".join(letters.values())
    return (
        f"CASE WHEN {text} GLOB '{RARE}' THEN\n"
        f"    (WITH RECURSIVE spelled (place, said) AS (\n"
        f"         SELECT 1, {replaced(text, LIGATURES)}\n"
        f"         UNION ALL\n"
        f"         SELECT place + 1, replace(said, substr('{marked}', place, 1),\n"
        f"                                   substr('{plain}', place, 1))\n"
        f"         FROM spelled WHERE place <= {len(letters)})\n"
        f"     SELECT said FROM spelled WHERE place > {len(letters)})\n"
        f"ELSE {text} END"
    )


# Each column of the index but the names, and where its text stands. A phrase crosses no column.
TEXTS_INDEXED = {
    "title": "p.title",
    "abstract": "p.abstract",
    "comments": "p.comments",
    "journal": "p.journal_ref",
    "container": "p.container_title",
    "report": "p.report_no",
}
OLD_INDEXED = ("title", "abstract", "authors")
INDEXED = (*OLD_INDEXED, "comments", "journal", "container", "report")


def documents() -> str:
    """SQL of the view of documents, which the index reads.

    Text of as many characters as bytes is ASCII: most is, and needs no folding.
    """
    outer = {
        name: f"CASE WHEN {name} IS NULL OR length({name}) = length(CAST({name} AS BLOB))"
        f" THEN {name}\n            ELSE {replaced(f'small_{name}', SMALLS)} END"
        for name in TEXTS_INDEXED
    } | {"authors": replaced("small_names", SMALLS)}
    inner = [
        f"{text} AS {name}, {replaced(spelled(text), CAPITALS)} AS small_{name}"
        for name, text in TEXTS_INDEXED.items()
    ]
    names = (
        f"(SELECT {spelled('list')} FROM (SELECT group_concat(name, '; ') AS list"
        " FROM (SELECT a.name FROM authorships AS s JOIN authors AS a ON a.id = s.author_id"
        " WHERE s.paper_id = p.id ORDER BY s.ordinal)))"
    )
    columns = ",\n       ".join(f"{outer[name]} AS {name}" for name in INDEXED)
    texts = ",\n             ".join((*inner, f"{replaced(names, CAPITALS)} AS small_names"))
    return (
        f"CREATE VIEW paper_search_documents AS\nSELECT id,\n       {columns}\n"
        f"FROM (SELECT p.id AS id,\n             {texts}\n      FROM papers AS p)\n"
    )


def create_index() -> None:
    """Make the full-text index, of more columns, and the table of what it had."""
    names = ", ".join(INDEXED)
    op.execute(
        f"CREATE VIRTUAL TABLE paper_search USING fts5 ({names}, "
        "content = 'paper_search_documents', content_rowid = 'id', "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )
    texts = ", ".join(f"{name} TEXT" for name in INDEXED)
    op.execute(f"CREATE TABLE paper_search_noted (id INTEGER PRIMARY KEY, {texts}) STRICT")


# FTS5 merges what it wrote again and again while it grows, and holds little in memory. Nothing is
# merged until all is there, and then once; what follows are its own defaults.
WHILE_FILLING = {"automerge": 0, "crisismerge": 1900, "hashsize": 1 << 24}
AFTERWARDS = {"automerge": 4, "crisismerge": 16, "hashsize": 1 << 20}
AT_ONCE = 5_000  # papers that are indexed by one statement
TOLD = 100_000  # papers after which it is told how far the index is


def configure(settings: Mapping[str, int]) -> None:
    """Give the full-text index its *settings*."""
    for name, value in settings.items():
        op.get_bind().exec_driver_sql(
            "INSERT INTO paper_search (paper_search, rank) VALUES (?, ?)", (name, value)
        )


def fill_index() -> None:
    """Index all papers, in the order of their numbers."""
    ((papers,),) = query("SELECT count(*) FROM papers")
    if not papers:
        return
    configure(WHILE_FILLING)
    columns = ", ".join(INDEXED)
    insert = (
        f"INSERT INTO paper_search (rowid, {columns}) SELECT id, {columns} "
        "FROM paper_search_documents WHERE id > ? AND id <= ?"
    )
    portion = (
        f"SELECT max(id) FROM (SELECT id FROM papers WHERE id > ? ORDER BY id LIMIT {AT_ONCE})"
    )
    done, last = 0, -(1 << 63)
    connection = op.get_bind()
    while (up_to := connection.exec_driver_sql(portion, (last,)).scalar()) is not None:
        if done % TOLD == 0:
            tell(f"making the search index anew: {done:,} of {papers:,} papers")
        connection.exec_driver_sql(insert, (last, up_to))
        done, last = done + AT_ONCE, up_to
    tell("merging the search index")
    op.execute("INSERT INTO paper_search (paper_search) VALUES ('optimize')")
    configure(AFTERWARDS)


def searched(trigger: str) -> str:
    """The SQL of a *trigger* that keeps the index, with its further columns."""
    for row in ("", "n.", "d."):
        trigger = trigger.replace(
            ", ".join(f"{row}{name}" for name in OLD_INDEXED),
            ", ".join(f"{row}{name}" for name in INDEXED),
        )
    written = "anchor, title, abstract, comments, journal_ref, container_title, report_no"
    return trigger.replace(
        "UPDATE OF id, arxiv_id, title, abstract ON",
        f"UPDATE OF id, arxiv_id, {written} ON",
    ).replace(
        "OR p.arxiv_id = new.arxiv_id", "OR p.arxiv_id = new.arxiv_id OR p.anchor = new.anchor"
    )


def map_odd_numbers() -> None:
    """Give papers whose number is none of their month its own, or one behind arXiv's papers.

    Such numbers were written by hand: 1, 2, less than nothing, or too large.
    """
    op.execute("CREATE TEMP TABLE renumbered (id INTEGER PRIMARY KEY, number INTEGER UNIQUE)")
    odd = query(
        f"SELECT id, arxiv_id FROM papers WHERE NOT coalesce({NUMBERED_BY_MONTH}, 0) ORDER BY id"
    )
    insert = "INSERT OR IGNORE INTO temp.renumbered VALUES (?, ?)"
    for paper_id, arxiv_id in odd:
        first, place = place_of(arxiv_id)
        number = first | place
        behind = (1 << 17) - 1
        while (
            is_taken(number)
            or not op.get_bind().exec_driver_sql(insert, (paper_id, number)).rowcount
        ):
            behind += 1
            number = first | behind


def is_taken(number: int) -> bool:
    """Whether a paper that keeps its place has the new *number*."""
    if number & (1 << 27) - 1 >= 1 << 17:
        return False
    before = ((number >> 27) - 11892) << 17 | number & (1 << 17) - 1
    found = op.get_bind().exec_driver_sql(
        f"SELECT 1 FROM papers WHERE id = ? AND coalesce({NUMBERED_BY_MONTH}, 0)",
        (before,),
    )
    return found.first() is not None


NEW_SCHEME = re.compile(r"([0-9]{2})(0[1-9]|1[0-2])\.([0-9]{4,5})")
OLD_SCHEME = re.compile(r"([a-z-]+)/([0-9]{2})(0[1-9]|1[0-2])([0-9]{3})")
NAMES_OF_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas "
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin "
    "nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
)
ARCHIVES = NAMES_OF_ARCHIVES.split()


def place_of(arxiv_id: str) -> tuple[int, int]:
    """Where the month of *arxiv_id* begins, and its own place there; what is none stands first."""
    if new := NEW_SCHEME.fullmatch(arxiv_id):
        year, month, place = 2000 + int(new[1]), int(new[2]), int(new[3])
    elif (old := OLD_SCHEME.fullmatch(arxiv_id)) and old[1] in ARCHIVES:
        year = int(old[2]) + (1900 if old[2] >= "91" else 2000)
        month, place = int(old[3]), (ARCHIVES.index(old[1]) + 1) * 1000 + int(old[4])
    else:
        return 0, 1 << 17
    return ((year - 1000) * 12 + month - 1) << 27, place


def renumbered(column: str) -> str:
    """SQL: the new number of the paper that *column* names."""
    plain = RENUMBERED.format(id=column)
    if not query("SELECT 1 FROM temp.renumbered LIMIT 1"):
        return plain
    odd = f"(SELECT r.number FROM temp.renumbered AS r WHERE r.id = {column})"
    return f"coalesce({odd}, {plain})"


def rebuild(
    table: str,
    create: Callable[[str], None] | None = None,
    create_new_indexes: Callable[[], None] = lambda: None,
    *,
    paper: str = "paper_id",
    values: Mapping[str, str] = MappingProxyType({}),
    which: str = "TRUE",
) -> None:
    """Make *table* anew, by *create* or as it was, with new numbers in its column *paper*.

    *values* are SQL of what other columns hold then; *which* rows stay. Indexes and columns that
    others added come back. New indexes are of what no row has yet, and papers come nearly in the
    order of theirs, so that both are kept while rows are written; others are built sorted, behind.
    """
    tell(f"numbering {counted(table)} anew")
    (made,) = query(f"SELECT sql FROM sqlite_schema WHERE name = '{table}'")[0]
    before = stored_columns(table)
    indexes = drop_indexes(table)
    op.execute("PRAGMA legacy_alter_table = ON")
    op.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    if create is None:
        op.get_bind().exec_driver_sql(made)
    else:
        create(table)
        add_columns_of_others(table, before)
    create_new_indexes()
    if table == "papers":
        create_indexes(indexes)
    values = {paper: renumbered(paper), **values}
    op.get_bind().exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(map(quoted, before))}) "
        f"SELECT {', '.join(values.get(name, quoted(name)) for name in before)} "
        f"FROM old_{table} WHERE {which}"
    )
    op.execute(f"DROP TABLE old_{table}")
    op.execute("PRAGMA legacy_alter_table = OFF")
    if table != "papers":
        create_indexes(indexes)


def drop_indexes(table: str) -> list[str]:
    """Drop the indexes of *table*, everybody's; the SQL that makes each again."""
    found = query(
        f"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}' "
        "AND sql IS NOT NULL ORDER BY rowid"
    )
    for name, _ in found:
        op.execute(f"DROP INDEX {quoted(name)}")
    return [sql for _, sql in found]


def create_indexes(made: Sequence[str]) -> None:
    """Create the indexes again that the statements *made* make."""
    for sql in made:
        op.get_bind().exec_driver_sql(sql)


def stored_columns(table: str) -> dict[str, str]:
    """The columns of *table* that are not computed, and how each is declared."""
    return {
        name: f"{quoted(name)} {kind}" + (f" DEFAULT {default}" if default is not None else "")
        for _, name, kind, _, default, _, hidden in query(f"PRAGMA table_xinfo({table})")
        if not hidden
    }


def add_columns_of_others(table: str, before: Mapping[str, str]) -> None:
    """Add to *table* those of the columns *before* that it was not made with."""
    for name in before.keys() - stored_columns(table).keys():
        op.get_bind().exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {before[name]}")


def renumber_tables_of_others() -> None:
    """Let tables that people added, and that refer to papers, go on referring to the same ones."""
    ours = {"papers", "sources", "floating_papers", *WITH_PAPERS, *NEW_PARTS}
    for table, column in query(
        'SELECT t.name, k."from" FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS k'
        " WHERE t.type = 'table' AND lower(k.\"table\") = 'papers'"
        " AND coalesce(lower(k.\"to\"), 'id') = 'id'"
    ):
        if table not in ours:
            op.get_bind().exec_driver_sql(
                f"UPDATE {quoted(table)} SET {quoted(column)} = {renumbered(quoted(column))}"
                f" WHERE {quoted(column)} IS NOT NULL"
            )


def float_held_records(said: str) -> None:
    """Move records without identifier to where records stand that are of no paper of their own.

    Each goes on belonging to the papers that have its abstract.
    """
    op.execute(
        "INSERT INTO floating_records (id, import_id, format, datestamp, digest, record) "
        f"SELECT id, import_id, format, datestamp, digest, coalesce({said}, '{{}}') "
        "FROM sources WHERE paper_id IS NULL"
    )
    op.execute(
        "INSERT INTO floating_identifiers SELECT 'abstract', printf('%016x', abstract_key), id "
        "FROM sources WHERE paper_id IS NULL AND abstract_key IS NOT NULL"
    )
    op.execute(
        "INSERT OR IGNORE INTO floating_papers "
        f"SELECT s.id, {renumbered('o.paper_id')} FROM sources AS s "
        "JOIN sources AS o ON o.abstract_key = s.abstract_key AND o.paper_id IS NOT NULL "
        "WHERE s.paper_id IS NULL"
    )


def opened(column: str, extra: str) -> str:
    """SQL: *column*, with an array of texts for each text by name in its part *extra*.

    What cannot be read stays as it is, for the check to tell of.
    """
    arrays = f"(SELECT json_group_object(e.key, json_array(e.value)) FROM json_each({extra}) AS e)"
    value = f"json_set({column}, '$.extra', json({arrays}))" if column != "extra" else arrays
    return (
        f"CASE WHEN json_valid({column}) THEN CASE WHEN json_type({extra}) = 'object'"
        f" AND NOT EXISTS (SELECT 1 FROM json_each({extra}) AS t WHERE t.type <> 'text')"
        f" THEN {value} ELSE {column} END ELSE {column} END"
    )
