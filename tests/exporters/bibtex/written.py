"""Papers written as entries, and read again by our own reader."""

from __future__ import annotations

import io
from collections.abc import Iterable

from hypothesis import strategies as st

from biblio.exporters import ExportedPaper, ExportOptions, exporter_of
from biblio.formats import by_name, read
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord

# What TeX, BibTeX, our reader or HTML may take for something else than it is.
ODD = (
    *"$$$\\\\{}{}%&#~^_`'\"-@ aB1:,=()[]é",
    *("``", "''", "$x$", "\\alpha", "\\{", "\\}", "$_{", "&eacute;", "\\o ", "\\(", "\\)"),
    *("ß", "ẞ", "ế", "x̂", "ı", "α", "ℝ", "²", "₂", "≤", "“", "’", "–", "中", "Я", "NASA", " "),
)
odd = st.lists(st.sampled_from(ODD), min_size=1, max_size=12).map("".join)


def text_of(records: Iterable[PaperRecord], name: str = "bibtex", *, tex: bool = False) -> str:
    """All *records* as entries, each called by its own citation key, or `k` and its place."""
    stream = io.StringIO()
    papers = (exported(each, f"k{place}") for place, each in enumerate(records))
    exporter_of(name).write(papers, stream, ExportOptions(tex=tex))
    return stream.getvalue()


def exported(record: PaperRecord, key: str) -> ExportedPaper:
    own = [each for each in record.identifiers if each.scheme == "key"]
    handle = own[0] if own else Identifier("key", key)
    return ExportedPaper(record, handle, handle.value)


def records_in(text: str) -> list[PaperRecord]:
    """The records of all entries in *text*, none of which is rejected."""
    found = []
    for each in read(io.BytesIO(text.encode()), by_name("bibtex")):
        assert isinstance(each, PaperRecord), each
        found.append(each)
    return found


def said(record: PaperRecord, field: str) -> object:
    """What *record* says in *field*, of people without how they are printed."""
    value = getattr(record, field)
    if field == "authors":
        return [each[:4] for each in value]
    if field == "contributors":
        return sorted((each.role, each.name[:4]) for each in value)
    return value
