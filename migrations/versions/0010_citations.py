"""What papers cite beyond the lists that are believed, and who cites whom.

Revision: 0010, after 0009. A column, a table and a view; no row of a library changes. The table is
filled with the identifiers in the lists of references of all sources.
"""

# ruff: noqa: S608 - the statements are built of the names and words below
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

TRIGGER = "derived_papers_after_delete"
GONE_WITH_PAPER = "DELETE FROM cited_identifiers WHERE paper_id = old.id; "
# Where a paper names another by several identifiers, the least of these makes the row.
VIEW = """
SELECT c.paper_id AS citing_id, i.paper_id AS cited_id
FROM cited_identifiers AS c
JOIN identifiers AS i ON i.scheme = c.scheme AND i.value = c.value
WHERE i.paper_id <> c.paper_id
  AND NOT EXISTS (SELECT 1 FROM identifiers AS o
                  JOIN cited_identifiers AS d
                    ON d.paper_id = c.paper_id AND d.scheme = o.scheme AND d.value = o.value
                  WHERE o.paper_id = i.paper_id AND (o.scheme, o.value) < (i.scheme, i.value))"""
# Who writes a reference with plain SQL need not know the table.
KEPT = {
    f"derived_paper_references_after_{event}": f"""
CREATE TRIGGER derived_paper_references_after_{event} AFTER {moment} ON paper_references
WHEN new.scheme <> '' AND new.value <> ''
BEGIN
INSERT OR IGNORE INTO cited_identifiers (paper_id, scheme, value)
VALUES (new.paper_id, new.scheme, new.value);
END"""
    for event, moment in (("insert", "INSERT"), ("update", "UPDATE OF paper_id, scheme, value"))
}
# What is believed; what a record says otherwise than its paper; what it says where it is of several
# papers. A paper without references has no record that has any.
NAMED = "json_extract(e.value, '$[0]') AS scheme, json_extract(e.value, '$[1]') AS value"
LISTED = (
    "SELECT paper_id, scheme, value FROM paper_references",
    f"""
SELECT s.paper_id, {NAMED}
FROM sources AS s
JOIN json_each(CASE WHEN json_valid(s.differences) THEN s.differences ELSE '{{}}' END,
               '$.references') AS e
WHERE s.paper_id IN (SELECT paper_id FROM paper_references)""",
    f"""
SELECT f.paper_id, {NAMED}
FROM floating_papers AS f
JOIN floating_records AS o ON o.id = f.record_id
JOIN json_each(CASE WHEN json_valid(o.record) THEN o.record ELSE '{{}}' END,
               '$.references') AS e""",
)


def upgrade() -> None:
    """Add the column, the table and the view, and fill the table."""
    op.add_column("paper_references", sa.Column("also", sa.Text(), nullable=True))
    op.create_table(
        "cited_identifiers",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("scheme <> ''", name=op.f("ck_cited_identifiers_scheme_not_empty")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_cited_identifiers_value_not_empty")),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers.id"],
            name=op.f("fk_cited_identifiers_paper_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("paper_id", "scheme", "value", name=op.f("pk_cited_identifiers")),
        **KEYED,
    )
    if op.get_context().dialect.name == "sqlite":
        for listed in LISTED:
            fill(listed)
        change_what_goes("BEGIN ", f"BEGIN {GONE_WITH_PAPER}")
        for sql in KEPT.values():
            op.execute(sql.strip())
    op.create_index(
        op.f("ix_cited_identifiers_scheme_value"), "cited_identifiers", ["scheme", "value"]
    )
    op.execute(f"CREATE VIEW citations AS\n{VIEW.strip()}")


def fill(listed: str) -> None:
    """Put in what the references *listed* name."""
    op.execute(
        "INSERT OR IGNORE INTO cited_identifiers (paper_id, scheme, value)"
        f" SELECT paper_id, scheme, value FROM ({listed})"
        " WHERE typeof(scheme) = 'text' AND scheme <> ''"
        " AND typeof(value) = 'text' AND value <> ''"
    )


def change_what_goes(old: str, new: str) -> None:
    """Put *new* for *old* in what is deleted with a paper where foreign keys are off."""
    connection = op.get_bind()
    sql = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (TRIGGER,)
    ).scalar()
    # Somebody may have dropped it, and a check puts it back as it should be.
    if sql is not None:
        op.execute(f"DROP TRIGGER {TRIGGER}")
        connection.exec_driver_sql(str(sql).replace(old, new, 1))


def downgrade() -> None:
    """Take them away again."""
    op.execute("DROP VIEW citations")
    if op.get_context().dialect.name == "sqlite":
        change_what_goes(GONE_WITH_PAPER, "")
        for name in KEPT:
            op.execute(f"DROP TRIGGER IF EXISTS {name}")
    op.drop_table("cited_identifiers")
    op.drop_column("paper_references", "also")
