from __future__ import annotations

import io

import pytest
from places import SHARED

from biblio.errors import UnreadableSource
from biblio.formats import read
from biblio.formats.atom import FORMAT
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord, PaperVersion, Rejection

DATA = SHARED / "atom"

ENTRY = """<entry>
  <id>http://arxiv.org/abs/2001.00001v3</id>
  <title>Sums of $n$
  Erd\\H{o}s numbers</title>
  <updated>2020-03-04T05:06:07Z</updated>
  <link href="https://arxiv.org/abs/2001.00001v3" rel="alternate" type="text/html"/>
  <link title="pdf" href="https://arxiv.org/pdf/2001.00001v3" rel="related"/>
  <summary>  We add
numbers &lt; 5.
</summary>
  <category term="math.IT" scheme="http://arxiv.org/schemas/atom"/>
  <category term="math.NT" scheme="http://arxiv.org/schemas/atom"/>
  <category term="11A05" scheme="http://arxiv.org/schemas/atom"/>
  <category term="F.2.2; I.2.7" scheme="http://arxiv.org/schemas/atom"/>
  <category term="cs.IT" scheme="http://arxiv.org/schemas/atom"/>
  <published>2020-01-01T10:00:00Z</published>
  <arxiv:comment>12 pages</arxiv:comment>
  <arxiv:primary_category term="math.NT"/>
  <arxiv:journal_ref>J. Sums 1 (2020)</arxiv:journal_ref>
  <arxiv:doi>10.1000/s</arxiv:doi>
  <author><name>Paul van der Berg</name><arxiv:affiliation>Delft</arxiv:affiliation></author>
  <author><name>The X Collaboration</name></author>
</entry>"""
ERROR = """<entry><id>https://arxiv.org/api/errors#bad</id><title>Error</title>
<updated>2026-04-12T22:59:06Z</updated><summary>start must be
 non-negative</summary><author><name>arXiv api core</name></author></entry>"""


def feed(*entries: str) -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">'
        f"<id>https://arxiv.org/api/x</id><title>arXiv Query</title>{''.join(entries)}</feed>"
    ).encode()


def results(raw: bytes) -> list[PaperRecord | Rejection]:
    return list(read(io.BytesIO(raw), FORMAT))


def one(entry: str) -> PaperRecord:
    (found,) = results(feed(entry))
    assert isinstance(found, PaperRecord), found
    return found


def test_an_entry_with_all_that_it_says() -> None:
    assert one(ENTRY) == PaperRecord(
        format="atom",
        arxiv_id="2001.00001",
        title="Sums of $n$ Erdős numbers",
        abstract="We add numbers < 5.",
        authors=(
            AuthorName(
                "van der Berg", "Paul", printed="Paul van der Berg", affiliations=("Delft",)
            ),
            AuthorName("X Collaboration", is_collaboration=True, printed="The X Collaboration"),
        ),
        comments="12 pages",
        journal_ref="J. Sums 1 (2020)",
        doi="10.1000/s",
        categories=("math.NT", "cs.IT"),
        submitted="2020-01-01T10:00:00Z",
        revised="2020-03-04T05:06:07Z",
        latest_version=3,
        versions=(
            PaperVersion(1, "2020-01-01T10:00:00Z"),
            PaperVersion(3, "2020-03-04T05:06:07Z"),
        ),
        extra=(("subject", ("11A05", "F.2.2; I.2.7")),),
    )


def test_an_entry_of_the_first_version_has_one_version() -> None:
    found = one(ENTRY.replace("v3<", "v1<").replace("2020-03-04T05:06:07Z", "2020-01-01T10:00:00Z"))

    assert (found.latest_version, found.versions) == (
        1,
        (PaperVersion(1, "2020-01-01T10:00:00Z"),),
    )


def test_an_old_identifier_and_one_without_a_version() -> None:
    found = one(ENTRY.replace("2001.00001v3", "math.NT/0309136"))

    assert (found.arxiv_id, found.latest_version) == ("math/0309136", None)
    assert found.versions == (PaperVersion(1, "2020-01-01T10:00:00Z"),)


def test_pages_that_overlap_give_equal_entries() -> None:
    other = ENTRY.replace("2001.00001", "2001.00002")
    first = list(FORMAT.split(io.BytesIO(feed(ENTRY, other))))
    second = list(FORMAT.split(io.BytesIO(feed(other) + b"\n" + feed(ENTRY))))

    assert first[1].raw == second[0].raw
    assert first[0].raw == second[1].raw
    assert [each.place for each in first] == ["entry 1", "entry 2"]


def test_letters_that_were_encoded_twice_are_put_right() -> None:
    printed = ENTRY.replace("Paul", "Zoë").replace("numbers</title>", "ψ</title>")
    twice = printed.encode().decode("latin-1")
    found = one(twice)

    assert found.authors == one(printed).authors
    assert found.title == one(printed).title
    assert found.warnings == ("letters that were encoded twice were put right",)


@pytest.mark.parametrize("text", ["Müller", "naïve Ã, ©", "\u2014 Ã©"])
def test_letters_that_were_encoded_once_stay(text: str) -> None:
    found = one(ENTRY.replace("12 pages", text))

    assert (found.comments, found.warnings) == (text, ())


def test_a_feed_without_entries_is_success() -> None:
    assert results(feed()) == []


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (feed(ERROR), "the API answered with an error: start must be non-negative"),
        (b"", "this is not an answer of arXiv's API"),
        (b"Rate exceeded.", "not well formed"),
        (b"<html><body>503</body></html>", "web page"),
        (b"<OAI-PMH><ListRecords/></OAI-PMH>", "this is not an answer of arXiv's API"),
        (b'<!DOCTYPE feed [<!ENTITY a "b">]>' + feed(ENTRY)[38:], "declares entities"),
    ],
)
def test_answers_that_cannot_be_read_raise_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableSource, match=sentence):
        results(raw)


def test_a_paper_called_error_is_a_paper() -> None:
    found = one(
        ENTRY.replace(ENTRY[ENTRY.index("<title>") : ENTRY.index("</title>")], "<title>Error")
    )

    assert (found.arxiv_id, found.title) == ("2001.00001", "Error")


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (ENTRY.replace("2001.00001v3</id>", "705.134</id>"), "a float loses digits"),
        (ENTRY.replace("<id>http://arxiv.org/abs/2001.00001v3</id>", ""), "it is empty"),
        (ENTRY.replace("2020-01-01T", "2025-02-30T"), "is not a date and time"),
        (ENTRY.replace("We add", "AT&T adds"), "not well formed"),
        (ENTRY.replace("We add", "\x0badd"), "not well formed"),
    ],
)
def test_entries_that_cannot_be_are_rejected_and_the_next_is_read(entry: str, reason: str) -> None:
    found = results(feed(entry, ENTRY))

    assert isinstance(found[0], Rejection)
    assert reason in found[0].reason
    assert found[0].place == "entry 1"
    assert found[1:] == [one(ENTRY)]


@pytest.mark.parametrize(
    ("head", "is_atom"),
    [
        (feed(ENTRY), True),
        (feed(), True),
        (b"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", True),
        (b"<rss><channel>", False),
        (b"<OAI-PMH><ListRecords>", False),
        (b"plain", False),
    ],
)
def test_it_is_recognised_by_its_beginning(head: bytes, *, is_atom: bool) -> None:
    assert FORMAT.recognise(head) is is_atom


@pytest.mark.skipif(not DATA.is_dir(), reason="the folder of real input is absent")
def test_real_answers() -> None:
    counts = {}
    for path in sorted(DATA.glob("*.xml")):
        raw = path.read_bytes()
        assert FORMAT.recognise(raw)
        if path.stem == "error":
            with pytest.raises(UnreadableSource, match="error: incorrect id format for abc"):
                results(raw)
        else:
            found = results(raw)
            assert all(isinstance(each, PaperRecord) for each in found)
            counts[path.stem] = len(found)

    assert counts == {"no-such-paper": 0, "old-id": 1, "page-10": 10, "page-20": 10, "two": 1}


@pytest.mark.skipif(not DATA.is_dir(), reason="the folder of real input is absent")
def test_a_real_entry_of_an_old_paper() -> None:
    (found,) = results((DATA / "old-id.xml").read_bytes())

    assert isinstance(found, PaperRecord)
    assert found.arxiv_id == "astro-ph/0601001"
    assert found.categories == ("astro-ph",)
    assert found.journal_ref == "ActaAstron.56:1-50,2006"
    assert [(each.name, each.affiliations) for each in found.authors[:3]] == [
        ("Andrew Gould", ("Ohio State",)),
        ("Susan Dorsher", ("Ohio State",)),
        ("B. Scott Gaudi", ("CfA",)),
    ]
