"""Safe XML for the readers: an element parsed and taken apart.

No entity is expanded, no document type obeyed, nothing fetched. Elements go by their local
names, since harvests are often stored with their namespaces lost.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element

from biblio.errors import InvalidData

__all__ = ["DOCTYPE", "Element", "children", "describe", "element", "local_name", "opening", "text"]

DOCTYPE: Final = "the XML declares a document type, which is refused: remove the DOCTYPE"
_SHOWN: Final = 200


def element(raw: bytes) -> Element:
    """The element that *raw* is.

    Raises:
        InvalidData: it is not well formed, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        found = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InvalidData(describe(error)) from error
    if found.getroottree().docinfo.doctype:
        raise InvalidData(DOCTYPE)
    return found


def local_name(found: Element) -> str:
    """The name of *found* without namespace or prefix."""
    tag = found.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(parent: Element, name: str | None = None) -> list[Element]:
    """The elements in *parent*, all or those of one local name."""
    return [each for each in parent if name is None or local_name(each) == name]


def text(found: Element | None, name: str | None = None) -> str | None:
    """All text in *found*, or in its first child called *name* that has any; None where blank."""
    if found is None:
        return None
    for each in [found] if name is None else children(found, name):
        printed = "".join(each.itertext())
        if printed.strip():
            return printed
    return None


def opening(head: bytes) -> str | None:
    """The beginning of a source as text where it may be XML, else None."""
    wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    decoded = head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \t\r\n")
    return decoded if decoded.startswith("<") else None


def describe(error: etree.XMLSyntaxError) -> str:
    """A sentence on what makes XML unreadable."""
    last = error.error_log.last_error
    said = last.message if last is not None else error.msg or "it is empty"
    said = re.sub(r",? line \d+(?:, column \d+)?.*", "", " ".join(said.split()))
    return f"the XML is not well formed: {said[:_SHOWN]}"
