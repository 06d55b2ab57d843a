"""Texts of PubMed's elements, which stand in no namespace: found by their paths, which is quick."""

from __future__ import annotations

from biblio.formats import fields
from biblio.formats.xml import Element, text

__all__ = ["line"]


def line(parent: Element | None, path: str = ".") -> str | None:
    """The text at *path* on one line, without its markup; None where nothing stands there."""
    if parent is None:
        return None
    found = parent if path == "." else parent.find(path)
    if found is None:
        return None
    return fields.line(text(found) if len(found) else found.text)
