"""Single fields, as every format prints them, to the text that is stored.

Each function is total over its argument or raises InvalidData with the reason of a rejection.
"""

from __future__ import annotations

import email.utils
import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from biblio.errors import InvalidData
from biblio.model import categories, tex
from biblio.model.characters import unescape, visible

_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
_PARAGRAPH: Final = re.compile(r"\n\s+")
_MONTHS: Final = {
    name: month
    for month, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        start=1,
    )
}
_GMT: Final = re.compile(
    r"[A-Z][a-z]{2}, ([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}) "
    r"((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]) (?:GMT|UTC|\+0000)"
)
_ISO_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_RFC_2822: Final = re.compile(
    r"(?:[A-Z][a-z]{2,8}, *)?[0-9]{1,2} +[A-Z][a-z]{2,8} +[0-9]{2,4} +[0-9]{1,2}:[0-9]{2}.{0,40}",
    re.IGNORECASE,
)
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SIZE: Final = re.compile(r"\(?\s*([0-9]{1,9})\s*kb\b", re.IGNORECASE)
_KILOBYTE: Final = 1024
_IGNORED: Final = "I"
_LAST_YEAR: Final = 9999
_DASHES: Final = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—−])\s*")
_NUMBERED: Final = re.compile(r"[A-Za-z]+[0-9]+")
_SHOWN: Final = 60


def line(text: str | None) -> str | None:
    """*text* on one line: white space collapsed; None where empty.

    Control characters and marks that nobody sees are dropped.
    """
    if not text:
        return None
    if not text.isprintable():
        text = visible(_CONTROLS.sub("", text))
    elif "  " not in text and text[0] != " " != text[-1]:
        return text  # most fields are so already
    return " ".join(text.split()) or None


def listed(text: str) -> tuple[str, ...]:
    """The words that *text* lists, each once, between semicolons if it has some, else commas."""
    parts = (part.strip() for part in text.split(";" if ";" in text else ","))
    return tuple(dict.fromkeys(filter(None, parts)))


def paragraphs(text: str | None) -> str | None:
    """*text* unwrapped, one line a paragraph; None where empty.

    Hard-wrapped lines are joined by a space and padding is trimmed. As arXiv prints abstracts,
    a line that begins with white space, or stands after an empty one, begins a new paragraph.
    """
    if not text:
        return None
    text = text.strip()
    flat = text.replace("\n", " ")
    if not flat.isprintable():
        text = _CONTROLS.sub("", text).strip()
    elif "  " not in flat:
        return flat or None  # one paragraph, wrapped and no more: nearly every abstract
    found = _PARAGRAPH.split(text)
    return "\n".join(" ".join(paragraph.split()) for paragraph in found) or None


def dropped_controls(text: str | None) -> bool:
    """Whether `line` and `paragraphs` drop control characters from *text*."""
    return text is not None and _CONTROLS.search(text) is not None


def title(text: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A title on one line, its TeX and HTML entities decoded, and the warnings that this gave.

    A title whose TeX cannot be decoded whole is kept as printed, with one warning.
    """
    printed = line(text)
    if printed is None:
        return None, ()
    decoded = tex.decode(unescape(printed) if "&" in printed else printed)
    if decoded.complete:
        text = decoded.text  # a macro that is a space may stand beside another
        return (" ".join(text.split()) if "  " in text else text) or printed, ()
    return printed, ("the title is kept as printed, its TeX could not be decoded",)


def person(text: str | None) -> str | None:
    """A person's name on one line, its TeX decoded where that can be done."""
    printed = line(text)
    return tex.decode(printed).text if printed else None


def category_codes(text: str) -> tuple[str, ...]:
    """The canonical codes of the categories that *text* lists, each once, in order."""
    return tuple(dict.fromkeys(map(categories.canonical, text.split())))


def instant(text: str) -> str:
    """The moment that *text* names, `YYYY-MM-DDTHH:MM:SSZ`.

    Takes RFC 2822 (`Mon, 2 Apr 2007 19:18:42 GMT`) and ISO 8601 (`2007-04-02T21:18:42+02:00`).
    A time without a zone is in UTC; fractions of a second are cut.

    Raises:
        InvalidData: *text* is neither, or names a day or time that does not exist.
    """
    match = _GMT.fullmatch(text)
    try:
        if match is not None:
            return f"{_written_day(match[1])}T{match[2]}Z"
        return _slow_instant(text.strip())
    except (KeyError, ValueError, OverflowError) as error:
        raise InvalidData(f"{_shown(text)} is not a date and time") from error


@lru_cache(maxsize=16_384)
def _written_day(text: str) -> str:
    """The day `2 Apr 2007` as `2007-04-02`; some forty years of days are remembered."""
    number, name, year = text.split(" ")
    return date(int(year), _MONTHS[name], int(number)).isoformat()


def _slow_instant(text: str) -> str:
    if _ISO_INSTANT.fullmatch(text):
        moment = datetime.fromisoformat(text.upper())
    elif _RFC_2822.fullmatch(text):
        moment = email.utils.parsedate_to_datetime(text)
    else:
        raise ValueError(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def day(text: str) -> str:
    """The calendar day that *text* names, `YYYY-MM-DD`.

    Raises:
        InvalidData: *text* is not written so, or there is no such day.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise InvalidData(f"{_shown(text)} is not a day written YYYY-MM-DD")
    try:
        date(*map(int, match.groups()))
    except ValueError as error:
        raise InvalidData(f"{_shown(text)} is not a day of the calendar") from error
    return match[0]


def size(text: str | None) -> int | None:
    """Bytes of a source as arXiv prints it (`443kb`, `(193kb,D)`), a kb being 1024 bytes.

    None where *text* names no size.
    """
    match = _SIZE.match(text) if text else None
    return int(match[1]) * _KILOBYTE if match else None


def flagged_withdrawn(flags: str, size: int | None) -> bool | None:
    """What the *flags* that arXiv prints behind the *size* of a version say of its withdrawal.

    `I` is a source that arXiv ignores. Withdrawn is a paper where that source is empty; it may
    also be a source that is kept apart. None where the size is not known.
    """
    if _IGNORED not in flags:
        return False
    return None if size is None else size == 0


def text(raw: bytes) -> str:
    """*raw* as text: UTF-8, but each line that is not is taken for Windows-1252.

    arXiv's listings hold Latin-1 in one line and UTF-8 in the next. A byte order mark at the
    beginning is dropped. Never fails.
    """
    try:
        decoded = raw.decode()
    except UnicodeDecodeError:
        decoded = "".join(_decode_line(each) for each in raw.splitlines(keepends=True))
    return decoded.removeprefix("\ufeff")


def _decode_line(raw: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _shown(text: str) -> str:
    """*text* quoted for a sentence, cut where long."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def partial_day(year: object, month: object = None, day: object = None) -> str | None:
    """A date as far as it is known: `2001`, `2001-05` or `2001-05-17`; None without a year.

    What is none of the calendar is not known.
    """
    numbers = [number(each) for each in (year, month, day)]
    if numbers[0] is None or not 1 <= numbers[0] <= _LAST_YEAR:
        return None
    known = f"{numbers[0]:04}"
    if numbers[1] is None or not 1 <= numbers[1] <= len(_MONTHS):
        return known
    known += f"-{numbers[1]:02}"
    try:
        return date(numbers[0], numbers[1], numbers[2] or 0).isoformat()
    except ValueError:
        return known


def month(name: str) -> int | None:
    """The number of the month that *name*, in English and perhaps shortened, begins with."""
    return _MONTHS.get(name[:3].capitalize())


def pages(text: str | None) -> str | None:
    """Pages as printed, with plain hyphens for dashes of any kind; no number is completed."""
    return _DASHES.sub("-", text).strip() or None if text else None


def pages_or_number(text: str | None) -> tuple[str | None, str | None]:
    """Pages as `pages` has them; or what stands there and is the number of an article (`e12`)."""
    printed = pages(text)
    is_number = printed is not None and _NUMBERED.fullmatch(printed) is not None
    return (None, printed) if is_number else (printed, None)


def number(value: object) -> int | None:
    """The number that *value* is or spells; None where it does not."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        return int(value.strip()[:9])
    return value if isinstance(value, int) and not isinstance(value, bool) else None
