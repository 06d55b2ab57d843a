"""The author rows that may answer to a name: one statement, each part of it served by an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from sqlalchemy import TableValuedAlias, Text, and_, bindparam, select, union_all
from sqlalchemy.orm import Session

from biblio.db.bulk import table_of
from biblio.db.expressions import ending, item, listed, rows_of, values_of
from biblio.db.models import Author
from biblio.model.names import Order, Reading, particles_of, with_particles


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


# Of the table, since the ORM takes as long again to hand on what columns of its classes gave.
_AUTHORS: Final = table_of(Author)
COLUMNS: Final = tuple(_AUTHORS.c["id" if each == "author_id" else each] for each in Stored._fields)
"""The columns of a `Stored`."""


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
    return sorted(Stored(*row) for row in session.execute(_CANDIDATES, given))


def _given(name: str) -> TableValuedAlias:
    return rows_of(bindparam(name), f"given_{name}")


def _statement() -> Any:  # noqa: ANN401 - the same
    """The statement of every look-up; built once: building takes longer than SQLite's answer."""
    values = {each: values_of(bindparam(each), Text()) for each in ("names", "germans", "keynames")}
    ranges, initials, endings = (_given(each) for each in ("ranges", "initials", "endings"))
    ids: Sequence[Any] = (
        select(_AUTHORS.c.id).where(_AUTHORS.c.name_key.in_(values["names"])),
        select(_AUTHORS.c.id).where(_AUTHORS.c.german_key.in_(values["germans"])),
        select(_AUTHORS.c.id).where(_AUTHORS.c.keyname_key.in_(values["keynames"])),
        select(_AUTHORS.c.id)
        .select_from(ranges)
        .join(
            _AUTHORS,
            and_(
                _AUTHORS.c.german_key >= item(ranges, 0),
                _AUTHORS.c.german_key < item(ranges, 1),
            ),
        ),
        select(_AUTHORS.c.id)
        .select_from(initials)
        .join(
            _AUTHORS,
            and_(
                _AUTHORS.c.keyname_key == item(initials, 0),
                _AUTHORS.c.initials >= item(initials, 1),
                _AUTHORS.c.initials < item(initials, 2),
            ),
        ),
        select(_AUTHORS.c.id)
        .select_from(endings)
        .join(
            _AUTHORS,
            and_(
                _AUTHORS.c.name_key >= item(endings, 0),
                _AUTHORS.c.name_key < item(endings, 1),
                ending(_AUTHORS.c.name_key, item(endings, 2)) == item(endings, 2),
            ),
        ),
    )
    return select(*COLUMNS).where(_AUTHORS.c.id.in_(union_all(*ids)))


_CANDIDATES: Final = _statement()
