"""Write what commands ask most in the words in which the driver gets it; with --check, compare.

    python docs/texts.py [--check]

The questions below are asked of the library of the samples. Each statement by name that is sent for
them (`biblio.db.asking`) is made by SQLAlchemy, and written to `biblio/db/engines/sqlite/texts.py`;
so are those that have no shape, and those that large libraries are asked. What is asked for must
be found in the samples: of a word or a category that they lack, the way ends early.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, Final

from sqlalchemy import CompoundSelect, Select, TextClause

import biblio
from biblio.db import asking, texts
from biblio.db.compiling import sent_by
from biblio.db.named import Made, Named, named
from biblio.db.sent import Sent
from biblio.errors import NotFound
from biblio.queries.counting.dimensions import Dimension
from biblio.queries.counting.options import Ranked
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing import filters
from biblio.queries.narrowing.date_conditions import date_conditions
from biblio.queries.narrowing.parts import Shapes, shapes
from biblio.queries.papers import search as search_papers
from biblio.queries.papers.facets import Facet
from biblio.queries.papers.search import Walk

ENDING: Final = "_statements"
dated = named("biblio.queries.narrowing.dated_statements")
listing = named("biblio.queries.papers.listing_statements")
search = named("biblio.queries.papers.search_statements")
ROOT: Final = Path(__file__).resolve().parent.parent
SAMPLES: Final = ROOT / "samples"
FILE: Final = ROOT / "biblio" / "db" / "engines" / "sqlite" / "texts.py"
HEAD: Final = '''\
"""What commands ask most, as SQLite gets it; `python docs/texts.py` writes this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from biblio.db.texts import Text

TEXTS: Final[dict[str, Text]] = {
'''
DATES: Final = ("submitted", "revised", "announced", "issued")
SPANS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"since": "1991"},
    {"until": "2100"},
    {"on": "2007"},
)
CATEGORIES: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"category": "hep-ph"},
    {"category": "math.*"},
    {"category": "hep-ph", "primary": True},
)
AUTHORS: Final[tuple[dict[str, Any], ...]] = ({}, {"author": "id:1"})
OTHERS: Final[tuple[dict[str, Any], ...]] = (
    *({"query": "mass"}, {"query": "ma*"}, {"query": "category:hep-ph mass"}),
    *({"query": "mass", "category": "hep-ph"}, {"query": "mass", "category": "math.*"}),
    *({"min_authors": 2}, {"max_authors": 9}, {"min_authors": 2, "max_authors": 9}),
    *({"author": "id:1", "max_authors": 9}, {"min_authors": 100}),
    *({"kind": "preprint"}, {"kind": "book"}, {"withdrawn": True}),
    *({"first_author": "id:1"}, {"last_author": "id:1"}),
)


def main(arguments: list[str]) -> int:
    """The exit code: 0, or 1 with a sentence where the file is stale."""
    text = page()
    if arguments != ["--check"]:
        FILE.write_text(text, encoding="utf-8", newline="\n")
    elif FILE.read_text(encoding="utf-8") != text:
        print(f"{FILE.name} is stale; run `python docs/texts.py`", file=sys.stderr)
        return 1
    return 0


def page() -> str:
    """The file for SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samples.db"
        with biblio.open(path, create=True) as library:
            library.import_files(SAMPLES)
        asking.forget()
        with biblio.open(path) as library:
            _ask(library)
            with _as_in_a_large_library(ranked=0):
                _ask(library)
            with _as_in_a_large_library(ranked=search_papers.RANKED):
                _ask_for_words(library)
            with library.session() as session:
                dialect = session.connection().dialect
        asked = {*asking.asked_by_name(), *_constants(), *_shapes()}
    made = {repr(each): sent_by(dialect, each.itself()) for each in asked}
    return HEAD + "".join(map(_entry, *zip(*sorted(made.items()), strict=True))) + "}\n"


@contextmanager
def _as_in_a_large_library(*, ranked: int) -> Iterator[None]:
    """A block in which the papers of the samples are many: they are walked, and not gathered.

    No more than so many matches of words are *ranked*.
    """
    before = filters.FEW, search_papers.RANKED
    filters.FEW, search_papers.RANKED = 0, ranked  # type: ignore[misc] # their own limits, for once
    try:
        yield
    finally:
        filters.FEW, search_papers.RANKED = before  # type: ignore[misc]


def _constants() -> Iterator[Named]:
    """The statements that have no shape."""
    for path in sorted((ROOT / "biblio").rglob(f"*{ENDING}.py")):
        room = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for name, value in vars(import_module(room)).items():
            is_own = not name.startswith("_") and name.isupper()
            if is_own and isinstance(value, Select | CompoundSelect | TextClause):
                yield Named(room, name)


def _shapes() -> Iterator[Made]:
    """What large libraries are asked, which the samples are too small for."""
    for way in product((False, True), repeat=3):
        yield search.walk(Walk(*way), ())
        yield search.by_id(Walk(*way), ())
    for by_author, days in product((False, True), ((), ("first",), ("end",), ("first", "end"))):
        yield dated.count(by_author, (), days)
        yield dated.long((), days)
        until = tuple(each.replace("end", "last") for each in days)
        for oldest in (False, True):
            yield dated.first_entries(by_author, (), until, oldest=oldest)
    for by, span in product(DATES, SPANS):
        if by == "announced" and "on" in span:
            continue
        conditions = _dates(by, span)
        yield listing.beyond(conditions)
        yield listing.count(conditions)
        yield listing.of_candidates(DateKind(by), conditions)


def _dates(by: str, span: dict[str, str]) -> Shapes:
    """The conditions of a *span* of dates."""
    dates = DateRange.on(span["on"]) if "on" in span else DateRange(**span)
    return shapes(date_conditions(DateKind(by), [dates]))


def _entry(name: str, sent: Sent | None) -> str:
    written = None if sent is None else texts.written(sent)
    if written is None or " at 0x" in name:
        return ""
    sql, values, fixed = written
    return f"    {name!r}: (\n        {sql!r},\n        {values!r},\n        {fixed!r},\n    ),\n"


def _ask(library: biblio.Library) -> None:
    """Ask what commands ask most."""
    _ask_for_pages(library)
    _ask_for_words(library)
    _ask_for_people(library)
    for identifier in ("0704.0001", "doi:10.1103/PhysRevD.76.013009"):
        with suppress(NotFound):
            library.paper(identifier)
    library.cites("0704.0001")
    library.cited_by("0704.0001")
    library.tags()
    library.lists()
    for dimension in Dimension:
        library.count(by=dimension)
    for what in Ranked:
        library.top(what)
    for span, category in product(SPANS[:3], CATEGORIES[:3]):
        library.stats(**span, **category)
        library.count(by="year", **span, **category)
        library.top("authors", **span, **category)
    library.stats(author="id:1")
    for query in (None, "mass"):
        library.facets(query, facets=[*Facet])


def _ask_for_pages(library: biblio.Library) -> None:
    """Ask for papers by date."""
    for by, oldest, span in product(DATES, (False, True), SPANS):
        if not (by == "announced" and "on" in span):
            _pages(library, by=by, oldest=oldest, **span)
    for span, category, author in product(SPANS, CATEGORIES, AUTHORS):
        for oldest in (False, True):
            _pages(library, oldest=oldest, **span, **category, **author)
        library.papers(limit=None, **span, **category, **author)
    for other, span in product(OTHERS, SPANS[:3]):
        _pages(library, **other, **span)


def _ask_for_words(library: biblio.Library) -> None:
    """Ask for papers by words."""
    for sort, span in product(("relevance", "date"), SPANS):
        library.search("mass", sort=sort, limit=1, **span)
        library.search("ma*", sort=sort, limit=1, **span)
        for narrowed in (*CATEGORIES[1:], *AUTHORS[1:]):
            library.search("mass", sort=sort, limit=1, **span, **narrowed)
    library.search("0704.0001")


def _ask_for_people(library: biblio.Library) -> None:
    """Ask who is called so, with whom they wrote, and who joins them."""
    library.second_degree("id:1")
    for max_authors in (None, 100):
        library.path("id:1", "id:3", max_authors=max_authors)
    for name in ("id:1", "Chen", "Chen, Y.", "initials:Chen, Y."):
        for span, category in product(SPANS[:3], CATEGORIES[:3]):
            with suppress(NotFound):
                library.coauthors(name, **span, **category)
        with suppress(NotFound):
            library.coauthors(name, weight="fractional", max_authors=10)
            library.authors(name)


def _pages(library: biblio.Library, **choice: Any) -> None:  # noqa: ANN401 - as papers takes it
    """Two pages of papers."""
    with library.snapshot() as view:
        first = view.papers(limit=1, **choice)
        if first.after is not None:
            view.papers(limit=1, after=first.after, **choice)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
