"""Text with markup (HTML, JATS, entities) to plain text."""

from __future__ import annotations

import html
import re
from typing import Final

from biblio.formats import fields

_TAG: Final = re.compile(r"</?[A-Za-z][\w:.-]*(?:\s[^<>]{0,2000})?/?>")
# The tags that CSL's processors take in any text, and those of HTML and JATS that are left there.
_RICH: Final = re.compile(
    r"</?(?:i|b|em|strong|u|sc|sup|sub|p|br|span|small|italic|bold|(?:jats|mml):[a-z-]+)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(
    r"<(?P<name>(?:\w+:)?(?:annotation|tex-math))\b[^<>]*>.*?</(?P=name)\s*>", re.DOTALL
)
_HEADING: Final = re.compile(
    r"<(?P<name>(?:jats:)?title)\b[^<>]*>\s*(?:abstract|summary)[\s.:]*</(?P=name)\s*>",
    re.IGNORECASE,
)
_PARAGRAPH_END: Final = re.compile(
    r"</(?:jats:)?(?:p|title|sec|list-item|disp-formula)\s*>|<br\s*/?>"
)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain_text(text: str | None) -> str | None:
    """*text* on one line without tags, entities resolved; None where nothing is left.

    Entities may have been escaped twice, as publishers deposit them (`&amp;amp;`).
    """
    if not text:
        return None
    if "<" in text:
        text = _TAG.sub("", _HIDDEN.sub("", text))
    return fields.line(_resolved(text) if "&" in text else text)


def rich_text(text: str | None) -> str | None:
    """*text* on one line without the tags that CSL's processors know, entities resolved.

    Other signs of less and greater stay: not all of JSON is HTML.
    """
    if not text:
        return None
    if "<" in text:
        text = _RICH.sub("", text)
    return fields.line(_resolved(text) if "&" in text else text)


def rich_paragraphs(text: str | None) -> str | None:
    """*text* as `rich_text`, a line a paragraph: where HTML or an empty line ends one."""
    if not text:
        return None
    parts = _PARAGRAPH_END.split(text) if "<" in text else [text]
    lines = (line for part in parts for line in (fields.paragraphs(part) or "").split("\n"))
    return "\n".join(filter(None, map(rich_text, lines))) or None


def jats_text(text: str | None) -> str | None:
    """An abstract in JATS as plain text, a line a paragraph, without the heading *Abstract*."""
    if not text:
        return None
    parts = _PARAGRAPH_END.split(_HEADING.sub("", text))
    return "\n".join(filter(None, map(plain_text, parts))) or None


def _resolved(text: str) -> str:
    for _ in range(2):
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text
