"""Word new rules for the people of a pair: how it will be, not a word of what was."""

from handlers.callbacks.mending import AnswerRules, OpenRules
from handlers.callbacks.pairing import MyPair
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.disputes import Dispute, Outcome
from mentoring.ids import DisputeId, PairId
from mentoring.pairs import OVER, Pair


async def rules_offered(room: Room, args: Args) -> Screen | None:
    """Push: something waits to be read; true while the rules wait or hold."""
    found, _pair = await _mine(room, args)
    if found is None:
        return None
    return Screen(neutral(), ((button(_("Open"), OpenRules(dispute=found.id)),),))


async def rules(room: Room, args: Args) -> Screen | None:
    """Show the rules to one of the pair, and ask for a yes or no."""
    found, pair = await _mine(room, args)
    person = room.reader.person
    if found is None or pair is None or person is None:
        return None
    said = {each.person_id: each.agrees for each in await room.tx.disputes.answers(found)}
    mine = said.get(person.id)
    lines = ["<b>" + _("How the pair goes on") + "</b>", h(found.rules or "")]
    rows: Rows = ()
    if found.outcome is Outcome.NEW_RULES:
        lines.append(_("Everybody has agreed."))
    elif mine is None:
        lines.append(
            pgettext("adult", "Does it suit you? Each answers alone, and a reason is not needed.")
        )
        yes = AnswerRules(dispute=found.id, round=found.round, yes=True)
        rows = (
            (
                button(_("It suits me"), yes),
                button(_("It does not"), yes.model_copy(update={"yes": False})),
            ),
        )
    else:
        lines.append(
            _("The answer is noted: it suits.")
            if mine
            else _("The answer is noted: it does not suit. The curator will get in touch.")
        )
    back = (button(_("My pair"), MyPair(pair=pair.id)), help_with(pair.id))
    hidden = button(_("Hide"), OpenRules(dispute=found.id, full=False))
    return Screen("\n".join(lines), (*rows, back, (hidden, *menu())))


async def rules_row(room: Room, pair: Pair) -> Rows:
    """Lead from one's pair to the rules that wait for an answer, or that hold."""
    found = [each for each in await room.tx.disputes.of_pair(pair.id) if _shown(each)]
    if not found:
        return ()
    opening: Button = button(_("How the pair goes on"), OpenRules(dispute=found[-1].id))
    return ((opening,),)


def _shown(found: Dispute) -> bool:
    return bool(found.rules) and found.outcome in (None, Outcome.NEW_RULES)


async def _mine(room: Room, args: Args) -> tuple[Dispute | None, Pair | None]:
    found = await room.tx.disputes.get(DisputeId(number(args, "dispute")))
    pair = await room.tx.pairs.get(PairId(found.pair_id)) if found else None
    person = room.reader.person
    if found is None or pair is None or person is None or not _shown(found):
        return None, None
    if pair.state in OVER or pair.seat_of(person.id) is None:
        return None, None
    return found, pair


SCREENS: dict[str, ScreenFn] = {"rules_offered": rules_offered, "rules": rules}
PUSHED = frozenset({"rules_offered"})
