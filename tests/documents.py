"""The examples of a page of documentation, run as a reader would run them.

A page is replayed in one session: a folder with the samples, a home of its own, and `biblio` on
the path. A fenced block is run by its language, and what it prints takes the place of what the
page says that it prints, so that a page is right when replaying it gives the page.

- `console`: lines `$ command` (going on behind a backslash), each followed by its output.
- `python`, `sql`: run whole; the output is the `text` block right behind, where there is one.
  SQL runs through `biblio sql`.
- A block is left alone that is marked `no-run`, or `needs=NAME` where neither a program nor a
  Python package of that name is there. Each command must succeed unless the block is marked
  `fails`.

To write the outputs of a page anew: `python tests/documents.py README.md docs/tutorial.md`.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_FENCED: Final = re.compile(
    r"^```(?P<language>console|python|sql)(?P<marks>[^\n]*)\n(?P<code>.*?)^```$"
    r"(?P<between>\n\s*```text\n)?(?(between)(?P<output>.*?)^```$)",
    re.MULTILINE | re.DOTALL,
)
_EXPORT: Final = re.compile(r"export (\w+)=(\S+)")
_SECONDS: Final = 120


class Session:
    """A shell in *folder* in which nothing of the machine's user is seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        home = folder / "home"
        home.mkdir()
        shutil.copytree(ROOT / "samples", folder / "samples")
        programs = Path(sys.executable).parent
        self.environment = {
            "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)]),
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }

    def shell(self, command: str, *, fails: bool = False) -> str:
        """What *command* prints, on stdout and stderr as they come."""
        if exported := _EXPORT.fullmatch(command):
            self.environment[exported[1]] = exported[2]
            return ""
        return self._run(["sh", "-c", command], fails=fails)

    def python(self, code: str, *, fails: bool = False) -> str:
        """What the script *code* prints."""
        return self._run([sys.executable, "-W", "error::ResourceWarning", "-c", code], fails=fails)

    def sql(self, query: str, *, fails: bool = False) -> str:
        """What `biblio sql` prints for *query*."""
        return self._run(["biblio", "sql", query], fails=fails)

    def _run(self, words: Sequence[str], *, fails: bool) -> str:
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=_SECONDS,
            check=False,
        )
        assert (done.returncode != 0) == fails, (words, done.stdout)
        return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def replay(page: Path, session: Session) -> str:
    """The text of *page* with the output of each example as it is now."""
    return _FENCED.sub(lambda block: _replayed(block, session), page.read_text("utf-8"))


def _replayed(block: re.Match[str], session: Session) -> str:
    marks = block["marks"].split()
    if "no-run" in marks or not all(map(_is_there, marks)):
        return block[0]
    fails = "fails" in marks
    opening, code = f"```{block['language']}{block['marks']}\n", block["code"]
    if block["language"] == "console":
        steps = "".join(
            f"$ {command}\n{session.shell(command, fails=fails)}" for command in _commands(code)
        )
        return f"{opening}{steps}```"
    run = session.python if block["language"] == "python" else session.sql
    output = run(code, fails=fails)
    if block["between"] is None:
        assert not output, f"{code}\nprints what the page does not show:\n{output}"
        return block[0]
    return f"{opening}{code}```{block['between']}{output}```"


def _is_there(mark: str) -> bool:
    """Whether what *mark* says is needed can be found."""
    name = mark.removeprefix("needs=")
    return (
        name == mark or shutil.which(name) is not None or importlib.util.find_spec(name) is not None
    )


def _commands(code: str) -> Iterator[str]:
    """The commands of a console block, without their outputs."""
    lines = iter(code.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line.removeprefix("$ ")
            while command.endswith("\\"):
                command += f"\n{next(lines)}"
            yield command


def main(pages: Sequence[str]) -> None:
    """Write the outputs in *pages* anew."""
    for page in map(Path, pages):
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(replay(page, Session(Path(folder))), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
