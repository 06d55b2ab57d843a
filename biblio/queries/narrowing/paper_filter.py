"""The filter that listings, searches and co-authors share, as it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from biblio.queries.language.dates import ALWAYS, DateKind, DateRange
from biblio.queries.names.modes import MatchMode


@dataclass(frozen=True, slots=True)
class Brought:
    """What the run *import_id* brought: the papers that it *added*, those that it *changed*.

    What it did to papers that other runs brought records of as well is for the caller to tell
    (`biblio.history`), by the ids of those that are wanted in *papers*: each is a merge of what
    several sources say, and no column tells what it was before.
    """

    import_id: int
    added: bool = True
    changed: bool = False
    papers: tuple[int, ...] = field(default=(), repr=False)  # they follow from the rest


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers are meant; each part that is left out takes all.

    *dates* is about the date that *by* names. *category* is a code, an archive, or `cs.*`, among
    the paper's categories, or its first one where *primary*; of several, any will do. *author* is a
    name as `biblio.queries.names` takes it, matched in *mode*; of several, all are authors of the
    paper. A place, `person:2301.00001#3`, means the papers of that person alone, and with *people*
    a name those of all people who have a place where it stands. *kind* is what the paper is; of
    several, any will do, and a paper of arXiv that no source gives a kind is a `preprint`.
    *min_authors* and *max_authors* leave out papers of fewer and of more authors, counted as far as
    they are known where a source cut the list. *first_author*, *last_author*, *collaboration*,
    *journal*, *has*, *lacks*, *withdrawn*, *cites* and *cited_by* are what the fields of a query by
    these names say; of several, each must hold. *tag* and *in_list* are what the user put on the
    paper; of several, each. *brought* is what a run of the importer added or changed.
    *query* is what a search takes, see `biblio.queries.language`; its filters hold beside the
    others, and as they do: `date:` about the date that *by* names, `category:` of the first
    category where *primary*.
    """

    dates: DateRange = ALWAYS
    by: DateKind = DateKind.SUBMITTED
    category: str | Sequence[str] | None = None
    primary: bool = False
    author: str | Sequence[str] | None = None
    mode: MatchMode = MatchMode.FOLDED
    query: str | None = None
    kind: str | Sequence[str] | None = None
    min_authors: int | None = None
    max_authors: int | None = None
    first_author: str | None = None
    last_author: str | None = None
    collaboration: str | Sequence[str] | None = None
    journal: str | None = None
    has: str | Sequence[str] | None = None
    lacks: str | Sequence[str] | None = None
    withdrawn: bool | None = None
    cites: str | Sequence[str] | None = None
    cited_by: str | Sequence[str] | None = None
    tag: str | Sequence[str] | None = None
    in_list: str | Sequence[str] | None = None
    brought: Brought | None = None
    people: bool = False


EVERYTHING: Final = PaperFilter()
