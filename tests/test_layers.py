"""The shape of the tree holds: imports point down the layers, and only the top talks to people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "biblio"

# Each part of the package, and how high it stands; a part imports itself and what is below.
LAYERS = {
    "version": 0,
    "errors": 0,
    "endings": 0,
    "model": 0,
    "model.characters": 0,
    "model.kinds": 0,
    "model.labels": 1,
    "model.quick_values": 0,
    "model.moments": 1,
    "model.identifiers": 1,
    "model.withdrawals": 1,
    "model.categories": 1,
    "model.tex": 1,
    "model.names": 1,
    "model.exported": 2,
    "model.records": 2,
    "sources": 2,
    "identity": 3,
    "disambiguation": 3,
    "formats": 3,
    "writers": 3,
    "db": 3,
    "exporters": 4,
    "plots": 4,
    "merging": 4,
    "queries": 4,
    "annotations": 5,
    "citations": 5,
    "parquet": 5,
    "graph": 6,
    "people": 6,
    "importing": 5,
    "changes": 6,
    "bibliographies": 6,
    "harvesting": 6,
    "history": 6,
    "library": 7,
    "__init__": 8,  # the public face
    "cli": 9,
    "__main__": 10,
}
# What stands beside and is used all the same, with the reason.
SIDEWAYS = {
    ("model.names", "model.tex"): "names are decoded before they are split",
    ("changes", "people"): "a check holds the rows of people to the decisions, and mends them",
}
# Tests of what several modules do together, and what that is.
WHOLE = {
    "tests/test_layers.py": "the tree itself",
    "tests/test_growth.py": "whether tests of linear time can fail",
    "tests/test_corpus.py": "real input, whole",
    "tests/test_interchange.py": "bibliographies of others, from file to database",
    "tests/queries/papers/test_forms_of_words.py": "words as written in several ways",
    "tests/cli/test_same_answers.py": "all commands, on both engines",
    "tests/cli/test_ends.py": "how a command ends: errors, exit codes, closed pipes",
    "tests/cli/test_hostile.py": "input and rows made to harm",
    "tests/cli/test_import.py": "the command whose name Python keeps for itself",
    "tests/cli/test_listings.py": "the commands that list",
    "tests/cli/test_outputs.py": "what all commands that print have in common",
    "tests/cli/test_show.py": "one paper, all of it",
    "tests/cli/test_trouble.py": "full disks, read-only files, Ctrl-C",
    "tests/cli/test_startup.py": "what --help and --version load",
    "tests/cli/test_streams.py": "standard streams that are closed",
    "tests/db/test_derived.py": "what triggers and the importer derive from rows",
    "tests/db/engines/postgresql/test_citus.py": "the file migrations/postgresql/citus.sql",
    "tests/db/test_migrations.py": "the scripts in migrations/",
    "tests/db/test_any_statement.py": "what plain SQL may write, whatever becomes of it",
    "tests/db/test_dates.py": "what the tables take for a date",
    "tests/db/test_older_libraries.py": "what an upgrade keeps of an older library",
    "tests/db/test_plain_sql.py": "what the sqlite3 program does without us",
    "tests/queries/papers/test_other_scripts.py": "words and names beyond Latin letters",
    "tests/db/engines/sqlite/test_views.py": "the views of migrations/",
    "tests/db/engines/postgresql/test_schema.py": "the tables of migrations/postgresql/",
    "tests/docs/test_adding_a_format.py": "the example of docs/adding-a-format.md",
    "tests/docs/test_queries.py": "the examples of docs/queries.md",
    "tests/queries/names/test_cuts.py": "names that sources cut differently, in every look-up",
    "tests/queries/narrowing/test_several.py": "several names or categories in one question",
    "tests/queries/papers/test_paging.py": "pages that are turned while another process imports",
    "tests/docs/test_cookbook.py": "the recipes of docs/cookbook.md",
    "tests/docs/test_readme.py": "the examples of README.md and of the tutorial",
    "tests/docs/test_draw_pictures.py": "the pictures of docs/pictures.md",
    "tests/docs/test_people.py": "the examples of docs/people.md",
    "tests/docs/test_names.py": "the examples of docs/names.md",
    "tests/docs/test_news.py": "the examples of docs/news.md",
    "tests/docs/test_scaling.py": "the examples of docs/scaling.md",
    "tests/docs/test_generate.py": "the script docs/generate.py",
    "tests/docs/test_texts.py": "the script docs/texts.py",
    "tests/importing/test_crash.py": "a process killed at any moment",
    "tests/db/engines/postgresql/test_crash.py": "an import whose client or server is killed",
    "tests/changes/test_undo_portions.py": "an undo of many portions, killed and finished",
    "tests/importing/test_together.py": "several processes on one file",
    "tests/model/names/test_corpus.py": "names of real records",
    "tests/model/names/test_cases.py": "names that came out wrong once, from each kind of source",
    "tests/model/names/test_golden.py": "printed lists and their expected parse",
    "tests/queries/test_plans.py": "which index each query uses",
    "tests/exporters/bibtex/test_round.py": "real input written as BibTeX and read again",
    "tests/formats/bibtex/test_oracle.py": "the reader of BibTeX beside another",
    "tests/formats/test_fuzz.py": "damaged samples of every format",
    "tests/exporters/test_pandoc.py": "the exporters beside another reader",
    "tests/exporters/test_round_trips.py": "papers out and in again, in every format",
    "tests/formats/test_reading.py": "whole files through the registry and the loop",
}
MADE_OF_IT = tuple(
    f"biblio.db.{each}." for each in ("annotation_models", "bulk", "expressions", "models")
)
UNNAMED = {
    "counting/coauthor_years.py",
    "counting/shared_lists.py",
    "counting/timelines.py",
    "imports.py",
    "names/nearest.py",
    "networks/around.py",
    "networks/field.py",
    "networks/measures.py",
    "networks/of_papers.py",
    "papers/chosen.py",
    "papers/shifted.py",
}
"""Queries that wait for SQLAlchemy: what is asked rarely, or takes long in any case."""
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted(
    path
    for folder in ("biblio", "migrations", "tests", "docs", "benchmarks")
    for path in (CHECKOUT / folder).rglob("*.py")
)
TESTS = sorted((CHECKOUT / "tests").rglob("test_*.py"))


def shown(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def part_of(path: Path) -> str:
    """The part of the package that *path* belongs to."""
    return part_named(list(path.relative_to(PACKAGE).with_suffix("").parts))


def part_named(names: list[str]) -> str:
    """The part that what *names* lead to belongs to; of the model, each file or folder is one."""
    inside = names[0] == "model" and len(names) > 1 and names[1] != "__init__"
    return ".".join(names[: 2 if inside else 1])


def imported(tree: ast.AST) -> Iterator[str]:
    """The full names that *tree* imports, in functions too; relative ones begin with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from (f"{module}.{each.name}" for each in node.names)


def parts_used(tree: ast.AST) -> set[str]:
    """The parts of biblio that *tree* imports; `__init__` for the public face."""
    used = set()
    for name in imported(tree):
        root, _, rest = name.partition(".")
        if root == "biblio":
            part = part_named(rest.split("."))
            used.add(part if part in LAYERS else "__init__")
    return used


def talk_of(tree: ast.AST) -> set[str]:
    """What *tree* does that only the command line may: print, look around, exit."""
    found = {"typer" for name in imported(tree) if name.partition(".")[0] in {"typer", "rich"}}
    found |= {name for name in imported(tree) if name in {"os.environ", "os.getenv", "sys.exit"}}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in {"print", "input", "SystemExit", "exit"}:
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            if name in {"os.environ", "os.getenv", "sys.exit", "sys.stdout", "sys.stderr"}:
                found.add(name)
    return found


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("from biblio.db.models import Paper", {"db"}),
        ("from biblio import formats", {"formats"}),
        ("from biblio.model import tex", {"model.tex"}),
        ("from biblio.model.names import parse_list", {"model.names"}),
        ("import biblio.queries.papers.listing", {"queries"}),
        ("import biblio", {"__init__"}),
        ("from biblio import open", {"__init__"}),
        ("def f():\n    from biblio.library import Library", {"library"}),
        ("import bibliophile", set()),
    ],
)
def test_imports_are_told(source: str, parts: set[str]) -> None:
    assert parts_used(ast.parse(source)) == parts


def test_every_part_has_a_layer() -> None:
    assert {part_of(path) for path in MODULES} == set(LAYERS)


def test_imports_point_down() -> None:
    up = {
        (shown(path), used)
        for path in MODULES
        for part in (part_of(path),)
        for used in parts_used(parsed(path)) - {part}
        if LAYERS[used] >= LAYERS[part] and (part, used) not in SIDEWAYS
    }

    assert up == set()


def waits_for_sqlalchemy(path: Path) -> bool:
    """Whether the module in *path* imports SQLAlchemy, or what is made of it, at its top."""
    names = [
        name
        for node in parsed(path).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
    ]
    return any(
        name.startswith(("sqlalchemy.", *MADE_OF_IT)) or "_statements." in name for name in names
    )


def test_queries_name_their_statements() -> None:
    waiting = {
        path.relative_to(PACKAGE / "queries").as_posix()
        for path in MODULES
        if part_of(path) == "queries"
        and not path.stem.endswith("_statements")
        and waits_for_sqlalchemy(path)
    }

    assert waiting == UNNAMED, "let the statements stand beside it, see docs/design.md"


def test_what_stands_beside_is_used() -> None:
    used = {(part_of(path), each) for path in MODULES for each in parts_used(parsed(path))}

    assert set(SIDEWAYS) <= used


def test_the_public_face_imports_only_when_asked() -> None:
    at_once = [
        name
        for node in parsed(PACKAGE / "__init__.py").body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
    ]

    assert at_once == ["__future__.annotations", "biblio.version.__version__"]


def test_only_the_command_line_talks() -> None:
    talking = {shown(path): talk_of(parsed(path)) for path in MODULES if part_of(path) != "cli"}

    assert {path: talk for path, talk in talking.items() if talk} == {}


def test_imports_are_absolute_and_click_is_left_to_typer() -> None:
    names = [(shown(path), name) for path in SCRIPTS for name in imported(parsed(path))]

    assert [each for each in names if each[1].startswith(".")] == []
    assert [each for each in names if each[1].partition(".")[0] == "click"] == []


def mirrors(path: Path) -> bool:
    """Whether the test in *path* is named after what it tests."""
    folder = PACKAGE / path.parent.relative_to(CHECKOUT / "tests")
    name = path.stem.removeprefix("test_")
    return (
        (folder / f"{name}.py").is_file()
        or (folder / name / "__init__.py").is_file()
        or (folder.name == name and (folder / "__init__.py").is_file())
    )


def test_tests_mirror_the_tree() -> None:
    alone = [shown(path) for path in TESTS if shown(path) not in WHOLE and not mirrors(path)]

    assert alone == [], "name them after what they test, or say in WHOLE what they are about"


def test_tests_of_the_whole_are_there() -> None:
    assert set(WHOLE) - {shown(path) for path in TESTS} == set()


def test_the_quick_tier_names_what_is_there() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    named = re.search(r"^QUICK := \$\(addprefix tests/,([^)]+)\)", makefile, re.MULTILINE)
    assert named is not None

    rooms = named[1].replace("\\", " ").split()
    assert [each for each in rooms if not (CHECKOUT / "tests" / each).exists()] == []


def test_real_input_is_found_wherever_a_test_stands() -> None:
    # A test that looks for it elsewhere skips, and nobody is told.
    looking = [shown(each) for each in TESTS if "../shared" in each.read_text(encoding="utf-8")]

    assert looking == ["tests/test_layers.py"]


# Each engine is spoken to in its own folder, by charge; elsewhere stands no name of a driver.
ENGINES_ELSEWHERE = {
    "biblio/annotations/noting.py": "a temporary file of its own, whatever the library is in",
    "biblio/cli/sql.py": "limits the memory that SQLite takes in this process",
    "biblio/db/spill.py": "a temporary file, whatever the library is in",
    "biblio/queries/papers/beginnings.py": "a small index in memory, in front of SQLite's alone",
}
ENGINES = re.compile(r"sqlite3|psycopg|biblio\.db\.engines\.(sqlite|postgresql)(\.|$)")


def engines_of(tree: ast.Module) -> list[str]:
    """What a module takes from one engine: modules it imports, and names of dialects it asks."""
    names = [each for each in imported(tree) if ENGINES.match(each)]
    asked = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "name"
        and isinstance(node.value, ast.Attribute | ast.Name)
        and ast.unparse(node.value).rpartition(".")[2] == "dialect"
    ]
    return [*names, *asked]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import sqlite3", ["sqlite3"]),
        ("def f():\n    from psycopg import Error", ["psycopg.Error"]),
        ("from biblio.db.engines.sqlite import backups", ["biblio.db.engines.sqlite.backups"]),
        ("from biblio.db.engines import backups", []),
        ("if connection.dialect.name == 'sqlite': pass", ["connection.dialect.name"]),
        ("dialect.name", ["dialect.name"]),
        ("connection.dialect.paramstyle", []),
    ],
)
def test_engines_are_told(source: str, found: list[str]) -> None:
    assert engines_of(ast.parse(source)) == found


def test_engines_are_spoken_to_in_their_own_folders() -> None:
    speaking = {
        shown(path)
        for path in MODULES
        if "biblio/db/engines/" not in shown(path) and engines_of(parsed(path))
    }

    assert speaking == set(ENGINES_ELSEWHERE)
