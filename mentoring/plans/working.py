"""Say in which model a unit works: as the curator wishes where that is possible, or as suits."""

from collections.abc import Iterable

from mentoring.answers import answers_of
from mentoring.applications import Participation
from mentoring.forms import TRADITIONAL, model_for, repertoire
from mentoring.ids import ParticipationId
from mentoring.plans.records import Working
from mentoring.plans.shape import Placed
from mentoring.suitability import Judge

FOR_TWO = (TRADITIONAL, "reverse", "partner")
"""How two work by themselves; the mentor need not be ahead in the others, if both wish it so."""


class Models:
    """Know what the curator wishes and what the rules allow."""

    def __init__(self, court: Judge, wished: Iterable[Working]) -> None:
        """Hold the wishes by the two they are about."""
        self._court = court
        self._wished: dict[tuple[ParticipationId, ParticipationId], str] = {
            (each.mentor, each.mentee): each.model for each in wished
        }

    def of_two(self, mentee: Participation, mentor: Participation) -> str:
        """Return the model in which two may work by themselves: what both wish comes first."""
        both = set(_models_of(mentee)) & set(_models_of(mentor))
        order = sorted(FOR_TWO, key=lambda each: each not in both)
        fitting = (each for each in order if self._court.allows(mentee, mentor, each))
        return next(fitting, TRADITIONAL)

    def of(self, members: tuple[Placed, ...]) -> str:
        """Return the model of a unit; many are a group."""
        usual = members[0].model if len(members) == 1 else model_for(len(members))
        bonds = ((one.mentor.id, one.mentee.id) for one in members)
        wished = (self._wished[bond] for bond in bonds if bond in self._wished)
        return next((each for each in wished if self._possible(members, each)), usual)

    def _possible(self, members: tuple[Placed, ...], model: str) -> bool:
        known = repertoire().model.get(model)
        if known is None or not known.takes(len(members)):
            return False
        return all(self._court.allows(one.mentee, one.mentor, model) for one in members)


def _models_of(who: Participation) -> tuple[str, ...]:
    return answers_of(who, "models") + answers_of(who, "model_pref")
