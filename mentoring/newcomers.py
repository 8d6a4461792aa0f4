"""Lead a newcomer to the consent: a wish and an age bracket, nothing else is stored before it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from mentoring.consent import NOTICE
from mentoring.enrolments import enrol
from mentoring.errors import Refusal
from mentoring.expected import Enrolment, EnrolmentState
from mentoring.people import MINORS, Account, Actor, Bracket, Wish
from mentoring.permits import has_permit, own_step
from mentoring.ports import UnitOfWork

DAY = timedelta(days=1)


class Arrival(StrEnum):
    """Name what a newcomer has to do next."""

    ROLE = "role"
    AGE = "age"
    WAITING = "waiting"
    CONSENT = "consent"
    IN = "in"


class NotOfAge(Refusal):
    """Learners under eighteen come with their own consents, which this bot does not collect."""

    code: ClassVar[str] = "not_of_age"


async def arrival(tx: UnitOfWork, actor: Actor) -> Arrival:
    """Tell what is missing before the questionnaire may begin."""
    step = await own_step(tx, actor.person) if actor.person else None
    if await has_consent(tx, actor) and step != NOTICE:
        return Arrival.IN
    if actor.person is not None and step is None:
        return Arrival.WAITING
    if actor.account.wish is None:
        return Arrival.ROLE
    if actor.account.bracket is None and step is None:
        return Arrival.AGE
    return Arrival.CONSENT if actor.account.adult or step else Arrival.WAITING


async def has_consent(tx: UnitOfWork, actor: Actor) -> bool:
    """Tell whether the actor takes part today: every consent that their age needs is in force."""
    return await has_permit(tx, actor.person)


async def wish_for(tx: UnitOfWork, actor: Actor, wish: Wish) -> Actor:
    """Store which side a newcomer wants to take."""
    await tx.people.set_wish(actor.account.id, wish)
    return _with(actor, wish=wish)


async def say_age(tx: UnitOfWork, actor: Actor, bracket: Bracket) -> Actor:
    """Store how old a newcomer says to be; of a child under ten the address goes at once, too.

    A minor becomes somebody expected and waits; their first answer stays, a curator corrects it.
    Of whoever has consented the age is known.
    """
    if actor.person is not None or await waits(tx, actor) is not None:
        return actor
    if bracket is Bracket.UNDER_10:
        await tx.people.erase_account(actor.account.id)
        return actor
    await tx.people.set_bracket(actor.account.id, bracket)
    if bracket in MINORS:
        invitation = await tx.invitations.last_of(actor.account.id)
        group = invitation.group if invitation else None
        await enrol(tx, actor.account.wish, bracket, group, account=actor.account.id)
    return _with(actor, bracket=bracket)


async def waits(tx: UnitOfWork, actor: Actor) -> Enrolment | None:
    """Return the enrolment of whoever waits at this address for a representative's consent."""
    for enrolment in await tx.enrolments.of_account(actor.account.id):
        if enrolment.state is EnrolmentState.WAITING and enrolment.bracket in MINORS:
            return enrolment
    return None


async def forget_newcomer(tx: UnitOfWork, actor: Actor) -> None:
    """Erase what a newcomer entered; the bare account stays only as the address of the last reply.

    The routine removes the account itself (`erase_newcomers`).
    """
    account = actor.account.id
    await tx.people.set_wish(account, None)
    await tx.people.set_bracket(account, None)
    await tx.people.set_focus(account, None)


async def erase_newcomers(tx: UnitOfWork, now: datetime, term: timedelta) -> int:
    """Erase accounts that never came to a consent: after the term, or after a day of no wish.

    Somebody who refused has no wish left: their account goes with the next round. Whoever waits
    for a representative stays as long as the enrolment is open, and a representative who has come
    by a code, or who waits for a role of staff, has the term.
    """
    waiting = {each.account_id for each in await tx.enrolments.waiting()}
    asking = {each.account_id for each in await tx.invitations.asked()}
    gone = 0
    for account in await tx.people.stale_accounts(now - DAY):
        late = account.created_at < now - term
        idle = account.wish is None and account.id not in asking
        idle = idle and not await tx.keys.used_by(account.id)
        if account.id not in waiting and (late or idle):
            await tx.people.erase_account(account.id)
            gone += 1
    return gone


async def forget_address(tx: UnitOfWork, enrolment: Enrolment) -> None:
    """Forget what was said at the address of an enrolment, unless a person answers there."""
    address = enrolment.account_id
    account = await tx.people.account(address) if address is not None else None
    if account is not None and account.person_id is None:
        await forget_newcomer(tx, Actor(account=account))


def _with(actor: Actor, *, wish: Wish | None = None, bracket: Bracket | None = None) -> Actor:
    account: Account = actor.account
    changes = {"wish": wish or account.wish, "bracket": bracket or account.bracket}
    return actor.model_copy(update={"account": account.model_copy(update=changes)})
