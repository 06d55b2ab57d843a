"""The tables, as typed models, all of one schema; each `doc` is the source of `docs/schema.md`."""

from __future__ import annotations

from biblio.db.annotation_models import Annotation, AnnotationChange, CitationKey
from biblio.db.base import Base
from biblio.db.harvest_models import Harvest, HarvestRun
from biblio.db.paper_models import (
    Author,
    AuthorIdentifier,
    Authorship,
    Category,
    CitedIdentifier,
    Contributor,
    Identifier,
    IdentifierLink,
    Keyword,
    PackedList,
    Paper,
    Reference,
    TranslatedText,
    Version,
)
from biblio.db.people_models import (
    PeopleDecision,
    PeopleDecisionSide,
    PeopleDoubt,
    PeopleRun,
    PeopleRunChange,
    Person,
    PersonException,
    PersonSpelling,
    StaleBlock,
)
from biblio.db.record_models import (
    FloatingIdentifier,
    FloatingPaper,
    FloatingRecord,
    Generation,
    HighestId,
    Import,
    RejectedRecord,
    Sighting,
    Source,
)
from biblio.db.saved_models import SavedQuery, ToldPaper

__all__ = [
    "Annotation",
    "AnnotationChange",
    "Author",
    "AuthorIdentifier",
    "Authorship",
    "Base",
    "Category",
    "CitationKey",
    "CitedIdentifier",
    "Contributor",
    "FloatingIdentifier",
    "FloatingPaper",
    "FloatingRecord",
    "Generation",
    "Harvest",
    "HarvestRun",
    "HighestId",
    "Identifier",
    "IdentifierLink",
    "Import",
    "Keyword",
    "PackedList",
    "Paper",
    "PeopleDecision",
    "PeopleDecisionSide",
    "PeopleDoubt",
    "PeopleRun",
    "PeopleRunChange",
    "Person",
    "PersonException",
    "PersonSpelling",
    "Reference",
    "RejectedRecord",
    "SavedQuery",
    "Sighting",
    "Source",
    "StaleBlock",
    "ToldPaper",
    "TranslatedText",
    "Version",
]
