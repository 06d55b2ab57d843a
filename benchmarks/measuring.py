"""Times, memory and sizes of whole programs, run in turn; and the file that keeps the results.

The machines are noisy: programs that are compared run one after the other, round by round, and
what is kept is the median of the rounds' ratios. Every figure has the command that made it.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import corpus

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
RESULTS = HERE / "results"
BIN = Path(sys.executable).parent
PACKAGES = ("biblio", "sqlalchemy", "orjson", "sqlite-utils", "duckdb")
BETWEEN_LOOKS = 0.05  # seconds


class Run(NamedTuple):
    """One run of a program: wall and processor seconds, and memory in bytes.

    `largest` is the peak of the largest process, as the system keeps it; `together` that of all
    its processes at one moment, looked at every 50 ms (shared pages count once; Linux only).
    """

    seconds: float
    cpu: float
    largest: int
    together: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, and what is to be reached.

    `value` is the median of `values`, `unit` what follows it (`×`, ` ms`, ` MB`).
    """

    what: str
    values: tuple[float, ...]
    unit: str
    goal: str = ""
    note: str = ""

    @property
    def value(self) -> float:
        """The median."""
        return median(self.values)


def run(command: Sequence[str | Path], *, environment: Mapping[str, str] | None = None) -> Run:
    """Run *command* to its end, and measure it.

    Raises:
        CalledProcessError: it failed; its last words are printed.
    """
    words = [str(each) for each in command]
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own programs
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )
    looker = _Looker(process.pid)
    looker.start()
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    looker.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stderr:
        process.stderr.close()
    if process.returncode:
        print(said.decode(errors="replace")[-2000:], file=sys.stderr)
        raise subprocess.CalledProcessError(process.returncode, words)
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, largest, max(looker.peak, largest))


class _Looker(threading.Thread):
    """Looks how much memory a process and its descendants take together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        while Path("/proc").is_dir() and not self._over.wait(BETWEEN_LOOKS):
            family = family_of(self._pid)
            if len(family) > 1:  # of a single process the system itself keeps the peak
                self.peak = max(self.peak, sum(map(_memory, family)))

    def stop(self) -> None:
        self._over.set()
        self.join()


def family_of(pid: int) -> list[int]:
    """*pid* and its descendants."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _memory(pid: int) -> int:
    with suppress(OSError, ValueError, StopIteration):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return 1024 * int(next(line for line in rollup if line.startswith("Pss:")).split()[1])
    return 0


def in_turn(programs: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """The runs of each of *programs*, which take turns for so many *rounds*."""
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for number in range(1, rounds + 1):
        for name, program in programs.items():
            done = program()
            runs[name].append(done)
            print(f"  {number}/{rounds} {name}: {done.seconds:.2f} s", file=sys.stderr)
    return runs


def ratios(one: Sequence[Run], other: Sequence[Run]) -> tuple[float, ...]:
    """How many times as long *one* took as *other*, round by round."""
    return tuple(a.seconds / b.seconds for a, b in zip(one, other, strict=True))


def timed(task: Callable[[], object], rounds: int) -> tuple[float, ...]:
    """The milliseconds of each of so many *rounds* of *task*, after one that does not count."""
    task()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        task()
        times.append((time.perf_counter() - began) * 1000)
    return tuple(times)


def arguments(description: str | None, rounds: int = 3) -> argparse.Namespace:
    """What every benchmark takes: `size`, `rounds`, and `data`, the folder it works in."""
    parser = argparse.ArgumentParser(description=(description or "").partition("\n")[0])
    parser.add_argument("--size", choices=corpus.SIZES, default="small")
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--data", type=Path, default=DATA, help="folder for corpora and databases")
    given = parser.parse_args()
    given.data.mkdir(parents=True, exist_ok=True)
    return given


def corpus_file(size: str, data: Path) -> Path:
    """The corpus of *size*, made if it is not there yet."""
    file = data / f"{size}.jsonl"
    if not file.exists():
        making = file.with_suffix(".part")
        with making.open("wb") as out:
            corpus.write_corpus(corpus.SIZES[size], corpus.SEED, out, os.cpu_count() or 1)
        making.rename(file)
    return file


def changed_file(size: str, data: Path) -> Path:
    """One changed record of a hundred of the corpus of *size*: 30,000 of the large one."""
    file = data / f"{size}-changed.jsonl"
    if not file.exists():
        source = corpus_file(size, data)
        with file.open("wb") as out:
            corpus.write_changed(corpus.SIZES[size] // 100, source, out)
    return file


def remove(database: Path) -> None:
    """Remove *database* with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{database}{ending}").unlink(missing_ok=True)


def compile_biblio() -> None:
    """Write the bytecode of biblio: some environments keep Python from doing so itself."""
    compileall.compile_dir(HERE.parent / "biblio", quiet=1)


def keep(script: str, size: str, figures: Sequence[Figure]) -> None:
    """Print *figures*, and write them to the results of *size* in place of earlier ones."""
    for each in figures:
        goal = f" (goal: {each.goal})" if each.goal else ""
        print(f"{each.what}: {shown(each.value, each.unit)}{goal}")
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{size}.json"
    kept: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    name = Path(script).stem
    kept[name] = {
        "command": f"python benchmarks/{name}.py --size {size}",
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "machine": machine(),
        "versions": versions(),
        "figures": [asdict(each) | {"value": each.value} for each in figures],
    }
    file.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def shown(value: float, unit: str) -> str:
    """*value* with three digits that count, and its unit."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2  # noqa: PLR2004 - powers of ten
    return f"{value:,.{digits}f}{unit}"


def machine() -> str:
    """The processors, memory and system of this machine."""
    model = platform.processor() or platform.machine()
    memory = ""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next(line for line in lines if line.startswith("model name")).split(": ")[1]
    with suppress(OSError, ValueError):
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        memory = f", {size / 2**30:.0f} GiB"
    release = ".".join(platform.release().split(".")[:2])
    return f"{os.cpu_count()} × {model}{memory}, {platform.system()} {release}"


def versions() -> str:
    """The versions of what was measured."""
    found = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return ", ".join(found)
