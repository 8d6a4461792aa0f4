"""Wait for representatives: remind both sides and the curator, close what nobody answered."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell_curators
from mentoring.admission import enrolment_at, is_minor, tell_child
from mentoring.calendar import QuietHours, next_allowed
from mentoring.enrolments import (
    REPRESENTATIVE,
    Enrolment,
    EnrolmentState,
    representative_key,
)
from mentoring.ids import EnrolmentId
from mentoring.newcomers import forget_address, waits
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in

STEPS = (timedelta(days=2), timedelta(days=5), timedelta(days=10))
"""When a child, who came by the code, and the curators are reminded that a consent is awaited."""

TERM = timedelta(days=30)
"""After this an enrolment closes; a new code opens it again."""

DAY = timedelta(days=1)
STILL_NEWS = timedelta(hours=12)
REMINDER, PARENT = "child_still_waits", "parent_still_waits"
CLOSED = "child_waited_in_vain"
LIST = "representatives_awaited"


async def remind_waiting(tx: UnitOfWork, now: datetime, quiet: QuietHours | None = None) -> bool:
    """Remind of every consent that is due to be reminded of, once a step; tell if any was."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    due = next_allowed(now, zone, quiet or QuietHours())
    stirred = False
    for enrolment in await tx.enrolments.waiting():
        if is_minor(enrolment):
            stirred |= await _look_at(tx, enrolment, now, due)
    if stirred:
        key = f"{LIST}:{due.astimezone(zone).date()}"
        news = News(key=key, kind=LIST, topic=LIST, due_at=due, not_after=due + STILL_NEWS)
        await tell_curators(tx, news)
    return stirred


async def _look_at(tx: UnitOfWork, enrolment: Enrolment, now: datetime, due: datetime) -> bool:
    waited = now - enrolment.waits_since
    if waited >= TERM:
        return await _give_up(tx, enrolment)
    steps = sum(waited >= step for step in STEPS)
    if steps <= enrolment.reminded:
        return False
    if not await tx.enrolments.remind(enrolment.id, enrolment.reminded, steps):
        return False
    when = f"{steps}:{enrolment.waits_since.timestamp():.0f}"
    await _ask_child(tx, enrolment, due, when)
    await _ask_representatives(tx, enrolment, due, when)
    return True


async def _give_up(tx: UnitOfWork, enrolment: Enrolment) -> bool:
    """Close an enrolment nobody answered; whoever waited at its address is forgotten."""
    if not await tx.enrolments.move(enrolment.id, EnrolmentState.CLOSED):
        return False
    await tell_child(tx, enrolment, CLOSED)
    await forget_address(tx, enrolment)
    return True


async def _ask_child(tx: UnitOfWork, enrolment: Enrolment, due: datetime, when: str) -> None:
    if enrolment.account_id is not None:
        await tx.outbox.put(_news(REMINDER, enrolment, due, when).to(enrolment.account_id))


async def _ask_representatives(
    tx: UnitOfWork, enrolment: Enrolment, due: datetime, when: str
) -> None:
    """Remind whoever came by the code and answered neither yes nor no; who has not is unknown."""
    for key in await tx.keys.waiting(f"{REPRESENTATIVE}{enrolment.id}"):
        if key.used_by not in (None, enrolment.account_id):
            await tx.outbox.put(_news(PARENT, enrolment, due, when).to(key.used_by))


def _news(kind: str, enrolment: Enrolment, due: datetime, when: str) -> News:
    return News(
        key=f"{kind}:{enrolment.id}:{when}",
        kind=kind,
        args={"enrolment": enrolment.id},
        topic=f"enrolment:{enrolment.id}",
        due_at=due,
        not_after=due + DAY,
    )


async def remind_me_tomorrow(tx: UnitOfWork, actor: Actor, quiet: QuietHours) -> Enrolment | None:
    """Promise a child one reminder at this hour of the next day; pressed twice, it is one."""
    enrolment = await waits(tx, actor)
    if enrolment is None:
        return None
    zone = ZoneInfo((await tx.organisations.get()).zone)
    tomorrow = next_allowed(tx.now + DAY, zone, quiet)
    await _ask_child(tx, enrolment, tomorrow, f"on:{tomorrow.astimezone(zone).date()}")
    return enrolment


async def new_code(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId) -> str:
    """Make a new secret for a representative; an unused older one is void, a closed one opens."""
    curator_in(actor)
    found = await enrolment_at(tx, enrolment)
    await tx.enrolments.reopen(found.id, tx.now)
    await _note(tx, actor, "representative_code", found)
    return await representative_key(tx, found)


async def ask_age_again(tx: UnitOfWork, actor: Actor, enrolment: EnrolmentId) -> bool:
    """Close an enrolment because an adult pressed the wrong age; they are asked once more."""
    curator_in(actor)
    found = await enrolment_at(tx, enrolment)
    if not await tx.enrolments.move(found.id, EnrolmentState.CLOSED):
        return False
    if found.account_id is not None:
        await tx.people.set_bracket(found.account_id, None)
        await tell_child(tx, found, "age_again")
    await _note(tx, actor, "age_again", found)
    return True


async def _note(tx: UnitOfWork, actor: Actor, verb: str, enrolment: Enrolment) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator_in(actor),
        verb=verb,
        subject={"enrolment": enrolment.id},
    )
    await tx.desk.note(entry)
