"""What evidence is worth, measured where who is who follows from the names themselves.

    python benchmarks/people_fit.py ../shared/data

A forename in full with a rare surname is one person: its pairs of papers in arXiv's listings show
how often one person's papers share co-authors, words, categories and affiliations. Pairs of places
of other surnames show how often two people's do. The logarithm of the ratio is what
`biblio/disambiguation/points.py` began with.

The people of rare names serve once more: some of them together are given one common name, so that
who is who is known in blocks that look like homonyms. `--homonyms` measures the method on those.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from math import log
from pathlib import Path
from random import Random
from typing import Final

from people_gold import VARIANTS, Gold, Record, places_of
from people_measures import Counts, count
from people_tables import arxiv_records

from biblio.disambiguation import Place, Texts, groups
from biblio.disambiguation import comparing as by
from biblio.disambiguation.commonness import namesakes

RARE: Final = -150  # hundredths of decades of namesakes
CROWD: Final = 40  # authors; members of collaborations share everything
STRANGERS: Final = 60_000
SEED: Final = 7
COMMON: Final = (
    ("Wang", "Wei"),
    ("Zhang", "Lei"),
    ("Li", "Jun"),
    ("Smith", "John"),
    ("Chen", "Ming"),
    ("Liu", "Yang"),
    ("Lee", "David"),
    ("Garcia", "Maria"),
)
SIZES: Final = (1, 1, 2, 2, 3, 5, 8, 14)  # people who are given one name
ONCE: Final = 0.3  # the share of them who have one paper

Measure = Callable[[Place, Place], int]
MEASURES: Final[dict[str, Measure]] = {
    "co-authors": by.coauthor_points,
    "title": lambda one, other: by.title_points(one.work, other.work),
    "categories": lambda one, other: by.setting_points(one.work, other.work),
    "affiliation": lambda one, other: (
        by.affiliation_points(one, other) if one.affiliation and other.affiliation else 0
    ),
}


def listed(folder: Path) -> list[Record]:
    """The records of arXiv, each paper once."""
    found: dict[str, Record] = {}
    for said in arxiv_records(folder):
        year = int((said.submitted or "0")[:4]) or None
        texts = Texts(said.title, said.abstract, None, said.categories, year)
        if said.arxiv_id is not None and len(said.authors) <= CROWD:
            found[said.arxiv_id] = Record(said.arxiv_id, said.authors, texts, {})
    return list(found.values())


def rare_people(records: Sequence[Record]) -> dict[str, list[tuple[Record, Place]]]:
    """The papers and places of each person whose name is rare and has a forename in full."""
    found: dict[str, list[tuple[Record, Place]]] = defaultdict(list)
    for record in records:
        for place in places_of(record):
            form = by.form_of_place(place)
            is_whole = bool(form.given) and len(form.given[0].rstrip(".")) > 1
            if is_whole and namesakes(form.surname, form.given[0]) <= RARE:
                found[f"{form.surname}, {form.given[0]}"].append((record, place))
    return {
        who: all_ for who, all_ in found.items() if len({r.handle for r, _ in all_}) == len(all_)
    }


def print_ratios(records: Sequence[Record]) -> None:
    """Print, for each bin of each measure, how often it is met and the logarithm of the ratio."""
    same = [
        (one, other)
        for places in rare_people(records).values()
        for (_, one), (_, other) in combinations(places, 2)
    ]
    rng = Random(SEED)
    places = [place for record in records for place in places_of(record)]
    drawn = (rng.sample(places, 2) for _ in range(STRANGERS))
    apart = [(one, other) for one, other in drawn if one.block != other.block]
    print(f"{len(same):,} pairs of one person, {len(apart):,} of two")
    for name, measure in MEASURES.items():
        ours = Counter(measure(*pair) for pair in same)
        theirs = Counter(measure(*pair) for pair in apart)
        for each in sorted({*ours, *theirs}):
            share = (ours[each] + 0.5) / (len(same) + 1)
            ratio = log(share * (len(apart) + 1) / (theirs[each] + 0.5))
            print(f"{name:<14}{each / 100:+6.2f} {ours[each]:7,} {theirs[each]:7,} {ratio:+6.2f}")


def homonyms(records: Sequence[Record], change: Callable[[Record], Record]) -> Iterator[Gold]:
    """Blocks of people of rare names who were given one common name."""
    rng = Random(SEED)
    people = rare_people(records)
    often = sorted(who for who, places in people.items() if len(places) > 1)
    once = sorted(who for who, places in people.items() if len(places) == 1)
    rng.shuffle(often)
    rng.shuffle(once)
    while often:
        keyname, forenames = rng.choice(COMMON)
        made = []
        for _ in range(min(rng.choice(SIZES), len(often))):
            who = once.pop() if once and rng.random() < ONCE else often.pop()
            for record, place in people[who]:
                names = list(record.names)
                at = place.ordinal - 1
                names[at] = names[at]._replace(keyname=keyname, forenames=forenames)
                handle = f"{who}: {record.handle}"
                told = Record(handle, tuple(names), record.texts, {place.ordinal: who}, "made")
                made.append(change(told))
        yield Gold("homonyms", made)


def print_homonyms(records: Sequence[Record]) -> None:
    """Print how well the method tells made homonyms apart."""
    for variant, change in VARIANTS.items():
        total = Counts()
        for gold in homonyms(records, change):
            people = gold.known()["made"]
            for places in gold.blocks().values():
                known = [place for place in places if place.key in people]
                if known:
                    found = [[p.key for p in group.places] for group in groups(known).groups]
                    total = total.plus(count(found, people))
        cells = " ".join(f"{each:.3f}" for each in (*total.cubed, total.cubed.f1))
        print(f"{variant:<22}{cells}  apart {total.homonyms_apart:.3f}")


def main() -> None:
    """Print the ratios, or the figures of made homonyms."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path, help="the folder of the real input")
    parser.add_argument("--homonyms", action="store_true", help="measure the method instead")
    arguments = parser.parse_args()
    records = listed(arguments.shared)
    (print_homonyms if arguments.homonyms else print_ratios)(records)


if __name__ == "__main__":
    main()
