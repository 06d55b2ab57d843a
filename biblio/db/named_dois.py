"""Whether a paper is found by each DOI that its row states: by a row of `identifiers`."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, select

from biblio.db import bulk
from biblio.db.models import Identifier, Paper
from biblio.model.identifiers import dois

AT_ONCE: Final = 10_000  # rows that are in memory together


def unnamed_dois(connection: Connection) -> list[tuple[int, str]]:
    """Each DOI that a paper states and is not found by, with the paper's id.

    Nearly every statement is one DOI in its own spelling, which the database tells by itself.
    """
    plain = select(Identifier.paper_id).where(
        Identifier.scheme == "doi",
        Identifier.value == func.lower(Paper.doi),
        Identifier.paper_id == Paper.id,
    )
    asked = connection.execute(
        select(Paper.id, Paper.doi).where(Paper.doi.is_not(None), ~plain.exists()),
        execution_options={"yield_per": AT_ONCE},
    )
    stated = [(paper_id, each) for paper_id, text in asked for each in dois(text)]
    which = bulk.integers({paper_id for paper_id, _ in stated})
    named = {
        (paper_id, value)
        for paper_id, value in connection.execute(
            select(Identifier.paper_id, Identifier.value).where(
                Identifier.scheme == "doi", Identifier.paper_id.in_(which)
            )
        )
    }
    return [each for each in stated if each not in named]


def name_dois(connection: Connection) -> None:
    """Let each paper be found by the DOIs that its row states."""
    bulk.insert_rows(
        connection,
        Identifier,
        [("doi", value, paper_id) for paper_id, value in dict.fromkeys(unnamed_dois(connection))],
    )
