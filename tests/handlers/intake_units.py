"""Lead everybody of an intake from the application to a pair that is announced."""

from collections.abc import Sequence

from mentoring.applications import ParticipationState, Side
from mentoring.approval import approve
from mentoring.behalf import acting_for
from mentoring.family_answers import note_on_paper
from mentoring.family_words import waiting_families
from mentoring.forming import announce, existing, propose
from mentoring.ids import ParticipationId
from mentoring.milestones import excuse, open_steps
from mentoring.offers import accept
from mentoring.people import Actor, Channel
from mentoring.ports import UnitOfWork
from mentoring.steps import WAYS, StepKind
from tests.handlers.intake import Form, Guest, units
from tests.talk import CURATOR, Town


async def settled_in(here: Town, guests: Sequence[Guest], way: str) -> None:
    """Let the programme have its classes and the way its mentors go."""
    await here.curator.says("/start")
    groups = tuple(sorted({guest.group for guest in guests if guest.group}))
    async with here.app.storage.work(here.app.organisation) as tx:
        known = await tx.organisations.get()
        await tx.organisations.save(known.model_copy(update={"groups": groups}))
        await tx.organisations.set_way(WAYS[way])


async def all_are_approved(here: Town) -> None:
    """Let the curator close the steps of whoever is a candidate, and say yes."""
    async with here.app.storage.work(here.app.organisation) as tx:
        olga = await curator(tx)
        for each in await tx.participations.all():
            if each.state is not ParticipationState.SUBMITTED:
                continue
            for kind in await open_steps(tx, each):
                if kind is not StepKind.APPROVAL:
                    await excuse(tx, olga, each.id, kind, "Давно работаем вместе")
            await approve(tx, olga, each.id)
    await here.settles()


async def all_are_paired(here: Town, guests: list[Guest], forms: tuple[Form, ...]) -> None:
    """Let every unit of the script be proposed, accepted by all and announced."""
    rules = here.app.house.rules
    async with here.app.storage.work(here.app.organisation) as tx:
        olga, there = await curator(tx), await _participations(tx)
        for mentor, members in units(guests, forms):
            ids = tuple(there[each.name.full, Side.MENTEE] for each in members)
            pair = await propose(tx, olga, there[mentor.name.full, Side.MENTOR], ids, rules)
            for seat in pair.seats:
                person = await tx.people.person(seat.person_id)
                assert person is not None
                await accept(tx, acting_for(olga, person), pair.id, rules)
            for child in waiting_families(await existing(tx, pair.id)):
                await note_on_paper(tx, olga, pair.id, child, rules, "12")
            await announce(tx, olga, pair.id)
    await here.settles()


async def curator(tx: UnitOfWork) -> Actor:
    """The curator as the use cases know her."""
    found = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
    assert found is not None
    return found


async def _participations(tx: UnitOfWork) -> dict[tuple[str, Side], ParticipationId]:
    taken = await tx.participations.all()
    people = await tx.people.persons({each.person_id for each in taken})
    return {(str(people[each.person_id].name), each.side): each.id for each in taken}
