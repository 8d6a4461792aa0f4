"""What a parent allows of meetings binds the pair: suggested times, hours, places, proposals."""

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from handlers.callbacks.meetings import ChooseTime
from mentoring.consent import MINOR, OWN_AGREEMENT, ConsentRecord, ConsentStep
from mentoring.guardians import Relation
from mentoring.meeting_limits import Limits
from mentoring.people import Bracket
from mentoring.places import ONLINE
from tests.handlers.paired import PAIR, Paired, paired_town

ANSWERS = {"meet_until": "18", "meet_place": "inside", "meet_online": False}
EVENING = int(datetime(2026, 11, 25, 15, 30, tzinfo=UTC).timestamp()) // 60
"""Half past six in the evening in Moscow."""


async def limited(paired: Paired, **answers: object) -> None:
    """Make the mentee a learner of fourteen whose parent has agreed and answered."""
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        child = pair.members[0].person_id
        await tx.people.set_age(child, Bracket.FROM_14)
        for code in (MINOR, OWN_AGREEMENT):
            given = ConsentRecord(
                organisation_id=tx.organisation,
                person_id=child,
                account_id=None,
                code=code,
                version=1,
                language="ru",
                sha256="0" * 64,
                step=ConsentStep.GIVEN,
                method="paper",
                at=tx.now,
            )
            await tx.consents.record(given)
        guardian = await tx.guardians.add(child, None, Relation.MOTHER)
        await tx.guardians.keep_answers(guardian.id, {**ANSWERS, **answers})


@pytest.mark.parametrize(
    ("until", "hour", "allowed"),
    [
        ("lessons", time(15, 30), True),
        ("lessons", time(16), False),
        ("18", time(17, 30), True),
        ("18", time(18), False),
        ("20", time(19, 30), True),
        (None, time(23), True),
    ],
)
def test_half_an_hour_is_left_before_the_hour(
    until: str | None, hour: time, *, allowed: bool
) -> None:
    assert Limits(until=until).allow_time(hour) is allowed


def test_a_link_is_online_and_own_words_are_no_place_of_the_school() -> None:
    inside, in_person = Limits(inside=True), Limits(no_online=True)
    assert inside.allow_place("библиотека", ["Библиотека"])
    assert not inside.allow_place("кафе у метро", ["Библиотека"])
    assert inside.allow_place(ONLINE, [])
    for place in (ONLINE, "https://meet.example/1"):
        assert not in_person.allow_place(place, [])
    assert in_person.allow_place("кафе у метро", [])


async def test_a_mentor_reads_the_limits_and_times_keep_to_them(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        await limited(paired, meet_until="lessons")
        ivan = paired.ivan
        await ivan.says("/pair")
        assert ivan.sees("Встречи: сразу после занятий, на территории организации, очно."), ivan
        assert not ivan.sees("мать"), ivan
        await ivan.says("/meetings")
        await ivan.presses("Назначить встречу")
        await ivan.presses("Другое время")
        await ivan.presses("26 ноября")
        assert "15:30" in ivan.screen.buttons, ivan
        assert "17:00" not in ivan.screen.buttons, ivan


async def test_a_proposal_beyond_the_limit_is_refused_kindly(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        await limited(paired)
        ivan = paired.ivan
        await ivan.says("/meetings")
        await ivan.presses("Назначить встречу")
        times = ivan.screen
        for day, hour, place in (
            ("26 ноября", "18:30", "У наставника"),
            ("26 ноября", "15:00", "Онлайн"),
        ):
            await ivan.presses("Другое время", on=times)
            await ivan.presses(day)
            await ivan.says(hour)
            await paired.here.restarts()
            await ivan.presses(place)
            assert ivan.sees("Встречи: до 18:00, на территории организации, очно."), ivan
            assert not await paired.meetings()
        old = ChooseTime(pair=PAIR, moves=0, minute=EVENING).pack()
        for _ in range(2):  # a button made before the parent answered
            await ivan.presses_data(old)
            assert ivan.sees("Подберём другое время"), ivan
        assert not await paired.meetings()
        await ivan.presses("Другое время")
        await ivan.presses("25 ноября")
        assert ivan.sees("Ждём ответа"), ivan
