"""A bot that was blocked, a clock that goes back, odd texts: conversations go on all the same."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from mentoring.people import StaffRole
from tests.handlers import test_events as events
from tests.handlers import test_third_party as others
from tests.handlers.college import College
from tests.handlers.families import CHILD, MOTHER, new_code, waits_for_parent
from tests.handlers.test_help import asks
from tests.handlers.test_organisations import made_link
from tests.handlers.two_schools import holders
from tests.talk import Person, Town, town

Trouble = Callable[[Town, Person], Awaitable[None]]


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/menu")
        yield opened


async def blocked(here: Town, person: Person) -> None:
    """Block the bot for a day."""
    await person.blocks()
    await here.moves(days=1)
    await person.unblocks()


async def clock_goes_back(here: Town, person: Person) -> None:
    """Set the machine's clock back, which somebody corrects by hand."""
    await here.moves(hours=-3)


async def restarted(here: Town, person: Person) -> None:
    """Start the bot anew."""
    await here.restarts()


async def represents(here: Town, trouble: Trouble) -> None:
    """A mother comes by a code and agrees."""
    mother = here.person(MOTHER)
    await waits_for_parent(here.person(CHILD))
    await mother.says(f"/start {await new_code(here)}")
    await mother.presses("Мать")
    await trouble(here, mother)
    await mother.presses("Даю согласие")
    assert mother.sees("согласие записано"), mother


async def is_invited(here: Town, trouble: Trouble) -> None:
    """A head comes by a link and is confirmed."""
    olga, igor = here.curator, here.person(31)
    await olga.says("/invite")
    await igor.says(f"/start {await made_link(olga, 'руководитель')}")
    await trouble(here, igor)
    await igor.presses("18 и старше")
    await olga.presses_data("menu:roles")
    await olga.presses("Подтвердить")
    await trouble(here, olga)
    await olga.presses("Да, подтвердить")
    assert igor.sees("подтверждена"), igor
    assert await holders(here, here.app.organisation, StaffRole.HEAD) == 1


async def tells_of_another(here: Town, trouble: Trouble) -> None:
    """A class teacher answers by a link."""
    maria, author = await others.agreed(here), here.person(7001, name="Класс")
    await author.says(f"/start {await others.link(here, maria)}")
    await author.presses("Ответить")
    await trouble(here, author)
    await others.tells(author)
    assert author.sees("Спасибо, это поможет"), author


async def asks_for_help(here: Town, trouble: Trouble) -> None:
    """A mentee asks for help and reads the answer."""
    olga, maria = here.curator, await College(here).mentee(others.MARIA)
    await asks(maria.phone, "Другое", "Да, подождёт")
    await olga.presses("Открыть")
    await olga.presses("Беру на себя")
    await trouble(here, maria.phone)
    await olga.presses("Ответить")
    await olga.says("Зайдите завтра в 214")
    await maria.phone.presses("Открыть")
    assert maria.phone.sees("Зайдите завтра в 214"), maria.phone


async def comes_to_an_event(here: Town, trouble: Trouble) -> None:
    """A mentor registers for an event."""
    anna = await College(here).mentor("Яковлев Иван Олегович")
    await events.plan(here)
    await anna.phone.says("/events")
    await anna.phone.presses("26 ноября")
    await trouble(here, anna.phone)
    await anna.phone.presses("Буду")
    assert anna.phone.sees("Место есть"), anna.phone


@pytest.mark.long
@pytest.mark.parametrize("trouble", [blocked, clock_goes_back, restarted])
@pytest.mark.parametrize(
    "conversation",
    [represents, is_invited, tells_of_another, asks_for_help, comes_to_an_event],
)
async def test_a_conversation_goes_on_after_a_trouble(
    here: Town, conversation: Callable[[Town, Trouble], Awaitable[None]], trouble: Trouble
) -> None:
    await conversation(here, trouble)


async def test_an_answer_waits_for_whoever_had_blocked_the_bot(here: Town) -> None:
    olga, maria = here.curator, await College(here).mentee(others.MARIA)
    await asks(maria.phone, "Другое", "Да, подождёт")
    await olga.presses("Открыть")
    await maria.phone.blocks()
    await olga.presses("Ответить")
    await olga.says("Зайдите завтра в 214")
    assert not maria.phone.news
    await maria.phone.unblocks()
    await maria.phone.says("/menu")
    await maria.phone.presses("Нужна помощь")
    await maria.phone.presses("Мои обращения")
    await maria.phone.presses("Другое")
    assert maria.phone.sees("Зайдите завтра в 214"), maria.phone


ODD = (
    "к" * 4000,
    "<b>жирно</b> & <a href='tg://user?id=1'>ссылка</a>",
    "\u202eнаоборот\u202c и \u200fдальше",
    "🌷" * 30,
)


@pytest.mark.parametrize("text", ODD)
async def test_odd_texts_are_read_as_they_are_or_asked_again(here: Town, text: str) -> None:
    olga, maria = here.curator, await College(here).mentee(others.MARIA)
    await asks(maria.phone, "Другое", "Да, подождёт")
    await maria.phone.presses("Добавить пару слов")
    await maria.phone.says(text)
    is_long = len(text) > 1000
    assert maria.phone.sees("4000 знаков" if is_long else "Сказано: "), maria.phone
    await olga.presses("Открыть")
    await olga.presses("Ответить")
    await olga.says(text)
    assert olga.sees("4000 знаков") if is_long else maria.phone.news, olga
    await olga.says("/cancel")
    await olga.says("/events")
    await olga.presses("Запланировать")
    for answer in ("Обучение наставников", "Для всех", "26 ноября", "15:30"):
        await olga.presses(answer)
    await olga.says(text)
    assert olga.screen.keys, olga
    if not is_long:
        await olga.presses("Пропустить")
        await olga.presses("Пропустить")
        await maria.phone.says("/events")
        await maria.phone.presses("26 ноября")
        assert maria.phone.sees(text[:8].strip("\u202e")), maria.phone
