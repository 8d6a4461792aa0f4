"""Solve matchings in plain Python: one mentee after the other by the cheapest chain of moves.

The candidate without a library (docs/adr/0022): exact, and slow where everybody wants the same.
"""

from heapq import heappop, heappush
from typing import NamedTuple

from mentoring.plans.instance import TOP, Assignment, Instance


class Move(NamedTuple):
    """Say that a mentee goes from one mentor (or from outside) to another, at a cost."""

    mentee: int
    left: int | None
    cost: int


class End(NamedTuple):
    """Say how a chain ends: at a mentor with a place, or with a mentee who stays alone."""

    far: int
    mentor: int | None
    leaver: int | None


def by_shortest_paths(instance: Instance) -> Assignment:
    """Return the best assignment by coverage, score and even load; the queue is not looked at."""
    return _Seating(instance).done()


class _Seating:
    """Hold who sits where, and prices that make every cheapest chain start at a zero."""

    def __init__(self, instance: Instance) -> None:
        people = instance.mentees
        most = max(map(sum, zip(instance.load, instance.places, strict=True)), default=0)
        self.storey = 2 * people * most + 1
        self.alone = people * (TOP + 1) * self.storey
        self.options: list[list[tuple[int, int]]] = [[] for _ in range(people)]
        for mentee, mentor, score in instance.edges:
            if instance.places[mentor]:
                self.options[mentee].append((mentor, (TOP - score) * self.storey))
        self.free, self.load = list(instance.places), list(instance.load)
        self.held: list[dict[int, int]] = [{} for _ in instance.places]
        self.price = [0] * len(instance.places)
        self.seated: list[int | None] = [None] * people

    def done(self) -> Assignment:
        for mentee in range(len(self.seated)):
            self.seat(mentee)
        return tuple(self.seated)

    def seat(self, newcomer: int) -> None:
        """Seat one more, move the others along the chain, and mend the prices."""
        before: dict[int, Move] = {}
        passed, end = self.cheapest(newcomer, before)
        for mentor, far in passed.items():
            self.price[mentor] += min(far - end.far, 0)
        at = end.mentor
        if end.leaver is not None:
            self.seated[end.leaver] = None
            if at is not None:
                del self.held[at][end.leaver]
        elif at is not None:
            self.free[at] -= 1
            self.load[at] += 1
        while at is not None:
            mentee, left, cost = before[at]
            if left is not None:
                del self.held[left][mentee]
            self.held[at][mentee] = cost
            self.seated[mentee] = at
            at = left

    def cheapest(self, newcomer: int, before: dict[int, Move]) -> tuple[dict[int, int], End]:
        """Search by Dijkstra over mentors; distances are reduced by prices, ends are compared."""
        price, far, passed = self.price, dict[int, int](), dict[int, int]()
        heap: list[tuple[int, int]] = []
        end = End(self.alone, None, newcomer)
        movers, at, reached = [(newcomer, 0)], None, 0
        while True:
            for mentee, paid in movers:
                base = reached - paid + (price[at] if at is not None else 0)
                if base + self.alone < end.far:
                    end = End(base + self.alone, at, mentee)
                for mentor, cost in self.options[mentee]:
                    there = base + cost - price[mentor]
                    if there < far.get(mentor, there + 1) and mentor not in passed:
                        far[mentor] = there
                        before[mentor] = Move(mentee, at, cost)
                        heappush(heap, (there, mentor))
            at = None
            while heap and at is None:
                reached, mentor = heappop(heap)
                at = mentor if mentor not in passed and reached == far[mentor] else None
            if at is None or reached >= end.far:
                return passed, end
            passed[at] = reached
            if self.free[at]:
                whole = reached + price[at] + 2 * self.load[at] + 1
                end = min(end, End(whole, at, None), key=lambda each: each.far)
            movers = list(self.held[at].items())
