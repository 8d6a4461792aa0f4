"""A plan and the waiting list of people who carry the mark of the pushes' test."""

from mentoring.delivery import Args
from mentoring.people import Actor, Channel
from mentoring.planning.beginning import begin, came_out, task_of
from mentoring.planning.options import note_tried
from mentoring.planning.waiting_list import enter
from mentoring.plans.records import Cause, Why
from mentoring.plans.waiting import Option
from mentoring.ports import UnitOfWork
from tests.handlers.college import Somebody
from tests.handlers.planned import at_once
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def plans(here: Town, mentee: Somebody) -> list[Told]:
    """Let a plan come out, and let somebody wait who is referred to the psychologist."""
    rules, who = here.app.house.rules, mentee.participation
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await _actor(tx, CURATOR)
        plan = await begin(tx, curator)
        asked = await task_of(tx, plan.id)
        assert asked is not None
        await came_out(tx, plan, await at_once(asked[1]), 1)
        await enter(tx, curator, who, Why(cause=Cause.CAPACITY, outward=Cause.CAPACITY), rules)
        await note_tried(tx, curator, who, Option.PSYCHOLOGIST, None, rules)
    return [
        ("plan", {"plan": plan.id}, (CURATOR,)),
        ("waiting", {"participation": who}, (mentee.phone.number, CURATOR)),
    ]


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found
