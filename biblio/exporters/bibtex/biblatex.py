"""biblatex: papers as the bibliographies of biblatex and biber (biblatex manual, section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from biblio.exporters.bibtex import TYPES as BIBTEX_TYPES
from biblio.exporters.bibtex.entries import CARRIED, Dialect, Field, babel_name, writer
from biblio.exporters.exporter import Exporter
from biblio.formats.bibtex.dates import issued
from biblio.formats.bibtex.entry_types import KINDS, WRITTEN_AS
from biblio.model.records import PaperRecord
from biblio.model.records.dated import year_of

__all__ = ["EXPORTER"]

_WRITTEN_AS: Final = {
    **WRITTEN_AS,
    "preprint": "online",
    "webpage": "online",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "standard": "report",
}
_TYPES_OF_THESES: Final = {"thesis": "phdthesis", "report": "techreport"}


def _when(record: PaperRecord) -> Iterator[Field]:
    """The date in EDTF; as it was printed where that is EDTF too, or all that is known."""
    printed = record.issued_printed
    if printed and issued({"date": printed}) == (record.issued, printed) and record.issued:
        yield "date", printed
    elif record.issued:
        yield "date", record.issued
    elif printed and issued({"year": printed}) == (None, printed):
        yield "year", printed
    elif (year := year_of(record)) is not None:
        yield "date", year


def _archive(name: str, category: str | None) -> Iterator[Field]:
    yield "eprinttype", f"{{{name.lower()}}}"
    if category:
        yield "eprintclass", f"{{{category}}}"


def _language(tag: str) -> Iterator[Field]:
    yield "langid", f"{{{babel_name(tag)}}}"


def _more(record: PaperRecord, entry_type: str) -> Iterator[Field]:
    """The short name of a journal, what became of the paper, and what a thesis or a report is."""
    if record.container_short:
        yield "shortjournal", record.container_short
    if record.retracted:
        yield "pubstate", "retracted"
    elif record.withdrawn:
        yield "pubstate", "withdrawn"
    is_typed = any(name == "bibtex.type-field" for name, _ in record.extra)
    if entry_type in _TYPES_OF_THESES and not is_typed:
        yield "type", _TYPES_OF_THESES[entry_type]


EXPORTER: Final = Exporter(
    name="biblatex",
    write=writer(
        Dialect(
            journal="journaltitle",
            place="location",
            institution={"thesis": "institution", "report": "institution"},
            types=BIBTEX_TYPES | KINDS.keys(),
            written_as=_WRITTEN_AS,
            default="misc",
            when=_when,
            archive=_archive,
            language=_language,
            more=_more,
        )
    ),
    read_by="bibtex",
    carries=CARRIED | {"container_short", "retracted"},
    has_keys=True,
    cuts_authors=True,
)
