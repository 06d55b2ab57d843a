"""The parts of one paper that have tables of their own, as rows."""

from __future__ import annotations

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from biblio.db import kept_json
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
from biblio.model.identifiers import Identifier as Named
from biblio.model.records import PaperVersion, Translation
from biblio.queries.narrowing.handles_statements import HANDLE
from biblio.queries.rows import (
    AuthorOnPaper,
    ContributorToPaper,
    ReferredWork,
    StatedIdentifier,
)


def authors_on(session: Session, paper_id: int) -> tuple[AuthorOnPaper, ...]:
    """The authors, in order."""
    rows = session.execute(
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
        .where(Authorship.paper_id == paper_id)
        .order_by(Authorship.ordinal)
    )
    return tuple(
        AuthorOnPaper(
            ordinal,
            author_id,
            name,
            printed,
            bool(is_collaboration),
            tuple(kept_json.read(affiliations, kept_json.are_texts, f"affiliations of {name}"))
            if affiliations
            else (),
            surname,
        )
        for ordinal, author_id, name, printed, is_collaboration, affiliations, surname in rows
    )


def contributors_to(session: Session, paper_id: int) -> tuple[ContributorToPaper, ...]:
    """Who had a part in it without being its author, in order."""
    rows = session.execute(
        select(
            Contributor.role,
            Contributor.author_id,
            Author.name,
            Contributor.printed_name,
            Author.is_collaboration,
        )
        .join(Author, Author.id == Contributor.author_id)
        .where(Contributor.paper_id == paper_id)
        .order_by(Contributor.ordinal)
    )
    return tuple(ContributorToPaper(*row[:-1], bool(row[-1])) for row in rows)


def versions_of(session: Session, paper_id: int) -> tuple[PaperVersion, ...]:
    """Its versions that are known, the first first."""
    rows = session.execute(
        select(Version.version, Version.submitted, Version.size)
        .where(Version.paper_id == paper_id)
        .order_by(Version.version)
    )
    return tuple(PaperVersion(*row) for row in rows)


def translations_of(session: Session, paper_id: int) -> tuple[Translation, ...]:
    """Its texts in other languages, by language."""
    rows = session.execute(
        select(TranslatedText.language, TranslatedText.title, TranslatedText.abstract)
        .where(TranslatedText.paper_id == paper_id)
        .order_by(TranslatedText.language)
    )
    return tuple(Translation(*row) for row in rows)


def categories_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """Its categories, the primary one first."""
    return tuple(
        session.scalars(
            select(Category.category)
            .where(Category.paper_id == paper_id)
            .order_by(Category.ordinal)
        )
    )


def keywords_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """Its keywords, in the order of the source."""
    return tuple(
        session.scalars(
            select(Keyword.keyword).where(Keyword.paper_id == paper_id).order_by(Keyword.ordinal)
        )
    )


def identifiers_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """All identifiers that its records name, each with its scheme."""
    rows = session.execute(
        select(Identifier.scheme, Identifier.value)
        .where(Identifier.paper_id == paper_id)
        .order_by(Identifier.scheme, Identifier.value)
    )
    return tuple(Named(*row).handle for row in rows)


def stated_of(session: Session, paper_id: int) -> tuple[StatedIdentifier, ...]:
    """What its sources state of its authors, by place."""
    rows = session.execute(
        select(
            AuthorIdentifier.ordinal,
            AuthorIdentifier.printed_name,
            AuthorIdentifier.scheme,
            AuthorIdentifier.value,
        )
        .where(AuthorIdentifier.paper_id == paper_id)
        .order_by(
            AuthorIdentifier.source_ordinal,
            AuthorIdentifier.printed_name,
            AuthorIdentifier.scheme,
            AuthorIdentifier.value,
        )
    )
    return tuple(StatedIdentifier(*row) for row in rows)


def references_of(session: Session, paper_id: int) -> tuple[ReferredWork, ...]:
    """The works that it refers to, each with the papers here that it is."""
    rows = session.execute(
        select(Reference.ordinal, Reference.scheme, Reference.value, Reference.printed, HANDLE)
        .outerjoin(
            Identifier,
            and_(Identifier.scheme == Reference.scheme, Identifier.value == Reference.value),
        )
        .outerjoin(Paper, Paper.id == Identifier.paper_id)
        .where(Reference.paper_id == paper_id)
        .order_by(Reference.ordinal, Identifier.paper_id)
    )
    found: dict[int, ReferredWork] = {}
    for ordinal, scheme, value, printed, handle in rows:
        work = found.get(ordinal) or ReferredWork(ordinal, scheme, value, printed, ())
        here = work.handles if handle is None else (*work.handles, handle)
        found[ordinal] = work._replace(handles=here)
    return tuple(found.values())
