"""Put the bases of mentees and mentors together: a line for each person, still unworded."""

from dataclasses import dataclass
from datetime import date, datetime

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.consent import (
    LABOUR,
    LONG_TERM,
    MINOR,
    OTHER_ORGANISATIONS,
    OWN_AGREEMENT,
    PARTICIPATION,
    ConsentRecord,
    Standing,
)
from mentoring.expected import Enrolment
from mentoring.ids import PersonId
from mentoring.milestones import marks_of
from mentoring.pairs import Pair, PairState
from mentoring.people import Person
from mentoring.ports import UnitOfWork
from mentoring.steps import Milestone, StepKind
from mentoring.stock import Stock, take_stock

ADMITTING = (PARTICIPATION, MINOR, OWN_AGREEMENT)
"""The consents that a base shows, in the order in which people give them."""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold what a base says about one person who takes part."""

    number: int
    who: Participation
    person: Person | None
    representatives: tuple[Person, ...]
    """Whose contact stands in the base of a minor."""

    pairs: tuple[Pair, ...]
    consents: tuple[ConsentRecord, ...]
    marks: dict[StepKind, Milestone]
    labour: ConsentRecord | None
    shares: bool
    stays: bool
    held: int

    @property
    def since(self) -> datetime | None:
        """Return when the person entered the programme."""
        return self.who.decided_at if self.who.state is ParticipationState.READY else None

    @property
    def ended(self) -> datetime | None:
        """Return when the last pair ended; None while one lasts."""
        ends = [pair.ended_at for pair in self.pairs if pair.ended_at is not None]
        return max(ends) if ends and len(ends) == len(self.pairs) else None

    @property
    def completed(self) -> bool:
        """Tell whether some pair came to its end as agreed."""
        return any(pair.state is PairState.COMPLETED for pair in self.pairs)

    @property
    def category(self) -> str | None:
        """Return the code of the category a curator has set."""
        mark = self.marks.get(StepKind.CATEGORY)
        return mark.value if mark else None


@dataclass(frozen=True, slots=True)
class BothBases:
    """Hold both bases and what their lines refer to."""

    stock: Stock
    mentees: tuple[Line, ...]
    mentors: tuple[Line, ...]
    expected: dict[PersonId, Enrolment]
    """By which code somebody is known on paper."""


async def both_bases(tx: UnitOfWork, stock: Stock | None = None) -> BothBases:
    """Read both bases in a few queries."""
    stock = stock or await take_stock(tx)
    standings = await tx.consents.standings()
    marks = await marks_of(tx, stock.evidence.participations)
    guarded = await _representatives(tx)
    enrolments = await tx.enrolments.all()

    def lines(side: Side) -> tuple[Line, ...]:
        return tuple(
            _line(
                stock,
                number,
                each,
                standings.get(each.person_id),
                marks[each.id],
                guarded.get(each.person_id, ()),
            )
            for number, each in enumerate(stock.base(side), 1)
        )

    return BothBases(
        stock=stock,
        mentees=lines(Side.MENTEE),
        mentors=lines(Side.MENTOR),
        expected={each.person_id: each for each in enrolments if each.person_id},
    )


async def _representatives(tx: UnitOfWork) -> dict[PersonId, tuple[Person, ...]]:
    guardians = [each for each in await tx.guardians.all() if each.representative_id]
    wanted = {each.representative_id for each in guardians if each.representative_id}
    people = await tx.people.persons(wanted)
    found: dict[PersonId, tuple[Person, ...]] = {}
    for each in guardians:
        person = people.get(each.representative_id) if each.representative_id else None
        if person is not None:
            found[each.child_id] = (*found.get(each.child_id, ()), person)
    return found


def _line(
    stock: Stock,
    number: int,
    who: Participation,
    standing: Standing | None,
    marks: dict[StepKind, Milestone],
    representatives: tuple[Person, ...],
) -> Line:
    given = _in_force(standing, stock.evidence.today)
    pairs = tuple(stock.pairs_of(who.id))
    return Line(
        number=number,
        who=who,
        person=stock.people.get(who.person_id),
        representatives=representatives,
        pairs=pairs,
        consents=tuple(given[code] for code in ADMITTING if code in given),
        marks=marks,
        labour=given.get(LABOUR),
        shares=OTHER_ORGANISATIONS in given,
        stays=LONG_TERM in given,
        held=sum(len(stock.held(pair)) for pair in pairs),
    )


def _in_force(standing: Standing | None, today: date) -> dict[str, ConsentRecord]:
    if standing is None:
        return {}
    return {code: each for code, each in standing.last.items() if standing.holds(code, today)}
