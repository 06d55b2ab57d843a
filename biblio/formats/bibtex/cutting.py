"""A stream of BibTeX cut into entries that stand alone: each with the strings and parents it needs.

The input is read twice, from a temporary file: `@string` and the entries that others name with
`crossref` may stand anywhere in it. What an entry inherits is part of its text, so that a changed
parent or string is a changed record, and a rejected entry can be read again.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, BinaryIO, Final, NamedTuple

from biblio.formats.bibtex.fields import NEVER_INHERITED, bare
from biblio.formats.format import Entry
from biblio.sources.streams import ENTRY_LIMIT, MIB

__all__ = ["Block", "blocks", "is_entry", "split"]

_CHUNK: Final = 1 << 18
_AHEAD: Final = 1_000  # bytes that tell whether an entry begins; a key is not longer
_IN_MEMORY: Final = 16 * MIB
_START: Final = re.compile(rb"@[ \t\r\n]*([A-Za-z]+)[ \t\r\n]*([{(])")
# A line that begins an entry or a string while another is not closed: that one never will be.
_NEXT: Final = (
    rb"[\r\n][ \t]*@[ \t]*(?:[A-Za-z]+[ \t]*[{(][ \t\r\n]*[^\s,={}()\"#%]+[ \t\r\n]*,"
    rb"|(?i:string)[ \t]*[{(][ \t\r\n]*[^\s,={}()\"#%]+[ \t\r\n]*=)"
)


def _braced(depth: int) -> bytes:
    """A pattern of what stands in braces, itself with braces *depth* deep."""
    inner = rb"[^{}]*+"
    for _ in range(depth):
        inner = rb"(?:[^{}]++|\{" + inner + rb"\})*+"
    return rb"\{" + inner + rb"\}"


_PLAIN: Final = re.compile(rb"@[ \t\r\n]*[A-Za-z]+[ \t\r\n]*" + _braced(5))
_BEGUN: Final = re.compile(rb"[\r\n][ \t]*@")
_IN_BRACES: Final = re.compile(rb"[{}]|" + _NEXT)
_IN_PARENTHESES: Final = re.compile(rb'[{}()"]|' + _NEXT)
_KEY: Final = re.compile(rb"@\s*[A-Za-z]+\s*[{(]\s*([^\s,{}()=]*)")
_PARENTS: Final = re.compile(
    rb"(?i:[,\s](?:crossref|xdata)\s*=\s*[{\"]?\s*)([^{}\"]+?)\s*[}\",\r\n]"
)
_MACROS: Final = re.compile(rb"[=#]\s*([A-Za-z][^\s,#{}\"=()]*)")
_NOT_CLOSED: Final = "a brace is not closed"
_ENDS: Final = "the file ends before it is closed"
_TOO_LONG: Final = f"an entry has more than {ENTRY_LIMIT // MIB} MiB"
_IGNORED: Final = frozenset({"comment", "preamble"})


class Block(NamedTuple):
    """One `@type{…}`: its type in lower case, its key or name, its own text, and where it stands.

    `fault` says why it could not be cut out whole.
    """

    type: str
    key: str
    raw: bytes
    line: int
    fault: str | None = None


def split(stream: BinaryIO) -> Iterator[Entry]:
    """The entries of *stream* in their order, each with the strings and parents that it needs."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        shutil.copyfileobj(stream, file, _CHUNK)
        file.seek(0)
        strings, wanted = _scan(file)
        file.seek(0)
        parents = _gathered(file, wanted) if wanted else {}
        file.seek(0)
        for block in blocks(file):
            if block.type == "string" and block.fault is None:
                strings[block.key.lower()] = block.raw
            elif is_entry(block):
                place = f"line {block.line}" + (f" ({block.key})" if block.key else "")
                raw = b"\n".join(_needed(block, strings, parents))
                # All of it is there, up to the next one: mended, it can be read again.
                is_there = block.fault == _NOT_CLOSED
                yield Entry(raw, place, block.fault, "bibtex" if is_there else None)


def is_entry(block: Block) -> bool:
    """Whether *block* is handed out: also a string that cannot be cut out, to be told of."""
    return block.type not in _IGNORED and (block.type != "string" or block.fault is not None)


def blocks(file: IO[bytes]) -> Iterator[Block]:
    """Every `@type{…}` of *file*, one at a time; what stands between them is a comment."""
    waiting = _Waiting(file)
    while (start := waiting.find_start()) is not None:
        kind, opening = start
        line = waiting.line
        end, fault = _end(waiting, is_braced=opening == b"{")
        raw = waiting.drop(end).strip()
        key = _KEY.match(raw)
        named = key[1].decode("utf-8", "backslashreplace") if key else ""
        yield Block(kind.decode().lower(), named, raw, line, fault)


def _end(waiting: _Waiting, *, is_braced: bool) -> tuple[int, str | None]:
    """Where the block ends that *waiting* begins with, and what is wrong with it."""
    plain = _PLAIN.match(waiting.held) if is_braced else None
    if plain is not None and _BEGUN.search(waiting.held, 0, plain.end()) is None:
        return plain.end(), None  # nearly every one: its braces match, and no other begins in it
    tokens = _IN_BRACES if is_braced else _IN_PARENTHESES
    nesting, place = _Nesting(), 0
    while True:
        is_all = waiting.ended
        safe = len(waiting.held) - (0 if is_all else _AHEAD)
        for token in tokens.finditer(waiting.held, place):
            if token.end() > safe:
                break
            place = token.end()
            if len(token[0]) > 1:
                return token.start() + 1, _NOT_CLOSED
            if nesting.closes(bytes(token[0])):
                return place, None
        else:
            place = max(place, safe)
        if len(waiting.held) > ENTRY_LIMIT:
            return len(waiting.held), _TOO_LONG
        if is_all:
            return len(waiting.held), _ENDS
        waiting.fill()


class _Nesting:
    """How deep in braces a block stands; parentheses count outside of braces and quotes alone."""

    def __init__(self) -> None:
        self._depth = 0
        self._is_quoted = False

    def closes(self, mark: bytes) -> bool:
        """Whether *mark*, the next one, closes the block."""
        is_outermost = self._depth == 1 and not self._is_quoted
        if mark == b"{" or (mark == b"(" and not self._depth):
            self._depth += 1
        elif mark == b"}" or (mark == b")" and is_outermost):
            self._depth -= 1
        elif mark == b'"' and self._depth == 1:
            self._is_quoted = not self._is_quoted
        return self._depth <= 0


def _scan(file: IO[bytes]) -> tuple[dict[str, bytes], set[str]]:
    """The strings that *file* defines, and the keys that its entries name as their parents."""
    strings: dict[str, bytes] = {}
    wanted: set[str] = set()
    for block in blocks(file):
        if block.type == "string" and block.fault is None:
            strings.setdefault(block.key.lower(), block.raw)
        else:
            wanted.update(_parents_of(block.raw))
    return strings, wanted


def _parents_of(raw: bytes) -> list[str]:
    """The keys of the entries that *raw* inherits from, in lower case."""
    lowered = raw.lower()
    if b"crossref" not in lowered and b"xdata" not in lowered:
        return []
    return [
        key.strip().decode("utf-8", "backslashreplace").lower()
        for named in _PARENTS.findall(raw)
        for key in named.split(b",")
    ]


def _gathered(file: IO[bytes], wanted: Iterable[str]) -> dict[str, bytes]:
    """The entries *wanted*, by key, without what nobody inherits."""
    return {
        block.key.lower(): bare(block.raw, NEVER_INHERITED)
        for block in blocks(file)
        if block.key.lower() in wanted and block.type not in _IGNORED and block.fault is None
    }


def _needed(block: Block, strings: dict[str, bytes], parents: dict[str, bytes]) -> list[bytes]:
    """The text of *block* after the strings and the parents that it needs."""
    inherited = [parents[key] for key in _parents_of(block.raw) if key in parents]
    used: dict[str, bytes] = {}
    waiting = [block.raw, *inherited]
    while waiting:
        for macro in _MACROS.findall(waiting.pop()):
            name = macro.decode("utf-8", "backslashreplace").lower()
            if name in strings and name not in used:
                used[name] = strings[name]
                waiting.append(strings[name].partition(b"=")[2].join((b"=", b"")))
    return [*(used[name] for name in sorted(used)), *inherited, block.raw]


class _Waiting:
    """The bytes of a file that are not handed out yet, and the line that they begin on."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.held = bytearray()
        self.line = 1
        self.ended = False
        self._after_return = False

    def fill(self) -> bool:
        """Read on; whether anything came."""
        chunk = self._file.read(_CHUNK)
        self.ended = not chunk
        self.held += chunk
        return bool(chunk)

    def find_start(self) -> tuple[bytes, bytes] | None:
        """The type and the bracket of the next block, with which what is held begins then.

        None at the end.
        """
        while (found := _START.search(self.held)) is None:
            self.drop(max(len(self.held) - _AHEAD, 0))
            if not self.fill():
                return None
        kind, opening = bytes(found[1]), bytes(found[2])
        self.drop(found.start())
        return kind, opening

    def drop(self, count: int) -> bytes:
        """The first *count* bytes, which are handed out."""
        taken = bytes(self.held[:count])
        del self.held[:count]
        lines = taken.count(b"\n")
        self.line += lines or taken.count(b"\r")
        return taken
