"""Identifiers of papers: every spelling in, one out."""

from biblio.identifiers.arxiv import ARCHIVES, ArxivId

__all__ = ["ARCHIVES", "ArxivId"]
