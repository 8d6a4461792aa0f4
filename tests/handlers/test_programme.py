"""A programme runs end to end in one conversation: from two newcomers to the curator's report."""

from pathlib import Path

from tests.handlers.applicants import MENTOR, answers_everything, consents, joins
from tests.talk import Person, Town, town

IVAN, MARIA = 11, 12


async def becomes_mentor(person: Person) -> None:
    """Hand in a mentor's questionnaire."""
    await consents(person, MENTOR)
    await answers_everything(person, "ср день", "Оценивание")
    await person.presses("Отправить анкету")


async def approves_newest(olga: Person) -> None:
    """Open the push about an application and say yes."""
    await olga.presses("Открыть")
    await olga.presses("Одобрить")


async def form_a_pair(here: Town) -> tuple[Person, Person, Person]:
    """Bring a mentor and a mentee from nothing to an announced pair."""
    olga, ivan, maria = here.curator, here.person(IVAN, name="Иван"), here.person(MARIA)
    await olga.says("/start")
    await becomes_mentor(ivan)
    await approves_newest(olga)
    await joins(maria)
    await approves_newest(olga)
    await olga.presses("Предложить")
    await ivan.presses("Открыть")
    await ivan.presses("Принять")
    await maria.presses("Открыть")
    await maria.presses("Принять")
    await olga.presses("Открыть")
    await olga.presses("Объявить")
    return olga, ivan, maria


async def test_a_programme_runs_end_to_end(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        olga, ivan, maria = await form_a_pair(here)
        for person in (ivan, maria):
            assert person.sees("Новость по программе"), person

        await ivan.presses("Открыть")
        await ivan.presses("Назначить встречу")
        assert ivan.sees("Подходит всем"), ivan
        await ivan.presses("14:00")
        assert ivan.sees("Ждём ответа"), ivan
        assert maria.sees("Предложена встреча"), maria
        assert "Иван" not in str(maria.screen), maria
        await maria.presses("Подходит")
        assert maria.sees("Встреча назначена"), maria
        assert ivan.sees("Встреча назначена"), ivan

        await here.moves(hours=29)
        for person in (ivan, maria):
            assert person.sees("Встреча завтра, в среду, 25 ноября, в 14:00"), person
        await here.moves(hours=22)
        for person in (ivan, maria):
            assert person.sees("Встреча сегодня, в среду, 25 ноября, в 14:00"), person

        await here.moves(hours=5)
        for person in (ivan, maria):
            assert person.sees("Встреча состоялась?"), person
            await person.presses("Да")
            await person.presses("9")
            await person.presses("8")
            assert person.sees("Спасибо"), person

        await olga.says("/report")
        assert olga.sees("Участвуют 2 человека"), olga
        assert olga.sees("100"), olga
        await olga.says("/pairs")
        assert olga.sees("№ 1"), olga


async def test_everything_goes_on_after_restarts(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        olga, ivan, maria = await form_a_pair(here)
        await here.restarts()
        await ivan.presses("Открыть")
        await ivan.presses("Назначить встречу")
        await here.restarts()
        await ivan.presses("14:00")
        await maria.presses("Подходит")
        await here.restarts()
        await here.moves(hours=29)
        assert maria.sees("Встреча завтра"), maria
        await olga.says("/pairs")
        assert olga.sees("следующая"), olga
