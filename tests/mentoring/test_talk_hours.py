"""Hours of talks are read as people write them, and offered while they are ahead and free."""

from datetime import UTC, datetime

import pytest

from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation, OrganisationKind
from mentoring.talk_hours import OFFERED, HoursUnread, free_slots, times_in

SCHOOL = Organisation(
    id=OrganisationId(1), name="", kind=OrganisationKind.SCHOOL, zone="Europe/Kirov"
)
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10:00, 14:00", ("10:00", "14:00")),
        ("16, 9.40 и 9:40", ("09:40", "16:00")),
        ("8:00\n15.30;17", ("08:00", "15:30", "17:00")),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, read: tuple[str, ...]) -> None:
    assert times_in(typed) == read


@pytest.mark.parametrize("typed", ["", "утром", "24:30", "10:00 или позже", "1,2,3,4,5,6,7"])
def test_what_is_no_list_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(HoursUnread):
        times_in(typed)


def test_what_has_passed_is_taken_or_is_a_day_of_rest_is_not_offered() -> None:
    found = free_slots(SCHOOL, MONDAY, ())
    assert len(found) == OFFERED
    said = [each.strftime("%a %H:%M") for each in found]
    assert said[:4] == ["Mon 14:00", "Mon 16:00", "Tue 10:00", "Tue 14:00"]
    taken = found[1].astimezone(UTC)
    assert free_slots(SCHOOL, MONDAY, {taken})[1] == found[2]
    weekend = SCHOOL.model_copy(update={"talk_days": (5,), "talk_times": ("11:00",)})
    assert {each.strftime("%a") for each in free_slots(weekend, MONDAY, ())} == {"Sat"}
