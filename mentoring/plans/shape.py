"""Shape pairs and groups: a mentor's mentees in one form are a group where nobody minds."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

from mentoring.applications import Participation
from mentoring.forms import GROUP, TRADITIONAL
from mentoring.ids import ParticipationId
from mentoring.pairs import GROUP_LIMIT
from mentoring.plans.seats import Seat
from mentoring.scoring import answers_of
from mentoring.suitability import Fit
from mentoring.wishes.records import Grouping, Wish


class Placed(NamedTuple):
    """Hold a seat with the people on it and how well they suit each other."""

    seat: Seat
    mentor: Participation
    mentee: Participation
    fit: Fit
    model: str
    """How the two work when nobody else is with them."""


class Likings(NamedTuple):
    """Hold what speaks for groups and against them."""

    wishes: Mapping[ParticipationId, Wish] = {}
    apart: Collection[ParticipationId] = ()

    def minds_company(self, who: Participation) -> bool:
        """Tell whether somebody wants to work one to one."""
        wish = self.wishes.get(who.id)
        if wish is not None and wish.grouping is not None:
            return wish.grouping is Grouping.ALONE
        if answers_of(who, "group_ok"):
            return answers_of(who, "group_ok") == (Grouping.ALONE.value,)
        models = answers_of(who, "models") + answers_of(who, "model_pref")
        return TRADITIONAL in models and GROUP not in models

    def most_at(self, mentor: Participation) -> int:
        """Return how many members a group of this mentor has at most; 1 is no group."""
        if mentor.id in self.apart or self.minds_company(mentor):
            return 1
        wish = self.wishes.get(mentor.id)
        most = wish.group_most if wish is not None else None
        return GROUP_LIMIT if most is None else max(1, min(most, GROUP_LIMIT))


def shaped(placed: Iterable[Placed], likings: Likings) -> Iterator[tuple[Placed, ...]]:
    """Give pairs and groups mentor by mentor; a team of the curator comes before any liking."""
    by_mentor: dict[ParticipationId, list[Placed]] = defaultdict(list)
    for one in placed:
        by_mentor[one.mentor.id].append(one)
    for theirs in by_mentor.values():
        for _, same in groupby(sorted(theirs, key=_kind), _kind):
            yield from _in_one_form(list(same), likings)


def _kind(one: Placed) -> tuple[str, int]:
    """Name what keeps people out of one group: the form, and a team of the curator."""
    return one.fit.form, -1 if one.seat.team is None else one.seat.team


def _in_one_form(same: list[Placed], likings: Likings) -> Iterator[tuple[Placed, ...]]:
    team = same[0].seat.team is not None
    most = GROUP_LIMIT if team else likings.most_at(same[0].mentor)
    alone = [one for one in same if one.model != TRADITIONAL]
    if not team:
        alone = [one for one in same if one in alone or likings.minds_company(one.mentee)]
    yield from ((one,) for one in alone)
    yield from _parts([one for one in same if one not in alone], most)


def _parts(members: list[Placed], most: int) -> Iterator[tuple[Placed, ...]]:
    """Divide as evenly as can be: seven are three and four, never six and one."""
    groups = -(-len(members) // most)
    edges = [len(members) * number // groups for number in range(groups + 1)] if groups else []
    yield from (tuple(members[at:end]) for at, end in pairwise(edges))
