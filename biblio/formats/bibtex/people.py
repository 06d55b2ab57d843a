"""Names in BibTeX's fields: `and` between people, commas within, braces around organisations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from biblio.model import tex
from biblio.model.names import AuthorList, AuthorName, SplitName, parse_names, repair_split

__all__ = ["people"]

_OTHERS: Final = "others"
_MARKED: Final = re.compile(r"[{}\\]|\band\s+and\b", re.IGNORECASE)
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
# Last, First and Last, Jr, First without anything that has to be decoded.
_SPLIT: Final = re.compile(r"(?:[^,{}\\~$\s][^,{}\\~$]*,){1,2}\s*[^,{}\\~$\s][^,{}\\~$]*")
_NOBODY: Final = AuthorList(())


def people(text: str | None) -> AuthorList:
    """The names in the field *text*; a final `and others` cuts the list.

    A name without commas is read as in any printed list; with commas it is split already. What
    stands in braces as a whole is an organisation.
    """
    if not text or not text.strip():
        return _NOBODY
    printed = [" ".join(each.split()) for each in _divided(text)]
    printed = [each.removesuffix(" and") for each in printed if each not in ("", "and")]
    is_cut = bool(printed) and printed[-1].lower() == _OTHERS
    names: list[AuthorName] = []
    warnings: list[str] = []
    for each in printed[: -1 if is_cut else None]:
        found = _one(each)
        names += found.names
        is_cut |= found.is_cut
        warnings += found.warnings
    return AuthorList(tuple(names), is_cut, warnings=tuple(dict.fromkeys(warnings)))


def _divided(text: str) -> list[str]:
    """The names of a field as they are written; those in braces are the library's business."""
    if _MARKED.search(text) is None:
        return _AND.split(text.strip())
    return split_multiple_persons_names(text)


@lru_cache(maxsize=8192)
def _one(printed: str) -> AuthorList:
    """The names that one name of a field comes to: seldom none or several."""
    if _is_braced(printed):
        name = _plain(printed)
        return AuthorList((AuthorName(name, "", "", True, printed),) if name else ())  # noqa: FBT003 - a field
    if "," not in _outside_braces(printed):
        found = parse_names([(printed, ())])
    elif _SPLIT.fullmatch(printed):
        last, *middle, first = (each.strip() for each in printed.split(","))
        found = repair_split([SplitName(last, first, "".join(middle))], "")
    else:
        parts = parse_single_name_into_parts(printed, strict=False)
        keyname = _plain(" ".join([*parts.von, *parts.last]))
        given = (_plain(" ".join(parts.first)), _plain(" ".join(parts.jr)))
        found = repair_split([SplitName(keyname, *given)], "") if keyname else _NOBODY
    return found._replace(names=tuple(each._replace(printed=printed) for each in found.names))


def _plain(text: str) -> str:
    return " ".join(tex.decode(text).text.replace("{", "").replace("}", "").split())


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds all of *text*: `{The X Collaboration}`."""
    return text[:1] == "{" and text[-1:] == "}" and _inside(text) != text


def _inside(text: str) -> str:
    """*text* without its outermost braces, if the first closes at the end; else as it is."""
    depth = 0
    for place, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if not depth and place < len(text) - 1:
            return text
    return text[1:-1]


def _outside_braces(text: str) -> str:
    if "{" not in text and "}" not in text:
        return text.strip()
    depth, kept = 0, []
    for letter in text:
        depth += letter == "{"
        if not depth:
            kept.append(letter)
        depth -= letter == "}"
    return "".join(kept).strip()
