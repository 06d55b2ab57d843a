"""People above names: decisions, who has which places, and the runs that found that.

Revision: 0008, after 0007. New tables and views alone, which nothing fills: no row of a library
changes. Who is exactly all places of one spelling has no row, so that a library in which nothing
was decided or found answers from its names.
"""

# ruff: noqa: S608 - the statements are built of the names and words below
from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT: dict[str, Any] = {"sqlite_strict": True}
KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}

TRIGGER = "derived_papers_after_delete"
GONE_WITH_PAPER = "DELETE FROM person_exceptions WHERE paper_id = old.id; "
SAME_SPELLING = "a.name_key = {0}.name_key AND a.suffix = {0}.suffix\n AND a.is_collaboration = 0"
NO_EXCEPTION = (
    "NOT EXISTS (SELECT 1 FROM person_exceptions AS x\n"
    "                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)"
)
# Whom an exception names, and whom a spelling belongs to.
EXCEPTED = """
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0"""
SPELLED = f"""
FROM person_spellings AS n
JOIN authors AS a ON {SAME_SPELLING.format("n")}"""
# Who is all places of one spelling is called by the least of its names, AS m.
ALONE = """m.is_collaboration = 0
  AND NOT EXISTS (SELECT 1 FROM authors AS o
                  WHERE o.name_key = m.name_key AND o.suffix = m.suffix
                    AND o.is_collaboration = 0 AND o.id < m.id)
  AND NOT EXISTS (SELECT 1 FROM person_spellings AS n
                  WHERE n.name_key = m.name_key AND n.suffix = m.suffix)"""
OF_NAME = "JOIN authorships AS s ON s.author_id = a.id"
COUNTED = f"""
       (SELECT count(*) FROM authorships AS s
        WHERE s.author_id = a.id
          AND {NO_EXCEPTION})"""
PLACE = """
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on"""
# All places of the person w, and those of the spelling of m.
PLACES_OF_W = f"""
(SELECT{PLACE}{SPELLED}
{OF_NAME}
WHERE n.person_id = w.id
  AND {NO_EXCEPTION}
UNION ALL
SELECT{PLACE}{EXCEPTED}
WHERE e.person_id = w.id) AS q"""
PLACES_OF_M = f"""
(SELECT{PLACE}
FROM authors AS a
{OF_NAME}
WHERE {SAME_SPELLING.format("m")}) AS q"""


def of_person(places: str, name: str) -> str:
    """SQL: the columns of a person who has *places*, and is called by a *name* of their own."""
    year = "CAST(strftime('%Y', {}(nullif(listed_on, -719528)) * 86400, 'unixepoch') AS INTEGER)"
    return f"""
(SELECT 'person:' || coalesce(p.arxiv_id, p.anchor) || '#' || q.ordinal
FROM {places}
JOIN papers AS p ON p.id = q.paper_id
ORDER BY q.paper_id, q.ordinal LIMIT 1) AS person,
coalesce({name}, (SELECT b.name
FROM {places}
JOIN authors AS b ON b.id = q.author_id
GROUP BY b.id ORDER BY count(*) DESC, b.name DESC, b.id LIMIT 1)) AS name,
(SELECT count(DISTINCT paper_id)
FROM {places}) AS papers,
(SELECT {year.format("min")}
FROM {places}) AS first,
(SELECT {year.format("max")}
FROM {places}) AS last""".replace("FROM \n", "FROM\n")


VIEWS = {
    "person_places": f"""
SELECT e.person_id AS person_id,{PLACE}{EXCEPTED}
UNION ALL
SELECT n.person_id,{PLACE}{SPELLED}
{OF_NAME}
WHERE {NO_EXCEPTION}
UNION ALL
SELECT m.id,{PLACE}
FROM authors AS m
JOIN authors AS a ON {SAME_SPELLING.format("m")}
{OF_NAME}
WHERE {ALONE}""",
    "person_names": f"""
SELECT e.person_id AS person_id, a.id AS author_id, a.name AS name, count(*) AS places{EXCEPTED}
GROUP BY e.person_id, a.id
UNION ALL
SELECT n.person_id, a.id, a.name,{COUNTED}{SPELLED}
WHERE EXISTS (
    SELECT 1 FROM authorships AS s
    WHERE s.author_id = a.id
      AND {NO_EXCEPTION})
UNION ALL
SELECT m.id, a.id, a.name,{COUNTED}
FROM authors AS m
JOIN authors AS a ON {SAME_SPELLING.format("m")}
WHERE {ALONE}
  AND EXISTS (SELECT 1 FROM authorships AS s WHERE s.author_id = a.id)""",
    "person_list": f"""
SELECT w.id AS person_id, w.orcid AS orcid,{of_person(PLACES_OF_W, "w.display")}
FROM persons AS w
UNION ALL
SELECT m.id, NULL,{of_person(PLACES_OF_M, "NULL")}
FROM authors AS m
WHERE {ALONE}
  AND EXISTS (SELECT 1 FROM{PLACES_OF_M})""",
}


def upgrade() -> None:
    """Make the tables, and on SQLite the views."""
    create_decisions()
    create_persons()
    create_runs()
    if op.get_context().dialect.name == "sqlite":
        for name, sql in VIEWS.items():
            op.execute(sa.text(f"CREATE VIEW {name} AS\n{sql.strip()}".replace(":", r"\:")))
        change_what_goes("BEGIN ", f"BEGIN {GONE_WITH_PAPER}")


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


def create_decisions() -> None:
    """What was decided."""
    op.create_table(
        "people_decisions",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(text IS NULL) = (action NOT IN ('orcid', 'display'))",
            name=op.f("ck_people_decisions_text_where_it_says_one"),
        ),
        sa.CheckConstraint(
            "action IN ('same', 'different', 'assign', 'orcid', 'display')",
            name=op.f("ck_people_decisions_action_is_known"),
        ),
        sa.CheckConstraint(
            "decided_at <> ''", name=op.f("ck_people_decisions_decided_at_not_empty")
        ),
        sa.CheckConstraint("note <> ''", name=op.f("ck_people_decisions_note_not_empty")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_people_decisions_text_not_empty")),
        sa.CheckConstraint("undone_at <> ''", name=op.f("ck_people_decisions_undone_at_not_empty")),
        sa.CheckConstraint("uuid <> ''", name=op.f("ck_people_decisions_uuid_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_decisions")),
        sa.UniqueConstraint("uuid", name=op.f("uq_people_decisions_uuid")),
        **STRICT,
    )
    op.create_table(
        "people_decision_sides",
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("side", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("printed_name", sa.Text(), nullable=True),
        sa.Column("also_at", sa.Text(), nullable=True),
        sa.Column("keyname", sa.Text(), nullable=False),
        sa.Column("forenames", sa.Text(), server_default="", nullable=False),
        sa.Column("suffix", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "keyname <> ''", name=op.f("ck_people_decision_sides_keyname_not_empty")
        ),
        sa.CheckConstraint("scheme <> ''", name=op.f("ck_people_decision_sides_scheme_not_empty")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_people_decision_sides_value_not_empty")),
        sa.CheckConstraint(
            "(scheme IS NULL) = (ordinal IS NULL)",
            name=op.f("ck_people_decision_sides_ordinal_of_places"),
        ),
        sa.CheckConstraint(
            "(scheme IS NULL) = (printed_name IS NULL)",
            name=op.f("ck_people_decision_sides_printed_name_of_places"),
        ),
        sa.CheckConstraint(
            "(scheme IS NULL) = (value IS NULL)",
            name=op.f("ck_people_decision_sides_value_of_places"),
        ),
        sa.CheckConstraint(
            "also_at IS NULL OR scheme IS NOT NULL",
            name=op.f("ck_people_decision_sides_also_at_of_places"),
        ),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_people_decision_sides_ordinal_from_1")),
        sa.CheckConstraint("side IN (1, 2)", name=op.f("ck_people_decision_sides_side_is_1_or_2")),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["people_decisions.id"],
            name=op.f("fk_people_decision_sides_decision_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("decision_id", "side", name=op.f("pk_people_decision_sides")),
        **KEYED,
    )


def create_persons() -> None:
    """Who has which places, as far as spellings do not say it."""
    op.create_table(
        "persons",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("display", sa.Text(), nullable=True),
        sa.Column("orcid", sa.Text(), nullable=True),
        sa.Column("chance", sa.Integer(), nullable=True),
        sa.Column("block", sa.Text(), nullable=False),
        sa.CheckConstraint("block <> ''", name=op.f("ck_persons_block_not_empty")),
        sa.CheckConstraint("display <> ''", name=op.f("ck_persons_display_not_empty")),
        sa.CheckConstraint("orcid <> ''", name=op.f("ck_persons_orcid_not_empty")),
        sa.CheckConstraint(
            "chance BETWEEN 0 AND 1000", name=op.f("ck_persons_chance_in_thousandths")
        ),
        sa.CheckConstraint("id <= -1", name=op.f("ck_persons_id_below_0")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        **STRICT,
    )
    op.create_index(op.f("ix_persons_block"), "persons", ["block"], unique=False)
    op.create_table(
        "person_spellings",
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.CheckConstraint("name_key <> ''", name=op.f("ck_person_spellings_name_key_not_empty")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_person_spellings_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("name_key", "suffix", name=op.f("pk_person_spellings")),
        **KEYED,
    )
    op.create_index(
        op.f("ix_person_spellings_person_id"), "person_spellings", ["person_id"], unique=False
    )
    op.create_table(
        "person_exceptions",
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_person_exceptions_ordinal_from_1")),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers.id"],
            name=op.f("fk_person_exceptions_paper_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_person_exceptions_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("paper_id", "ordinal", name=op.f("pk_person_exceptions")),
        **KEYED,
    )
    op.create_index(
        op.f("ix_person_exceptions_person_id"), "person_exceptions", ["person_id"], unique=False
    )


def create_runs() -> None:
    """When people were computed, what that changed, and what is to be computed anew."""
    op.create_table(
        "people_runs",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("ran_at", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("import_id", ID, nullable=True),
        sa.Column("decision_id", ID, nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("changed", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.CheckConstraint("cause <> ''", name=op.f("ck_people_runs_cause_not_empty")),
        sa.CheckConstraint("method <> ''", name=op.f("ck_people_runs_method_not_empty")),
        sa.CheckConstraint("ran_at <> ''", name=op.f("ck_people_runs_ran_at_not_empty")),
        sa.CheckConstraint("undone_at <> ''", name=op.f("ck_people_runs_undone_at_not_empty")),
        sa.CheckConstraint("changed >= 0", name=op.f("ck_people_runs_changed_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_runs")),
        **STRICT,
    )
    op.create_index(
        op.f("ix_people_runs_decision_id"),
        "people_runs",
        ["decision_id"],
        unique=False,
        sqlite_where=sa.text("decision_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_people_runs_import_id"),
        "people_runs",
        ["import_id"],
        unique=False,
        sqlite_where=sa.text("import_id IS NOT NULL"),
    )
    op.create_table(
        "people_run_changes",
        sa.Column("run_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), server_default="", nullable=False),
        sa.Column("scheme", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("was_id", ID, nullable=True),
        sa.Column("became", sa.Text(), nullable=True),
        sa.Column("became_id", ID, nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_people_run_changes_name_not_empty")),
        sa.CheckConstraint("name_key <> ''", name=op.f("ck_people_run_changes_name_key_not_empty")),
        sa.CheckConstraint("scheme <> ''", name=op.f("ck_people_run_changes_scheme_not_empty")),
        sa.CheckConstraint("value <> ''", name=op.f("ck_people_run_changes_value_not_empty")),
        sa.CheckConstraint(
            "(scheme IS NULL) = (ordinal IS NULL)",
            name=op.f("ck_people_run_changes_ordinal_of_places"),
        ),
        sa.CheckConstraint(
            "(scheme IS NULL) = (value IS NULL)", name=op.f("ck_people_run_changes_value_of_places")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_people_run_changes_number_from_1")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_people_run_changes_ordinal_from_1")),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["people_runs.id"],
            name=op.f("fk_people_run_changes_run_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("run_id", "number", name=op.f("pk_people_run_changes")),
        **KEYED,
    )
    op.create_table(
        "people_doubts",
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("one", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("chance", sa.Integer(), nullable=False),
        sa.CheckConstraint("block <> ''", name=op.f("ck_people_doubts_block_not_empty")),
        sa.CheckConstraint(
            "chance BETWEEN 0 AND 1000", name=op.f("ck_people_doubts_chance_in_thousandths")
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_people_doubts_number_from_1")),
        sa.CheckConstraint("one <> ''", name=op.f("ck_people_doubts_one_not_empty")),
        sa.CheckConstraint("other <> ''", name=op.f("ck_people_doubts_other_not_empty")),
        sa.PrimaryKeyConstraint("block", "number", name=op.f("pk_people_doubts")),
        **KEYED,
    )
    op.create_table(
        "people_stale_blocks",
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.CheckConstraint("block <> ''", name=op.f("ck_people_stale_blocks_block_not_empty")),
        sa.CheckConstraint("since <> ''", name=op.f("ck_people_stale_blocks_since_not_empty")),
        sa.PrimaryKeyConstraint("block", name=op.f("pk_people_stale_blocks")),
        **KEYED,
    )


def downgrade() -> None:
    """Take it away again, with all that was decided and found."""
    if op.get_context().dialect.name == "sqlite":
        change_what_goes(GONE_WITH_PAPER, "")
        for name in reversed(VIEWS):
            op.execute(f"DROP VIEW {name}")
    for table in (
        *(
            "people_stale_blocks",
            "people_doubts",
            "people_run_changes",
            "people_runs",
            "person_exceptions",
        ),
        *("person_spellings", "persons", "people_decision_sides", "people_decisions"),
    ):
        op.drop_table(table)
