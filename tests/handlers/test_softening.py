"""A curator allows a pair in spite of a rule: with a reason, once, and only where one may."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.softening import Harden, Soften
from mentoring.bars import Bar
from mentoring.ids import ParticipationId
from tests.handlers.college import College
from tests.talk import Town, town

REASON = "Согласны встречаться по субботам"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def two_without_a_common_time(
    college: College,
) -> tuple[ParticipationId, ParticipationId]:
    """Give a mentor and a mentee whom nothing but their hours keeps apart."""
    mentor = await college.mentor("Орлова Анна Викторовна", slots=["mon-day"])
    mentee = await college.mentee("Кузнецова Мария Петровна")
    return ParticipationId(mentor.participation), ParticipationId(mentee.participation)


async def opens_the_card(here: Town) -> None:
    """Let the curator find the mentor among those who do not suit."""
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова М. П.")
    await olga.presses("Кто не подходит: 1")
    await olga.presses("Разрешить: Орлова А. В.")
    assert olga.sees("нет общего времени на неделе"), olga


async def journal(here: Town) -> list[str]:
    """Return what was written down about rules, in order."""
    async with here.app.storage.read(here.app.organisation) as tx:
        lines = await tx.desk.journal(here.clock.now().replace(year=2000))
        return [each.verb for each in lines if each.verb.startswith("rule_")]


async def test_a_pair_is_allowed_with_a_reason_proposed_and_the_rule_taken_back(
    college: College, here: Town
) -> None:
    await two_without_a_common_time(college)
    olga = here.curator
    await opens_the_card(here)
    await olga.presses("Разрешить: время")
    assert olga.sees("Почему эту пару можно разрешить?"), olga
    await olga.says(REASON)
    assert olga.sees("Подходит на"), olga
    assert olga.sees(f"Смягчено: нет общего времени на неделе. Причина: {REASON}."), olga
    assert await journal(here) == ["rule_softened"]
    await olga.presses("Вернуть правило: время")
    assert olga.sees("Сейчас не подходит"), olga
    assert await journal(here) == ["rule_softened", "rule_holds"]
    await olga.presses("Разрешить: время")
    await olga.presses("Оба этого хотят")
    await olga.presses("Предложить пару")
    assert olga.sees("Пара № 1"), olga
    assert [len(pair.members) for pair in await college.pairs()] == [1]


async def test_an_empty_reason_is_asked_again_and_hard_rules_have_no_button(
    college: College, here: Town
) -> None:
    mentor, mentee = await two_without_a_common_time(college)
    olga = here.curator
    await opens_the_card(here)
    await olga.presses("Разрешить: время")
    await olga.says("а" * 300)
    assert olga.sees("до 200"), olga
    await olga.says("/cancel")
    hard = Soften(mentor=mentor, mentee=mentee, bar=Bar.MENTOR_CONSENT.value)
    await olga.presses_data(hard.pack())
    assert olga.sees("Это правило действует всегда"), olga
    await olga.presses_data(Soften(mentor=mentor, mentee=mentee, bar="no_such").pack())
    assert olga.sees("Это правило действует всегда"), olga
    await olga.presses_data(Soften(mentor=mentor, mentee=mentee, bar="junior").pack())
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.overrides.all() == []


async def test_a_restart_in_the_middle_asks_for_the_reason_again(
    college: College, here: Town
) -> None:
    await two_without_a_common_time(college)
    olga = here.curator
    await opens_the_card(here)
    await olga.presses("Разрешить: время")
    await here.restarts()
    await olga.says(REASON)
    assert olga.sees("Смягчено"), olga
    await here.restarts()
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова М. П.")
    assert olga.sees("смягчено: время"), olga


async def test_a_second_press_and_an_old_button_change_nothing(
    college: College, here: Town
) -> None:
    mentor, mentee = await two_without_a_common_time(college)
    olga = here.curator
    await opens_the_card(here)
    card = olga.screen
    await olga.presses("Разрешить: время")
    await olga.says(REASON)
    await olga.presses("Разрешить: время", on=card)
    assert olga.sees("Смягчено"), olga
    back = Harden(mentor=mentor, mentee=mentee, bar=Bar.NO_SLOT.value).pack()
    await olga.presses_data(back)
    await olga.presses_data(back)
    assert olga.sees("Сейчас не подходит"), olga
    assert await journal(here) == ["rule_softened", "rule_holds"]
    stranger = here.person(777)
    await stranger.says("/start")
    await stranger.presses_data(Soften(mentor=mentor, mentee=mentee, bar="no_slot").pack())
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.overrides.all() == []
