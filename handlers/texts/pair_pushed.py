"""Word what is pushed about a person's own pair: that there is news, and nothing else."""

from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.help_button import help_row
from handlers.texts.pair import ENDED, PAIR, mine
from handlers.texts.pair_parts import hide, menu, news, number
from handlers.texts.speech import pgettext
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.pairs import OVER, WORKING

LEFT = "left"


async def pair_announced(room: Room, args: Args) -> Screen | None:
    """Push: a pair is announced; true while it lasts."""
    pair, _seat = await mine(room, args)
    if pair is None or pair.announced_at is None or pair.state in OVER:
        return None
    return news(PAIR, pair.id)


async def pair_resumed(room: Room, args: Args) -> Screen | None:
    """Push: a pair works again after a pause; true while it does."""
    pair, _seat = await mine(room, args)
    return news(PAIR, pair.id) if pair is not None and pair.state in WORKING else None


async def pair_ended(room: Room, args: Args) -> Screen | None:
    """Push: a pair is over."""
    pair, _seat = await mine(room, args)
    return news(ENDED, pair.id) if pair is not None and pair.state in OVER else None


async def pair_left(room: Room, args: Args) -> Screen | None:
    """Push to who was let out of a group that goes on: true while they do not sit there."""
    return news(LEFT, number(args, "pair")) if await _left(room, args) else None


async def pair_left_open(room: Room, args: Args) -> Screen | None:
    """Say that the work in a group is over, without a reason and without blame."""
    if not await _left(room, args):
        return None
    text = pgettext(
        "adult",
        "<b>Your work in the group is over</b>\nThank you for taking part. "
        "Your application stays; questions can be put to the curator.",
    )
    return Screen(text, (help_row(), (hide(LEFT, number(args, "pair")), *menu())))


async def contact_open(room: Room, args: Args) -> Screen | None:
    """Push: both show their contacts now."""
    pair, seat = await mine(room, args)
    if pair is None or seat is None or not seat.shares_contact:
        return None
    return news(PAIR, pair.id)


async def _left(room: Room, args: Args) -> bool:
    """Tell whether the reader sat in an announced group and was let out of it."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    me = room.reader.person
    if pair is None or me is None or pair.announced_at is None:
        return False
    mine = [seat for seat in pair.seats if seat.person_id == me.id]
    return any(seat.ended_at not in (None, pair.ended_at) for seat in mine)


async def pair_news(_room: Room, args: Args) -> Screen:
    """Take the details back: the neutral push again."""
    return news(str(args.get("what") or PAIR), number(args, "about"))


SCREENS: dict[str, ScreenFn] = {
    "pair_announced": pair_announced,
    "pair_resumed": pair_resumed,
    "pair_changed": pair_announced,
    "pair_ended": pair_ended,
    "pair_left": pair_left,
    "pair_left_open": pair_left_open,
    "contact_open": contact_open,
    "pair_news": pair_news,
}
PUSHED = frozenset(
    {
        "pair_announced",
        "pair_resumed",
        "pair_changed",
        "pair_ended",
        "pair_left",
        "contact_open",
    }
)
