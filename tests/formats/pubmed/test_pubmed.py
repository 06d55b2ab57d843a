"""Citations of PubMed: how they are cut, and what a record says of each."""

from __future__ import annotations

import io

import pytest

import biblio
from biblio.errors import InvalidData, UnreadableSource
from biblio.formats import choose, detect, read
from biblio.formats.pubmed import FORMAT, parse
from biblio.importing.normalise import normalise
from biblio.model.identifiers import Identifier, Link
from biblio.model.names import AuthorName
from biblio.model.records import (
    AuthorIdentifier,
    Contributor,
    PaperRecord,
    Reference,
    Rejection,
    Translation,
)

DOCTYPE = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, '
    '1st January 2024//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">\n'
)
ARTICLE = """<PubmedArticle>
<MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">123</PMID>
<DateCompleted><Year>2012</Year><Month>01</Month><Day>02</Day></DateCompleted>
<DateRevised><Year>2020</Year><Month>3</Month><Day>4</Day></DateRevised>
<Article PubModel="Print">
<Journal><ISSN IssnType="Print">1234-5679</ISSN>
<JournalIssue CitedMedium="Print"><Volume>7</Volume><Issue>2</Issue>
<PubDate><Year>2011</Year><Month>May</Month><Day>17</Day></PubDate></JournalIssue>
<Title>Journal of rural numbers</Title><ISOAbbreviation>J Rural Num</ISOAbbreviation></Journal>
<ArticleTitle>[On the counting of <i>Ovis</i> &amp; CO<sub>2</sub> in the U.S.A.].</ArticleTitle>
<Pagination><StartPage>123</StartPage><EndPage>129</EndPage><MedlinePgn>123-9</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.5555/Example.1</ELocationID>
<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID>
<Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">We
 count <b>sheep</b>.</AbstractText>
<AbstractText Label="UNLABELLED">They sleep.</AbstractText>
<CopyrightInformation>Copyright by the shepherds.</CopyrightInformation></Abstract>
<AuthorList CompleteYN="N">
<Author ValidYN="Y"><LastName>Shepherd</LastName><ForeName>Ada B</ForeName><Initials>AB</Initials>
<Suffix>Jr</Suffix><Identifier Source="ORCID">https://orcid.org/0000000218250097</Identifier>
<AffiliationInfo><Affiliation>Hill Farm, Hillside.</Affiliation>
<Identifier Source="ROR">https://ror.org/00x00x000</Identifier></AffiliationInfo>
<AffiliationInfo><Affiliation>Valley Farm.</Affiliation></AffiliationInfo></Author>
<Author ValidYN="N"><LastName>Sheperd</LastName></Author>
<Author ValidYN="Y"><LastName>van der Meer</LastName><Initials>JP</Initials></Author>
<Author ValidYN="Y"><CollectiveName>The Flock Study Group</CollectiveName></Author>
</AuthorList>
<Language>ger</Language><Language>eng</Language>
<GrantList><Grant><GrantID>W-1</GrantID><Agency>Wool Fund</Agency></Grant></GrantList>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
<PublicationType UI="D016441">Retracted Publication</PublicationType></PublicationTypeList>
<VernacularTitle>Schafe werden gezählt.</VernacularTitle>
<ArticleDate DateType="Electronic"><Year>2011</Year><Month>02</Month><Day>01</Day></ArticleDate>
</Article>
<MedlineJournalInfo><Country>Nowhere</Country><MedlineTA>J Rural Num</MedlineTA>
</MedlineJournalInfo>
<CommentsCorrectionsList>
<CommentsCorrections RefType="RetractionIn"><RefSource>J Rural Num. 2012;8:1</RefSource>
<PMID Version="1">124</PMID></CommentsCorrections>
<CommentsCorrections RefType="Cites"><RefSource>Almanac. 1901;1:2</RefSource>
<PMID Version="1">9</PMID></CommentsCorrections>
</CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="N">Wool</DescriptorName>
<QualifierName MajorTopicYN="Y">chemistry</QualifierName></MeshHeading></MeshHeadingList>
<OtherAbstract Type="Publisher" Language="ger"><AbstractText>Wir zählen.</AbstractText>
</OtherAbstract>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">sheep</Keyword></KeywordList>
<InvestigatorList><Investigator><LastName>Helper</LastName><ForeName>Hal</ForeName></Investigator>
</InvestigatorList>
</MedlineCitation>
<PubmedData>
<History><PubMedPubDate PubStatus="received"><Year>2010</Year><Month>1</Month><Day>2</Day>
</PubMedPubDate></History>
<PublicationStatus>ppublish</PublicationStatus>
<ArticleIdList><ArticleId IdType="pubmed">123</ArticleId><ArticleId IdType="pmc">PMC999</ArticleId>
<ArticleId IdType="doi">10.5555/Example.1</ArticleId><ArticleId IdType="pii">S1</ArticleId>
</ArticleIdList>
<ReferenceList><Reference><Citation>Elder A. Almanac. 1900.</Citation>
<ArticleIdList><ArticleId IdType="pubmed">8</ArticleId>
<ArticleId IdType="doi">10.5555/OLD</ArticleId></ArticleIdList></Reference></ReferenceList>
</PubmedData></PubmedArticle>
"""
BOOK = """<PubmedBookArticle><BookDocument><PMID Version="1">50</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK5</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Meadow Press</PublisherName>
<PublisherLocation>Hillside</PublisherLocation></Publisher>
<BookTitle book="a">Sheep &amp; goats</BookTitle><PubDate><Year>1993</Year></PubDate>
<AuthorList Type="editors" CompleteYN="Y"><Author><LastName>Itor</LastName><ForeName>Ed</ForeName>
</Author></AuthorList><Edition>2nd</Edition><Isbn>9783161484100</Isbn><Medium>Internet</Medium></Book>
CHAPTER<Language>eng</Language>
<AuthorList Type="authors" CompleteYN="Y"><Author><LastName>Quill</LastName><ForeName>Ada</ForeName>
</Author></AuthorList>
<ContributionDate><Year>2004</Year><Month>5</Month><Day>6</Day></ContributionDate>
</BookDocument></PubmedBookArticle>
"""
CHAPTER = "<ArticleTitle>Lambs</ArticleTitle>"


def of(*citations: str) -> bytes:
    return f"{DOCTYPE}<PubmedArticleSet>{''.join(citations)}</PubmedArticleSet>".encode()


def parsed(**replaced: str) -> PaperRecord:
    """The record of the article, each part of *old* between bars being that of *new*."""
    text = ARTICLE
    olds, news = replaced.get("old", "").split("|"), replaced.get("new", "").split("|")
    for old, new in zip(olds, news, strict=True):
        assert old in text
        text = text.replace(old, new) if old else text
    (found,) = read(io.BytesIO(of(text)), FORMAT)
    assert isinstance(found, PaperRecord)
    return found


def test_a_whole_citation() -> None:
    assert parsed() == PaperRecord(
        format="pubmed",
        title="On the counting of Ovis & CO2 in the U.S.A.",
        abstract="BACKGROUND: We count sheep.\nThey sleep.",
        authors_text="Ada B Shepherd Jr; J.P. van der Meer; The Flock Study Group",
        authors=(
            AuthorName(
                "Shepherd",
                "Ada B",
                "Jr",
                printed="Ada B Shepherd Jr",
                affiliations=("Hill Farm, Hillside.", "Valley Farm."),
            ),
            AuthorName("van der Meer", "J. P.", printed="J.P. van der Meer"),
            AuthorName(
                "The Flock Study Group", is_collaboration=True, printed="The Flock Study Group"
            ),
        ),
        authors_cut=True,
        doi="10.5555/Example.1",
        deleted=False,
        translations=(Translation("de", "Schafe werden gezählt", "Wir zählen."),),
        kind="article",
        container_title="Journal of rural numbers",
        container_short="J Rural Num",
        volume="7",
        issue="2",
        pages="123-9",
        issued="2011-05-17",
        issn="1234-5679",
        language="de",
        retracted=True,
        keywords=("sheep",),
        contributors=(
            Contributor("investigator", AuthorName("Helper", "Hal", printed="Hal Helper")),
        ),
        references=(
            Reference("doi", "10.5555/old", "Elder A. Almanac. 1900.", (Identifier("pmid", "8"),)),
            Reference("pmid", "9", "Almanac. 1901;1:2"),
        ),
        author_identifiers=(
            AuthorIdentifier(1, "Ada B Shepherd Jr", "orcid", "0000-0002-1825-0097"),
            AuthorIdentifier(1, "Ada B Shepherd Jr", "ror", "00x00x000"),
        ),
        identifiers=(Identifier("pmid", "123"), Identifier("pmcid", "PMC999")),
        extra=(
            ("pubmed.ArticleDate", ("2011-02-01",)),
            ("pubmed.CommentsCorrections", ("RetractionIn: J Rural Num. 2012;8:1, 124",)),
            ("pubmed.CopyrightInformation", ("Copyright by the shepherds.",)),
            ("pubmed.Country", ("Nowhere",)),
            ("pubmed.DateCompleted", ("2012-01-02",)),
            ("pubmed.Grant", ("W-1, Wool Fund",)),
            ("pubmed.MedlineTA", ("J Rural Num",)),
            ("pubmed.MeshHeading", ("Wool/*chemistry",)),
            ("pubmed.PubMedPubDate", ("received 2010-01-02",)),
            ("pubmed.PublicationStatus", ("ppublish",)),
            ("pubmed.PublicationType", ("Journal Article", "Retracted Publication")),
            ("pubmed.pii", ("S1",)),
        ),
        datestamp="2020-03-04",
    )


def test_a_record_has_a_normal_form() -> None:
    once = normalise(parsed())

    assert normalise(once) == once


@pytest.mark.parametrize(
    ("date", "issued", "printed"),
    [
        ("<Year>2000</Year><Season>Spring</Season>", "2000", "2000 Spring"),
        ("<MedlineDate>2000 Spring</MedlineDate>", "2000", "2000 Spring"),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", "1998-12", "1998 Dec-1999 Jan"),
        ("<MedlineDate>2000 Oct 14-20</MedlineDate>", "2000-10-14", "2000 Oct 14-20"),
        ("<MedlineDate>1976-1977</MedlineDate>", "1976", "1976-1977"),
        ("<MedlineDate>unknown</MedlineDate>", None, "unknown"),
        ("<Year>2011</Year><Month>02</Month>", "2011-02", None),
        ("<Year>2011</Year>", "2011", None),
        ("", "2011-02-01", None),  # of the page, since the issue has none
    ],
)
def test_dates_as_pubmed_prints_them(date: str, issued: str | None, printed: str | None) -> None:
    found = parsed(old="<Year>2011</Year><Month>May</Month><Day>17</Day>", new=date)

    assert (found.issued, found.issued_printed) == (issued, printed)


def test_the_day_of_a_page_completes_the_date_of_what_has_no_other() -> None:
    found = parsed(
        old='PubModel="Print"|<Month>May</Month><Day>17</Day>', new='PubModel="Electronic"|'
    )

    assert found.issued == "2011-02-01"


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ("<MedlinePgn>e12</MedlinePgn>", (None, "e12")),
        ("<StartPage>1</StartPage><EndPage>9</EndPage>", ("1-9", None)),
        ("<StartPage>1</StartPage>", ("1", None)),
        ("<MedlinePgn>1-3, 7–9</MedlinePgn>", ("1-3, 7-9", None)),
    ],
)
def test_pages_as_printed(pages: str, found: tuple[str | None, str | None]) -> None:
    old = "<StartPage>123</StartPage><EndPage>129</EndPage><MedlinePgn>123-9</MedlinePgn>"
    record = parsed(old=old, new=pages)

    assert (record.pages, record.article_number) == found


@pytest.mark.parametrize(
    ("kind", "expected", "is_notice"),
    [
        ("Published Erratum", "article", True),
        ("Retraction Notice", "article", True),
        ("Preprint", "preprint", False),
        ("Dataset", "dataset", False),
    ],
)
def test_types_of_publications(kind: str, expected: str, *, is_notice: bool) -> None:
    found = parsed(old=">Journal Article<", new=f">{kind}<")

    assert (found.kind, found.is_notice) == (expected, is_notice)


def test_a_preprint_is_linked_to_what_it_became_and_arxiv_is_no_journal() -> None:
    found = parsed(
        old='>Journal Article<|RefType="RetractionIn"|>Journal of rural numbers<|>S1<',
        new='>Preprint<|RefType="UpdateIn"|>ArXiv<|>arXiv:2101.00001v2<',
    )

    assert found.links == (Link(Identifier("pmid", "123"), Identifier("pmid", "124")),)
    assert (found.arxiv_id, found.latest_version) == ("2101.00001", 2)
    assert (found.container_title, found.container_short) == (None, None)


def test_a_title_that_is_not_there_is_the_one_of_its_own_language() -> None:
    start = ARTICLE.index("<ArticleTitle>")
    title = ARTICLE[start : ARTICLE.index("</ArticleTitle>")]

    found = parsed(old=title, new="<ArticleTitle>[Not Available].")

    assert found.title == "Schafe werden gezählt"
    assert found.translations == (Translation("de", None, "Wir zählen."),)


def test_a_chapter_and_its_book() -> None:
    chapter, book = (parse(BOOK.replace("CHAPTER", each).encode()) for each in (CHAPTER, ""))

    assert isinstance(chapter, PaperRecord)
    assert (chapter.title, chapter.kind, chapter.container_title) == (
        "Lambs",
        "chapter",
        "Sheep & goats",
    )
    assert [each.name for each in chapter.authors] == ["Ada Quill"]
    assert [(each.role, each.name.name) for each in chapter.contributors] == [("editor", "Ed Itor")]
    assert (chapter.issued, chapter.isbn, chapter.edition) == ("2004-05-06", "9783161484100", "2nd")
    assert chapter.identifiers == (Identifier("pmid", "50"),)
    assert chapter.extra == (
        ("pubmed.Medium", ("Internet",)),
        ("pubmed.bookaccession", ("NBK5",)),
    )
    assert (book.title, book.kind, book.issued) == ("Sheep & goats", "book", "1993")
    assert (book.publisher, book.place) == ("Meadow Press", "Hillside")
    assert Identifier("isbn", "9783161484100") in book.identifiers


def test_each_citation_has_a_place_and_a_broken_one_costs_itself() -> None:
    broken = ARTICLE.replace("</Journal>", "</Jornal>").replace(">123</PMID>", ">77</PMID>")
    raw = of(ARTICLE, broken, BOOK.replace("CHAPTER", CHAPTER))

    first, second, third = read(io.BytesIO(raw), choose(raw, "a", None))

    assert isinstance(first, PaperRecord)
    assert isinstance(second, Rejection)
    assert second.place == "entry 2 (PMID 77)"
    assert second.reason.startswith("the XML is not well formed")
    assert isinstance(third, PaperRecord)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"<PubmedArticle/>", "it has no citation with an article"),
        (b"<PubmedBookArticle/>", "it has no document of a book"),
        (b"<PMID>x</PMID>", "'x' is not a PMID"),
        (
            b"<PubmedArticle><MedlineCitation><Article/></MedlineCitation></PubmedArticle>",
            "no PMID",
        ),
    ],
)
def test_what_is_no_citation_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        parse(raw)


def test_an_error_of_the_server_is_said() -> None:
    raw = b"<?xml version='1.0'?>\n<eFetchResult><ERROR>Empty id list</ERROR></eFetchResult>"

    with pytest.raises(UnreadableSource, match="PubMed answered with an error: Empty id list"):
        list(read(io.BytesIO(raw), detect(raw, "a")))


def test_a_document_type_that_declares_anything_is_refused() -> None:
    raw = of(ARTICLE).replace(b'240101.dtd">', b'240101.dtd" [<!ENTITY x "y">]>')

    with pytest.raises(UnreadableSource, match="entities"):
        list(read(io.BytesIO(raw), FORMAT))


def test_what_pubmed_takes_away_is_deleted_whatever_comes_first(library: biblio.Library) -> None:
    gone = "<DeleteCitation><PMID Version='1'>123</PMID><PMID>9</PMID></DeleteCitation>"
    found, other = read(io.BytesIO(of(gone)), FORMAT)
    assert found == PaperRecord(
        format="pubmed:deleted", identifiers=(Identifier("pmid", "123"),), deleted=True
    )
    assert isinstance(found, PaperRecord)
    assert isinstance(other, PaperRecord)
    library.import_records([found, parsed()])

    paper = library.paper("pmid:123")

    assert paper is not None
    assert paper.deleted
    assert paper.title == "On the counting of Ovis & CO2 in the U.S.A."
