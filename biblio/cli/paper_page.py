"""One paper in full: a page for people, an object for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Final

import typer

from biblio.cli.fields import draw_fields
from biblio.cli.paper_listings import KeysOfRows, derived_fields, first_names
from biblio.cli.rendering import Column, Listing
from biblio.cli.wording import counted
from biblio.model import categories
from biblio.model.identifiers import dois
from biblio.model.records import AuthorName, PaperVersion
from biblio.model.records.dated import year_of
from biblio.queries.rows import (
    AuthorOnPaper,
    PaperDetail,
    ReferredWork,
    SourceSummary,
    StatedIdentifier,
)
from biblio.writers import values

SHOWN: Final = 20  # authors that a page tells of a longer list
Fields = Iterator[tuple[str, str]]


def detail_listing(keys: KeysOfRows, names: int | None = None) -> Listing[PaperDetail]:
    """Papers in full for programs, for people a row; *names* authors of a longer list, or all.

    `authors` are names as in listings, `authorships` tell the rest.
    """

    def authors(paper: PaperDetail) -> tuple[str, ...]:
        return first_names(tuple(author.name for author in paper.authors), names)

    def mapping(paper: PaperDetail) -> dict[str, object]:
        row = values.mapping(paper)
        return row | {"authorships": row["authors"], "authors": authors(paper)}

    return Listing(
        keys=(*(field.name for field in fields(PaperDetail)), "authorships"),
        columns=(
            Column("paper", lambda paper: paper.plain_handle),
            Column("year", year_of),
            Column("title", lambda paper: paper.title),
            Column("authors", authors),
            Column("in", _container),
        ),
        mapping=mapping,
        derived={
            **derived_fields(keys),
            "surname": lambda paper: next((each.surname for each in paper.authors), None),
            "first_author": lambda paper: next((each.name for each in paper.authors), None),
        },
    )


def draw(
    papers: Iterable[PaperDetail], *, all_authors: bool = False, names: int | None = None
) -> None:
    """Print a page for each of *papers*, an empty line between.

    Of a long list of authors the first are told, unless *all_authors* are wanted or so many
    *names*.
    """
    for number, paper in enumerate(papers):
        if number:
            typer.echo()
        most = names if names is not None else None if all_authors else SHOWN
        draw_fields(paper.title or paper.handle, _fields(paper, most))


def _fields(paper: PaperDetail, most: int | None) -> Fields:
    """The labelled fields of *paper* of which anything is known."""
    for label, text in (
        ("arXiv" if paper.arxiv_id else "paper", _identifier(paper)),
        ("tags", " ".join(paper.tags)),
        ("lists", " ".join(paper.lists)),
        ("note", paper.note),
        ("kind", paper.kind),
        ("authors", _authors(paper, most)),
        *_contributors(paper, most),
        ("submitted", paper.submitted),
        ("revised", paper.revised if paper.revised != paper.submitted else None),
        ("announced", paper.announced),
        ("categories", "\n".join(_category(code) for code in paper.categories)),
        ("in", _container(paper)),
        ("publisher", _joined(paper.publisher, paper.place)),
        ("edition", paper.edition),
        (
            "issued",
            _joined(paper.issued, paper.issued_printed and f"({paper.issued_printed})", " "),
        ),
        ("comments", paper.comments),
        ("journal", paper.journal_ref),
        ("DOI", paper.doi),
        ("ISBN", paper.isbn),
        ("ISSN", paper.issn),
        ("also", "\n".join(_others(paper))),
        ("url", paper.url),
        ("language", paper.language),
        ("keywords", "; ".join(paper.keywords)),
        ("report", paper.report_no),
        ("license", paper.license),
        ("submitter", paper.submitter),
        ("versions", "\n".join(map(_version, paper.versions))),
        ("abstract", paper.abstract),
        ("author ids", "\n".join(map(_stated, paper.author_identifiers[:most]))),
        ("references", "\n".join(_references(paper.references, most))),
    ):
        if text:
            yield label, text
    for translation in paper.translations:
        parts = (translation.title, translation.abstract)
        yield f"in {translation.language}", "\n".join(part for part in parts if part)
    for name, said in paper.extra.items():
        yield name, "; ".join(said)
    if paper.sources:
        yield "sources", "\n".join(_source(source, most) for source in paper.sources)


def _identifier(paper: PaperDetail) -> str:
    marks = [
        *([f"version {paper.version.version} was asked for"] if paper.version else []),
        *(["withdrawn"] if paper.withdrawn else []),
        *(["retracted"] if paper.retracted else []),
        *(["deleted by its provider"] if paper.deleted else []),
    ]
    return paper.plain_handle + (f" ({', '.join(marks)})" if marks else "")


def _joined(one: str | None, other: str | None, between: str = ", ") -> str:
    """What is known of two texts."""
    return between.join(filter(None, (one, other)))


def _issued(paper: PaperDetail) -> str:
    """The date of issue, as far as it is known, and as printed where that says more."""
    printed = f"({paper.issued_printed})" if paper.issued_printed else None
    return _joined(paper.issued, printed, " ")


def _container(paper: PaperDetail) -> str:
    """What the paper stands in, and where there."""
    name = paper.container_title or paper.container_short
    parts = (
        name,
        f"series {paper.series}" if paper.series and paper.series != name else None,
        f"volume {paper.volume}" if paper.volume else None,
        f"issue {paper.issue}" if paper.issue else None,
        f"pages {paper.pages}" if paper.pages else None,
        f"article {paper.article_number}" if paper.article_number else None,
    )
    return ", ".join(filter(None, parts))


def _contributors(paper: PaperDetail, most: int | None) -> Fields:
    """Who had a part in it without being its author, by role."""
    roles: dict[str, list[str]] = {}
    for each in paper.contributors:
        roles.setdefault(each.role, []).append(each.name)
    for role, names in roles.items():
        yield role if len(names) == 1 else f"{role}s", _listed(names, most)


def _others(paper: PaperDetail) -> Iterator[str]:
    """Its identifiers that the page does not say already."""
    said = {paper.handle, *(f"isbn:{each}" for each in (paper.isbn or "").split())}
    said.update(f"doi:{each}" for each in dois(paper.doi))
    return (each for each in paper.identifiers if each not in said)


def _stated(stated: StatedIdentifier) -> str:
    return f"{stated.printed_name}  {stated.scheme}:{stated.value}"


def _references(references: Sequence[ReferredWork], most: int | None) -> Iterator[str]:
    """The works that are referred to, those that are here marked; of a long list the first."""
    shown = references if most is None else references[:most]
    for each in shown:
        named = f"{each.scheme}:{each.value}" if each.scheme and each.value else None
        here = f"(here: {', '.join(each.handles)})" if each.handles else None
        yield f"{each.ordinal}  " + " ".join(filter(None, (each.printed, named, here)))
    if len(shown) < len(references):
        yield f"… {len(references) - len(shown):,} more (-o json)"


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
    lines += [
        f"  {name}: {_said(name, value, most)}"
        for name, value in source.differences.items()
        if name != "cited" or value is not None  # it is what only the lists of others have
    ]
    return "\n".join(lines)


def _said(name: str, value: Any, most: int | None) -> str:  # noqa: ANN401 - what JSON can hold
    """What a source says in the field *name*, as a person reads it."""
    if value is None:
        return "says nothing"
    if name in {"references", "cited"}:
        return counted(len(value), "work")
    if name == "versions":
        return "; ".join(_version(PaperVersion(*each)) for each in value)
    if name == "authors":
        return _listed([AuthorName(*each[:3]).name for each in value], most)
    return values.cell(value)
