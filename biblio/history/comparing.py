"""Papers as they were before some records came, and as those left them.

A paper is the merge of its records, and which records make it follows from a rule. So what it was
before is the same rule and the same merge of those that were there; no history is kept of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection

from biblio.history.epochs import Epoch
from biblio.identity import Evidence, Pointers, neighbours
from biblio.merging.loading import Anchors, StoredSource, never_asked
from biblio.merging.merge import fields_that_differ, merge
from biblio.merging.shelf import Shelf
from biblio.merging.sightings import Times, stored_times
from biblio.model.identifiers import Identifier
from biblio.model.quick_values import changed
from biblio.model.records import PaperRecord


class Difference(NamedTuple):
    """What became of one paper; `before` is None where it came, `after` where it went.

    `joined` are the papers that it took in, `parted` those that gave it a record and stay; of one
    that went, `joined` are those that took it in. `paper_id` is None where it is gone by now.
    """

    anchor: Identifier
    paper_id: int | None
    before: PaperRecord | None
    after: PaperRecord | None
    joined: tuple[Identifier, ...] = ()
    parted: tuple[Identifier, ...] = ()


class Moments:
    """The times of records as the runs before an epoch saw them, and as those in it did too."""

    def __init__(self, connection: Connection, epoch: Epoch) -> None:
        self._connection = connection
        self._last = epoch.last_run

    @cached_property
    def after(self) -> Times:
        """The times at the end."""
        return stored_times(self._connection, until=self._last)

    @cached_property
    def before(self) -> Times:
        """The times at the beginning; where no run tells them, those at the end."""
        if self._last is None:
            return self.after
        return stored_times(self._connection, until=self._last - 1)


class _State:
    """Which records spoke of which paper at one time, among those on a shelf."""

    def __init__(self, times: Callable[[], Times]) -> None:
        self._times = times
        self.sources: dict[Identifier, list[StoredSource]] = defaultdict(list)
        self.anchors: dict[int, Anchors] = {}

    def add(self, key: int, source: StoredSource, anchors: Anchors) -> None:
        self.anchors[key] = anchors
        for each in anchors:
            self.sources[each].append(source)

    def merged(
        self, anchor: Identifier, sources: Sequence[StoredSource] | None = None
    ) -> PaperRecord | None:
        """The paper that *sources*, else all of its records, made; None where there were none."""
        sources = self.sources.get(anchor, ()) if sources is None else sources
        records = [each.record for each in sources]
        if not records:
            return None
        if len({each.datestamp or "" for each in records}) < len(records):  # times may decide
            times = self._times()
            records = [
                changed(each.record, as_of=times.of(each.id))
                if each.id is not None
                else each.record
                for each in sources
            ]
        return merge(records, anchor)


def compare(
    shelf: Shelf,
    epoch: Epoch,
    moments: Moments,
    records: Collection[int],
    papers: Collection[int] = (),
) -> list[Difference]:
    """What became, in the *epoch*, of the papers of *records* that came in it, and of *papers*.

    All are given by number, and loaded onto the *shelf*. Papers of which nothing is other than
    before are left out.
    """
    shelf.load_sources(records)
    looked_at = {each.anchor for each in shelf.load(papers)}
    before, after = _states(shelf, epoch, moments, records, looked_at)
    moved = defaultdict[Identifier, set[Identifier]](set)  # from which papers each had records
    went = defaultdict[Identifier, set[Identifier]](set)
    for key, anchors in before.anchors.items():
        for now in after.anchors.get(key, frozenset()) - anchors:
            for then in anchors - after.anchors[key]:
                moved[now].add(then)
                went[then].add(now)
    found = []
    for anchor in sorted(looked_at):
        difference = _difference(shelf, anchor, before, after, moved[anchor], went[anchor])
        if difference is not None:
            found.append(difference)
    return found


def _states(
    shelf: Shelf,
    epoch: Epoch,
    moments: Moments,
    records: Iterable[int],
    looked_at: set[Identifier],
) -> tuple[_State, _State]:
    """The papers on the *shelf* before the *epoch* and after; those of *records* are looked at."""
    came = [key for key in records if key in shelf.records]
    read: Mapping[int, Evidence] = {}
    movable: Collection[int] = came
    if not shelf.is_of_arxiv_alone:
        around = neighbours([shelf.records[key].evidence for key in came], shelf.naming)
        read, movable = around.read, {*around.movable, *came}
    had = {key for key, each in shelf.records.items() if epoch.had(each)}
    has = had | {key for key, each in shelf.records.items() if epoch.brought(each)}
    states = []
    for keys, times in ((had, lambda: moments.before), (has, lambda: moments.after)):
        pointers = Pointers(read[key] for key in read.keys() & keys)
        state = _State(times)
        for key in sorted(keys):
            source = shelf.records[key]
            is_led = key in movable and key in read
            anchors = pointers.papers(source.evidence) if is_led else source.anchors
            state.add(key, source, anchors)
            if key in movable:
                looked_at |= anchors
        states.append(state)
    return states[0], states[1]


def _difference(
    shelf: Shelf,
    anchor: Identifier,
    before: _State,
    after: _State,
    moved: Collection[Identifier],
    went: Collection[Identifier],
) -> Difference | None:
    """What became of one paper; None where nothing did."""
    stored = shelf.papers.get(anchor)
    paper_id = stored.id or None if stored is not None else None
    gone = tuple(sorted(each for each in moved if not after.sources.get(each)))
    stay = tuple(sorted(each for each in moved if after.sources.get(each)))
    then, now = before.merged(anchor), after.merged(anchor)
    if now is None:
        if then is None:
            return None
        return Difference(anchor, paper_id, then, None, tuple(sorted(went)))
    if then is None and moved:
        # It is what others were before, or a part of it, under a better identifier.
        taken = [each for each in after.sources[anchor] if _was_there(each, before)]
        then = before.merged(min(gone or stay), taken)
    if then is not None and not (gone or stay or fields_that_differ(then, now)):
        return None
    return Difference(anchor, paper_id, then, now, gone, stay)


def _was_there(source: StoredSource, state: _State) -> bool:
    return source.id is None or source.id in state.anchors


def new_shelf(connection: Connection) -> Shelf:
    """A shelf whose records have no times: they are asked for where they may decide."""
    return Shelf(connection, never_asked)
