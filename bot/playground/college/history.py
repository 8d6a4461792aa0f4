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
    Cast,
    Role,
    Unit,
    teachers,
)
from bot.playground.college.families import admitted, parents_come
from bot.playground.college.profiles import GROUPS, answers_of, codes_of
from bot.playground.college.sent import all_has_been_sent
from mentoring.aftermath import judge, mark
from mentoring.agreeing import confirm, propose
from mentoring.approval import approve
from mentoring.consents import active_text, give
from mentoring.family_answers import note_on_paper
from mentoring.family_words import waiting_families
from mentoring.filling import JOIN, questionnaire_for
from mentoring.forming import announce
from mentoring.forming import propose as propose_pair
from mentoring.house import House
from mentoring.ids import OrganisationId, PairId, PersonId
from mentoring.joining import submit
from mentoring.keeping import put_order
from mentoring.known_pairs import existing as existing_pair
from mentoring.labour import Terms, is_labour
from mentoring.labour_papers import enter_papers
from mentoring.meetings import Mark
from mentoring.milestones import complete, existing, open_steps
from mentoring.newcomers import say_age, wish_for
from mentoring.offers import accept
from mentoring.ordering import remind_of_orders
from mentoring.people import MINORS, Actor, Channel, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import begin
from mentoring.runs import Run, RunState
from mentoring.steps import StepKind
from storage import Storage

ZONE = ZoneInfo("Europe/Kirov")
TODAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE).astimezone(UTC)
"""Where the demo opens: a Tuesday morning in November, the programme in its third month."""

JOINED = datetime(2026, 9, 14, 12, 0, tzinfo=ZONE).astimezone(UTC)
PAIRED = datetime(2026, 10, 5, 9, 0, tzinfo=ZONE).astimezone(UTC)
FIRST_MEETING = datetime(2026, 10, 13, 14, 0, tzinfo=ZONE).astimezone(UTC)
ORDERED = date(2026, 10, 9)
LAST_DAY = date(2027, 5, 31)
CURATOR_NAME = "Ольга Сергеевна"
WEEK = timedelta(weeks=1)
LAST = ("frequency", "ready_to_mentor")
"""The two questions at which the newcomer stands when the demo opens."""

PAPER = "12"
"""The number of the paper on which families agreed to a pair."""


@dataclass
class College:
    """Hold what the history is played on."""

    storage: Storage
    organisation: OrganisationId
    house: House
    clock: MovableClock
    cast: Cast = field(default_factory=teachers)
    people: dict[int, PersonId] = field(default_factory=dict)
    pairs: list[PairId] = field(default_factory=list)

    async def live(self) -> None:
        """Play everything up to the day the demo opens on."""
        await self._settle_in()
        for role in self.cast.roles.values():
            if role.number not in {NEWCOMER, *self.cast.waiting}:
                await self._join(role)
        for place, unit in enumerate(self.cast.units):
            await self._pair(place, unit)
        for place, unit in enumerate(self.cast.units):
            await self._meet(place, unit)
        await all_has_been_sent(self.storage, self.clock)
        self.clock.set(TODAY)
        await self._leave_newcomer_at_the_end()
        async with self.storage.work(self.organisation) as tx:
            await parents_come(tx, self.cast)
            await remind_of_orders(tx)
        await self._agree_on_tomorrow()
        await all_has_been_sent(self.storage, self.clock)

    async def _settle_in(self) -> None:
        self.clock.set(JOINED - 2 * WEEK)
        async with self.storage.work(self.organisation) as tx:
            college = await tx.organisations.get()
            known = {"subjects": SUBJECTS, "places": PLACES, "curator_name": CURATOR_NAME}
            groups = GROUPS if self.cast.families else ()
            settled = {**known, "groups": groups, "set_up_at": tx.now}
            await tx.organisations.save(college.model_copy(update=settled))
            await _staff(tx, CURATOR, "Вьюгина Ольга Сергеевна", StaffRole.CURATOR)
            for each in self.cast.others:
                if each.full is not None:
                    await _staff(tx, each.number, each.full, StaffRole(each.part))

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
            for each in [await existing(tx, submitted.id) for submitted in taken]:
                if StepKind.CLEARANCE in await open_steps(tx, each):
                    await complete(tx, curator, each.id, StepKind.CLEARANCE)
                await approve(tx, curator, each.id)

    async def _consented(self, tx: UnitOfWork, role: Role) -> Actor:
        account = await tx.people.add_account(Channel.TELEGRAM, role.number, "ru")
        actor = await wish_for(tx, Actor(account=account), role.wish)
        actor = await say_age(tx, actor, role.bracket)
        if role.bracket in MINORS:
            given = await admitted(tx, actor, self.cast)
        else:
            given = await give(tx, actor, await active_text(tx, "ru"))
        assert given.person is not None  # noqa: S101 - a consent makes a person
        self.people[role.number] = given.person.id
        return given

    async def _answered(self, tx: UnitOfWork, actor: Actor, role: Role) -> Run:
        answers = answers_of(role)
        questionnaire = questionnaire_for(self.house, codes_of(role))
        draft = begin(questionnaire, answers)
        optional = tuple(step.id for step in questionnaire.steps if step.optional)
        skipped = tuple(step for step in optional if step not in answers)
        kept = {"skipped": skipped} if role.number == NEWCOMER else {}
        person = actor.person.id if actor.person else None
        return await tx.runs.start(
            actor.account.id, person, JOIN, {}, draft.model_copy(update=kept)
        )

    async def _pair(self, place: int, unit: Unit) -> None:
        self.clock.set(PAIRED + timedelta(minutes=10 * place))
        chosen = (unit.mentor, *unit.members)
        async with self.storage.work(self.organisation) as tx:
            curator = await _actor(tx, CURATOR)
            sides = [(await tx.participations.of(self.people[each]))[0].id for each in chosen]
            rules = self.house.rules
            pair = await propose_pair(tx, curator, sides[0], tuple(sides[1:]), rules)
            for number in chosen:
                await accept(tx, await _actor(tx, number), pair.id, rules)
            for child in waiting_families(await existing_pair(tx, pair.id)):
                await note_on_paper(tx, curator, pair.id, child, rules, PAPER)
            await announce(tx, curator, pair.id)
            if unit.ordered:
                await put_order(tx, curator, pair.id, f"{114 + place}-у", ORDERED)
                if unit.papers and is_labour(pair.form):
                    await enter_papers(tx, curator, sides[0], _papers(place))
        self.pairs.append(pair.id)

    async def _meet(self, place: int, unit: Unit) -> None:
        random = Random(SEED + place)
        for week in range(unit.met):
            starts_at = FIRST_MEETING + timedelta(days=place) + week * WEEK
            await self._hold(place, unit, starts_at, random)

    async def _hold(self, place: int, unit: Unit, starts_at: datetime, random: Random) -> None:
        people = [self.people[number] for number in (unit.mentor, *unit.members)]
        self.clock.set(starts_at - timedelta(days=3))
        async with self.storage.work(self.organisation) as tx:
            meeting = await propose(tx, self.pairs[place], people[0], starts_at, PLACES[0])
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
        role = self.cast.roles[NEWCOMER]
        async with self.storage.work(self.organisation) as tx:
            actor = await self._consented(tx, role)
            run = await self._answered(tx, actor, role)
            answers = {k: v for k, v in run.draft.answers.items() if k not in LAST}
            draft = run.draft.model_copy(update={"answers": answers, "at": LAST[0]})
            await tx.runs.save(run, draft)

    async def _agree_on_tomorrow(self) -> None:
        unit = self.cast.units[0]
        tomorrow = (TODAY + timedelta(days=1)).replace(hour=11, minute=0)
        async with self.storage.work(self.organisation) as tx:
            both = [self.people[number] for number in (unit.mentor, unit.members[0])]
            meeting = await propose(tx, self.pairs[0], both[0], tomorrow, PLACES[0])
            await confirm(tx, meeting.id, both[1], self.house.rules)


def _papers(place: int) -> Terms:
    """Return what a teacher signed before the order; whose order waits has signed nothing yet."""
    return Terms(
        consent_number=f"{14 + place}-с",
        consent_date=ORDERED,
        agreement_number=f"{14 + place}-д",
        agreement_date=ORDERED,
        content="Разбор занятий, помощь с рабочей программой и документами",
        starts_on=ORDERED,
        ends_on=LAST_DAY,
        form="in_person",
    )


async def _staff(tx: UnitOfWork, number: int, name: str, role: StaffRole) -> None:
    account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
    person = await tx.people.add_person(account.id)
    await tx.people.save_person(person.model_copy(update={"name": name}))
    await tx.people.grant(person.id, role, tx.now)


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    actor = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert actor is not None  # noqa: S101 - everybody in the cast has an account
    return actor
