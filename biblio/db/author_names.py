"""The names on papers as they are stored, put together again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from biblio.db import kept_json
from biblio.db.bulk import integers, rows_of
from biblio.db.models import Author, Authorship, Contributor
from biblio.model.names import AuthorName


def names_on(connection: Connection, papers: Collection[int]) -> dict[int, list[AuthorName]]:
    """The authors of each of the ids *papers* in their order, affiliations and all."""
    found: dict[int, list[AuthorName]] = {paper_id: [] for paper_id in papers}
    for (paper_id,), name in _names(connection, Authorship, (Authorship.paper_id,), papers):
        found[paper_id].append(name)
    return found


def contributors_to(
    connection: Connection, papers: Collection[int]
) -> dict[int, list[tuple[str, AuthorName]]]:
    """The roles and names of who else had a part in the ids *papers*, in their order."""
    found: dict[int, list[tuple[str, AuthorName]]] = defaultdict(list)
    columns = (Contributor.paper_id, Contributor.role)
    for (paper_id, role), name in _names(connection, Contributor, columns, papers):
        found[paper_id].append((role, name))
    return found


def _names(
    connection: Connection,
    model: type[Authorship | Contributor],
    columns: tuple[Any, ...],
    papers: Collection[int],
) -> Iterator[tuple[tuple[Any, ...], AuthorName]]:
    """The names on *papers* in *model*'s order, each with its *columns* there."""
    of_name: tuple[ColumnElement[Any], ...] = (
        Author.keyname.expression,
        Author.forenames.expression,
        Author.suffix.expression,
        Author.is_collaboration.expression,
        model.printed_name.expression,
        model.affiliations.expression,
    )
    rows = connection.execute(
        select(*columns, *of_name)
        .join(Author, Author.id == model.author_id)
        .where(model.paper_id.in_(integers(papers)))
        .order_by(model.paper_id, model.ordinal)
    )
    for row in rows_of(rows):
        keyname, forenames, suffix, is_collaboration, printed, affiliations = row[len(columns) :]
        yield (
            tuple(row[: len(columns)]),
            AuthorName(
                keyname,
                forenames,
                suffix,
                bool(is_collaboration),
                printed,
                tuple(kept_json.read(affiliations, kept_json.are_texts, "an author's affiliations"))
                if affiliations
                else (),
            ),
        )
