r"""One line a row by a template of the user's: `{surname} {year}: {title}`.

A field is a name in braces and nothing else: no attribute, no index, no width. `{{` and `}}` are
braces, `\n`, `\t` and `\\` an end of line, a tab and a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Self

from biblio.errors import InvalidQuery
from biblio.writers.printable import printable
from biblio.writers.values import Sink, cell

_PIECE: Final = re.compile(
    r"(?P<braces>\{\{|\}\})|\{(?P<name>[^{}]*)\}|(?P<stray>[{}])|\\(?P<escape>[nt\\])|(?P<plain>[^{}\\]+|\\)"
)
_ESCAPES: Final = {"n": "\n", "t": "\t", "\\": "\\"}
_NAME: Final = re.compile(r"[^\W\d]\w*")


class Template(NamedTuple):
    """What each line is made of: texts, and names of fields between them."""

    pieces: tuple[tuple[str, str | None], ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """What *text* says.

        Raises:
            InvalidQuery: a brace has no partner, or holds more than a name.
        """
        return cls(tuple(map(_piece, _PIECE.finditer(text))))

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that it names, each once."""
        return tuple(dict.fromkeys(name for _, name in self.pieces if name is not None))

    def line(self, row: Mapping[str, object]) -> str:
        """The line for *row*; a value is on one line, and null is nothing."""
        return "".join(
            text if name is None else printable(cell(row[name])) for text, name in self.pieces
        )

    def write(self, rows: Iterable[Mapping[str, object]], stream: Sink) -> None:
        """Write one line a row."""
        stream.writelines(f"{self.line(row)}\n" for row in rows)


def _piece(match: re.Match[str]) -> tuple[str, str | None]:
    if braces := match["braces"]:
        return braces[0], None
    if match["stray"]:
        raise InvalidQuery(
            f"a {match['stray']} stands alone in the format; write {match['stray'] * 2} for one "
            "that is printed"
        )
    if match["name"] is not None:
        name = match["name"].strip()
        if not _NAME.fullmatch(name):
            raise InvalidQuery(
                f"{match[0]} in the format is no name of a field; write it like {{title}}"
            )
        return "", name
    return (_ESCAPES[match["escape"]] if match["escape"] else match["plain"]), None
