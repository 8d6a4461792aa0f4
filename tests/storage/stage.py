"""Set the stage for tests of storage: a clock, an organisation with a cycle, people in it."""

from datetime import UTC, date, datetime, timedelta

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Lane, Notice, OnDoubt
from mentoring.ids import AccountId, OrganisationId
from mentoring.organisations import OrganisationKind
from mentoring.pairs import Pair
from mentoring.people import Account, Channel, Person
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Draft
from storage import Storage

START = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FORM = "teacher-teacher"
MODEL = "traditional"


class StageClock:
    """Stand still until somebody moves it."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        return self.instant

    def pass_by(self, span: timedelta) -> datetime:
        self.instant += span
        return self.instant


async def found(storage: Storage, name: str = "Колледж") -> OrganisationId:
    """Found an organisation that has a cycle."""
    organisation = await storage.found(name, OrganisationKind.COLLEGE, "Asia/Yekaterinburg")
    async with storage.work(organisation.id) as tx:
        await tx.organisations.save_cycle("2026", date(2026, 9, 1), date(2027, 5, 31), (FORM,))
    return organisation.id


async def newcomer(tx: UnitOfWork, number: int = 1) -> Account:
    """Let somebody write to the bot; ids of Telegram do not fit in 32 bits."""
    return await tx.people.add_account(Channel.TELEGRAM, 5_000_000_000 + number, "ru")


async def named(tx: UnitOfWork, name: str, account: AccountId | None = None) -> Person:
    """Create a person with a name."""
    person = await tx.people.add_person(account)
    await tx.people.save_person(person.model_copy(update={"name": name}))
    return person.model_copy(update={"name": name})


async def ready(tx: UnitOfWork, side: Side, capacity: int = 0) -> Participation:
    """Create somebody who is ready to be paired."""
    person = await named(tx, "Петрова Анна Ильинична")
    opened = await tx.participations.open(person.id, side)
    await tx.participations.submit(opened.id, {}, capacity, tx.now)
    await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)
    return opened.model_copy(update={"capacity": capacity, "state": ParticipationState.READY})


async def proposed(tx: UnitOfWork, members: int = 1, capacity: int = 6) -> Pair:
    """Create a pair of new people."""
    mentor = await ready(tx, Side.MENTOR, capacity)
    others = tuple([(await ready(tx, Side.MENTEE)).id for _ in range(members)])
    return await tx.pairs.propose(mentor.id, others, FORM, MODEL, mentor.person_id, tx.now)


def notice(
    account: AccountId,
    key: str,
    *,
    lane: Lane = Lane.NOTICE,
    due: timedelta = timedelta(),
    topic: str = "",
    on_doubt: OnDoubt = OnDoubt.RESEND,
) -> Notice:
    """Word an intent in one line."""
    return Notice(
        key=key,
        account_id=account,
        kind="news",
        args={"pair": 3},
        topic=topic,
        lane=lane,
        on_doubt=on_doubt,
        due_at=START + due,
    )


def draft(**answers: str) -> Draft:
    """Fill in some answers."""
    return Draft(codes=("Q-ME-T",), versions=(1,), answers=dict(answers))
