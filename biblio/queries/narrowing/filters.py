"""The filter that listings, searches and co-authors share, as conditions on papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from biblio.db.lists import listed, ungathered
from biblio.db.named import named
from biblio.errors import InvalidQuery
from biblio.queries.language.dates import DateKind
from biblio.queries.language.query_fields import Field, FieldValue
from biblio.queries.language.search_query import SearchQuery, parse_search
from biblio.queries.names.matching import match_all, match_authors
from biblio.queries.narrowing.author_conditions import between, papers_by
from biblio.queries.narrowing.category_conditions import is_in, narrowing_to, pattern_in
from biblio.queries.narrowing.date_conditions import date_conditions
from biblio.queries.narrowing.dated import MOST_LISTS, Lists, codes_of
from biblio.queries.narrowing.field_conditions import (
    narrowing_by,
    narrowing_to_kinds,
    narrowing_to_label,
)
from biblio.queries.narrowing.import_conditions import narrowing_to_brought
from biblio.queries.narrowing.parts import (
    Condition,
    Narrowing,
    Papers,
    Part,
    is_one_of,
    narrowing_to_papers,
)
from biblio.queries.narrowing.persons import asks_for_people, papers_of_people, people_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from biblio.model.categories import CategoryPattern
    from biblio.queries.narrowing import filters_statements as statements
    from biblio.queries.narrowing.paper_filter import PaperFilter
else:
    statements = named("biblio.queries.narrowing.filters_statements")

FEW: Final = 5_000  # papers that are cheaper to fetch and sort than to meet on a walk by date

_SAID: Final = (
    Field.FIRST_AUTHOR,
    Field.LAST_AUTHOR,
    Field.COLLABORATION,
    Field.JOURNAL,
    Field.HAS,
    Field.LACKS,
    Field.CITES,
    Field.CITED_BY,
)  # the fields of a query that parts of a filter are called like


class Conditions(NamedTuple):
    """A filter as conditions on `Paper`; `notes` are for the person who asked."""

    conditions: tuple[Condition, ...]
    notes: tuple[str, ...]


class Narrowed(NamedTuple):
    """A filter made ready for a listing: conditions, and the candidates where they are few.

    `papers` is None where a walk through all papers by date is the way; `is_probed` says that
    some condition is asked of each paper on that walk. `lists` are in the order of the listing;
    where they are given, they and the conditions are the way.
    """

    conditions: tuple[Condition, ...]
    papers: tuple[int, ...] | None
    is_probed: bool
    notes: tuple[str, ...]
    lists: Lists | None = None


def conditions_on(session: Session, wanted: PaperFilter, *, of_each: bool = True) -> Conditions:
    """All of *wanted* as conditions, for statements that have their own candidates.

    They are asked *of_each* of these, or else what an index tells is put together once: that is the
    way of statements that read all papers which *wanted* takes.

    Raises:
        InvalidQuery: a date, the category, the name or the query cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    asked = _asked(wanted)
    narrowings, notes = _narrowings(session, wanted, asked)
    conditions = [
        *date_conditions(wanted.by, (wanted.dates, *asked.dates)),
        *(
            each.condition if of_each or each.is_read else is_one_of(each.papers)
            for each in narrowings
        ),
    ]
    return Conditions(tuple(conditions), notes)


def narrow(session: Session, wanted: PaperFilter, *, beside: SearchQuery | None = None) -> Narrowed:
    """*wanted* made ready for statements over `Paper`.

    The filters of *beside* hold too; its words are looked for by the caller.

    Raises:
        InvalidQuery: a date, the category, the name or the query cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    asked = _asked(wanted)
    if beside is not None:
        asked = asked.joined(beside)
    narrowings, notes = _narrowings(session, wanted, asked)
    candidates: tuple[int, ...] | None = None
    # To look whether what is read is little would be to read it all. To read a paper costs less
    # than to ask the index of words for it.
    probes = [each.condition for each in narrowings if each.is_read]
    for each in narrowings:
        if each.is_read:
            continue
        few = _few(session, each.papers) if candidates is None else None
        if few is None:
            probes.append(each.condition)
        else:
            candidates = few
    conditions = (*date_conditions(wanted.by, (wanted.dates, *asked.dates)), *probes)
    return Narrowed(conditions, candidates, bool(probes), notes)


def in_order(session: Session, wanted: PaperFilter) -> Narrowed | None:
    """*wanted* as lists in the order of a listing; None where there are none.

    There are for one author or for categories, by the date of submission, and without words.

    Raises:
        InvalidQuery: a date, the category, the name or the query cannot be understood.
        NotFound: nobody answers to the author's name.
    """
    asked = _asked(wanted)
    if wanted.by is not DateKind.SUBMITTED or asked.words is not None or asked.fields:
        return None
    labels = map(_each, (wanted.kind, wanted.tag, wanted.in_list))
    sizes = (wanted.min_authors, wanted.max_authors)
    if sizes != (None, None) or wanted.brought is not None or any(labels):
        return None
    authors = _each(wanted.author)
    if len(authors) > 1 or any(asks_for_people(each, people=wanted.people) for each in authors):
        return None
    patterns = [each for each, _ in _categories(session, wanted, asked)]
    notes = (*asked.notes, *_notes_on(patterns))
    dates = date_conditions(wanted.by, (wanted.dates, *asked.dates))
    if authors:
        resolution = match_authors(session, authors[0], mode=wanted.mode)
        notes = (*resolution.notes, *notes)
        beside = [is_in("authorships", each, primary=wanted.primary) for each in patterns]
        lists = Lists(True, tuple(sorted(resolution.author_ids)), tuple(beside))  # noqa: FBT003 - a field
    elif patterns:
        first, *others = patterns
        beside = [is_in("categories", each, primary=wanted.primary) for each in others]
        if wanted.primary:
            beside.append(Part(statements.is_first))
        codes = dict.fromkeys(code for each in first for code in codes_of(session, each))
        lists = Lists(False, tuple(codes), tuple(beside))  # noqa: FBT003 - a field
    else:
        return None
    if len(lists.sources) > MOST_LISTS:
        return None
    return Narrowed(tuple(dates), None, is_probed=True, notes=notes, lists=lists)


def span_of(wanted: PaperFilter) -> tuple[str | None, str | None]:
    """The range of dates [lower, upper) that all of *wanted* leaves, each None where open."""
    bounds = [each.bounds() for each in (wanted.dates, *_asked(wanted).dates)]
    return (
        max((lower for lower, _ in bounds if lower is not None), default=None),
        min((upper for _, upper in bounds if upper is not None), default=None),
    )


def _of_size(wanted: PaperFilter) -> Iterator[Narrowing]:
    """The papers of as many authors as *wanted* says.

    Raises:
        InvalidQuery: nobody can have written them.
    """
    least, most = wanted.min_authors, wanted.max_authors
    for bound, which in ((least, "least"), (most, "most")):
        if bound is not None and bound < 1:
            raise InvalidQuery(f"papers of at {which} N authors need an N of 1, not {bound}")
    if least is not None or most is not None:
        yield between(least or 0, most)


def _asked(wanted: PaperFilter) -> SearchQuery:
    """What the query of *wanted* asks for, and what stands beside it as a query would say it."""
    asked = parse_search(wanted.query) if wanted.query is not None else SearchQuery()
    return asked.joined(SearchQuery(fields=tuple(_fields(wanted))))


def _fields(wanted: PaperFilter) -> Iterator[FieldValue]:
    """What *wanted* says that a field of a query says too."""
    for field in _SAID:
        for value in _each(getattr(wanted, field.value)):
            yield FieldValue(field, value)
    if wanted.withdrawn is not None:
        yield FieldValue(Field.WITHDRAWN, "yes" if wanted.withdrawn else "no")


def _narrowings(
    session: Session, wanted: PaperFilter, asked: SearchQuery
) -> tuple[list[Narrowing], tuple[str, ...]]:
    """What leaves only some papers, beside the dates; first what mostly leaves the fewest."""
    found: list[Narrowing] = []
    authors, said = _authors(session, wanted)
    notes = (*said, *asked.notes)
    if wanted.brought is not None:
        found.append(narrowing_to_brought(wanted.brought))
    for kind, names in (("tag", wanted.tag), ("list", wanted.in_list)):
        for name in _each(names):
            found.append(narrowing_to_label(session, kind, name))
            notes = (*notes, *found[-1].notes)
    found += authors
    if asked.words is not None:
        words = (asked.words,)
        found.append(
            Narrowing(
                Part(statements.found_by, (), words),
                Part(statements.is_matching, (asked.has_prefix,), words),
            )
        )
    for patterns, primary in _categories(session, wanted, asked):
        notes = (*notes, *_notes_on([patterns]))
        found.append(narrowing_to(patterns, primary=primary))
    if kinds := _each(wanted.kind):
        found.append(narrowing_to_kinds(kinds))
    found += _of_size(wanted)
    for field in asked.fields:
        if field.field is not Field.PRIMARY:
            found.append(narrowing_by(session, field, mode=wanted.mode, people=wanted.people))
            notes = (*notes, *found[-1].notes)
    return found, notes


def _authors(session: Session, wanted: PaperFilter) -> tuple[list[Narrowing], tuple[str, ...]]:
    """The papers of each author that *wanted* asks for: names, or people."""
    names = []
    found: list[Narrowing] = []
    notes: list[str] = []
    for each in _each(wanted.author):
        if asks_for_people(each, people=wanted.people):
            people = people_called(session, each, wanted.mode)
            found.append(narrowing_to_papers(papers_of_people(session, people.persons)))
            notes += people.notes
        else:
            names.append(each)
    matched, said = match_all(session, names, mode=wanted.mode)
    found += [papers_by(each.author_ids) for each in matched]
    return found, (*notes, *said)


def _categories(
    session: Session, wanted: PaperFilter, asked: SearchQuery
) -> Iterator[tuple[tuple[CategoryPattern, ...], bool]]:
    """What *wanted* and its query ask of categories, each where any of some is enough.

    With each comes whether the category must be the first one.
    """
    if given := _each(wanted.category):
        yield tuple(pattern_in(session, each) for each in given), wanted.primary
    for each in asked.categories:
        yield (pattern_in(session, each),), wanted.primary
    for field in asked.fields:
        if field.field is Field.PRIMARY:
            yield (pattern_in(session, field.value),), True


def _notes_on(groups: Iterable[Iterable[CategoryPattern]]) -> Iterator[str]:
    """What there is to say of categories that were asked for."""
    return (note for patterns in groups for each in patterns for note in each.notes)


def _each(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """What was *given* once, several times, or not at all."""
    return (given,) if isinstance(given, str) else tuple(given or ())


def papers_of(session: Session, author_ids: Iterable[int]) -> Sequence[int]:
    """The papers of any of *author_ids*, each once."""
    return session.scalars(statements.BY, {"authors": listed(author_ids)}).all()


def _few(session: Session, papers: Papers) -> tuple[int, ...] | None:
    """The ids of *papers*, where they are few."""
    values = papers.bound("papers") | {"limit": FEW + 1}
    ids = ungathered(session.execute(statements.first(papers.shape), values).scalar_one())
    return None if len(ids) > FEW else tuple(ids)
