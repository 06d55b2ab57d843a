"""What a paper has and what it lacks, and whether it was withdrawn, as conditions on papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries.language.query_fields import FIELDS
from biblio.queries.narrowing.parts import Narrowing, Part, read_for

if TYPE_CHECKING:
    from biblio.queries.narrowing import presence_statements as statements
else:
    statements = named("biblio.queries.narrowing.presence_statements")

_ANSWERS: Final = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


PRESENT: Final = (
    *("title", "abstract", "author", "affiliation", "orcid", "category", "date", "comments"),
    *("journal", "report", "keyword", "reference", "doi", "arxiv", "isbn", "pmid", "pmcid"),
    *("tag", "list"),
)
"""What a paper may have."""


def withdrawn(asked: str) -> Narrowing:
    """The papers that were withdrawn, or those of which nobody says so: *asked* is yes or no.

    Raises:
        InvalidQuery: it is neither.
    """
    answer = _ANSWERS.get(asked.strip().lower())
    if answer is None:
        raise InvalidQuery(f"withdrawn:{asked}: write withdrawn:yes or withdrawn:no")
    return read_for(Part(statements.is_withdrawn, (answer,)), is_read=not answer)


def having(what: str) -> Narrowing:
    """The papers that have *what*: an abstract, a DOI, an ORCID.

    Raises:
        InvalidQuery: papers are not asked for that.
    """
    return read_for(Part(statements.has, (_named("has", what), True)))


def lacking(what: str) -> Narrowing:
    """The papers that do not have *what*.

    Raises:
        InvalidQuery: papers are not asked for that.
    """
    return read_for(Part(statements.has, (_named("lacks", what), False)))


def _named(field: str, what: str) -> str:
    """The name in `PRESENT` of *what*, which may be called as the field of a query is."""
    asked = what.strip().lower()
    for name in (asked, FIELDS[asked].value if asked in FIELDS else "", asked.removesuffix("s")):
        if name in PRESENT:
            return name
    raise InvalidQuery(f"{field}:{what}: papers have or lack {', '.join(PRESENT)}")
