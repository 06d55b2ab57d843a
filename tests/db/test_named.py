"""Statements by name: the same in every process, and answered as those that they name."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Select

from biblio.db import asking as sessions
from biblio.db import texts
from biblio.db.asking import Asking
from biblio.db.engines.sqlite.reading import KIND, Readers
from biblio.db.named import Made, Named, itself, named
from biblio.queries.language.dates import DateKind, DateRange
from biblio.queries.narrowing import parts_statements
from biblio.queries.narrowing.date_conditions import date_conditions
from biblio.queries.narrowing.parts import bound, read_for, shapes
from biblio.queries.papers import listing_statements
from biblio.queries.papers.listing import Walk

statements = named("biblio.queries.papers.listing_statements")
WALK = Walk(DateKind.SUBMITTED, oldest=False, has_start=False, has_limit=True)
SINCE = date_conditions(DateKind.SUBMITTED, [DateRange("2000", None)])


def test_a_name_leads_to_what_stands_there() -> None:
    assert itself(statements.NAMES) is listing_statements.NAMES
    assert itself(statements.walk(WALK, ())) is listing_statements.walk(WALK, ())
    assert (
        itself(named("biblio.queries.narrowing.parts_statements").is_of) is parts_statements.is_of
    )
    assert itself(3) == 3


def test_names_are_equal_where_they_mean_the_same() -> None:
    made = statements.walk(WALK, shapes(SINCE))

    assert made == statements.walk(WALK, shapes(SINCE))
    assert hash(made) == hash(statements.walk(WALK, shapes(SINCE)))
    assert made != statements.walk(WALK, ())
    assert repr(statements.NAMES) == "biblio.queries.papers.listing_statements.NAMES"
    assert isinstance(made, Made)
    assert isinstance(statements.NAMES, Named)


def test_a_shape_makes_its_piece_by_name() -> None:
    (condition,) = SINCE
    narrowing = read_for(condition)

    assert isinstance(narrowing.papers.shape.piece("papers"), Select)


def test_a_statement_without_a_known_text_is_made_and_answered(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions.forget()
    monkeypatch.setattr(sessions, "known", lambda *_: None)
    readers = Readers(database)
    with Asking(readers.begun()) as session:
        values = bound(SINCE) | {"limit": 3}
        rows = session.execute(statements.walk(WALK, shapes(SINCE)), values).all()
        number = session.scalar(statements.ALL)
    readers.close()
    sessions.forget()

    assert (rows, number) == ([], 0)


def test_what_a_text_is_written_as_is_read_again() -> None:
    found = texts.known(statements.ALL, KIND)

    assert found is not None
    assert texts.read(texts.written(found)) == found
    assert texts.known(statements.ALL, ("postgresql", (16,))) is None
    assert texts.known(Named("biblio", "nothing"), KIND) is None
