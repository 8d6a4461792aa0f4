"""Wishes: asked by themselves after the joint meeting, answered by taps, read by curators only."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import NullPool, create_engine, select

from mentoring.consent import MINOR, OWN_AGREEMENT, ConsentRecord, ConsentStep
from mentoring.people import Bracket, StaffRole
from mentoring.wishes.records import Grouping, Why, Wish
from storage.tables import outbox
from tests.handlers.college import College, Somebody
from tests.keys import sealer
from tests.talk import Person, Town, town


@dataclass
class Meeting:
    """Hold the town with a joint meeting planned for Thursday, 15:30, and who takes part."""

    here: Town
    ivan: Somebody
    petr: Somebody
    maria: Somebody
    anna: Somebody

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All phones but the curator's."""
        return tuple(each.phone for each in (self.ivan, self.petr, self.maria, self.anna))

    async def wish(self, whose: Somebody) -> Wish | None:
        """Return what is kept of somebody."""
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            return await tx.wishes.of(whose.participation)

    async def goes_by(self) -> None:
        """Let the meeting pass and the questionnaire come."""
        await self.here.moves(days=3, hours=9)

    async def wishes(self, whose: Somebody, *ranked: str, avoid: str = "", most: str = "") -> None:
        """Let somebody answer, nobody named meaning «all the same»."""
        phone = whose.phone
        await phone.presses("Ответить")
        if phone.sees("Получилось прийти"):
            await phone.presses("Да")
        for name in ranked or ("Всё равно",):
            await phone.presses(name)
        await phone.presses("Готово")
        if ranked:
            await phone.presses("Пропустить")
        if avoid:
            await phone.presses(avoid)
            await phone.presses("Готово")
        else:
            await phone.presses("Пропустить")
        if most:
            await phone.presses(most)
        else:
            await phone.presses("Вдвоём")
            await phone.presses("Нет")
        await phone.presses("Пропустить")


@asynccontextmanager
async def met_in(
    folder: Path, reminders: dict[str, object] | None = None
) -> AsyncIterator[Meeting]:
    """Open a town in which two mentors and two mentees will meet."""
    async with town(folder, reminders=reminders or {"announce_window": "0m"}) as here:
        college = College(here)
        ivan = await college.mentor("Яковлев Иван Олегович")
        petr = await college.mentor("Орлов Пётр Ильич")
        maria = await college.mentee("Кузнецова Мария Петровна")
        anna = await college.mentee("Белова Анна Львовна")
        await planned(here.curator)
        yield Meeting(here, ivan, petr, maria, anna)


@pytest.fixture
async def met(tmp_path: Path) -> AsyncIterator[Meeting]:
    async with met_in(tmp_path) as opened:
        yield opened


async def planned(olga: Person) -> None:
    """Let the curator plan the joint meeting."""
    await olga.says("/events")
    await olga.presses("Запланировать")
    for answer in ("Общая встреча", "Для всех", "26 ноября", "15:30"):
        await olga.presses(answer)
    await olga.says("Актовый зал")
    await olga.presses("Пропустить")
    await olga.presses("Пропустить")


async def test_wishes_are_asked_after_the_meeting_and_kept(met: Meeting) -> None:
    olga, maria, ivan = met.here.curator, met.maria.phone, met.ivan.phone
    await olga.presses("Позвать")
    await olga.presses("Позвать 4")
    await maria.presses("Открыть")
    await maria.presses("Буду")
    await met.here.moves(days=3, hours=5, minutes=30)
    assert maria.sees("Мероприятие начинается")
    here = maria.screen
    await maria.presses("Я здесь")
    await maria.presses("Я здесь", on=here)
    assert maria.sees("Приход отмечен")
    assert not ivan.sees("Я здесь")
    await met.here.moves(hours=3)
    for phone in met.everybody:
        assert phone.sees("Короткая анкета программы наставничества"), phone
        assert not phone.sees("встреч")
    await maria.presses("Открыть")
    assert maria.sees("прочтёт только куратор")
    await maria.presses("Ответить на вопросы")
    assert not maria.sees("Получилось прийти")  # she was marked as there
    assert maria.sees("Пожелания · 1 из 5"), maria
    assert "Назад" not in maria.screen.buttons, "nothing was asked before"
    await maria.presses("Яковлев И. О.")
    await maria.presses("Орлов П. И.")
    assert maria.sees("1. Яковлев")
    assert maria.sees("2. Орлов")
    await maria.presses("1. Яковлев")  # unticked: the other is the first now
    await maria.presses("Яковлев И. О.")
    await maria.presses("Готово")
    await maria.presses("Нужный предмет")
    await maria.presses("Готово")
    await maria.presses("Пропустить")
    await maria.presses("Вдвоём")
    await maria.presses("Нет")
    await maria.presses("Пропустить")
    assert maria.sees("Спасибо, ответ принят")
    kept = await met.wish(met.maria)
    assert kept is not None
    assert kept.ranked == (met.petr.participation, met.ivan.participation)
    assert (kept.why, kept.grouping, kept.attended) == ((Why.SUBJECT,), Grouping.ALONE, True)
    await ivan.presses("Открыть")
    await met.wishes(met.ivan, "Кузнецова М. П.", most="До трёх")
    kept = await met.wish(met.ivan)
    assert kept is not None
    assert (kept.group_most, kept.attended) == (3, True)
    await olga.says("/match")
    await olga.presses("Пожелания: 2 ответа")
    assert olga.sees("Ответили: 2 из 4")
    assert olga.sees("Открыта до 3 декабря")


async def test_the_last_answer_counts_and_a_half_one_waits(met: Meeting) -> None:
    maria = met.maria.phone
    await met.goes_by()
    await maria.presses("Открыть")
    await met.wishes(met.maria, "Яковлев")
    asked = maria.screen
    await maria.presses("Ответить заново")
    await maria.presses("Нет")
    await maria.says("Кто-нибудь добрый")
    assert maria.sees("Выберите")
    await met.here.restarts()
    await maria.presses("Показать вопрос")
    await maria.presses("Всё равно")
    await maria.presses("Готово")
    before = await met.wish(met.maria)
    assert before is not None
    assert before.ranked == (met.ivan.participation,)  # not finished: the old answer stands
    await maria.presses("Пропустить")
    await maria.presses("Всё равно")
    await maria.presses("Нет")
    last = maria.screen
    await maria.presses("Пропустить")
    await maria.presses("Пропустить", on=last)
    after = await met.wish(met.maria)
    assert after is not None
    assert (after.ranked, after.attended) == ((), False)
    await met.here.moves(days=8)
    await maria.presses("Ответить заново", on=asked)
    assert maria.sees("закрыто")
    async with met.here.app.storage.read(met.here.app.organisation) as tx:
        assert await tx.runs.open_for("wishes") == []


async def test_a_window_closes_under_the_hand(met: Meeting) -> None:
    maria, olga = met.maria.phone, met.here.curator
    await met.goes_by()
    await maria.presses("Открыть")
    await maria.presses("Ответить")
    await maria.presses("Да")
    for press in ("Всё равно", "Готово", "Пропустить", "Вдвоём", "Нет"):
        await maria.presses(press)
    await olga.says("/menu")
    await olga.presses("Пожелания")
    await olga.presses("Закрыть анкету")
    sure = olga.screen
    await olga.presses("Закрыть анкету")
    await olga.presses("Закрыть анкету", on=sure)
    assert olga.sees("Анкета закрыта")
    await maria.presses("Пропустить")
    assert maria.sees("Это уже закрыто")
    assert await met.wish(met.maria) is None
    await maria.says("/menu")
    assert not maria.sees("Пожелания о паре")


async def test_two_reminders_a_longer_window_and_the_end(met: Meeting) -> None:
    olga, maria, ivan = met.here.curator, met.maria.phone, met.ivan.phone
    await met.goes_by()
    await ivan.presses("Открыть")
    await met.wishes(met.ivan, most="По одному")
    await olga.says("/menu")
    await olga.presses("Пожелания")
    more = olga.screen
    await olga.presses("Ещё три дня")
    assert olga.sees("Открыта до 6 декабря")
    await olga.presses("Ещё три дня", on=more)
    assert olga.sees("Открыта до 6 декабря")
    maria.forgets()
    await met.here.moves(days=9)
    reminded = [each for each in maria.screens if "ещё открыта" in each.text]
    assert len(reminded) == 2
    assert not any("ещё открыта" in each.text for each in ivan.screens)
    await met.here.moves(days=2)
    assert olga.sees("Анкета после общей встречи закрыта")
    await olga.presses("Открыть")
    assert olga.sees("Ответили: 1 из 4")


async def test_whoever_comes_late_is_asked_and_nobody_twice(met: Meeting) -> None:
    await met.goes_by()
    college = College(met.here, number=3000)
    vera = await college.mentee("Громова Вера Игоревна")
    assert not vera.phone.screens
    await met.here.moves(hours=20)
    assert vera.phone.sees("Короткая анкета")
    calls = [each for each in met.maria.phone.screens if "Короткая анкета" in each.text]
    assert len(calls) == 1


async def test_a_curator_opens_it_by_hand_without_a_meeting(met: Meeting) -> None:
    olga, maria = met.here.curator, met.maria.phone
    await olga.says("/menu")
    await olga.presses("Ещё")
    await olga.presses("Пожелания")
    await olga.presses("Открыть анкету")
    assert olga.sees("Анкету получат 4 человека")
    sure = olga.screen
    await olga.presses("Открыть анкету")
    await olga.presses("Открыть анкету", on=sure)
    assert len([each for each in maria.screens if "Короткая анкета" in each.text]) == 1
    await maria.presses("Открыть")
    await maria.presses("Ответить")
    assert maria.sees("С кем из наставников")  # nobody met, so nobody is asked about it
    await met.goes_by()
    assert not [each for each in maria.screens if "Короткая анкета" in each.text]


async def test_a_changed_request_and_a_doubt_go_to_the_curator(met: Meeting) -> None:
    olga, maria = met.here.curator, met.maria.phone
    await met.goes_by()
    await maria.presses("Открыть")
    await maria.presses("Ответить")
    for press in ("Да", "Всё равно", "Готово", "Пропустить", "Вдвоём", "Да"):
        await maria.presses(press)
    await maria.says("Научиться <b>говорить</b> с родителями")
    await maria.presses("Да")
    assert maria.sees("Спасибо")
    college = College(met.here)
    assert "родителями" not in str(await college.participation(met.maria))
    assert not any("родителями" in str(each) for each in olga.screens)
    await olga.says("/menu")
    await olga.presses("Дела")
    assert olga.sees("Кузнецова М. П. пишет, что запрос изменился")
    assert olga.sees("сомнения")
    assert not olga.sees("родителями")
    await olga.presses("1")
    await olga.presses("Прочитать запрос")
    assert olga.sees("Теперь: «Научиться <b>говорить</b> с родителями»")
    read = olga.screen
    await olga.presses("Внести новый запрос")
    await olga.presses("Внести новый запрос", on=read)
    assert olga.sees("сделано")
    profile = (await college.participation(met.maria)).profile
    assert profile["request_text"] == "Научиться <b>говорить</b> с родителями"


async def test_the_summary_is_for_impartial_curators(met: Meeting) -> None:
    olga = met.here.curator
    await met.goes_by()
    await met.maria.phone.presses("Открыть")
    await met.wishes(met.maria, "Яковлев", avoid="Орлов")
    await met.ivan.phone.presses("Открыть")
    await met.wishes(met.ivan, "Кузнецова", avoid="Белова", most="До двух")
    await olga.says("/menu")
    await olga.presses("Пожелания")
    await olga.presses("Сводка предпочтений")
    rows = table(olga)
    assert rows["Кузнецова М. П."][3:6] == ("1. Яковлев И. О.", None, "Орлов П. И.")
    assert rows["Яковлев И. О."][3:6] == ("1. Кузнецова М. П.", None, "Белова А. Л.")
    async with met.here.app.storage.work(met.here.app.organisation) as tx:
        await tx.people.grant(met.petr.person, StaffRole.DEPUTY, tx.now)
    petr = met.petr.phone
    await petr.says("/menu")
    await petr.presses("Пожелания")
    await petr.presses("Сводка предпочтений")
    assert list(table(petr)) == ["Яковлев И. О."]  # mentees' wishes may be about him
    assert petr.sees("Не показан 1 ответ")
    await met.maria.phone.presses_data("wpa")
    assert not met.maria.phone.documents


def table(reader: Person) -> dict[str, tuple[object, ...]]:
    """Read the rows of the newest file by their names."""
    [sheet] = load_workbook(BytesIO(reader.documents[-1].content)).worksheets
    return {str(row[0]): row for row in sheet.iter_rows(min_row=2, values_only=True)}


async def test_nothing_of_a_wish_reaches_anybody_else(met: Meeting) -> None:
    """Maria wants Ivan, who would rather not work with her: neither learns of it (E40)."""
    await met.goes_by()
    await met.maria.phone.presses("Открыть")
    await met.wishes(met.maria, "Яковлев", avoid="Орлов")
    await met.ivan.phone.presses("Открыть")
    await met.wishes(met.ivan, "Белова", avoid="Кузнецова", most="По одному")
    for whose, others in ((met.maria, ("Орлов", "Яковлев")), (met.ivan, ("Кузнецова", "Белова"))):
        told = await own_file(whose.phone)
        assert "Пожелания о паре" in told
        for name in others:
            assert name in told
    for whose in (met.petr, met.anna):
        assert "Пожелания" not in await own_file(whose.phone)
    await met.here.moves(days=9)
    sent = " ".join(await everything_sent(met.here))
    for word in ("ranked", "avoid", "p1", "p3", "Яковлев", "Кузнецова"):
        assert word not in sent


async def own_file(reader: Person) -> str:
    """Return all that somebody reads of themselves."""
    await reader.says("/mydata")
    await reader.presses("Получить файлом")
    return " ".join(each.content.decode() for each in reader.documents)


async def everything_sent(here: Town) -> list[str]:
    """Return the arguments of all messages that ever stood in the outbox, replies included."""
    engine = create_engine(here.url, poolclass=NullPool)
    sealer().lend(engine.dialect)
    with engine.connect() as connection:
        return [str(each) for each in connection.execute(select(outbox.c.args)).scalars()]


async def test_whoever_leaves_disappears_from_the_wishes_of_others(met: Meeting) -> None:
    await met.goes_by()
    await met.maria.phone.presses("Открыть")
    await met.wishes(met.maria, "Яковлев", "Орлов")
    async with met.here.app.storage.work(met.here.app.organisation) as tx:
        await tx.participations.withdraw(met.ivan.participation, tx.now)
    kept = await met.wish(met.maria)
    assert kept is not None
    assert kept.ranked == (met.petr.participation,)
    async with met.here.app.storage.work(met.here.app.organisation) as tx:
        await tx.people.erase_person(met.petr.person, tx.now)
        await tx.people.erase_person(met.maria.person, tx.now)
    assert await met.wish(met.maria) is None


async def test_a_school_says_how_long_its_joint_meeting_lasts(tmp_path: Path) -> None:
    """Wishes are asked when the meeting is over there, not in its middle."""
    async with met_in(tmp_path, reminders={"joint_meeting": "5h"}) as met:
        await met.here.curator.presses("Позвать")
        await met.here.curator.presses("Позвать 4")
        start = met.here.clock.now().replace(day=26, hour=12, minute=30)
        await met.here.moves_to(start + timedelta(hours=4, minutes=50))
        assert not any(each.sees("Короткая анкета") for each in met.everybody)
        await met.here.moves(minutes=30)
        assert all(each.sees("Короткая анкета") for each in met.everybody)


async def test_the_registration_sheet_is_printed(met: Meeting) -> None:
    olga = met.here.curator
    await met.maria.phone.says("/events")
    await met.maria.phone.presses("26 ноября")
    await met.maria.phone.presses("Буду")
    await met.here.moves(days=3, hours=5, minutes=40)
    await met.anna.phone.says("/events")  # she has not registered, and comes all the same
    await met.anna.phone.presses("26 ноября")
    await met.anna.phone.presses("Я здесь")
    await olga.says("/events")
    await olga.presses("Прошедшие")
    await olga.presses("26 ноября")
    await olga.presses("Список и посещение")
    assert olga.sees("☑ Белова А. Л.")
    await olga.presses("Word")
    paper = Document(BytesIO(olga.documents[-1].content))
    assert paper.paragraphs[0].text.startswith("Лист регистрации: ")
    names = {row.cells[1].text for row in paper.tables[0].rows}
    assert {"Кузнецова Мария Петровна", "Белова Анна Львовна"} <= names


async def test_only_those_asked_answer_for_themselves(met: Meeting) -> None:
    await met.goes_by()
    anna, maria = met.anna.phone, met.maria.participation
    await anna.presses_data(f"was:1:{maria}")
    assert anna.sees("больше нет")
    stranger = met.here.person(5000)
    await stranger.says("/start")
    await stranger.presses_data("wow:1")
    assert not stranger.sees("Ответить")


async def test_a_learner_is_asked_as_learners_are_and_sees_eight_names(met: Meeting) -> None:
    college = College(met.here, number=4000)
    for number in range(9):
        await college.mentor(f"Наставник{number} Имя Отчество")
    hidden = await college.mentor("Тайный Имя Отчество", public_card=["competences"])
    await is_fourteen(met.here, met.maria)
    await met.goes_by()
    maria = met.maria.phone
    await maria.presses("Открыть")
    await maria.presses("Ответить")
    await maria.presses("Да")
    names = [key.text for key in maria.screen.keys if key.text.startswith("☐")]
    assert len(names) == 8
    assert not any("Тайный" in name for name in names)
    await maria.presses("▸")
    assert maria.sees(f"№ {hidden.participation} · Математика")  # as the card allows
    assert not maria.sees("Тайный")
    await maria.presses("Яковлев")
    assert maria.sees("1. Яковлев")
    assert maria.sees("◂")
    for press in ("Готово", "Пропустить", "Пропустить", "Вдвоём"):
        await maria.presses(press)
    assert maria.sees("с чем тебе помочь")


async def test_chats_without_names_offer_codes(tmp_path: Path) -> None:
    async with town(tmp_path, privacy={"pseudonymous": True}) as here:
        college = College(here)
        await college.mentor("Яковлев Иван Олегович")
        maria = await college.mentee("Кузнецова Мария Петровна")
        await here.curator.says("/menu")
        await here.curator.presses_data("wop:0:1")
        await maria.phone.presses("Открыть")
        await maria.phone.presses("Ответить")
        assert maria.phone.sees("С кем из наставников")
        assert not maria.phone.sees("Яковлев")
        await maria.phone.presses("У-")
        assert maria.phone.sees("1. У-")


async def is_fourteen(here: Town, who: Somebody) -> None:
    """Let somebody be a minor with both consents in force."""
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.account_of(who.person)
        assert account is not None
        await tx.people.set_age(who.person, Bracket.FROM_14)
        for code in (MINOR, OWN_AGREEMENT):
            given = ConsentRecord(
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
            await tx.consents.record(given)


@pytest.mark.long
@given(data=st.data())
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_others_see_the_same_whatever_is_wished(data: st.DataObject) -> None:
    """Change only what is private: nobody else's chat changes by a letter."""
    mentors = st.lists(st.sampled_from(["Яковлев", "Орлов"]), unique=True, max_size=1)
    mentees = st.lists(st.sampled_from(["Кузнецова", "Белова"]), unique=True, max_size=1)
    wished = [(data.draw(mentors), data.draw(mentees)) for _ in range(2)]
    one, other = (asyncio.run(seen_by_others(*each)) for each in wished)
    assert one == other


async def seen_by_others(of_maria: list[str], of_ivan: list[str]) -> list[str]:
    """Let Maria and Ivan say their wishes; return all that anybody else was shown."""
    with TemporaryDirectory() as folder:
        async with met_in(Path(folder)) as met:
            await met.goes_by()
            await met.maria.phone.presses("Открыть")
            await met.wishes(met.maria, *of_maria)
            await met.ivan.phone.presses("Открыть")
            await met.wishes(met.ivan, *of_ivan, most="До двух")
            others = (met.petr.phone, met.anna.phone, met.here.curator)
            for each in others:
                await each.says("/menu")
            await met.petr.phone.presses("Пожелания")
            await met.here.curator.presses("Пожелания")
            await met.here.moves(days=9)
            return [str(shown) for each in others for shown in each.screens]
