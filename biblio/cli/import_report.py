"""What an import tells: its counts, what needs a look, what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from biblio.cli.failures import say
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.importing.reports import Change, ImportReport
    from biblio.importing.runs import OnRejection

COUNTS = ("read", "added", "updated", "unchanged", "held", "rejected")
SHOWN = 5  # rejections of one source that are shown; --rejects writes them all
CHANGES = 100  # changed fields of one source that -v shows; -v -o json has them all


@contextmanager
def rejects_into(path: Path | None) -> Iterator[OnRejection | None]:
    """What writes each rejection to *path*, in the form that `import` reads again."""
    if path is None:
        yield None
        return
    from biblio.formats.rejects import KEYS
    from biblio.importing.reports import RejectedEntry
    from biblio.writers import WRITERS

    stream = path.open("w", encoding="utf-8", newline="\n")

    def write(entry: RejectedEntry) -> None:
        with _named(path):
            WRITERS["jsonl"]([dict(zip(KEYS, entry, strict=True))], KEYS, stream)

    try:
        yield write
    finally:
        with _named(path):
            stream.close()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let what the operating system says while *path* is written name it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def tell(report: ImportReport, *, is_dry: bool, is_quiet: bool, is_verbose: bool = False) -> None:
    """Print what became of one source: counts on stdout, what needs a look on stderr."""
    source = "stdin" if report.source == "-" else report.source
    if not is_quiet:
        counts = counts_of(report)
        if report.warnings:
            counts += f", {counted(report.warnings, 'warning')}"
        end = "nothing written" if is_dry else f"import {report.import_id}"
        say(f"{source} ({report.format or 'no records'}): {counts}; {end}", is_result=True)
        if is_verbose:
            _tell_changes(report)
    for note in report.notes:
        say(f"{source}: {note}")
    for warning in report.warnings_given[:SHOWN]:
        say(f"{source}: warning: {warning}")
    for rejection in report.rejections[:SHOWN]:
        say(f"{source}: {rejection.place} rejected: {rejection.reason}")
    more = report.rejected - min(SHOWN, len(report.rejections))
    if more:
        say(f"… {more:,} more rejected: --rejects FILE writes them all")


def counts_of(report: ImportReport) -> str:
    """What became of the records of a run, in numbers."""
    counts = [f"{getattr(report, name):,} {name}" for name in COUNTS]
    return ", ".join([*counts, *people_changed(report.people_changed)])


def people_changed(changed: int) -> Iterator[str]:
    """How many people are others than before, where any are."""
    if changed:
        yield f"{changed:,} {'person' if changed == 1 else 'people'} changed"


def _tell_changes(report: ImportReport) -> None:
    for change in report.changes[:CHANGES]:
        say(_described(change), is_result=True)
    more = report.fields_changed - min(CHANGES, len(report.changes))
    if more:
        say(f"… {more:,} more fields changed: -v -o json tells them all")


def _described(change: Change) -> str:
    from biblio.writers.values import cell

    def shown(value: object) -> str:
        return cell(value) or "nothing"

    return f"  {change.plain_handle} {change.field}: {shown(change.old)} → {shown(change.new)}"
