"""A book of PubMed, or a chapter of one, to a record."""

from __future__ import annotations

from typing import Final

from biblio.errors import InvalidData
from biblio.formats.named import isbns_of
from biblio.formats.pubmed.article import READ
from biblio.formats.pubmed.dates import day_of, issued
from biblio.formats.pubmed.elements import line
from biblio.formats.pubmed.identifiers import called, pmid_of, references_of
from biblio.formats.pubmed.people import authors_of, contributors_of, is_cut
from biblio.formats.pubmed.texts import (
    abstract_of,
    extra_of,
    further,
    keywords_of,
    languages_of,
    pages_of,
    title_of,
    version_of,
)
from biblio.formats.xml import Element
from biblio.model.records import PaperRecord

__all__ = ["book"]

_OF_BOOK: Final = frozenset(
    (
        *("AuthorList", "BookTitle", "CollectionTitle", "Edition", "ELocationID", "Isbn"),
        *("PubDate", "Publisher", "ReportNumber", "Volume"),
    )
)


def book(root: Element) -> PaperRecord:
    """The record of a book or a chapter, a `PubmedBookArticle`.

    Raises:
        InvalidData: it has no document, or no PMID.
    """
    document = root.find("BookDocument")
    if document is None:
        raise InvalidData("it has no document of a book")
    own = pmid_of(document.find("PMID"))
    whole = document.find("Book")
    chapter = title_of(document, "ArticleTitle")
    names = called(document, root.find("PubmedBookData"), whole)
    lists = [
        *document.findall("AuthorList"),
        *(whole.findall("AuthorList") if whole is not None else ()),
    ]
    editors = [each for each in lists if each.get("Type") == "editors"]
    writers = [each for each in lists if each.get("Type") != "editors"][: 1 if chapter else None]
    authors, stated = authors_of(writers)
    isbns = isbns_of(said for each in root.iterfind(".//Isbn") if (said := line(each)))
    day = day_of(document.find("ContributionDate")) if chapter else None
    used = {"ContributionDate"} if day else set()
    when, printed = issued(whole.find("PubDate") if whole is not None else None)
    pages, number = pages_of(document.find("Pagination"))
    return PaperRecord(
        format="pubmed",
        title=chapter or title_of(whole, "BookTitle"),
        abstract=abstract_of(document.find("Abstract")),
        authors_text="; ".join(name.printed or name.name for name in authors) or None,
        authors=authors,
        authors_cut=is_cut(writers) and bool(authors),
        doi=names.doi,
        report_no=line(whole, "ReportNumber"),
        deleted=False,
        kind="chapter" if chapter else "book",
        container_title=title_of(whole, "BookTitle") if chapter else None,
        series=title_of(whole, "CollectionTitle"),
        volume=line(whole, "Volume"),
        pages=pages,
        article_number=number,
        publisher=line(whole, "Publisher/PublisherName"),
        place=line(whole, "Publisher/PublisherLocation"),
        edition=line(whole, "Edition"),
        issued=day or when,
        issued_printed=None if day else printed,
        isbn=isbns.text,
        language=next(iter(languages_of(document)), None),
        keywords=tuple(dict.fromkeys(keywords_of(document))),
        contributors=(
            *contributors_of(editors, "editor"),
            *contributors_of(document.findall("InvestigatorList"), "investigator"),
        ),
        references=references_of(document, None),
        author_identifiers=stated,
        identifiers=(own, *names.others, *(() if chapter else isbns.valid)),
        extra=extra_of(
            further(
                [document, document.find("Abstract"), root.find("PubmedBookData")],
                READ | used,
            ),
            further([whole], _OF_BOOK),
            names.further,
            version_of(document.find("PMID")),
        ),
        datestamp=day_of(document.find("DateRevised")),
        warnings=isbns.warnings,
    )
