"""The frozen values that flow from readers to the importer.

A record is what one source says of one paper. `None` and an empty tuple mean that the source is
silent, never that the value is empty: a silent field takes nothing away from what others say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from biblio.model.identifiers import Identifier, Link, dois
from biblio.model.kinds import KINDS
from biblio.model.names import AuthorName
from biblio.model.quick_values import quickly_made

__all__ = [
    "KINDS",
    "PUBLICATION_TEXTS",
    "TEXTS",
    "AuthorIdentifier",
    "AuthorName",
    "Contributor",
    "Extra",
    "PaperRecord",
    "PaperVersion",
    "Reference",
    "Rejection",
    "Translation",
]

Extra = tuple[tuple[str, tuple[str, ...]], ...]
"""What a source says beyond the schema, as sorted (name, values) pairs: every value is kept, in the
order of the source. A name begins with its format where that is not one of arXiv's own
(`bibtex.annote`, `ris.N1`)."""


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


class Contributor(NamedTuple):
    """Who had a part in a paper without being its author: as `editor`, `translator` and so on."""

    role: str
    name: AuthorName


class Reference(NamedTuple):
    """One work that a paper refers to: an identifier where one is given, the text as printed.

    `also` are the further identifiers that it names, of the same work or of others that are
    printed with it.
    """

    scheme: str | None = None
    value: str | None = None
    text: str | None = None
    also: tuple[Identifier, ...] = ()

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """All that it names, the best first."""
        if self.scheme is None or self.value is None:
            return self.also
        return (Identifier(self.scheme, self.value), *self.also)


class AuthorIdentifier(NamedTuple):
    """What a source states of one author: who stands at *ordinal*, from 1, has an identifier.

    The place and the printed name are the source's own. `scheme` is `orcid`, `openalex`, or `ror`
    for an institution of that author.
    """

    ordinal: int
    printed: str
    scheme: str
    value: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """What one source says of one paper.

    `arxiv_id` is the canonical base identifier without a version; None where the source names
    none, and then `abstract` is what the record is matched by. Dates are ISO 8601 text in UTC,
    a second (`2007-04-02T19:18:42Z`) or a day (`2007-04-02`) fine. The first of `categories` is
    the primary one. `authors_cut` says that the printed list ends in `et al.`, `authors_shifted`
    that its surnames stand one person too late. `format` names who speaks (see
    `biblio.merging.precedence`), `datestamp` is the provider's day of last change and serves
    precedence only. `extra` holds what the source says beyond the schema. `warnings` are
    sentences for the person who imports; they are not part of what the record says. Neither is
    `as_of`, which the importer sets: the latest time at which a run saw the record.

    `cited` are identifiers of works that it refers to beyond `references`: of a merged paper those
    that only the lists of other sources name.
    `identifiers` are those of the record's own beside `arxiv_id` and `doi`, `links` what the source
    states of two identifiers. `library` is the collection that a citation key counts within.
    `kind` is one of `KINDS`. `container_title` is the journal or the book that it stands in;
    `isbn` and `issn` are as said, of the container where there is one. `issued` is `YYYY`,
    `YYYY-MM` or `YYYY-MM-DD`, as far as it is known, and `issued_printed` the date as printed
    where that says more. `language` is a BCP 47 tag. `is_notice` says that the record is of an
    erratum or another notice, and not of the work itself: it is believed last.
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
    extra: Extra = ()
    kind: str | None = None
    container_title: str | None = None
    container_short: str | None = None
    series: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    article_number: str | None = None
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    issued: str | None = None
    issued_printed: str | None = None
    isbn: str | None = None
    issn: str | None = None
    url: str | None = None
    language: str | None = None
    retracted: bool | None = None
    keywords: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    references: tuple[Reference, ...] = ()
    cited: tuple[Identifier, ...] = ()
    author_identifiers: tuple[AuthorIdentifier, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    library: str | None = None
    is_notice: bool = False
    datestamp: str | None = None
    warnings: tuple[str, ...] = ()
    as_of: str | None = field(default=None, repr=False)

    @property
    def own_identifiers(self) -> frozenset[Identifier]:
        """The identifiers that it names as its own, in whatever field."""
        found = {Identifier("doi", each) for each in dois(self.doi)}
        if self.arxiv_id is not None:
            found.add(Identifier("arxiv", self.arxiv_id))
        return frozenset(found.union(self.identifiers))


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

PUBLICATION_TEXTS: Final = (
    "kind",
    "container_title",
    "container_short",
    "series",
    "volume",
    "issue",
    "pages",
    "article_number",
    "publisher",
    "place",
    "edition",
    "issued",
    "issued_printed",
    "isbn",
    "issn",
    "url",
    "language",
)
"""The fields that say where and when a paper was published."""


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
