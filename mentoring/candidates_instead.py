"""Rank who could lead a pair on: the same form, the same task, common times; places for all."""

from collections.abc import Iterable

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.ids import ParticipationId
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.suitability import Fit, Judge, Judgement, form_of
from mentoring.surveying import terrain_today

READY = frozenset({ParticipationState.READY})


class Successor(Record):
    """Hold a mentor who suits every member, with the judgement about each."""

    mentor: Participation
    fits: tuple[Fit, ...]

    @property
    def score(self) -> int:
        """Return 0 to 100: the mean over the members."""
        return round(sum(fit.score for fit in self.fits) / len(self.fits))

    @property
    def weakest(self) -> Fit:
        """Return the judgement that speaks least for this mentor: it names the risks."""
        return min(self.fits, key=lambda fit: fit.score)


class Candidate(Record):
    """Hold a mentor who suits every member at least outwardly, with the verdict about each."""

    mentor: Participation
    verdicts: tuple[Judgement, ...]


async def successors_for(tx: UnitOfWork, pair: Pair) -> list[Successor]:
    """Return who suits all members in the form of their pair, the best first."""
    found = []
    for each in await candidates_for(tx, pair):
        fits = tuple(verdict for _, verdict in each.verdicts if isinstance(verdict, Fit))
        if len(fits) == len(each.verdicts):
            found.append(Successor(mentor=each.mentor, fits=fits))
    return ranked(found)


def ranked(found: Iterable[Successor]) -> list[Successor]:
    """Sort successors, the best first."""
    return sorted(found, key=lambda each: (-each.score, -each.mentor.free, each.mentor.id))


async def candidates_for(tx: UnitOfWork, pair: Pair) -> list[Candidate]:
    """Judge who could lead a pair on: its form, model and task, places for all."""
    members = await _members(tx, pair)
    court = Judge(await terrain_today(tx))
    former = pair.mentor.person_id
    found: list[Candidate] = []
    for mentor in await tx.participations.all(Side.MENTOR, READY) if members else ():
        if mentor.person_id == former or mentor.free < len(members):
            continue
        verdicts = tuple(
            (each, court.verdict(each, mentor, pair.model, pair.role_model)) for each in members
        )
        if all(form_of(verdict) == pair.form for _, verdict in verdicts):
            found.append(Candidate(mentor=mentor, verdicts=verdicts))
    return found


async def suits_instead(tx: UnitOfWork, pair: Pair, mentor: ParticipationId) -> bool:
    """Tell whether a mentor may still lead a pair on."""
    return any(each.mentor.id == mentor for each in await successors_for(tx, pair))


async def _members(tx: UnitOfWork, pair: Pair) -> list[Participation]:
    found = [await tx.participations.get(seat.participation_id) for seat in pair.members]
    return [each for each in found if each is not None]
