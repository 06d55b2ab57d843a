"""What must agree between the tables beyond what constraints say, each with a way to mend it."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import orjson
from sqlalchemy import Connection, Select, select, text

from biblio.db.models import Author, Import, Source
from biblio.names import AuthorName, search_keys

AT_ONCE: Final = 10_000  # rows that are in memory together
RESTORE: Final = "restore the file from a backup, or import its sources into a new one"
WRITE_KEYS: Final = "write them anew: biblio.names.search_keys makes them from a name"


class Finding(NamedTuple):
    """One thing that a check found wrong, and how to mend it."""

    what: str
    mend: str


class Rule(NamedTuple):
    """A query that counts what is wrong; `{}` in `what` is the count."""

    query: str
    what: str
    mend: str


RULES: Final = (
    Rule(
        "SELECT count(*) FROM authors AS a"
        " WHERE NOT EXISTS (SELECT 1 FROM authorships AS s WHERE s.author_id = a.id)",
        "{} author names belong to no paper",
        "delete them from `authors`",
    ),
    Rule(
        "SELECT count(*) FROM papers AS p WHERE NOT EXISTS (SELECT 1 FROM identifiers AS i"
        " WHERE i.scheme = 'arxiv' AND i.value = p.arxiv_id AND i.paper_id = p.id)",
        "{} papers lack their identifier",
        "insert their rows in `identifiers`",
    ),
    Rule(
        "SELECT count(*) FROM identifiers AS i JOIN papers AS p ON p.id = i.paper_id"
        " WHERE i.scheme = 'arxiv' AND i.value <> p.arxiv_id",
        "{} papers have the arXiv identifier of another",
        "delete it from `identifiers`",
    ),
    Rule(
        "SELECT count(*) FROM (SELECT paper_id FROM authorships GROUP BY paper_id"
        " HAVING max(ordinal) <> count(*)) AS gaps",
        "the author lists of {} papers have gaps",
        RESTORE,
    ),
    Rule(
        "SELECT count(*) FROM (SELECT paper_id FROM paper_categories GROUP BY paper_id"
        " HAVING max(ordinal) <> count(*)) AS gaps",
        "the category lists of {} papers have gaps",
        RESTORE,
    ),
    Rule(
        "SELECT count(*) FROM papers AS p LEFT JOIN paper_categories AS c"
        " ON c.paper_id = p.id AND c.ordinal = 1"
        " WHERE coalesce(p.primary_category, '') <> coalesce(c.category, '')",
        "the primary category of {} papers is not the first of their categories",
        "set `papers.primary_category` to the category whose ordinal is 1",
    ),
    Rule(
        "SELECT count(*) FROM papers AS p WHERE p.latest_version <"
        " (SELECT max(v.version) FROM paper_versions AS v WHERE v.paper_id = p.id)",
        "{} papers have a version above their latest",
        "set `papers.latest_version` to the highest in `paper_versions`",
    ),
    Rule(
        "SELECT count(*) FROM imports WHERE read <> added + updated + unchanged + held + rejected",
        "the counts of {} imports do not add up",
        "undo them with `biblio imports undo` and import their sources again",
    ),
)


def check_tables(connection: Connection) -> list[Finding]:
    """What the tables of *connection*'s database say against each other."""
    findings = []
    for rule in RULES:
        number = connection.execute(text(rule.query)).scalar()
        if number:
            findings.append(Finding(rule.what.format(number), rule.mend))
    return [*findings, *_check_keys(connection), *_check_json(connection)]


def _check_keys(connection: Connection) -> list[Finding]:
    """Whether the search keys of every name are those that the name has."""
    wrong = 0
    rows = connection.execution_options(yield_per=AT_ONCE).execute(
        select(
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
    for keyname, forenames, suffix, is_collaboration, *keys in rows:
        name = AuthorName(keyname, forenames, suffix, bool(is_collaboration))
        wrong += tuple(keys) != tuple(search_keys(name))
    what = f"{wrong} author names have other search keys than their own"
    return [Finding(what, WRITE_KEYS)] if wrong else []


def _check_json(connection: Connection) -> list[Finding]:
    """Whether what is kept as JSON can be read."""
    differences = select(Source.differences).where(Source.differences.is_not(None))
    kept = (
        ("what {} sources say otherwise cannot be read", differences, dict),
        ("`sources_seen` of {} imports cannot be read", select(Import.sources_seen), list),
        ("`rejections_seen` of {} imports cannot be read", select(Import.rejections_seen), list),
    )
    counted = [(what, _unreadable(connection, query, kind)) for what, query, kind in kept]
    return [Finding(what.format(number), RESTORE) for what, number in counted if number]


def _unreadable(connection: Connection, query: Select[Any], kind: type) -> int:
    """How many of the texts that *query* selects are not JSON of *kind*."""
    rows = connection.execution_options(yield_per=AT_ONCE).execute(query)
    return sum(not _is_json(value, kind) for (value,) in rows)


def _is_json(value: str, kind: type) -> bool:
    try:
        return isinstance(orjson.loads(value), kind)
    except orjson.JSONDecodeError:
        return False
