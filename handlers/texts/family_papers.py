"""Word for curators what families answer: who is silent, and what stands on paper."""

from handlers.callbacks.deciding import FamilyPaper
from handlers.callbacks.pairing import PairCard
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, neutral, number, people_of, short
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.family_words import waiting_families
from mentoring.ids import PairId, PersonId
from mentoring.pairs import Assent, Pair, PairState, Seat


async def family_silent(room: Room, args: Args) -> Screen | None:
    """Push to curators: a family has not answered within the term."""
    pair, seat = await seat_in(room, args)
    if not room.reader.is_curator or pair is None or seat is None or not awaited_from(pair, seat):
        return None
    return Screen(neutral(), ((button(_("Open"), PairCard(pair=pair.id)),),))


async def family_paper(room: Room, args: Args) -> Screen | None:
    """Ask a curator what a family answered on paper; of several, which family it was."""
    pair, seat = await seat_in(room, args)
    if not room.reader.is_curator or pair is None:
        return None
    if seat is None:
        return await _families(room, pair)
    child = short((await people_of(room, [pair])).get(seat.person_id))
    text = _(
        "<b>What has the family answered?</b>\n{child}, pair No. {number}. "
        "Write down what stands on the paper."
    ).format(child=h(child), number=pair.number)
    yes = FamilyPaper(pair=pair.id, child=seat.person_id, act="yes")
    no = FamilyPaper(pair=pair.id, child=seat.person_id, act="no")
    back = (button(_("Back"), PairCard(pair=pair.id)),)
    rows: Rows = ((button(_("They agree"), yes), button(_("They do not agree"), no)), back)
    return Screen(text, rows if awaited_from(pair, seat) else (back,))


async def _families(room: Room, pair: Pair) -> Screen:
    """List the children whose families have not answered yet, two in a row."""
    people, waiting = await people_of(room, [pair]), waiting_families(pair)
    text = _("<b>Which family has answered?</b>\nPair No. {number}.").format(number=pair.number)
    if not waiting:
        text = _("All families of pair No. {number} have answered.").format(number=pair.number)
    each = [button(short(people.get(c)), FamilyPaper(pair=pair.id, child=c)) for c in waiting]
    rows: Rows = tuple(tuple(each[at : at + 2]) for at in range(0, len(each), 2))
    return Screen(text, (*rows, (button(_("Back"), PairCard(pair=pair.id)), *menu())))


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


def awaited_from(pair: Pair, seat: Seat) -> bool:
    """Tell whether a family's answer about a seat is still awaited."""
    waits = seat.guardian_assent is Assent.WAITING and seat.ended_at is None
    return pair.state is PairState.OFFERED and waits


async def seat_in(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    """Return a pair and the seat of the person named with it."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    child = PersonId(number(args, "person"))
    seats = pair.seats if pair else ()
    return pair, next((seat for seat in seats if seat.person_id == child), None)


SCREENS: dict[str, ScreenFn] = {"family_silent": family_silent, "family_paper": family_paper}
PUSHED = frozenset({"family_silent"})
