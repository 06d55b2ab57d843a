"""Collaborations: how they are recognised, and what they are called."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.model.names.persons import are_initials, tidy

_KEYWORD = r"(?:collab(?:\.|\w{0,4}ations?\b|\b)|consortium|consortia|teams?|groups?)"
_KEYWORD_WORD = re.compile(rf"(?<![\w-]){_KEYWORD}(?![\w'’-])", re.IGNORECASE)
# A splitter may have taken a stray word for a suffix.
_END = r"(?:\W+(?:jr|sr|i|ii|iii|iv|v))?\W*\Z"
_BARE = re.compile(rf"(?:the )*{_KEYWORD}{_END}", re.IGNORECASE)
_AT_END = re.compile(rf"(?<![\w-]){_KEYWORD}{_END}", re.IGNORECASE)
_HYPHENED = re.compile(rf"(?<=\w)(?<!proto)-(?={_KEYWORD}\W*\Z)", re.IGNORECASE)
_MEMBERS_AT_END = re.compile(rf"(?<=\W)({_KEYWORD}) members?\W*\Z", re.IGNORECASE)
_PLURAL_AT_END = re.compile(
    r"(?<![\w-])(collaborations|consortia|teams|groups)\W*\Z", re.IGNORECASE
)
_SINGULAR = {
    "collaborations": "collaboration",
    "consortia": "consortium",
    "teams": "team",
    "groups": "group",
}
# `X Group on Y`, `X Collaboration at CERN`: the keyword need not be the last word.
_GOES_ON = re.compile(rf"(?<![\w-]){_KEYWORD} (?:of|on|for|at|in|from|and)\b", re.IGNORECASE)
_SPEAKING_FOR = re.compile(
    r"(?:\A|[\s,(])(?:(?:as )?(?:presented |report(?:ed|ing) )?(?:(?:up)?on behalf of|in behalf of"
    r"|representing)(?: the)?|for the|and the|with the)(?:\s|\Z)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:\A|\s)for\s", re.IGNORECASE)
_MEMBERS = re.compile(r"(?:the )?members of (?:the )?", re.IGNORECASE)
_THE = re.compile(r"the (?=\S)", re.IGNORECASE)
_SPACED_INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)")
_PART = re.compile(r",? and (?:the )?|, (?:the )?", re.IGNORECASE)
# Words that name a body, so that `for` belongs to its name: Institute for Nuclear Research.
_BODIES = re.compile(
    r"\b(?:institut\w*|cent(?:er|re)|network|society|foundation|project|initiative|association"
    r"|program(?:me)?|committee|academy|school|laboratory|alliance|agency)\b",
    re.IGNORECASE,
)
# Named with an article, these are bodies too.
_ENTERPRISES = re.compile(
    r"\b(?:experiment|observatory|project|survey|network|mission|consortium|telescope|alliance"
    r"|committee|program(?:me)?)\W*\Z",
    re.IGNORECASE,
)

_MAY_BE = re.compile(r"collab|consorti|team|group|\bfor\b|behalf|present|\Athe\b|\bmembers of\b")


class Found(NamedTuple):
    """What an entry that names a collaboration says.

    `person` is the text before it (`Mark Scott` of `Mark Scott for the T2K Collaboration`), empty
    where there is none. `keyword` is set where the name ended in a plural: it belongs to the
    names before it too (`the NOvA and T2K Collaborations`).
    """

    person: str
    names: tuple[str, ...]
    keyword: str = ""


def may_be(lowered: str) -> bool:
    """Whether an entry, in lower case, holds what makes `find` worth its time."""
    # Plain looks first: nearly every name is gone after them.
    return (
        "oup" in lowered
        or "team" in lowered
        or "coll" in lowered
        or "cons" in lowered
        or "for" in lowered
        or "the" in lowered
        or "present" in lowered
        or "behalf" in lowered
        or "members" in lowered
    ) and _MAY_BE.search(lowered) is not None


def is_bare_keyword(text: str) -> bool:
    """Whether *text* is the word Collaboration, Team, Group or Consortium and nothing more."""
    return _BARE.fullmatch(text) is not None


def has_keyword(text: str) -> bool:
    """Whether *text* ends in Collaboration, Team, Group or Consortium."""
    return _AT_END.search(text) is not None


def singular(keyword: str) -> str:
    """*keyword* for one, with a capital: `collaborations` is `Collaboration`."""
    return _SINGULAR.get(keyword.lower(), keyword).capitalize()


def find(text: str) -> Found | None:
    """The collaborations that the entry *text* names, or None where it names a person."""
    text = _MEMBERS_AT_END.sub(r"\1", _HYPHENED.sub(" ", text))
    if (speaking := _SPEAKING_FOR.search(text)) is not None:
        before = text[: speaking.start()].strip(" ,;:(")
        after = text[speaking.end() :].strip(" ,;:)")
        joins = speaking[0].strip(" ,(").lower() in {"and the", "with the"}
        if not _BODIES.search(before) and not (joins and not has_keyword(after)):
            if not after:
                return (find(before) if before else None) or Found(before, ())
            if not _KEYWORD_WORD.search(before):
                return _named(before, after)
    if (spoken := _FOR.search(text)) is not None and (
        has_keyword(text) or _ENTERPRISES.search(text)
    ):
        before = text[: spoken.start()].strip(" ,;:(")
        if not _KEYWORD_WORD.search(before) and not _BODIES.search(before):
            return _named(before, text[spoken.end() :])
    if (has_keyword(text) and not _is_person(text)) or _GOES_ON.search(text):
        return _named("", text)
    if text.startswith("the ") or (text.startswith("The ") and _ENTERPRISES.search(text)):
        return _named("", text)
    return None


def _is_person(text: str) -> bool:
    """Whether a text that ends in a keyword is a person of that surname: `J. P. Group`."""
    *initials, keyword = tidy(text).split()
    return (
        keyword.lower() in {"group", "team"}
        and 1 <= len(initials) <= 2  # noqa: PLR2004 - H.E.S.S. Team has more
        and all("." in word and are_initials(word) for word in initials)
    )


def _named(person: str, text: str) -> Found:
    """*text* as the names of one or more collaborations."""
    text = _MEMBERS.sub("", text, count=1) if _MEMBERS.match(text) else text
    text = text.strip(" ,;:")
    plural = _PLURAL_AT_END.search(text)
    if plural is None:
        pieces = _PART.split(text)
        if len(pieces) == 1 or not all(has_keyword(piece) for piece in pieces):
            return Found(person, (_plain(text),))
        return Found(person, tuple(_plain(piece) for piece in pieces))
    keyword = singular(plural[1])
    pieces = [_plain(piece) for piece in _PART.split(text[: plural.start()].strip(" ,"))]
    names = tuple(
        piece if has_keyword(piece) else f"{piece} {keyword}" for piece in pieces if piece.strip()
    )
    return Found(person, names, keyword)


def _plain(text: str) -> str:
    """A collaboration's name: no article, a capital Collaboration, `H.E.S.S.` without spaces."""
    text = _THE.sub("", text, count=1) if _THE.match(text) else text
    text = _SPACED_INITIALS.sub("", text)
    return text.strip(" ,;:").replace(" collaboration", " Collaboration")
