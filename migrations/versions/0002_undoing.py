"""As of when records were seen, numbers that are never given twice, undoing in portions.

Revision: 0002, after 0001.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
STATUS = "ck_imports_status_is_known"
STATUSES = "status IN ('running', 'complete', 'cut', 'failed')"
WITH_UNDOING = "status IN ('running', 'complete', 'cut', 'failed', 'undoing')"
NUMBERED = ("authors", "imports", "rejections", "sources")


def upgrade() -> None:
    """Add what is new; no row of an older library changes."""
    with imports_rebuilt() as batch:
        batch.drop_constraint(op.f(STATUS), type_="check")
        batch.create_check_constraint(op.f(STATUS), WITH_UNDOING)
        batch.add_column(sa.Column("as_of", sa.Text(), nullable=True))
    op.create_table(
        "sightings",
        sa.Column("import_id", ID, nullable=False),
        sa.Column("ordinal", ID, nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("first_source", ID, nullable=False),
        sa.Column("last_source", ID, nullable=False),
        sa.CheckConstraint("as_of <> ''", name=op.f("ck_sightings_as_of_not_empty")),
        sa.CheckConstraint(
            "first_source <= last_source", name=op.f("ck_sightings_last_not_before_first")
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_sightings_import_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("import_id", "ordinal", name=op.f("pk_sightings")),
        **KEYED,
    )
    op.create_table(
        "highest_ids",
        sa.Column("of_table", sa.Text(), nullable=False),
        sa.Column("highest", ID, nullable=False),
        sa.CheckConstraint("highest >= 0", name=op.f("ck_highest_ids_highest_not_negative")),
        sa.PrimaryKeyConstraint("of_table", name=op.f("pk_highest_ids")),
        **KEYED,
    )
    if not op.get_context().as_sql:
        start_numbers()


def downgrade() -> None:
    """Take it away again; a run that is being undone counts as cut."""
    op.drop_table("highest_ids")
    op.drop_table("sightings")
    op.execute("UPDATE imports SET status = 'cut' WHERE status = 'undoing'")
    with imports_rebuilt() as batch:
        batch.drop_column("as_of")
        batch.drop_constraint(op.f(STATUS), type_="check")
        batch.create_check_constraint(op.f(STATUS), STATUSES)


def start_numbers() -> None:
    """Let the numbers of an older library go on from those that are there."""
    for table in NUMBERED:
        op.execute(
            f"INSERT INTO highest_ids SELECT '{table}', max(id) FROM {table} HAVING max(id) >= 1"  # noqa: S608 - our own names
        )


@contextmanager
def imports_rebuilt() -> Iterator[Any]:
    """Alter `imports`; where SQLite makes it anew, what names it steps aside and comes back."""
    is_sqlite = op.get_context().dialect.name == "sqlite"
    kept: list[Any] = []
    if is_sqlite:
        rows = op.get_bind().exec_driver_sql(
            "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"
            " AND (tbl_name = 'imports' OR sql LIKE '%imports%') ORDER BY rowid"
        )
        kept = list(rows)
    for kind, name, _ in kept[::-1]:
        quoted = '"' + name.replace('"', '""') + '"'
        op.execute(f"DROP {kind} {quoted}")
    with op.batch_alter_table("imports", recreate="always" if is_sqlite else "never") as batch:
        yield batch
    for _, _, sql in kept:
        op.get_bind().exec_driver_sql(sql)
