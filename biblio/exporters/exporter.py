"""What an exporter is, and the papers that it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord
from biblio.writers.values import Sink


class ExportedPaper(NamedTuple):
    """One paper on its way out.

    `record` is what all sources say of it together, `handle` what makes it a paper, `key` its
    citation key (empty where the exporter asks for none), and `tags` and `lists` are what the user
    put on it, where they are to be written.
    """

    record: PaperRecord
    handle: Identifier
    key: str = ""
    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How papers are written.

    `tex` writes letters beyond ASCII as TeX commands, in the formats of BibTeX.
    """

    tex: bool = False


class Exporter(NamedTuple):
    """How papers are written in one format of the field.

    `write` puts all papers on a stream, and holds one at a time. `takes` says whether the format
    can say anything of a paper: the others are left out, and counted by the caller, who tells that
    papers `untold` are. `has_keys` says that its entries are called by citation keys. `carries` are
    the fields of a record that the reader `read_by` finds again in what was written; the others are
    lost in this format. `cuts_authors` says that it can tell that there are more authors than it
    names, and `has_datestamps` that it tells the day of arXiv's own last change, which then stands
    in the records as their `datestamp`.
    """

    name: str
    write: Callable[[Iterable[ExportedPaper], Sink, ExportOptions], None]
    read_by: str
    carries: frozenset[str]
    has_keys: bool = False
    takes: Callable[[PaperRecord], bool] = lambda _: True
    untold: str = "of which the format can say nothing"
    cuts_authors: bool = False
    has_datestamps: bool = False
