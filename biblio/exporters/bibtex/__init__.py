"""BibTeX: papers as the bibliographies of LaTeX, by arXiv's conventions.

Names of fields and the use of `eprint` are arXiv's own; names stand as `Last, Jr, First`, a DOI
bare, and words of the title that a style must leave alone in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from biblio.exporters.bibtex.entries import CARRIED, Dialect, Field, babel_name, writer
from biblio.exporters.exporter import Exporter
from biblio.formats.bibtex.dates import issued
from biblio.formats.bibtex.entry_types import WRITTEN_AS
from biblio.formats.bibtex.fields import MONTH_MACROS
from biblio.model.records import PaperRecord
from biblio.model.records.dated import year_of

__all__ = ["EXPORTER", "TYPES"]

TYPES: Final = frozenset(
    (
        *("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings"),
        *("manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport"),
        "unpublished",
    )
)
"""The types of entries that BibTeX's own styles know (btxdoc, section 3.1)."""

_ENDS_IN_YEAR: Final = re.compile(r"(.*\S)\s+([0-9]{4})")
# As EDTF (2019-22), RIS (2019///Summer) and PubMed (2019 Summer) print a season.
_SEASON: Final = re.compile(r"([0-9]{4})(?:-(2[1-4])|(?:///|\s)\s*([^\W\d_][^/]*))")
_SEASONS: Final = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}


def _when(record: PaperRecord) -> Iterator[Field]:
    """The year, the month as a macro, and the day; the date as printed where that comes back."""
    printed = record.issued_printed
    if printed:
        parts = _ENDS_IN_YEAR.fullmatch(printed)
        ways = [{"year": printed}]
        if parts is not None:
            ways.insert(0, {"year": parts[2], "month": parts[1]})
        if season := _SEASON.fullmatch(printed):
            # Where the year is text, styles print and sort by it: a season is what months hold.
            words = season[3] or _SEASONS[season[2]]
            way = {"year": season[1], "month": words}
            if issued(way) == (record.issued, f"{words} {season[1]}"):
                yield from way.items()
                return
        for way in ways:
            if issued(way) == (record.issued, printed):
                yield from way.items()
                return
    if (year := year_of(record)) is None:
        return
    yield "year", year
    _, *month_and_day = (record.issued or "").split("-")
    if month_and_day:
        yield "month", MONTH_MACROS[int(month_and_day[0])]
    if len(month_and_day) > 1:
        yield "day", str(int(month_and_day[1]))


def _archive(name: str, category: str | None) -> Iterator[Field]:
    yield "archivePrefix", f"{{{name}}}"
    if category:
        yield "primaryClass", f"{{{category}}}"


def _language(tag: str) -> Iterator[Field]:
    yield "language", f"{{{babel_name(tag)}}}"


EXPORTER: Final = Exporter(
    name="bibtex",
    write=writer(
        Dialect(
            journal="journal",
            place="address",
            institution={"thesis": "school", "report": "institution"},
            types=TYPES,
            written_as=WRITTEN_AS,
            default="misc",
            when=_when,
            archive=_archive,
            language=_language,
            more=lambda _record, _type: (),
        )
    ),
    read_by="bibtex",
    carries=CARRIED,
    has_keys=True,
    cuts_authors=True,
)
