"""A text in the user's own editor: `$VISUAL`, else `$EDITOR`."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from biblio.cli.failures import fail, say


def edited(text: str) -> str:
    """*text* as the user leaves it in the editor.

    Raises:
        typer.Exit: no editor is named, or it failed.
    """
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if not named:
        fail("there is no editor to open: set EDITOR, or give the text")
    with tempfile.TemporaryDirectory(prefix="biblio-") as folder:
        file = Path(folder) / "note.txt"
        file.write_text(f"{text}\n" if text else "", encoding="utf-8")
        try:
            done = subprocess.run([*shlex.split(named), str(file)], check=False)  # noqa: S603 - the user's own editor
        except (OSError, ValueError) as error:
            fail(f"the editor {named} cannot be started: {error}; set EDITOR to another")
        if done.returncode:
            fail(f"the editor {named} failed, and nothing was changed")
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            fail("the editor left no text in UTF-8, and nothing was changed")


def keep(text: str) -> None:
    """Leave *text*, which was written in the editor and could not be stored, in a file of its own.

    Raises:
        OSError: there is no room for it.
    """
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="biblio-note-", suffix=".txt", delete=False
    ) as file:
        file.write(text)
    say(f"what you wrote is kept in {file.name}")
