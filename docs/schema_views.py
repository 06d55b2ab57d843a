"""What `docs/schema.md` says of each view: its meaning, its columns, how to ask it, an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class View(NamedTuple):
    """A view: what a row is, what its columns mean, which of them to ask by, a query to show."""

    meaning: str
    keys: tuple[str, ...]
    columns: Mapping[str, str]
    example: str


_PAPER = {
    "paper_id": "The paper: `papers.id`.",
    "arxiv_id": "Its arXiv identifier, without a version; null where it has none.",
    "handle": "What identifies it, with the scheme: `arXiv:0704.0001`, else its `anchor`.",
}
_NAME = {
    "name": "The author's name for display: forenames, keyname, suffix.",
    "keyname": "The surname with its prefixes; a collaboration's whole name.",
    "forenames": "Forenames or initials.",
    "suffix": "`Jr.`, `III`.",
    "is_collaboration": "1 for a collaboration, team or group.",
}
_PERSON = {
    "person_id": "The person: `persons.id`, below zero, or the least `authors.id` of a spelling "
    "that is one person as it stands.",
}
_SOURCE = {
    "source_id": "The record: `sources.id`.",
    "format": "Which format the record came in.",
}
# The types of columns that are no column of a table; what SQLite calls them depends on its version.
COMPUTED: Mapping[str, str] = {
    "authors": "TEXT",
    "record_changed": "TEXT",
    "categories": "TEXT",
    "papers": "INTEGER",
    "places": "INTEGER",
    "persons": "INTEGER",
    "person": "TEXT",
    "name": "TEXT",
    "first": "INTEGER",
    "last": "INTEGER",
    "year": "INTEGER",
    "handle": "TEXT",
    "cited_handle": "TEXT",
    "primary_papers": "INTEGER",
    "versioned_id": "TEXT",
    "is_latest": "INTEGER",
    "field": "TEXT",
    "value": "any",
    "is_silent": "INTEGER",
}

VIEWS: Mapping[str, View] = {
    "paper_list": View(
        "One row a paper, with its authors in order and its dates. Listings are ordered by "
        "`listed_submitted`, `listed_revised` or `announced`, each with `paper_id` behind it.",
        ("arxiv_id", "paper_id", "listed_submitted", "listed_revised", "announced"),
        _PAPER
        | {
            "kind": "What it is, as in `papers.kind`: `article`, `book`; null where nobody says.",
            "title": "The title, accents decoded, TeX maths kept.",
            "authors": "The authors' names in their order, separated by `; `.",
            "container_title": "The journal, the proceedings or the book that it stands in.",
            "issued": "When it was published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.",
            "submitted": "When version 1 was submitted, UTC; null where nobody says.",
            "revised": "When the latest version was submitted, UTC; null where nobody says.",
            "announced": "The month of first announcement, `YYYY-MM`: the one in the identifier.",
            "record_changed": "The day on which the provider last changed its record, also for "
            "a clerical edit: for syncing, no date of the paper's.",
            "listed_submitted": "`submitted`, else the announced month, else `issued`, else "
            "`0000`; never null.",
            "listed_revised": "`revised`, or the best date that is known; never null.",
            "latest_version": "Number of the latest version known.",
            "withdrawn": "1 where the paper is withdrawn, as its comments or abstract say or as "
            "arXiv flags an empty source; 0 where there are comments that do not say so; null: "
            "nobody says.",
            "deleted": "1 where the provider deleted the record, 0 where not; null: nobody says.",
            "retracted": "1 where its publisher retracted it, 0 where not; null: nobody says.",
            "primary_category": "The first category.",
            "categories": "All categories, the first one first, separated by `; `.",
            "doi": "DOI field as printed; each single DOI stands in `identifiers`.",
            "journal_ref": "Where it was published, as printed.",
            "report_no": "Report numbers, as printed.",
            "comments": "The authors' comments.",
            "license": "URL of the licence.",
            "abstract": "The abstract.",
        },
        """\
SELECT arxiv_id, authors, submitted, revised, announced
FROM paper_list
WHERE listed_submitted >= '2007-04-02' AND listed_submitted < '2007-04-02T10'
ORDER BY listed_submitted DESC, paper_id DESC
LIMIT 3""",
    ),
    "authorship_list": View(
        "One row an authorship: an author's place on a paper, with the name in its parts.",
        ("arxiv_id", "paper_id", "author_id", "name_key", "keyname_key"),
        _PAPER
        | {
            "ordinal": "Place in the author list, from 1.",
            "author_id": "The author's name: `authors.id`.",
        }
        | _NAME
        | {
            "printed_name": "The name as the source printed it.",
            "affiliations": "JSON array of affiliations.",
            "name_key": "Search key, folded: `erdos, paul`.",
            "keyname_key": "Search key, folded keyname: `erdos`.",
            "listed_submitted": "The paper's `listed_submitted`.",
        },
        """\
SELECT arxiv_id, ordinal, name, printed_name
FROM authorship_list
WHERE keyname_key = 'muller sanchez' OR keyname_key = 'gahler'
ORDER BY paper_id, ordinal""",
    ),
    "contributor_list": View(
        "One row for each part that somebody had in a paper without being its author.",
        ("arxiv_id", "paper_id", "author_id", "name_key", "keyname_key"),
        _PAPER
        | {
            "ordinal": "Place among them, from 1.",
            "role": "`editor`, `translator` and so on.",
            "author_id": "The name: `authors.id`.",
        }
        | _NAME
        | {
            "printed_name": "The name as the source printed it.",
            "affiliations": "JSON array of affiliations.",
            "name_key": "Search key, folded: `erdos, paul`.",
            "keyname_key": "Search key, folded keyname: `erdos`.",
            "listed_submitted": "The paper's `listed_submitted`.",
        },
        """\
SELECT handle, ordinal, role, name
FROM contributor_list
WHERE keyname_key = 'muster'
ORDER BY paper_id, ordinal""",
    ),
    "keyword_list": View(
        "One row for each keyword of a paper.",
        ("keyword", "arxiv_id", "paper_id"),
        _PAPER
        | {
            "ordinal": "Place in the list, from 1.",
            "keyword": "The keyword as the source prints it.",
            "listed_submitted": "The paper's `listed_submitted`.",
        },
        """\
SELECT handle, keyword
FROM keyword_list
WHERE keyword = 'hedges'
ORDER BY listed_submitted DESC, paper_id DESC""",
    ),
    "reference_list": View(
        "One row for each work that a paper refers to, and for each paper of the library that has "
        "its identifier: two where two papers share a DOI. Which papers refer to one is asked by "
        "the `scheme` and the `value` of its identifiers.",
        ("arxiv_id", "paper_id", "scheme` with `value"),
        _PAPER
        | {
            "ordinal": "Place in the paper's list, from 1.",
            "scheme": "Scheme of the identifier, where one is given.",
            "value": "The identifier, as in `identifiers`.",
            "printed": "The reference as printed.",
            "cited_id": "The paper that it is, `papers.id`; null where the library has none.",
            "cited_handle": "The handle of that paper.",
            "cited_title": "Its title.",
        },
        """\
SELECT handle, ordinal, value, cited_handle, cited_title
FROM reference_list
WHERE scheme = 'arxiv' AND value = '0704.0001'
ORDER BY paper_id, ordinal""",
    ),
    "citations": View(
        "One row a pair of papers of the library of which the one refers to the other, by what any "
        "source says; a pair comes once. A reference to what several papers have, as a shared DOI, "
        "is one to each of them; none leads from a paper to itself.",
        ("citing_id", "cited_id"),
        {
            "citing_id": "Who refers: `papers.id`.",
            "cited_id": "The paper that is referred to: `papers.id`.",
        },
        """\
SELECT p.handle, p.title
FROM citations AS c
JOIN paper_list AS p ON p.paper_id = c.citing_id
WHERE c.cited_id = (SELECT id FROM papers WHERE arxiv_id = '0704.0001')
ORDER BY p.listed_submitted""",
    ),
    "coauthor_pairs": View(
        "One row an ordered pair of names that stand on a paper together; a pair comes twice, "
        "once from each side. Collaborations are left out. All pairs of a large file are far too "
        "many: ask for those of an author.",
        ("author_id", "author_key", "coauthor_id", "coauthor_key"),
        {
            "author_id": "The one: `authors.id`.",
            "author": "Its name.",
            "author_key": "Its search key, `authors.name_key`.",
            "coauthor_id": "The other: `authors.id`.",
            "coauthor": "Its name.",
            "coauthor_key": "Its search key.",
            "papers": "On how many papers both stand, each counted once.",
        },
        """\
SELECT coauthor, papers
FROM coauthor_pairs
WHERE author_key = 'yurkin, maxim a'
ORDER BY papers DESC, coauthor""",
    ),
    "team_sizes": View(
        "One row a paper: how many authors it has. Joined to `authorship_list`, `1.0 / persons` is "
        "each one's fraction of it.",
        ("arxiv_id", "paper_id", "listed_submitted"),
        _PAPER
        | {
            "places": "How many places its author list has, as far as it is known.",
            "persons": "How many different names of persons stand there, and no collaboration.",
            "authors_cut": "1 where the author list ends in `et al.`.",
            "listed_submitted": "`submitted`, else the announced month, else `issued`, else "
            "`0000`; never null.",
        },
        """\
SELECT substr(listed_submitted, 1, 4) AS year, count(*) AS papers, round(avg(places), 1) AS mean,
       max(places) AS largest
FROM team_sizes
WHERE places > 0 AND listed_submitted >= '2007'
GROUP BY year
ORDER BY year""",
    ),
    "papers_by_year_and_category": View(
        "One row for each year of `listed_submitted` and each category that has papers in it.",
        ("category", "year"),
        {
            "year": "Year of submission, else of announcement, else of issue.",
            "category": "The category's code: `math.AG`.",
            "papers": "How many papers have it among their categories.",
            "primary_papers": "How many have it first.",
        },
        """\
SELECT year, category, papers, primary_papers
FROM papers_by_year_and_category
WHERE category LIKE 'math.%' AND year = 2007
ORDER BY papers DESC, category
LIMIT 4""",
    ),
    "version_list": View(
        "One row for each version of a paper that a source tells of.",
        ("arxiv_id", "paper_id"),
        _PAPER
        | {
            "version": "Its number, from 1.",
            "versioned_id": "The identifier of the version: `0704.0001v2`.",
            "submitted": "When it was submitted, UTC.",
            "size": "Size of its files in bytes.",
            "is_latest": "1 for the latest version known.",
        },
        """\
SELECT versioned_id, submitted, size, is_latest
FROM version_list
WHERE arxiv_id = '0704.0001'
ORDER BY version""",
    ),
    "paper_annotations": View(
        "One row for all that the user has said of a paper and that holds: tags, notes and lists, "
        "of the handle that the paper has, or had before it was joined.",
        ("arxiv_id", "paper_id"),
        _PAPER
        | {
            "kind": "`tag`, `note` or `list`.",
            "name": "The tag or the list as written; empty for a note.",
            "name_key": "The same without case.",
            "text": "The note's text.",
            "changed_at": "When it was said, UTC.",
            "change_id": "By which change: `annotation_changes.id`.",
            "ordinal": "Place in that change.",
            "scheme": "Scheme of the handle that the paper had then.",
            "value": "The handle itself.",
        },
        """\
SELECT handle, kind, name, text
FROM paper_annotations
WHERE arxiv_id = '0704.0001'
ORDER BY changed_at, change_id, ordinal""",
    ),
    "paper_tags": View(
        "One row for each tag of a paper; where several papers that have it were joined into one, "
        "as many.",
        ("arxiv_id", "paper_id", "tag_key"),
        _PAPER
        | {"tag": "The tag as written.", "tag_key": "The same without case: what to ask by."},
        """\
SELECT handle, tag
FROM paper_tags
WHERE tag_key = 'to-read'
ORDER BY paper_id""",
    ),
    "paper_notes": View(
        "One row for each note: a paper has one, or one of each paper that was joined into it.",
        ("arxiv_id", "paper_id"),
        _PAPER | {"note": "The note.", "changed_at": "When it was written, UTC."},
        """\
SELECT handle, note
FROM paper_notes
WHERE arxiv_id = '0704.0001'""",
    ),
    "paper_lists": View(
        "One row for each paper in a list, in the order of `changed_at` and `ordinal`.",
        ("arxiv_id", "paper_id", "list_key"),
        _PAPER
        | {
            "list": "The list as written.",
            "list_key": "The same without case: what to ask by.",
            "changed_at": "When the paper was put in, UTC.",
            "ordinal": "Place among those that were put in together.",
        },
        """\
SELECT list, handle
FROM paper_lists
WHERE list_key = 'chapter2'
ORDER BY changed_at, ordinal""",
    ),
    "person_places": View(
        "One row for each place of a person: an authorship, and who stands there. People are what "
        "was decided and found; where nothing was, each spelling is one person. Collaborations "
        "are left out.",
        ("paper_id", "person_id", "author_id", "name_key"),
        _PERSON
        | {
            "paper_id": "The paper: `papers.id`.",
            "ordinal": "Place in the author list, from 1.",
            "author_id": "The name there: `authors.id`.",
            "name_key": "Its search key, folded: `erdos, paul`.",
            "listed_on": "As in `authorships`.",
        },
        """\
SELECT ordinal, author_id, name_key
FROM person_places
WHERE paper_id = (SELECT id FROM papers WHERE arxiv_id = '0704.0001')
ORDER BY ordinal
LIMIT 3""",
    ),
    "person_names": View(
        "One row for each name of a person, with its places.",
        ("person_id", "author_id"),
        _PERSON
        | {
            "author_id": "The name: `authors.id`.",
            "name": "The name for display.",
            "places": "How many places it has of that person.",
        },
        """\
SELECT name, places
FROM person_names
WHERE author_id = (SELECT author_id FROM authorship_list
                   WHERE arxiv_id = '0704.0001' AND ordinal = 1)""",
    ),
    "person_list": View(
        "One row a person, with what is known of each. It reads all of a person's places.",
        ("person_id",),
        _PERSON
        | {
            "orcid": "The ORCID that was decided; what sources state is in `author_identifiers`.",
            "person": "How the person is called: by the place that comes first, "
            "`person:0704.0001#3`. Any other place of theirs names them as well.",
            "name": "The name that was decided to be shown, else the one with most places.",
            "papers": "On how many papers the person stands.",
            "first": "Year of the first of them; null where none is known.",
            "last": "Year of the last of them.",
        },
        """\
SELECT person, name, papers, first, last
FROM person_list
WHERE person_id IN (SELECT person_id FROM person_places
                    WHERE paper_id = (SELECT id FROM papers WHERE arxiv_id = '0704.0001'))
ORDER BY papers DESC, person
LIMIT 3""",
    ),
    "paper_sources": View(
        "Who says what: for each record of a paper one row for each field in which it says "
        "something else than the paper's own row, or a single row without `field` where it says "
        "the same in all. A record that speaks of several papers stands with each of them, "
        "and has a row for all that it says.",
        ("arxiv_id", "paper_id", "source_id"),
        _PAPER
        | _SOURCE
        | {
            "datestamp": "Day of the record's last change at the provider's.",
            "import_id": "The first run that brought it: `imports.id`.",
            "field": "The field in which it differs; null where it says the same in all.",
            "value": "What it says there; JSON for lists and objects.",
            "is_silent": "1 where it says nothing there.",
        },
        """\
SELECT format, field, value, is_silent
FROM paper_sources
WHERE arxiv_id = '0704.0001'
ORDER BY source_id, field""",
    ),
    "paper_imports": View(
        "One row for each run that saw a record of a paper, and that record. A run that changed "
        "nothing is here too.",
        ("arxiv_id", "paper_id", "import_id", "source_id"),
        _PAPER
        | {
            "import_id": "The run: `imports.id`.",
            "source": "What the run read.",
            "started": "When it began, UTC.",
        }
        | _SOURCE,
        """\
SELECT import_id, source, format
FROM paper_imports
WHERE arxiv_id = '0704.0001'
ORDER BY import_id, source_id""",
    ),
}
