"""The names that a name was taken for, as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from biblio.cli.failures import say
from biblio.cli.wording import counted

if TYPE_CHECKING:
    from biblio.queries.rows import AuthorMatch, MatchedForm, PersonMatch

SHOWN: Final = 5  # papers of a name that a line for people shows


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
