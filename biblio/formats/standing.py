"""What a format says of itself as a source: its names, what they speak of, who is believed.

A format may speak under several names (`oai:arXiv`, `oai:header`), and a name need not be that of a
format that is read (`hand`). Each has a `Standing`, which stands beside the reader that makes its
records; `docs/precedence.md` is made of them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from biblio.model.names import (
    AuthorList,
    AuthorName,
    SplitName,
    parse_list,
    parse_names,
    repair_split,
)
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord

__all__ = [
    "CARRIED",
    "GROUPS",
    "Standing",
    "each_name",
    "names_or_organisations",
    "never",
    "printed_list",
    "split_names",
]

Reread = Callable[[PaperRecord], AuthorList | None]

CARRIED: Final = (
    *("title", "abstract", "authors", "authors_text", "comments", "journal_ref", "doi"),
    *("report_no", "license", "submitter", "categories", "submitted", "revised", "versions"),
    *("withdrawn", "deleted", "translations", "extra", *PUBLICATION_TEXTS, "retracted"),
    *("keywords", "contributors", "references", "author_identifiers", "links"),
)
"""The fields that a source may speak of; what hangs on one of them (`authors_cut`) goes with it.

`withdrawn` is spoken of by whoever has comments, in which it is found.
"""

GROUPS: Final[Mapping[str, str]] = {
    "authors": "names",
    **dict.fromkeys(("submitted", "revised", "versions"), "dates"),
    **dict.fromkeys(
        (*PUBLICATION_TEXTS, "retracted", "keywords", "contributors", "references"), "publication"
    ),
    "deleted": "deletions",
}
"""Which part of a standing decides in a field; `texts` in all that are not named."""


def never(_: PaperRecord) -> AuthorList | None:
    """Nothing: the names were not printed, and stay as they are."""
    return None


def printed_list(record: PaperRecord) -> AuthorList | None:
    """The names of a source that prints one list of all."""
    return parse_list(record.authors_text) if record.authors_text else None


def each_name(record: PaperRecord) -> AuthorList | None:
    """The names of a source that prints each by itself."""
    return parse_names([(each.printed, each.affiliations) for each in record.authors])


def split_names(record: PaperRecord) -> AuthorList | None:
    """The names of a source that splits them, and may print the list as well."""
    rows = [
        SplitName(each.keyname, each.forenames, each.suffix, each.affiliations)
        for each in record.authors
    ]
    return repair_split(rows, record.authors_text or "")


def names_or_organisations(record: PaperRecord) -> AuthorList | None:
    """The names of a source that splits those of persons alone, one by one.

    Organisations stay, and none is joined with its neighbour.
    """
    names: list[AuthorName] = []
    for each in record.authors:
        row = SplitName(each.keyname, each.forenames, each.suffix, each.affiliations)
        names += [each] if each.is_collaboration else repair_split([row], "").names
    return AuthorList(tuple(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What records of one name speak of, and how far they are believed.

    `format` is the name as `PaperRecord.format` has it, and `carries` the fields, out of `CARRIED`.
    `texts`, `names`, `dates`, `publication` and `deletions` are the places on scales that all
    share, greater for whom is believed more; 0 is a stranger's (`GROUPS` says which decides where).
    `reread` gives the author list of a record as the parser of names reads it now, from what the
    source printed or split; None where there is nothing to read.
    """

    format: str
    carries: frozenset[str]
    texts: int = 0
    names: int = 0
    dates: int = 0
    publication: int = 0
    deletions: int = 0
    reread: Reread = never

    def trust(self, field: str) -> int:
        """How far it is believed in *field*."""
        place: int = getattr(self, GROUPS.get(field, "texts"))
        return place
