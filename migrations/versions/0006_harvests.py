"""What is harvested of which server, and how far each run of it came.

Revision: 0006, after 0005.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Add two tables; no row of an older library changes."""
    op.create_table(
        "harvests",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("metadata_prefix", sa.Text(), nullable=False),
        sa.Column("set_spec", sa.Text(), server_default="", nullable=False),
        sa.Column("last_answer", sa.Text(), nullable=True),
        sa.Column("completed", sa.Text(), nullable=True),
        sa.Column("failed", sa.Text(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("process", sa.Text(), nullable=True),
        sa.Column("last_sign", sa.Text(), nullable=True),
        sa.CheckConstraint("url <> ''", name=op.f("ck_harvests_url_not_empty")),
        sa.CheckConstraint(
            "metadata_prefix <> ''", name=op.f("ck_harvests_metadata_prefix_not_empty")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_harvests")),
        sa.UniqueConstraint(
            "url",
            "metadata_prefix",
            "set_spec",
            name=op.f("uq_harvests_url_metadata_prefix_set_spec"),
        ),
        **STRICT,
    )
    op.create_table(
        "harvest_runs",
        sa.Column("import_id", ID, nullable=False),
        sa.Column("harvest_id", ID, nullable=False),
        sa.Column("continues", ID, nullable=True),
        sa.Column("goes_on", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Text(), nullable=True),
        sa.Column("until_day", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("seen", sa.Text(), nullable=True),
        sa.Column("is_ordered", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("answered", sa.Text(), nullable=True),
        sa.Column("is_complete", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("reached", sa.Text(), nullable=True),
        sa.CheckConstraint("token <> ''", name=op.f("ck_harvest_runs_token_not_empty")),
        sa.CheckConstraint("pages >= 0", name=op.f("ck_harvest_runs_pages_not_negative")),
        sa.CheckConstraint(
            "is_ordered IN (0, 1)", name=op.f("ck_harvest_runs_is_ordered_is_boolean")
        ),
        sa.CheckConstraint(
            "is_complete IN (0, 1)", name=op.f("ck_harvest_runs_is_complete_is_boolean")
        ),
        sa.CheckConstraint("goes_on IN (0, 1)", name=op.f("ck_harvest_runs_goes_on_is_boolean")),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name=op.f("fk_harvest_runs_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["harvest_id"], ["harvests.id"], name=op.f("fk_harvest_runs_harvest_id")
        ),
        sa.ForeignKeyConstraint(
            ["continues"],
            ["harvest_runs.import_id"],
            name=op.f("fk_harvest_runs_continues"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_harvest_runs")),
        **KEYED,
    )
    op.create_index(op.f("ix_harvest_runs_harvest_id"), "harvest_runs", ["harvest_id"])
    op.create_index(
        op.f("ix_harvest_runs_continues"),
        "harvest_runs",
        ["continues"],
        sqlite_where=sa.text("continues IS NOT NULL"),
    )


def downgrade() -> None:
    """Take them away again; what was harvested stays."""
    op.drop_table("harvest_runs")
    op.drop_table("harvests")
