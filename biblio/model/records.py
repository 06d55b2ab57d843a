"""The frozen values that flow from readers to the importer.

A record is what one source says of one paper. `None` and an empty tuple mean that the source is
silent, never that the value is empty: a silent field takes nothing away from what others say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from biblio.model.names import AuthorName

__all__ = ["TEXTS", "AuthorName", "PaperRecord", "PaperVersion", "Rejection", "Translation"]


class PaperVersion(NamedTuple):
    """One version of a paper.

    `submitted` is ISO 8601 in UTC (`2007-04-02T19:18:42Z`, or a day alone); `size` is in bytes.
    """

    version: int
    submitted: str | None = None
    size: int | None = None


class Translation(NamedTuple):
    """A paper's title or abstract in another language (`language` is a BCP 47 tag)."""

    language: str
    title: str | None = None
    abstract: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """What one source says of one paper.

    `arxiv_id` is the canonical base identifier without a version; None where the source names
    none, and then `abstract` is what the record is matched by. Dates are ISO 8601 text in UTC,
    a second (`2007-04-02T19:18:42Z`) or a day (`2007-04-02`) fine. The first of `categories` is
    the primary one. `authors_cut` says that the printed list ends in `et al.`, `authors_shifted`
    that its surnames stand one person too late. `format` names who speaks (see
    `biblio.merging.precedence`), `datestamp` is the provider's day of last change and serves
    precedence only. `extra` holds what the source says beyond the schema, as sorted (name,
    value) pairs. `warnings` are sentences for the person who imports; they are not part of what
    the record says. Neither is `as_of`, which the importer sets: the latest time at which a run
    saw the record.
    """

    format: str
    arxiv_id: str | None = None
    title: str | None = None
    abstract: str | None = None
    authors_text: str | None = None
    authors: tuple[AuthorName, ...] = ()
    authors_cut: bool = False
    authors_shifted: bool = False
    comments: str | None = None
    journal_ref: str | None = None
    doi: str | None = None
    report_no: str | None = None
    license: str | None = None
    submitter: str | None = None
    categories: tuple[str, ...] = ()
    submitted: str | None = None
    revised: str | None = None
    latest_version: int | None = None
    versions: tuple[PaperVersion, ...] = ()
    withdrawn: bool | None = None
    deleted: bool | None = None
    translations: tuple[Translation, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    datestamp: str | None = None
    warnings: tuple[str, ...] = ()
    as_of: str | None = field(default=None, repr=False)


TEXTS: Final = (
    "title",
    "abstract",
    "authors_text",
    "comments",
    "journal_ref",
    "doi",
    "report_no",
    "license",
    "submitter",
)
"""The fields of a record that hold a text as the source prints it; an empty one says nothing."""


@dataclass(frozen=True, slots=True)
class Rejection:
    r"""An entry that could not become a record.

    `place` says where it stands in its source (`line 7`, `entry 3`), `raw` is its own text,
    undecodable bytes escaped as `\xNN`. `format` is the one in which `raw` can be read again;
    None where it cannot: a part could pass for the whole, and some texts are for people only.
    """

    place: str
    reason: str
    raw: str
    identifier: str | None = None
    format: str | None = None
