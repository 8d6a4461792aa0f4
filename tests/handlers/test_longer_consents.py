"""A pair extended past the end of a consent: it is asked for at once, and given by a press."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from handlers.callbacks.mending import Extend
from handlers.callbacks.menu import MenuTo
from mentoring.consent import PARTICIPATION, ConsentRecord, Paper
from mentoring.consent_proof import note_paper
from mentoring.ids import PersonId
from mentoring.office import TaskKind
from mentoring.people import Channel
from mentoring.ports import UnitOfWork
from mentoring.steps import Milestone, StepKind, StepState
from tests.handlers.paired import MARIA, PAIR, Paired, paired_town
from tests.talk import CURATOR, MONDAY

ENDS = MONDAY.date() + timedelta(days=90)


@pytest.fixture
async def paired(tmp_path: Path) -> AsyncIterator[Paired]:
    async with paired_town(tmp_path) as opened:
        async with opened.here.app.storage.work(opened.here.app.organisation) as tx:
            curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
            assert curator is not None
            paper = Paper(number="12", dated_on=date(2026, 11, 20), kept_at="сейф 3")
            person = await maria_in(tx)
            assert await note_paper(tx, curator, person, PARTICIPATION, paper, until=ENDS)
        for phone in (opened.ivan, opened.maria):
            await phone.says("/menu")
            phone.forgets()
        yield opened


async def maria_in(tx: UnitOfWork) -> PersonId:
    """Find Maria in a transaction."""
    found = await tx.people.actor_at(Channel.TELEGRAM, MARIA)
    assert found is not None
    assert found.person is not None
    return found.person.id


async def last_of(paired: Paired) -> tuple[ConsentRecord, int]:
    """Maria's newest consent, and how many lines of proof there are."""
    async with paired.here.app.storage.read(paired.here.app.organisation) as tx:
        history = [
            each
            for each in await tx.consents.history(await maria_in(tx))
            if each.code == PARTICIPATION
        ]
    return sorted(history, key=lambda each: each.at)[-1], len(history)


async def extends(paired: Paired, day: str) -> None:
    """Let the curator write a new last day."""
    await paired.olga.presses_data(Extend(pair=PAIR).pack())
    await paired.olga.says(day)


async def test_a_consent_that_ends_first_is_asked_for_and_given_again(paired: Paired) -> None:
    ivan, maria, olga = paired.ivan, paired.maria, paired.olga
    await extends(paired, "31 мая 2028")
    assert olga.sees("Новый срок записан"), olga
    assert olga.sees("последнее измерение: оно есть у 0 из 2"), olga
    tasks = await paired.tasks()
    assert tasks.count(TaskKind.CONSENT_TOO_SHORT) == 1
    assert TaskKind.BASELINE_WANTED in tasks
    assert not any("Есть вопрос" in str(each) for each in ivan.news), "his has no end"
    assert any("Есть вопрос по программе" in str(each) for each in maria.news), maria
    before, lines = await last_of(paired)
    assert before.expires_on == ENDS
    await maria.presses_data(MenuTo(to="consent").pack())
    await maria.presses("1. Прочитать и продлить")
    await paired.here.restarts()
    offered = maria.screen
    await maria.presses("Продлить согласие")
    await maria.presses("Продлить согласие", on=offered)
    now, after = await last_of(paired)
    assert now.expires_on is None
    assert after == lines + 1, "a second press adds no line of proof"
    assert TaskKind.CONSENT_TOO_SHORT not in await paired.tasks()
    await maria.presses_data(MenuTo(to="consent").pack())
    assert not any("продлить" in key.text for key in maria.screen.keys)


async def test_a_consent_that_lasts_long_enough_is_left_alone(paired: Paired) -> None:
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        pair = await tx.pairs.get(PAIR)
        assert pair is not None
        assert await tx.pairs.end_on(pair, ENDS - timedelta(days=20))
        for seat in (pair.mentor, *pair.members):
            mark = Milestone(
                organisation_id=tx.organisation,
                participation_id=seat.participation_id,
                kind=StepKind.BASELINE,
                state=StepState.DONE,
                at=tx.now,
            )
            assert await tx.milestones.note(mark)
        for task in await tx.desk.open_tasks():
            await tx.desk.finish_task(task.id, pair.mentor.person_id, tx.now)
    await extends(paired, f"{ENDS - timedelta(days=1):%d.%m.%Y}")
    assert paired.olga.sees("оно есть у 2 из 2"), paired.olga
    tasks = await paired.tasks()
    assert TaskKind.CONSENT_TOO_SHORT not in tasks
    assert TaskKind.BASELINE_WANTED not in tasks


async def test_a_new_sheet_takes_the_task_off_the_desk(paired: Paired) -> None:
    await extends(paired, "31 мая 2028")
    async with paired.here.app.storage.work(paired.here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert curator is not None
        paper = Paper(number="13", dated_on=date(2026, 11, 22), kept_at="сейф 3")
        person, until = await maria_in(tx), date(2028, 8, 31)
        assert await note_paper(tx, curator, person, PARTICIPATION, paper, until=until)
    assert TaskKind.CONSENT_TOO_SHORT not in await paired.tasks()
