"""Word an offer for a minor's representative, and what a curator notes of an answer on paper."""

from handlers.callbacks.deciding import FamilyOffer, FamilyPaper
from handlers.callbacks.pairing import PairCard
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_for
from handlers.texts.offer_parts import about_member, about_mentor, is_mentor, why_these
from handlers.texts.pair_parts import button, form_words, menu, neutral, number, people_of, short
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId
from mentoring.pairs import Assent, Pair, PairState, Seat


async def family_offer(room: Room, args: Args) -> Screen | None:
    """Push: something about a child waits for an answer."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not _waits(pair, seat):
        return None
    return Screen(neutral(), ((button(_("Open"), _press(pair, seat)),),))


async def family_offer_reminder(room: Room, args: Args) -> Screen | None:
    """Push: it waits still."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not _waits(pair, seat):
        return None
    text = _("<b>A question about the mentoring programme waits for an answer</b>")
    return Screen(text, ((button(_("Open"), _press(pair, seat)),),))


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
    if not _waits(pair, seat):
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
    if pair is None or seat is None or not _waits(pair, seat):
        return None
    text = _(
        "<b>You do not agree to this pair?</b>\nThat is all right, no reason is needed. "
        "The child stays in the programme: another pair may be found."
    )
    back = button(_("Back"), _press(pair, seat))
    no = button(_("We do not agree"), _press(pair, seat, "no", sure=True))
    return Screen(text, ((back,), (no,)))


async def family_silent(room: Room, args: Args) -> Screen | None:
    """Push to curators: a family has not answered within the term."""
    pair, seat = await _seat(room, args)
    if not room.reader.is_curator or pair is None or seat is None or not _waits(pair, seat):
        return None
    return Screen(neutral(), ((button(_("Open"), PairCard(pair=pair.id)),),))


async def family_paper(room: Room, args: Args) -> Screen | None:
    """Ask a curator what a family answered on paper."""
    pair, seat = await _seat(room, args)
    if not room.reader.is_curator or pair is None or seat is None:
        return None
    child = short((await people_of(room, [pair])).get(seat.person_id))
    text = _(
        "<b>What has the family answered?</b>\n{child}, pair No. {number}. "
        "Write down what stands on the paper."
    ).format(child=h(child), number=pair.number)
    yes = FamilyPaper(pair=pair.id, child=seat.person_id, act="yes")
    no = FamilyPaper(pair=pair.id, child=seat.person_id, act="no")
    back = (button(_("Back"), PairCard(pair=pair.id)),)
    rows: Rows = ((button(_("They agree"), yes), button(_("They do not agree"), no)), back)
    return Screen(text, rows if _waits(pair, seat) else (back,))


def family_line(room: Room, seat: Seat) -> str:
    """Say on the curator's card what a family answered."""
    if seat.guardian_assent is Assent.ACCEPTED:
        said = pgettext("answer of a family", "the family agrees")
        return f"{said} ({h(seat.guardian_paper)})" if seat.guardian_paper else said
    if seat.guardian_assent is Assent.WAITING and seat.guardian_at is not None:
        n = (room.now - seat.guardian_at).days
        waits = ngettext(
            "the family has been silent for {n} day", "the family has been silent for {n} days", n
        )
        return waits.format(n=n) if n else pgettext("answer of a family", "the family is asked")
    return ""


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


def _answered(pair: Pair, seat: Seat) -> str:
    if seat.guardian_assent is Assent.ACCEPTED and pair.state is not PairState.ENDED:
        return _("<b>Thank you, the answer is noted</b>\nI will write when there is news.")
    if seat.guardian_assent is Assent.DECLINED:
        return _(
            "<b>All right, not this time</b>\nI have told the curator. The child stays in the "
            "programme."
        )
    return _("<b>The offer is not open any more</b>")


def _waits(pair: Pair, seat: Seat) -> bool:
    return pair.state is PairState.OFFERED and seat.guardian_assent is Assent.WAITING


def _press(pair: Pair, seat: Seat, act: str = "open", *, sure: bool = False) -> FamilyOffer:
    return FamilyOffer(pair=pair.id, child=seat.person_id, act=act, sure=sure)


async def _seat(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    child = PersonId(number(args, "person"))
    seats = pair.seats if pair else ()
    return pair, next((seat for seat in seats if seat.person_id == child), None)


async def _mine(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    """Return the pair and the seat of the reader's child, once they were asked about it."""
    pair, seat = await _seat(room, args)
    reader = room.reader.person
    if pair is None or seat is None or reader is None or seat.guardian_assent is None:
        return None, None
    children = await room.tx.guardians.children_of(reader.id)
    mine = any(each.child_id == seat.person_id for each in children)
    return (pair, seat) if mine else (None, None)


SCREENS: dict[str, ScreenFn] = {
    "family_offer": family_offer,
    "family_offer_reminder": family_offer_reminder,
    "family_offer_closed": family_offer_closed,
    "family_offer_open": family_offer_open,
    "family_refuse": family_refuse,
    "family_silent": family_silent,
    "family_paper": family_paper,
}
PUSHED = frozenset({"family_offer", "family_offer_reminder", "family_silent"})
