"""Which papers of a library the entries of a .bib file are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from biblio.bibliographies.entries import BibEntry
from biblio.errors import BiblioError, InvalidQuery
from biblio.identity.evidence import evidence_of
from biblio.model.identifiers import DIGESTS, Identifier
from biblio.model.records import PaperRecord
from biblio.queries.papers.named_papers import find_papers

__all__ = ["Matched", "match_entries"]

_OF_FILES: Final = "key"


class Matched(NamedTuple):
    """An entry, and the paper that it is; where that is None, `reason` says why in one sentence."""

    entry: BibEntry
    paper: int | None = None
    reason: str | None = None


def match_entries(session: Session, entries: Iterable[BibEntry]) -> list[Matched]:
    """The paper that each of *entries* is, in their order.

    An entry is the paper that its own identifiers name, as the reader takes them. Without any it is
    the one that says the same in all that tells papers apart. A citation key tells nothing: another
    file may have the same.
    """
    entries = list(entries)
    own = [_own(each.record) for each in entries]
    asked = list(dict.fromkeys(str(each) for identifiers in own for each in identifiers))
    found = dict(zip(asked, find_papers(session, asked), strict=True))
    return [_matched(*each, found) for each in zip(entries, own, strict=True)]


def _own(record: PaperRecord | None) -> Sequence[Identifier]:
    """The identifiers that *record* is found by: digests only where it names none."""
    if record is None:
        return ()
    evidence = evidence_of(record).own
    named = [each for each in evidence if each.scheme not in {*DIGESTS, _OF_FILES}]
    digests = [each for each in evidence if each.scheme in DIGESTS]
    return sorted(named) or sorted(digests, reverse=True)


def _matched(
    entry: BibEntry, own: Sequence[Identifier], found: Mapping[str, int | BiblioError]
) -> Matched:
    if entry.record is None:
        return Matched(entry, reason=entry.fault)
    answers = [found[str(each)] for each in own]
    papers = {each for each in answers if isinstance(each, int)}
    if len(papers) == 1:
        return Matched(entry, papers.pop())
    named = ", ".join(map(str, own))
    if papers or any(isinstance(each, InvalidQuery) for each in answers):
        return Matched(entry, reason=f"several papers of the library have {named}")
    if not own or own[0].scheme in DIGESTS:
        return Matched(entry, reason="it names no identifier, and no paper here says the same")
    return Matched(entry, reason=f"no paper of the library has {named}")
