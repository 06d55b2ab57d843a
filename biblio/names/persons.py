"""One person's printed name to surname, forenames and suffix."""

from __future__ import annotations

import re
from typing import NamedTuple

SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "jr", "jr.", "sr", "sr.", "JR", "JR.", "SR", "SR."})
NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII"})
_ONE_LETTER_NUMERALS = frozenset({"V", "I"})

# Kept with the surname where they are in lower case.
_PARTICLES_TEXT = """
    van der den von vom zu zur zum de la las del della delle dello dei degli dal dalla da das du
    dos des do di le les mac ter ten te 't 's los bin ibn al el bar ben d' in op af av
"""
PARTICLES = frozenset(_PARTICLES_TEXT.split())
# In these a syllable of a Chinese forename hides: Xiao Di Wu is Wu.
_SYLLABLES = frozenset({"di", "de", "da", "du", "la", "le", "ben", "bin", "dan"})
_CHINESE_SURNAMES_TEXT = """
    bai cai cao chang chen cheng cui dai deng ding dong du duan fan fang feng fu gao gong gu guo
    han hao he hou hu huang jia jiang jin kong lei li liang liao lin liu long lu luo lv ma mao
    meng pan peng qian qin qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen
    wu xia xiang xiao xie xiong xu xue yan yang yao ye yi yin yu yuan yue zeng zhang zhao zheng
    zhong zhou zhu zou
"""
_CHINESE_SURNAMES = frozenset(_CHINESE_SURNAMES_TEXT.split())

_IDEOGRAPHS = "\u2e80"  # the scripts of East Asia and nothing of the others that names use

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?|[^\W\d_](?:-|\Z))+")
_TIGHT = re.compile(r"\.(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=[\w.]) - ?(?=\w)|(?<=[\w.]) -(?=\w)|(?<=[\w.])- (?=\w)")


class Person(NamedTuple):
    """The three parts of a person's name."""

    keyname: str
    forenames: str = ""
    suffix: str = ""


def display(person: Person) -> str:
    """The parts in the order in which they are printed."""
    return " ".join(part for part in (person.forenames, person.keyname, person.suffix) if part)


def tidy(text: str) -> str:
    """*text* with one space after each initial and none around hyphens: `J.P.` is `J. P.`."""
    if "." in text:
        text = _TIGHT.sub(". ", text)
    if "-" in text and " " in text:
        text = _HYPHEN.sub("-", text)
    return text


def are_initials(word: str) -> bool:
    """Whether *word* is nothing but initials (`J.`, `J.-P.`, `J`)."""
    return word[0].isupper() and _INITIALS.fullmatch(word) is not None


def is_suffix(word: str) -> bool:
    """Whether *word* is a suffix wherever it ends a name."""
    return word in SUFFIXES or word in NUMERALS


def split_person(text: str) -> Person:
    """The parts of a name printed as `Forenames Keyname Suffix`.

    A single word is a keyname alone, and so is a name in Chinese, Japanese or Korean script, whose
    surname comes first. Particles in lower case belong to the keyname. One with a
    capital does only after an initial: who abbreviates forenames would not spell one out there.
    """
    words = tidy(text).split()
    suffix = ""
    if text[:1] >= _IDEOGRAPHS and words[-1][0] >= _IDEOGRAPHS:
        return Person(text)
    if len(words) > 1:
        last = words[-1]
        if is_suffix(last) or (last in _ONE_LETTER_NUMERALS and _leaves_a_name(words[:-1])):
            suffix = words.pop()
            words[-1] = words[-1].rstrip(",") or words[-1]
    if len(words) == 1:
        return Person(words[0], "", suffix)
    start = _keyname_start(words)
    return Person(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _leaves_a_name(words: list[str]) -> bool:
    """Whether `V` or `I` after *words* can only be a numeral: forenames and a surname are there."""
    return len(words) > 1 and len(words[-1]) > 1 and not are_initials(words[-1])


def _keyname_start(words: list[str]) -> int:
    """Where the keyname begins among at least two *words*."""
    start = len(words) - 1
    while start > 0 and words[start - 1] in PARTICLES:
        start -= 1
    if start > 1 and words[start] in PARTICLES and words[start - 1].lower() in PARTICLES:
        start -= 1  # Ronald Van der Linden: a second particle follows, so the first is one too
    if start > 1 and words[start - 1] == "y":  # Ramón y Cajal
        start -= 2
    # `S. de Bruyn Kops`, `M. De Napoli`: after an initial a particle opens the surname.
    for place in range(1, start):
        if words[place].lower() in PARTICLES and are_initials(words[place - 1]):
            is_syllable = words[place][0].isupper() and words[-1].lower() in _CHINESE_SURNAMES
            return start if is_syllable else place
    return start


def split_comma(text: str) -> Person | None:
    """The parts of a name printed as `Keyname, Forenames`, or None where there is no comma.

    The words before the comma are the keyname, whole; a suffix stands behind it (`Rodrigues Jr,
    Waldyr A.`), last (`Rodrigues, Waldyr A., Jr.`), or alone (`Joe Bloggs, Jr.`: then the words
    before the comma are a whole name).
    """
    pieces = [piece.strip() for piece in text.split(",")]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:  # noqa: PLR2004 - a comma parts two
        return None
    suffix = ""
    for place in range(len(pieces) - 1, 0, -1):
        if is_suffix(pieces[place]):
            suffix = pieces.pop(place)
            break
    if len(pieces) == 1:
        person = split_person(pieces[0])
        return person._replace(suffix=person.suffix or suffix)
    return arrange(pieces[0], " ".join(pieces[1:]), suffix)


def arrange(keyname: str, forenames: str, suffix: str) -> Person:
    """A split name with each word in its place: suffix and particles moved where they belong."""
    key_words, fore_words = tidy(keyname).split(), tidy(forenames).split()
    if fore_words and not suffix and is_suffix(keyname):
        return split_person(f"{forenames} {keyname}")
    if not suffix and len(key_words) > 1 and is_suffix(key_words[-1]):
        suffix = key_words.pop().strip(",")
        key_words[-1] = key_words[-1].rstrip(",") or key_words[-1]
    elif not suffix and len(fore_words) > 1 and is_suffix(fore_words[-1]):
        suffix = fore_words.pop()
    while len(fore_words) > 1 and fore_words[-1] in PARTICLES:
        key_words.insert(0, fore_words.pop())
    if len(key_words) == 1 and len(fore_words) > 1:
        start = _keyname_start([*fore_words, *key_words])
        key_words = [*fore_words[start:], *key_words]
        del fore_words[start:]
    elif (
        len(key_words) == 2  # noqa: PLR2004 - particle and surname
        and key_words[0][0].isupper()
        and key_words[0].lower() in _SYLLABLES
        and key_words[1].lower() in _CHINESE_SURNAMES
        and fore_words
        and not are_initials(fore_words[-1])
    ):
        fore_words.append(key_words.pop(0))
    if not key_words:
        return split_person(" ".join(fore_words))._replace(suffix=suffix)
    return Person(" ".join(key_words), " ".join(fore_words), suffix)
