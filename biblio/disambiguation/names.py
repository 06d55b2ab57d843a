"""The forms of names in a block: which of them agree, and what that brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from biblio.disambiguation.comparing import form_of_place, name_points
from biblio.disambiguation.forms import Form, forms_agree
from biblio.disambiguation.values import Place


class Names:
    """The forms of names in a block by number.

    `of` tells the form of each place, `points` for each form what each that agrees with it brings.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        numbers: dict[Form, int] = {}
        self.of = [numbers.setdefault(form_of_place(place), len(numbers)) for place in places]
        self.forms = list(numbers)
        self.points: list[dict[int, int]] = [{} for _ in self.forms]
        for one, other in _likely(self.forms):
            if forms_agree(self.forms[one], self.forms[other]):
                brings = name_points(self.forms[one], self.forms[other])
                self.points[one][other] = self.points[other][one] = brings


def _likely(forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """The pairs of forms that can agree, each with itself among them, and few that cannot.

    Forenames that begin with a whole word agree only where that is the same or the words come to
    the same when run together; all others are compared with everything.
    """
    near: dict[str, list[int]] = defaultdict(list)
    loose: list[int] = []
    for number, form in enumerate(forms):
        if form.surname != forms[0].surname or _may_be_short(form.words):
            yield from ((earlier, number) for earlier in range(number + 1))
            loose.append(number)
            continue
        keys = {form.words[0], "".join(form.words)}
        found = {number, *loose}.union(*(near[key] for key in keys))
        yield from ((earlier, number) for earlier in sorted(found))
        for key in keys:
            near[key].append(number)


def _may_be_short(words: Sequence[str]) -> bool:
    """Whether *words* begin with less than a forename: an initial, `yu.`, initials run together."""
    if not words or len(words[0]) == 1 or words[0].endswith("."):
        return True
    return not set(words[0]) & set("aeiouy")
