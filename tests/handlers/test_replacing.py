"""A mentor is replaced in mid-year: on hold, ranked, asked, announced; the history stays."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from handlers.callbacks.mending import AskAnother, Instead, KeepMentor, PairChanges, Replace
from mentoring.bars import Bar, Override
from mentoring.ids import PairId
from mentoring.meetings import MeetingState
from mentoring.office import TaskKind
from mentoring.pairs import EndReason, Source
from tests.handlers.college import College, Somebody
from tests.handlers.paired import PAIR, Paired, paired_town
from tests.talk import Town

NEW = "Орлова Анна Викторовна"
GROUP = PairId(2)


@dataclass
class Year:
    """A town in which a pair works, and somebody else could lead it."""

    paired: Paired
    anna: Somebody

    @property
    def here(self) -> Town:
        """The town itself."""
        return self.paired.here

    async def states(self) -> list[str]:
        """The states of all pairs, by number."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return [pair.state.value for pair in await tx.pairs.all()]

    async def tasks(self) -> list[TaskKind]:
        """What lies on the desk."""
        return await self.paired.tasks()

    async def searches(self, since: str = "сегодня") -> None:
        """Let the curator begin the search for the pair of Ivan and Maria."""
        olga = self.paired.olga
        await olga.presses_data(Replace(pair=PAIR).pack())
        await olga.presses("По просьбе наставника")
        await olga.says(since)

    async def asks_anna(self) -> None:
        """Let the curator ask the best one."""
        await self.paired.olga.presses("1. Орлова А. В.")
        await self.paired.olga.presses("Предложить этому наставнику")

    async def agree(self) -> None:
        """Let everybody agree to the new pair."""
        for phone in (self.anna.phone, self.paired.maria):
            await phone.presses("Открыть")
            await phone.presses("Принять")


@pytest.fixture
async def year(tmp_path: Path) -> AsyncIterator[Year]:
    async with paired_town(tmp_path) as paired:
        college = College(paired.here, number=2100)
        yield Year(paired, await college.mentor(NEW, capacity=2))


async def test_a_mentor_is_replaced_and_the_history_stays(year: Year) -> None:
    paired, olga = year.paired, year.paired.olga
    await paired.agree()
    for phone in (paired.ivan, paired.maria):
        phone.forgets()
    await olga.says("/pairs")
    await olga.presses("1")
    await olga.presses("Номер и дата приказа")
    await olga.says("112-о")
    await olga.says("сегодня")
    await olga.presses("Замена, срок, разбор")
    await olga.presses("Заменить наставника…")
    await olga.presses("Увольнение или перевод")
    await olga.says("сегодня")
    assert olga.sees("Другой наставник для пары № 1"), olga
    assert olga.sees("1. Орлова А. В. · "), olga
    assert olga.sees("2. Орлов П. И."), "who has a place left comes after who is free"
    assert (await year.states())[0] == "on_hold"
    for phone in (paired.ivan, paired.maria):
        assert len(phone.news) == 1
        assert str(phone.screen).startswith("Новость по программе наставничества")
        phone.forgets()
    await year.asks_anna()
    assert olga.sees("Пара № 3"), olga
    assert olga.sees("Продолжает пару № 1"), olga
    await year.agree()
    await olga.presses("Открыть")
    await olga.presses("Объявить сейчас")
    assert await year.states() == ["replaced", "announced", "announced"]
    async with year.here.app.storage.read(year.here.app.organisation) as tx:
        old, new = await tx.pairs.get(PAIR), await tx.pairs.get(PairId(3))
        assert old is not None
        assert new is not None
        assert old.end_reason is EndReason.LEFT
        assert (new.source, new.replaces, new.form) == (Source.REPLACEMENT, PAIR, old.form)
        ivan = await tx.participations.get(old.mentor.participation_id)
        assert ivan is not None
        assert ivan.taken == 0
        assert len(await tx.meetings.of_pair(PAIR)) == 1, "meetings stay with their pair"
    await paired.ivan.presses("Открыть")
    assert paired.ivan.sees("Пара завершила работу"), paired.ivan
    await paired.maria.presses("Открыть")
    assert paired.maria.sees("Орлова Анна Викторовна"), paired.maria
    await olga.presses("Замена, срок, разбор")
    await olga.presses("История: пара № 1")
    assert olga.sees("Увольнение или перевод"), olga
    assert olga.sees("Продолжение: пара № 3"), olga
    assert olga.sees("Приказ пока не внесён: замена"), olga


async def test_a_wrong_day_is_asked_again_and_a_search_may_stop(year: Year) -> None:
    olga = year.paired.olga
    await year.searches("когда-нибудь")
    assert (await year.states())[0] == "announced"
    await year.here.restarts()
    await olga.says("сегодня")
    assert olga.sees("Другой наставник для пары № 1"), olga
    kept = olga.screen
    await olga.presses("Оставить прежнего наставника", on=kept)
    assert olga.sees("пара работает дальше"), olga
    assert (await year.states())[0] == "announced"
    await olga.presses("Оставить прежнего наставника", on=kept)
    assert (await year.states())[0] == "announced"
    await olga.presses("Заменить наставника…")
    assert olga.sees("Почему нужен другой наставник?"), olga


async def test_a_mentor_who_leaves_later_works_until_that_day(year: Year) -> None:
    await year.searches("послезавтра")
    assert (await year.states())[0] == "announced"
    await year.here.moves(days=2, hours=1)
    assert (await year.states())[0] == "on_hold"


async def test_pressing_twice_asks_one_mentor_once(year: Year) -> None:
    olga = year.paired.olga
    await year.searches()
    await olga.presses("1. Орлова А. В.")
    card = olga.screen
    await olga.presses("Предложить этому наставнику", on=card)
    await olga.presses("Предложить этому наставнику", on=card)
    assert olga.sees("Пара № 3"), olga
    assert await year.states() == ["on_hold", "announced", "offered"]
    await olga.presses_data(Instead(pair=PAIR, mentor=1, sure=True).pack())
    assert olga.sees("Другому наставнику уже предложено"), olga
    await olga.presses_data(KeepMentor(pair=PAIR).pack())
    assert olga.sees("Другому наставнику уже предложено"), olga
    await year.anna.phone.presses("Открыть")
    await year.anna.phone.presses("Не смогу")
    await year.anna.phone.presses("Без причины")
    assert await year.states() == ["on_hold", "announced", "ended"]
    await olga.presses_data(Replace(pair=PAIR).pack())
    assert olga.sees("Другой наставник для пары № 1"), olga


async def test_a_participant_asks_for_another_match_without_a_reason(year: Year) -> None:
    maria, ivan, olga = year.paired.maria, year.paired.ivan, year.paired.olga
    ivan.forgets()
    await maria.says("/pair")
    await maria.presses("Попросить о замене")
    assert maria.sees("никто не виноват"), maria
    sure = maria.screen
    await maria.presses("Попросить куратора", on=sure)
    await maria.presses("Попросить куратора", on=sure)
    assert maria.sees("Просьба у куратора"), maria
    assert await year.tasks() == [TaskKind.REPLACEMENT_WANTED]
    assert not ivan.news
    await olga.says("/menu")
    await olga.presses("Дела · 1")
    await olga.presses("1")
    assert olga.sees("Кузнецова М. П.: просьба о замене · пара № 1"), olga
    await maria.presses("Забрать просьбу")
    assert await year.tasks() == []
    await maria.presses("Попросить куратора", on=sure)
    await year.searches()
    await year.asks_anna()
    await year.agree()
    await olga.presses("Открыть")
    await olga.presses("Объявить сейчас")
    assert await year.tasks() == []
    async with year.here.app.storage.read(year.here.app.organisation) as tx:
        assert await tx.annexes.waiting() == [], "without an order in force no order is needed"


async def test_strangers_and_old_buttons_change_nothing(year: Year) -> None:
    vera, olga = year.paired.vera, year.paired.olga
    await vera.says("/menu")
    await vera.presses_data(AskAnother(pair=PAIR, sure=True).pack())
    await vera.presses_data(Replace(pair=PAIR).pack())
    await vera.presses_data(PairChanges(pair=PAIR).pack())
    await vera.presses_data(Instead(pair=PAIR, mentor=1, sure=True).pack())
    assert await year.tasks() == []
    assert await year.states() == ["announced", "announced"]
    await olga.presses_data(Instead(pair=PAIR, mentor=year.anna.participation, sure=True).pack())
    assert olga.sees("Пара только что изменилась"), olga
    await olga.presses_data(Replace(pair=99).pack())
    assert await year.states() == ["announced", "announced"]


async def test_a_group_that_one_is_left_of_goes_on_as_a_pair(year: Year) -> None:
    olga = year.paired.olga
    await olga.presses_data(f"prm:{GROUP}:0:0:0")
    await olga.presses("Белова А. Л.")
    await olga.presses("Да, вывести")
    await olga.presses("Замена, срок, разбор")
    await olga.presses("Работать дальше вдвоём")
    assert olga.sees("Группа работает дальше как пара"), olga
    async with year.here.app.storage.read(year.here.app.organisation) as tx:
        pair = await tx.pairs.get(GROUP)
        assert pair is not None
        assert pair.model == "traditional"


async def taken_over(year: Year) -> None:
    """Let Anna take the pair over."""
    await year.searches()
    await year.asks_anna()
    await year.agree()
    await year.paired.olga.presses("Открыть")
    await year.paired.olga.presses("Объявить сейчас")


async def schedule(year: Year, pair: PairId) -> list[MeetingState]:
    """How the meetings of a pair stand, by time."""
    async with year.here.app.storage.read(year.here.app.organisation) as tx:
        return [each.state for each in await tx.meetings.of_pair(pair)]


async def test_the_new_mentor_takes_the_agreed_meetings_over_by_one_press(year: Year) -> None:
    paired, anna = year.paired, year.anna.phone
    meeting = await paired.agree()
    await paired.ivan.says("/meetings")
    await paired.ivan.presses("Назначить встречу")
    await paired.ivan.presses("14:00")
    await taken_over(year)
    assert await schedule(year, PAIR) == [MeetingState.CANCELLED] * 2
    assert await schedule(year, PairId(3)) == [MeetingState.PROPOSED], "only what was agreed"
    await year.here.restarts()
    await anna.says("/pair")
    await anna.presses("График встреч")
    assert anna.sees("Предлагает вторая сторона"), anna
    asked = anna.screen
    await anna.presses("Подходит всё", on=asked)
    await anna.presses("Подходит всё", on=asked)
    assert await schedule(year, PairId(3)) == [MeetingState.CONFIRMED]
    [new] = await paired.meetings(PairId(3))
    assert (new.starts_at, new.place) == (meeting.starts_at, None)
    await paired.maria.says("/meetings")
    assert paired.maria.sees("14:00"), paired.maria


async def test_the_new_mentor_may_leave_the_times_or_choose_others(year: Year) -> None:
    anna = year.anna.phone
    await year.paired.agree()
    await taken_over(year)
    pushed = [each for each in anna.news if any("yso:" in key.data for key in each.keys)]
    assert len(pushed) == 1, "asked once"
    await anna.presses("Открыть", on=pushed[0])
    await anna.presses("Скрыть")
    await year.here.moves(days=12)
    assert await schedule(year, PairId(3)) == [MeetingState.PROPOSED]
    await anna.says("/pair")
    assert "График встреч" not in anna.screen.buttons, "those times are past"


async def test_who_takes_over_is_judged_by_what_the_pair_works_on(year: Year) -> None:
    """Maria's request asks for experience that the task of this pair does not need."""
    olga = year.paired.olga
    async with year.here.app.storage.work(year.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        assert await tx.pairs.works_on(pair, "support")
        for seat, said in (
            (pair.members[0].participation_id, {"need_reason": ["starting"]}),
            (year.anna.participation, {"experience_years": 1}),
        ):
            found = await tx.participations.get(seat)
            assert found is not None
            assert await tx.participations.amend(found, {**found.profile, **said})
    await year.searches()
    await year.asks_anna()
    assert olga.sees("Пара № 3"), olga
    async with year.here.app.storage.read(year.here.app.organisation) as tx:
        new = await tx.pairs.get(PairId(3))
        assert new is not None
        assert (new.role_model, new.model) == ("support", "traditional")


async def test_the_card_of_who_could_take_over_names_what_was_allowed(year: Year) -> None:
    olga, anna = year.paired.olga, year.anna.participation
    async with year.here.app.storage.work(year.here.app.organisation) as tx:
        pair, found = await tx.pairs.get(PAIR), await tx.participations.get(anna)
        assert pair is not None
        assert found is not None
        away = {"slots": ["fri-evening"], "subjects": None}
        assert await tx.participations.amend(found, {**found.profile, **away})
        maria = pair.members[0].participation_id
        allowed = Override(mentor=anna, mentee=maria, bar=Bar.NO_SLOT)
        assert await tx.overrides.add(allowed, year.anna.person, "Хотят оба")
    await year.searches()
    await olga.presses_data(Instead(pair=PAIR, mentor=anna).pack())
    assert olga.sees("Разрешено куратором: нет общего времени на неделе"), olga
    assert olga.sees("Неизвестно, считаем за половину: предметы"), olga


async def group_is_asked(year: Year) -> None:
    """Let the curator look for another mentor of the group, and Ivan agree to lead it."""
    olga = year.paired.olga
    await olga.presses_data(Replace(pair=GROUP).pack())
    await olga.presses("По просьбе наставника")
    await olga.says("сегодня")
    assert olga.sees("1. "), olga
    first = next(each for each in olga.screen.buttons if each.startswith("1. "))
    await olga.presses(first)
    await olga.presses("Предложить этому наставнику")


async def test_whoever_left_the_group_in_the_meantime_is_left_out(year: Year) -> None:
    paired, olga = year.paired, year.paired.olga
    await group_is_asked(year)
    for phone in (year.anna.phone, paired.anna, paired.vera):
        await phone.presses("Открыть")
        await phone.presses("Принять")
    await olga.presses_data(f"prm:{GROUP}:0:0:0")
    await olga.presses("Белова А. Л.")
    await olga.presses("Да, вывести")
    paired.anna.forgets()
    await olga.presses_data("pac:3")
    assert olga.sees("2 человека получат короткое сообщение"), olga
    await olga.presses("Объявить сейчас")
    assert await year.states() == ["announced", "replaced", "announced"]
    assert not paired.anna.news
    async with year.here.app.storage.read(year.here.app.organisation) as tx:
        new = await tx.pairs.get(PairId(3))
        assert new is not None
        assert len(new.members) == 1
        mentor = await tx.participations.get(new.mentor.participation_id)
        assert mentor is not None
        assert mentor.taken == 1


async def only_anna_stays_and_is_let_out(year: Year) -> None:
    """One of the group refuses the new mentor; the other is let out of the old group later."""
    paired, olga = year.paired, year.paired.olga
    await group_is_asked(year)
    for phone in (year.anna.phone, paired.anna):
        await phone.presses("Открыть")
        await phone.presses("Принять")
    await paired.vera.presses("Открыть")
    await paired.vera.presses("Не смогу")
    await paired.vera.presses("Без причины")
    await olga.presses_data(f"prm:{GROUP}:0:0:0")
    await olga.presses("Белова А. Л.")
    await olga.presses("Да, вывести")


async def test_a_pair_of_which_nobody_is_left_is_not_announced(year: Year) -> None:
    """The curator reads why; another pair that is ready goes out all the same."""
    paired, olga = year.paired, year.paired.olga
    await only_anna_stays_and_is_let_out(year)
    assert await year.states() == ["announced", "on_hold", "accepted"]
    heard = [len(each.screens) for each in (year.anna.phone, paired.anna, paired.vera)]
    await olga.presses_data("pac:3")
    await olga.presses("Объявить сейчас")
    assert olga.sees("В этой паре никого не осталось"), olga
    await olga.presses("К паре")
    assert olga.sees("Пара № 3"), olga
    college = College(year.here, number=2200)
    ivan, maria = await college.mentor("Зимин Олег Ильич"), await college.mentee("Ким Ия Львовна")
    await college.offers(ivan, maria)
    for each in (ivan, maria):
        await each.phone.presses("Открыть")
        await each.phone.presses("Принять")
    await olga.says("/pairs")
    await olga.presses("Объявить 2 пары")
    await olga.presses("Объявить 2 пары")
    assert olga.sees("Объявлена 1 пара") or olga.sees("1 пара объявлена"), olga
    assert await year.states() == ["announced", "on_hold", "accepted", "announced"]
    assert [len(each.screens) for each in (year.anna.phone, paired.anna, paired.vera)] == heard


async def test_an_announcement_on_its_way_stops_when_nobody_is_left(tmp_path: Path) -> None:
    """The last one leaves within the window: nothing goes out, the pair waits for a curator."""
    async with paired_town(tmp_path) as paired:
        await paired.here.restarts(reminders={"announce_window": "10m"})
        year = Year(paired, await College(paired.here, number=2100).mentor(NEW, capacity=2))
        await group_is_asked(year)
        for phone in (year.anna.phone, paired.anna):
            await phone.presses("Открыть")
            await phone.presses("Принять")
        await paired.vera.presses("Открыть")
        await paired.vera.presses("Не смогу")
        await paired.vera.presses("Без причины")
        await paired.olga.presses_data("pac:3")
        await paired.olga.presses("Объявить сейчас")
        assert paired.olga.sees("Объявление уйдёт"), paired.olga
        await paired.olga.presses_data(f"prm:{GROUP}:0:0:0")
        await paired.olga.presses("Белова А. Л.")
        await paired.olga.presses("Да, вывести")
        heard = [len(each.screens) for each in (year.anna.phone, paired.anna)]
        await paired.here.moves(minutes=15)
        assert await year.states() == ["announced", "on_hold", "accepted"]
        assert [len(each.screens) for each in (year.anna.phone, paired.anna)] == heard
        await paired.olga.presses_data("pac:3")
        assert "Объявить сейчас" in paired.olga.screen.buttons
