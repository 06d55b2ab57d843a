"""What is wrong with an input that cannot be read to its end, in words."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import Final

import zstandard


class RefusedError(Exception):
    """What could only be unpacked at a cost that nobody asked for; the text is the reason."""


class TrailingError(Exception):
    """Bytes that belong to nothing follow an input, all of which was read; the text says so."""


DAMAGE: Final[tuple[type[Exception], ...]] = (
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    zstandard.ZstdError,
    zipfile.BadZipFile,
    NotImplementedError,
    UnicodeError,
    RefusedError,
    TrailingError,
)
"""What reading and decompressing raise where the input is at fault."""


def describe_damage(error: Exception) -> str:
    """Half a sentence on an error met while reading or decompressing."""
    if isinstance(error, EOFError):
        return "the file ends early; get it again"
    if isinstance(error, RefusedError | TrailingError):
        return str(error)
    if isinstance(error, OSError) and error.errno is not None:
        return f"it cannot be read ({error.strerror})"
    return f"the file is damaged ({' '.join(str(error).split()) or type(error).__name__})"
