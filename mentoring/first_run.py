"""Let the first curator in: a link for an hour, and a yes at the machine the bot runs on."""

from datetime import datetime, timedelta

from mentoring.delivery import Notice
from mentoring.ids import KeyId
from mentoring.keys import digest, new_token
from mentoring.office import JournalEntry
from mentoring.people import Account, Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.runs import Subject

PURPOSE = "first_curator"
PREFIX = "k_"
"""What the payload of a first curator's link begins with."""

TERM = timedelta(hours=1)
TRIES = 5
HOUR = timedelta(hours=1)


class Claim(Record):
    """Say that an account came by the link and wants to be the curator."""

    key: KeyId
    account: Account
    at: datetime


async def has_curator(tx: UnitOfWork) -> bool:
    """Tell whether somebody is a curator; then no key opens anything any more."""
    return bool(await tx.people.staff(StaffRole.CURATOR))


async def issue_key(tx: UnitOfWork) -> str:
    """Make a key for an hour, as its link carries it; an older one that nobody used is void."""
    token = new_token()
    await tx.keys.add(PURPOSE, digest(token), tx.now + TERM)
    return PREFIX + token


async def knock(tx: UnitOfWork, actor: Actor, token: str) -> bool:
    """Use a key; False for one that does not fit, after five of which nobody looks for an hour."""
    if await has_curator(tx) or await _tried_too_often(tx, actor.account):
        return False
    secret = token.removeprefix(PREFIX)
    if await tx.keys.use(digest(secret), actor.account.id, tx.now, PURPOSE) is not None:
        return True
    if any(claim.account.id == actor.account.id for claim in await claims(tx)):
        return True
    await _note(tx, "key_tried", {"account": actor.account.id})
    return False


async def claims(tx: UnitOfWork) -> list[Claim]:
    """Return who came by the link and waits for the yes."""
    found = []
    for key in await tx.keys.waiting(PURPOSE):
        account = await tx.people.account(key.used_by) if key.used_by else None
        if account is not None and key.used_at is not None:
            found.append(Claim(key=key.id, account=account, at=key.used_at))
    return found


async def admit(tx: UnitOfWork, claim: Claim) -> bool:
    """Make an account the first curator; False when it was decided, or somebody is curator."""
    if not await tx.keys.settle(claim.key, tx.now) or await has_curator(tx):
        return False
    person = claim.account.person_id or (await tx.people.add_person(claim.account.id)).id
    await tx.people.grant(person, StaffRole.CURATOR, tx.now)
    await _tell(tx, claim, "curator_admitted")
    await _note(tx, "admit_curator", {"person": person})
    return True


async def turn_away(tx: UnitOfWork, claim: Claim) -> bool:
    """Say no to an account; the key is spent."""
    if not await tx.keys.settle(claim.key, tx.now):
        return False
    await _tell(tx, claim, "curator_refused")
    return True


async def _tried_too_often(tx: UnitOfWork, account: Account) -> bool:
    lately = await tx.desk.journal(tx.now - HOUR)
    tries = [
        entry
        for entry in lately
        if entry.verb == "key_tried" and entry.subject.get("account") == account.id
    ]
    return len(tries) >= TRIES


async def _tell(tx: UnitOfWork, claim: Claim, kind: str) -> None:
    notice = Notice(
        key=f"{kind}:{claim.key}", account_id=claim.account.id, kind=kind, due_at=tx.now
    )
    await tx.outbox.put(notice)


async def _note(tx: UnitOfWork, verb: str, subject: Subject) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=None, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
