"""The list mentors put themselves on: cards, wishes, a yes or «not now», a curator's word."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from mentoring.consent import MINOR, OWN_AGREEMENT, ConsentRecord, ConsentStep
from mentoring.pairs import Assent, PairState, Source
from mentoring.people import Bracket
from tests.handlers.college import College, Somebody
from tests.talk import Town, town


@dataclass
class Listed:
    """Hold a college with an open list, one mentor on it, and two who look."""

    here: Town
    college: College
    ivan: Somebody
    maria: Somebody
    anna: Somebody

    async def opens(self, what: str = "Открыть: Список") -> None:
        """Let the curator open a way in the settings."""
        olga = self.here.curator
        await olga.says("/menu")
        await olga.presses("Настройки")
        await olga.presses("Что люди начинают сами")
        await olga.presses(what)

    async def listed(self, places: str = "1") -> None:
        """Let the mentor put himself on the list."""
        ivan = self.ivan.phone
        await ivan.says("/menu")
        await ivan.presses("Вопросы и список")
        await ivan.presses("Моё место в списке")
        await ivan.presses(places)

    async def wishes(self, who: Somebody) -> None:
        """Let a mentee ask for the mentor."""
        await who.phone.says("/menu")
        await who.phone.presses("Вопросы и список")
        await who.phone.presses("Список наставников")
        await who.phone.presses("Яковлев")
        await who.phone.presses("Хочу этого наставника")


@pytest.fixture
async def listed(tmp_path: Path) -> AsyncIterator[Listed]:
    async with town(tmp_path) as here:
        people = College(here)
        yield Listed(
            here,
            people,
            await people.mentor("Яковлев Иван Олегович"),
            await people.mentee("Кузнецова Мария Петровна"),
            await people.mentee("Белова Анна Львовна"),
        )


async def test_a_wish_becomes_a_pair_by_three_yeses(listed: Listed) -> None:
    ivan, maria, olga = listed.ivan.phone, listed.maria.phone, listed.here.curator
    await maria.says("/menu")
    assert not maria.sees("Вопросы и список")
    await listed.opens()
    await listed.listed()
    assert ivan.sees("Карточка в списке")
    assert ivan.sees("Оценивание")
    await listed.wishes(listed.maria)
    assert maria.sees("Просьба ушла наставнику")
    assert ivan.screen.text == "Новость по программе наставничества"
    await ivan.presses("Открыть")
    assert ivan.sees("Кузнецова Мария Петровна")
    assert ivan.sees("Увереннее вести практические занятия")
    await ivan.presses("Помогу")
    assert ivan.sees("Куратор подтвердит пару")
    await maria.presses("Открыть")
    assert maria.sees("Наставник согласен")
    [pair] = await listed.college.pairs()
    assert (pair.state, pair.source, pair.model) == (
        PairState.ACCEPTED,
        Source.WISH,
        "self_regulated",
    )
    await olga.presses("Открыть")
    await olga.presses("Объявить сейчас")
    [pair] = await listed.college.pairs()
    assert pair.state is PairState.ANNOUNCED


async def test_the_last_place_goes_to_one_and_the_other_is_told_kindly(listed: Listed) -> None:
    await listed.opens()
    await listed.listed("1")
    ivan, anna = listed.ivan.phone, listed.anna.phone
    await listed.wishes(listed.maria)
    await listed.wishes(listed.anna)
    first, second = ivan.screens[-2:]
    await ivan.presses("Открыть", on=first)
    taken = ivan.screen
    await ivan.presses("Помогу")
    await anna.presses("Открыть")
    assert anna.sees("Все места сейчас заняты")
    assert not anna.sees("Кузнецова")
    await ivan.presses("Открыть", on=second)
    assert ivan.sees("Об этом уже не просят")
    await ivan.presses_data(next(k.data for k in taken.keys if "Помогу" in k.text))
    assert ivan.sees("Куратор подтвердит пару")
    assert len(await listed.college.pairs()) == 1


async def test_not_now_is_said_kindly_and_another_may_be_asked(listed: Listed) -> None:
    await listed.opens()
    await listed.listed()
    ivan, maria = listed.ivan.phone, listed.maria.phone
    await listed.wishes(listed.maria)
    await ivan.presses("Открыть")
    await ivan.presses("Не сейчас")
    assert ivan.sees("Ответ передан бережно")
    assert not await listed.college.pairs()
    await maria.presses("Открыть")
    assert maria.sees("Сейчас не складывается")
    await listed.wishes(listed.maria)
    assert maria.sees("Просьба ушла наставнику")
    await maria.presses("Забрать просьбу")
    assert maria.sees("Просьба отозвана")
    await ivan.presses("Открыть")
    assert ivan.sees("Об этом уже не просят")


async def test_who_leaves_the_list_is_asked_no_more(listed: Listed) -> None:
    await listed.opens()
    await listed.listed()
    ivan, maria = listed.ivan.phone, listed.maria.phone
    await listed.wishes(listed.maria)
    card = maria.screen
    await ivan.says("/menu")
    await ivan.presses("Вопросы и список")
    await ivan.presses("Моё место в списке")
    await ivan.presses("Уйти из списка")
    assert ivan.sees("Карточки в списке пока нет")
    await maria.presses("Открыть")
    assert maria.sees("Все места сейчас заняты")
    await maria.presses("Вопросы и список", on=card)
    await maria.presses("Список наставников")
    assert maria.sees("Сейчас в списке никого нет")
    await maria.presses_data(f"ycm:{listed.ivan.participation}:0::1")
    assert maria.sees("Все места уже заняты")


async def test_a_closed_list_and_a_strangers_button_lead_nowhere(listed: Listed) -> None:
    """The way was open when the screen was made; a curator has closed it since."""
    await listed.opens()
    await listed.listed()
    maria = listed.maria.phone
    await maria.says("/menu")
    await maria.presses("Вопросы и список")
    hub = maria.screen
    await listed.opens("Закрыть: Список")
    await maria.presses("Список наставников", on=hub)
    assert maria.sees("Школа закрыла эту возможность")
    await listed.opens()
    await listed.wishes(listed.maria)
    await listed.anna.phone.says("/menu")
    await listed.anna.phone.presses_data("yme:1:back")
    await listed.anna.phone.presses_data("ypl:1:take")
    assert not await listed.college.pairs()
    await maria.says("/menu")
    await maria.presses("Вопросы и список")
    assert maria.sees("Ждём ответа")


async def test_a_wish_survives_a_restart_and_ends_at_its_term(listed: Listed) -> None:
    await listed.opens()
    await listed.listed()
    await listed.wishes(listed.maria)
    await listed.here.restarts()
    await listed.here.moves(days=3, hours=1)
    maria, olga = listed.maria.phone, listed.here.curator
    await maria.presses("Открыть")
    assert maria.sees("В срок никто не ответил")
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("просьба о помощи, ответа пока нет")


async def test_a_mentor_is_reminded_once_and_not_after_an_answer(listed: Listed) -> None:
    await listed.opens()
    await listed.listed("2")
    ivan = listed.ivan.phone
    await listed.wishes(listed.maria)
    told = len(ivan.screens)
    await listed.here.moves(days=1)
    assert len(ivan.screens) == told
    await listed.here.moves(hours=22)
    assert len(ivan.screens) == told + 1
    assert ivan.screen.text == "Новость по программе наставничества"
    await ivan.presses("Открыть")
    await ivan.presses("Не сейчас")
    await listed.wishes(listed.anna)
    await ivan.presses("Открыть")
    await ivan.presses("Помогу")
    told = len(ivan.screens)
    await listed.here.moves(days=1, hours=20)
    assert len(ivan.screens) == told


async def test_nobody_under_age_is_named_before_there_is_a_pair(listed: Listed) -> None:
    """Neither the mentor on a card, nor the mentee in a wish, nor any of it in a push."""
    await listed.opens()
    await under_age(listed.here, listed.ivan)
    await under_age(listed.here, listed.maria)
    ivan, maria = listed.ivan.phone, listed.maria.phone
    await listed.listed()
    assert not ivan.sees("Яковлев")
    await maria.says("/menu")
    await maria.presses("Вопросы и список")
    await maria.presses("Список наставников")
    assert maria.sees("№ 1 · Математика")
    assert not maria.sees("Яковлев")
    await maria.presses("№ 1")
    assert not maria.sees("Яковлев")
    await maria.presses("Хочу этого наставника")
    assert not maria.sees("Яковлев")
    await ivan.presses("Открыть")
    assert ivan.sees("№ 2 · Математика")
    assert not ivan.sees("Кузнецова")
    await ivan.presses("Помогу")
    [pair] = await listed.college.pairs()
    assert pair.state is PairState.OFFERED  # the families are asked now
    assert all(seat.guardian_assent is Assent.WAITING for seat in pair.seats)


async def under_age(here: Town, who: Somebody) -> None:
    """Let somebody be sixteen, with the consents of that age."""
    async with here.app.storage.work(here.app.organisation) as tx:
        person = await tx.people.person(who.person)
        assert person is not None
        young = {"birth_date": date(2010, 5, 1), "bracket": Bracket.FROM_14}
        await tx.people.save_person(person.model_copy(update=young))
        account = await tx.people.account_of(who.person)
        assert account is not None
        for code in (MINOR, OWN_AGREEMENT):
            await tx.consents.record(
                ConsentRecord(
                    organisation_id=tx.organisation,
                    person_id=who.person,
                    account_id=account.id,
                    code=code,
                    version=1,
                    language="ru",
                    sha256="0" * 64,
                    step=ConsentStep.GIVEN,
                    method="button",
                    at=tx.now,
                )
            )
