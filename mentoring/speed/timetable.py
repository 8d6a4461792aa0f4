"""Make the timetable of an evening of short talks: who sits with whom in which round.

Nobody meets the same person twice, and at any moment no mentee has had more than one talk more
than another, nor a mentor: in a fresh timetable the smaller side is laid round the larger one in
arcs, end to end; when people come late or leave, or two must not sit together, rounds seat first
whoever has had the fewest talks.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from mentoring.ids import PersonId
from mentoring.record import Record


class Talk(Record):
    """Say that two sit together in one round."""

    mentor: PersonId
    mentee: PersonId


Round = tuple[Talk, ...]


def timetable(
    mentors: Sequence[PersonId], mentees: Sequence[PersonId], rounds: int
) -> tuple[Round, ...]:
    """Return the rounds of a fresh evening, no more than there are people to meet."""
    wide, narrow = max(len(mentors), len(mentees)), min(len(mentors), len(mentees))
    if not narrow:
        return ()
    shifts = _shifts(wide, narrow)[:rounds]
    return tuple(_round(mentors, mentees, shift, wide) for shift in shifts)


def replanned(
    mentors: Sequence[PersonId],
    mentees: Sequence[PersonId],
    held: Sequence[Round],
    rounds: int,
    apart: Collection[Talk] = (),
) -> tuple[Round, ...]:
    """Return the remaining rounds for those who are there now; what was held stays held.

    `apart` are the talks that must not be: they count as if they had been.
    """
    planned = list(held)
    for _ in range(rounds):
        coming = _next_round(mentors, mentees, planned, apart)
        if not coming:
            break
        planned.append(coming)
    return tuple(planned[len(held) :])


def _shifts(wide: int, narrow: int) -> list[int]:
    """Return every shift of the circle once: arcs end to end, a step aside after each lap."""
    shifts: list[int] = []
    taken: set[int] = set()
    shift = 0
    while len(shifts) < wide:
        while shift in taken:
            shift = (shift + 1) % wide
        shifts.append(shift)
        taken.add(shift)
        shift = (shift + narrow) % wide
    return shifts


def _round(
    mentors: Sequence[PersonId], mentees: Sequence[PersonId], shift: int, wide: int
) -> Round:
    if len(mentees) >= len(mentors):
        pairs = ((table, (table + shift) % wide) for table in range(len(mentors)))
    else:
        pairs = (((row + shift) % wide, row) for row in range(len(mentees)))
    return tuple(Talk(mentor=mentors[table], mentee=mentees[row]) for table, row in pairs)


def _next_round(
    mentors: Iterable[PersonId],
    mentees: Iterable[PersonId],
    before: Sequence[Round],
    apart: Collection[Talk],
) -> Round:
    """Seat as many as can be, whoever has had the fewest talks first; nobody meets twice."""
    talks = list(chain.from_iterable(before))
    met = {(talk.mentor, talk.mentee) for talk in chain(talks, apart)}
    heard = Counter(talk.mentee for talk in talks)
    told = Counter(talk.mentor for talk in talks)
    tables = sorted(mentors, key=lambda mentor: told[mentor])
    sits: dict[PersonId, PersonId] = {}

    def finds_a_table(mentee: PersonId, tried: set[PersonId]) -> bool:
        for mentor in tables:
            if mentor in tried or (mentor, mentee) in met:
                continue
            tried.add(mentor)
            if mentor not in sits or finds_a_table(sits[mentor], tried):
                sits[mentor] = mentee
                return True
        return False

    for mentee in sorted(mentees, key=lambda each: heard[each]):
        finds_a_table(mentee, set())
    return tuple(Talk(mentor=each, mentee=sits[each]) for each in mentors if each in sits)
