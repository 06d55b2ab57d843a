"""Indexes of papers that are rare: withdrawn ones, and those of a hundred authors and more.

Revision: 0012, after 0011. Two indexes that hold these papers alone; no table changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WITHDRAWN = "ix_papers_withdrawn"
HUNDREDTH = "ix_authorships_hundredth"


def upgrade() -> None:
    """Build them."""
    is_withdrawn, is_hundredth = sa.text("withdrawn = 1"), sa.text("ordinal = 100")
    op.create_index(
        WITHDRAWN,
        "papers",
        ["listed_submitted"],
        sqlite_where=is_withdrawn,
        postgresql_where=is_withdrawn,
    )
    op.create_index(
        HUNDREDTH,
        "authorships",
        ["paper_id"],
        sqlite_where=is_hundredth,
        postgresql_where=is_hundredth,
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index(HUNDREDTH, "authorships")
    op.drop_index(WITHDRAWN, "papers")
