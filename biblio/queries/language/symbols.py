"""Greek letters and other signs of formulas: how they are called, and how scripts are set."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Small letters of the Greek alphabet in its order, by the names that TeX and people give them.
_ALPHABET: Final = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma
    tau upsilon phi chi psi omega
"""
_GREEK: Final = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _ALPHABET.split(), strict=True))
_VARIANTS: Final = frozenset({"epsilon", "theta", "kappa", "rho", "phi"})
_RARE: Final = {"varpi": "π", "varsigma": "σ"}
_OTHERS: Final = {"ℓ": "ell", "ℏ": "hbar", "ℵ": "aleph"}
NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        letter: (name, f"var{name}") if name in _VARIANTS else (name,)
        for letter, name in (_GREEK | _OTHERS).items()
    }
)
"""Each symbol as the index has its letter, and its names in TeX."""
_CALLED: Final = {name: letter for letter, names in NAMES.items() for name in names} | _RARE
# Other shapes of Greek letters, and those of mathematics, are the letters themselves.
_SHAPES: Final = (
    *range(0x391, 0x3AA),
    *range(0x3B1, 0x3CA),
    *(0xB5, 0x2126, 0x3D0, 0x3D1, 0x3D5, 0x3D6, 0x3F0, 0x3F1, 0x3F4, 0x3F5),
    *range(0x1D6A8, 0x1D7CC),
)


def _folded(char: str) -> str:
    """*char* as a small letter of the alphabet."""
    return unicodedata.normalize("NFKC", char).lower().replace("ς", "σ")


SYMBOLS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{letter: letter for letter in _OTHERS},
        **{
            char: _folded(char)
            for char in map(chr, _SHAPES)
            if unicodedata.category(char).startswith("L") and _folded(char) in _GREEK
        },
    }
)
"""Each character that is a symbol, and its letter as the index has it."""
LONG_NAMES: Final = "|".join(
    sorted((name for name in _GREEK.values() if len(name) >= len("zeta")), key=len, reverse=True)
)
"""The names, as a pattern, that letters are written together with: Halpha, LambdaCDM."""
_FONTS: Final = """
    ensuremath rm mathrm textrm text mbox it mathit textit sf mathsf textsf bf mathbf textbf
    boldsymbol bm operatorname left right displaystyle textstyle
"""
FONTS: Final = frozenset(_FONTS.split())
"""Macros that say how something is set, and not what it is."""
SUBSCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-aehijklmnoprstuvx", strict=True))
)
SUPERSCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ", "0123456789+-ni", strict=True))
)
SCRIPT_CHARACTERS: Final = "".join((*SUBSCRIPTS, *SUPERSCRIPTS))
_LIGHT: Final = "[HCNOFPSKVYIWUB]"
_HEAVIER: Final = """
    he li be ne na mg al si cl ar ca sc ti cr mn fe co ni cu zn ga ge as se br kr rb sr zr nb mo tc
    ru rh pd ag cd in sn sb te xe cs ba la ce pr nd pm sm eu gd tb dy ho er tm yb lu hf ta re os ir
    pt au hg tl pb bi po at rn fr ra ac th pa np pu am cm cn oh st rd
"""
NUCLEI: Final = rf"[0-9]{{1,3}}(?:{'|'.join(_HEAVIER.split())})|[0-9]{{2,3}}{_LIGHT}"
r"""A nucleus or an order, as a pattern: `13CO`, `1st`, which TeX writes `$^{13}$CO`, `1$^{st}$`."""


def symbol_called(name: str, *, in_tex: bool = False) -> str | None:
    r"""The letter that *name* stands for; None where it is no name.

    Capitals are names as well: `Lambda`. In TeX case tells them apart from other macros, `\Phi`
    from `\PHI`; people write as they like.
    """
    if in_tex:
        name = name[:1].lower() + name[1:]
    else:
        name = name.lower()
        if name.startswith("var"):
            return None
    return _CALLED.get(name)
