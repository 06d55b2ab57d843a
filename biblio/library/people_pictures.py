"""Pictures of people: who wrote with whom, as values that `biblio.plots` draws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Unpack

from biblio.errors import InvalidQuery, NotFound
from biblio.library.captions import asked, is_dated, last_run, source_line
from biblio.library.choosing import CountedChoice
from biblio.library.people import People
from biblio.queries.language.dates import DateKind
from biblio.queries.names.modes import MatchMode
from biblio.queries.networks.values import AnyNode, Network, Node, OnNetwork, PersonNode
from biblio.queries.people.options import Weight

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.plots.values import People as PeoplePicture
    from biblio.plots.values import SharedYears

MOST_PEOPLE: Final = 200
MOST_COAUTHORS: Final = 30
_LEFT_OUT: Final = "left out"
_ADVICE: Final = ": -n 0"  # how to see all, which no picture can show


class DrawnChoice(CountedChoice, total=False):
    """Which papers and which people are drawn; what is left out takes all.

    Papers are chosen as for `Library.count`. Who shares fewer than *min_papers* papers (1) is not
    tied. *weight* is `fractional`, 1/(n-1) on a paper of n authors, or `full`, 1. *collaborations*
    (False) takes collaborations too, and names are matched in *mode*: `exact`, `folded` or
    `initials`.
    """

    min_papers: int
    weight: Weight | str
    collaborations: bool
    mode: MatchMode | str


class PeoplePictures(People):
    """What can be drawn of people."""

    def plot_network(
        self,
        query: str | None = None,
        *,
        around: str | None = None,
        depth: int = 1,
        limit: int = MOST_PEOPLE,
        date: DateKind | str = DateKind.SUBMITTED,
        title: str | None = None,
        seconds: float | None = None,
        on_progress: OnNetwork | None = None,
        **choice: Unpack[DrawnChoice],
    ) -> PeoplePicture:
        """The network of a field, or *around* a name, to be drawn by `biblio.plots.draw`.

        Of a field those of most papers are drawn, around a name those who are nearest, *limit* of
        them; the line below says how many are left out. *on_progress* is told how many papers of a
        field were read.

        Raises:
            NotFound: there are no such papers, or nobody answers to the name.
            InvalidQuery: something cannot be understood, or *limit* is above 200.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.plots.values import Caption, Person, Tie  # noqa: PLC0415 - few ask for it
        from biblio.plots.values import People as PeoplePicture  # noqa: PLC0415 - likewise

        _check(limit, MOST_PEOPLE)
        wanted: dict[str, Any] = {"weight": Weight.FRACTIONAL} | dict(choice) | {"by": date}
        network: Network[Any]
        with self.snapshot(seconds=seconds) as view:
            if around is None:
                wanted.pop("mode", None)
                network = view.field_network(query, limit=limit, on_progress=on_progress, **wanted)
            else:
                network = view.network(around, depth=depth, limit=limit, query=query, **wanted)
            run = view._read(last_run)  # noqa: SLF001 - of its own kind
            ties = [Tie(each.source, each.target, each.weight) for each in network.edges]
        if not network.nodes:
            raise NotFound("nothing found, so there is nothing to draw")
        notes = tuple(note.partition(_ADVICE)[0] for note in network.notes)
        whose = _asked_for(network)
        words = asked(query, choice)
        people = f"{len(network.nodes):,} people" if len(network.nodes) > 1 else "1 person"
        said = f"{people} of the papers asked for: {words}" if words else f"{people} of all papers"
        if whose is not None:
            steps = "a step" if depth == 1 else f"{depth} steps"
            said = f"{people} within {steps} of {whose.label}{f': {words}' if words else ''}"
        heading = "Who wrote with whom" if whose is None else f"Who wrote with {whose.label}"
        remarks = [note for note in notes if _LEFT_OUT in note]
        source = source_line(said, _date(choice, date), run, *remarks)
        return PeoplePicture(
            Caption(title or heading, source, notes),
            [
                Person(each.id, each.label, each.papers, is_asked=_is_asked(each))
                for each in network.nodes
            ],
            ties,
        )

    def plot_coauthors(
        self,
        name: str,
        query: str | None = None,
        *,
        limit: int = MOST_COAUTHORS,
        date: DateKind | str = DateKind.SUBMITTED,
        title: str | None = None,
        seconds: float | None = None,
        **choice: Unpack[DrawnChoice],
    ) -> SharedYears:
        """With whom *name* wrote in which years, a row for each, in the order in which they met.

        *limit* of those are drawn who share most papers.

        Raises:
            NotFound: nobody answers to the name, or wrote with anybody on these papers.
            InvalidQuery: something cannot be understood, or *limit* is above 30.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.plots.numbers import in_order  # noqa: PLC0415 - few ask for it
        from biblio.plots.values import Caption, Shared, SharedYears  # noqa: PLC0415 - likewise

        _check(limit, MOST_COAUTHORS)
        wanted: dict[str, Any] = {"weight": Weight.FULL} | dict(choice)
        wanted |= {"by": date, "query": query, "sliced": True}
        with self.snapshot(seconds=seconds) as view:
            network = view.network(name, limit=limit + 1, **wanted)
            run = view._read(last_run)  # noqa: SLF001 - of its own kind
            whose = next(each for each in network.nodes if _is_asked(each))
            years, undated = _shared(network, whose.id)
        if not years:
            raise NotFound(
                f"{whose.label} wrote with nobody on papers of a known year, so there is nothing "
                "to draw"
            )
        words = asked(query, choice)
        said = f"{whose.label}, {'1 paper' if whose.papers == 1 else f'{whose.papers:,} papers'}"
        notes = tuple(note.partition(_ADVICE)[0] for note in network.notes)
        remarks = [note for note in notes if _LEFT_OUT in note]
        if undated:
            remarks.append(f"Of {undated:,} no year is known")
        source = source_line(
            f"{said}: {words}" if words else said, _date(choice, date), run, *remarks
        )
        heading = f"Co-authors of {whose.label}"
        return SharedYears(
            Caption(title or heading, source, notes),
            [Shared(each, papers) for each, papers in in_order(years)],
        )


def _check(limit: int, most: int) -> None:
    if not 1 <= limit <= most:
        raise InvalidQuery(f"a picture has room for 1 to {most} people, not {limit:,}")


def _date(choice: Mapping[str, object], date: DateKind | str) -> DateKind | None:
    """The date that is meant, where any is asked about."""
    return DateKind(date) if is_dated(choice) else None


def _is_asked(node: AnyNode) -> bool:
    return isinstance(node, Node | PersonNode) and node.depth == 0


def _asked_for(network: Network[Any]) -> AnyNode | None:
    return next((each for each in network.nodes if _is_asked(each)), None)


def _shared(
    network: Network[Any], whose: int
) -> tuple[list[tuple[str, list[tuple[int, int]]]], int]:
    """What each co-author shares with *whose* by year, and how many have no year at all."""
    found, undated = [], 0
    for edge in network.edges:
        if whose not in {edge.source, edge.target}:
            continue
        name = edge.target_name if edge.source == whose else edge.source_name
        if edge.slices:
            found.append((name, [(each.year, each.papers) for each in edge.slices]))
        else:
            undated += 1
    return found, undated
