"""Tell how old whoever answers at an address is: a child, of age, or nobody has said it yet."""

from mentoring.consent import PARTICIPATION
from mentoring.people import MINORS, Account, Bracket
from mentoring.permits import any_minor, in_force
from mentoring.ports import UnitOfWork


async def is_child(tx: UnitOfWork, account: Account) -> bool:
    """Tell whether whoever answers at an account is under age, known person or newcomer."""
    if account.person_id is not None:
        return await any_minor(tx, [account.person_id])
    waits = [each.bracket for each in await tx.enrolments.of_account(account.id)]
    return account.bracket in MINORS or bool(MINORS.intersection(filter(None, waits)))


async def is_known_adult(tx: UnitOfWork, account: Account) -> bool:
    """Tell whether whoever answers at an account has said to be of age, or proved it before.

    An unsaid age is no adult's: roles of staff open what others entrusted to the programme.
    """
    if await is_child(tx, account):
        return False
    if account.person_id is None:
        return account.adult
    person = await tx.people.person(account.person_id)
    if person is None:
        return False
    if person.bracket is Bracket.ADULT or person.birth_date is not None:
        return True  # a birth date of somebody under age was a child's above
    if await tx.people.roles_of(person.id):
        return True
    return await in_force(tx, person.id, PARTICIPATION)
