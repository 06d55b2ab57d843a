"""Starting up: what a person waits for before anything happens, against bare imports.

Queries are held against one of sqlite-utils, which asks the same file with no more than a driver.
The last of them is of a shape whose SQL does not come with biblio; the first run keeps it, and is
not measured.

    python benchmarks/startup.py

Bytecode is compiled first, also that of the packages: some environments keep Python from writing
it, and every start would compile anew.
"""

from __future__ import annotations

import compileall
import sysconfig
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measuring import (
    BIN,
    HERE,
    Figure,
    Run,
    arguments,
    compile_biblio,
    in_turn,
    keep,
    ratios,
    remove,
    run,
)

import biblio

PYTHON, BIBLIO = BIN / "python", BIN / "biblio"
BARE = "SELECT id, title FROM papers LIMIT 3"
COMPLETING = {
    "_BIBLIO_COMPLETE": "complete_bash",
    "COMP_WORDS": "biblio pap",
    "COMP_CWORD": "1",
}
COMPLETING_A_VALUE = {
    **COMPLETING,
    "COMP_WORDS": "biblio papers --category hep-",
    "COMP_CWORD": "3",
}


QUERIES = {
    "papers": ("papers", "-n", "3"),
    "search": ("search", "graph"),
    "coauthors": ("coauthors", "{author}"),
    "show": ("show", "0704.0001"),
    "path": ("path", "{author}", "{coauthor}"),
    "stats": ("stats",),
    "what is rare, again": (
        *("papers", "-c", "hep-ph", "--kind", "preprint"),
        *("--min-authors", "7", "--max-authors", "77"),
    ),
}
"""Questions on the samples: about the author of most papers there, and somebody who wrote along."""


def main() -> None:
    """Measure, and keep the figures."""
    given = arguments(__doc__, rounds=15)
    compile_biblio()
    packages = Path(sysconfig.get_path("purelib"))
    for package in (
        "typer",
        "sqlalchemy",
        "rich",
        "alembic",
        "orjson",
        "platformdirs",
        "sqlite_utils",
        "click",
    ):
        compileall.compile_dir(packages / package, quiet=1)
    library = given.data / "samples.db"
    remove(library)
    run([BIBLIO, "--db", library, "import", HERE.parent / "samples"])
    author, coauthor = _authors(library)
    programs: dict[str, Callable[[], Run]] = {
        "import typer": partial(run, [PYTHON, "-c", "import typer"]),
        "--version": partial(run, [BIBLIO, "--version"]),
        "--help": partial(run, [BIBLIO, "--help"]),
        "completion": partial(run, [BIBLIO], environment=COMPLETING),
        "completion of a value": partial(run, [BIBLIO], environment=COMPLETING_A_VALUE),
        "import typer, sqlalchemy.orm": partial(
            run, [PYTHON, "-c", "import typer, sqlalchemy.orm"]
        ),
        "sqlite-utils query": partial(run, [BIN / "sqlite-utils", "query", library, BARE]),
        **{
            name: partial(
                run,
                [
                    *(BIBLIO, "--db", library),
                    *(word.format(author=author, coauthor=coauthor) for word in words),
                ],
                environment={"XDG_CACHE_HOME": str(given.data / "cache")},
            )
            for name, words in QUERIES.items()
        },
    }
    in_turn(programs, 1)  # the files come into memory
    runs = in_turn(programs, given.rounds)
    bare = runs["import typer"]
    figures = [
        Figure(f"biblio {name} / import typer", ratios(runs[name], bare), " ×", "≤ 1.3 ×")
        for name in ("--version", "--help", "completion", "completion of a value")
    ]
    figures += [
        Figure(
            f"biblio {name}, on the samples / sqlite-utils query",
            ratios(runs[name], runs["sqlite-utils query"]),
            " ×",
            "≤ 1.3 ×",
        )
        for name in QUERIES
    ]
    figures.append(
        Figure(
            "biblio coauthors, on the samples / import typer, sqlalchemy.orm",
            ratios(runs["coauthors"], runs["import typer, sqlalchemy.orm"]),
            " ×",
            "≤ 1.3 ×",
        )
    )
    figures.append(Figure("import typer", tuple(each.seconds * 1000 for each in bare), " ms"))
    remove(library)
    keep(__file__, given.size, figures)


def _authors(library: Path) -> tuple[str, ...]:
    """The name of most papers in *library*, and one who wrote with them, as a person would ask."""
    with biblio.open(library) as opened:
        rows = opened.sql(
            "SELECT 'id:' || author_id FROM authorships GROUP BY author_id ORDER BY count(*) DESC,"
            " author_id LIMIT 1"
        ).rows
        author = str(rows[0][0])
        return author, f"id:{opened.coauthors(author, limit=1).rows[0].author_id}"


if __name__ == "__main__":
    main()
