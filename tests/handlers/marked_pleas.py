"""What somebody asks for by themselves, and an evening of short talks, marked for the pushes."""

from datetime import timedelta

from mentoring import speed_evenings
from mentoring.delivery import Args
from mentoring.events import EventAudience, EventKind
from mentoring.gathering import plan, register
from mentoring.people import Actor, Channel
from mentoring.pleading import asking, listing
from mentoring.pleas import OPENABLE, Wanted
from mentoring.ports import UnitOfWork
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def pleas(here: Town, mentor: Somebody, mentee: Somebody, words: str) -> list[Told]:
    """Let a mentee ask a question, wish for a mentor of the list, and sit with them for once."""
    readers, rules = (mentor.phone.number, mentee.phone.number), here.app.house.rules
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.organisations.set_pair_rules(by_themselves=OPENABLE)
        await listing.join_list(tx, await _actor(tx, mentor.phone.number), 1)
        asker = await _actor(tx, mentee.phone.number)
        wanted = Wanted(topic="assessment", words=words, mode="any")
        question = await asking.ask_question(tx, asker, wanted, "72", rules)
        wish = await asking.ask_mentor(tx, asker, mentor.participation, rules)
        curator = await _actor(tx, CURATOR)
        soon, evening = tx.now + timedelta(hours=20), (EventKind.SPEED, EventAudience.ALL)
        event = await plan(tx, curator, *evening, soon, place=words)
        for number in readers:
            await register(tx, await _actor(tx, number), event.id, rules)
        await speed_evenings.plan_evening(tx, curator, event.id, 10, 5, 3)
        await speed_evenings.tell_everybody(tx, curator, event.id)
    pleas = [("plea", Args(plea=each.id), readers) for each in (question, wish)]
    return [*pleas, ("event", {"event": event.id}, (*readers, CURATOR))]


async def _actor(tx: UnitOfWork, number: int) -> Actor:
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found
