"""Decisions about pairs of every kind for the test of pushes: a chain, a family, a late order."""

from sqlalchemy import update

from mentoring import approving
from mentoring.delivery import Args
from mentoring.guardians import Relation
from mentoring.ids import PersonId
from mentoring.labour_papers import enter_papers
from mentoring.pairs import Assent, PairState
from mentoring.people import Channel, StaffRole
from storage.tables import pairs
from tests.handlers.college import Somebody, introduced
from tests.storage.test_deciding import TERMS
from tests.talk import CURATOR, Town

Told = list[tuple[str, Args, tuple[int, ...]]]
FORM, MODEL = "teacher-student", "traditional"
HEAD, MOTHER = 7001, 7002


async def decisions(here: Town, mentor: Somebody, *mentees: Somebody) -> Told:
    """Leave a pair before the head, one approved, one that a family thinks over."""
    rules = here.app.house.rules
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert curator is not None
        head = await introduced(tx, HEAD, "ТАЙНА Вера Ивановна")
        await tx.people.grant(head.id, StaffRole.HEAD, tx.now)
        mother = await introduced(tx, MOTHER, "ТАЙНА Анна Львовна")
        await approving.set_chain(tx, curator, "head")
        made = [
            await tx.pairs.propose(
                mentor.participation, (each.participation,), FORM, MODEL, mentor.person, tx.now
            )
            for each in mentees
        ]
        await approving.begin(tx, curator, made[0], rules)
        child: PersonId = mentees[2].person
        await tx.guardians.add(child, mother.id, Relation.MOTHER)
        await tx.pairs.ask_for(made[2].id, child, tx.now, tx.now)
        await enter_papers(tx, curator, mentor.participation, TERMS)
    async with here.app.storage.engines.write.begin() as connection:
        for pair, state in zip(made[1:], (PairState.APPROVED, PairState.OFFERED), strict=True):
            stands = update(pairs).where(pairs.c.id == pair.id)
            await connection.execute(stands.values(state=str(state)))
    async with here.app.storage.read(here.app.organisation) as tx:
        asked = await tx.pairs.get(made[2].id)
    assert asked is not None
    assert asked.members[0].guardian_assent is Assent.WAITING
    return [
        ("decision", {}, (HEAD, CURATOR)),
        ("family_pair", {"pair": made[2].id, "person": child}, (MOTHER, CURATOR)),
        ("papers", {"participation": mentor.participation}, (mentor.phone.number,)),
    ]
