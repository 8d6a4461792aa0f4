"""Kill the process around a child's consents and answers, and an erasure: all or nothing."""

import asyncio
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select, update

from bot.clock import SystemClock
from handlers.callbacks.privacy import EraseData
from mentoring.applications import ParticipationState
from mentoring.consent import MINOR, OWN_AGREEMENT, PARTICIPATION, ConsentStep
from mentoring.consent_proof import Deed, write
from mentoring.consents import active_text
from mentoring.destruction import Ground
from mentoring.enrolments import representative_key
from mentoring.expected import Expected
from mentoring.ids import PersonId
from mentoring.people import Bracket, Channel, Wish
from mentoring.representing import PREFIX
from storage.tables import consent_records, name_words, participations, persons, runs
from tests.drills.bot_process import Nest
from tests.drills.learner import SEND, Learner
from tests.drills.scene import Scene, scene
from tests.drills.school import FIRST

pytestmark = pytest.mark.slow

CHILD, MOTHER = 45_001, 45_002
SOON = 0.06
"""Seconds in which most updates are answered: a kill within them hits before, in or after it."""

KILLS = 2
"""How often the process dies while the questions are answered."""

MOST_ACTS = 90
PATIENCE = 90.0


async def test_a_learner_loses_no_consent_and_no_answer(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=0) as here:
        await a_learner_comes(here)


async def test_a_learner_loses_no_consent_and_no_answer_on_postgres(
    tmp_path: Path, dice: Random, nest: Nest, fresh_postgres_url: str
) -> None:
    async with scene(tmp_path, nest, dice, fresh_postgres_url, groups=0) as here:
        await a_learner_comes(here)


async def test_an_erasure_on_a_word_is_whole_and_once(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=1) as here:
        await people_erase_themselves(here)


async def test_an_erasure_on_a_word_is_whole_and_once_on_postgres(
    tmp_path: Path, dice: Random, nest: Nest, fresh_postgres_url: str
) -> None:
    async with scene(tmp_path, nest, dice, fresh_postgres_url, groups=1) as here:
        await people_erase_themselves(here)


async def test_an_erasure_by_the_term_is_whole_and_once(
    tmp_path: Path, dice: Random, nest: Nest
) -> None:
    async with scene(tmp_path, nest, dice, groups=3) as here:
        revoked = await revoked_long_ago(here)
        for _ in range(KILLS):
            here.bot.start()
            await asyncio.sleep(dice.uniform(0.2, 0.9))
            await here.killed()
            assert await left_of(here, revoked) in ({*revoked}, set())
        await here.bot.starts()
        await gone_after_all(here, revoked)
        await here.settles()
        await here.ends()
        async with here.school.storage.read(here.school.organisation) as tx:
            [act] = [each for each in await tx.acts.all() if each.ground is Ground.REVOKED]
        assert set(act.people) == set(revoked)


async def a_learner_comes(here: Scene) -> None:
    """Let a parent agree and a child answer, with a kill at each turn."""
    child, mother = learner(here, CHILD), learner(here, MOTHER)
    code = await expected(here)
    await here.bot.starts()
    mother.phone.opens(PREFIX + code)
    await mother.presses("Мать")
    await mother.presses("Даю согласие")
    await dies(here)
    await mother.sees("согласие записано")
    child.phone.says("/start")
    await child.presses("Начать")
    await child.presses("Да, участвую")
    await dies(here)
    await child.sees("1 из")
    acts = 0
    deadly = {here.dice.randrange(1, 20) for _ in range(KILLS)}
    while not child.is_done:
        before = child.phone.screen.shown
        await child.answers()
        if acts in deadly:
            await dies(here)
            await here.settles()  # what is sent again must not come after the next answer
        await child.moves_on(before)
        acts += 1
        assert acts < MOST_ACTS, child.phone.transcript()
    await child.presses(SEND)
    await dies(here)
    await here.settles()
    await here.ends()
    await all_of_it_is_kept(here, child)


async def dies(here: Scene) -> None:
    """Kill within a moment, and start again."""
    await asyncio.sleep(here.dice.uniform(0, SOON))
    await here.killed()
    await here.bot.starts()


def learner(here: Scene, number: int) -> Learner:
    """Somebody of fifteen with a phone."""
    phone = here.playground.person(number, "Тайна", started=True)
    return Learner(phone, "Тайнова Ева", f"05.03.{SystemClock().now().year - 15}")


async def expected(here: Scene) -> str:
    """Let a child wait for a parent; return the secret of the parent's code."""
    async with here.school.storage.work(here.school.organisation) as tx:
        account = await tx.people.add_account(Channel.TELEGRAM, CHILD, "ru")
        await tx.people.set_wish(account.id, Wish.MENTEE)
        await tx.people.set_bracket(account.id, Bracket.FROM_14)
        waits = Expected(wish=Wish.MENTEE, bracket=Bracket.FROM_14, account=account.id)
        [enrolment] = await tx.enrolments.add_many([waits])
        return await representative_key(tx, enrolment)


async def all_of_it_is_kept(here: Scene, child: Learner) -> None:
    """Compare what is stored with what was said: consents once, answers all."""
    async with here.school.storage.read(here.school.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, CHILD)
        assert account is not None
        assert account.person_id is not None
        person = await tx.people.person(account.person_id)
        proofs = await tx.consents.history(account.person_id)
        guardians = await tx.guardians.of_child(account.person_id)
        [side] = await tx.participations.of(account.person_id)
        tasks = await tx.desk.open_tasks()
    assert person is not None
    assert [each.code for each in proofs] == [MINOR, OWN_AGREEMENT]
    assert len(guardians) == 1
    assert len({each.kind for each in tasks}) == len(tasks)
    assert person.name == child.name
    assert (side.state, side.profile_version) == (ParticipationState.SUBMITTED, 1)
    assert {key: side.profile[key] for key in child.given} == child.given
    told = [value for value in side.profile.values() if value in child.typed]
    assert len(told) == len(child.typed) - 1, side.profile  # the birth date is written as ISO is


async def people_erase_themselves(here: Scene) -> None:
    """Let three people of a group erase everything, with a kill after each press."""
    await here.bot.starts()
    gone = list(here.school.accounts)[:3]
    for number, person in enumerate(gone, start=FIRST):
        phone = here.playground.person(number)
        phone.says("/mydata")
        await phone.hears("Что о Вас хранится", within=PATIENCE)
        phone.presses_data(EraseData(sure=True).pack())
        await asyncio.sleep(here.dice.uniform(0, SOON))
        await here.killed()
        await here.bot.starts()
        await gone_after_all(here, [person])
    await here.settles()
    await here.ends()
    assert await left_of(here, gone) == set()
    async with here.school.storage.read(here.school.organisation) as tx:
        acts = [each for each in await tx.acts.all() if each.ground is Ground.REQUEST]
        histories = await tx.consents.histories()
    assert sorted(each.people for each in acts) == [(each,) for each in sorted(gone)]
    for person in gone:
        steps = [each.step for each in histories[person]]
        assert steps == [ConsentStep.GIVEN, ConsentStep.REVOKED]


async def gone_after_all(here: Scene, people: list[PersonId]) -> None:
    """Wait until nothing is left of people; until then all is: no erasure is a half one."""
    async with asyncio.timeout(PATIENCE):
        while left := await left_of(here, people):
            assert left == {*people}
            await asyncio.sleep(0.05)


async def revoked_long_ago(here: Scene) -> list[PersonId]:
    """Let everybody of the school have revoked, longer ago than the term."""
    everybody = list(here.school.accounts)
    async with here.school.storage.work(here.school.organisation) as tx:
        text = await active_text(tx, "ru", PARTICIPATION)
        for person in everybody:
            await write(tx, text, Deed(person=person, step=ConsentStep.REVOKED))
    async with here.school.storage.engines.write.begin() as connection:
        past = SystemClock().now() - timedelta(days=40)
        await connection.execute(update(consent_records).values(at=past))
    return everybody


async def left_of(here: Scene, people: list[PersonId]) -> set[PersonId]:
    """Return of whom anything is left; of each it is all or nothing."""
    async with here.school.storage.engines.read.connect() as connection:
        named = select(persons.c.id).where(persons.c.name.is_not(None))
        there = {*await connection.scalars(named)} & {*people}
        for table in (name_words, runs):
            found = await connection.scalars(select(table.c.person_id))
            assert {*found} & {*people} <= there, table.name
        rows = await connection.execute(
            select(participations.c.person_id, participations.c.profile)
        )
        left = {person for person, profile in rows if profile}
        count = await connection.scalar(select(func.count()).select_from(persons))
    assert left & {*people} <= there
    assert count
    return there
