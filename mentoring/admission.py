"""Let somebody expected in: their person is created once a consent may be written for them."""

from mentoring.addressing import News
from mentoring.enrolments import Enrolment, EnrolmentState
from mentoring.errors import NotFound
from mentoring.ids import AccountId, EnrolmentId, PersonId
from mentoring.people import MINORS, Bracket, Person
from mentoring.ports import UnitOfWork

ADMITTED = "child_admitted"
"""The neutral message that says to a child that there is something to read."""

OPEN = (EnrolmentState.WAITING, EnrolmentState.REFUSED, EnrolmentState.CLOSED)


async def enrolment_at(tx: UnitOfWork, enrolment: EnrolmentId) -> Enrolment:
    """Return an enrolment of this organisation; anything else is not found."""
    found = await tx.enrolments.get(enrolment)
    if found is None:
        raise NotFound(what="enrolment")
    return found


async def admit(tx: UnitOfWork, enrolment: Enrolment) -> Person:
    """Return the nameless person of an enrolment; whoever is first creates it, in this commit.

    The consent that makes this lawful is written in the same unit of work by the caller.
    """
    await tx.enrolments.move(enrolment.id, EnrolmentState.CONSENTED, among=OPEN)
    now = await enrolment_at(tx, enrolment.id)
    there = await tx.people.person(now.person_id) if now.person_id else None
    if there is not None and there.erased_at is None:
        return there
    person = await tx.people.add_person(now.account_id)
    await tx.people.set_age(person.id, now.bracket or Bracket.FROM_10)
    consented = (EnrolmentState.CONSENTED,)
    await tx.enrolments.move(now.id, EnrolmentState.CONSENTED, among=consented, person=person.id)
    return person.model_copy(update={"bracket": now.bracket or Bracket.FROM_10})


async def tell_child(tx: UnitOfWork, enrolment: Enrolment, kind: str = ADMITTED) -> None:
    """Tell whoever waits at the address of an enrolment that there is news, neutrally."""
    if enrolment.account_id is None:
        return
    key = f"{kind}:{enrolment.id}:{tx.now.timestamp():.0f}"
    news = News(key=key, kind=kind, args={"enrolment": enrolment.id}, due_at=tx.now)
    await tx.outbox.put(news.to(enrolment.account_id))


async def settle_expected(tx: UnitOfWork, account: AccountId, person: PersonId) -> None:
    """Join an adult who has just consented with the place that was kept for them."""
    for each in await tx.enrolments.of_account(account):
        if each.state is EnrolmentState.WAITING and not is_minor(each):
            await tx.enrolments.move(each.id, EnrolmentState.CONSENTED, person=person)


def is_minor(enrolment: Enrolment) -> bool:
    """Tell whether a representative speaks for whoever is expected."""
    return enrolment.bracket in MINORS
