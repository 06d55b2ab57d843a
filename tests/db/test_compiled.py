"""What one engine compiled serves the next of its kind, and none of another."""

from __future__ import annotations

from sqlalchemy import make_url, select
from stores import Database

from biblio.db.compiled import COMPILED, kind_of
from biblio.db.engine import make_engine, url_of
from biblio.db.models import Author

ASKED = select(Author.id).where(Author.name == "Nobody Whom Anybody Else Asks For")


def test_engines_of_one_kind_compile_a_statement_once(database: Database) -> None:
    COMPILED.clear()
    met: list[object] = []
    for read_only in (False, True, True):
        engine = make_engine(url_of(database), read_only=read_only)
        with engine.connect() as connection:
            assert connection.execute(ASKED).all() == []
        engine.dispose()
        met += [each for each in COMPILED.values() if "authors.name" in str(each)]

    assert len(met) == 3
    assert len(set(map(id, met))) == 1


def test_another_engine_or_version_is_another_kind() -> None:
    dialects = [make_url(each).get_dialect()() for each in ("sqlite://", "postgresql+psycopg://")]
    later = make_url("sqlite://").get_dialect()()
    later.server_version_info = (3, 99)

    assert len({*map(kind_of, [*dialects, later])}) == 3
