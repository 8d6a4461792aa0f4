"""From an empty database to the first announced pair: the link, the yes, the setting up."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.claims import settle_claims
from bot.first_run import Door
from mentoring.consent import PARTICIPATION
from mentoring.keys import digest
from mentoring.organisations import OrganisationKind
from tests.handlers.applicants import MENTOR, answers_everything, comes_to_consent
from tests.talk import Person, Town, town

OLGA, ANNA, MARIA = 3101, 3102, 3103
MOST_TAPS, MOST_LINES = 60, 12
NOTHING: dict[str, object] = {}
SUBJECTS = "Математика\nФизика, Химия\n• Сестринское дело"


class Operator:
    """Read what the machine prints and answer its questions."""

    def __init__(self, *, says: bool | None = True) -> None:
        self.says = says
        self.printed: list[str] = []
        self.asked: list[str] = []

    def hear(self, text: str) -> None:
        self.printed.append(text)

    async def ask(self, question: str) -> bool | None:
        self.asked.append(question)
        return self.says


class Counted:
    """Be a person whose taps and lines are counted."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.taps = 0
        self.lines = 0

    async def presses(self, label: str) -> None:
        self.taps += 1
        await self.person.presses(label)

    async def says(self, text: str) -> None:
        self.lines += 1
        await self.person.says(text)

    def __repr__(self) -> str:
        return f"{self.taps} taps, {self.lines} lines"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    empty = town(
        tmp_path,
        curators=(),
        organisation=NOTHING,
        cycle=NOTHING,
        contingent=NOTHING,
        privacy=NOTHING,
    )
    async with empty as opened:
        yield opened


async def comes_in(here: Town, operator: Operator) -> str:
    """Open the door and come by its link; return the key."""
    door = Door(here.app, operator.ask, operator.hear)
    key = await door.open()
    await here.person(OLGA, name="Ольга").says(f"/start {key}")
    await door.answer()
    await here.settles()
    return key


async def sets_up(olga: Counted) -> None:
    """Answer what the setting up asks."""
    await olga.presses("Настроить программу")
    await olga.presses("С именами")
    await olga.presses("Техникум, колледж")
    await olga.says("Вятский техникум")
    await olga.says("610000, г. Киров, ул. Лесная, д. 1")
    await olga.presses("Киров, UTC+3")
    await olga.presses("преподаватель – преподаватель")
    await olga.presses("Готово")
    await olga.presses("Анкета и решение")
    await olga.says("01.09.2026")
    await olga.says("31.08.2027")
    await olga.says(SUBJECTS)
    await olga.says("Ольга Сергеевна")
    await olga.presses("Пропустить")
    await olga.says("директор И. И. Орлова")
    await olga.says("20 ноября 2026")
    await olga.presses("Готово")


async def joins(here: Town, number: int, *, as_mentor: bool) -> Person:
    """Let a teacher fill everything in and hand it in."""
    person = here.person(number)
    await comes_to_consent(person, *([MENTOR] if as_mentor else []))
    await person.presses("Даю согласие")
    await answers_everything(person)
    await person.presses("Отправить анкету")
    return person


async def settled(here: Town, typed: str) -> str:
    """Answer the questions of `nastavnik curator` by typing."""
    with CliRunner().isolation(input=typed):
        return await settle_claims(here.app.storage)


async def test_from_nothing_to_the_first_pair_in_sixty_taps(here: Town) -> None:
    await comes_in(here, Operator())
    olga = Counted(here.person(OLGA))
    assert olga.person.sees("Доступ куратора открыт")
    await sets_up(olga)
    assert olga.person.sees("Ссылка для коллег: https://t.me/nastavnik_test_bot")
    anna = await joins(here, ANNA, as_mentor=True)
    maria = await joins(here, MARIA, as_mentor=False)
    for _ in (anna, maria):
        await olga.says("/people")
        await olga.presses("Кузнецова М. П.")
        await olga.presses("Одобрить")
    await olga.presses("Предложить")
    for teacher in (anna, maria):
        await teacher.presses("Открыть")
        await teacher.presses("Принять")
    await olga.presses("Открыть")
    await olga.presses("Объявить сейчас")
    await maria.presses("Открыть")
    assert maria.sees("Ваш наставник")
    assert (olga.taps <= MOST_TAPS, olga.lines <= MOST_LINES) == (True, True), olga


async def test_what_was_answered_is_where_it_belongs(here: Town) -> None:
    await comes_in(here, Operator())
    await sets_up(Counted(here.person(OLGA)))
    async with here.app.storage.read(here.app.organisation) as tx:
        organisation, cycle = await tx.organisations.get(), await tx.organisations.cycle()
        text = await tx.consents.text(PARTICIPATION, "ru")
    assert organisation.name == "Вятский техникум"
    assert organisation.kind is OrganisationKind.COLLEGE
    assert organisation.zone == "Europe/Kirov"
    assert organisation.subjects == ("Математика", "Физика", "Химия", "Сестринское дело")
    assert organisation.curator_name == "Ольга Сергеевна"
    assert cycle is not None
    assert (cycle.starts_on, cycle.ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert (text.approved_by, text.approved_on) == ("директор И. И. Орлова", date(2026, 11, 20))
    assert "Оператор: Вятский техникум, адрес: 610000, г. Киров, ул. Лесная, д. 1." in text.body


async def test_everything_may_be_skipped_and_what_is_left_is_shown(here: Town) -> None:
    await comes_in(here, Operator())
    olga = here.person(OLGA)
    await olga.presses("Настроить программу")
    await olga.presses("С именами")
    while "Пропустить" in olga.screen.buttons:
        await olga.presses("Пропустить", on=olga.screen)
    await olga.presses("Готово")
    assert olga.sees("Осталось: название, адрес, начало, предметы, куратор, заместитель")
    await olga.says("/menu")
    await olga.presses("Настройка · осталось: 7")
    await olga.presses("Заполнить остальное")
    assert olga.sees("Как она называется?")
    maria = await joins(here, MARIA, as_mentor=False)
    assert maria.sees("Анкета")


async def test_the_setting_up_waits_over_a_restart(here: Town) -> None:
    await comes_in(here, Operator())
    olga = here.person(OLGA)
    await olga.presses("Настроить программу")
    await olga.presses("С именами")
    await olga.presses("Техникум, колледж")
    await olga.presses("Продолжить позже")
    await here.restarts()
    await olga.says("/menu")
    await olga.presses("Настройка")
    await olga.presses("Заполнить остальное")
    assert olga.sees("Как она называется?")


async def test_a_changed_text_is_a_new_version_without_the_old_approval(here: Town) -> None:
    await comes_in(here, Operator())
    olga = here.person(OLGA)
    await sets_up(Counted(olga))
    await olga.says("/menu")
    await olga.presses("Настройка")
    await olga.presses("Заполнить остальное")
    await olga.presses("Пропустить")
    await olga.presses("2", on=olga.screen)
    await olga.says("Слободской колледж")
    await olga.presses("Готово")
    assert olga.sees("текст согласия: кем утверждён")
    async with here.app.storage.read(here.app.organisation) as tx:
        text = await tx.consents.text(PARTICIPATION, "ru")
    assert (text.version, text.approved_by) == (2, None)
    assert "Слободской колледж" in text.body


async def test_a_key_opens_once_and_for_one_person(here: Town) -> None:
    operator = Operator(says=None)
    key = await comes_in(here, operator)
    assert here.person(OLGA).sees(f"{OLGA}")
    await here.person(OLGA).says(f"/start {key}")
    assert here.person(OLGA).sees("остался один шаг")
    other = here.person(ANNA)
    await other.says(f"/start {key}")
    assert other.sees("Начать")
    assert await settled(here, "y\n") == f"the account {OLGA} is the curator now"


async def test_guessing_stops_after_five_tries(here: Town) -> None:
    door = Door(here.app, Operator().ask, Operator().hear)
    key = await door.open()
    guesser = here.person(ANNA)
    for n in range(5):
        await guesser.says(f"/start k_{n:022}")
    await guesser.says(f"/start {key}")
    assert guesser.sees("Начать")
    await here.moves(minutes=59)
    await here.person(OLGA).says(f"/start {key}")
    assert here.person(OLGA).sees("остался один шаг")


def written(folder: Path) -> bytes:
    """Return all that the database has written."""
    return b"".join(file.read_bytes() for file in folder.glob("town.db*"))


async def test_the_database_does_not_hold_the_key(here: Town, tmp_path: Path) -> None:
    key = await Door(here.app, Operator().ask, Operator().hear).open()
    assert digest(key.removeprefix("k_")).encode() in written(tmp_path)
    assert key.removeprefix("k_").encode() not in written(tmp_path)


async def test_a_no_is_told_and_the_key_is_spent(here: Town) -> None:
    key = await comes_in(here, Operator(says=False))
    olga = here.person(OLGA)
    assert olga.sees("Запрос не подтверждён")
    await olga.says(f"/start {key}")
    assert olga.sees("Начать")
    await olga.presses_data("fsu")
    assert olga.sees("открыт другим")
