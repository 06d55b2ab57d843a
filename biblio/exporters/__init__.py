"""Papers to the formats of the field: the registry of exporters.

An exporter is one pure function that writes papers, one at a time, and stands beside these as a
module of its own; which fields come back when its reader reads them stands in it, and tests write
and read random papers to hold it to that. Each is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from biblio.exporters.exporter import ExportedPaper, Exporter, ExportOptions

__all__ = ["EXPORTERS", "ExportOptions", "ExportedPaper", "Exporter", "exporter_of"]

EXPORTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "bibtex": "biblio.exporters.bibtex",
        "biblatex": "biblio.exporters.bibtex.biblatex",
        "csl-json": "biblio.exporters.csl_json",
        "ris": "biblio.exporters.ris",
        "snapshot": "biblio.exporters.snapshot",
    }
)
"""The modules that have an `EXPORTER`, by the name of their format."""


def exporter_of(name: str) -> Exporter:
    """The exporter called *name*, one of `EXPORTERS`."""
    found: Exporter = import_module(EXPORTERS[name]).EXPORTER
    return found
