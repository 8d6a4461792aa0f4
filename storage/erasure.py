"""Erase a person: every personal field goes, the proof of consent and bare ids stay."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update

from mentoring.applications import ParticipationState
from mentoring.delivery import DeliveryState
from mentoring.expected import EnrolmentState
from mentoring.help_request import HelpState
from mentoring.ids import PersonId
from mentoring.places import MEMBERS_ROOM, MENTORS_ROOM, ONLINE
from storage.answered import answered
from storage.departures import Fact
from storage.disputes import forget_disputes
from storage.farewells import forget_farewells
from storage.goals import forget_goals
from storage.labour import forget_agreements
from storage.name_words import forget_words
from storage.overrides import forget_overrides
from storage.pleas import forget_pleas
from storage.renewals import forget_renewals
from storage.scope import Scope
from storage.second_looks import forget_second_looks
from storage.self_checks import forget_self_checks
from storage.speed import forget_speed_talks
from storage.states import LEASED, OPEN, PENDING
from storage.tables import (
    account_people,
    accounts,
    cycles,
    enrolments,
    event_guests,
    events,
    feedback,
    guardians,
    help_requests,
    meetings,
    needs_notes,
    organisations,
    outbox,
    pair_approvals,
    pairs,
    participations,
    persons,
    roles,
    runs,
    seats,
)
from storage.unreadying import forget_the_way
from storage.unwishing import forget_wishes
from storage.waiting_list import forget_waiting
from storage.zones import forget_zone


async def erase_person(scope: Scope, person: PersonId, at: datetime) -> None:
    """Blank a person, end their roles and let their accounts go.

    An account falls back to what is kept before consent (channel, id, language), so the last
    word still reaches its owner; the routine for newcomers without consent forgets it later.
    """
    scope.departs(person, Fact.ERASED, at)
    await _forget_conversation(scope, person)
    await _forget_what_names(scope, person)
    await _blank_words_about_pairs(scope, person)
    await scope.count(delete(feedback).where(feedback.c.person_id == person))
    await scope.count(delete(needs_notes).where(needs_notes.c.person_id == person))
    await _close_requests(scope, person, at)
    await _leave_events(scope, person)
    await forget_the_way(scope, person)
    await forget_wishes(scope, person)
    await forget_waiting(scope, person)
    await forget_pleas(scope, person)
    await forget_speed_talks(scope, person)
    await forget_zone(scope, person)
    await forget_overrides(scope, person)
    await forget_agreements(scope, person)
    await forget_disputes(scope, person)
    await forget_renewals(scope, person)
    await forget_goals(scope, person)
    await forget_farewells(scope, person)
    await forget_second_looks(scope, person)
    await forget_self_checks(scope, person)
    await _blank(scope, person, at)
    await _let_accounts_go(scope, person)


async def _let_accounts_go(scope: Scope, person: PersonId) -> None:
    """Let whoever else shares an account answer from it; one of nobody is a newcomer's again."""
    await scope.count(delete(account_people).where(account_people.c.person_id == person))
    heir = select(func.min(account_people.c.person_id)).where(
        account_people.c.account_id == accounts.c.id, account_people.c.ended_at.is_(None)
    )
    let_go = {"person_id": heir.scalar_subquery(), "wish": None, "bracket": None, "focus": None}
    await scope.count(update(accounts).where(accounts.c.person_id == person).values(let_go))


async def _close_requests(scope: Scope, person: PersonId, at: datetime) -> None:
    """Blank what a person asked for and was answered; nobody looks after it any more."""
    closed = func.coalesce(help_requests.c.closed_at, at)
    gone = {"words": None, "answer": None, "state": str(HelpState.CLOSED), "closed_at": closed}
    theirs = update(help_requests).where(help_requests.c.person_id == person)
    await scope.count(theirs.values(gone))


async def _leave_events(scope: Scope, person: PersonId) -> None:
    """Give the places of a person back and forget where they were."""
    theirs = event_guests.c.person_id == person
    taken = select(event_guests.c.event_id).where(theirs, event_guests.c.state == "coming")
    freed = update(events).where(events.c.id.in_(taken)).values(taken=events.c.taken - 1)
    await scope.count(freed)
    await scope.count(delete(event_guests).where(theirs))


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
    """Delete closed runs of others that name a person, and all that are about their application.

    An open one about a pair goes on: it is about the others of the pair too.
    """
    sides = select(participations.c.id).where(participations.c.person_id == person)
    sat = select(seats.c.pair_id).where(seats.c.person_id == person)
    own = {"person": {person}, "participation": set(await scope.scalars(sides))}
    about = own | {"pair": set(await scope.scalars(sat))}
    asked = select(runs.c.id, runs.c.state, runs.c.subject, runs.c.draft).where(
        runs.c.organisation_id == scope.organisation
    )
    gone = [
        run
        for run, state, subject, draft in (await scope.connection.execute(asked)).all()
        if _is_about(subject, own)
        or (state != OPEN and (f'"#{person}"' in draft or _is_about(subject, about)))
    ]
    await scope.count(delete(runs).where(runs.c.id.in_(gone)))


def _is_about(subject: dict[str, object], about: dict[str, set[int]]) -> bool:
    return any(subject.get(name) in ids for name, ids in about.items())


async def _blank_words_about_pairs(scope: Scope, person: PersonId) -> None:
    """Blank what was typed about pairs a person sat in; places everybody knows stay."""
    sat = select(seats.c.pair_id).where(seats.c.person_id == person)
    await scope.count(update(pairs).where(pairs.c.id.in_(sat)).values(end_note=None))
    said = update(pair_approvals).where(pair_approvals.c.pair_id.in_(sat))
    await scope.count(said.values(reason=None))
    await scope.count(update(seats).where(seats.c.person_id == person).values(guardian_paper=None))
    ours = select(organisations.c.places).where(organisations.c.id == scope.organisation)
    known = {None, ONLINE, MENTORS_ROOM, MEMBERS_ROOM, *(await scope.scalar(ours) or ())}
    named = select(meetings.c.id, meetings.c.place).where(meetings.c.pair_id.in_(sat))
    there = (await scope.connection.execute(named)).all()
    typed = [meeting for meeting, place in there if place not in known]
    await scope.count(update(meetings).where(meetings.c.id.in_(typed)).values(place=None))


async def _blank(scope: Scope, person: PersonId, at: datetime) -> None:
    told = ("name", "search_name", "birth_date", "bracket", "contact", "phone")
    empty = dict.fromkeys(told)
    await scope.count(update(persons).where(persons.c.id == person).values(erased_at=at, **empty))
    await forget_words(scope, person)
    gone: dict[str, object] = {
        **answered({}),
        "reason": None,
        "state": str(ParticipationState.WITHDRAWN),
    }
    await scope.count(
        update(participations).where(participations.c.person_id == person).values(gone)
    )
    held = roles.c.person_id == person, roles.c.ended_at.is_(None)
    await scope.count(update(roles).where(*held).values(ended_at=at))
    await _part_from_family(scope, person, at)


async def _part_from_family(scope: Scope, person: PersonId, at: datetime) -> None:
    """End who spoke for whom, forget what parents answered, close the place that was kept."""
    of_theirs = or_(guardians.c.child_id == person, guardians.c.representative_id == person)
    await scope.count(update(guardians).where(of_theirs).values(answers=None))
    live = guardians.c.ended_at.is_(None)
    await scope.count(update(guardians).where(of_theirs, live).values(ended_at=at))
    kept = enrolments.c.person_id == person, enrolments.c.state == str(EnrolmentState.CONSENTED)
    await scope.count(update(enrolments).where(*kept).values(state=str(EnrolmentState.CLOSED)))


async def _forget_conversation(scope: Scope, person: PersonId) -> None:
    theirs = select(accounts.c.id).where(accounts.c.person_id == person, ~_shared(person))
    await scope.count(
        delete(runs).where(or_(runs.c.person_id == person, runs.c.account_id.in_(theirs)))
    )
    waiting = outbox.c.state.in_([PENDING, LEASED])
    await scope.count(
        update(outbox)
        .where(or_(outbox.c.account_id.in_(theirs), outbox.c.person_id == person), waiting)
        .values(state=str(DeliveryState.CANCELLED), args={}, lease_until=None)
    )


def _shared(person: PersonId) -> ColumnElement[bool]:
    """Tell of an account whether it stands for somebody else than this person too."""
    others = (
        account_people.c.account_id == accounts.c.id,
        account_people.c.person_id != person,
        account_people.c.ended_at.is_(None),
    )
    return select(account_people.c.id).where(*others).exists()
