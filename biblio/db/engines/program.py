"""A program that people use beside biblio."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Program(NamedTuple):
    """What it is called, what it is started with, and what it finds in its environment.

    Whoever is on the machine reads the arguments: what is secret is in the environment.
    """

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str] = _NOTHING
