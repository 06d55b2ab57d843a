"""Many small records in the snapshot's format, made for tests that run biblio as a program."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

SURNAMES = ("Erdős", "Noether", "Lovelace", "van der Waerden", "Turán", "Sós", "O'Brien", "Ødegård")
FORENAMES = ("Paul", "Emmy", "Ada", "B. L.", "Vera", "")
SUBJECTS = ("graphs", "numbers", "rings", "engines", "trees", "walks")
CATEGORIES = ("math.CO", "math.NT", "cs.DM", "hep-th")


def line(number: int, seed: int = 1) -> str:
    """Record *number* as one line; every 23rd cannot be stored."""
    random = Random(f"{seed} {number}")  # noqa: S311 - seeded data, no secrets
    authors = [
        [random.choice(SURNAMES), random.choice(FORENAMES), ""] for _ in range(random.randint(1, 6))
    ]
    return json.dumps(
        {
            "id": f"2101.{number:05}" if number % 23 else f"1513.{number:05}",
            "authors": ", ".join(
                f"{forenames} {surname}".strip() for surname, forenames, _ in authors
            ),
            "title": f"On {random.choice(SUBJECTS)} and {random.choice(SUBJECTS)}, part {number}",
            "abstract": f"We tell of part {number}. "
            + "All of it is made up. " * random.randint(1, 9),
            "categories": " ".join(random.sample(CATEGORIES, 2)),
            "versions": [{"version": "v1", "created": "Mon, 4 Jan 2021 10:00:00 GMT"}],
            "update_date": "2021-01-05",
            "authors_parsed": authors,
        }
    )


def write(path: Path, first: int, last: int, seed: int = 1) -> Path:
    """The records *first* to *last* in a file."""
    path.write_text("".join(f"{line(number, seed)}\n" for number in range(first, last + 1)))
    return path
