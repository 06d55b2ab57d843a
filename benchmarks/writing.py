"""Writing BibTeX: records to entries, without a database, beside bibtexparser and pybtex.

    python benchmarks/writing.py --size small|medium

The others are given what they write, so that they count from fields to text: entries of names that
are split, whose letters bibtexparser encodes as TeX, which pybtex leaves.
"""

from __future__ import annotations

import io
import random
from functools import partial
from typing import Final

import corpus
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library as OtherLibrary
from bibtexparser.middlewares import LatexEncodingMiddleware, MergeCoAuthors, MergeNameParts
from bibtexparser.middlewares.names import NameParts
from bibtexparser.model import Block, Entry, Field
from measuring import Figure, arguments, keep
from pybtex.database import BibliographyData, Person
from pybtex.database import Entry as PybtexEntry
from reading import per_second

from biblio.exporters import ExportedPaper, ExportOptions, exporter_of
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

WORDS: Final = ("counting", "Möbius", "strips", "of", "H$_2$O", "NASA", "graphs", "and", "50%")
FAMILIES: Final = ("Doe", "Müller", "van der Berg", "O'Brien", "Lindqvist", "García")
MOST: Final = 20_000  # entries: rates do not change with more
FEW: Final = 2_000  # for who is slow


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__)
    records = made(min(corpus.SIZES[given.size], MOST))
    few = records[:FEW]
    figures = [
        Figure(
            f"BibTeX{' in TeX' if tex else ''}, entries a second",
            per_second(partial(ours, records, tex=tex), len(records), given.rounds),
            "",
        )
        for tex in (False, True)
    ]
    figures += [
        Figure("bibtexparser's, in TeX", per_second(lambda: theirs(few), FEW, given.rounds), ""),
        Figure("pybtex's", per_second(lambda: pybtex_s(few), FEW, given.rounds), ""),
    ]
    keep(__file__, given.size, figures)


def made(count: int) -> list[PaperRecord]:
    """*count* articles."""
    dice = random.Random(1)
    return [
        PaperRecord(
            format="crossref",
            kind="article",
            title=" ".join(dice.choices(WORDS, k=9)).capitalize(),
            authors=tuple(
                AuthorName(f"{dice.choice(FAMILIES)}", dice.choice(("Jane", "R. K.", "Éva")))
                for _ in range(4)
            ),
            container_title="Journal of Zoos & Parks",
            volume=str(number % 90),
            pages=f"{number}-{number + 9}",
            issued=f"{1950 + number % 70}-05",
            doi=f"10.5555/zoo.{number}",
            abstract=" ".join(dice.choices(WORDS, k=80)),
        )
        for number in range(count)
    ]


def ours(records: list[PaperRecord], *, tex: bool) -> str:
    """What biblio writes of *records*."""
    stream = io.StringIO()
    papers = (
        ExportedPaper(each, Identifier("key", f"k{number}"), f"k{number}")
        for number, each in enumerate(records)
    )
    exporter_of("bibtex").write(papers, stream, ExportOptions(tex=tex))
    return stream.getvalue()


def theirs(records: list[PaperRecord]) -> str:
    """What bibtexparser writes of *records*."""
    entries: list[Block] = []
    for number, each in enumerate(records):
        people = [NameParts(first=[n.forenames], last=[n.keyname]) for n in each.authors]
        fields = [Field("author", people), *(Field(*pair) for pair in plain(each))]
        entries.append(Entry("article", f"k{number}", fields))
    return write_string(
        OtherLibrary(entries),
        prepend_middleware=[MergeNameParts(), MergeCoAuthors(), LatexEncodingMiddleware()],
    )


def pybtex_s(records: list[PaperRecord]) -> str:
    """What pybtex writes of *records*."""
    entries = {
        f"k{number}": PybtexEntry(
            "article",
            dict(plain(each)),
            {"author": [Person(first=n.forenames, last=n.keyname) for n in each.authors]},
        )
        for number, each in enumerate(records)
    }
    return str(BibliographyData(entries).to_string("bibtex"))


def plain(record: PaperRecord) -> list[tuple[str, str]]:
    """The fields of *record* as texts."""
    said = {
        "title": record.title,
        "journal": record.container_title,
        "volume": record.volume,
        "pages": record.pages,
        "year": (record.issued or "")[:4],
        "doi": record.doi,
        "abstract": record.abstract,
    }
    return [(name, text) for name, text in said.items() if text]


if __name__ == "__main__":
    main()
