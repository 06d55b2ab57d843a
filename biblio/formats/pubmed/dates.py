"""Dates of PubMed: years with months and days, seasons, and what is printed on an issue."""

from __future__ import annotations

import re
from typing import Final

from biblio.formats import fields
from biblio.formats.pubmed.elements import line
from biblio.formats.xml import Element

__all__ = ["day_of", "issued"]

# `1998 Dec-1999 Jan`, `2000 Oct 14-20`, `2000 Spring`, `1976-1977`: of a range the beginning.
_PRINTED: Final = re.compile(
    r"(?<![0-9])([12][0-9]{3})(?:\s+([A-Z][a-z]{2})[a-z]*\.?(?:\s+([0-9]{1,2})(?![0-9]))?)?"
)


def issued(date: Element | None) -> tuple[str | None, str | None]:
    """When something appeared, as far as it is known, and as printed where that says more."""
    if date is None:
        return None, None
    printed = line(date, "MedlineDate")
    if printed is not None:
        match = _PRINTED.search(printed)
        year, month, day = match.groups() if match else (None, None, None)
        known = fields.partial_day(year, fields.month(month or ""), day)
        return known, printed
    known = day_of(date)
    season = line(date, "Season")
    year = line(date, "Year")
    return known, f"{year} {season}" if year and season else None


def day_of(date: Element | None) -> str | None:
    """The day, month or year of *date*, whose months are numbers or English names."""
    if date is None:
        return None
    year, month, day = (line(date, name) for name in ("Year", "Month", "Day"))
    named = fields.month(month) if month and not month.isdigit() else month
    return fields.partial_day(year, named, day)
