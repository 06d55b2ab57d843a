"""The file itself: read as bytes, and replaced whole, if nobody changed it meanwhile."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from biblio.errors import UnreadableSource
from biblio.formats.fields import text
from biblio.sources.opening import STDIN, open_source
from biblio.writers.whole_file import whole_bytes

__all__ = ["difference", "named", "read_file", "read_whole", "replace_file", "write_file"]


def read_file(path: Path) -> bytes:
    """The bytes of the file *path*.

    Raises:
        UnreadableSource: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path} cannot be read: {error.strerror or error}") from error


def read_whole(source: str | Path) -> bytes:
    """All that the file *source* holds, compressed or not, or standard input for `-`.

    Raises:
        UnreadableSource: it cannot be read, or is damaged: what is left of it would be a part.
    """
    if Path(source).is_dir():
        raise UnreadableSource(f"{named(source)} is a folder; name a file")
    read = []
    with open_source(source) as members:
        for each in members:
            read.append(each.stream.read())
            if not each.stream.is_complete:
                raise UnreadableSource(f"{named(each.name)}: {each.stream.fault}")
    return b"\n".join(read)


def named(source: str | Path) -> str:
    """*source* in a sentence."""
    return "stdin" if str(source) == STDIN else str(source)


def write_file(path: Path, data: bytes) -> None:
    """Let *data* be all of the file *path*, which is complete or as it was.

    Raises:
        OSError: it cannot be written.
    """
    with whole_bytes(path) as raw:
        raw.write(data)


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Let *after* be all of the file *path*, which held *before* when it was read.

    Its permissions stay, and where *path* is a link the file that it leads to is written.

    Raises:
        UnreadableSource: another program changed it meanwhile; it stays as it is.
        OSError: it cannot be written, and stays as it is.
    """
    with whole_bytes(path) as raw:
        raw.write(after)
        raw.flush()
        if read_file(path) != before:  # as late as can be: the next step puts the new one there
            raise UnreadableSource(
                f"another program changed {path} meanwhile, so it was left as it is; "
                "run the command again"
            )


def difference(name: str, before: bytes, after: bytes) -> str:
    """How *after* differs from *before*, as a unified diff of the file *name*; empty if nowhere."""
    old, new = (text(each).splitlines(keepends=True) for each in (before, after))
    made = unified_diff(old, new, fromfile=name, tofile=name)
    return "".join(each if each.endswith("\n") else f"{each}\n" for each in made)
