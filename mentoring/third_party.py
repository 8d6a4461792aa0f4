"""Ask third persons about a mentee's request by a one-time link; only curators read the answer.

Of whoever answers nothing is kept but that their account has used the link.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from mentoring.applications import Participation, ParticipationState, Profile, Side
from mentoring.confidants import may_read
from mentoring.consent import THIRD_PARTIES
from mentoring.errors import NotAllowed, NotFound, Refusal
from mentoring.ids import InquiryId, ParticipationId, PersonId
from mentoring.inquiries import Inquiry
from mentoring.invitations import note_try, tried_too_often
from mentoring.keys import digest, new_token
from mentoring.milestones import existing
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.permits import in_force
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Run
from mentoring.trail import note_view

CODE = "q3p"
PURPOSE = "third_party"
PREFIX = "t_"
TERMS = (3, 7, 14)
"""For how many days a link may be valid."""

KEPT_AFTER_PAIRING = timedelta(days=30)


class NoConsentForThis(Refusal):
    """The mentee or the representative has not agreed to asking others."""

    code: ClassVar[str] = "no_third_parties"


class LinkOver(Refusal):
    """The link leads nowhere any more: used, expired, revoked, or never made."""

    code: ClassVar[str] = "link_over"


async def ask(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, days: int
) -> tuple[Inquiry, str]:
    """Make a link for one mentee and return it with its secret, which is shown once."""
    curator, found = await _readable(tx, actor, participation)
    if found.side is not Side.MENTEE or days not in TERMS:
        raise NotFound(what="application")
    if not await in_force(tx, found.person_id, THIRD_PARTIES):
        raise NoConsentForThis
    token = new_token()
    expires_at = tx.now + timedelta(days=days)
    made = await tx.inquiries.add(found.id, digest(token), expires_at, curator)
    if made is None:
        raise NotFound(what="application")
    await _note(tx, curator, "inquiry_made", made)
    return made, PREFIX + token


async def revoke(tx: UnitOfWork, actor: Actor, inquiry: InquiryId) -> Inquiry:
    """Make a link void; an answer that came stays."""
    found = await tx.inquiries.get(inquiry)
    if found is None:
        raise NotFound(what="link")
    curator, _ = await _readable(tx, actor, found.participation_id)
    if await tx.inquiries.revoke(found.id, tx.now):
        await _note(tx, curator, "inquiry_revoked", found)
    return found


async def look(tx: UnitOfWork, actor: Actor, inquiry: InquiryId) -> Inquiry:
    """Return one link or answer, for a curator who may read it."""
    found = await tx.inquiries.get(inquiry)
    if found is None or found.erased_at is not None:
        raise NotFound(what="link")
    _, about = await _readable(tx, actor, found.participation_id)
    if found.answers is not None:
        await note_view(tx, actor, "third_party", {"person": about.person_id})
    return found


async def about(tx: UnitOfWork, actor: Actor, participation: ParticipationId) -> list[Inquiry]:
    """Return the links and answers about a mentee, for a curator who may read them."""
    _, found = await _readable(tx, actor, participation)
    return [each for each in await tx.inquiries.of(found.id) if each.erased_at is None]


async def come(tx: UnitOfWork, actor: Actor, payload: str) -> Inquiry | None:
    """Use a link; None for one that leads nowhere: after five tries nobody looks for an hour."""
    if await tried_too_often(tx, actor.account):
        return None
    fingerprint = digest(payload.removeprefix(PREFIX))
    found = await tx.inquiries.use(fingerprint, actor.account.id, tx.now)
    if found is None:
        await note_try(tx, actor.account)
        return None
    return found if await _is_allowed(tx, found) else None


async def own(tx: UnitOfWork, actor: Actor, inquiry: InquiryId) -> Inquiry:
    """Return the link the actor's account has used, while its mentee still agrees."""
    found = await tx.inquiries.get(inquiry)
    if found is None or found.used_by != actor.account.id or found.erased_at is not None:
        raise LinkOver
    if not await _is_allowed(tx, found):
        raise LinkOver
    return found


async def keep(
    tx: UnitOfWork, actor: Actor, run: Run, inquiry: InquiryId, answers: Profile
) -> Inquiry:
    """Keep an answer once, with the link only: the run it was typed in is deleted at once.

    After a revocation of the link or of the consent nothing is kept.
    """
    found = await own(tx, actor, inquiry)
    if not await tx.inquiries.answer(found.id, actor.account.id, answers, tx.now):
        raise LinkOver
    await tx.runs.take_out(run)
    return found


async def forget(tx: UnitOfWork, person: PersonId) -> int:
    """Erase what others said, or are saying, about somebody whose consent to it ended."""
    await stop_answers(tx, person)
    return await _erase(tx, await tx.participations.of(person))


async def stop_answers(tx: UnitOfWork, person: PersonId) -> None:
    """Delete what others have begun to say about somebody and have not handed in."""
    about = {each.id for each in await tx.participations.of(person)}
    for run in await tx.runs.open_for(PURPOSE):
        if run.subject.get("participation") in about:
            await tx.runs.erase(run)


async def forget_after_pairing(tx: UnitOfWork, now: datetime) -> int:
    """Erase what was said about mentees who are in a pair, or out, for thirty days."""
    due, before = [], now - KEPT_AFTER_PAIRING
    for inquiry in await tx.inquiries.answered():
        found = await tx.participations.get(inquiry.participation_id)
        if found is not None and await _is_over(tx, found, before):
            due.append(found)
    return await _erase(tx, due)


async def _is_over(tx: UnitOfWork, mentee: Participation, before: datetime) -> bool:
    if mentee.state in (ParticipationState.WITHDRAWN, ParticipationState.DECLINED):
        return (mentee.decided_at or mentee.created_at) <= before
    for pair in await tx.pairs.of(mentee.person_id):
        sits = any(seat.participation_id == mentee.id for seat in pair.seats)
        if sits and pair.announced_at is not None and pair.announced_at <= before:
            return True
    cycle = await tx.organisations.cycle()
    if cycle is None or cycle.id != mentee.cycle_id:
        return True
    return cycle.ends_on <= before.date()


async def _erase(tx: UnitOfWork, participations: Iterable[Participation]) -> int:
    ids = sorted({each.id for each in participations})
    return await tx.inquiries.erase(ids, tx.now) if ids else 0


async def _readable(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId
) -> tuple[PersonId, Participation]:
    curator, found = curator_in(actor), await existing(tx, participation)
    if not await may_read(tx, actor, found.person_id):
        raise NotAllowed
    return curator, found


async def _is_allowed(tx: UnitOfWork, inquiry: Inquiry) -> bool:
    found = await tx.participations.get(inquiry.participation_id)
    return found is not None and await in_force(tx, found.person_id, THIRD_PARTIES)


async def _note(tx: UnitOfWork, by: PersonId, verb: str, inquiry: Inquiry) -> None:
    subject = {"participation": inquiry.participation_id, "inquiry": inquiry.id}
    entry = JournalEntry(
        organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={**subject}
    )
    await tx.desk.note(entry)
