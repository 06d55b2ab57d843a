"""arXiv identifiers in the ways that bibliographies write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from biblio.errors import InvalidIdentifier
from biblio.model import categories
from biblio.model.identifiers import ARCHIVES, ArxivId

__all__ = ["Eprint", "eprint_of"]

_BRACKETED: Final = re.compile(r"\s*\[([^\[\]]*)\]?\s*$")
_ADDRESS: Final = r"https?://(?:[a-z]+\.)?(?:arxiv\.org|lanl\.gov)/(?:abs|html|pdf)/"
_CITATION: Final = re.compile(
    r"[(\[]?(?:(?:available|at|as|cite|also|in|see|on|online|e-?print|preprint)[\s:,]+)*"
    r"(?:arxiv(?:\.org)?\s*(?:e-?prints?|preprints?)?[\s,:]*)?"
    rf"((?:arxiv:\s*|{_ADDRESS})[^\s()\[\]]+?)"
    rf"(?:\s*[\[(](?:[a-z.-]+|{_ADDRESS}[^\s()]+)[\])])?[\s.,;)\]]*",
    re.IGNORECASE,
)
# arXiv as the place where a paper appeared: ADS, DBLP and others write it as a journal.
_ITSELF: Final = re.compile(
    r"(?:arxiv(?:\.org)?|corr)[\s,]*(?:\(?(?:e-?prints?|preprints?|server|repository)\)?[\s,]*)*",
    re.IGNORECASE,
)
_IN_SLAC: Final = re.compile(r"CITATION\s*=\s*(?:ARXIV:)?([^;\s]+)", re.IGNORECASE)
_MARKS: Final = ("arxiv", "lanl.gov")
_OLD_NUMBER: Final = re.compile(r"[0-9]{7}(?:v[0-9]+)?")
_CODE: Final = re.compile(r"[a-z][a-z-]+(?:\.[A-Za-z-]{2,})?")
_OWN: Final = ("arxivid", "arxiv")
"""Fields that hold an arXiv identifier and nothing else."""
_CITING: Final = (
    *("doi", "url", "journal", "journaltitle", "howpublished", "note", "number"),
    *("eid", "pages", "volume", "booktitle"),
)
"""Fields that may cite arXiv in the place of what they are for, in the order of being asked."""
_JOURNALS: Final = ("journal", "journaltitle", "booktitle")


class Eprint(NamedTuple):
    """The arXiv identifier that an entry names, its category, and what is to be said of them.

    `citing` are the fields that say nothing else.
    """

    identifier: ArxivId | None = None
    category: str | None = None
    warnings: tuple[str, ...] = ()
    citing: frozenset[str] = frozenset()


def eprint_of(values: Mapping[str, str]) -> Eprint:
    """What the fields *values*, as plain text, say of arXiv.

    `eprint` with its type is asked first; then fields that hold a citation of arXiv and nothing
    else, since a note may speak of another paper as well.
    """
    warnings: list[str] = []
    found = _in_eprint(values, warnings) or _in_others(values, warnings)
    if found is None:
        return Eprint(warnings=tuple(warnings))
    bracketed = _BRACKETED.search(values.get("eprint", ""))
    said = values.get("eprintclass") or values.get("primaryclass")
    category, warning = _category(said or (bracketed[1] if bracketed else ""))
    return Eprint(found, category, (*warnings, *warning), frozenset(_citing(values, found)))


def _in_eprint(values: Mapping[str, str], warnings: list[str]) -> ArxivId | None:
    """The identifier in the field `eprint`, where its type is not another."""
    archive = _archive(values)
    stem = _BRACKETED.sub("", values.get("eprint", "").strip())
    if not stem or not (archive.startswith("arxiv") or archive in {"", *ARCHIVES}):
        return None
    try:
        return ArxivId.parse(stem)
    except InvalidIdentifier as error:
        if _OLD_NUMBER.fullmatch(stem):  # the archive may stand in another field
            known = _first(f"{each}/{stem}" for each in (archive, *_classes(values)))
            if known is not None:
                return known
        if archive or stem.lower().startswith(_MARKS):
            warnings.append(str(error))
    return None


def _in_others(values: Mapping[str, str], warnings: list[str]) -> ArxivId | None:
    for name in _OWN:
        if text := values.get(name, "").strip():
            try:
                return ArxivId.parse(_BRACKETED.sub("", text))
            except InvalidIdentifier as error:
                warnings.append(str(error))
    if not any(values.get(name) for name in (*_OWN, "slaccitation")):
        said = "\0".join(values.get(name, "") for name in _CITING).lower()
        if not any(mark in said for mark in (*_MARKS, "corr")):
            return None  # nearly every entry that has no eprint
    for name in _CITING:
        if (found := _cited(values.get(name, ""))) is not None:
            return found
    if any(_ITSELF.fullmatch(values.get(name, "").strip()) for name in _JOURNALS):
        beside = (values.get(name, "") for name in ("volume", "number", "eid", "pages"))
        if (found := _first(map(_number, beside))) is not None:
            return found
    slac = _IN_SLAC.search(values.get("slaccitation", ""))
    return _first((slac[1], slac[1].lower())) if slac else None


def _citing(values: Mapping[str, str], identifier: ArxivId) -> Iterator[str]:
    """The fields that say nothing but that the paper is *identifier* on arXiv."""
    archive = _archive(values)
    if archive.startswith("arxiv") or archive in {"", *ARCHIVES}:
        yield from ("eprint", "eprinttype", "archiveprefix")
    yield from (*_OWN, "eprintclass", "primaryclass", "slaccitation")
    for name in _CITING:
        text = values.get(name, "").strip()
        if not text:
            continue
        cited = _cited(text) or _first([_number(text)])
        if (cited is not None and cited.base == identifier.base) or (
            name in _JOURNALS and _ITSELF.fullmatch(text)
        ):
            yield name


def _cited(text: str) -> ArxivId | None:
    """The identifier that *text* cites, where it says nothing else."""
    lowered = text.lower()
    if not any(mark in lowered for mark in _MARKS):
        return None
    citation = _CITATION.fullmatch(text.strip())
    found = (text, citation[1] if citation else "")
    return _first(each for each in found if any(mark in each.lower() for mark in _MARKS))


def _first(texts: Iterable[str]) -> ArxivId | None:
    """The first of *texts* that is an identifier."""
    for each in texts:
        try:
            return ArxivId.parse(each)
        except InvalidIdentifier:
            continue
    return None


def _number(text: str) -> str:
    """A volume or number of arXiv without `abs/`, which DBLP puts before it."""
    return _BRACKETED.sub("", text.strip().removeprefix("abs/"))


def _archive(values: Mapping[str, str]) -> str:
    return (values.get("eprinttype") or values.get("archiveprefix") or "").strip().lower()


def _classes(values: Mapping[str, str]) -> Iterator[str]:
    """The archives of the classes that *values* name."""
    for name in ("eprintclass", "primaryclass"):
        yield values.get(name, "").strip().partition(".")[0]


def _category(said: str) -> tuple[str | None, tuple[str, ...]]:
    """The category that *said* names, or one that is found in it, which is said."""
    if not said.strip():
        return None, ()
    code = said.strip()
    if categories.is_known(code):
        return categories.canonical(code), ()
    found = next((each for each in _CODE.findall(said) if categories.is_known(each)), None)
    if found is None:
        return None, (f"primaryClass {code[:60]!r} is not a category",)
    canonical = categories.canonical(found)
    return canonical, (f"primaryClass is not a category; {canonical} was found in it",)
