"""The options that several commands share, and what their values may be."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from biblio.cli.completion import (
    complete_category,
    complete_facets,
    complete_kind,
    complete_presence,
    complete_query,
)

HUGE: Final = 1_000_000_000  # more than there can be, and still a number that SQLite knows


class Output(StrEnum):
    """The formats of `biblio.writers`, named here so that `--help` need not import them."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    VERTICAL = "vertical"


class NetworkOutput(StrEnum):
    """The same, and what only networks are written in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    VERTICAL = "vertical"
    GRAPHML = "graphml"
    GEXF = "gexf"
    PAJEK = "pajek"
    VOSVIEWER = "vosviewer"

    @property
    def is_of_rows(self) -> bool:
        """Whether it takes rows of one kind: edges, or nodes."""
        return self.value in {*Output} - {Output.JSON}


class TimeSlice(StrEnum):
    """What a network is sliced by."""

    YEAR = "year"


class By(StrEnum):
    """Which date of a paper is meant."""

    SUBMITTED = "submitted"
    REVISED = "revised"
    ANNOUNCED = "announced"
    ISSUED = "issued"


class Match(StrEnum):
    """How freely a name matches."""

    EXACT = "exact"
    FOLDED = "folded"
    INITIALS = "initials"


class Weight(StrEnum):
    """What a shared paper counts: 1, or 1/(n-1) for n authors."""

    FULL = "full"
    FRACTIONAL = "fractional"


class TiedBy(StrEnum):
    """What ties two papers: others that cite both, or works that both cite."""

    CO_CITATION = "co-citation"
    COUPLING = "coupling"


class Sort(StrEnum):
    """The order of what a search found."""

    RELEVANCE = "relevance"
    DATE = "date"


def well_formed(text: str | None) -> str | None:
    """*text*, if it is text: bytes of another encoding arrive as lone surrogates."""
    if text is not None and not text.isprintable():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise typer.BadParameter("it is not UTF-8") from None
    return text


def each_well_formed(texts: list[str] | None) -> list[str] | None:
    """*texts*, if each is text."""
    for each in texts or ():
        well_formed(each)
    return texts


SubjectArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME|QUERY",
        callback=well_formed,
        autocompletion=complete_query,
        help="Around whom: a name as for `coauthors`. Or which papers, in a query of a field, a "
        'phrase or an operator: category:cs.AI, "dark matter"; for words alone, --query.',
    ),
]
NAME_HELP: Final = (
    "'Surname, Forenames', 'Forenames Surname', a surname, initials for forenames, "
    "exact:NAME, id:123, or person:2301.00001#3: whoever stands third there."
)
OutputOption = Annotated[
    Output,
    typer.Option("-o", "--output", help="How to print. JSON is one array, CSV as RFC 4180."),
]
JsonOption = Annotated[bool, typer.Option("--json", hidden=True, help="The same as -o json.")]
LimitOption = Annotated[
    int,
    typer.Option("-n", "--limit", metavar="N", min=0, max=HUGE, help="At most N rows; 0 for all."),
]
AllAuthorsOption = Annotated[
    bool,
    typer.Option(
        "--all-authors",
        help="All names of a long list in tables and pages too; the other formats have them.",
    ),
]
IdsOption = Annotated[
    str | None,
    typer.Option(
        "--ids",
        metavar="FILE",
        callback=well_formed,
        help="The papers that FILE names, - for stdin: identifiers of any scheme, one a line; "
        "what follows a # is a remark.",
    ),
]
ToFileOption = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FILE",
        callback=well_formed,
        help="Write FILE, which is complete or as it was; .gz and .zst are compressed. "
        "- is stdout.",
    ),
]
SecondsOption = Annotated[
    float | None,
    typer.Option(metavar="S", min=0.001, help="Give up after so many seconds."),
]
MaxAuthorsOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=2, max=HUGE, help="Leave out papers of more than N authors."),
]
PapersMaxAuthorsOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, max=HUGE, help="Only papers of at most N authors."),
]
MinAuthorsOption = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, max=HUGE, help="Only papers of at least N authors."),
]
FirstAuthorOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=well_formed,
        help="Only papers whose first author answers to NAME, as for -a.",
    ),
]
LastAuthorOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        callback=well_formed,
        help="Only papers whose last author does, where the list is known to its end.",
    ),
]
CollaborationOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        callback=each_well_formed,
        help="Only papers of a collaboration with these words in its name, and given several times "
        "of each.",
    ),
]
JournalOption = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        callback=well_formed,
        help="Only papers whose journal or book holds TEXT in its name; spaces and dots do not "
        "count.",
    ),
]
HasOption = Annotated[
    list[str] | None,
    typer.Option(
        "--has",
        metavar="WHAT",
        callback=each_well_formed,
        autocompletion=complete_presence,
        help="Only papers that have this: abstract, doi, journal, comments, orcid …; given several "
        "times, all of it.",
    ),
]
LacksOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lacks",
        metavar="WHAT",
        callback=each_well_formed,
        autocompletion=complete_presence,
        help="Only papers that do not have it, and given several times nothing of it.",
    ),
]
WithdrawnOption = Annotated[
    bool | None,
    typer.Option(
        "--withdrawn/--not-withdrawn",
        show_default=False,
        help="Only papers that were withdrawn, or only those that were not.",
    ),
]
CollaborationsOption = Annotated[bool, typer.Option("--collaborations", help="Collaborations too.")]
CitesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--cites",
        metavar="ID",
        callback=each_well_formed,
        help="Only papers that refer to ID, and given several times to all of them.",
    ),
]
CitedByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--cited-by",
        metavar="ID",
        callback=each_well_formed,
        help="Only papers that the paper ID refers to.",
    ),
]
AfterOption = Annotated[
    str | None,
    typer.Option(
        metavar="CURSOR",
        callback=well_formed,
        help="Go on behind the page that ended with CURSOR.",
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        callback=well_formed,
        help="From this day, month or year on: 2024-05-01, 2024-05, 2024, today, -7d.",
    ),
]
ToOption = Annotated[
    str | None,
    typer.Option(
        "--to",
        "--until",
        metavar="DATE",
        callback=well_formed,
        help="To this day, month or year, included.",
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=well_formed,
        help="To this day, month or year, included: --to is the file here.",
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=well_formed, help="On this day, or in this month or year."
    ),
]
CategoryOption = Annotated[
    list[str] | None,
    typer.Option(
        "-c",
        "--category",
        metavar="CATEGORY",
        callback=each_well_formed,
        autocompletion=complete_category,
        help="Only papers in this category, among all of theirs: math.GT, hep-th; 'cs.*' and "
        "'astro-ph.*' are whole archives; given several times, in any of them.",
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "-k",
        "--kind",
        metavar="KIND",
        callback=each_well_formed,
        autocompletion=complete_kind,
        help="Only papers of this kind: article, preprint, book, chapter, thesis …; given several "
        "times, of any of them.",
    ),
]
TagOption = Annotated[
    list[str] | None,
    typer.Option(
        "--tag",
        metavar="TAG",
        callback=each_well_formed,
        help="Only papers that have this tag of yours, and given several times all of them.",
    ),
]
ListOption = Annotated[
    list[str] | None,
    typer.Option(
        "--list",
        metavar="NAME",
        callback=each_well_formed,
        help="Only papers in this list of yours, and given several times in all of them.",
    ),
]
ImportOption = Annotated[
    str | None,
    typer.Option(
        "--import",
        metavar="ID",
        callback=well_formed,
        help="Only papers that this import added or changed: its number, or last.",
    ),
]
AddedOption = Annotated[
    bool, typer.Option("--added", help="With --import, only papers that it added.")
]
ChangedOption = Annotated[
    bool,
    typer.Option("--changed", help="With --import, only papers that were here and it changed."),
]
FacetsOption = Annotated[
    str | None,
    typer.Option(
        "--facets",
        metavar="FACET,…",
        callback=well_formed,
        autocompletion=complete_facets,
        help="In place of papers, how all that are found divide: by year, category, primary, kind, "
        "container, author, collaboration, tag, list; the first N values of each, by -n.",
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option("-q", "--quiet", help="No notes beside the answer; errors are told."),
]
PeopleOption = Annotated[
    bool,
    typer.Option(
        "--people/--no-people",
        envvar="BIBLIO_PEOPLE",
        help="People, not names: all who have a place where NAME stands, each under all names.",
    ),
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        envvar="BIBLIO_CONTACT",
        help="Your mail address, told to the server with each request.",
    ),
]
MatchOption = Annotated[
    Match,
    typer.Option(
        "--match",
        help="How the name matches: letter by letter, without case and accents, "
        "or initials for forenames too.",
    ),
]
NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        callback=well_formed,
        help=NAME_HELP,
    ),
]
AuthorOption = Annotated[
    list[str] | None,
    typer.Option(
        "-a",
        "--author",
        metavar="NAME",
        callback=each_well_formed,
        help="Only papers by this author, and given several times by all of them together; "
        "exact:NAME and initials:NAME say how NAME matches, person:2301.00001#3 is one person.",
    ),
]
QueryArgument = Annotated[
    str,
    typer.Argument(
        metavar="QUERY",
        callback=well_formed,
        autocompletion=complete_query,
        help='Words, "phrases", prefix*, AND OR NOT, title: abstract: author: category: kind: '
        "date: doi: id: journal: …; `biblio docs queries` tells all.",
    ),
]
FilterArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="QUERY",
        callback=well_formed,
        autocompletion=complete_query,
        help="Only papers that a search for this finds, words or not: author:erdos date:2024.",
    ),
]
FilterOption = Annotated[
    str | None,
    typer.Option(
        "--query",
        metavar="QUERY",
        callback=well_formed,
        autocompletion=complete_query,
        help="Only papers that a search for this finds, words or not: 'graphs category:math.*'.",
    ),
]
