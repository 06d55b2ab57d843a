"""Reading formats: entries and works to records, without a database, beside bibtexparser.

    python benchmarks/reading.py --size small|medium

What is read is made up and seeded. bibtexparser is asked for what a record needs as well: names
split, and TeX decoded.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from typing import Final

import corpus
import orjson
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from measuring import Figure, arguments, keep, timed

from biblio.formats import by_name, read

WORDS: Final = ("counting", "sheep", "goats", "numbers", "of", "large", "sums", "graphs", "theory")
MOST: Final = 100_000  # entries: rates do not change with more
FEW: Final = 1_000  # for who is slow


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__)
    count = min(corpus.SIZES[given.size], MOST)
    figures = [
        Figure("BibTeX, entries a second", rates(bibtex(count), "bibtex", count, given.rounds), ""),
        Figure(
            "Crossref, works a second", rates(works(count), "crossref", count, given.rounds), ""
        ),
        Figure(
            "bibtexparser with names and TeX, entries a second",
            per_second(lambda: others(bibtex(FEW)), FEW, given.rounds),
            "",
        ),
    ]
    keep(__file__, given.size, figures)


def rates(text: bytes, name: str, count: int, rounds: int) -> tuple[float, ...]:
    """Records a second that the format *name* makes of *text*."""
    source = by_name(name)
    return per_second(lambda: sum(1 for _ in read(io.BytesIO(text), source)), count, rounds)


def per_second(task: Callable[[], object], count: int, rounds: int) -> tuple[float, ...]:
    """How many of *count* a second *task* takes, in each round."""
    return tuple(count / each * 1000 for each in timed(task, rounds))


def others(text: bytes) -> object:
    """What bibtexparser makes of *text*."""
    return parse_string(
        text.decode(),
        append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()],
    )


def bibtex(count: int) -> bytes:
    """A bibliography of *count* articles."""
    dice = random.Random(1)
    entries = (
        f"@article{{key{number},\n  author = {{Doe{number % 997}, Jane and Roe, R. and "
        f"{{The Flock {number % 77}}}}},\n"
        f"  title = {{{{O}}n {' '.join(dice.choices(WORDS, k=8))}}},\n"
        f"  journal = j-zoo, volume = {number % 90}, pages = {{{number}--{number + 9}}},\n"
        f"  year = {1950 + number % 70}, month = may, doi = {{10.5555/zoo.{number}}},\n"
        f"  abstract = {{{' '.join(dice.choices(WORDS, k=60))}}},\n}}\n"
        for number in range(count)
    )
    return ('@string{j-zoo = "Journal of Zoos"}\n' + "".join(entries)).encode()


def works(count: int) -> bytes:
    """*count* works as Crossref gives them, one a line."""
    dice = random.Random(1)
    return b"\n".join(orjson.dumps(work(number, dice)) for number in range(count))


def work(number: int, dice: random.Random) -> dict[str, object]:
    """One work: with ORCIDs, affiliations, a licence, and references of several kinds."""
    return {
        "indexed": {"date-time": "2024-05-06T07:08:09Z"},
        "reference-count": 24,
        "publisher": "Meadow Press",
        "issue": str(1 + number % 12),
        "license": [{"URL": "https://example.org/licence", "content-version": "vor"}],
        "short-container-title": ["J. Zoos"],
        "abstract": f"<jats:p>{' '.join(dice.choices(WORDS, k=60))}</jats:p>",
        "DOI": f"10.5555/zoo.{number}",
        "type": "journal-article",
        "page": f"{number}-{number + 9}",
        "title": [" ".join(dice.choices(WORDS, k=8))],
        "volume": str(number % 90),
        "author": [
            {
                "ORCID": "https://orcid.org/0000-0002-1825-0097",
                "given": given,
                "family": f"Doe{(number * place) % 997}",
                "sequence": "first" if place == 1 else "additional",
                "affiliation": [{"name": f"Meadow {place}, University of Zoos"}],
            }
            for place, given in enumerate(("Jane", "John K.", "R."), start=1)
        ],
        "container-title": ["Journal of Zoos"],
        "issued": {"date-parts": [[1950 + number % 70, 5]]},
        "ISSN": ["1234-5679"],
        "is-referenced-by-count": number % 9,
        "reference": [reference(number, place) for place in range(24)],
    }


def reference(number: int, place: int) -> dict[str, str]:
    """One reference of a work: by its DOI, by its parts, or as printed."""
    found = {"key": f"ref{place}"}
    if place % 3:
        found |= {"DOI": f"10.5555/zoo.{(number * 7 + place) % 100_000}"}
    if place % 2:
        found |= {"author": "Roe", "journal-title": "J. Zoos", "volume": "7", "year": "1999"}
    elif not place % 3:
        found |= {"unstructured": f"R. Roe, Sums &amp; sheep {place}, Meadow Press (1999)."}
    return found


if __name__ == "__main__":
    main()
