"""Citation keys that were written out: whose they are, and how new ones are kept.

A key is bound to the handle that its paper had. A paper that was joined into another brings its
key along, unless that has its own; of several papers that share a handle the first has its key.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select

from biblio.db import bulk
from biblio.db.annotation_models import CitationKey
from biblio.db.lists import listed
from biblio.db.wording import worded
from biblio.model.identifiers import Identifier
from biblio.model.moments import time_now

# From the papers to the keys, in this order, however many there are of either.
_PAPERS: Final = "FROM @elements(:papers) AS e @then papers AS p ON p.id = e.value"
_NOBODY_IS_CALLED_SO: Final = (
    "NOT EXISTS (SELECT 1 FROM papers AS o WHERE @unindexed(o.arxiv_id) IS NULL"
    " AND o.anchor = k.scheme || ':' || k.value)"
)


def _by_digest(scheme: str, column: str) -> str:
    return f"""
SELECT p.id, 1, k.first_written, k.citation_key
{_PAPERS}
@then sources AS s ON s.paper_id = p.id
@then citation_keys AS k ON k.scheme = '{scheme}' AND k.value = @digest(s.{column})
WHERE {_NOBODY_IS_CALLED_SO} AND NOT EXISTS (
    SELECT 1 FROM sources AS o
    WHERE o.{column} = s.{column} AND @unindexed(o.paper_id) < s.paper_id AND k.folded <> '')"""  # noqa: S608 - constants


_WRITTEN: Final = "\nUNION ALL\n".join(
    (
        f"""
SELECT p.id, 0, k.first_written, k.citation_key
{_PAPERS}
@then citation_keys AS k ON k.scheme = 'arxiv' AND k.value = p.arxiv_id""",
        f"""
SELECT p.id, 0, k.first_written, k.citation_key
{_PAPERS}
@then citation_keys AS k ON k.scheme = @before(p.anchor)
 AND k.value = @behind(p.anchor)
WHERE p.arxiv_id IS NULL""",
        f"""
SELECT p.id, 1, k.first_written, k.citation_key
{_PAPERS}
@then identifiers AS i ON i.paper_id = p.id
@then citation_keys AS k ON k.scheme = i.scheme AND k.value = i.value
WHERE i.scheme <> 'arxiv' AND {_NOBODY_IS_CALLED_SO} AND NOT EXISTS (
    SELECT 1 FROM identifiers AS o
    WHERE o.scheme = k.scheme AND o.value = k.value AND o.paper_id < i.paper_id)""",  # noqa: S608 - constants
        _by_digest("content", "content_key"),
        _by_digest("abstract", "abstract_key"),
    )
)


def written_for(connection: Connection, papers: Collection[int]) -> dict[int, str]:
    """The key of each of the ids *papers* that one was written out for: the paper's own first."""
    found: dict[int, str] = {}
    if connection.scalar(select(CitationKey.folded).limit(1)) is not None:
        rows = connection.execute(worded(connection, _WRITTEN), {"papers": listed(papers)})
        for paper_id, _, _, key in sorted(tuple(row) for row in rows):
            found.setdefault(paper_id, key)
    return found


def taken(connection: Connection, folded: Collection[str]) -> set[str]:
    """Which of the keys *folded*, without case, were written out for any paper."""
    if not folded:
        return set()
    return set(
        connection.scalars(
            select(CitationKey.folded).where(CitationKey.folded.in_(bulk.texts(folded)))
        )
    )


def keep(connection: Connection, keys: Mapping[Identifier, str]) -> None:
    """Keep *keys*, by the handles of their papers, which have none yet."""
    moment = time_now()
    if keys:
        connection.execute(
            insert(CitationKey).values(
                {each.name: bindparam(each.name) for each in CitationKey.__table__.columns}
            ),
            [
                {
                    "folded": key.casefold(),
                    "citation_key": key,
                    "scheme": handle.scheme,
                    "value": handle.value,
                    "first_written": moment,
                }
                for handle, key in keys.items()
            ],
        )
