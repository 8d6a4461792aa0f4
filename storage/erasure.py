"""Erase a person: every personal field goes, the proof of consent and bare ids stay."""

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from mentoring.applications import ParticipationState
from mentoring.delivery import DeliveryState
from mentoring.ids import PersonId
from storage.scope import Scope
from storage.states import LEASED, PENDING
from storage.tables import accounts, feedback, outbox, participations, persons, roles, runs


async def erase_person(scope: Scope, person: PersonId, at: datetime) -> None:
    """Blank a person, end their roles and let their accounts go.

    An account falls back to what is kept before consent (channel, id, language), so the last
    word still reaches its owner; the routine for newcomers without consent forgets it later.
    """
    await _forget_conversation(scope, person)
    await scope.count(delete(feedback).where(feedback.c.person_id == person))
    await _blank(scope, person, at)
    let_go = {"person_id": None, "wish": None, "adult": None, "focus": None}
    await scope.count(update(accounts).where(accounts.c.person_id == person).values(let_go))


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
