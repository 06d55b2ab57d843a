"""Options that several commands take together, said once."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from biblio.cli.grouping import OptionGroup
from biblio.cli.options import (
    HUGE,
    AddedOption,
    AuthorOption,
    By,
    CategoryOption,
    ChangedOption,
    CitedByOption,
    CitesOption,
    CollaborationOption,
    CollaborationsOption,
    FilterArgument,
    FilterOption,
    FirstAuthorOption,
    FromOption,
    HasOption,
    ImportOption,
    JournalOption,
    KindOption,
    LacksOption,
    LastAuthorOption,
    ListOption,
    Match,
    MatchOption,
    MaxAuthorsOption,
    MinAuthorsOption,
    NameArgument,
    OnOption,
    PapersMaxAuthorsOption,
    PeopleOption,
    SecondsOption,
    SubjectArgument,
    TagOption,
    ToOption,
    UntilOption,
    Weight,
    WithdrawnOption,
)

MinPapersOption = Annotated[
    int, typer.Option(metavar="N", min=1, max=HUGE, help="Only who shares at least N papers.")
]


class SharedPapers(OptionGroup):
    """Which shared papers and which people count, and how: for all commands on co-authors."""

    since: FromOption = None
    until: ToOption = None
    category: CategoryOption = None
    query: FilterOption = None
    min_papers: MinPapersOption = 1
    max_authors: MaxAuthorsOption = None
    weight: Annotated[
        Weight,
        typer.Option(help="What a shared paper of n authors weighs: 1, or 1/(n-1)."),
    ] = Weight.FULL
    match: MatchOption = Match.FOLDED
    collaborations: CollaborationsOption = False
    people: PeopleOption = False
    seconds: SecondsOption = None

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of the library's methods, which call one of them otherwise."""
        given = self.given()
        mode = given.pop("match").value
        return given | {"mode": mode, "weight": self.weight.value}


class TimelinePapers(OptionGroup):
    """Which papers a timeline is of."""

    since: FromOption = None
    until: ToOption = None
    category: CategoryOption = None
    query: FilterOption = None
    max_authors: MaxAuthorsOption = None
    collaborations: Annotated[
        bool, typer.Option("--collaborations", help="Collaborations as co-authors too.")
    ] = False

    def arguments(self) -> dict[str, Any]:
        """What is given, as arguments of the library's method."""
        given = self.given()
        return {name: value for name, value in given.items() if value}


class NarrowedPapers(OptionGroup):
    """Among which papers, whatever is asked of them."""

    since: FromOption = None
    until: ToOption = None
    category: CategoryOption = None
    kind: KindOption = None
    first_author: FirstAuthorOption = None
    last_author: LastAuthorOption = None
    collaboration: CollaborationOption = None
    min_authors: MinAuthorsOption = None
    max_authors: PapersMaxAuthorsOption = None
    journal: JournalOption = None
    has: HasOption = None
    lacks: LacksOption = None
    withdrawn: WithdrawnOption = None
    cites: CitesOption = None
    cited_by: CitedByOption = None
    tag: TagOption = None
    in_list: ListOption = None

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of the library's methods."""
        return self.given()


class ChosenPapers(NarrowedPapers):
    """Which papers are meant, whatever came when, and whichever of their dates is meant."""

    query: FilterArgument = None
    on: OnOption = None
    primary: Annotated[
        bool, typer.Option("--primary", help="Only where CATEGORY is the primary one.")
    ] = False
    author: AuthorOption = None

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not.
        """
        if self.on is not None and (self.since is not None or self.until is not None):
            raise typer.BadParameter("it stands alone, without --from and --to", param_hint="--on")
        query = self.arguments()["query"]
        if self.primary and not self.category and not _names_a_category(query):
            raise typer.BadParameter("it needs a category, -c CATEGORY", param_hint="--primary")


class WhichPapers(ChosenPapers):
    """The same, and which date is meant: what can be asked again and again."""

    by: Annotated[By, typer.Option(help="Which date is meant.")] = By.SUBMITTED

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of the library's methods."""
        return NarrowedPapers.arguments(self) | {"by": self.by.value}


class CountedPapers(ChosenPapers):
    """Which papers are counted; what they are grouped by is another option's to say."""

    date: Annotated[
        By, typer.Option(help="Which date is meant, by years and months and by DATE.")
    ] = By.SUBMITTED
    import_id: ImportOption = None
    added: AddedOption = False
    changed: ChangedOption = False
    people: PeopleOption = False

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not.
        """
        ChosenPapers.check(self)
        check_import(self.import_id, added=self.added, changed=self.changed)

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of the library's methods."""
        return NarrowedPapers.arguments(self) | {"date": self.date.value}


class NetworkPapers(WhichPapers):
    """Which papers a network is of, and around whom: NAME and QUERY have one place for both.

    What people are tied, and how, is said with them.
    """

    subject: SubjectArgument = None
    query: FilterOption = None
    min_papers: MinPapersOption = 1
    weight: Annotated[
        Weight | None,
        typer.Option(
            help="What a shared paper of n authors weighs: 1, or 1/(n-1), as around NAME."
        ),
    ] = None
    match: MatchOption = Match.FOLDED
    collaborations: CollaborationsOption = False
    people: PeopleOption = False
    import_id: ImportOption = None
    added: AddedOption = False
    changed: ChangedOption = False
    seconds: SecondsOption = None

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not.
        """
        check_import(self.import_id, added=self.added, changed=self.changed)
        if self.subject is not None and self.name is None and self.query is not None:
            raise typer.BadParameter("the query stands before it already", param_hint="--query")
        WhichPapers.check(self)

    @property
    def name(self) -> str | None:
        """Around whom the network is to be, None of a whole field."""
        from biblio.queries.language.name_or_query import is_query

        return None if self.subject is None or is_query(self.subject) else self.subject

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of the library's methods, without the name."""
        given = WhichPapers.arguments(self)
        subject = given.pop("subject")
        if subject is not None and self.name is None:
            given["query"] = subject
        if given["weight"] is None:
            del given["weight"]
        else:
            given["weight"] = given["weight"].value
        given["mode"] = given.pop("match").value
        return given


class PaperFilters(WhichPapers):
    """The same, and of which import: for the commands that list papers and that write them out."""

    import_id: ImportOption = None
    added: AddedOption = False
    changed: ChangedOption = False
    people: PeopleOption = False
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first.")] = False

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not.
        """
        WhichPapers.check(self)
        check_import(self.import_id, added=self.added, changed=self.changed)


class SearchFilters(NarrowedPapers):
    """Among which papers is searched, and of which import."""

    import_id: ImportOption = None
    added: AddedOption = False
    changed: ChangedOption = False

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not.
        """
        check_import(self.import_id, added=self.added, changed=self.changed)


class ExportFilters(PaperFilters):
    """The same where `--to` names a file."""

    until: UntilOption = None


class PlottedPapers(CountedPapers):
    """Which papers are drawn, where `--to` names a file."""

    until: UntilOption = None


class PlottedNetwork(NetworkPapers):
    """Which network is drawn, with the names that options have where pictures are drawn."""

    until: UntilOption = None
    by: Annotated[By, typer.Option("--date", help="Which date is meant by DATE.")] = By.SUBMITTED

    def arguments(self) -> dict[str, Any]:
        """The same as arguments of the library's methods, without the name."""
        given = NetworkPapers.arguments(self)
        return given | {"date": given.pop("by")}


class PlottedCoauthors(PlottedNetwork):
    """The same around somebody in any case."""

    subject: NameArgument

    def check(self) -> None:
        """Look whether the options go together.

        Raises:
            typer.BadParameter: they do not, or what should be a name is a query.
        """
        if self.name is None:
            raise typer.BadParameter("it is a query; name somebody", param_hint="NAME")
        PlottedNetwork.check(self)


def check_import(import_id: str | None, *, added: bool, changed: bool) -> None:
    """Look whether an import is named where it matters what one did.

    Raises:
        typer.BadParameter: it is not.
    """
    if import_id is None and (added or changed):
        option = "--added" if added else "--changed"
        raise typer.BadParameter("it needs an import, --import last", param_hint=option)


def _names_a_category(query: str | None) -> bool:
    from biblio.queries.language.search_query import parse_search

    return query is not None and bool(parse_search(query).categories)
