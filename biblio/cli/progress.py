"""How far an import, an export or a harvest is: a bar at a terminal, a line at times in a log."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from biblio.cli.failures import say
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.db.copying import CopyProgress, OnCopied
    from biblio.db.maintenance import CheckProgress, OnCheck
    from biblio.graph.values import GraphProgress, OnRound
    from biblio.harvesting.reading import OnServer, ServerProgress
    from biblio.importing.reports import PeopleProgress, Progress
    from biblio.importing.runs import OnPeople
    from biblio.library.exports import ExportProgress, OnExported
    from biblio.queries.networks.values import NetworkProgress, OnNetwork

Step = TypeVar("Step")

BETWEEN = 5.0  # seconds between two lines in a log
MEGABYTE = 1_000_000
WORTH_TELLING = 4.0  # seconds of a wait; shorter ones are between any two requests
UNHURRIED = 1.0  # seconds before a bar is worth showing
TELLING = 0.005  # of the whole: less tells nothing of how long the rest takes
NAMED = 18  # characters of a source beside its bar
BESIDE_BAR = 70  # columns that the texts around a bar take
SHORTEST_BAR, LONGEST_BAR = 8, 40


def progress() -> AbstractContextManager[Callable[[Progress | PeopleProgress], None]]:
    """What shows how far an import is: a bar at a terminal, a line now and then elsewhere.

    Where people are kept, it says as well how far those are whom the import touched.
    """
    return _shown(_of_import(), in_bytes=True)


@contextmanager
def people_progress(*, is_shown: bool) -> Iterator[OnPeople | None]:
    """What shows how far finding people is, likewise."""
    if not is_shown:
        yield None
        return
    with _shown(_of_people, in_bytes=False) as advance:
        yield advance


@contextmanager
def export_progress(to: str, *, is_shown: bool) -> Iterator[OnExported | None]:
    """What shows how far an export to the file *to* is, likewise."""
    if not is_shown:
        yield None
        return

    def of_export(progress: ExportProgress) -> _HowFar:
        rate = f"{progress.done / progress.seconds:,.0f}/s" if progress.seconds else ""
        share = progress.done / progress.total if progress.total else 1
        left = _seconds_left(share, progress.seconds)
        return _HowFar(
            name=_name(to),
            seconds=progress.seconds,
            line=f"{to}: {progress.done:,} of {progress.total:,} papers written ({share:.0%}), "
            + ", ".join(filter(None, (rate, *_time_left(left)))),
            done=progress.done,
            total=progress.total,
            rate=rate,
            left=" ".join(_time_left(left)),
        )

    with _shown(of_export, in_bytes=False) as advance:
        yield advance


def copy_progress(to: str) -> AbstractContextManager[OnCopied]:
    """What shows how far the copy of a library to *to* is, likewise."""

    def of_copy(progress: CopyProgress) -> _HowFar:
        share = progress.done / progress.total if progress.total else 1
        left = _seconds_left(share, progress.seconds)
        rate = f"{progress.done / progress.seconds:,.0f}/s" if progress.seconds else ""
        return _HowFar(
            name=_name(to),
            seconds=progress.seconds,
            line=f"{to}: {progress.table}, {share:.0%}, "
            + ", ".join(filter(None, (rate, *_time_left(left)))),
            done=progress.done,
            total=progress.total,
            rate=rate,
            left=" ".join(_time_left(left)),
        )

    return _shown(of_copy, in_bytes=False)


@contextmanager
def network_progress(*, is_shown: bool) -> Iterator[OnNetwork | None]:
    """What shows how far the making of a network is, likewise, or the writing of one."""
    if not is_shown:
        yield None
        return
    with _shown(_of_network, in_bytes=False) as advance:
        yield advance


@contextmanager
def graph_progress(*, is_shown: bool) -> Iterator[OnRound | None]:
    """What shows in which round the asking of a graph is, likewise; nobody knows of how many."""
    if not is_shown:
        yield None
        return
    with _shown(_of_graph, in_bytes=False) as advance:
        yield advance


@contextmanager
def check_progress() -> Iterator[OnCheck]:
    """What shows how far a check is, likewise; a step that lasts is told again and again."""
    with _shown(_of_check, in_bytes=False) as advance, _told_again(advance) as tell:
        yield tell


@contextmanager
def _told_again(advance: OnCheck) -> Iterator[OnCheck]:
    """The same, which tells the last step again each second: one of a large file takes minutes."""
    from threading import Event, Lock, Thread

    last: CheckProgress | None = None
    told_at = monotonic()
    lock, over = Lock(), Event()

    def tell(step: CheckProgress) -> None:
        nonlocal last, told_at
        with lock:
            last, told_at = step, monotonic()
            advance(step)

    def again() -> None:
        while not over.wait(UNHURRIED):
            with lock:
                if last is not None:
                    advance(last._replace(seconds=last.seconds + monotonic() - told_at))

    thread = Thread(target=again, daemon=True)
    thread.start()
    try:
        yield tell
    finally:
        over.set()
        thread.join()


@contextmanager
def server_progress(*, is_shown: bool) -> Iterator[OnServer | None]:
    """What shows how far a server was read, likewise; in a log each reason to wait is a line."""
    if not is_shown:
        yield None
        return
    with _shown(_of_server, in_bytes=False) as advance:
        yield advance


class _HowFar(NamedTuple):
    """How far something is, as a bar and a line say it; `is_finishing` in its last step.

    `pause` is why it waits, empty where that is not worth telling, and None where it does not.
    """

    name: str
    seconds: float
    line: str
    done: int
    total: int | None
    rate: str
    left: str
    is_finishing: bool = False
    pause: str | None = None


def _of_import() -> Callable[[Progress | PeopleProgress], _HowFar]:
    """What says how far an import is: its records first, and then people."""
    read: _HowFar | None = None

    def how_far(progress: Progress | PeopleProgress) -> _HowFar:
        nonlocal read
        from biblio.importing.reports import PeopleProgress

        if not isinstance(progress, PeopleProgress):
            read = _of_records(progress)
            return read
        people = _of_people(progress)
        if read is None:
            return people
        return people._replace(
            name=read.name,
            seconds=read.seconds + people.seconds,
            done=read.done,
            total=read.total,
            left=f"people: {progress.done:,} of {progress.blocks:,}",
        )

    return how_far


def _of_check(progress: CheckProgress) -> _HowFar:
    so_far = str(timedelta(seconds=round(progress.seconds)))
    return _HowFar(
        name="check",
        seconds=progress.seconds,
        line=f"check: {progress.done} of {progress.steps} steps, {so_far}, now {progress.what}",
        done=progress.done,
        total=progress.steps,
        rate=progress.what,
        left=so_far,
    )


def _of_network(progress: NetworkProgress) -> _HowFar:
    share = progress.done / progress.total if progress.total else 1
    left = _seconds_left(share, progress.seconds)
    return _HowFar(
        name="network",
        seconds=progress.seconds,
        line=f"network: {progress.done:,} of {progress.total:,} {progress.what} ({share:.0%})"
        + "".join(f", {each}" for each in _time_left(left)),
        done=progress.done,
        total=progress.total,
        rate=progress.what,
        left=" ".join(_time_left(left)),
    )


def _of_graph(progress: GraphProgress) -> _HowFar:
    left = f"{progress.left:,.6g} left"
    return _HowFar(
        name="graph",
        seconds=progress.seconds,
        line=f"graph: round {progress.round:,}, {left}",
        done=progress.round,
        total=None,
        rate="rounds",
        left=left,
    )


def _of_people(progress: PeopleProgress) -> _HowFar:
    share = progress.done / progress.blocks if progress.blocks else 1
    left = _seconds_left(share, progress.seconds)
    changed = f"{progress.changed:,} changed"
    return _HowFar(
        name="people",
        seconds=progress.seconds,
        line=f"people: {progress.done:,} of {progress.blocks:,} surnames with an initial "
        f"({share:.0%}), " + ", ".join((changed, *_time_left(left))),
        done=progress.done,
        total=progress.blocks,
        rate=changed,
        left=" ".join(_time_left(left)),
    )


def _of_records(progress: Progress) -> _HowFar:
    source = "stdin" if progress.source == "-" else progress.source
    rate = f"{progress.read:,} read, {progress.read / progress.seconds:,.0f}/s"
    size = f"{progress.bytes_read / MEGABYTE:,.1f} MB"
    if progress.bytes_total and progress.share is not None:
        size += f" of {progress.bytes_total / MEGABYTE:,.1f} ({progress.share:.0%})"
    left = ["building indexes"] if progress.is_finishing else [*_time_left(progress.seconds_left)]
    return _HowFar(
        name=_name(progress.source),
        seconds=progress.seconds,
        line=f"{source}: {', '.join((rate, size, *left))}",
        done=progress.bytes_read,
        total=progress.bytes_total,
        rate=rate,
        left=" ".join(left),
        is_finishing=progress.is_finishing,
    )


def _of_server(progress: ServerProgress) -> _HowFar:
    pages = counted(progress.pages, "page")
    counts = f"{counted(progress.records, 'record')}, {pages}"
    day = f"at {progress.day}" if progress.day else ""
    speed = f"{progress.records / progress.seconds if progress.seconds else 0.0:,.0f}/s"
    waiting, wait = progress.waiting, ""
    if waiting is not None and waiting.reason:
        wait = f"waiting {waiting.seconds:,.0f} s: {waiting.reason}"
    pause = None if waiting is None else waiting.reason
    if waiting is not None and waiting.seconds < WORTH_TELLING:
        pause = ""
    done, total = progress.done, progress.total
    share = f"{done:,} of {total:,}" if done is not None and total is not None else ""
    line = ", ".join(filter(None, (share, counts, day, speed)))
    return _HowFar(
        name=_name(progress.name),
        seconds=progress.seconds,
        line="; ".join(filter(None, (line, wait))),
        done=progress.records if done is None else done,
        total=total,
        rate=", ".join(filter(None, (pages, day, speed))),
        left=wait,
        pause=pause,
    )


def _seconds_left(share: float, seconds: float) -> float | None:
    """How long the rest takes where *share* took *seconds*; None of a share too small to tell."""
    return (1 - share) / share * seconds if share >= TELLING else None


def _time_left(seconds: float | None) -> Iterator[str]:
    """How long it goes on, where that can be known."""
    if seconds is not None:
        yield f"{timedelta(seconds=round(seconds))} left"


def _shown(
    how_far: Callable[[Step], _HowFar], *, in_bytes: bool
) -> AbstractContextManager[Callable[[Step], None]]:
    if not sys.stderr.isatty():
        return nullcontext(_lines(how_far))
    return _bar(how_far, in_bytes=in_bytes)


def _lines(how_far: Callable[[Step], _HowFar]) -> Callable[[Step], None]:
    """What writes a line on stderr every few seconds, and one for each reason to wait."""
    told, was_finishing, waited_for = 0.0, False, ""

    def advance(step: Step) -> None:
        nonlocal told, was_finishing, waited_for
        progress = how_far(step)
        if progress.pause is not None:
            if progress.pause and progress.pause != waited_for:
                waited_for = progress.pause
                say(progress.line)
            return
        waited_for = ""
        # Building the indexes of millions says nothing while it lasts.
        begins = progress.is_finishing and not was_finishing and progress.seconds >= BETWEEN
        if begins or progress.seconds - told >= BETWEEN:
            told, was_finishing = progress.seconds, progress.is_finishing
            say(progress.line)

    return advance


@contextmanager
def _bar(how_far: Callable[[Step], _HowFar], *, in_bytes: bool) -> Iterator[Callable[[Step], None]]:
    """What shows the progress on stderr, after its first second."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    from biblio.writers.printable import printable

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    whole = Column(no_wrap=True)
    bar = Bar(
        TextColumn("{task.description}", markup=False, table_column=whole),
        BarColumn(bar_width=max(SHORTEST_BAR, min(LONGEST_BAR, console.width - BESIDE_BAR))),
        DownloadColumn(binary_units=False, table_column=whole)
        if in_bytes
        else MofNCompleteColumn(table_column=whole),
        TextColumn("{task.fields[rate]}", markup=False, table_column=whole),
        TextColumn("{task.fields[left]}", markup=False, table_column=whole),
        console=console,
        transient=True,
    )
    task = bar.add_task("", total=None, rate="", left="")
    started = False

    def advance(step: Step) -> None:
        nonlocal started
        progress = how_far(step)
        if progress.seconds < UNHURRIED:
            return
        bar.update(
            task,
            description=printable(progress.name),
            completed=progress.done,
            total=progress.total,
            rate=progress.rate,
            left=printable(progress.left),
        )
        if not started:
            bar.start()
            started = True

    try:
        yield advance
    finally:
        if started:
            bar.stop()


def _name(source: str) -> str:
    """What a bar calls *source*: its last part, cut where it is long."""
    name = "stdin" if source == "-" else source.rstrip("/").rpartition("/")[2] or source
    return name if len(name) <= NAMED else f"{name[: NAMED - 1]}…"
