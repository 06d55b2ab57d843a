"""Bibliographies of the user's own, beside what the library knows."""

from __future__ import annotations

from pathlib import Path

from biblio.errors import UnreadableSource
from biblio.library.connected import Connected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from biblio.bibliographies.compared import ComparedEntry
    from biblio.bibliographies.named import NamedEntry
    from biblio.bibliographies.updating import BibUpdate


class Bibliographies(Connected):
    """What is asked about files that cite papers."""

    def compare_bibliography(
        self, source: str | Path, *, seconds: float | None = None
    ) -> list[ComparedEntry]:
        """Each entry of the bibliography *source*, a `.bib` say, beside what is known here.

        It tells which entries are in the library, which are not, which were published since they
        were cited as preprints, which have a newer version and which were withdrawn or retracted:
        see `biblio.bibliographies.compared.ComparedEntry`.

        Raises:
            UnreadableSource: the file cannot be read at all.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.bibliographies import files  # noqa: PLC0415 - queries need none
        from biblio.bibliographies.compared import compare  # noqa: PLC0415 - the same

        data = files.read_whole(source)
        try:
            return self._read(lambda session: compare(session, data), seconds)
        except UnreadableSource as error:
            raise UnreadableSource(f"{files.named(source)}: {error}") from error

    def bibliography_identifiers(self, source: str | Path) -> list[NamedEntry]:
        """The identifiers that each entry of the bibliography *source* names, for `fetch` say.

        Raises:
            UnreadableSource: the file cannot be read at all.
        """
        from biblio.bibliographies import files  # noqa: PLC0415 - queries need none
        from biblio.bibliographies.named import named_entries  # noqa: PLC0415 - the same

        data = files.read_whole(source)
        try:
            return named_entries(data)
        except UnreadableSource as error:
            raise UnreadableSource(f"{files.named(source)}: {error}") from error

    def update_bibliography(
        self,
        source: str | Path,
        *,
        to: str | Path | None = None,
        overwrite: bool = False,
        dry_run: bool = False,
        seconds: float | None = None,
    ) -> BibUpdate:
        """Bring the .bib file *source* up to date: what was a preprint and is published by now.

        Journal or book, volume, number, pages, year and DOI are written into entries of papers
        that the library knows to be published; all else stays to the letter. A value that a person
        wrote otherwise stays and is told, unless *overwrite* is said. The file is replaced whole;
        with *to* another one is written, and *dry_run* writes nothing.

        Raises:
            UnreadableSource: the file cannot be read, or another program changed it meanwhile.
            OSError: it cannot be written; what stood there stays.
            OutOfTime: there is no answer within *seconds*.
        """
        from biblio.bibliographies import files  # noqa: PLC0415 - queries need none
        from biblio.bibliographies.updating import update  # noqa: PLC0415 - the same

        path = Path(source)
        data = files.read_file(path)

        def ask(session: Session) -> BibUpdate:
            return update(session, data, overwrite=overwrite)

        try:
            done = self._read(ask, seconds)
        except UnreadableSource as error:
            raise UnreadableSource(f"{path}: {error}") from error
        if not dry_run and to is not None:
            files.write_file(Path(to), done.after)
        elif not dry_run and done.after != data:
            files.replace_file(path, data, done.after)
        return done
