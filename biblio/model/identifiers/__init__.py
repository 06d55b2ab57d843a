"""Identifiers of papers and people: every spelling in, one out."""

from biblio.model.identifiers.arxiv import ARCHIVES, ArxivId
from biblio.model.identifiers.checked import isbn, issn, orcid
from biblio.model.identifiers.doi import dois, is_doi
from biblio.model.identifiers.schemes import RANKED, Identifier, Link

__all__ = [
    "ARCHIVES",
    "RANKED",
    "ArxivId",
    "Identifier",
    "Link",
    "dois",
    "is_doi",
    "isbn",
    "issn",
    "orcid",
]
