"""One person's printed name to surname, forenames and suffix."""

from __future__ import annotations

import re
from typing import NamedTuple

from biblio.model.names import families
from biblio.model.names.keys import fold
from biblio.model.names.titles import is_degree

SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "jr", "jr.", "sr", "sr.", "JR", "JR.", "SR", "SR."})
NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
_ONE_LETTER_NUMERALS = frozenset({"V", "I"})

# Kept with the surname where they are in lower case.
_PARTICLES_TEXT = """
    van vanden vander vande der den von vom zu zur zum de la las del della delle dello dei degli
    dal dalla dalle da das du dos des do di le les lo mac ter ten te 't 's het in't van't los bin
    ibn al el bar ben d' in op af av
"""
PARTICLES = frozenset(_PARTICLES_TEXT.split())
# With a capital these are rather a forename or a syllable of one, unless a particle follows.
_NEVER_CAPITAL = frozenset({"zu", "zur", "zum", "das", "in", "op", "af", "av", "lo", "'s", "te"})
_OPEN_SURNAMES = PARTICLES - _NEVER_CAPITAL

# Initials of one letter in other alphabets.
DIGRAPHS = frozenset({"Ch.", "Dz.", "Gh.", "Kh.", "Ph.", "Sh.", "Th.", "Ts.", "Zh."})

_ABBREVIATED = 4  # letters of a forename with a full stop: `Alex.`

_IDEOGRAPHS = "\u2e80"  # the scripts of East Asia and nothing of the others that names use

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?|[^\W\d_](?:-|\Z))+")
_TIGHT = re.compile(r"\.(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=[\w.]) - ?(?=\w)|(?<=[\w.]) -(?=\w)|(?<=[\w.])- (?=\w)")
_ELISION = re.compile(r"(?<=\b[ODdL]['’]) (?=[A-Z])|(?<=\b[Dd](?:all|ell|egl)['’]) (?=[A-Z])")


class Person(NamedTuple):
    """The three parts of a person's name."""

    keyname: str
    forenames: str = ""
    suffix: str = ""


def display(person: Person) -> str:
    """The parts in the order in which they are printed."""
    return " ".join(part for part in (person.forenames, person.keyname, person.suffix) if part)


def tidy(text: str) -> str:
    """*text* with one space after each initial and none around hyphens: `J.P.` is `J. P.`.

    Nor is there one in `O' Foo`.
    """
    if "." in text:
        text = _TIGHT.sub(". ", text)
    if "-" in text and " " in text:
        text = _HYPHEN.sub("-", text)
    if "' " in text or "’ " in text:
        text = _ELISION.sub("", text)
    return text


def are_initials(word: str) -> bool:
    """Whether *word* is nothing but initials (`J.`, `J.-P.`, `J`)."""
    return word[0].isupper() and _INITIALS.fullmatch(word) is not None


def is_suffix(word: str) -> bool:
    """Whether *word* is a suffix wherever it ends a name; a numeral may have a full stop."""
    return word in SUFFIXES or word.rstrip(".") in NUMERALS


def plain_suffix(word: str) -> str:
    """The suffix *word* as it is stored: `III.` is III, `Jr.` is itself."""
    return word if word in SUFFIXES else word.rstrip(".")


def split_person(text: str) -> Person:
    """The parts of a name printed as `Forenames Keyname Suffix`.

    A single word is a keyname alone, and so is a name in Chinese, Japanese or Korean script, whose
    surname comes first. Particles belong to the keyname, also with a capital (`Carla De Rossi`),
    unless they are a syllable of a forename (`Xiao Di Wu`, see `families`). Initials are a keyname
    only where nothing else is there: `Wong S. J.` has its surname first.
    """
    words = tidy(text).split()
    if text[:1] >= _IDEOGRAPHS and words[-1][0] >= _IDEOGRAPHS:
        return Person(text)
    suffix = _take_suffix(words)
    if len(words) < 2:  # noqa: PLR2004 - nothing to share out
        return Person("".join(words), "", suffix)
    last = words[-1]
    if len(last) < 3 or "." in last or "-" in last:  # noqa: PLR2004 - `J.`, `J`, `J.-P.`
        order = _initials_last(words)
        if order is not None:
            return Person(*order, suffix)
    start = _keyname_start(words)
    return Person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _take_suffix(words: list[str]) -> str:
    """The suffix that ends *words*, taken away from them; empty where there is none."""
    if len(words) < 2:  # noqa: PLR2004 - a suffix is behind something
        return ""
    last = words[-1]
    if not (is_suffix(last) or (last in _ONE_LETTER_NUMERALS and _leaves_a_name(words[:-1]))):
        return ""
    words.pop()
    words[-1] = words[-1].rstrip(",") or words[-1]
    return plain_suffix(last)


def _leaves_a_name(words: list[str]) -> bool:
    """Whether `V` or `I` after *words* can only be a numeral: forenames and a surname are there."""
    return len(words) > 1 and len(words[-1]) > 1 and not are_initials(words[-1])


def _initials_last(words: list[str]) -> tuple[str, str] | None:
    """Keyname and forenames of *words* that end in initials; None where they do not.

    After one word, or after several and more than one initial, the surname came first (`Wong
    S. J.`, `Zapata Osorno M. R.`). A single initial after a whole name stands for a second surname
    (`Gustavo Brunal A.`).
    """
    first = len(words)
    if words[-1][-2:-1].islower() and words[-1] not in DIGRAPHS:
        return None  # `Xiao Li.`, the full stop of the list
    while first and are_initials(words[first - 1]):
        first -= 1
    before, after = words[:first], words[first:]
    if not after or not before:
        return None
    if len(before[-1]) > _ABBREVIATED:
        before[-1] = before[-1].rstrip(".")
    if after[-1] in families.ONE_LETTER and all("." in word for word in (*before, *after[:-1])[1:]):
        return None  # Weinan E
    place = first - 1
    while place and not are_initials(words[place - 1]):
        place -= 1
    if place == 0 and (len(after) > 1 or _is_one_surname(before)):
        return " ".join(before), " ".join(after)
    start = _keyname_start(before) if place == 0 else place
    return " ".join([*before[start:], *after]), " ".join(before[:start])


def _is_one_surname(words: list[str]) -> bool:
    return all(word.lower() in PARTICLES for word in words[:-1])


def _keyname_start(words: list[str]) -> int:
    """Where the keyname begins among at least two *words*."""
    start = len(words) - 1
    while start > 0 and _is_particle(words, start - 1):
        start -= 1
    if start > 1 and words[start] in PARTICLES and words[start - 1].lower() in PARTICLES:
        start -= 1  # Ronald Van der Linden: a second particle follows, so the first is one too
    if start > 1 and words[start - 1] == "y":  # Ramón y Cajal
        start -= 2
    # `S. de Bruyn Kops`, `Antonio de Urquiza Pastor`: a particle opens a surname of two words.
    for place in range(1, start):
        if words[place].lower() in PARTICLES and _opens(words, place, start):
            return place
    return start


def _is_particle(words: list[str], place: int) -> bool:
    """Whether the word at *place*, right before what belongs to the keyname, belongs to it too."""
    word = words[place]
    if word in PARTICLES:
        return True
    if not place or word.lower() not in PARTICLES:
        return False
    return (
        word.lower() in _OPEN_SURNAMES or words[place + 1].lower() in PARTICLES
    ) and not _is_syllable(words, place)


def _is_syllable(words: list[str], place: int) -> bool:
    """Whether a particle with a capital at *place* is rather a part of a forename."""
    particle, surname = words[place].lower(), fold(words[-1])
    if not particle.isalpha():
        return False  # D' Ai
    if surname in families.CHINESE:
        return not (particle == "le" and surname in families.BRETON)
    if particle in {"do", "in"} and surname in families.KOREAN:
        return True
    return fold(words[0]) in families.VIETNAMESE or surname in families.ONLY_VIETNAMESE


def _opens(words: list[str], place: int, start: int) -> bool:
    """Whether the particle at *place* opens a surname that goes on to the word at *start*."""
    if words[place][0].isupper() and _is_syllable(words, place):
        return False
    if are_initials(words[place - 1]):
        return True
    following = place + 1
    while following < start and words[following].lower() in PARTICLES:
        following += 1
    if following == start:
        return words[place] in PARTICLES or words[place].lower() in _OPEN_SURNAMES
    # Claudia del P. Lagos, Maria del Carmen Foo: these are forenames.
    return not (
        any(map(are_initials, words[place:start]))
        or fold(words[following]) in families.DEVOTIONS
        or words[place].lower() not in _OPEN_SURNAMES
    )


def split_comma(text: str) -> Person | None:
    """The parts of a name printed as `Keyname, Forenames`, or None where there is no comma.

    The words before the comma are the keyname, whole; a suffix stands behind it (`Rodrigues Jr,
    Waldyr A.`), last (`Rodrigues, Waldyr A., Jr.`), or alone (`Joe Bloggs, Jr.`: then the words
    before the comma are a whole name). Degrees are left out.
    """
    pieces = [piece.strip() for piece in text.split(",")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:  # noqa: PLR2004 - a comma parts two
        return None
    if is_degree(pieces[-1]) and (len(pieces) > 2 or is_whole(pieces[0])):  # noqa: PLR2004
        pieces.pop()
    suffix = ""
    for place in range(len(pieces) - 1, 0, -1):
        if is_suffix(pieces[place]):
            suffix = plain_suffix(pieces.pop(place))
            break
    if len(pieces) == 1:
        person = split_person(pieces[0])
        return person._replace(suffix=person.suffix or suffix)
    return arrange(pieces[0], " ".join(pieces[1:]), suffix)


def is_whole(name: str) -> bool:
    """Whether *name* has forenames and a surname, so that initials behind it are a degree."""
    words = name.split()
    return len(words) > 1 and not are_initials(words[-1]) and words[0].lower() not in PARTICLES


def arrange(keyname: str, forenames: str, suffix: str) -> Person:
    """A split name with each word in its place: suffix and particles moved where they belong."""
    key_words, fore_words = tidy(keyname).split(), tidy(forenames).split()
    if fore_words and not suffix and is_suffix(keyname):
        return split_person(f"{forenames} {keyname}")
    if not suffix and len(key_words) > 1 and is_suffix(key_words[-1]):
        suffix = plain_suffix(key_words.pop().strip(","))
        key_words[-1] = key_words[-1].rstrip(",") or key_words[-1]
    elif not suffix and len(fore_words) > 1 and is_suffix(fore_words[-1]):
        suffix = plain_suffix(fore_words.pop())
    if not key_words:
        return split_person(" ".join(fore_words))._replace(suffix=suffix)
    has_case = keyname.isascii() or keyname.lower() != keyname.upper()
    if fore_words and has_case and _is_one_surname(key_words):
        # Letters without case are of scripts whose printed names do not tell which word is which.
        # As if it were printed: both ways to say a name give the same.
        person = split_person(" ".join([*fore_words, *key_words]))
        return person._replace(suffix=suffix or person.suffix)
    return Person(" ".join(key_words), " ".join(fore_words), suffix)
