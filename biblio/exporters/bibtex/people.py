"""Names as BibTeX takes them apart: `Last, Jr, First`, joined by `and`, wholes in braces.

A collaboration stands in braces, and so does each part of a name that would be cut where it is
not: at an `and`, at a comma, or at a word in lower case behind one with a capital, since all up to
the last such word is a particle for BibTeX. Particles that begin a surname are what BibTeX means
by that, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from biblio.exporters.bibtex.texts import known, meant
from biblio.formats.bibtex.people import people
from biblio.model.names import AuthorName
from biblio.model.names.entries import common_name

__all__ = ["names"]

_AND: Final = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_SPECIAL: Final = re.compile(r"(?<!\\)[&%#_$~]")
_OTHERS: Final = "others"


def names(given: Iterable[AuthorName], *, is_cut: bool, in_tex: bool) -> str:
    """The value of a field for the people *given*; a list that *is_cut* ends in `and others`."""
    written = [_name(each, in_tex=in_tex) for each in given]
    if is_cut and written:
        written.append(_OTHERS)
    return " and ".join(written)


def _name(name: AuthorName, *, in_tex: bool) -> str:
    """One name; as it was printed where its parts alone do not come back.

    TeX that cannot be decoded stands in the parts as it was, and is for TeX alone to read.
    """
    written, comes_back = _of_parts(*name[:4], in_tex)
    if comes_back or not name.printed.isascii() or not _is_tex(name.printed):
        return written
    return name.printed if _reads_as(name.printed, name[:4]) else written


def _reads_as(written: str, parts: tuple[object, ...]) -> bool:
    """Whether our reader takes what is *written* for one person of these *parts*."""
    found = people(written).names
    return len(found) == 1 and found[0][:4] == parts


def _is_tex(printed: str) -> bool:
    """Whether *printed* can stand in a field as it is."""
    depths = list(accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in printed))
    return not _SPECIAL.search(printed) and min(depths, default=0) >= 0 and not depths[-1:] > [0]


@lru_cache(maxsize=16_384)
def _of_parts(
    keyname: str,
    forenames: str,
    suffix: str,
    is_collaboration: bool,  # noqa: FBT001 - a part of what is remembered
    in_tex: bool,  # noqa: FBT001 - a part of what is remembered
) -> tuple[str, bool]:
    """One name, written as our reader and BibTeX take it apart, and whether they come back."""
    parts = (keyname, forenames, suffix)
    if not suffix and not is_collaboration and _is_common(keyname, forenames):
        return f"{keyname}, {forenames}", True
    if is_collaboration:
        whole = " ".join(filter(None, (forenames, keyname, suffix)))
        return f"{{{known(meant(whole), in_tex=in_tex)}}}", True
    last, first, lineage = (known(meant(part), in_tex=in_tex) for part in parts)
    ways = _ways(last, first, lineage, keyname)
    for written in ways:
        if _reads_as(written, (*parts, False)):
            return written, True
    return ways[0] if forenames or suffix else ways[-1], False


def _is_common(keyname: str, forenames: str) -> bool:
    """Whether the name is of the kind that nearly all are of, and is taken apart at its comma."""
    if not forenames:
        return False
    name = common_name(f"{forenames} {keyname}")
    return name is not None and name[:2] == (keyname, forenames)


def _ways(keyname: str, forenames: str, suffix: str, printed: str) -> list[str]:
    """The ways to write a name that BibTeX does not cut elsewhere, the plainest first."""
    one = f"{{{keyname}}}"
    last = one if _is_cut_in_last(keyname, printed) else keyname
    if not forenames and not suffix:
        is_plain = " " not in printed or printed.rpartition(" ")[0].islower()
        return [last, one] if is_plain and printed.lower() != _OTHERS else [one]
    # BibTeX wants something behind the last comma.
    behind = [_whole(suffix), _whole(forenames) or "{}"] if suffix else [_whole(forenames)]
    braced = [f"{{{each}}}" for each in ((suffix, forenames) if suffix else (forenames,))]
    return [", ".join((last, *behind)), ", ".join((one, *behind)), ", ".join((one, *braced))]


def _whole(part: str) -> str:
    """*part* in braces where something in it would divide it."""
    return f"{{{part}}}" if "," in part or _AND.search(part) else part


def _is_cut_in_last(keyname: str, printed: str) -> bool:
    """Whether BibTeX would take the surname apart, but for particles at its beginning."""
    if "," in keyname or _AND.search(keyname):
        return True
    is_lower = [word[:1].islower() for word in printed.split()[:-1]]
    return any(later and not earlier for earlier, later in pairwise(is_lower))
