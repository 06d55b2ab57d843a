"""How a server is asked: how often, with what patience, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from biblio.errors import InvalidQuery
from biblio.version import __version__

MIB: Final = 1 << 20
SOFTWARE: Final = f"biblio/{__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a server is asked.

    `gap` are the seconds between two requests, at least (arXiv asks for 3 between those of one
    client, "Terms of Use for arXiv APIs"), `timeout` those without a byte after which a request
    has failed. What fails and may pass is asked `tries` times in all, of a server that never
    answered only `tries_unheard`. The first wait before asking again is `first_wait`, each further
    one twice as long, up to `longest_wait`, more or less a quarter. A server that tells how long
    to wait is obeyed, up to `longest_told`. An answer of more than `most_bytes` is cut off, and one
    that comes for more than `longest_answer` seconds has failed.
    `contact` is an address at which whoever runs the server may reach whoever asks.
    """

    gap: float = 3.0
    timeout: float = 60.0
    tries: int = 10
    tries_unheard: int = 3
    first_wait: float = 5.0
    longest_wait: float = 600.0
    longest_told: float = 6 * 3600.0
    longest_answer: float = 1800.0
    most_bytes: int = 256 * MIB
    contact: str | None = None

    def __post_init__(self) -> None:
        """Make sure that the contact can stand in a header.

        Raises:
            InvalidQuery: it cannot.
        """
        if self.contact is not None and not (
            self.contact.isascii() and self.contact.isprintable() and self.contact.strip()
        ):
            raise InvalidQuery("a contact is an address like you@example.org, in ASCII")

    @property
    def agent(self) -> str:
        """Who asks, as the header User-Agent says it (RFC 9110, section 10.1.5)."""
        return f"{SOFTWARE} (mailto:{self.contact})" if self.contact else SOFTWARE

    def wait_before(self, attempt: int, chance: float) -> float:
        """Seconds before the try behind *attempt*, from 1; *chance*, from 0 to 1, spreads them."""
        grown = min(self.first_wait * 2.0 ** min(attempt - 1, 30), self.longest_wait)
        return grown * (0.75 + chance / 2)
