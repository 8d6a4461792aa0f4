"""Data may have got out: files are held back, links end, hours count, until somebody closes it."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from docx import Document

from mentoring.people import StaffRole
from tests.handlers.college import introduced
from tests.talk import CURATOR, Person, Town, town

ADMINISTRATOR = 950
ACCESS: dict[str, object] = {"curators": [CURATOR], "administrators": [ADMINISTRATOR]}


async def staffed(here: Town) -> tuple[Person, Person]:
    """Let the curator and the administrator come."""
    pavel = here.person(ADMINISTRATOR, name="Павел")
    await here.curator.says("/menu")
    await pavel.says("/menu")
    return here.curator, pavel


def words_in(content: bytes) -> str:
    paper = Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


async def test_an_incident_from_the_first_word_to_the_last(tmp_path: Path) -> None:
    async with town(tmp_path, access=ACCESS) as here:
        olga, pavel = await staffed(here)
        await olga.says("/invite")
        await pavel.says("/incident")
        assert pavel.sees("Данные могли попасть к посторонним?")
        intro = pavel.screen
        await pavel.presses("Потеряно или украдено устройство")
        assert pavel.sees("Файлы с данными людей перестанут выдаваться")
        await pavel.presses("Да, начать")
        assert pavel.sees("Инцидент: потеряно или украдено устройство с ботом")
        await pavel.presses("Данные или файл попали", on=intro)
        await pavel.presses("Да, начать")
        assert pavel.sees("Инцидент: потеряно или украдено устройство с ботом")

        await olga.says("/report")
        await olga.presses("Excel и график")
        assert olga.sees("сейчас не выдаются")
        assert olga.documents == []

        await pavel.says("/incident")
        await pavel.presses("7 дней")
        assert pavel.sees("Никто не открывал карточек и не выгружал файлов")
        await pavel.presses("Назад")
        await pavel.presses("Черновик уведомления")
        [notice] = pavel.documents
        assert "потеряно или украдено устройство" in words_in(notice.content)

        await here.restarts()
        await pavel.says("/incident")
        await pavel.presses("Закрыть доступ куратору")
        chosen = pavel.screen
        await pavel.presses_data(chosen.keys[0].data)
        asked = pavel.screen
        await pavel.presses("Да, завершить")
        assert pavel.sees("Доступ закрыт")
        await pavel.presses("Да, завершить", on=asked)
        assert pavel.sees("Этот доступ уже был закрыт")
        await olga.says("/people")
        assert olga.sees("Этот раздел открыт другим")

        await pavel.says("/incident")
        await pavel.presses("Закрыть инцидент")
        closing = pavel.screen
        await pavel.presses("Ложная тревога")
        assert pavel.sees("Инцидент закрыт")
        await pavel.presses("Данные попали к посторонним", on=closing)
        assert pavel.sees("не здесь") or pavel.sees("больше нет")
        pavel.forgets()
        await here.moves(hours=80)
        assert pavel.news == []


async def test_the_hours_are_counted_and_said(tmp_path: Path) -> None:
    async with town(tmp_path, access=ACCESS) as here:
        _, pavel = await staffed(here)
        await pavel.says("/incident")
        await pavel.presses("Другое")
        await pavel.presses("Да, начать")
        begun = here.clock.now()
        told = []
        for passed, words in (
            (18, "Из 24 часов осталось 6 часов"),
            (23, "Из 24 часов остался 1 час"),
            (24, "24 часа истекли"),
            (66, "Из 72 часов осталось 6 часов"),
            (72, "72 часа истекли"),
        ):
            pavel.forgets()
            await here.moves_to(begun + timedelta(hours=passed))
            told.append(pavel.sees(words))
        assert told == [True] * 5
        await pavel.presses("Открыть")
        assert pavel.sees("24 часа истекли")


async def test_nobody_else_begins_one(tmp_path: Path) -> None:
    async with town(tmp_path, access=ACCESS) as here:
        olga, pavel = await staffed(here)
        await pavel.says("/incident")
        await pavel.presses("Другое")
        begin = pavel.screen.keys[0].data
        others = (olga, "начинает руководитель"), (here.person(1001), "открыт другим")
        for stranger, words in others:
            await stranger.says("/incident")
            assert stranger.sees(words)
            await stranger.presses_data(begin)
            assert stranger.sees(words)
        await pavel.says("/incident")
        assert pavel.sees("Данные могли попасть к посторонним?")


async def test_where_nobody_else_is_the_curator_begins(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        olga = here.curator
        await olga.says("/incident")
        await olga.presses("Другое")
        await olga.presses("Да, начать")
        assert olga.sees("Инцидент")
        await here.moves(hours=18)
        assert olga.sees("Из 24 часов осталось 6 часов")
        await olga.presses("Открыть")
        await olga.presses("7 дней")
        assert olga.sees("Никто не открывал карточек")


async def test_head_and_administrator_find_the_way_in_their_menus(tmp_path: Path) -> None:
    row = "Утечка данных"
    async with town(tmp_path, access=ACCESS) as here:
        olga, pavel = await staffed(here)
        elena = here.person(5001, name="Елена")
        async with here.app.storage.work(here.app.organisation) as tx:
            head = await introduced(tx, 5001, "Громова Елена Ивановна")
            await tx.people.grant(head.id, StaffRole.HEAD, tx.now)
        for each in (pavel, elena):
            await each.says("/menu")
            await each.presses(row)
            assert each.sees("Данные могли попасть к посторонним?")
        await olga.says("/menu")
        await olga.presses("Ещё")
        assert not any(row in each for each in olga.screen.buttons)
        await pavel.presses("Потеряно или украдено устройство")
        await pavel.presses("Да, начать")
        await elena.says("/menu")
        await elena.presses("Открытый инцидент")
        assert elena.sees("Инцидент: потеряно")
        pressed = elena.screen
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.people.end_role(head.id, StaffRole.HEAD, tx.now)
        await elena.presses_data("menu:incident", on=pressed)
        assert not elena.sees("Инцидент: потеряно")


async def test_a_curator_in_charge_finds_it_under_more(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        await here.curator.presses("Ещё")
        await here.curator.presses("Утечка данных")
        assert here.curator.sees("Данные могли попасть к посторонним?")
