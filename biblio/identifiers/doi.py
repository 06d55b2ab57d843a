"""DOIs as fields hold them: every spelling in, one out."""

from __future__ import annotations

import re


def dois(text: str | None) -> list[str]:
    """The single DOIs in a DOI field, in lower case, each once.

    Fields hold several, divided by spaces, commas or semicolons; DOIs ignore case (DOI Handbook,
    section 2.4).
    """
    if not text:
        return []
    return list(dict.fromkeys(_DOI.findall(text.lower())))


_DOI = re.compile(r"10\.\d{4,9}/[^\s,;]*[^\s,;.]")
