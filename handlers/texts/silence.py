"""Word what a curator can do about an offer that nobody answers."""

from handlers.callbacks.deciding import OnSilence
from handlers.callbacks.pairing import PairCard
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, people_of, short
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.pairs import Pair, Seat
from mentoring.silence import waits_in_vain


async def silence_rows(room: Room, pair: Pair) -> Rows:
    """Offer to wait, to ask the next mentor, to go on without whoever is silent."""
    silent = waits_in_vain(pair, room.tx)
    if not silent:
        return ()
    row = [button(_("Wait longer"), OnSilence(pair=pair.id, act="wait"))]
    if pair.mentor in silent:
        row.append(button(_("Offer to the next"), OnSilence(pair=pair.id, act="next")))
    members = _members(pair, silent)
    if not members:
        return (tuple(row),)
    text = _("Go on without · {n}").format(n=len(members))
    if len(members) == 1:
        people = await people_of(room, [pair])
        text = _("Without {name}").format(name=short(people.get(members[0].person_id)))
    return (tuple(row), (button(text, OnSilence(pair=pair.id, act="without")),))


async def silence_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before somebody silent is left out."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or not room.reader.is_curator:
        return None
    card = (button(_("Leave as it is"), PairCard(pair=pair.id)),)
    gone = _members(pair, waits_in_vain(pair, room.tx))
    if not gone:
        text = _("<b>Nobody is silent any more</b>\nAll have answered in between.")
        return Screen(text, ((button(_("To the pair"), PairCard(pair=pair.id)), *menu()),))
    people = await people_of(room, [pair])
    names = ", ".join(h(short(people.get(seat.person_id))) for seat in gone)
    lines = [_("<b>Go on without the silent?</b>"), names]
    left = len(pair.members) - len(gone)
    if left:
        goes = ngettext(
            "The offer stands for {n} member; who is left out gets a short note.",
            "The offer stands for {n} members; who is left out gets a short note.",
            left,
        )
        lines.append(goes.format(n=left))
    else:
        lines.append(
            _("The offer is taken back, all get a short note. The mentor's place comes free.")
        )
    lines.append(_("No reason is told, and everybody takes part in the next choice."))
    yes = button(_("Yes, go on without"), OnSilence(pair=pair.id, act="left_out"))
    return Screen("\n".join(lines), (card, (yes,)))


def _members(pair: Pair, silent: tuple[Seat, ...]) -> list[Seat]:
    return [seat for seat in silent if seat != pair.mentor]


SCREENS: dict[str, ScreenFn] = {"silence_sure": silence_sure}
PUSHED: frozenset[str] = frozenset()
