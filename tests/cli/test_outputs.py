"""What all commands that print have in common: any format for programs, and quiet where asked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.test_repeats import options
from harvesting.oai_server import Provider, serving
from harvesting.paper_servers import PaperServers, papers, serving_papers
from stores import Database, by_hand, copied
from typer.testing import CliRunner, Result

from biblio.cli import app

Run = Callable[..., Result]

# Commands that print a page of the documentation, as it stands.
PAGES = {("db", "schema")}
# Commands that write what other programs read, and no rows for people.
EXPORTS = {("export",), ("export", "parquet"), ("annotations", "export"), ("people", "export")}
# Commands whose answer is a text in a form of its own.
TEXTS = {("cite",)}
# What draws, in formats of its own.
PICTURES = {("plot", kind) for kind in ("years", "categories", "team-size", "network", "coauthors")}
# A run of each command, and the keys of a row of its JSON where it has one.
RUNS = {
    ("import",): (["{source}"], "import_id"),
    ("papers",): ([], "arxiv_id"),
    ("show",): (["0704.0001"], "arxiv_id"),
    ("search",): (["graphs"], "arxiv_id"),
    ("cites",): (["0704.0001"], None),
    ("cited-by",): (["0704.0001"], None),
    ("citation-network",): ([], None),
    ("authors",): (["Lovelace"], "author_id"),
    ("coauthors",): (["Lovelace"], "author_id"),
    ("second-degree",): (["Babbage"], "author_id"),
    ("network",): (["Lovelace"], None),
    ("graph",): (["{parquet}", "pairs"], "other_id"),
    ("path",): (["Lovelace", "Babbage"], "author_id"),
    ("top", "authors"): ([], "author_id"),
    ("top", "pairs"): ([], "other_id"),
    ("top", "categories"): ([], "category"),
    ("top", "containers"): ([], None),
    ("top", "papers"): ([], None),
    ("stats",): ([], "authorships"),
    ("sql",): (["SELECT 1 AS one"], "one"),
    ("reparse",): ([], "changed"),
    ("names", "check"): ([], None),
    ("names", "repair"): (["--yes"], None),
    ("imports", "list"): ([], "import_id"),
    ("imports", "show"): (["1"], None),
    ("imports", "undo"): (["1", "--yes"], "records"),
    ("imports", "retry"): (["2"], "import_id"),
    ("imports", "held"): ([], None),
    ("db", "path"): ([], "path"),
    ("db", "current"): ([], "revision"),
    ("db", "upgrade"): ([], "after"),
    ("db", "check"): ([], None),
    ("db", "backup"): (["{target}"], "path"),
    ("db", "compact"): ([], "before"),
    ("db", "copy"): (["--to", "{target}"], "table"),
    ("db", "tables"): ([], "name"),
    ("docs",): ([], "page"),
    ("tag",): (["0704.0001"], "tags"),
    ("tags",): ([], None),
    ("note",): (["0704.0001", "Read it again."], "change_id"),
    ("saved", "add"): (["trees", "trees"], "papers"),
    ("saved", "list"): ([], "asks"),
    ("saved", "show"): (["{saved}"], "arxiv_id"),
    ("saved", "rename"): (["{saved}", "other"], "name"),
    ("saved", "delete"): (["{saved}"], "name"),
    ("news",): (["--since", "2020"], "saved"),
    ("list",): ([], None),
    ("list", "add"): (["read", "0704.0001"], "change_id"),
    ("list", "show"): (["{list}"], "arxiv_id"),
    ("list", "remove"): (["{list}", "0704.0001"], "change_id"),
    ("list", "rename"): (["{list}", "other"], "change_id"),
    ("list", "delete"): (["{list}"], "change_id"),
    ("annotations", "list"): ([], "kind"),
    ("annotations", "history"): ([], "change_id"),
    ("annotations", "undo"): (["1"], "change_id"),
    ("annotations", "import"): (["{own}"], None),
    ("people", "same"): (["Lovelace", "Babbage"], "decision_id"),
    ("people", "different"): (["Lovelace", "Babbage"], "decision_id"),
    ("people", "assign"): (["person:0704.0001#1", "Babbage"], "decision_id"),
    ("people", "orcid"): (["Babbage", "0000-0002-1825-0097"], "decision_id"),
    ("people", "display"): (["Babbage", "C. Babbage"], "decision_id"),
    ("people", "undo"): (["1"], "decision_id"),
    ("people", "list"): ([], "decision_id"),
    ("people", "show"): (["Lovelace"], "person_id"),
    ("people", "changes"): ([], "run_id"),
    ("people", "doubts"): ([], None),
    ("people", "find"): ([], "changed"),
    ("people", "why"): (["Lovelace", "Babbage"], "reasons"),
    ("people", "import"): (["{decisions}"], None),
    ("bib", "update"): (["{bib}"], None),
    ("harvest",): (["--url", "{server}"], "metadata_prefix"),
    ("harvest", "status"): ([], None),
    ("fetch",): (["2401.00001", "--arxiv-url", "{arxiv}", "--gap", "0"], "import_id"),
    ("harvest", "forget"): (["--url", "{server}"], "set_spec"),
}


def commands() -> set[tuple[str, ...]]:
    """Every command that has options at all."""
    return {words for words, _ in options() if words} | {*RUNS}


def test_every_command_that_prints_does_so_in_every_format() -> None:
    having = {words for words, option in options() if option.name == "output"}

    assert commands() - having - PAGES - EXPORTS == set()
    assert having - EXPORTS - TEXTS - PICTURES == set(RUNS)


def make_ready(database: Database, folder: Path, with_rejections: Path) -> None:
    """Put into *database* what commands speak of, and into *folder* files that they read."""
    for words in (
        ("import", with_rejections),
        ("list", "add", "a", "0704.0001"),
        ("saved", "add", "graphs", "graphs"),
        ("people", "display", "Lovelace", "Countess of Lovelace"),
        ("people", "export", "--to", folder / "who.jsonl"),
        ("annotations", "export", "--to", folder / "own.jsonl"),
        ("export", "parquet", folder / "parquet"),
    ):
        done = CliRunner().invoke(app, ["--db", str(database), *map(str, words)])
        assert done.exit_code in {0, 1}, done.output  # a rejection is a 1
    (folder / "a.bib").write_text("@misc{a, eprint = {0704.0001}, title = {T}}")


def ran(run: Run, words: tuple[str, ...], database: Database, folder: Path, source: Path) -> Result:
    """What the run of a command that `RUNS` has does in JSON, with the files of *folder*."""
    with serving(Provider()) as provider, serving_papers(PaperServers(papers(1))) as servers:
        arguments = [
            each.format(
                source=source,
                target=folder / "copy.db",
                own=folder / "own.jsonl",
                decisions=folder / "who.jsonl",
                bib=folder / "a.bib",
                parquet=folder / "parquet",
                list="a",
                saved="graphs",
                server=provider.url,
                arxiv=servers.arxiv,
            )
            for each in RUNS[words][0]
        ]
        if words == ("harvest", "forget"):
            run("harvest", *arguments, db=database)
        return run(*words, *arguments, "-o", "json", db=database)


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, filled_database: Database, with_rejections: Path
) -> tuple[Database, Path]:
    """A database of all that commands speak of, and a folder of files that they read."""
    folder = tmp_path_factory.mktemp("made")
    database = copied(filled_database, tmp_path_factory.mktemp("database") / "made.db")
    make_ready(database, folder, with_rejections)
    return database, folder


OF_FILES = pytest.mark.sqlite("a server's own programs do it")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            words,
            marks=[OF_FILES] * (words in {("db", "backup"), ("db", "compact")}),
            id=" ".join(words),
        )
        for words in RUNS
    ],
)
def test_json_is_all_that_stdout_has(
    run: Run, words: tuple[str, ...], tmp_path: Path, records: Path, made: tuple[Database, Path]
) -> None:
    folder = Path(shutil.copytree(made[1], tmp_path / "made"))
    key = RUNS[words][1]

    done = ran(run, words, copied(made[0], tmp_path / "made.db"), folder, records)

    assert done.stdout, done.stderr
    answer = json.loads(done.stdout)
    if words == ("imports", "retry"):
        assert done.exit_code == 1  # what it rejected is no better by now
    else:
        assert done.exit_code == 0, done.stderr
    if key is not None:
        rows = answer if isinstance(answer, list) else [answer]
        assert key in json.dumps(rows[0])


@pytest.mark.parametrize(
    "arguments",
    [
        ("papers", "-n", "1"),
        ("imports", "list", "-n", "1"),
        ("imports", "held"),
        ("names", "check"),
        ("sql", "SELECT * FROM papers", "-n", "1"),
    ],
    ids=" ".join,
)
def test_quiet_leaves_the_answer_and_no_note(
    run: Run, arguments: tuple[str, ...], with_rejections: Path
) -> None:
    run("import", with_rejections)

    told, quiet = run(*arguments), run(*arguments, "-q")

    assert told.stderr
    assert (quiet.stdout, quiet.stderr, quiet.exit_code) == (told.stdout, "", told.exit_code)


def test_the_good_ones_are_shown_and_the_bad_ones_told(run: Run) -> None:
    several = run("show", "0704.0001", "0704.9999", "nonsense", "0801.0003")
    as_json = run("show", "0704.0001", "0704.9999", "0801.0003", "-o", "json")

    assert several.exit_code == as_json.exit_code == 1
    assert "Notes on [analytical] engines" in several.stdout
    assert "hep-ex" in several.stdout
    assert [line for line in several.stderr.splitlines() if "0704.9999" in line]
    assert [line for line in several.stderr.splitlines() if "nonsense" in line]
    assert [row["arxiv_id"] for row in json.loads(as_json.stdout)] == ["0704.0001", "0801.0003"]


def test_a_step_of_a_path_tells_a_paper_without_title_by_its_abstract(
    run: Run, filled: Database
) -> None:
    with by_hand(filled) as connection:
        connection.execute(
            "UPDATE papers SET title = NULL, abstract = ? WHERE arxiv_id = '0704.0001'",
            ("We count\n  all engines.",),
        )

    table = run("path", "Lovelace", "Babbage").stdout
    (_, step) = json.loads(run("path", "Lovelace", "Babbage", "-o", "json").stdout)

    assert "(no title) We count all engines." in table
    assert (step["paper"], step["title"]) == ("0704.0001", None)
    assert "beginning" not in step
