"""One item of CSL-JSON to a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from biblio.errors import InvalidData
from biblio.formats import fields, json_fields
from biblio.formats.csl_json.dates import issued
from biblio.formats.csl_json.note import IDENTIFIERS, Note, read
from biblio.formats.csl_json.people import listed, stated
from biblio.formats.csl_json.variables import KINDS, ROLES, WRITTEN_AS
from biblio.formats.eprints import Eprint, eprint_of
from biblio.formats.markup import rich_paragraphs, rich_text
from biblio.formats.named import WHOLE, Dois, dois_in, isbns_in
from biblio.model.categories import is_known
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorList
from biblio.model.records import AuthorIdentifier, Contributor, Extra, PaperRecord

__all__ = ["ARXIV", "NUMBERED", "own_address", "parse"]

ARXIV: Final = "arXiv"
"""What the variable `archive` is of a paper there."""
NUMBERED: Final = frozenset({"preprint", "article", "conference-paper", "chapter", "other"})
"""Kinds of which `number` is that of an article in its journal, where it is not arXiv's."""
# Variables that are always read; others are where they say what they should.
_READ: Final = frozenset(
    (
        *("abstract", "author", "citation-key", "collection-title", "container-title"),
        *("container-title-short", "DOI", "edition", "id", "ISBN", "ISSN", "issue", "keyword"),
        *("journalAbbreviation", "language", "license", "note", "page", "PMCID", "PMID"),
        *("publisher", "publisher-place", "title", "type", "URL", "volume", *ROLES),
    )
)
_BRACKETED: Final = re.compile(r"\s*\[([^\[\]]*)\]\s*$")
_BETWEEN_ISSNS: Final = re.compile(r"[,;\s]+")
_PMCID: Final = re.compile(r"(?:PMC)?\s*([0-9]+)", re.IGNORECASE)
_ADDRESSES: Final = ("http://", "https://")
_DAY: Final = len("2001-05-17")


def parse(raw: bytes) -> PaperRecord:
    """The record of one item.

    Raises:
        InvalidData: it is not JSON, no item, has nothing but a key, or a variable holds what it
            cannot hold.
    """
    return _Reading(json_fields.document(raw, "an item")).record()


def own_address(arxiv_id: str) -> str:
    """The address of a paper of arXiv that says nothing but its identifier."""
    return f"https://arxiv.org/abs/{arxiv_id}"


class _Reading:
    """One item being read: its variables, those that are used, and what is to be said."""

    def __init__(self, item: dict[str, Any]) -> None:
        self.type = json_fields.text(item, "type")
        printed = json_fields.text(item, "note")
        self.note: Note = read(printed, item)
        self.item = {**item, **{n: v for n, v in self.note.variables if not n.startswith("tex.")}}
        if not any(self.item[each] for each in self.item.keys() - {"id", "type", "citation-key"}):
            raise InvalidData("the item has nothing but a key and a type")
        self.used = set(_READ)
        self.warnings: list[str] = []

    def line(self, *names: str) -> str | None:
        """The text of the first of the variables *names* that has any, which is used up."""
        for name in names:
            if (found := rich_text(json_fields.text(self.item, name))) is not None:
                self.used.add(name)
                return found
        return None

    def record(self) -> PaperRecord:
        """The whole record."""
        eprint = self._eprint()
        arxiv_id = eprint.identifier.base if eprint.identifier else None
        container = None if "journal" in eprint.citing else self.line("container-title")
        kind = self._kind(container, is_on_arxiv=arxiv_id is not None)
        authors = self._listed("author")
        when, printed = self._issued()
        number, report_no = self._number(kind, is_used="number" in eprint.citing)
        dois = self._dois()
        isbns = isbns_in(self.line("ISBN"))
        self.warnings += (*eprint.warnings, *isbns.warnings)
        is_retracted, is_withdrawn = self._states()
        return PaperRecord(
            format="csl-json",
            arxiv_id=arxiv_id,
            latest_version=eprint.identifier.version if eprint.identifier else None,
            title=self.line("title"),
            abstract=rich_paragraphs(json_fields.text(self.item, "abstract")),
            authors_text=self._as_one_text(),
            authors=authors.names,
            authors_cut=authors.is_cut,
            comments=rich_text(self.note.text),
            doi=dois.printed,
            report_no=report_no,
            license=self.line("license"),
            categories=(eprint.category,) if eprint.category else (),
            submitted=self._submitted(),
            withdrawn=is_withdrawn,
            kind=kind,
            container_title=container,
            container_short=self.line("container-title-short", "journalAbbreviation"),
            series=self.line("collection-title"),
            volume=self.line("volume"),
            issue=self.line("issue"),
            pages=fields.pages(self.line("page", "page-first")),
            article_number=number,
            publisher=self._publisher(arxiv_id),
            place=self.line("publisher-place"),
            edition=self.line("edition"),
            issued=when,
            issued_printed=printed,
            isbn=isbns.text,
            issn=self._issn(),
            url=self._url(arxiv_id),
            language=self.line("language"),
            retracted=is_retracted,
            keywords=self._keywords(),
            contributors=self._contributors(),
            author_identifiers=tuple(AuthorIdentifier(*each) for each in stated(self.item)),
            identifiers=(
                *self._identifiers(),
                *dois.of_arxiv,
                *(isbns.valid if kind in WHOLE else ()),
            ),
            extra=self._extra(kind),
            warnings=tuple(dict.fromkeys(self.warnings)),
        )

    def _eprint(self) -> Eprint:
        """What the item says of arXiv: by its archive, its number, its address or its note."""
        said = {
            name: text
            for name, variable in (
                ("doi", "DOI"),
                ("url", "URL"),
                ("journal", "container-title"),
                ("number", "number"),
                ("volume", "volume"),
                ("pages", "page"),
            )
            if (text := rich_text(json_fields.text(self.item, variable)))
        }
        archive = json_fields.line(self.item, "archive") or ""
        location = json_fields.line(self.item, "archive_location")
        named = next((value for scheme, value in self.note.identifiers if scheme == "arxiv"), None)
        if named is None and archive.lower().startswith("arxiv"):
            named = location or said.get("number")
            self.used |= {"archive", "archive_location"}
        elif (
            named is None
            and (json_fields.line(self.item, "publisher") or "").lower() == ARXIV.lower()
        ):
            named = location or said.get("number")
        if named is not None:
            bracketed = _BRACKETED.search(named)
            if bracketed and not is_known(bracketed[1]):
                named = named[: bracketed.start()]  # an archive, `[math]`, where a category may be
            said |= {"eprint": named, "archiveprefix": ARXIV}
        found = eprint_of(said)
        if found.identifier is None:
            self.used -= {"archive", "archive_location"}
        elif said.get("number") == named:
            found = found._replace(citing=found.citing | {"number"})
        return found

    def _kind(self, container: str | None, *, is_on_arxiv: bool) -> str | None:
        """What it is; whatever is on arXiv and in no journal is a preprint."""
        if self.type is None:
            return None
        kind = KINDS.get(self.type.lower(), "other")
        is_loose = kind in {"article", "other", "webpage"}
        return "preprint" if is_loose and is_on_arxiv and container is None else kind

    def _listed(self, name: str) -> AuthorList:
        found = listed(self.item, name)
        self.warnings += found.warnings
        return found

    def _as_one_text(self) -> str | None:
        """The list of authors as printed, where it came so."""
        value = self.item.get("author")
        return fields.line(value) if isinstance(value, str) else None

    def _issued(self) -> tuple[str | None, str | None]:
        found = issued(self.item.get("issued"))
        if found != (None, None):
            self.used.add("issued")
        return found

    def _submitted(self) -> str | None:
        """The day of submission, where it is known."""
        known, _ = issued(self.item.get("submitted"))
        if known is None or len(known) < _DAY:
            return None
        self.used.add("submitted")
        return known

    def _number(self, kind: str | None, *, is_used: bool) -> tuple[str | None, str | None]:
        """The number of an article, and that of a report."""
        if is_used:
            self.used.add("number")
            return None, None
        if kind == "report":
            return None, self.line("number")
        return (self.line("number") if kind is None or kind in NUMBERED else None), None

    def _dois(self) -> Dois:
        """The DOIs of the variable, and those for which there was room in the note alone."""
        printed = [self.line("DOI"), *self._noted("doi")]
        found = dois_in(" ".join(filter(None, printed)) or None, self.line("URL"))
        if found.warning is not None:
            self.used.discard("DOI")
            self.warnings.append(found.warning.replace("doi ", "DOI ", 1))
        return found

    def _noted(self, scheme: str) -> list[str]:
        """The identifiers of *scheme* that stand in the note."""
        return [value for name, value in self.note.identifiers if name == scheme]

    def _states(self) -> tuple[bool | None, bool | None]:
        """Whether it is retracted, and whether it is withdrawn; any other state is kept."""
        status = (json_fields.line(self.item, "status") or "").casefold()
        if status not in {"retracted", "withdrawn"}:
            return None, None
        self.used.add("status")
        return (True, None) if status == "retracted" else (None, True)

    def _issn(self) -> str | None:
        found = json_fields.texts(self.item, "ISSN")
        parts = (part for each in found for part in _BETWEEN_ISSNS.split(each))
        return " ".join(dict.fromkeys(filter(None, parts))) or None

    def _url(self, arxiv_id: str | None) -> str | None:
        """The address, unless it is written for the sake of the identifier in it."""
        found = fields.line(json_fields.text(self.item, "URL"))
        return None if arxiv_id is not None and found == own_address(arxiv_id) else found

    def _publisher(self, arxiv_id: str | None) -> str | None:
        """The publisher, unless that is arXiv, which Zotero has in its place."""
        found = self.line("publisher")
        return None if arxiv_id is not None and _is_arxiv(found) else found

    def _keywords(self) -> tuple[str, ...]:
        found = json_fields.texts(self.item, "keyword")
        if len(found) == 1:
            return fields.listed(found[0])
        return tuple(dict.fromkeys(filter(None, (each.strip() for each in found))))

    def _contributors(self) -> tuple[Contributor, ...]:
        return tuple(
            Contributor(role, name)
            for variable, role in ROLES.items()
            if variable in self.item
            for name in self._listed(variable).names
        )

    def _identifiers(self) -> Iterator[Identifier]:
        """Its keys within the file, and what PubMed and OpenAlex call it."""
        key = json_fields.line(self.item, "id")
        if key is not None and key.startswith(_ADDRESSES):
            self.used.discard("id")  # Zotero's own address of the item, which nobody cites by
            key = None
        for each in (json_fields.line(self.item, "citation-key"), key):
            if each is not None:
                yield Identifier("key", each)
        for scheme in dict.fromkeys(IDENTIFIERS.values()):
            if scheme in {"arxiv", "doi", "isbn"}:
                continue
            for value in (json_fields.line(self.item, scheme.upper()), *self._noted(scheme)):
                if value is not None:
                    yield Identifier(scheme, _plain(scheme, value))

    def _extra(self, kind: str | None) -> Extra:
        """Every variable that is not read, and the type where the kind does not tell it."""
        found = dict(json_fields.further(self.item, "csl", self.used))
        for name, value in self.note.variables:
            if name.startswith("tex."):
                found[f"csl.{name}"] = (*found.get(f"csl.{name}", ()), value)
        if self.type is not None and self.type != WRITTEN_AS.get(kind or "", "document"):
            found["csl.type"] = (self.type,)
        return tuple(sorted(found.items()))


def _is_arxiv(name: str | None) -> bool:
    return name is not None and name.lower() == ARXIV.lower()


def _plain(scheme: str, value: str) -> str:
    """An identifier as it is stored, without what programs put before it."""
    if scheme == "pmcid" and (match := _PMCID.fullmatch(value)):
        return f"PMC{match[1]}"
    return value.rstrip("/").rpartition("/")[2] if value.startswith("http") else value
