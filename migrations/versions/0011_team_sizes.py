"""How large the team of each paper is, as a view.

Revision: 0011, after 0010. A view; no table changes.
"""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

VIEW = """
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       (SELECT count(*) FROM authorships AS s WHERE s.paper_id = p.id) AS places,
       (SELECT count(DISTINCT s.author_id)
        FROM authorships AS s
        JOIN authors AS a ON a.id = s.author_id
        WHERE s.paper_id = p.id AND a.is_collaboration = 0) AS persons,
       p.authors_cut AS authors_cut, p.listed_submitted AS listed_submitted
FROM papers AS p"""


def upgrade() -> None:
    """Add the view."""
    op.execute(f"CREATE VIEW team_sizes AS\n{VIEW.strip()}")


def downgrade() -> None:
    """Take it away again."""
    op.execute("DROP VIEW team_sizes")
