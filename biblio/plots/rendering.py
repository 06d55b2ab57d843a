"""From a picture to bytes: SVG, PNG, and HTML that needs nothing beside itself.

The same picture gives the same bytes wherever the same fonts and the same Matplotlib are: neither
the time nor a name of the maker is in them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from html import escape
from typing import Final

from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from biblio.plots.fonts import BROWSERS, clean
from biblio.plots.sheet import Sheet
from biblio.plots.style import DARK
from biblio.plots.values import Caption

_SVG: Final = "http://www.w3.org/2000/svg"
_FAMILY: Final = re.compile(r"font-family: [^;]*")
_HEX: Final = re.compile("|".join(DARK))
_FONTS: Final = ", ".join(f"'{each}'" if " " in each else each for each in BROWSERS)


def as_png(sheet: Sheet, dpi: int) -> bytes:
    """The picture as PNG, which knows its own size in print."""
    stream = io.BytesIO()
    FigureCanvasAgg(sheet.figure)
    sheet.figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})
    return stream.getvalue()


def as_svg(sheet: Sheet, caption: Caption) -> bytes:
    """The picture as SVG in which texts are texts, with what it shows said for those who listen."""
    return etree.tostring(
        _tree(sheet, caption), xml_declaration=True, encoding="utf-8", pretty_print=False
    )


def as_html(sheet: Sheet, caption: Caption) -> bytes:
    """A page with nothing but the picture, light or dark as the reader has it."""
    tree = _tree(sheet, caption)
    width = tree.get("width", "")
    for size in ("width", "height"):
        tree.attrib.pop(size)
    drawing = etree.tostring(tree, encoding="unicode")
    page = _PAGE.format(
        title=escape(clean(caption.title)),
        light=_colours({each: each for each in DARK}),
        dark=_colours(DARK),
        width=width,
        drawing=_HEX.sub(lambda found: f"var(--c{found[0][1:]})", drawing),
    )
    return page.encode()


def _colours(shown: Mapping[str, str]) -> str:
    return " ".join(f"--c{name[1:]}: {colour};" for name, colour in shown.items())


def _tree(sheet: Sheet, caption: Caption) -> etree._Element:
    """The picture as Matplotlib writes it, with words for screens and for who cannot see them."""
    stream = io.BytesIO()
    FigureCanvasSVG(sheet.figure)
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    sheet.figure.savefig(stream, format="svg", metadata=nothing)
    parser = etree.XMLParser(load_dtd=False, no_network=True, remove_comments=True, huge_tree=True)
    tree = etree.fromstring(stream.getvalue(), parser)
    etree.strip_elements(tree, "{*}metadata", with_tail=False)
    for element in tree.iter(f"{{{_SVG}}}text"):
        style = element.get("style", "")
        element.set("style", _FAMILY.sub(f"font-family: {_FONTS}", style))
    for element in tree.iter(f"{{{_SVG}}}g"):
        if words := sheet.tips.get(element.get("id", "")):
            _said(element, "title", words)
    tree.set("role", "img")
    _said(tree, "desc", clean(caption.source))
    _said(tree, "title", clean(caption.title))
    return tree


def _said(element: etree._Element, tag: str, words: str) -> None:
    """Put *words* before all else in *element*."""
    said = etree.Element(f"{{{_SVG}}}{tag}")
    said.text = words
    element.insert(0, said)


_PAGE: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
:root {{ {light} }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
@media print {{ :root {{ {light} }} }}
body {{ margin: 0; background: var(--cffffff); }}
svg {{ display: block; width: 100%; max-width: calc(1.6 * {width}); height: auto; margin: 0 auto; }}
text {{ white-space: pre; }}
</style>
</head>
<body>
{drawing}
</body>
</html>
"""
