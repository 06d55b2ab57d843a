"""What `docs/schema.md` says beyond the models: promises, the search index, example queries."""

from __future__ import annotations

from collections.abc import Mapping

# The tables in the order of a reader's interest.
ORDER = (
    "papers",
    "authors",
    "authorships",
    "author_lists",
    "contributors",
    "identifiers",
    "identifier_links",
    "author_identifiers",
    "paper_versions",
    "paper_categories",
    "paper_keywords",
    "paper_references",
    "cited_identifiers",
    "translations",
    "imports",
    "sources",
    "floating_records",
    "floating_identifiers",
    "floating_papers",
    "sightings",
    "rejections",
    "annotation_changes",
    "annotations",
    "citation_keys",
    "saved_queries",
    "told_papers",
    "people_decisions",
    "people_decision_sides",
    "persons",
    "person_spellings",
    "person_exceptions",
    "people_runs",
    "people_run_changes",
    "people_doubts",
    "people_stale_blocks",
    "harvests",
    "harvest_runs",
    "highest_ids",
    "generations",
)

# Columns that may change between releases; they are marked with ° on the page.
INSIDE: Mapping[str, frozenset[str]] = {
    "papers": frozenset({"names_version", "extra"}),
    "imports": frozenset({"process", "sources_seen", "rejections_seen"}),
    "author_lists": frozenset({"members"}),
    "sources": frozenset({"digest", "abstract_key", "content_key", "is_joined", "differences"}),
    "floating_records": frozenset({"digest", "record"}),
    "rejections": frozenset({"digest"}),
    "annotations": frozenset({"is_current"}),
    "persons": frozenset({"chance", "block"}),
    "harvests": frozenset({"process", "last_sign"}),
    "generations": frozenset({"stamp"}),
    "harvest_runs": frozenset({"token", "is_ordered", "goes_on"}),
}

INTRODUCTION = """\
# The schema

One SQLite file holds everything, and any SQLite shell can read and write it: the tables are
STRICT, every constraint has a name, dates are ISO 8601 text in UTC, and names carry their search
keys as plain columns, so that no function of biblio's is needed. This page describes schema {head};
`SELECT version_num FROM alembic_version` tells which one a file has, and `biblio db upgrade`
brings it up to date.

Foreign keys are checked only where a connection asks for it: say `PRAGMA foreign_keys = ON`
before you write by hand."""

CHANGES = """\
## What is promised

The views and all their columns, and the tables and their columns but those marked with °, keep
their names and their meaning. New columns, views and tables may come with any release, so name the
columns that you want instead of `SELECT *`. Columns marked with °, the names of constraints and
indexes, how a view is made, the numbers of authors (`authors.id`), the table `author_lists`, and
every table or view whose name begins with `paper_search_` may change.

The number (`papers.id`) of a paper of arXiv's stays the same in every file and for ever. That of
another runs with time as well, and stays the same within its file; elsewhere the same paper may
have another. What names a paper in every file is its handle: `arXiv:2507.20534`, `doi:10.1000/abc`,
`isbn:9780306406157`. The handle of a paper changes when a record comes that names a better
identifier for it (a preprint's DOI leads to what was published); the old one stays in
`identifiers`, so that it is found by that as well.

A change to what is promised is announced in `CHANGELOG.md` one minor release ahead, and comes with
a migration that keeps all rows."""

DIAGRAM = "## Diagram"

TABLES_HEAD = "## Tables"

VIEWS_HEAD = """\
## Views

What people ask most, ready made. Each view reads only what its keys name, at any size of the
file, also where it is joined to tables by them. The examples are answered from the samples."""

SEARCH = """\
## The search index

`paper_search` is a full-text index (FTS5) over the title, the abstract and the author names of
every paper; its rowid is `papers.id`. It exists on SQLite only. Ask it with `MATCH`:

| Column | Meaning |
| --- | --- |
| `title` | words of the title |
| `abstract` | words of the abstract |
| `authors` | display names in their order, separated by `; ` |

Case and accents are folded, and so are the letters that no accent is part of (đ ð ł ø ß æ œ þ ħ ŋ
ı), which are indexed as d d l o ss ae oe th h n i, ligatures (ﬁ as fi), subscripts (₂ as 2), Greek
letters without accents, and ё as е. What you ask for is folded by case and by the accents of Latin
letters alone: write `moller` for Møller, `strasse` for Straße, `θεωρια` for Θεωρία, `елка` for
ёлка. A subscript of TeX is a word of its own: CO$_2$ is found by `"co 2"`. (`biblio search` does
all that for you.)

The index stores no text of its own. It reads the view `paper_search_documents`, and triggers on
`papers`, `authorships` and `authors` keep it in step, so that a row that is inserted, changed,
replaced or deleted by hand is found, or gone, at once, whatever the statement does with conflicts.
What belongs to a paper is deleted with it by a trigger as well, for SQLite's shell begins with
foreign keys off; a paper that was deleted is new to the next import that brings it.
While the importer writes many papers, the triggers
named `search_…` and `derived_…` are out of the schema, within its transaction; nobody else sees
that, and triggers of other names stay. This compares the index with the tables, and fails if
they differ:

```sql
INSERT INTO paper_search (paper_search, rank) VALUES ('integrity-check', 1);
```"""

QUERIES_HEAD = """\
## Queries to begin with

Each runs as it stands: `sqlite3 -readonly -box papers.db "…"`."""

QUERIES = (
    (
        "The papers of a day, newest first",
        """\
SELECT arxiv_id, submitted, title
FROM papers
WHERE listed_submitted >= '2007-04-02' AND listed_submitted < '2007-04-03'
ORDER BY listed_submitted DESC, id DESC;""",
    ),
    (
        "An author, however the name is written",
        """\
SELECT a.id, a.name, count(DISTINCT s.paper_id) AS papers
FROM authors AS a JOIN authorships AS s ON s.author_id = a.id
WHERE a.keyname_key = 'erdos' AND a.initials LIKE 'p%'
GROUP BY a.id
ORDER BY papers DESC, a.id;""",
    ),
    (
        "Co-authors of all who share a key, each shared paper counted once",
        """\
WITH shared AS (
    SELECT other.author_id, count(DISTINCT other.paper_id) AS papers
    FROM authorships AS mine JOIN authorships AS other ON other.paper_id = mine.paper_id
    WHERE mine.author_id IN (SELECT id FROM authors WHERE name_key = 'erdos, paul')
    GROUP BY other.author_id
)
SELECT a.name, shared.papers
FROM shared JOIN authors AS a ON a.id = shared.author_id
WHERE a.name_key <> 'erdos, paul' AND a.is_collaboration = 0
ORDER BY shared.papers DESC, a.id;""",
    ),
    (
        "Words in titles, abstracts and names, best first",
        """\
SELECT p.arxiv_id, p.title
FROM paper_search JOIN papers AS p ON p.id = paper_search.rowid
WHERE paper_search MATCH 'title: graph* AND authors: erdos'
ORDER BY paper_search.rank
LIMIT 20;""",
    ),
    (
        "Papers by year in a category, listed or primary",
        """\
SELECT substr(p.listed_submitted, 1, 4) AS year, count(*) AS papers
FROM paper_categories AS c JOIN papers AS p ON p.id = c.paper_id
WHERE c.category = 'math.CO'
GROUP BY year
ORDER BY year;""",
    ),
    (
        "Papers by when they were published, with where",
        """\
SELECT handle, authors, title, container_title, issued
FROM paper_list
WHERE issued >= '1987' AND issued < '1988'
ORDER BY issued, paper_id;""",
    ),
    (
        "A paper by its DOI, whoever names it",
        """\
SELECT p.arxiv_id, p.anchor, p.title
FROM identifiers AS i JOIN papers AS p ON p.id = i.paper_id
WHERE i.scheme = 'doi' AND i.value = lower('10.1103/PhysRevD.76.013009');""",
    ),
    (
        "Where a paper's values come from, and what other sources say",
        """\
SELECT s.format, s.datestamp, i.source, i.started, s.differences
FROM papers AS p JOIN sources AS s ON s.paper_id = p.id JOIN imports AS i ON i.id = s.import_id
WHERE p.arxiv_id = '0704.0001'
ORDER BY s.id;""",
    ),
    (
        "What was rejected, and why",
        """\
SELECT i.source, r.place, r.identifier, r.reason
FROM rejections AS r JOIN imports AS i ON i.id = r.import_id
ORDER BY r.id;""",
    ),
)
