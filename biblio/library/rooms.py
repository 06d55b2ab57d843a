"""The rooms of the library, each imported when something of it is first asked for.

A room is a class of its own; what it needs is much, and a question is asked of one. So the library
begins empty, but for names that lead to rooms. The first of them that is asked for has its room
move in: from then on all that the room has is the library's. Rooms import what they need at their
top, but for papers and people, which are asked most: each of their questions imports its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from biblio.library.connected import Connected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from biblio.library.bibliographies import Bibliographies
    from biblio.library.citing import Citing
    from biblio.library.fetches import Fetches
    from biblio.library.history import History
    from biblio.library.over_time import OverTime
    from biblio.library.people_pictures import PeoplePictures
    from biblio.library.persons import Persons
    from biblio.library.pictures import Pictures
    from biblio.library.records import Records
    from biblio.library.references import References
    from biblio.library.saved import SavedQueries

__all__ = ["ROOMS", "Rooms"]

ROOMS: Final[Mapping[str, tuple[str, ...]]] = {
    "annotations:Annotations": (
        "add_to_list",
        "annotation_history",
        "annotations",
        "delete_list",
        "export_annotations",
        "import_annotations",
        "import_own_words",
        "lists",
        "own_words",
        "papers_in_list",
        "remove_from_list",
        "rename_list",
        "set_note",
        "tag",
        "tags",
        "undo_annotations",
    ),
    "bibliographies:Bibliographies": (
        "bibliography_identifiers",
        "compare_bibliography",
        "update_bibliography",
    ),
    "citing:Citing": ("cite",),
    "counting:Counting": ("count", "stats", "top"),
    "exports:Exports": ("citation_keys", "export", "key_giver"),
    "fetches:Fetches": ("fetch",),
    "harvests:Harvests": ("forget_harvest", "harvest", "harvests"),
    "history:History": ("import_changes",),
    "imports:Imports": (
        "held",
        "import_files",
        "import_records",
        "import_run",
        "imports",
        "outdated",
        "repair_shifted",
        "reparse",
        "retry",
        "shifted",
        "undo",
    ),
    "over_time:OverTime": ("coauthor_years", "coauthors_in_years", "meetings", "timeline"),
    "papers:Papers": ("facets", "paper", "papers", "records", "search"),
    "parquet_exports:ParquetExports": ("export_parquet",),
    "people:People": (
        "authors",
        "coauthors",
        "explain",
        "field_network",
        "network",
        "path",
        "people_called",
        "second_degree",
    ),
    "people_pictures:PeoplePictures": ("plot_coauthors", "plot_network"),
    "persons:Persons": (
        "assign",
        "decisions",
        "different",
        "display",
        "export_decisions",
        "find_people",
        "import_decisions",
        "people_changes",
        "people_doubts",
        "people_runs",
        "person",
        "same",
        "set_orcid",
        "undo_decision",
        "undo_people_run",
        "why",
    ),
    "pictures:Pictures": ("plot_categories", "plot_team_sizes", "plot_years"),
    "records:Records": ("export_records",),
    "references:References": ("cited_by", "cites", "paper_network"),
    "saved:SavedQueries": (
        "delete_query",
        "news",
        "note_news",
        "papers_of_query",
        "rename_query",
        "save_query",
        "saved_queries",
        "saved_query",
    ),
}
"""What each room answers; a test compares it with the rooms."""


if TYPE_CHECKING:

    class Rooms(
        References,
        PeoplePictures,
        OverTime,
        Persons,
        Pictures,
        Records,
        Fetches,
        Citing,
        Bibliographies,
        History,
        SavedQueries,
    ):
        """All rooms, as they are once each has moved in."""

else:

    class Rooms(Connected):
        """All rooms, of which those are here that were asked."""


class _Later:
    """The way to a room: what is called *name* there."""

    def __init__(self, home: str, name: str) -> None:
        self._home, self._name = home, name

    def __get__(self, library: Rooms | None, kind: type[Rooms]) -> Any:  # noqa: ANN401 - whatever it is
        """What the library has under the name, once the room has moved in."""
        _move_in(self._home)
        return getattr(kind if library is None else library, self._name)


def _move_in(home: str) -> None:
    """Let the library have all that the room has; twice, as two threads may, is once."""
    module, _, name = home.partition(":")
    room: type[Connected] = getattr(import_module(f"biblio.library.{module}"), name)
    for kind in room.__mro__[: room.__mro__.index(Connected)]:
        for each, value in vars(kind).items():
            if not each.startswith("__"):
                setattr(Rooms, each, value)


for _home, _names in ROOMS.items():
    for _name in _names:
        setattr(Rooms, _name, _Later(_home, _name))
