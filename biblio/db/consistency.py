"""What must agree between the tables beyond what constraints say, each with a way to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, func, select, text

from biblio.db import bulk, kept_json
from biblio.db.models import Author, Authorship, Import, PackedList, Paper, Source
from biblio.db.numbering import SPARE_IDS
from biblio.db.packed import pack
from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import ArxivId
from biblio.model.names import AuthorName, search_keys

AT_ONCE: Final = 10_000  # rows that are in memory together
MEND: Final = "`biblio db check --mend` "
FORGET: Final = f"{MEND}takes them out, keeps a copy of the file, and says what to import again"


class Finding(NamedTuple):
    """One thing that a check found wrong, and how to mend it."""

    what: str
    mend: str

    @property
    def is_mendable(self) -> bool:
        """Whether `biblio db check --mend` mends it."""
        return self.mend.startswith(MEND)


class Rule(NamedTuple):
    """What is wrong, and the statement that mends it.

    `wrong` selects the ids of what is wrong; `{}` in `what` is their number. Without a statement
    the ids are of papers of which something is lost.
    """

    wrong: str
    what: str
    mend: str
    statement: str | None = None


# Not EXISTS: after a first import that was cut, no index tells whether one does.
_UNUSED = "authors.id NOT IN (SELECT s.author_id FROM authorships AS s)"
_UNNAMED = (
    "FROM papers AS p WHERE NOT EXISTS (SELECT 1 FROM identifiers AS i"
    " WHERE i.scheme = 'arxiv' AND i.value = p.arxiv_id AND i.paper_id = p.id)"
)
_MISNAMED = (
    "scheme = 'arxiv' AND EXISTS (SELECT 1 FROM papers AS p"
    " WHERE p.id = identifiers.paper_id AND p.arxiv_id <> identifiers.value)"
)
_FIRST = (
    "(SELECT c.category FROM paper_categories AS c WHERE c.paper_id = papers.id AND c.ordinal = 1)"
)
_HIGHEST = "(SELECT max(v.version) FROM paper_versions AS v WHERE v.paper_id = papers.id)"

# In the order in which they are mended. The statements are built of the constants above.
RULES: Final = (
    Rule(
        f"SELECT paper_id FROM identifiers WHERE {_MISNAMED}",  # noqa: S608 - constants
        "{} papers have the arXiv identifier of another",
        f"{MEND}deletes it",
        f"DELETE FROM identifiers WHERE {_MISNAMED}",  # noqa: S608 - constants
    ),
    Rule(
        f"SELECT p.id {_UNNAMED}",
        "{} papers lack their identifier",
        f"{MEND}writes it anew",
        "INSERT INTO identifiers (scheme, value, paper_id)"
        f" SELECT 'arxiv', p.arxiv_id, p.id {_UNNAMED}",
    ),
    Rule(
        "SELECT paper_id FROM authorships GROUP BY paper_id HAVING max(ordinal) <> count(*)",
        "the author lists of {} papers have gaps",
        FORGET,
    ),
    Rule(
        "SELECT paper_id FROM paper_categories GROUP BY paper_id HAVING max(ordinal) <> count(*)",
        "the category lists of {} papers have gaps",
        FORGET,
    ),
    Rule(
        f"SELECT id FROM papers WHERE coalesce(primary_category, '') <> coalesce({_FIRST}, '')",  # noqa: S608 - constants
        "the primary category of {} papers is not the first of their categories",
        f"{MEND}sets it to the first",
        f"UPDATE papers SET primary_category = {_FIRST}"  # noqa: S608 - constants
        f" WHERE coalesce(primary_category, '') <> coalesce({_FIRST}, '')",
    ),
    Rule(
        f"SELECT id FROM papers WHERE latest_version < {_HIGHEST}",  # noqa: S608 - constants
        "{} papers have a version above their latest",
        f"{MEND}sets the latest to the highest that is known",
        f"UPDATE papers SET latest_version = {_HIGHEST} WHERE latest_version < {_HIGHEST}",  # noqa: S608 - constants
    ),
    Rule(
        f"SELECT id FROM authors WHERE {_UNUSED}",  # noqa: S608 - constants
        "{} author names belong to no paper",
        f"{MEND}deletes them",
        f"DELETE FROM authors WHERE {_UNUSED}",  # noqa: S608 - constants
    ),
)


# The day of papers.listed_submitted; where only the month is known, its first day.
_DAY = (
    "(SELECT CAST(strftime('%s', substr(p.listed_submitted || '-01', 1, 10)) AS INTEGER) / 86400"
    " FROM papers AS p WHERE p.id = {table}.paper_id)"
)


def _dated(table: str, what: str) -> Rule:
    """That *table* keeps the day of each paper, which makes its pages."""
    wrong = f"{table} WHERE listed_on <> {_DAY.format(table=table)}"
    return Rule(
        f"SELECT DISTINCT paper_id FROM {wrong}",  # noqa: S608 - our names
        what,
        f"{MEND}writes it anew",
        f"UPDATE {table} SET listed_on = {_DAY.format(table=table)}"  # noqa: S608 - our names
        f" WHERE listed_on <> {_DAY.format(table=table)}",
    )


def _unreadable_text(table: str, column: str, kind: str, paper: str, what: str) -> Rule:
    """That *column* of *table* is null, or JSON of the *kind* with texts in it."""
    return Rule(
        f"SELECT DISTINCT {paper} FROM {table} WHERE {column} IS NOT NULL AND CASE"  # noqa: S608 - our names
        f" WHEN json_valid({column}) THEN json_type({column}) <> '{kind}'"
        f" OR EXISTS (SELECT 1 FROM json_each({column}) AS e WHERE e.type <> 'text') ELSE 1 END",
        what,
        FORGET,
    )


SQLITE_RULES: Final = (
    _unreadable_text(
        "papers", "extra", "object", "id", "what {} papers say in `extra` cannot be read"
    ),
    _unreadable_text(
        *("authorships", "affiliations", "array", "paper_id"),
        "affiliations of {} papers cannot be read",
    ),
    _dated("paper_categories", "the categories of {} papers have another day than the paper"),
    _dated("authorships", "the author lists of {} papers have another day than the paper"),
)


def rules_of(connection: Connection) -> Sequence[Rule]:
    """The rules that the engine of *connection* can ask."""
    return (*RULES, *SQLITE_RULES) if connection.dialect.name == "sqlite" else RULES


def check_tables(connection: Connection) -> list[Finding]:
    """What the tables of *connection*'s database say against each other."""
    findings = []
    for rule in rules_of(connection):
        number = len(wrong_ids(connection, rule))
        if number:
            findings.append(Finding(rule.what.format(number), rule.mend))
    wrong = len(wrong_keys(connection))
    if wrong:
        what = f"{wrong} author names have other search keys than their own"
        findings.append(Finding(what, f"{MEND}writes them anew"))
    if stale := wrong_lists(connection):
        what = f"the packed author lists of {len(stale)} papers are not those of `authorships`"
        findings.append(Finding(what, f"{MEND}deletes them; the lists themselves answer then"))
    if number := len(misnumbered(connection)):
        what = f"{number} papers have another number than that of their identifier"
        findings.append(Finding(what, f"{MEND}gives them their own"))
    return [*findings, *_check_counts(connection), *_check_json(connection)]


def wrong_ids(connection: Connection, rule: Rule) -> list[int]:
    """The ids of what *rule* finds wrong."""
    return list(connection.scalars(text(rule.wrong)))


def wrong_keys(connection: Connection) -> list[tuple[int, AuthorName]]:
    """The names whose search keys are not those that the name has."""
    rows = connection.execution_options(yield_per=AT_ONCE).execute(
        select(
            Author.id,
            Author.keyname,
            Author.forenames,
            Author.suffix,
            Author.is_collaboration,
            Author.name_key,
            Author.keyname_key,
            Author.initials,
            Author.german_key,
        )
    )
    wrong = []
    for number, keyname, forenames, suffix, is_collaboration, *keys in rows:
        name = AuthorName(keyname, forenames, suffix, bool(is_collaboration))
        if tuple(keys) != tuple(search_keys(name)):
            wrong.append((number, name))
    return wrong


def misnumbered(connection: Connection) -> dict[int, int]:
    """The ids that are not those of their papers' identifiers, and what they should be.

    A paper whose own number another has stands above it, by `SPARE_IDS`.
    """
    own: dict[int, int] = {}
    rows = connection.execution_options(yield_per=AT_ONCE).execute(select(Paper.id, Paper.arxiv_id))
    for number, identifier in rows:
        try:
            rank = ArxivId.parse(identifier).rank
        except InvalidIdentifier:
            continue
        if number != rank:
            own[number] = rank
    there = set(
        connection.scalars(select(Paper.id).where(Paper.id.in_(bulk.integers(own.values()))))
    )
    taken = there - own.keys()
    wrong: dict[int, int] = {}
    for number, rank in sorted(own.items()):
        wanted = rank + SPARE_IDS if rank in taken else rank
        taken.add(wanted)
        if number != wanted:
            wrong[number] = wanted
    return wrong


def wrong_lists(connection: Connection) -> list[int]:
    """The papers whose packed author list is not the one in `authorships`."""
    wrong = []
    for paper_id, places, members in connection.execute(
        select(PackedList.paper_id, PackedList.places, PackedList.members)
    ).all():
        ids = connection.scalars(
            select(Authorship.author_id).where(Authorship.paper_id == paper_id)
        ).all()
        if (places, members) != (len(ids), pack(ids)):
            wrong.append(paper_id)
    return wrong


def unreadable_differences(connection: Connection) -> list[int]:
    """The ids of the sources of which it cannot be read what they say otherwise."""
    said = select(Source.id, Source.differences)
    of_papers = said.where(Source.differences.is_not(None), Source.paper_id.is_not(None))
    alone = select(Source.id, func.coalesce(Source.differences, "")).where(
        Source.paper_id.is_(None)
    )
    return [
        *_unreadable(connection, of_papers, kept_json.are_differences),
        *_unreadable(connection, alone, kept_json.are_all_fields),
    ]


def unreadable_ranges(connection: Connection, column: str) -> list[int]:
    """The ids of the imports in whose *column* no ranges of ids can be read."""
    return _unreadable(connection, select(Import.id, getattr(Import, column)), kept_json.are_ranges)


def _check_counts(connection: Connection) -> list[Finding]:
    """Whether what became of the entries of each run adds up to what it read."""
    parts = Import.added + Import.updated + Import.unchanged + Import.held + Import.rejected
    wrong = connection.scalars(select(Import.id).where(Import.read != parts).order_by(Import.id))
    return [
        Finding(
            f"the counts of import {number} do not add up",
            f"take it back with `biblio imports undo {number}`, and import its source again",
        )
        for number in wrong
    ]


def _check_json(connection: Connection) -> list[Finding]:
    """Whether what is kept as JSON can be read."""
    counted = [
        (
            "what {} sources say otherwise cannot be read",
            FORGET,
            len(unreadable_differences(connection)),
        )
    ]
    for column in ("sources_seen", "rejections_seen"):
        what = f"`{column}` of {{}} imports cannot be read"
        mend = f"{MEND}puts what they met first in its place"
        counted.append((what, mend, len(unreadable_ranges(connection, column))))
    return [Finding(what.format(number), mend) for what, mend, number in counted if number]


def _unreadable(
    connection: Connection, query: Select[Any, Any], is_good: Callable[[object], bool]
) -> list[int]:
    """The ids of the rows whose text, which *query* selects with them, is no such JSON."""
    rows = connection.execution_options(yield_per=AT_ONCE).execute(query)
    return [number for number, value in rows if not kept_json.is_kept(value, is_good)]
