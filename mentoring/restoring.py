"""Tell a copy that was put back what it does not know: who was erased, which consents ended."""

from collections.abc import Iterable, Mapping

from mentoring.consent import ConsentRecord, ConsentStep, is_active
from mentoring.ids import PersonId
from mentoring.leaving import leave_pairs
from mentoring.pairs import EndReason
from mentoring.people import Person
from mentoring.ports import UnitOfWork

RESTORED = "restored"
"""The method of a revocation that was made after the copy and is written down again."""


async def forget_again(tx: UnitOfWork, people: Iterable[PersonId]) -> int:
    """Erase people anew who were erased, or whose needed consent ended, after a copy was made."""
    erased = 0
    for person in people:
        found = await tx.people.person(person)
        if found is not None and found.erased_at is None:
            await leave_pairs(tx, person, EndReason.CONSENT_REVOKED)
            await tx.people.erase_person(person, tx.now)
            erased += 1
    return erased


async def revoke_again(tx: UnitOfWork, ended: Mapping[PersonId, set[str]]) -> int:
    """Write down anew the consents that were revoked after a copy was made."""
    revoked = 0
    for person, codes in ended.items():
        found = await tx.people.person(person)
        if found is None:
            continue
        for code in sorted(codes):
            revoked += await _revoke(tx, found, code)
    return revoked


async def _revoke(tx: UnitOfWork, person: Person, code: str) -> bool:
    history = [each for each in await tx.consents.history(person.id) if each.code == code]
    if not is_active(history, tx.now.date()):
        return False
    again: dict[str, object] = {"step": ConsentStep.REVOKED, "method": RESTORED, "at": tx.now}
    await tx.consents.record(ConsentRecord.model_validate(history[-1].model_dump() | again))
    return True
