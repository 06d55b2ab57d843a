"""A merged record as rows of the tables, column by column in the order of the models."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final

import orjson

from biblio.db.packed import pack
from biblio.identity.abstracts import abstract_key
from biblio.identity.evidence import content_key
from biblio.model.identifiers import ARXIV_BITS, SLOT_BITS, ArxivId, Identifier, month_rank
from biblio.model.moments import UNDATED, day_of
from biblio.model.names import PARSER_VERSION, AuthorName, SearchKeys, parse_list, search_keys
from biblio.model.records import AuthorIdentifier, PaperRecord

Row = tuple[Any, ...]

LONG_LIST: Final = 200  # places; a shorter list is read from its rows as quickly

# What makes an author row one row: keyname, forenames, suffix, whether it is a collaboration.
AuthorIdentity = tuple[str, str, str, bool]


def author_row(author: AuthorIdentity) -> Row:
    """The row of `authors`, without its id."""
    name = AuthorName(*author)
    return (*author, name.name, *search_keys(name))


def paper_row(paper_id: int, paper: PaperRecord, anchor: Identifier) -> Row:
    """The row of `papers`, without its computed columns."""
    return (
        paper_id,
        paper.arxiv_id,
        None if paper.arxiv_id is not None else str(anchor),
        paper.submitted,
        paper.revised,
        paper.latest_version,
        _flag(paper.withdrawn),
        _flag(paper.deleted),
        int(paper.authors_cut),
        int(paper.authors_shifted),
        PARSER_VERSION if paper.authors else 0,
        paper.categories[0] if paper.categories else None,
        paper.title,
        paper.authors_text,
        paper.comments,
        paper.journal_ref,
        paper.doi,
        paper.report_no,
        paper.license,
        paper.submitter,
        paper.kind,
        paper.container_title,
        paper.container_short,
        paper.series,
        paper.volume,
        paper.issue,
        paper.pages,
        paper.article_number,
        paper.publisher,
        paper.place,
        paper.edition,
        paper.issued,
        paper.issued_printed,
        paper.isbn,
        paper.issn,
        paper.url,
        paper.language,
        _flag(paper.retracted),
        _json(dict(paper.extra)),
        paper.abstract,
    )


def identifier_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `identifiers`."""
    return [(scheme, value, paper_id) for scheme, value in sorted(paper.own_identifiers)]


def keyword_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `paper_keywords`."""
    return [(paper_id, ordinal, each) for ordinal, each in enumerate(paper.keywords, start=1)]


def reference_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `paper_references`."""
    return [
        (paper_id, ordinal, scheme, value, printed, _json([list(each) for each in also]))
        for ordinal, (scheme, value, printed, also) in enumerate(paper.references, start=1)
    ]


def cited_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `cited_identifiers`."""
    if not paper.references and not paper.cited:
        return []
    named = set(paper.cited).union(*(each.identifiers for each in paper.references))
    return [(paper_id, *each) for each in sorted(named)]


def link_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `identifier_links`."""
    return [(paper_id, *source, *target) for source, target in paper.links]


def author_identifier_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `author_identifiers`, each with the place of the same name in the paper's list.

    A source's place is taken where the name there agrees, else the one place where it does.
    """
    if not paper.author_identifiers:
        return []
    keys = [search_keys(name) for name in paper.authors]
    return [(paper_id, *each, _place_of(each, keys)) for each in paper.author_identifiers]


def _place_of(stated: AuthorIdentifier, names: Sequence[SearchKeys]) -> int | None:
    """The place in *names*, from 1, of whom a source speaks; None where it cannot be told."""
    parsed = parse_list(stated.printed).names
    if not parsed:
        return None
    wanted = search_keys(parsed[0])
    places = [
        place
        for place, name in enumerate(names, start=1)
        if name.keyname_key == wanted.keyname_key
        and (name.initials.startswith(wanted.initials) or wanted.initials.startswith(name.initials))
    ]
    if stated.ordinal in places:
        return stated.ordinal
    return places[0] if len(places) == 1 else None


def version_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `paper_versions`."""
    return [(paper_id, *each) for each in paper.versions]


def category_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `paper_categories`."""
    day = listed_on(paper)
    return [
        (paper_id, ordinal, each, day) for ordinal, each in enumerate(paper.categories, start=1)
    ]


def affiliations(authors: Sequence[AuthorName]) -> list[str | None] | None:
    """What stands in `affiliations` for each of *authors*; None where none has any."""
    if not any(name.affiliations for name in authors):
        return None
    return [_json(name.affiliations) for name in authors]


def list_rows(paper_id: int, authors: Sequence[int]) -> list[Row]:
    """The row of `author_lists` for *authors*, where they are enough for one."""
    return [(paper_id, len(authors), pack(authors))] if len(authors) >= LONG_LIST else []


def place_in_time(paper: PaperRecord, anchor: Identifier) -> int:
    """The id that *paper* is to have: its month, and within it arXiv's number or a digest.

    Who has no arXiv identifier stands behind arXiv's papers of the month.
    """
    if paper.arxiv_id is not None:
        return ArxivId(paper.arxiv_id).rank
    known = paper.submitted or paper.issued or UNDATED
    year, month = int(known[:4]), int(known[5:7] or 1)
    digest = blake2b(str(anchor).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return next_place(month_rank(year, month) | int.from_bytes(digest) % (1 << SLOT_BITS))


def next_place(place: int) -> int:
    """The id behind *place* in its month that no paper of arXiv takes."""
    first, slots = 1 << ARXIV_BITS, 1 << SLOT_BITS
    slot = place % slots + 1
    return place - place % slots + (slot if first <= slot < slots else first)


def listed_on(paper: PaperRecord) -> int:
    """The day of the date that *paper* is listed by, from 1970-01-01 on."""
    if paper.submitted:
        return day_of(paper.submitted[:10])
    if paper.arxiv_id:
        return day_of(ArxivId(paper.arxiv_id).announced)
    return day_of(paper.issued or UNDATED)


def translation_rows(paper_id: int, paper: PaperRecord) -> list[Row]:
    """The rows of `translations`."""
    return [(paper_id, *each) for each in paper.translations]


def said_alone(record: PaperRecord, digest: bytes) -> Row:
    """The row of `sources` of a *record* that names its paper and made it alone.

    Without the ids of record, paper and run. *digest* is that of its entry.
    """
    keys = abstract_key(record.abstract), content_key(record)
    return (*of_entry(record, digest), *keys, 0, None)


def of_entry(record: PaperRecord, digest: bytes) -> Row:
    """What every table of records says of where *record* is from."""
    return (record.format, record.datestamp, record.library, digest)


def _flag(value: bool | None) -> int | None:  # noqa: FBT001 - a column's value
    return None if value is None else int(value)


def _json(value: Any) -> str | None:  # noqa: ANN401 - whatever is to be JSON
    return orjson.dumps(value).decode() if value else None
