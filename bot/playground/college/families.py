"""Let learners under age into the sample college: a parent's word first, by phone or on paper."""

from datetime import timedelta

from bot.playground.college.cast import CURATOR, Cast, Family
from bot.playground.college.profiles import GROUPS
from mentoring.admission import admit
from mentoring.consent import MINOR, OWN_AGREEMENT, Paper
from mentoring.consent_proof import note_paper
from mentoring.consents import active_text, give
from mentoring.enrolments import Enrolment, representative_key
from mentoring.newcomers import say_age, waits, wish_for
from mentoring.people import Actor, Bracket, Channel, Wish
from mentoring.ports import UnitOfWork
from mentoring.representing import agree, come_by_code

KEPT_AT = "Учебная часть, папка 4"
SIGNED = timedelta(days=2)


async def admitted(tx: UnitOfWork, child: Actor, cast: Cast) -> Actor:
    """Let a parent agree, then the learner; return who is in now."""
    number = child.account.external_id
    family = next(each for each in cast.families if each.child == number)
    enrolment = await _in_a_group(tx, child)
    if family.parent is None:
        await _on_paper(tx, enrolment, family)
    else:
        parent = await _come(tx, enrolment, family.parent)
        text = await active_text(tx, "ru", MINOR)
        guardian = await agree(tx, parent, enrolment.id, family.relation, text)
        await tx.guardians.want_news(guardian.id, True)
    grown = await _actor(tx, number)
    return await give(tx, grown, await active_text(tx, "ru", OWN_AGREEMENT))


async def parents_come(tx: UnitOfWork, cast: Cast) -> None:
    """Leave learners waiting whose parents have opened the link and said nothing yet."""
    for family in cast.families:
        if family.agreed:
            continue
        account = await tx.people.add_account(Channel.TELEGRAM, family.child, "ru")
        child = await wish_for(tx, Actor(account=account), Wish.MENTEE)
        child = await say_age(tx, child, Bracket.FROM_14)
        enrolment = await _in_a_group(tx, child)
        if family.parent is not None:
            await _come(tx, enrolment, family.parent)


async def _in_a_group(tx: UnitOfWork, child: Actor) -> Enrolment:
    enrolment = await waits(tx, child)
    assert enrolment is not None  # noqa: S101 - a learner under age waits
    await tx.enrolments.place(enrolment.id, GROUPS[0])
    return enrolment


async def _come(tx: UnitOfWork, enrolment: Enrolment, number: int) -> Actor:
    account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
    parent = Actor(account=account)
    await come_by_code(tx, parent, await representative_key(tx, enrolment))
    return parent


async def _on_paper(tx: UnitOfWork, enrolment: Enrolment, family: Family) -> None:
    person = await admit(tx, enrolment)
    day = (tx.now - SIGNED).date()
    sheet = Paper(number="С-17", dated_on=day, kept_at=KEPT_AT)
    await note_paper(tx, await _actor(tx, CURATOR), person.id, MINOR, sheet)
    await tx.guardians.add(person.id, None, family.relation)


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    actor = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert actor is not None  # noqa: S101 - everybody in the cast has an account
    return actor
