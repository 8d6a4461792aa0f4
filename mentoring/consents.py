"""Give, refuse and revoke consents, for oneself or for a child; the proof is append-only."""

from mentoring.admission import settle_expected
from mentoring.ages import ADULT
from mentoring.alarm import set_task
from mentoring.consent import (
    BUTTON,
    DISTRIBUTION,
    GONE,
    MINOR,
    OWN_AGREEMENT,
    PARTICIPATION,
    ConsentStep,
    ConsentText,
    Standing,
)
from mentoring.consent_kinds import FOR_CHILD, may_give
from mentoring.consent_proof import Deed, end_on, note, write
from mentoring.consent_terms import lasts_longer
from mentoring.consent_texts import publish_default
from mentoring.errors import NotAllowed
from mentoring.ids import PersonId
from mentoring.newcomers import NotOfAge, forget_newcomer
from mentoring.office import TaskKind
from mentoring.people import Actor, Bracket, Person
from mentoring.permits import ConsentNeeded, age_of, missing_from, require_permit
from mentoring.ports import UnitOfWork
from mentoring.publishing import NothingChosen, feel_the_narrowing
from mentoring.revoking import feel_the_end
from mentoring.rights import person_in
from mentoring.settling import settle_consents

__all__ = [
    "ConsentNeeded",
    "active_text",
    "give",
    "give_for",
    "may_decide_for",
    "refuse",
    "require_permit",
    "revoke",
]


async def active_text(tx: UnitOfWork, language: str, code: str = PARTICIPATION) -> ConsentText:
    """Return the wording in force in a language; the default one is published when none is."""
    try:
        return await tx.consents.text(code, language)
    except LookupError:
        await publish_default(tx, code)
    return await tx.consents.text(code, language)


async def give(
    tx: UnitOfWork, actor: Actor, text: ConsentText, items: tuple[str, ...] = ()
) -> Actor:
    """Record one's own consent in the wording shown; the first one creates the person.

    `items` are what was chosen where a consent is given item by item.
    """
    person = await _giver(tx, actor, text)
    standing = await tx.consents.standing(person.id)
    await _check_own(tx, standing, text.code)
    if not _given_already(tx, standing, text, items):
        deed = Deed(
            person=person.id,
            step=ConsentStep.GIVEN,
            account=actor.account.id,
            until=end_on(text, tx.now.date()),
            items=items,
        )
        await write(tx, text, deed)
        await note(tx, person.id, "consent_given", person.id, text.code)
        await feel_the_narrowing(tx, person.id, standing.last.get(text.code), items)
        await settle_consents(tx, person.id, text.code, person.id)
    account = actor.account.model_copy(update={"person_id": person.id})
    return actor.model_copy(update={"person": person, "account": account})


async def give_for(
    tx: UnitOfWork,
    representative: Actor,
    child: PersonId,
    text: ConsentText,
    items: tuple[str, ...] = (),
) -> None:
    """Record what a representative says for a child; parents who disagree are a curator's task."""
    giver = await _representative(tx, representative, child, text.code)
    standing = await tx.consents.standing(child)
    if _given_already(tx, standing, text, items):
        return
    if text.code != MINOR and missing_from(standing, tx.now.date()):
        raise ConsentNeeded
    deed = Deed(
        person=child,
        step=ConsentStep.GIVEN,
        account=representative.account.id,
        given_by=giver,
        until=end_on(text, tx.now.date()),
        items=items,
    )
    await write(tx, text, deed)
    await note(tx, giver, "consent_given", child, text.code)
    last = standing.last.get(text.code)
    await feel_the_narrowing(tx, child, last, items)
    await settle_consents(tx, child, text.code, giver)
    ended = last if last and last.step is ConsentStep.REVOKED and last.method != GONE else None
    if ended and ended.given_by not in (None, giver):
        await set_task(tx, TaskKind.PARENTS_DISAGREE, {"person": child})


async def refuse(
    tx: UnitOfWork, actor: Actor, text: ConsentText | None = None, child: PersonId | None = None
) -> None:
    """Write a no down once; a newcomer's no ends politely, nothing entered so far is kept."""
    if actor.person is None:
        await forget_newcomer(tx, actor)
        return
    if text is None or (text.code == PARTICIPATION and child is None):
        return
    about, giver = actor.person.id, None
    if child is not None:
        giver = await _representative(tx, actor, child, text.code)
        about = child
    standing = await tx.consents.standing(about)
    if child is None:
        await _check_own(tx, standing, text.code)
    last = standing.last.get(text.code)
    if last is None or last.step is ConsentStep.REVOKED:
        deed = Deed(
            person=about, step=ConsentStep.REFUSED, account=actor.account.id, given_by=giver
        )
        await write(tx, text, deed)
        if text.code == OWN_AGREEMENT:
            await set_task(tx, TaskKind.MINOR_REFUSED, {"person": about})


async def revoke(
    tx: UnitOfWork,
    actor: Actor,
    code: str = PARTICIPATION,
    person: PersonId | None = None,
    method: str = BUTTON,
    *,
    quiet: bool = False,
) -> bool:
    """End a consent with all its effects at once; False when it was not in force."""
    if actor.person is None:
        return False
    own = person is None or person == actor.person.id
    about = actor.person.id if own or person is None else person
    giver = None if own else await _representative(tx, actor, about, code)
    standing = await tx.consents.standing(about)
    if own and code == MINOR:
        raise NotAllowed
    last = standing.last.get(code)
    if last is None or not standing.holds(code, tx.now.date()):
        return False
    deed = Deed(
        person=about,
        step=ConsentStep.REVOKED,
        account=actor.account.id,
        given_by=giver,
        method=method,
    )
    await write(tx, last, deed)
    await note(tx, actor.person.id, "consent_revoked", about, code)
    await feel_the_end(tx, about, code, quiet=quiet)
    if giver is not None and last.given_by not in (None, giver):
        await set_task(tx, TaskKind.PARENTS_DISAGREE, {"person": about})
    return True


async def may_decide_for(tx: UnitOfWork, actor: Actor, child: PersonId) -> bool:
    """Tell whether somebody represents a child who is not of age yet."""
    if actor.person is None:
        return False
    mine = await tx.guardians.children_of(actor.person.id)
    if not any(each.child_id == child for each in mine):
        return False
    return age_of(await tx.consents.standing(child), tx.now.date()) < ADULT


def _given_already(
    tx: UnitOfWork, standing: Standing, text: ConsentText, items: tuple[str, ...]
) -> bool:
    """Tell whether this very consent is in force; one without its items allows nothing."""
    if (text.code == DISTRIBUTION) != bool(items):
        raise NothingChosen
    last, today = standing.last.get(text.code), tx.now.date()
    same = last is not None and last.items == items and not lasts_longer(text, last, today)
    return same and standing.holds(text.code, today, text.purpose)


async def _giver(tx: UnitOfWork, actor: Actor, text: ConsentText) -> Person:
    if actor.person is not None and actor.person.erased_at is None:
        return actor.person
    if text.code != PARTICIPATION:
        raise ConsentNeeded
    if not actor.account.adult:
        raise NotOfAge
    person = await tx.people.add_person(actor.account.id)
    await tx.people.set_age(person.id, Bracket.ADULT)
    await settle_expected(tx, actor.account.id, person.id)
    return person


async def _check_own(tx: UnitOfWork, standing: Standing, code: str) -> None:
    today = tx.now.date()
    age = age_of(standing, today)
    if code == PARTICIPATION and age < ADULT:
        raise NotOfAge
    if code not in may_give(standing, age):
        raise NotAllowed
    if age < ADULT and not standing.holds(MINOR, today):
        raise ConsentNeeded
    if age >= ADULT and code != PARTICIPATION and missing_from(standing, today):
        raise ConsentNeeded


async def _representative(tx: UnitOfWork, actor: Actor, child: PersonId, code: str) -> PersonId:
    if code not in FOR_CHILD or not await may_decide_for(tx, actor, child):
        raise NotAllowed
    return person_in(actor)
