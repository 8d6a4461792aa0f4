"""Word the question after the second meeting, its answers, and what a curator reads of them."""

from handlers.callbacks.mending import AfterTrial
from handlers.callbacks.pairing import MyPair
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.offer_parts import is_mentor
from handlers.texts.pair import mine
from handlers.texts.pair_parts import button, menu, neutral, people_of, short, sits_in
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.looking_again import trial_is_over
from mentoring.pairs import OVER, WORKING, Pair, Seat
from mentoring.second_looks import Look


async def second_look(room: Room, args: Args) -> Screen | None:
    """Push: the second meeting has taken place; true until it is answered."""
    pair, seat = await mine(room, args)
    if pair is None or seat is None or pair.state not in WORKING:
        return None
    asked = await _over(room, pair) and await _said(room, pair, seat) is None
    return _push(pair) if asked else None


async def second_look_hidden(room: Room, args: Args) -> Screen | None:
    """Take the question and its answer from the screen."""
    pair, _seat = await mine(room, args)
    return _push(pair) if pair is not None else None


async def second_look_open(room: Room, args: Args) -> Screen | None:
    """Ask whether the two suit each other, or thank for the answer."""
    pair, seat = await mine(room, args)
    if pair is None or seat is None or pair.state in OVER or not await _over(room, pair):
        return None
    said = await _said(room, pair, seat)
    last = (button(_("Hide"), AfterTrial(pair=pair.id, said="hide")), *menu())
    if said is not None:
        back = button(_("My pair"), MyPair(pair=pair.id))
        return Screen(_thanks(said), ((back, help_with(pair.id)), last))
    text = pgettext(
        "adult",
        "<b>How is it to work together?</b>\nTwo meetings have taken place. Only the curator "
        "reads the answer, the other side does not. Nobody is to blame if it does not fit.",
    )
    rows: list[tuple[Button, ...]] = [(_way(pair, pgettext("a pair", "All is well"), Look.FINE),)]
    if not is_mentor(seat):
        rows.append((_way(pair, _("I would like another mentor"), Look.OTHER),))
    elif len(pair.members) == 1:
        rows.append((_way(pair, _("I would like another mentee"), Look.OTHER),))
    rows.append((_way(pair, _("Talk to the curator"), Look.TALK),))
    return Screen(text, (*rows, last))


async def second_looks_for_curator(room: Room, pair: Pair) -> list[str]:
    """Say what was answered, to a curator who does not sit in the pair."""
    said = [] if sits_in(room, pair) else await room.tx.second_looks.of(pair.id)
    if not said:
        return []
    people = await people_of(room, [pair])
    lines = [f"• {h(short(people.get(each.person_id)))}: {look_words(each.said)}" for each in said]
    return [_("After the second meeting:"), *lines]


def look_words(said: Look) -> str:
    """Name what was said."""
    return {
        Look.FINE: pgettext("after the second meeting", "all is well"),
        Look.OTHER: pgettext("after the second meeting", "would like another match"),
        Look.TALK: pgettext("after the second meeting", "would like a talk"),
    }[said]


def _thanks(said: Look) -> str:
    if said is Look.FINE:
        return _("<b>Thank you, good to know</b>\nNext: agree on goals and on the next meetings.")
    return pgettext(
        "adult",
        "<b>Thank you, the curator knows</b>\nThey will get in touch. The other side learns "
        "nothing of this answer; until then everything goes on as agreed.",
    )


async def _over(room: Room, pair: Pair) -> bool:
    return trial_is_over(pair, await room.tx.meetings.of_pair(pair.id), room.now)


async def _said(room: Room, pair: Pair, seat: Seat) -> Look | None:
    found = await room.tx.second_looks.of(pair.id)
    return next((each.said for each in found if each.person_id == seat.person_id), None)


def _way(pair: Pair, text: str, said: Look) -> Button:
    return button(text, AfterTrial(pair=pair.id, said=said.value))


def _push(pair: Pair) -> Screen:
    rows: Rows = ((button(_("Open"), AfterTrial(pair=pair.id)),),)
    return Screen(neutral(), rows)


SCREENS: dict[str, ScreenFn] = {
    "second_look": second_look,
    "second_look_hidden": second_look_hidden,
    "second_look_open": second_look_open,
}
PUSHED = frozenset({"second_look"})
