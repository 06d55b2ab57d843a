"""The statements of the parts of one paper that have tables of their own: those of `paper`."""

from __future__ import annotations

from typing import Final

from sqlalchemy import and_, bindparam, select

from biblio.db.base import Id
from biblio.db.models import (
    Author,
    AuthorIdentifier,
    Authorship,
    Category,
    Contributor,
    Identifier,
    Keyword,
    Paper,
    Reference,
    TranslatedText,
    Version,
)
from biblio.queries.narrowing.handles_statements import HANDLE

_PAPER: Final = bindparam("paper", type_=Id)

AUTHORS: Final = (
    select(
        Authorship.ordinal,
        Authorship.author_id,
        Author.name,
        Authorship.printed_name,
        Author.is_collaboration,
        Authorship.affiliations,
        Author.keyname,
    )
    .join(Author, Author.id == Authorship.author_id)
    .where(Authorship.paper_id == _PAPER)
    .order_by(Authorship.ordinal)
)

CONTRIBUTORS: Final = (
    select(
        Contributor.role,
        Contributor.author_id,
        Author.name,
        Contributor.printed_name,
        Author.is_collaboration,
    )
    .join(Author, Author.id == Contributor.author_id)
    .where(Contributor.paper_id == _PAPER)
    .order_by(Contributor.ordinal)
)

VERSIONS: Final = (
    select(Version.version, Version.submitted, Version.size)
    .where(Version.paper_id == _PAPER)
    .order_by(Version.version)
)

TRANSLATIONS: Final = (
    select(TranslatedText.language, TranslatedText.title, TranslatedText.abstract)
    .where(TranslatedText.paper_id == _PAPER)
    .order_by(TranslatedText.language)
)

CATEGORIES: Final = (
    select(Category.category).where(Category.paper_id == _PAPER).order_by(Category.ordinal)
)

KEYWORDS: Final = (
    select(Keyword.keyword).where(Keyword.paper_id == _PAPER).order_by(Keyword.ordinal)
)

IDENTIFIERS: Final = (
    select(Identifier.scheme, Identifier.value)
    .where(Identifier.paper_id == _PAPER)
    .order_by(Identifier.scheme, Identifier.value)
)

STATED: Final = (
    select(
        AuthorIdentifier.ordinal,
        AuthorIdentifier.printed_name,
        AuthorIdentifier.scheme,
        AuthorIdentifier.value,
    )
    .where(AuthorIdentifier.paper_id == _PAPER)
    .order_by(
        AuthorIdentifier.source_ordinal,
        AuthorIdentifier.printed_name,
        AuthorIdentifier.scheme,
        AuthorIdentifier.value,
    )
)
"""What sources state of authors."""

REFERENCES: Final = (
    select(Reference.ordinal, Reference.scheme, Reference.value, Reference.printed, HANDLE)
    .outerjoin(
        Identifier,
        and_(Identifier.scheme == Reference.scheme, Identifier.value == Reference.value),
    )
    .outerjoin(Paper, Paper.id == Identifier.paper_id)
    .where(Reference.paper_id == _PAPER)
    .order_by(Reference.ordinal, Identifier.paper_id)
)
"""What it refers to, with a row for each paper here that a reference is."""
