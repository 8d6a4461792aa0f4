"""Invite people by a link: for a role and a class, for a time, so many times, until revoked."""

from datetime import timedelta

from mentoring.errors import NotFound, Refusal
from mentoring.ids import InvitationId, PersonId
from mentoring.invited import Invitation, Request
from mentoring.keys import digest, new_token
from mentoring.office import JournalEntry
from mentoring.people import Account, Actor, StaffRole, Wish
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in

__all__ = [
    "CONFIRMED",
    "MOST_USES",
    "PREFIX",
    "TERMS",
    "WISHES",
    "Invitation",
    "InvitationExpired",
    "InvitationRevoked",
    "InvitationUnknown",
    "InvitationUsed",
    "Request",
    "TriedTooOften",
    "admitted",
    "invite",
    "note_try",
    "revoke",
    "tried_too_often",
]

PREFIX = "i_"
"""What the payload of an invitation's link begins with."""

WISHES = tuple(wish.value for wish in Wish)
CONFIRMED = (
    StaffRole.DEPUTY,
    StaffRole.HEAD,
    StaffRole.ASSOCIATION,
    StaffRole.PSYCHOLOGIST,
    StaffRole.MUNICIPAL_VIEWER,
    StaffRole.REGIONAL_VIEWER,
)
"""Roles a link only asks for: a curator or an administrator says yes or no."""

TERMS = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
MOST_USES = 500
TRIES = 5
HOUR = timedelta(hours=1)


class InvitationUnknown(Refusal):
    """No invitation of this organisation has this secret."""

    code = "invitation_unknown"


class InvitationExpired(Refusal):
    """The time of the invitation is over."""

    code = "invitation_expired"


class InvitationRevoked(Refusal):
    """The curator took the invitation back."""

    code = "invitation_revoked"


class InvitationUsed(Refusal):
    """As many people came by the invitation as it was made for."""

    code = "invitation_used"


class TriedTooOften(Refusal):
    """Too many secrets that do not fit came from here; nobody looks for an hour."""

    code = "tried_too_often"


async def invite(
    tx: UnitOfWork,
    actor: Actor,
    role: str,
    group: str | None = None,
    term: timedelta = TERMS[1],
    uses: int = 1,
) -> str:
    """Make an invitation and return its secret, which is kept nowhere."""
    curator = curator_in(actor)
    if role not in (*WISHES, *CONFIRMED) or term not in TERMS or not 1 <= uses <= MOST_USES:
        raise NotFound(what="invitation")
    token = new_token()
    made = await tx.invitations.add(digest(token), role, group, tx.now + term, uses, curator)
    await _note(tx, curator, "invite", {"invitation": made.id})
    return token


async def revoke(tx: UnitOfWork, actor: Actor, invitation: InvitationId) -> bool:
    """Take an invitation back; False when it had ended."""
    curator = curator_in(actor)
    done = await tx.invitations.revoke(invitation, tx.now)
    if done:
        await _note(tx, curator, "revoke_invitation", {"invitation": invitation})
    return done


async def admitted(tx: UnitOfWork, account: Account, token: str) -> Invitation:
    """Let an account in by a secret; every other outcome is a refusal that says which.

    Whoever came by it before comes again without a use. A secret that nothing knows is noted
    by `note_try` in a unit of work that is kept, since a refusal rolls this one back.
    """
    if await tried_too_often(tx, account):
        raise TriedTooOften
    found = await tx.invitations.known(digest(token))
    if found is None:
        raise InvitationUnknown
    if found.revoked_at is not None:
        raise InvitationRevoked
    if await tx.invitations.used_by(found.id, account.id):
        return found
    if found.expires_at <= tx.now:
        raise InvitationExpired
    if not await tx.invitations.use(found.id, account.id, tx.now):
        raise InvitationUsed
    return found


async def note_try(tx: UnitOfWork, account: Account) -> None:
    """Note a secret that fits nothing, so that guessing ends soon."""
    await _note(tx, None, "key_tried", {"account": account.id})


async def tried_too_often(tx: UnitOfWork, account: Account) -> bool:
    """Tell whether so many wrong secrets came from an account that nobody looks for an hour."""
    lately = await tx.desk.journal(tx.now - HOUR)
    mine = [each for each in lately if each.verb == "key_tried"]
    return sum(each.subject.get("account") == account.id for each in mine) >= TRIES


async def _note(
    tx: UnitOfWork, by: PersonId | None, verb: str, subject: dict[str, int | str]
) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject=subject
    )
    await tx.desk.note(entry)
