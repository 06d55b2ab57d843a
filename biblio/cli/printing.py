"""How rows are printed: the options for it, said once for all commands that list.

A command takes one of the groups here; `biblio.cli.rendering` does what it says.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import typer

from biblio.cli.grouping import OptionGroup
from biblio.cli.options import HUGE, Output, OutputOption, well_formed

FOR_SPREADSHEETS: Final = frozenset({"csv", "tsv"})


class PaperOutput(StrEnum):
    """The formats of rows, and those of the field, `biblio.exporters`, in which papers go out."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    VERTICAL = "vertical"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    SNAPSHOT = "snapshot"
    RECORDS = "records"

    @property
    def is_of_the_field(self) -> bool:
        """Whether it says a paper in a format that other programs read, and no row."""
        return self.value not in {*Output}


_WITH_KEYWORDS: Final = (
    *(PaperOutput.BIBTEX, PaperOutput.BIBLATEX, PaperOutput.RIS, PaperOutput.CSL_JSON),
)

FieldsOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="A,B,C",
        callback=well_formed,
        help="Print these fields, in this order: those of -o json, and for papers also surname, "
        "first_author, year and key.",
    ),
]
TemplateOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="TEMPLATE",
        callback=well_formed,
        help=r"Print a line of this form for each row: '{surname} {year}: {title}', of the same "
        r"fields; {{ and }} are braces, \n and \t an end of line and a tab.",
    ),
]
ExcelOption = Annotated[
    bool,
    typer.Option(
        "--excel", help="With -o csv or tsv, begin with a mark by which Excel reads UTF-8."
    ),
]
GuardOption = Annotated[
    bool,
    typer.Option(
        "--guard",
        help="With -o csv or tsv, put a ' before texts that spreadsheets take for formulas.",
    ),
]
PaperOutputOption = Annotated[
    PaperOutput,
    typer.Option(
        "-o",
        "--output",
        help="How to print: rows, JSON as one array, CSV as RFC 4180; or the papers as `export` "
        "writes them.",
    ),
]
NamesOption = Annotated[
    int | None,
    typer.Option(
        "--names",
        metavar="N",
        min=1,
        max=HUGE,
        help="Write the first N authors of a longer list, and et al.",
    ),
]
TexOption = Annotated[
    bool,
    typer.Option(
        "--tex", help="With -o bibtex or biblatex, write letters beyond ASCII as commands of TeX."
    ),
]


OwnOption = Annotated[
    bool,
    typer.Option(
        "--own",
        help="Your own tags and lists too: as keywords, and in BibTeX the lists as groups.",
    ),
]
LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="NAME",
        callback=well_formed,
        help="Of the citation keys that files gave to a paper take that of this library first.",
    ),
]


class Shape(OptionGroup):
    """Which fields of a row are printed, and how; without any, all that the format shows."""

    fields: FieldsOption = None
    template: TemplateOption = None
    excel: ExcelOption = False
    guard: GuardOption = False

    @property
    def names_fields(self) -> bool:
        """Whether fields are asked for by name."""
        return self.fields is not None or self.template is not None

    def check_for(self, writer: str) -> None:
        """Make sure that what is asked for goes together with the format *writer*.

        Raises:
            typer.BadParameter: it does not.
        """
        if self.template is not None and self.fields is not None:
            raise typer.BadParameter("it names the fields itself", param_hint="--format")
        if self.template is not None and writer != Output.TABLE:
            raise typer.BadParameter("it takes the place of -o", param_hint="--format")
        for option, is_given in (("--excel", self.excel), ("--guard", self.guard)):
            if is_given and writer not in FOR_SPREADSHEETS:
                raise typer.BadParameter("it is for -o csv and tsv", param_hint=option)

    def printing(self, output: Output) -> Printing:
        """The same with the format of rows."""
        return Printing(
            fields=self.fields,
            template=self.template,
            excel=self.excel,
            guard=self.guard,
            output=output,
        )


class Printing(Shape):
    """The same, and the format of rows."""

    output: OutputOption = Output.TABLE

    def check(self) -> None:
        """Look whether that goes together."""
        self.check_for(self.output)


class PaperPrinting(Shape):
    """The same for papers, which go out in the formats of the field too."""

    names: NamesOption = None
    tex: TexOption = False
    own: OwnOption = False
    library: LibraryOption = None
    output: PaperOutputOption = PaperOutput.TABLE

    def check(self) -> None:
        """Look whether that goes together.

        Raises:
            typer.BadParameter: it does not.
        """
        self.check_for(self.output)
        if self.fields is not None and self.output.is_of_the_field:
            raise typer.BadParameter(
                f"it is for rows; {self.output} says what it can of a paper", param_hint="--fields"
            )
        if self.tex and self.output not in {PaperOutput.BIBTEX, PaperOutput.BIBLATEX}:
            raise typer.BadParameter("it is for -o bibtex and biblatex", param_hint="--tex")
        if self.own and self.output not in _WITH_KEYWORDS:
            raise typer.BadParameter(
                f"it is for -o {', '.join(_WITH_KEYWORDS)}", param_hint="--own"
            )
