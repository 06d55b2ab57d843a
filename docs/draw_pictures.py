"""Draw the pictures of docs/pictures.md anew, each as the command above it says.

    python docs/draw_pictures.py

They are of a made-up field: groups of people who publish together and meet others, as many more of
them as years pass. The same commands draw the same pictures wherever Matplotlib is the same.
"""

from __future__ import annotations

import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import biblio
from biblio.cli import app
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

HERE: Final = Path(__file__).resolve().parent
PAGE: Final = HERE / "pictures.md"
PAPERS: Final = 600
YEARS: Final = range(1998, 2026)
FOUNDERS: Final = 5  # groups that are there from the beginning
MEETING: Final = 0.14  # of papers have an author of another group
FAITHFUL: Final = 0.8  # of papers are in the category of their group

_COMMAND: Final = re.compile(r"^\$ biblio (plot .+?) --to (\S+)$", re.MULTILINE)
_SURNAMES_TEXT: Final = """
Abara Bergholt Castellane Dvorsky Eikner Fonsera Garrow Halvik Ishimori Jansky Kalinder Lorimel
Marchetta Nakaro Oduyale Pellström Quenby Rastogar Sandoval-Ray Tamboli Urquiza Vandermeel Wexley
Xanthou Yamadori Zielke Ångeby Čermik Øverlid Şenkal
"""
_SURNAMES: Final = tuple(_SURNAMES_TEXT.split())
_CATEGORIES: Final = (
    *("astro-ph.CO", "astro-ph.GA", "astro-ph.HE", "gr-qc", "hep-th", "astro-ph.SR", "hep-ph"),
    *("astro-ph.IM", "math-ph"),
)


class Group(NamedTuple):
    """People who publish together from one year to another, mostly in one category."""

    people: tuple[str, ...]
    first: int
    last: int
    category: str


def main() -> int:
    """Write the pictures into docs/pictures."""
    (HERE / "pictures").mkdir(exist_ok=True)
    for path in draw(HERE / "pictures"):
        print(path)
    return 0


def draw(folder: Path) -> Iterator[Path]:
    """Draw into *folder* what the commands of the page say; yield the files."""
    with tempfile.TemporaryDirectory() as made:
        database = Path(made) / "field.db"
        with biblio.open(database, create=True) as library:
            library.import_records(records())
        for command, name in _COMMAND.findall(PAGE.read_text(encoding="utf-8")):
            path = folder / Path(name).name
            words = ["--db", str(database), *shlex.split(command), "-q", "--to", str(path)]
            app(words, standalone_mode=False)
            yield path


def records() -> Iterator[PaperRecord]:
    """The papers of the field, oldest first."""
    random = Random(1998)  # noqa: S311 - made up
    groups = _groups(random)
    for number in range(1, PAPERS + 1):
        year = YEARS[0] + int(len(YEARS) * (number / (PAPERS + 1)) ** 0.55)
        active = [group for group in groups if group.first <= year <= group.last]
        group = random.choice(active)
        size = min(len(group.people), 1 + int(random.expovariate(0.45)))
        authors = sorted({random.choice(group.people[: 2 + 2 * size]) for _ in range(size)})
        if random.random() < MEETING:
            authors.append(random.choice(random.choice(active).people[:3]))
        month = random.randint(1, 12)
        category = group.category if random.random() < FAITHFUL else random.choice(_CATEGORIES)
        yield _paper(number, f"{year}-{month:02}", tuple(dict.fromkeys(authors)), category)


def _groups(random: Random) -> list[Group]:
    names = [f"{initial}. {surname}" for initial in "ABCDEFGHIJ" for surname in _SURNAMES]
    random.shuffle(names)
    found = []
    for place in range(16):
        size = random.randint(6, 14)
        first = YEARS[0] if place < FOUNDERS else random.randint(YEARS[0], YEARS[-6])
        last = min(first + random.randint(9, 24), YEARS[-1]) if place % 3 else YEARS[-1]
        people, names = tuple(names[:size]), names[size:]
        found.append(Group(people, first, last, _CATEGORIES[place % len(_CATEGORIES)]))
    return found


def _paper(number: int, month: str, authors: tuple[str, ...], category: str) -> PaperRecord:
    split = [name.partition(". ") for name in authors]
    return PaperRecord(
        format="ris",
        doi=f"10.5555/field.{number:04}",
        title=f"On the field, part {number}",
        authors=tuple(AuthorName(surname, f"{initial}.") for initial, _, surname in split),
        authors_text=", ".join(authors),
        submitted=f"{month}-15T12:00:00Z",
        categories=(category,),
    )


if __name__ == "__main__":
    sys.exit(main())
