"""Made pictures, and what stands in one that was drawn."""

from __future__ import annotations

from itertools import combinations
from random import Random

from lxml import etree

from biblio.plots import Picture, draw
from biblio.plots.values import Caption, People, Person, Tie

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("Papers a year", "All papers, by date of submission. Data of 2026-11-24.")
HOSTILE = '$x_1$ <b>"a"</b>&\'\\frac\x1b\x00\ufffe_'
HOSTILE_SHOWN = '$x_1$ <b>"a"</b>&\'\\frac���_'


def svg_of(picture: Picture) -> etree._Element:
    return etree.fromstring(draw(picture, "svg").content)


def texts_of(tree: etree._Element) -> list[str]:
    """What is written in a picture, in the order of drawing."""
    return ["".join(str(part) for part in each.itertext()) for each in tree.iter(f"{SVG}text")]


def tips_of(tree: etree._Element) -> list[str]:
    """What a mouse is told: one for each bar, line or point."""
    return [each[0].text or "" for each in tree.iter(f"{SVG}g") if "tip" in each.get("id", "")]


def made_network(number: int, *, seed: int = 1) -> People:
    """People in groups of twelve, closely knit, with ties between groups and some who have none."""
    random = Random(seed)  # noqa: S311 - made up
    people = [
        Person(place, f"{random.choice(_FIRST)} {random.choice(_LAST)}", random.randint(1, 60))
        for place in range(number)
    ]
    ties = [
        Tie(one.id, other.id, random.randint(1, 9) / 2)
        for one, other in combinations(people, 2)
        if one.id % 9
        and other.id % 9
        and random.random() < (0.4 if one.id // 12 == other.id // 12 else 0.002)
    ]
    return People(CAPTION, people, ties)


_FIRST = ("A.", "Berta", "C. D.", "Maria-Elena", "Øystein", "J.", "Wei", "Konstantinos")
_LAST = ("Ng", "van der Aa", "Papadopoulou", "O'Hara", "Li", "Brüggemann", "Sá", "Weiß-Krämer")
