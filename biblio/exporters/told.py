"""What several formats tell alike: a title that is read again as it was, a kind, an address."""

from __future__ import annotations

import re
from typing import Final

from biblio.formats import fields
from biblio.model.records import PaperRecord

__all__ = ["ABSTRACTS", "address_of", "kind_of", "title_of"]

ABSTRACTS: Final = "https://arxiv.org/abs/"
_MATHS: Final = re.compile(r"(\$\$[^$]*\$\$|\$(?:[^$\\]|\\.)*\$)")
_MARKS: Final = re.compile(r"[\\{}~&]|(?<=`)`")
_WRITTEN: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\~{}",
    "&": "&amp;",
    "`": "{}`",
    "{": r"\{",
    "}": r"\}",
}


def title_of(record: PaperRecord) -> str | None:
    r"""The title of *record* as a source prints one: plain text, formulas as they are.

    Our readers, as those of TeX, take `{`, `\` and entities for marks. Where they would read
    something else than the title, these are written as TeX and HTML write them.
    """
    title = fields.line(record.title)
    if title is None or _MARKS.search(title) is None or fields.title(title)[0] == title:
        return title
    parts = _MATHS.split(title)
    parts[::2] = (_MARKS.sub(lambda found: _WRITTEN[found[0]], each) for each in parts[::2])
    written = "".join(parts)
    return written if fields.title(written)[0] == title else title


def kind_of(record: PaperRecord) -> str:
    """The kind of *record*, one of `KINDS`: its own, else what else it says tells.

    What stands in something is an article, and what arXiv has and stands in nothing a preprint.
    """
    if record.kind is not None:
        return record.kind
    if record.container_title is not None:
        return "article"
    return "other" if record.arxiv_id is None else "preprint"


def address_of(record: PaperRecord) -> str | None:
    """Where *record* is found: at its own address, else at arXiv's of its abstract."""
    if record.url is not None or record.arxiv_id is None:
        return record.url
    return f"{ABSTRACTS}{record.arxiv_id}"
