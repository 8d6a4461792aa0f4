"""Whether a meeting took place: both sides say so, or the mentor and three days of silence."""

from datetime import UTC, datetime, timedelta

import pytest

from mentoring.aftermath import was_held
from mentoring.ids import MeetingId, OrganisationId, PairId, PersonId
from mentoring.meetings import Attendance, Mark, Meeting, MeetingState

MENTOR, ANNA, VERA = PersonId(1), PersonId(2), PersonId(3)
BEGAN = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
SOON, LATER = BEGAN + timedelta(hours=5), BEGAN + timedelta(hours=3 + 72)
HELD, MOVED, MISSED = Mark.HELD, Mark.MOVED, Mark.MISSED


def meeting(state: MeetingState, *marks: Mark | None) -> Meeting:
    """A meeting marked by the mentor first, then by the members, three hours after it began."""
    return Meeting(
        id=MeetingId(1),
        organisation_id=OrganisationId(1),
        pair_id=PairId(1),
        number=1,
        state=state,
        starts_at=BEGAN,
        proposed_by=MENTOR,
        created_at=BEGAN - timedelta(days=3),
        attendance=tuple(
            Attendance(
                meeting_id=MeetingId(1),
                person_id=person,
                mark=mark,
                marked_at=BEGAN + timedelta(hours=3) if mark else None,
            )
            for person, mark in zip((MENTOR, ANNA, VERA), marks, strict=False)
        ),
    )


@pytest.mark.parametrize(
    ("marks", "soon", "later"),
    [
        ((None, None), None, None),
        ((HELD, HELD), True, True),
        ((HELD, None), None, True),
        ((None, HELD), None, None),
        ((HELD, MISSED), None, None),
        ((MISSED, HELD), None, None),
        ((HELD, MOVED), None, None),
        ((MOVED, None), None, None),
        ((MISSED, None), False, False),
        ((None, MISSED), False, False),
        ((MISSED, MISSED), False, False),
        ((HELD, HELD, None), True, True),
        ((HELD, HELD, MISSED), None, None),
        ((HELD, None, None), None, True),
        ((None, HELD, HELD), None, None),
    ],
    ids=str,
)
def test_marks_decide(
    marks: tuple[Mark | None, ...], soon: bool | None, later: bool | None
) -> None:
    marked = meeting(MeetingState.CONFIRMED, *marks)
    assert was_held(marked, MENTOR, SOON) is soon
    assert was_held(marked, MENTOR, LATER) is later


def test_silence_counts_after_seventy_two_hours_not_before() -> None:
    marked = meeting(MeetingState.CONFIRMED, HELD, None)
    assert was_held(marked, MENTOR, LATER - timedelta(seconds=1)) is None
    assert was_held(marked, MENTOR, LATER) is True


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.MOVED])
def test_a_meeting_that_was_called_off_counts_for_nothing(state: MeetingState) -> None:
    assert was_held(meeting(state, HELD, HELD), MENTOR, LATER) is None
