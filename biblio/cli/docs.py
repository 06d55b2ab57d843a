"""`docs`: the pages of the documentation, which come with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from biblio.cli.failures import USAGE, fail
from biblio.cli.options import Output, OutputOption, well_formed
from biblio.cli.rendering import Column, Listing, emit


class Page(NamedTuple):
    """A page: the name that `biblio docs` takes, and its title."""

    page: str
    title: str


def docs(
    *,
    page: Annotated[
        str | None,
        typer.Argument(
            metavar="[PAGE]", callback=well_formed, help="Print this page, in Markdown."
        ),
    ] = None,
    output: OutputOption = Output.TABLE,
) -> None:
    """List the pages of the documentation, or print one.

    `biblio docs queries | less` reads one.
    """
    if page is not None:
        typer.echo(text_of(page), nl=False)
        return
    listing: Listing[Page] = Listing(
        Page._fields, (Column("page", lambda row: row.page), Column("title", lambda row: row.title))
    )
    emit(sorted(_pages()), listing, output)


def text_of(page: str) -> str:
    """The text of *page*; where there is no such page, the program ends."""
    names = sorted(each.page for each in _pages())
    if page not in names:
        fail(f"there is no page {page}: there are {', '.join(names)}", USAGE)
    return (_folder() / f"{page}.md").read_text("utf-8")


def sections(page: str) -> dict[str, str]:
    """What *page* says under each heading that is a name in backquotes, by that name."""
    parts = re.split(r"^### `(\w+)`\n", text_of(page), flags=re.MULTILINE)
    texts = (re.split(r"^## ", text, maxsplit=1, flags=re.MULTILINE)[0] for text in parts[2::2])
    return dict(zip(parts[1::2], (text.strip() for text in texts), strict=True))


def _folder() -> Path:
    """The folder of the pages: inside the installed package, or at the checkout's top."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "pages"
    return shipped if shipped.is_dir() else package.parent / "docs"


def _pages() -> Iterator[Page]:
    for each in _folder().glob("*.md"):
        with each.open(encoding="utf-8") as lines:
            titles = (line[2:].rstrip() for line in lines if line.startswith("# "))
            yield Page(each.stem, next(titles, each.stem))
