"""Makes the tables of how common names and words are, which `biblio/disambiguation` ships.

    python benchmarks/people_tables.py ../shared/data

Names come from `people/names.tsv`, the spellings of 206 months of arXiv's listings with their
counts; words from the titles of `abs/listings`, `snapshot` (all arXiv's metadata, CC0), and
`people_words.txt` beside this file. Spellings are counted and not papers: counting papers makes
busy people look common.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from biblio.disambiguation.blocks import block_of_name
from biblio.disambiguation.forms import form_of, pieces_of
from biblio.disambiguation.words import stems
from biblio.formats import by_name, read
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

HERE: Final = Path(__file__).resolve().parent
DATA: Final = HERE.parent / "biblio" / "disambiguation" / "data"
# A word in more than one title of so many is common, or uncommon; others are rare.
COMMON, UNCOMMON = 120, 600
SOURCES: Final = {"abs/listings/*.txt": "abs", "snapshot/*.jsonl": "snapshot"}


def spellings(table: Path) -> Iterator[AuthorName]:
    """The names of *table* that are people's."""
    lines = table.read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        keyname, forenames, _ = line.split("\t")
        if keyname and not any(each.isdigit() for each in keyname + forenames):
            yield AuthorName(keyname, forenames)


def name_tables(names: Iterable[AuthorName]) -> dict[str, Mapping[str, int]]:
    """Distinct forenames of each surname, surnames of each piece, spellings of each block."""
    forenames: dict[str, set[str]] = defaultdict(set)
    surnames: dict[str, set[str]] = defaultdict(set)
    blocks: Counter[str] = Counter()
    for spelling in {(form_of(*each[:3]), block_of_name(each)) for each in names}:
        form, block = spelling
        forenames[form.surname].add(" ".join(form.words))
        for piece in filter(None, pieces_of(form)):
            surnames[piece].add(form.surname)
        blocks[str(block)] += 1
    return {
        "forenames": {key: len(found) for key, found in forenames.items()},
        "surnames": {key: len(found) for key, found in surnames.items()},
        "blocks": blocks,
    }


def records(path: Path, form: str) -> Iterator[PaperRecord]:
    """The records of the file *path*, which is of the format *form*."""
    with path.open("rb") as stream:
        for record in read(stream, by_name(form)):
            if isinstance(record, PaperRecord):
                yield record


def arxiv_records(folder: Path) -> Iterator[PaperRecord]:
    """The records of arXiv's listings and snapshot below *folder*."""
    for pattern, form in SOURCES.items():
        for path in sorted(folder.glob(pattern)):
            yield from records(path, form)


def word_table(titles: Iterable[str], written: Iterable[str]) -> dict[str, int]:
    """1 for a common word, 2 for an uncommon one."""
    counts: Counter[str] = Counter()
    total = 0
    for title in titles:
        total += 1
        counts.update(set(stems(title)))
    table = dict.fromkeys((stem for word in written for stem in stems(word)), 1)
    for word, count in counts.items():
        for rank, share in enumerate((COMMON, UNCOMMON), start=1):
            if count > 1 and count * share >= total:
                table[word] = min(rank, table.get(word, rank))
                break
    return table


def write(path: Path, table: Mapping[str, int], *, least: int = 1) -> None:
    """Write *table* as lines of a number and all that have it, each line in order."""
    grouped: dict[int, list[str]] = defaultdict(list)
    for key, number in table.items():
        if number >= least:
            grouped[number].append(key)
    lines = [
        f"{number}\t" + "\t".join(sorted(grouped[number])) + "\n" for number in sorted(grouped)
    ]
    path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{path.name}: {sum(map(len, grouped.values())):,} keys, {path.stat().st_size:,} bytes")


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path, help="the folder of the real input")
    folder = parser.parse_args().shared
    DATA.mkdir(exist_ok=True)
    names = list(spellings(folder / "people" / "names.tsv"))
    for name, table in name_tables(names).items():
        write(DATA / f"{name}.tsv.gz", table, least=2)
    titles = (record.title for record in arxiv_records(folder) if record.title)
    lines = (HERE / "people_words.txt").read_text(encoding="utf-8").splitlines()
    written = (word for line in lines if not line.startswith("#") for word in line.split())
    write(DATA / "words.tsv.gz", word_table(titles, written))


if __name__ == "__main__":
    main()
