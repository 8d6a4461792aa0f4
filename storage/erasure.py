"""Erase a person: every personal field goes, the proof of consent and bare ids stay."""

from datetime import date, datetime

from sqlalchemy import delete, func, or_, select, update

from mentoring.applications import ParticipationState
from mentoring.delivery import DeliveryState
from mentoring.ids import PersonId
from mentoring.places import MEMBERS_ROOM, MENTORS_ROOM, ONLINE
from storage.scope import Scope
from storage.states import LEASED, OPEN, PENDING
from storage.tables import (
    accounts,
    cycles,
    feedback,
    meetings,
    organisations,
    outbox,
    pairs,
    participations,
    persons,
    roles,
    runs,
    seats,
)


async def erase_person(scope: Scope, person: PersonId, at: datetime) -> None:
    """Blank a person, end their roles and let their accounts go.

    An account falls back to what is kept before consent (channel, id, language), so the last
    word still reaches its owner; the routine for newcomers without consent forgets it later.
    """
    await _forget_conversation(scope, person)
    await _forget_what_names(scope, person)
    await _blank_words_about_pairs(scope, person)
    await scope.count(delete(feedback).where(feedback.c.person_id == person))
    await _blank(scope, person, at)
    let_go = {"person_id": None, "wish": None, "adult": None, "focus": None}
    await scope.count(update(accounts).where(accounts.c.person_id == person).values(let_go))


async def outlived(scope: Scope, ended: date, since: datetime) -> list[PersonId]:
    """Return whoever's last cycle ended before a day and who has done nothing since then."""
    theirs = participations.c.person_id == persons.c.id
    ends = select(func.max(cycles.c.ends_on))
    last = ends.join(participations, participations.c.cycle_id == cycles.c.id).where(theirs)
    of_all = ends.where(cycles.c.organisation_id == scope.organisation)
    busy = select(participations.c.id).where(theirs, participations.c.submitted_at >= since)
    asked = select(persons.c.id).where(
        persons.c.organisation_id == scope.organisation,
        persons.c.erased_at.is_(None),
        persons.c.created_at < since,
        func.coalesce(last.scalar_subquery(), of_all.scalar_subquery()) < ended,
        ~busy.exists(),
    )
    return list(await scope.scalars(asked.order_by(persons.c.id)))


async def _forget_what_names(scope: Scope, person: PersonId) -> None:
    """Delete closed runs of others that name a person, or are about their application or pair."""
    sides = select(participations.c.id).where(participations.c.person_id == person)
    sat = select(seats.c.pair_id).where(seats.c.person_id == person)
    about = {
        "person": {person},
        "participation": set(await scope.scalars(sides)),
        "pair": set(await scope.scalars(sat)),
    }
    closed = select(runs.c.id, runs.c.subject, runs.c.draft).where(
        runs.c.organisation_id == scope.organisation, runs.c.state != OPEN
    )
    gone = [
        run
        for run, subject, draft in (await scope.connection.execute(closed)).all()
        if f'"#{person}"' in draft or any(subject.get(name) in ids for name, ids in about.items())
    ]
    await scope.count(delete(runs).where(runs.c.id.in_(gone)))


async def _blank_words_about_pairs(scope: Scope, person: PersonId) -> None:
    """Blank what was typed about pairs a person sat in; places everybody knows stay."""
    sat = select(seats.c.pair_id).where(seats.c.person_id == person)
    await scope.count(update(pairs).where(pairs.c.id.in_(sat)).values(end_note=None))
    ours = select(organisations.c.places).where(organisations.c.id == scope.organisation)
    known = [ONLINE, MENTORS_ROOM, MEMBERS_ROOM, *(await scope.scalar(ours) or ())]
    typed = meetings.c.pair_id.in_(sat), meetings.c.place.not_in(known)
    await scope.count(update(meetings).where(*typed).values(place=None))


async def _blank(scope: Scope, person: PersonId, at: datetime) -> None:
    empty = dict.fromkeys(("name", "search_name", "birth_date", "contact", "phone"))
    await scope.count(update(persons).where(persons.c.id == person).values(erased_at=at, **empty))
    gone: dict[str, object] = {
        "profile": {},
        "reason": None,
        "state": str(ParticipationState.WITHDRAWN),
    }
    await scope.count(
        update(participations).where(participations.c.person_id == person).values(gone)
    )
    held = roles.c.person_id == person, roles.c.ended_at.is_(None)
    await scope.count(update(roles).where(*held).values(ended_at=at))


async def _forget_conversation(scope: Scope, person: PersonId) -> None:
    theirs = select(accounts.c.id).where(accounts.c.person_id == person)
    await scope.count(
        delete(runs).where(or_(runs.c.person_id == person, runs.c.account_id.in_(theirs)))
    )
    waiting = outbox.c.state.in_([PENDING, LEASED])
    await scope.count(
        update(outbox)
        .where(outbox.c.account_id.in_(theirs), waiting)
        .values(state=str(DeliveryState.CANCELLED), args={}, lease_until=None)
    )
