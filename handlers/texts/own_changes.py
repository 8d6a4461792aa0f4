"""Offer people of a pair what may change in it: its rules, its last day, another match."""

from datetime import timedelta

from handlers.callbacks.mending import OpenTerm
from handlers.screen import Room, Rows
from handlers.texts.dispute_rules import rules_row
from handlers.texts.help_button import help_with
from handlers.texts.pair_parts import button
from handlers.texts.replacement_asked import another_row
from handlers.texts.speech import _
from mentoring.extending import MARKS, last_day
from mentoring.ids import PersonId
from mentoring.pairs import OVER, Pair

NEAR = timedelta(days=max(MARKS))


async def own_rows(room: Room, pair: Pair) -> Rows:
    """Return the rows for somebody who sits in a pair that lasts."""
    if pair.announced_at is None or pair.state in OVER:
        return ()
    return (*await rules_row(room, pair), *await _term(room, pair), another_row(pair.id))


async def child_pair_rows(room: Room, child: PersonId) -> Rows:
    """Return the rows for a representative: help with each pair, and another match."""
    lasting = [
        pair
        for pair in await room.tx.pairs.of(child)
        if pair.announced_at and pair.state not in OVER and pair.seat_of(child)
    ]
    return tuple((*another_row(each.id, child), help_with(each.id)) for each in lasting)


async def _term(room: Room, pair: Pair) -> Rows:
    last = await last_day(room.tx, pair)
    if last is None or not timedelta(0) <= last - room.today <= NEAR:
        return ()
    return ((button(_("Go on or finish"), OpenTerm(pair=pair.id)),),)
