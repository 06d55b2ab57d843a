"""What programs put into the note of an item, since no variable was there for it.

Zotero keeps what it has no field for in lines of its field Extra, `Name: value`, and exports that
as the note; Better BibTeX adds `tex.name: value` and the citation key; older styles took
`{:name: value}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from biblio.formats.csl_json.variables import DATES, TEXTS

__all__ = ["IDENTIFIERS", "Note", "read"]

IDENTIFIERS: Final = {
    "arxiv": "arxiv",
    "arxiv id": "arxiv",
    "citation key": "key",
    "citation-key": "key",
    "doi": "doi",
    "isbn": "isbn",
    "openalex": "openalex",
    "pmcid": "pmcid",
    "pmid": "pmid",
}
"""Names of lines that hold an identifier, as schemes."""

_LINE: Final = re.compile(r"([A-Za-z][A-Za-z0-9 ._-]{1,40}?)\s*:\s*(\S.*)")
_BRACED: Final = re.compile(r"\{:([A-Za-z-]+):\s*([^{}]*)\}")
_TEX: Final = "tex."
_NOT_IN_NOTES: Final = frozenset(("abstract", "keyword", "note", "references", "title"))
_VARIABLES: Final = {
    name.casefold().replace(" ", "-"): name
    for name in (TEXTS | DATES) - _NOT_IN_NOTES
    if name.casefold() not in IDENTIFIERS
}


class Note(NamedTuple):
    """A note taken apart: its own text, identifiers by scheme, and variables with their values.

    What Better BibTeX calls `tex.name` stands among the variables under that name.
    """

    text: str | None
    identifiers: tuple[tuple[str, str], ...] = ()
    variables: tuple[tuple[str, str], ...] = ()


def read(note: str | None, known: Collection[str] = ()) -> Note:
    """What *note* says, line by line; a variable that is *known* already stays where it stands."""
    if note is None or ":" not in note:
        return Note(note)
    identifiers: list[tuple[str, str]] = []
    variables: list[tuple[str, str]] = []
    kept: list[str] = []
    for each in _BRACED.sub(r"\n\1: \2\n", note).splitlines():
        match = _LINE.fullmatch(each.strip())
        name = match[1].casefold() if match else ""
        if match is None:
            kept.append(each)
        elif name in IDENTIFIERS:
            identifiers.append((IDENTIFIERS[name], match[2]))
        elif name.startswith(_TEX):
            variables.append((f"{_TEX}{match[1][len(_TEX) :]}", match[2]))
        elif (variable := _VARIABLES.get(name.replace(" ", "-"), "note")) not in (*known, "note"):
            variables.append((variable, match[2]))
        else:
            kept.append(each)
    return Note("\n".join(kept).strip() or None, tuple(identifiers), tuple(variables))
