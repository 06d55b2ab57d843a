"""Papers as they are cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biblio.library.parquet_exports import ParquetExports

if TYPE_CHECKING:
    from biblio.citations import Cited

__all__ = ["Citing"]


class Citing(ParquetExports):
    """What papers look like in the references of others."""

    def cite(self, *identifiers: str, style: str = "apa", output: str = "text") -> list[Cited]:
        """The papers *identifiers* as a style cites them, in the order of its bibliography.

            for each in library.cite("0704.0001", "doi:10.1000/182", style="ieee"):
                print(each.citation, each.reference)

        *style* is the name of one of CSL's styles (`apa`, `nature`, …), or a file that ends in
        `.csl`; *output* is `text`, `html` or `markdown`. Each paper comes once. It needs the extra
        `cite`: `pip install 'biblio[cite]'`.

        Raises:
            InvalidIdentifier: one is no identifier.
            InvalidQuery: several papers have it, or there is no such output.
            NotFound: no such paper is in the database.
            InvalidStyle: there is no such style, or the file is none that can be used.
            MissingExtra: the extra is not installed.
        """
        from biblio.citations import cite  # noqa: PLC0415 - few ask for it

        with self.export(ids=identifiers) as papers:
            if papers.unfound:
                raise papers.unfound[0].reason
            return cite(list(papers), style, output)
