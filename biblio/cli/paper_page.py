"""One paper in full: a page for people, an object for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Final

import typer

from biblio.cli.rendering import Listing
from biblio.cli.terminal import draw_fields
from biblio.model import categories
from biblio.model.records import AuthorName, PaperVersion
from biblio.queries.rows import AuthorOnPaper, PaperDetail, SourceSummary
from biblio.writers import values

SHOWN: Final = 20  # authors that a page tells of a longer list
Fields = Iterator[tuple[str, str]]


def object_of(paper: PaperDetail) -> dict[str, object]:
    """*paper* for programs: `authors` are names as in listings, `authorships` tell the rest."""
    row = values.mapping(paper)
    row["authorships"] = row["authors"]
    row["authors"] = [author.name for author in paper.authors]
    return row


DETAIL: Listing[PaperDetail] = Listing(
    keys=(*(field.name for field in fields(PaperDetail)), "authorships"),
    columns=(),
    mapping=object_of,
)


def draw(papers: Iterable[PaperDetail], *, all_authors: bool = False) -> None:
    """Print a page for each of *papers*, an empty line between.

    Of a long list of authors the first are told, unless *all_authors* are wanted.
    """
    for number, paper in enumerate(papers):
        if number:
            typer.echo()
        draw_fields(
            paper.title or f"arXiv:{paper.arxiv_id}", _fields(paper, None if all_authors else SHOWN)
        )


def _fields(paper: PaperDetail, most: int | None) -> Fields:
    """The labelled fields of *paper* of which anything is known."""
    for label, text in (
        ("arXiv", _identifier(paper)),
        ("authors", _authors(paper, most)),
        ("submitted", paper.submitted),
        ("revised", paper.revised if paper.revised != paper.submitted else None),
        ("announced", paper.announced),
        ("categories", "\n".join(_category(code) for code in paper.categories)),
        ("comments", paper.comments),
        ("journal", paper.journal_ref),
        ("DOI", paper.doi),
        ("report", paper.report_no),
        ("license", paper.license),
        ("submitter", paper.submitter),
        ("versions", "\n".join(map(_version, paper.versions))),
        ("abstract", paper.abstract),
    ):
        if text:
            yield label, text
    for translation in paper.translations:
        parts = (translation.title, translation.abstract)
        yield f"in {translation.language}", "\n".join(part for part in parts if part)
    yield from paper.extra.items()
    if paper.sources:
        yield "sources", "\n".join(_source(source, most) for source in paper.sources)


def _identifier(paper: PaperDetail) -> str:
    marks = [
        *([f"version {paper.version.version} was asked for"] if paper.version else []),
        *(["withdrawn"] if paper.withdrawn else []),
        *(["deleted by its provider"] if paper.deleted else []),
    ]
    return paper.arxiv_id + (f" ({', '.join(marks)})" if marks else "")


def _authors(paper: PaperDetail, most: int | None) -> str | None:
    """The names in order with their affiliations; the printed list where none were made of it."""
    if not paper.authors:
        return paper.authors_text
    return _listed([*map(_author, paper.authors), *(["et al."] if paper.authors_cut else [])], most)


def _listed(names: Sequence[str], most: int | None) -> str:
    """*names* in a row, of a list that is far longer than *most* so many."""
    if most is None or len(names) <= most + 1:
        return "; ".join(names)
    return f"{'; '.join(names[:most])}; … {len(names) - most:,} more (--all-authors)"


def _author(author: AuthorOnPaper) -> str:
    notes = ["collaboration"] if author.is_collaboration else []
    notes += author.affiliations
    return author.name + (f" ({', '.join(notes)})" if notes else "")


def _category(code: str) -> str:
    name = categories.name(code)
    return f"{code}  {name}" if name else code


def _version(version: PaperVersion) -> str:
    size = f", {version.size:,} bytes" if version.size is not None else ""
    return f"v{version.version}  {version.submitted or 'date unknown'}{size}"


def _source(source: SourceSummary, most: int | None) -> str:
    """Who spoke of the paper, in which imports, and what it said otherwise."""
    said = f" of {source.datestamp}" if source.datestamp else ""
    runs = ", ".join(map(str, source.import_ids))
    lines = [f"{source.format}{said}" + (f", import {runs}" if runs else "")]
    lines += [f"  {name}: {_said(name, value, most)}" for name, value in source.differences.items()]
    return "\n".join(lines)


def _said(name: str, value: Any, most: int | None) -> str:  # noqa: ANN401 - what JSON can hold
    """What a source says in the field *name*, as a person reads it."""
    if value is None:
        return "says nothing"
    if name == "versions":
        return "; ".join(_version(PaperVersion(*each)) for each in value)
    if name == "authors":
        return _listed([AuthorName(*each[:3]).name for each in value], most)
    return values.cell(value)
