"""Merged papers as the rows of all tables: one pure function, for whoever makes papers.

An import makes most of them where it parses, in another process, and merging makes the rest; both
come out of here, so that they cannot differ. What needs the database stays open: an author is a
place in `names` until its id is known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, repeat
from typing import Final

from biblio.merging import rows
from biblio.merging.rows import AuthorIdentity, Row
from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.model.records import PaperRecord

# The tables of a paper's parts, and how a merged record fills them.
PARTS: Final[Mapping[str, Callable[[int, PaperRecord], list[Row]]]] = {
    "identifiers": rows.identifier_rows,
    "paper_versions": rows.version_rows,
    "paper_categories": rows.category_rows,
    "translations": rows.translation_rows,
    "paper_keywords": rows.keyword_rows,
    "paper_references": rows.reference_rows,
    "cited_identifiers": rows.cited_rows,
    "author_identifiers": rows.author_identifier_rows,
    "identifier_links": rows.link_rows,
}
PAPER_ID: Final = {name: 2 if name == "identifiers" else 0 for name in PARTS}
"""Where the rows of a part have the paper."""

PrintedName = tuple[str, str, str, bool, str, str]
"""What `AuthorIdentity` holds, the name as it is printed, and for display."""
AuthorList = tuple[int, int, list[int], list[str | None] | None]
"""The author list of one paper: paper, day of listing, names by their place in `PaperRows.names`,
and as many affiliations in JSON, or None where there are none at all."""
Credit = tuple[int, int, str, int, str | None]
"""A contributor: paper, ordinal, role, the name by its place, affiliations in JSON."""


@dataclass(slots=True)
class PaperRows:
    """Rows by table: those of `papers`, of their parts, and of people as `lists` and `credits`."""

    papers: list[Row] = field(default_factory=list)
    parts: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in PARTS})
    names: list[PrintedName] = field(default_factory=list)
    lists: list[AuthorList] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)

    def without(self, papers: Collection[int]) -> PaperRows:
        """Those of none of *papers*."""
        return PaperRows(
            [row for row in self.papers if row[0] not in papers],
            {
                name: [row for row in part if row[PAPER_ID[name]] not in papers]
                for name, part in self.parts.items()
            },
            self.names,
            [each for each in self.lists if each[0] not in papers],
            [each for each in self.credits if each[0] not in papers],
        )

    def authors(self) -> dict[int, AuthorIdentity]:
        """Which author each name is that somebody has, by its place."""
        used = set(chain.from_iterable(places for _, _, places, _ in self.lists))
        used.update(place for _, _, _, place, _ in self.credits)
        return {place: self.names[place][:4] for place in used}

    def authorships(self, ids: Mapping[int, int]) -> Iterator[Row]:
        """The rows of `authorships`, *ids* being those of the names by place.

        They are more than all other rows, and so none is made before it is taken.
        """
        printed = [each for *_, each, _ in self.names]
        return chain.from_iterable(
            zip(
                repeat(paper_id),
                range(1, len(places) + 1),
                map(ids.__getitem__, places),
                map(printed.__getitem__, places),
                affiliations or repeat(None),
                repeat(day, len(places)),
                strict=False,
            )
            for paper_id, day, places, affiliations in self.lists
        )

    def packed_lists(self, ids: Mapping[int, int]) -> list[Row]:
        """The rows of `author_lists`."""
        return [
            row
            for paper_id, _, places, _ in self.lists
            for row in rows.list_rows(paper_id, [ids[each] for each in places])
        ]

    def contributors(self, ids: Mapping[int, int]) -> list[Row]:
        """The rows of `contributors`."""
        return [
            (paper_id, ordinal, role, ids[place], self.names[place][4], affiliations)
            for paper_id, ordinal, role, place, affiliations in self.credits
        ]


@lru_cache(maxsize=16_384)
def _printed(name: AuthorName) -> PrintedName:
    return (*name[:5], name.name)


def rows_of(papers: Iterable[tuple[int, Identifier, PaperRecord]]) -> PaperRows:
    """The rows of *papers*: of each its id, what makes it a paper, and what it says."""
    made = PaperRows()
    parts = [(made.parts[name], fill) for name, fill in PARTS.items()]
    places: dict[AuthorName, int] = {}
    of_printed: dict[PrintedName, int] = {}  # names that differ in their affiliations are one

    def place(name: AuthorName) -> int:
        """The place of *name*, which was not met."""
        printed = _printed(name)
        found = places[name] = of_printed.setdefault(printed, len(made.names))
        if found == len(made.names):
            made.names.append(printed)
        return found

    def placed(names: Sequence[AuthorName]) -> list[int]:
        """The places of *names*, new ones given."""
        found = list(map(places.get, names))
        return [
            place(name) if known is None else known
            for name, known in zip(names, found, strict=True)
        ]

    for paper_id, anchor, paper in papers:
        made.papers.append(rows.paper_row(paper_id, paper, anchor))
        for part, fill in parts:
            part.extend(fill(paper_id, paper))
        made.lists.append(
            (
                paper_id,
                rows.listed_on(paper),
                placed(paper.authors),
                rows.affiliations(paper.authors),
            )
        )
        if paper.contributors:
            named = [each.name for each in paper.contributors]
            said = rows.affiliations(named) or repeat(None)
            made.credits += (
                (paper_id, ordinal, role, place, each)
                for ordinal, ((role, _), place, each) in enumerate(
                    zip(paper.contributors, placed(named), said, strict=False), start=1
                )
            )
    return made
