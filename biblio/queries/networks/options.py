"""How a network is made, beside which co-authors count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from biblio.queries.people.options import CoauthorOptions

PEOPLE: Final = 1_000  # nodes of a network, unless it is asked otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOptions(CoauthorOptions):
    """The same for a network, and what is told of it beside: communities, and each year."""

    communities: bool = False
    sliced: bool = False


NETWORK_DEFAULTS: Final = NetworkOptions()
