"""How many papers a word of physics finds in all its forms, beside the word as it was typed.

    python benchmarks/word_forms.py LIBRARY

LIBRARY holds real papers: made-up ones have no formulas that say anything.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

import biblio

WORDS: Final = (
    *("LCDM", "ΛCDM", "Lambda-CDM", "Halpha", "H-alpha", "alpha", "α", "gamma", "γ", "sigma", "mu"),
    *("H_0", "H2", "CO2", "13CO", "10^5", "10^{-3}", "z~2", "B_s", "T_eff", "km/s", "M_sun"),
    *("Schrödinger", "Schroedinger", "Gröbner", "Groebner", "Kähler", "Kaehler", "Möbius"),
)
FIELDS: Final = ("title", "abstract")


class Found(NamedTuple):
    """How many papers have a word in a field as it was typed, and in any of its forms."""

    typed: int
    any_form: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    sys.stdout.writelines(table(parser.parse_args().library))


def table(database: Path) -> Iterator[str]:
    """A line for each word: the papers that have it in their title, and in their abstract."""
    yield "| word | title: as typed | in any form | abstract: as typed | in any form |\n"
    yield "|---|--:|--:|--:|--:|\n"
    with biblio.open(database) as library, closing(sqlite3.connect(database)) as connection:
        for word in WORDS:
            found = [found_in(library, connection, field, word) for field in FIELDS]
            numbers = " | ".join(f"{number:,}" for each in found for number in each)
            yield f"| {word} | {numbers} |\n"


def found_in(
    library: biblio.Library, connection: sqlite3.Connection, field: str, word: str
) -> Found:
    """The papers with *word* in *field*, told by the index alone and by biblio."""
    typed, *_ = connection.execute(
        "SELECT count(*) FROM paper_search WHERE paper_search MATCH ?", (f'{field} : "{word}"',)
    ).fetchone()
    return Found(typed, len(library.papers(f"{field}:{word}", limit=None).rows))


if __name__ == "__main__":
    main()
