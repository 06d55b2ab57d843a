"""Dates of BibTeX and biblatex, as far as they are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from biblio.formats import fields
from biblio.formats.bibtex.fields import MONTHS

__all__ = ["datestamp", "issued"]

_EDTF: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T\S*)?")
_YEAR: Final = re.compile(r"(?<![0-9])([12][0-9]{3})(?![0-9])")
_MONTH: Final = re.compile(r"[A-Za-z]{3}")
_DAY: Final = re.compile(r"(?<![0-9])([0-9]{1,2})(?![0-9])")
# As `date` and Emacs print it: Fri Jul 13 10:24:20 MDT 2007.
_WRITTEN: Final = re.compile(
    r"(?:[A-Z][a-z]{2},? +)?([A-Z][a-z]{2}) +([0-9]{1,2}) +[0-9:]+ +(?:[A-Z]{1,5} +)?([0-9]{4})"
)
_ISO: Final = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
_SEASONS: Final = range(21, 42)  # EDTF level 1 and 2 write seasons as months


def issued(values: Mapping[str, str]) -> tuple[str | None, str | None]:
    """When an entry was published, and the date as printed where that says more.

    `date` is EDTF (ISO 8601-2): of a range the first day, of a season the year. Else `year` and
    `month`, which may hold a day (`10~jan`).
    """
    printed = values.get("date", "").strip()
    if printed:
        known = _edtf(printed)
        return known, printed if printed != known else None
    year = values.get("year", "").strip()
    found = _YEAR.search(year)
    if found is None:
        return None, " ".join(filter(None, (values.get("month"), year))) or None
    month, day, is_more = _month_and_day(values.get("month", ""), values.get("day", ""))
    known = fields.partial_day(found[1], month, day)
    if is_more or year != found[1]:
        return known, " ".join(filter(None, (values.get("month", "").strip(), year)))
    return known, None


def datestamp(values: Mapping[str, str]) -> str | None:
    """The day on which an entry was last changed, where some program noted it."""
    for name in ("date-modified", "timestamp", "bibdate", "date-added"):
        text = values.get(name, "")
        if written := _WRITTEN.search(text):
            month = MONTHS.get(written[1].lower())
            found = fields.partial_day(written[3], month, written[2])
        elif iso := _ISO.search(text):
            found = fields.partial_day(*iso.groups())
        else:
            continue
        if found is not None and len(found) == len("2007-07-13"):
            return found
    return None


def _edtf(printed: str) -> str | None:
    first = printed.partition("/")[0].strip().rstrip("~?%")
    match = _EDTF.fullmatch(first)
    if match is None:
        return None
    year, month, day = match.groups()
    if month is not None and int(month) in _SEASONS:
        month = day = None
    return fields.partial_day(year, month, day)


def _month_and_day(month: str, day: str) -> tuple[str | None, str | None, bool]:
    """Number of the month, the day, and whether the text says more than these."""
    text = month.replace("~", " ").strip()
    if text.isdigit():
        return text, day or None, False
    names = [MONTHS[each.lower()] for each in _MONTH.findall(text) if each.lower() in MONTHS]
    numbers = _DAY.findall(text)
    if not names:
        return numbers[0] if numbers else None, None, bool(text)
    is_more = len(names) > 1 or len(numbers) > 1
    return names[0], numbers[0] if len(numbers) == 1 and len(names) == 1 else day or None, is_more
