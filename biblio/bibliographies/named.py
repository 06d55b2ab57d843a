"""The identifiers that the entries of a bibliography name, for whoever looks them up elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from biblio.bibliographies.entries import read_entries
from biblio.bibliographies.matching import identifiers_of

__all__ = ["NamedEntry", "named_entries"]


class NamedEntry(NamedTuple):
    """An entry, on its line, and the handles that it names: `arXiv:2101.00001`, `doi:10.…`.

    `fault` says why it cannot be read, where it cannot.
    """

    key: str
    line: int
    handles: tuple[str, ...]
    fault: str | None = None


def named_entries(data: bytes) -> list[NamedEntry]:
    """The entries of the .bib file *data*, in their order, and what each names.

    Raises:
        UnreadableSource: its characters have two or four bytes each, or there is no entry.
    """
    return [
        NamedEntry(
            each.key,
            each.line,
            tuple(one.handle for one in identifiers_of(each.record)),
            each.fault if each.record is None else None,
        )
        for each in read_entries(data)
    ]
