"""What costs much to make, kept for the next question: in a folder, or while the library lives.

Nothing is lost with them. They are found under names that tell what they are of, so a name never
means something else, and what is old goes by itself.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Final

_MOST: Final = 8  # a few libraries, each asked in a few ways


class InMemory:
    """Answers that are kept as long as this is."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, bytes] = OrderedDict()

    def get(self, name: str) -> bytes | None:
        """What is kept under *name*, if anything still is."""
        return self._answers.get(name)

    def keep(self, name: str, value: bytes) -> None:
        """Keep *value* under *name*, and let go what was kept first of too many."""
        self._answers[name] = value
        while len(self._answers) > _MOST:
            self._answers.popitem(last=False)


class InFolder:
    """Answers that are kept in files of a *folder*, which is made when one is to be kept.

    A folder that cannot be read or written keeps nothing, and no answer is another for that. Where
    it is, is asked when something is looked for in it.
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        self._named = folder

    @cached_property
    def _folder(self) -> Path:
        return Path(self._named)

    def get(self, name: str) -> bytes | None:
        """What is kept under *name*, if anything still is."""
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def keep(self, name: str, value: bytes) -> None:
        """Keep *value* under *name*, and let go what was kept first of too many."""
        from biblio.writers.whole_file import whole_bytes  # noqa: PLC0415 - most answers are not kept

        with suppress(OSError):  # see above
            self._folder.mkdir(parents=True, exist_ok=True)
            with whole_bytes(self._folder / name) as file:
                file.write(value)
            kind = name.partition("-")[0]
            files = [(each.stat().st_mtime_ns, each) for each in self._folder.glob(f"{kind}-*")]
            for _, old in sorted(files)[:-_MOST]:
                old.unlink(missing_ok=True)
