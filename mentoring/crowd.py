"""Count people: who takes part, who stands in the bases, who has only begun."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.evidence import Evidence
from mentoring.ids import PersonId
from mentoring.listing import Behind, Entries, Entry, Note, Number
from mentoring.pairs import Pair, Seat

Seated = tuple[Pair, Seat]


def seats_at(pairs: Iterable[Pair], at: datetime) -> Iterator[Seated]:
    """Yield who sat in an announced pair at an instant; a pause is no end."""
    for pair in pairs:
        if pair.announced_at is not None and pair.announced_at <= at:
            for seat in pair.seats:
                if seat.ended_at is None or seat.ended_at > at:
                    yield pair, seat


def once_each(seated: Iterable[Seated]) -> Entries:
    """Return one line for each person, however many seats they hold."""
    found: dict[PersonId, Entry] = {}
    for _pair, seat in seated:
        note = Note.MENTOR if seat.side is Side.MENTOR else Note.MENTEE
        before = found.get(seat.person_id)
        if before is None:
            found[seat.person_id] = Entry(
                person=seat.person_id, participation=seat.participation_id, note=note
            )
        elif before.note is not note:
            found[seat.person_id] = before.model_copy(update={"note": Note.BOTH})
    return tuple(found.values())


def participants(evidence: Evidence) -> Behind:
    """Return who takes part now, on each side and on both."""
    seated = list(seats_at(evidence.pairs, evidence.now))
    everybody = once_each(seated)
    return {
        Number.PARTICIPANTS: everybody,
        Number.MENTEES: once_each(each for each in seated if each[1].side is Side.MENTEE),
        Number.MENTORS: once_each(each for each in seated if each[1].side is Side.MENTOR),
        Number.BOTH: tuple(entry for entry in everybody if entry.note is Note.BOTH),
    }


def bases(evidence: Evidence) -> Behind:
    """Return who stands where on the way into the programme."""
    ready = ParticipationState.READY
    return {
        Number.READY_MENTEES: _standing(evidence, ready, Side.MENTEE),
        Number.READY_MENTORS: _standing(evidence, ready, Side.MENTOR),
        Number.FULL: _without_places(evidence),
        Number.SUBMITTED: _standing(evidence, ParticipationState.SUBMITTED),
        Number.DECLINED: _standing(evidence, ParticipationState.DECLINED),
        Number.DRAFTS: tuple(
            Entry(person=run.person_id, run=run.id, at=run.updated_at) for run in evidence.drafts
        ),
    }


def _without_places(evidence: Evidence) -> Entries:
    ready, mentor = ParticipationState.READY, Side.MENTOR
    full = (p for p in evidence.participations if p.state is ready and p.side is mentor)
    return tuple(_entry(each) for each in full if not each.free)


def _standing(evidence: Evidence, state: ParticipationState, side: Side | None = None) -> Entries:
    found = (
        each
        for each in evidence.participations
        if each.state is state and side in (None, each.side)
    )
    waiting = sorted(found, key=lambda each: (each.submitted_at or each.created_at, each.id))
    return tuple(_entry(each) for each in waiting)


def _entry(each: Participation) -> Entry:
    note = Note.MENTOR if each.side is Side.MENTOR else Note.MENTEE
    return Entry(person=each.person_id, participation=each.id, note=note, at=each.submitted_at)
