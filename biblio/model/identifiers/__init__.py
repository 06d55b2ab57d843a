"""Identifiers of papers and people: every spelling in, one out."""

from biblio.model.identifiers.arxiv import ARCHIVES, ARXIV_BITS, SLOT_BITS, ArxivId, month_rank
from biblio.model.identifiers.checked import isbn, issn, orcid
from biblio.model.identifiers.doi import dois, is_doi, printed_dois
from biblio.model.identifiers.named import Asked, asked_for, doi_or_arxiv
from biblio.model.identifiers.schemes import DIGESTS, RANKED, Identifier, Link, plain

__all__ = [
    "ARCHIVES",
    "ARXIV_BITS",
    "DIGESTS",
    "RANKED",
    "SLOT_BITS",
    "ArxivId",
    "Asked",
    "Identifier",
    "Link",
    "asked_for",
    "doi_or_arxiv",
    "dois",
    "is_doi",
    "isbn",
    "issn",
    "month_rank",
    "orcid",
    "plain",
    "printed_dois",
]
