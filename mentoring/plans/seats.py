"""Seat people by what the curator asked for: locks and teams first, then whom the solver seats."""

from collections.abc import Iterator
from typing import NamedTuple

from mentoring.ids import ParticipationId
from mentoring.plans.instance import Instance, Solver
from mentoring.plans.records import Constraints
from mentoring.plans.sight import Sight


class Seat(NamedTuple):
    """Say with whom a mentee works; `team` numbers the curator's team they belong to."""

    mentor: ParticipationId
    mentee: ParticipationId
    locked: bool = False
    team: int | None = None


def seat(sight: Sight, constraints: Constraints, solver: Solver) -> tuple[Seat, ...]:
    """Seat everybody who can be; a lock that no rule or place allows any more is no lock."""
    table = _Table(sight, _banned(sight, constraints))
    for wished in _wished(constraints):
        table.lock(wished)
    return table.filled(solver)


def _wished(constraints: Constraints) -> Iterator[Seat]:
    """Give the seats the curator asked for, teams first."""
    for number, team in enumerate(constraints.teams):
        for member in team.members:
            yield Seat(team.mentor, member, locked=True, team=number)
    for lock in constraints.locks:
        yield Seat(lock.mentor, lock.mentee, locked=True)


def _banned(sight: Sight, constraints: Constraints) -> frozenset[tuple[int, int]]:
    """Number the mentees and mentors whom the curator keeps apart."""
    mentees = {mentee: number for number, mentee in enumerate(sight.mentees)}
    mentors = {mentor: number for number, mentor in enumerate(sight.mentors)}
    return frozenset(
        (mentees[ban.mentee], mentors[ban.mentor])
        for ban in constraints.bans
        if ban.mentee in mentees and ban.mentor in mentors
    )


class _Table:
    """Hold who sits where while it is being filled."""

    def __init__(self, sight: Sight, banned: frozenset[tuple[int, int]]) -> None:
        self._sight = sight
        self._banned = banned
        self._mentor = {mentor: number for number, mentor in enumerate(sight.mentors)}
        self._mentee = {mentee: number for number, mentee in enumerate(sight.mentees)}
        self._free = list(sight.instance.places)
        self._locked: dict[int, Seat] = {}

    def lock(self, wished: Seat) -> None:
        """Seat two who stay together, where that is possible; the first lock of a mentee holds."""
        mentee, mentor = self._mentee.get(wished.mentee), self._mentor.get(wished.mentor)
        if mentee is None or mentor is None or mentee in self._locked:
            return
        if self._free[mentor] and self._may(mentee, mentor):
            self._free[mentor] -= 1
            self._locked[mentee] = wished

    def filled(self, solver: Solver) -> tuple[Seat, ...]:
        """Let the solver seat the others; return all in the order of the mentees."""
        best = solver(self._left())
        seats: list[Seat] = []
        for number, mentee in enumerate(self._sight.mentees):
            mentor = best[number]
            if number in self._locked:
                seats.append(self._locked[number])
            elif mentor is not None:
                seats.append(Seat(self._sight.mentors[mentor], mentee))
        return tuple(seats)

    def _may(self, mentee: int, mentor: int) -> bool:
        """Tell whether two may sit together; a ban counts more than a lock."""
        edge = self._sight.instance.edges.score_of(mentee, mentor)
        return edge is not None and (mentee, mentor) not in self._banned

    def _left(self) -> Instance:
        """Take what is decided out of the instance."""
        whole, edges = self._sight.instance, self._sight.instance.edges
        if not self._locked and not self._banned:
            return whole
        fixed = zip(whole.places, self._free, whole.load, strict=True)
        return Instance(
            mentees=whole.mentees,
            places=tuple(self._free),
            load=tuple(load + places - free for places, free, load in fixed),
            edges=edges.only(
                [
                    two[0] not in self._locked and two not in self._banned
                    for two in zip(edges.mentees, edges.mentors, strict=True)
                ]
            ),
        )
