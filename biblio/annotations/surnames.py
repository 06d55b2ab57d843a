"""The names whose surname stands in citation keys as some letters of ASCII.

What stands in a key is a surname folded, transliterated, without blanks and no longer than keys
allow. No index knows that, but it tells letter by letter how the search key of such a name may go
on, so that the index of search keys is walked like a tree: a few look-ups for a name, however many
there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, or_, select, text

from biblio.db import bulk
from biblio.db.models import Author
from biblio.exporters.citation_keys import LEFT_OUT, LONGEST
from biblio.model.names import UNKNOWN_SURNAME, fold

_SEEK: Final = text("SELECT min(keyname_key) FROM authors WHERE keyname_key >= :key")
_LONG: Final = text(
    "SELECT DISTINCT keyname_key FROM authors"
    " WHERE keyname_key >= :begin AND keyname_key < :end AND length(keyname_key) >= :longest"
)
_BEYOND_ASCII: Final = "\x80"
_LAST: Final = "\U0010ffff"
_SURROGATES: Final = range(0xD800, 0xE000)
# From each first one to the last stand the search keys of symbols alone.
_SYMBOLS: Final = (("", "0"), (":", "a"), ("{", _BEYOND_ASCII))


def names_as(connection: Connection, surname: str, *, is_nobody: bool) -> list[int]:
    """The ids of the authors that may stand as *surname* in a key, and perhaps of others.

    Where that stands for nobody, names that are not known, or are symbols alone, are among them.
    """
    keys = set(_walk(connection, "", surname))
    key = Author.keyname_key
    if is_nobody:
        keys.add(fold(UNKNOWN_SURNAME))
    ranges = _SYMBOLS if is_nobody else ()
    wanted = or_(
        key.in_(bulk.texts(keys)), *((key >= first) & (key < last) for first, last in ranges)
    )
    return list(connection.scalars(select(Author.id).where(wanted)))


def _walk(connection: Connection, prefix: str, rest: str) -> Iterator[str]:
    """The search keys that begin with *prefix* and go on as *rest*."""
    found = _least(connection, prefix)
    if found is None or not found.startswith(prefix):
        return
    if not rest:
        if found == prefix:
            yield found
        yield from _longer(connection, prefix)
    is_between = prefix == "" or prefix.endswith(" ")
    if rest and rest[0] != " ":
        yield from _walk(connection, prefix + rest[0], rest[1:])
    if not is_between:
        yield from _walk(connection, f"{prefix} ", rest)
    else:
        for word in LEFT_OUT:
            yield from _walk(connection, prefix + word, rest)
    yield from _walk_beyond_ascii(connection, prefix, rest)


def _walk_beyond_ascii(connection: Connection, prefix: str, rest: str) -> Iterator[str]:
    """Those of them that go on with a letter that a key transliterates."""
    found = _least(connection, prefix + _BEYOND_ASCII)
    while found is not None and found.startswith(prefix):
        letter = found[len(prefix)]
        written = _transliterated(letter)
        if rest.startswith(written):
            yield from _walk(connection, prefix + letter, rest[len(written) :])
        following = ord(letter) + 1
        if following in _SURROGATES:
            following = _SURROGATES.stop
        if following > ord(_LAST):
            return
        found = _least(connection, prefix + chr(following))


def _longer(connection: Connection, prefix: str) -> Iterator[str]:
    """The search keys that a citation key shows up to *prefix* alone, as they are too long."""
    written = len(_written(prefix))
    begin = prefix if written >= LONGEST else f"{prefix} "
    given = {"begin": begin, "end": begin + _LAST, "longest": len(begin) + 1}
    for (found,) in connection.execute(_LONG, given).all():
        words = (word for word in found[len(begin) :].split() if word not in LEFT_OUT)
        if written + len(_written(next(words, ""))) > LONGEST or begin == prefix:
            yield found


def _least(connection: Connection, key: str) -> str | None:
    """The least search key from *key* on."""
    found: str | None = connection.scalar(_SEEK, {"key": key})
    return found


def _written(said: str) -> str:
    return "".join(map(_transliterated, said))


@lru_cache(maxsize=4096)
def _transliterated(letter: str) -> str:
    if letter.isascii():
        return letter.strip()
    from anyascii import anyascii  # noqa: PLC0415 - nearly no name asks for it

    return fold(anyascii(letter)).replace(" ", "")
