"""Queries that the user saved, what was told of each, and an index of what a run brought.

Revision: 0007, after 0006.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
OF_RUNS = ("sources", "floating_records")


def upgrade() -> None:
    """Add two tables and two indexes; no row of an older library changes."""
    op.create_table(
        "saved_queries",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("asks", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=True),
        sa.Column("records_seen", ID, nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_saved_queries_name_not_empty")),
        sa.CheckConstraint("name_key <> ''", name=op.f("ck_saved_queries_name_key_not_empty")),
        sa.CheckConstraint("asks <> ''", name=op.f("ck_saved_queries_asks_not_empty")),
        sa.CheckConstraint("changed_at <> ''", name=op.f("ck_saved_queries_changed_at_not_empty")),
        sa.CheckConstraint("asked_at <> ''", name=op.f("ck_saved_queries_asked_at_not_empty")),
        sa.CheckConstraint(
            "records_seen >= 0", name=op.f("ck_saved_queries_records_seen_not_negative")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_queries")),
        sa.UniqueConstraint("name_key", name=op.f("uq_saved_queries_name_key")),
        **STRICT,
    )
    op.create_table(
        "told_papers",
        sa.Column("query_id", ID, nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.CheckConstraint("scheme <> ''", name=op.f("ck_told_papers_scheme_not_empty")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_told_papers_value_not_empty")),
        sa.ForeignKeyConstraint(
            ["query_id"],
            ["saved_queries.id"],
            name=op.f("fk_told_papers_query_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("query_id", "scheme", "value", name=op.f("pk_told_papers")),
        **KEYED,
    )
    for table in OF_RUNS:
        op.create_index(op.f(f"ix_{table}_import_id"), table, ["import_id"])


def downgrade() -> None:
    """Take them away again, with the queries that were saved."""
    for table in OF_RUNS:
        op.drop_index(op.f(f"ix_{table}_import_id"), table)
    op.drop_table("told_papers")
    op.drop_table("saved_queries")
