"""Blocks: the surname and first initial within which places are compared at all."""

from __future__ import annotations

from biblio.model.names import UNKNOWN_SURNAME, AuthorName, fold, search_keys

SEPARATOR = "|"
_LOST = fold(UNKNOWN_SURNAME)


def block_of(keyname_key: str, initials: str) -> str:
    """The block of a name by its stored keys: `debruynkops|s` for `de bruyn kops` and `sm`.

    Spaces of the surname go, so that `De Rossi` and `DeRossi` meet. A name without forenames has
    a block with others that have none (`sudha|`), for nothing tells which initial it would have.
    Names of scripts without Latin letters stand in blocks of their own script: a transliteration
    would be a guess at a spelling, and a decision can join what it would have joined.
    """
    return f"{keyname_key.replace(' ', '')}{SEPARATOR}{initials[:1]}"


def block_of_name(name: AuthorName) -> str | None:
    """The block of a name that a source prints; None for a collaboration, which is no person."""
    if name.is_collaboration:
        return None
    keys = search_keys(name)
    return block_of(keys.keyname_key, keys.initials)


def is_lost(keyname: str) -> bool:
    """Whether the source lost the surname (see `UNKNOWN_SURNAME`): such a name agrees with none."""
    return fold(keyname) == _LOST
