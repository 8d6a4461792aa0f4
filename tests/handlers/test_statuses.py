"""Who names a diagnosis or a status is asked kindly to put it otherwise; nothing of it is kept."""

from pathlib import Path

from handlers.callbacks.people import MoreOfPeople
from tests.handlers.applicants import MENTEE_ANSWERS, REQUEST, answers, consents
from tests.handlers.paired import paired_town
from tests.handlers.test_behalf import SHEET
from tests.handlers.test_care import asked_for_a_request, calls
from tests.handlers.test_help import asks
from tests.handlers.test_never import rows
from tests.handlers.test_roster import CHILD, TEACHER, sends
from tests.rosters import read
from tests.talk import town

SAID = "У меня ребёнок с ОВЗ, состоит на учёте, диагноз ЗПР"
KINDLY = "без диагнозов и статусов: достаточно написать, чего хочется достичь"


async def test_a_status_in_a_request_is_put_otherwise_and_the_rest_stays(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        await anna.says(SAID)
        assert anna.sees(KINDLY)
        assert anna.sees("прежние ответы на месте")
        await here.restarts()
        await here.repeats_last_update()
        await anna.says(SAID)
        assert anna.sees(KINDLY)
        kept = await rows(here)
        assert "ЗПР" not in kept
        assert "ОВЗ" not in kept
        assert "Кузнецова Мария Петровна" in kept
        await anna.says("Спокойнее вести практические занятия")
        assert anna.sees("Как удобнее встречаться")
        await anna.presses("Назад")
        assert anna.sees("Спокойнее вести практические занятия")


async def test_own_words_beside_options_are_read_so_too(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        anna = here.person(1001)
        await consents(anna)
        await answers(anna, *MENTEE_ANSWERS[: MENTEE_ANSWERS.index("Преподаватель")])
        await anna.says("Учитель детей с инвалидностью")
        assert anna.sees(KINDLY)
        assert "инвалидность" not in (await rows(here)).casefold()


async def test_a_curator_who_answers_for_somebody_is_asked_so_too(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        olga = here.curator
        await olga.says("/start")
        await olga.presses_data(MoreOfPeople().pack())
        await olga.presses("Добавить человека")
        await olga.presses("Добавить человека")
        await answers(olga, "Со слов", "Наставляемый", "18 и старше", "Работает", *SHEET)
        await answers(olga, *MENTEE_ANSWERS[:REQUEST])
        await olga.says(SAID)
        assert olga.sees(KINDLY)
        assert "ЗПР" not in await rows(here)
        await answers(olga, *MENTEE_ANSWERS[REQUEST:])
        await olga.presses("Готово")
        assert olga.sees("Анкета записана")


async def test_a_row_of_a_list_is_left_out_with_its_reason(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        olga = here.curator
        await sends(olga, TEACHER, CHILD | {"request": SAID})
        assert olga.sees("1 строка с ошибкой"), olga
        await olga.presses("Показать ошибки")
        [_, fault] = read(olga.documents[-1].content)
        assert fault == (3, "Запрос", "Здесь диагноз или статус: напишите, пожалуйста, без него.")
        await olga.presses("К списку")
        await olga.presses("Загрузить 1")
        assert "ЗПР" not in await rows(here)


async def test_a_cry_is_heard_although_its_words_are_put_otherwise(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = await asked_for_a_request(here)
        await anna.says("Мне угрожают из-за диагноза")
        helpline, refused = (shown.text for shown in anna.news)
        assert "8-800-2000-122" in helpline
        assert KINDLY in refused
        assert len(await calls(here)) == 1
        assert "угрожают" not in await rows(here)


async def test_a_call_for_help_is_heard_whatever_the_words_are(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        await asks(paired.maria, "Самочувствие и безопасность", "Нет, срочно")
        await paired.maria.presses("Добавить пару слов")
        await paired.maria.says(SAID)
        assert not paired.maria.sees(KINDLY)
        assert "диагноз ЗПР" in await rows(paired.here)
