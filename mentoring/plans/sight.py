"""See who may work with whom as bare numbers; the order of people is kept."""

from typing import NamedTuple

from mentoring.ids import ParticipationId
from mentoring.plans.instance import AHEAD, Edges, Instance
from mentoring.plans.records import PlanTask
from mentoring.suitability import Fit, Judge


class Sight(NamedTuple):
    """Hold an instance and who stands behind its numbers."""

    instance: Instance
    mentees: tuple[ParticipationId, ...]
    mentors: tuple[ParticipationId, ...]

    def score(self, mentee: ParticipationId, mentor: ParticipationId) -> int:
        """Return how well two suit; nothing when they may not work together."""
        two = self.mentees.index(mentee), self.mentors.index(mentor)
        return self.instance.edges.score_of(*two) or 0


def sight_by_judging(task: PlanTask) -> Sight:
    """Judge every two, one by one: slow, and what every quicker way has to agree with."""
    court, edges = Judge(task.terrain), Edges()
    for row, mentee in enumerate(task.mentees):
        ahead = AHEAD if mentee.id in task.waited else 0
        for column, mentor in enumerate(task.mentors):
            verdict = court.verdict(mentee, mentor)
            if isinstance(verdict, Fit):
                edges.add(row, (column,), (verdict.tenths + ahead,))
    instance = Instance(
        mentees=len(task.mentees),
        places=tuple(mentor.free for mentor in task.mentors),
        load=tuple(mentor.taken for mentor in task.mentors),
        edges=edges,
    )
    mentees = tuple(mentee.id for mentee in task.mentees)
    return Sight(instance, mentees, tuple(mentor.id for mentor in task.mentors))
