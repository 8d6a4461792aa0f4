"""Word a person's own pair: who, how official, the request, contacts, the next meeting."""

from collections.abc import Mapping

from handlers.callbacks.meetings import NewMeeting
from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import MyPair, OpenNews, ShareContact
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.desk import after_held
from handlers.texts.help_button import help_row, help_with
from handlers.texts.moments import day_of_year, moment
from handlers.texts.offer_parts import (
    REQUEST,
    about_member,
    about_mentor,
    is_mentor,
    participation_of,
)
from handlers.texts.offer_parts import request_line as quoted
from handlers.texts.pair_contacts import contact_lines
from handlers.texts.pair_parts import (
    button,
    form_words,
    hide,
    menu,
    news,
    number,
    short,
)
from handlers.texts.pairs import next_and_last
from handlers.texts.shown import shown_in
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.stopped import stopped
from handlers.texts.words import h
from mentoring.applications import ParticipationState
from mentoring.delivery import Args
from mentoring.forming import people_in
from mentoring.ids import PairId, PersonId
from mentoring.pairs import OVER, WORKING, Assent, Pair, PairState, Seat
from mentoring.people import Person
from mentoring.permits import any_minor, has_permit

PAIR, ENDED = "pair", "ended"
CONSIDERED = (ParticipationState.SUBMITTED, ParticipationState.READY)


async def pair_announced(room: Room, args: Args) -> Screen | None:
    """Push: a pair is announced; true while it lasts."""
    pair, _seat = await _mine(room, args)
    if pair is None or pair.announced_at is None or pair.state in OVER:
        return None
    return news(PAIR, pair.id)


async def pair_resumed(room: Room, args: Args) -> Screen | None:
    """Push: a pair works again after a pause; true while it does."""
    pair, _seat = await _mine(room, args)
    return news(PAIR, pair.id) if pair is not None and pair.state in WORKING else None


async def pair_ended(room: Room, args: Args) -> Screen | None:
    """Push: a pair is over."""
    pair, _seat = await _mine(room, args)
    return news(ENDED, pair.id) if pair is not None and pair.state in OVER else None


async def contact_open(room: Room, args: Args) -> Screen | None:
    """Push: both show their contacts now."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or not seat.shares_contact:
        return None
    return news(PAIR, pair.id)


async def my_pairs(room: Room, _args: Args) -> Screen:
    """Show the reader's pair, a list when there are several, or what comes before a pair."""
    person = room.reader.person
    pairs = await room.tx.pairs.of(person.id) if person else []
    mine = [p for p in pairs if person and p.state not in OVER and _seen(p, person.id)]
    announced = [pair for pair in mine if pair.announced_at is not None]
    if len(mine) == 1 and announced:
        only = await my_pair(room, {"pair": mine[0].id})
        if only is not None:
            return only
    if not mine:
        return await _nothing_yet(room)
    people = await shown_in(room, announced)
    rows = tuple((_entry(pair, person.id, people),) for pair in mine if person)
    return Screen(_("<b>Your pairs</b>\nWhich one shall we look at?"), (*rows, help_row(), menu()))


async def my_pair(room: Room, args: Args) -> Screen | None:
    """Show one pair in full to somebody who sits in it."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or pair.announced_at is None:
        return None
    if pair.state in OVER:
        return await pair_over(room, args)
    shown = await shown_in(room, [pair])
    if seat.person_id not in shown:
        return Screen(_without_consent(), (help_row(), menu()))
    lines = await _who(room, pair, seat, shown)
    lines.extend([form_words(room, pair), _official(pair)])
    if not is_mentor(seat) and (own := await participation_of(room, seat)):
        lines.extend(quoted(own))
    if pair.state in WORKING:
        lines.extend(await contact_lines(room, pair, seat))
    coming, _last = next_and_last(room, pair, await room.tx.meetings.of_pair(pair.id))
    if coming:
        lines.append(_("Next meeting: {when}").format(when=moment(room, coming.starts_at)))
    elif pair.state in WORKING:
        lines.append(_("What next: agree on the first meeting, half an hour is enough."))
    closed = room.organisation.pseudonymous or await any_minor(room.tx, people_in(pair))
    rows = _actions(pair, seat, closed=closed)
    last = (hide(PAIR, pair.id), *menu()) if args.get("news") else menu()
    return Screen("\n".join(lines), (*rows, last))


async def pair_over(room: Room, args: Args) -> Screen | None:
    """Say that a pair is over, without a reason and without blame."""
    pair, seat = await _mine(room, args)
    if pair is None or seat is None or pair.state not in OVER:
        return None
    text = pgettext(
        "adult",
        "<b>The pair has finished its work</b>\nThank you for taking part. "
        "Agreed meetings are called off. Questions can be put to the curator.",
    )
    return Screen(text, (help_row(), (hide(ENDED, pair.id), *menu())))


async def pair_news(_room: Room, args: Args) -> Screen:
    """Take the details back: the neutral push again."""
    return news(str(args.get("what") or PAIR), number(args, "about"))


async def _mine(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    person = room.reader.person
    if pair is None or person is None:
        return None, None
    seats = [seat for seat in pair.seats if seat.person_id == person.id]
    stayed = [seat for seat in seats if seat.ended_at in (None, pair.ended_at)]
    return (pair, stayed[0]) if stayed else (None, None)


def _seen(pair: Pair, person: PersonId) -> bool:
    """Tell whether somebody may know of a pair: it was offered to them or announced."""
    seat = pair.seat_of(person)
    return seat is not None and seat.asked_at is not None and seat.assent is not Assent.DECLINED


def _entry(pair: Pair, person: PersonId, people: Mapping[PersonId, Person]) -> Button:
    if pair.announced_at is None:
        return button(_("An offer"), OpenNews(what="offer", about=pair.id))
    if pair.mentor.person_id != person:
        name = short(people.get(pair.mentor.person_id))
        return button(_("Mentor: {name}").format(name=name), MyPair(pair=pair.id))
    n = len(pair.members)
    if n > 1:
        said = ngettext("A group of {n} person", "A group of {n} people", n)
        return button(said.format(n=n), MyPair(pair=pair.id))
    return button(short(people.get(pair.members[0].person_id)), MyPair(pair=pair.id))


def _without_consent() -> str:
    return pgettext(
        "adult",
        "<b>Your pair is on hold</b>\nWithout a consent in force names are not shown here. "
        "It can be given anew on any day: /consent",
    )


async def _who(room: Room, pair: Pair, seat: Seat, shown: Mapping[PersonId, Person]) -> list[str]:
    gone = [_("<b>A participant has left the programme</b>")]
    if not is_mentor(seat):
        if pair.mentor.person_id not in shown:
            return gone
        return await about_mentor(room, pair.mentor, _("<b>Your mentor: {name}</b>"))
    if len(pair.members) == 1:
        only = pair.members[0]
        if only.person_id not in shown:
            return gone
        return await about_member(room, only, _("<b>In a pair with you: {name}</b>"), REQUEST)
    n = len(pair.members)
    said = ngettext("<b>Your group: {n} person</b>", "<b>Your group: {n} people</b>", n)
    lines = [said.format(n=n)]
    for member in pair.members:
        seen = member.person_id in shown
        lines.extend(await about_member(room, member) if seen else gone)
    return lines


def _official(pair: Pair) -> str:
    if pair.state is PairState.ON_HOLD:
        return _("The pair is on hold: no meetings for now.")
    if pair.order_number and pair.order_date:
        order = _("Official by order No. {number} of {day}")
        return order.format(number=h(pair.order_number), day=day_of_year(pair.order_date))
    return _("Official from the date of the order")


def _actions(pair: Pair, seat: Seat, *, closed: bool) -> Rows:
    help_wanted = help_with(pair.id)
    if pair.state is PairState.ON_HOLD:
        return ((help_wanted,),)
    if pair.state not in WORKING:
        return ()
    wish = not seat.shares_contact
    label = _("Show my contact") if wish else _("Hide my contact")
    share = ((button(label, ShareContact(pair=pair.id, shows=wish)),),)
    return (
        (button(_("Agree on a meeting"), NewMeeting(pair=pair.id)),),
        *(() if closed and wish else share),
        (button(_("Meetings"), MenuTo(to="meetings")), help_wanted),
    )


async def _nothing_yet(room: Room) -> Screen:
    if (ended := await stopped(room)) is not None:
        return ended
    person = room.reader.person
    taken = await room.tx.participations.of(person.id) if person else []
    applied = any(each.state in CONSIDERED for each in taken)
    if taken and not await has_permit(room.tx, person):
        text = _(
            "<b>No pair now</b>\nTaking part has stopped, meetings and choosing too. "
            "What is stored and until when: /consent"
        )
        return Screen(text, (help_row(), menu()))
    text = (
        pgettext(
            "adult",
            "<b>No pair yet</b>\nYour application is there and takes part in every choice. "
            "I will write when there is news.",
        )
        if applied
        else pgettext("adult", "<b>No pair yet</b>\nIt begins with a questionnaire: /start")
    )
    return Screen(text, (help_row(), menu()))


SCREENS: dict[str, ScreenFn] = {
    "pair_announced": pair_announced,
    "pair_resumed": pair_resumed,
    "pair_changed": pair_announced,
    "pair_ended": pair_ended,
    "contact_open": contact_open,
    "my_pairs": after_held(my_pairs),
    "my_pair": my_pair,
    "pair_over": pair_over,
    "pair_news": pair_news,
}
PUSHED = frozenset(
    {"pair_announced", "pair_resumed", "pair_changed", "pair_ended", "contact_open"}
)
