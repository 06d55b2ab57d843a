"""Which papers the records of a change belong to, and what that makes of each paper.

Import, undo and repair share this: some records come, some go, and the rule of `biblio.identity`
says of those, and of the few that they can move, where they belong now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from biblio.identity import Pointers, neighbours
from biblio.merging.loading import Anchors, StoredPaper, StoredSource
from biblio.merging.merge import EMPTY
from biblio.merging.shelf import Shelf
from biblio.model.identifiers import Identifier
from biblio.model.records import PaperRecord


@dataclass(slots=True)
class PaperChange:
    """A paper that a change speaks of: as it is to be, and as it was (None where it is new)."""

    paper: StoredPaper
    before: PaperRecord | None

    @property
    def is_new(self) -> bool:
        """Whether the paper has no rows yet."""
        return self.before is None

    @property
    def is_gone(self) -> bool:
        """Whether no record speaks of it any more."""
        return not self.paper.sources

    @property
    def is_changed(self) -> bool:
        """Whether its rows are to change."""
        return self.before is not None and self.before != self.paper.merged

    def differs(self, *names: str) -> bool:
        """Whether any field of *names* is to change, or to be written at all."""
        return self.before is None or any(
            getattr(self.before, name) != getattr(self.paper.merged, name) for name in names
        )


@dataclass(slots=True)
class Placement:
    """What a change of some records does to papers, before anything is merged.

    `changes` are the papers that gain or lose a record, by anchor, with the records that stay and
    those that move to them; the new records stand in none of their lists yet. `regrouped` are
    the anchors of those whose stored records are others than before. `moved` are stored records
    that belong elsewhere than before.
    """

    changes: dict[Identifier, PaperChange] = field(default_factory=dict)
    regrouped: set[Identifier] = field(default_factory=set)
    moved: list[StoredSource] = field(default_factory=list)


def place(
    shelf: Shelf, new: Sequence[StoredSource] = (), removed: Collection[int] = ()
) -> Placement:
    """Where the records *new* belong, and those that they or the *removed* move.

    *removed* are the ids of records on the *shelf*. The anchors of each record are set anew.
    """
    made = Placement()
    if not new and not removed:
        return made  # what the shelf would be asked reads all records while their index is put off
    gone = frozenset(removed)
    left: list[Anchors] = [shelf.records[each].anchors for each in gone]
    if shelf.is_of_arxiv_alone and all(map(_is_of_arxiv, new)):
        # Each record is of the paper that it names, and moves no other.
        for source in new:
            source.anchors = frozenset({Identifier("arxiv", source.record.arxiv_id or "")})
    else:
        left += _decide(shelf, new, gone, made.moved)
    _fill(made, shelf, [*left, *(each.anchors for each in new)], gone)
    return made


def put(shelf: Shelf, where: Mapping[int, Anchors]) -> Placement:
    """What it does to papers to put records where they belong: by id, *where* that is.

    They are on the *shelf*, and may stand there already.
    """
    made = Placement(moved=[shelf.records[each] for each in sorted(where)])
    left = [each.anchors for each in made.moved]
    for key, anchors in where.items():
        shelf.records[key].anchors = anchors
    _fill(made, shelf, left, ())
    return made


def _fill(made: Placement, shelf: Shelf, around: Iterable[Anchors], gone: Collection[int]) -> None:
    """Tell what becomes of the papers *around*, and of those that the moved records belong to."""
    touched = set[Identifier]().union(*around, *(each.anchors for each in made.moved))
    shelf.load_anchors(touched)
    for anchor in sorted(touched):
        made.changes[anchor] = _change(shelf, anchor)
        if _regroup(made.changes[anchor].paper, gone, made.moved):
            made.regrouped.add(anchor)


def _is_of_arxiv(source: StoredSource) -> bool:
    """Whether a record names one identifier of arXiv, and no link."""
    record = source.record
    named = any(each.scheme == "arxiv" for each in record.identifiers)
    return record.arxiv_id is not None and not named and not record.links


def _decide(
    shelf: Shelf,
    new: Sequence[StoredSource],
    gone: Collection[int],
    moved: list[StoredSource],
) -> Iterable[Anchors]:
    """Set the anchors of *new* and of what moves, which goes to *moved*; where that was before."""
    changed = [*new, *(shelf.records[each] for each in gone)]
    around = neighbours([each.evidence for each in changed], shelf.naming)
    pointers = Pointers(
        [
            *(evidence for key, evidence in around.read.items() if key not in gone),
            *(each.evidence for each in new),
        ]
    )
    for source in new:
        source.anchors = pointers.papers(source.evidence)
    before: list[Anchors] = []
    for key in sorted(around.movable.difference(gone)):
        source = shelf.records[key]
        anchors = pointers.papers(source.evidence)
        if anchors != source.anchors:
            before.append(source.anchors)
            source.anchors = anchors
            moved.append(source)
    return before


def _change(shelf: Shelf, anchor: Identifier) -> PaperChange:
    paper = shelf.papers.get(anchor)
    if paper is None:
        paper = shelf.papers[anchor] = StoredPaper(0, anchor, EMPTY)
        return PaperChange(paper, None)
    return PaperChange(paper, paper.merged)


def _regroup(paper: StoredPaper, gone: Collection[int], moved: Sequence[StoredSource]) -> bool:
    """Give *paper* the stored records that belong to it now; whether they are others."""
    before = {id(each) for each in paper.sources}
    paper.sources = [
        each for each in paper.sources if each.id not in gone and paper.anchor in each.anchors
    ]
    paper.sources += (
        each for each in moved if paper.anchor in each.anchors and id(each) not in before
    )
    is_other = {id(each) for each in paper.sources} != before
    if is_other:
        paper.contenders = None
    return is_other
