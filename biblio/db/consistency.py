"""What must agree between the tables beyond what constraints say, each with a way to mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, select

from biblio.db import bulk, kept_json, label_keys
from biblio.db.holding import HOLDS
from biblio.db.models import Author, Authorship, FloatingRecord, Import, PackedList, Paper, Source
from biblio.db.named_dois import unnamed_dois
from biblio.db.packed import pack
from biblio.db.wording import worded
from biblio.errors import InvalidIdentifier
from biblio.model.identifiers import ARXIV_BITS, SLOT_BITS, ArxivId
from biblio.model.names import AuthorName, search_keys

AT_ONCE: Final = 10_000  # rows that are in memory together
_IN_PARTS: Final = {"yield_per": AT_ONCE}
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

    `wrong` selects the ids of what is wrong; `{}` in `what` is their number. Both statements are
    such as `biblio.db.wording` puts into the engine's words. Without the second one
    the ids are of papers of which something is lost.
    """

    wrong: str
    what: str
    mend: str
    statement: str | None = None


# Not EXISTS: after a first import that was cut, no index tells whether one does.
_UNUSED = (
    "SELECT id FROM authors EXCEPT SELECT author_id FROM authorships"
    " EXCEPT SELECT author_id FROM contributors"
)
_PLACELESS = (
    "SELECT id FROM persons EXCEPT SELECT person_id FROM person_spellings"
    " EXCEPT SELECT person_id FROM person_exceptions"
)
# What makes a paper one, as a scheme and a value.
_ANCHORS = """
(SELECT id, 'arxiv' AS scheme, arxiv_id AS value FROM papers WHERE arxiv_id IS NOT NULL
 UNION ALL
 SELECT id, @before(anchor), @behind(anchor)
 FROM papers WHERE arxiv_id IS NULL)"""
_UNNAMED = (
    f"FROM {_ANCHORS} AS p WHERE p.scheme NOT IN ('abstract', 'content', '') AND p.value <> ''"  # noqa: S608 - constants
    " AND NOT EXISTS (SELECT 1 FROM identifiers AS i"
    " WHERE i.scheme = p.scheme AND i.value = p.value AND i.paper_id = p.id)"
)
_MISNAMED = (
    "scheme = 'arxiv' AND EXISTS (SELECT 1 FROM papers AS p"
    " WHERE p.id = identifiers.paper_id"
    " AND (p.arxiv_id IS NULL OR p.arxiv_id <> identifiers.value))"
)
# A paper that no identifier makes is made by the digest of a record of its own or a shared one.
_UNTOLD = f"""
SELECT p.id FROM {_ANCHORS} AS p
WHERE p.scheme IN ('abstract', 'content') AND NOT EXISTS (
    SELECT 1 FROM sources AS s WHERE s.paper_id = p.id AND p.value =
        CASE p.scheme WHEN 'content' THEN @digest(s.content_key) ELSE @digest(s.abstract_key) END)
  AND NOT EXISTS (
    SELECT 1 FROM floating_papers AS f JOIN floating_identifiers AS i ON i.record_id = f.record_id
    WHERE f.paper_id = p.id AND i.scheme = p.scheme AND i.value = p.value)"""  # noqa: S608 - constants
_FIRST = (
    "(SELECT c.category FROM paper_categories AS c WHERE c.paper_id = papers.id AND c.ordinal = 1)"
)
_HIGHEST = "(SELECT max(v.version) FROM paper_versions AS v WHERE v.paper_id = papers.id)"

_OF_NOTHING = (
    "scheme = '' OR value = '' OR target_scheme = '' OR target_value = ''"
    " OR (scheme = target_scheme AND value = target_value)"
)

# A reference by hand while the triggers were away.
_UNCITED: Final = (
    "FROM paper_references AS r WHERE r.scheme <> '' AND r.value <> '' AND NOT EXISTS"
    " (SELECT 1 FROM cited_identifiers AS c"
    " WHERE c.paper_id = r.paper_id AND c.scheme = r.scheme AND c.value = r.value)"
)

# In the order in which they are mended. The statements are built of the constants above.
_OF_ROWS: Final = (
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
        f" SELECT p.scheme, p.value, p.id {_UNNAMED}",
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
    *(
        Rule(
            f"SELECT paper_id FROM {table} GROUP BY paper_id HAVING max(ordinal) <> count(*)",  # noqa: S608 - constants
            f"the {what} of {{}} papers have gaps",
            FORGET,
        )
        for table, what in (
            ("contributors", "lists of contributors"),
            ("paper_keywords", "keywords"),
            ("paper_references", "references"),
        )
    ),
    Rule(
        f"SELECT DISTINCT r.paper_id {_UNCITED}",
        "what the references of {} papers name does not count as cited",
        f"{MEND}writes it anew",
        "INSERT INTO cited_identifiers (paper_id, scheme, value)"
        f" SELECT r.paper_id, r.scheme, r.value {_UNCITED} ON CONFLICT DO NOTHING",
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
        f"SELECT paper_id FROM identifier_links WHERE {_OF_NOTHING}",  # noqa: S608 - constants
        "{} links say nothing: they lead from an identifier to itself, or to none",
        f"{MEND}deletes them",
        f"DELETE FROM identifier_links WHERE {_OF_NOTHING}",  # noqa: S608 - constants
    ),
    Rule(
        _PLACELESS,
        "{} people have no place",
        f"{MEND}deletes them",
        f"DELETE FROM persons WHERE id IN ({_PLACELESS})",  # noqa: S608 - constants
    ),
    Rule(
        _UNUSED,
        "{} author names belong to no paper",
        f"{MEND}deletes them",
        f"DELETE FROM authors WHERE id IN ({_UNUSED})",  # noqa: S608 - constants
    ),
)


# The day of papers.listed_submitted; where only the month or the year is known, the first of it.
_DAY = "(SELECT @day(p.listed_submitted) FROM papers AS p WHERE p.id = {table}.paper_id)"


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


def _marked(mark: int, holds: str, what: str) -> Rule:
    """That no annotation is marked *mark* of which *holds* is true."""
    wrong = f"is_current = {mark} AND {holds}"
    return Rule(
        f"SELECT change_id FROM annotations WHERE {wrong}",  # noqa: S608 - constants
        what,
        f"{MEND}marks anew what holds",
        f"UPDATE annotations SET is_current = {1 - mark} WHERE {wrong}",  # noqa: S608 - constants
    )


def _unreadable_texts(table: str, column: str, paper: str, what: str) -> Rule:
    """That *column* of *table* is null, or a JSON array of texts."""
    return Rule(
        f"SELECT DISTINCT {paper} FROM {table}"  # noqa: S608 - our names
        f" WHERE {column} IS NOT NULL AND @are_no_texts({column})",
        what,
        FORGET,
    )


_UNREADABLE_EXTRA = "SELECT id FROM papers WHERE extra IS NOT NULL AND @is_no_extra(extra)"
RULES: Final = (
    *_OF_ROWS,
    Rule(_UNREADABLE_EXTRA, "what {} papers say in `extra` cannot be read", FORGET),
    Rule(_UNTOLD, "{} papers are made by no identifier, and by no record", FORGET),
    *(
        _unreadable_texts(table, "affiliations", "paper_id", f"affiliations of {{}} {whom}")
        for table, whom in (
            ("authorships", "papers cannot be read"),
            ("contributors", "papers' contributors cannot be read"),
        )
    ),
    _dated("paper_categories", "the categories of {} papers have another day than the paper"),
    _dated("authorships", "the author lists of {} papers have another day than the paper"),
    # First what holds no more: never do two rows of one thing hold.
    _marked(1, f"NOT {HOLDS}", "{} annotations are marked as holding and do not"),
    _marked(0, HOLDS, "{} annotations hold and are not marked"),
)


STEPS: Final = len(RULES) + 6
"""How many steps `check_tables` tells of."""


def check_tables(connection: Connection, begin: Callable[[str], None]) -> list[Finding]:
    """What the tables of *connection*'s database say against each other.

    *begin* is told what is looked at before each step.
    """
    findings = []
    for rule in RULES:
        begin("what tables say of each other")
        number = len(wrong_ids(connection, rule))
        if number:
            findings.append(Finding(rule.what.format(number), rule.mend))
    begin("DOIs of papers")
    if number := len({paper_id for paper_id, _ in unnamed_dois(connection)}):
        what = f"{number} papers are not found by a DOI that they state"
        findings.append(Finding(what, f"{MEND}writes it anew"))
    begin("search keys of names")
    wrong = len(wrong_keys(connection))
    if wrong:
        what = f"{wrong} author names have other search keys than their own"
        findings.append(Finding(what, f"{MEND}writes them anew"))
    begin("names of tags, queries and citation keys")
    for what, names in (
        ("tags and lists", label_keys.wrong_labels(connection)),
        ("saved queries", label_keys.wrong_queries(connection)),
        ("citation keys", label_keys.wrong_keys(connection)),
    ):
        if names:
            said = f"{len(names)} {what} are found by another name than their own"
            findings.append(Finding(said, f"{MEND}writes it anew"))
    begin("packed lists of authors")
    if stale := wrong_lists(connection):
        what = f"the packed author lists of {len(stale)} papers are not those of `authorships`"
        findings.append(Finding(what, f"{MEND}deletes them; the lists themselves answer then"))
    begin("numbers of papers")
    if number := len(misnumbered(connection)):
        what = f"{number} papers have another number than that of their identifier"
        findings.append(Finding(what, f"{MEND}gives them their own"))
    begin("counts of imports, and what is kept as JSON")
    return [*findings, *_check_counts(connection), *_check_json(connection)]


def wrong_ids(connection: Connection, rule: Rule) -> list[int]:
    """The ids of what *rule* finds wrong."""
    return list(connection.scalars(worded(connection, rule.wrong)))


def wrong_keys(connection: Connection) -> list[tuple[int, AuthorName]]:
    """The names whose search keys are not those that the name has."""
    rows = connection.execute(
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
        ),
        execution_options=_IN_PARTS,
    )
    wrong = []
    for number, keyname, forenames, suffix, is_collaboration, *keys in rows:
        name = AuthorName(keyname, forenames, suffix, bool(is_collaboration))
        if tuple(keys) != tuple(search_keys(name)):
            wrong.append((number, name))
    return wrong


def misnumbered(connection: Connection) -> dict[int, int]:
    """The ids that are not those of their papers' identifiers, and what they should be.

    A paper of arXiv whose own number another has stands behind arXiv's papers of its month.
    """
    own: dict[int, int] = {}
    rows = connection.execute(
        select(Paper.id, Paper.arxiv_id).where(Paper.arxiv_id.is_not(None)),
        execution_options=_IN_PARTS,
    )
    for number, identifier in rows:
        try:
            rank = ArxivId.parse(identifier or "").rank
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
        is_beside = rank in taken and number >> SLOT_BITS == rank >> SLOT_BITS
        if is_beside and number % (1 << SLOT_BITS) >= 1 << ARXIV_BITS:
            continue
        wanted = rank
        while wanted in taken:
            wanted = max(wanted + 1, rank - rank % (1 << SLOT_BITS) + (1 << ARXIV_BITS))
        taken.add(wanted)
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
    said = select(Source.id, Source.differences).where(Source.differences.is_not(None))
    whole = select(FloatingRecord.id, FloatingRecord.record)
    return [
        *_unreadable(connection, said, kept_json.are_differences),
        *_unreadable(connection, whole, kept_json.are_differences),
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
    rows = connection.execute(query, execution_options=_IN_PARTS)
    return [number for number, value in rows if not kept_json.is_kept(value, is_good)]
