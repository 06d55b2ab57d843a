"""Generations: what tells that a table is still as it was when something was made of it.

Revision: 0009, after 0008. One new table of one row, and triggers that change it with what stands
in `authorships`, and with which names count as one. No row of a library changes.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

STRICT: dict[str, Any] = {"sqlite_strict": True}

NEXT = "UPDATE generations SET stamp = randomblob(16) WHERE of_table = 'authorships'; "
BEGUN = "BEGIN "
PLACES = tuple(f"derived_authorships_after_{event}" for event in ("insert", "update", "delete"))
NAMES = "derived_authors_after_update"


def upgrade() -> None:
    """Make the table, and let what changes authorships change it."""
    op.create_table(
        "generations",
        sa.Column("of_table", sa.Text(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("of_table <> ''", name=op.f("ck_generations_of_table_not_empty")),
        sa.PrimaryKeyConstraint("of_table", name=op.f("pk_generations")),
        **STRICT,
        sqlite_with_rowid=False,
    )
    if op.get_context().dialect.name == "sqlite":
        # All libraries without authorships are in the same state.
        op.execute(
            "INSERT INTO generations SELECT 'authorships', CASE"
            " WHEN EXISTS (SELECT 1 FROM authorships) THEN randomblob(16) ELSE zeroblob(16) END"
        )
        for name in PLACES:
            change_trigger(name, BEGUN, f"{BEGUN}{NEXT}")
        op.execute(
            f"CREATE TRIGGER {NAMES} AFTER UPDATE OF id, name_key, suffix, is_collaboration"
            f" ON authors BEGIN {NEXT}END"
        )


def change_trigger(name: str, old: str, new: str) -> None:
    """Put *new* for *old* in the trigger *name*."""
    connection = op.get_bind()
    sql = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (name,)
    ).scalar()
    # Somebody may have dropped it, and a check puts it back as it should be.
    if sql is not None:
        op.execute(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(str(sql).replace(old, new, 1))


def downgrade() -> None:
    """Take it away again."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER IF EXISTS {NAMES}")
        for name in PLACES:
            change_trigger(name, NEXT, "")
    op.drop_table("generations")
