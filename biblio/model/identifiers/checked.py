"""Identifiers that end in a check digit: ISBN, ISSN and ORCID, every spelling in, one out."""

from __future__ import annotations

import re

from biblio.errors import InvalidIdentifier

_SPACING = re.compile(r"[\s‐‑‒–—-]+")
_ISBN = re.compile(r"(?i:isbn(?:1[03](?=:))?:?)?((?:97[89])?[0-9]{9}[0-9Xx])")
_ISSN = re.compile(r"(?i:e?issn)?:?([0-9]{7}[0-9Xx])")
_ORCID = re.compile(r"(?i:(?:https?://)?(?:www\.)?orcid\.org/|orcid:)?([0-9]{15}[0-9Xx])/?")


def isbn(text: str) -> str:
    """The ISBN that *text* spells, as thirteen digits without hyphens.

    An ISBN of ten digits becomes the one of thirteen that means the same (ISBN Users' Manual,
    section 6.1).

    Raises:
        InvalidIdentifier: it is none, or its check digit is wrong.
    """
    digits = _digits(text, _ISBN, "an ISBN", "write thirteen or ten digits")
    if len(digits) == 10:  # noqa: PLR2004 - digits of the older form
        _require_check(text, "an ISBN", digits, _check_mod_11(digits[:-1]))
        body = f"978{digits[:-1]}"
        return body + _check_ean(body)
    _require_check(text, "an ISBN", digits, _check_ean(digits[:-1]))
    return digits


def issn(text: str) -> str:
    """The ISSN that *text* spells, as `1234-5679` (ISO 3297).

    Raises:
        InvalidIdentifier: it is none, or its check digit is wrong.
    """
    digits = _digits(text, _ISSN, "an ISSN", "write it like 0896-3207")
    _require_check(text, "an ISSN", digits, _check_mod_11(digits[:-1]))
    return f"{digits[:4]}-{digits[4:]}"


def orcid(text: str) -> str:
    """The ORCID that *text* spells, as `0000-0002-1825-0097` (ISO 7064, MOD 11-2).

    Raises:
        InvalidIdentifier: it is none, or its check digit is wrong.
    """
    digits = _digits(text, _ORCID, "an ORCID", "write it like 0000-0002-1825-0097")
    _require_check(text, "an ORCID", digits, _check_mod_11_2(digits[:-1]))
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _digits(text: str, spelling: re.Pattern[str], what: str, how: str) -> str:
    """The digits of *what* in *text*, whose *spelling* has them as its group; else say *how*."""
    match = spelling.fullmatch(_SPACING.sub("", text))
    if match is None:
        raise InvalidIdentifier(f"{text!r} is not {what}: {how}")
    return match[1].upper()


def _require_check(text: str, what: str, digits: str, check: str) -> None:
    if digits[-1] != check:
        raise InvalidIdentifier(f"{text!r} is not {what}: its check digit is wrong")


def _check_mod_11_2(body: str) -> str:
    """The check digit of an ORCID without it."""
    total = 0
    for digit in body:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == 10 else str(check)  # noqa: PLR2004 - written X


def _check_mod_11(body: str) -> str:
    """The check digit of an old ISBN or an ISSN without it: weights fall to 2 at the end."""
    total = sum(
        int(digit) * weight for digit, weight in zip(body, range(len(body) + 1, 1, -1), strict=True)
    )
    check = -total % 11
    return "X" if check == 10 else str(check)  # noqa: PLR2004 - written X


def _check_ean(body: str) -> str:
    """The check digit of the first twelve digits of an ISBN of thirteen."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return str(-total % 10)
