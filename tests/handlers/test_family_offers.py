"""A minor's representative is asked last: yes, no without a reason, a question, or on paper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.applications import ParticipationState, Side
from mentoring.approving import begin
from mentoring.consent import MINOR, OWN_AGREEMENT, ConsentRecord, ConsentStep
from mentoring.guardians import Relation
from mentoring.pairs import Assent
from mentoring.people import Bracket, Channel
from tests.handlers.college import MENTEE, College, Somebody, introduced
from tests.talk import CURATOR, Person, Town, town

pytestmark = pytest.mark.long

MOTHER, CHILD = 3001, 3002
FORM = "teacher-student"
NEWS = "Новость по программе наставничества\n[Открыть]"
NAME = "Иванов Пётр Ильич"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def child(here: Town, *, mother: bool = True) -> Somebody:
    """A learner of fifteen with a consent, and a mother who has the messenger or has not."""
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.add_account(Channel.TELEGRAM, CHILD, "ru")
        person = await tx.people.add_person(account.id)
        await tx.people.save_person(person.model_copy(update={"name": NAME}))
        await tx.people.set_age(person.id, Bracket.FROM_14)
        parent = (await introduced(tx, MOTHER, "Иванова Анна Львовна")).id if mother else None
        await tx.guardians.add(person.id, parent, Relation.MOTHER)
        for code in (MINOR, OWN_AGREEMENT):
            await tx.consents.record(
                ConsentRecord(
                    organisation_id=tx.organisation,
                    person_id=person.id,
                    account_id=account.id,
                    code=code,
                    version=1,
                    language="ru",
                    sha256="0" * 64,
                    step=ConsentStep.GIVEN,
                    method="button",
                    at=tx.now,
                    given_by=parent,
                )
            )
        opened = await tx.participations.open(person.id, Side.MENTEE)
        await tx.participations.submit(opened.id, {"fio": NAME, **MENTEE}, 0, tx.now)
        await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)
    return Somebody(here.person(CHILD, name="Пётр"), person.id, opened.id)


async def both_agree(here: Town, petya: Somebody) -> Somebody:
    """Let the mentor and the learner say yes."""
    ivan = await College(here).mentor("Яковлев Иван Олегович")
    await here.curator.says("/menu")
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert olga is not None
        sides = ivan.participation, (petya.participation,)
        pair = await tx.pairs.propose(*sides, FORM, "traditional", ivan.person, tx.now)
        await begin(tx, olga, pair, here.app.house.rules)
    await here.moves(seconds=1)
    for each in (ivan, petya):
        await each.phone.presses("Открыть")
        await each.phone.presses("Принять")
    return ivan


async def state(here: Town) -> str:
    return (await College(here).pairs())[0].state.value


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
