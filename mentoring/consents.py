"""Give, refuse and revoke the consent to take part; the proof is append-only."""

from typing import ClassVar

from mentoring.alarm import set_task
from mentoring.consent import (
    PARTICIPATION,
    ConsentRecord,
    ConsentStep,
    ConsentText,
    is_active,
    latest,
)
from mentoring.consent_texts import publish_default_texts
from mentoring.errors import Refusal
from mentoring.newcomers import NotOfAge, forget_newcomer
from mentoring.office import JournalEntry, TaskKind
from mentoring.pausing import pause_pairs
from mentoring.people import Account, Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.runs import RunState

UNDER_AGE = "under_age"
"""The method of a revocation nobody asked for: a birth date under eighteen voids the consent."""


class ConsentNeeded(Refusal):
    """Nothing personal is stored or shown before an active consent."""

    code: ClassVar[str] = "consent_needed"


async def active_text(tx: UnitOfWork, language: str) -> ConsentText:
    """Return the wording in force in a language; the default one is published when none is."""
    try:
        return await tx.consents.text(PARTICIPATION, language)
    except LookupError:
        await publish_default_texts(tx)
    return await tx.consents.text(PARTICIPATION, language)


async def last_step(tx: UnitOfWork, person: Person) -> ConsentRecord | None:
    """Return the last thing a person did with the consent to take part."""
    history = await tx.consents.history(person.id)
    return latest([record for record in history if record.code == PARTICIPATION])


async def require_consent(tx: UnitOfWork, person: Person | None) -> None:
    """Refuse whoever has no consent in force."""
    last = await last_step(tx, person) if person else None
    if last is None or not is_active([last], tx.now.date()):
        raise ConsentNeeded


async def give(tx: UnitOfWork, actor: Actor, text: ConsentText) -> Actor:
    """Record the consent in the wording shown; only now a person is created."""
    if actor.person is None and not actor.account.adult:
        raise NotOfAge
    person = _present(actor.person) or await tx.people.add_person(actor.account.id)
    last = await last_step(tx, person)
    if last is None or not is_active([last], tx.now.date()):
        await tx.consents.record(_record(tx, person, actor.account, text, ConsentStep.GIVEN))
        await _note(tx, person, "consent_given")
    account = actor.account.model_copy(update={"person_id": person.id})
    return actor.model_copy(update={"person": person, "account": account})


async def refuse(tx: UnitOfWork, actor: Actor) -> None:
    """End politely: nothing entered so far is kept."""
    if actor.person is None:
        await forget_newcomer(tx, actor)


async def revoke(tx: UnitOfWork, actor: Actor, method: str = "button") -> None:
    """End the consent with all its effects at once; the data go by routine within the term."""
    person = actor.person
    last = await last_step(tx, person) if person else None
    if person is None or last is None or not is_active([last], tx.now.date()):
        return
    text = await tx.consents.text_version(last.code, last.language, last.version)
    await tx.consents.record(_record(tx, person, actor.account, text, ConsentStep.REVOKED, method))
    await stop_everything(tx, actor)
    if method != UNDER_AGE:
        await set_task(tx, TaskKind.CONSENT_REVOKED, {"person": person.id})
    await _note(tx, person, "consent_revoked")


async def stop_everything(tx: UnitOfWork, actor: Actor) -> None:
    """Cancel reminders, pause pairs, withdraw participations, close open questionnaires."""
    account = actor.account.id
    await tx.outbox.cancel_for(account)
    for run in await tx.runs.open_of(account):
        await tx.runs.close(run, RunState.ABANDONED)
    await tx.people.set_focus(account, None)
    if actor.person is not None:
        await pause_pairs(tx, actor.person.id)
        for participation in await tx.participations.of(actor.person.id):
            await tx.participations.withdraw(participation.id, tx.now)


def _present(person: Person | None) -> Person | None:
    return person if person is not None and person.erased_at is None else None


def _record(
    tx: UnitOfWork,
    person: Person,
    account: Account,
    text: ConsentText,
    step: ConsentStep,
    method: str = "button",
) -> ConsentRecord:
    return ConsentRecord(
        organisation_id=tx.organisation,
        person_id=person.id,
        account_id=account.id,
        code=text.code,
        version=text.version,
        language=text.language,
        sha256=text.sha256,
        step=step,
        method=method,
        at=tx.now,
    )


async def _note(tx: UnitOfWork, person: Person, verb: str) -> None:
    await tx.desk.note(
        JournalEntry(
            organisation_id=tx.organisation,
            at=tx.now,
            by=person.id,
            verb=verb,
            subject={"person": person.id},
        )
    )
