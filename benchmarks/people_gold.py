"""Sets of places whose people are known, and copies of them that say less."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final

from corpus import SEED, Corpus
from corpus_people import People, Person

from biblio.disambiguation import Key, Place, Texts, block_of_name, place_of, work_of
from biblio.model.names import AuthorName, SplitName, repair_split


@dataclass(frozen=True)
class Record:
    """One paper: its authors, what it says, and who is known, by ordinal.

    `label` names the people among whom they were told apart; empty for all of a block.
    """

    handle: str
    names: tuple[AuthorName, ...]
    texts: Texts
    people: dict[int, str]
    label: str = ""


@dataclass(frozen=True)
class Gold:
    """Records and who is who in them."""

    name: str
    records: Sequence[Record]

    def known(self) -> dict[str, dict[Key, str]]:
        """The person of each place that is known, by label."""
        found: dict[str, dict[Key, str]] = defaultdict(dict)
        for record in self.records:
            for ordinal, person in record.people.items():
                label = record.label or str(block_of_name(record.names[ordinal - 1]))
                found[label][record.handle, ordinal] = person
        return found

    def blocks(self) -> dict[str, list[Place]]:
        """The places of all records by block."""
        found: dict[str, list[Place]] = defaultdict(list)
        for record in self.records:
            for place in places_of(record):
                found[place.block].append(place)
        return found


def places_of(record: Record) -> Iterator[Place]:
    """The places of people on one paper."""
    blocks = [block for name in record.names if (block := block_of_name(name))]
    work = work_of(record.handle, blocks, record.texts)
    for ordinal, name in enumerate(record.names, start=1):
        if not name.is_collaboration:
            yield place_of(work, ordinal, name)


def qian(path: Path) -> Gold:
    """The set of `people/qian.jsonl`, whose blocks' authors are known."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return Gold("qian", [_of_qian(json.loads(line)) for line in lines])


def _of_qian(said: dict[str, Any]) -> Record:
    names = tuple(_named(each["n"], each["aff"]) for each in said["authors"])
    people = {
        ordinal: each["person"]
        for ordinal, each in enumerate(said["authors"], start=1)
        if each["person"]
    }
    texts = Texts(title=said["title"], container=said["venue"], year=said["year"])
    return Record(said["id"], names, texts, people, said["block"])


def _named(split: list[str], where: str | None) -> AuthorName:
    keyname, forenames, suffix = split
    affiliations = (where,) if where else ()
    return AuthorName(keyname, forenames, suffix, affiliations=affiliations)


class _Known(People):
    """The corpus's people, who remember whom they put on the last paper."""

    last: list[Person]

    def team(self, rng: Random, place: int, slot: int) -> tuple[str, list[Person], bool]:
        found = super().team(rng, place, slot)
        self.last = found[1]
        return found


def corpus(papers: int) -> Gold:
    """The benchmark corpus, whose groups and returning authors are known."""
    made = Corpus(papers, SEED)
    made.people = known = _Known(papers, SEED)
    records = []
    for block in made.blocks():
        rng = Random(f"{SEED} {block.archive} {block.year} {block.month}")
        for number in range(1, block.papers + 1):
            said = made.record(rng, block, number)
            rows = [
                SplitName(keyname, forenames, suffix, tuple(where))
                for keyname, forenames, suffix, *where in said["authors_parsed"]
            ]
            names = repair_split(rows).names
            shift = len(names) - len(known.last)  # a collaboration's name goes first
            people = {shift + place: each.who for place, each in enumerate(known.last, start=1)}
            texts = Texts(
                said["title"], said["abstract"], None, said["categories"].split(), block.year
            )
            records.append(Record(said["id"], names, texts, people))
    return Gold("corpus", records)


def _initials(record: Record) -> Record:
    """Names cut to initials: `Jean-Pierre` is `J.-P.`."""
    return replace(record, names=tuple(map(_cut, record.names)))


def _cut(name: AuthorName) -> AuthorName:
    if name.is_collaboration:
        return name
    words = (
        "-".join(f"{part[0]}." for part in word.split("-") if part)
        for word in name.forenames.split()
    )
    return name._replace(forenames=" ".join(words))


def _mixed(record: Record) -> Record:
    """Initials on every second paper."""
    return _initials(record) if sum(map(ord, record.handle)) % 2 else record


def _without_container(record: Record) -> Record:
    return replace(record, texts=record.texts._replace(container=None))


def _without_affiliations(record: Record) -> Record:
    names = tuple(name._replace(affiliations=()) for name in record.names)
    return replace(record, names=names)


VARIANTS: Final[dict[str, Callable[[Record], Record]]] = {
    "full": lambda record: record,
    "initials": _initials,
    "mixed": _mixed,
    "no venue": _without_container,
    "initials, no venue": lambda record: _without_container(_initials(record)),
    "no affiliations": _without_affiliations,
}


def variant(gold: Gold, name: str) -> Gold:
    """A copy of *gold* that says less."""
    change = VARIANTS[name]
    return Gold(f"{gold.name}, {name}", [change(record) for record in gold.records])
