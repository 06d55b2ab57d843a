"""The names that a name was taken for, as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

from biblio.cli.failures import say
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.cli.options import Match
    from biblio.library import Library
    from biblio.queries.rows import AuthorMatch, MatchedForm, PersonMatch

SHOWN: Final = 5  # papers of a name that a line for people shows


def forms_of(library: Library, name: str, match: Match) -> list[MatchedForm]:
    """The names that *name* was taken for.

    Raises:
        typer.BadParameter: it names a person by a place, and no name.
    """
    from biblio.model.identifiers.person_places import is_place

    if is_place(name):
        raise typer.BadParameter("it is about names, not a place", param_hint="--explain")
    return library.explain(name, mode=match.value)


def say_forms(name: str, forms: Sequence[MatchedForm]) -> None:
    """Say each name that *name* was taken for, the rule, and its papers."""
    for form in forms:
        say(
            f"{name} is taken for {printed(form)}, id:{form.author_id}, by rule {form.rule}: "
            f"{counted(form.papers, 'paper')}, {some(form.handles)}"
        )


def printed(row: AuthorMatch | MatchedForm | PersonMatch) -> str:
    """The name of *row*, and whether it is no person's."""
    return f"{row.name} (collaboration)" if row.is_collaboration else row.name


def some(handles: Sequence[str]) -> str:
    """The first *handles* of papers, and how many more there are."""
    more = f" … {len(handles) - SHOWN:,} more" if len(handles) > SHOWN else ""
    return " ".join(plainly(handles[:SHOWN])) + more


def plainly(handles: Sequence[str]) -> tuple[str, ...]:
    """*handles* as people read them."""
    from biblio.model.identifiers import plain

    return tuple(map(plain, handles))
