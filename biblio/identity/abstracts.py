"""What an abstract tells of its paper: a digest, where it is long enough to be one paper's."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

from biblio.model.withdrawals import says_withdrawn

TELLING = 80  # characters of an abstract from which on it tells one paper from another
NOTICE = 400  # characters of a notice that stands in an abstract's place; a longer one has both


def abstract_key(abstract: str | None) -> int | None:
    """A 64-bit digest of *abstract* as it is compared, signed; None where it tells no paper.

    That is a short one, such as "No abstract.", and a notice of withdrawal, which many papers have
    in the place of their abstract.
    """
    if not abstract:
        return None
    text = matching_text(abstract)
    if len(text) < TELLING:
        return None
    if len(text) < NOTICE and says_withdrawn(abstract):
        return None
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


def matching_text(abstract: str) -> str:
    """*abstract* as abstracts are compared: case, accents' forms and white space folded."""
    if abstract.isascii():
        lowered = abstract.lower()
        if lowered.isprintable() and "  " not in lowered and lowered[:1] != " " != lowered[-1:]:
            return lowered  # one space between words already
        return " ".join(lowered.split())
    return " ".join(unicodedata.normalize("NFKC", abstract).casefold().split())
