"""A stream of XML cut into the elements that are entries.

No entity is expanded, no document type obeyed, nothing fetched. What is not well formed costs one
entry: after it the parser is set up again as it stood before the first.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO, Final, NamedTuple

from lxml import etree

from biblio.errors import UnreadableSource
from biblio.formats.xml import DOCTYPE, Element, describe, local_name
from biblio.sources.streams import MIB

__all__ = ["Cut", "Kind", "cut"]

_CHUNK: Final = 64 * 1024
# A tree of elements takes up to twenty times the memory of their text.
ENTRY_LIMIT: Final = 16 * MIB
_LONGEST_PROLOGUE: Final = MIB
_LONGEST_TAG: Final = 1024
_KEPT: Final = 1 << 16
_SPACE: Final = b" \t\r\n\xef\xbb\xbf"
_ENTITIES: Final = "the XML declares entities, which are refused: remove the DOCTYPE"
_WEB_PAGE: Final = "this is a web page (HTML) and not {}: get the answer itself"
_HTML: Final = re.compile(rb"\s*<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)


class Kind(NamedTuple):
    """What to cut out of a stream of XML.

    `names` are the local names of the elements that are entries; a document must hold one of
    them or one of `frames`, else it is not `what` (`an OAI-PMH answer`). A document type is refused
    but for those in `doctypes`, whose documents always name one: it is not read, and may declare
    nothing.
    """

    what: str
    names: frozenset[str]
    frames: frozenset[str]
    doctypes: frozenset[str] = frozenset()


class Cut(NamedTuple):
    """One element cut out: its local name and canonical bytes; or what is broken, and why.

    A broken one has no name, and its bytes are those of the source.
    """

    raw: bytes
    name: str | None
    fault: str | None = None


def cut(stream: BinaryIO, kind: Kind) -> Iterator[Cut]:
    """The entries of *stream* in their order, one at a time.

    Documents may follow each other or stand in a common root. Equal elements have equal bytes,
    whatever page they stand on. What is not well formed is one broken entry; reading goes on at
    the next. A document that is cut off ends in a broken entry.

    Raises:
        UnreadableSource: it is no XML, another kind of it, or declares a document type.
    """
    source = _Source(stream, kind.names)
    document: _Document | None = _Document(kind, source.start)
    found = False
    while document is not None:
        fault = yield from _read(source, document)
        found = found or document.framed
        if fault is None:
            break
        if not found:
            raise UnreadableSource(fault)
        broken, document = _after(source, document)
        if broken is not None and (broken.strip() or source.ended):
            yield Cut(broken.strip(), None, fault)
    if not found:
        raise UnreadableSource(f"this is not {kind.what}: nothing in it could be read")


def _read(source: _Source, document: _Document) -> Generator[Cut, None, str | None]:
    """The entries of *document* up to its end, or up to what is wrong with it, which it returns."""
    while True:
        chunk = source.read()
        fault = document.push(chunk)
        for entry in document.entries():
            source.passed()
            yield entry
        fault = document.refusal or fault
        if fault is None and len(source.pending) > ENTRY_LIMIT:
            fault = f"an entry has more than {ENTRY_LIMIT // MIB} MiB"
        if fault is not None or not chunk:
            return fault


def _after(source: _Source, document: _Document) -> tuple[bytes | None, _Document | None]:
    """What is broken where *document* stopped, and the document in which reading goes on."""
    if document.root is None or document.refusal:
        return source.rest(), None
    if document.closed:
        if source.ended:
            return None, None
        rest = source.after_root(document.root)
        following: _Document | None = _Document(document.kind, source.start)
        broken: bytes | None = None
    else:
        broken, rest = source.broken(inside=document.inside)
        if source.ended and not rest:
            return broken, None
        following = document.resumed()
    if rest is None or following is None:
        return source.rest(), None
    source.read_again(rest)
    return broken, following


class _Source:
    """A stream, and its bytes since the last whole entry.

    The parser alone decides what an entry is; these bytes serve to show what is broken, and to
    find where the next entry begins after it.
    """

    def __init__(self, stream: BinaryIO, names: frozenset[str]) -> None:
        self._stream = stream
        self._names = names
        self._again = b""
        self.pending = bytearray()
        self.ended = False  # the stream has
        listed = "|".join(re.escape(name) for name in sorted(names))
        start = rf"<(?:[\w.-]+:)?(?:{listed})(?=[\s/>])"
        finish = rf"</(?:[\w.-]+:)?(?:{listed})\s*>"
        self.start = re.compile(start.encode())
        self._finish = re.compile(rf"{finish}|{start}[^<>]*/>".encode())
        self._either = re.compile(rf"(?P<finish>{finish})|{start}".encode())

    def read(self) -> bytes:
        """The next bytes, empty at the end."""
        if self._again:
            chunk, self._again = self._again, b""
            return chunk
        chunk = self._stream.read(_CHUNK)
        self.pending += chunk
        self.ended = not chunk
        return chunk

    def read_again(self, rest: bytes) -> None:
        """Have *rest* be what is pending and what is read next."""
        self.pending, self._again = bytearray(rest), rest

    def passed(self) -> None:
        """Forget the bytes of one whole entry."""
        match = self._finish.search(self.pending)
        del self.pending[: match.end() if match else None]

    def broken(self, *, inside: bool) -> tuple[bytes, bytes]:
        """The bytes that could not be read, and those from the next entry on.

        *inside* says that it is an entry that is broken, and not what stands between two.
        """
        first = self._find(self.start, 0) if inside else None
        begin, after = first.span() if first else (0, 1)
        pattern = self._either if first else self.start
        match = self._find(pattern, after)
        shown = bytes(self.pending[begin : _next(match) if match else None])
        if match is None and not self.ended:
            shown = shown[:_KEPT]
            while match is None and not self.ended:
                del self.pending[:-_LONGEST_TAG]
                self.read()
                match = pattern.search(self.pending)
        return shown, bytes(self.pending[_next(match) :]) if match else b""

    def after_root(self, name: str) -> bytes | None:
        """The bytes behind the end of the root called *name*; None where it is not to be seen."""
        if name in self._names:
            return bytes(self.pending)
        tag = re.escape(name)
        ends = rf"</(?:[\w.-]+:)?{tag}\s*>|<(?:[\w.-]+:)?{tag}(?=[\s/>])[^<>]*/>"
        match = re.search(ends.encode(), self.pending)
        return bytes(self.pending[match.end() :]) if match else None

    def rest(self) -> bytes:
        """All that is still to come, up to the limit."""
        while len(self.pending) <= ENTRY_LIMIT and self.read():
            pass
        return bytes(self.pending)

    def _find(self, pattern: re.Pattern[bytes], begin: int) -> re.Match[bytes] | None:
        """The next match of *pattern*, for which the stream is read on up to the limit."""
        while (match := pattern.search(self.pending, begin)) is None:
            begin = max(begin, len(self.pending) - _LONGEST_TAG)
            if len(self.pending) > ENTRY_LIMIT or not self.read():
                return None
        return match


def _next(match: re.Match[bytes]) -> int:
    """Where the next entry may begin: behind the tag that ends one, at that which begins one."""
    return match.end() if match.groupdict().get("finish") else match.start()


class _Document:
    """One XML document on its way through the parser."""

    def __init__(self, kind: Kind, start: re.Pattern[bytes]) -> None:
        self.kind = kind
        self._start = start
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        self._head = b""
        self._prologue: bytes | None = None
        self._root: Element | None = None
        self.closed = False  # the root has ended
        self._entry: Element | None = None
        self.framed = False  # it is of the kind that is wanted
        self.refusal: str | None = None

    @property
    def root(self) -> str | None:
        """The local name of the root, where the parser came so far."""
        return None if self._root is None else local_name(self._root)

    @property
    def inside(self) -> bool:
        """Whether an entry has begun and not ended."""
        return self._entry is not None

    def push(self, chunk: bytes) -> str | None:
        """Parse *chunk*, or end the document where it is empty; what is wrong with it, if any."""
        if not self._head:
            chunk = chunk.lstrip(_SPACE)
            if not chunk:
                return None
        if self._prologue is None and len(self._head) <= _LONGEST_PROLOGUE:
            self._head += chunk
            match = self._start.search(self._head)
            self._prologue = self._head[: match.start()] if match else None
        try:
            if chunk:
                self._parser.feed(chunk)
            else:
                self._parser.close()
        except etree.XMLSyntaxError as error:
            if _HTML.match(self._head):
                self.refusal = _WEB_PAGE.format(self.kind.what)
            return describe(error)
        return None

    def entries(self) -> Iterator[Cut]:
        """The entries that the parser has completed."""
        for event, found in self._parser.read_events():
            if not isinstance(found, Element) or self.refusal:
                continue
            name = local_name(found)
            if event == "start":
                self._begin(found, name)
            elif found is self._entry:
                self._entry = None
                yield Cut(_canonical(found), name)
                _forget(found)
            if event == "end" and found is self._root:
                self.closed = True

    def _begin(self, found: Element, name: str) -> None:
        if self._root is None:
            self._root = found
            self.refusal = self._refused(found, name)
            if self.refusal is not None:
                return
        if self._entry is None and name in self.kind.names:
            self._entry = found
        self.framed = self.framed or self.inside or name in self.kind.frames

    def _refused(self, root: Element, name: str) -> str | None:
        if name.lower() == "html":
            return _WEB_PAGE.format(self.kind.what)
        info = root.getroottree().docinfo
        if info.internalDTD is not None and next(info.internalDTD.iterentities(), None) is not None:
            return _ENTITIES
        if info.doctype and name not in self.kind.doctypes:
            return DOCTYPE
        return None

    def resumed(self) -> _Document | None:
        """This document as it was before its first entry; None where that cannot be read."""
        if self._prologue is None:
            return None
        again = _Document(self.kind, self._start)
        if again.push(self._prologue) is not None:
            return None
        again._prologue = self._prologue
        return again


def _canonical(found: Element) -> bytes:
    """The bytes of *found*, the same whatever its ancestors declare."""
    try:
        return etree.tostring(found, method="c14n", exclusive=True, with_comments=False)
    except etree.C14NError:  # a relative namespace, which canonical XML does not allow
        return etree.tostring(found, encoding="utf-8", with_tail=False)


def _forget(found: Element) -> None:
    """Free *found* and what stands before it; the parser still needs the element itself."""
    found.clear(keep_tail=True)
    parent = found.getparent()
    while parent is not None and found.getprevious() is not None:
        del parent[0]
