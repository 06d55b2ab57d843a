"""One server for all tests of this folder."""

from postgresql import postgresql

__all__ = ["postgresql"]
