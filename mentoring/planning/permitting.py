"""Refuse a wish for a plan that a rule or a place does not allow, with the reason and the way."""

from collections import Counter

from mentoring.applications import Participation, Side
from mentoring.bars import Bar
from mentoring.errors import Refusal
from mentoring.ids import ParticipationId
from mentoring.matching import READY
from mentoring.model_rules import unfit
from mentoring.pair_rules import role_model_for
from mentoring.pairs import GROUP_LIMIT
from mentoring.plans.changes import bonds_of
from mentoring.plans.records import Bond, Constraints, Team, Working
from mentoring.ports import UnitOfWork
from mentoring.suitability import Fit, Judge, Misfit
from mentoring.surveying import terrain_today


class CannotBePlanned(Refusal):
    """A rule forbids what is wished; `why` names it, of `mentor` and `mentee`."""

    code = "cannot_be_planned"


async def require_possible(tx: UnitOfWork, before: Constraints, asked: Constraints) -> None:
    """Refuse new locks, teams and models that no rule or place allows."""
    new = tuple(each for each in bonds_of(asked) if each not in bonds_of(before))
    teams = tuple(each for each in asked.teams if each not in before.teams)
    models = tuple(each for each in asked.models if each not in before.models)
    if not (new or teams or models):
        return
    ready = [
        *await tx.participations.all(Side.MENTOR, READY),
        *await tx.participations.all(Side.MENTEE, READY),
    ]
    sense = _Sense({each.id: each for each in ready}, Judge(await terrain_today(tx)))
    for two in new:
        sense.require(two)
    sense.require_places(asked, {two.mentor for two in new})
    for team in teams:
        sense.require_team(team)
    for working in models:
        sense.require_model(working, asked)


class _Sense:
    """Know everybody who takes part and judge them."""

    def __init__(self, people: dict[ParticipationId, Participation], court: Judge) -> None:
        self._people = people
        self._court = court

    def require(self, two: Bond, model: str | None = None) -> Fit:
        """Refuse two whom a rule keeps apart."""
        mentor, mentee = self._people.get(two.mentor), self._people.get(two.mentee)
        if mentor is None or mentee is None:
            raise _no(Bar.NOT_READY, two)
        verdict = self._court.verdict(mentee, mentor, model)
        if isinstance(verdict, Misfit):
            raise _no(verdict.why, two)
        return verdict

    def require_places(self, asked: Constraints, mentors: set[ParticipationId]) -> None:
        """Refuse more people at a mentor than there are places."""
        wanted = Counter(two.mentor for two in bonds_of(asked))
        for two in bonds_of(asked):
            host, n = self._people[two.mentor], wanted[two.mentor]
            if two.mentor in mentors and n > host.free:
                raise _no(Bar.NO_PLACE if n > host.offered else Bar.OVER_NORM, two)

    def require_team(self, team: Team) -> None:
        """Refuse a group of a wrong size, or one whose members work in several forms."""
        nobody = ParticipationId(0)
        first = Bond(mentor=team.mentor, mentee=next(iter(team.members), nobody))
        if not 1 < len(team.members) <= GROUP_LIMIT:
            raise _no("group_size", first)
        fits = [self.require(Bond(mentor=team.mentor, mentee=each)) for each in team.members]
        if len({fit.form for fit in fits}) > 1:
            raise _no("several_forms", first)

    def require_model(self, working: Working, asked: Constraints) -> None:
        """Refuse a model that does not suit the two."""
        two = Bond(mentor=working.mentor, mentee=working.mentee)
        sizes = [len(team.members) for team in asked.teams if working.mentee in team.members]
        fit = self.require(two, working.model)
        role = role_model_for(fit.form, [self._people[working.mentee]])
        size = sizes[0] if sizes else None
        if size is not None and (why := unfit(working.model, size, role)):
            raise _no(why, two)


def _no(why: str, two: Bond) -> CannotBePlanned:
    return CannotBePlanned(why=str(why), mentor=two.mentor, mentee=two.mentee)
