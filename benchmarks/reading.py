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
    return b"\n".join(
        orjson.dumps(
            {
                "DOI": f"10.5555/zoo.{number}",
                "type": "journal-article",
                "title": [" ".join(dice.choices(WORDS, k=8))],
                "container-title": ["Journal of Zoos"],
                "author": [{"family": f"Doe{number % 997}", "given": "Jane"}] * 3,
                "issued": {"date-parts": [[1950 + number % 70, 5]]},
                "volume": str(number % 90),
                "page": f"{number}-{number + 9}",
                "abstract": f"<jats:p>{' '.join(dice.choices(WORDS, k=60))}</jats:p>",
                "reference": [{"DOI": f"10.5555/zoo.{each}"} for each in range(20)],
            }
        )
        for number in range(count)
    )


if __name__ == "__main__":
    main()
