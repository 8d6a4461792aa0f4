"""Word an offer for a minor's representative, and what becomes of it."""

from handlers.callbacks.deciding import FamilyOffer
from handlers.callbacks.menu import MenuTo
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.family_papers import awaited_from, seat_in
from handlers.texts.help_button import help_for
from handlers.texts.offer_parts import about_member, about_mentor, is_mentor, why_these
from handlers.texts.pair_parts import button, form_words, menu, neutral, people_of, short
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.family import my_children
from mentoring.pairs import OVER, Assent, Pair, PairState, Seat


async def family_offer(room: Room, args: Args) -> Screen | None:
    """Push: something about a child waits for an answer."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not awaited_from(pair, seat):
        return None
    return Screen(neutral(), ((button(_("Open"), _press(pair, seat)),),))


async def family_offer_reminder(room: Room, args: Args) -> Screen | None:
    """Push: it waits still."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not awaited_from(pair, seat):
        return None
    text = _("<b>A question about the mentoring programme waits for an answer</b>")
    return Screen(text, ((button(_("Open"), _press(pair, seat)),),))


async def family_announced(room: Room, args: Args) -> Screen | None:
    """Push: what a family had a say about is announced; true while the pair lasts."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not await _lasts(room, pair, seat):
        return None
    return Screen(neutral(), ((button(_("Open"), _press(pair, seat)),),))


async def family_offer_over(room: Room, args: Args) -> Screen | None:
    """Push: it did not come to a pair."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not _is_off(pair, seat):
        return None
    return Screen(neutral(), ((button(_("Open"), _press(pair, seat)),),))


async def family_offer_closed(room: Room, args: Args) -> Screen | None:
    """Take the details back."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None:
        return None
    return Screen(neutral(), ((button(_("Open"), _press(pair, seat)),),))


async def family_offer_open(room: Room, args: Args) -> Screen | None:
    """Show who would work with the child, how and what for; contacts stay closed."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None:
        return None
    hide = (button(_("Hide"), _press(pair, seat, "hide")), *menu())
    if await _lasts(room, pair, seat):
        home = (button(_("My children"), MenuTo(to="family")),)
        return Screen(await _announced(room, pair, seat), (home, *help_for(room), hide))
    if not awaited_from(pair, seat):
        return Screen(_answered(pair, seat), (*help_for(room), hide))
    child = short((await people_of(room, [pair])).get(seat.person_id))
    lines = [
        _("<b>A pair for {child}</b>").format(child=h(child)),
        *await _other_side(room, pair, seat),
        form_words(room, pair),
        _("Contacts stay closed; meetings are agreed here."),
    ]
    if args.get("said") == "ask":
        lines.append(_("I have told the curator that there is a question. The offer waits."))
    rows: Rows = (
        (button(_("Agree"), _press(pair, seat, "yes")),),
        (button(_("I have a question"), _press(pair, seat, "ask")), hide[0]),
        *help_for(room),
        (button(_("We do not agree"), _press(pair, seat, "no")),),
    )
    return Screen("\n".join(lines), rows)


async def family_refuse(room: Room, args: Args) -> Screen | None:
    """Ask once more; a reason is not asked for."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not awaited_from(pair, seat):
        return None
    text = _(
        "<b>You do not agree to this pair?</b>\nThat is all right, no reason is needed. "
        "The child stays in the programme: another pair may be found."
    )
    back = button(_("Back"), _press(pair, seat))
    no = button(_("We do not agree"), _press(pair, seat, "no", sure=True))
    return Screen(text, ((back,), (no,)))


async def _other_side(room: Room, pair: Pair, seat: Seat) -> list[str]:
    if is_mentor(seat):
        lines = []
        for member in pair.members:
            lines += await about_member(room, member, _("With: {name}"))
        return lines
    about = await about_mentor(room, pair.mentor, _("Mentor: {name}"))
    n = len(pair.members)
    company = ngettext("In a group of {n} person", "In a group of {n} people", n).format(n=n)
    why = await why_these(room, pair, seat, _("Why this mentor: {reasons}"))
    return [*about, *([company] if n > 1 else []), *why]


async def _announced(room: Room, pair: Pair, seat: Seat) -> str:
    child = short((await people_of(room, [pair])).get(seat.person_id))
    lines = [
        _("<b>The pair is announced: {child}</b>").format(child=h(child)),
        *await _other_side(room, pair, seat),
        form_words(room, pair),
        _("They agree on meetings here; the next one stands under “My children”."),
    ]
    return "\n".join(lines)


async def _lasts(room: Room, pair: Pair, seat: Seat) -> bool:
    """Tell whether a pair is announced, and the reader may still hear of this child."""
    if pair.announced_at is None or pair.state in OVER or seat.ended_at is not None:
        return False
    children = await my_children(room.tx, room.reader)
    return any(each.agreed and each.person.id == seat.person_id for each in children)


def _is_off(pair: Pair, seat: Seat) -> bool:
    over = pair.announced_at is None and pair.state in OVER
    return over or pair.came_to_nothing(seat)


def _answered(pair: Pair, seat: Seat) -> str:
    off = pair.state is PairState.ENDED or pair.came_to_nothing(seat)
    if seat.guardian_assent is Assent.ACCEPTED and not off:
        return _("<b>Thank you, the answer is noted</b>\nI will write when there is news.")
    if seat.guardian_assent is Assent.DECLINED:
        return _(
            "<b>All right, not this time</b>\nI have told the curator. The child stays in the "
            "programme."
        )
    if _is_off(pair, seat):
        return _(
            "<b>It has not come to a pair this time</b>\nThe child stays in the programme: "
            "another pair may be found."
        )
    return _("<b>The offer is not open any more</b>")


def _press(pair: Pair, seat: Seat, act: str = "open", *, sure: bool = False) -> FamilyOffer:
    return FamilyOffer(pair=pair.id, child=seat.person_id, act=act, sure=sure)


async def _mine(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    """Return the pair and the seat of the reader's child, once they were asked about it."""
    pair, seat = await seat_in(room, args)
    reader = room.reader.person
    if pair is None or seat is None or reader is None or seat.guardian_assent is None:
        return None, None
    children = await room.tx.guardians.children_of(reader.id)
    mine = any(each.child_id == seat.person_id for each in children)
    return (pair, seat) if mine else (None, None)


SCREENS: dict[str, ScreenFn] = {
    "family_offer": family_offer,
    "family_offer_reminder": family_offer_reminder,
    "family_announced": family_announced,
    "family_offer_over": family_offer_over,
    "family_offer_closed": family_offer_closed,
    "family_offer_open": family_offer_open,
    "family_refuse": family_refuse,
}
PUSHED = frozenset(
    {
        "family_offer",
        "family_offer_reminder",
        "family_announced",
        "family_offer_over",
    }
)
