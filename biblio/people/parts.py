"""Things in parts that grow together, each told by one of its members."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Parts(Generic[Member]):
    """Members in parts; whoever was never joined is a part alone."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def root(self, member: Member) -> Member:
        """What stands for the part that *member* is in."""
        above, found = self._above, member
        while found in above:
            found = above[found]
        while member != found:
            above[member], member = found, above[member]
        return found

    def join(self, one: Member, other: Member) -> None:
        """Make one part of those of two members, which that of *one* stands for."""
        ours, theirs = self.root(one), self.root(other)
        if ours != theirs:
            self._above[theirs] = ours
