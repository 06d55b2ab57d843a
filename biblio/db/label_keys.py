"""The keys without case that tags, lists, saved queries and citation keys are found by."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from biblio.db.annotation_models import Annotation, CitationKey
from biblio.db.saved_models import SavedQuery
from biblio.model.labels import label_key


def wrong_labels(connection: Connection) -> dict[str, str]:
    """The names of tags and lists that are found by another key than their own, and that."""
    rows = connection.execute(select(Annotation.name, Annotation.name_key).distinct())
    return {name: label_key(name) for name, key in rows if key != label_key(name)}


def wrong_queries(connection: Connection) -> dict[str, str]:
    """The names of saved queries that are found by another key than their own, and that."""
    rows = connection.execute(select(SavedQuery.name, SavedQuery.name_key))
    return {name: label_key(name) for name, key in rows if key != label_key(name)}


def wrong_keys(connection: Connection) -> dict[str, str]:
    """The citation keys that are found by another key than their own, and that."""
    rows = connection.execute(select(CitationKey.citation_key, CitationKey.folded))
    return {key: key.casefold() for key, folded in rows if folded != key.casefold()}


def write_keys(connection: Connection) -> None:
    """Write the keys that are wrong anew."""
    for name, key in wrong_labels(connection).items():
        connection.execute(update(Annotation).where(Annotation.name == name).values(name_key=key))
    for name, key in wrong_queries(connection).items():
        connection.execute(update(SavedQuery).where(SavedQuery.name == name).values(name_key=key))
    for name, key in wrong_keys(connection).items():
        connection.execute(
            update(CitationKey).where(CitationKey.citation_key == name).values(folded=key)
        )
