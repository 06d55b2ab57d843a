"""Which identifier a text names, whatever its scheme."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier
from biblio.model.identifiers.arxiv import ArxivId
from biblio.model.identifiers.checked import isbn
from biblio.model.identifiers.doi import dois, is_doi
from biblio.model.identifiers.schemes import Identifier

_PREFIXED: Final = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*):\s*(\S.*)", re.DOTALL)
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_NIH: Final = r"ncbi\.nlm\.nih\.gov/"
_ADDRESSES: Final = tuple(
    (scheme, re.compile(rf"(?:https?://)?(?:www\.)?(?:{start})([^/?#\s]+)/?", re.IGNORECASE))
    for scheme, start in (
        ("pmid", rf"pubmed\.{_NIH}|{_NIH}pubmed/|europepmc\.org/(?:article|abstract)/MED/"),
        ("pmcid", rf"pmc\.{_NIH}articles/|{_NIH}pmc/articles/|europepmc\.org/article/PMC/"),
        ("openalex", r"(?:api\.)?openalex\.org/(?:works/)?"),
        ("bibcode", r"ui\.adsabs\.harvard\.edu/abs/"),
    )
)
# Without a prefix these are plain: ten or thirteen digits, and numbers behind a letter of theirs.
_PLAIN: Final = (
    ("isbn", re.compile(r"(?:97[89][ -]?)?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx]")),
    ("pmcid", re.compile(r"PMC[0-9]+", re.IGNORECASE)),
    ("openalex", re.compile(r"W[0-9]{4,}", re.IGNORECASE)),
)
_PMCID: Final = re.compile(r"(?:PMC)?([0-9]+)", re.IGNORECASE)
# What is meant for arXiv's, right or wrong.
_LIKE_ARXIV: Final = re.compile(r"(?i:.*arxiv)|\s*[0-9]+\.[0-9]|\s*[a-zA-Z.-]+/[0-9]|\s*\Z")
_SHOWN: Final = 60


class Asked(NamedTuple):
    """What a person asks for: a paper with any of the *identifiers*, or one version of it."""

    identifiers: tuple[Identifier, ...]
    version: int | None = None


def doi_or_arxiv(text: str) -> Identifier | None:
    """The identifier that *text* spells, alone or as an address: arXiv's, else a DOI; else None.

    `10.48550/arXiv.X` is the arXiv identifier X, and no DOI.
    """
    if not text:
        return None  # of many a reference nothing is named
    if not text.startswith("10.") or "48550" in text:  # nearly every one is a plain DOI
        with suppress(InvalidIdentifier):
            return Identifier("arxiv", ArxivId.parse(text).base)
    found = dois(text)
    return Identifier("doi", found[0]) if found else None


def asked_for(text: str) -> Asked:
    """The identifiers that *text* means, in the spelling in which they are stored.

    It is one of any scheme, as `scheme:value` or as an address; without a scheme where that is
    plain: an arXiv identifier, a DOI, an ISBN. A field of several DOIs means any of them.

    Raises:
        InvalidIdentifier: it is none, or its check digit is wrong.
    """
    text = text.strip()
    if is_doi(text) and (found := dois(text)):
        return Asked(tuple(Identifier("doi", each) for each in found))
    for scheme, address in _ADDRESSES:
        if match := address.fullmatch(text):
            return Asked(_normal(scheme, match[1]))
    if _ADDRESS.match(text):
        return _at_address(text)
    match = _PREFIXED.fullmatch(text)
    if match is not None and match[1].lower() != "arxiv":
        return Asked(_normal(match[1].lower(), match[2].strip()))
    return _plain(text)


def _plain(text: str) -> Asked:
    """What *text* means that names no scheme, or arXiv."""
    for scheme, spelling in _PLAIN:
        if spelling.fullmatch(text):
            return Asked(_normal(scheme, text))
    return _of_arxiv(text)


def _at_address(text: str) -> Asked:
    """What an address names: a paper of arXiv, or what the DOI in it does."""
    try:
        return _of_arxiv(text)
    except InvalidIdentifier:
        found = dois(text)
        if not found:
            raise
    return Asked(tuple(Identifier("doi", each) for each in found))


def _of_arxiv(text: str) -> Asked:
    try:
        asked = ArxivId.parse(text)
    except InvalidIdentifier:
        if _LIKE_ARXIV.match(text):
            raise
        shown = repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
        raise InvalidIdentifier(
            f"{shown} is not an identifier: write it like 2101.00001, doi:10.1000/182, "
            "isbn:9783161484100, pmid:12345 or key:knuth1984"
        ) from None
    return Asked((Identifier("arxiv", asked.base),), asked.version)


def _normal(scheme: str, value: str) -> tuple[Identifier, ...]:
    """The identifiers that *value* of *scheme* may be stored as."""
    if scheme == "doi":
        found = tuple(Identifier("doi", each) for each in dois(value))
        if not found:
            raise InvalidIdentifier(f"{value[:_SHOWN]!r} is not a DOI: write it like 10.1000/182")
        return found
    if scheme == "isbn":
        return (Identifier("isbn", isbn(value)),)
    if scheme == "pmid":
        if not (value.isascii() and value.isdigit()):
            raise InvalidIdentifier(f"{value[:_SHOWN]!r} is not a PMID: write its digits alone")
        return (Identifier("pmid", value.lstrip("0") or "0"),)
    if scheme in {"pmcid", "pmc"} and (match := _PMCID.fullmatch(value)):
        return (Identifier("pmcid", f"PMC{match[1]}"), Identifier("pmcid", match[1]))
    if scheme == "openalex":
        return (Identifier("openalex", value.upper()), Identifier("openalex", value))
    return (Identifier(scheme, value),)
