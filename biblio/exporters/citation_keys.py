r"""Citation keys: readable, stable, and a function of the paper alone.

A *bare* key is the surname of the first author, the year and the first word of the title that says
something (`chen2014graph`). Of several papers that have the same one the least keeps it, and each
other takes a tail from its own identifier (`chen2014graph-14020002`), never one from its place: so
a key does not depend on what else is exported. Bare keys and tails have lower-case letters and
digits of ASCII only, so that a key with a tail, which has one hyphen, is never a bare one, and two
keys that differ do so also for programs that compare them without case.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count
from typing import Final

from biblio.model.identifiers import ArxivId, Identifier
from biblio.model.names import UNKNOWN_SURNAME, AuthorName, fold
from biblio.model.records import PaperRecord
from biblio.model.records.dated import year_of

__all__ = [
    "LEFT_OUT",
    "LONGEST",
    "NOBODY",
    "STOP_WORDS",
    "bare_key",
    "least_first",
    "tailed_key",
    "tailed_keys",
]

NOBODY: Final = "anon"
"""Who stands in the key of a paper that names nobody."""
LONGEST: Final = 24
"""Letters of a surname, or of a word of the title, that a key shows."""
LEFT_OUT: Final = frozenset(
    {"collaboration", "collaborations", "consortium", "group", "team", "the"}
)
"""Words that the key of a collaboration goes without, where others are left."""

_DIGEST: Final = 10  # digits of a digest in a tail, five bits each
_STEP: Final = 6

_ARTICLES_AND_SUCH: Final = """
    a about after against all also an and are as at be before between beyond by can do does for from
    has have how if in into is it its no non not of on onto or our over some than that the their
    these this to toward towards under upon using via was we were what when where whether which
    while who why with within without
    aux avec ce ces comment d dans de des du elle en entre est et l la le les leur ou par pour qu
    que sans sur un une
    als am an auf aus bei beim das dem den der des die durch ein eine einem einen einer eines
    fuer für gegen im ist mit nach oder ohne ueber über um und vom von vor wie zu zum zur zwischen
    al alla alle con da dal dalla degli dei del della delle dello di e gli i il lo nel nella
    per sobre su sul sulla tra una uno y el las los o os ao dos em na nas nos para por sem um uma
    het een voor op door
"""
STOP_WORDS: Final = frozenset(_ARTICLES_AND_SUCH.split())
"""Words that say nothing in a title, in the languages of most papers."""
# In mathematics the name of a letter is what is read aloud; other macros only say how it is set.
_SAID: Final = re.compile(
    r"\\(?:var)?(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho"
    r"|sigma|tau|upsilon|phi|chi|psi|omega|ell|infty)(?![a-z])",
    re.IGNORECASE,
)
_MACRO: Final = re.compile(r"\\(?:[A-Za-z]+|.)")
_MATHS: Final = re.compile(r"\$[^$]*\$")
_BETWEEN: Final = re.compile(r"(?:\s|--|[–—/|:;…])+")
_ELIDED: Final = re.compile(r"(?:[dlDL]|qu|Qu|[dD]ell|[aA]ll|[nN]ell|[sS]ull)['’](?=\w)")


def bare_key(record: PaperRecord) -> str:
    """The readable key of *record*, such as `chen2014graph`: letters and digits, lower case.

    The surname is that of the first author, else of the first editor, else `anon`; of a
    collaboration its name. Letters beyond ASCII are folded, other scripts are transliterated. The
    year is that of issue, else of submission, else of announcement. What a record is silent of is
    left out.
    """
    return f"{_surname(record)}{year_of(record) or ''}{_first_word(record.title)}"


def tailed_key(bare: str, identifier: Identifier) -> str:
    """The key *bare* with the tail that the paper *identifier* takes: `chen2014graph-14020002`.

    The identifiers of arXiv are the tail themselves, without their marks. Of what has numbers
    alone the number stands behind the scheme (`pmid123`), of all others some digits of a digest,
    since their letters and digits alone may be those of another.
    """
    return f"{bare}-{_tail(identifier)}"


def tailed_keys(bare: str, identifier: Identifier) -> Iterator[str]:
    """The keys that the paper *identifier* may take beside *bare*, in the order of being tried.

    The first is `tailed_key`, the next ones are ever longer: a user's file may have given to
    another paper whatever key it liked.
    """
    first = tailed_key(bare, identifier)
    yield first
    digits = _digest(str(identifier), 64)
    for length in range(_STEP, len(digits), _STEP):
        yield f"{first}x{digits[:length]}"
    for number in count(1):
        yield f"{first}x{digits}{number}"


def least_first(identifier: Identifier) -> tuple[int, tuple[int, int, str, int, int], str]:
    """What sorts the papers of one bare key, of which the least keeps it.

    arXiv's papers come first, in arXiv's order, and then the others by their handles. Neither the
    order of imports nor any number of a row has a part in it.
    """
    if identifier.scheme == "arxiv":
        return 0, ArxivId.parse(identifier.value).order, ""
    return 1, (0, 0, "", 0, 0), identifier.handle


def _surname(record: PaperRecord) -> str:
    editors = (each.name for each in record.contributors if each.role == "editor")
    for name in (*record.authors[:1], *editors):
        if name.keyname != UNKNOWN_SURNAME and (found := _of_name(name)):
            return found
    return NOBODY


def _of_name(name: AuthorName) -> str:
    words = _folded(name.keyname).split()
    if name.is_collaboration:
        words = [word for word in words if word not in LEFT_OUT] or words
    return _joined(words)


def _joined(words: list[str]) -> str:
    """As many of *words* as make no key too long, and of a longer one its beginning."""
    found = ""
    for word in words:
        if found and len(found) + len(word) > LONGEST:
            break
        found += word
    return found[:LONGEST]


def _first_word(title: str | None) -> str:
    """The first word of *title* that is no stop word; any, where there is no other."""
    if not title:
        return ""
    if "\\" in title or "$" in title:
        title = _MATHS.sub(_read_aloud, title)
        title = _MACRO.sub("", _SAID.sub(r"\1", title))
    spare = ""
    for printed in _BETWEEN.split(title):
        word = _joined(_folded(_ELIDED.sub("", printed)).split())
        if word and word not in STOP_WORDS and printed.casefold() not in STOP_WORDS:
            return word
        spare = spare or word
    return spare


def _read_aloud(maths: re.Match[str]) -> str:
    r"""A formula as one word: `$E_8$` is E8, `$\alpha$` alpha."""
    return re.sub(r"[\W_]+", "", _MACRO.sub("", _SAID.sub(r"\1", maths[0])))


def _folded(text: str) -> str:
    """*text* folded, in letters of ASCII."""
    plain = fold(text)
    if plain.isascii():
        return plain
    from anyascii import anyascii  # noqa: PLC0415 - nearly no name and title asks for it

    return fold(anyascii(plain))


def _tail(identifier: Identifier) -> str:
    scheme, value = identifier
    if scheme == "arxiv":
        return re.sub(r"[^a-z0-9]", "", value)
    name = re.sub(r"[^a-z0-9]", "", scheme.lower())
    if scheme in {"pmid", "isbn"} and value.isascii() and value.isdigit():
        return f"{name}{value}"
    return f"{name}x{_digest(str(identifier), _DIGEST)}"


def _digest(text: str, length: int) -> str:
    """The first *length* digits of a digest of *text*: letters and digits in lower case."""
    return b32encode(blake2b(text.encode(), digest_size=40).digest()).decode().lower()[:length]
