"""Papers as the items that citeproc-py takes: texts of the output, capitals that are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from biblio.citations.outputs import Output
from biblio.exporters.csl_json import item_of
from biblio.exporters.exporter import ExportedPaper
from biblio.formats.csl_json.variables import WRITTEN_AS
from biblio.model.names import fold

__all__ = ["Item", "item_for", "sortable"]

Item = dict[str, Any]

_WORD: Final = re.compile(r"(?:\$\$[^$]*\$\$|\$(?:[^$\\]|\\.)*\$|\S)+")
_START, _END = '<span class="nocase">', "</span>"  # as citeproc-py reads them
# Where the capitals of words are changed by styles.
_CASED: Final = frozenset(
    ("title", "container-title", "collection-title", "genre", "number", "publisher")
)
# It stands in the number and the publisher, as styles ask for it.
_LEFT_OUT: Final = frozenset(
    ("abstract", "archive", "archive_location", "keyword", "license", "note")
)
_NOT_TEXT: Final = frozenset(("id", "type", "language"))


def item_for(paper: ExportedPaper, output: Output) -> Item:
    """The item of *paper*, its texts written for *output*."""
    item = item_of(paper)
    if item["type"] == WRITTEN_AS["preprint"] and paper.record.arxiv_id is not None:
        item.pop("DOI", None)  # of what the preprint became, and not of what is cited
    found: Item = {}
    for name, value in item.items():
        if name in _LEFT_OUT:
            continue
        if name in _NOT_TEXT:
            found[name] = value
        elif isinstance(value, str):
            found[name] = _cased(value, output) if name in _CASED else output.preformat(value)
        elif isinstance(value, list):
            found[name] = [_name(each, output) for each in value]
        else:
            found[name] = _date(value, output)
    return found


def sortable(item: Item) -> Item:
    """*item* with the letters of its texts and names folded, so that É stands at E."""
    found: Item = {}
    for name, value in item.items():
        if isinstance(value, str) and name not in _NOT_TEXT:
            found[name] = fold(value.replace(_START, "").replace(_END, "")) or value
        elif isinstance(value, list):
            found[name] = [
                {part: fold(text) or text for part, text in each.items()} for each in value
            ]
        else:
            found[name] = value
    return found


def _cased(text: str, output: Output) -> str:
    """*text* with each word that has capitals, digits or formulas to stay as it is.

    A style that asks for sentence case means that of a mixed text to stay (CSL 1.0.2, "Text-case"),
    and one that asks for title case raises words in lower case alone. Text that is all capitals is
    left to the style.
    """
    if text.isupper():
        return output.preformat(text)
    return " ".join(_words(text, output))


def _words(text: str, output: Output) -> Iterator[str]:
    before = ""
    for match in _WORD.finditer(text):
        word = match[0]
        written = output.preformat(word)
        # Behind the full stop of an abbreviation no sentence begins: `Proc. of the Conf. on Wool`.
        is_fixed = not word.islower() or (before.endswith(".") and before != "...")
        yield f"{_START}{written}{_END}" if is_fixed or "$" in word else written
        before = word


def _name(name: Item, output: Output) -> Item:
    return {part: output.preformat(text) for part, text in name.items()}


def _date(date: Item, output: Output) -> Item:
    """A date with its text where citeproc-py looks for it; of a range the beginning."""
    if "date-parts" not in date:
        return {"literal": output.preformat(next(iter(date.values())))}
    kept = {name: value for name, value in date.items() if name in {"season", "circa"}}
    return {"date-parts": date["date-parts"][:1], **kept}
