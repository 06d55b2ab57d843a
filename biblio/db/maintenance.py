"""Care for a database: what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from time import monotonic
from typing import Final, NamedTuple

from sqlalchemy import URL, Connection, select

from biblio.db import consistency, engines, indexes
from biblio.db.consistency import FORGET, MEND, Finding, check_tables
from biblio.db.engine import ask_again, explained, looking_at, make_engine, unchanged
from biblio.db.models import Import
from biblio.db.revisions import require_current
from biblio.errors import DamagedDatabase

__all__ = ["CheckProgress", "Finding", "OnCheck", "check"]

RESTORE: Final = (
    "put a copy that `biblio db backup` made in the place of the file, "
    "or import its sources into a new one with `biblio --db FILE import`"
)
# The same for a library on a server.
RESTORE_DUMP: Final = (
    "restore a copy that `pg_dump` made, or import its sources into a new database with "
    "`biblio --db URL import`"
)
FORGET_UNCOPIED: Final = f"{MEND}takes them out, and says what to import again"
_UNCOPIED: Final = {RESTORE: RESTORE_DUMP, FORGET: FORGET_UNCOPIED}
ORPHANS: Final = "{} rows point to rows that are gone"


Rules = Callable[[Connection], list[Finding]]
"""What else is wrong with a database whose tables can be believed."""


class CheckProgress(NamedTuple):
    """How far a check is: so many of its *steps* are *done*, and *what* is looked at next."""

    done: int
    steps: int
    what: str
    seconds: float


OnCheck = Callable[[CheckProgress], None]


class _Steps:
    """Counts the steps of a check, and tells of each before it begins."""

    def __init__(self, steps: int, on_progress: OnCheck | None) -> None:
        self._steps = steps
        self._on_progress = on_progress
        self._began = monotonic()
        self._begun = 0

    def begin(self, what: str) -> None:
        if self._on_progress is not None:
            seconds = monotonic() - self._began
            self._on_progress(CheckProgress(self._begun, self._steps, what, seconds))
        self._begun += 1


def check(url: URL, *further: Rules, on_progress: OnCheck | None = None) -> list[Finding]:
    """What is wrong with the database: nothing, if the list is empty.

    Schema version, the engine's own integrity check, foreign keys, the search index against the
    tables, and what the tables say against each other (`biblio.db.consistency`): lists with gaps,
    search keys, counts, names that nobody uses, papers without their identifier. Then the
    *further* rules, of those who know more than the tables do; where something in the tables is to
    be mended, that comes first, and the rules are asked of what it leaves. *on_progress* is told of
    each step before it begins.

    Raises:
        DatabaseError: it cannot be opened, or is not biblio's.
    """
    findings = ask_again(lambda: _checked(url, further, on_progress))
    if engines.backups(url).none_made(url) is None:
        return findings
    return [each._replace(mend=_UNCOPIED.get(each.mend, each.mend)) for each in findings]


def _checked(url: URL, further: Sequence[Rules], on_progress: OnCheck | None) -> list[Finding]:
    steps = _Steps(2 + consistency.STEPS + len(further) + 1, on_progress)
    with unchanged(url), ExitStack() as opened:
        engine = make_engine(url, read_only=True)
        opened.callback(engine.dispose)
        try:
            with explained(url), engine.connect() as connection:
                require_current(connection)
            # One after another: a copy not in WAL mode yet is put there by the first writer.
            damage = _check_file(url, steps)
        except DamagedDatabase as error:
            damage = [Finding(f"integrity: {error.__cause__}", RESTORE)]
        if damage:
            return damage  # what a damaged file says of itself is worth nothing
        with explained(url), engine.connect() as connection:
            can_tell = engines.care(connection).can_tell(connection)
            findings = check_tables(connection, steps.begin) if can_tell else []
            if can_tell and not any(each.is_mendable for each in findings):
                for rules in further:
                    steps.begin("what records say of papers and people")
                    findings += rules(connection)
        steps.begin("the search index")
        return findings + _check_index(url)


def _check_file(url: URL, steps: _Steps) -> list[Finding]:
    """What the engine itself finds wrong."""
    care = engines.care(url)
    steps.begin("the file itself")
    wrong = care.damage(url)
    mend = f"{MEND}makes the indexes anew" if all(each.is_of_index for each in wrong) else RESTORE
    findings = [Finding(f"integrity: {each.what}", mend) for each in wrong]
    steps.begin("rows that point to others")
    if broken := care.orphans(url):
        findings.append(Finding(ORPHANS.format(broken), f"{MEND}takes out what depends on them"))
    return findings


def _check_index(url: URL) -> list[Finding]:
    """Whether the search index agrees with the papers, and triggers and indexes are there."""
    findings = []
    with looking_at(url) as reading:
        findings += _check_schema(reading)
        can_search = engines.views(reading).can_search(reading)
    if can_search and not engines.care(url).search_agrees(url):
        what = "the search index does not agree with the papers"
        findings.insert(0, Finding(what, f"{MEND}makes it anew"))
    return findings


def _check_schema(connection: Connection) -> list[Finding]:
    """Whether views, triggers and indexes are there, and as they should be."""
    findings = []
    for kind, gone in (
        ("views", engines.views(connection).missing(connection)),
        ("triggers", engines.triggers(connection).missing(connection)),
    ):
        if gone:
            what = f"{len(gone)} {kind} are missing or changed: {', '.join(gone)}"
            findings.append(Finding(what, f"{MEND}puts them back"))
    last = select(Import.status).order_by(Import.id.desc()).limit(1)
    # A first import puts them off, and one after it builds them where it was cut.
    gone = indexes.missing(connection)
    if gone and connection.scalar(last) in (None, "complete"):
        what = f"{len(gone)} indexes are missing: {', '.join(gone)}"
        findings.append(Finding(what, f"{MEND}builds them"))
    return findings
