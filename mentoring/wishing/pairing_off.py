"""Choose who talks to whom on trial, and when: pure, and the same for the same input."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from mentoring.ids import ParticipationId
from mentoring.plans.instance import UNIT
from mentoring.plans.sight import Sight
from mentoring.wishes.records import Wish

TALK = timedelta(minutes=15)
MEETS = 3
"""How many mentors a mentee meets at most."""

RECEIVES = 6
"""How many mentees a mentor meets at most: an hour and a half."""

LAST = 99
"""The place of somebody who was not ranked."""


class Meet(NamedTuple):
    """Say that a mentee and a mentor should talk."""

    mentee: ParticipationId
    mentor: ParticipationId


def best_first(sight: Sight) -> dict[ParticipationId, list[ParticipationId]]:
    """Return who suits each mentee, the best first; of equals whoever has more free places."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for edge in sight.instance.edges:
        points, free = (edge.score + UNIT // 2) // UNIT, sight.instance.places[edge.mentor]
        found.setdefault(edge.mentee, []).append((-points, -free, edge.mentor))
    return {
        mentee: [sight.mentors[mentor] for *_, mentor in sorted(found.get(place, ()))]
        for place, mentee in enumerate(sight.mentees)
    }


def chosen(
    fits: Mapping[ParticipationId, Sequence[ParticipationId]],
    wishes: Mapping[ParticipationId, Wish],
) -> list[Meet]:
    """Choose up to three mentors for each mentee, round by round, so that all get a first one.

    `fits` holds the mentors who suit, the best first. Mutual wishes go first, then what one side
    wished, then the best fit; nobody meets somebody whom either would rather not work with.
    """
    found: list[Meet] = []
    ranked = {mentee: _in_order(mentee, mentors, wishes) for mentee, mentors in fits.items()}
    busy: dict[ParticipationId, int] = {}
    for _ in range(MEETS):
        for mentee in sorted(ranked):
            free = (each for each in ranked[mentee] if busy.get(each, 0) < RECEIVES)
            mentor = next(free, None)
            if mentor is not None:
                ranked[mentee].remove(mentor)
                busy[mentor] = busy.get(mentor, 0) + 1
                found.append(Meet(mentee, mentor))
    return found


def _in_order(
    mentee: ParticipationId,
    mentors: Sequence[ParticipationId],
    wishes: Mapping[ParticipationId, Wish],
) -> list[ParticipationId]:
    mine = wishes.get(mentee)

    def place(mentor: ParticipationId) -> tuple[bool, int, int]:
        own, theirs = _rank(mine, mentor), _rank(wishes.get(mentor), mentee)
        return LAST in (own, theirs), min(own, theirs), own + theirs

    free = [each for each in mentors if not _avoid(mine, each, wishes.get(each), mentee)]
    return sorted(free, key=place)  # stable: of equals the better fit stays first


def _rank(wish: Wish | None, other: ParticipationId) -> int:
    return wish.ranked.index(other) if wish and other in wish.ranked else LAST


def _avoid(
    mine: Wish | None, mentor: ParticipationId, theirs: Wish | None, mentee: ParticipationId
) -> bool:
    unwanted = mine is not None and mentor in mine.avoided
    return unwanted or (theirs is not None and mentee in theirs.avoided)


def timed(meets: Iterable[Meet], first: datetime) -> list[tuple[Meet, datetime]]:
    """Give every talk the first quarter of an hour in which both are free."""
    taken: set[tuple[ParticipationId, int]] = set()
    found = []
    for meet in meets:
        turn = next_free(meet, taken)
        taken |= {(meet.mentee, turn), (meet.mentor, turn)}
        found.append((meet, first + turn * TALK))
    return found


def next_free(meet: Meet, taken: Iterable[tuple[ParticipationId, int]], after: int = -1) -> int:
    """Return the next turn, counted from 0, in which neither is busy."""
    busy = {turn for who, turn in taken if who in meet}
    turn = after + 1
    while turn in busy:
        turn += 1
    return turn
