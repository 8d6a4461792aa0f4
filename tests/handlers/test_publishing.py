"""What may be published is chosen item by item, narrowed on any day, and never guessed."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from handlers.callbacks.consent import PublishingSheet, ReadConsent
from handlers.callbacks.menu import MenuTo
from mentoring.consent import DISTRIBUTION, ConsentRecord, ConsentStep
from mentoring.ids import PersonId
from mentoring.office import Task, TaskKind
from storage import Fact
from tests.handlers.college import College, Somebody
from tests.handlers.families import MOTHER
from tests.handlers.test_families import admitted, works_in_a_pair
from tests.talk import Person, Town, town

READ = ReadConsent(code=DISTRIBUTION).pack()
CHOSEN = ("name", "story", "groups", "closed")


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
async def ivan(here: Town) -> Somebody:
    """A mentor whose application is accepted."""
    return await College(here, number=7000).mentor("Яковлев Иван Олегович")


async def said(here: Town, person: PersonId) -> list[ConsentRecord]:
    """Return what was done with the consent to publish, in order."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return [x for x in await tx.consents.history(person) if x.code == DISTRIBUTION]


async def smaller(here: Town) -> list[Task]:
    """Return the tasks to take something off."""
    async with here.app.storage.read(here.app.organisation) as tx:
        found = await tx.desk.open_tasks()
    return [task for task in found if task.kind is TaskKind.PUBLISH_LESS]


async def chooses(person: Person, read: str = READ) -> None:
    """Allow a name and a story, on the site and in groups, nothing passed on."""
    await person.says("/consent")
    await person.presses_data(read)
    await person.presses("Выбрать, что публиковать")
    await person.presses("☐ Имя и фамилия")
    await person.presses("☐ Рассказ о работе пары")
    await person.presses("Готово")
    await person.presses("На сайте и в группах соцсетей")
    await person.presses("Нет, не передавать")
    assert person.sees("Можно: Имя и фамилия, Рассказ о работе пары")
    await person.presses("Даю согласие")


async def test_each_item_is_chosen_and_one_of_them_taken_back(here: Town, ivan: Somebody) -> None:
    phone, olga = ivan.phone, here.curator
    await chooses(phone)
    assert phone.sees("Согласие дано 23 ноября 2026 года")
    line = (
        "имя и фамилия, рассказ о работе пары; где: на сайте и в группах соцсетей; "
        "перепечатка: нет, не передавать"
    )
    assert phone.sees(line)
    [record] = await said(here, ivan.person)
    assert (record.items, record.step) == (CHOSEN, ConsentStep.GIVEN)
    assert record.expires_on is not None
    await phone.says("/consent")
    assert phone.sees(line)
    await olga.says("/consent")
    await olga.presses("Что можно публиковать")
    assert olga.sees(f"Яковлев И. О.: {line}")
    await phone.presses_data(READ)
    await phone.presses("Изменить, что публиковать")
    assert phone.sees("Можно: Имя и фамилия, Рассказ о работе пары")
    await phone.presses("1")
    await phone.presses("☑ Имя и фамилия")
    await phone.presses("Готово")
    await phone.presses("Даю согласие")
    _, narrower = await said(here, ivan.person)
    assert narrower.items == ("story", "groups", "closed")
    assert [task.subject["person"] for task in await smaller(here)] == [ivan.person]
    await olga.presses("Открыть")
    await olga.presses("1")
    assert olga.sees("разрешено публиковать меньше, чем раньше")
    await olga.presses("Что можно публиковать")
    assert olga.sees("Яковлев И. О.: рассказ о работе пары")
    await olga.says("/consent")
    await olga.presses("Реестр согласий")
    sheet = load_workbook(BytesIO(olga.documents[-1].content)).worksheets[0]
    column = [row[4] for row in sheet.iter_rows(min_row=2, values_only=True) if row[4]]
    assert column == [line, line.replace("имя и фамилия, ", "")]


async def test_nothing_is_a_no_and_to_widen_is_nobody_s_task(here: Town, ivan: Somebody) -> None:
    phone = ivan.phone
    await phone.says("/consent")
    await phone.presses_data(READ)
    await phone.presses("Выбрать, что публиковать")
    await phone.says("Всё, что захотите")  # a word beside the buttons allows nothing
    await phone.presses("☐ Фотография")
    await phone.presses("☐ Ничего")
    await phone.presses("Готово")
    await phone.presses("Готово")
    assert phone.sees("Публикация: хорошо, без этого")
    assert [(x.items, x.step) for x in await said(here, ivan.person)] == [
        ((), ConsentStep.REFUSED)
    ]
    await chooses(phone)
    await phone.presses_data(READ)
    await phone.presses("Изменить, что публиковать")
    await phone.presses("1")
    await phone.presses("☐ Цитаты")
    await phone.presses("Готово")
    await phone.presses("Даю согласие")
    assert await smaller(here) == []
    await phone.presses_data(READ)
    await phone.presses("Изменить, что публиковать")
    await phone.presses("1")
    await phone.presses("☐ Ничего")
    await phone.presses("Готово")
    await phone.presses("Готово")
    assert (await said(here, ivan.person))[-1].step is ConsentStep.REVOKED
    async with here.app.storage.read(here.app.organisation) as tx:
        assert TaskKind.TAKE_OFF in [task.kind for task in await tx.desk.open_tasks()]


async def test_a_choice_goes_on_after_a_restart_and_counts_once(
    here: Town, ivan: Somebody
) -> None:
    phone = ivan.phone
    await phone.says("/consent")
    await phone.presses_data(READ)
    wording = phone.screen
    await phone.presses("Выбрать, что публиковать")
    await phone.presses("☐ Результаты и достижения")
    await here.restarts()
    await phone.presses("Готово")
    await phone.presses("Только на сайте организации")
    await phone.presses("Можно, со ссылкой на нас")
    summary = phone.screen
    await phone.presses("Даю согласие", on=summary)
    await phone.presses("Даю согласие", on=summary)
    assert [x.items for x in await said(here, ivan.person)] == [("results", "site", "open")]
    async with here.app.storage.work(here.app.organisation) as tx:
        old = await tx.consents.text(DISTRIBUTION, "ru")
        await tx.consents.add_text(old.model_copy(update={"version": 2, "body": "Новое."}))
    await phone.presses("Выбрать, что публиковать", on=wording)
    assert phone.sees("Новое.")
    assert len(await said(here, ivan.person)) == 1
    facts = here.app.storage.departures.since(here.clock.now().replace(year=2020))
    last = [fact.fact for fact in facts if fact.code == DISTRIBUTION]
    assert last == [Fact.REVOKED]  # a copy put back must not publish by an older choice


async def test_a_signed_sheet_and_a_parent_say_it_too_and_strangers_never(
    here: Town, ivan: Somebody
) -> None:
    olga, phone = here.curator, ivan.phone
    press = PublishingSheet(participation=ivan.participation).pack()
    await phone.says("/menu")
    for data in (press, MenuTo(to="publishable").pack()):
        await phone.presses_data(data)
        assert phone.sees("открыт другим")
    await olga.says("/menu")
    await olga.presses_data(f"pca:{ivan.participation}")
    await olga.presses("Публикация: подписанный лист")
    await olga.presses("☐ Цитаты")
    await olga.presses("Готово")
    await olga.presses("Только на сайте организации")
    await olga.presses("Нет, не передавать")
    await olga.says("П-3")
    await olga.says("сегодня")
    await olga.says("сейф")
    assert olga.sees("Лист отмечен")
    [record] = await said(here, ivan.person)
    assert (record.items, record.paper_number) == (("quotes", "site", "closed"), "П-3")
    child = await admitted(here)
    await works_in_a_pair(here, child)
    mother, read = here.person(MOTHER), ReadConsent(code=DISTRIBUTION, person=child).pack()
    await phone.presses_data(read)
    assert not phone.sees("Выбрать, что публиковать")
    await chooses(mother, read)
    assert [x.items for x in await said(here, child)] == [CHOSEN]
    assert (await said(here, child))[0].given_by not in (None, child)
