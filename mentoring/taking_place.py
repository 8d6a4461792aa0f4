"""Let somebody expected come to their own place by a link that a parent or a curator passes on."""

from mentoring.admission import enrolment_at
from mentoring.codes import CodeLate, open_code
from mentoring.enrolments import OWN, Enrolment, EnrolmentState
from mentoring.family import take_place
from mentoring.people import Actor
from mentoring.ports import UnitOfWork

PREFIX = "e_"
"""What the payload of such a link begins with."""


async def come_to_place(tx: UnitOfWork, actor: Actor, token: str) -> Enrolment | None:
    """Give somebody expected the address they come from; None for a secret nothing knows."""
    enrolment = await open_code(tx, actor, token, OWN)
    if enrolment is None:
        return None
    found = await enrolment_at(tx, enrolment)
    if found.state in (EnrolmentState.REFUSED, EnrolmentState.CLOSED):
        raise CodeLate
    person = await tx.people.person(found.person_id) if found.person_id else None
    if person is not None and person.erased_at is None:
        await take_place(tx, found, actor.account.id, person)
        return found
    await tx.enrolments.attach(found.id, actor.account.id)
    if actor.person is None:
        await tx.people.set_wish(actor.account.id, found.wish)
        await tx.people.set_bracket(actor.account.id, found.bracket)
    return found
