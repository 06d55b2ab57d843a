"""The user's own layer: tags, notes and lists with their history, and citation keys.

Revision: 0005, after 0004. New tables alone, which nothing fills: no row of a library changes.
"""

# ruff: noqa: S608 - the statements are built of the names and words below
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
IS_CURRENT = sa.text("is_current = 1")

PAPER = "p.id AS paper_id, p.arxiv_id AS arxiv_id"
HANDLE = "CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle"
# What stands on papers, and how it is ordered: as it was said.
STANDING = """a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value"""
CURRENT = "a.is_current = 1 AND a.is_set = 1"
# A paper that has the handle for its own: others that name it as well are not meant.
NOBODY_ELSE = (
    "NOT EXISTS (SELECT 1 FROM papers AS own WHERE own.anchor = a.scheme || ':' || a.value"
    " AND own.arxiv_id IS NULL)"
)
# 16 hexadecimal digits as a signed number of 64 bits, by which the digests of records are found.
NUMBER = " | ".join(
    f"((instr('0123456789abcdef', substr(a.value, {place + 1}, 1)) - 1) << {60 - 4 * place})"
    for place in range(16)
)


def of_digest(scheme: str, column: str) -> str:
    """SQL: the papers that have a record with the digest that made another paper once."""
    return f"""
FROM annotations AS a
JOIN sources AS s ON s.{column} = ({NUMBER}) AND a.value = printf('%016x', s.{column})
JOIN papers AS p ON p.id = s.paper_id
WHERE a.scheme = '{scheme}' AND {CURRENT} AND {NOBODY_ELSE}
  AND NOT EXISTS (SELECT 1 FROM sources AS o
                  WHERE o.{column} = s.{column} AND o.paper_id = s.paper_id AND o.id < s.id)"""


# How a handle leads to papers.
WAYS = (
    f"""
FROM annotations AS a
JOIN papers AS p ON p.arxiv_id = a.value
WHERE a.scheme = 'arxiv' AND {CURRENT}""",
    f"""
FROM annotations AS a
JOIN papers AS p ON p.anchor = a.scheme || ':' || a.value AND +p.arxiv_id IS NULL
 AND a.scheme = substr(p.anchor, 1, instr(p.anchor, ':') - 1)
 AND a.value = substr(p.anchor, instr(p.anchor, ':') + 1)
WHERE {CURRENT}""",
    f"""
FROM annotations AS a
JOIN identifiers AS i ON i.scheme = a.scheme AND i.value = a.value
JOIN papers AS p ON p.id = i.paper_id
WHERE a.scheme <> 'arxiv' AND {CURRENT} AND {NOBODY_ELSE}""",
    of_digest("content", "content_key"),
    of_digest("abstract", "abstract_key"),
    f"""
FROM annotations AS a
JOIN floating_identifiers AS i ON i.scheme = a.scheme AND i.value = a.value
JOIN floating_papers AS f ON f.record_id = i.record_id
JOIN papers AS p ON p.id = f.paper_id
WHERE +a.scheme IN ('abstract', 'content') AND {CURRENT} AND {NOBODY_ELSE}
  AND NOT EXISTS (SELECT 1 FROM sources AS o WHERE o.paper_id = p.id AND a.value = printf(
      '%016x', CASE a.scheme WHEN 'content' THEN o.content_key ELSE o.abstract_key END))
  AND NOT EXISTS (SELECT 1 FROM floating_papers AS g
                  JOIN floating_identifiers AS o ON o.record_id = g.record_id
                  WHERE g.paper_id = p.id AND g.record_id < f.record_id
                    AND o.scheme = i.scheme AND o.value = i.value)""",
)
OF_PAPER = "paper_id, arxiv_id, handle"
VIEWS = {
    "paper_annotations": "\nUNION ALL\n".join(
        f"SELECT {PAPER},\n       {HANDLE},\n       {STANDING}{way}" for way in WAYS
    ),
    "paper_tags": f"""
SELECT {OF_PAPER}, name AS tag, name_key AS tag_key
FROM paper_annotations WHERE kind = 'tag'""",
    "paper_notes": f"""
SELECT {OF_PAPER}, text AS note, changed_at
FROM paper_annotations WHERE kind = 'note'""",
    "paper_lists": f"""
SELECT {OF_PAPER}, name AS list, name_key AS list_key, changed_at, ordinal
FROM paper_annotations WHERE kind = 'list'""",
}


def upgrade() -> None:
    """Make the tables, and on SQLite the views."""
    op.create_table(
        "annotation_changes",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.CheckConstraint("uuid <> ''", name=op.f("ck_annotation_changes_uuid_not_empty")),
        sa.CheckConstraint(
            "changed_at <> ''", name=op.f("ck_annotation_changes_changed_at_not_empty")
        ),
        sa.CheckConstraint("action <> ''", name=op.f("ck_annotation_changes_action_not_empty")),
        sa.CheckConstraint(
            "undone_at <> ''", name=op.f("ck_annotation_changes_undone_at_not_empty")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation_changes")),
        sa.UniqueConstraint("uuid", name=op.f("uq_annotation_changes_uuid")),
        **STRICT,
    )
    create_annotations()
    op.create_table(
        "citation_keys",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("citation_key", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("first_written", sa.Text(), nullable=False),
        *(
            sa.CheckConstraint(f"{name} <> ''", name=op.f(f"ck_citation_keys_{name}_not_empty"))
            for name in ("citation_key", "scheme", "value", "first_written")
        ),
        sa.PrimaryKeyConstraint("folded", name=op.f("pk_citation_keys")),
        sa.UniqueConstraint("scheme", "value", name=op.f("uq_citation_keys_scheme_value")),
        **KEYED,
    )
    if op.get_context().dialect.name == "sqlite":
        for name, sql in VIEWS.items():
            op.execute(sa.text(f"CREATE VIEW {name} AS\n{sql.strip()}".replace(":", r"\:")))


def create_annotations() -> None:
    """Create what changes said."""
    op.create_table(
        "annotations",
        sa.Column("change_id", ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("is_set", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("is_current", sa.Integer(), server_default=sa.text("0"), nullable=False),
        *(
            sa.CheckConstraint(text, name=op.f(f"ck_annotations_{name}"))
            for name, text in (
                ("ordinal_from_1", "ordinal >= 1"),
                ("scheme_not_empty", "scheme <> ''"),
                ("value_not_empty", "value <> ''"),
                ("kind_is_known", "kind IN ('tag', 'note', 'list')"),
                ("name_but_of_notes", "(name = '') = (kind = 'note')"),
                ("name_key_but_of_notes", "(name_key = '') = (kind = 'note')"),
                ("text_of_notes_alone", "text IS NULL OR (kind = 'note' AND is_set = 1)"),
                ("text_not_empty", "text <> ''"),
                ("is_set_is_boolean", "is_set IN (0, 1)"),
                ("changed_at_not_empty", "changed_at <> ''"),
                ("is_current_is_boolean", "is_current IN (0, 1)"),
            )
        ),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["annotation_changes.id"],
            name=op.f("fk_annotations_change_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("change_id", "ordinal", name=op.f("pk_annotations")),
        sa.UniqueConstraint(
            *("scheme", "value", "kind", "name_key", "change_id"),
            name=op.f("uq_annotations_scheme_value_kind_name_key_change_id"),
        ),
        **KEYED,
    )
    op.create_index(
        "ix_annotations_scheme_value_kind_name_key",
        "annotations",
        ["scheme", "value", "kind", "name_key"],
        sqlite_where=IS_CURRENT,
    )
    op.create_index(
        "ix_annotations_name_key_kind", "annotations", ["name_key", "kind"], sqlite_where=IS_CURRENT
    )


def downgrade() -> None:
    """Take it away again, with all that was said."""
    if op.get_context().dialect.name == "sqlite":
        for name in reversed(VIEWS):
            op.execute(f"DROP VIEW {name}")
    for table in ("citation_keys", "annotations", "annotation_changes"):
        op.drop_table(table)
