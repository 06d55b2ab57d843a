"""The typed rows that queries return; their fields are the keys of the JSON output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar, overload

from biblio.model.records import PaperVersion, Translation

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Sequence[Row], Generic[Row]):
    """Rows of a listing, and how complete it is.

    `after` is the cursor of the next page, None on the last one. `total` counts all rows where
    that is cheap. `notes` are sentences for the person who asked: by which rule a name was
    found, what was left out.
    """

    rows: Sequence[Row]
    after: str | None = None
    total: int | None = None
    notes: tuple[str, ...] = field(default=())

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


class PaperSummary(NamedTuple):
    """One paper in a listing.

    `arxiv_id` is None where arXiv does not know it; `handle` is its best identifier, with the
    scheme. `listed_by` says which date it is listed by (submitted, revised, announced or issued;
    another than was asked for where that is unknown, and `unknown` where all are), `listed_at` is
    that date, `0000` where there is none. `authors_cut` says that the source's list of authors
    ends in `et al.`. `beginning` is that of the abstract, only where no title is known; `surname`
    is that of the first author.
    """

    arxiv_id: str | None
    title: str | None
    authors: tuple[str, ...]
    submitted: str | None
    revised: str | None
    primary_category: str | None
    categories: tuple[str, ...]
    listed_by: str
    listed_at: str
    authors_cut: bool
    handle: str
    kind: str | None
    container_title: str | None
    issued: str | None
    beginning: str | None = None
    surname: str | None = None

    @property
    def plain_handle(self) -> str:
        """What people read: the arXiv identifier alone, else the handle."""
        return self.arxiv_id or self.handle


class FacetCount(NamedTuple):
    """How many papers have one value of a facet.

    Where `value` is None, the row is of several `values` that are not shown each, and counts each
    paper once; or, where `values` is 0, of the papers that have none.
    """

    facet: str
    value: str | None
    papers: int
    values: int = 1


class SearchHit(NamedTuple):
    """One paper found by a search; `snippet` marks each hit between `[` and `]`.

    `listed_by` is `relevance`, or where the newest come first the date that it stands by, which
    `listed_at` is in any case. All else is as in a listing.
    """

    arxiv_id: str | None
    title: str | None
    authors: tuple[str, ...]
    submitted: str | None
    revised: str | None
    primary_category: str | None
    categories: tuple[str, ...]
    snippet: str
    listed_by: str
    listed_at: str
    authors_cut: bool
    handle: str
    kind: str | None
    container_title: str | None
    issued: str | None
    beginning: str | None = None
    surname: str | None = None

    @property
    def plain_handle(self) -> str:
        """What people read: the arXiv identifier alone, else the handle."""
        return self.arxiv_id or self.handle


class SourceSummary(NamedTuple):
    """One record that speaks of a paper, and what it says differently."""

    format: str
    datestamp: str | None
    import_ids: tuple[int, ...]
    differences: dict[str, Any]


class AuthorOnPaper(NamedTuple):
    """One author's place on a paper; `surname` is all of a name that has no forenames."""

    ordinal: int
    author_id: int
    name: str
    printed_name: str
    is_collaboration: bool
    affiliations: tuple[str, ...]
    surname: str


class ContributorToPaper(NamedTuple):
    """One person's part in a paper who is not its author: an editor, a translator."""

    role: str
    author_id: int
    name: str
    printed_name: str
    is_collaboration: bool


class StatedIdentifier(NamedTuple):
    """What a source states of one author; `ordinal` is the place in `authors`, None if unknown."""

    ordinal: int | None
    printed_name: str
    scheme: str
    value: str


class ReferredWork(NamedTuple):
    """One work that a paper refers to; `handles` are those of the papers here that it is."""

    ordinal: int
    scheme: str | None
    value: str | None
    printed: str | None
    handles: tuple[str, ...]


class CitedWork(NamedTuple):
    """One work that a paper refers to: how that names it, and the paper here that it is, if any.

    `ordinal` is its place in the list that is believed, None where only another source's list has
    it. `identifiers` are those by which it is named, and `printed` the reference as printed. What
    follows is of the paper, as in a listing by date of submission; `handle` is None where the work
    is not in the library.
    """

    ordinal: int | None
    identifiers: tuple[str, ...]
    printed: str | None
    arxiv_id: str | None = None
    handle: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    authors_cut: bool = False
    listed_by: str | None = None
    listed_at: str | None = None
    withdrawn: bool = False
    retracted: bool = False
    beginning: str | None = None

    @property
    def plain_handle(self) -> str | None:
        """What people read: the arXiv identifier alone, else the handle."""
        return self.arxiv_id or self.handle


@dataclass(frozen=True, slots=True)
class PaperDetail:
    """All that the database holds of one paper.

    `arxiv_id` is None where arXiv does not know it, `handle` the best identifier with its scheme,
    `identifiers` are all that its records name, each with its scheme. `version` is the one version
    that was asked for (`IDvN`), None where the paper was. `tags`, `lists` and `note` are the
    user's own.
    """

    arxiv_id: str | None
    title: str | None
    authors: tuple[AuthorOnPaper, ...]
    authors_cut: bool
    authors_shifted: bool
    authors_text: str | None
    submitted: str | None
    revised: str | None
    announced: str | None
    latest_version: int | None
    version: PaperVersion | None
    withdrawn: bool | None
    deleted: bool
    primary_category: str | None
    categories: tuple[str, ...]
    abstract: str | None
    comments: str | None
    journal_ref: str | None
    doi: str | None
    report_no: str | None
    license: str | None
    submitter: str | None
    extra: dict[str, list[str]]
    versions: tuple[PaperVersion, ...]
    translations: tuple[Translation, ...]
    sources: tuple[SourceSummary, ...]
    handle: str
    identifiers: tuple[str, ...]
    kind: str | None
    container_title: str | None
    container_short: str | None
    series: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    article_number: str | None
    publisher: str | None
    place: str | None
    edition: str | None
    issued: str | None
    issued_printed: str | None
    isbn: str | None
    issn: str | None
    url: str | None
    language: str | None
    retracted: bool | None
    contributors: tuple[ContributorToPaper, ...]
    keywords: tuple[str, ...]
    references: tuple[ReferredWork, ...]
    author_identifiers: tuple[StatedIdentifier, ...]
    tags: tuple[str, ...]
    lists: tuple[str, ...]
    note: str | None

    @property
    def plain_handle(self) -> str:
        """What people read: the arXiv identifier alone, else the handle."""
        return self.arxiv_id or self.handle


class AuthorMatch(NamedTuple):
    """One author row that a name matched, and by which rule."""

    author_id: int
    name: str
    papers: int
    first: str | None
    last: str | None
    is_collaboration: bool
    rule: str


class Coauthor(NamedTuple):
    """One who wrote with the person asked for; `first` and `last` are years."""

    author_id: int
    name: str
    papers: int
    weight: float
    first: str | None
    last: str | None


class Acquaintance(NamedTuple):
    """One who wrote with co-authors of the person asked for, and not yet with the person.

    `acquaintances` counts those co-authors, `through` names those of the strongest ties.
    """

    author_id: int
    name: str
    acquaintances: int
    weight: float
    through: tuple[str, ...]


class CoauthoringPerson(NamedTuple):
    """A `Coauthor` where people are asked for: `person` is what the person is asked for by.

    It is the least place, `person:2301.00001#3`, and None for a collaboration.
    """

    person: str | None
    author_id: int
    name: str
    papers: int
    weight: float
    first: str | None
    last: str | None


class CoauthorYear(NamedTuple):
    """One year of somebody's papers, with how many co-authors it had; None where it is unknown.

    Those are new who share no paper of an earlier year.
    """

    year: str | None
    papers: int
    coauthors: int
    new_coauthors: int


class CoauthorInYear(NamedTuple):
    """What one co-author shared in one year, None where it is unknown."""

    author_id: int
    name: str
    year: str | None
    papers: int
    weight: float
    is_new: bool


class PersonInYear(NamedTuple):
    """A `CoauthorInYear` where people are asked for, with what the person is asked for by."""

    person: str | None
    author_id: int
    name: str
    year: str | None
    papers: int
    weight: float
    is_new: bool


class CoauthorMeeting(NamedTuple):
    """A `Coauthor` with the handles and dates of the first and the last paper that is shared.

    `is_active` says whether the last one is recent.
    """

    author_id: int
    name: str
    papers: int
    weight: float
    first: str | None
    last: str | None
    first_date: str | None
    first_paper: str
    last_date: str | None
    last_paper: str
    is_active: bool


class PersonMeeting(NamedTuple):
    """A `CoauthorMeeting` where people are asked for, with what the person is asked for by."""

    person: str | None
    author_id: int
    name: str
    papers: int
    weight: float
    first: str | None
    last: str | None
    first_date: str | None
    first_paper: str
    last_date: str | None
    last_paper: str
    is_active: bool


class TimelineYear(NamedTuple):
    """One year of somebody's papers; None where it is unknown.

    `first_places` and `last_places` count those where the person is the first or the last author,
    `alone` those without any other; `categories` are of all of them, those of most papers first.
    """

    year: str | None
    papers: int
    first_places: int
    last_places: int
    alone: int
    coauthors: int
    new_coauthors: int
    categories: tuple[str, ...]


class AcquaintedPerson(NamedTuple):
    """An `Acquaintance` where people are asked for, with what the person is asked for by."""

    person: str | None
    author_id: int
    name: str
    acquaintances: int
    weight: float
    through: tuple[str, ...]


class PersonMatch(NamedTuple):
    """One person whom a name matched: by which rule, and all names, those of most places first.

    `author_id` is the least of the names' ids, `first` and `last` are years. `rule` is `place`
    where a place was asked for.
    """

    person: str | None
    author_id: int
    name: str
    papers: int
    first: str | None
    last: str | None
    is_collaboration: bool
    rule: str
    names: tuple[str, ...]
    orcid: str | None


class MatchedForm(NamedTuple):
    """One form of a name that matched, by which rule, with its papers in the order of time.

    `arxiv_ids` are those of papers on arXiv, `handles` are of all.
    """

    author_id: int
    name: str
    papers: int
    first: str | None
    last: str | None
    is_collaboration: bool
    rule: str
    arxiv_ids: tuple[str, ...]
    handles: tuple[str, ...]


class ShiftedList(NamedTuple):
    """A paper whose surnames stand one person too late: the names as stored, and put right."""

    arxiv_id: str | None
    title: str | None
    names: tuple[str, ...]
    repaired: tuple[str, ...]
    handle: str

    @property
    def plain_handle(self) -> str:
        """What people read: the arXiv identifier alone, else the handle."""
        return self.arxiv_id or self.handle


class Count(NamedTuple):
    """How many papers fall under one value."""

    value: str
    papers: int


class Stats(NamedTuple):
    """What is in the file."""

    papers: int
    authors: int
    authorships: int
    by_year: tuple[Count, ...]
    by_category: tuple[Count, ...]
    by_kind: tuple[Count, ...]


class TeamSizes(NamedTuple):
    """How many authors so many *papers* have: those of which any author is known.

    `first_quartile`, `median`, `third_quartile` and `ninth_decile` are interpolated where they fall
    between two papers (docs/queries.md). `largest` is the largest team.
    """

    papers: int
    mean: float
    first_quartile: float
    median: float
    third_quartile: float
    ninth_decile: float
    largest: int


class PaperCount(NamedTuple):
    """How many papers have these `values`, one of each dimension that they are counted by.

    A value is None for papers that have none: no date, no category. `share` is of the papers with
    the first of two values, or of all; `growth` the change against the year or month before, as a
    fraction of that, None where there were none then; `cumulated` the sum up to here of the last
    dimension that has an order. `sizes` are of their teams, where they are asked for.
    """

    values: tuple[str | int | None, ...]
    papers: int
    share: float
    growth: float | None = None
    cumulated: int | None = None
    sizes: TeamSizes | None = None


class RankedAuthor(NamedTuple):
    """One author among those at the top, of all papers that count or of one `period`.

    `papers` counts them, `weight` is what they weigh: each 1, or where fractions are asked for 1/n
    on a paper of n authors. `new_coauthors` is None unless they are ranked by it; `person` is what
    a person is asked for by, None where names are ranked, and of a collaboration.
    """

    period: str | None
    person: str | None
    author_id: int
    name: str
    papers: int
    weight: float
    new_coauthors: int | None = None


class RankedPaper(NamedTuple):
    """One paper among those that most papers of the library cite; `citations` counts these.

    The rest is as in a listing by date of submission; `period` is that of the paper itself.
    """

    period: str | None
    arxiv_id: str | None
    handle: str
    title: str | None
    authors: tuple[str, ...]
    authors_cut: bool
    listed_by: str
    listed_at: str
    citations: int
    beginning: str | None = None

    @property
    def plain_handle(self) -> str:
        """What people read: the arXiv identifier alone, else the handle."""
        return self.arxiv_id or self.handle


class RankedPair(NamedTuple):
    """Two authors among those who share most papers; the one whose name comes first is `name`."""

    period: str | None
    person: str | None
    author_id: int
    name: str
    other_person: str | None
    other_id: int
    other_name: str
    papers: int
    weight: float


class RankedValue(NamedTuple):
    """One category or container among those with most papers, and its share of all papers."""

    period: str | None
    value: str
    papers: int
    share: float


class PathStep(NamedTuple):
    """One author of a chain, and the paper written with the one before; None on the first.

    `paper` is its arXiv identifier, or its handle where it has none; `handle` is that in any case.
    `beginning` is that of the abstract, only where no title is known.
    """

    author_id: int
    author: str
    paper: str | None
    title: str | None
    handle: str | None
    beginning: str | None = None


class PersonStep(NamedTuple):
    """A `PathStep` where people are asked for, with what the person is asked for by."""

    person: str | None
    author_id: int
    author: str
    paper: str | None
    title: str | None
    handle: str | None
    beginning: str | None = None
