"""The menu, the help, the settings, and a way out of everything."""

from dataclasses import replace
from pathlib import Path

from handlers.screen import Room, Screen
from mentoring.delivery import Args
from tests.handlers.applicants import consents, joins
from tests.talk import town
from tests.town_ground import catalogued


async def test_a_newcomer_sees_the_welcome_a_participant_the_menu(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/menu")
        assert anna.sees("Начать")
        await joins(anna)
        await anna.says("/menu")
        assert anna.screen.buttons == [
            "Моя пара",
            "Встречи",
            "Мои ответы",
            "🆘 Нужна помощь",
            "Мои данные",
            "Согласие",
            "Настройки",
            "Что умеет бот",
        ]


async def test_a_curator_sees_the_curators_part(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        olga = here.curator
        first = olga.screen.buttons[0]
        assert first.startswith("Дела"), olga
        for button in ("Отчёт", "Пары", "Люди", "Подобрать пару", "Написать участникам"):
            assert button in olga.screen.buttons
        for button in ("Просьбы о помощи", "Участвовать", "Кураторы"):
            assert button not in olga.screen.buttons
        assert len(olga.screen.rows) <= 8
        await olga.presses("Ещё")
        for button in ("Просьбы о помощи", "Участвовать", "Кураторы", "Реестр согласий"):
            assert button in olga.screen.buttons
        anna = here.person(1001)
        await joins(anna)
        await anna.presses_data("menu:more")
        assert "Реестр согласий" not in anna.screen.buttons


async def test_an_unfinished_questionnaire_is_in_the_menu(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("/menu")
        await anna.presses("Продолжить анкету")
        assert anna.sees("Как Вас зовут?")


async def test_unknown_text_gets_a_way_out(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("привет")
        assert anna.sees("Начать")
        await joins(anna)
        await anna.says("когда встреча?")
        assert anna.sees("Всё, что я умею, есть в меню")
        await anna.says("/nonsense")
        assert anna.sees("Меню")


async def test_an_unknown_button_is_answered(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.presses_data("gone:from:the:past")
        assert anna.sees("Эта кнопка осталась от прежнего разговора")


async def test_an_unknown_button_in_the_middle_shows_the_question(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.presses_data("gone:from:the:past")
        assert anna.sees("Как Вас зовут?")


async def test_a_screen_that_cannot_be_worded_is_apologised_for(tmp_path: Path) -> None:
    async def broken(_room: Room, _args: Args) -> Screen:
        raise ZeroDivisionError

    whole = catalogued()
    one_fault = replace(whole, screens={**whole.screens, "help": broken})
    async with town(tmp_path, conversation=one_fault) as here:
        here.alarms.expect()
        anna = here.person(1001)
        await anna.says("/help")
        assert anna.sees("Вы ни при чём")
        assert len(anna.screens) == 1
        await anna.presses("Меню")
        assert anna.sees("Начать")


async def test_help_names_the_curator_and_the_way_out(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/help")
        assert anna.sees("куратор программы")
        assert anna.sees("/cancel")


async def test_settings_change_the_language_and_show_the_number(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/settings")
        await anna.presses("English")
        assert anna.sees("Which language shall I speak?")
        await anna.presses("Русский")
        await anna.presses("Показать мой номер")
        assert anna.sees("1001")


async def test_cancel_with_nothing_open(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/cancel")
        assert anna.sees("Сейчас прерывать нечего")


async def test_nothing_there_is_said_as_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/match")
        assert here.curator.sees("одобренной заявкой пока нет")
