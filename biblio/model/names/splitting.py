"""A printed list cut into its entries, each with what stands in parentheses after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from biblio.model.names import affiliations, collaborations
from biblio.model.names.persons import PARTICLES, are_initials, is_suffix
from biblio.model.names.pieces import Item, join, may_be_cut_off


class Split(NamedTuple):
    """The entries of a list, and whether the list says itself that it is not whole."""

    items: list[Item]
    is_cut: bool = False


class Aside(NamedTuple):
    """What a text in parentheses says, nearly always one thing.

    `references` are labels of affiliations that stand in a table, which `is_table` says that this
    is. `is_cut` says that authors are left out, and `appended` and `presented` are authors of an
    appendix or of a talk. An affiliation may end in a `collaboration` that somebody speaks for.
    """

    references: tuple[str, ...] = ()
    is_cut: bool = False
    appended: str = ""
    presented: str = ""
    is_table: bool = False
    affiliation: str = ""
    collaboration: str = ""


class _Draft:
    """An entry while the scan goes on."""

    __slots__ = ("affiliations", "bars", "printed", "references")

    def __init__(self, printed: str, *, bars: bool = False) -> None:
        self.printed = printed
        self.references: list[str] = []
        self.affiliations: list[str] = []
        self.bars = bars  # an affiliation further on does not reach back over it


# A footnote mark in TeX is a reference in parentheses.
_SUPERSCRIPT = re.compile(
    r"\$\s*(?:\{\})?\^\{?\s*([\w*, ]{1,40}?)\s*\}?\s*\$|\\(?:inst|altaffilmark)\{([\w*, ]{1,40})\}"
)
# A backslash matters before a comma, a space or a second one; most begin an accent.
_NEEDS_SCAN = re.compile(r"[()$;:&]|\\[\\, ]|[Aa]ppendi")
_PLAIN_SEPARATOR = re.compile(r" ?, ?(?:[Aa][Nn][Dd] )*|(?: [Aa][Nn][Dd])+ ")
# What parts a piece, or is read with what stands beside it: whatever needs a scan, and more.
_NOT_ALONE = re.compile(
    r"[()$;:&,]|\\(?:[\\ ]|inst|altaff|\Z)|[Aa]ppendi|\A[Aa][Nn][Dd] | [Aa][Nn][Dd](?: |\Z)"
)
# What parts names in ways that `pairs_of` does not see.
_NOT_PAIRS = re.compile(r"\$|\\(?:inst|altaff)|appendi", re.IGNORECASE)
_TOKEN = re.compile(
    r"""(?P<skip> \\[^&] | \$[^$]*+\$ )
      | (?P<open> \( )
      | (?P<close> \) )
      | (?P<separator> [,;] | :(?=\s|\Z) | \\& | &(?=\s) | (?<=\s)& | (?<![^\s,)])and(?=[\s(]|\Z)
          | (?:with\s)?\b(?:an|the)\sappendi(?:x|ces)\sby\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MORE_AUTHORS = re.compile(
    r"(?:and )?\d+ (?:(?:additional|more|other) (?:co-?)?authors?|co-?authors)\b", re.IGNORECASE
)
_APPENDIX = re.compile(r"(?:with )?(?:an|the) appendi(?:x|ces) by ", re.IGNORECASE)
_PRESENTED = re.compile(r"(?:as )?(?:presented|reported|communicated) by ", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r"(?:\A|[;,] ?)((?:on behalf of|representing|for the|and the|the) [^;,]*)\Z", re.IGNORECASE
)
_SURE_KEYWORD = re.compile(r"\b(?:collaborations?|consorti(?:um|a)|teams?)\W*\Z", re.IGNORECASE)


_SURNAME = re.compile(
    r" ?((?:(?:van|von|de|la|der|den|del|di|da|dos) ){0,3}[^\W\d_][\w'’.-]{1,60})"
    r"(?= ?[,;:(&]| and |\Z)",
    re.IGNORECASE,
)


def pieces_of(text: str) -> list[str]:
    """The pieces of a list as nearly all are printed; its entries where each `stands_alone`."""
    return text.replace(" and ", ", ").split(", ")


def stands_alone(piece: str) -> bool:
    """Whether *piece* is an entry of any list between whose pieces it stands, and as it is."""
    return not may_be_cut_off(piece) and piece.strip() == piece and _NOT_ALONE.search(piece) is None


def pairs_of(text: str) -> list[tuple[str, str]]:
    """The pieces of a list that has one affiliation behind each name: `A. Foo (X), B. Bar (Y)`.

    Each with that affiliation; they are its entries where each `stands_alone`. None of another
    list.
    """
    if text[-1:] != ")" or _NOT_PAIRS.search(text) is not None:
        return []
    pairs: list[tuple[str, str]] = []
    for piece in text[:-1].replace(") and ", "), ").split("), "):
        name, _, content = piece.partition(" (")
        if "(" in content or ")" in content or content[-1:] == "\\":
            return []
        said = read_aside(content.strip())
        if not said.affiliation or said.collaboration:
            return []
        pairs.append((name, said.affiliation))
    return pairs


def split_list(text: str) -> Split:
    """The entries of a printed list whose white space has been collapsed.

    Names are parted by `,`, `;`, `:`, `&` and `and`. Affiliations in parentheses belong to the
    name before them and to those before it that have none; numbers are resolved in a final
    `((1) X, (2) Y)`. The time taken is linear in the length of *text*.
    """
    if "$" in text or "\\inst" in text or "\\altaff" in text:
        text = _SUPERSCRIPT.sub(lambda mark: f"({mark[1] or mark[2]})", text)
    if _NEEDS_SCAN.search(text) is None:
        return Split(join([Item(piece) for piece in _PLAIN_SEPARATOR.split(text)]))
    if (items := _semicolon_list(text)) is not None:
        return Split(items)
    scan = _Scan(text)
    return Split(join(_resolve(scan.drafts, scan.tables)), scan.is_cut)


def _semicolon_list(text: str) -> list[Item] | None:
    """The entries of `Smith, J.; Doe, K.`, or None where the list is not of that kind."""
    if ";" not in text or "(" in text:
        return None
    parts = [part.strip() for part in text.split(";") if part.strip()]
    for part in parts:
        keyname, comma, forenames = part.partition(",")
        words = keyname.split()
        if not comma or not forenames.strip() or "." in keyname or not words:
            return None
        if len(words) > 1 and words[0] not in PARTICLES and not is_suffix(words[-1]):
            return None
    return [Item(part, is_comma_form=True) for part in parts]


class _Scan:
    """One walk through a list that holds more than names and commas."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[_Draft] = []
        self.tables: list[str] = []
        self.is_cut = False
        self.collaborations: set[str] = set()
        self._walk([token for token in _TOKEN.finditer(text) if token["skip"] is None])

    def _walk(self, tokens: list[re.Match[str]]) -> None:
        text, closes = self.text, _matching(tokens, self.text)
        start = 0
        is_fresh = True  # no name since the last separator
        is_unclosed = False  # a parenthesis has been opened and never closes
        for token in tokens:
            place = token.start()
            if place < start:
                continue  # inside what was read
            if piece := text[start:place].strip():
                if is_unclosed:
                    self._place(piece)
                else:
                    self.drafts.append(_Draft(piece))
                is_fresh = False
            start = token.end()
            is_unclosed = token["open"] is not None and place not in closes
            if place not in closes:
                is_fresh = is_fresh or token["separator"] is not None
                continue
            content = text[start : closes[place]].strip()
            start = closes[place] + 1
            if not is_fresh and (surname := self._after_nickname(content, start)):
                self.drafts[-1].printed += f" ({content}) {surname}"
                start = text.index(surname, start) + len(surname)
            else:
                self._place(content)
        if piece := text[start:].strip():
            if is_unclosed:
                self._place(piece)
            else:
                self.drafts.append(_Draft(piece))

    def _after_nickname(self, content: str, start: int) -> str:
        """The surname after a nickname in parentheses: `Hong (Cosmo) Lu`; else nothing.

        What stands before is not a whole name yet: one word, or one that ends in an initial.
        """
        if not content.isalpha() or len(content) < 3 or content.isupper():  # noqa: PLR2004 - INFN (1) and the like are no nicknames
            return ""
        before = self.drafts[-1].printed.split()
        if len(before) > 1 and not are_initials(before[-1]):
            return ""
        following = _SURNAME.match(self.text, start)
        return following[1] if following is not None and following[1].lower() != "and" else ""

    def _place(self, content: str) -> None:
        """Give the text of a pair of parentheses to the names that it speaks of."""
        said = read_aside(content)
        if said.references:
            if self.drafts:
                self.drafts[-1].references.extend(said.references)
                self.drafts[-1].bars = True
        elif said.is_cut:
            self.is_cut = True
        elif said.appended:
            self.drafts.append(_Draft(said.appended, bars=True))
        elif said.presented:
            if all(draft.printed != said.presented for draft in self.drafts):
                self.drafts.append(_Draft(said.presented, bars=True))
        elif said.is_table:
            self.tables.append(content)
        else:
            if said.affiliation:
                _reach_back(self.drafts, said.affiliation)
            # Where every name carries it, the collaboration is still one author.
            if said.collaboration and said.collaboration not in self.collaborations:
                self.collaborations.add(said.collaboration)
                self.drafts.append(_Draft(said.collaboration, bars=True))


@lru_cache(maxsize=4096)
def read_aside(content: str) -> Aside:
    """What *content*, a text in parentheses without space at its ends, says."""
    if (labels := affiliations.references(content)) is not None:
        return Aside(references=labels)
    if _MORE_AUTHORS.match(content):
        return Aside(is_cut=True)
    if (author := _APPENDIX.match(content)) is not None:
        return Aside(appended=content[author.end() :])
    if (presented := _PRESENTED.match(content)) is not None:
        return Aside(presented=content[presented.end() :])
    if affiliations.opens_table(content):
        return Aside(is_table=True)
    collaboration = collaboration_within(content)
    rest = content[: len(content) - len(collaboration)]
    return Aside(affiliation=affiliations.clean(rest), collaboration=collaboration)


def _matching(tokens: list[re.Match[str]], text: str) -> dict[int, int]:
    """Where each parenthesis that is closed closes; an open table (`((1) X`) runs to the end."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    for token in tokens:
        if token["open"] is not None:
            opened.append(token.start())
        elif token["close"] is not None and opened:
            closes[opened.pop()] = token.start()
    for start in opened:
        if text[start + 1 : start + 3].lstrip().startswith("("):
            closes[start] = len(text)
            break
    return closes


def collaboration_within(content: str) -> str:
    """The collaboration at the end of a text in parentheses or of an affiliation, or nothing."""
    if (speaks := _SPEAKS_FOR.search(content)) is not None and (
        collaborations.has_keyword(content)
        or speaks[1].lower().startswith(("on behalf", "representing", "for the"))
    ):
        return speaks[1]
    if _SURE_KEYWORD.search(content) is None:
        return ""
    # `(MPI Heidelberg, HEGRA Collaboration)`: an affiliation and a collaboration.
    return re.split(r"[,;:] ?", content)[-1]


def _reach_back(drafts: list[_Draft], affiliation: str) -> None:
    """Add *affiliation* to the last name and to those before it that have none."""
    for place in range(len(drafts) - 1, -1, -1):
        draft = drafts[place]
        if draft.bars and (draft.affiliations or place < len(drafts) - 1):
            break
        if collaborations.has_keyword(draft.printed) and place < len(drafts) - 1:
            break
        draft.affiliations.append(affiliation)
        draft.bars = True
    # A second pair of parentheses after the same name adds to that name alone.
    if drafts and affiliation not in drafts[-1].affiliations:
        drafts[-1].affiliations.append(affiliation)


def _resolve(drafts: list[_Draft], tables: list[str]) -> list[Item]:
    if not tables:
        return [Item(draft.printed, tuple(draft.affiliations)) for draft in drafts]
    used = {label for draft in drafts for label in draft.references}
    table: dict[str, str] = {}
    for text in tables:
        table = {**affiliations.read_table(text, used), **table}
    return [
        Item(
            draft.printed,
            (
                *draft.affiliations,
                *dict.fromkeys(table[label] for label in draft.references if label in table),
            ),
        )
        for draft in drafts
    ]
