"""Write the pages that are made from the program itself; with `--check`, compare them.

python docs/generate.py            write schema.md, cli.md, precedence.md and formats.md
python docs/generate.py --check    exit 1 if one of them is stale
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import cli_page
import formats_page
import precedence_page
import schema_page

HERE = Path(__file__).resolve().parent
PAGES: Mapping[str, Callable[[], str]] = {
    "schema.md": schema_page.page,
    "cli.md": cli_page.page,
    "precedence.md": precedence_page.page,
    "formats.md": formats_page.page,
}


def main(arguments: list[str], folder: Path = HERE) -> int:
    """The exit code: 0, or 1 with a sentence for each page of *folder* that is stale."""
    pages = {folder / name: make() for name, make in PAGES.items()}
    if arguments != ["--check"]:
        for path, text in pages.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    stale = [path for path, text in pages.items() if _read(path) != text]
    for path in stale:
        print(f"docs/{path.name} is stale; run `python docs/generate.py`", file=sys.stderr)
    return 1 if stale else 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
