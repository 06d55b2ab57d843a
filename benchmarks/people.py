"""How well the method tells people apart, on sets whose people are known.

    python benchmarks/people.py ../shared/data/people/qian.jsonl
    python benchmarks/people.py --corpus 20000

Each set is taken as it is and in copies that say less (names cut to initials, no venue). Beside
the method stand two that ask nothing: *one spelling one person*, and *surname and initial*.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from people_gold import VARIANTS, Gold, corpus, qian, variant
from people_measures import Counts, count

from biblio.disambiguation import Key, Place, groups
from biblio.disambiguation.forms import form_of

Method = Callable[[list[Place]], Iterable[list[Key]]]


def by_method(places: list[Place]) -> Iterator[list[Key]]:
    """The groups of the method."""
    for group in groups(places).groups:
        yield [place.key for place in group.places]


def by_spelling(places: list[Place]) -> Iterator[list[Key]]:
    """All places of one spelling are one person."""
    found: dict[object, list[Key]] = defaultdict(list)
    for place in places:
        form = form_of(place.keyname, place.forenames, place.suffix)
        found[form.surname, form.words, form.suffix].append(place.key)
    yield from found.values()


def by_block(places: list[Place]) -> Iterator[list[Key]]:
    """All places of a surname and an initial are one person."""
    yield [place.key for place in places]


METHODS: Final[dict[str, Method]] = {
    "one spelling": by_spelling,
    "surname, initial": by_block,
    "the method": by_method,
}


def measured(gold: Gold, method: Method) -> tuple[Counts, dict[str, Counts]]:
    """What *method* has right, in all and in each block."""
    known = gold.known()
    keys = {key for people in known.values() for key in people}
    group_of: dict[Key, tuple[str, int]] = {}
    for block, places in gold.blocks().items():
        if any(place.key in keys for place in places):
            for number, group in enumerate(method(places)):
                group_of.update(dict.fromkeys(group, (block, number)))
    found: dict[str, Counts] = {}
    for label, people in known.items():
        grouped: dict[tuple[str, int], list[Key]] = defaultdict(list)
        for key in people:
            grouped[group_of[key]].append(key)
        found[label] = count(grouped.values(), people)
    total = Counts()
    for each in found.values():
        total = total.plus(each)
    return total, found


def row(name: str, counts: Counts, seconds: float) -> str:
    """A line of the table."""
    shares = (*counts.cubed, counts.cubed.f1, *counts.pairwise, counts.pairwise.f1)
    cells = "  ".join(f"{each:.3f}" for each in (*shares, counts.homonyms_apart))
    return f"{name:<44}{cells}  {seconds:6.1f} s"


def main() -> None:
    """Print the table, and each block where asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("qian", type=Path, nargs="?", help="a set in the form of qian.jsonl")
    parser.add_argument("--corpus", type=int, metavar="PAPERS", help="the made-up corpus")
    parser.add_argument("--variant", choices=VARIANTS, action="append")
    parser.add_argument("--blocks", action="store_true", help="each block, the largest first")
    arguments = parser.parse_args()
    golds = [qian(arguments.qian)] if arguments.qian else []
    if arguments.corpus:
        golds.append(corpus(arguments.corpus))
    if not golds:
        parser.error("name a set, or --corpus with a number of papers")
    print(f"{'':<44}{'B-cubed P, R, F1':<21}{'pairs P, R, F1':<21}apart")
    for gold in golds:
        for name in arguments.variant or VARIANTS:
            less = variant(gold, name)
            for method, function in METHODS.items():
                start = time.process_time()
                total, blocks = measured(less, function)
                print(row(f"{less.name}: {method}", total, time.process_time() - start), flush=True)
            if arguments.blocks:
                for block, counts in Counter(
                    {key: each.places for key, each in blocks.items()}
                ).most_common():
                    print(row(f"  {block} {counts}", blocks[block], 0))


if __name__ == "__main__":
    main()
