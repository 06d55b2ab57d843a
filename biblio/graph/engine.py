"""DuckDB, which answers questions of a graph on one machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self

import duckdb

from biblio.errors import OutOfRoom, UnreadableSource
from biblio.graph.scripts import EVERYTHING, GraphOptions, Loop, Plan, Question, plan_of, statements
from biblio.graph.values import (
    AuthorPair,
    ComponentMember,
    GraphAnswer,
    GraphProgress,
    OnRound,
    RankedAuthor,
)
from biblio.parquet.manifest import Manifest, read_manifest

_TABLES: Final = ("authors", "authorships")
_FETCHED: Final = 10_000
_FULL: Final = "No space left on device"

_ROWS: Final[dict[Question, Any]] = {
    Question.PAIRS: AuthorPair,
    Question.COMPONENTS: ComponentMember,
    Question.PAGERANK: RankedAuthor,
}


class Graph:
    """The graph in a folder that `biblio export parquet` wrote; a context manager.

    It takes at most *memory* gigabytes (None: four fifths of what there is) and so many *threads*
    (None: one for each processor); what does not fit goes to the folder for temporary files.

    Raises:
        UnreadableSource: the folder is none of ours, or lacks what is asked of.
    """

    def __init__(
        self, folder: Path, *, memory: float | None = None, threads: int | None = None
    ) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        files = {name: _files_of(folder, self.manifest, name) for name in _TABLES}
        self._memory = memory
        self._stack = ExitStack()
        room = self._stack.enter_context(TemporaryDirectory(prefix="biblio-graph-"))
        config: dict[str, Any] = {"temp_directory": room, "preserve_insertion_order": False}
        if memory is not None:
            config["memory_limit"] = f"{memory * 1000:.0f}MB"
        if threads is not None:
            config["threads"] = threads
        try:
            self._duckdb = self._stack.enter_context(duckdb.connect(config=config))
            with self._explained():
                for name, paths in files.items():
                    listed = ", ".join(f"'{_quoted(path)}'" for path in paths)
                    self._duckdb.execute(
                        f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}],"  # noqa: S608 - quoted
                        " hive_partitioning = false)"
                    )
        except BaseException:
            self._stack.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def pairs(
        self, options: GraphOptions = EVERYTHING, *, limit: int | None = None
    ) -> GraphAnswer[AuthorPair]:
        """Who wrote with whom: the pairs that share most papers first, as `top pairs` counts.

        Raises:
            OutOfRoom: memory or disk do not do.
            UnreadableSource: a file of the folder is damaged.
        """
        return self.ask(Question.PAIRS, options, limit=limit)

    def components(
        self,
        options: GraphOptions = EVERYTHING,
        *,
        limit: int | None = None,
        on_round: OnRound | None = None,
    ) -> GraphAnswer[ComponentMember]:
        """Which authors any chain of papers joins: each with the component, the largest first.

        Raises:
            OutOfRoom: memory or disk do not do.
            UnreadableSource: a file of the folder is damaged.
        """
        return self.ask(Question.COMPONENTS, options, limit=limit, on_round=on_round)

    def pagerank(
        self,
        options: GraphOptions = EVERYTHING,
        *,
        limit: int | None = None,
        on_round: OnRound | None = None,
    ) -> GraphAnswer[RankedAuthor]:
        """Authors by PageRank (damping 0.85), where ties weigh as in `AuthorPair`.

        It ends once less than a millionth moves in a round.

        Raises:
            OutOfRoom: memory or disk do not do.
            UnreadableSource: a file of the folder is damaged.
        """
        return self.ask(Question.PAGERANK, options, limit=limit, on_round=on_round)

    def ask(
        self,
        question: Question,
        options: GraphOptions = EVERYTHING,
        *,
        limit: int | None = None,
        on_round: OnRound | None = None,
    ) -> GraphAnswer[Any]:
        """The answer to *question*, at most *limit* rows of it; the same as its own method."""
        plan = plan_of(question, options)
        self._clear()
        for step in plan.steps:
            self._take(step, options, on_round)
        total = int(self._value("SELECT count(*) FROM answer"))
        return GraphAnswer(self._rows(question, plan, limit), total)

    def _clear(self) -> None:
        """Drop what an earlier question has made."""
        with self._explained():
            self._duckdb.execute("DROP VIEW IF EXISTS answer")
            made = self._duckdb.execute("SELECT table_name FROM duckdb_tables()").fetchall()
            for (name,) in made:
                self._duckdb.execute(f'DROP TABLE "{name}"')

    def _take(
        self, step: str | Loop, options: GraphOptions, on_round: OnRound | None = None
    ) -> None:
        """Run a file, or go round until nothing is left to do."""
        if isinstance(step, str):
            self._run(step, options)
            return
        began = monotonic()
        (asked,) = statements(step.left, options)
        for number in range(1, step.most + 1):
            left = self._value(asked)
            if on_round is not None and number > 1:
                on_round(GraphProgress(number - 1, left, monotonic() - began))
            if left <= step.enough:
                return
            for each in step.steps:
                self._take(each, options)

    def _run(self, file: str, options: GraphOptions) -> None:
        with self._explained():
            for each in statements(file, options):
                self._duckdb.execute(each)

    def _value(self, statement: str) -> float:
        with self._explained():
            row = self._duckdb.execute(statement).fetchone()
        return float(row[0] or 0) if row else 0.0

    def _rows(self, question: Question, plan: Plan, limit: int | None) -> Iterator[Any]:
        make = _ROWS[question]._make
        columns = ", ".join(_ROWS[question]._fields)
        most = "" if limit is None else f" LIMIT {limit:d}"
        with self._explained():
            found = self._duckdb.execute(
                f"SELECT {columns} FROM answer ORDER BY {plan.order}{most}"  # noqa: S608 - ours
            )
            while rows := found.fetchmany(_FETCHED):
                yield from map(make, rows)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what DuckDB raises into a sentence.

        Raises:
            OutOfRoom: memory or disk do not do.
            UnreadableSource: a file cannot be read.
        """
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            allowed = "" if self._memory is None else f" than {self._memory:g} GB"
            raise OutOfRoom(
                f"the graph needs more memory{allowed}, or more room in {gettempdir()} "
                "(TMPDIR names another folder); a largest number of authors leaves most pairs out"
            ) from error
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            if _FULL in str(error):
                raise OutOfRoom(
                    f"the disk of {gettempdir()} is full; make room, or name another folder with "
                    "TMPDIR"
                ) from error
            raise UnreadableSource(
                f"{self.folder} cannot be read where it seems damaged; remove it, and export again"
            ) from error
        except duckdb.InterruptException as error:
            raise KeyboardInterrupt from error


def _files_of(folder: Path, manifest: Manifest, name: str) -> list[str]:
    """The files of the table *name*, which are all there.

    Raises:
        UnreadableSource: the folder has no such table, or not as the manifest says.
    """
    table = manifest.tables.get(name)
    if table is None:
        raise UnreadableSource(
            f"{folder} has no table {name}, which graphs are made of; export it with "
            f"{' '.join(f'--table {each}' for each in _TABLES)}"
        )
    for part in table.parts:
        path = folder / part.file
        if not path.is_file() or path.stat().st_size != part.bytes:
            raise UnreadableSource(
                f"{path} is missing or another than the manifest says; export again"
            )
    return [str((folder / part.file).absolute()) for part in table.parts]


def _quoted(path: str) -> str:
    return path.replace("'", "''")
