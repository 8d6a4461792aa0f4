"""Word an offer: a neutral push, the details by a press, an answer that needs no reason."""

from handlers.callbacks.pairing import AcceptOffer, AskAboutOffer, MyPair, OpenNews, RefuseOffer
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_beside, help_for
from handlers.texts.moments import day
from handlers.texts.offer_models import accept_words, model_lines
from handlers.texts.offer_parts import REQUEST, about_member, about_mentor, is_mentor, why_these
from handlers.texts.pair_parts import button, hide, menu, news, number
from handlers.texts.speech import _, ngettext, pgettext
from mentoring.delivery import Args
from mentoring.family_words import awaits_family
from mentoring.ids import PairId
from mentoring.offers import NO_REASON, REASONS
from mentoring.pairs import OVER, Assent, Pair, PairState, Seat

OFFER = "offer"


async def pair_offer(room: Room, args: Args) -> Screen | None:
    """Push: there is an offer; true until it is answered."""
    pair, seat = await _asked(room, args)
    if pair is None or seat is None or not _waits(pair, seat):
        return None
    return news(OFFER, pair.id)


async def pair_offer_reminder(room: Room, args: Args) -> Screen | None:
    """Push: the offer still waits."""
    pair, seat = await _asked(room, args)
    if pair is None or seat is None or not _waits(pair, seat):
        return None
    text = _("<b>A question about the mentoring programme waits for an answer</b>")
    return Screen(text, ((button(_("Open"), OpenNews(what=OFFER, about=pair.id)),),))


async def pair_offer_over(room: Room, args: Args) -> Screen | None:
    """Push: it did not come to a pair."""
    pair, seat = await _asked(room, args)
    if pair is None or seat is None:
        return None
    off = pair.state in OVER or pair.came_to_nothing(seat)
    return news(OFFER, pair.id) if off else None


async def offer(room: Room, args: Args) -> Screen | None:
    """Show an offer in full to whom it was made, or what became of it."""
    pair, seat = await _asked(room, args)
    if pair is None or seat is None:
        return None
    if pair.announced_at is not None and seat.ended_at is None:
        text = _("<b>The pair has been announced</b>\nAll about it stands there.")
        mine = (button(_("My pair"), MyPair(pair=pair.id)),)
        return Screen(text, (mine, *help_for(room), menu()))
    if not _waits(pair, seat):
        rows: Rows = (*help_for(room), (hide(OFFER, pair.id), *menu()))
        return Screen(_answered(room, pair, seat), rows)
    lines = [*await _details(room, pair, seat), *model_lines(room, pair)]
    if args.get("said") == "asked":
        lines.append(_("I have told the curator that there is a question. The offer waits."))
    elif seat.due_at is not None:
        until = day(seat.due_at.astimezone(room.zone).date())
        lines.append(_("The answer is awaited until {day}.").format(day=until))
    return Screen("\n".join(lines), _answers(room, pair, seat))


async def offer_refuse(room: Room, args: Args) -> Screen | None:
    """Ask once more; a reason may be named and need not."""
    pair, seat = await _asked(room, args)
    if pair is None or seat is None or not _waits(pair, seat):
        return None
    text = pgettext(
        "adult",
        "<b>It does not work out?</b>\nThat is all right, and a reason is not needed. "
        "If you like, one press tells the curator more.",
    )
    rows = [(_no(pair, _("Without a reason"), NO_REASON),)]
    rows.extend((_no(pair, refusal_words(why), why),) for why in REASONS)
    back = button(_("Back"), OpenNews(what=OFFER, about=pair.id))
    return Screen(text, ((back, *help_beside(room)), *rows))


def refusal_words(why: str) -> str:
    """Say what may be named with a refusal."""
    return {
        "time": _("No time now"),
        "topic": _("Another topic suits better"),
        "later": _("Later, but not now"),
    }.get(why, "")


async def _asked(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    """Return the pair and the reader's seat, when it was offered to them."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    person = room.reader.person
    if pair is None or person is None:
        return None, None
    seats = (s for s in pair.seats if s.person_id == person.id and s.asked_at is not None)
    seat = next(seats, None)
    return (pair, seat) if seat else (None, None)


def _waits(pair: Pair, seat: Seat) -> bool:
    waits = seat.assent is Assent.WAITING and seat.ended_at is None
    return pair.state is PairState.OFFERED and waits


async def _details(room: Room, pair: Pair, seat: Seat) -> list[str]:
    if not is_mentor(seat):
        about = await about_mentor(
            room, pair.mentor, _("<b>A mentor for you: {name}</b>"), agreed=False
        )
        why = await why_these(room, pair, seat, _("Why this mentor: {reasons}"))
        return [*about, *_company(pair), *why]
    if len(pair.members) == 1:
        only = pair.members[0]
        about = await about_member(room, only, _("<b>In a pair with you: {name}</b>"), REQUEST)
        return [*about, *await why_these(room, pair, only, _("Why you: {reasons}"))]
    n = len(pair.members)
    lines = [
        ngettext("<b>A group of {n} person</b>", "<b>A group of {n} people</b>", n).format(n=n)
    ]
    for member in pair.members:
        lines.extend(await about_member(room, member))
    return lines


def _company(pair: Pair) -> list[str]:
    n = len(pair.members)
    if n == 1:
        return []
    said = ngettext("In a group of {n} person", "In a group of {n} people", n)
    return [said.format(n=n)]


def _answered(room: Room, pair: Pair, seat: Seat) -> str:
    if seat.assent is Assent.DECLINED:
        return pgettext(
            "adult",
            "<b>All right, not this time</b>\nI have told the curator. "
            "Your application stays: another pair may be found.",
        )
    if pair.state in OVER or pair.came_to_nothing(seat):
        return pgettext(
            "adult",
            "<b>It has not come to a pair yet</b>\nYour application stays "
            "and takes part in the next choice.",
        )
    if pair.state is PairState.ON_HOLD:
        return _("<b>The pair is on hold</b>\nI will write when there is news.")
    if pair.state is PairState.ACCEPTED:
        return _("<b>Everybody has agreed</b>\nI will write when the curator announces the pair.")
    if seat.assent is Assent.ACCEPTED and awaits_family(pair):
        return _("<b>Thank you, the answer is noted</b>\nA family is asked now. I will write.")
    if seat.assent is Assent.ACCEPTED:
        return pgettext(
            "adult",
            "<b>Thank you, the answer is noted</b>\nThe others are being asked now. "
            "I will write when there is news.",
        )
    return _("<b>The offer is not open any more</b>")


def _answers(room: Room, pair: Pair, seat: Seat) -> Rows:
    return (
        (button(accept_words(pair, seat), AcceptOffer(pair=pair.id)),),
        (button(_("I have a question"), AskAboutOffer(pair=pair.id)), hide(OFFER, pair.id)),
        *help_for(room),
        (button(pgettext("answer to an offer", "I cannot"), RefuseOffer(pair=pair.id)),),
    )


def _no(pair: Pair, text: str, why: str) -> Button:
    return button(text, RefuseOffer(pair=pair.id, sure=True, why=why))


SCREENS: dict[str, ScreenFn] = {
    "pair_offer": pair_offer,
    "pair_offer_reminder": pair_offer_reminder,
    "pair_offer_over": pair_offer_over,
    "offer": offer,
    "offer_refuse": offer_refuse,
}
PUSHED = frozenset({"pair_offer", "pair_offer_reminder", "pair_offer_over"})
