"""The tables as a folder of Parquet files: for programs that read a whole library at once.

A folder holds what a library was at one moment, the tables of papers by the year of listing, and a
manifest of that. It takes its place whole, and an export into it again writes the parts that
changed. An extra installs what writes Parquet.
"""

from __future__ import annotations

from biblio.errors import MissingExtra

EXTRA = "pip install 'biblio[parquet]'"


def require_pyarrow() -> None:
    """Make sure that Parquet can be written.

    Raises:
        MissingExtra: it cannot.
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra(f"Parquet needs what is not installed here: {EXTRA}") from error
