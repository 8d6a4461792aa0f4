"""Word what a curator decides for many pairs at once, and the window of an announcement."""

from collections.abc import Sequence

from handlers.callbacks.deciding import AnnouncePairs, OfferPairs
from handlers.callbacks.pairing import PairCard, PairsList
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, neutral, number, people_of
from handlers.texts.pairs import sides
from handlers.texts.speech import _, ngettext
from mentoring.announcing import to_be_announced, told_of
from mentoring.approving import fingerprint
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.pairs import Pair, PairState

NAMES = 30
APPROVED = frozenset({PairState.APPROVED})


async def offer_pairs_preview(room: Room, _args: Args) -> Screen | None:
    """Show who is asked before all approved pairs are offered."""
    if not room.reader.is_curator:
        return None
    pairs = await room.tx.pairs.all(APPROVED)
    if not pairs:
        return _nothing()
    n = len(pairs)
    title = ngettext("Offer {n} pair?", "Offer {n} pairs?", n).format(n=n)
    asked = _("Mentors are asked first, then the members, then the families of minors.")
    lines = [f"<b>{title}</b>", asked, *await _lines(room, pairs)]
    text = ngettext("Offer {n} pair", "Offer {n} pairs", n).format(n=n)
    yes = button(text, OfferPairs(seen=fingerprint(pairs), sure=True))
    return Screen("\n".join(lines), ((yes,), _back()))


async def announce_pairs_preview(room: Room, _args: Args) -> Screen | None:
    """Show who reads what before all accepted pairs are announced."""
    if not room.reader.is_curator:
        return None
    pairs = await to_be_announced(room.tx)
    if not pairs:
        return _nothing()
    n = len(pairs)
    title = ngettext("Announce {n} pair?", "Announce {n} pairs?", n).format(n=n)
    lines = [f"<b>{title}</b>", *await who_reads(room, pairs), *window_words(room)]
    lines += await _lines(room, pairs)
    text = ngettext("Announce {n} pair", "Announce {n} pairs", n).format(n=n)
    yes = button(text, AnnouncePairs(seen=fingerprint(pairs), sure=True))
    return Screen("\n".join(lines), ((yes,), _back()))


async def who_reads(room: Room, pairs: Sequence[Pair]) -> list[str]:
    """Say who reads what: the push is neutral, each side finds its own text inside."""
    n = len(set[PersonId]().union(*[await told_of(room.tx, pair) for pair in pairs]))
    told = ngettext("{n} person gets a short note.", "{n} people get a short note.", n)
    return [
        told.format(n=n),
        _("A mentor reads inside: the mentee and the request. A mentee: the mentor and the way."),
    ]


def window_words(room: Room) -> list[str]:
    """Say how long an announcement can be taken back."""
    n = int(room.house.rules.announce_window.total_seconds() // 60)
    if not n:
        return []
    text = ngettext(
        "The notes go out in {n} minute; until then one press takes it back.",
        "The notes go out in {n} minutes; until then one press takes it back.",
        n,
    )
    return [text.format(n=n)]


async def pairs_approved(room: Room, _args: Args) -> Screen | None:
    """Push: pairs have all their words and can be offered."""
    if not room.reader.is_curator or not await room.tx.pairs.all(APPROVED):
        return None
    return Screen(neutral(), ((button(_("Open"), PairsList(show="approved")),),))


def told_already(_room: Room, data: Args) -> Screen:
    """Say that the window is over."""
    text = _("<b>The announcement has gone out</b>\nThe sides know of it. The pair can be ended.")
    card = button(_("To the pair"), PairCard(pair=number(data, "pair")))
    return Screen(text, ((card,), menu()))


def nobody_left(_room: Room, data: Args) -> Screen:
    """Say that all who were to come along were let out of the earlier group."""
    text = _("<b>Nobody is left in this pair</b>\nAll its mentees have left the earlier group.")
    card = button(_("To the pair"), PairCard(pair=number(data, "pair")))
    return Screen(text, ((card,), menu()))


async def _lines(room: Room, pairs: Sequence[Pair]) -> list[str]:
    people = await people_of(room, pairs)
    lines = [
        _("No. {number}").format(number=pair.number) + f" · {sides(pair, people)}"
        for pair in pairs[:NAMES]
    ]
    more = len(pairs) - NAMES
    return [*lines, _("and {n} more").format(n=more)] if more > 0 else lines


def _nothing() -> Screen:
    text = _("<b>Pairs</b>\nThe list has changed in between. Please look once more.")
    return Screen(text, (_back(),))


def _back() -> tuple[Button, ...]:
    return (button(_("Pairs"), PairsList()), *menu())


SCREENS: dict[str, ScreenFn] = {
    "offer_pairs_preview": offer_pairs_preview,
    "announce_pairs_preview": announce_pairs_preview,
    "pairs_approved": pairs_approved,
}
PUSHED = frozenset({"pairs_approved"})
REFUSALS: dict[str, RefusalFn] = {"told_already": told_already, "nobody_left": nobody_left}
