"""A curator writes to many: the preview tells the truth, one press sends once, delivery shows."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.delivery import DeliveryState, Lane, OnDoubt
from mentoring.ids import BroadcastId
from mentoring.letters import send, stop, topic_of
from mentoring.people import Channel
from tests.handlers.college import College
from tests.talk import Town, town

WORDS = "Педсовет <b>в среду</b> & чай, кабинет 214"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def write(here: Town, to: str = "Всем участникам", words: str = WORDS) -> None:
    """Come as far as the preview."""
    await here.curator.says("/announce")
    await here.curator.presses(to)
    await here.curator.says(words)


async def counts(here: Town, letter: int = 1) -> dict[DeliveryState, int]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.outbox.counts(topic_of(BroadcastId(letter)))


async def stored(here: Town, letter: int = 1) -> tuple[str | None, int]:
    async with here.app.storage.read(here.app.organisation) as tx:
        found = await tx.desk.broadcast(BroadcastId(letter))
    assert found is not None
    return found.text, found.recipients


async def test_one_press_sends_to_all_and_the_result_says_so(college: College, here: Town) -> None:
    yakov = await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await write(here)
    assert here.curator.sees("2 адресата")
    assert here.curator.sees("Имён других людей лучше не писать")
    assert "Педсовет <b>в среду</b> & чай" in here.curator.screen.text
    await here.curator.presses("Отправить 2 адресатам")
    for phone in (yakov.phone, maria.phone):
        assert phone.sees("Объявление · Вятский техникум")
        assert WORDS in phone.screen.text
    await here.curator.presses("Обновить")
    assert here.curator.sees("Доставлено: 2")
    assert not here.curator.sees("В пути")


async def test_a_second_press_sends_nothing(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await write(here)
    preview = here.curator.screen
    await here.curator.presses("Отправить 1 адресату", on=preview)
    await here.curator.presses("Отправить 1 адресату", on=preview)
    assert len(maria.phone.screens) == 1
    assert here.curator.sees("Доставлено: 1")


async def test_only_the_segment_gets_it(college: College, here: Town) -> None:
    yakov = await college.mentor("Яковлев Иван Олегович")
    await college.mentee("Кузнецова Мария Петровна")
    await college.mentor("Орлова Анна Викторовна", approved=False)
    await write(here, "Наставникам")
    await here.curator.presses("Отправить 2 адресатам")
    assert yakov.phone.sees("Педсовет")
    assert await counts(here) == {DeliveryState.SENT: 2}


async def test_those_who_cannot_be_reached_are_named(college: College, here: Town) -> None:
    await college.mentor("Яковлев Иван Олегович")
    maria = await college.mentee("Кузнецова Мария Петровна")
    await maria.phone.says("/menu")
    await maria.phone.blocks()
    await write(here)
    assert here.curator.sees("Не дойдёт до 1 человека")
    await here.curator.presses("До кого не дойдёт")
    assert here.curator.sees("Кузнецова Мария Петровна · бот заблокирован")
    await here.curator.presses("Назад")
    await here.curator.presses("Отправить 1 адресату")
    assert await counts(here) == {DeliveryState.SENT: 1}


async def test_a_segment_without_anybody_offers_no_sending(here: Town) -> None:
    await write(here, "Тем, кто без пары")
    assert not any("Отправить" in each for each in here.curator.screen.buttons)
    await here.curator.presses_data("dls:1")
    assert here.curator.sees("пока некому писать")


async def test_the_text_can_be_changed_before_sending(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await write(here, "Наставляемым")
    await here.curator.presses("Изменить текст")
    await here.curator.says("Педсовет в четверг")
    assert here.curator.sees("Наставляемым")
    await here.curator.presses("Отправить 1 адресату")
    assert maria.phone.sees("Педсовет в четверг")


async def test_a_letter_that_is_too_long_is_explained(here: Town) -> None:
    await here.curator.says("/announce")
    await here.curator.presses("Всем участникам")
    await here.curator.says("я" * 3001)
    assert here.curator.sees("3001")
    await here.curator.says("я" * 3000)
    assert here.curator.sees("Проверьте")


async def test_a_restart_between_preview_and_sending_loses_nothing(
    college: College, here: Town
) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await write(here)
    await here.restarts()
    await here.curator.presses("Отправить 1 адресату")
    assert maria.phone.sees("Педсовет")


async def test_it_waits_in_the_last_lane_and_may_be_repeated(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await write(here)
    await here.curator.presses("Отправить 1 адресату")
    async with here.app.storage.read(here.app.organisation) as tx:
        sent = await tx.outbox.listed(frozenset({DeliveryState.SENT}))
        account = await tx.people.account_of(maria.person)
    letter = next(each for each in sent if each.kind == "letter")
    assert account is not None
    assert (letter.lane, letter.on_doubt) == (Lane.BULK, OnDoubt.RESEND)
    assert letter.key == f"letter:1:{account.id}"
    assert "Педсовет" not in str(letter.args)


async def test_sending_can_be_stopped_halfway(college: College, here: Town) -> None:
    for n in range(3):
        await college.mentee(f"Кузнецова Мария {n}")
    await write(here)
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await tx.people.actor_at(Channel.TELEGRAM, here.curator.number)
        assert olga is not None
        await send(tx, olga, BroadcastId(1))
        assert await stop(tx, olga, BroadcastId(1)) == 3
    await here.settles()
    assert await counts(here) == {DeliveryState.CANCELLED: 3}


async def test_a_stranger_learns_nothing_of_letters(college: College, here: Town) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна")
    await write(here)
    await maria.phone.says("/announce")
    assert not maria.phone.sees("Кому отправить")
    await maria.phone.presses_data("dls:1")
    assert await counts(here) == {}


async def test_the_text_is_forgotten_after_thirty_days(college: College, here: Town) -> None:
    await college.mentee("Кузнецова Мария Петровна")
    await write(here)
    await here.curator.presses("Отправить 1 адресату")
    await here.moves(days=29)
    assert await stored(here) == (WORDS, 1)
    await here.moves(days=3)
    assert await stored(here) == (None, 1)
