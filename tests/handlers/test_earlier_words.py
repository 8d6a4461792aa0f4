"""What was written before chats went over to codes is not told in a chat again."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.applicants import (
    MENTEE_ANSWERS,
    REQUEST,
    answers,
    consents,
)
from tests.handlers.college import College, Somebody
from tests.handlers.overheard import leaks, said
from tests.handlers.test_every_button import Walk
from tests.handlers.test_help import asks
from tests.talk import Town, town

NAMES: dict[str, object] = {"pseudonymous": False}
CODES: dict[str, object] = {"pseudonymous": True}
HIDDEN = "текст скрыт"
WISH, CALL = "Сверчкова из бухгалтерии советует", "Обидел Перепёлкин из пятой"
WORDS = ("Сверчкова", "Перепёлкин", "нашей мастерской")
ANSWERS = (
    *MENTEE_ANSWERS[:REQUEST],
    "=Практика в нашей мастерской",
    *MENTEE_ANSWERS[REQUEST + 1 :],
)
MENTOR, MENTEE, NEWCOMER = "Яковлев Иван Олегович", "Кузнецова Мария Петровна", 3001


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, privacy=NAMES) as opened:
        await opened.curator.says("/menu")
        yield opened


@pytest.fixture
async def maria(here: Town) -> Somebody:
    """A mentee in a pair whose request and whose call for help name somebody."""
    college = College(here)
    ivan, maria = await college.mentor(MENTOR), await college.mentee(MENTEE, request_text=WISH)
    await college.announces(ivan, maria)
    await asks(maria.phone, "Другое", "Да, подождёт")
    await maria.phone.presses("Добавить пару слов")
    await maria.phone.says(CALL)
    return maria


async def goes_over(here: Town) -> int:
    """Let the school go over to codes; return how much Telegram was told before."""
    await here.moves(minutes=1)
    await here.restarts(privacy=CODES)
    return len(here.telegram.requests)


async def test_older_words_are_hidden_from_everybody_and_stay_on_the_server(
    here: Town, maria: Somebody
) -> None:
    since = await goes_over(here)
    for person in (here.curator, maria.phone, here.person(2001)):
        walk = Walk(here, person)
        await walk.go("/menu", "/people", "/pair", "/profile", "/mydata", most=60)
        assert not walk.wrong, "\n\n".join(walk.wrong)
    assert any(HIDDEN in each for each in said(here, since))
    assert not leaks(here, WORDS, since)
    kept = await College(here).participation(maria)
    assert kept.profile["request_text"] == WISH


async def test_where_names_come_back_the_words_do_too(here: Town, maria: Somebody) -> None:
    await goes_over(here)
    await here.restarts(privacy=NAMES)
    await maria.phone.says("/profile")
    assert maria.phone.sees(WISH)


async def test_words_written_after_it_are_shown_also_when_codes_are_chosen_again(
    here: Town,
) -> None:
    anna = here.person(NEWCOMER)
    await consents(anna)
    await answers(anna, *ANSWERS)
    await anna.presses("Отправить анкету")
    since = await goes_over(here)
    await anna.says("/profile")
    assert anna.sees(HIDDEN)
    await anna.presses("Изменить ответы")
    assert anna.sees("Без имён"), anna
    await anna.says("Помочь с журналом")
    while "Пропустить" in anna.screen.buttons:
        await anna.presses("Пропустить")
    await anna.presses("Сохранить изменения")
    for _ in range(2):
        await anna.says("/profile")
        assert anna.sees("Помочь с журналом")
        assert not anna.sees(HIDDEN)
        await goes_over(here)
    assert not leaks(here, WORDS, since)


async def test_a_summary_that_waited_is_asked_for_its_words_anew(here: Town) -> None:
    anna = here.person(NEWCOMER)
    await consents(anna)
    await answers(anna, *ANSWERS)
    summary = anna.screen
    since = await goes_over(here)
    for _ in range(2):
        await anna.presses("Отправить анкету", on=summary)
        assert anna.sees("Без имён"), anna
    await here.restarts()
    await anna.says("Научиться оценивать")
    await anna.presses("Отправить анкету")
    await here.curator.presses("Открыть")
    assert here.curator.sees("Научиться оценивать")
    assert not leaks(here, WORDS, since)


async def test_a_question_half_answered_goes_on_without_its_words(here: Town) -> None:
    anna = here.person(NEWCOMER)
    await consents(anna)
    await answers(anna, *ANSWERS[: REQUEST + 1])
    asked = anna.screen
    since = await goes_over(here)
    await anna.presses("Очно", on=asked)
    assert anna.sees("Без имён"), anna
    await anna.says("х" * 5000)
    assert anna.sees("помещается до 1000"), anna
    await anna.says("Научиться оценивать")
    assert anna.sees("Как удобнее встречаться"), anna
    assert not leaks(here, WORDS, since)
