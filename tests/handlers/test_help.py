"""Whoever needs help finds it in two taps; whoever takes part in the pair does not read it."""

from datetime import timedelta
from pathlib import Path

import pytest

from handlers.callbacks.representative import MyChild
from mentoring.guardians import Relation
from mentoring.help_request import HelpRequest
from mentoring.pairs import EndReason, PairState
from mentoring.people import Channel, StaffRole
from tests.handlers.paired import IVAN, PAIR, Paired, paired_town
from tests.handlers.test_isolation import told_to
from tests.talk import Person, Town

SECRET = "Мне тяжело с наставником"


async def asks(person: Person, topic: str, urgency: str) -> None:
    await person.says("/menu")
    await person.presses("Нужна помощь")
    await person.presses(topic)
    await person.presses(urgency)


async def requests(here: Town) -> list[HelpRequest]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.help_requests.waiting()


async def gives(paired: Paired, number: int, role: StaffRole) -> Person:
    """Let one of the people hold a staff role as well."""
    here = paired.here
    async with here.app.storage.work(here.app.organisation) as tx:
        person = here.person(number)
        account = await tx.people.account_at(Channel.TELEGRAM, number)
        assert account is not None
        assert account.person_id is not None
        await tx.people.grant(account.person_id, role, tx.now)
    await person.says("/menu")
    return person


async def test_a_request_is_taken_answered_and_read(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        with caplog.at_level("DEBUG"):
            await asks(maria, "Встречи", "Да, подождёт")
            assert maria.sees("Прочтут")
            await maria.presses("Добавить пару слов")
            await here.restarts()
            await maria.says(SECRET)
        assert maria.sees(f"Сказано: {SECRET}")
        assert "наставник" not in caplog.text
        assert olga.sees("Новость по программе")
        assert not olga.sees("Кузнецова")
        await olga.presses("Открыть")
        assert olga.sees("Кузнецова Мария Петровна")
        assert olga.sees(SECRET)
        card = olga.screen
        await olga.presses("Беру на себя")
        await olga.presses("Беру на себя", on=card)
        assert olga.sees("уже занимаются")
        await olga.presses("Ответить")
        await olga.says("Зайдите завтра в 214")
        assert olga.sees("есть ответ")
        assert not any("214" in shown.text for shown in maria.news)
        await maria.presses("Открыть")
        assert maria.sees("Зайдите завтра в 214")
        await maria.presses("Всё в порядке, закрыть")
        assert maria.sees("закрыто")
        assert not any(SECRET in str(shown) for shown in paired.ivan.screens)


async def test_the_same_request_is_one_and_may_become_urgent(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        await asks(maria, "Другое", "Да, подождёт")
        await asks(maria, "Другое", "Да, подождёт")
        assert len(await requests(here)) == 1
        olga.forgets()
        await maria.presses("Теперь это срочно")
        [one] = await requests(here)
        assert one.urgent
        assert olga.sees("Срочно")
        assert maria.sees("8-800-2000-122")


async def test_an_urgent_call_at_night_says_that_nobody_reads_and_goes_out_at_once(
    tmp_path: Path,
) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        night = here.clock.now().replace(hour=20, minute=30) + timedelta(days=1)
        await here.moves_to(night)
        olga.forgets()
        await asks(maria, "Самочувствие и безопасность", "Нет, срочно")
        assert maria.sees("До утра её могут не прочитать")
        assert maria.sees("112")
        assert maria.sees("8-800-2000-122")
        assert olga.sees("Срочно")


async def test_at_night_the_next_is_called_in_the_morning_not_after_half_an_hour(
    tmp_path: Path,
) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        anna = await gives(paired, 2004, StaffRole.DEPUTY)
        vera = await gives(paired, 2005, StaffRole.HEAD)
        night = here.clock.now().replace(hour=20, minute=30) + timedelta(days=1)
        await here.moves_to(night)
        for person in (olga, anna, vera):
            person.forgets()
        await asks(maria, "Самочувствие и безопасность", "Нет, срочно")
        await here.moves(minutes=45)
        assert [each.sees("Срочно") for each in (olga, anna, vera)] == [True, True, False]
        await here.moves(hours=6)
        assert vera.news == []
        await here.moves_to(night.replace(hour=5, minute=35) + timedelta(days=1))
        assert vera.sees("Срочно")


async def test_wellbeing_that_can_wait_is_read_by_the_psychologist_too(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        petr = await gives(paired, 2003, StaffRole.PSYCHOLOGIST)
        for person in (olga, petr):
            person.forgets()
        await asks(maria, "Встречи", "Да, подождёт")
        assert [each.sees("Новость") for each in (olga, petr)] == [True, False]
        [meetings] = await requests(here)
        await petr.presses_data(f"hlr:{meetings.id}")
        assert petr.sees("открыт другим")
        petr.forgets()
        await asks(maria, "Самочувствие и безопасность", "Да, подождёт")
        assert maria.sees("Прочтут: Орлов Пётр Ильич (педагог-психолог), куратор")
        assert petr.sees("Новость по программе")
        await petr.presses("Открыть")
        assert petr.sees("Самочувствие и безопасность")
        await petr.presses("Ответить")
        await petr.says("Зайдите в кабинет 7")
        await maria.presses("Открыть")
        assert maria.sees("Зайдите в кабинет 7")


async def test_two_are_called_at_once_and_the_next_by_day_unless_somebody_takes_it(
    tmp_path: Path,
) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        anna = await gives(paired, 2004, StaffRole.DEPUTY)
        vera = await gives(paired, 2005, StaffRole.HEAD)
        petr = await gives(paired, 2003, StaffRole.PSYCHOLOGIST)
        for person in (anna, vera, petr, olga):
            person.forgets()
        await asks(maria, "Другое", "Нет, срочно")
        assert [each.sees("Срочно") for each in (olga, anna, vera, petr)] == [
            True,
            True,
            False,
            False,
        ]
        await here.moves(minutes=31)
        assert vera.sees("Срочно")
        assert not petr.sees("Срочно")
        await vera.presses("Открыть")
        await vera.presses("Беру на себя")
        petr.forgets()
        await here.moves(minutes=60)
        assert not petr.sees("Срочно")


async def test_who_sits_in_the_pair_neither_reads_nor_is_called(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        ivan = await gives(paired, IVAN, StaffRole.CURATOR)
        ivan.forgets()
        await asks(maria, "Моя пара", "Нет, срочно")
        assert not maria.sees("Яковлев")
        [one] = await requests(here)
        assert not ivan.sees("Срочно")
        await ivan.says("/menu")
        assert not ivan.sees("Просьбы о помощи · 1")
        await ivan.presses_data(f"hlr:{one.id}")
        assert ivan.sees("открыт другим")
        await olga.presses("Открыть")
        assert olga.sees("Кузнецова")


async def test_contact_stops_at_a_wish_and_the_other_side_learns_no_reason(
    tmp_path: Path,
) -> None:
    async with paired_town(tmp_path) as paired:
        maria, ivan = paired.maria, paired.ivan
        await asks(maria, "Моя пара", "Да, подождёт")
        ivan.forgets()
        await maria.presses("Приостановить контакт в паре")
        await maria.presses("Пара № 1")
        sure = maria.screen
        await maria.presses("Да, приостановить")
        assert maria.sees("Контакт приостановлен")
        await maria.presses("Да, приостановить", on=sure)
        assert ivan.sees("Новость по программе")
        await ivan.presses("Открыть")
        assert ivan.sees("паузе")
        assert not ivan.sees("просьб")


async def test_the_school_names_who_is_called_first_and_confirms(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga = paired.maria, paired.olga
        petr = await gives(paired, 2003, StaffRole.PSYCHOLOGIST)
        await olga.says("/settings")
        await olga.presses("Срочная помощь")
        assert olga.sees("ещё не подтвердила")
        await olga.presses("☐ Орлов")
        ticked = olga.screen
        assert "☑ Орлов П. И." in ticked.buttons
        await olga.presses("☑ Орлов")
        await olga.presses("☑ Орлов", on=ticked)
        assert "☐ Орлов П. И." in olga.screen.buttons
        await olga.presses("☐ Орлов")
        await olga.presses("Всё верно, подтвердить")
        assert olga.sees("Подтверждено 23 ноября 2026 года")
        await maria.says("/menu")
        await maria.presses_data("hlf:1:1")
        assert maria.sees("открыт другим")
        petr.forgets()
        await asks(maria, "Другое", "Нет, срочно")
        assert petr.sees("Срочно")


async def test_whoever_left_the_staff_is_neither_called_nor_reads(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        petr = await gives(paired, 2003, StaffRole.PSYCHOLOGIST)
        await olga.says("/settings")
        await olga.presses("Срочная помощь")
        await olga.presses("☐ Орлов")
        await leaves(paired, 2003, StaffRole.PSYCHOLOGIST)
        for person in (petr, olga):
            person.forgets()
        await asks(maria, "Другое", "Нет, срочно")
        assert olga.sees("Срочно")
        assert not maria.sees("Орлов")
        assert petr.news == []
        [one] = await requests(here)
        await petr.presses_data(f"hlr:{one.id}")
        assert petr.sees("открыт другим")
        await olga.says("/settings")
        await olga.presses("Срочная помощь")
        assert olga.sees("не позовём: Орлов П. И.")
        await olga.presses("☐")
        assert not olga.sees("Орлов")


async def leaves(paired: Paired, number: int, role: StaffRole) -> None:
    """Let somebody hold a staff role no more."""
    here = paired.here
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, number)
        assert account is not None
        assert account.person_id is not None
        await tx.people.end_role(account.person_id, role, tx.now)


async def test_half_of_the_answers_say_how_fast_they_come(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        for topic, hours in (("Встречи", 2), ("Другое", 4), ("Мои данные", 30)):
            await asks(maria, topic, "Да, подождёт")
            await here.moves(hours=hours)
            await olga.presses_data("hli:0")
            await olga.presses(topic)
            await olga.presses("Ответить")
            await olga.says("Зайдите ко мне")
        await olga.presses_data("hli:0")
        assert olga.sees("За 90 дней 3 ответа. Половина ответов пришла за 4 ч"), olga


async def test_with_nobody_impartial_the_asker_is_told_so(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, here = paired.maria, paired.here
        ivan = await gives(paired, IVAN, StaffRole.CURATOR)
        async with here.app.storage.work(here.app.organisation) as tx:
            olga, *_ = await tx.people.staff(StaffRole.CURATOR)
            await tx.people.end_role(olga.id, StaffRole.CURATOR, tx.now)
        ivan.forgets()
        await maria.says("/pair")
        await maria.presses("Нужна помощь")
        await maria.presses("Нет, срочно")
        assert maria.sees("Все, кто читает просьбы, сами участвуют в этой паре")
        assert maria.sees("8-800-2000-122")
        assert ivan.news == []
        [one] = await requests(here)
        assert one.about == PAIR


async def test_after_the_pair_is_over_its_mentor_still_reads_nothing(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        ivan = await gives(paired, IVAN, StaffRole.DEPUTY)
        await asks(maria, "Моя пара", "Да, подождёт")
        await asks(maria, "Другое", "Да, подождёт")
        async with here.app.storage.work(here.app.organisation) as tx:
            pair = await tx.pairs.get(PAIR)
            assert pair is not None
            assert await tx.pairs.end(pair, PairState.ENDED, EndReason.MENTEE, None, tx.now)
        await ivan.presses_data("hli:0")
        assert ivan.sees("Ничего не ждёт")
        await olga.presses_data("hli:0")
        assert olga.sees("Моя пара, Кузнецова М. П.")
        await here.moves(days=184)
        await ivan.presses_data("hli:0")
        assert not ivan.sees("Моя пара")
        assert ivan.sees("Другое, Кузнецова М. П.")


async def test_words_go_after_ninety_days_and_all_with_the_person(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, olga, here = paired.maria, paired.olga, paired.here
        for topic in ("Встречи", "Другое"):
            await asks(maria, topic, "Да, подождёт")
            await maria.presses("Добавить пару слов")
            await maria.says(SECRET)
        await maria.presses("Всё в порядке, закрыть")
        await here.moves(days=89)
        assert [each.words for each in await asked(here)] == [SECRET, SECRET]
        await here.moves(days=3)
        assert [each.words for each in await asked(here)] == [SECRET, None]
        async with here.app.storage.work(here.app.organisation) as tx:
            [one] = await tx.help_requests.waiting()
            await tx.people.erase_person(one.person_id, tx.now)
        assert [each.words for each in await asked(here)] == [None, None]
        await olga.presses_data("hli:0")
        assert olga.sees("Ничего не ждёт")


async def asked(here: Town) -> list[HelpRequest]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.help_requests.since(here.clock.now() - timedelta(days=300))


async def test_a_representative_finds_nothing_of_it_in_their_own_data(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        maria, vera, here = paired.maria, paired.vera, paired.here
        async with here.app.storage.work(here.app.organisation) as tx:
            parent = await tx.people.account_at(Channel.TELEGRAM, vera.number)
            child = await tx.people.account_at(Channel.TELEGRAM, maria.number)
            assert parent
            assert child
            assert child.person_id
            await tx.guardians.add(child.person_id, parent.person_id, Relation.MOTHER)
        await asks(maria, "Самочувствие и безопасность", "Нет, срочно")
        await maria.presses("Добавить пару слов")
        await maria.says(SECRET)
        await paired.olga.presses("Открыть")
        vera.forgets()
        since = len(here.telegram.requests)
        await vera.says("/menu")
        await vera.presses_data(MyChild(child=child.person_id).pack())
        for command in ("/pair", "/consent", "/profile", "/mydata"):
            await vera.says(command)
        await vera.presses("Получить файлом")
        told = "".join(told_to(here, vera, since))
        assert "mydata" in told
        for words in (SECRET, "Просьбы о помощи", "Самочувствие", "просьба о помощи"):
            assert words not in told, words
