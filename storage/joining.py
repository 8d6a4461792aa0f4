"""Make one person of two: what belongs to the second moves to the first, proof stays where it is.

A row moves unless the first has one of the same key already. Columns that say who did something
are history and stay; a test asks of every reference to a person which of the two it is.
"""

from sqlalchemy import Column, and_, select, update

from mentoring.applications import ParticipationState
from mentoring.ids import PersonId
from storage.answered import answered
from storage.name_words import forget_words
from storage.rewishing import pass_wishes_on
from storage.scope import Scope
from storage.tables import (
    account_people,
    accounts,
    attendance,
    dispute_answers,
    enrolments,
    event_guests,
    exchanges,
    farewells,
    feedback,
    guardians,
    help_requests,
    import_rows,
    interviews,
    needs_notes,
    participations,
    person_zones,
    persons,
    renewals,
    roles,
    runs,
    seats,
    second_looks,
    self_checks,
)

MOVED: tuple[tuple[Column[int], tuple[Column[object], ...]], ...] = (
    (accounts.c.person_id, ()),
    (account_people.c.person_id, (account_people.c.account_id,)),
    (enrolments.c.person_id, ()),
    (event_guests.c.person_id, (event_guests.c.event_id,)),
    (guardians.c.child_id, (guardians.c.representative_id,)),
    (guardians.c.representative_id, (guardians.c.child_id,)),
    (interviews.c.interviewer_id, ()),
    (needs_notes.c.person_id, (needs_notes.c.source,)),
    (participations.c.person_id, (participations.c.cycle_id, participations.c.side)),
    (seats.c.mentor_person_id, ()),
    (seats.c.person_id, (seats.c.pair_id,)),
    (attendance.c.person_id, (attendance.c.meeting_id,)),
    (feedback.c.person_id, (feedback.c.meeting_id,)),
    (dispute_answers.c.person_id, (dispute_answers.c.dispute_id, dispute_answers.c.round)),
    (renewals.c.person_id, (renewals.c.pair_id, renewals.c.ends_on)),
    (farewells.c.person_id, (farewells.c.pair_id,)),
    (second_looks.c.person_id, (second_looks.c.pair_id,)),
    (person_zones.c.person_id, (person_zones.c.organisation_id,)),
    (roles.c.person_id, (roles.c.role,)),
    (self_checks.c.person_id, (self_checks.c.cycle_id,)),
    (runs.c.person_id, ()),
    (import_rows.c.person_id, ()),
    (exchanges.c.mentor_id, ()),
    (exchanges.c.guest_id, ()),
    (help_requests.c.person_id, (help_requests.c.topic,)),
)
"""What moves: the reference, and the columns that with it are a key."""

LIVE = (account_people, guardians, roles)
"""Tables in which only what has not ended stands in the way."""

ANSWERED = ("answered", "closed")
"""Requests for help that stand in nobody's way."""

TOLD = ("name", "search_name", "birth_date", "bracket", "contact", "phone")


async def join(scope: Scope, kept: PersonId, gone: PersonId) -> None:
    """Move all that belongs to `gone` to `kept` and blank it; both are of this organisation."""
    await _seat_again(scope, kept, gone)
    await pass_wishes_on(scope, kept, gone)
    for reference, key in MOVED:
        await _move(scope, reference, key, kept, gone)
    left = participations.c.person_id == gone
    withdrawn: dict[str, object] = {
        **answered({}),
        "reason": None,
        "state": ParticipationState.WITHDRAWN.value,
    }
    await scope.count(update(participations).where(left).values(withdrawn))
    there = persons.c.organisation_id == scope.organisation, persons.c.id == gone
    blank: dict[str, object] = dict.fromkeys(TOLD)
    await scope.count(update(persons).where(*there).values(erased_at=scope.now, **blank))
    await forget_words(scope, gone)


async def _seat_again(scope: Scope, kept: PersonId, gone: PersonId) -> None:
    """Let seats of a side that both take belong to the side that is kept."""
    same = participations.alias("same")
    other = participations.alias("other")
    of_kept = (
        select(same.c.id)
        .join(other, and_(same.c.cycle_id == other.c.cycle_id, same.c.side == other.c.side))
        .where(same.c.person_id == kept, other.c.id == seats.c.participation_id)
        .scalar_subquery()
    )
    theirs = seats.c.person_id == gone, of_kept.is_not(None)
    await scope.count(update(seats).where(*theirs).values(participation_id=of_kept))


async def _move(
    scope: Scope,
    reference: Column[int],
    key: tuple[Column[object], ...],
    kept: PersonId,
    gone: PersonId,
) -> None:
    table = reference.table
    moving = update(table).where(reference == gone)
    if key:
        taken = table.alias("taken")
        there = [taken.c[each.name] == each for each in key]
        if table in LIVE:
            there.append(taken.c.ended_at.is_(None))
        if table is help_requests:
            there.append(taken.c.state.not_in(ANSWERED))
        rival = select(taken.c[key[0].name]).where(taken.c[reference.name] == kept, *there)
        moving = moving.where(~rival.exists())
    await scope.count(moving.values({reference: kept}))
