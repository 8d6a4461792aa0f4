"""Expect somebody before anything personal may be kept, and make their representative's code."""

from collections.abc import Sequence
from datetime import timedelta

from mentoring.expected import Enrolment, EnrolmentState, Expected, code_of
from mentoring.ids import AccountId, EnrolmentId
from mentoring.keys import digest, new_token
from mentoring.people import Bracket, Wish
from mentoring.ports import UnitOfWork

__all__ = [
    "Enrolment",
    "EnrolmentState",
    "Expected",
    "code_of",
    "enrol",
    "enrol_many",
    "enrolment_named",
    "own_key",
    "representative_key",
]

KEY_TERM = timedelta(days=30)
"""As long as an enrolment waits, so long opens the code of its representative."""

REPRESENTATIVE, OWN = "representative:", "expected:"
"""What the purpose of a key begins with, a representative's or one's own; the id follows."""


async def enrol(
    tx: UnitOfWork,
    wish: Wish | None,
    bracket: Bracket | None,
    group: str | None = None,
    account: AccountId | None = None,
) -> Enrolment:
    """Expect somebody; whoever waits or waited at this address keeps their number."""
    for there in await tx.enrolments.of_account(account) if account is not None else ():
        if there.state is EnrolmentState.WAITING:
            return there
        if there.person_id is None and await tx.enrolments.reopen(there.id, tx.now):
            await tx.enrolments.describe(there.id, wish, bracket)
            return await tx.enrolments.get(there.id) or there
    [made] = await tx.enrolments.add_many(
        [Expected(wish=wish, bracket=bracket, group=group, account=account)]
    )
    return made


async def enrol_many(tx: UnitOfWork, expected: Sequence[Expected]) -> list[Enrolment]:
    """Expect several people, in the order given."""
    return await tx.enrolments.add_many(expected)


async def representative_key(tx: UnitOfWork, enrolment: Enrolment) -> str:
    """Make the representative's secret of an enrolment; an older unused one is void from now."""
    token = new_token()
    purpose = f"{REPRESENTATIVE}{enrolment.id}"
    await tx.keys.add(purpose, digest(token), tx.now + KEY_TERM)
    return token


async def own_key(tx: UnitOfWork, enrolment: Enrolment) -> str:
    """Make the secret by which whoever is expected comes to their place with a phone of theirs."""
    token = new_token()
    await tx.keys.add(f"{OWN}{enrolment.id}", digest(token), tx.now + KEY_TERM)
    return token


def enrolment_named(purpose: str, kind: str = REPRESENTATIVE) -> EnrolmentId | None:
    """Return the enrolment a key is for; None for a key of another kind."""
    number = purpose.removeprefix(kind)
    if number == purpose or not number.isdecimal():
        return None
    return EnrolmentId(int(number))
