"""Entries of a list that a comma cut in two, put together again."""

from __future__ import annotations

from typing import NamedTuple

from biblio.model.names.collaborations import has_keyword
from biblio.model.names.persons import are_initials, is_suffix, is_whole
from biblio.model.names.titles import is_degree


class Item(NamedTuple):
    """An entry as printed, its affiliations resolved, and whether a comma parts keyname first."""

    printed: str
    affiliations: tuple[str, ...] = ()
    is_comma_form: bool = False


_LONGEST_PIECE = 12  # `J. R. M. N.`
_SHORT = 5  # what has no full stop at its end: `Jr`, `III`, `J`
_LONGEST_SURNAME = 3  # words


def may_be_cut_off(printed: str) -> bool:
    """Whether an entry is so short that it may belong to the one before or behind it."""
    return len(printed) < _LONGEST_PIECE and (len(printed) < _SHORT or printed[-1] == ".")


def join(items: list[Item]) -> list[Item]:
    """The *items* with what a comma cut off: `Bloggs, Jr.`, `Smith, J.`, `Jose Foo, S.J.`."""
    joined: list[Item] = []
    alternates: bool | None = None
    is_letter = False  # the last piece is a capital and nothing more
    for item in items:
        printed = item.printed.strip()
        if not printed:
            continue
        if joined and may_be_cut_off(printed):
            before = joined[-1]
            if before.is_comma_form:
                pass  # it has its forenames or its suffix already
            elif is_suffix(printed):
                joined[-1] = _with(before, printed, item)
                is_letter = False
                continue
            elif is_degree(printed) or all(map(are_initials, printed.split())):
                if alternates is None:
                    alternates = _alternates(items)
                if alternates or _wants(before.printed, printed):
                    joined[-1] = _with(before, printed, item)
                    is_letter = False
                    continue
        if is_letter:
            # `U, Hopp`: a comma where a full stop was meant.
            printed = f"{joined.pop().printed}. {printed}"
        is_letter = len(printed) == 1 and printed.isupper()
        joined.append(item if printed == item.printed else item._replace(printed=printed))
    return joined


def _with(before: Item, printed: str, item: Item) -> Item:
    return Item(
        f"{before.printed}, {printed}",
        before.affiliations or item.affiliations,
        is_comma_form=True,
    )


def _wants(before: str, piece: str) -> bool:
    """Whether the *piece* belongs to the name *before* it, in a list of other names."""
    if is_degree(piece) and is_whole(before):
        return True
    return "." in piece and _is_surname(before)


def _is_surname(text: str) -> bool:
    """Whether *text* is one to three words without initials, and no collaboration."""
    return (
        "." not in text
        and len(words := text.split()) <= _LONGEST_SURNAME
        and not any(map(are_initials, words))
        and not has_keyword(text)
    )


def _alternates(items: list[Item]) -> bool:
    """Whether all *items* are surnames and initials in turn: `Canto Foo, B. L., De Bar, J.`."""
    pieces = [item.printed.strip() for item in items]
    pieces = [piece for piece in pieces if piece and piece.lower() not in {"et al", "et al."}]
    initials = [piece for piece in pieces if all(map(are_initials, piece.split()))]
    return (
        len(pieces) > 2  # noqa: PLR2004 - one pair proves nothing
        and len(initials) * 2 == len(pieces)
        and initials == pieces[1::2]
        and all(map(_is_surname, pieces[::2]))
    )
