"""Word the choice of a time: what suits everybody first, another time for who wants one."""

from datetime import datetime

from handlers.callbacks.meetings import ChooseTime
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.help_button import help_beside
from handlers.texts.meeting_limits import limit_lines
from handlers.texts.meeting_parts import number
from handlers.texts.moments import short_moment
from handlers.texts.speech import _
from mentoring.agreeing import OPEN
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.meeting_limits import limits_of
from mentoring.pairs import Pair
from mentoring.timetable import common_slots, suggestions
from mentoring.zones import clocks_of


async def meeting_times(room: Room, args: Args) -> Screen | None:
    """Suggest three times that suit everybody in the pair."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None:
        return None
    moves = number(args, "moves")
    sides = [
        participation
        for seat in (pair.mentor, *pair.members)
        if (participation := await room.tx.participations.get(seat.participation_id))
    ]
    known = clocks_of(await room.tx.zones.all(), room.organisation.zone, room.now)
    clocks = [known.get(each.person_id, 0) for each in sides]
    slots, limits = (
        common_slots([each.profile for each in sides], clocks),
        await limits_of(room.tx, pair),
    )
    rows: list[tuple[Button, ...]] = [
        (Button(short_moment(room, at), _choose(pair, moves, int(at.timestamp()) // 60)),)
        for at in suggestions(
            *(slots, room.now, room.zone, await _taken(room, pair)), latest=limits.latest
        )
    ]
    rows.append((Button(_("Another time"), _choose(pair, moves, 0)),))
    rows.append((Button(_("Back"), MenuTo(to="meetings").pack()), *help_beside(room)))
    title = _("<b>Another time for the meeting</b>") if moves else _("<b>A meeting</b>")
    said = [_("This time has passed already.")] if args.get("said") == "past" else []
    asked = _("These times suit everybody:") if slots else _("When would it be convenient?")
    return Screen("\n".join([title, *said, *limit_lines(limits), asked]), tuple(rows))


async def _taken(room: Room, pair: Pair) -> set[datetime]:
    """Return when somebody of the pair has a meeting already, in this pair or in another."""
    people = {seat.person_id for seat in (pair.mentor, *pair.members)}
    pairs = {each.id for person in people for each in await room.tx.pairs.of(person)}
    met = [each for one in pairs for each in await room.tx.meetings.of_pair(one)]
    return {each.starts_at for each in met if each.state in OPEN}


def _choose(pair: Pair, moves: int, minute: int) -> str:
    return ChooseTime(pair=pair.id, moves=moves, minute=minute).pack()


SCREENS: dict[str, ScreenFn] = {"meeting_times": meeting_times}
