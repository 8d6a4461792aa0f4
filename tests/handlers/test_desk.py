"""The curator's desk: tasks finish once, doubtful messages are settled, lost people are listed."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentoring.alarm import set_task
from mentoring.delivery import DeliveryState, Notice, OnDoubt
from mentoring.ids import DeliveryId
from mentoring.office import TaskKind
from mentoring.runs import Subject
from tests.handlers.college import College, Somebody
from tests.talk import Town, town


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def lay(here: Town, kind: TaskKind, subject: Subject) -> None:
    """Put a task on the desk."""
    async with here.app.storage.work(here.app.organisation) as tx:
        await set_task(tx, kind, subject)
    await here.settles()


async def hold(here: Town, somebody: Somebody) -> DeliveryId:
    """Leave a message of which nobody knows whether it arrived, as a cut line does."""
    storage, now = here.app.storage, here.clock.now()
    async with storage.work(here.app.organisation) as tx:
        account = await tx.people.account_of(somebody.person)
        assert account is not None
        notice = Notice(
            key=f"test:{account.id}",
            account_id=account.id,
            kind="application_approved",
            args={"participation": somebody.participation},
            on_doubt=OnDoubt.HOLD,
            due_at=now,
        )
        await tx.outbox.put(notice)
    [claimed] = await storage.queue.claim(now, 1, now + timedelta(minutes=1))
    await storage.queue.sending(claimed.id)
    await storage.queue.held(claimed.id, "no answer")
    return claimed.id


async def state_of(here: Town, delivery: DeliveryId) -> DeliveryState:
    async with here.app.storage.read(here.app.organisation) as tx:
        found = await tx.outbox.get(delivery)
    assert found is not None
    return found.state


async def test_a_task_is_told_neutrally_and_done_once(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await lay(here, TaskKind.CONSENT_REVOKED, {"person": maria.person})
    olga = here.curator
    assert olga.sees("Есть дело по программе")
    assert not olga.sees("Кузнецова")
    await olga.presses("Открыть")
    assert olga.sees("1. Кузнецова М. П.: согласие отозвано")
    await olga.presses("1")
    assert olga.sees("Пары на паузе")
    card = olga.screen
    await olga.presses("Готово", on=card)
    assert olga.sees("одним делом меньше")
    assert olga.sees("Незакрытых дел нет")
    await olga.presses("Готово", on=card)
    assert olga.sees("уже было закрыто")


async def test_a_task_leads_to_the_card_of_its_person(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", mentor_wish="=Иванов, физик")
    subject: Subject = {"participation": maria.participation, "step": "mentor_wish"}
    await lay(here, TaskKind.NAME_TO_RESOLVE, subject)
    olga = here.curator
    await olga.presses("Открыть")
    await olga.presses("1")
    assert olga.sees("Иванов, физик")
    await olga.presses("Кузнецова М. П.")
    assert olga.sees("Кузнецова Мария Петровна")


async def test_a_written_name_becomes_a_person_and_counts(college: College, here: Town) -> None:
    ivan = await college.mentor("Иванов Пётр Ильич")
    left_as = ["=Иванов, физик", "=Сидоров"]
    maria = await college.mentee("Кузнецова Мария Петровна", stop_list=left_as)
    subject: Subject = {"participation": maria.participation, "step": "stop_list"}
    await lay(here, TaskKind.NAME_TO_RESOLVE, subject)
    olga = here.curator
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова М. П.")
    assert olga.sees("В анкете есть неуточнённое имя"), olga
    assert olga.sees("Иванов П. И."), olga
    await olga.presses_data("dto:1")
    card = olga.screen
    await olga.presses("Это Иванов П. И.", on=card)
    await olga.presses("Это Иванов П. И.", on=card)
    assert (await college.participation(maria)).profile["stop_list"] == [
        f"#{ivan.person}",
        "=Сидоров",
    ]
    assert olga.sees(": Сидоров"), olga
    semyon = await college.mentee("Сидоров Семён Ильич")
    await olga.presses_data("dto:1")
    await here.restarts()
    await olga.presses("Это Сидоров С. И.")
    assert (await college.participation(maria)).profile["stop_list"][1] == f"#{semyon.person}"
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.desk.open_tasks() == []
    await olga.says("/match")
    await olga.presses("Вручную")
    await olga.presses("Кузнецова М. П.")
    assert not olga.sees("неуточнённое имя"), olga
    assert olga.sees("Пока никто не подходит"), olga


async def test_a_name_the_person_has_changed_meanwhile_is_not_replaced(
    college: College, here: Town
) -> None:
    await college.mentor("Иванов Пётр Ильич")
    maria = await college.mentee("Кузнецова Мария Петровна", mentor_wish="=Иванов")
    subject: Subject = {"participation": maria.participation, "step": "mentor_wish"}
    await lay(here, TaskKind.NAME_TO_RESOLVE, subject)
    olga = here.curator
    await olga.says("/menu")
    await olga.presses_data("dto:1")
    async with here.app.storage.work(here.app.organisation) as tx:
        found = await tx.participations.get(maria.participation)
        assert found is not None
        changed = found.profile | {"mentor_wish": "=Орлова"}
        assert await tx.participations.submit(found.id, changed, 0, tx.now)
    await olga.presses("Это Иванов П. И.")
    assert olga.sees("Ответы изменились"), olga
    assert (await college.participation(maria)).profile["mentor_wish"] == "=Орлова"


async def test_tasks_stand_eight_on_a_page(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    for n in range(9):
        await lay(here, TaskKind.HELP_WANTED, {"pair": n + 1, "person": maria.person})
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Дела · 9")
    assert olga.sees("1–8 из 9")
    await olga.presses("▸")
    assert olga.sees("9–9 из 9")


async def test_a_push_about_tasks_already_done_is_not_sent(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    async with here.app.storage.work(here.app.organisation) as tx:
        await set_task(tx, TaskKind.CONSENT_REVOKED, {"person": maria.person})
        [task] = await tx.desk.open_tasks()
        await tx.desk.finish_task(task.id, maria.person, tx.now)
    here.curator.forgets()
    await here.settles()
    assert here.curator.news == []


async def test_a_stranger_cannot_touch_the_desk(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await lay(here, TaskKind.CONSENT_REVOKED, {"person": maria.person})
    for data in (
        "menu:tasks",
        "dtl:0",
        "dto:1",
        "dtd:1",
        "dtn:1:1:0:1",
        "ddl:0",
        "dds:1:1",
        "dun:0",
    ):
        await maria.phone.says("/menu")
        await maria.phone.presses_data(data)
        assert maria.phone.sees("открыт другим"), data
    await here.curator.presses("Открыть")
    assert here.curator.sees("1. ")


async def test_a_doubtful_message_is_sent_again_or_let_be(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/profile")
    held = await hold(here, maria)
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Дела · 1")
    await olga.presses("Не знаю, дошло ли · 1")
    assert olga.sees("1. Кузнецова М. П.: сообщение программы")
    listed = olga.screen
    await olga.presses("1: не нужно", on=listed)
    assert olga.sees("Здесь всё ясно")
    await olga.presses("1: отправить ещё раз", on=listed)
    assert olga.sees("В списке этого уже нет")
    assert await state_of(here, held) is DeliveryState.SENT


async def test_a_doubtful_message_goes_out_once_more(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/profile")
    held = await hold(here, maria)
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Дела")
    await olga.presses("Не знаю, дошло ли")
    listed = olga.screen
    await olga.presses("1: отправить ещё раз", on=listed)
    assert maria.phone.sees("Новость по программе наставничества")
    shown = len(maria.phone.screens)
    await olga.presses("1: отправить ещё раз", on=listed)
    assert len(maria.phone.screens) == shown
    assert await state_of(here, held) is DeliveryState.SENT


async def test_its_person_sees_it_first_on_the_next_screen(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    held = await hold(here, maria)
    await maria.phone.says("/start")
    text = maria.phone.screen.text
    assert text.startswith("Возможно, это не дошло:\nНовость по программе")
    assert await state_of(here, held) is DeliveryState.SENT
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("Заявка одобрена")
    await maria.phone.says("/menu")
    assert not maria.phone.sees("не дошло")


@pytest.mark.parametrize(
    ("command", "title"),
    [("/pair", "Пары пока нет"), ("/meetings", "Встречи"), ("/profile", "Ваши ответы")],
)
async def test_its_person_sees_it_on_whichever_screen_is_next(
    college: College, here: Town, command: str, title: str
) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    held = await hold(here, maria)
    await maria.phone.says(command)
    assert maria.phone.screen.text.startswith("Возможно, это не дошло:\nНовость по программе")
    assert maria.phone.sees(title)
    assert await state_of(here, held) is DeliveryState.SENT
    await maria.phone.says(command)
    assert not maria.phone.sees("не дошло")
    assert maria.phone.sees(title)


async def test_people_out_of_reach_are_listed(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/menu")
    await maria.phone.blocks()
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Дела")
    await olga.presses("1 человек не на связи")
    assert olga.sees("Кузнецова М. П.")
    await maria.phone.unblocks()
    await olga.presses("Все дела")
    assert not olga.sees("не на связи")
