"""What a paper refers to: papers of the library, and works that it does not have."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from biblio.db import kept_json
from biblio.db.lists import listed
from biblio.db.named import named
from biblio.model.identifiers import Identifier
from biblio.queries.limits import rows_of
from biblio.queries.narrowing.handles import find_paper
from biblio.queries.papers.listing import summaries
from biblio.queries.rows import CitedWork, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from biblio.queries.papers import cited_works_statements as statements
else:
    statements = named("biblio.queries.papers.cited_works_statements")


class _Work(NamedTuple):
    """A work that is referred to: its place in the list, what names it, and the paper that it is.

    The place is None where only the list of another source has it, the paper where none here is it.
    """

    ordinal: int | None
    named: tuple[Identifier, ...]
    printed: str | None
    paper_id: int | None = None


def list_cited(
    session: Session, identifier: str, *, here: bool | None = None, limit: int | None = None
) -> Page[CitedWork]:
    """What the paper that *identifier* names refers to, by what all of its sources say.

    First the papers of the library, each once, then the works that it does not have, both in the
    order of the list that is believed. Papers that only the list of another source names stand
    behind the others; what that list names and is not here is counted in a note, since nobody can
    tell whether it is one of those before. With *here* the one or the other alone.

    Raises:
        InvalidIdentifier: *identifier* is of no scheme.
        InvalidQuery: several papers have it, or *limit* is negative.
        NotFound: there is no such paper.
    """
    limit = rows_of(limit)
    paper_id, _ = find_paper(session, identifier)
    references = _references(session, paper_id)
    papers = _papers(session, paper_id)
    listed_ones = {each for work in references for each in work.named}
    beside = {each: ids for each, ids in papers.items() if each not in listed_ones}
    found = list(_found(references, papers, beside, paper_id))
    missing = [work for work in references if not any(papers[each] for each in work.named)]
    notes = list(_notes(found, missing, sum(not ids for ids in beside.values())))
    if not references and not papers:
        plain = session.scalar(statements.CALLED, {"paper": paper_id})
        notes = [f"no source gives references of {plain}"]
    wanted = [*(found if here is not False else ()), *(missing if not here else ())]
    return Page(_told(session, wanted[:limit]), total=len(wanted), notes=tuple(notes))


def _references(session: Session, paper_id: int) -> list[_Work]:
    """The list that is believed."""
    rows = session.execute(statements.REFERENCES, {"paper": paper_id})
    found = []
    for ordinal, scheme, value, also, printed in rows:
        named = [Identifier(scheme, value)] if scheme and value else []
        if also is not None:
            what = f"`also` of reference {ordinal}"
            more = kept_json.read(also, kept_json.are_identifiers, what)
            named += (Identifier(*each) for each in more)
        found.append(_Work(ordinal, tuple(named), printed))
    return found


def _papers(session: Session, paper_id: int) -> Mapping[Identifier, list[int]]:
    """What any source says is cited, each with the papers here that it is."""
    rows = session.execute(statements.CITED, {"paper": paper_id})
    found: dict[Identifier, list[int]] = defaultdict(list)
    for scheme, value, cited in rows:
        found[Identifier(scheme, value)] += [] if cited is None else [cited]
    return found


def _found(
    references: Iterable[_Work],
    papers: Mapping[Identifier, Sequence[int]],
    beside: Mapping[Identifier, Sequence[int]],
    own: int,
) -> Iterator[_Work]:
    """The papers that are referred to, each once, but the paper itself, whose id is *own*."""
    told = {own}
    further = (_Work(None, (identifier,), None) for identifier in sorted(beside))
    for work in (*references, *further):
        for paper_id in sorted({each for one in work.named for each in papers[one]} - told):
            told.add(paper_id)
            yield work._replace(paper_id=paper_id)


def _notes(found: Sequence[_Work], missing: Sequence[_Work], unknown: int) -> Iterator[str]:
    """How many are here, and what cannot be told of other lists."""
    yield f"{len(found):,} here, {len(missing):,} not"
    if unknown:
        more = "1 identifier" if unknown == 1 else f"{unknown:,} identifiers"
        yield f"the lists of other sources name {more} more, of no paper here"


def _told(session: Session, works: Sequence[_Work]) -> list[CitedWork]:
    """*works* as rows."""
    ids = [each.paper_id for each in works if each.paper_id is not None]
    known = summaries(session, ids)
    rows = session.execute(statements.MARKS, {"papers": listed(ids)})
    marks = {paper_id: (withdrawn == 1, retracted == 1) for paper_id, withdrawn, retracted in rows}
    told = []
    for each in works:
        handles = tuple(named.handle for named in each.named)
        if each.paper_id is None:
            told.append(CitedWork(each.ordinal, handles, each.printed))
            continue
        paper = known[each.paper_id]
        withdrawn, retracted = marks[each.paper_id]
        told.append(
            CitedWork(
                each.ordinal,
                handles,
                each.printed,
                arxiv_id=paper.arxiv_id,
                handle=paper.handle,
                title=paper.title,
                authors=paper.authors,
                authors_cut=paper.authors_cut,
                listed_by=paper.listed_by,
                listed_at=paper.listed_at,
                withdrawn=withdrawn,
                retracted=retracted,
                beginning=paper.beginning,
            )
        )
    return told


def said_of_no_references(session: Session) -> tuple[str, ...]:
    """A sentence where no source of any paper gives references."""
    if session.scalar(statements.ANY) is not None:
        return ()
    return ("no source gives references: no paper here is known to cite another",)
