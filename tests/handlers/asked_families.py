"""Lead learners and their parents to the question whether a pair may be."""

from dataclasses import dataclass

from mentoring.applications import ParticipationState, Side
from mentoring.approving import begin
from mentoring.consent import MINOR, OWN_AGREEMENT, ConsentRecord, ConsentStep
from mentoring.guardians import Relation
from mentoring.people import Bracket, Channel
from tests.handlers.college import MENTEE, MENTOR, College, Somebody, introduced
from tests.talk import CURATOR, Person, Town

MOTHER, CHILD = 3001, 3002
FATHER, YOUNG_MENTOR = 3003, 3004
FORM, AMONG_LEARNERS = "teacher-student", "learner-learner"
NEWS = "Новость по программе наставничества\n[Открыть]"
NAME, MENTOR_NAME = "Иванов Пётр Ильич", "Фомин Глеб Андреевич"


async def child(here: Town, *, mother: bool = True) -> Somebody:
    """A learner of fifteen with a consent, and a mother who has the messenger or has not."""
    return await learner(here, CHILD, NAME, Side.MENTEE, MOTHER if mother else None)


async def learner(
    here: Town, number: int, name: str, side: Side, parent_number: int | None
) -> Somebody:
    """Somebody under age on one side, with the consents of that age and a parent."""
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
        person = await tx.people.add_person(account.id)
        await tx.people.save_person(person.model_copy(update={"name": name}))
        await tx.people.set_age(person.id, Bracket.FROM_14)
        called = f"Родитель {number} Львовна"
        parent = (await introduced(tx, parent_number, called)).id if parent_number else None
        await tx.guardians.add(person.id, parent, Relation.MOTHER)
        for code in (MINOR, OWN_AGREEMENT):
            await tx.consents.record(
                ConsentRecord(
                    organisation_id=tx.organisation,
                    person_id=person.id,
                    account_id=account.id,
                    code=code,
                    version=1,
                    language="ru",
                    sha256="0" * 64,
                    step=ConsentStep.GIVEN,
                    method="button",
                    at=tx.now,
                    given_by=parent,
                )
            )
        opened = await tx.participations.open(person.id, side)
        profile, places = (MENTEE, 0) if side is Side.MENTEE else (MENTOR, 2)
        await tx.participations.submit(opened.id, {"fio": name, **profile}, places, tx.now)
        await tx.participations.decide(opened.id, ParticipationState.READY, person.id, tx.now)
    return Somebody(here.person(number, name=name.split()[1]), person.id, opened.id)


async def both_agree(here: Town, petya: Somebody) -> Somebody:
    """Let the mentor and the learner say yes."""
    ivan = await College(here).mentor("Яковлев Иван Олегович")
    await here.curator.says("/menu")
    await offered(here, ivan, petya)
    return ivan


async def offered(here: Town, mentor: Somebody, *members: Somebody, form: str = FORM) -> None:
    """Offer a pair or a group; mentor and members say yes."""
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert olga is not None
        sides = mentor.participation, tuple(each.participation for each in members)
        model = "traditional" if len(members) == 1 else "group"
        pair = await tx.pairs.propose(*sides, form, model, mentor.person, tx.now)
        await begin(tx, olga, pair, here.app.house.rules)
    await here.moves(seconds=1)
    for each in (mentor, *members):
        await each.phone.presses("Открыть")
        await each.phone.presses("Принять")


@dataclass
class Learners:
    """Hold a learner who mentors another, both under age, and a parent of each."""

    gleb: Somebody
    petya: Somebody
    father: Person
    mother: Person


async def learners_agree(here: Town) -> Learners:
    """Let one learner be offered to another as a mentor; both say yes."""
    gleb = await learner(here, YOUNG_MENTOR, MENTOR_NAME, Side.MENTOR, FATHER)
    both = Learners(gleb, await child(here), here.person(FATHER), here.person(MOTHER))
    await here.curator.says("/menu")
    await offered(here, gleb, both.petya, form=AMONG_LEARNERS)
    return both


async def state(here: Town) -> str:
    """The state of the first pair."""
    return (await College(here).pairs())[0].state.value
