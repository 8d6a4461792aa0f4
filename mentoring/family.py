"""Show representatives what concerns their children, and let the children come too."""

from mentoring.ages import ADULT
from mentoring.confidants import may_read
from mentoring.consent import MINOR
from mentoring.enrolments import Enrolment, own_key
from mentoring.errors import NotAllowed, NotFound
from mentoring.guardians import Guardian
from mentoring.ids import AccountId, ParticipationId, PersonId
from mentoring.joining import as_profile
from mentoring.looking_back import AFTER, LOOKED_BACK, what_is_over
from mentoring.people import Actor, Person
from mentoring.permits import ConsentNeeded, age_of
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Questionnaire, Value
from mentoring.record import Record
from mentoring.representing import my_child
from mentoring.rights import curator_in

PARENT = "par"
"""The code of the parents' questionnaire."""


class Child(Record):
    """Hold what a representative may know first: who, by which code, whether it is agreed."""

    guardian: Guardian
    person: Person
    enrolment: Enrolment | None = None
    agreed: bool


async def my_children(tx: UnitOfWork, actor: Actor) -> list[Child]:
    """Return the actor's children under age; of a grown one nothing is shown from that day on."""
    found = []
    for guardian in await tx.guardians.children_of(actor.person.id) if actor.person else ():
        child = await _child(tx, guardian)
        if child is not None:
            found.append(child)
    return found


async def child_of_mine(tx: UnitOfWork, actor: Actor, child: PersonId) -> Child:
    """Return one child; somebody else's, or a grown one, is not found."""
    found = await _child(tx, await my_child(tx, actor, child))
    if found is None:
        raise NotFound(what="child")
    return found


async def wish_news(tx: UnitOfWork, actor: Actor, child: PersonId, *, wanted: bool) -> Child:
    """Store whether the actor wishes to hear announcements about a child."""
    mine = await child_of_mine(tx, actor, child)
    await tx.guardians.want_news(mine.guardian.id, wanted)
    return await child_of_mine(tx, actor, child)


async def keep_answers(
    tx: UnitOfWork,
    actor: Actor,
    child: PersonId,
    asked: Questionnaire,
    answers: dict[str, Value],
) -> Child:
    """Store what a representative answered, under the child's consent, beside other answers."""
    mine = await child_of_mine(tx, actor, child)
    if not mine.agreed:
        raise ConsentNeeded
    before = mine.guardian.answers or {}
    others = {key: each for key, each in before.items() if asked.step(key) is None}
    over = await what_is_over(tx, child) if asked.code == AFTER else None
    mark = {LOOKED_BACK: over} if over else {}
    await tx.guardians.keep_answers(mine.guardian.id, {**others, **as_profile(answers), **mark})
    if asked.code == PARENT:
        await tx.guardians.want_news(mine.guardian.id, answers.get("announcements") is True)
    return mine


async def child_to_read(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> PersonId:
    """Return whose representatives' answers a curator asks for; only to who may read them."""
    curator_in(actor)
    found = await tx.participations.get(participation)
    if found is None:
        raise NotFound(what="application")
    if not await may_read(tx, actor, found.person_id):
        raise NotAllowed
    return found.person_id


async def link_for_child(tx: UnitOfWork, actor: Actor, child: PersonId) -> str:
    """Make the secret by which a child comes with a phone of their own."""
    mine = await child_of_mine(tx, actor, child)
    if mine.enrolment is None:
        raise NotFound(what="enrolment")
    return await own_key(tx, mine.enrolment)


async def answer_here(tx: UnitOfWork, actor: Actor, child: PersonId) -> Person:
    """Let a child answer from the representative's phone, from now on until it is switched."""
    mine = await child_of_mine(tx, actor, child)
    await take_place(tx, mine.enrolment, actor.account.id, mine.person)
    return mine.person


async def take_place(
    tx: UnitOfWork, enrolment: Enrolment | None, account: AccountId, child: Person
) -> None:
    """Let somebody admitted answer from an address; what they wished for goes with them."""
    await tx.people.attach(account, child.id)
    await tx.people.set_focus(account, None)
    if enrolment is not None:
        await tx.enrolments.attach(enrolment.id, account)
        await tx.people.set_wish(account, enrolment.wish)


async def _child(tx: UnitOfWork, guardian: Guardian) -> Child | None:
    person = await tx.people.person(guardian.child_id)
    if person is None or person.erased_at is not None:
        return None
    standing = await tx.consents.standing(person.id)
    if age_of(standing, tx.now.date()) >= ADULT:
        return None
    enrolment = await tx.enrolments.of_person(person.id)
    agreed = standing.holds(MINOR, tx.now.date())
    return Child(guardian=guardian, person=person, enrolment=enrolment, agreed=agreed)
