"""Identifiers of any scheme, how well each scheme tells papers apart, and links between them."""

from __future__ import annotations

from typing import Final, NamedTuple

RANKED: Final = ("arxiv", "doi", "pmid", "openalex", "isbn", "key", "abstract", "content")
"""The schemes that tell papers apart, the best first.

`key` is a citation key within a library that the user names, `abstract` and `content` are digests
of what a record says. An identifier of any other scheme is kept, and tells nothing.
"""

DIGESTS: Final = frozenset({"abstract", "content"})
"""The schemes that no source prints: digests of what a record says."""

_RANKS: Final = {scheme: rank for rank, scheme in enumerate(RANKED)}


class Identifier(NamedTuple):
    """One identifier in its canonical form: `Identifier("doi", "10.1000/abc")`."""

    scheme: str
    value: str

    @property
    def rank(self) -> int:
        """How well it tells papers apart: 0 is best, `len(RANKED)` tells nothing."""
        return _RANKS.get(self.scheme, len(RANKED))

    @property
    def is_ranked(self) -> bool:
        """Whether it tells papers apart at all."""
        return self.scheme in _RANKS

    @property
    def handle(self) -> str:
        """What a paper is called by it in output: arXiv's scheme is written as arXiv writes it."""
        return f"arXiv:{self.value}" if self.scheme == "arxiv" else str(self)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class Link(NamedTuple):
    """What a source states of two identifiers: what *source* names is *target* as well.

    A preprint links to what it became, and what has a preprint on arXiv links to that.
    """

    source: Identifier
    target: Identifier

    def upward(self) -> Link:
        """The link from the worse scheme to the better; within one scheme as it is."""
        return Link(self.target, self.source) if self.source.rank < self.target.rank else self


def plain(handle: str) -> str:
    """*handle* as people read it: arXiv's identifiers without the scheme, which is plain."""
    return handle.removeprefix("arXiv:")
