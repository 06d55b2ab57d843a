"""Each module of an engine is what its charge asks: mypy compares the assignments here."""

from __future__ import annotations

from types import ModuleType
from typing import Final

import pytest

from biblio.db.engines import charges, postgresql, sqlite
from biblio.db.engines.postgresql import (
    arriving,
    asking,
    backups,
    care,
    compacting,
    connecting,
    interrupting,
    liveness,
    previews,
    reading,
    rows,
    schema,
    search_index,
    text_query,
    triggers,
    unlocked,
    views,
    words,
)
from biblio.db.engines.postgresql import shell as psql
from biblio.db.engines.sqlite import arriving as arriving_in_files
from biblio.db.engines.sqlite import asking as asking_a_file
from biblio.db.engines.sqlite import backups as backups_of_files
from biblio.db.engines.sqlite import care as care_of_files
from biblio.db.engines.sqlite import compacting as compacting_files
from biblio.db.engines.sqlite import connecting as connecting_to_files
from biblio.db.engines.sqlite import interrupting as interrupting_files
from biblio.db.engines.sqlite import liveness as liveness_of_processes
from biblio.db.engines.sqlite import previews as previews_of_files
from biblio.db.engines.sqlite import reading as reading_files
from biblio.db.engines.sqlite import rows as rows_of_files
from biblio.db.engines.sqlite import schema as schema_of_files
from biblio.db.engines.sqlite import search_index as fts5
from biblio.db.engines.sqlite import shell as sqlite3
from biblio.db.engines.sqlite import text_query as fts5_query
from biblio.db.engines.sqlite import triggers as triggers_of_files
from biblio.db.engines.sqlite import unlocked as unlocked_files
from biblio.db.engines.sqlite import views as views_of_files
from biblio.db.engines.sqlite import words as words_of_files

READING: Final[tuple[charges.Reading, ...]] = (reading_files, reading)
CONNECTING: Final[tuple[charges.Connecting, ...]] = (connecting_to_files, connecting)
UNLOCKED: Final[tuple[charges.Unlocked, ...]] = (unlocked_files, unlocked)
PREVIEWS: Final[tuple[charges.Previews, ...]] = (previews_of_files, previews)
BACKUPS: Final[tuple[charges.Backups, ...]] = (backups_of_files, backups)
INTERRUPTING: Final[tuple[charges.Interrupting, ...]] = (interrupting_files, interrupting)
ROWS: Final[tuple[charges.Rows, ...]] = (rows_of_files, rows)
TEXT_QUERIES: Final[tuple[charges.TextQueries, ...]] = (fts5_query, text_query)
SEARCH_INDEXES: Final[tuple[charges.SearchIndex, ...]] = (fts5, search_index)
TRIGGERS: Final[tuple[charges.Triggers, ...]] = (triggers_of_files, triggers)
VIEWS: Final[tuple[charges.Views, ...]] = (views_of_files, views)
SCHEMAS: Final[tuple[charges.Schema, ...]] = (schema_of_files, schema)
CARE: Final[tuple[charges.Care, ...]] = (care_of_files, care)
ARRIVING: Final[tuple[charges.Arriving, ...]] = (arriving_in_files, arriving)
COMPACTING: Final[tuple[charges.Compacting, ...]] = (compacting_files, compacting)
WORDS: Final[tuple[charges.Words, ...]] = (words_of_files, words)
ASKING: Final[tuple[charges.Asking, ...]] = (asking_a_file, asking)
SHELLS: Final[tuple[charges.Shell, ...]] = (sqlite3, psql)
LIVENESS: Final[tuple[charges.Liveness, ...]] = (liveness_of_processes, liveness)
CHARGES: Final = {
    charges.Connecting: CONNECTING,
    charges.Unlocked: UNLOCKED,
    charges.Previews: PREVIEWS,
    charges.Backups: BACKUPS,
    charges.Interrupting: INTERRUPTING,
    charges.Rows: ROWS,
    charges.TextQueries: TEXT_QUERIES,
    charges.SearchIndex: SEARCH_INDEXES,
    charges.Triggers: TRIGGERS,
    charges.Views: VIEWS,
    charges.Schema: SCHEMAS,
    charges.Care: CARE,
    charges.Arriving: ARRIVING,
    charges.Compacting: COMPACTING,
    charges.Words: WORDS,
    charges.Reading: READING,
    charges.Asking: ASKING,
    charges.Shell: SHELLS,
    charges.Liveness: LIVENESS,
}


@pytest.mark.parametrize(("charge", "having"), CHARGES.items(), ids=lambda each: str(each)[:60])
def test_each_engine_has_all_of_a_charge(charge: type, having: tuple[object, ...]) -> None:
    asked = {name for name in {*vars(charge), *charge.__annotations__} if name[0] != "_"}

    assert [each.__package__ for each in having if isinstance(each, ModuleType)] == [
        each.__name__ for each in (sqlite, postgresql)[: len(having)]
    ]
    assert [asked - set(dir(each)) for each in having] == [set()] * len(having)


def test_every_charge_of_an_engine_is_compared() -> None:
    said = {
        each
        for each in vars(charges).values()
        if isinstance(each, type) and each.__module__ == charges.__name__
    }

    assert said - {charges.Opened, charges.Begun, charges.Readers} == set(CHARGES)
