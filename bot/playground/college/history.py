"""Live through the first months of the sample college: the same use cases, only earlier."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.clock import MovableClock
from bot.playground.college.cast import (
    CURATOR,
    NEWCOMER,
    PLACES,
    SEED,
    SUBJECTS,
    UNITS,
    Role,
    mentees,
    mentors,
)
from bot.playground.college.profiles import answers_of
from bot.playground.college.sent import all_has_been_sent
from mentoring.aftermath import judge, mark
from mentoring.agreeing import confirm, propose
from mentoring.approval import approve
from mentoring.consents import active_text, give
from mentoring.filling import JOIN, questionnaire_for
from mentoring.forming import announce
from mentoring.forming import propose as propose_pair
from mentoring.forms import TEACHER_TEACHER
from mentoring.house import House
from mentoring.ids import OrganisationId, PairId, PersonId
from mentoring.joining import codes_for, submit
from mentoring.keeping import put_order
from mentoring.meetings import Mark
from mentoring.newcomers import say_age, wish_for
from mentoring.offers import accept
from mentoring.people import Actor, Bracket, Channel, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import begin
from mentoring.runs import Run, RunState
from storage import Storage

ZONE = ZoneInfo("Europe/Kirov")
TODAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE).astimezone(UTC)
"""Where the demo opens: a Tuesday morning in November, the programme in its third month."""

JOINED = datetime(2026, 9, 14, 12, 0, tzinfo=ZONE).astimezone(UTC)
PAIRED = datetime(2026, 10, 5, 9, 0, tzinfo=ZONE).astimezone(UTC)
FIRST_MEETING = datetime(2026, 10, 13, 14, 0, tzinfo=ZONE).astimezone(UTC)
ORDERED = date(2026, 10, 9)
CURATOR_NAME = "Ольга Сергеевна"
WEEK = timedelta(weeks=1)
LAST = ("frequency", "ready_to_mentor")
"""The two questions at which the newcomer stands when the demo opens."""

MEETINGS = (6, 2, 6, 5)
"""How many weekly meetings each unit has had; the second has been silent for weeks."""


@dataclass
class College:
    """Hold what the history is played on."""

    storage: Storage
    organisation: OrganisationId
    house: House
    clock: MovableClock
    people: dict[int, PersonId] = field(default_factory=dict)
    pairs: list[PairId] = field(default_factory=list)

    async def live(self) -> None:
        """Play everything up to the day the demo opens on."""
        await self._settle_in()
        for role in (*mentors(), *mentees()):
            if role.number != NEWCOMER:
                await self._join(role)
        for mentor, members in UNITS:
            await self._pair(mentor, members)
        for unit, count in enumerate(MEETINGS):
            await self._meet(unit, count)
        await all_has_been_sent(self.storage, self.clock)
        self.clock.set(TODAY)
        await self._leave_newcomer_at_the_end()
        await self._agree_on_tomorrow()
        await all_has_been_sent(self.storage, self.clock)

    async def _settle_in(self) -> None:
        self.clock.set(JOINED - 2 * WEEK)
        async with self.storage.work(self.organisation) as tx:
            college = await tx.organisations.get()
            known = {"subjects": SUBJECTS, "places": PLACES, "curator_name": CURATOR_NAME}
            settled = {**known, "set_up_at": tx.now}
            await tx.organisations.save(college.model_copy(update=settled))
            account = await tx.people.add_account(Channel.TELEGRAM, CURATOR, "ru")
            person = await tx.people.add_person(account.id)
            named = person.model_copy(update={"name": "Вьюгина Ольга Сергеевна"})
            await tx.people.save_person(named)
            await tx.people.grant(person.id, StaffRole.CURATOR, tx.now)

    async def _join(self, role: Role) -> None:
        self.clock.set(JOINED + timedelta(hours=role.number % 7))
        async with self.storage.work(self.organisation) as tx:
            actor = await self._consented(tx, role)
            run = await self._answered(tx, actor, role)
            await tx.runs.close(run, RunState.SUBMITTED)
            await tx.people.set_focus(actor.account.id, None)
            taken = await submit(tx, actor, self.house, run)
        self.clock.set(JOINED + WEEK)
        async with self.storage.work(self.organisation) as tx:
            curator = await _actor(tx, CURATOR)
            for participation in taken:
                await approve(tx, curator, participation.id)

    async def _consented(self, tx: UnitOfWork, role: Role) -> Actor:
        account = await tx.people.add_account(Channel.TELEGRAM, role.number, "ru")
        actor = await wish_for(tx, Actor(account=account), role.wish)
        actor = await say_age(tx, actor, Bracket.ADULT)
        text = await active_text(tx, "ru")
        given = await give(tx, actor, text)
        assert given.person is not None  # noqa: S101 - a consent makes a person
        self.people[role.number] = given.person.id
        return given

    async def _answered(self, tx: UnitOfWork, actor: Actor, role: Role) -> Run:
        codes = codes_for(role.wish, Bracket.ADULT, (TEACHER_TEACHER,)) or ()
        answers = answers_of(role)
        questionnaire = questionnaire_for(self.house, codes)
        draft = begin(questionnaire, answers)
        optional = tuple(step.id for step in questionnaire.steps if step.optional)
        skipped = tuple(step for step in optional if step not in answers)
        kept = {"skipped": skipped} if role.number == NEWCOMER else {}
        person = actor.person.id if actor.person else None
        return await tx.runs.start(
            actor.account.id, person, JOIN, {}, draft.model_copy(update=kept)
        )

    async def _pair(self, mentor: int, members: tuple[int, ...]) -> None:
        self.clock.set(PAIRED + timedelta(minutes=10 * mentor))
        chosen = (mentors()[mentor], *(mentees()[member] for member in members))
        async with self.storage.work(self.organisation) as tx:
            curator = await _actor(tx, CURATOR)
            sides = [
                (await tx.participations.of(self.people[role.number]))[0].id for role in chosen
            ]
            rules = self.house.rules
            pair = await propose_pair(tx, curator, sides[0], tuple(sides[1:]), rules)
            for role in chosen:
                await accept(tx, await _actor(tx, role.number), pair.id, rules)
            await announce(tx, curator, pair.id)
            if mentor != 2:
                await put_order(tx, curator, pair.id, f"{114 + mentor}-у", ORDERED)
        self.pairs.append(pair.id)

    async def _meet(self, unit: int, count: int) -> None:
        random = Random(SEED + unit)
        for week in range(count):
            starts_at = FIRST_MEETING + timedelta(days=unit) + week * WEEK
            await self._hold(unit, starts_at, random)

    async def _hold(self, unit: int, starts_at: datetime, random: Random) -> None:
        mentor, members = UNITS[unit]
        numbers = (mentors()[mentor].number, *(mentees()[m].number for m in members))
        people = [self.people[number] for number in numbers]
        self.clock.set(starts_at - timedelta(days=3))
        async with self.storage.work(self.organisation) as tx:
            meeting = await propose(tx, self.pairs[unit], people[0], starts_at, PLACES[0])
            for person in people[1:]:
                await confirm(tx, meeting.id, person, self.house.rules)
        self.clock.set(starts_at + timedelta(hours=4))
        async with self.storage.work(self.organisation) as tx:
            for person in people:
                await mark(tx, meeting.id, person, Mark.HELD)
                if random.random() < 0.8:
                    useful = random.randint(7, 10)
                    await judge(tx, meeting.id, person, useful, random.randint(6, 9))

    async def _leave_newcomer_at_the_end(self) -> None:
        role = next(each for each in mentees() if each.number == NEWCOMER)
        async with self.storage.work(self.organisation) as tx:
            actor = await self._consented(tx, role)
            run = await self._answered(tx, actor, role)
            answers = {k: v for k, v in run.draft.answers.items() if k not in LAST}
            draft = run.draft.model_copy(update={"answers": answers, "at": LAST[0]})
            await tx.runs.save(run, draft)

    async def _agree_on_tomorrow(self) -> None:
        mentor, members = UNITS[0]
        people = (mentors()[mentor].number, mentees()[members[0]].number)
        tomorrow = (TODAY + timedelta(days=1)).replace(hour=11, minute=0)
        async with self.storage.work(self.organisation) as tx:
            both = [self.people[number] for number in people]
            meeting = await propose(tx, self.pairs[0], both[0], tomorrow, PLACES[0])
            await confirm(tx, meeting.id, both[1], self.house.rules)


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    actor = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert actor is not None  # noqa: S101 - everybody in the cast has an account
    return actor
