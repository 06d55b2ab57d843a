"""Damaged samples of every format: records, rejections or one clear error, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import orjson
import pytest

import biblio
from biblio import formats
from biblio.db.engine import url_of
from biblio.db.maintenance import check
from biblio.errors import UnreadableSource
from biblio.formats import holds_records
from biblio.formats.rejects import KEYS
from biblio.importing.raw_entries import FileEntries
from biblio.model.moments import moment
from biblio.model.records import PaperRecord, Rejection
from biblio.sources.opening import open_source
from biblio.sources.streams import HEAD

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = {
    "abs": "abs/0704.0001.abs",
    "atom": "api.xml",
    "listing": "listing.txt",
    "monthly": "astro-ph-9207.txt",
    "oai": "oai.xml",
    "snapshot": "snapshot.jsonl",
}
TEXTS = {
    "bibtex": (
        "@string{j = {Journal of Rural Numbers}}\n"
        "@article{a, author = {Quill, Ada and Roe, B.}, title = {Sheep}, journal = j,\n"
        "  year = 2001, doi = {10.5555/1}, pages = {1--9}, month = may # {~7}}\n"
        "@book{b, title = {Goats}, isbn = {978-3-16-148410-0}, year = {1998}}\n"
    )
    * 3,
    "crossref": '{"DOI":"10.5555/1","title":["Sheep"],"type":"journal-article","reference-count":1,'
    '"author":[{"family":"Quill","given":"Ada","ORCID":"https://orcid.org/0000-0002-1825-0097"}],'
    '"issued":{"date-parts":[[2001,5]]},"container-title":["Journal"],"reference":[{"key":"1"}]}\n'
    * 6,
    "csl-json": '{"id":"quill2001","type":"article-journal","title":"Sheep","DOI":"10.5555/1",'
    '"author":[{"family":"Quill","given":"Ada"},{"literal":"The Flock"}],"page":"1-9",'
    '"issued":{"date-parts":[[2001,5]]},"container-title":"Journal","note":"PMID: 5"}\n' * 6,
    "openalex": '{"id":"https://openalex.org/W1","title":"Sheep","type":"article",'
    '"doi":"https://doi.org/10.5555/1","publication_date":"2001-05-17",'
    '"authorships":[{"author":{"display_name":"A. Quill"}}],"biblio":{"first_page":"1"},'
    '"abstract_inverted_index":{"We":[0],"count":[1]}}\n' * 6,
    "pubmed": "<PubmedArticleSet>\n"
    + "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><Title>J</Title>"
    "<JournalIssue><PubDate><Year>2001</Year></PubDate></JournalIssue></Journal>"
    "<ArticleTitle>Sheep</ArticleTitle><AuthorList><Author><LastName>Quill</LastName></Author>"
    "</AuthorList></Article></MedlineCitation></PubmedArticle>\n" * 6 + "</PubmedArticleSet>\n",
    "ris": "TY  - JOUR\nTI  - Sheep\nAU  - Quill, Ada\nDA  - 2001/05/07\nDO  - 10.5555/1\nER  - \n"
    * 6,
}
ENDINGS = {"bibtex": ".bib", "csl-json": ".json", "pubmed": ".xml", "ris": ".ris"}
CASES = 400
LONGEST = 6_000  # bytes of a sample that are damaged: what lies behind is more of the same


def rejected(name: str) -> bytes:
    """The entries of the sample *name* as rejected records."""
    path = SAMPLES / NAMES[name]
    rows = []
    with open_source(path) as members:
        for member in members:
            reader = formats.detect(member.stream.head(), member.name)
            rows += [
                dict(zip(KEYS, (reader.name, "s", e.place, None, "r", e.raw.decode()), strict=True))
                for e in formats.entries(member.stream, reader)
            ]
    return b"\n".join(map(orjson.dumps, rows))


def sample(name: str) -> tuple[bytes, str]:
    """The bytes of one sample, and the ending of its name."""
    if name == "rejects":
        return rejected("snapshot")[:LONGEST], ".jsonl"
    if name in TEXTS:
        return TEXTS[name].encode(), ENDINGS.get(name, ".jsonl")
    path = SAMPLES / NAMES[name]
    return path.read_bytes()[:LONGEST], path.suffix


def damaged(data: bytes, random: Random) -> bytes:
    """*data* cut short, with bits flipped, or both."""
    kind = random.randrange(3)
    changed = bytearray(data)
    if kind:
        for _ in range(random.randint(1, 8)):
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    if kind != 1:
        del changed[random.randrange(len(changed)) :]
    return bytes(changed)


@pytest.mark.parametrize("name", [*NAMES, *TEXTS, "rejects"])
def test_damage_gives_records_rejections_or_one_clear_error(
    tmp_path: Path, empty_database: Path, name: str
) -> None:
    data, suffix = sample(name)
    folder = tmp_path / "damaged"
    folder.mkdir()
    outcomes: Counter[str] = Counter()
    errors: list[tuple[Path, str]] = []
    in_folder = left_out = 0
    for number in range(CASES):
        path = folder / f"{number:03}{suffix}"
        path.write_bytes(damaged(data, Random(f"{name} {number}")))  # noqa: S311 - seeded
        count = 0
        try:
            for arrival in FileEntries(path):
                count += 1
                outcome = arrival.outcome()
                assert isinstance(outcome, PaperRecord | Rejection)
                outcomes[type(outcome).__name__] += 1
        except UnreadableSource as error:
            errors.append((path, str(error)))
            count += 1
        # What does not look like records any more is left out of a folder, and told.
        if holds_records(path.read_bytes()[:HEAD]):
            in_folder += count
        else:
            left_out += 1

    assert all(text.startswith(str(path)) and "\n" not in text for path, text in errors)
    assert outcomes["PaperRecord"] > CASES / 10
    assert outcomes["Rejection"] + len(errors) > CASES / 10
    database = tmp_path / "biblio.db"
    database.write_bytes(empty_database.read_bytes())
    with biblio.open(database) as library:
        (report,) = library.import_files(folder)
    assert report.read == (
        report.added + report.updated + report.unchanged + report.held + report.rejected
    )
    assert report.read == in_folder
    assert bool(report.notes) == (left_out > 0)
    assert check(url_of(database)) == []


@pytest.mark.parametrize("each", formats.FORMATS, ids=lambda each: each.name)
def test_a_date_that_is_damaged_is_none(each: formats.Format) -> None:
    for said in (
        b"<responseDate>2024-01-\xba1</responseDate>",
        b"<updated>2024-01-\xb41</updated>",
    ):
        told = each.as_of(b"<a>" + said + b"</a>")

        assert told is None or moment(told) is None
