"""Whatever people of any role press and type: nothing personal is stored without the consent."""

import logging
import os
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.logs import QUIETER
from mentoring.consent import ADMITTING, ConsentStep, Standing
from mentoring.filling import JOIN, PROFILE
from mentoring.ids import PersonId
from mentoring.people import Channel
from mentoring.permits import is_permitted
from mentoring.ports import UnitOfWork
from tests.handlers.applicants import BOTH, MENTOR, consents, joins
from tests.handlers.families import new_code, waits_for_parent
from tests.talk import Person, Town, town

TYPED = (
    "Тайнова Мария Петровна",
    "14.03.1996",
    "12.05.2012",
    "8 900 123-45-67",
    "Тайная просьба: вести занятия увереннее",
    "сентябрь 2025",
    "10",
    "Математика",
)
SECRET = (
    "Тайнова",
    "Кузнецова",
    "14.03.1996",
    "1996-03-14",
    "12.05.2012",
    "123-45-67",
    "1234567",
    "просьба",
)
COMMANDS = ("/start", "/menu", "/profile", "/consent", "/mydata", "/pair", "/meetings", "/cancel")
PERSONAL = (JOIN, PROFILE, "behalf", "par")
TERM = 30
STEPS, LOOKS = 80, 5
SEEDS = [int(each) for each in os.environ.get("NASTAVNIK_SEEDS", "2026").split(",")]
"""`NASTAVNIK_SEEDS=1,2,3 pytest …` wanders along other ways."""


@dataclass
class Wanderer:
    """Somebody who presses and types at random, but goes on with a questionnaire more often."""

    here: Town
    phone: Person
    chance: random.Random
    log: list[str] = field(default_factory=list)

    async def acts(self) -> None:
        """Do one thing."""
        kind = self.chance.choices(("press", "type", "say", "old", "end"), (12, 5, 2, 1, 1))[0]
        if kind == "end":
            await self.revokes()
            return
        keys = [key for key in self.phone.screen.keys if not key.url]
        if kind == "press" and keys:
            key = self.chance.choice(keys)
            self.log.append(f"{self.phone.number} presses {key.text}")
            await self.phone.presses_data(key.data, self.phone.screen)
        elif kind == "old" and (olds := [s for s in self.phone.screens if s.keys]):
            shown = self.chance.choice(olds)
            key = self.chance.choice(shown.keys)
            self.log.append(f"{self.phone.number} presses an old {key.text}")
            if not key.url:
                await self.phone.presses_data(key.data, shown)
        else:
            words = self.chance.choice(TYPED if kind == "type" else COMMANDS)
            self.log.append(f"{self.phone.number} says {words}")
            await self.phone.says(words)

    async def revokes(self) -> None:
        """Take back the first consent there is, if there is one."""
        self.log.append(f"{self.phone.number} revokes")
        await self.phone.says("/consent")
        if any("Отозвать" in label for label in self.phone.screen.buttons):
            await self.phone.presses("Отозвать", on=self.phone.screen)
            await self.phone.presses("Да, отозвать")


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_personal_is_stored_without_a_consent_nor_ever_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in QUIETER:
        caplog.set_level(logging.WARNING, name)
    chance = random.Random(seed)
    async with town(tmp_path) as here:
        people = [Wanderer(here, here.person(number), chance) for number in range(1001, 1008)]
        await begin(here, [each.phone for each in people])
        seen: set[PersonId] = set()
        for n in range(STEPS):
            who = chance.choice(people)
            await who.acts()
            if n % LOOKS == 0:
                seen |= await looks_right(here, who.log)
            if n == STEPS // 2:
                await people[3].revokes()
            if n % 40 == 39:
                await here.moves(days=chance.choice((1, 10, 31)))
        assert len(seen | await looks_right(here, [f"seed {seed}"])) > 1
        await here.moves(days=31)
        await looks_right(here, [f"seed {seed}, at the end"])
        assert await ended(here) > 0
        logged = "\n".join(record.getMessage() for record in caplog.records)
        assert [trace for trace in SECRET if trace in logged] == []


async def begin(here: Town, phones: list[Person]) -> None:
    """Bring people to where they differ: newcomers, minors, a parent, applicants, a curator."""
    newcomer, child, parent, mentee, mentor, both, teenager = phones
    await here.curator.says("/start")
    await newcomer.says("/start")
    await waits_for_parent(child, "10–13")
    await parent.says(f"/start {await new_code(here)}")
    await joins(mentee)
    await consents(mentor, MENTOR)
    await mentor.says(TYPED[0])
    await consents(both, BOTH)
    await waits_for_parent(teenager)


async def looks_right(here: Town, log: list[str]) -> set[PersonId]:
    """Compare all that is stored with the consents in force; return of whom something is."""
    async with here.app.storage.read(here.app.organisation) as tx:
        personal = await owners(tx)
        standings = await tx.consents.standings()
        for person in personal:
            known = standings[person]
            assert may_be_kept(known, tx), (person, known, log[-12:])
        for number in range(1001, 1008):
            account = await tx.people.account_at(Channel.TELEGRAM, number)
            if account is not None and account.person_id is None:
                runs = await tx.runs.open_of(account.id)
                assert [run.purpose for run in runs] == [], log[-12:]
    return personal


async def ended(here: Town) -> int:
    """Count the consents that were revoked on the way."""
    async with here.app.storage.read(here.app.organisation) as tx:
        steps = [each for one in (await tx.consents.histories()).values() for each in one]
    return sum(each.step is ConsentStep.REVOKED for each in steps)


async def owners(tx: UnitOfWork) -> set[PersonId]:
    """Return everybody of whom anything personal is stored."""
    found = {
        person.id
        for person in await tx.people.all()
        if person.name or person.birth_date or person.contact or person.phone
    }
    found |= {each.person_id for each in await tx.participations.all() if each.profile}
    for purpose in PERSONAL:
        for run in await tx.runs.open_for(purpose):
            assert run.person_id is not None, run.purpose
            found |= {run.person_id} if run.draft.answers else set()
    return found


def may_be_kept(standing: Standing, tx: UnitOfWork) -> bool:
    """Tell whether the consents are in force, or ended so lately that the term still runs."""
    if is_permitted(standing, tx.now.date()):
        return True
    ended = [
        each.at
        for code, each in standing.last.items()
        if code in ADMITTING and each.step is not ConsentStep.GIVEN
    ]
    return bool(ended) and (tx.now - max(ended)).days <= TERM
