"""How a network is made, beside which co-authors count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from biblio.queries.people.options import CoauthorOptions, Weight

PEOPLE: Final = 1_000  # nodes of a network, unless it is asked otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOptions(CoauthorOptions):
    """The same for a network, and what is told of it beside: communities, and each year."""

    communities: bool = False
    sliced: bool = False


NETWORK_DEFAULTS: Final = NetworkOptions()


class TiedBy(StrEnum):
    """What ties two papers: others that cite both, or works that both cite."""

    CO_CITATION = "co-citation"
    COUPLING = "coupling"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNetworkOptions:
    """What ties papers, and which count.

    Two are tied that share *min_shared*; lists of more than *max_list* are left out: papers with so
    many references in co-citation, works that so many papers cite in coupling. A list weighs 1, or
    by fractions 1/(n-1) where n of the papers stand on it.
    """

    tied_by: TiedBy = TiedBy.CO_CITATION
    min_shared: int = 1
    max_list: int | None = None
    weight: Weight = Weight.FULL
    communities: bool = False
    limit: int | None = None
