"""Papers to the fields of entries: what BibTeX and biblatex have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from biblio.exporters.bibtex.people import names
from biblio.exporters.bibtex.texts import known, meant, paragraphs, verbatim
from biblio.exporters.bibtex.titles import title
from biblio.exporters.citation_keys import bare_key, tailed_key
from biblio.exporters.exporter import ExportedPaper, ExportOptions
from biblio.formats.bibtex.entry_types import LANGUAGES, VERBATIM, kind_of
from biblio.formats.bibtex.fields import MONTHS
from biblio.model.identifiers import printed_dois
from biblio.model.records import PaperRecord
from biblio.writers.values import Sink

__all__ = ["CARRIED", "IN_BOOKS", "Dialect", "Field", "Fields", "pages_in_tex", "writer"]

CARRIED: Final = frozenset(
    (
        *("title", "abstract", "authors", "comments", "doi", "report_no", "kind"),
        *("container_title", "series", "volume", "issue", "pages", "article_number", "publisher"),
        *("place", "edition", "issued", "isbn", "issn", "url", "language", "keywords"),
        "contributors",
    )
)
"""What is found again by the reader, in both dialects; of contributors editors and translators."""

Field = tuple[str, str]
"""The name of a field, and its value as it is written."""

_KEY: Final = re.compile(r"[^\s,{}()=\"#%@\\~']+")
_NOT_IN_KEYS: Final = re.compile(r"[\s,{}()=\"#%@\\~']+")
_NAME: Final = re.compile(r"[a-z][a-z0-9_.:+-]*")
_HYPHENS: Final = re.compile("-")
_EXTRA: Final = "bibtex."
# The type of an entry is written as such; the others name entries that need not be there.
_NOT_WRITTEN_BACK: Final = frozenset({"type", "crossref", "xdata", "xref", "ids", "key"})
_OF_OTHER_ARCHIVES: Final = ("jstor", "hdl")
IN_BOOKS: Final = frozenset({"conference-paper", "chapter", "book", "proceedings"})
"""Kinds whose container is a `booktitle`."""


class Dialect(NamedTuple):
    """What sets one dialect apart: names of fields, types of entries, and dates.

    `types` are those that an entry may have, `written_as` the one for each kind, and `default` that
    of all other kinds. `when` gives the fields of the date and `more` what it alone has, as plain
    text; `archive` those that name the archive of an `eprint`, and `language` that of a language.
    """

    journal: str
    place: str
    institution: dict[str, str]
    types: frozenset[str]
    written_as: dict[str, str]
    default: str
    when: Callable[[PaperRecord], Iterable[Field]]
    archive: Callable[[str, str | None], Iterable[Field]]
    language: Callable[[str], Iterable[Field]]
    more: Callable[[PaperRecord, str], Iterable[Field]]


def writer(
    dialect: Dialect,
) -> Callable[[Iterable[ExportedPaper], Sink, ExportOptions], None]:
    """What writes papers as entries of *dialect*, one at a time."""

    def write(papers: Iterable[ExportedPaper], stream: Sink, options: ExportOptions) -> None:
        divider = ""
        for paper in papers:
            stream.write(divider + Fields(paper, dialect, in_tex=options.tex).entry())
            divider = "\n"

    return write


@dataclass(frozen=True, slots=True)
class Fields:
    """One paper as the fields of an entry."""

    paper: ExportedPaper
    dialect: Dialect
    in_tex: bool

    def entry(self) -> str:
        """The whole entry, with the end of its last line."""
        lines = ",\n".join(f"  {name} = {value}" for name, value in self.all())
        return f"@{self.type()}{{{self.key()},\n{lines}\n}}\n"

    def key(self) -> str:
        """The citation key; what no reader would take in it is a hyphen."""
        record, handle = self.paper.record, self.paper.handle
        key = self.paper.key or tailed_key(bare_key(record), handle)
        return key if _KEY.fullmatch(key) else _NOT_IN_KEYS.sub("-", key)

    def type(self) -> str:
        """The type of the entry: the one that it had, where that is of its kind."""
        record, dialect = self.paper.record, self.dialect
        kind = self._kind()
        usual = dialect.written_as.get(kind, dialect.default)
        had = next((said[0] for name, said in record.extra if name == "bibtex.type"), usual)
        is_of_kind = record.kind is None or self._read_as(had) == record.kind
        return had if had in dialect.types and is_of_kind else usual

    def all(self) -> Iterator[Field]:
        """The fields in their order, each once."""
        written = set()
        for name, value in self._said():
            if name.lower() not in written and value not in ("", "{}"):
                written.add(name.lower())
                yield name, value
        for name, value in self._extra(written):
            yield name, f"{{{value}}}"

    def _kind(self) -> str:
        """The kind, also where no source says one; a preprint in a journal is an article."""
        record = self.paper.record
        is_in_journal = record.container_title is not None
        if record.kind is None or (record.kind == "preprint" and is_in_journal):
            return "article" if is_in_journal else "preprint"
        return record.kind

    def _read_as(self, entry_type: str) -> str:
        record = self.paper.record
        return kind_of(
            entry_type,
            is_on_arxiv=record.arxiv_id is not None,
            has_container=record.container_title is not None,
        )

    def _said(self) -> Iterator[Field]:
        record, tex = self.paper.record, self.in_tex
        if record.title:
            yield "title", f"{{{title(record.title, in_tex=tex, language=record.language)}}}"
        yield "author", f"{{{names(record.authors, is_cut=record.authors_cut, in_tex=tex)}}}"
        for role in ("editor", "translator"):
            people = [each.name for each in record.contributors if each.role == role]
            yield role, f"{{{names(people, is_cut=False, in_tex=tex)}}}"
        yield from self._plain(self._published())
        for name, text in self.dialect.when(record):
            is_macro = name == "month" and text in MONTHS
            yield name, text if is_macro else f"{{{known(text, in_tex=tex)}}}"
        yield from self._identifiers()
        yield from self._plain(self._beside())
        if record.language:
            yield from self.dialect.language(record.language)
        yield from self._plain(self.dialect.more(record, self.type()))
        if record.kind is not None and self._read_as(self.type()) != record.kind:
            yield "entrysubtype", f"{{{record.kind}}}"
        if record.abstract:
            yield "abstract", f"{{{paragraphs(meant(record.abstract), in_tex=tex)}}}"

    def _plain(self, said: Iterable[tuple[str, str | None]]) -> Iterator[Field]:
        for name, text in said:
            if text:
                yield name, f"{{{known(text, in_tex=self.in_tex)}}}"

    def _published(self) -> Iterator[tuple[str, str | None]]:
        """Where it appeared, as plain text."""
        record, dialect = self.paper.record, self.dialect
        kind = self._kind()
        is_report = kind == "report"
        yield "booktitle" if kind in IN_BOOKS else dialect.journal, record.container_title
        yield "series", record.series
        yield "volume", record.volume
        yield "number", record.report_no if is_report else record.issue
        yield "issue", record.issue if is_report else None
        yield "pages", pages_in_tex(record.pages) if record.pages else None
        yield "eid", record.article_number
        yield dialect.institution.get(kind, "publisher"), record.publisher
        yield dialect.place, record.place
        yield "edition", record.edition
        yield "reportNumber", None if is_report else record.report_no

    def _identifiers(self) -> Iterator[Field]:
        record = self.paper.record
        named = {each.scheme: each.value for each in reversed(record.identifiers)}
        yield "isbn", self._verbatim(record.isbn or named.get("isbn"), keeps_spaces=True)
        yield "issn", self._verbatim(record.issn, keeps_spaces=True)
        if record.arxiv_id is not None:
            yield "eprint", f"{{{record.arxiv_id}}}"
            category = record.categories[0] if record.categories else None
            yield from self.dialect.archive("arXiv", category)
        else:
            for scheme in _OF_OTHER_ARCHIVES:
                if scheme in named:
                    yield "eprint", self._verbatim(named[scheme])
                    yield from self.dialect.archive(scheme, None)
                    break
        yield "pmid", self._verbatim(named.get("pmid"))
        yield "pmcid", self._verbatim(named.get("pmcid"))
        doi, *others = printed_dois(record.doi) if record.doi else ("",)
        yield "doi", self._verbatim(doi)
        yield "otherdois", self._verbatim(" ".join(others), keeps_spaces=True)
        page = f"https://arxiv.org/abs/{record.arxiv_id}" if record.arxiv_id else None
        yield "url", self._verbatim(record.url or page)

    def _beside(self) -> Iterator[tuple[str, str | None]]:
        """What is printed behind all else or not at all, as plain text."""
        record = self.paper.record
        comments = meant(record.comments) if record.comments else None
        printed = None
        if record.journal_ref and record.container_title is None:
            printed = meant(record.journal_ref)
        elif record.arxiv_id is not None:
            printed, comments = comments, None
        yield "note", printed
        yield "comments", comments
        yield "keywords", _listed((*record.keywords, *self.paper.tags))
        yield "groups", _listed(self.paper.lists)

    def _extra(self, written: set[str]) -> Iterator[Field]:
        """What an entry said beyond the schema, where it still says nothing else."""
        for said, (text, *_) in self.paper.record.extra:
            name = said.removeprefix(_EXTRA).replace("type-field", "type")
            if not said.startswith(_EXTRA) or said == "bibtex.type" or not _NAME.fullmatch(name):
                continue
            if name in written or name in _NOT_WRITTEN_BACK - {"type"}:
                continue
            if name in VERBATIM:
                value = verbatim(text, in_tex=self.in_tex)
            else:
                value = known(text, in_tex=self.in_tex)
            written.add(name)
            yield name, value

    def _verbatim(self, text: str | None, *, keeps_spaces: bool = False) -> str:
        if not text:
            return ""
        parts = text.split() if keeps_spaces else [text]
        return "{" + " ".join(verbatim(each, in_tex=self.in_tex) for each in parts) + "}"


def babel_name(tag: str) -> str:
    """What babel calls the language *tag*; the tag where it has no name here."""
    return _BABEL.get(tag, tag)


_BABEL: Final = {tag: name for name, tag in reversed(LANGUAGES.items())}


def pages_in_tex(printed: str) -> str:
    """*printed* with the dashes of BibTeX; that of `S1-12-S1-15` stands in its middle."""
    return ",".join(map(_range, printed.split(",")))


def _range(printed: str) -> str:
    hyphens = [each.start() for each in _HYPHENS.finditer(printed)]
    if len(hyphens) % 2 == 0:
        return printed
    place = hyphens[len(hyphens) // 2]
    return f"{printed[:place]}--{printed[place + 1 :]}"


def _listed(words: Iterable[str]) -> str | None:
    """*words* as one list, each once; where one has a comma they are divided by semicolons."""
    each = list(dict.fromkeys(words))
    if any("," in word for word in each):
        return "; ".join(each) + (";" if len(each) == 1 else "")
    return ", ".join(each) or None
