"""Made-up authors: people in groups that come and go, and in collaborations that recur."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from random import Random
from typing import Final, NamedTuple

from corpus_words import Words, made_words

SURNAMES: Final = 120_000
FORENAMES: Final = 6_000
FIELDS: Final = 64  # groups come in rounds of one for each field
PAPERS_PER_GROUP: Final = 40  # on average, over a group's life
GROUP_LIFE: Final = 0.08  # of the corpus's time: the mean age at which a group publishes
COLLABORATION_EVERY: Final = 3_000  # papers
INITIALS_FIELDS: Final = range(16, 35)  # high-energy physics and astronomy print initials

# Shares of one.
GUESTS: Final = 0.06
LED_BEFORE: Final = 0.7
PRESENT: Final = 0.96
PRINTED_HEADING: Final = 0.6
WITH_PARTICLE: Final = 0.03
DOUBLE: Final = 0.02
MIDDLE_INITIAL: Final = 0.3
JUNIOR: Final = 0.005

NAME_ENDINGS = "a i n r s ov ski sen mann ni ez ier in"

_FAMILY_NAMES_TEXT = """
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Zhu Ma Hu Guo Lin He Kim Lee Park Singh
Kumar Smith Nguyen Garcia Martin Tanaka Suzuki Sato Rossi Ivanov Schmidt Jones Brown Williams
Petrov Johnson Davis Miller Wilson Weber Wagner Fischer Meyer Hoffmann Koch Richter Klein Wolf
Neumann Schwarz Zimmermann Braun Hofmann Dubois Moreau Laurent Michel Bertrand Roux Fournier
Girard Bonnet Svoboda Kowalski Nowak Nagy Hansen Nilsson Virtanen Silva Santos Oliveira Ferreira
Costa Bianchi Ferrari Esposito Ricci Marino Greco Bruno Gallo Conti Takahashi Watanabe Ito
Yamamoto Nakamura Kobayashi Saito Gupta Sharma Das Roy Banerjee Mukherjee Cohen Levi O'Brien
O'Connor Murphy McDonald Müller Fernández López González Rodríguez Pérez Schäfer Schröder Krüger
Lefèvre André Novák Dvořák Černý Wiśniewski Wójcik Kamiński Łukasik Erdős Szabó Kovács Tóth
Horváth Jørgensen Sørensen Lindström Åkesson Yılmaz Şahin Öztürk Araújo Conceição
"""
FAMILY_NAMES = _FAMILY_NAMES_TEXT.split()
_GIVEN_NAMES_TEXT = """
Wei Yi Jing Yan Yu Xin Jun Lei Hui Min Jie Ming Hao Yang Ling Feng Qiang Yong Bin Tao John David
Michael Robert James William Thomas Richard Peter Paul Mark Daniel Andrew Stephen Alexander Anna
Maria Elena Laura Julia Sarah Emma Alice Olga Irina Natalia Sergey Dmitri Andrei Vladimir Alexei
Mikhail Marek Jan Pieter Willem Hans Klaus Wolfgang Stefan Andreas Christian Matthias Martin Marco
Luca Giovanni Paolo Francesco Alessandro Davide Kenji Hiroshi Takashi Yuki Akira Ravi Anil Sanjay
Priya Amit Jean-Pierre Jean-Marc Hans-Peter Min-Jun Seung-Hoon Mohammad Ali Hassan Fatima Omar
Jürgen Björn José Jesús María François André Jérôme Hélène Zoë Søren Łukasz Paweł
"""
GIVEN_NAMES = _GIVEN_NAMES_TEXT.split()
PARTICLES = ("van der", "van", "von", "de", "de la", "dos", "di", "del")
ACCENTS = {
    "á": r"\'a", "à": r"\`a", "â": r"\^a", "ä": r"\"a", "ã": r"\~a", "å": r"{\aa}", "ç": r"\c{c}",
    "é": r"\'e", "è": r"\`e", "ê": r"\^e", "ë": r"\"e", "í": r"\'{\i}", "ı": r"{\i}", "ñ": r"\~n",
    "ó": r"\'o", "ö": r"\"o", "ő": r"\H{o}", "ô": r"\^o", "ø": r"{\o}", "ú": r"\'u", "ü": r"\"u",
    "ř": r"\v{r}", "š": r"\v{s}", "ş": r"\c{s}", "ń": r"\'n", "ý": r"\'y", "ł": r"{\l}",
    "Å": r"{\AA}", "Ö": r"\"O", "Ł": r"{\L}", "Č": r"\v{C}", "Ş": r"\c{S}", "ś": r"\'s",
    "ě": r"\v{e}", "ž": r"\v{z}",
}  # fmt: skip
TO_TEX = str.maketrans(ACCENTS)

COLLABORATIONS = {
    "Aurora": 2_900, "Borealis": 2_600, "Cygnus": 1_900, "DEEPCORE": 1_200, "E-Vela": 800,
    "FORNAX": 500, "G.A.I.A.-2": 400, "Halo-X": 300,
}  # fmt: skip
# The two largest publish the most.
COLLABORATION_SHARES = (34, 26, 14, 8, 6, 5, 4, 3)
# How many papers of a thousand have 1, 2, 3 … authors; what is left has more, by a power law.
TEAM_SIZES = (150, 210, 200, 150, 95, 60, 38, 25, 17, 12, 9, 7, 6, 5, 4)


class Name(NamedTuple):
    """One form of a name: as `authors` prints it, in TeX, and as `authors_parsed` splits it."""

    printed: str
    split: list[str]


class Person(NamedTuple):
    """One author: the full form of the name, the one with initials, and whose name it is."""

    full: Name
    short: Name
    who: str


class People:
    """The authors of one corpus, as functions of the numbers of their groups."""

    def __init__(self, papers: int, seed: int) -> None:
        self.papers = papers
        self.seed = seed
        self.groups = max(FIELDS * 4, papers // PAPERS_PER_GROUP)
        rng = Random(f"{seed} names")
        made = made_words(rng, [], SURNAMES, [*NAME_ENDINGS.split() * 8, "ø", "ü"])
        self.surnames = Words(FAMILY_NAMES + [word.capitalize() for word in made], 0.85)
        made = made_words(rng, [], FORENAMES, [*"aoen" * 8, "é"])
        self.forenames = Words(GIVEN_NAMES + [word.capitalize() for word in made], 0.9)
        self.group = lru_cache(maxsize=30_000)(self._group)
        self.collaboration = lru_cache(maxsize=None)(self._collaboration)

    def authors(self, rng: Random, place: int, slot: int) -> tuple[str, list[Name]]:
        """Whose paper it is: a collaboration's name and its members, or a team."""
        heading, team, is_short = self.team(rng, place, slot)
        return heading, [each.short if is_short else each.full for each in team]

    def team(self, rng: Random, place: int, slot: int) -> tuple[str, list[Person], bool]:
        """The same as people, and whether the paper prints initials."""
        if place % COLLABORATION_EVERY == COLLABORATION_EVERY // 2:
            name = rng.choices(list(COLLABORATIONS), COLLABORATION_SHARES)[0]
            there = [each for each in self.collaboration(name) if rng.random() < PRESENT]
            printed = f"{name} Collaboration" if rng.random() < PRINTED_HEADING else ""
            return printed, there, True
        now = self.groups * (place / self.papers)
        # Groups of a field begin one after another and publish while they last.
        turn = int(max(0.0, now - rng.expovariate(1 / (self.groups * GROUP_LIFE)))) // FIELDS
        members = self.group(turn * FIELDS + slot)
        team: dict[str, Person] = {}
        size = _team_size(rng)
        while len(team) < size:
            if len(team) >= len(members) - 1 or rng.random() < GUESTS:
                near = max(0, turn - rng.randint(0, 3)) * FIELDS + rng.randrange(FIELDS)
                guests = self.group(near)
                person = guests[min(int(rng.expovariate(0.3)), len(guests) - 1)]
            else:
                person = members[min(int(rng.expovariate(0.22)), len(members) - 1)]
            team[person.full.printed] = person
        short = rng.random() < (0.6 if slot in INITIALS_FIELDS else 0.08)
        return "", list(team.values()), short

    def _group(self, number: int) -> tuple[Person, ...]:
        """The members of one group, those who publish most first; some led earlier groups."""
        rng = Random(self.seed << 32 | number)
        members = [self._person(rng, f"{number}.{each}") for each in range(rng.randint(6, 18))]
        earlier = number - FIELDS * rng.randint(1, 5)
        if earlier >= 0 and rng.random() < LED_BEFORE:
            leader = Random(self.seed << 32 | earlier)
            members.insert(0, self._person(leader, f"leader after {earlier}"))
        return tuple(members)

    def _collaboration(self, name: str) -> tuple[Person, ...]:
        """The members of one collaboration by surname; the large ones share some of theirs."""
        rng = Random(f"{self.seed} {name}")
        shared = Random(f"{self.seed} everywhere")
        size = COLLABORATIONS[name]
        common = size // 10
        members = [self._person(shared, f"everywhere.{each}") for each in range(common)]
        members += [self._person(rng, f"{name}.{each}") for each in range(common, size)]
        return tuple(sorted(members, key=lambda each: each.full.split[0]))

    def _person(self, rng: Random, who: str) -> Person:
        surname = self.surnames.one(rng)
        kind = rng.random()
        if kind < WITH_PARTICLE:
            surname = f"{rng.choice(PARTICLES)} {surname}"
        elif kind < WITH_PARTICLE + DOUBLE:
            surname = f"{surname}-{self.surnames.one(rng)}"
        forename = self.forenames.one(rng)
        letters = ". -".join(part[0] for part in forename.split("-")) + "."
        if rng.random() < MIDDLE_INITIAL:
            middle = rng.choice("ABCDEFGHIJKLMNPRSTVW")
            forename, letters = f"{forename} {middle}.", f"{letters} {middle}."
        suffix = "Jr." if kind > 1 - JUNIOR else ""
        return Person(_name(forename, surname, suffix), _name(letters, surname, suffix), who)


def _name(forenames: str, surname: str, suffix: str) -> Name:
    printed = " ".join(filter(None, (forenames, surname, suffix))).replace(". -", ".-")
    return Name(printed.translate(TO_TEX), [surname, forenames, suffix])


def _team_size(rng: Random) -> int:
    place = rng.random() * 1_000
    for size, share in enumerate(TEAM_SIZES, start=1):
        place -= share
        if place < 0:
            return size
    return min(ceil(12 * rng.paretovariate(1.9)), 120)
