"""Give and end staff roles: a curator does, and says yes or no to whoever came for one."""

from typing import ClassVar

from mentoring.addressing import News, tell
from mentoring.delivery import Notice
from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.handover import may_take_over
from mentoring.ids import InvitationId, PersonId
from mentoring.invitations import CONFIRMED, InvitationRevoked
from mentoring.invited import Invitation, Request
from mentoring.office import JournalEntry
from mentoring.people import Account, Actor, Bracket, Person, StaffRole
from mentoring.permits import any_minor
from mentoring.ports import UnitOfWork
from mentoring.rights import chief_in, person_in, staff_in
from mentoring.runs import Subject
from mentoring.said_age import is_child, is_known_adult

GIVEN = CONFIRMED
"""Roles that are given in chat; a curator's is handed over, an administrator's is a setting."""

DECIDERS = (StaffRole.CURATOR, StaffRole.ADMINISTRATOR)


class AdultsOnly(Refusal):
    """A role of staff opens what others entrusted to the programme: never to a child."""

    code: ClassVar[str] = "adults_only"


async def holders(tx: UnitOfWork) -> list[tuple[StaffRole, Person]]:
    """Return who holds which role, role by role."""
    return [(role, each) for role in StaffRole for each in await tx.people.staff(role)]


async def give_role(tx: UnitOfWork, actor: Actor, person: PersonId, role: StaffRole) -> bool:
    """Give a role to somebody who takes part already; False when they hold it."""
    by = chief_in(actor)
    await require_may_hold(tx, person, role)
    if not await tx.people.grant(person, role, tx.now):
        return False
    await _tell_of(tx, person, role, "role_given")
    await _note(tx, by, "give_role", {"person": person, "role": role.value})
    return True


async def require_may_hold(tx: UnitOfWork, person: PersonId, role: StaffRole) -> None:
    """Refuse whoever a role cannot be given to: a child, or somebody who takes no part."""
    found = await tx.people.person(person)
    if found is not None and await any_minor(tx, [found.id]):
        raise AdultsOnly
    if role not in GIVEN or found is None or not await may_take_over(tx, found):
        raise NotFound(what="person")


async def end_role(tx: UnitOfWork, actor: Actor, person: PersonId, role: StaffRole) -> bool:
    """End a role; a curator's own is handed over instead. False when it had ended."""
    by = chief_in(actor)
    if role not in GIVEN:
        raise NotFound(what="role")
    if not await tx.people.end_role(person, role, tx.now):
        return False
    await _tell_of(tx, person, role, "role_ended")
    await _note(tx, by, "end_role", {"person": person, "role": role.value})
    return True


async def lay_down(tx: UnitOfWork, actor: Actor) -> None:
    """End one's own roles; who gives roles is told. A curator's is handed over instead."""
    person = person_in(actor)
    ended = [role for role in GIVEN if await tx.people.end_role(person, role, tx.now)]
    for role in ended:
        await _note(tx, person, "end_role", {"person": person, "role": role.value})
    if ended:
        key = f"roles_changed:{person}:{tx.now.timestamp():.0f}"
        news = News(key=key, kind="roles_changed", due_at=tx.now)
        await tell(tx, (each.id for each in await tx.people.staff(*DECIDERS)), news)


async def ask_for_role(tx: UnitOfWork, account: Account, invitation: Invitation) -> bool:
    """Let somebody who came by an invitation wait for its role; False: their age is unsaid yet."""
    role = StaffRole(invitation.role)
    if await is_child(tx, account):
        raise AdultsOnly
    if account.person_id is not None and role in await tx.people.roles_of(account.person_id):
        raise AlreadyDone
    if not await is_known_adult(tx, account):
        return False
    if await tx.invitations.ask_role(invitation.id, account.id, role.value, tx.now):
        await _tell_deciders(tx, account, role)
    return True


async def say_of_age(
    tx: UnitOfWork, account: Account, invitation: InvitationId, *, adult: bool
) -> Invitation:
    """Hear from somebody who came by an invitation that they are of age; then they wait."""
    found = await tx.invitations.get(invitation)
    if found is None or not await tx.invitations.used_by(found.id, account.id):
        raise NotFound(what="invitation")
    if found.revoked_at is not None:
        raise InvitationRevoked
    if not adult or found.role not in CONFIRMED or await is_child(tx, account):
        raise AdultsOnly
    if account.person_id is None:
        await tx.people.set_bracket(account.id, Bracket.ADULT)
    else:
        await tx.people.set_age(account.person_id, Bracket.ADULT)
    told = account.model_copy(update={"bracket": Bracket.ADULT})
    await ask_for_role(tx, told, found)
    return found


async def _tell_deciders(tx: UnitOfWork, account: Account, role: StaffRole) -> None:
    news = News(
        key=f"role_asked:{account.id}:{role}:{tx.now.timestamp():.0f}",
        kind="role_asked",
        due_at=tx.now,
    )
    await tell(tx, (each.id for each in await tx.people.staff(*DECIDERS)), news)


async def decide_request(tx: UnitOfWork, actor: Actor, request: int, *, yes: bool) -> Request:
    """Say yes or no once to somebody who waits for a role."""
    by = staff_in(actor, *DECIDERS)
    found = await tx.invitations.request(request)
    account = await tx.people.account(found.account_id) if found else None
    if found is None or account is None:
        raise NotFound(what="request")
    if yes and not await is_known_adult(tx, account):
        raise AdultsOnly
    if not await tx.invitations.decide(request, by, tx.now, yes=yes):
        raise AlreadyDone
    if yes:
        person = account.person_id or (await tx.people.add_person(account.id)).id
        await tx.people.grant(person, StaffRole(found.role), tx.now)
        await _note(tx, by, "give_role", {"person": person, "role": found.role})
    notice = Notice(
        key=f"role_decided:{request}",
        account_id=account.id,
        kind="role_given" if yes else "role_refused",
        args={"role": found.role},
        due_at=tx.now,
    )
    await tx.outbox.put(notice)
    return found


async def _tell_of(tx: UnitOfWork, person: PersonId, role: StaffRole, kind: str) -> None:
    key = f"{kind}:{person}:{role}:{tx.now.timestamp():.0f}"
    await tell(tx, [person], News(key=key, kind=kind, args={"role": role.value}, due_at=tx.now))


async def _note(tx: UnitOfWork, by: PersonId, verb: str, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
