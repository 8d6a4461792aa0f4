"""Where chats hold codes only, staff, other schools and third persons are told nobody's name."""

from pathlib import Path

import pytest

from mentoring.consent import ConsentStep
from mentoring.people import StaffRole
from mentoring.steps import WAYS
from tests.handlers.college import College, Somebody, introduced
from tests.handlers.overheard import leaks, said
from tests.handlers.test_events import plan
from tests.handlers.test_every_button import FINAL, Walk
from tests.handlers.test_exchange import asks, says
from tests.handlers.test_help import asks as asks_for_help
from tests.handlers.test_interviews import arranges
from tests.handlers.test_pseudonymous_leaks import ASKED, CODES
from tests.handlers.test_third_party import link
from tests.handlers.test_third_party import says as agrees_to_others
from tests.handlers.two_schools import curator_of, second_school
from tests.talk import Person, Town, town

MENTOR, MENTEE = "Сверчков Аполлон Ермилович", "Жаворонкова Пелагея Никитична"
CANDIDATE = "Перепёлкин Вавила Лукьянович"
STAFF = {
    7100: ("Вересаева Домна Кузьминична", StaffRole.HEAD),
    7101: ("Ломоносов Евстафий Гордеевич", StaffRole.PSYCHOLOGIST),
    7102: ("Дубровина Аглая Фадеевна", StaffRole.MUNICIPAL_VIEWER),
    7103: ("Соколовская Устинья Прохоровна", StaffRole.DEPUTY),
}
STAFF_SEES = {7100: "Сводка", 7101: "У-0", 7102: "Сводка", 7103: "У-0"}
NAMES = (MENTOR, MENTEE, CANDIDATE, *(name for name, _ in STAFF.values()))
SECRETS = (*(part for name in NAMES for part in name.split()), "7 000 2001", "7 000 2002")
PLACES = ("/start", "/menu", "/overview", "/incident", "/people", "/pairs", "/report", "/mydata")


LEAVES = ("srl:", "sre:", "csn:")
"""Roles laid down or ended, a consent refused: whoever presses that is not staff any more."""


async def staffed(here: Town) -> None:
    """Let the school have a head, a psychologist, a deputy and somebody who looks from above."""
    async with here.app.storage.work(here.app.organisation) as tx:
        for number, (name, role) in STAFF.items():
            person = await introduced(tx, number, name)
            await tx.people.grant(person.id, role, tx.now)


async def programme(here: Town) -> Somebody:
    """Lead a pair to its announcement, somebody to a call for help; return the mentee."""
    college = College(here)
    mentor, mentee = await college.mentor(MENTOR), await college.mentee(MENTEE)
    await college.announces(mentor, mentee)
    await asks_for_help(mentee.phone, "Встречи", "Да, подождёт")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.organisations.set_way(WAYS["talk"])
    candidate = await college.mentor(CANDIDATE, approved=False)
    await arranges(here, candidate, leader="Психолог")
    return mentee


async def attended(here: Town) -> None:
    """Let an event pass to which somebody came; take its papers."""
    await plan(here, places="20")
    mentee = here.person(2002)
    await mentee.says("/events")
    await mentee.presses("26 ноября")
    await mentee.presses("Буду")
    await here.moves(days=4)
    olga = here.curator
    await olga.says("/events")
    for label in ("Прошедшие", "26 ноября", "Список и посещение", "Excel", "Word"):
        await olga.presses(label)
    assert str(olga.documents[-1].file).endswith(".docx"), olga


async def walks(here: Town, person: Person, most: int = 60) -> None:
    """Press whatever somebody is offered."""
    walk = Walk(here, person, final=(*FINAL, *LEAVES))
    pressed = await walk.go(*PLACES, most=most)
    assert not walk.wrong, "\n\n".join(walk.wrong)
    assert pressed > 5, person


@pytest.mark.long
async def test_staff_see_codes_wherever_they_press(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        await here.curator.says("/menu")
        await staffed(here)
        await programme(here)
        for number, own in STAFF_SEES.items():
            since = len(here.telegram.requests)
            await walks(here, here.person(number))
            assert any(own in each for each in said(here, since)), number
        assert not leaks(here, SECRETS)


@pytest.mark.long
async def test_every_file_of_a_curator_holds_codes_only(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        await here.curator.says("/menu")
        await staffed(here)
        await programme(here)
        await attended(here)
        await walks(here, here.curator, most=220)
        files = {each.file or "" for each in here.curator.documents}
        assert {".xlsx", ".docx"} <= {Path(each).suffix for each in files}, files
        assert not leaks(here, SECRETS)


async def test_another_school_is_told_a_code_even_after_two_yeses(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        await here.curator.says("/menu")
        anna = await College(here).mentor(MENTOR)
        other = await second_school(here)
        await here.restarts()
        vera = await curator_of(here, other)
        await says(here, anna, ConsentStep.GIVEN)
        await asks(here, vera)
        for person in (anna.phone, here.curator):
            await person.presses("Открыть")
            await person.presses("Согласиться")
            await here.moves(minutes=6)
        async with here.app.storage.read(other) as tx:
            assert MENTOR in [each.name for each in await tx.people.all()]
        for person in (vera, anna.phone):
            walk = Walk(here, person)
            await walk.go("/menu", "/match", "/people", most=40)
            assert not walk.wrong, "\n\n".join(walk.wrong)
        assert any("У-0" in each for each in said(here))
        assert not leaks(here, SECRETS)


async def test_a_third_person_is_asked_about_a_code(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        await here.curator.says("/menu")
        mentee, author = await College(here).mentee(MENTEE), here.person(7200, name="Класс")
        async with here.app.storage.work(here.app.organisation) as tx:
            await agrees_to_others(tx, mentee.person, ConsentStep.GIVEN)
        await author.says(f"/start {await link(here, mentee)}")
        assert author.sees("У-0"), author
        await author.presses("Ответить")
        asked = [str(author.screen)]
        for label in ("Классный руководитель", "Учёба по предмету", "Готово", "Да"):
            await author.presses(label)
            asked.append(str(author.screen))
        while "Пропустить" in author.screen.buttons:
            if author.sees("На что можно опереться"):
                assert author.sees("Без имён"), author
                await author.says("Умеет слушать")
            else:
                await author.presses("Пропустить")
            asked.append(str(author.screen))
        assert not [each for screen in asked for each in ASKED if each in screen]
        await here.curator.presses_data(f"giq:{mentee.participation}")
        await here.curator.presses("Классный руководитель")
        assert here.curator.sees("Умеет слушать")
        assert not leaks(here, SECRETS)
