"""Coming in: welcome, role, age, and the polite ends."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.tables import metadata
from tests.handlers.applicants import BOTH, comes_to_consent, consents
from tests.handlers.test_never import rows
from tests.talk import Town, town


async def test_welcome_says_who_runs_the_bot_who_sees_the_answers_and_how_long_it_takes(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/start invite_17")
        assert anna.sees("Вятский техникум")
        assert anna.sees("Ответы видит куратор")
        assert anna.sees("минут")
        assert anna.screen.buttons == ["Начать", "Кто видит мои данные?", "English"]


async def test_the_language_changes_the_screen_in_place(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/start")
        before = anna.screen
        await anna.presses("English")
        assert anna.screen.id == before.id
        assert anna.screen.buttons == ["Begin", "Who sees my data?", "Русский"]
        await anna.presses("Begin")
        assert anna.sees("I need a mentor")


async def test_telegram_in_english_is_answered_in_english(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        john = here.person(1002, language="en")
        await john.says("/start")
        assert john.sees("Your answers are seen by")


async def test_who_sees_my_data_leads_back(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/start")
        await anna.presses("Кто видит мои данные?")
        assert anna.sees("До согласия хранятся только язык, роль и возрастная группа")
        await anna.presses("Назад")
        assert anna.sees("Начать")


async def test_anybody_sees_their_number_before_a_consent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/start")
        await anna.presses("Кто видит мои данные?")
        await anna.presses("Показать мой номер")
        assert anna.sees("1001")
        await anna.presses("Назад")
        assert anna.sees("До согласия хранятся только язык")
        await consents(anna)
        await anna.says("/settings")
        await anna.presses("Показать мой номер")
        await anna.presses("Назад")
        assert anna.sees("На каком языке")


async def test_a_child_under_ten_is_thanked_and_forgotten(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya = here.person(1003)
        await petya.says("/start")
        await petya.presses("Начать")
        await petya.presses("Мне нужен наставник")
        await petya.presses("до 10")
        assert petya.sees("Программа — для тех, кому уже есть 10")
        await petya.says("/mydata")
        assert petya.sees("Роль: —, возраст: —")
        await here.moves(days=2)
        await petya.says("/start")
        assert petya.sees("Начать")


async def test_start_again_in_the_middle_goes_on_where_it_was(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        await here.restarts()
        await anna.says("/start")
        await anna.presses("Начать")
        assert anna.sees("Даю согласие")


async def test_an_old_role_button_shows_the_next_step_not_an_error(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/start")
        await anna.presses("Начать")
        roles = anna.screen
        await anna.presses("Мне нужен наставник")
        await anna.presses("18 и старше")
        await anna.presses("Хочу быть наставником", on=roles)
        await anna.presses("Даю согласие")
        assert anna.sees("Анкета наставника · 1 из")


async def test_another_role_keeps_what_was_answered(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        await anna.says("Кузнецова Мария Петровна")
        await anna.presses("Продолжить позже")
        await anna.presses("Выбрать другую роль")
        await anna.presses(BOTH)
        assert anna.sees("Анкета участника · 2 из")
        assert anna.sees("Когда Вы родились?")


CHILD_UNDER_TEN = 777_001_003


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_of_a_child_under_ten_nothing_is_kept(tmp_path: Path, language: str) -> None:
    """Only the keys of the updates stay for two days, without a sender: against repeats."""
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        before = await row_counts(here)
        petya = here.person(CHILD_UNDER_TEN, language, name="Петя Телеграмов")
        await petya.says("/start")
        ages = ("Начать", "Мне нужен наставник", "до 10")
        for press in ages if language == "ru" else ("Begin", "I need a mentor", "Under 10"):
            await petya.presses(press)
        assert petya.sees("уже есть 10" if language == "ru" else "ten or older")
        kept = await row_counts(here)
        assert {name for name in kept if kept[name] != before[name]} == {"inbox"}
        await here.repeats_last_update()
        for hours in (0, 26, 23):
            await here.moves(hours=hours)
            everything = await rows(here)
            assert str(CHILD_UNDER_TEN) not in everything
            assert "Телеграмов" not in everything
        assert (await row_counts(here))["inbox"] == 0


async def row_counts(here: Town) -> dict[str, int]:
    async with here.app.storage.engines.read.connect() as connection:
        return {
            table.name: (await connection.scalar(select(func.count()).select_from(table))) or 0
            for table in metadata.sorted_tables
        }
