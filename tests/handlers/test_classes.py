"""A whole class at once: sheets for parents, a pile of signed papers, a day to undo it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from mentoring.consent import Paper
from mentoring.consent_proof import PaperUnread
from mentoring.enrolments import Enrolment, EnrolmentState, Expected
from mentoring.ids import PersonId
from mentoring.labels import token
from mentoring.paper_piles import note_pile, series
from mentoring.people import Bracket, Channel, Wish
from mentoring.permits import has_permit
from tests.handlers.college import College
from tests.talk import CURATOR, Person, Town, town

KIDS = 3


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
async def ninth(here: Town) -> list[Enrolment]:
    """Three learners of 9А who are expected; the first has come by a phone already."""
    here.person(3001)
    kid = Expected(wish=Wish.MENTEE, bracket=Bracket.FROM_10, group="9А")
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.add_account(Channel.TELEGRAM, 3001, "ru")
        await tx.people.set_bracket(account.id, Bracket.FROM_10)
        first = kid.model_copy(update={"account": account.id})
        grown = Expected(wish=Wish.MENTOR, bracket=Bracket.ADULT)
        older = kid.model_copy(update={"bracket": Bracket.FROM_14})
        return await tx.enrolments.add_many([first, older, kid, grown])


async def opens(here: Town, name: str = "9А") -> Person:
    """Let the curator open a class."""
    olga = here.curator
    await olga.says("/menu")
    await olga.presses("Классы")
    await olga.presses(name)
    return olga


async def ticks(olga: Person, *names: str, number: str = "С-09") -> None:
    """Tick papers and say their number, day and place."""
    for name in names:
        await olga.presses(f"☐ {name}")
    await olga.presses("Готово")
    await olga.says(number)
    await olga.says("вчера")
    await olga.presses("В сейфе")


async def state(here: Town, enrolment: Enrolment) -> tuple[EnrolmentState, PersonId | None, bool]:
    """Return how somebody expected stands, their person, and whether they may take part."""
    async with here.app.storage.read(here.app.organisation) as tx:
        found = await tx.enrolments.get(enrolment.id)
        assert found is not None
        person = await tx.people.person(found.person_id) if found.person_id else None
        return found.state, found.person_id, await has_permit(tx, person)


async def test_sheets_have_a_page_a_child_and_no_name(here: Town, ninth: list[Enrolment]) -> None:
    olga = await opens(here)
    assert olga.sees("Ждут согласия: 3")
    await olga.presses("Напечатать листки")
    assert olga.sees("Коды с прежних листков этих детей перестанут действовать")
    assert not olga.documents
    sure = olga.screen
    await olga.presses("Сделать 3 листка")
    assert olga.sees("Готовлю 3 листка")
    [document] = olga.documents
    paper = Document(BytesIO(document.content))
    words = [each.text for each in paper.paragraphs]
    assert len(paper.inline_shapes) == KIDS
    assert [each for each in words if each.startswith("Код ребёнка")] == [
        f"Код ребёнка: К-{each.number:03d}" for each in ninth[:KIDS]
    ]
    assert sum(each == "Программа в пяти строках" for each in words) == KIDS
    assert any(each.startswith("паспорт ____") for each in words)
    assert any(each.startswith("мать / отец") for each in words)
    assert any("персональных данных" in each for each in words)
    links = [each.partition("?start=")[2] for each in words if each.startswith("https://t.me/")]
    assert len(set(links)) == KIDS
    mother = here.person(4001)
    await olga.presses("Сделать 3 листка", on=sure)  # new sheets: the first are waste paper
    await mother.says(f"/start {links[0]}")
    assert not mother.sees("Даю согласие")
    renewed = [
        each.text.partition("?start=")[2]
        for each in Document(BytesIO(olga.documents[-1].content)).paragraphs
        if each.text.startswith("https://t.me/")
    ]
    await mother.says(f"/start {renewed[0]}")
    assert mother.sees("К-001")


async def test_only_those_of_fourteen_get_a_sheet_to_sign_themselves(
    here: Town, ninth: list[Enrolment]
) -> None:
    olga = await opens(here)
    card = olga.screen
    for _ in range(2):  # nothing changes by it, so it may be pressed again
        await olga.presses("Напечатать ученикам 14–17 лет", on=card)
    assert olga.sees("Готов 1 листок")
    words = [each.text for each in Document(BytesIO(olga.documents[-1].content)).paragraphs]
    assert [each for each in words if "Код: " in each] == ["Листок № ________    Код: К-002"]
    assert "Твоё согласие" in words
    assert any(each.startswith("6. Передумать можно в любой день") for each in words)
    assert any(each.startswith("Дата ____") and "Подпись" in each for each in words)
    assert not any("t.me/" in each for each in words)
    await olga.presses("Отметить листки родителей · 3", on=card)
    await ticks(olga, "Все из списка")
    await olga.presses("Отметить эти листки")
    await olga.presses("Напечатать ученикам 14–17 лет", on=card)  # their yes is still missing
    count = len(olga.documents)
    await opens(here)
    await olga.presses("Отметить листки обучающихся · 1")
    await ticks(olga, "К-002", number="5")
    await olga.presses("Отметить эти листки")
    await opens(here)
    assert not olga.sees("ученикам 14–17 лет")
    await olga.presses("Напечатать ученикам 14–17 лет", on=card)
    assert olga.sees("никого не осталось")
    assert len(olga.documents) == count == KIDS


@pytest.mark.parametrize("pseudonymous", [False, True])
async def test_parents_read_whom_to_ask(
    here: Town, ninth: list[Enrolment], pseudonymous: bool
) -> None:
    async with here.app.storage.work(here.app.organisation) as tx:
        house = await tx.organisations.get()
        known = {"curator_name": "Ольга <Сергеевна>", "pseudonymous": pseudonymous}
        await tx.organisations.save(house.model_copy(update=known))
    olga = await opens(here)
    await olga.presses("Напечатать листки родителям")
    await olga.presses("Сделать 3 листка")
    [document] = olga.documents
    words = [each.text for each in Document(BytesIO(document.content)).paragraphs]
    asked = [each for each in words if each.startswith("Вопросы: куратор программы")]
    assert len(asked) == len(ninth) - 1
    assert all(("Ольга <Сергеевна>" in each) is not pseudonymous for each in asked)
    assert all("Когда и где спросить: ____" in each for each in asked)


async def test_a_pile_is_noted_with_numbers_in_a_row_and_undone(
    here: Town, ninth: list[Enrolment]
) -> None:
    olga = await opens(here)
    await olga.presses("Отметить листки родителей · 3")
    await ticks(olga, "К-001", "К-003")
    assert olga.sees("С-09")
    await here.restarts()
    send = olga.screen
    await olga.presses("Отметить эти листки")
    assert olga.sees("Отмечены 2 листка")
    pile = olga.screen
    await olga.presses("Отметить эти листки", on=send)
    first, second, third = ninth[:KIDS]
    assert (await state(here, first))[0] is EnrolmentState.CONSENTED
    assert (await state(here, second))[0] is EnrolmentState.WAITING
    for each, number in ((first, "С-09"), (third, "С-10")):
        _, person, permitted = await state(here, each)
        assert permitted
        assert person is not None
        async with here.app.storage.read(here.app.organisation) as tx:
            [record] = await tx.consents.history(person)
        assert (record.method, record.paper_number, record.paper_place) == (
            "paper",
            number,
            "В сейфе",
        )
    child = here.person(3001)
    assert len(child.screens) == 1
    await olga.presses("Отменить отметку · 2", on=pile)
    assert olga.sees("Отменены 2 листка")
    await olga.presses("Отменить отметку · 2", on=pile)
    assert olga.sees("уже отменено")
    found, person, permitted = await state(here, first)
    assert (found, permitted) == (EnrolmentState.WAITING, False)
    assert person is not None
    async with here.app.storage.read(here.app.organisation) as tx:
        history = await tx.consents.history(person)
    assert [each.method for each in history] == ["paper", "undo"]
    await opens(here)
    await olga.presses("Отметить листки родителей · 3")
    await ticks(olga, "Все из списка", number="21")
    await olga.presses("Отметить эти листки")
    assert olga.sees("Отмечены 3 листка")
    late = olga.screen
    assert not (await state(here, second))[2]  # from fourteen on their own yes is needed too
    await opens(here)
    await olga.presses("Отметить листки обучающихся · 1")
    await ticks(olga, "К-002", number="5")
    await olga.presses("Отметить эти листки")
    assert (await state(here, second))[2]
    await here.moves(days=1, hours=1)
    await olga.presses("Отменить отметку · 3", on=late)
    assert (await state(here, first))[2]


async def test_what_was_only_said_is_no_pile_of_papers(here: Town, ninth: list[Enrolment]) -> None:
    """Words are asked for again where they are written, also after a restart; nothing is noted."""
    olga = await opens(here)
    await olga.presses("Отметить листки родителей · 3")
    await olga.presses("☐ К-001")
    await olga.presses("Готово")
    for said in ("со слов мамы", "б/н", "5, со слов мамы", "устно 12.11"):
        await olga.says(said)
        assert olga.sees("согласием не считается"), said
    await here.restarts()
    await olga.says("С-09")
    await olga.says("31.12.2030")
    assert not olga.sees("Где они хранятся")
    await olga.says("вчера")
    await olga.presses("Другое место")
    for said in ("нигде", "-"):
        await olga.says(said)
        assert olga.sees("где лежит лист"), said
    assert (await state(here, ninth[0]))[0] is EnrolmentState.WAITING
    await olga.says("у секретаря")
    send = olga.screen
    await olga.presses("Отметить эти листки")
    await olga.presses("Отметить эти листки", on=send)
    assert (await state(here, ninth[0]))[0] is EnrolmentState.CONSENTED


async def test_a_pile_without_a_number_is_refused_before_anything_is_noted(
    here: Town, ninth: list[Enrolment]
) -> None:
    """Whichever way an answer came, the rule itself refuses what is no sheet."""
    await opens(here)
    today = here.clock.now().date()
    good = Paper(number="С-09", dated_on=today, kept_at="сейф")
    spoiled = (
        {"number": "со слов"},
        {"number": "б/н"},
        {"number": "7 со слов мамы"},
        {"kept_at": "нигде"},
        {"dated_on": today + timedelta(days=1)},
    )
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert curator is not None
        for wrong in spoiled:
            paper = good.model_copy(update=wrong)
            with pytest.raises(PaperUnread):
                await note_pile(tx, curator, token("9А"), "C2", ["all"], paper)
    for each in ninth[:KIDS]:
        assert (await state(here, each))[0] is EnrolmentState.WAITING


async def test_adults_are_ticked_too_and_others_see_nothing(
    here: Town, ninth: list[Enrolment]
) -> None:
    anna = await College(here).mentor("Яковлев Иван Олегович")
    olga = await opens(here, "Взрослые")
    assert olga.sees("Отметить согласия взрослых · 1")
    await olga.presses("Отметить согласия коллег · 1")
    await olga.presses("☐ Яковлев И. О.")
    await olga.presses("Готово")
    await olga.says("1")
    await olga.says("31.12.2030")
    assert not olga.sees("Где они хранятся")  # a paper of tomorrow is asked for again
    await olga.says("сегодня")
    await olga.says("у секретаря")
    await olga.presses("Отметить эти листки")
    assert olga.sees("Отмечен 1 листок")
    async with here.app.storage.read(here.app.organisation) as tx:
        standing = await tx.consents.standing(anna.person)
    assert standing.holds("L1", here.clock.now().date())
    await opens(here, "Взрослые")
    await olga.presses("Отметить согласия взрослых · 1")
    await ticks(olga, "К-004", number="7")
    await olga.presses("Отметить эти листки")
    assert (await state(here, ninth[-1]))[2]
    for data in ("kll:0", "klo:staff", "kls:staff:1", "klw:staff", "klt:staff:C1", "klu:1"):
        await anna.phone.presses_data(data, olga.screen)
        assert anna.phone.sees("Этот раздел открыт другим участникам")


@pytest.mark.parametrize(
    ("first", "numbers"),
    [
        ("12", ["12", "13"]),
        ("С-09", ["С-09", "С-10"]),
        ("099", ["099", "100"]),
        ("2026/7", ["2026/7", "2026/8"]),
        ("12а", ["12а-1", "12а-2"]),
    ],
)
def test_numbers_go_on_in_a_row(first: str, numbers: list[str]) -> None:
    assert series(first, 2) == numbers
