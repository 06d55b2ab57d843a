"""The statements of each question, in their order: from files, filled in with what is asked.

The same files run on DuckDB, which is told after each round whether another is needed, and on
`spark-sql`, which gets a script with a fixed number of rounds: one more than are needed changes
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template
from typing import Final, NamedTuple

from biblio.errors import InvalidQuery

FILES: Final = Path(__file__).parent / "statements"
NO_LIMIT: Final = 2**31 - 1
_END: Final = re.compile(r";\s*$", re.MULTILINE)


class Question(StrEnum):
    """What is asked of a graph."""

    PAIRS = "pairs"
    COMPONENTS = "components"
    PAGERANK = "pagerank"


class Loop(NamedTuple):
    """What is gone round: the files of a round, and the one that asks how much is left.

    It ends once no more than *enough* is left, or after *most* rounds; in a script, that asks
    nobody, after *in_script*.
    """

    steps: tuple[str | Loop, ...]
    left: str
    enough: float
    most: int
    in_script: int


class Plan(NamedTuple):
    """How a question is answered: by which files and loops, and in which order the answer is."""

    steps: tuple[str | Loop, ...]
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphOptions:
    """Papers of more than *max_authors* places are left out, and who share fewer than *min_papers*.

    Raises:
        InvalidQuery: one of them asks for nothing.
    """

    max_authors: int | None = None
    min_papers: int = 1

    def __post_init__(self) -> None:
        """Look whether they ask for something."""
        if self.max_authors is not None and not 2 <= self.max_authors <= NO_LIMIT:  # noqa: PLR2004 - a pair
            raise InvalidQuery(f"a largest number of authors is 2 or more, not {self.max_authors}")
        if not 1 <= self.min_papers <= NO_LIMIT:
            raise InvalidQuery(f"a least number of papers is 1 or more, not {self.min_papers}")

    def values(self) -> dict[str, int]:
        """What stands for the variables in the statements."""
        largest = NO_LIMIT if self.max_authors is None else self.max_authors
        return {"max_authors": largest, "min_papers": self.min_papers}


EVERYTHING: Final = GraphOptions()


_JUMPS: Final = Loop(("components_jump",), "components_jumps_left", 0.0, NO_LIMIT, 5)
_COMPONENTS: Final = Loop(
    ("components_hook", _JUMPS, "components_move"), "components_joints_left", 0.0, NO_LIMIT, 6
)
_PAGERANK: Final = Loop(("pagerank_round",), "pagerank_left", 1e-6, 100, 40)


def plan_of(question: Question, options: GraphOptions) -> Plan:
    """The files that answer *question*.

    Names are tied by papers where one shared paper is enough, which is quicker by far: a paper of
    1,000 authors is 1,000 rows, and half a million pairs.
    """
    links = ("links_of_papers",) if options.min_papers == 1 else ("pairs", "links_of_pairs")
    if question is Question.PAIRS:
        return Plan(
            ("members", "pairs", "answer_pairs"),
            "papers DESC, name, author_id, other_name, other_id",
        )
    if question is Question.COMPONENTS:
        return Plan(
            ("members", *links, "components_begin", _COMPONENTS, "answer_components"),
            "component, name, author_id",
        )
    return Plan(
        ("members", *links, "pagerank_begin", _PAGERANK, "answer_pagerank"),
        "pagerank DESC, name, author_id",
    )


def statements(file: str, options: GraphOptions) -> Iterator[str]:
    """The statements in *file*, filled in."""
    text = Template(_text(file)).substitute(options.values())
    return (each.strip() for each in _END.split(text) if each.strip())


def script(
    question: Question, folder: str, options: GraphOptions, rounds: int | None = None
) -> str:
    """All statements for `spark-sql`, over the tables in *folder*, with so many *rounds*.

    What is left after the last round is printed; the answer goes to the folder that the variable
    `output` names.
    """
    plan = plan_of(question, options)
    written = folder.replace("\\", "\\\\").replace("'", "\\'")
    parts = [
        f"-- {question}, for Spark 4: spark-sql -d output=FOLDER -f THIS_FILE\n",
        Template(_text("read")).substitute(folder=written),
    ]
    for step in plan.steps:
        parts += _unrolled(step, rounds)
        if isinstance(step, Loop):
            parts.append(step.left)
    parts[2:] = [Template(_text(file)).substitute(options.values()) for file in parts[2:]]
    parts.append(
        "-- Where the answer goes.\nINSERT OVERWRITE DIRECTORY '${output}' USING parquet\n"
        f"SELECT * FROM answer ORDER BY {plan.order};\n"
    )
    return "\n".join(parts)


def _unrolled(step: str | Loop, rounds: int | None = None) -> Iterator[str]:
    """The files of *step*, those of a loop as often as a script goes round."""
    if isinstance(step, str):
        yield step
        return
    for _ in range(rounds or step.in_script):
        for each in step.steps:
            yield from _unrolled(each)


@cache
def _text(file: str) -> str:
    return (FILES / f"{file}.sql").read_text(encoding="utf-8")
