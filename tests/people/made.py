"""Decisions and places made for tests, of names of our own."""

from __future__ import annotations

from collections.abc import Sequence

from biblio.model.identifiers import Identifier
from biblio.model.names import AuthorName
from biblio.people.values import Action, Decision, Node, Orcid, Place, Side, Spelling, Standing


def side_of(node: Node) -> Side:
    """Whom *node* would have been when a decision spoke of it."""
    assert not isinstance(node, Orcid)
    if isinstance(node, Spelling):
        keyname, _, forenames = node.name_key.partition(", ")
        return Side(AuthorName(keyname.title(), forenames.title(), node.suffix))
    handle = Identifier("arxiv", f"2101.{node.paper_id:05d}")
    return Side(AuthorName("Name", "A"), handle, node.ordinal, "A. Name")


def standing(number: int, action: str, nodes: Sequence[Node], text: str | None = None) -> Standing:
    """The decision *number*, made as the *number*-th."""
    made = Decision(
        Action(action),
        tuple(map(side_of, nodes)),
        text,
        number=number,
        mark=str(number),
        decided_at=f"2026-01-01T00:00:{number:02d}.000000Z",
    )
    return Standing(made, tuple(nodes))


def places(*numbers: int) -> tuple[Place, ...]:
    """The first place of each of these papers."""
    return tuple(Place(number, 1) for number in numbers)
