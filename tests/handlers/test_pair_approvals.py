"""A pair needs the words a school has chosen: yes to all that were seen, one goes back alone."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.callbacks.deciding import PairRules
from mentoring.people import StaffRole
from tests.handlers.college import College, Somebody, introduced
from tests.handlers.test_reads import statements
from tests.talk import Person, Town, town

pytestmark = pytest.mark.long

VERA, PETR = 6001, 6002
DAY = timedelta(days=1)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        async with opened.app.storage.work(opened.app.organisation) as tx:
            vera = await introduced(tx, VERA, "Орлова Вера Ивановна")
            await tx.people.grant(vera.id, StaffRole.HEAD, tx.now)
            petr = await introduced(tx, PETR, "Зимин Пётр Ильич")
            await tx.people.grant(petr.id, StaffRole.ASSOCIATION, tx.now)
        yield opened


@pytest.fixture
def vera(here: Town) -> Person:
    return here.person(VERA, name="Вера")


async def chooses(here: Town, way: str) -> None:
    """Let the curator choose whose words a pair needs."""
    await here.curator.says("/settings")
    await here.curator.presses("Как утверждают пары")
    await here.curator.presses(way)


async def three_pairs(college: College) -> list[tuple[Somebody, Somebody]]:
    """Propose three pairs by pressing."""
    made = []
    for n in "абв":
        mentor = await college.mentor(f"Наставников{n} Иван Олегович", capacity=1)
        mentee = await college.mentee(f"Учеников{n} Мария Петровна")
        await college.offers(mentor, mentee)
        made.append((mentor, mentee))
    return made


async def states(college: College) -> list[str]:
    return [pair.state.value for pair in await college.pairs()]


async def test_the_head_approves_two_and_sends_one_back(here: Town, vera: Person) -> None:
    college, olga = College(here), here.curator
    await chooses(here, "Куратор → руководитель")
    assert olga.sees("Куратор → руководитель")
    pairs = await three_pairs(college)
    assert olga.sees("Ждёт решения: руководитель")
    assert not pairs[0][0].phone.screens
    assert str(vera.screen) == "Новость по программе наставничества\n[Открыть]"
    assert len(vera.screens) == 1
    await vera.presses("Открыть")
    assert vera.sees("Пары на утверждение · 1–3 из 3")
    await vera.presses("2")
    assert vera.sees("Пара № 2")
    assert vera.sees("Почему вместе: один предмет — Математика")
    await vera.presses("Вернуть куратору")
    await here.restarts()
    await vera.says("Сначала <i>обсудим</i> нагрузку")
    assert vera.sees("Возвращено")
    await vera.presses("Утвердить все пары: 2")
    preview = vera.screen
    await vera.presses("Утвердить 2 пары")
    assert vera.sees("Утверждены 2 пары")
    await vera.presses("Утвердить 2 пары", on=preview)
    assert vera.sees("Список изменился")
    assert await states(college) == ["approved", "proposed", "approved"]
    await olga.says("/pairs")
    await olga.presses("Предложить 2 утверждённые")
    assert olga.sees("Предложить 2 пары?")
    old = olga.screen
    await olga.presses("Предложить 2 пары")
    assert olga.sees("Предложены 2 пары")
    await olga.presses("Предложить 2 пары", on=old)
    assert olga.sees("Список изменился")
    assert await states(college) == ["offered", "proposed", "offered"]
    await olga.presses_data("pac:2")
    assert olga.sees("Пару вернули (руководитель): Сначала <i>обсудим</i> нагрузку")
    await olga.presses("Передать на утверждение")
    assert olga.sees("Ждёт решения: руководитель")


async def test_the_association_speaks_before_the_head(here: Town, vera: Person) -> None:
    college, petr = College(here), here.person(PETR, name="Пётр")
    await chooses(here, "Утверждают все трое")
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await vera.says("/menu")
    await vera.presses("Утвердить пары")
    assert vera.sees("Ни одна пара не ждёт решения")
    await petr.presses("Открыть")
    await petr.presses("1")
    card = petr.screen
    await petr.presses("Одобрить")
    assert petr.sees("Утверждена 1 пара")
    await petr.presses("Одобрить", on=card)
    assert not petr.sees("Утверждена 1 пара")
    assert await states(college) == ["proposed"]
    await vera.says("/menu")
    await vera.presses_data("dpf:1:yes")
    assert await states(college) == ["approved"]
    olga = here.curator
    await olga.presses_data("pac:1")
    await olga.presses("Предложить")
    assert await states(college) == ["offered"]


async def test_nobody_else_sees_or_decides(here: Town) -> None:
    college = College(here)
    await chooses(here, "Куратор → руководитель")
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await ivan.phone.says("/menu")
    for data in ("dpl:0", "dpf:1:open", "dpf:1:yes", "dpa:abc:1", "dpb:1", "dpr:curator:"):
        await ivan.phone.presses_data(data)
        assert not ivan.phone.sees("Кузнецова")
    assert await states(college) == ["proposed"]


async def test_a_shorter_way_lets_waiting_pairs_go_on(here: Town) -> None:
    college = College(here)
    await chooses(here, "Куратор → руководитель")
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await chooses(here, "Решает куратор")
    assert await states(college) == ["approved"]


async def test_thirty_pairs_are_looked_through_with_as_many_reads_as_one(
    here: Town, vera: Person
) -> None:
    college = College(here)
    await chooses(here, "Утверждают все трое")
    petr = here.person(PETR)
    await three_pairs(college)
    await petr.says("/menu")
    few = await _reads_of_staff(here, petr)
    for _ in range(3):
        await three_pairs(college)
    await petr.says("/menu")
    assert await _reads_of_staff(here, petr) == few
    assert petr.sees("из 12")


async def _reads_of_staff(here: Town, petr: Person) -> int:
    """Count who may speak, read from the database for one look at the list."""
    with statements(here) as said:
        await petr.presses("Утвердить пары")
    return sum("FROM roles" in each or "JOIN roles" in each for each in said)


async def test_whoever_sits_in_a_pair_leaves_it_to_another_head(here: Town, vera: Person) -> None:
    college = College(here)
    await chooses(here, "Куратор → руководитель")
    ivan = await college.mentor("Яковлев Иван Олегович")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(ivan.person, StaffRole.HEAD, tx.now)
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await ivan.phone.says("/menu")
    await ivan.phone.presses_data("dpl:0")
    assert ivan.phone.sees("Ни одна пара не ждёт решения"), ivan.phone
    await ivan.phone.presses_data("dpf:1:yes")
    assert ivan.phone.sees("Это Ваша собственная пара"), ivan.phone
    assert await states(college) == ["proposed"]
    await vera.says("/menu")
    await vera.presses_data("dpf:1:yes")
    assert await states(college) == ["approved"]


async def test_a_step_whose_people_all_sit_in_the_pair_is_passed_over(
    here: Town, vera: Person
) -> None:
    """The only one of the association is the mentor: the head comes next, and the card says so."""
    college, olga, petr = College(here), here.curator, here.person(PETR)
    await olga.says("/menu")
    await olga.presses_data(PairRules(chain="association").pack())
    ivan = await college.mentor("Яковлев Иван Олегович")
    async with here.app.storage.work(here.app.organisation) as tx:
        [before] = await tx.people.staff(StaffRole.ASSOCIATION)
        await tx.people.grant(ivan.person, StaffRole.ASSOCIATION, tx.now)
        assert await tx.people.end_role(before.id, StaffRole.ASSOCIATION, tx.now)
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    assert olga.sees("Ждёт решения: руководитель"), olga
    assert not petr.screens
    await ivan.phone.says("/menu")
    await ivan.phone.presses_data("dpl:0")
    assert ivan.phone.sees("Ни одна пара не ждёт решения"), ivan.phone
    await ivan.phone.presses_data("dpf:1:yes")
    assert await states(college) == ["proposed"]
    other = await college.mentor("Орлов Олег Ильич")
    await college.offers(other, await college.mentee("Белова Анна Львовна"))
    assert olga.sees("Ждёт решения: ассоциация"), olga
    await vera.presses("Открыть")
    await vera.presses_data("dpf:1:yes")
    assert await states(college) == ["approved", "proposed"]


async def test_the_only_head_speaks_for_the_own_pair_openly(here: Town) -> None:
    college = College(here)
    await chooses(here, "Куратор → руководитель")
    ivan = await college.mentor("Яковлев Иван Олегович")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(ivan.person, StaffRole.HEAD, tx.now)
        heads = await tx.people.staff(StaffRole.HEAD)
        [head] = [each for each in heads if each.id != ivan.person]
        assert await tx.people.end_role(head.id, StaffRole.HEAD, tx.now)
    await college.offers(ivan, await college.mentee("Кузнецова Мария Петровна"))
    await ivan.phone.presses_data("dpl:0")
    assert ivan.phone.sees("Ваша пара"), ivan.phone
    await ivan.phone.presses_data("dpf:1:open")
    assert ivan.phone.sees("Вы сами участвуете в этой паре"), ivan.phone
    await ivan.phone.presses("Одобрить")
    assert await states(college) == ["approved"]
    async with here.app.storage.read(here.app.organisation) as tx:
        assert "own_pair" in [each.verb for each in await tx.desk.journal(tx.now - DAY)]


async def test_a_curator_leaves_the_own_pair_to_a_deputy(here: Town) -> None:
    college, anna = College(here), here.person(6003)
    async with here.app.storage.work(here.app.organisation) as tx:
        person = await introduced(tx, 6003, "Белова Анна Львовна")
        await tx.people.grant(person.id, StaffRole.DEPUTY, tx.now)
    ivan = await college.mentor("Яковлев Иван Олегович")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(ivan.person, StaffRole.CURATOR, tx.now)
    mentee = await college.mentee("Кузнецова Мария Петровна")
    await ivan.phone.says("/menu")
    await ivan.phone.presses_data(f"ppr:{ivan.participation}:{mentee.participation}")
    assert ivan.phone.sees("её утверждает другой куратор"), ivan.phone
    assert await states(college) == ["proposed"]
    assert "Передать на утверждение" not in ivan.phone.screen.buttons
    await ivan.phone.presses_data("dpb:1")
    assert await states(college) == ["proposed"]
    await anna.says("/menu")
    await anna.presses_data("pac:1")
    await anna.presses("Передать на утверждение")
    assert await states(college) == ["offered"]
