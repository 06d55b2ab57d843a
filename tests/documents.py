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
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Final

from programs import import_all

from biblio.cli import main, progress

ROOT: Final = Path(__file__).resolve().parents[1]
_FENCED: Final = re.compile(
    r"^```(?P<language>console|python|sql)(?P<marks>[^\n]*)\n(?P<code>.*?)^```$"
    r"(?P<between>\n\s*```text\n)?(?(between)(?P<output>.*?)^```$)",
    re.MULTILINE | re.DOTALL,
)
_EXPORT: Final = re.compile(r"export (\w+)=(\S+)")
_SECONDS: Final = 120
_IMPORTED: Final = cache(import_all)
_OF_SHELLS: Final = re.compile(r"[|<>;&$*?`#]|\\\n")  # what a shell does more than part words


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
        if command.startswith("biblio ") and _OF_SHELLS.search(command) is None:
            return self._run(shlex.split(command), fails=fails)
        return self._run(["sh", "-c", command], fails=fails)

    def python(self, code: str, *, fails: bool = False) -> str:
        """What the script *code* prints."""
        return self._run([sys.executable, "-W", "error::ResourceWarning", "-c", code], fails=fails)

    def sql(self, query: str, *, fails: bool = False) -> str:
        """What `biblio sql` prints for *query*."""
        return self._run(["biblio", "sql", query], fails=fails)

    def _run(self, words: Sequence[str], *, fails: bool) -> str:
        with tempfile.TemporaryFile() as output:
            if words[0] == "biblio":
                code = self._forked(words, output)
            else:
                code = subprocess.run(
                    words,
                    cwd=self.folder,
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    timeout=_SECONDS,
                    check=False,
                ).returncode
            output.seek(0)
            said = output.read().decode()
        assert (code != 0) == fails, (words, said)
        return "".join(f"{line.rstrip()}\n" for line in said.splitlines())

    def _forked(self, words: Sequence[str], output: IO[bytes]) -> int:
        """Run `biblio` in a process that has imported it; its exit code.

        It is a process of its own as any, and spares the half second in which each would import.
        """
        _IMPORTED()
        process = os.fork()
        if process:
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        code = 1
        try:
            _begin_anew(self.folder, self.environment, output.fileno())
            sys.argv = list(words)
            main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        except BaseException:  # noqa: BLE001 - a process says what it died of
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)


def _begin_anew(folder: Path, environment: Mapping[str, str], output: int) -> None:
    """Let this process be as one that was started in *folder*, and print to *output*.

    A page does not show how long a slow machine was on the way.
    """
    progress.BETWEEN = float("inf")
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    nowhere = os.open(os.devnull, os.O_RDONLY)
    for file, number in ((nowhere, 0), (output, 1), (output, 2)):
        os.dup2(file, number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - the same
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115 - the same
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # as Python starts


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


def write_anew(pages: Sequence[str]) -> None:
    """Write the outputs in *pages* anew."""
    for page in map(Path, pages):
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(replay(page, Session(Path(folder))), "utf-8")


if __name__ == "__main__":
    write_anew(sys.argv[1:])
