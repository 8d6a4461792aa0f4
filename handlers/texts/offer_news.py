"""Word for curators what came of offers: neutral pushes, the answer and its person by a press."""

from collections.abc import Mapping

from handlers.callbacks.pairing import MatchMentee, OfferNews, PairCard
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.offers import refusal_words
from handlers.texts.pair_parts import button, menu, neutral, number, people_of, short, sits_in
from handlers.texts.pairs import sides
from handlers.texts.speech import _
from handlers.texts.words import h, name_of
from mentoring.applications import Side
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId
from mentoring.office import TaskKind
from mentoring.pairs import OVER, Assent, Pair, PairState, Seat
from mentoring.people import Person

DECLINED, QUESTION = "declined", "question"


async def pair_accepted(room: Room, args: Args) -> Screen | None:
    """Push: everybody has agreed; true until it is announced."""
    pair, _seat = await _offered(room, args)
    if pair is None or pair.state is not PairState.ACCEPTED:
        return None
    return _push(PairCard(pair=pair.id))


async def offer_silent(room: Room, args: Args) -> Screen | None:
    """Push: the term is over and there is no answer."""
    pair, seat = await _offered(room, args)
    if pair is None or pair.state is not PairState.OFFERED:
        return None
    if seat is None or seat.assent is not Assent.WAITING:
        return None
    return _push(PairCard(pair=pair.id))


async def offer_declined(room: Room, args: Args) -> Screen | None:
    """Push: somebody cannot."""
    pair, seat = await _offered(room, args)
    if pair is None or seat is None:
        return None
    return _push(OfferNews(what=DECLINED, pair=pair.id, person=seat.person_id))


async def offer_question(room: Room, args: Args) -> Screen | None:
    """Push: somebody has a question before answering; true until they answer."""
    pair, seat = await _offered(room, args)
    if pair is None or seat is None or seat.assent is not Assent.WAITING:
        return None
    return _push(OfferNews(what=QUESTION, pair=pair.id, person=seat.person_id))


async def offer_answer(room: Room, args: Args) -> Screen | None:
    """Show a curator who cannot or who has a question, and the way on."""
    pair, seat = await _offered(room, args)
    if pair is None or seat is None:
        return None
    people = await people_of(room, [pair])
    name, who = name_of(people.get(seat.person_id)), sides(pair, people)
    card = (button(_("Pair No. {number}").format(number=pair.number), PairCard(pair=pair.id)),)
    if args.get("what") == QUESTION and sits_in(room, pair):
        return None
    if args.get("what") == QUESTION:
        person = people.get(seat.person_id)
        text = _(
            "<b>A question about an offer</b>\n{name} asks for a word. Pair No. {number}: {sides}"
        )
        lines = [text.format(name=name, number=pair.number, sides=who)]
        if person is not None and (person.phone or person.contact):
            contact = h(person.phone or person.contact)
            lines.append(_("Contact: {contact}").format(contact=contact))
        return Screen("\n".join(lines), (card, menu()))
    text = _("<b>An offer was not accepted</b>\n{name} cannot. Pair No. {number}: {sides}")
    lines = [text.format(name=name, number=pair.number, sides=who)]
    lines.extend(await _reason(room, pair, seat))
    rows = [(_again(other, people),) for other in _to_match(pair, seat)]
    return Screen("\n".join(lines), (*rows, card, menu()))


def _again(seat: Seat, people: Mapping[PersonId, Person]) -> Button:
    text = _("Choose for: {name}").format(name=short(people.get(seat.person_id)))
    return button(text, MatchMentee(mentee=seat.participation_id))


def _to_match(pair: Pair, seat: Seat) -> list[Seat]:
    """Return those who need another mentor now."""
    if pair.state not in OVER:
        return []
    members = [each for each in pair.seats if each.side is Side.MENTEE]
    return members if seat.side is Side.MENTOR else [each for each in members if each == seat]


async def _reason(room: Room, pair: Pair, seat: Seat) -> list[str]:
    if sits_in(room, pair):
        return []
    for task in await room.tx.desk.open_tasks():
        about = (task.subject.get("pair"), task.subject.get("person"))
        if task.kind is TaskKind.OFFER_DECLINED and about == (pair.id, seat.person_id):
            words = refusal_words(str(task.subject.get("why") or ""))
            return [_("Said with it: {words}").format(words=words)] if words else []
    return []


async def _offered(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    if not room.reader.is_curator:
        return None, None
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    person = PersonId(number(args, "person"))
    seats = pair.seats if pair else ()
    return pair, next((seat for seat in seats if seat.person_id == person), None)


def _push(opening: PairCard | OfferNews) -> Screen:
    return Screen(neutral(), ((button(_("Open"), opening),),))


SCREENS: dict[str, ScreenFn] = {
    "pair_accepted": pair_accepted,
    "offer_silent": offer_silent,
    "offer_declined": offer_declined,
    "offer_question": offer_question,
    "offer_answer": offer_answer,
}
PUSHED = frozenset(SCREENS) - {"offer_answer"}
