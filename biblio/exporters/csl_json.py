"""CSL-JSON, the items that citation processors and reference managers take.

Types and variables are those of CSL 1.0.2. What no variable is for stands in the note as Zotero
writes it there, a line each; what a record of CSL-JSON said beyond the fields of a record goes back
to the variable that it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import orjson

from biblio.exporters.exporter import ExportedPaper, Exporter, ExportOptions
from biblio.exporters.told import address_of, kind_of
from biblio.formats import fields
from biblio.formats.csl_json.dates import written
from biblio.formats.csl_json.item import ARXIV, NUMBERED
from biblio.formats.csl_json.variables import KINDS, ROLE_VARIABLES, WRITTEN_AS
from biblio.model.identifiers import printed_dois
from biblio.model.names import PARTICLES, AuthorName
from biblio.model.records import PUBLICATION_TEXTS, PaperRecord
from biblio.model.records.dated import date_of
from biblio.writers.values import Sink

__all__ = ["EXPORTER", "item_of", "write"]

Item = dict[str, Any]

_OWN: Final = "csl."
_TEX: Final = "tex."
_OTHERS: Final = "others"  # what Pandoc and biblatex take for a list that is cut
_OF_TYPE: Final = f"{_OWN}type"


def write(papers: Iterable[ExportedPaper], stream: Sink, options: ExportOptions) -> None:
    """Write *papers* as one array, an item a line."""
    del options  # of other formats
    before = "["
    for paper in papers:
        stream.write(f"{before}\n{orjson.dumps(item_of(paper)).decode()}")
        before = ","
    stream.write("[]\n" if before == "[" else "\n]\n")


def item_of(paper: ExportedPaper) -> Item:
    """The item of *paper*, without variables that say nothing."""
    record = paper.record
    kind = kind_of(record)
    said: Item = {
        "id": _key(paper),
        "type": _type(record, kind),
        "title": fields.line(record.title),
        "author": _authors(record),
        **_contributors(record),
        "container-title": record.container_title,
        "container-title-short": record.container_short,
        "collection-title": record.series,
        "volume": record.volume,
        "issue": record.issue,
        "page": record.pages,
        "number": record.report_no if kind == "report" else record.article_number,
        "edition": record.edition,
        "publisher": record.publisher,
        "publisher-place": record.place,
        "issued": written(date_of(record), record.issued_printed),
        "submitted": written((record.submitted or "")[:10] or None, None),
        "DOI": next(iter(printed_dois(record.doi or "")), None),
        "ISBN": record.isbn,
        "ISSN": record.issn,
        "URL": address_of(record),
        **_of_arxiv(record, kind),
        **_of_pubmed(record),
        "abstract": record.abstract and record.abstract.replace("\n", "\n\n"),
        "keyword": _keyword(paper),
        "language": record.language,
        "license": record.license,
        "status": _status(record),
        "note": "\n".join(_note(record)),
    }
    for name, value in _kept(record):
        said.setdefault(name, value)
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _key(paper: ExportedPaper) -> str:
    """What it is called by: its citation key, else one that a source gave it, else its handle."""
    of_sources = (each.value for each in paper.record.identifiers if each.scheme == "key")
    return paper.key or next(of_sources, None) or paper.handle.handle


def _type(record: PaperRecord, kind: str) -> str:
    """The type that CSL-JSON said, where it is one of *kind*, else the usual one."""
    for name, said in record.extra:
        if name == _OF_TYPE and KINDS.get(said[0], "other") == kind:
            return said[0]
    return WRITTEN_AS.get(kind, "document")


def _authors(record: PaperRecord) -> list[Item]:
    """The authors in their order; of a list that is cut, others behind them."""
    names = [_name(each) for each in record.authors]
    return [*names, {"literal": _OTHERS}] if names and record.authors_cut else names


def _contributors(record: PaperRecord) -> Item:
    """Who had another part, each under the variable of that."""
    found: Item = {}
    for role, name in record.contributors:
        found.setdefault(ROLE_VARIABLES.get(role, "contributor"), []).append(_name(name))
    return found


@lru_cache(maxsize=16_384)
def _name(name: AuthorName) -> Item:
    """A name in its parts: particles go with the surname, and an organisation is a literal."""
    if name.is_collaboration:
        return {"literal": name.name}
    words = name.keyname.split()
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    parts = {
        "family": " ".join(words[count:]),
        "given": name.forenames,
        "non-dropping-particle": " ".join(words[:count]),
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _of_arxiv(record: PaperRecord, kind: str) -> Item:
    """What arXiv calls it: its number, where no other stands there, and its place in the archive.

    Of a preprint arXiv stands in place of the publisher, as in Zotero; the reader knows both.
    """
    if record.arxiv_id is None:
        return {}
    found: Item = {"archive": ARXIV, "archive_location": record.arxiv_id}
    if record.article_number is None and kind in NUMBERED:
        found["number"] = f"arXiv:{record.arxiv_id}"
    if kind == "preprint" and record.publisher is None:
        found["publisher"] = ARXIV
    return found


def _of_pubmed(record: PaperRecord) -> Item:
    """What PubMed calls it."""
    return {
        scheme.upper(): value
        for scheme, value in reversed(record.identifiers)
        if scheme in {"pmid", "pmcid"}
    }


def _keyword(paper: ExportedPaper) -> str:
    """The keywords, and what the user put on it, each once; with semicolons where commas divide."""
    words = list(dict.fromkeys((*paper.record.keywords, *paper.tags, *paper.lists)))
    if not any("," in each for each in words):
        return ", ".join(words)
    return "; ".join(words) if len(words) > 1 else f"{words[0]};"


def _status(record: PaperRecord) -> str | None:
    if record.retracted:
        return "retracted"
    return "withdrawn" if record.withdrawn else None


def _note(record: PaperRecord) -> Iterator[str]:
    """The comments, and behind them what no variable is for."""
    if record.comments:
        yield record.comments
    if record.arxiv_id is not None and record.categories:
        yield f"arXiv: {record.arxiv_id} [{record.categories[0]}]"
    yield from (f"DOI: {each}" for each in printed_dois(record.doi or "")[1:])
    yield from (f"OpenAlex: {each}" for scheme, each in record.identifiers if scheme == "openalex")
    for name, said in record.extra:
        if name.startswith(f"{_OWN}{_TEX}"):
            yield from (f"{name.removeprefix(_OWN)}: {each}" for each in said)


def _kept(record: PaperRecord) -> Iterator[tuple[str, Any]]:
    """The variables that no field tells, as a record of CSL-JSON said them."""
    for name, said in record.extra:
        if not name.startswith(_OWN) or name == _OF_TYPE or name.startswith(f"{_OWN}{_TEX}"):
            continue
        value: Any = said[0]
        if value[:1] in "[{":
            try:
                value = orjson.loads(value)
            except orjson.JSONDecodeError:
                value = said[0]  # a text that only begins so
        yield name.removeprefix(_OWN), value


EXPORTER: Final = Exporter(
    "csl-json",
    write,
    read_by="csl-json",
    carries=frozenset(
        {
            *("title", "abstract", "authors", "comments", "doi", "report_no", "license"),
            *(*PUBLICATION_TEXTS, "keywords", "contributors"),
        }
    ),
    has_keys=True,
    cuts_authors=True,
)
