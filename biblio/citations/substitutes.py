"""What stands in the place of names is not said again, as CSL has it and citeproc-py does in part.

CSL 1.0.2, "Substitute": a variable that is rendered in the place of names is suppressed in the rest
of the reference. citeproc-py keeps to that where a text names its variable itself, and not where a
macro does, nor for names.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

Element = Any  # of citeproc-py, which has no types

_NAMES: Final = "{http://purl.org/net/xbiblio/csl}names"
_TEXT: Final = "{http://purl.org/net/xbiblio/csl}text"
_SUBSTITUTE: Final = "{http://purl.org/net/xbiblio/csl}substitute"


@contextmanager
def said_once() -> Iterator[None]:
    """Let citeproc-py say once what stands in for names, while this lasts."""
    from citeproc import model  # noqa: PLC0415 - an extra

    render, process = model.Substitute.render, model.Names.process

    def substituted(self: Element, item: Element, context: Element = None, **more: object) -> Any:  # noqa: ANN401 - citeproc-py's
        text = render(self, item, context=context, **more)
        if text:
            said = context.get_layout().repressed
            for tag, variable in _variables(self, item, str(text)):
                said.setdefault(tag, []).append(variable)
        return text

    def named(
        self: Element,
        item: Element,
        names_context: Element = None,
        context: Element = None,
        **more: object,
    ) -> Any:  # noqa: ANN401 - citeproc-py's
        said = (context if context is not None else self).get_layout().repressed.get(_NAMES, ())
        hidden = {}
        if said and self.getparent().tag != _SUBSTITUTE:
            roles = [role for role in self.get("variable").split() if role in said]
            hidden = {role: item.reference.pop(role) for role in roles if role in item.reference}
        try:
            return process(self, item, names_context=names_context, context=context, **more)
        finally:
            item.reference.update(hidden)

    model.Substitute.render, model.Names.process = substituted, named
    try:
        yield
    finally:
        model.Substitute.render, model.Names.process = render, process


def _variables(substitute: Element, item: Element, text: str) -> Iterator[tuple[str, str]]:
    """The variables that *text* has of *item*, each with the tag of what renders it."""
    said = _letters(text)
    for each in _rendering(substitute, frozenset()):
        for variable in (each.get("variable") or "").split():
            value = item.reference.get(variable.replace("-", "_"))
            if value and _is_said(each, variable, value, said):
                yield each.tag, variable


def _is_said(rendering: Element, variable: str, value: Any, said: str) -> bool:  # noqa: ANN401 - citeproc-py's
    """Whether the *value* of a *variable* is what the letters *said* are of.

    Names are told by the first of them. Something may stand behind a title.
    """
    if rendering.tag == _NAMES:
        return _letters(str(value[0].get("family") or value[0].get("literal") or "?")) in said
    letters = _letters(str(value))
    return said == letters or (variable == "title" and said.startswith(letters))


def _rendering(element: Element, within: frozenset[str]) -> Iterator[Element]:
    """The names and texts in *element*, those of its macros too."""
    for each in element.iter(_NAMES, _TEXT):
        macro = each.get("macro")
        if macro is None:
            yield each
        elif macro not in within:
            yield from _rendering(each.get_macro(macro), within | {macro})


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
