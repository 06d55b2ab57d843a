"""The author rows that may answer to a name: one statement, each part of it served by an index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from biblio.db.lists import listed
from biblio.db.named import named
from biblio.model.names import Order, Reading, particles_of, with_particles

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.queries.names import candidates_statements as statements
else:
    statements = named("biblio.queries.names.candidates_statements")


class Stored(NamedTuple):
    """What matching looks at in a row of `authors`."""

    author_id: int
    name: str
    keyname: str
    forenames: str
    is_collaboration: int
    name_key: str
    keyname_key: str
    german_key: str
    suffix: str


@dataclass(slots=True)
class Wanted:
    """What the stored keys of a candidate may be.

    `names`, `germans` and `keynames` are values of `name_key`, `german_key` and `keyname_key`;
    `ranges` of `german_key`, from the first to before the second; `initials` a `keyname_key` with
    a range of initials; `endings` a range of `name_key` with what it ends in.
    """

    names: set[str] = field(default_factory=set)
    germans: set[str] = field(default_factory=set)
    keynames: set[str] = field(default_factory=set)
    ranges: set[tuple[str, str]] = field(default_factory=set)
    initials: set[tuple[str, str, str]] = field(default_factory=set)
    endings: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, reading: Reading, *, by_initials: bool) -> None:
        """Let those be candidates who may answer to *reading*."""
        keynames = {reading.keyname_key, reading.german_keyname_key}
        self.names |= {reading.name_key, reading.german_key}
        self.germans.add(reading.german_key)
        if reading.order is Order.UNDIVIDED:
            return
        if not reading.forenames:
            self.keynames |= keynames
            self.ranges.add(_behind(f"{reading.german_keyname_key}, "))
            # De Raedt, cut as Hans De / Raedt.
            self.endings |= {
                (*_behind(f"{rest}, "), f" {before}")
                for before, rest in particles_of(reading.keyname_key)
            }
        elif by_initials and reading.initials:
            first = reading.initials[0]
            beyond = chr(ord(first) + 1)
            self.initials |= {(each, first, beyond) for each in keynames}
            german = f"{reading.german_keyname_key}, "
            self.ranges.add((f"{german}{first}", f"{german}{beyond}"))

    def add_with_particles(self, reading: Reading) -> None:
        """Let those be candidates whose surname is that of *reading* behind a particle."""
        if not reading.forenames:
            self.keynames.update(with_particles(reading.keyname_key))
            return
        self.names.update(with_particles(reading.name_key))
        if reading.initials:
            first = reading.initials[0]
            self.initials |= {
                (each, first, chr(ord(first) + 1)) for each in with_particles(reading.keyname_key)
            }


def _behind(beginning: str) -> tuple[str, str]:
    """The range of all that begin with *beginning*, which ends in a space."""
    return beginning, f"{beginning[:-1]}!"


def candidates(session: Session, wanted: Wanted) -> list[Stored]:
    """The rows that have one of the *wanted* keys, by id."""
    given = {each: listed(getattr(wanted, each)) for each in Wanted.__slots__}
    return sorted(Stored(*row) for row in session.execute(statements.CANDIDATES, given))
