"""What references are written in: plain text, HTML, Markdown; formulas are left as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

__all__ = ["OUTPUTS", "Output"]

Mark = Callable[[str], str]

_MATHS: Final = re.compile(r"(\$\$[^$]*\$\$|\$(?:[^$\\]|\\.)*\$)")
_MARKDOWN: Final = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|^(?=[#+-])")
_ENDS: Final = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Output:
    """How text and marks are written, with the names that citeproc-py asks for.

    `entry` is put around each reference, `between` between two, and `whole` around all.
    """

    preformat: Mark
    Italic: Mark
    Bold: Mark
    Underline: Mark
    Superscript: Mark
    Subscript: Mark
    SmallCaps: Mark
    entry: Mark = str
    between: str = "\n"
    whole: Mark = str

    @property
    def Oblique(self) -> Mark:  # noqa: N802 - as citeproc-py asks for it
        """As italics: no font has both."""
        return self.Italic

    @property
    def Light(self) -> Mark:  # noqa: N802 - as citeproc-py asks for it
        """As any other text."""
        return str


def _html(text: str) -> str:
    return escape(str(text), quote=False)


def _markdown(text: str) -> str:
    parts = _MATHS.split(str(text))
    parts[::2] = (_MARKDOWN.sub(lambda found: f"\\{found[0]}", each) for each in parts[::2])
    return "".join(parts)


def _tagged(name: str, attributes: str = "") -> Mark:
    start = f"<{name} {attributes}>" if attributes else f"<{name}>"
    return lambda text: f"{start}{text}</{name}>" if text else ""


def _starred(stars: str) -> Mark:
    """Marks that stand at words and not at spaces, since they would mean nothing there."""

    def mark(text: str) -> str:
        found = _ENDS.fullmatch(str(text))
        before, inside, behind = found.groups() if found else ("", str(text), "")
        return f"{before}{stars}{inside}{stars}{behind}" if inside else str(text)

    return mark


_SMALL_CAPITALS: Final = _tagged("span", 'style="font-variant:small-caps;"')

OUTPUTS: Final[Mapping[str, Output]] = {
    "text": Output(str, str, str, str, str, str, str),
    "html": Output(
        _html,
        _tagged("i"),
        _tagged("b"),
        _tagged("u"),
        _tagged("sup"),
        _tagged("sub"),
        _SMALL_CAPITALS,
        entry=lambda text: f'  <div class="csl-entry">{text}</div>',
        whole=lambda text: f'<div class="csl-bib-body">\n{text}\n</div>',
    ),
    "markdown": Output(
        _markdown,
        _starred("*"),
        _starred("**"),
        _tagged("u"),
        _tagged("sup"),
        _tagged("sub"),
        _SMALL_CAPITALS,
        between="\n\n",
    ),
}
"""How references can be written, by name."""
