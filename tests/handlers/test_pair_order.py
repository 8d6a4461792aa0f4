"""The order on pairs is drafted, printed and numbered once; labour papers make it official."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from mentoring.people import StaffRole
from tests.handlers.college import College, introduced
from tests.handlers.paired import Paired, paired_town
from tests.talk import Person

pytestmark = pytest.mark.long

VERA = 6001
CENTER = WD_ALIGN_PARAGRAPH.CENTER


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        yield opened


def words_of(olga: Person) -> str:
    """All that the last paper says, tables too."""
    paper = Document(BytesIO(olga.documents[-1].content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def centred(olga: Person) -> list[str]:
    """The lines of the last paper that stand in the middle."""
    paper = Document(BytesIO(olga.documents[-1].content))
    return [each.text for each in paper.paragraphs if each.alignment == CENTER]


async def states(paired: Paired) -> list[str]:
    return [pair.state.value for pair in await College(paired.here).pairs()]


async def drafts(paired: Paired) -> None:
    await paired.olga.says("/pairs")
    await paired.olga.presses("Приказ на пары · 2")


async def test_from_the_draft_to_official_pairs(paired: Paired) -> None:
    olga = paired.olga
    await drafts(paired)
    assert olga.sees("В нём 2 пары")
    await olga.presses("Скачать проект приказа")
    words = words_of(olga)
    assert centred(olga)[1] == "ПРИКАЗ"
    assert "Закрепить 1 наставническую пару и 1 группу согласно приложению." in words
    assert "№ Р-145" in words
    assert "Яковлев Иван Олегович" in words
    assert "Кузнецова Мария Петровна" in words
    assert "Нет письменного согласия работника (ст. 351.8 ТК РФ):" in words
    assert "С приказом ознакомлены:" in words
    assert olga.sees("У 2 пар нет документов по ст. 351.8 ТК")
    await olga.presses("Номер и дата приказа")
    await olga.says("112-о")
    await olga.says("тридцать пятого")
    assert await states(paired) == ["announced", "announced"]
    await paired.here.restarts()
    await olga.says("вчера")
    assert olga.sees("Приказ № 112-о")
    assert await states(paired) == ["ordered", "ordered"]


async def test_a_pair_that_was_taken_out_waits_for_the_next_order(paired: Paired) -> None:
    olga = paired.olga
    await drafts(paired)
    await olga.presses("☑ 2")
    assert olga.sees("☐ 2")
    old = olga.screen
    await olga.presses("Номер и дата приказа")
    await olga.says("112-о")
    await olga.says("вчера")
    assert await states(paired) == ["ordered", "announced"]
    await olga.presses("☐ 2", on=old)
    await olga.presses("Номер и дата приказа", on=old)
    assert olga.sees("Приказ № 112-о")
    assert await states(paired) == ["ordered", "announced"]
    await olga.says("/pairs")
    await olga.presses("Приказ на пары · 1")
    assert olga.sees("В нём 1 пара")


async def test_labour_papers_make_an_ordered_pair_official(paired: Paired) -> None:
    olga = paired.olga
    await drafts(paired)
    await olga.presses("Номер и дата приказа")
    await olga.says("112-о")
    await olga.says("вчера")
    await olga.presses_data("pac:1")
    assert olga.sees("Станет официальной, когда внесены трудовые документы")
    await olga.presses("Трудовые документы")
    assert olga.sees("отказаться можно без объяснений")
    await olga.presses("Внести документы")
    for said in ("5-с", "вчера", "6-д", "вчера", "Разбор уроков", "сегодня", "31.05.2027"):
        await olga.says(said)
    await paired.here.restarts()
    await olga.presses("Очно")
    await olga.presses("С оплатой")
    await olga.says("Десять процентов оклада")
    for label in ("Отправить", "Всё верно", "Готово"):
        if any(label in each for each in olga.screen.buttons):
            await olga.presses(label)
            break
    assert olga.sees("Согласие № 5-с"), olga
    assert olga.sees("Оплата: Десять процентов оклада")
    assert await states(paired) == ["active", "ordered"]


async def test_an_early_stop_counts_three_working_days(paired: Paired) -> None:
    olga = paired.olga
    await test_labour_papers_make_an_ordered_pair_official(paired)
    await olga.presses("Досрочное прекращение")
    assert olga.sees("последний день")
    assert olga.sees("Причину никто не спрашивает")
    await olga.presses("Решение наставника")
    asked = olga.screen
    await olga.presses("Да, записать")
    assert olga.sees("Решение наставника. Последний день")
    await olga.presses("Да, записать", on=asked)
    assert olga.sees("Решение наставника. Последний день")
    assert await states(paired) == ["active", "ordered"]
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("наставничество над коллегами прекращается")


async def test_pairs_without_an_order_are_remembered(paired: Paired) -> None:
    head = paired.here.person(VERA, name="Вера")
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        vera = await introduced(tx, VERA, "Орлова Вера Ивановна")
        await tx.people.grant(vera.id, StaffRole.HEAD, tx.now)
    await paired.here.moves(days=9)
    assert head.sees("Объявленные пары ждут приказа")
    await paired.olga.says("/menu")
    await paired.olga.presses("Дела")
    assert paired.olga.sees("Объявленные пары неделю без приказа")


async def test_nobody_else_takes_the_order(paired: Paired) -> None:
    await drafts(paired)
    for data in ("dor:1:0", "dof:1", "don:1", "dot:1:1:0:0", "dlb:1:open:0"):
        await paired.ivan.says("/pair")
        await paired.ivan.presses_data(data)
        assert not paired.ivan.sees("Приказ на пары")
        assert not paired.ivan.documents
