"""A minor's representative is asked last: yes, no without a reason, a question, or on paper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.callbacks.deciding import FamilyPaper
from handlers.callbacks.pairing import PairCard
from mentoring.applications import Side
from mentoring.pairs import Assent
from tests.handlers.asked_families import MOTHER, NEWS, both_agree, child, learner, offered, state
from tests.handlers.college import College
from tests.talk import Person, Town, town

pytestmark = pytest.mark.long


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def test_the_mother_agrees_and_the_pair_is_ready(here: Town) -> None:
    petya, anna = await child(here), here.person(MOTHER, name="Анна")
    await both_agree(here, petya)
    assert petya.phone.sees("Теперь спрашиваем семью")
    assert await state(here) == "offered"
    assert str(anna.screen) == NEWS
    await anna.presses("Открыть")
    assert anna.sees("Пара для ребёнка: Иванов П. И.")
    assert anna.sees("Наставник: Яковлев Иван Олегович")
    assert not anna.sees("+7")
    await anna.presses("Скрыть")
    assert str(anna.screen) == NEWS
    await here.restarts()
    await anna.presses("Открыть")
    asked = anna.screen
    await anna.presses("Согласиться")
    assert anna.sees("Спасибо, ответ записан")
    await anna.presses("Мы против", on=asked)
    assert anna.sees("Спасибо, ответ записан")
    assert await state(here) == "accepted"


async def test_a_no_needs_no_reason_and_ends_only_this_pair(here: Town) -> None:
    petya, anna = await child(here), here.person(MOTHER, name="Анна")
    ivan = await both_agree(here, petya)
    await anna.presses("Открыть")
    await anna.presses("Мы против")
    assert anna.sees("причину называть не нужно")
    assert await state(here) == "offered"
    await anna.presses("Мы против")
    assert anna.sees("Ребёнок остаётся в программе")
    assert await state(here) == "ended"
    await ivan.phone.presses("Открыть")
    assert ivan.phone.sees("Пара пока не сложилась")
    assert (await College(here).participation(ivan)).free == 2


async def test_a_question_waits_for_the_curator(here: Town) -> None:
    petya, anna, olga = await child(here), here.person(MOTHER), here.curator
    await both_agree(here, petya)
    await anna.presses("Открыть")
    await anna.presses("Есть вопрос")
    assert anna.sees("Предложение ждёт")
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("У семьи есть вопрос: Иванов П. И.")
    assert await state(here) == "offered"


async def test_silence_reminds_once_and_then_the_curator_hears(here: Town) -> None:
    petya, anna, olga = await child(here), here.person(MOTHER), here.curator
    await both_agree(here, petya)
    await here.moves(days=2)
    assert anna.sees("ждёт ответа")
    await here.moves(days=2)
    assert len(anna.screens) == 2
    assert str(olga.screen) == NEWS
    await olga.presses("Открыть")
    assert olga.sees("семья молчит 4 дня")


@pytest.mark.parametrize("news", [True, False])
async def test_whoever_said_yes_hears_of_the_announcement_once(here: Town, news: bool) -> None:
    """Wished for or not: the mother had a say, so she learns with the others what came of it."""
    petya, anna, olga = await child(here), here.person(MOTHER, name="Анна"), here.curator
    async with here.app.storage.work(here.app.organisation) as tx:
        [guardian] = await tx.guardians.of_child(petya.person)
        await tx.guardians.want_news(guardian.id, news)
    ivan = await both_agree(here, petya)
    await anna.presses("Открыть")
    await anna.presses("Согласиться")
    await olga.presses("Открыть")
    assert olga.sees("3 человека получат короткое сообщение")
    heard = [len(each.screens) for each in (anna, petya.phone, ivan.phone)]
    await olga.presses("Объявить сейчас")
    assert olga.sees("Объявление уходит 3 людям")
    assert [len(each.screens) for each in (anna, petya.phone, ivan.phone)] == [
        each + 1 for each in heard
    ]
    assert str(anna.screen) == NEWS
    await anna.presses("Открыть")
    assert anna.sees("Пара объявлена: Иванов П. И.")
    assert anna.sees("Наставник: Яковлев Иван Олегович")
    assert not anna.sees("+7")
    await anna.presses("Скрыть")
    assert str(anna.screen) == NEWS
    await anna.presses("Открыть")
    await anna.presses("Мои дети")
    assert anna.sees("Иванов П. И.")


async def test_who_was_not_asked_hears_only_what_they_wished_for(here: Town) -> None:
    """Where the school does not ask families, an announcement needs a tick as before."""
    petya, anna, olga = await child(here), here.person(MOTHER), here.curator
    await olga.says("/settings")
    await olga.presses("Как утверждают пары")
    await olga.presses("Не спрашивать родителей")
    await both_agree(here, petya)
    await olga.presses("Открыть")
    assert olga.sees("2 человека получат короткое сообщение")
    await olga.presses("Объявить сейчас")
    assert anna.screens == []


async def test_a_yes_that_came_to_nothing_is_told_to_the_family_too(here: Town) -> None:
    petya, anna, olga = await child(here), here.person(MOTHER), here.curator
    await both_agree(here, petya)
    await anna.presses("Открыть")
    await anna.presses("Согласиться")
    answered = anna.screen
    await olga.presses("Открыть")
    await olga.presses("Отозвать предложение")
    await olga.presses("Другое")
    await olga.presses("Пропустить")
    await olga.presses("Завершить пару")
    assert await state(here) == "ended"
    assert str(anna.screen) == NEWS
    assert anna.screen != answered
    await anna.presses("Открыть")
    assert anna.sees("Пара пока не сложилась")
    assert anna.sees("Ребёнок остаётся в программе")


async def test_six_families_fit_on_the_curators_screen(here: Town) -> None:
    """Their answers on paper have a list of their own; the card keeps to eight rows."""
    olga, ivan = here.curator, await College(here).mentor("Яковлев Иван Олегович", capacity=6)
    six = [
        await learner(here, 3100 + n, f"Учеников{n} Пётр Ильич", Side.MENTEE, None)
        for n in range(6)
    ]
    await olga.says("/menu")
    await offered(here, ivan, *six)
    await olga.presses_data(PairCard(pair=1).pack())
    assert len(olga.screen.rows) <= 8
    await olga.presses("Ответы на бумаге · 6")
    assert olga.sees("Какая семья ответила?")
    assert len(olga.screen.rows) <= 8
    listed = olga.screen
    for n in range(6):
        await olga.presses(f"Учеников{n} П. И.", on=listed)
        await olga.presses("Семья согласна")
        await olga.says(f"{n + 1}/н")
        await olga.says("вчера")
        await olga.presses_data(FamilyPaper(pair=1).pack())
    assert olga.sees("Все семьи пары № 1 ответили")
    assert await state(here) == "accepted"


async def test_without_a_messenger_the_answer_comes_on_paper(here: Town) -> None:
    petya, olga = await child(here, mother=False), here.curator
    await both_agree(here, petya)
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("Семья без мессенджера: Иванов П. И.")
    await olga.presses("1")
    await olga.presses("Записать ответ на бумаге")
    asked = olga.screen
    await olga.presses("Семья согласна")
    await olga.says("12/н")
    await olga.says("послезавтра")
    assert await state(here) == "offered"
    await here.restarts()
    await olga.says("вчера")
    assert await state(here) == "accepted"
    assert olga.sees("семья согласна (12/н")
    await olga.presses("Семья против", on=asked)
    pair = (await College(here).pairs())[0]
    assert pair.members[0].guardian_assent is Assent.ACCEPTED


async def test_where_the_school_does_not_ask_nobody_is_asked(here: Town) -> None:
    petya, olga = await child(here), here.curator
    await olga.says("/settings")
    await olga.presses("Как утверждают пары")
    await olga.presses("Не спрашивать родителей")
    assert olga.sees("Родителей несовершеннолетних спрашиваем: нет")
    await both_agree(here, petya)
    assert await state(here) == "accepted"


async def test_a_stranger_reads_nothing_of_the_child(here: Town) -> None:
    petya = await child(here)
    await both_agree(here, petya)
    stranger: Person = (await College(here, number=2500).mentee("Фомин Глеб Андреевич")).phone
    await stranger.says("/menu")
    for act in ("open", "yes", "no", "ask"):
        await stranger.presses_data(f"dfo:1:{petya.person}:{act}:1")
        assert not stranger.sees("Иванов")
        assert not stranger.sees("Яковлев")
    assert await state(here) == "offered"
