"""What the user has said of papers: tags and lists with their counts, history, what rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.errors import NotFound
from biblio.model.identifiers import Identifier
from biblio.model.labels import label_key
from biblio.queries.limits import rows_of
from biblio.queries.rows import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from biblio.queries import annotations_statements as statements
else:
    statements = named("biblio.queries.annotations_statements")


class LabelCount(NamedTuple):
    """A tag or a list, and how many papers it has; `resting` are papers that are not here."""

    name: str
    papers: int
    resting: int


class OwnWords(NamedTuple):
    """What the user has said of one paper: of joined papers, the notes one after the other."""

    tags: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    note: str | None = None


class AnnotationRow(NamedTuple):
    """One thing that holds: of the handle that the paper had, and what it is called now.

    `paper` is None where no paper here has that handle: it rests until one comes.
    """

    kind: str
    name: str
    text: str | None
    handle: str
    paper: str | None
    changed_at: str


class ChangeSummary(NamedTuple):
    """One change: what was done, about which names and how many papers, and whether it holds."""

    change_id: int
    changed_at: str
    action: str
    names: tuple[str, ...]
    papers: int
    undone_at: str | None


def count_labels(session: Session, kind: str) -> list[LabelCount]:
    """Every tag or list (*kind*) in the order of its name, spelled as it was last."""
    of_kind = {"kind": kind}
    papers = dict(session.execute(statements.PAPERS_BY_LABEL, of_kind).all())
    rows = session.execute(statements.LABELS, of_kind)
    return [LabelCount(name, papers.get(key, 0), resting) for key, name, resting in rows]


def own_words(session: Session, paper_id: int) -> OwnWords:
    """What the user has said of the paper."""
    return own_words_of(session, [paper_id])[paper_id]


def own_words_of(session: Session, papers: Sequence[int]) -> dict[int, OwnWords]:
    """What the user has said of each of the ids *papers*."""
    said: dict[int, list[Any]] = {each: [] for each in papers}
    for paper_id, *row in session.execute(statements.SAID_OF, {"given": listed(papers)}):
        said[paper_id].append(row)
    return {each: _together(rows) for each, rows in said.items()}


def _together(rows: Sequence[Any]) -> OwnWords:
    """What was said of one paper, each tag and list once."""
    found: dict[str, dict[str, str]] = {"tag": {}, "list": {}}
    notes = []
    for kind, name, key, text in rows:
        if kind in found:
            found[kind].setdefault(key, name)
        elif text:
            notes.append(text)
    tags, lists = (tuple(names[key] for key in sorted(names)) for names in found.values())
    return OwnWords(tags, lists, "\n\n".join(notes) or None)


def papers_in_list(session: Session, name: str) -> list[int]:
    """The ids of the papers in the list *name*, in the order in which they were put in.

    Raises:
        NotFound: there is no such list.
    """
    key = {"name_key": label_key(name)}
    papers = list(dict.fromkeys(session.scalars(statements.IN_LIST, key)))
    if not papers and session.scalar(statements.HAS_LIST, key) is None:
        raise NotFound(f"there is no list {name}: `biblio list` shows them")
    return papers


def list_annotations(session: Session, *, resting: bool = False) -> list[AnnotationRow]:
    """All that holds, in the order in which it was said; only what is *resting*, where asked."""
    rows = session.execute(statements.holding(resting=resting))
    return [
        AnnotationRow(kind, name, text, Identifier(scheme, value).handle, paper, changed_at)
        for kind, name, text, scheme, value, paper, changed_at in rows
    ]


def list_changes(session: Session, *, limit: int | None = None) -> Page[ChangeSummary]:
    """The changes, the last first."""
    limit = rows_of(limit)
    most = {} if limit is None else {"limit": limit}
    rows = session.execute(statements.changes(has_limit=limit is not None), most).all()
    about = _about(session, [row[0] for row in rows])
    return Page(
        [
            ChangeSummary(number, at, action, *about[number], undone_at)
            for number, at, action, undone_at in rows
        ],
        total=session.scalar(statements.ALL_CHANGES),
    )


def _about(session: Session, changes: Sequence[int]) -> dict[int, tuple[tuple[str, ...], int]]:
    """The names that each of *changes* is about, and of how many papers it speaks."""
    given = {"given": listed(changes)}
    names: dict[int, list[str]] = {each: [] for each in changes}
    for number, name in session.execute(statements.NAMES_OF, given):
        names[number].append(name)
    papers = dict(session.execute(statements.PAPERS_OF, given).all())
    return {each: (tuple(names[each]), papers.get(each, 0)) for each in changes}
