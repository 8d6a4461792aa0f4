"""What the bot must never do: one test for each promise that a test can keep.

Promises 8, 11 and 12 are about where and how it is run; README.md states them.
"""

import logging
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.logs import QUIETER
from handlers.texts.consent import answer_rows
from handlers.texts.speech import Tongue, speaking
from mentoring.applications import ParticipationState, Side
from mentoring.consent import CODES, NOTICE
from mentoring.consent_kinds import OPTIONAL
from mentoring.consents import active_text
from mentoring.ids import PersonId
from mentoring.keeping import share_contact
from mentoring.pairs import PairState
from mentoring.people import Bracket, Channel, StaffRole
from mentoring.questionnaire import Catalogue
from storage.tables import metadata, persons
from tests.handlers.applicants import MENTOR, answers_everything, comes_to_consent, consents, joins
from tests.handlers.college import College
from tests.handlers.families import waits_for_parent
from tests.talk import Person, Town, town

FORBIDDEN = re.compile(
    r"паспорт|снилс|адрес|прописк|диагноз|инвалид|овз|судимост|national|passport|address|diagnos",
    re.IGNORECASE,
)

OF_THE_SCHOOL = {("setup", "address")}
"""The operator's own address: consents name it (152-FZ, article 9)."""


async def rows(here: Town) -> str:
    """Read all rows of all tables as one text, opened where they are sealed."""
    async with here.app.storage.engines.read.connect() as connection:
        found = [
            str(row)
            for table in metadata.sorted_tables
            for row in await connection.execute(select(table))
        ]
    return "\n".join(found)


def said_to(person: Person) -> str:
    """Return everything somebody has ever been shown, files too."""
    files = [shown.content.decode(errors="ignore") for shown in person.documents]
    return "\n".join([*(str(shown) for shown in person.screens), *files])


def test_1_it_asks_for_no_document_address_or_diagnosis() -> None:
    for code, questionnaire in Catalogue.load().by_code.items():
        for step in questionnaire.steps:
            words = [step.text, step.label, *(option.text for option in step.options)]
            for wording in words:
                for language in ("ru", "en"):
                    said = wording.said(language)
                    found = FORBIDDEN.search(said)
                    assert not found or (code, step.id) in OF_THE_SCHOOL, f"{code}.{step.id}"


async def test_2_it_keeps_nothing_of_a_minor_before_the_representatives_consent(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        child = here.person(2001, name="Петя Телеграмов")
        await here.curator.says("/start")
        await waits_for_parent(child)
        for words in ("Петров Пётр", "12.05.2012", "8 900 111-22-33", "/profile", "/menu"):
            await child.says(words)
        await child.sends(contact={"phone_number": "+79001112233", "first_name": "Петя"})
        await child.presses_data("csy:C1:1:ru:0:0")
        await child.presses_data("csy:C3:1:ru:0:0")
        await child.presses_data("beg:next")
        stored = await rows(here)
        for trace in ("Петр", "Пётр", "Телеграмов", "2012", "9001112233", "111-22-33"):
            assert trace not in stored, trace
        async with here.app.storage.read(here.app.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, 2001)
            assert account is not None
            assert (account.person_id, account.bracket) == (None, Bracket.FROM_14)
            assert await tx.runs.open_of(account.id) == []


async def test_3_no_consent_is_ticked_bundled_or_the_price_of_another(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        ivan = here.person(1001)
        await consents(ivan, MENTOR)
        async with here.app.storage.read(here.app.organisation) as tx:
            [standing] = [each for each in (await tx.consents.standings()).values() if each.last]
            assert list(standing.last) == ["C1"]
        await answers_everything(ivan)
        await ivan.presses("Отправить анкету")
        for _ in range(4):
            _yes, no, _help = ivan.screen.buttons
            await ivan.presses(no, on=ivan.screen)
        async with here.app.storage.read(here.app.organisation) as tx:
            [taken] = await tx.participations.all()
            standing = await tx.consents.standing(taken.person_id)
            assert taken.state is ParticipationState.SUBMITTED
            given = [code for code, each in standing.last.items() if each.step == "given"]
            assert given == ["C1"]
            assert set(standing.last) & set(OPTIONAL) == {"C5", "C6", "C7", "L1"}
        async with here.app.storage.work(here.app.organisation) as tx:
            for code in CODES:
                with speaking(Tongue("ru")):
                    offered = answer_rows(await active_text(tx, "ru", code))
                assert len(offered) == (1 if code == NOTICE else 2)
                assert all(len(row) == 1 for row in offered)


async def test_4_no_name_in_a_group_on_a_lock_screen_or_in_a_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in QUIETER:
        caplog.set_level(logging.WARNING, name)
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        for each in (mentor, mentee):
            each.phone.forgets()
        await college.offers(mentor, mentee)
        pushed = [str(shown) for shown in mentor.phone.news]
        assert pushed
        assert not re.search("Кузнецова|Яковлев|занятия|000", "".join(pushed))
        said = len(here.telegram.requests)
        chat = {"id": -100, "type": "group", "title": "Учительская"}
        message = mentor.phone._message(text="/pair") | {"chat": chat}
        await here.brings({"message": message})
        assert len(here.telegram.requests) == said
        await mentor.phone.says("Моя тайная фраза")
        logged = "\n".join(record.getMessage() for record in caplog.records)
        assert not re.search("Кузнецова|Яковлев|занятия|тайная|Учительская", logged)


async def test_5_a_mentor_sees_no_rating_stop_list_or_note_and_the_region_no_name(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        other = await college.mentor("Громова Вера Игоревна")
        scales: dict[str, Any] = {"deficit_scale:assessment": 9}
        mentee = await college.mentee(
            "Кузнецова Мария Петровна",
            stop_list=[f"#{other.person}"],
            deficits=["assessment"],
            **scales,
        )
        await college.announces(mentor, mentee)
        viewer = await college.mentee("Смотрящий Пётр Ильич", approved=False)
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.people.grant(viewer.person, StaffRole.REGIONAL_VIEWER, tx.now)
        for command in ("/pair", "/meetings", "/profile", "/mydata", "/menu", "/consent"):
            await mentor.phone.says(command)
        await mentor.phone.says("/mydata")
        await mentor.phone.presses("Получить файлом")
        shown = said_to(mentor.phone)
        assert "Кузнецова" in shown
        assert "Громова" not in shown
        assert "deficit_scale" not in shown
        assert "стоп" not in shown.casefold()
        for command in ("/report", "/pairs", "/people", "/match", "/menu"):
            await viewer.phone.says(command)
        for data in ("pcard:1", "csx:1", f"pps:{mentee.participation}", "menu:report"):
            await viewer.phone.presses_data(data)
        seen = said_to(viewer.phone)
        assert not re.search("Кузнецова|Яковлев|Громова", seen)


async def test_6_no_contact_opens_between_an_adult_and_a_minor(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна", contact="phone")
        await college.announces(mentor, mentee)
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.people.set_age(mentee.person, Bracket.FROM_14)
            record = (await tx.consents.history(mentee.person))[-1]
            for code in ("C2", "C3"):
                await tx.consents.record(record.model_copy(update={"code": code}))
            for each in (mentor, mentee):
                actor = await tx.people.actor_at(Channel.TELEGRAM, each.phone.number)
                assert actor is not None
                [pair] = await tx.pairs.all()
                await share_contact(tx, actor, pair.id, shows=True)
        for each in (mentor, mentee):
            await each.phone.says("/pair")
            assert each.phone.sees("Контакты закрыты")
            assert "Показать мой контакт" not in each.phone.screen.buttons
            assert not re.search(r"tg://|\+7 000", said_to(each.phone))


async def test_7_no_pair_is_announced_replaced_or_ended_by_itself(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        accepted = await college.mentor("Яковлев Иван Олегович")
        waiting = await college.mentee("Кузнецова Мария Петровна")
        await college.offers(accepted, waiting)
        for each in (accepted, waiting):
            await each.phone.presses("Открыть")
            await each.phone.presses("Принять")
        at_work = await college.mentor("Громова Вера Игоревна")
        silent = await college.mentee("Лебедев Олег Иванович")
        await college.announces(at_work, silent)
        before = [(pair.state, pair.seats) for pair in await college.pairs()]
        for _ in range(9):
            await here.moves(days=10)
        after = await college.pairs()
        assert [(pair.state, pair.seats) for pair in after] == before
        assert PairState.ENDED not in {pair.state for pair in after}
        assert after[0].announced_at is None


async def test_9_a_telegram_name_is_nobodys_identity_and_gives_no_role(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001, name="Ольга Куратор")
        await comes_to_consent(anna)
        for command in ("/report", "/people", "/pairs", "/match", "/announce"):
            await anna.says(command)
        for data in ("menu:report", "menu:people", "menu:tasks", "csx:1", "csa:1"):
            await anna.presses_data(data)
        assert not anna.documents
        assert "Ольга Куратор" not in await rows(here)
        async with here.app.storage.read(here.app.organisation) as tx:
            actor = await tx.people.actor_at(Channel.TELEGRAM, 1001)
            assert actor is not None
            assert actor.roles == frozenset()
            assert [each.side for each in await tx.participations.all(Side.MENTOR)] == []


async def test_10_data_go_after_their_purpose_and_the_proof_stays(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna, vera = here.person(1001), here.person(1002)
        await joins(anna)
        await joins(vera)
        await anna.says("/consent")
        await anna.presses("1. Отозвать")
        await anna.presses("Да, отозвать")
        await here.moves(days=30)
        assert await names(here) == {PersonId(2): "Кузнецова Мария Петровна"}
        await here.moves_to(here.clock.now() + timedelta(days=366 + 183))
        await here.moves(days=1)
        assert await names(here) == {}
        stored = await rows(here)
        assert "Увереннее вести" not in stored
        async with here.app.storage.read(here.app.organisation) as tx:
            histories = await tx.consents.histories()
            assert [[r.step for r in each] for each in histories.values()] == [
                ["given", "revoked"],
                ["given"],
            ]
            grounds = [act.ground for act in await tx.acts.all()]
            assert {"revoked", "term_ended"} <= set(grounds)


async def names(here: Town) -> dict[PersonId, str]:
    """Return whose name is stored."""
    async with here.app.storage.engines.read.connect() as connection:
        found = select(persons.c.id, persons.c.name).where(persons.c.name.is_not(None))
        return {PersonId(row[0]): row[1] for row in await connection.execute(found)}
