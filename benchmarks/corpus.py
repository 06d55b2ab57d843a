"""A seeded corpus shaped like arXiv's snapshot: JSON lines of papers that never were.

    python benchmarks/corpus.py --size medium --out medium.jsonl
    python benchmarks/corpus.py --changed 30000 --of medium.jsonl --out changed.jsonl

The same size and seed give the same bytes on any machine and with any number of processes: every
month (in the old scheme every archive's month) has a generator of its own, and groups of authors
are functions of their numbers. Shapes follow arXiv's: about 1.6 KB and 4 to 5 authors a paper with
a heavy tail, one paper in 3,000 by a large collaboration that recurs, authors who publish in
groups and return, words by Zipf's law, identifiers and dates from 1991 to 2026 in the snapshot's
order (by the text of the identifier), several versions, TeX accents in `authors`.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from itertools import accumulate, islice
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any, BinaryIO, Final

from corpus_months import (
    FIVE_DIGITS,
    NEW_SCHEME,
    Block,
    date,
    days,
    identifier,
    months,
    rfc_2822,
    yearly,
)
from corpus_people import FAMILY_NAMES, FIELDS, People
from corpus_words import COMMON_WORDS, ENDINGS, FORMULAS, Words, made_words, wrapped

SIZES = {"small": 10_000, "medium": 100_000, "large": 3_000_000}
SEED = 1991

VOCABULARY = 100_000

# Each field's primary category, and what its papers are cross-listed in.
_CATEGORIES_TEXT = """
cs.LG cs.CV cs.CL cs.LG cs.CV cs.AI cs.RO cs.CR cs.IT cs.DS cs.SE cs.LG cs.CL cs.HC cs.NI
cs.DC hep-ph hep-ph hep-ph hep-th hep-th hep-th hep-ex hep-lat gr-qc gr-qc nucl-th nucl-ex
astro-ph.CO astro-ph.GA astro-ph.HE astro-ph.SR astro-ph.EP astro-ph.IM astro-ph.GA
cond-mat.mtrl-sci cond-mat.mes-hall cond-mat.str-el cond-mat.stat-mech cond-mat.supr-con
cond-mat.soft cond-mat.quant-gas quant-ph quant-ph quant-ph math.AG math.AP math.CO math.PR
math.NT math.OC math.NA math.DG math-ph math.GT math.RT physics.optics physics.flu-dyn
physics.chem-ph physics.comp-ph stat.ML eess.SP q-bio.PE nlin.CD
"""
CATEGORIES = _CATEGORIES_TEXT.split()
ARCHIVES = [code.partition(".")[0] for code in CATEGORIES]
OLD_ARCHIVES = ("astro-ph", "cond-mat", "cs", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th",
                "math", "math-ph", "nlin", "nucl-ex", "nucl-th", "physics", "q-bio",
                "quant-ph")  # fmt: skip
# How much likelier a field of computer science becomes from 2007 to the end.
GROWING: Final = frozenset({"cs", "stat", "eess"})
CS_GROWTH: Final = 12.0
LICENSES_SINCE: Final = 2009

# Shares of one.
AFFILIATED: Final = 0.1
AFFILIATED_TEAM: Final = 6  # authors; more print none
PUBLISHED: Final = 0.45
WITH_DOI: Final = 0.4
WITH_REPORT: Final = 0.08
WITH_AND: Final = 0.4
WITH_FORMULA: Final = 0.05
COMMENTED: Final = 0.75
ACCEPTED: Final = 0.4
OF_OTHER_FIELDS: Final = 0.5

JOURNALS = (
    "Phys. Rev. D", "Phys. Rev. B", "Phys. Rev. Lett.", "Astrophys. J.", "J. High Energy Phys.",
    "Nucl. Phys. B", "Commun. Math. Phys.", "IEEE Trans. Inf. Theory",
    "Mon. Not. R. Astron. Soc.", "Nature Physics",
)  # fmt: skip
INSTITUTES = [f"University of {name}" for name in FAMILY_NAMES[20:60]] + ["CERN", "MIT", "NIST"]
LICENSES = (
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    "http://creativecommons.org/licenses/by/4.0/",
    "http://creativecommons.org/licenses/by-nc-sa/4.0/",
)


class Corpus:
    """All papers of one size and seed, as functions of their places."""

    def __init__(self, papers: int, seed: int) -> None:
        self.papers = papers
        self.seed = seed
        self.text = Words(made_words(Random(seed), COMMON_WORDS, VOCABULARY, ENDINGS))
        self.people = People(papers, seed)
        self.slots = {
            archive: [place for place, each in enumerate(ARCHIVES) if each == archive]
            for archive in OLD_ARCHIVES
        }

    def blocks(self) -> list[Block]:
        """The months in the snapshot's order, which is that of the identifiers' text."""
        dated = list(months())
        weights = list(accumulate(yearly(year) for year, _ in dated))
        found, first, missing = [], 0, 0
        for (year, month), upto in zip(dated, weights, strict=True):
            count = round(self.papers * upto / weights[-1]) - first
            if (year, month) >= NEW_SCHEME:
                limit = 9_999 if (year, month) < FIVE_DIGITS else 99_999
                missing, count = max(0, missing + count - limit), min(count + missing, limit)
                found.append(Block("", year, month, count, first))
                first += count
                continue
            for archive, part in self._shares(count):
                found.append(Block(archive, year, month, min(part, 999), first))
                first += min(part, 999)
        return sorted(
            (each for each in found if each.papers),
            key=lambda each: (each.archive, f"{each.year % 100:02}{each.month:02}"),
        )

    def _shares(self, count: int) -> list[tuple[str, int]]:
        """*count* papers over the old archives, by the number of their fields."""
        total = sum(len(slots) for slots in self.slots.values())
        shares, done, fields = [], 0, 0
        for archive, slots in self.slots.items():
            fields += len(slots)
            upto = round(count * fields / total)
            shares.append((archive, upto - done))
            done = upto
        return shares

    def lines(self, block: Block) -> bytes:
        """The records of *block*, a line each."""
        rng = Random(f"{self.seed} {block.archive} {block.year} {block.month}")
        return b"".join(
            json.dumps(self.record(rng, block, number), separators=(",", ":")).encode() + b"\n"
            for number in range(1, block.papers + 1)
        )

    def record(self, rng: Random, block: Block, number: int) -> dict[str, Any]:
        """One paper of *block*, as the snapshot has it."""
        place = block.first + number - 1
        slot = self._slot(rng, block)
        category = CATEGORIES[slot]
        heading, names = self.people.authors(rng, place, slot)
        versions, updated = _versions(rng, block, number)
        affiliated = rng.random() < AFFILIATED and len(names) <= AFFILIATED_TEAM
        split = [each.split for each in names]
        if affiliated:
            where = [rng.choice(INSTITUTES) for _ in names]
            split = [[*row, each] for row, each in zip(split, where, strict=True)]
            printed = [
                f"{each.printed} ({there})" for each, there in zip(names, where, strict=True)
            ]
        else:
            printed = [each.printed for each in names]
        if heading:
            split = [[heading, "", ""], *split]
        published = rng.random() < PUBLISHED
        volume, page = rng.randint(1, 900), rng.randint(1, 99_999)
        return {
            "id": identifier(block, number),
            "submitter": names[0].split[1] + " " + names[0].split[0],
            "authors": _printed_list(rng, heading, printed),
            "title": self._title(rng),
            "comments": self._comments(rng),
            "journal-ref": f"{rng.choice(JOURNALS)} {volume} ({block.year + 1}) {page}"
            if published
            else None,
            "doi": f"10.{1000 + volume}/s{page:05}-{place:07}" if rng.random() < WITH_DOI else None,
            "report-no": f"{ARCHIVES[slot].upper()}-{block.year}-{page}"
            if rng.random() < WITH_REPORT
            else None,
            "categories": " ".join(_categories(rng, category)),
            "license": rng.choice(LICENSES) if block.year >= LICENSES_SINCE else None,
            "abstract": self._abstract(rng),
            "versions": versions,
            "update_date": updated,
            "authors_parsed": split,
        }

    def _slot(self, rng: Random, block: Block) -> int:
        """A field: one of the archive's, or any, computer science growing with the years."""
        if block.archive:
            return rng.choice(self.slots[block.archive])
        likelier = CS_GROWTH ** ((block.year - 2007) / 19) / 3
        while True:
            slot = rng.randrange(FIELDS)
            if ARCHIVES[slot] in GROWING:
                if rng.random() * 4 < likelier:
                    return slot
            elif rng.random() < OF_OTHER_FIELDS:
                return slot

    def _title(self, rng: Random) -> str:
        words = self.text.draw(rng, rng.randint(5, 14))
        if rng.random() < WITH_FORMULA:
            words.append(rng.choice(FORMULAS))
        words[0] = words[0].capitalize()
        return wrapped(words, 9, "\n  ")

    def _abstract(self, rng: Random) -> str:
        words = self.text.draw(rng, max(20, min(280, round(rng.gauss(116, 45)))))
        for _ in range(rng.choice((0, 0, 0, 1, 3))):
            words[rng.randrange(len(words))] = rng.choice(FORMULAS)
        end = 0
        while end < len(words):
            words[end] = words[end].capitalize()
            end = min(end + rng.randint(9, 26), len(words))
            words[end - 1] += "."
        return "  " + wrapped(words, 11, "\n") + "\n"

    def _comments(self, rng: Random) -> str | None:
        if rng.random() >= COMMENTED:
            return None
        comment = f"{rng.randint(3, 60)} pages, {rng.randint(1, 20)} figures"
        if rng.random() < ACCEPTED:
            comment += f"; accepted by {rng.choice(JOURNALS)}"
        return comment


def _printed_list(rng: Random, heading: str, printed: list[str]) -> str:
    if len(printed) > 1 and rng.random() < WITH_AND:
        text = ", ".join(printed[:-1]) + " and " + printed[-1]
    else:
        text = ", ".join(printed)
    return f"{heading}: {text}" if heading else text


def _categories(rng: Random, primary: str) -> list[str]:
    found = dict.fromkeys([primary])
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        found.setdefault(rng.choice(CATEGORIES))
    return list(found)


def _versions(rng: Random, block: Block, number: int) -> tuple[list[dict[str, str]], str]:
    """The versions with their dates, the first near the announcement, and the datestamp."""
    day = days(block.year, block.month) + int(27 * number / (block.papers + 1)) - rng.randint(0, 2)
    versions = []
    for version in range(1, rng.choice((1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 5)) + 1):
        if version > 1:
            day += 1 + int(rng.expovariate(1 / 90))
        versions.append({"version": f"v{version}", "created": rfc_2822(day, rng)})
    return versions, "{:04}-{:02}-{:02}".format(*date(day + rng.randint(1, 400)))


_CORPORA: dict[tuple[int, int], Corpus] = {}


def _lines(papers: int, seed: int, block: Block) -> bytes:
    """The lines of *block*; each process makes its vocabulary once."""
    corpus = _CORPORA.get((papers, seed))
    if corpus is None:
        corpus = _CORPORA[papers, seed] = Corpus(papers, seed)
    return corpus.lines(block)


def write_corpus(papers: int, seed: int, out: BinaryIO, processes: int) -> None:
    """Write the corpus of so many *papers*, made by so many *processes*."""
    blocks = Corpus(papers, seed).blocks()
    with get_context("spawn").Pool(processes) as pool:
        out.writelines(pool.imap(partial(_lines, papers, seed), blocks, chunksize=1))


def write_changed(count: int, source: Path, out: BinaryIO) -> None:
    """Write *count* records of *source*, evenly spread, as they might be after a change.

    Every second one has a new version, the others another title; all have a new datestamp.
    """
    with source.open("rb") as lines:
        total = sum(1 for _ in lines)
        lines.seek(0)
        # Each wanted line is found by skipping those between.
        last = -1
        for number in range(count):
            place = number * total // count
            record = json.loads(next(islice(lines, place - last - 1, None)))
            last = place
            record["update_date"] = "2026-09-01"
            if number % 2:
                version = len(record["versions"]) + 1
                created = f"Mon, 31 Aug 2026 12:{number % 60:02}:00 GMT"
                record["versions"].append({"version": f"v{version}", "created": created})
            else:
                record["title"] += ", revisited"
            out.write(json.dumps(record, separators=(",", ":")).encode() + b"\n")


def main() -> None:
    """Write a corpus, or changed records of one, to a file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--papers", type=int, help="another number of papers than the sizes have")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--changed", type=int, metavar="N", help="write N changed records instead")
    parser.add_argument("--of", type=Path, metavar="FILE", help="the corpus that they are of")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    arguments = parser.parse_args()
    if (arguments.changed is None) != (arguments.of is None):
        parser.error("--changed and --of go together")
    with arguments.out.open("wb") as out:
        if arguments.changed is not None:
            write_changed(arguments.changed, arguments.of, out)
        else:
            papers = arguments.papers or SIZES[arguments.size]
            write_corpus(papers, arguments.seed, out, arguments.processes)
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
