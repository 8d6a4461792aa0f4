"""Lead a newcomer to the consent: a wish and an age bracket, nothing else is stored before it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from mentoring.consent import PARTICIPATION, is_active
from mentoring.errors import Refusal
from mentoring.people import Account, Actor, Wish
from mentoring.ports import UnitOfWork

DAY = timedelta(days=1)


class Arrival(StrEnum):
    """Name what a newcomer has to do next."""

    ROLE = "role"
    AGE = "age"
    CONSENT = "consent"
    IN = "in"


class NotOfAge(Refusal):
    """Learners under eighteen come with their own consents, which this bot does not collect."""

    code: ClassVar[str] = "not_of_age"


async def arrival(tx: UnitOfWork, actor: Actor) -> Arrival:
    """Tell what is missing before the questionnaire may begin."""
    if await has_consent(tx, actor):
        return Arrival.IN
    if actor.account.wish is None:
        return Arrival.ROLE
    return Arrival.CONSENT if actor.account.adult else Arrival.AGE


async def has_consent(tx: UnitOfWork, actor: Actor) -> bool:
    """Tell whether the actor's consent to take part is in force today."""
    if actor.person is None:
        return False
    history = await tx.consents.history(actor.person.id)
    mine = [record for record in history if record.code == PARTICIPATION]
    return is_active(mine, tx.now.date())


async def wish_for(tx: UnitOfWork, actor: Actor, wish: Wish) -> Actor:
    """Store which side a newcomer wants to take."""
    await tx.people.set_wish(actor.account.id, wish)
    return _with(actor, wish=wish)


async def say_age(tx: UnitOfWork, actor: Actor, *, adult: bool) -> Actor:
    """Store that a newcomer is of age; somebody who is not is forgotten at once."""
    if not adult:
        await forget_newcomer(tx, actor)
        return actor
    await tx.people.set_adult(actor.account.id, adult)
    return _with(actor, adult=adult)


async def forget_newcomer(tx: UnitOfWork, actor: Actor) -> None:
    """Erase what a newcomer entered; the bare account stays only as the address of the last reply.

    The routine removes the account itself (`erase_newcomers`).
    """
    account = actor.account.id
    await tx.people.set_wish(account, None)
    await tx.people.set_adult(account, None)
    await tx.people.set_focus(account, None)


async def erase_newcomers(tx: UnitOfWork, now: datetime, term: timedelta) -> int:
    """Erase accounts that never came to a consent: after the term, or after a day of no wish.

    Somebody under age, or who refused, has no wish left: their account goes with the next round.
    """
    gone = [
        account
        for account in await tx.people.stale_accounts(now - DAY)
        if account.wish is None or account.created_at < now - term
    ]
    for account in gone:
        await tx.people.erase_account(account.id)
    return len(gone)


def _with(actor: Actor, *, wish: Wish | None = None, adult: bool | None = None) -> Actor:
    account: Account = actor.account
    changes = {"wish": wish or account.wish, "adult": account.adult if adult is None else adult}
    return actor.model_copy(update={"account": account.model_copy(update=changes)})
