"""Titles and abstracts as PubMed prints them, and what it says beyond the fields of a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from biblio.formats import fields
from biblio.formats.pubmed.dates import day_of
from biblio.formats.pubmed.elements import line
from biblio.formats.pubmed.vocabulary import LANGUAGES
from biblio.formats.xml import Element, text
from biblio.model.records import Extra, Translation

__all__ = [
    "abstract_of",
    "extra_of",
    "further",
    "keywords_of",
    "languages_of",
    "pages_of",
    "title_of",
    "translations_of",
    "version_of",
]

_UNLABELLED: Final = frozenset(("UNLABELLED", "UNLABELED", "UNASSIGNED"))
_MISSING: Final = "Not Available"
_ABBREVIATION: Final = re.compile(r"\.\w{1,3}\.\Z")
_NOTED: Final = ("RefSource", "PMID", "Note")
_MAJOR: Final = "Y"


def title_of(parent: Element | None, path: str) -> str | None:
    """A title without the full stop that ends all of PubMed's, and the brackets of a translation.

    NLM, "Fact sheet: MEDLINE, PubMed data element descriptions", at `ArticleTitle`.
    """
    printed = line(parent, path)
    if printed is None:
        return None
    if printed.endswith(".") and not printed.endswith("..") and not _ABBREVIATION.search(printed):
        printed = printed[:-1].rstrip()
    if printed.startswith("[") and printed.endswith("]") and "]" not in printed[:-1]:
        printed = printed[1:-1].strip()
    return None if printed in {"", _MISSING} else printed


def abstract_of(found: Element | None) -> str | None:
    """An abstract, a line a paragraph, each with the label that it is printed under."""
    if found is None:
        return None
    parts = []
    for each in found.iterfind("AbstractText"):
        said = line(each)
        label = fields.line(each.get("Label"))
        if said is not None:
            is_labelled = label is not None and label.upper() not in _UNLABELLED
            parts.append(f"{label}: {said}" if is_labelled else said)
    return "\n".join(parts) or None


def language_of(code: str | None) -> str | None:
    """The BCP 47 tag of a language as PubMed has it (`eng`); None of `mul` and `und`."""
    return LANGUAGES.get((code or "").lower())


def languages_of(parent: Element) -> list[str]:
    """The languages in which something is written, as BCP 47 tags."""
    return [tag for each in parent.iterfind("Language") if (tag := language_of(line(each)))]


def translations_of(
    vernacular: str | None, languages: Iterable[str], abstracts: Iterable[Element]
) -> tuple[Translation, ...]:
    """The title in the language of the paper, and abstracts in others."""
    found: dict[str, Translation] = {}
    foreign = next((each for each in languages if each != "en"), None)
    if vernacular is not None and foreign is not None:
        found[foreign] = Translation(foreign, title=vernacular)
    for each in abstracts:
        tag, said = language_of(each.get("Language")), abstract_of(each)
        if tag is not None and tag != "en" and said is not None:
            found[tag] = found.get(tag, Translation(tag))._replace(abstract=said)
    return tuple(found.values())


def keywords_of(parent: Element) -> Iterator[str]:
    """The keywords of all lists."""
    for each in parent.iterfind("KeywordList/Keyword"):
        if (said := line(each)) is not None:
            yield said


def pages_of(found: Element | None) -> tuple[str | None, str | None]:
    """The pages as printed, whose numbers are not completed; or the number of the article."""
    printed = line(found, "MedlinePgn")
    if printed is None:
        ends = (line(found, "StartPage"), line(found, "EndPage"))
        printed = "-".join(dict.fromkeys(filter(None, ends))) or None
    return fields.pages_or_number(printed)


def version_of(pmid: Element | None) -> dict[str, list[str]]:
    """Which version of the citation it is, where there are several."""
    number = pmid.get("Version", "1") if pmid is not None else "1"
    return {} if number == "1" else {"Version": [number]}


def further(parents: Iterable[Element | None], read: Collection[str]) -> dict[str, list[str]]:
    """What the elements in *parents* say that are not *read*, by their names.

    Of a list each element is a value, under its own name.
    """
    found: dict[str, list[str]] = {}
    for parent in parents:
        for child in parent if parent is not None else ():
            name = str(child.tag)
            if name in read:
                continue
            is_list = name.endswith("List") or name == "History"
            for each in child if is_list else [child]:
                if said := fields.line(_SHOWN.get(str(each.tag), _plainly)(each)):
                    found.setdefault(str(each.tag), []).append(said)
    return found


def extra_of(*found: Mapping[str, list[str]]) -> Extra:
    """All that is *found*, each called after PubMed."""
    kept: dict[str, list[str]] = {}
    for each in found:
        for name, said in each.items():
            kept.setdefault(f"pubmed.{name}", []).extend(said)
    return tuple((name, tuple(said)) for name, said in sorted(kept.items()))


def _plainly(found: Element) -> str:
    """All texts in *found*, those of its elements divided by commas."""
    leaves = [line(each) for each in found if not len(each)]
    deeper = [_plainly(each) for each in found if len(each)]
    return ", ".join(filter(None, [*leaves, *deeper])) if len(found) else text(found) or ""


def _heading(found: Element) -> str:
    """A heading of MeSH as MEDLINE prints it: `Wool/*chemistry`, a star before what is major."""
    parts = (each for each in found if each.tag in {"DescriptorName", "QualifierName"})
    return "/".join(
        "*" * (each.get("MajorTopicYN") == _MAJOR) + (line(each) or "") for each in parts
    )


def _correction(found: Element) -> str:
    """What corrects the paper, or is corrected by it: `ErratumIn: J Wool. 2001;3:4, 12345`."""
    said = ", ".join(filter(None, (line(found, name) for name in _NOTED)))
    kind = found.get("RefType", "")
    return "" if kind == "Cites" else f"{kind}: {said}"  # that is a reference


def _moment(found: Element) -> str:
    """A day in the history of the paper: `received 2001-05-17`."""
    return f"{found.get('PubStatus', '')} {day_of(found) or ''}"


def _identifier(found: Element) -> str:
    kind = found.get("IdType") or found.get("EIdType") or found.get("Source") or ""
    return f"{kind}: {text(found) or ''}"


def _other_abstract(found: Element) -> str:
    """An abstract that is no translation, as a summary for patients."""
    is_translation = language_of(found.get("Language")) not in {None, "en"}
    return "" if is_translation else abstract_of(found) or ""


_SHOWN: Final = {
    "ArticleDate": lambda found: day_of(found) or "",
    "ArticleId": _identifier,
    "CommentsCorrections": _correction,
    "ContributionDate": lambda found: day_of(found) or "",
    "DateCompleted": lambda found: day_of(found) or "",
    "DateRevised": lambda found: day_of(found) or "",
    "ELocationID": _identifier,
    "MeshHeading": _heading,
    "OtherAbstract": _other_abstract,
    "OtherID": _identifier,
    "PubMedPubDate": _moment,
}
