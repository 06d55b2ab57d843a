"""biblio: a bibliographic database in one SQLite file.

    import biblio

    with biblio.open("papers.db", create=True) as library:
        library.import_files("arxiv.jsonl.gz")
        for paper in library.papers(on="2007-04", category="hep-ph"):
            print(paper.arxiv_id, paper.title)

Only what is used is imported: `biblio.open` brings SQLAlchemy, `biblio.__version__` nothing.
"""

from __future__ import annotations

from biblio.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from biblio.errors import BiblioError
    from biblio.library import Library
    from biblio.library import open_library as open  # noqa: A004 - biblio.open, as io.open
    from biblio.model.names import AuthorName
    from biblio.model.records import PaperRecord, PaperVersion, Translation

__all__ = [
    "AuthorName",
    "BiblioError",
    "Library",
    "PaperRecord",
    "PaperVersion",
    "Translation",
    "__version__",
    "open",
]

_HOMES = {
    "AuthorName": ("biblio.model.names", "AuthorName"),
    "BiblioError": ("biblio.errors", "BiblioError"),
    "Library": ("biblio.library", "Library"),
    "PaperRecord": ("biblio.model.records", "PaperRecord"),
    "PaperVersion": ("biblio.model.records", "PaperVersion"),
    "Translation": ("biblio.model.records", "Translation"),
    "open": ("biblio.library", "open_library"),
}


def __getattr__(name: str) -> object:
    """The public face, imported when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see the docstring

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    """The names of the public face, imported already or not."""
    return sorted(__all__)
