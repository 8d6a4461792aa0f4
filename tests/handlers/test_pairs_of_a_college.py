"""A college from bases to a signed order: 14 pairs, 16 groups, four over; a change in March."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from handlers.callbacks.pairing import PairCard
from mentoring.pairs import OVER, Pair, PairState, Source
from tests.handlers.agreed import all_answer, alone_in, answer, are_approved, is_approved, pairs
from tests.handlers.casting import EC, ET, NO_CONSENT, SS, TS, TT, Cast, cast, comes_in
from tests.handlers.intake import COLLEGE
from tests.handlers.ordered_pairs import (
    are_announced,
    are_ordered,
    counted,
    mentor_is_replaced,
    of_colleagues,
    paper_of,
    parent_revokes,
    write_labour_papers,
)
from tests.handlers.planned import at_once
from tests.handlers.wished import meet, short, wish
from tests.talk import town

pytestmark = pytest.mark.long

FORMS: dict[str, object] = {
    "forms": [SS, TS, EC, TT, ET],
    "starts_on": date(2026, 9, 1),
    "ends_on": date(2027, 8, 31),
}
SCHOOL: dict[str, object] = {
    "name": "Вятский техникум",
    "kind": "college",
    "timezone": "Europe/Kirov",
}
MARCH = datetime(2027, 3, 9, 9, tzinfo=UTC)
NEVER_SAID = ("предмет", "мест нет", "свободн", "стоп", "согласи", "друг", "класс")
"""What somebody without a pair reads of no cause and of nobody else."""


@pytest.fixture
async def college(tmp_path: Path) -> AsyncIterator[Cast]:
    ten: dict[str, object] = {"announce_window": "10m"}
    async with town(tmp_path, organisation=SCHOOL, cycle=FORMS, reminders=ten) as here:
        here.app.planner.solve = at_once
        college = cast(here)
        await comes_in(college)
        yield college


async def test_from_the_bases_to_an_order_and_on(college: Cast) -> None:
    assert (len(college.everybody), sum(guest.is_minor for guest in college.guests)) == (98, 40)
    olga = college.here.curator
    await olga.says("/settings")
    await olga.presses("Как утверждают пары")
    await olga.presses("Утверждают все трое")
    await meet(college)
    await wish(college)
    await is_planned(college)
    await is_published(college)
    await are_approved(college)
    await college.here.restarts()
    student = await all_answer(college)
    stand_as_written(await pairs(college))
    await are_announced(college)
    await is_made_official(college)
    waiting = {short(each) for each in (*list(college.extra.values())[:3], student)}
    await waits_in_the_list(college, waiting)
    await a_mentor_leaves_in_march(college)


async def is_planned(college: Cast) -> None:
    """Let the curator make the plan, try other weights and return to the first one."""
    olga = college.here.curator
    await olga.says("/match")
    assert olga.sees("69 наставляемых ждут пару"), olga
    await olga.presses("Подобрать всем")
    for words in ("14 пар и 16 групп", "С наставником: 65 из 69", "Без пары: 4"):
        assert olga.sees(words), olga
    await olga.presses("Что важнее")
    await olga.presses("Важнее запрос")
    await olga.presses("Показать, что изменится")
    assert olga.sees("Что изменится"), olga
    assert olga.sees("65 → 65 из 69"), olga
    await olga.presses("Вернуть прежний")
    await olga.presses("Без пары: 4")
    for cause, why in (
        ("no_subject", "нет наставника по предмету"),
        ("consent", "нет действующего согласия"),
        ("stop_list", "все подходящие в стоп-листе"),
        ("capacity", "у подходящих наставников мест нет"),
    ):
        assert olga.sees(f"{short(college.extra[cause])}: {why}"), olga
    await olga.presses("К плану")
    assert await pairs(college) == []


async def is_published(college: Cast) -> None:
    """Let the curator publish; whoever is over reads one kind text that tells no cause (E03)."""
    olga = college.here.curator
    await olga.presses("Опубликовать план")
    await olga.presses("Опубликовать план")
    assert olga.sees("Предложено: 14 пар и 16 групп"), olga
    stand_as_written(await pairs(college))
    texts = set()
    for guest in college.extra.values():
        phone = college.phone(guest)
        assert str(phone.screen) == "Новость по программе наставничества\n[Открыть]"
        await phone.presses("Открыть")
        assert phone.sees("Пара пока не сложилась"), phone
        texts.add(phone.screen.text)
    assert len(texts) == 1, "one text for every cause"
    assert not [word for word in NEVER_SAID if word in next(iter(texts)).lower()]
    over = college.extra[NO_CONSENT]
    await college.phone(over).presses("Можно в группе")
    await olga.says("/match")
    await olga.presses("Лист ожидания: 4")
    await olga.presses("2")
    assert olga.sees(over.name.full), olga
    assert olga.sees("Подойдёт и так: группа"), olga


def stand_as_written(found: list[Pair]) -> None:
    """Compare the units that are not over with the shapes of the script."""
    shapes = Counter((p.form, len(p.members)) for p in found if p.state not in OVER)
    assert shapes == Counter((form.code, size) for form in COLLEGE for size in form.shapes)
    assert sum(n for (_, size), n in shapes.items() if size == 1) == 14
    assert sum(n for (_, size), n in shapes.items() if size > 1) == 16


async def is_made_official(college: Cast) -> None:
    """Let the order be signed; one teacher's papers are missing, so one pair waits (L1)."""
    late, *others = await of_colleagues(college)
    for each in others:
        await write_labour_papers(college, each)
    text, rows = await are_ordered(college)
    assert "Закрепить 14 наставнических пар и 16 групп" in text
    lacking = text.partition("Нет письменного согласия")[2].splitlines()[1:]
    mentor = college.who(late.mentor.person_id).name.full
    assert lacking[0] == mentor
    assert [each for each in lacking if each in {g.name.full for g in college.guests}] == [mentor]
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, 31)]
    assert Counter(len(row[2].splitlines()) for row in rows[1:]) == {1: 14, 2: 2, 3: 9, 4: 5}
    assert await counted(college) == {PairState.ACTIVE: 29, PairState.ORDERED: 1}
    await write_labour_papers(college, late)
    assert await counted(college) == {PairState.ACTIVE: 30}


async def waits_in_the_list(college: Cast, waiting: set[str]) -> None:
    """See the four who have no pair still, each with a place in the list or on the desk."""
    olga = college.here.curator
    await olga.says("/match")
    assert olga.sees("4 наставляемых ждут пару"), olga
    await olga.presses("Вручную: 4")
    for name in waiting:
        assert olga.sees(name), olga


async def a_mentor_leaves_in_march(college: Cast) -> None:
    """Let a consent be revoked (E17), a mentor leave (E01), and the order name both changes."""
    here, olga = college.here, college.here.curator
    ended, left, *_ = await alone_in(college, TS)
    await parent_revokes(college, ended)
    assert await counted(college) == {PairState.ACTIVE: 29, PairState.ON_HOLD: 1}
    await here.moves_to(MARCH)
    assert await counted(college) == {PairState.ACTIVE: 29, PairState.ENDED: 1}
    new = await mentor_is_replaced(college, left, ended.mentor)
    student = college.phone(college.who(left.members[0].person_id))
    assert str(student.screen).startswith("Новость по программе наставничества")
    assert await counted(college) == {
        PairState.ACTIVE: 28,
        PairState.ENDED: 1,
        PairState.ON_HOLD: 1,
        PairState.PROPOSED: 1,
    }
    await is_approved(college, new.id)
    await answer(college, new.id)
    await olga.presses_data(PairCard(pair=new.id).pack())
    await olga.presses("Объявить сейчас")
    await here.moves(minutes=12)
    after = {each.id: each for each in await pairs(college)}
    assert after[left.id].state is PairState.REPLACED
    assert (after[new.id].source, after[new.id].replaces) == (Source.REPLACEMENT, left.id)
    await is_annexed(college, left)


async def is_annexed(college: Cast, left: Pair) -> None:
    """Let the draft of the order about changes name all of them, and take its number.

    Who came of age in winter and did not give the own consent is out of a group by now (E11).
    """
    here, olga = college.here, college.here.curator
    await olga.says("/pairs")
    await olga.presses("Приказ об изменениях · 3")
    await olga.presses("Проект приказа")
    text, rows = paper_of(olga.documents[-1])
    said = "\n".join([text, *(cell for row in rows for cell in row)])
    for seat in left.seats:
        assert college.who(seat.person_id).name.full in said
    assert "согласи" not in said.lower(), "why a consent ended is nobody's business"
    await olga.presses("Номер и дата приказа")
    await olga.says("18-о")
    await olga.says("сегодня")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert [each.order_number for each in await tx.annexes.of_pair(left.id)] == ["18-о"]
        assert await tx.annexes.waiting() == []
        heirs = await tx.pairs.heirs(left.id)
    assert [each.order_number for each in heirs] == ["18-о"], "one order names the new mentor"
