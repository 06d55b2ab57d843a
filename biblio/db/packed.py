"""Sets of ids as bitmaps: small, and counted many ids at a time.

The ids fall into spans of `SPAN`. Of each span that holds any, a bitmap without the empty bytes at
its ends is kept, behind a head that says which byte of all spans it begins at, and its length:
two little-endian integers of 4 and 2 bytes. Names that came with one paper have ids side by side,
so that a long author list takes a bit or two a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from struct import Struct, unpack_from
from typing import Final

SPAN: Final = 4_096  # ids in one bitmap
_BYTES: Final = SPAN // 8
_HEAD: Final = Struct("<IH")
_ZEROS: Final = int.from_bytes(b"0" * SPAN, "big")
_FEW: Final = 64  # bits that are found one by one sooner than by looking at all places
_AS_BITS: Final = bytes.maketrans(b"01", b"\0\1")


def pack(ids: Iterable[int]) -> bytes:
    """*ids*, each from 0 to 2**35 - 1, as bytes; equal sets are equal bytes."""
    spans: dict[int, bytearray] = {}
    for each in ids:
        span, place = divmod(each, SPAN)
        bits = spans.get(span)
        if bits is None:
            bits = spans[span] = bytearray(_BYTES)
        bits[place >> 3] |= 1 << (place & 7)
    parts = []
    for span in sorted(spans):
        bits = spans[span]
        kept = bits.rstrip(b"\0")
        first = len(kept) - len(kept.lstrip(b"\0"))
        parts += [_HEAD.pack(span * _BYTES + first, len(kept) - first), bytes(kept[first:])]
    return b"".join(parts)


def unpack(packed: bytes) -> set[int]:
    """The ids in *packed*."""
    ids: list[int] = []
    for first, bits in _kept(packed):
        if bits.bit_count() < _FEW:
            left = bits
            while left:
                lowest = left & -left
                ids.append(first + lowest.bit_length() - 1)
                left ^= lowest
        else:
            marks = f"{bits:b}".encode().translate(_AS_BITS)[::-1]
            ids += compress(range(first, first + len(marks)), marks)
    return set(ids)


def bitmaps(packed: bytes) -> Iterator[tuple[int, int]]:
    """The number of each span in *packed* and its ids there, as the bits of an integer."""
    for first, bits in _kept(packed):
        span, skipped = divmod(first, SPAN)
        yield span, bits << skipped


def _kept(packed: bytes) -> Iterator[tuple[int, int]]:
    """Of each bitmap the id of its first bit, and its bits, without the bytes that are not kept."""
    here = 0
    while here < len(packed):
        first, length = _HEAD.unpack_from(packed, here)
        here += _HEAD.size
        yield first * 8, int.from_bytes(packed[here : here + length], "little")
        here += length


class Counts:
    """How often each id was in the sets that were added.

    A count is kept as binary digits, one bitmap a digit (the digits of all ids of a span are added
    at once), so that adding a set costs by its spans, not by its ids.
    """

    def __init__(self) -> None:
        self._digits: dict[int, list[int]] = {}

    def __bool__(self) -> bool:
        """Whether any set with an id was added."""
        return bool(self._digits)

    def add(self, packed: bytes) -> None:
        """Count the ids in *packed* once."""
        for span, bits in bitmaps(packed):
            digits = self._digits.setdefault(span, [])
            carry = bits
            for place, digit in enumerate(digits):
                digits[place] = digit ^ carry
                carry &= digit
                if not carry:
                    break
            if carry:
                digits.append(carry)

    def totals(self) -> dict[int, int]:
        """Each id that was in some set, and in how many."""
        found: dict[int, int] = {}
        for span, digits in self._digits.items():
            counts = _numbers(digits)
            ids = range(span * SPAN, (span + 1) * SPAN)
            found.update(zip(compress(ids, counts), filter(None, counts), strict=True))
        return found


def _numbers(digits: list[int]) -> Sequence[int]:
    """The number at each place of a span, of which *digits* are the binary digits."""
    # A byte a place and digit, added up at the digit's weight; eight digits fill the bytes.
    octets = [0] * (-(-len(digits) // 8))
    for place, digit in enumerate(digits):
        marks = int.from_bytes(f"{digit:0{SPAN}b}".encode(), "big") - _ZEROS
        octets[place >> 3] += marks << (place & 7)
    low, *higher = (octet.to_bytes(SPAN, "little") for octet in octets)
    if not higher:
        return low
    wide = bytearray(4 * SPAN)
    for place, octet in enumerate((low, *higher)):
        wide[place::4] = octet
    return unpack_from(f"<{SPAN}I", wide)
