"""`export`, and the formats of the field that listings print in too."""

from __future__ import annotations

import csv
import gzip
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import programs
import pytest
from cli.conftest import _line
from cli.test_trouble import restricted
from importing.snapshots import write
from stores import Database
from typer.testing import Result
from waiting import HANG, needs_linux, until

import biblio
from biblio.cli.exporting import ExportOutput
from biblio.exporters import EXPORTERS

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


def test_rows_are_what_papers_prints(run: Run) -> None:
    for name in ("jsonl", "csv"):
        for filters in ((), ("-a", "Erdos"), ("--by", "revised", "--oldest"), ("graphs",)):
            listed = run("papers", *filters, "-n", "0", "-o", name)
            assert run("export", *filters, "-o", name).stdout == listed.stdout != ""


@pytest.mark.parametrize("name", EXPORTERS)
def test_listings_write_the_same_papers_as_an_export(run: Run, name: str) -> None:
    every = run("export", "-o", name).stdout
    graphs = run("export", "graphs", "-o", name).stdout

    assert run("papers", "-o", name).stdout == run("papers", "-n", "0", "-o", name).stdout == every
    assert run("search", "graphs", "-o", name).stdout == graphs
    assert run("show", "arXiv:0704.0002v1", "-o", name).stdout == graphs
    assert "\x1b" not in every


def test_records_go_out_and_come_in_the_same(run: Run, tmp_path: Path) -> None:
    path, other = tmp_path / "all.records", tmp_path / "other.db"
    run("export", "-o", "records", "--to", path)

    run("import", path, db=other)

    assert run("export", "-o", "records", db=other).stdout == path.read_text()
    assert run("export", "-o", "bibtex", db=other).stdout == run("export", "-o", "bibtex").stdout
    assert run("papers", "-n", "0", "-o", "records").stdout == path.read_text()


def test_a_key_stays_whatever_comes_later_and_however_it_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    first = run("show", "0704.0001", "-o", "bibtex").stdout
    rival = _line("math/0703001", "Notes", [("Lovelace", "Ada")], "math.CO", "Thu, 1 Mar 2007")
    (tmp_path / "rival.jsonl").write_text(f"{rival}\n")
    (tmp_path / "mine.bib").write_text(
        "@misc{mine, title={Graphs of friends}, eprint={0704.0002}, archivePrefix={arXiv}}"
    )
    run("import", tmp_path / "rival.jsonl")
    run("import", tmp_path / "mine.bib", "--library", "thesis")

    keys = ["lovelace2007notes", "lovelace2007notes-math0703001", "mine"]
    listed = run("papers", "--to", "2007", "--format", "{key}", "-q").stdout.split()
    assert "@misc{lovelace2007notes,\n" in first
    assert sorted(listed) == keys
    for command in (["export", "--library", "thesis"], ["papers", "-n", "0"], ["search", "about"]):
        written = run(*command, "-o", "bibtex").stdout
        assert [key for key in keys if f"@misc{{{key},\n" in written] == keys


@needs_linux
@pytest.mark.sqlite("a file may be read-only")
def test_keys_that_cannot_be_kept_are_told(filled: Path) -> None:
    filled.chmod(0o444)
    command = [sys.executable, "-m", "biblio", "--db", str(filled), "export", "-o", "bibtex"]

    status, output, errors = restricted(command)

    assert (status, output.count("@misc{")) == (0, 3)
    assert errors.startswith("the citation keys were not kept, so a later import may change them: ")
    assert errors.count("\n") == 1


def test_tags_and_lists_go_along_where_that_is_asked_for(run: Run) -> None:
    run("tag", "0704.0001", "+to-read")
    run("list", "add", "chapter2", "0704.0001", "0704.0002")

    plain = run("export", "--oldest", "-o", "bibtex").stdout
    own = run("export", "--oldest", "-o", "bibtex", "--own").stdout
    listed = run("papers", "--list", "chapter2", "--oldest", "-o", "ris", "--own").stdout

    assert "to-read" not in plain
    assert own.count("keywords = {to-read}") == 1
    assert own.count("groups = {chapter2}") == 2
    assert [line for line in listed.splitlines() if "chapter2" in line or "to-read" in line] == [
        *("KW  - to-read", "KW  - chapter2", "KW  - chapter2"),
    ]
    assert run("export", "-o", "jsonl", "--own").exit_code == 2


def test_columns_of_an_export_are_chosen(run: Run) -> None:
    done = run("export", "-o", "csv", "--fields", "key,year", "--oldest", "-n", "1")

    assert done.stdout == "key,year\nlovelace2007notes,2007\n"


@pytest.mark.parametrize("name", ExportOutput)
def test_nothing_found_is_an_empty_file_that_is_read(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "none"

    done = run("export", "nowhere", "-o", name, "--to", path)

    assert (done.exit_code, done.stderr.splitlines()[-1]) == (0, f"exported 0 papers to {path}")
    assert run("export", "nowhere", "-o", name).stderr.endswith("nothing found\n")
    if name == "csv":
        assert [row[0] for row in csv.reader([path.read_text()])] == ["arxiv_id"]
    else:
        assert path.read_text().strip() in {"", "[]"}


def test_a_file_is_told_at_the_end_and_its_name_tells_the_format(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl.gz"

    done = run("export", "--to", path, "-c", "math.CO")

    assert (done.stdout, done.stderr) == ("", f"exported 2 papers to {path}\n")
    assert gzip.decompress(path.read_bytes()).decode() == (
        run("export", "-c", "math.CO", "-o", "jsonl").stdout
    )
    assert run("export", "--to", path, "-q").stderr == ""
    assert run("export", "-n", "1", "--to", path).stderr == f"exported 1 paper to {path}\n"
    assert run("export", "--to", tmp_path / "papers.txt").exit_code == 2
    assert run("export", "--to", "-").exit_code == 2


def test_ids_come_in_the_order_of_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ids.txt"
    path.write_bytes(
        "\ufeff# mine\r\nhttps://arxiv.org/abs/0801.0003v1  # jets\r\n\r\n0704.0001\r\n"
        "nonsense\r\n2101.99999\r\narXiv:0801.0003\r\n".encode()
    )

    done = run("export", "--ids", path, "-o", "jsonl")
    piped = run("export", "--ids", "-", "-o", "jsonl", stdin=path.read_text())
    narrowed = run("export", "-c", "math.*", "--ids", path, "-o", "jsonl")

    handles = [json.loads(line)["handle"] for line in done.stdout.splitlines()]
    assert handles == ["arXiv:0801.0003", "arXiv:0704.0001"]
    assert [json.loads(line)["handle"] for line in narrowed.stdout.splitlines()] == handles[1:]
    assert done.exit_code == narrowed.exit_code == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("biblio: line 5: 'nonsense' is not an identifier")
    assert second.startswith("biblio: line 6: 2101.99999 is not in the database")
    assert (piped.stdout, piped.stderr) == (done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\x00\x01", "is no text in UTF-8; save the list of identifiers as such"),
        (b"0704.0001\n\x00", "is no text in UTF-8"),
        (b"caf\xe9", "is no text in UTF-8"),
        (b"\n# nothing\n", "holds no identifier; write one a line"),
        (None, "cannot be read: No such file"),
    ],
)
def test_a_list_that_is_none_is_told(
    run: Run, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path, target = tmp_path / "ids.txt", tmp_path / "out.ris"
    if content is not None:
        path.write_bytes(content)

    done = run("export", "--ids", path, "--to", target)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert said in done.stderr
    assert not target.exists()


def test_a_list_that_windows_saved_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ids.txt"
    path.write_text("0704.0001\r\n", encoding="utf-16")

    assert run("export", "--ids", path, "-o", "jsonl").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--to", "{folder}"], 1, "it is a folder; name a file"),
        (["--to", "{folder}/no/x.ris"], 1, "there is no folder {folder}/no; make it first"),
        pytest.param(
            *(["--to", "{folder}/filled.db"], 2, "is the database itself"),
            marks=pytest.mark.sqlite("a library on a server is no file"),
        ),
        (["--from", "2020", "--to", "2024-05"], 2, "dates end with --until 2024-05"),
        (["--to", "today"], 2, "dates end with --until today, and a file of that name is ./today"),
        (["--to", ""], 2, "it is empty"),
        (["date:soon"], 2, "soon"),
        (["-a", "Nobody Atall"], 1, "Nobody Atall"),
        (["--names", "1", "-o", "jsonl", "--tex"], 2, "it is for -o bibtex and biblatex"),
        (["--excel"], 2, "it is for -o csv and tsv"),
        (["--names", "1"], 2, "ris cannot say that there are more authors"),
        (["--names", "1", "-o", "records"], 2, "leave all names in"),
        (["--fields", "title"], 2, "it is for rows"),
        (["--on", "2020", "--until", "2021"], 2, "it stands alone"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    given = [each.format(folder=tmp_path) for each in arguments]
    done = run("export", *([] if "-o" in given else ["-o", "ris"]), *given)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (status, "", 1)
    assert said.format(folder=tmp_path) in done.stderr
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_dates_end_with_until_where_to_is_a_file(run: Run) -> None:
    listed = run("papers", "--to", "2007", "-o", "jsonl").stdout

    assert run("papers", "--until", "2007", "-o", "jsonl").stdout == listed
    assert run("export", "--until", "2007", "-o", "jsonl").stdout == listed


def test_a_sheet_for_excel_is_marked_and_guarded(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"

    run("export", "--to", path, "--excel", "--guard")
    printed = run("papers", "-n", "0", "-o", "csv", "--excel", "--guard")

    assert path.read_bytes().startswith(b"\xef\xbb\xbfarxiv_id,")
    assert path.read_bytes() == printed.stdout_bytes
    (header, *rows) = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    assert (header[0], len(rows)) == ("arxiv_id", 3)


@pytest.mark.sqlite("whom the system restricts does not reach the tests' server")
@needs_linux
def test_a_full_disk_leaves_the_old_file(filled: Database, tmp_path: Path) -> None:
    with biblio.open(filled) as library:
        library.import_files(write(tmp_path / "more.jsonl", 1, 400))
    folder = tmp_path / "out"
    folder.mkdir()
    old = folder / "old.ris"
    old.write_text("as it was")
    words = [sys.executable, "-m", "biblio", "--db", str(filled), "export", "--to", str(old)]

    full = restricted(words, file_size=60_000)
    device = restricted([*words[:-1], "/dev/full", "-o", "ris"])

    assert full == (1, "", f"biblio: {old}: File too large\n")
    assert device == (1, "", "biblio: /dev/full: No space left on device\n")
    assert [(each.name, each.read_text()) for each in folder.iterdir()] == [
        ("old.ris", "as it was")
    ]


@needs_linux
def test_ctrl_c_removes_the_half(filled: Database, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    code = (
        "import sys, time; from biblio.exporters import ris\n"
        "def slow(papers, stream, options):\n"
        "    for _ in papers: stream.write('half' * 10_000)\n"
        "    while True: time.sleep(1)\n"
        "ris.EXPORTER = ris.EXPORTER._replace(write=slow)\n"
        "from biblio.cli import main; sys.argv = ['biblio', *sys.argv[1:]]; main()"
    )
    target = str(folder / "new.ris")
    with programs.Popen(
        [sys.executable, "-c", code, "--db", str(filled), "export", "--to", target],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        until(lambda: any(each.stat().st_size for each in folder.iterdir()), process)
        process.send_signal(signal.SIGINT)
        errors = process.communicate(timeout=HANG)[1]

    assert (process.returncode, errors) == (130, "biblio: interrupted\n")
    assert list(folder.iterdir()) == []


def test_a_device_is_written_as_it_stands(spawn: Spawn) -> None:
    done = spawn("export", "--to", "/dev/stdout", "-o", "jsonl")

    assert (done.returncode, done.stdout.count(b"\n")) == (0, 3)
    assert done.stderr == b"exported 3 papers to /dev/stdout\n"


def test_a_reader_that_leaves_is_no_trouble(filled: Database) -> None:
    command = f"{sys.executable} -m biblio --db {filled} export -o jsonl | true"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], check=False, capture_output=True, text=True
    )

    assert done.returncode in {0, 141}
    assert done.stderr == ""
