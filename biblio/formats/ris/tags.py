"""What the types and the tags of names in RIS stand for, read and written alike."""

from __future__ import annotations

from typing import Final

__all__ = ["KINDS", "ROLES", "WRITTEN_AS", "type_of"]

KINDS: Final = {
    **dict.fromkeys(("JOUR", "EJOUR", "ABST", "MGZN", "NEWS", "JFULL"), "article"),
    **dict.fromkeys(("CONF", "CPAPER"), "conference-paper"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP", "ENCYC", "DICT"), "chapter"),
    **dict.fromkeys(("UNPB", "INPR", "MANSCPT"), "preprint"),
    **dict.fromkeys(("ELEC", "ICOMM", "BLOG", "WEB"), "webpage"),
    "THES": "thesis",
    "RPRT": "report",
    "DATA": "dataset",
    "COMP": "software",
    "PAT": "patent",
    "STAND": "standard",
}
"""Types of records (RIS format specifications of 2011, "Reference Types"), as kinds of papers."""

WRITTEN_AS: Final = {
    "preprint": "UNPB",
    "article": "JOUR",
    "conference-paper": "CONF",
    "proceedings": "CONF",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "webpage": "ELEC",
    "patent": "PAT",
    "standard": "STAND",
}
"""The type that a record of a kind is written as; `GEN` for all others."""

ROLES: Final = {
    "ED": dict.fromkeys((*KINDS.values(), "proceedings", "other"), "editor"),
    "A2": {
        **dict.fromkeys(("article", "conference-paper", "chapter", "proceedings"), "editor"),
        "book": "series-editor",
    },
    "A3": {"book": "editor", "chapter": "series-editor", "thesis": "advisor"},
    "A4": dict.fromkeys((*KINDS.values(), "proceedings", "other"), "translator"),
}
"""What a tag of names makes of them, by the kind of the record."""


def type_of(kind: str | None, container: str | None) -> str:
    """The type that a record of *kind* is written as, if it stands in *container*.

    What is of CONF and stands in nothing is the proceedings themselves.
    """
    if kind == "conference-paper" and container is None:
        return "CPAPER"
    return WRITTEN_AS.get(kind or "", "GEN")
