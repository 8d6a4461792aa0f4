"""Records for the report, made by hand: pairs, meetings, marks, at a Monday in November."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.applications import Participation, ParticipationState, Profile, Side
from mentoring.evidence import Evidence
from mentoring.ids import CycleId, MeetingId, OrganisationId, PairId, ParticipationId, PersonId
from mentoring.indicators import TEACHERS, YOUNG_TEACHERS, target_of
from mentoring.meetings import Attendance, Feedback, Mark, Meeting, MeetingState
from mentoring.office import Figure
from mentoring.pairs import Pair, PairState, Seat
from mentoring.people import Person
from mentoring.suitability import Terrain

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ANNOUNCED = NOW - timedelta(days=10)
DAY = timedelta(days=1)
HERE = OrganisationId(1)
CYCLE = CycleId(1)
KIROV = ZoneInfo("Europe/Kirov")
YOUNG: Profile = {"total_exp_start": "2025-09-01", "subjects": ["Математика"]}


def person(number: int, born: date | None = date(2000, 5, 1)) -> Person:
    """Somebody; the number is the person's id."""
    return Person(
        id=PersonId(number),
        organisation_id=HERE,
        name=f"Человек {number}",
        birth_date=born,
        created_at=ANNOUNCED,
    )


def takes(number: int, side: Side, **fields: object) -> Participation:
    """A side somebody takes, approved; ids of mentees' and mentors' sides never meet."""
    base: dict[str, object] = {
        "id": ParticipationId(number * 10 + (side is Side.MENTOR)),
        "organisation_id": HERE,
        "cycle_id": CYCLE,
        "person_id": PersonId(number),
        "side": side,
        "state": ParticipationState.READY,
        "created_at": ANNOUNCED,
    }
    return Participation.model_validate(base | fields)


def pair(number: int, mentor: int, *members: int, **fields: object) -> Pair:
    """A pair or a group that was announced ten days ago and works."""
    ended = fields.get("ended_at")
    seats = [_seat(number, mentor, Side.MENTOR, ended)]
    seats += [_seat(number, each, Side.MENTEE, ended) for each in members]
    base: dict[str, object] = {
        "id": PairId(number),
        "organisation_id": HERE,
        "cycle_id": CYCLE,
        "number": number,
        "form": "teacher-teacher",
        "model": "traditional",
        "state": PairState.ANNOUNCED,
        "seats": tuple(seats),
        "created_at": ANNOUNCED,
        "announced_at": ANNOUNCED,
    }
    return Pair.model_validate(base | fields)


def _seat(number: int, who: int, side: Side, ended: object) -> Seat:
    return Seat.model_validate(
        {
            "pair_id": number,
            "person_id": who,
            "participation_id": who * 10 + (side is Side.MENTOR),
            "side": side,
            "ended_at": ended,
        }
    )


def meeting(
    number: int, of: Pair, marks: dict[int, Mark | None], *, days: float = 5, marked: float = 4
) -> Meeting:
    """A confirmed meeting some days ago with what everybody answered, and when."""
    there = tuple(
        Attendance(
            meeting_id=MeetingId(number),
            person_id=PersonId(who),
            mark=mark,
            marked_at=None if mark is None else NOW - timedelta(days=marked),
        )
        for who, mark in marks.items()
    )
    return Meeting(
        id=MeetingId(number),
        organisation_id=HERE,
        pair_id=of.id,
        number=number,
        state=MeetingState.CONFIRMED,
        starts_at=NOW - timedelta(days=days),
        proposed_by=of.mentor.person_id,
        attendance=there,
        created_at=ANNOUNCED,
    )


def judged(of: Meeting, who: int, useful: int) -> Feedback:
    """What somebody thought of a meeting."""
    return Feedback(
        organisation_id=HERE,
        meeting_id=of.id,
        person_id=PersonId(who),
        useful=useful,
        progress=useful,
        given_at=NOW - DAY,
    )


def figures(
    teachers: int | None = 44, young: int | None = 7, target: int | None = 20
) -> dict[tuple[str, int | None], Figure]:
    """The figures of the college in seed 001 and the target of this year."""
    given: dict[tuple[str, int | None], int | None] = {
        (TEACHERS, None): teachers,
        (YOUNG_TEACHERS, None): young,
        (target_of(TEACHERS), 2026): target,
    }
    return {
        key: Figure(
            organisation_id=HERE,
            indicator=key[0],
            year=key[1],
            value=value,
            since=date(2026, 9, 1),
            entered_at=ANNOUNCED,
        )
        for key, value in given.items()
        if value is not None
    }


def evidence(*pairs: Pair, **fields: object) -> Evidence:
    """What the report is made of; everybody in a pair is a young teacher with a consent."""
    everybody = {int(seat.person_id) for each in pairs for seat in each.seats}
    consenting = fields.pop("consents", range(1, 1000))
    assert isinstance(consenting, range | tuple | frozenset)
    terrain = Terrain(
        today=NOW.date(),
        consents=frozenset(PersonId(each) for each in consenting),
        forms=("teacher-teacher",),
    )
    known = {
        "persons": {PersonId(each): person(each) for each in everybody},
        "figures": figures(),
        "terrain": terrain,
        **fields,
    }
    return Evidence(now=NOW, zone=KIROV, pairs=pairs, **known)  # type: ignore[arg-type]  # test


def college() -> tuple[Pair, ...]:
    """Three pairs and two groups of two: mentors 1 to 5, mentees 11 to 17."""
    return (
        pair(1, 1, 11),
        pair(2, 2, 12),
        pair(3, 3, 13),
        pair(4, 4, 14, 15),
        pair(5, 5, 16, 17),
    )
