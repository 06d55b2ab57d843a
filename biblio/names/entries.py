"""One entry of a printed list to the names it holds: usually one person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from biblio.names import collaborations
from biblio.names.persons import Person, arrange, display, split_comma, split_person
from biblio.names.values import AuthorName
from biblio.tex import decode


class Entry(NamedTuple):
    """What one entry of a list turned out to be.

    `is_cut` marks `et al.`; `bare` is the word Collaboration (or Team, …) standing alone, and
    `plural` one in the plural: both speak of the names before. `kept_raw` marks TeX that could
    not be decoded.
    """

    names: tuple[AuthorName, ...]
    is_cut: bool = False
    bare: str = ""
    plural: str = ""
    kept_raw: bool = False


# Anything but letters, digits, and the punctuation that names hold inside or between words.
_ODD = re.compile(r"[\\{}~$`*†‡^_\x00-\x1f\x7f-\x9f]|[^\w.'’)]\Z|\A[^\w'‘’]|(?<!\w)[^\w\s]+(?!\S)")
_MARKS = re.compile(
    r"\$\s*\{?\}?\^[^$]{0,80}\$|\$\s*\\(?:dagger|ddagger|ast|star|S|P)\s*\$|\^\{[^{}]{0,40}\}|\^\d+"
    r"|\\(?:inst|thanks|altaffilmark|altaffiliation|footnote(?:mark)?)(?:\[[^\]]{0,20}\])?"
    r"(?:\{[^{}]{0,200}\})?|[*†‡]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ET_AL = re.compile(
    r"(?:(?<=\s)|\A)"
    r"(?:et\.? ?al(?:ii|ia)?\b\.?(?![\w'’-])|(?:and )?others\W*\Z|(?:\.\.\.|…)(?!\S))",
    re.IGNORECASE,
)
_MAY_BE_CUT = re.compile(r"\bet\b|others|\.\.\.|…", re.IGNORECASE)
_ELLIPSES = frozenset({"...", "…"})
_EDGES = ' ~\t\n,;:|/_=+-–—"“”'


# Nine names in ten: initials or one forename, perhaps a middle initial, and a surname.
_COMMON = re.compile(
    r"((?:[A-Z]\.[ -]?)+|[A-Z][a-z]+(?:-[A-Za-z][a-z]*)? (?:[A-Z]\. ?)*)"
    r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
)
_TIGHT_INITIALS = re.compile(r"\.(?=[A-Z])")
# As the last word these may be no surname.
_UNSURE = frozenset({"Jr", "Sr", "Al", "Others", "Experiment", "Observatory"}) | frozenset(
    f"{keyword}{ending}"
    for keyword in ("Collaboration", "Collab", "Team", "Group", "Consortium", "Consortia")
    for ending in ("", "s")
)
_UNSURE_FIRST = _UNSURE | {"The", "For", "Et", "And"}


@lru_cache(maxsize=16_384)
def read_entry(printed: str) -> Entry:
    """What the *printed* entry, without its affiliations, says; `Forenames Keyname` order."""
    if (name := common_name(printed)) is not None:
        return Entry((name,))
    text, kept_raw = _clean(printed)
    return _read(text, printed.strip(), kept_raw=kept_raw)


def common_name(printed: str) -> AuthorName | None:
    """The person that *printed* names, where it is of the kind that nearly all are of."""
    common = _COMMON.fullmatch(printed)
    if common is None:
        return None
    forenames, keyname = common[1].rstrip(), common[2]
    if keyname in _UNSURE or forenames.partition(" ")[0] in _UNSURE_FIRST:
        return None
    return AuthorName(keyname, _TIGHT_INITIALS.sub(". ", forenames), printed=printed)


@lru_cache(maxsize=16_384)
def read_named(printed: str) -> Entry:
    """What a name printed by itself says: as `read_entry`, or `Keyname, Forenames`."""
    text, kept_raw = _clean(printed)
    person = split_comma(text)
    if person is None:
        return _read(text, printed.strip(), kept_raw=kept_raw)
    if _is_special(display(person)):
        return _read(display(person), printed.strip(), kept_raw=kept_raw)
    if not any(map(str.isalnum, person.keyname)):
        person = arrange("", person.forenames, person.suffix)
    return Entry((_author(person, printed.strip()),), kept_raw=kept_raw)


@lru_cache(maxsize=16_384)
def read_split(keyname: str, forenames: str, suffix: str) -> Entry:
    """What a name that arrives split says, its splitter's damage put right."""
    if not suffix:
        name = common_name(f"{forenames} {keyname}")
        if name is not None and name.keyname == keyname:
            return Entry((name,))
    parts = [_clean(part) for part in (keyname, forenames, suffix)]
    kept_raw = any(raw for _, raw in parts)
    keyname, forenames, suffix = (text for text, _ in parts)
    printed = display(Person(keyname, forenames, suffix))
    if not keyname or _is_special(printed):
        return _read(printed, printed, kept_raw=kept_raw)
    if not any(map(str.isalnum, keyname)):
        keyname = ""
    return Entry((_author(arrange(keyname, forenames, suffix), printed),), kept_raw=kept_raw)


def _is_special(text: str) -> bool:
    return (
        collaborations.MAY_BE_COLLABORATION.search(text) is not None
        or _MAY_BE_CUT.search(text) is not None
        or not any(map(str.isalnum, text))
    )


def _clean(printed: str) -> tuple[str, bool]:
    """*printed* decoded, without footnote marks and stray punctuation, and whether TeX remains."""
    if _ODD.search(printed) is None:
        return decode(printed).text, False
    text, complete = decode(_MARKS.sub("", _CONTROL.sub(" ", printed)))
    words = (word for word in text.split() if any(map(str.isalnum, word)) or word in _ELLIPSES)
    return " ".join(words).strip(_EDGES), not complete


def _read(text: str, printed: str, *, kept_raw: bool) -> Entry:
    is_cut = False
    if _MAY_BE_CUT.search(text) is not None:
        without = _ET_AL.sub("", text)
        is_cut = without != text
        text = " ".join(without.split()).strip(_EDGES)
    if not any(map(str.isalnum, text)):
        return Entry((), is_cut)
    if collaborations.MAY_BE_COLLABORATION.search(text) is not None:
        if collaborations.is_bare_keyword(text):
            return Entry((), is_cut, bare=text.split()[-1].strip(_EDGES))
        if (found := collaborations.find(text)) is not None:
            return _with_collaborations(found, text, printed, Entry((), is_cut, kept_raw=kept_raw))
    return Entry((_author(split_person(text), printed),), is_cut, kept_raw=kept_raw)


def _with_collaborations(
    found: collaborations.Found, text: str, printed: str, entry: Entry
) -> Entry:
    names: list[AuthorName] = []
    alone = not found.person
    if any(map(str.isalnum, found.person)) and not collaborations.is_bare_keyword(found.person):
        names.append(_author(split_person(found.person), found.person))
    # What is printed after the person's name stands for the collaboration.
    rest = printed if alone else text[len(found.person) :].strip(_EDGES)
    names.extend(
        AuthorName(name, is_collaboration=True, printed=rest)
        for name in found.names
        if any(map(str.isalnum, name)) and not collaborations.is_bare_keyword(name)
    )
    return entry._replace(names=tuple(names), plural=found.keyword)


def _author(person: Person, printed: str) -> AuthorName:
    keyname = person.keyname
    if keyname.endswith(".") and keyname[-3:-1].islower() and keyname[-4:-3].isalpha():
        keyname = keyname[:-1]  # the full stop of the list, not of an abbreviation
    return AuthorName(keyname, person.forenames, person.suffix, printed=printed)
