"""What listings print of papers, and papers in the formats of the field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from biblio.cli.failures import complain, say
from biblio.cli.options import By
from biblio.cli.printing import PaperOutput, PaperPrinting
from biblio.cli.rendering import (
    Column,
    Listing,
    emit,
    fields_of,
    harmless,
    keys_for_programs,
    title_of,
)
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.annotations.citation_keys import CitationKeys
    from biblio.exporters import ExportedPaper, Exporter
    from biblio.library import Library
    from biblio.queries.rows import PaperSummary, SearchHit

DAY: Final = len("2024-05-01")
ET_AL: Final = "et al."
BRIEF: Final = 4  # authors that a table shows of a longer list


class Called(Protocol):
    """A row that tells a paper."""

    @property
    def handle(self) -> str:
        """Its best identifier, with the scheme."""


class Authored(Protocol):
    """A row that tells authors, as far as they are known."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Their names."""

    @property
    def authors_cut(self) -> bool:
        """Whether there are more."""


Row = TypeVar("Row", bound=Called)


class KeysOfRows:
    """The citation keys of papers that are printed, looked up a page at a time where asked for.

    It is made before a snapshot of the library is taken.
    """

    def __init__(self, printing: PaperPrinting) -> None:
        self.printing = printing
        self.giver: CitationKeys | None = None
        self._keys: dict[str, str] = {}

    @contextmanager
    def given_by(self, library: Library, listing: Listing[Any]) -> Iterator[None]:
        """Within it the keys are given by *library*, where they are asked for of *listing*.

        At the end it is told where new ones could not be kept.
        """
        if not self._are_wanted(listing):
            yield
            return
        with library.key_giver(self.printing.library) as self.giver:
            yield
        if self.giver.note is not None:
            say(self.giver.note)

    def _are_wanted(self, listing: Listing[Any]) -> bool:
        output = self.printing.output
        if not output.is_of_the_field:
            return KEY in fields_of(self.printing, listing)
        from biblio.exporters import EXPORTERS, exporter_of

        return output in EXPORTERS and exporter_of(output).has_keys

    def rows(self, view: Library, pages: Iterable[Iterable[Row]]) -> Iterator[Row]:
        """The rows of *pages*, whose keys are known while they are printed, if they are wanted."""
        for page in pages:
            rows = list(page)
            if self.giver is not None:
                self._keys = view.citation_keys([row.handle for row in rows], keys=self.giver)
            yield from rows

    def of(self, row: Called) -> str:
        """The citation key of the paper in *row*."""
        return self._keys[row.handle]


KEY: Final = "key"


def derived_fields(keys: KeysOfRows) -> Mapping[str, Callable[[Any], object]]:
    """The fields that are made of a row of a paper where they are asked for by name."""
    from biblio.model.records.dated import year_of

    return {
        "surname": lambda row: row.surname,
        "first_author": lambda row: row.authors[0] if row.authors else None,
        "year": year_of,
        KEY: keys.of,
    }


def print_pages(
    view: Library, pages: Iterable[Iterable[Row]], keys: KeysOfRows, listing: Listing[Row]
) -> None:
    """Print the papers in the rows of *pages*, as rows or in a format of the field."""
    if keys.printing.output.is_of_the_field:
        write_papers(view, ([row.handle for row in page] for page in pages), keys)
    else:
        emit(keys.rows(view, pages), listing, keys.printing)


def write_papers(view: Library, pages: Iterable[Sequence[str]], keys: KeysOfRows) -> None:
    """Write the papers of *pages* of handles to stdout, in a format of the field."""
    from biblio.exporters import ExportOptions, exporter_of

    printing = keys.printing
    stream = harmless(printing.output)
    if printing.output is PaperOutput.RECORDS:
        for handles in pages:
            with view.export(ids=handles, format=printing.output, names=printing.names) as chosen:
                chosen.write(stream)
        return
    left_out = 0

    def papers() -> Iterator[ExportedPaper]:
        nonlocal left_out
        for handles in pages:
            with view.export(
                ids=handles,
                format=printing.output.value,
                names=printing.names,
                own=printing.own,
                keys=keys.giver,
            ) as chosen:
                yield from chosen
                left_out += chosen.left_out
                for each in chosen.unfound:
                    complain(str(each.reason))

    exporter = exporter_of(printing.output)
    exporter.write(papers(), stream, ExportOptions(tex=printing.tex))
    say_left_out(left_out, exporter)


def say_left_out(number: int, exporter: Exporter | None) -> None:
    """Say how many papers a format cannot say, if any."""
    if number and exporter is not None:
        are = "is" if number == 1 else "are"
        say(f"{counted(number, 'paper')} {exporter.untold} {are} left out")


def paper_listing(
    keys: KeysOfRows, *, by: By, all_authors: bool = False, names: int | None = None
) -> Listing[PaperSummary]:
    """Papers by the date that *by* names; *names* authors of a longer list, or all."""
    from biblio.queries.rows import PaperSummary

    def listed_at(paper: PaperSummary) -> str:
        day = paper.listed_at[:DAY]
        return day if paper.listed_by == by.value else f"{day} ({paper.listed_by})"

    return Listing(
        keys=keys_for_programs(PaperSummary._fields),
        columns=(
            Column("paper", lambda paper: paper.plain_handle),
            Column(by.value, listed_at),
            Column("category", lambda paper: paper.primary_category, spare=True),
            Column("title", title_of),
            Column("authors", authors_of(names, all_authors=all_authors), spare=True),
        ),
        mapping=partial(_mapping, names=names),
        derived=derived_fields(keys),
    )


def hit_listing(
    keys: KeysOfRows, *, all_authors: bool = False, names: int | None = None
) -> Listing[SearchHit]:
    """What a search found; *names* authors of a longer list, or all."""
    from biblio.queries.rows import SearchHit

    return Listing(
        keys=keys_for_programs(SearchHit._fields),
        columns=(
            Column("paper", lambda hit: hit.plain_handle),
            Column("date", lambda hit: hit.listed_at[:DAY], spare=True),
            Column("title", title_of),
            Column("snippet", lambda hit: hit.snippet),
            Column("authors", authors_of(names, all_authors=all_authors), spare=True),
        ),
        mapping=partial(_mapping, names=names),
        derived=derived_fields(keys),
    )


def _mapping(row: PaperSummary | SearchHit, names: int | None) -> Mapping[str, object]:
    from biblio.writers import values

    return values.mapping(row._replace(authors=first_names(row.authors, names)))


def first_names(authors: tuple[str, ...], names: int | None) -> tuple[str, ...]:
    """The first *names* of *authors*, and that there are more."""
    return authors if names is None or len(authors) <= names else (*authors[:names], ET_AL)


def authors_of(names: int | None, *, all_authors: bool) -> Callable[[Authored], tuple[str, ...]]:
    """What people read of the authors of a paper."""
    if names is not None:
        return lambda paper: (
            first_names(paper.authors, names) if len(paper.authors) > names else _authors(paper)
        )
    return _authors if all_authors else _brief_authors


def _authors(paper: Authored) -> tuple[str, ...]:
    """All authors that are known, and that there are more where the list is cut."""
    return (*paper.authors, ET_AL) if paper.authors_cut else paper.authors


def _brief_authors(paper: Authored) -> tuple[str, ...]:
    """The first authors, and how many more there are."""
    more = len(paper.authors) - BRIEF
    if more <= 1:
        return _authors(paper)
    return (
        *paper.authors[:BRIEF],
        f"… {more:,} more",
        *([ET_AL] if paper.authors_cut else []),
    )
