"""arXiv identifiers: every spelling in, one out.

A new-scheme identifier is `YYMM.NNNN` from 0704 to 1412 and `YYMM.NNNNN` from 1501 on; an old one
is `archive/YYMMNNN` from 9107 to 0703, its subject class dropped (`math.GT/0309136` is
`math/0309136`). What is neither is refused with a reason and never repaired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from biblio.errors import InvalidIdentifier

_NAMES: Final = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas "
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin "
    "nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
)
ARCHIVES: Final[tuple[str, ...]] = tuple(_NAMES.split())
"""The 34 archives that may carry an old identifier, in alphabetical order."""

_PLACES: Final = {archive: place for place, archive in enumerate(ARCHIVES, start=1)}
_EPOCH_YEAR: Final = 1991
_FIRST_FIVE_DIGITS: Final = (2015, 1)
_FIRST_NEW: Final = (2007, 4)
FIRST_YEAR: Final = 1000
"""The year in which ranks begin: 2,300 years of them stay below 2**41."""
SLOT_BITS: Final = 27
"""The low bits of a rank, which tell the papers of a month apart."""
ARXIV_BITS: Final = 17
"""Those of them that arXiv's own numbers take; other papers stand above, in the same month."""

_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_NEW: Final = (
    rf"(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4]){_MONTH})\.(?!0000)[0-9]{{4}}"
    rf"|(?:1[5-9]|[2-9][0-9]){_MONTH}\.(?!00000)[0-9]{{5}}"
)
_OLD_NUMBER: Final = rf"(?:91(?:0[7-9]|1[0-2])|(?:9[2-9]|0[0-6]){_MONTH}|070[1-3])(?!000)[0-9]{{3}}"
_OLD_ARCHIVE: Final = "|".join(re.escape(archive) for archive in reversed(ARCHIVES))
_CORE: Final = rf"(?:({_NEW})|({_OLD_ARCHIVE})(?:\.[A-Z]{{2}})?/({_OLD_NUMBER}))"
_VERSION: Final = r"v([1-9][0-9]{0,8})"

_PREFIX: Final = (
    r"(?i:arxiv:\s*"
    r"|(?:https?://)?(?:(?:(?:www|export|[a-z]{2})\.)?arxiv\.org|(?:xxx|arxiv)\.lanl\.gov)/"
    r"(?:abs|html|(?P<pdf>pdf))/"
    r"|(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.)"
)
_SPELLING: Final = re.compile(
    rf"\s*{_PREFIX}?{_CORE}(?:{_VERSION})?(?(pdf)(?i:\.pdf)?)\s*",
)
_CASELESS_DOI: Final = re.compile(
    rf"{_PREFIX}{_CORE}(?:{_VERSION})?",
    re.IGNORECASE | re.ASCII,
)
_PREFIX_ONLY: Final = re.compile(rf"\s*(?:{_PREFIX})?")
_RUNNING_TEXT: Final = re.compile(rf"{_CORE}(?:v([1-9][0-9]{{0,2}})(?![0-9]))?")
_SECOND_NUMBER: Final = re.compile(r"[0-9]+(?:[^\W\d_]|-[^\W\d_])")

_LOOKS_NEW: Final = re.compile(r"([0-9]+)\.([0-9]+)(v[0-9]*)?")
_LOOKS_OLD: Final = re.compile(r"([A-Za-z-]+)(?:\.[A-Za-z-]+)?/([0-9]+)(v[0-9]*)?")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class ArxivId:
    """One arXiv identifier: the paper's own, and the version where one was named.

    `base` is canonical and has no version. Construct with `parse`, which checks. Neither text
    order nor that of the pairs is the order of the papers: sort by `order` or `rank`.
    """

    base: str
    version: int | None = None

    @classmethod
    def parse(cls, text: str) -> ArxivId:
        """The identifier that *text* spells.

        Takes `ID`, `arXiv:ID`, `arxiv.org/abs/ID`, `/html/ID` and `/pdf/ID[.pdf]` (with or without
        the scheme, also `www.`, `export.`, a mirror's two letters, and `xxx.lanl.gov`), the DOI
        `10.48550/arXiv.ID` (also as an address), any case of these prefixes, space around.

        Raises:
            InvalidIdentifier: *text* is anything else; the sentence says what is wrong with it.
        """
        match = _SPELLING.fullmatch(text)
        if match is None:
            return _caseless(text)
        _, new, archive, number, version = match.groups()
        return cls(new or f"{archive}/{number}", int(version) if version else None)

    @classmethod
    def match_at(cls, text: str, pos: int) -> tuple[ArxivId, int] | None:
        """The longest identifier that begins at *pos* in running text, and where it ends.

        Letters may follow with no space between (`2507.20534In this paper`). Further digits may
        only where they clearly begin a word of their own (`2507.205342D materials`): an
        identifier with a digit too many is not shortened into another. A `vN` belongs to it.
        None where no valid identifier begins at *pos*.
        """
        match = _RUNNING_TEXT.match(text, pos)
        if match is None:
            return None
        new, archive, number, version = match.groups()
        end = match.end()
        if version is None:
            rest = text[end : end + 2]
            if rest[:1].isdigit() and not _SECOND_NUMBER.match(text, end):
                return None
            if rest[:1] == "v" and rest[1:].isdigit():
                return None
        return cls(new or f"{archive}/{number}", int(version) if version else None), end

    @classmethod
    def from_rank(cls, rank: int) -> ArxivId:
        """The identifier whose `rank` is *rank*.

        Raises:
            InvalidIdentifier: no identifier has that rank.
        """
        months, place = rank >> SLOT_BITS, rank & ((1 << SLOT_BITS) - 1)
        year, month = FIRST_YEAR + months // 12, months % 12 + 1
        stem = f"{year % 100:02}{month:02}"
        if (year, month) >= _FIRST_NEW:
            text = f"{stem}.{place:0{_digits(year, month)}}"
        else:
            archive, number = divmod(place, 1000)
            text = f"{ARCHIVES[(archive - 1) % len(ARCHIVES)]}/{stem}{number:03}"
        match = _SPELLING.fullmatch(text)
        found = cls(text)
        if match is None or found.rank != rank:
            raise InvalidIdentifier(f"{rank} is not the rank of an arXiv identifier")
        return found

    @property
    def announced(self) -> str:
        """The month in the identifier, `YYYY-MM`: when the paper was first announced."""
        year, month = _year_and_month(self.base)
        return f"{year}-{month:02}"

    @property
    def order(self) -> tuple[int, int, str, int, int]:
        """(year, month, archive, number, version): sorts papers as arXiv numbered them.

        The archive is empty in the new scheme, the version 0 where none was named.
        """
        archive, number = _archive_and_number(self.base)
        return (*_year_and_month(self.base), archive, number, self.version or 0)

    @property
    def rank(self) -> int:
        """An integer below 2**41 that sorts as (year, month, archive, number) does.

        The month's `month_rank`, plus the number in the new scheme, or 1000 times the alphabetical
        place of the archive (1 to 34) plus the number in the old one, both below 2**17. Versions
        share the rank of their paper; `from_rank` is the inverse.
        """
        year, month = _year_and_month(self.base)
        archive, number = _archive_and_number(self.base)
        place = _PLACES[archive] * 1000 + number if archive else number
        return month_rank(year, month) | place

    def __str__(self) -> str:
        return self.base if self.version is None else f"{self.base}v{self.version}"


def month_rank(year: int, month: int) -> int:
    """The rank at which the papers of a month begin; 0 for what is before the year 1000."""
    return max((year - FIRST_YEAR) * 12 + month - 1, 0) << SLOT_BITS


def _caseless(text: str) -> ArxivId:
    """The identifier of a DOI written in another case, which means the same DOI."""
    match = _CASELESS_DOI.fullmatch(text.strip())
    if match is None or "10.48550/" not in text:
        raise InvalidIdentifier(_why_not(text))
    _, new, archive, number, version = match.groups()
    return ArxivId(new or f"{archive.lower()}/{number}", int(version) if version else None)


def _year_and_month(base: str) -> tuple[int, int]:
    start = base.find("/") + 1
    year = int(base[start : start + 2])
    century = 1900 if start and year >= _EPOCH_YEAR % 100 else 2000
    return century + year, int(base[start + 2 : start + 4])


def _archive_and_number(base: str) -> tuple[str, int]:
    archive, slash, number = base.partition("/")
    return (archive, int(number[4:])) if slash else ("", int(base[5:]))


def _digits(year: int, month: int) -> int:
    return 5 if (year, month) >= _FIRST_FIVE_DIGITS else 4


def _why_not(text: str) -> str:
    """One sentence that says why *text* is not an arXiv identifier."""
    prefix = _PREFIX_ONLY.match(text)
    core = text[prefix.end() if prefix else 0 :].strip()
    shown = repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
    if match := _LOOKS_NEW.fullmatch(core):
        why = _why_not_new(*match.groups())
    elif match := _LOOKS_OLD.fullmatch(core):
        why = _why_not_old(*match.groups())
    elif not core:
        why = "it is empty"
    else:
        why = "write it like 2101.00001 or hep-th/9901001"
    return f"{shown} is not an arXiv identifier: {why}"


def _why_not_new(stem: str, number: str, version: str | None) -> str:
    if len(stem) != 4 or len(number) < 4:  # noqa: PLR2004 - the width of YYMM and of NNNN
        return "it looks like a number; a float loses digits, so keep identifiers as text"
    year, month = 2000 + int(stem[:2]), int(stem[2:])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return f"there is no month {stem[2:]}"
    if (year, month) < _FIRST_NEW:
        return "this scheme begins with 0704, before it stood archive/YYMMNNN"
    if len(number) != _digits(year, month):
        return f"in {stem} the number has {_digits(year, month)} digits"
    if not int(number):
        return "numbers begin with 1"
    return _why_not_version(version)


def _why_not_old(archive: str, digits: str, version: str | None) -> str:
    if archive not in _PLACES:
        return f"{archive[:_SHOWN]} is not an archive that has old identifiers"
    if len(digits) != 7:  # noqa: PLR2004 - the width of YYMMNNN
        return "after the archive stand seven digits, YYMMNNN"
    if not 1 <= int(digits[2:4]) <= 12:  # noqa: PLR2004 - months of a year
        return f"there is no month {digits[2:4]}"
    if not re.match(rf"{_OLD_NUMBER}\Z", f"{digits[:4]}001"):
        return "old identifiers run from 9107 to 0703"
    if not int(digits[4:]):
        return "numbers begin with 001"
    return _why_not_version(version)


def _why_not_version(version: str | None) -> str:
    if version is not None:
        return "a version is v1 or later, without leading zeros"
    return "write it like 2101.00001 or hep-th/9901001"
