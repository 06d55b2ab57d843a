from __future__ import annotations

import io

import pytest
from places import SHARED

from biblio.errors import InvalidData, InvalidIdentifier, UnreadableSource
from biblio.formats import by_name, read
from biblio.formats.oai import FORMAT
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion, Rejection

DATA = SHARED / "oai"

HEADER = (
    "<header><identifier>oai:arXiv.org:{0}</identifier><datestamp>2024-05-06</datestamp></header>"
)
ARXIV = """
<arXiv xmlns="http://arxiv.org/OAI/arXiv/">
 <id>2001.00001</id><created>2020-01-01</created><updated>2021-02-03</updated>
 <authors>
  <author><keyname>Erd\\H os</keyname><forenames>Paul</forenames>
   <affiliation>Budapest</affiliation><affiliation>Szeged</affiliation></author>
  <author><keyname>Bloggs</keyname><forenames>Joe</forenames><suffix>Jr</suffix></author>
  <author><keyname>Collaboration</keyname><forenames>for the DES</forenames></author>
 </authors>
 <title>On  G{\\"o}del
  numbers</title>
 <categories>math.MP math-ph cs.IT math.IT</categories>
 <comments>12 pages,
  2 figures</comments>
 <proxy>ccsd hal-1</proxy><report-no>R-1</report-no><msc-class>11A05</msc-class>
 <acm-class>F.2.2</acm-class><journal-ref>J. Test 1 (2020) 2</journal-ref>
 <doi>10.1000/a, 10.1000/b</doi><license>http://arxiv.org/licenses/x/</license>
 <abstract>  We count
numbers.
  A second paragraph.
</abstract>
</arXiv>"""
RAW = """
<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
 <id>hep-th/9901001</id><submitter>A. Person</submitter>
 <version version="v1"><date>Fri, 1 Jan 1999 10:00:00 GMT</date><size>12kb</size></version>
 <version version="v10"><date>Mon, 10 Jan 2000 10:00:00 GMT</date><size>14kb</size>
  <source_type>{0}</source_type></version>
 <version version="v2"><date>Sat, 2 Jan 1999 10:00:00 GMT</date><size>13kb</size>
  <source_type>I</source_type></version>
 <title>Strings</title><authors>P. Erd\\H{{o}}s (Budapest), J. Doe, et al.</authors>
 <categories>hep-th gr-qc</categories><abstract>We pull strings.</abstract>
</arXivRaw>"""
DC = """
<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
 <dc:title>Waves</dc:title>
 <dc:creator>Rodrigues Jr, Waldyr A.</dc:creator><dc:creator>Sudha</dc:creator>
 <dc:subject>Mathematical Physics</dc:subject>
 <dc:subject>Computer Science - Machine Learning</dc:subject>
 <dc:subject>Mathematics - Mathematical Physics</dc:subject><dc:subject>81T13</dc:subject>
 <dc:description>We ride waves.</dc:description>
 <dc:description>Comment: 5 pages</dc:description>
 <dc:date>2004-11-26</dc:date><dc:date>2006-01-02</dc:date><dc:date>2005-01-02</dc:date>
 <dc:type>text</dc:type>
 <dc:identifier>http://arxiv.org/abs/math-ph/0411001</dc:identifier>
 <dc:identifier>J. Waves 3 (2005) 4</dc:identifier><dc:identifier>doi:10.1000/w</dc:identifier>
 <dc:rights>http://arxiv.org/licenses/x/</dc:rights>
</oai_dc:dc>"""
NAMESPACE = 'xmlns="http://www.openarchives.org/OAI/2.0/"'


def record(metadata: str, paper: str = "2001.00001") -> str:
    return f"<record>{HEADER.format(paper)}<metadata>{metadata}</metadata></record>"


def deleted(paper: str) -> str:
    header = HEADER.format(paper).replace("<header>", '<header status="deleted">')
    return f"<record>{header}</record>"


def page(*records: str) -> bytes:
    listed = "\n".join(records)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH {NAMESPACE}>'
        f"<responseDate>2024-05-07T00:00:00Z</responseDate><ListRecords>{listed}"
        '<resumptionToken cursor="0">123|456</resumptionToken></ListRecords></OAI-PMH>'
    ).encode()


def error(code: str, words: str = "") -> bytes:
    return f'<OAI-PMH {NAMESPACE}><error code="{code}">{words}</error></OAI-PMH>'.encode()


def results(raw: bytes) -> list[PaperRecord | Rejection]:
    return list(read(io.BytesIO(raw), FORMAT))


def one(text: str) -> PaperRecord:
    (found,) = results(page(text))
    assert isinstance(found, PaperRecord), found
    return found


def test_the_form_arxiv_with_its_split_names() -> None:
    assert one(record(ARXIV)) == PaperRecord(
        format="oai:arXiv",
        arxiv_id="2001.00001",
        title="On Gödel numbers",
        abstract="We count numbers.\nA second paragraph.",
        authors=(
            AuthorName("Erdős", "Paul", printed="Paul Erdős", affiliations=("Budapest", "Szeged")),
            AuthorName("Bloggs", "Joe", "Jr", printed="Joe Bloggs Jr"),
            AuthorName(
                "DES Collaboration", is_collaboration=True, printed="for the DES Collaboration"
            ),
        ),
        comments="12 pages, 2 figures",
        journal_ref="J. Test 1 (2020) 2",
        doi="10.1000/a, 10.1000/b",
        report_no="R-1",
        license="http://arxiv.org/licenses/x/",
        categories=("math-ph", "cs.IT"),
        submitted="2020-01-01",
        revised="2021-02-03",
        deleted=False,
        extra=(("acm_class", ("F.2.2",)), ("msc_class", ("11A05",)), ("proxy", ("ccsd hal-1",))),
        datestamp="2024-05-06",
    )


def test_without_updated_the_form_arxiv_was_last_revised_when_created() -> None:
    found = one(record(ARXIV.replace("<updated>2021-02-03</updated>", "")))

    assert (found.submitted, found.revised, found.versions) == ("2020-01-01", "2020-01-01", ())


def test_the_form_arxiv_raw_with_all_versions() -> None:
    assert one(record(RAW.format("D"), "hep-th/9901001")) == PaperRecord(
        format="oai:arXivRaw",
        arxiv_id="hep-th/9901001",
        title="Strings",
        abstract="We pull strings.",
        authors_text="P. Erd\\H{o}s (Budapest), J. Doe, et al.",
        authors=(
            AuthorName("Erdős", "P.", printed="P. Erd\\H{o}s", affiliations=("Budapest",)),
            AuthorName("Doe", "J.", printed="J. Doe"),
        ),
        authors_cut=True,
        submitter="A. Person",
        categories=("hep-th", "gr-qc"),
        submitted="1999-01-01T10:00:00Z",
        revised="2000-01-10T10:00:00Z",
        latest_version=10,
        versions=(
            PaperVersion(1, "1999-01-01T10:00:00Z", 12 * 1024),
            PaperVersion(2, "1999-01-02T10:00:00Z", 13 * 1024),
            PaperVersion(10, "2000-01-10T10:00:00Z", 14 * 1024),
        ),
        withdrawn=False,
        deleted=False,
        datestamp="2024-05-06",
    )


@pytest.mark.parametrize(
    ("source_type", "size", "withdrawn"),
    [
        ("I", "0kb", True),
        ("DI", "0kb", True),
        ("I", "14kb", False),
        ("I", "", None),
        ("D", "14kb", False),
        ("", "14kb", None),
    ],
)
def test_the_last_version_says_whether_the_paper_is_withdrawn(
    source_type: str, size: str, *, withdrawn: bool | None
) -> None:
    raw = RAW.format(source_type).replace("14kb", size)
    assert one(record(raw, "hep-th/9901001")).withdrawn is withdrawn


def test_the_form_oai_dc() -> None:
    assert one(record(DC, "math-ph/0411001")) == PaperRecord(
        format="oai:oai_dc",
        arxiv_id="math-ph/0411001",
        title="Waves",
        abstract="We ride waves.",
        authors=(
            AuthorName("Rodrigues", "Waldyr A.", "Jr", printed="Rodrigues Jr, Waldyr A."),
            AuthorName("Sudha", printed="Sudha"),
        ),
        comments="5 pages",
        journal_ref="J. Waves 3 (2005) 4",
        doi="10.1000/w",
        license="http://arxiv.org/licenses/x/",
        categories=("math-ph", "cs.LG"),
        submitted="2004-11-26",
        revised="2006-01-02",
        deleted=False,
        extra=(("subject", ("81T13",)), ("type", ("text",))),
        datestamp="2024-05-06",
    )


def test_a_deleted_record_says_so_and_nothing_else() -> None:
    assert one(deleted("math.GT/0309136")) == PaperRecord(
        format="oai:header", arxiv_id="math/0309136", deleted=True, datestamp="2024-05-06"
    )


def test_namespaces_do_not_matter() -> None:
    bare = record(ARXIV.replace(' xmlns="http://arxiv.org/OAI/arXiv/"', ""))

    assert results(page(bare)) == results(page(record(ARXIV)))
    assert results(f"<ListRecords>{bare}</ListRecords>".encode()) == results(page(bare))


def test_entries_of_one_record_are_equal_on_every_page() -> None:
    first = list(FORMAT.split(io.BytesIO(page(deleted("2001.00002"), record(ARXIV)))))
    second = list(FORMAT.split(io.BytesIO(page(record(ARXIV)))))

    assert first[1].raw == second[0].raw
    assert (first[1].place, second[0].place) == ("entry 2", "entry 1")


def test_many_pages_in_one_file() -> None:
    pages = page(record(ARXIV)) + b"\n" + page(deleted("2001.00002"), deleted("2001.00003"))

    assert [str(each.arxiv_id) for each in results(pages) if isinstance(each, PaperRecord)] == [
        "2001.00001",
        "2001.00002",
        "2001.00003",
    ]


def test_no_records_match_is_success_without_entries() -> None:
    assert results(error("noRecordsMatch", "nothing here")) == []
    assert len(results(error("noRecordsMatch") + page(record(ARXIV)))) == 1


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (
            error("badResumptionToken", "The token\n has expired"),
            "the provider answered with an error: badResumptionToken: The token has expired",
        ),
        (error("badVerb"), "the provider answered with an error: badVerb"),
        (b"<OAI-PMH><error/></OAI-PMH>", "error: it does not say which"),
        (b"<OAI-PMH><Identify/></OAI-PMH>", "this is not an OAI-PMH answer with records"),
        (b"", "this is not an OAI-PMH answer"),
        (b"<html><body>Retry after 5 seconds</body></html>", r"web page \(HTML\)"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]>' + page(record("&b;"))[38:], "declares entities"),
    ],
)
def test_answers_that_cannot_be_read_raise_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSource, match=sentence):
        results(raw)


def test_a_page_cut_in_the_middle_gives_its_whole_records() -> None:
    whole = page(record(ARXIV), record(RAW.format("D"), "hep-th/9901001"))
    found = results(whole[: whole.index(b"We pull")])

    assert found[0] == one(record(ARXIV))
    assert isinstance(found[1], Rejection)
    assert found[1].place == "entry 2"
    assert found[1].identifier == "hep-th/9901001"
    assert "Premature end of data" in found[1].reason


def test_one_bad_record_does_not_take_the_others_with_it() -> None:
    bad = record(ARXIV.replace("We count", "AT&T counts"))
    found = results(page(deleted("2001.00002"), bad, deleted("2001.00003")))

    assert [type(each) for each in found] == [PaperRecord, Rejection, PaperRecord]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (record(""), "no metadata in the form"),
        (f"<record>{HEADER.format('2001.00001')}</record>", "no metadata in the form"),
        (record("<marc/>"), "no metadata in the form"),
        (record(ARXIV, "2001.00002"), "several papers: 2001.00001, 2001.00002"),
        (record(ARXIV.replace("2001.00001", "1513.00001"), "1513.00001"), "there is no month 13"),
        (record(ARXIV.replace("2020-01-01", "2025-02-30")), "not a day of the calendar"),
        (record(RAW.format("D").replace("1 Jan", "32 Jan"), "hep-th/9901001"), "not a date"),
        (record(RAW.format("D").replace('"v1"', '"one"'), "hep-th/9901001"), "not a version"),
        (record(ARXIV).replace("2024-05-06", "yesterday"), "yesterday"),
        ("<record><metadata><arXiv><title>A</title></arXiv></metadata></record>", "no paper"),
    ],
)
def test_records_that_cannot_be_are_rejected_with_the_reason(text: str, reason: str) -> None:
    (found,) = results(page(text))

    assert isinstance(found, Rejection)
    assert reason in found.reason


def test_parse_refuses_what_split_would_not_give() -> None:
    with pytest.raises(InvalidData, match="not well formed"):
        FORMAT.parse(b"<record>")
    with pytest.raises(InvalidIdentifier):
        FORMAT.parse(deleted("").encode().replace(b"oai:arXiv.org:", b"oai:other.org:1"))


@pytest.mark.parametrize(
    ("head", "is_oai"),
    [
        (page(record(ARXIV)), True),
        (page(record(ARXIV)).decode().encode("utf-16"), True),
        (b"<harvest>\n<OAI-PMH xmlns='x'><ListRecords>", True),
        (b"<record><header><identifier>", True),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", False),
        (b"<record><title>", False),
        (b"<html>", False),
        (b'{"id": "<OAI-PMH>"}', False),
        (b"", False),
    ],
)
def test_it_is_recognised_by_its_beginning(head: bytes, *, is_oai: bool) -> None:
    assert FORMAT.recognise(head) is is_oai


@pytest.mark.skipif(not DATA.is_dir(), reason="the folder of real input is absent")
@pytest.mark.parametrize(
    ("name", "paper", "authors"),
    [
        ("arxiv-record0", "1601.03238", ["Planck Collaboration", "Wang", "Tian", "Jing", "Fan"]),
        ("arxiv-record1", "1512.07978", ["Montaruli", "IceCube Collaboration"]),
        ("arxiv-record2", "1603.00997", ["Sinya", "JLQCD Collaboration"]),
        (
            "arxiv-record3",
            "1603.01251",
            ["Scott", "NuPRISM Collaboration", "Hyper-K Collaboration"],
        ),
    ],
)
def test_real_answers(name: str, paper: str, authors: list[str]) -> None:
    raw = (DATA / f"{name}.xml").read_bytes()
    (found,) = results(raw)

    assert FORMAT.recognise(raw)
    assert by_name("oai") is FORMAT
    assert isinstance(found, PaperRecord)
    assert (found.arxiv_id, [each.keyname for each in found.authors]) == (paper, authors)
