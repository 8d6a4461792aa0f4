"""Events: places by one press, a waiting list, reminders, a list with ticks and its papers."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.handlers.college import College
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def plan(here: Town, kind: str = "Обучение наставников", places: str = "1") -> None:
    """Let the curator plan an event for Thursday, 15:30, in room 214."""
    olga = here.curator
    await olga.says("/events")
    await olga.presses("Запланировать")
    for answer in (kind, "Для всех", "26 ноября", "15:30"):
        await olga.presses(answer)
    await olga.says("214")
    await olga.says(places)
    await olga.says("https://example.org/book")


async def test_people_are_called_come_wait_and_move_up(college: College, here: Town) -> None:
    olga, anna = here.curator, await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await plan(here)
    assert olga.sees("Обучение наставников")
    assert olga.sees("Где: 214")
    await olga.presses("Позвать")
    assert olga.sees("Приглашение получат 2 человека")
    assert not anna.phone.screens  # nobody is told before the curator has seen how many
    sure = olga.screen
    await olga.presses("Позвать 2")
    await olga.presses("Позвать 2", on=sure)
    assert olga.sees("Все уже получали приглашение")
    for phone in (anna.phone, maria.phone):
        assert len(phone.screens) == 1
        assert phone.sees("Приглашение программы наставничества")
        assert not phone.sees("214")
        assert not phone.sees("Обучение")
        await phone.presses("Открыть")
    invitation = anna.phone.screen
    assert anna.phone.sees("Осталось 1 место")
    assert not anna.phone.sees("example.org")  # materials are for those who come
    await anna.phone.presses("Буду")
    await anna.phone.presses("Буду", on=invitation)
    assert anna.phone.sees("Место есть")
    assert anna.phone.sees("https://example.org/book")
    await maria.phone.presses("Буду")
    assert maria.phone.sees("В листе ожидания")
    await here.restarts()
    await anna.phone.presses("Не смогу прийти")
    assert not anna.phone.sees("Место есть")
    assert maria.phone.sees("Место появилось")
    await here.moves(days=2, hours=6)
    assert maria.phone.sees("Мероприятие завтра, в четверг, 26 ноября, в 15:30")
    await here.moves(hours=22)
    reminded = [each for each in maria.phone.screens if "Мероприятие" in each.text]
    assert len(reminded) == 2
    assert not any("Мероприятие" in each.text for each in anna.phone.screens[1:])


async def test_attendance_is_ticked_taken_back_and_printed(college: College, here: Town) -> None:
    olga, anna = here.curator, await college.mentor("Яковлев Иван Олегович")
    boris = await college.mentor("=Орлов Борис <b>")
    await college.mentee("Кузнецова Мария Петровна")
    await plan(here, places="20")
    for somebody in (anna, boris):
        await somebody.phone.says("/events")
        await somebody.phone.presses("26 ноября")
        await somebody.phone.presses("Буду")
    await here.moves(days=4)
    await boris.phone.presses_data("eva:1:0")
    assert boris.phone.sees("уже началось или отменено")
    await olga.says("/events")
    await olga.presses("Прошедшие")
    await olga.presses("26 ноября")
    await olga.presses("Список и посещение")
    await olga.presses("☐ Яковлев И. О.")
    assert olga.sees("☑ Яковлев И. О.")
    await olga.presses("Пришёл кто-то ещё")
    assert not olga.sees("Яковлев")
    await olga.presses("☐ Кузнецова М. П.")
    await olga.presses("☑ Кузнецова М. П.")  # a slip: it was somebody else
    assert not olga.sees("Кузнецова")
    await here.moves(minutes=1)
    await olga.presses("Пришли все: 1")
    assert olga.sees("Отмечен 1 человек")
    undo = olga.screen
    await olga.presses("Excel")
    book = load_workbook(BytesIO(olga.documents[-1].content))
    [sheet] = book.worksheets
    assert [cell.value for cell in sheet["B"]][1:] == ["Яковлев Иван Олегович", "=Орлов Борис <b>"]
    assert [cell.data_type for cell in sheet["B"]][1:] == ["s", "s"]
    assert [cell.value for cell in sheet["D"]][1:] == ["да", "да"]
    await olga.presses("Снять эти отметки", on=undo)
    assert olga.sees("☑ Яковлев И. О.")
    assert olga.sees("☐ =Орлов")
    await olga.presses("Пришли все: 1")
    late = olga.screen
    await here.moves(days=1)
    await olga.presses("Снять эти отметки", on=late)
    assert olga.sees("Отметок снято: 0")
    await olga.presses("Word")
    paper = Document(BytesIO(olga.documents[-1].content))
    names = [row.cells[1].text for row in paper.tables[0].rows]
    assert names[1:3] == ["Яковлев Иван Олегович", "=Орлов Борис <b>"]
    assert olga.documents[-1].file == "attendance.docx"
    await anna.phone.presses_data("evg:1:0")
    assert not anna.phone.sees("Орлов")


async def test_an_event_moves_and_is_called_off(college: College, here: Town) -> None:
    olga, anna = here.curator, await college.mentor("Яковлев Иван Олегович")
    await plan(here)
    await anna.phone.says("/events")
    await anna.phone.presses("26 ноября")
    await anna.phone.presses("Буду")
    await olga.presses("Перенести")
    await olga.says("27 ноября")
    await olga.says("25:70")
    assert olga.sees("Например")  # kindly, and the question stays
    await olga.says("10:00")
    await here.restarts()
    await olga.presses("Онлайн")
    await olga.presses("Пропустить")
    assert olga.sees("27 ноября, в 10:00")
    assert anna.phone.sees("Мероприятие перенесено: в пятницу, 27 ноября, в 10:00")
    await here.moves(days=2, hours=7)
    assert not anna.phone.sees("Мероприятие завтра")  # the old moment reminds of nothing
    await here.moves(hours=40)
    assert [each for each in anna.phone.screens if "Мероприятие сегодня" in each.text]
    await olga.says("/events")
    await olga.presses("27 ноября")
    await olga.presses("Отменить")
    assert not anna.phone.sees("отменено")
    await olga.presses("Отменить мероприятие")
    assert anna.phone.sees("Мероприятие отменено")
    await anna.phone.presses("Открыть")
    assert anna.phone.sees("Отменено.")
    assert not any("Буду" in key.text for key in anna.phone.screen.keys)


async def test_who_is_not_meant_is_neither_called_nor_let_in(college: College, here: Town) -> None:
    olga, anna = here.curator, await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await olga.says("/events")
    await olga.presses("Запланировать")
    for answer in ("Обучение наставников", "Для наставников", "26 ноября", "15:30"):
        await olga.presses(answer)
    for _ in range(3):
        await olga.presses("Пропустить")
    await olga.presses("Позвать")
    assert olga.sees("Приглашение получит 1 человек")
    await olga.presses("Позвать 1")
    assert len(anna.phone.screens) == 1
    assert not maria.phone.screens
    await maria.phone.says("/menu")
    assert not maria.phone.sees("Мероприятия")
    await maria.phone.says("/events")
    assert maria.phone.sees("Пока ничего не запланировано")
    await maria.phone.presses_data("eva:1:1")
    assert maria.phone.sees("открыт другим")
    async with here.app.storage.read(here.app.organisation) as tx:
        [event] = await tx.events.upcoming()
        assert (event.taken, event.places) == (0, None)
        assert await tx.events.registered(event.id) == []
