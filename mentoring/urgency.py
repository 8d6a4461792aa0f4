"""Alert people to an urgent request: two named ones at once, the next when nobody takes it.

All alerts are written at once with their hour; taking, answering or closing the request cancels
those still to come. So a restart, a missed bell or a late answer changes nothing.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.calendar import is_quiet, next_allowed
from mentoring.confidants import IN_TURN, concerned_with
from mentoring.help_request import HelpRequest
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.people import StaffRole
from mentoring.ports import UnitOfWork

AT_ONCE = 2
NEXT_AFTER = timedelta(minutes=30)
HEAD_AFTER = timedelta(days=3)


async def alert(tx: UnitOfWork, house: House, request: HelpRequest) -> None:
    """Write the alerts of an urgent request; by night only the named two are called at once."""
    people = await called_in_turn(tx, request)
    for number, person in enumerate(people):
        wave = 0 if number < AT_ONCE else number - AT_ONCE + 1
        await tell(tx, [person], _news(request, await _due(tx, house, wave)))
    late = _news(request, tx.now + HEAD_AFTER).model_copy(
        update={"key": f"help_unanswered:{request.id}", "kind": "help_unanswered"}
    )
    concerned = await concerned_with(tx, request.person_id, request.about)
    heads = {each.id for each in await tx.people.staff(StaffRole.HEAD)} - concerned
    await tell(tx, heads, late)


async def called_in_turn(tx: UnitOfWork, request: HelpRequest) -> tuple[PersonId, ...]:
    """Return whom an urgent request calls: the named people first, then the impartial staff.

    Whoever was named and has left the staff is neither called nor reads.
    """
    concerned = await concerned_with(tx, request.person_id, request.about)
    named = (await tx.organisations.get()).urgent
    staff = [
        each.id for roles in IN_TURN for role in roles for each in await tx.people.staff(role)
    ]
    in_turn = dict.fromkeys((*(each for each in named if each in staff), *staff))
    return tuple(each for each in in_turn if each not in concerned)


async def nobody_reads_now(tx: UnitOfWork, house: House) -> bool:
    """Tell whether it is a time at which the school has promised nobody an answer."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    return is_quiet(tx.now, zone, house.rules.quiet_hours)


async def _due(tx: UnitOfWork, house: House, wave: int) -> datetime:
    if wave == 0:
        return tx.now
    zone = ZoneInfo((await tx.organisations.get()).zone)
    begins = next_allowed(tx.now, zone, house.rules.quiet_hours)
    return next_allowed(begins + wave * NEXT_AFTER, zone, house.rules.quiet_hours)


def _news(request: HelpRequest, due: datetime) -> News:
    return News(
        key=f"help_urgent:{request.id}",
        kind="help_urgent",
        args={"request": request.id},
        topic=f"help:{request.id}",
        due_at=due,
    )
