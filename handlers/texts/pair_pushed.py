"""Word what is pushed about a person's own pair: that there is news, and nothing else."""

from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.pair import ENDED, PAIR, mine
from handlers.texts.pair_parts import news, number
from mentoring.delivery import Args
from mentoring.pairs import OVER, WORKING


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


async def contact_open(room: Room, args: Args) -> Screen | None:
    """Push: both show their contacts now."""
    pair, seat = await mine(room, args)
    if pair is None or seat is None or not seat.shares_contact:
        return None
    return news(PAIR, pair.id)


async def pair_news(_room: Room, args: Args) -> Screen:
    """Take the details back: the neutral push again."""
    return news(str(args.get("what") or PAIR), number(args, "about"))


SCREENS: dict[str, ScreenFn] = {
    "pair_announced": pair_announced,
    "pair_resumed": pair_resumed,
    "pair_changed": pair_announced,
    "pair_ended": pair_ended,
    "contact_open": contact_open,
    "pair_news": pair_news,
}
PUSHED = frozenset(
    {"pair_announced", "pair_resumed", "pair_changed", "pair_ended", "contact_open"}
)
