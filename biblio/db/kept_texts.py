"""The texts of statements that were made here before, kept for the processes that come after.

Texts that come with biblio are those of the shapes that are asked for most (`biblio.db.texts`). The
text of any other is kept once SQLAlchemy has made it, so that SQLAlchemy is waited for once. Only
shapes are kept: what a statement compares with is bound when it is sent, and stands in no text.

A text is a function of the models and the statements, of SQLAlchemy, and of the engine. So texts
are kept under a name that tells all of these: the place, size and time of each file of biblio,
which an upgrade changes as an edit does, the file of SQLAlchemy that has its version, and the
engine with its own. Texts of another name nobody finds; whoever keeps them lets them go one day.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import orjson

from biblio.db.texts import ENGINES, read, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from biblio.db.named import Made, Named
    from biblio.db.sent import Sent
    from biblio.db.texts import Text

    Texts = dict[str, Text]

MOST: Final = 500
"""Texts that are kept under one name, half a megabyte; what was kept first goes first."""
_FORMAT: Final = 1  # of what is kept
_CHECK: Final = 64  # letters of the digest before it
_OF_A_PROCESS: Final = " at 0x"  # how what has no name is called: by its place in memory


class Kept(Protocol):
    """Where is kept what costs much to make, under names that nothing else has."""

    def get(self, name: str) -> bytes | None:
        """What is kept under *name*, if anything still is."""

    def keep(self, name: str, value: bytes) -> None:
        """Keep *value* under *name*, for as long as there is room."""


class KeptTexts:
    """Texts by the names of statements; each kind of engine has its own.

    Nothing is lost with them: what cannot be read, or is not what was written, is made anew.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._known: dict[tuple[object, ...], Texts] = {}

    def get(self, statement: Named | Made, kind: tuple[object, ...]) -> Sent | None:
        """The text of *statement* for a *kind* of engine; None where none is kept."""
        if kind not in self._known:
            name = name_of(kind)
            self._known[kind] = {} if name is None else self._read(name)
        found = self._known[kind].get(repr(statement))
        return None if found is None else read(found)

    def keep(self, made: Mapping[Named | Made, Sent], kind: tuple[object, ...]) -> None:
        """Keep the texts of statements that were *made*, beside those that others kept."""
        new = {
            name: text
            for name, text in ((repr(each), written(sent)) for each, sent in made.items())
            if text is not None and _OF_A_PROCESS not in name
        }
        if new and (name := name_of(kind)) is not None:
            every = [*(self._read(name) | new).items()]
            self._known[kind] = dict(every[-MOST:])
            self._kept.keep(name, _packed(self._known[kind]))

    def _read(self, name: str) -> Texts:
        value = self._kept.get(name)
        return {} if value is None else _unpacked(value)


def _packed(texts: Texts) -> bytes:
    """*texts* behind a digest of them: a file may be cut, or be changed."""
    told = orjson.dumps(texts)
    return _digest(told).encode() + told


def _unpacked(value: bytes) -> Texts:
    check, told = value[:_CHECK], value[_CHECK:]
    if check != _digest(told).encode():
        return {}
    texts: Texts = orjson.loads(told)
    return texts


@cache
def name_of(kind: tuple[object, ...]) -> str | None:
    """Under which name texts for a *kind* of engine are kept; None where nothing tells one."""
    if kind[0] not in ENGINES:  # its driver hears of names, see `biblio.db.texts`
        return None
    from importlib.util import find_spec  # noqa: PLC0415 - most statements have a known text

    package = Path(__file__).resolve().parents[1]
    sqlalchemy = find_spec("sqlalchemy")
    try:
        files = sorted(_files(package))
        version = Path(str(sqlalchemy and sqlalchemy.origin)).read_bytes()
    except OSError:  # it comes out of an archive, say
        return None
    if not files:
        return None
    made_by = (_FORMAT, kind, str(package), files, _digest(version))
    return f"texts-{_digest(repr(made_by).encode())[:32]}"


def _files(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """The modules below *folder*, with what tells whether one was changed."""
    with os.scandir(folder) as entries:
        for each in entries:
            if each.is_dir():
                yield from _files(each.path)
            elif each.name.endswith(".py"):
                told = each.stat()
                yield each.path, told.st_size, told.st_mtime_ns


def _digest(value: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415 - as above

    return sha256(value).hexdigest()
