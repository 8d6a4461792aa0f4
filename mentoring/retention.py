"""Keep nothing longer than its purpose: what has to go goes by routine, with an act."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from mentoring.ages import ADULT
from mentoring.alarm import set_task
from mentoring.consent import (
    ADMITTING,
    LONG_TERM,
    PARTICIPATION,
    ConsentStep,
    Standing,
)
from mentoring.destroying import write_act
from mentoring.destruction import Ground
from mentoring.ids import PersonId
from mentoring.leaving import leave_pairs
from mentoring.newcomers import DAY
from mentoring.office import TaskKind
from mentoring.pairs import EndReason
from mentoring.permits import GRACE, birthday, is_permitted
from mentoring.ports import UnitOfWork
from mentoring.runs import Subject
from mentoring.third_party import forget_after_pairing

KEPT_AFTER_END = timedelta(days=183)
"""Six months for the final monitoring, as the text of the consent says (§6)."""

DRAFTS_KEPT = timedelta(days=14)
HELP_KEPT = timedelta(days=90)
"""How long words of an answered request for help stay; no act: it would tell who had asked."""

PROOF_KEPT = timedelta(days=3 * 365 + 1)
"""How long the proof, the journal and the acts outlive the data they tell of."""

AHEAD = timedelta(days=14)
"""How long before a great erasure a curator is told."""

NOT_OF_PEOPLE = frozenset({"setup"})
"""Purposes of runs that tell of nobody: what a curator sets up may wait."""


async def keep_terms(tx: UnitOfWork, now: datetime, term: timedelta = timedelta(days=30)) -> int:
    """Erase whatever has outlived its purpose; return how many people were erased."""
    standings = await tx.consents.standings()
    revoked = [
        person for person, each in standings.items() if _is_lost(each, now - term + DAY, now)
    ]
    gone = await _erase(tx, revoked, EndReason.CONSENT_REVOKED)
    await write_act(tx, Ground.REVOKED, gone)
    outlived = await outliving(tx, standings, now)
    ended = [each for each in outlived if not keeps_card(standings, each, now.date())]
    past = await _erase(tx, ended, EndReason.TERM_ENDED)
    await write_act(tx, Ground.TERM_ENDED, past)
    await _keep_cards_only(tx, [each for each in outlived if each not in ended])
    await _drop_drafts(tx, now)
    await _drop_notes(tx, now)
    await tx.help_requests.forget(now - HELP_KEPT)
    await _drop_proof(tx, now)
    await _warn(tx, standings, now)
    return len(gone) + len(past)


async def outliving(
    tx: UnitOfWork, standings: dict[PersonId, Standing], now: datetime
) -> list[PersonId]:
    """Return whose programme ended six months before an instant, and who has not come anew."""
    begun = now - KEPT_AFTER_END
    return [
        person
        for person in await tx.people.outlived(begun.date(), begun)
        if not (person in standings and _given_since(standings[person], begun))
    ]


def keeps_card(standings: dict[PersonId, Standing], person: PersonId, today: date) -> bool:
    """Tell whether somebody wished to stay in the long-term base of mentors."""
    standing = standings.get(person)
    return standing is not None and standing.holds(LONG_TERM, today)


async def erase_person(tx: UnitOfWork, person: PersonId, reason: EndReason) -> bool:
    """Erase one person with the seats they leave; staff stays."""
    if await tx.people.roles_of(person):
        return False
    await leave_pairs(tx, person, reason)
    await tx.people.erase_person(person, tx.now)
    return True


async def _erase(tx: UnitOfWork, people: Iterable[PersonId], reason: EndReason) -> list[PersonId]:
    return [person for person in people if await erase_person(tx, person, reason)]


async def _keep_cards_only(tx: UnitOfWork, people: list[PersonId]) -> None:
    reduced = [person for person in people if await tx.people.keep_card(person)]
    await write_act(tx, Ground.CARD_KEPT, reduced)


async def _drop_drafts(tx: UnitOfWork, now: datetime) -> None:
    dropped = [
        run.person_id
        for run in await tx.runs.idle(now - DRAFTS_KEPT)
        if run.purpose not in NOT_OF_PEOPLE and await tx.runs.erase(run)
    ]
    await write_act(tx, Ground.DRAFTS, [each for each in dropped if each is not None])


async def _drop_notes(tx: UnitOfWork, now: datetime) -> None:
    """Erase what third persons said about mentees who found their pair thirty days ago."""
    before = await tx.inquiries.answered()
    if not before or not await forget_after_pairing(tx, now):
        return
    left = {each.id for each in await tx.inquiries.answered()}
    gone = [
        mentee.person_id
        for each in before
        if each.id not in left and (mentee := await tx.participations.get(each.participation_id))
    ]
    await write_act(tx, Ground.THIRD_PARTIES, gone)


async def _drop_proof(tx: UnitOfWork, now: datetime) -> None:
    """Delete what has outlived the data by three years; such an act would outlive it too."""
    await tx.consents.forget(now - PROOF_KEPT)
    await tx.acts.forget(now - PROOF_KEPT)
    cycle = await tx.organisations.cycle()
    if cycle is not None:
        ended = datetime.combine(cycle.ends_on, time(), UTC) + KEPT_AFTER_END
        last = min(ended, now - KEPT_AFTER_END)
        await tx.desk.forget_journal(min(last, now - PROOF_KEPT - KEPT_AFTER_END))


async def _warn(tx: UnitOfWork, standings: dict[PersonId, Standing], now: datetime) -> None:
    """Tell curators two weeks before people are erased because the programme is over."""
    soon = await outliving(tx, standings, now + AHEAD)
    waiting = [each for each in soon if not keeps_card(standings, each, now.date())]
    cycle = await tx.organisations.cycle()
    if not waiting or cycle is None:
        return
    subject: Subject = {"cycle": cycle.id}
    known = await tx.desk.tasks(now - KEPT_AFTER_END)
    if any(t.kind is TaskKind.ERASURE_AHEAD and t.subject == subject for t in known):
        return
    await set_task(tx, TaskKind.ERASURE_AHEAD, subject)


def _is_lost(standing: Standing, instant: datetime, now: datetime) -> bool:
    """Tell whether somebody lost their permit before an instant and has none today."""
    today = now.date()
    if is_permitted(standing, today):
        return False
    ends = [
        each.at
        for code, each in standing.last.items()
        if code in ADMITTING and each.step is not ConsentStep.GIVEN
    ]
    if standing.birth_date and PARTICIPATION not in standing.last and standing.last:
        grown = birthday(standing.birth_date, ADULT) + GRACE
        ends += [datetime.combine(grown, time(), UTC)] if grown <= today else []
    return bool(ends) and max(ends) <= instant


def _given_since(standing: Standing, instant: datetime) -> bool:
    return any(
        each.step is ConsentStep.GIVEN and each.at >= instant for each in standing.last.values()
    )
