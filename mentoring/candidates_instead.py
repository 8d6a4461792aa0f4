"""Rank who could lead a pair on: the same form, the same task, common times; places for all."""

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.ids import ParticipationId
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.suitability import Fit, Judge
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


async def successors_for(tx: UnitOfWork, pair: Pair) -> list[Successor]:
    """Return who suits all members in the form of their pair, the best first."""
    members = await _members(tx, pair)
    court = Judge(await terrain_today(tx))
    former = pair.mentor.person_id
    found: list[Successor] = []
    for mentor in await tx.participations.all(Side.MENTOR, READY) if members else ():
        if mentor.person_id == former or mentor.free < len(members):
            continue
        verdicts = [court.verdict(each, mentor, pair.model) for each in members]
        fits = tuple(each for each in verdicts if isinstance(each, Fit) and each.form == pair.form)
        if len(fits) == len(members):
            found.append(Successor(mentor=mentor, fits=fits))
    return sorted(found, key=lambda each: (-each.score, -each.mentor.free, each.mentor.id))


async def suits_instead(tx: UnitOfWork, pair: Pair, mentor: ParticipationId) -> bool:
    """Tell whether a mentor may still lead a pair on."""
    return any(each.mentor.id == mentor for each in await successors_for(tx, pair))


async def _members(tx: UnitOfWork, pair: Pair) -> list[Participation]:
    found = [await tx.participations.get(seat.participation_id) for seat in pair.members]
    return [each for each in found if each is not None]
