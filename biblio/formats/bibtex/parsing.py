"""One entry of BibTeX or biblatex to a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from biblio.errors import InvalidData
from biblio.formats import fields
from biblio.formats.bibtex.dates import datestamp, issued
from biblio.formats.bibtex.entry_types import LANGUAGES, ROLES, VERBATIM, WRITTEN_AS, kind_of
from biblio.formats.bibtex.fields import Fields, read_fields
from biblio.formats.bibtex.people import people
from biblio.formats.eprints import eprint_of
from biblio.formats.named import WHOLE, Dois, dois_in, eprints_elsewhere, isbns_in
from biblio.model import tex
from biblio.model.identifiers import Identifier
from biblio.model.kinds import KINDS
from biblio.model.records import Contributor, Extra, PaperRecord

__all__ = ["parse"]

_TAG: Final = re.compile(r"[a-z]{2}|[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})+")  # BCP 47
_ESCAPED: Final = re.compile(r"\\([_%&#$~{}])(?:\{\})?")
_URL_MACRO: Final = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}.*")
_LINK: Final = re.compile(
    r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_PUBLISHERS: Final = ("publisher", "school", "institution", "organization")


def parse(raw: bytes) -> PaperRecord:
    """The record of the last entry in *raw*, which the strings and parents it needs stand before.

    Raises:
        InvalidData: it cannot be understood, or has nothing but a key.
    """
    entry = read_fields(raw)
    if not any(value.strip() for value in entry.values.values()):
        raise InvalidData(f"the entry {entry.key or 'without a key'} has no fields")
    return _Reading(entry).record()


class _Reading:
    """One entry being read: its fields as plain text, and what is to be said of them."""

    def __init__(self, entry: Fields) -> None:
        self.entry = entry
        self.warnings = list(entry.warnings)
        self.used: set[str] = set()
        self.plain = {name: _line(name, value) for name, value in entry.values.items()}

    def take(self, *names: str) -> str | None:
        """The text of the first of the fields *names* that says anything, which is used up.

        One that is used up already, such as a journal that is arXiv itself, says nothing more.
        """
        for name in names:
            if name not in self.used and (text := self.plain.get(name)):
                self.used.add(name)
                return text
        return None

    def record(self) -> PaperRecord:
        """The whole record."""
        title = self._title("title", "subtitle")
        authors = people(self.entry.values.get("author"))
        eprint = eprint_of(self.plain)
        arxiv_id = eprint.identifier
        url = self._url()
        dois = self._dois(url)
        if "url" in eprint.citing:
            url = None  # arXiv's page of the paper says no more than its identifier
        self.used |= eprint.citing | {"author", "abstract"}
        kind, container, series = self._kind_and_container(is_on_arxiv=arxiv_id is not None)
        issue, report_no = self._number(kind)
        when, printed = issued(self.plain)
        self.used |= {"date", "year", "month", "day"}
        isbns = isbns_in(self.take("isbn"))
        self.warnings += (*authors.warnings, *eprint.warnings, *isbns.warnings)
        comments, journal_ref = self._comments(container, is_on_arxiv=arxiv_id is not None)
        return PaperRecord(
            format="bibtex",
            arxiv_id=arxiv_id.base if arxiv_id else None,
            latest_version=arxiv_id.version if arxiv_id else None,
            title=title,
            abstract=fields.paragraphs(_without_tex(self.entry.values.get("abstract", ""))),
            authors_text=fields.line(self.entry.values.get("author")),
            authors=authors.names,
            authors_cut=authors.is_cut,
            comments=comments,
            journal_ref=journal_ref,
            doi=dois.printed,
            report_no=report_no,
            categories=(eprint.category,) if eprint.category else (),
            kind=kind,
            container_title=container,
            container_short=self.take("shortjournal"),
            series=series,
            volume=self.take("volume"),
            issue=issue,
            pages=fields.pages(self.take("pages")),
            article_number=self.take("eid"),
            publisher=self.take(*_PUBLISHERS),
            place=self.take("location", "address"),
            edition=self.take("edition"),
            issued=when,
            issued_printed=printed,
            isbn=isbns.text,
            issn=self.take("issn"),
            url=url,
            language=self._language(),
            retracted=self._retracted(),
            keywords=fields.listed(self.take("keywords") or ""),
            contributors=tuple(self._contributors()),
            identifiers=(
                *self._identifiers(),
                *dois.of_arxiv,
                *(isbns.valid if kind in WHOLE else ()),
            ),
            extra=self._extra(kind),
            datestamp=datestamp(self.plain),
            warnings=tuple(dict.fromkeys(self.warnings)),
        )

    def _title(self, name: str, under: str) -> str | None:
        parts = []
        for each in (name, under):
            text, warnings = fields.title(self.entry.values.get(each))
            self.warnings += warnings
            if text is not None:
                self.used.add(each)
                parts.append(text)
        return ": ".join(parts) or None

    def _kind_and_container(self, *, is_on_arxiv: bool) -> tuple[str, str | None, str | None]:
        """What the entry is, what it stands in, and the series of that."""
        container = self.take("journaltitle", "journal", "booktitle")
        kind = kind_of(
            self.entry.type, is_on_arxiv=is_on_arxiv, has_container=container is not None
        )
        if self.plain.get("entrysubtype") in KINDS:
            kind = self.take("entrysubtype") or kind
        return kind, container, self.take("series")

    def _comments(
        self, container: str | None, *, is_on_arxiv: bool
    ) -> tuple[str | None, str | None]:
        """The comments of a paper, and where it appeared if no field but `note` says so."""
        comments = self.take("comments")
        if not is_on_arxiv:
            return comments, None
        if comments is None:
            return self.take("note"), None
        return comments, self.take("note") if container is None else None

    def _number(self, kind: str) -> tuple[str | None, str | None]:
        """The issue, and of a report its number."""
        if kind == "report":
            return self.take("issue"), self.take("number")
        number = self.take("number")
        return self.take("issue") if number is None else number, self.take("reportnumber")

    def _dois(self, url: str | None) -> Dois:
        doi = " ".join(filter(None, (self.plain.get("doi"), self.plain.get("otherdois"))))
        found = dois_in(doi or None, url)
        if found.warning is None:
            self.used |= {"doi", "otherdois"}
        else:
            self.warnings.append(found.warning)
        return found

    def _identifiers(self) -> Iterator[Identifier]:
        if self.entry.key:
            yield Identifier("key", self.entry.key)
        for field, named in eprints_elsewhere(self.plain):
            self.used |= {field, *(("eprinttype", "archiveprefix") if field == "eprint" else ())}
            yield named

    def _url(self) -> str | None:
        """The address, also where it is an eprint or stands in `howpublished`."""
        if (url := self.take("url")) is not None:
            return url
        if self.plain.get("eprint", "").startswith(("http://", "https://")):
            return self.take("eprint")
        printed = self.entry.values.get("howpublished", "").strip()
        found = _URL_MACRO.search(printed)
        if found is None:
            return None
        if found[0] == printed:
            self.used.add("howpublished")
        return _verbatim(found[1] or found[2])

    def _retracted(self) -> bool | None:
        """Whether it is; any other state of publication is kept as it stands."""
        return True if self.plain.get("pubstate") == "retracted" and self.take("pubstate") else None

    def _language(self) -> str | None:
        for name in ("langid", "language"):
            said = self.plain.get(name, "").strip()
            tag = LANGUAGES.get(said.lower()) or (said if _TAG.fullmatch(said) else None)
            if tag is not None:
                self.used.add(name)
                return tag
        return None

    def _contributors(self) -> Iterator[Contributor]:
        for name, role in ROLES.items():
            found = people(self.entry.values.get(name))
            self.used.add(name)
            yield from (Contributor(role, each) for each in found.names)

    def _extra(self, kind: str) -> Extra:
        """Every field that is not read, and the type where the kind does not tell it."""
        found: dict[str, list[str]] = {}
        if self.entry.type != WRITTEN_AS.get(kind, "misc"):
            found["type"] = [self.entry.type]
        for name in self.entry.values:
            if name not in self.used and (text := self.plain[name]):
                found.setdefault(name if name != "type" else "type-field", []).append(text)
        for name, value in self.entry.repeated:
            if text := _line(name, value):
                found.setdefault(name, []).append(text)
        return tuple((f"bibtex.{name}", tuple(said)) for name, said in sorted(found.items()))


def _line(name: str, value: str) -> str:
    """The field *name* on one line without its TeX; empty where it says nothing."""
    return _one_line(value, is_verbatim=name in VERBATIM)


@lru_cache(maxsize=4096)
def _one_line(value: str, *, is_verbatim: bool) -> str:
    """*value* on one line; years, journals and what strings stand for come again and again."""
    return fields.line(_verbatim(value) if is_verbatim else _without_tex(value)) or ""


def _without_tex(value: str) -> str:
    if "\\url" in value or "\\href" in value:
        value = _LINK.sub(_linked, value)
    text, is_understood = tex.decode(value)
    # What is left of braces then is in formulas, or was meant to be printed.
    return text if is_understood else text.replace("{", "").replace("}", "")


def _linked(found: re.Match[str]) -> str:
    """What is printed of a link, and where it leads if that is not what is printed."""
    url, target, printed = found.groups()
    return (url or target) if not printed or printed == target else f"{printed} ({target})"


def _verbatim(value: str) -> str:
    r"""An address or an identifier: `\_`, `\%` and their kin are what they escape."""
    found = _URL_MACRO.search(value)
    text = (found[1] or found[2]) if found else value
    return _ESCAPED.sub(r"\1", text).strip().strip("{}").strip()
