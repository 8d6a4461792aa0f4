"""A dispute in a pair of people who carry the mark of the pushes' test."""

from mentoring.delivery import Args
from mentoring.disputes import Arbiter
from mentoring.disputing import offer_rules, open_dispute
from mentoring.ids import PairId
from mentoring.people import Channel
from tests.handlers.college import Somebody
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def disputes(
    here: Town, pair: PairId, mentor: Somebody, mentee: Somebody, mark: str
) -> list[Told]:
    """Open a dispute and offer rules."""
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert curator is not None
        words = f"Было так: {mark}"
        opened = await open_dispute(tx, curator, pair, Arbiter.CURATOR, 5, words, paused=False)
        await offer_rules(tx, curator, opened.id, f"Встречаться по средам, {mark}")
    readers = (mentor.phone.number, mentee.phone.number, CURATOR)
    return [("dispute", {"dispute": opened.id}, readers)]
