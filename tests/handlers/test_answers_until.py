"""People change their answers until the day that is set; then the curator does, in writing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentoring.amending import amend_for
from mentoring.errors import NotAllowed, NotFound
from mentoring.ids import ParticipationId
from mentoring.people import Actor, Channel
from mentoring.ports import UnitOfWork
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Town, town


async def sets_the_day(here: Town, day: str) -> None:
    """Let the curator go through the setting up and set only this day."""
    olga = here.curator
    await olga.says("/settings")
    await olga.presses("Настройка")
    await olga.presses("Заполнить")
    while "Пропустить" in olga.screen.buttons:
        await olga.presses("Пропустить")
    line = next(each for each in olga.screen.text.splitlines() if "Ответы меняют до" in each)
    await olga.presses(line.partition(".")[0])
    await olga.says("вчера вечером")
    assert olga.sees("Не получилось прочитать дату")
    await olga.says(day)
    await olga.presses("Готово")


async def actor_of(here: Town, tx: UnitOfWork, number: int) -> Actor:
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found


async def test_after_the_day_answers_are_led_to_the_curator(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        maria = await college.mentee("Кузнецова Мария", position="teacher")
        await sets_the_day(here, "25.11.2026")
        await maria.phone.says("/profile")
        mine = maria.phone.screen
        await maria.phone.presses("Изменить ответы")
        changing = maria.phone.screen
        assert not maria.phone.sees("Дни для изменений закончились")
        await here.moves_to(datetime(2026, 11, 25, 20, tzinfo=UTC))
        await maria.phone.presses("Изменить ответы", on=mine)
        assert not maria.phone.sees("Дни для изменений закончились")
        await here.restarts()
        await here.moves(hours=2)
        await maria.phone.presses("Изменить ответы", on=mine)
        assert maria.phone.sees("Дни для изменений закончились: теперь ответы меняет куратор")
        assert changing.buttons


async def test_the_day_is_lifted_again_and_what_is_merely_left_out_stays(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        maria = await College(here).mentee("Кузнецова Мария", position="teacher")
        await sets_the_day(here, "25.11.2026")
        await here.moves_to(datetime(2026, 11, 26, 8, tzinfo=UTC))
        await maria.phone.says("/profile")
        await maria.phone.presses("Изменить ответы")
        assert maria.phone.sees("Дни для изменений закончились")
        olga = here.curator
        await olga.says("/settings")
        await olga.presses("Настройка")
        await olga.presses("Заполнить")
        while "Пропустить" in olga.screen.buttons:
            await olga.presses("Пропустить")
        await olga.presses("Готово")  # nobody has touched the day
        async with here.app.storage.read(here.app.organisation) as tx:
            cycle = await tx.organisations.cycle()
            assert cycle
            assert cycle.answers_until
        await olga.says("/settings")
        await olga.presses("Настройка")
        await olga.presses("Заполнить")
        while "Пропустить" in olga.screen.buttons:
            await olga.presses("Пропустить")
        line = next(each for each in olga.screen.text.splitlines() if "Ответы меняют до" in each)
        await olga.presses(line.partition(".")[0])
        await here.restarts()
        skipping = olga.screen
        for _ in range(2):
            await olga.presses("Пропустить", on=skipping)
        await olga.presses("Готово")
        await maria.phone.says("/profile")
        await maria.phone.presses("Изменить ответы")
        assert not maria.phone.sees("Дни для изменений закончились")


async def test_a_curator_changes_an_answer_and_the_journal_names_the_question_only(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        maria = await College(here).mentee("Кузнецова Мария", phone="+79000000001")
        mentor = await College(here, number=2900).mentor("Яковлев Иван")
        await here.curator.says("/menu")
        await amends(here, CURATOR, maria, "subjects", ("=Черчение",))
        await amends(here, CURATOR, maria, "fio", "Орлова Мария Ивановна")
        await amends(here, CURATOR, maria, "request_text", None)
        await amends(here, CURATOR, mentor, "capacity", 4)
        with pytest.raises(NotAllowed):
            await amends(here, 2001, maria, "fio", "Кто-то Другой")
        with pytest.raises(NotFound):
            await amends(here, CURATOR, maria, "capacity", 4)
        stored = await College(here).participation(maria)
        assert stored.profile["subjects"] == ["Черчение"]
        assert "request_text" not in stored.profile
        assert (await College(here).participation(mentor)).capacity == 4
        async with here.app.storage.read(here.app.organisation) as tx:
            person = await tx.people.person(maria.person)
            journal = await tx.desk.journal(datetime(2026, 1, 1, tzinfo=UTC))
        assert person is not None
        assert person.name == "Орлова Мария Ивановна"
        traces = [each.subject for each in journal if each.verb == "answer_amended"]
        assert [each["question"] for each in traces] == [
            "subjects",
            "fio",
            "request_text",
            "capacity",
        ]
        assert not any("Черчение" in str(each) or "Орлова" in str(each) for each in traces)


async def amends(
    here: Town, number: int, whose: Somebody, key: str, value: str | int | tuple[str, ...] | None
) -> None:
    participation = ParticipationId(whose.participation)
    async with here.app.storage.work(here.app.organisation) as tx:
        actor = await actor_of(here, tx, number)
        await amend_for(tx, actor, here.app.house, participation, key, value)
