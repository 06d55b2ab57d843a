"""A citation of PubMed to a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from biblio.errors import InvalidData
from biblio.formats.pubmed.dates import day_of, issued
from biblio.formats.pubmed.elements import line
from biblio.formats.pubmed.identifiers import ARXIV, Called, called, pmid_of, references_of
from biblio.formats.pubmed.people import authors_of, contributors_of, is_cut
from biblio.formats.pubmed.texts import (
    abstract_of,
    extra_of,
    further,
    keywords_of,
    languages_of,
    pages_of,
    title_of,
    translations_of,
    version_of,
)
from biblio.formats.pubmed.vocabulary import KINDS, NOTICES, RETRACTED
from biblio.formats.xml import Element
from biblio.model.identifiers import Identifier, Link
from biblio.model.records import PaperRecord

__all__ = ["READ", "article"]

# Elements whose values stand in fields of the record; the others are kept by their names.
READ: Final = frozenset(
    (
        *(
            "Abstract",
            "AbstractText",
            "ArticleIdList",
            "ArticleTitle",
            "Article",
            "AuthorList",
            "Book",
        ),
        *("DateRevised", "ELocationID", "InvestigatorList", "Journal", "KeywordList", "Language"),
        *("MedlineJournalInfo", "Pagination", "PMID", "ReferenceList", "VernacularTitle"),
    )
)
_PARTS: Final = ("Article", "Article/Abstract", "MedlineJournalInfo")


def article(root: Element) -> PaperRecord:
    """The record of a citation, a `PubmedArticle`.

    Raises:
        InvalidData: it has no citation with an article, or no PMID.
    """
    citation = root.find("MedlineCitation")
    paper = citation.find("Article") if citation is not None else None
    if citation is None or paper is None:
        raise InvalidData("it has no citation with an article")
    own = pmid_of(citation.find("PMID"))
    journal = paper.find("Journal")
    data = root.find("PubmedData")
    names = called(paper, data, is_on_arxiv=_is_arxiv(journal))
    types = list(map(line, paper.iterfind("PublicationTypeList/PublicationType")))
    kind = _kind(types, names)
    authors, stated = authors_of(paper.findall("AuthorList"))
    languages = languages_of(paper)
    title, vernacular = title_of(paper, "ArticleTitle"), title_of(paper, "VernacularTitle")
    when, printed = _issued(paper)
    pages, number = pages_of(paper.find("Pagination"))
    return PaperRecord(
        format="pubmed",
        arxiv_id=names.arxiv.base if names.arxiv else None,
        latest_version=names.arxiv.version if names.arxiv else None,
        title=title or vernacular,
        abstract=abstract_of(paper.find("Abstract")),
        authors_text="; ".join(name.printed or name.name for name in authors) or None,
        authors=authors,
        authors_cut=is_cut(paper.findall("AuthorList")) and bool(authors),
        doi=names.doi,
        deleted=False,
        translations=translations_of(
            vernacular if title else None, languages, citation.iterfind("OtherAbstract")
        ),
        kind=kind,
        container_title=None if _is_arxiv(journal) else line(journal, "Title"),
        container_short=None if _is_arxiv(journal) else line(journal, "ISOAbbreviation"),
        volume=line(journal, "JournalIssue/Volume"),
        issue=line(journal, "JournalIssue/Issue"),
        pages=pages,
        article_number=number,
        issued=when,
        issued_printed=printed,
        issn=line(journal, "ISSN"),
        language=next(iter(languages), None),
        retracted=_retracted(types, citation),
        keywords=tuple(dict.fromkeys(keywords_of(citation))),
        contributors=contributors_of(citation.findall("InvestigatorList"), "investigator"),
        references=references_of(data, citation),
        author_identifiers=stated,
        identifiers=(own, *names.others),
        links=_links(own, kind, citation),
        is_notice=not NOTICES.isdisjoint(types),
        extra=extra_of(
            further([citation, *map(citation.find, _PARTS), data], READ),
            names.further,
            version_of(citation.find("PMID")),
        ),
        datestamp=_datestamp(citation),
    )


def _is_arxiv(journal: Element | None) -> bool:
    """Whether arXiv stands in place of a journal."""
    return (line(journal, "Title") or "").lower().startswith(ARXIV)


def _kind(types: Sequence[str | None], names: Called) -> str:
    told = next((KINDS[each] for each in types if each in KINDS), "article")
    return "preprint" if told == "article" and names.arxiv and not names.doi else told


def _issued(paper: Element) -> tuple[str | None, str | None]:
    """The date of the issue; of what has no day there, that of the page, if it is the same date."""
    known, printed = issued(paper.find("Journal/JournalIssue/PubDate"))
    online = day_of(paper.find("ArticleDate"))
    if online is None or printed is not None:
        return known, printed
    is_same = known is None or (
        online.startswith(known) and paper.get("PubModel", "").startswith("Electronic")
    )
    return (online if is_same else known), printed


def _retracted(types: Iterable[str | None], citation: Element) -> bool | None:
    """Whether it is; None where nothing says so."""
    corrections = citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    is_told = any(each.get("RefType") == "RetractionIn" for each in corrections)
    return True if is_told or RETRACTED in types else None


def _links(own: Identifier, kind: str, citation: Element) -> tuple[Link, ...]:
    """What a preprint became, which PubMed calls its update."""
    if kind != "preprint":
        return ()
    updates = citation.iterfind("CommentsCorrectionsList/CommentsCorrections[@RefType='UpdateIn']")
    return tuple(
        Link(own, Identifier("pmid", pmid)) for each in updates if (pmid := line(each, "PMID"))
    )


def _datestamp(citation: Element) -> str | None:
    """The day of the last change, else of the first."""
    days = (day_of(citation.find(name)) for name in ("DateRevised", "DateCompleted", "DateCreated"))
    return next((each for each in days if each and len(each) == len("2001-05-17")), None)
