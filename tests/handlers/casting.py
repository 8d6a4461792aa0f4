"""Cast a college whose pairs come out as a plan says: 65 mentees and four too many, 30 mentors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from bot.playground.college.names import names
from mentoring.applications import ParticipationState, Profile, Side
from mentoring.consent import MINOR, OWN_AGREEMENT, PARTICIPATION, ConsentRecord, ConsentStep
from mentoring.consents import active_text
from mentoring.guardians import Relation
from mentoring.ids import AccountId, ParticipationId, PersonId
from mentoring.people import Channel, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.steps import Milestone, StepKind, StepState
from tests.handlers.college import introduced
from tests.handlers.intake import LEARNER, THE_COLLEGE, Guest, both_roles, script, sides
from tests.talk import Person, Town

SEED, SCRIPTED = 2021, 95
PHONES, FAMILIES = 3000, 5000
"""Where the numbers of people begin, and those of their representatives."""

HEAD, ASSOCIATION = 6001, 6002
SS, TS, EC = "learner-learner", "teacher-learner", "employer-student"
TT, ET = "teacher-teacher", "employer-teacher"
SUBJECTS = ("Физика", "Математика", "История", "Информатика", "Сварка", "Черчение", "Биология")
WANTED = {SS: "learner", TS: "teacher", EC: "employee"}
ASKED = {SS: ("adaptation",), TS: ("contest",), EC: ("career",)}
KINDS = {SS: "learner", TS: "teacher", TT: "teacher", EC: "employee", ET: "employee"}
PLACES = {"learner": "Группа 4-ПД", "teacher": "Преподаватель", "employee": "Мастер участка"}
SLOTS = {TT: ("wed-day", "thu-morning"), ET: ("sat-morning",)}
NO_SUBJECT, NO_CONSENT, STOPS, TOO_MANY = "no_subject", "consent", "stop_list", "capacity"


@dataclass
class Cast:
    """Hold everybody of the college with their phones."""

    here: Town
    guests: list[Guest]
    extra: dict[str, Guest]
    people: dict[int, PersonId] = field(default_factory=dict)
    sides: dict[tuple[int, Side], ParticipationId] = field(default_factory=dict)

    @property
    def everybody(self) -> list[Guest]:
        """All of them, those of the plan and those too many."""
        return [*self.guests, *self.extra.values()]

    def phone(self, guest: Guest) -> Person:
        """The phone of somebody."""
        return self.here.person(PHONES + guest.number, name=guest.name.given)

    def family(self, guest: Guest) -> Person:
        """The phone of somebody's representative."""
        return self.here.person(FAMILIES + guest.number, name="Представитель")

    def who(self, person: PersonId) -> Guest:
        """The one behind an id of the database."""
        return next(each for each in self.everybody if self.people[each.number] == person)

    def of(self, form: str, side: str) -> list[Guest]:
        """Those on one side of a form, nobody too many."""
        there = sides(self.guests, side)
        if side == "наставник":
            return [each for each in there if form in each.mentors_in]
        return [each for each in there if each.form == form]


def cast(here: Town) -> Cast:
    """Make everybody up: the intake's script, and four learners whom nobody can take."""
    guests = both_roles(script(THE_COLLEGE, SEED), ET, TS)
    guests[0] = replace(guests[0], born=date(2008, 11, 25))  # eighteen in two days
    born = {
        NO_SUBJECT: (TS, date(2010, 5, 4)),
        NO_CONSENT: (EC, date(2008, 11, 2)),  # the days of grace are over before the plan
        STOPS: (TS, date(2010, 9, 9)),
        TOO_MANY: (SS, date(2007, 3, 3)),
    }
    called = islice(names(SEED), SCRIPTED, None)
    extra = {
        cause: Guest(SCRIPTED + n, name, form, "наставляемый", LEARNER, day, "1-ПД")
        for n, ((cause, (form, day)), name) in enumerate(
            zip(born.items(), called, strict=False), 1
        )
    }
    return Cast(here, guests, extra)


async def comes_in(college: Cast) -> None:
    """Let everybody be in the bases, ready; and let there be a head and an association."""
    async with college.here.app.storage.work(college.here.app.organisation) as tx:
        await active_text(tx, "ru")
        for each in college.everybody:
            await _joins(tx, college, each)
        for number, name, role in (
            (HEAD, "Лаптева Вера Николаевна", StaffRole.HEAD),
            (ASSOCIATION, "Зимин Пётр Ильич", StaffRole.ASSOCIATION),
        ):
            college.here.person(number, name=name.split()[1])
            person = await introduced(tx, number, name)
            await tx.people.grant(person.id, role, tx.now)


async def _joins(tx: UnitOfWork, college: Cast, guest: Guest) -> None:
    college.phone(guest)  # who has a phone has opened the bot's chat
    account = await tx.people.add_account(Channel.TELEGRAM, PHONES + guest.number, "ru")
    person = await tx.people.add_person(account.id)
    told = {"name": guest.name.full, "birth_date": guest.born, "phone": "+7 000 000-00-00"}
    await tx.people.save_person(person.model_copy(update=told))
    college.people[guest.number] = person.id
    for code in _consents(guest, college):
        await tx.consents.record(_given(tx, person.id, account.id, code))
    if guest.is_minor:
        college.family(guest)
        parent = await tx.people.add_account(Channel.TELEGRAM, FAMILIES + guest.number, "ru")
        theirs = await tx.people.add_person(parent.id)
        guardian = await tx.guardians.add(person.id, theirs.id, Relation.MOTHER)
        await tx.guardians.check(guardian.id, theirs.id, tx.now)
    for side, profile in _profiles(guest, college):
        opened = await tx.participations.open(person.id, side)
        places = guest.places if side is Side.MENTOR else 0
        await tx.participations.submit(opened.id, profile, places, tx.now)
        await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)
        college.sides[guest.number, side] = opened.id
        if side is Side.MENTOR:
            await _cleared(tx, opened.id)


def _consents(guest: Guest, college: Cast) -> Iterator[str]:
    """Name what is on file; one learner came of age and has not said the own yes."""
    if guest.is_minor or guest is college.extra[NO_CONSENT]:
        yield MINOR
        yield OWN_AGREEMENT
    else:
        yield PARTICIPATION


def _given(tx: UnitOfWork, person: PersonId, account: AccountId, code: str) -> ConsentRecord:
    return ConsentRecord(
        organisation_id=tx.organisation,
        person_id=person,
        account_id=account,
        code=code,
        version=1,
        language="ru",
        sha256="0" * 64,
        step=ConsentStep.GIVEN,
        method="button",
        at=tx.now,
    )


async def _cleared(tx: UnitOfWork, mentor: ParticipationId) -> None:
    """Note that the permission to work with minors was checked."""
    done = Milestone(
        organisation_id=tx.organisation,
        participation_id=mentor,
        kind=StepKind.CLEARANCE,
        state=StepState.DONE,
        at=tx.now,
    )
    await tx.milestones.note(done)


def _profiles(guest: Guest, college: Cast) -> Iterable[tuple[Side, Profile]]:
    if guest.role != "наставник":
        yield Side.MENTEE, (_learner if guest.kind == LEARNER else _colleague)(guest, college)
    if guest.role != "наставляемый":
        yield Side.MENTOR, _mentor(guest, college)


def _learner(guest: Guest, college: Cast) -> Profile:
    wanted: Profile = {"request_type": list(ASKED[guest.form])}
    if guest is college.extra[NO_SUBJECT]:
        wanted = {"request_type": ["study"], "subject": "Химия"}
    if guest is college.extra[STOPS]:
        wanted = {"request_type": ["study"], "subject": SUBJECTS[0]}
    return {
        **_shared(guest),
        **wanted,
        "class_group": guest.group,
        "forms_wanted": [WANTED[guest.form]],
        "group_ok": "any",
        "request_text": f"Разобраться с делом № {guest.number}",
    }


def _colleague(guest: Guest, college: Cast) -> Profile:
    young = guest.form == TT
    return {
        **_shared(guest),
        "position": "lecturer",
        "subjects": ["Математика"],
        "need_reason": ["starting" if young else "new_technology"],
        "deficits": ["assessment"],
        "total_exp_start": "2025-09-01" if young else "2012-09-01",
        "request_text": f"Увереннее вести дело № {guest.number}",
    }


def _mentor(guest: Guest, college: Cast) -> Profile:
    [form] = guest.mentors_in
    place = college.of(form, "наставник").index(guest)
    return {
        **_shared(guest, form),
        "mentor_kind": KINDS[form],
        "org_place": PLACES[KINDS[form]],
        "subjects": [SUBJECTS[min(place, len(SUBJECTS) - 1)]] if form == TS else ["Математика"],
        "leads_group": f"{place}-КЛ",
        "forms": [form],
        "helps_with": ["adaptation", "contest", "career", "study"],
        "competences": ["assessment", "ict"],
        "experience_years": 20,
        "capacity": guest.places,
        "public_card": ["name", "competences"],
    }


def _shared(guest: Guest, form: str = "") -> Profile:
    return {
        "fio": guest.name.full,
        "birth_date": guest.born.isoformat(),
        "contact": "chat",
        "mode": "in_person",
        "slots": list(SLOTS.get(form or guest.form, ("wed-day", "fri-day"))),
    }
