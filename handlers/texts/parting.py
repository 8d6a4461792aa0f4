"""Word the few questions for a mentor who leaves, and what a curator reads of the answers."""

from handlers.callbacks.mending import Farewell
from handlers.callbacks.pairing import MyPair
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_row
from handlers.texts.own_goals import farewell_lines
from handlers.texts.pair_parts import button, menu, number, sits_in
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.pairs import Pair
from mentoring.parting import may_part


async def farewell(room: Room, args: Args) -> Screen | None:
    """Thank a leaving mentor and offer the questions, or what they said."""
    pair = await _mine(room, args)
    if pair is None:
        return None
    said = await room.tx.farewells.of(pair.id)
    if said is None:
        text = _(
            "<b>Thank you for the work in this pair</b>\n"
            "Four short questions help it to go on. Each can be skipped, and so can all. "
            "Only the curator reads the answers.",
        )
        label = pgettext("verb", "Answer")
    else:
        thanks = _("<b>Thank you, the curator will read it</b>")
        text = "\n".join([thanks, *(h(each) for each in farewell_lines(room, said))])
        label = _("Answer anew")
    rows = ((button(label, Farewell(pair=pair.id, say=True)),), help_row())
    back = button(_("My pair"), MyPair(pair=pair.id))
    return Screen(text, (*rows, (back, *menu())))


async def farewell_rows(room: Room, pair: Pair) -> Rows:
    """Lead a leaving mentor from their pair to the questions."""
    person = room.reader.person
    leaves = person is not None and person.id == pair.mentor.person_id
    if not leaves or not await may_part(room.tx, pair):
        return ()
    return ((button(_("A few words before leaving"), Farewell(pair=pair.id)),),)


async def farewell_for_curator(room: Room, pair: Pair) -> list[str]:
    """Say what the leaving mentor answered, to a curator who does not sit in the pair."""
    said = None if sits_in(room, pair) else await room.tx.farewells.of(pair.id)
    if said is None:
        return []
    if said.said.is_empty:
        return [_("The leaving mentor has skipped the questions.")]
    lines = [h(each) for each in farewell_lines(room, said)]
    return [_("What the leaving mentor says:"), *lines]


async def _mine(room: Room, args: Args) -> Pair | None:
    pair, person = await room.tx.pairs.get(PairId(number(args, "pair"))), room.reader.person
    if pair is None or person is None or person.id != pair.mentor.person_id:
        return None
    return pair if await may_part(room.tx, pair) else None


SCREENS: dict[str, ScreenFn] = {"farewell": farewell}
PUSHED: frozenset[str] = frozenset()
