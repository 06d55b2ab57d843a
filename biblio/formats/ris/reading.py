"""A record of RIS read: what its tags say of a paper.

Tags mean what the type of the record makes them mean, and programs differ: A1 is AU, DA, PY and Y1
are all dates, T2 is a journal or a book. What is read here stands in the table of fields that
`docs/precedence.md` has; every other tag is kept under its own name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from biblio.errors import InvalidData
from biblio.formats import fields
from biblio.formats.eprints import Eprint, eprint_of
from biblio.formats.named import WHOLE, dois_in, isbns_in, isbns_of
from biblio.formats.ris.cutting import Tag, tags_in
from biblio.formats.ris.tags import KINDS, ROLES, type_of
from biblio.model import categories
from biblio.model.identifiers import Identifier, doi_or_arxiv
from biblio.model.names import AuthorList, AuthorName, SplitName, parse_names, repair_split
from biblio.model.records import Contributor, Extra, PaperRecord

__all__ = ["names_in", "parse"]

_AUTHORS: Final = ("AU", "A1")
_TITLES: Final = ("TI", "T1", "CT")
_DATE: Final = re.compile(r"\s*([0-9]{4})(?:[/-]([0-9]{0,2})(?:[/-]([0-9]{0,2}))?)?(?:/(.*))?\s*")
_YEAR: Final = re.compile(r"(?<![0-9])([12][0-9]{3})(?![0-9])")
_ISSN: Final = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx]")
_MEDIUM: Final = re.compile(r"\s*\((?:print|linking|electronic|online)\)\Z", re.IGNORECASE)
_DOI_NOTE: Final = re.compile(r"doi:\s*(10\.\S+)", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"[A-Za-z]+[0-9]+")
_PMC: Final = re.compile(r"PMC[0-9]+")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def parse(raw: bytes) -> PaperRecord:
    """The record of one entry.

    Raises:
        InvalidData: it has no type, or nothing but a type.
    """
    tags = list(tags_in(raw))
    if not any(each.name == "TY" for each in tags):
        raise InvalidData("it has no TY, which says what a record is of")
    if not any(each.value for each in tags if each.name not in ("TY", "ER")):
        raise InvalidData("the record has nothing but its type")
    return _Reading(tags).record()


class _Reading:
    """One record being read: its tags, which of them are used, and what is to be said."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self.tags = [each for each in tags if each.value]
        self.type = next(each.value for each in tags if each.name == "TY").upper()
        self.has_end = any(each.name == "ER" for each in tags)
        self.used = {each.number for each in tags if each.name == "TY"}
        self.warnings: list[str] = []

    def all(self, *names: str) -> list[Tag]:
        """The tags that are one of *names*, in their order."""
        return [each for each in self.tags if each.name in names]

    def take(self, *names: str) -> str | None:
        """The first value of the first of *names* that has one left, which is used up."""
        for name in names:
            for each in self.all(name):
                if each.number not in self.used:
                    self.used.add(each.number)
                    return each.value
        return None

    def take_all(self, *names: str) -> list[str]:
        """All values of *names*, which are used up."""
        found = [each for each in self.all(*names) if each.number not in self.used]
        self.used.update(each.number for each in found)
        return [each.value for each in found]

    def record(self) -> PaperRecord:
        """The whole record."""
        if not self.has_end:
            self.warnings.append("the record has no ER, which ends it")
        kind = KINDS.get(self.type, "other")
        title, said = fields.title(self.take(*_TITLES, *(("BT",) if kind == "book" else ())))
        self.warnings += said
        authors = names_in(self.take_all(*_AUTHORS))
        eprint = self._eprint()
        container, short, series = self._container(kind)
        if kind == "conference-paper" and self.type == "CONF" and container is None:
            kind = "proceedings"
        if eprint.identifier and container is None and kind in {"article", "other", "webpage"}:
            kind = "preprint"
        issued, printed = self._issued()
        numbers = self._numbers(kind)
        codes, keywords = self._keywords(eprint)
        pages, article_number = self._pages()
        doi, of_arxiv = self._dois()
        return PaperRecord(
            format="ris",
            arxiv_id=eprint.identifier.base if eprint.identifier else None,
            latest_version=eprint.identifier.version if eprint.identifier else None,
            title=title,
            abstract=fields.paragraphs(self.take("AB", "N2")),
            authors=authors.names,
            authors_cut=authors.is_cut,
            comments=self.take("N1") if eprint.identifier else None,
            doi=doi,
            report_no=numbers.report_no,
            categories=codes,
            kind=kind,
            container_title=container,
            container_short=short,
            series=series,
            volume=self.take("VL"),
            issue=self.take("IS"),
            pages=pages,
            article_number=article_number,
            publisher=self.take("PB"),
            place=self.take("CY"),
            edition=self.take("ET"),
            issued=issued,
            issued_printed=printed,
            isbn=numbers.isbn,
            issn=numbers.issn,
            url=self._url(),
            language=self._language(),
            keywords=keywords,
            contributors=tuple(self._contributors(kind)),
            identifiers=(*self._identifiers(), *of_arxiv, *numbers.identifiers),
            extra=self._extra(kind, container),
            warnings=tuple(dict.fromkeys((*self.warnings, *authors.warnings))),
        )

    def _eprint(self) -> Eprint:
        """The arXiv identifier that an address, a number or a note is, and nothing else."""
        first = Eprint()
        for name, field in (("UR", "url"), ("L1", "url"), ("M1", "number"), ("N1", "note")):
            for place, each in enumerate(self.all(name)):
                found = eprint_of({field: each.value})
                if found.identifier is None:
                    continue
                first = first if first.identifier else found
                is_the_same = first.identifier and first.identifier.base == found.identifier.base
                # The first address is kept as what it is.
                says_more = name == "L1" or (name == "UR" and not place)
                if is_the_same and not says_more:
                    self.used.add(each.number)
        return first

    def _url(self) -> str | None:
        """The first address; EndNote's link into a database that only it opens is none."""
        for each in self.all("UR"):
            if each.number not in self.used and not each.value.startswith("<Go to "):
                self.used.add(each.number)
                return each.value
        return None

    def _container(self, kind: str) -> tuple[str | None, str | None, str | None]:
        """What it stands in, that shortened, and the series."""
        if kind == "book":
            return None, None, self.take("T3", "T2")
        full = self.take("JF", "T2", *(("BT",) if kind != "article" else ()), "JO")
        short = self.take("J2", "JA", "JO")
        return full or short, short if full else None, self.take("T3")

    def _issued(self) -> tuple[str | None, str | None]:
        """When it was issued, and the date as printed where that says more: DA, PY, then Y1."""
        dates = [
            (each, match)
            for name in ("DA", "PY", "Y1")
            for each in self.all(name)
            if (match := _DATE.fullmatch(each.value)) is not None
        ]
        for each, match in dates:
            year, month, day, more = match.groups()
            known = fields.partial_day(year, month, day)
            if known is None:
                continue
            # A less exact date says nothing more.
            for other, found in dates:
                if known.startswith(fields.partial_day(*found.groups()[:3]) or "-"):
                    self.used.add(other.number)
            return known, each.value if more and more.strip() else None
        for each in self.all("DA", "PY", "Y1"):
            if year := _YEAR.search(each.value):
                self.used.add(each.number)
                return year[1], each.value
        return None, None

    def _pages(self) -> tuple[str | None, str | None]:
        """The pages as printed, and the number of an article that has none."""
        number = self.take("C7")
        first, last = self.take("SP"), self.take("EP")
        if first and not last and number is None and _NUMBERED.fullmatch(first):
            return None, first
        return fields.pages("-".join(filter(None, (first, last)))), number

    def _dois(self) -> tuple[str | None, tuple[Identifier, ...]]:
        """The DOIs as printed, and those of arXiv, which name the paper there."""
        printed = " ".join(self.take_all("DO"))
        for each in self.all("M3", "N1"):
            note = _DOI_NOTE.fullmatch(each.value)
            value = note[1] if note else each.value
            if (each.name == "M3" and doi_or_arxiv(value)) or note:
                self.used.add(each.number)
                printed = f"{printed} {value}".strip()
        url = next((each.value for each in self.all("UR")), None)
        found = dois_in(printed or None, url)
        if found.warning is not None:
            self.warnings.append(found.warning.replace("doi ", "DO ", 1))
        return found.printed, found.of_arxiv

    def _numbers(self, kind: str) -> _Numbers:
        """What SN says: ISBNs, ISSNs, and of a report its number."""
        issns: list[str] = []
        others: list[str] = []
        report_no = None
        for value in self.take_all("SN"):
            issn = _ISSN.fullmatch(_MEDIUM.sub("", value))
            (issns if issn else others).append(issn[0] if issn else value)
        if kind == "report":
            report_no = next((each for each in others if not isbns_of([each]).valid), None)
            others = [each for each in others if each != report_no]
            report_no = report_no or self.take("M1")
        isbns = isbns_in("; ".join(others) or None)
        self.warnings += isbns.warnings
        return _Numbers(
            isbns.text,
            " ".join(dict.fromkeys(issns)) or None,
            report_no,
            isbns.valid if kind in WHOLE else (),
        )

    def _language(self) -> str | None:
        """The tag of the language; a name of one stays as it stands."""
        for each in self.all("LA"):
            if _LANGUAGE.fullmatch(each.value):
                self.used.add(each.number)
                return each.value
        return None

    def _keywords(self, eprint: Eprint) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of categories, where it is a paper of arXiv's, and all other keywords."""
        words = (part.strip() for value in self.take_all("KW") for part in value.split(";"))
        found = tuple(dict.fromkeys(filter(None, words)))
        if eprint.identifier is None:
            return (), found
        codes = fields.category_codes(" ".join(filter(categories.is_known, found)))
        return codes, tuple(each for each in found if not categories.is_known(each))

    def _contributors(self, kind: str) -> Iterator[Contributor]:
        """Who had another part, in the order of the tags."""
        for each in self.all(*ROLES):
            role = ROLES[each.name].get(kind)
            if role is not None:
                self.used.add(each.number)
                yield from (Contributor(role, name) for name in names_in([each.value]).names)

    def _identifiers(self) -> Iterator[Identifier]:
        """Its key within the file, and what PubMed calls it."""
        if key := self.take("ID"):
            yield Identifier("key", key)
        of_pubmed = any("pubmed" in each.value.lower() for each in self.all("DB", "DP"))
        for each in self.all("PM", "AN", "C2"):
            if each.name == "C2":
                scheme = "pmcid" if _PMC.fullmatch(each.value) else None
            else:
                is_pmid = each.value.isascii() and each.value.isdigit()
                scheme = "pmid" if is_pmid and (each.name == "PM" or of_pubmed) else None
            if scheme is not None:
                self.used.add(each.number)
                yield Identifier(scheme, each.value)

    def _extra(self, kind: str, container: str | None) -> Extra:
        """Every tag that is not read, and the type where the kind does not tell it."""
        found: dict[str, list[str]] = defaultdict(list)
        if self.type != type_of(kind, container):
            found["TY"].append(self.type)
        for each in self.tags:
            if each.number not in self.used:
                found[each.name].append(each.value)
        return tuple((f"ris.{name}", tuple(said)) for name, said in sorted(found.items()))


class _Numbers(NamedTuple):
    """ISBN and ISSN as text, the number of a report, and what names the work itself."""

    isbn: str | None
    issn: str | None
    report_no: str | None
    identifiers: tuple[Identifier, ...]


def names_in(printed: Sequence[str]) -> AuthorList:
    """The names in *printed*, `Last, First, Suffix` each; several where semicolons part them.

    A comma with nothing behind it ends the name of an organisation, as EndNote asks for.
    """
    names: list[AuthorName] = []
    warnings: list[str] = []
    is_cut = False
    for each in (part.strip() for value in printed for part in value.split(";")):
        if not each.strip(" ,"):
            continue
        last, *given = (part.strip() for part in each.split(","))
        if any(given):
            first, suffix = (*given, "")[:2]
            found = repair_split([SplitName(last, first, suffix)], "")
        elif given:
            found = AuthorList((AuthorName(last, is_collaboration=True),))
        else:
            found = parse_names([(last, ())])
        names += (name._replace(printed=each) for name in found.names)
        warnings += found.warnings
        is_cut |= found.is_cut
    return AuthorList(tuple(names), is_cut, warnings=tuple(dict.fromkeys(warnings)))
