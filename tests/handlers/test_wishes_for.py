"""Wishes of people without a messenger: a curator writes them down, from words or from paper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.applications import ParticipationState, Side
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep
from mentoring.ids import ParticipationId
from mentoring.wishes.records import Grouping, Wish
from tests.handlers.college import MENTEE, College
from tests.talk import Person, Town, town

NAME = "Громова Вера Ильинична"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        college = College(opened)
        await college.mentor("Яковлев Иван Олегович")
        await college.mentee("Кузнецова Мария Петровна")
        await opened.curator.says("/menu")
        yield opened


async def without_messenger(here: Town) -> ParticipationId:
    """Let somebody be ready whose consent is on paper and who has no account."""
    async with here.app.storage.work(here.app.organisation) as tx:
        person = await tx.people.add_person(None)
        await tx.people.save_person(person.model_copy(update={"name": NAME}))
        given = ConsentRecord(
            organisation_id=tx.organisation,
            person_id=person.id,
            account_id=None,
            code=PARTICIPATION,
            version=1,
            language="ru",
            sha256="0" * 64,
            step=ConsentStep.GIVEN,
            method="paper",
            at=tx.now,
        )
        await tx.consents.record(given)
        side = await tx.participations.open(person.id, Side.MENTEE)
        await tx.participations.submit(side.id, {"fio": NAME, **MENTEE}, 0, tx.now)
        await tx.participations.decide(side.id, ParticipationState.READY, person.id, tx.now)
    return side.id


async def opens(olga: Person) -> None:
    await olga.presses("Ещё")
    await olga.presses("Пожелания")
    await olga.presses("Открыть анкету")
    await olga.presses("Открыть анкету")


async def answers(olga: Person) -> None:
    """Go from the ranks to the end."""
    await olga.presses("Яковлев И. О.")
    await olga.presses("Готово")
    await olga.presses("Пропустить")
    await olga.presses("Пропустить")
    await olga.presses("В группе")
    await olga.presses("Нет")
    await olga.presses("Пропустить")


async def kept(here: Town, side: ParticipationId) -> Wish | None:
    async with here.app.storage.read(here.app.organisation) as tx:
        return await tx.wishes.of(side)


async def test_a_curator_writes_down_and_the_person_leaves_the_list(here: Town) -> None:
    side, olga = await without_messenger(here), here.curator
    await opens(olga)
    await olga.presses("Со слов или с бумаги · 1")
    assert olga.sees("нет мессенджера")
    assert not olga.sees("Кузнецова")  # she answers by herself
    await olga.presses("Громова В. И.")
    await olga.presses("С бумаги")
    await here.restarts()
    await answers(olga)
    assert olga.sees("Вносить больше не за кого")
    wish = await kept(here, side)
    assert wish is not None
    assert (len(wish.ranked), wish.grouping) == (1, Grouping.GROUP)
    async with here.app.storage.read(here.app.organisation) as tx:
        notes = await tx.desk.journal(tx.now.replace(year=2020))
        assert await tx.runs.open_for("wishes-for") == []
    assert {"participation": side, "told": "paper"} in [each.subject for each in notes]


async def test_what_is_no_answer_is_not_taken(here: Town) -> None:
    side, olga = await without_messenger(here), here.curator
    await opens(olga)
    await olga.presses("Со слов или с бумаги")
    await olga.presses("Громова")
    await olga.presses("Со слов")
    await olga.says("Иванов")
    assert not olga.sees("Вносить больше")
    assert await kept(here, side) is None


async def test_whoever_has_a_messenger_or_a_closed_round_is_not_written_for(here: Town) -> None:
    side, olga = await without_messenger(here), here.curator
    await opens(olga)
    await olga.presses("Со слов или с бумаги")
    listed = olga.screen
    await olga.presses_data("wfo:2:words")  # Maria answers by herself
    assert not olga.sees("С кем из наставников")
    await olga.presses("Громова", on=listed)
    chosen = olga.screen
    await olga.presses("Со слов", on=chosen)
    async with here.app.storage.work(here.app.organisation) as tx:
        found = await tx.wishes.round()
        assert found is not None
        assert await tx.wishes.close(found)
    await answers(olga)
    assert olga.sees("Ответы больше не принимаются")
    assert await kept(here, side) is None


async def test_a_doubled_press_keeps_one_answer(here: Town) -> None:
    side, olga = await without_messenger(here), here.curator
    await opens(olga)
    await olga.presses("Со слов или с бумаги")
    listed = olga.screen
    await olga.presses("Громова")
    await olga.presses("Со слов")
    await answers(olga)
    first = await kept(here, side)
    await olga.presses("Громова", on=listed)
    await olga.presses("Со слов")
    await olga.presses("Всё равно")
    await olga.presses("Готово")
    await olga.presses("Пропустить")
    await olga.presses("Всё равно")
    last = olga.screen
    await olga.presses("Нет")
    await olga.presses("Нет", on=last)
    await olga.presses("Пропустить")
    wish = await kept(here, side)
    assert first is not None
    assert wish is not None
    assert (len(first.ranked), wish.ranked, wish.grouping) == (1, (), Grouping.ANY)
