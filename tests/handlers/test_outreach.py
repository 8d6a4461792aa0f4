"""A school speaks to people who are not in the bot, and counts what they need without names."""

from collections.abc import AsyncIterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from mentoring.asking import new_key, new_token
from mentoring.organisations import OrganisationKind
from mentoring.outreach import Outlet, outreach
from mentoring.people import Channel, StaffRole
from storage.tables import inbox, outbox
from tests.talk import Person, Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def asks(here: Town) -> str:
    """Let the curator begin to ask; return what a poster's link carries."""
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Ещё")
    await olga.presses("Рассказать о программе")
    await olga.presses("Предварительный запрос")
    await olga.presses("Начать опрос")
    return olga.screen.text.partition("?start=")[2].partition("\n")[0]


async def answers(here: Town, number: int, link: str, who: str, *needs: str) -> Person:
    """Let a stranger answer in a minute."""
    somebody = here.person(number)
    await somebody.says(f"/start {link}")
    await somebody.presses(who)
    for need in needs:
        await somebody.presses(f"☐ {need}")
    await somebody.presses("Готово")
    return somebody


async def test_an_anonymous_minute_is_counted_once(here: Town) -> None:
    link, olga = await asks(here), here.curator
    first = await answers(here, 50, link, "Преподаю", "Цифровые инструменты", "Методика урока")
    assert first.sees("Спасибо, ответ посчитан")
    done = first.screens[-1]
    await first.presses_data("qas:1:teacher:norms", done)
    assert first.sees("уже посчитан")
    await answers(here, 51, link, "Родитель", "Узнать подробнее")
    async with here.app.storage.engines.read.connect() as look:
        said = (await look.execute(select(outbox.c.args))).scalars().all()
        heard = (await look.execute(select(inbox.c.payload))).scalars().all()
    assert not any([*said, *heard])  # the way of the choice is erased
    await olga.presses_data("orq")
    assert olga.sees("Ответили 2 человека")
    assert not olga.sees("Цифровые")  # too few: a number could point to somebody
    await here.restarts()
    for number in range(52, 56):
        await answers(here, number, link, "Преподаю", "Цифровые инструменты")
    await olga.presses_data("orq")
    assert olga.sees("Педагоги: 5")
    assert olga.sees("5 · Цифровые инструменты")
    assert olga.sees("1 · Методика урока")
    await olga.presses("Excel, графики")
    book = load_workbook(BytesIO(olga.documents[-1].content))
    assert [(row[0].value, row[1].value) for row in book["Педагоги"].iter_rows(min_row=2)] == [
        ("Методика урока", 1),
        ("Цифровые инструменты", 5),
    ]
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, 55)
        assert account is not None
        viewer = await tx.people.add_person(account.id)
        await tx.people.grant(viewer.id, StaffRole.MUNICIPAL_VIEWER, tx.now)
    outsider = here.person(55)
    await outsider.says("/menu")
    await outsider.presses("Предварительный запрос")
    assert outsider.sees("5 · Цифровые инструменты")
    assert outsider.sees("меньше 5 · Методика урока")  # a small number stays inside the school
    assert not outsider.sees("Завершить")
    await olga.presses_data("orq")
    await olga.presses("Завершить опрос")
    await olga.presses("Завершить опрос")
    late = here.person(60)
    await late.says(f"/start {link}")
    assert late.sees("Опрос окончен")
    await late.presses("Участвовать")
    assert late.sees("наставни")


async def test_no_more_than_three_and_no_foreign_needs(here: Town) -> None:
    link = await asks(here)
    curious = here.person(50)
    await curious.says(f"/start {link}x")
    assert curious.sees("Опрос окончен")
    await curious.says(f"/start {link}")
    await curious.presses("Учусь")
    start = curious.screen
    for need in ("Подтянуть предмет", "Выбрать профессию", "Освоиться", "Помогать другим"):
        await curious.presses(f"☐ {need}")
    assert curious.sees("выбрано: 3")
    await curious.presses("☐ Помогать другим", on=start)  # an old screen says what it said
    assert curious.sees("выбрано: 1")
    await curious.presses_data("qas:1:learner:ict.mentor.child")
    assert curious.sees("посчитан")
    async with here.app.storage.read(here.app.organisation) as tx:
        asking = await tx.askings.newest()
        assert asking is not None
        counted = [(each.need, each.count) for each in await tx.askings.tallies(asking.id)]
    assert counted == [("", 1), ("mentor", 1)]


async def test_a_poster_of_another_school_asks_for_that_school(here: Town) -> None:
    own = await asks(here)
    other = await here.app.storage.found("Лицей № 5", OrganisationKind.SCHOOL, "Europe/Moscow")
    async with here.app.storage.work(other.id) as tx:
        await tx.organisations.save_cycle("2026", date(2026, 9, 1), date(2027, 5, 31), ())
        asking = await tx.askings.open(new_token(), new_key())
    guest = await answers(here, 50, f"q_{asking.token}", "Учусь", "Выбрать профессию")
    assert guest.sees("посчитан")
    async with here.app.storage.read(other.id) as tx:
        assert len(await tx.askings.tallies(asking.id)) == 2
    await here.curator.presses_data("orq")
    assert here.curator.sees("Пока никто не ответил")
    await guest.says(f"/start {own}")
    assert guest.sees("Вятский техникум")


async def test_ready_words_and_a_poster_carry_an_open_invitation(here: Town) -> None:
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Ещё")
    await olga.presses("Рассказать о программе")
    await olga.presses("Выпускники")
    await olga.presses("Сделать ссылку и слова")
    assert olga.sees("Дорогие выпускники! Вятский техникум ищет")
    await olga.presses("Для сайта")
    assert olga.sees("Нужен опыт")
    link = olga.screen.text.partition("https://")[2].partition("<")[0]
    await olga.presses("Плакат А4")
    paper = Document(BytesIO(olga.documents[-1].content))
    words = [each.text for each in paper.paragraphs]
    assert words[-1] == f"https://{link}"
    assert words[0] == "Наставничество"
    assert len(paper.inline_shapes) == 1
    guest = here.person(70)
    await guest.says("/start " + link.partition("?start=")[2])
    assert guest.sees("Сколько лет?")
    stranger = here.person(71)
    await stranger.says("/start")
    await stranger.presses_data("orp:alumnus:guess")
    assert not stranger.documents


def test_every_circle_has_words_for_every_place_that_fit_a_message() -> None:
    for circle in outreach().circles:
        assert set(circle.words) == set(Outlet)
        for words in circle.words.values():
            for said in (words.ru, words.en):
                filled = said.format(name="Н" * 120, link="https://t.me/" + "l" * 90)
                assert len(filled) < 1000
        codes = ".".join(sorted((each.code for each in circle.needs), key=len)[-3:])
        assert len(f"qan:123456:{circle.code}:{codes}") <= 64
