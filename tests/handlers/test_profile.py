"""One's own answers: seen, changed one by one, saved on purpose."""

from pathlib import Path

from tests.handlers.applicants import joins
from tests.talk import town


async def test_the_profile_shows_answers_and_where_the_application_stands(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/profile")
        assert anna.sees("Наставляемый: заявка отправлена, её читает куратор")
        assert anna.sees("Имя: Кузнецова Мария Петровна")
        assert anna.sees("Предметы: Математика")
        assert anna.sees("Удобное время: ср: день; чт: утро")
        await anna.presses("▸")
        assert anna.sees("Частота встреч: Раз в неделю")


async def test_a_changed_answer_is_saved(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/profile")
        await anna.presses("Изменить ответы")
        await anna.presses("4")
        await anna.presses("Методист")
        assert anna.sees("4. Должность: Методист")
        await anna.presses("Сохранить изменения")
        assert anna.sees("Изменения сохранены.")
        assert anna.sees("Должность: Методист")
        assert anna.sees("Предметы: Математика")


async def test_closing_changes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/profile")
        await anna.presses("Изменить ответы")
        await anna.presses("1")
        await anna.says("Другая Мария Петровна")
        await anna.presses("Закрыть без изменений")
        assert anna.sees("ничего не изменилось")
        await anna.says("/profile")
        assert anna.sees("Имя: Кузнецова Мария Петровна")


async def test_a_birth_date_corrected_to_under_18_erases_everything(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/profile")
        await anna.presses("Изменить ответы")
        await anna.presses("2")
        await anna.says("14.03.2012")
        assert anna.sees("Ждём согласие родителя или опекуна")
        await anna.says("/mydata")
        assert not anna.sees("Кузнецова")


async def test_profile_before_joining_leads_on(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/profile")
        assert anna.sees("Начать")
