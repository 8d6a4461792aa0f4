"""A curator answers for somebody without a messenger: the signed sheet first, then the answers."""

from pathlib import Path

from handlers.callbacks.people import MoreOfPeople
from mentoring.applications import ParticipationState
from tests.handlers.applicants import MENTEE_ANSWERS, answers
from tests.talk import Town, town

SHEET = ("=15/26", "=1 сентября", "=сейф, папка 3")


async def begins(here: Town, *who: str) -> None:
    """Come as far as the signed sheet."""
    await here.curator.says("/start")
    await here.curator.presses_data(MoreOfPeople().pack())
    await here.curator.presses("Добавить человека")
    await here.curator.presses("Добавить человека")
    await answers(here.curator, *who)


async def everybody(here: Town) -> list[str | None]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return [each.name for each in await tx.people.all() if each.bracket is not None]


async def test_answers_are_given_for_a_teacher_and_marked_so(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        curator = here.curator
        await begins(here, "Со слов", "Наставляемый", "18 и старше", "Работает")
        assert await everybody(here) == []
        await answers(curator, "=со слов", *SHEET[1:])
        assert curator.sees("Сказанное на словах согласием не считается")
        assert await everybody(here) == []
        await curator.presses("Ещё раз")
        await answers(curator, "Со слов", "Наставляемый", "18 и старше", "Работает", *SHEET)
        await answers(curator, *MENTEE_ANSWERS[:3])
        await curator.says("/cancel")
        await here.restarts()
        await curator.presses_data(MoreOfPeople().pack())
        await curator.presses("Добавить человека")
        await curator.presses("Продолжить: Кузнецова М. П.")
        await answers(curator, *MENTEE_ANSWERS[3:])
        sent = curator.screen
        await curator.presses("Готово", on=sent)
        assert curator.sees("Анкета записана")
        await curator.presses("К карточке")
        assert curator.sees("Внёс куратор, со слов")
        await curator.presses("Готово", on=sent)
        assert curator.sees("уже закончена")
        async with here.app.storage.read(here.app.organisation) as tx:
            [side] = await tx.participations.all()
            person = await tx.people.person(side.person_id)
            [record] = await tx.consents.history(side.person_id)
        assert person is not None
        assert person.name == "Кузнецова Мария Петровна"
        assert (side.state, side.told) == (ParticipationState.SUBMITTED, "words")
        assert (record.code, record.method, record.paper_number) == ("C1", "paper", "15/26")


async def test_a_learner_of_fifteen_needs_two_sheets(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        curator = here.curator
        await begins(here, "С бумажной", "Наставляемый", "14–17", "Мать", *SHEET, "Пропустить")
        assert curator.sees("С 14 лет подписывает и сам обучающийся")
        assert await everybody(here) == [None]
        await curator.presses("Другой человек")
        await curator.presses("Добавить человека")
        await answers(curator, "С бумажной", "Наставляемый", "14–17", "Отец", *SHEET, "=15/26-2")
        await answers(curator, "=Белова Ева Ильинична", "=05.03.1980")
        assert not curator.sees("Анкета записана")
