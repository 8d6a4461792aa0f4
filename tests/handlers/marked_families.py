"""Families of every kind for the test of pushes: who waits, who was refused, who comes of age."""

from sqlalchemy import update

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.consent import MINOR
from mentoring.consents import active_text
from mentoring.delivery import Args
from mentoring.enrolments import EnrolmentState, representative_key
from mentoring.expected import Expected
from mentoring.guardians import Relation
from mentoring.ids import BroadcastId, PersonId
from mentoring.letters import prepare, send
from mentoring.office import Segment
from mentoring.pairs import PairState
from mentoring.people import Actor, Bracket, Channel
from mentoring.ports import UnitOfWork
from mentoring.representing import agree, come_by_code, decline
from storage.tables import pairs
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = list[tuple[str, Args, tuple[int, ...]]]
WAITS, CLOSED, REFUSED, ADMITTED, MOTHER, SIBLING = range(3001, 3007)
PAIRS = {
    "teacher-teacher": PairState.COMPLETED,
    "teacher-learner": PairState.ENDED,
    "learner-learner": PairState.ANNOUNCED,
}


async def _letter(tx: UnitOfWork) -> BroadcastId:
    """Let the curator write to the parents."""
    curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
    assert curator
    letter = await prepare(tx, curator, Segment.PARENTS, "Собрание ТАЙНА в кабинете 13")
    return (await send(tx, curator, letter.id)).id


async def families(here: Town, mentor: Somebody) -> Told:
    """Leave a family in every state; return what there is to tell, and to whom."""
    told: Told = []
    async with here.app.storage.work(here.app.organisation) as tx:
        made = {}
        for number in (WAITS, CLOSED, REFUSED, ADMITTED, SIBLING):
            account = await tx.people.add_account(Channel.TELEGRAM, number, "ru")
            await tx.people.set_bracket(account.id, Bracket.FROM_14)
            expected = Expected(bracket=Bracket.FROM_14, group="ТАЙНА", account=account.id)
            [made[number]] = await tx.enrolments.add_many([expected])
            told.append(("enrolment", {"enrolment": made[number].id}, (number,)))
        await tx.enrolments.move(made[CLOSED].id, EnrolmentState.CLOSED)
        mother = Actor(account=await tx.people.add_account(Channel.TELEGRAM, MOTHER, "ru"))
        for number in (REFUSED, ADMITTED, SIBLING):
            await come_by_code(tx, mother, await representative_key(tx, made[number]))
        await decline(tx, mother, made[REFUSED].id, Relation.MOTHER)
        text = await active_text(tx, "ru", MINOR)
        guardian = await agree(tx, mother, made[ADMITTED].id, Relation.MOTHER, text)
        await tx.guardians.want_news(guardian.id, True)
        child = await tx.people.person(guardian.child_id)
        assert child
        await tx.people.save_person(child.model_copy(update={"name": "Пётр ТАЙНА"}))
        told.append(("child", {"child": child.id}, (MOTHER,)))
        told.append(("family_letter", {"letter": await _letter(tx)}, (MOTHER,)))
        other = await agree(tx, mother, made[SIBLING].id, Relation.MOTHER, text)
        opened = [await _takes_part(tx, each) for each in (child.id, other.child_id)]
    for form, state in PAIRS.items():  # the part of the first child is over, the other's goes on
        whose = opened[state is not PairState.COMPLETED]
        told.append(("family_told", await _paired(here, mentor, whose, form, state), (MOTHER,)))
    return told


async def _takes_part(tx: UnitOfWork, child: PersonId) -> Participation:
    opened = await tx.participations.open(child, Side.MENTEE)
    await tx.participations.submit(opened.id, {}, 0, tx.now)
    await tx.participations.decide(opened.id, ParticipationState.READY, child, tx.now)
    return opened


async def _paired(
    here: Town, mentor: Somebody, child: Participation, form: str, state: PairState
) -> Args:
    """Leave a pair about which a family was asked in a state; an ended one was never announced."""
    async with here.app.storage.work(here.app.organisation) as tx:
        sides = mentor.participation, (child.id,)
        pair = await tx.pairs.propose(*sides, form, "traditional", mentor.person, tx.now)
        assert await tx.pairs.ask_for(pair.id, child.person_id, tx.now, tx.now)
    async with here.app.storage.engines.write.begin() as connection:
        told = None if state is PairState.ENDED else here.clock.now()
        stands = {"state": str(state), "announced_at": told}
        await connection.execute(update(pairs).where(pairs.c.id == pair.id).values(stands))
    return {"pair": pair.id, "person": child.person_id}
