"""Word a whole schedule of meetings: what is ahead, and one press that suits it all."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import MyPair
from handlers.callbacks.schedule import AllSuits, MakeSchedule, OpenSchedule
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.moments import short_moment
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.forms import repertoire
from mentoring.ids import PairId
from mentoring.meetings import MeetingState
from mentoring.pairs import WORKING, Pair
from mentoring.scheduling import ahead, awaiting


async def schedule_proposed(room: Room, args: Args) -> Screen | None:
    """Push: meetings are proposed; true while any of them waits for the reader."""
    pair = await _mine(room, args)
    person = room.reader.person
    if pair is None or person is None or not awaiting(await ahead(room.tx, pair), pair, person.id):
        return None
    return _push(pair)


async def schedule_agreed(room: Room, args: Args) -> Screen | None:
    """Push: the schedule is agreed; true while a meeting of it is ahead."""
    pair = await _mine(room, args)
    return _push(pair) if pair is not None and await ahead(room.tx, pair) else None


async def schedule(room: Room, args: Args) -> Screen | None:
    """Show the meetings ahead and what waits for whom."""
    pair, person = await _mine(room, args), room.reader.person
    if pair is None or person is None:
        return None
    coming = await ahead(room.tx, pair)
    waits = awaiting(coming, pair, person.id)
    lines = ["<b>" + _("Schedule of meetings") + "</b>"]
    for each in coming:
        mark = "☑" if each.state is MeetingState.CONFIRMED else "☐"
        lines.append(h(f"{mark} {short_moment(room, each.starts_at)}"))
    if waits:
        lines.append(_("The other side proposes this. A single one is moved in the meetings."))
    elif not coming:
        lines.append(_("No meeting is ahead."))
    elif any(each.state is MeetingState.PROPOSED for each in coming):
        lines.append(_("The other side is asked. I will write when there is an answer."))
    rows: list[tuple[Button, ...]] = []
    if waits:
        rows.append((button(_("All of it suits"), AllSuits(pair=pair.id)),))
    rows.append((button(_("Meetings"), MenuTo(to="meetings")), help_with(pair.id)))
    hide = button(_("Hide"), OpenSchedule(pair=pair.id, full=False))
    back = (button(_("My pair"), MyPair(pair=pair.id)), hide)
    return Screen("\n".join(lines), (*rows, back, menu()))


async def schedule_hidden(room: Room, args: Args) -> Screen | None:
    """Take the list back."""
    pair = await _mine(room, args)
    return _push(pair) if pair is not None else None


async def schedule_rows(room: Room, pair: Pair) -> Rows:
    """Offer a schedule to a pair that works by one or takes one over: a press for all of it."""
    person, model = room.reader.person, repertoire().model.get(pair.model)
    if person is None or model is None or pair.state not in WORKING:
        return ()
    coming = await ahead(room.tx, pair)
    taken_over = pair.replaces is not None and awaiting(coming, pair, person.id)
    if not model.scheduled and not taken_over:
        return ()
    if coming:
        return ((button(_("Schedule of meetings"), OpenSchedule(pair=pair.id)),),)
    return ((button(_("Make a schedule"), MakeSchedule(pair=pair.id)),),)


async def _mine(room: Room, args: Args) -> Pair | None:
    pair, person = await room.tx.pairs.get(PairId(number(args, "pair"))), room.reader.person
    if pair is None or person is None or pair.state not in WORKING:
        return None
    return pair if pair.seat_of(person.id) is not None else None


def _push(pair: Pair) -> Screen:
    return Screen(neutral(), ((button(_("Open"), OpenSchedule(pair=pair.id)),),))


SCREENS: dict[str, ScreenFn] = {
    "schedule_proposed": schedule_proposed,
    "schedule_agreed": schedule_agreed,
    "schedule": schedule,
    "schedule_hidden": schedule_hidden,
}
PUSHED = frozenset({"schedule_proposed", "schedule_agreed"})
