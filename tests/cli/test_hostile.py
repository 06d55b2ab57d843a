"""Input made to harm: nothing reaches the terminal, nothing fills the memory, one line says why."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.test_terminal import at_a_terminal
from stores import Database, by_hand, copied
from typer.testing import Result

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

EVIL = "\x1b]0;owned\x07\x9b31m\u202e\x1b[2J[bold]"
SIGNS = ("\x1b]", "\x1b[2J", "\x07", "\x9b", "\u202e")
# Every column of text that no constraint keeps from it; JSON holds it escaped.
COLUMNS = {
    "papers": (
        *("title", "authors_text", "comments", "journal_ref", "doi", "report_no", "license"),
        *("submitter", "abstract", "primary_category"),
        *("container_title", "container_short", "series", "volume", "issue", "pages"),
        *("article_number", "publisher", "place", "edition", "issued_printed", "isbn", "issn"),
        *("url", "language"),
    ),
    "authors": ("keyname", "forenames", "suffix", "name"),
    "authorships": ("printed_name",),
    "paper_categories": ("category",),
    "contributors": ("role", "printed_name"),
    "paper_keywords": ("keyword",),
    "paper_references": ("printed",),
    "cited_identifiers": ("scheme", "value"),
    "author_identifiers": ("printed_name", "value"),
    "identifiers": ("value",),
    "sources": ("format", "datestamp"),
    "floating_records": ("format", "datestamp", "library"),
    "imports": ("source", "format", "started", "finished", "checksum", "library"),
    "rejections": ("place", "identifier", "reason", "raw"),
}
# What the papers of arXiv have no row of, each column whatever passes its constraints.
OF_EVERY_PAPER = {
    "contributors": "SELECT id, 1, 'editor', 1, 'Mary', '[]' FROM papers",
    "paper_keywords": "SELECT id, 1, 'engines' FROM papers",
    "paper_references": "SELECT id, 1, NULL, NULL, 'Lost works', NULL FROM papers",
    "cited_identifiers": "SELECT id, 'doi', '10.5555/lost' FROM papers",
    "author_identifiers": "SELECT id, 1, 'Ada', 'orcid', 'x', 1 FROM papers",
    "identifiers": "SELECT 'bibtex', 'key', id FROM papers",
}
COMMANDS = [
    ("papers",),
    ("papers", "-o", "tsv"),
    ("show", "0704.0002"),
    ("show", "0704.0002", "-o", "json"),
    ("search", "graphs"),
    ("authors", "lovelace"),
    ("coauthors", "lovelace"),
    ("second-degree", "babbage"),
    ("network", "lovelace"),
    ("stats",),
    ("stats", "--by", "collaboration,category"),
    ("top", "authors"),
    ("top", "pairs"),
    ("top", "categories", "--by", "year"),
    ("top", "containers"),
    ("imports", "list"),
    ("imports", "show", "2"),
    ("imports", "show", "2", "-o", "csv"),
    ("imports", "held"),
    ("imports", "undo", "1", "--dry-run"),
    *(("sql", f"SELECT * FROM {table}") for table in COLUMNS),  # noqa: S608 - our own names
]


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, filled_database: Database, with_rejections: Path
) -> Database:
    """A database in which every text tries to drive the terminal."""
    from typer.testing import CliRunner  # noqa: PLC0415 - only here

    from biblio.cli import app  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("hostile")
    database, held = copied(filled_database, folder / "hostile.db"), folder / "held.txt"
    held.write_text(
        "This text waits for its paper, and will for long.\n翻译:这段文字在等待它的论文。\n"
    )
    CliRunner().invoke(app, ["--db", str(database), "import", str(with_rejections), str(held)])
    with by_hand(database) as connection:
        for table, rows in OF_EVERY_PAPER.items():
            connection.execute(f"INSERT INTO {table} {rows}")
        for table, columns in COLUMNS.items():
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = coalesce({column}, '') || ?",  # noqa: S608
                    (EVIL,),
                )
        connection.execute("UPDATE papers SET extra = ?", (json.dumps({EVIL: [EVIL]}),))
        connection.execute("UPDATE authorships SET affiliations = ?", (json.dumps([EVIL]),))
        connection.execute(
            "UPDATE floating_records SET record = ?",
            (json.dumps({"abstract": EVIL, "translations": [[EVIL, EVIL, EVIL]]}),),
        )
        connection.execute(
            "UPDATE sources SET differences = ?",
            (json.dumps({"title": EVIL, "comments": EVIL}),),
        )
        connection.execute(
            "INSERT INTO translations (paper_id, language, title, abstract)"
            " SELECT id, ?, ?, ? FROM papers",
            (EVIL, EVIL, EVIL),
        )
    return database


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_field_drives_the_terminal(hostile: Database, command: tuple[str, ...]) -> None:
    text = at_a_terminal(hostile, *command, columns=200)

    assert text
    assert [sign for sign in SIGNS if sign in text] == []


def test_no_input_drives_the_terminal(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "evil\x1b]0;owned\x07.jsonl"
    lines = [
        {"id": EVIL},
        {"id": "0704.0001", EVIL: EVIL, "title": EVIL, "versions": [{"version": EVIL}]},
        {"id": "0704.0002", "title": EVIL, "authors": EVIL, "categories": EVIL, "abstract": EVIL},
    ]
    source.write_text("".join(f"{json.dumps(each)}\n" for each in lines))

    result = run("import", "-v", source, db=tmp_path / "new.db")

    assert "2 rejected" in result.stdout or "1 rejected" in result.stdout
    assert [sign for sign in SIGNS if sign in result.output] == []


def test_ten_gigabytes_of_zeros(spawn: Spawn, tmp_path: Path) -> None:
    source = tmp_path / "zeros.jsonl.gz"
    piece = gzip.compress(bytes(64 << 20), 6)
    with source.open("wb") as file:
        for _ in range(160):
            file.write(piece)

    done = spawn("import", "-f", "snapshot", source)

    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == [
        b"biblio: all that was read was rejected; nothing is stored"
    ]
    assert b"unfolds to more than 200 times its size" in done.stderr
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # KiB on Linux
    assert used < 600 * 1024


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE a [<!ENTITY b 'ha'>"
        + "".join(f"<!ENTITY b{n} '{'&b' + str(n - 1) + ';' * 10}'>" for n in range(1, 30))
        + "]>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    ],
    ids=["billion laughs", "external entity"],
)
def test_entities_are_refused(spawn: Spawn, tmp_path: Path, text: str) -> None:
    source = tmp_path / "oai.xml"
    source.write_text(
        f'<?xml version="1.0"?>{text}<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
        "<ListRecords><record><header><identifier>&b;</identifier></header></record>"
        "</ListRecords></OAI-PMH>"
    )

    done = spawn("import", source)

    assert done.returncode == 1
    assert done.stderr.startswith(b"biblio: ")
    assert done.stderr.count(b"\n") == 1
    assert b"root:" not in done.stdout + done.stderr
