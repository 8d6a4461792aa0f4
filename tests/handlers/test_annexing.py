"""The order D15: drafted for several pairs at once, its number entered for exactly those."""

import json
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from handlers.callbacks.mending import Annexes, AnnexOrder, AnnexPaper
from tests.handlers.paired import GROUP, PAIR, Paired, paired_town
from tests.talk import Person


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        for pair in (PAIR, GROUP):
            await opened.olga.presses_data(f"por:{pair}")
            await opened.olga.says("112-о")
            await opened.olga.says("сегодня")
        yield opened


async def ends(paired: Paired, pair: int, why: str) -> None:
    """Let the curator end a pair early."""
    await paired.olga.presses_data(f"pen:{pair}")
    await paired.olga.presses(why)
    await paired.olga.says("спасибо обоим")
    await paired.olga.presses("Завершить пару")


async def numbers(paired: Paired) -> list[str | None]:
    """The order numbers of the changes of both pairs, in the order they came."""
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        found = [*await tx.annexes.of_pair(PAIR), *await tx.annexes.of_pair(GROUP)]
    return [each.order_number for each in sorted(found, key=lambda each: each.id)]


async def test_the_draft_names_all_and_the_number_counts_for_those_in_it(paired: Paired) -> None:
    olga = paired.olga
    await ends(paired, PAIR, "Цель достигнута")
    await olga.says("/pairs")
    await olga.presses("Приказ об изменениях · 1")
    assert olga.sees("Яковлев И. О. → Кузнецова М. П. · завершение раньше срока"), olga
    listed = olga.screen
    await olga.presses("Проект приказа: 1 пара")
    paper = olga.screen
    await ends(paired, GROUP, "Не сошлись характерами")
    await olga.presses("Номер и дата приказа", on=paper)
    await olga.says("130-о")
    await paired.here.restarts()
    await olga.says("32 декабря")
    assert await numbers(paired) == [None, None]
    await olga.says("сегодня")
    assert await numbers(paired) == ["130-о", None]
    await olga.presses("Номер и дата приказа", on=listed)
    await olga.says("131-о")
    await olga.says("сегодня")
    assert await numbers(paired) == ["130-о", None]
    await olga.presses_data(Annexes(pair=GROUP).pack())
    assert olga.sees("Орлов П. И. → 2 человека · завершение раньше срока"), olga


async def test_the_paper_holds_full_names_and_no_private_reason(paired: Paired) -> None:
    olga = paired.olga
    await ends(paired, PAIR, "Болезнь")
    await ends(paired, GROUP, "Увольнение или перевод")
    await olga.presses_data(AnnexPaper().pack())
    paper = Document(BytesIO(olga.documents[-1].content))
    cells = [c.text for table in paper.tables for row in table.rows for c in row.cells]
    said = "\n".join((*(p.text for p in paper.paragraphs), *cells))
    assert "Яковлев Иван Олегович" in said
    assert "Белова Анна Львовна\nГромова Вера Игоревна" in said
    assert "Увольнение или перевод" in said
    assert "Болезнь" not in said
    assert "спасибо обоим" not in said
    assert "приказ № 112-о" in said


async def test_a_term_that_is_over_needs_no_order(paired: Paired) -> None:
    await ends(paired, PAIR, "Срок закончился")
    await paired.olga.presses_data(Annexes().pack())
    assert paired.olga.sees("Приказа ничего не ждёт"), paired.olga


async def test_participants_and_stale_buttons_get_nothing(paired: Paired) -> None:
    maria, olga = paired.maria, paired.olga
    await ends(paired, PAIR, "Цель достигнута")
    await maria.says("/menu")
    await maria.presses_data(Annexes().pack())
    await maria.presses_data(AnnexPaper().pack())
    await maria.presses_data(AnnexOrder(up_to=9).pack())
    assert maria.screen.file is None
    assert not maria.sees("приказ"), maria
    await olga.presses_data(AnnexOrder(up_to=1).pack())
    await olga.says("130-о")
    await olga.says("сегодня")
    await olga.presses_data(AnnexOrder(up_to=1).pack())
    await olga.says("999")
    await olga.says("сегодня")
    assert await numbers(paired) == ["130-о"]


async def test_who_leaves_a_group_stands_in_the_paper(paired: Paired) -> None:
    olga = paired.olga
    await olga.presses_data(f"prm:{GROUP}:0:0:0")
    await olga.presses("Белова А. Л.")
    await olga.presses("Да, вывести")
    await olga.presses_data(Annexes().pack())
    assert olga.sees("участник выведен из группы"), olga
    await olga.presses("Проект приказа: 1 пара")
    paper = Document(BytesIO(olga.documents[-1].content))
    row = [cell.text for cell in paper.tables[0].rows[1].cells]
    assert row[2:4] == ["Белова Анна Львовна", "Громова Вера Игоревна"]


async def own_data(person: Person) -> tuple[str, list[dict[str, object]]]:
    """Return what /mydata tells of changed pairs: the text, and the plain values."""
    await person.says("/mydata")
    await person.presses("Получить файлом")
    files = {each.file: each.content for each in person.documents[-2:]}
    facts = json.loads(files["mydata.json"])
    return files["mydata.txt"].decode(), facts["changes_of_pairs"]


async def test_everybody_reads_in_their_own_data_what_an_order_said_of_their_pair(
    paired: Paired,
) -> None:
    """Who left a group concerns the one who left; what came after is not theirs any more."""
    olga = paired.olga
    await ends(paired, PAIR, "Болезнь")
    await olga.presses_data(f"prm:{GROUP}:0:0:0")
    await olga.presses("Белова А. Л.")
    await olga.presses("Да, вывести")
    await olga.presses_data(Annexes().pack())
    await olga.presses("Номер и дата приказа")
    await olga.says("130-о")
    await olga.says("сегодня")
    await paired.here.moves(days=1)
    await ends(paired, GROUP, "Увольнение или перевод")
    text, kept = await own_data(paired.maria)
    assert "Пара № 1: досрочное завершение, приказ № 130-о от 23 ноября 2026" in text
    assert [(each["kind"], each["order_number"]) for each in kept] == [("end", "130-о")]
    assert "Болезнь" not in text
    text, kept = await own_data(paired.anna)
    assert [(each["kind"], each["order_number"]) for each in kept] == [("release", "130-о")]
    text, kept = await own_data(paired.vera)
    assert [(each["kind"], each["order_number"]) for each in kept] == [("end", None)]
    assert "Пара № 2: досрочное завершение, приказа пока нет" in text
    assert "Белова" not in text
