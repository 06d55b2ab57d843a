"""Which papers of a library the entries of a bibliography are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from biblio.db.expressions import values_of
from biblio.db.lists import listed
from biblio.db.models import Paper, Source
from biblio.identity.evidence import digits, evidence_of, signed
from biblio.identity.rule import MOST_BY_ABSTRACT
from biblio.model.identifiers import DIGESTS, Identifier
from biblio.model.records import PaperRecord
from biblio.queries.narrowing.handles import Called
from biblio.queries.narrowing.handles_statements import HANDLE, PLAIN
from biblio.queries.papers.named_papers import papers_named_by

__all__ = ["Matched", "ReadEntry", "identifiers_of", "match_entries"]

_OF_FILES: Final = "key"
_DIGESTED: Final = {"abstract": Source.abstract_key, "content": Source.content_key}
_SAYING: Final = {
    scheme: select(column, Paper.id, PLAIN, HANDLE)
    .join(Paper, Paper.id == Source.paper_id)
    .where(column.in_(values_of(bindparam("digests"))))
    for scheme, column in _DIGESTED.items()
}


class ReadEntry(Protocol):
    """An entry as its reader made it: its record in normal form, or why there is none."""

    @property
    def record(self) -> PaperRecord | None:
        """What it says."""

    @property
    def fault(self) -> str | None:
        """Why it says nothing."""


Each = TypeVar("Each", bound=ReadEntry)


class Matched(NamedTuple, Generic[Each]):
    """An entry, and the paper that it is; where that is None, `reason` says why in one sentence.

    `several` are the papers that it may be where there are more than one.
    """

    entry: Each
    paper: int | None = None
    reason: str | None = None
    several: tuple[Called, ...] = ()


class _Own(NamedTuple):
    """What an entry is found by: its identifiers, and digests of what it says."""

    named: tuple[Identifier, ...]
    digests: tuple[Identifier, ...]


_Found = Mapping[Identifier, Collection[Called]]


def match_entries(session: Session, entries: Iterable[Each]) -> list[Matched[Each]]:
    """The paper that each of *entries* is, in their order.

    An entry is the paper that its own identifiers name, as the reader takes them. Where they name
    none it is the one that says the same, as an import would find it: in the abstract, or in all
    that tells papers apart. A citation key tells nothing: another file may have the same.
    """
    entries = list(entries)
    own = [_own(each.record) for each in entries]
    found: dict[Identifier, Collection[Called]] = {}
    found |= papers_named_by(session, {one for each in own for one in each.named})
    found |= _papers_saying(session, {one for each in own for one in each.digests})
    return [_matched(*each, found) for each in zip(entries, own, strict=True)]


def identifiers_of(record: PaperRecord | None) -> tuple[Identifier, ...]:
    """The identifiers of its own that *record* names, and that others know it by."""
    evidence = evidence_of(record).own if record is not None else frozenset()
    return tuple(sorted(each for each in evidence if each.scheme not in {*DIGESTS, _OF_FILES}))


def _own(record: PaperRecord | None) -> _Own:
    """What *record* is found by."""
    evidence = evidence_of(record).own if record is not None else frozenset()
    return _Own(
        identifiers_of(record),
        tuple(sorted((each for each in evidence if each.scheme in DIGESTS), reverse=True)),
    )


def _papers_saying(
    session: Session, digests: Collection[Identifier]
) -> Mapping[Identifier, set[Called]]:
    """The papers of which some record says what each of *digests* is made of."""
    found: dict[Identifier, set[Called]] = defaultdict(set)
    for scheme, statement in _SAYING.items():
        keys = sorted(signed(each.value) for each in digests if each.scheme == scheme)
        rows: Any = session.execute(statement, {"digests": listed(keys)})
        for key, *called in rows:
            found[Identifier(scheme, digits(key))].add(Called(*called))
    return {
        each: papers
        for each, papers in found.items()
        # What so many say tells none of them.
        if each.scheme != "abstract" or len(papers) <= MOST_BY_ABSTRACT
    }


def _matched(entry: Each, own: _Own, found: _Found) -> Matched[Each]:
    if entry.record is None:
        return Matched(entry, reason=entry.fault)
    named = ", ".join(map(str, own.named))
    papers = _told(own.named, found)
    if not papers:
        papers = next(filter(None, (_told([each], found) for each in own.digests)), set())
        told = "what it says"
    else:
        told = named
    if len(papers) == 1:
        return Matched(entry, papers.pop().id)
    if papers:
        return Matched(
            entry, None, f"several papers of the library have {told}", tuple(sorted(papers))
        )
    if not own.named:
        return Matched(entry, reason="it names no identifier, and no paper here says the same")
    return Matched(entry, reason=f"no paper of the library has {named}")


def _told(identifiers: Iterable[Identifier], found: _Found) -> set[Called]:
    """The papers that *identifiers* tell: those that one of them tells alone, else all."""
    every = [_those(each, found) for each in identifiers]
    alone = {paper for papers in every if len(papers) == 1 for paper in papers}
    return alone or set().union(*every)


def _those(identifier: Identifier, found: _Found) -> set[Called]:
    """The paper that is called by *identifier*, else all that have it."""
    papers = set(found.get(identifier, ()))
    return {each for each in papers if each.handle == identifier.handle} or papers
