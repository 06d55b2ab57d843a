"""The names on papers as they are stored, put together again."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from biblio.db import kept_json
from biblio.db.bulk import integers
from biblio.db.models import Author, Authorship
from biblio.model.names import AuthorName


def names_on(connection: Connection, papers: Collection[int]) -> dict[int, list[AuthorName]]:
    """The authors of each of the ids *papers* in their order, affiliations and all."""
    found: dict[int, list[AuthorName]] = {paper_id: [] for paper_id in papers}
    for row in connection.execute(
        select(
            Authorship.paper_id,
            Author.keyname,
            Author.forenames,
            Author.suffix,
            Author.is_collaboration,
            Authorship.printed_name,
            Authorship.affiliations,
        )
        .join(Author, Author.id == Authorship.author_id)
        .where(Authorship.paper_id.in_(integers(papers)))
        .order_by(Authorship.paper_id, Authorship.ordinal)
    ):
        paper_id, keyname, forenames, suffix, is_collaboration, printed, affiliations = row
        found[paper_id].append(
            AuthorName(
                keyname,
                forenames,
                suffix,
                bool(is_collaboration),
                printed,
                tuple(kept_json.read(affiliations, kept_json.are_texts, "an author's affiliations"))
                if affiliations
                else (),
            )
        )
    return found
