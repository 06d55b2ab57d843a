"""What a record says of identity: its own identifiers, and digests of its abstract and content."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from operator import attrgetter

from biblio.errors import InvalidQuery
from biblio.identity import Evidence
from biblio.identity.abstracts import abstract_key, matching_text
from biblio.model.identifiers import DIGESTS, Identifier
from biblio.model.records import PaperRecord

SEPARATOR = "\x1f"  # between the parts of what a digest is made of


def evidence_of(record: PaperRecord) -> Evidence:
    """What *record*, in normal form, says of identity."""
    own = {each for each in record.own_identifiers if _tells(each, record.library)}
    if (key := abstract_key(record.abstract)) is not None:
        own.add(Identifier("abstract", digits(key)))
    if (key := content_key(record)) is not None:
        own.add(Identifier("content", digits(key)))
    return Evidence(frozenset(own), frozenset(record.links), bool(record.title and record.authors))


def keys_of(evidence: Evidence) -> tuple[int | None, int | None]:
    """The digests in *evidence* of abstract and content, None where it has none."""
    named = {each.scheme: signed(each.value) for each in evidence.own if each.scheme in DIGESTS}
    return named.get("abstract"), named.get("content")


def in_library(record: PaperRecord, library: str | None) -> PaperRecord:
    """*record* as part of the *library* that the user names: its citation keys count within that.

    What a script makes may say itself of which library it is.
    """
    if library is None or record.library is not None:
        return record
    named = (
        Identifier("key", f"{library}/{each.value}") if each.scheme == "key" else each
        for each in record.identifiers
    )
    return replace(record, library=library, identifiers=tuple(named))


def check_library(name: str) -> str:
    """*name*, which can be that of a library.

    Raises:
        InvalidQuery: it cannot.
    """
    if not name.strip() or "/" in name or not name.isprintable():
        raise InvalidQuery(
            f"{name!r} cannot be the name of a library; write one without / and control characters"
        )
    return name


def content_key(record: PaperRecord) -> int | None:
    """A 64-bit digest of what tells *record* from others, signed; None where that is too little.

    Title, authors, date, container, volume, issue and pages count; the kind does not, since
    BibTeX's `misc` loses it. arXiv's own records have none of the facts of a publication, and are
    told by their identifier.
    """
    facts = _FACTS(record)
    if not record.title or not (any(facts) or (record.kind and record.arxiv_id is None)):
        return None
    parts = chain(
        (record.title, str(len(record.authors))),
        (f"{name.keyname}, {name.forenames}" for name in record.authors),
        (fact or "" for fact in (*facts, record.report_no)),
    )
    text = SEPARATOR.join(matching_text(part) for part in parts)
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


def _tells(identifier: Identifier, library: str | None) -> bool:
    """Whether *identifier* tells papers apart: a key does within its library alone."""
    if identifier.scheme == "key":
        return library is not None and identifier.value.startswith(f"{library}/")
    return identifier.is_ranked


def signed(value: str) -> int:
    """The digest that *value*, written as `digits` does, stands for."""
    number = int(value, 16)
    return number - (1 << 64) if number >> 63 else number


def digits(key: int) -> str:
    """A signed digest of 64 bits as it is written in an identifier."""
    return f"{key & (1 << 64) - 1:016x}"


_FACTS = attrgetter(
    "issued",
    "container_title",
    "series",
    "volume",
    "issue",
    "pages",
    "article_number",
    "edition",
)
