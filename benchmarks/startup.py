"""Starting up: what a person waits for before anything happens, against bare imports.

Queries are held against one of sqlite-utils, which asks the same file with no more than a driver.

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
    asked = _first_author(library)
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
            words[0]: partial(run, [BIBLIO, "--db", library, *words])
            for words in (("papers", "-n", "3"), ("search", "graph"), ("coauthors", asked))
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
        for name in ("papers", "search", "coauthors")
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


def _first_author(library: Path) -> str:
    """The name with most co-authors' papers in *library*, as a person would ask."""
    with biblio.open(library) as opened:
        rows = opened.sql(
            "SELECT 'id:' || author_id FROM authorships GROUP BY author_id ORDER BY count(*) DESC,"
            " author_id LIMIT 1"
        ).rows
        return str(rows[0][0])


if __name__ == "__main__":
    main()
