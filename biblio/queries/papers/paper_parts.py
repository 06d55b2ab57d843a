"""The parts of one paper that have tables of their own, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.db import kept_json
from biblio.db.named import named
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperVersion, Translation
from biblio.queries.rows import (
    AuthorOnPaper,
    ContributorToPaper,
    ReferredWork,
    StatedIdentifier,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.papers import paper_parts_statements as statements
else:
    statements = named("biblio.queries.papers.paper_parts_statements")


def authors_on(session: Session, paper_id: int) -> tuple[AuthorOnPaper, ...]:
    """The authors, in order."""
    rows = session.execute(statements.AUTHORS, {"paper": paper_id})
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
    rows = session.execute(statements.CONTRIBUTORS, {"paper": paper_id})
    return tuple(ContributorToPaper(*row[:-1], bool(row[-1])) for row in rows)


def versions_of(session: Session, paper_id: int) -> tuple[PaperVersion, ...]:
    """Its versions that are known, the first first."""
    rows = session.execute(statements.VERSIONS, {"paper": paper_id})
    return tuple(PaperVersion(*row) for row in rows)


def translations_of(session: Session, paper_id: int) -> tuple[Translation, ...]:
    """Its texts in other languages, by language."""
    rows = session.execute(statements.TRANSLATIONS, {"paper": paper_id})
    return tuple(Translation(*row) for row in rows)


def categories_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """Its categories, the primary one first."""
    return tuple(session.scalars(statements.CATEGORIES, {"paper": paper_id}))


def keywords_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """Its keywords, in the order of the source."""
    return tuple(session.scalars(statements.KEYWORDS, {"paper": paper_id}))


def identifiers_of(session: Session, paper_id: int) -> tuple[str, ...]:
    """All identifiers that its records name, each with its scheme."""
    rows = session.execute(statements.IDENTIFIERS, {"paper": paper_id})
    return tuple(Identifier(*row).handle for row in rows)


def stated_of(session: Session, paper_id: int) -> tuple[StatedIdentifier, ...]:
    """What its sources state of its authors, by place."""
    rows = session.execute(statements.STATED, {"paper": paper_id})
    return tuple(StatedIdentifier(*row) for row in rows)


def references_of(session: Session, paper_id: int) -> tuple[ReferredWork, ...]:
    """The works that it refers to, each with the papers here that it is."""
    rows = session.execute(statements.REFERENCES, {"paper": paper_id})
    found: dict[int, ReferredWork] = {}
    for ordinal, scheme, value, printed, handle in rows:
        work = found.get(ordinal) or ReferredWork(ordinal, scheme, value, printed, ())
        here = work.handles if handle is None else (*work.handles, handle)
        found[ordinal] = work._replace(handles=here)
    return tuple(found.values())
