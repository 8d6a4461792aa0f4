"""A curator's note of needs stands apart from the person's own words, who finds it in /mydata."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.pairs import PairState
from tests.handlers.college import College
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def test_a_note_shows_to_the_curator_and_to_the_person_only(here: Town) -> None:
    college, olga = College(here), here.curator
    ivan = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await olga.says("/menu")
    await olga.presses_data(f"pca:{maria.participation}")
    await olga.presses("Потребности по документам")
    assert olga.sees("Записей пока нет")
    await olga.presses("Записать потребности")
    await olga.presses("Рекомендации аттестации")
    await olga.presses("☐ Цифровые инструменты")
    await here.restarts()
    await olga.presses("☐ Методика")
    await olga.presses("Готово")
    assert olga.sees("Без диагнозов")
    await olga.says("к" * 201)
    assert olga.sees("201")
    await olga.says("курсы <b>по ИКТ</b>")
    assert olga.sees("рекомендации аттестации: Методика, Цифровые инструменты")
    note = olga.screen
    await olga.presses("К карточке")
    assert olga.sees("По данным куратора: Методика, Цифровые инструменты")
    await olga.presses_data(f"pmm:{maria.participation}:0")
    assert olga.sees("По данным куратора")
    await maria.phone.says("/mydata")
    assert maria.phone.sees("Потребности записал куратор, источник: рекомендации аттестации")
    await maria.phone.presses("Получить файлом")
    for document in maria.phone.documents:
        assert "курсы <b>по ИКТ</b>" in document.content.decode()
    assert len(maria.phone.documents) == 2
    await college.announces(ivan, maria)
    [pair] = await college.pairs()
    assert pair.state is PairState.ANNOUNCED
    await ivan.phone.says("/pair")
    assert not any("курсы" in each.text for each in ivan.phone.screens)
    assert not any("По данным куратора" in each.text for each in ivan.phone.screens)
    await ivan.phone.presses_data(f"ndl:{maria.participation}")
    assert ivan.phone.sees("открыт другим")
    await olga.presses("Удалить: рекомендации", on=note)
    await olga.presses("Удалить: рекомендации", on=note)
    assert olga.sees("Записей пока нет")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.needs_notes.all() == []


async def test_erasing_takes_the_notes_and_nothing_is_noted_afterwards(
    here: Town,
) -> None:
    college, olga = College(here), here.curator
    maria = await college.mentee("Кузнецова Мария Петровна")
    await olga.says("/menu")
    await olga.presses_data(f"ndn:{maria.participation}")
    await olga.presses("Личное дело")
    await olga.presses("☐ Теория")
    await olga.presses("Готово")
    await olga.presses("Пропустить")
    again = olga.screen
    async with here.app.storage.work(here.app.organisation) as tx:
        [note] = await tx.needs_notes.all()
        assert note.words is None
        await tx.people.erase_person(maria.person, tx.now)
        assert await tx.needs_notes.all() == []
    await olga.presses("Записать потребности", on=again)
    await olga.presses("Личное дело")
    await olga.presses("☐ Теория")
    await olga.presses("Готово")
    await olga.presses("Пропустить")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.needs_notes.all() == []
