"""Move a person to another device by a link of the curator's; what waits for them goes along."""

from datetime import timedelta

from mentoring.delivery import Notice
from mentoring.errors import NotFound
from mentoring.ids import PersonId
from mentoring.invitations import (
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
    TriedTooOften,
    tried_too_often,
)
from mentoring.keys import digest, new_token
from mentoring.office import JournalEntry
from mentoring.people import Account, Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in

PREFIX = "m_"
PURPOSE = "move:"
TERM = timedelta(days=1)


async def moving_key(tx: UnitOfWork, actor: Actor, person: PersonId) -> str:
    """Make the secret of a link for a day, once; an older one of this person is void."""
    curator = curator_in(actor)
    found = await tx.people.person(person)
    if found is None or found.erased_at is not None:
        raise NotFound(what="person")
    token = new_token()
    await tx.keys.add(f"{PURPOSE}{person}", digest(token), tx.now + TERM)
    await _note(tx, curator, person, "offer_move")
    return token


async def offered(tx: UnitOfWork, account: Account, token: str) -> PersonId:
    """Return whom a link moves, without using it; every other outcome is a refusal."""
    if await tried_too_often(tx, account):
        raise TriedTooOften
    known = await tx.keys.known(digest(token))
    person = _moved_by(known.purpose) if known is not None else None
    found = await tx.people.person(person) if person is not None else None
    if known is None or found is None or found.erased_at is not None:
        raise InvitationUnknown
    if known.expires_at <= tx.now:
        raise InvitationExpired
    if known.used_at is not None:
        raise InvitationUsed
    return found.id


async def move_here(tx: UnitOfWork, account: Account, token: str) -> PersonId:
    """Let the person of a link answer from this account; the old one loses them at once."""
    person = await offered(tx, account, token)
    if await tx.keys.use(digest(token), account.id, tx.now, PURPOSE) is None:
        raise InvitationUsed
    old = await tx.people.account_of(person)
    if old is None or old.id != account.id:
        await _go(tx, person, old, account)
    else:
        await tx.people.answer_as(account.id, person)
    await _note(tx, None, person, "move_account")
    return person


async def _go(tx: UnitOfWork, person: PersonId, old: Account | None, new: Account) -> None:
    await tx.people.attach(new.id, person)
    if old is None:
        return
    await tx.outbox.move(person, old.id, new.id)
    await tx.runs.move(person, old.id, new.id)
    await tx.people.detach(old.id, person)
    notice = Notice(
        key=f"moved_away:{old.id}:{person}:{tx.now.timestamp():.0f}",
        account_id=old.id,
        kind="moved_away",
        due_at=tx.now,
    )
    await tx.outbox.put(notice)


def _moved_by(purpose: str) -> PersonId | None:
    number = purpose.removeprefix(PURPOSE)
    return PersonId(int(number)) if number != purpose and number.isdecimal() else None


async def _note(tx: UnitOfWork, by: PersonId | None, person: PersonId, verb: str) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={"person": person}
    )
    await tx.desk.note(entry)
