"""Ask who needs what before any questionnaire: one anonymous minute, kept as counts only."""

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from mentoring.asking import Asking, Tally, mark_of, new_key, new_token
from mentoring.errors import NotFound, Refusal
from mentoring.ids import AskingId
from mentoring.office import JournalEntry
from mentoring.outreach import FEW, outreach
from mentoring.people import Actor, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in

PREFIX = "q_"
"""What the payload of a link to the anonymous minute begins with."""

PEOPLE = ""
"""The need under which whole people are counted."""

MOST = 3
"""How many needs one person ticks."""

VIEWERS = frozenset({StaffRole.MUNICIPAL_VIEWER, StaffRole.REGIONAL_VIEWER})
READERS = VIEWERS | {StaffRole.CURATOR, StaffRole.DEPUTY, StaffRole.HEAD}


class AskingOver(Refusal):
    """Nobody asks any more."""

    code: ClassVar[str] = "asking_over"


class Answers(Record):
    """Hold the counts as one reader may see them; None is hidden: too few to be shown."""

    people: int | None
    by_circle: dict[str, int | None]
    needs: dict[str, dict[str, int | None]]


async def begin(tx: UnitOfWork, actor: Actor) -> Asking:
    """Begin to ask in this cycle; a second press finds what was begun."""
    curator = curator_in(actor)
    if await tx.organisations.cycle() is None:
        raise NotFound(what="cycle")
    asking = await tx.askings.open(new_token(), new_key())
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator,
        verb="asking_open",
        subject={"asking": asking.id},
    )
    await tx.desk.note(entry)
    return asking


async def come(tx: UnitOfWork, secret: str) -> Asking:
    """Return what a link leads to, while it is open."""
    found = await tx.askings.named(secret)
    if found is None or not found.is_open:
        raise AskingOver
    return found


async def answer(
    tx: UnitOfWork, actor: Actor, asking_id: AskingId, circle: str, needs: Collection[str]
) -> bool:
    """Count an answer; False when this address has answered already. Nothing else is kept."""
    asking = await tx.askings.get(asking_id)
    here = outreach().circle(circle)
    if asking is None or asking.key is None or not asking.is_open:
        raise AskingOver
    if here is None:
        raise NotFound(what="circle")
    mark = mark_of(actor.account, asking.key)
    return await tx.askings.count(asking.id, mark, here.code, here.known(needs)[:MOST])


async def end(tx: UnitOfWork, actor: Actor, asking: AskingId) -> bool:
    """Stop asking; the key and every mark are thrown away, the counts stay."""
    curator_in(actor)
    if await tx.askings.get(asking) is None:
        raise NotFound(what="asking")
    return await tx.askings.close(asking)


async def end_with_cycle(tx: UnitOfWork, now: datetime) -> bool:
    """Stop asking when the cycle is over, for whoever forgot to."""
    asking, cycle = await tx.askings.newest(), await tx.organisations.cycle()
    if asking is None or cycle is None or not asking.is_open:
        return False
    if asking.cycle_id == cycle.id and now.date() <= cycle.ends_on:
        return False
    return await tx.askings.close(asking.id)


async def answers(tx: UnitOfWork, actor: Actor, asking: Asking) -> Answers | None:
    """Return the counts for a reader; None for whoever has no business with them.

    Before five people have answered nobody sees more than their number, and who looks from
    outside never sees a number under five.
    """
    if not READERS & actor.roles:
        return None
    tallies = await tx.askings.tallies(asking.id)
    people = sum(each.count for each in tallies if each.need == PEOPLE)
    inside = bool((READERS - VIEWERS) & actor.roles)
    shown = [each for each in tallies if people >= FEW]
    needs: dict[str, dict[str, int | None]] = {}
    for each in shown:
        if each.need != PEOPLE:
            needs.setdefault(each.circle, {})[each.need] = _seen(each, inside=inside)
    by_circle = {each.circle: _seen(each, inside=inside) for each in shown if each.need == PEOPLE}
    seen = people if inside or people >= FEW else None
    return Answers(people=seen, by_circle=by_circle, needs=needs)


def _seen(tally: Tally, *, inside: bool) -> int | None:
    return tally.count if inside or tally.count >= FEW else None
