"""The graph of who wrote with whom, whole: asked of a folder of Parquet files, by SQL.

The statements stand in files (`biblio.graph.scripts`), which Spark runs on a cluster as they are;
here DuckDB runs them (`biblio.graph.engine`), which an extra installs.
"""

from __future__ import annotations

from biblio.errors import MissingExtra

EXTRA = "pip install 'biblio[parquet]'"


def require_duckdb() -> None:
    """Make sure that a graph can be asked.

    Raises:
        MissingExtra: it cannot.
    """
    try:
        import duckdb  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra(f"graphs need what is not installed here: {EXTRA}") from error
