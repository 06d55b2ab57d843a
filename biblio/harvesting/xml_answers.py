"""Answers in XML: cleaned of what XML forbids, and whole, or asked for again."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element

from biblio.formats.xml import describe
from biblio.harvesting.answers import Answer, PassingFailure

__all__ = ["Element", "XmlAnswer", "is_web_page", "xml_of"]

# What XML forbids (XML 1.0, section 2.2): control characters, also as references, and the two that
# are no characters.
_FORBIDDEN: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])"
    rb"|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|0*6553[45]|x0*[fF]{3}[efEF]);"
)
_HTML: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+)?html[\s>]", re.IGNORECASE)


class XmlAnswer(NamedTuple):
    """An answer in XML: its bytes, how many characters were taken out, and its root."""

    xml: bytes
    dropped: int
    root: Element


def xml_of(answer: Answer, what: str) -> XmlAnswer:
    """The XML that *answer* is, which should be *what* (`OAI-PMH`).

    Raises:
        PassingFailure: it is a page for people, or not well formed.
    """
    if is_web_page(answer.body):
        raise PassingFailure(
            f"{answer.where} answers with a web page and not in {what}", body=answer.body
        )
    cleaned, dropped = _FORBIDDEN.subn(b"", answer.body)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return XmlAnswer(cleaned, dropped, etree.fromstring(cleaned, parser))
    except etree.XMLSyntaxError as error:
        raise PassingFailure(describe(error), body=answer.body) from error


def is_web_page(body: bytes) -> bool:
    """Whether *body* is a page for people."""
    return _HTML.match(body) is not None
