"""Say what a change of a plan would change, and for whom; pure."""

from mentoring.ids import ParticipationId
from mentoring.plans.records import PlanResult, Unit
from mentoring.record import Record


class Shift(Record):
    """Say with whom a mentee would work before and after; None: with nobody."""

    mentee: ParticipationId
    before: ParticipationId | None
    after: ParticipationId | None


class Reshaping(Record):
    """Say that a mentee keeps the mentor and works in another way: how many sit together."""

    mentee: ParticipationId
    mentor: ParticipationId
    before: int
    after: int
    model: str


class Difference(Record):
    """Hold what would be different."""

    shifts: tuple[Shift, ...]
    reshaped: tuple[Reshaping, ...]
    seated: tuple[int, int]
    mean: tuple[int, int]

    @property
    def people(self) -> int:
        """Count the mentees for whom something changes."""
        return len(self.shifts) + len(self.reshaped)


def difference(old: PlanResult, new: PlanResult) -> Difference:
    """Compare two plans mentee by mentee."""
    was, now = _seats(old), _seats(new)
    shifts, reshaped = list[Shift](), list[Reshaping]()
    for mentee in sorted(was.keys() | now.keys()):
        before, after = was.get(mentee), now.get(mentee)
        if _mentor(before) != _mentor(after):
            shift = Shift(mentee=mentee, before=_mentor(before), after=_mentor(after))
            shifts.append(shift)
        elif before and after and _shape(before) != _shape(after):
            reshaped.append(_reshaping(mentee, before, after))
    return Difference(
        shifts=tuple(shifts),
        reshaped=tuple(reshaped),
        seated=(old.seated, new.seated),
        mean=(old.mean, new.mean),
    )


def _seats(result: PlanResult) -> dict[ParticipationId, Unit]:
    return {member: unit for unit in result.units for member in unit.members}


def _mentor(unit: Unit | None) -> ParticipationId | None:
    return unit.mentor if unit else None


def _shape(unit: Unit) -> tuple[bool, str]:
    """Return what is another way of working: alone or in a group, and the model."""
    return len(unit.members) > 1, unit.model


def _reshaping(mentee: ParticipationId, before: Unit, after: Unit) -> Reshaping:
    return Reshaping(
        mentee=mentee,
        mentor=after.mentor,
        before=len(before.members),
        after=len(after.members),
        model=after.model,
    )
