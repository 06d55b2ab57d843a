"""Dates that are dates, a search index that any statement keeps right, accents outside Latin.

Revision: 0003, after 0002.
"""

# ruff: noqa: S608 - the statements are built of the names and words below
from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mend and tighten the dates; on SQLite make search index, triggers and search keys anew."""
    if op.get_context().dialect.name == "sqlite":
        drop_triggers(OLD_TRIGGERS)
        delete_orphans()
        mend_dates()
        fold_names()
        refold(NEW_DOCUMENTS)
        op.execute(NOTED)
        create_triggers(TRIGGERS)
    write_checks(NEW_CHECK)


def downgrade() -> None:
    """Go back to the wide constraints and the triggers that plain inserts and updates need."""
    write_checks(OLD_CHECK)
    if op.get_context().dialect.name == "sqlite":
        drop_triggers(TRIGGERS)
        op.execute("DROP TABLE paper_search_noted")
        refold(OLD_DOCUMENTS)
        create_triggers(OLD_TRIGGERS)


# Dates ------------------------------------------------------------------------------------------

DATES = (("papers", "submitted"), ("papers", "revised"), ("paper_versions", "submitted"))
UNREADABLE = "unreadable"


def new_check(column: str) -> str:
    """SQL: *column* is a day of the calendar, alone or with a time to the second.

    SQLite reads a date, adds no day to it, which brings it into the calendar, and writes it: what
    is none, or written otherwise, is not the same.
    """
    return (
        f"{column} BETWEEN '0001' AND '9999-12-31T23:59:59Z' AND"
        f" ({column} IS strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '+0 days')"
        f" OR {column} IS strftime('%Y-%m-%d', {column}, '+0 days'))"
    )


def old_check(column: str) -> str:
    """SQL: *column* looks like a date from afar."""
    return f"{column} LIKE '____-__-__%'"


OLD_CHECK = {(table, column): old_check(column) for table, column in DATES}
NEW_CHECK = {(table, column): new_check(column) for table, column in DATES}


def write_checks(wanted: Mapping[tuple[str, str], str]) -> None:
    """Let the dates have the *wanted* constraints.

    SQLite cannot alter one. A constraint is text of the schema alone and no row changes with it,
    so that text is written, as SQLite's page on ALTER TABLE says for such changes ("Making Other
    Kinds Of Table Schema Changes"): the largest table is not copied, and triggers, views,
    computed columns, indexes and search stay as they are. Other engines lack the functions.
    """
    for (table, column), check in wanted.items():
        name = f"ck_{table}_{column}_is_a_date"
        if op.get_context().dialect.name != "sqlite":
            if wanted is NEW_CHECK:
                op.drop_constraint(name, table, type_="check")
            else:
                op.create_check_constraint(op.f(name), table, check)
            continue
        before = OLD_CHECK if wanted is NEW_CHECK else NEW_CHECK
        rewrite(
            table,
            f"CONSTRAINT {name} CHECK ({before[table, column]})",
            f"CONSTRAINT {name} CHECK ({check})",
        )


def rewrite(table: str, part: str, wanted: str) -> None:
    """Put *wanted* in the place of *part* in the schema of *table*."""
    connection = op.get_bind()
    made = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (table,)
    ).scalar_one()
    if made.count(part) != 1:
        raise RuntimeError(f"the table {table} is not as the migrations made it")
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
        (made.replace(part, wanted), table),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def mend_dates() -> None:
    """Keep of each date that is none the day that can be read, and the text itself in `extra`.

    What a source says is mended where it stands in its differences, and a paper whose dates are
    mended says so for each of its sources.
    """
    connection = op.get_bind()
    kept: dict[int, dict[str, str]] = {}
    for table, column in DATES:
        version = "version" if table == "paper_versions" else "NULL"
        paper = "paper_id" if table == "paper_versions" else "id"
        rows = connection.exec_driver_sql(
            f"SELECT {paper}, {version}, {column} FROM {table} WHERE NOT ({new_check(column)})"
        ).all()
        for paper_id, number, text in rows:
            name = f"{UNREADABLE} {column}" + (f" of v{number}" if number is not None else "")
            kept.setdefault(paper_id, {})[name] = text
            connection.exec_driver_sql(
                f"UPDATE {table} SET {column} = ? WHERE {paper} = ?"
                + (" AND version = ?" if number is not None else ""),
                (readable(text), paper_id, *([number] if number is not None else [])),
            )
    for paper_id, values in kept.items():
        extra = connection.exec_driver_sql(
            "SELECT extra FROM papers WHERE id = ?", (paper_id,)
        ).scalar_one()
        said = packed({**values, **loaded(extra)})
        connection.exec_driver_sql("UPDATE papers SET extra = ? WHERE id = ?", (said, paper_id))
        for table in ("authorships", "paper_categories"):
            op.execute(redated(table, str(paper_id)))
    mend_differences()


def mend_differences() -> None:
    """The same for what sources say otherwise than their papers."""
    connection = op.get_bind()
    rows = connection.exec_driver_sql(
        'SELECT id, differences FROM sources WHERE differences GLOB \'*"submitted":"*\''
        ' OR differences GLOB \'*"revised":"*\' OR differences GLOB \'*"versions":[[]*\''
    )
    changed = []
    for source_id, text in rows:
        said = loaded(text)
        mended = dict(said)
        for column in ("submitted", "revised"):
            if isinstance(said.get(column), str):
                mended[column] = readable(said[column])
        if isinstance(said.get("versions"), list):
            mended["versions"] = [
                [each[0], readable(each[1]), *each[2:]] if has_date(each) else each
                for each in said["versions"]
            ]
        if mended != said:
            changed.append((packed(mended), source_id))
    for row in changed:
        connection.exec_driver_sql("UPDATE sources SET differences = ? WHERE id = ?", row)


def has_date(version: object) -> bool:
    """Whether *version*, as differences have it, tells a date."""
    return isinstance(version, list) and len(version) > 1 and isinstance(version[1], str)


def packed(value: Mapping[str, Any]) -> str:
    """*value* as JSON in the form that the columns have."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loaded(text: str | None) -> dict[str, Any]:
    """The JSON object that *text* is; none where it is something else."""
    try:
        value = json.loads(text) if text else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def readable(text: str) -> str | None:
    """*text* where it is a date, else the day that it begins with, or None."""
    connection = op.get_bind()
    for part in (text, text[:10]):
        if connection.exec_driver_sql(
            f"SELECT {new_check('said')} FROM (SELECT ? AS said)",
            (part,),
        ).scalar_one():
            return part
    return None


# Names ------------------------------------------------------------------------------------------

KEYS = ("name_key", "keyname_key", "initials", "german_key")
OTHER_SCRIPTS = "*[\u0370-\u052f\u1f00-\u1fff]*"  # Greek and Cyrillic
# In Cyrillic what print leaves out: the dots of ё, and stress. й, ї and ў are letters of their own.
CYRILLIC = {"Ё": "Е", "ё": "е", "Ѐ": "Е", "ѐ": "е", "Ѝ": "И", "ѝ": "и"}
STRESS = str.maketrans({**CYRILLIC, "\u0300": None, "\u0301": None})


def fold_names() -> None:
    """Take the marks off the Greek letters, and stress off the Cyrillic, in the keys of names."""
    connection = op.get_bind()
    rows = connection.exec_driver_sql(
        f"SELECT id, {', '.join(KEYS)} FROM authors WHERE name_key GLOB ?",
        (OTHER_SCRIPTS,),
    ).all()
    for author_id, *keys in rows:
        folded = [without_marks(each) for each in keys]
        if folded != keys:
            connection.exec_driver_sql(
                f"UPDATE authors SET {', '.join(f'{each} = ?' for each in KEYS)} WHERE id = ?",
                (*folded, author_id),
            )


def without_marks(text: str) -> str:
    """*text* without the marks on its Greek letters, and those that Cyrillic print leaves out."""
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char)[0] != "M":
            base = char
        elif unicodedata.name(base, "").startswith("GREEK"):
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).translate(STRESS)


# The search index -------------------------------------------------------------------------------

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
NAMES = (
    "(SELECT group_concat(name, '; ') FROM (SELECT a.name FROM authorships AS s"
    " JOIN authors AS a ON a.id = s.author_id WHERE s.paper_id = p.id ORDER BY s.ordinal))"
)


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


def documents(title: str, abstract: str, names: str) -> str:
    """SQL of the view of documents, of *title*, *abstract* and *names* in terms of `p`.

    Text of as many characters as bytes is ASCII: most abstracts are, and need no folding.
    """
    return f"""
CREATE VIEW paper_search_documents AS
SELECT id,
       {replaced("small_title", SMALLS)} AS title,
       CASE WHEN length(abstract) = length(CAST(abstract AS BLOB)) THEN abstract
            ELSE {replaced("small_abstract", SMALLS)} END AS abstract,
       {replaced("small_names", SMALLS)} AS authors
FROM (SELECT p.id AS id,
             p.abstract AS abstract,
             {replaced(title, CAPITALS)} AS small_title,
             {replaced(abstract, CAPITALS)} AS small_abstract,
             {replaced(names, CAPITALS)} AS small_names
      FROM papers AS p)
"""


OLD_DOCUMENTS = documents("p.title", "p.abstract", NAMES)
NEW_DOCUMENTS = documents(
    spelled("p.title"),
    spelled("p.abstract"),
    f"(SELECT {spelled('list')} FROM (SELECT group_concat(name, '; ') AS list FROM (SELECT a.name"
    " FROM authorships AS s JOIN authors AS a ON a.id = s.author_id"
    " WHERE s.paper_id = p.id ORDER BY s.ordinal)))",
)
DOCUMENT = "id, title, abstract, authors"
COLUMNS = "rowid, title, abstract, authors"
TAKE_OUT = f"INSERT INTO paper_search (paper_search, {COLUMNS}) SELECT 'delete',"
PUT_IN = f"INSERT INTO paper_search ({COLUMNS}) SELECT"


def refold(view: str) -> None:
    """Let documents be what *view* says, and the index know those that may have changed."""
    connection = op.get_bind()
    connection.exec_driver_sql("CREATE TEMP TABLE refolded (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql(
        "INSERT INTO refolded SELECT id FROM papers WHERE title GLOB ? OR"
        " CASE WHEN length(abstract) <> length(CAST(abstract AS BLOB)) THEN abstract GLOB ? END"
        " UNION SELECT s.paper_id FROM authors AS a JOIN authorships AS s ON s.author_id = a.id"
        " JOIN papers AS p ON p.id = s.paper_id WHERE a.name GLOB ?",
        (RARE, RARE, RARE),
    )
    which = f"{DOCUMENT} FROM paper_search_documents WHERE id IN (SELECT id FROM temp.refolded)"
    op.execute(f"{TAKE_OUT} {which}")
    op.execute("DROP VIEW paper_search_documents")
    connection.exec_driver_sql(view)
    op.execute(f"{PUT_IN} {which}")
    op.execute("DROP TABLE temp.refolded")


# Triggers ---------------------------------------------------------------------------------------

# What the index has of papers that a statement is about to change. Whether the change comes to
# pass (it may be ignored, or become another by ON CONFLICT) only a trigger behind it knows. Other
# statements may act between the two: those of REPLACE, of a cascade, of other people's triggers.
# So what is noted is at any time what the index has.
NOTED = (
    "CREATE TABLE paper_search_noted "
    "(id INTEGER PRIMARY KEY, title TEXT, abstract TEXT, authors TEXT) STRICT"
)
DIFFERENT = (
    "paper_search_noted AS n LEFT JOIN paper_search_documents AS d ON d.id = n.id"
    " WHERE (n.id, n.title, n.abstract, n.authors) IS NOT (d.id, d.title, d.abstract, d.authors)"
)


def noted(event: str, table: str, papers: str) -> tuple[str, str]:
    """The trigger that notes, before *event*, what the index has of *papers*, SQL of ids."""
    name = f"search_{table}_before_{event.partition(' ')[0].lower()}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN "
        f"INSERT INTO paper_search_noted SELECT {DOCUMENT} FROM paper_search_documents"
        f" WHERE id IN ({papers}) AND id NOT IN (SELECT id FROM paper_search_noted); END"
    )


def told(event: str, table: str, *, new: str = "0", done: str = "") -> tuple[str, str]:
    """The trigger that tells the index, after *event*, what has become of the papers noted.

    Where *new* holds the paper `new` is another that is in the index now; those in *done*, an SQL
    list of ids, need not stay noted.
    """
    name = f"search_{table}_after_{event.partition(' ')[0].lower()}"
    steps = [
        f"{TAKE_OUT} n.id, n.title, n.abstract, n.authors FROM {DIFFERENT}",
        f"{PUT_IN} d.id, d.title, d.abstract, d.authors FROM {DIFFERENT} AND d.id IS NOT NULL",
        "DELETE FROM paper_search_noted WHERE id NOT IN (SELECT id FROM papers)",
        f"DELETE FROM paper_search_noted WHERE id IN ({done})"
        if done
        else "UPDATE paper_search_noted SET (title, abstract, authors) ="
        " (SELECT d.title, d.abstract, d.authors FROM paper_search_documents AS d"
        " WHERE d.id = paper_search_noted.id)",
    ]
    if new != "0":
        known = "SELECT id FROM paper_search_noted"
        steps.insert(
            0,
            f"{PUT_IN} {DOCUMENT} FROM paper_search_documents"
            f" WHERE id = new.id AND {new} AND id NOT IN ({known})",
        )
    return name, f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {'; '.join(steps)}; END"


def of_author(condition: str) -> str:
    """SQL: the papers of the authors that *condition* on `a` takes."""
    return (
        "SELECT s.paper_id FROM authors AS a JOIN authorships AS s ON s.author_id = a.id"
        f" WHERE {condition}"
    )


# REPLACE deletes rows without any trigger of theirs: those whose keys the new row takes.
SAME_PAPER = "SELECT p.id FROM papers AS p WHERE p.id = new.id OR p.arxiv_id = new.arxiv_id"
SAME_NAME = (
    "a.keyname = new.keyname AND a.forenames = new.forenames AND a.suffix = new.suffix"
    " AND a.is_collaboration = new.is_collaboration"
)
BY_NEW = "SELECT s.paper_id FROM authorships AS s WHERE s.author_id = new.id"
BY_OLD = "SELECT s.paper_id FROM authorships AS s WHERE s.author_id = old.id"
ALIKE = of_author(SAME_NAME)
NAMED = "UPDATE OF id, keyname, forenames, suffix, is_collaboration, name"
WRITTEN = "UPDATE OF id, arxiv_id, title, abstract"
PLACED = "UPDATE OF paper_id, ordinal, author_id"
SEARCH = dict(
    (
        noted("INSERT", "papers", SAME_PAPER),
        told("INSERT", "papers", new="1", done="new.id"),
        noted(WRITTEN, "papers", f"SELECT old.id UNION {SAME_PAPER}"),
        told(WRITTEN, "papers", new="new.id <> old.id", done="old.id, new.id"),
        noted("DELETE", "papers", "old.id"),
        told("DELETE", "papers"),
        noted("INSERT", "authorships", "new.paper_id"),
        told("INSERT", "authorships", done="new.paper_id"),
        noted(PLACED, "authorships", "old.paper_id, new.paper_id"),
        told(PLACED, "authorships", done="old.paper_id, new.paper_id"),
        noted("DELETE", "authorships", "old.paper_id"),
        told("DELETE", "authorships"),
        noted("INSERT", "authors", f"{BY_NEW} UNION {ALIKE}"),
        told("INSERT", "authors", done=BY_NEW),
        noted(NAMED, "authors", f"{BY_OLD} UNION {BY_NEW} UNION {ALIKE}"),
        told(NAMED, "authors", done=f"{BY_OLD} UNION {BY_NEW}"),
        noted("DELETE", "authors", BY_OLD),
        told("DELETE", "authors"),
    )
)

# The day of listed_submitted since 1970-01-01; where only the month is known, its first day.
DAY = (
    "coalesce((SELECT CAST(strftime('%s', substr(p.listed_submitted || '-01', 1, 10)) AS INTEGER)"
    " / 86400 FROM papers AS p WHERE p.id = {paper}), 0)"
)


def derived(table: str, event: str, *actions: str) -> tuple[str, str]:
    """The name and the SQL of a trigger that keeps what is derived from other rows."""
    name = f"derived_{table}_after_{event.partition(' ')[0].lower()}"
    body = " ".join(f"{action};" for action in actions)
    return name, f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END"


def redated(table: str, paper: str) -> str:
    """SQL: the rows of *table* of *paper* get its day, where they have another."""
    day = DAY.format(paper=paper)
    return f"UPDATE {table} SET listed_on = {day} WHERE paper_id = {paper} AND listed_on <> {day}"


PLACE = "paper_id = new.paper_id AND ordinal = new.ordinal"


def dated(table: str) -> str:
    """SQL: the new row of *table* gets the day of its paper."""
    day = DAY.format(paper="new.paper_id")
    return f"UPDATE {table} SET listed_on = {day} WHERE {PLACE}"


def unpacked(row: str) -> str:
    """SQL: the packed author list of the paper of *row* goes; the rows themselves answer."""
    return f"DELETE FROM author_lists WHERE paper_id = {row}.paper_id"


# A category twice on one paper: the unique index refuses its day, and OR IGNORE keeps that silent.
UNDATED = f"{PLACE} AND listed_on <> {DAY.format(paper='new.paper_id')}"
TWICE = "UNIQUE constraint failed: paper_categories.paper_id, paper_categories.category"
BOTH = ("authorships", "paper_categories")
# What goes with its paper. Foreign keys take it where they are on, and SQLite's own shell has them
# off: a paper that somebody deletes there would leave its records, and the next import take them
# for the paper itself.
CHILDREN = (
    "identifiers",
    "paper_versions",
    "paper_categories",
    "authorships",
    "author_lists",
    "translations",
    "sources",
)
DERIVED = dict(
    (
        derived("papers", "INSERT", *(redated(table, "new.id") for table in BOTH)),
        derived(
            "papers",
            "DELETE",
            *(f"DELETE FROM {table} WHERE paper_id = old.id" for table in CHILDREN),
        ),
        derived(
            "papers",
            "UPDATE OF id, arxiv_id, submitted",
            *(redated(table, "new.id") for table in BOTH),
        ),
        derived(
            "paper_categories",
            "INSERT",
            dated("paper_categories"),
            f"DELETE FROM paper_categories WHERE {UNDATED}",
        ),
        derived(
            "paper_categories",
            "UPDATE OF paper_id",
            dated("paper_categories"),
            f"SELECT RAISE (ABORT, '{TWICE}') FROM paper_categories WHERE {UNDATED}",
        ),
        derived("authorships", "INSERT", dated("authorships"), unpacked("new")),
        derived("authorships", PLACED, dated("authorships"), unpacked("old"), unpacked("new")),
        derived("authorships", "DELETE", unpacked("old")),
    )
)
TRIGGERS = SEARCH | DERIVED


def create_triggers(triggers: Mapping[str, str]) -> None:
    """Create *triggers*, SQL by name."""
    for sql in triggers.values():
        op.execute(sql)


def drop_triggers(names: Iterable[str]) -> None:
    """Drop the triggers of these *names*; one that somebody has dropped is no matter."""
    for name in names:
        op.execute(f"DROP TRIGGER IF EXISTS {name}")


def delete_orphans() -> None:
    """Delete what papers left behind that were deleted with foreign keys off.

    The papers that are gone are found first: looking each row's up takes seven times as long.
    """
    for table in CHILDREN:
        op.execute(
            f"DELETE FROM {table} WHERE paper_id IN"
            f" (SELECT paper_id FROM {table} WHERE paper_id IS NOT NULL"
            " EXCEPT SELECT id FROM papers)"
        )


# The triggers before ---------------------------------------------------------------------------


def searched(when: str, table: str, rows: str) -> tuple[str, str]:
    """The trigger that takes documents out before a change, or puts them in after."""
    name = f"search_{table}_{when.lower().split(' of ')[0].replace(' ', '_')}"
    action = TAKE_OUT if when.startswith("BEFORE") else PUT_IN
    return name, (
        f"CREATE TRIGGER {name} {when} ON {table} "
        f"BEGIN {action} {DOCUMENT} FROM paper_search_documents WHERE id {rows}; END"
    )


def old_search() -> Sequence[tuple[str, str]]:
    """The triggers that kept the index before."""
    written, named = "UPDATE OF id, title, abstract", "UPDATE OF name"
    moved = "IN (old.paper_id, new.paper_id)"
    return (
        searched("AFTER INSERT", "papers", "= new.id"),
        searched(f"BEFORE {written}", "papers", "= old.id"),
        searched(f"AFTER {written}", "papers", "= new.id"),
        searched("BEFORE DELETE", "papers", "= old.id"),
        searched("BEFORE INSERT", "authorships", "= new.paper_id"),
        searched("AFTER INSERT", "authorships", "= new.paper_id"),
        searched(f"BEFORE {PLACED}", "authorships", moved),
        searched(f"AFTER {PLACED}", "authorships", moved),
        searched("BEFORE DELETE", "authorships", "= old.paper_id"),
        searched("AFTER DELETE", "authorships", "= old.paper_id"),
        searched(f"BEFORE {named}", "authors", f"IN ({BY_OLD})"),
        searched(f"AFTER {named}", "authors", f"IN ({BY_NEW})"),
    )


def old_derived() -> Sequence[tuple[str, str]]:
    """The triggers that kept days and packed lists before."""
    moved = "UPDATE OF paper_id, author_id"
    return (
        derived(
            "papers",
            "UPDATE OF arxiv_id, submitted",
            *(redated(table, "new.id") for table in BOTH),
        ),
        derived("paper_categories", "INSERT", dated("paper_categories")),
        derived("paper_categories", "UPDATE OF paper_id", dated("paper_categories")),
        derived("authorships", "INSERT", dated("authorships"), unpacked("new")),
        derived("authorships", moved, dated("authorships"), unpacked("old"), unpacked("new")),
        derived("authorships", "DELETE", unpacked("old")),
    )


OLD_TRIGGERS = dict((*old_search(), *old_derived()))
