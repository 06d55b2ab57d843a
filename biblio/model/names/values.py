"""The values that the parser of names gives and takes."""

from __future__ import annotations

from typing import Final, NamedTuple

PARSER_VERSION: Final = 2
"""Raised whenever the same printed list would give other names; see `biblio reparse`."""

UNKNOWN_SURNAME: Final = "[surname unknown]"
"""The keyname of a person whose surname the source lost (see `repair_shifted`)."""


class AuthorName(NamedTuple):
    """One author as a paper names them: a name, not a person.

    `keyname` is the surname with its particles, or the whole name of a collaboration; it is never
    empty. `printed` is what the source printed, TeX included; names that arrive already split
    have it as "Forenames Keyname Suffix".
    """

    keyname: str
    forenames: str = ""
    suffix: str = ""
    is_collaboration: bool = False
    printed: str = ""
    affiliations: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The display form, "Forenames Keyname Suffix"."""
        return " ".join(part for part in (self.forenames, self.keyname, self.suffix) if part)


class AuthorList(NamedTuple):
    """The authors of one paper in their order.

    `is_cut` says that the source ended with `et al.`; `is_shifted` that every surname seems to
    stand one person too late (see `repair_shifted`); `warnings` are sentences for the person who
    imports.
    """

    names: tuple[AuthorName, ...]
    is_cut: bool = False
    is_shifted: bool = False
    warnings: tuple[str, ...] = ()


class SplitName(NamedTuple):
    """A name as a source split it: right, or damaged by its splitter."""

    keyname: str
    forenames: str = ""
    suffix: str = ""
    affiliations: tuple[str, ...] = ()
