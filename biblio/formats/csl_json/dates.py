"""Dates of CSL-JSON: parts, seasons, ranges, and texts that somebody typed.

What a date says beyond year, month and day is kept as EDTF (ISO 8601-2) writes it, as biblatex
does: `2001-01/2001-03` is a range, `2001-21` spring, `2001~` about 2001. A text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from biblio.errors import InvalidData
from biblio.formats import fields

__all__ = ["issued", "written"]

_EDTF: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T\S*)?")
_SLASHED: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_NAMED: Final = re.compile(r"([0-9]{1,2})?\s*([A-Za-z]{3})[a-z]*\.?\s*([0-9]{1,2})?,?\s+([0-9]{4})")
_YEAR: Final = re.compile(r"(?<![0-9])([12][0-9]{3})(?![0-9])")
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_FIRST_SEASON: Final = 21
_FURTHER_SEASONS: Final = 41
_RANGE: Final = 2

Known = tuple[str | None, str | None]
"""The date as far as it is known, and as it is printed where that says more."""


def issued(value: Any) -> Known:  # noqa: ANN401 - whatever JSON holds
    """The date *value*: of a range the first day, of a season the year.

    A date may be the object that the schema has, or a text or a number alone.

    Raises:
        InvalidData: it is something else.
    """
    if value is None or value in ("", {}):
        return None, None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return _typed(str(value))
    if isinstance(value, list):
        value = {"date-parts": value if value and isinstance(value[0], list) else [value]}
    if not isinstance(value, Mapping):
        raise InvalidData("a date is neither an object nor text")
    printed = next((text for name in ("literal", "raw") if (text := _text(value, name))), None)
    parts = _parts(value.get("date-parts"))
    if not parts:
        return _typed(printed) if printed else (None, None)
    known = fields.partial_day(*parts[0])
    said = _edtf(parts, _season(value.get("season")), is_about=_is_about(value.get("circa")))
    if printed is not None and _typed(printed) != (known, None):
        return known, printed
    return known, said if said != known else None


def written(known: str | None, printed: str | None) -> dict[str, Any] | None:
    """The object of a date that `issued` reads again as *known* and *printed*; None without one."""
    if known is None and printed is None:
        return None
    if known is None:
        return {"raw": printed}
    date: dict[str, Any] = {"date-parts": [[int(each) for each in known.split("-")]]}
    if printed is None or printed == known:
        return date
    exact = _of_edtf(printed)
    if exact is not None and issued(exact) == (known, printed):
        return exact
    return {**date, "literal": printed}


def _of_edtf(printed: str) -> dict[str, Any] | None:
    """The object of a date that EDTF writes so; None where it does not."""
    ends = printed.split("/")
    matches = [_EDTF.fullmatch(each.rstrip("~")) for each in ends]
    if len(ends) > _RANGE or not all(matches):
        return None
    parts = [[int(each) for each in match.groups() if each] for match in matches if match]
    date: dict[str, Any] = {"date-parts": parts}
    if len(parts[0]) == _RANGE and _FIRST_SEASON <= parts[0][1] < _FIRST_SEASON + 4:
        date = {"date-parts": [parts[0][:1]], "season": parts[0][1] - _FIRST_SEASON + 1}
    if ends[0].endswith("~"):
        date["circa"] = True
    return date


def _typed(text: str) -> Known:
    """What *text*, which a person or a program typed, says of the date."""
    printed = fields.line(text)
    if printed is None:
        return None, None
    if len(ends := printed.split("/")) == _RANGE and all(map(_EDTF.fullmatch, ends)):
        return _typed(ends[0])[0], printed
    plain = printed.rstrip("~?%")
    if match := _EDTF.fullmatch(plain) or _SLASHED.fullmatch(plain):
        year, month, day = match.groups()
        if month and _FIRST_SEASON <= int(month) < _FURTHER_SEASONS:
            return year, printed
        known = fields.partial_day(year, month, day)
        is_whole = "-".join(f"{int(each):02}" for each in (year, month, day) if each) == known
        return known, None if is_whole and plain == printed else printed
    if match := _NAMED.fullmatch(printed):
        before, name, behind, year = match.groups()
        known = fields.partial_day(year, fields.month(name), before or behind)
        if len(known or "") > len("2001") and not (before and behind):
            return known, None
    year_found = _YEAR.search(printed)
    return year_found[1] if year_found else None, printed


def _text(value: Mapping[str, Any], name: str) -> str | None:
    found = value.get(name)
    return fields.line(str(found)) if isinstance(found, str | int) and found else None


def _parts(value: object) -> list[list[Any]]:
    """The dates in *value*, each as year, month and day, with None for what is not known."""
    dates = value if isinstance(value, list) else []
    if dates and not isinstance(dates[0], list):
        dates = [dates]  # one date, where a list of them should stand
    return [
        [*each, None, None][:3]
        for each in dates[:_RANGE]
        if isinstance(each, list) and each and fields.partial_day(each[0]) is not None
    ]


def _season(value: object) -> int | None:
    """The number of a season as EDTF has it; CSL counts from 1, and some write its name."""
    if isinstance(value, str) and value.strip().casefold() in _SEASONS:
        return _SEASONS[value.strip().casefold()]
    number = fields.number(value)
    if number is None:
        return None
    number = number if number >= _FIRST_SEASON else number + _FIRST_SEASON - 1
    return number if _FIRST_SEASON <= number < _FIRST_SEASON + 4 else None


def _is_about(value: object) -> bool:
    return bool(value) and str(value).strip().casefold() not in {"0", "false"}


def _edtf(parts: Sequence[Sequence[Any]], season: int | None, *, is_about: bool) -> str:
    """The dates of *parts* in EDTF."""
    ends = [_one(each, season) + "~" * is_about for each in parts]
    return "/".join(dict.fromkeys(ends))


def _one(part: Sequence[Any], season: int | None) -> str:
    known = fields.partial_day(*part) or ""
    number = fields.number(part[1])
    if number is not None and _FIRST_SEASON <= number < _FURTHER_SEASONS:
        season = number  # as EDTF writes it, and some programs do in the parts
    return f"{known}-{season}" if season is not None and len(known) == len("2001") else known
