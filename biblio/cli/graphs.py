"""`graph`: the graph of who wrote with whom, whole, asked of a folder of Parquet files."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from biblio.cli.failures import say
from biblio.cli.network_output import MOST_IN_A_TABLE
from biblio.cli.opening import check_target
from biblio.cli.options import (
    HUGE,
    MaxAuthorsOption,
    Output,
    QuietOption,
    ToFileOption,
    well_formed,
)
from biblio.cli.printing import Printing, Shape
from biblio.cli.progress import graph_progress
from biblio.cli.rendering import Column, Listing, emit, harmless

if TYPE_CHECKING:
    from biblio.graph.values import GraphAnswer

STDOUT: Final = "-"
IN_A_TABLE: Final = 20  # rows, where nothing is said
ENDINGS: Final = {
    ".csv": Output.CSV,
    ".tsv": Output.TSV,
    ".json": Output.JSON,
    ".jsonl": Output.JSONL,
    ".md": Output.MARKDOWN,
}
"""The formats that the ending of a file's name means where none is named."""


class Question(StrEnum):
    """What `biblio.graph` answers, named here so that `--help` need not import it."""

    PAIRS = "pairs"
    COMPONENTS = "components"
    PAGERANK = "pagerank"


def graph(
    context: typer.Context,
    *,
    folder: Annotated[
        str,
        typer.Argument(
            metavar="DIR", callback=well_formed, help="A folder that `export parquet` wrote."
        ),
    ],
    question: Annotated[
        Question,
        typer.Argument(
            metavar="pairs|components|pagerank",
            help="Who wrote with whom, which authors any chain of papers joins, or who is central.",
        ),
    ],
    max_authors: MaxAuthorsOption = None,
    min_papers: Annotated[
        int, typer.Option(metavar="N", min=1, max=HUGE, help="Only who share at least N papers.")
    ] = 1,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="N",
            min=0,
            max=HUGE,
            help="The first N rows, 0 for all; without it 20 of a table, else all.",
        ),
    ] = None,
    memory: Annotated[
        float | None,
        typer.Option(metavar="GB", min=0.1, help="At most so much memory; the rest is on disk."),
    ] = None,
    threads: Annotated[
        int | None, typer.Option(metavar="N", min=1, max=1_024, help="At most so many threads.")
    ] = None,
    script: Annotated[
        bool,
        typer.Option(
            "--script", help="Print the same statements for spark-sql; DIR is a path or URL there."
        ),
    ] = False,
    rounds: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, max=1_000, help="With --script, how many rounds it has (6, or 40)."
        ),
    ] = None,
    to: ToFileOption = STDOUT,
    quiet: QuietOption = False,
    output: Annotated[
        Output | None,
        typer.Option(
            "-o",
            "--output",
            help="How to print: a table, or as the ending of FILE tells: .csv .tsv .json .jsonl "
            ".md.",
        ),
    ] = None,
    shape: Shape,
) -> None:
    """Ask a whole graph of authors, in a folder that `export parquet` wrote.

    Names are folded as `coauthors` folds them, and collaborations are nobody. pairs are counted
    exactly, those of most papers first; components are numbered from the largest; pagerank has a
    damping of 0.85 and ties of 1/(n-1) for a paper of n authors. It needs what
    `pip install 'biblio[parquet]'` installs.
    """
    from biblio.graph.scripts import GraphOptions

    options = GraphOptions(max_authors=max_authors, min_papers=min_papers)
    if rounds is not None and not script:
        raise typer.BadParameter("it is for --script", param_hint="--rounds")
    if to != STDOUT:
        check_target(context, to)
    is_formed = script or shape.template is not None
    printing = shape.printing(_format_of(output, to, is_formed=is_formed))
    if limit is None and printing.output is Output.TABLE and printing.template is None:
        limit = IN_A_TABLE
    with ExitStack() as stack:
        if script:
            from biblio.graph.scripts import script as script_of

            stream = harmless(Output.TABLE) if to == STDOUT else stack.enter_context(_file(to))
            stream.write(script_of(_known(question), folder, options, rounds))
            return
        from biblio.graph import require_duckdb

        require_duckdb()
        from biblio.graph.engine import Graph

        opened = stack.enter_context(Graph(Path(folder), memory=memory, threads=threads))
        with graph_progress(is_shown=not quiet) as on_round:
            answer = opened.ask(_known(question), options, limit=limit or None, on_round=on_round)
        shown = min(answer.total, limit or answer.total)
        _require_a_table(shown, printing)
        to_file = None if to == STDOUT else stack.enter_context(_file(to))
        emit(answer.rows, _listing(_known(question)), printing, to_file)
    _tell(answer, shown, to, quiet=quiet)


def _known(question: Question) -> Any:  # noqa: ANN401 - the same enumeration, further in
    from biblio.graph.scripts import Question as Known

    return Known(question.value)


def _format_of(output: Output | None, to: str, *, is_formed: bool) -> Output:
    """The format that is named, or that the ending of the file *to* means.

    Raises:
        typer.BadParameter: nothing tells.
    """
    if output is Output.TABLE and to != STDOUT:
        raise typer.BadParameter("a table is for reading here", param_hint="--output")
    if output is not None:
        return output
    if to == STDOUT or is_formed:
        return Output.TABLE
    name = Path(to.lower().removesuffix(".gz").removesuffix(".zst"))
    if name.suffix not in ENDINGS:
        raise typer.BadParameter(
            f"name a format: {', '.join(dict.fromkeys(ENDINGS.values()))}", param_hint="--output"
        )
    return ENDINGS[name.suffix]


def _file(to: str) -> Any:  # noqa: ANN401 - a context manager of a stream
    """What becomes the file *to* once all is written."""
    from biblio.writers.whole_file import whole_file

    return whole_file(Path(to))


def _require_a_table(rows: int, printing: Printing) -> None:
    """Make sure that a table is not laid out of too many *rows*.

    Raises:
        typer.BadParameter: it would be.
    """
    is_table = printing.output is Output.TABLE and printing.template is None
    if is_table and rows > MOST_IN_A_TABLE:
        raise typer.BadParameter(
            f"{rows:,} rows are too many for a table: -o csv takes all, -n N the first N",
            param_hint="-o",
        )


def _listing(question: Question) -> Listing[Any]:
    name: Column[Any] = Column("name", lambda row: row.name)
    author_id: Column[Any] = Column("author_id", lambda row: row.author_id)
    papers: Column[Any] = Column("papers", lambda row: row.papers)
    if question == Question.PAIRS:
        columns = [
            papers,
            Column("weight", lambda row: f"{row.weight:.3f}"),
            author_id,
            name,
            Column("other_id", lambda row: row.other_id),
            Column("other", lambda row: row.other_name),
        ]
        return Listing(("author_id", "name", "other_id", "other_name", "papers", "weight"), columns)
    if question == Question.COMPONENTS:
        columns = [
            Column("component", lambda row: row.component),
            Column("authors", lambda row: row.authors),
            author_id,
            name,
        ]
        return Listing(("author_id", "name", "component", "authors"), columns)
    columns = [Column("pagerank", lambda row: f"{row.pagerank:.9f}"), papers, author_id, name]
    return Listing(("author_id", "name", "papers", "pagerank"), columns)


def _tell(answer: GraphAnswer[Any], shown: int, to: str, *, quiet: bool) -> None:
    """Say how many rows there are, where that is not all that is seen."""
    if quiet:
        return
    if shown < answer.total:
        say(f"… {shown:,} shown, {answer.total:,} in all: -n 0 for all")
    elif not answer.total:
        say("nothing found")
    if to != STDOUT:
        say(f"{shown:,} rows written to {to}")
