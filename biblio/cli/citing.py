"""`cite`: references and citations in the styles of CSL."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from biblio.cli.failures import FAILURE, complain
from biblio.cli.listed_files import ListedLine, read_lines
from biblio.cli.opening import open_library
from biblio.cli.options import IdsOption, well_formed
from biblio.cli.rendering import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from biblio.exporters import ExportedPaper
    from biblio.library.exports import Export


class CiteOutput(StrEnum):
    """The outputs of `biblio.citations`."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


def cite(
    context: typer.Context,
    *,
    identifiers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID…",
            help="Identifiers of any scheme, as `show` takes them.",
            show_default=False,
        ),
    ] = None,
    ids: IdsOption = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            callback=well_formed,
            help="A style of CSL (apa, ieee, chicago-author-date, nature and some ten thousand "
            "others), or a FILE.csl.",
        ),
    ] = "apa",
    output: Annotated[
        CiteOutput, typer.Option("-o", "--output", help="What the references are written in.")
    ] = CiteOutput.TEXT,
    in_text: Annotated[
        bool,
        typer.Option(
            "--in-text", help="Print how each paper is cited in a text, in the order of the IDs."
        ),
    ] = False,
) -> None:
    """Print references to papers in a style of citations, in the order that the style has them.

    Papers of the same authors and year get letters where the style has such (2001a, 2001b), the
    same with --in-text: so name all papers of a text at once. It needs what
    `pip install 'biblio[cite]'` installs.
    """
    listed = read_lines(ids, "identifier") if ids is not None else []
    asked = [*(identifiers or ()), *(line.text for line in listed)]
    if not asked:
        raise typer.BadParameter("name a paper, or a file of them with --ids", param_hint="ID")
    with open_library(context) as library, library.export(ids=asked) as papers:
        found = list(papers)
    _tell(papers, len(identifiers or ()), listed)
    if found:
        _print(found, style, output, in_text=in_text)
    if papers.unfound:
        raise typer.Exit(FAILURE)


def _print(
    papers: Sequence[ExportedPaper], style: str, output: CiteOutput, *, in_text: bool
) -> None:
    from biblio.citations import OUTPUTS, cite

    cited = cite(papers, style, output.value)
    stream = harmless(output.value)
    if in_text:
        of_paper = {each.handle: each.citation for each in cited}
        stream.writelines(f"{of_paper[each.handle]}\n" for each in papers)
        return
    form = OUTPUTS[output.value]
    stream.write(f"{form.whole(form.between.join(form.entry(each.reference) for each in cited))}\n")


def _tell(papers: Export, before: int, listed: Sequence[ListedLine]) -> None:
    """Say which identifiers name no paper, those of a file with their line."""
    for each in papers.unfound:
        place = each.ordinal - before
        complain(
            str(each.reason) if place < 1 else f"line {listed[place - 1].number}: {each.reason}"
        )
