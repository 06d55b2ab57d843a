"""One entry of a printed list to the names it holds: usually one person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from biblio.model.names import collaborations
from biblio.model.names.letters import mend
from biblio.model.names.persons import (
    DIGRAPHS,
    PARTICLES,
    Person,
    arrange,
    display,
    plain_suffix,
    split_comma,
    split_person,
)
from biblio.model.names.titles import is_degree, without_titles
from biblio.model.names.values import AuthorName
from biblio.model.tex import decode


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
_ODD = re.compile(
    r"[\\{}~$`\"´¨˜*†‡^_\x00-\x1f\x7f-\x9f]|[^\w.'’)]\Z|\A[^\w'‘’]|(?<!\w)[^\w\s]+(?!\S)|[a-z]'[aeocn]"
)
_MARKS = re.compile(
    r"\$\s*\{?\}?\^[^$]{0,80}\$|\$\s*\\(?:dagger|ddagger|ast|star|S|P)\s*\$"
    r"|(?<!\\)\^\{[^{}]{0,40}\}|(?<!\\)\^\d+"
    r"|\\(?:inst|thanks|altaffilmark|altaffiliation|footnote(?:mark)?)(?:\[[^\]]{0,20}\])?"
    r"(?:\{[^{}]{0,200}\})?|[*†‡]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ET_AL = re.compile(
    r"(?:(?<=\s)|\A)"
    r"(?:et\.? ?al(?:ii|ia)?\b\.?(?![\w'’-])|(?:\.\.\.|…)(?!\S)"
    r"|(?:(?:and )?(?:\d+|the|many|several|more|other)? ?)?(?:others|(?:[A-Z]\w+ )?(?:collaborators"
    r"|co-?authors|co-?workers))\W*\Z)",
    re.IGNORECASE,
)
_MAY_BE_CUT = re.compile(r"\bet\b|others|\.\.\.|…|collaborators|co-?authors|co-?workers")
_ELLIPSES = frozenset({"...", "…"})
_PRESENTED = re.compile(
    r"(?:as )?(?:presented|reported|communicated|commented|translated|edited) by ", re.IGNORECASE
)
# What joins names, alone in an entry.
_JOINING = frozenset({"and", "for", "the", "with", "by", "presented by", "on behalf of"})
# Footnotes as figures: `Foo1`, `2 Foo`; and the initial O, typed as a nought.
_FIGURES = re.compile(r"(?<=[a-z])\d{1,2}(?!\w)|(?<!\S)\d{1,3}(?!\S)")
_APOSTROPHES = frozenset("'’")
_JOINS = (" and", " for", " with")
_JOINED_BY = ("and ", "with ")
_JOINED = re.compile(r"\A(?:and|with) |(?: and| for| with)+\Z")
# Two names without their comma, or with a full stop for it: `J. S. Foo F. B. Bar`, `A. Foobar. B.
# Baz`. After a single initial what follows may be one name: T. Joseph W. Foo.
_INITIALED = r"(?:[A-Z]\.[ -]?)+(?:(?:van|de|der|von|di|la) )*[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_TWO = re.compile(
    rf"({_INITIALED}) ((?=(?:[A-Z]\.[ -]?){{2}}){_INITIALED})"
    rf"|((?:[A-Z]\.[ -]?)+[A-Z][a-z]{{4,}})\. ({_INITIALED})"
)
_COUNTED = re.compile(r"\d+ [a-z]+|[a-z]")  # `10 figures`, a footnote's letter
_DIGIT = re.compile(r"\d")
_NOUGHT = re.compile(r"(?<!\S)0(?=\.)")
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
_TITLES = frozenset({"Dr", "Prof", "Professor", "Mr", "Mrs", "Ms"})
_UNSURE_FIRST = _UNSURE | _TITLES | {"The", "For", "Et", "And"}


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
    person = split_comma(without_titles(text))
    if person is None:
        return _read(text, printed.strip(), kept_raw=kept_raw)
    if _is_special(display(person)):
        return _read(display(person), printed.strip(), kept_raw=kept_raw)
    if not _has_letter(person.keyname):
        return _read(display(person._replace(keyname="")), printed.strip(), kept_raw=kept_raw)
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
    if is_degree(suffix):
        suffix = ""
    if not _has_letter(keyname):
        keyname = ""
    printed = display(Person(keyname, forenames, suffix))
    if forenames[-1:] in _APOSTROPHES and keyname[:1].islower() and keyname not in PARTICLES:
        # A splitter that takes an apostrophe for the end of a word: `The Fly'`, `s Eye Team`.
        printed = f"{forenames}{keyname}" + (f" {suffix}" if suffix else "")
        return _read(printed, printed, kept_raw=kept_raw)
    if not keyname or _is_special(printed) or _DIGIT.search(printed) is not None:
        return _read(printed, printed, kept_raw=kept_raw)
    person = arrange(keyname, without_titles(forenames), plain_suffix(suffix))
    return Entry((_author(person, printed),), kept_raw=kept_raw)


def _is_special(text: str) -> bool:
    lowered = text.lower()
    return (
        collaborations.may_be(lowered)
        or _may_be_cut(lowered)
        or not _has_letter(text)
        or text.startswith(_JOINED_BY)
        or text.endswith(_JOINS)
        or text in _JOINING
    )


def _may_be_cut(lowered: str) -> bool:
    return (
        "et" in lowered
        or "ors" in lowered
        or "others" in lowered
        or "..." in lowered
        or "…" in lowered
        or "workers" in lowered
    ) and _MAY_BE_CUT.search(lowered) is not None


def _has_letter(text: str) -> bool:
    return text[:1].isalpha() or any(map(str.isalpha, text))


def _clean(printed: str) -> tuple[str, bool]:
    """*printed* decoded, without footnote marks and stray punctuation, and whether TeX remains."""
    if _ODD.search(printed) is None:
        return decode(printed).text, False
    text, complete = decode(mend(_MARKS.sub("", _CONTROL.sub(" ", printed))))
    words = (word for word in text.split() if any(map(str.isalnum, word)) or word in _ELLIPSES)
    return " ".join(words).strip(_EDGES), not complete


def _read(text: str, printed: str, *, kept_raw: bool) -> Entry:
    is_cut = False
    lowered = text.lower()
    if _may_be_cut(lowered):
        without = _ET_AL.sub("", text)
        is_cut = without != text
        text = " ".join(without.split()).strip(_EDGES)
    if collaborations.may_be(lowered):
        text = _PRESENTED.sub("", text, count=1)
        if collaborations.is_bare_keyword(text):
            return Entry((), is_cut, bare=text.split()[-1].strip(_EDGES))
        if (found := collaborations.find(text)) is not None:
            return _with_collaborations(found, text, printed, Entry((), is_cut, kept_raw=kept_raw))
    if text.endswith(_JOINS) or text.startswith(_JOINED_BY):
        text = _JOINED.sub("", text)
    if not _has_letter(text) or text in _JOINING or _COUNTED.fullmatch(text):
        return Entry((), is_cut)
    if text.count(".") > 1 and text[-1] != "." and (two := _TWO.fullmatch(text)) is not None:
        names = tuple(_author(_person(one), one) for one in two.groups() if one)
        return Entry(names, is_cut, kept_raw=kept_raw)
    person = _person(text)
    if text.startswith(person.keyname) and collaborations.is_bare_keyword(person.keyname):
        person = Person(person.forenames, person.keyname)  # `Team A.` is no A. Team
    names = (_author(person, printed),) if person.keyname else ()
    return Entry(names, is_cut, kept_raw=kept_raw)


def _person(text: str) -> Person:
    """The parts of the person's name *text*, without titles and footnotes."""
    if not text.isalpha():
        if _DIGIT.search(text) is not None:
            plain = _FIGURES.sub("", _NOUGHT.sub("O", text))
            text = " ".join(plain.split()).strip(_EDGES) if _has_letter(plain) else text
        text = without_titles(text) or text
    return split_person(text)


def _with_collaborations(
    found: collaborations.Found, text: str, printed: str, entry: Entry
) -> Entry:
    names: list[AuthorName] = []
    alone = not found.person
    if _has_letter(found.person) and not collaborations.is_bare_keyword(found.person):
        names.append(_author(_person(found.person), found.person))
    # What is printed after the person's name stands for the collaboration.
    rest = printed if alone else text[len(found.person) :].strip(_EDGES)
    names.extend(
        AuthorName(name, is_collaboration=True, printed=rest)
        for name in found.names
        if _has_letter(name) and not collaborations.is_bare_keyword(name)
    )
    return entry._replace(names=tuple(names), plural=found.keyword)


def _author(person: Person, printed: str) -> AuthorName:
    keyname = person.keyname
    if (
        keyname.endswith(".")
        and keyname[-2:-1].islower()
        and keyname[-3:-2].isalpha()
        and keyname[-3:] not in DIGRAPHS
    ):
        keyname = keyname[:-1]  # the full stop of the list, not of an abbreviation
    return AuthorName(keyname, person.forenames, person.suffix, printed=printed)
