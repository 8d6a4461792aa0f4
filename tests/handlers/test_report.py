"""The curator asks how the programme goes: numbers, lists behind them, figures, a file."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mentoring.digest import digest
from mentoring.help_request import HelpSource, HelpTopic
from mentoring.meetings import Feedback, Mark, MeetingState
from mentoring.pairs import PairState
from mentoring.ports import UnitOfWork
from tests.handlers.college import College, Somebody
from tests.talk import Person, Town, town

LONGEST = 3500
TARGETS: dict[str, object] = {"teachers": {2026: 30}}
MONDAY = datetime(2026, 11, 30, 5, 0, tzinfo=UTC)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, targets=TARGETS) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def paired(here: Town, mentor: Somebody, *members: Somebody) -> int:
    """Announce a pair as if all had agreed."""
    async with here.app.storage.work(here.app.organisation) as tx:
        who = tuple(member.participation for member in members)
        model = "traditional" if len(who) == 1 else "group"
        form, by = "teacher-teacher", mentor.person
        pair = await tx.pairs.propose(mentor.participation, who, form, model, by, tx.now)
        for state in (PairState.OFFERED, PairState.ACCEPTED, PairState.ANNOUNCED):
            fresh = await tx.pairs.get(pair.id)
            assert fresh is not None
            assert await tx.pairs.move(fresh, state, tx.now)
    return pair.id


async def met(tx: UnitOfWork, pair: int, ago: timedelta, useful: int | None) -> None:
    """Let a pair have met, all of them saying so and judging it; or missed each other."""
    found = next(each for each in await tx.pairs.all() if each.id == pair)
    people = tuple(seat.person_id for seat in found.seats)
    when = tx.now - ago
    meeting = await tx.meetings.propose(found.id, people, people[0], when, None, when)
    await tx.meetings.move(meeting, MeetingState.CONFIRMED)
    for person in people:
        mark = Mark.MISSED if useful is None else Mark.HELD
        await tx.meetings.mark(meeting.id, person, mark, tx.now)
        if useful is not None:
            await tx.meetings.add_feedback(
                Feedback(
                    organisation_id=tx.organisation,
                    meeting_id=meeting.id,
                    person_id=person,
                    useful=useful,
                    progress=useful,
                    given_at=tx.now,
                )
            )


async def vyatka(college: College) -> list[int]:
    """The teachers of the college: five mentors, seven mentees, three pairs and two groups."""
    names = ["Абрамова", "Белова", "Васина", "Громова", "Дёмина", "Ершова", "Жукова"]
    mentees = [await college.mentee(f"{name} Мария Петровна") for name in names]
    mentors = [
        await college.mentor(f"{name} Иван Олегович")
        for name in ["Зуев", "Ильин", "Ким", "Львов", "Мохов"]
    ]
    units = (mentees[:1], mentees[1:2], mentees[2:3], mentees[3:5], mentees[5:7])
    return [
        await paired(college.here, mentor, *unit)
        for mentor, unit in zip(mentors, units, strict=True)
    ]


async def asks(curator: Person) -> str:
    await curator.says("/report")
    return curator.screen.text


async def test_an_empty_programme_has_a_report_without_zero_shares(here: Town) -> None:
    text = await asks(here.curator)
    assert "В парах пока никого" in text
    assert "Встречи за 30 дней: пока не было" in text
    assert "0,0 % (0 из 44) при цели 30 %: нужно ещё 14 человек" in text


async def test_the_college_is_counted_as_by_hand(college: College, here: Town) -> None:
    await vyatka(college)
    text = await asks(here.curator)
    assert "Участвуют 12 человек (+12): 7 наставляемых, 5 наставников" in text
    assert "Пары и группы: 5 (+5), из них 5 по плану" in text
    assert "Групп: 2, в них 4 наставляемых" in text
    assert "27,3 % (12 из 44) при цели 30 %: нужно ещё 2 человека" in text
    assert "Из них наставляемые: 15,9 % (7 из 44)" in text
    assert "в любой роли; каждый один раз" in text
    assert len(text) <= LONGEST


async def test_meetings_and_opinions_are_counted(college: College, here: Town) -> None:
    pairs = await vyatka(college)
    await here.moves(days=10)
    async with here.app.storage.work(here.app.organisation) as tx:
        await met(tx, pairs[0], timedelta(days=3), 8)
        await met(tx, pairs[1], timedelta(days=2), 9)
        await met(tx, pairs[2], timedelta(days=1), None)
    line = "Встречи за 30 дней: 2 из 3 · не состоялись: 1 · оценили 100 % · мало ответов"
    assert line in await asks(here.curator)
    async with here.app.storage.work(here.app.organisation) as tx:
        await met(tx, pairs[0], timedelta(days=4), 7)
    assert "оценили 100 % · в среднем 8,0 из 10" in await asks(here.curator)


async def test_days_of_silence_are_true_after_two_months(college: College, here: Town) -> None:
    pairs = await vyatka(college)
    async with here.app.storage.work(here.app.organisation) as tx:
        for pair in pairs:
            await met(tx, pair, timedelta(days=-5), 8)
    await here.moves(days=50)
    olga = here.curator
    await olga.says("/report")
    await olga.presses("5 требуют внимания")
    assert olga.sees("№ 1 · Зуев И. О. → Абрамова М. П. · нет встреч 45 дней"), olga
    await olga.says("/pairs")
    assert olga.sees("№ 1 · Зуев И. О. → Абрамова М. П. · нет встреч 45 дней"), olga


async def test_every_number_leads_to_its_list_and_on_to_a_card(
    college: College, here: Town
) -> None:
    await vyatka(college)
    olga = here.curator
    await olga.says("/report")
    await olga.presses("Участники · 12")
    assert olga.sees("Участники · 1–8 из 12")
    assert olga.sees("1. Зуев И. О. · наставник")
    await olga.presses("▸")
    assert olga.sees("9–12 из 12")
    await olga.presses("Наставники · 5")
    await olga.presses("Зуев И. О.")
    assert olga.sees("Зуев Иван Олегович · наставник")
    await olga.says("/report")
    await olga.presses("Пары и группы · 5")
    await olga.presses("Группы · 2")
    assert olga.sees("№ 4 · Львов И. О. → 2 человека")
    await olga.presses("№ 4")
    assert olga.sees("Пара № 4")


async def test_silent_pairs_and_calls_for_help_need_attention(
    college: College, here: Town
) -> None:
    pairs = await vyatka(college)
    await here.moves(days=22)
    async with here.app.storage.work(here.app.organisation) as tx:
        for pair in pairs[:3]:
            await met(tx, pair, timedelta(days=2), 9)
        found = next(each for each in await tx.pairs.all() if each.id == pairs[0])
        who = found.members[0].person_id
        topic, source = HelpTopic.PAIR, HelpSource.BUTTON
        await tx.help_requests.add(who, topic, source, tx.now, urgent=False, about=found.id)
    olga = here.curator
    assert "из них 2 по плану, 3 требуют внимания" in await asks(olga)
    await olga.presses("3 требуют внимания")
    assert olga.sees("№ 1 · Зуев И. О. → Абрамова М. П. · просьба о помощи")
    assert olga.sees("№ 4 · Львов И. О. → 2 человека · нет встреч 22 дня")
    await olga.presses("Просьбы о помощи · 1")
    assert olga.sees("просит о помощи: Абрамова М. П., 15 декабря")


async def test_without_a_pair_says_truly_why(college: College, here: Town) -> None:
    full = await college.mentor("Зуев Иван Олегович", subjects=["Физика"], capacity=1)
    await paired(here, full, await college.mentee("Абрамова Мария", subjects=["Физика"]))
    await college.mentee("Белова Мария Петровна", subjects=["Физика"])
    await college.mentee("Васина Мария Петровна", subjects=["Химия"])
    olga = here.curator
    await olga.says("/report")
    assert olga.sees("Без пары: 2 (у наставников нет мест: 1, нет наставника по предмету: 1)")
    await olga.presses("Без пары · 2")
    assert olga.sees("Белова М. П. · у наставников нет мест")
    assert olga.sees("Васина М. П. · нет наставника по предмету")


async def test_without_a_contingent_there_is_no_data(tmp_path: Path) -> None:
    async with town(tmp_path, contingent={}) as here:
        await vyatka(College(here))
        text = await asks(here.curator)
        assert "Охват педагогов: 12 человек, доля: нет данных" in text
        assert "%" not in text.split("Охват")[1]


async def test_learners_are_named_honestly_and_forms_apart(tmp_path: Path) -> None:
    forms = ["teacher-teacher", "employer-teacher"]
    dates = {"title": "2026/27", "starts_on": "2026-09-01", "ends_on": "2027-08-31"}
    given: dict[str, object] = {"teachers": 44, "learners": 499}
    async with town(tmp_path, contingent=given, cycle={**dates, "forms": forms}) as here:
        college = College(here)
        full = await college.mentor("Зуев Иван Олегович", capacity=1)
        await paired(here, full, await college.mentee("Абрамова Мария Петровна"))
        text = await asks(here.curator)
        assert "По формам: преподаватель – преподаватель: 1, " in text
        assert "мест нет: 1" in text
        assert "Охват обучающихся: 0,0 % (0 из 499), цель: нет данных" in text
        await here.curator.presses("Базы")
        await here.curator.presses("Мест нет · 1")
        assert here.curator.sees("Зуев И. О.")


async def test_a_figure_is_changed_from_a_day_on(college: College, here: Town) -> None:
    await vyatka(college)
    olga = here.curator
    await olga.says("/report")
    await olga.presses("Изменить данные")
    assert olga.sees("Всего педагогов: 44 с 1 сентября 2026 года")
    await olga.presses("Всего педагогов")
    await olga.says("много")
    assert not olga.sees("Сохранено")
    await olga.says("40")
    await here.restarts()
    await olga.says("сегодня")
    assert olga.sees("Сохранено, действует с 23 ноября 2026 года")
    await olga.presses("Отчёт")
    assert olga.sees("30,0 % (12 из 40), цель 30 % достигнута")


async def test_a_figure_of_a_coming_day_waits(college: College, here: Town) -> None:
    await vyatka(college)
    olga = here.curator
    await olga.says("/report")
    await olga.presses("Изменить данные")
    await olga.presses("Всего педагогов")
    await olga.says("48")
    await olga.says("1 декабря")
    assert olga.sees("44 с 1 сентября 2026 года; 48 с 1 декабря 2026 года")
    assert "(12 из 44)" in await asks(olga)
    await here.moves(days=9)
    assert "(12 из 48)" in await asks(olga)


async def test_a_target_over_a_hundred_leads_back_to_its_question(here: Town) -> None:
    olga = here.curator
    await olga.says("/report")
    await olga.presses("Изменить данные")
    await olga.presses("Цель 2026, педагоги")
    await olga.says("150")
    await olga.says("сегодня")
    assert olga.sees("до 100")
    await olga.presses("Указать другое число")
    await olga.says("25")
    await olga.says("сегодня")
    assert olga.sees("Цель 2026, педагоги, %: 25 с 23 ноября")


async def test_only_curators_see_it(college: College, here: Town) -> None:
    anna = await college.mentee("Абрамова Мария Петровна")
    await anna.phone.says("/report")
    assert anna.phone.sees("Этот раздел")
    for data in ("rpl:people:0", "rpx", "rpf:0", "rpc:teachers:0", "menu:report"):
        await anna.phone.presses_data(data)
        assert not anna.phone.sees("Абрамова")
        assert not anna.phone.documents


async def test_an_old_list_button_shows_what_is_true_today(college: College, here: Town) -> None:
    await vyatka(college)
    olga = here.curator
    await olga.says("/report")
    old = olga.screen
    await olga.presses("Участники · 12")
    await olga.presses("Участники · 12", on=old)
    assert olga.sees("1–8 из 12")
    await olga.presses_data("rpl:people:99")
    assert olga.sees("9–12 из 12")
    await olga.presses_data("rpl:nothing:0")
    assert olga.screen.text


async def test_the_file_holds_bases_pairs_and_a_chart(college: College, here: Town) -> None:
    pairs = await vyatka(college)
    await college.mentee("=СУММ(A1) Мария Петровна", request_text="-1+1", subjects=["Химия"])
    async with here.app.storage.work(here.app.organisation) as tx:
        await met(tx, pairs[0], timedelta(days=1), 9)
    olga = here.curator
    await olga.says("/report")
    await olga.presses("Excel и график")
    [document] = olga.documents
    assert document.file == "report-2026-11-23.xlsx"
    book = load_workbook(BytesIO(document.content))
    titles = ["Сводка", "База наставляемых", "База наставников", "Пары", "Встречи по неделям"]
    assert book.sheetnames == titles
    rows = list(book["База наставляемых"].iter_rows(values_only=True))
    assert rows[0][:5] == (
        "№ п/п",
        "ФИО наставляемого",
        "Контактные данные для связи (для несовершеннолетнего – представителя)",
        "Год (дата) рождения",
        "Основной запрос наставляемого",
    )
    assert rows[1][1] == "Абрамова Мария Петровна"
    assert rows[1][6] == "Зуев Иван Олегович"
    assert (rows[8][1], rows[8][4]) == ("=СУММ(A1) Мария Петровна", "-1+1")
    assert book["База наставляемых"]["B9"].data_type == "s"
    assert book["База наставляемых"]["F2"].number_format == "[$-419]dd.mm.yyyy"
    assert len(list(book["Пары"].iter_rows())) == 6
    weeks = book["Встречи по неделям"]
    assert [row[1] for row in weeks.iter_rows(min_row=2, values_only=True)] == [1, 0]
    assert len(weeks._charts) == 1


async def test_monday_morning_brings_counts_only(college: College, here: Town) -> None:
    await vyatka(college)
    await college.mentee("Новикова Анна Павловна", approved=False)
    olga = here.curator
    await olga.says("/menu")
    olga.forgets()
    await here.moves_to(MONDAY)
    assert len(olga.news) == 1
    text = olga.screen.text
    assert "Доброе утро. Сегодня 2 дела" in text
    assert "Заявки ждут решения: 1" in text
    assert "Пары без приказа: 5" in text
    assert not any(name in text for name in ("Новикова", "Зуев", "№"))
    await olga.presses("Решить по заявкам")
    assert olga.sees("Новикова А. П.")


async def test_a_digest_put_twice_comes_once(college: College, here: Town) -> None:
    await vyatka(college)
    await here.curator.says("/menu")
    await here.moves_to(MONDAY - timedelta(hours=1))  # seven in the morning: still quiet
    here.curator.forgets()
    for _ in range(2):
        async with here.app.storage.work(here.app.organisation) as tx:
            assert await digest(tx, tx.now) == MONDAY
    await here.settles()
    assert not here.curator.news
    await here.moves(hours=1)
    assert [shown.text.count("Доброе утро") for shown in here.curator.news] == [1]
