"""Papers to references, in the order of the style, and to the citations of them in a text."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from biblio.citations.items import Item, item_for, sortable
from biblio.citations.outputs import OUTPUTS, Output
from biblio.citations.styles import load, without_case_of_macros
from biblio.citations.substitutes import said_once
from biblio.citations.years import lettered, suffixes
from biblio.errors import InvalidQuery, InvalidStyle
from biblio.exporters.exporter import ExportedPaper
from biblio.model.identifiers import Identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle

__all__ = ["Cited", "cite"]

# American quotes: what ends a phrase stands before the mark that closes it.
_BEHIND_QUOTES: Final = re.compile(r"(?<![?!.,])([”’])((?:</?[a-z][^>]*>|\*+)*)([.,])(?![^\s<*])")
_DOUBLED: Final = re.compile(r"([?!.,])([”’])((?:</?[a-z][^>]*>|\*+)*)([.,])(?![^\s<*])")
# What citeproc-py drops where no mark of the output stands between: `et al.</i>.`
_TWICE: Final = re.compile(r"([.,;:!?])((?:</[a-z]+>|\*+)+)\1")
# arXiv's identifiers begin with its name, which some styles write before them.
_OWN_NAME: Final = re.compile(r"(?:<i>|\*)?arXiv(?:</i>|\*)?: (?=arXiv:)")
# A list that is cut, whatever word and mark the style has before the last name.
_CUT: Final = re.compile(r",?(?: (?:and|&|&amp;|und|et|y|e))? others\.?(?!\w)")
_BROKEN: Final = (
    *(AttributeError, IndexError, KeyError, NameError, TypeError, ValueError, RecursionError),
)


class Cited(NamedTuple):
    """One paper as a style has it: what it is called by, its citation, and its reference.

    `reference` is empty in a style that has no bibliography.
    """

    handle: Identifier
    citation: str
    reference: str


def cite(papers: Sequence[ExportedPaper], style: str, output: str = "text") -> list[Cited]:
    """*papers* as the *style* has them, in the order of its bibliography.

    *style* is the name of one of CSL's, or of a file that ends in `.csl`; *output* is one of
    `OUTPUTS`. Papers of the same authors, as the style tells them, and the same year are told apart
    by letters behind the year, in the order of the bibliography, where the style wants that.

    Raises:
        MissingExtra: what citations need is not installed.
        InvalidStyle: there is no such style, or the file is none that can be used.
        InvalidQuery: there is no such output.
    """
    if output not in OUTPUTS:
        raise InvalidQuery(f"{output!r} is no output of citations; they are: {', '.join(OUTPUTS)}")
    found = load(style)
    with _blamed(style), said_once():
        try:
            return _Rendering(found, papers, OUTPUTS[output]).cited()
        except AttributeError as error:
            if not _is_of_citeproc(error):
                raise
            without_case_of_macros(found.root)
            return _Rendering(found, papers, OUTPUTS[output]).cited()


@contextmanager
def _blamed(style: str) -> Iterator[None]:
    """Say of a style at which citeproc-py stumbles that it cannot be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _BROKEN as error:
        if not _is_of_citeproc(error):
            raise
        raise InvalidStyle(
            f"{style} cannot be used: citeproc-py stops at it ({type(error).__name__}: {error})"
        ) from error


def _is_of_citeproc(error: BaseException) -> bool:
    """Whether *error* arose in citeproc-py, and not in what it calls of ours."""
    frames = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(error.__traceback__)]
    return str(frames[-1]).partition(".")[0] == "citeproc"


class _Rendering:
    """Some papers on their way through one style."""

    def __init__(
        self, style: CitationStylesStyle, papers: Sequence[ExportedPaper], output: Output
    ) -> None:
        self.style = style
        self.output = output
        self.papers = {str(number): paper for number, paper in enumerate(papers, start=1)}
        self.items = {
            number: item_for(paper, output) | {"id": number}
            for number, paper in self.papers.items()
        }
        self.is_american = _is_american(style)

    def order(self) -> list[str]:
        """The papers in the order of the style, whatever accents their names have."""
        if not self.style.has_bibliography():
            return list(self.items)
        plain = [
            sortable(item_for(paper, OUTPUTS["text"])) | {"id": number}
            for number, paper in self.papers.items()
        ]
        bibliography = self._bibliography(plain)
        bibliography.sort()
        return list(bibliography.keys)

    def cited(self) -> list[Cited]:
        """The papers in order."""
        bibliography = self._bibliography([self.items[number] for number in self.order()])
        letters: Mapping[str, str] = {}
        if self.style.root.citation.get("disambiguate-add-year-suffix") == "true":
            alike: dict[str, list[str]] = defaultdict(list)
            for item in bibliography.items:
                alike[self._citation(item)].append(item.key)
            letters = suffixes(alike.values())
        return [
            Cited(
                self.papers[item.key].handle,
                lettered(item.reference, letters.get(item.key), partial(self._citation, item)),
                lettered(item.reference, letters.get(item.key), partial(self._reference, item)),
            )
            for item in bibliography.items
        ]

    def _bibliography(self, items: Sequence[Item]) -> CitationStylesBibliography:
        """The *items* in their order."""
        import citeproc  # noqa: PLC0415 - an extra
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - an extra

        known = {*citeproc.VARIABLES, "id", "type"}
        source = CiteProcJSON(
            {name: value for name, value in each.items() if name.replace("-", "_") in known}
            for each in items
        )
        bibliography = citeproc.CitationStylesBibliography(self.style, source, self.output)
        for each in items:
            bibliography.register(citeproc.Citation([citeproc.CitationItem(each["id"])]))
        return bibliography

    def _citation(self, item: CitationItem) -> str:
        return self._tidy(item, self.style.render_citation(item.citation, [], lambda _: None))

    def _reference(self, item: CitationItem) -> str:
        """The reference; a number of an article that the style does not tell stands for pages."""
        if not self.style.has_bibliography():
            return ""
        found = self._tidy(item, "".join(map(str, self.style.render_bibliography([item]))))
        number = self.papers[item.key].record.article_number
        if number is None or "page" in item.reference or self.output.preformat(number) in found:
            return found
        item.reference["page"] = self.output.preformat(number)
        return self._reference(item)

    def _tidy(self, item: CitationItem, rendered: Any) -> str:  # noqa: ANN401 - citeproc-py has no types
        text = " ".join(str(rendered).split()) if rendered is not None else ""
        if self.papers[item.key].record.authors_cut:
            text = _CUT.sub(" et al.", text, count=1)
        text = _TWICE.sub(r"\1\2", _OWN_NAME.sub("", text))
        if not self.is_american:
            return text
        text = _BEHIND_QUOTES.sub(r"\3\1\2", text)
        return _DOUBLED.sub(r"\1\2\3", text)


def _is_american(style: CitationStylesStyle) -> bool:
    """Whether commas and full stops stand within quotes, as the language of the style has it."""
    return bool(style.root.get_locale_option("punctuation-in-quote") == "true")
