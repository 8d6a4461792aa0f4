"""Word a person's own pair: who, how official, the request, contacts, the next meeting."""

from collections.abc import Mapping

from handlers.callbacks.meetings import NewMeeting
from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import ShareContact
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.goal_words import goal_rows, goals_in_short
from handlers.texts.help_button import help_row, help_with
from handlers.texts.meeting_limits import limit_lines
from handlers.texts.moments import day_of_year, moment
from handlers.texts.offer_parts import (
    REQUEST,
    about_member,
    about_mentor,
    is_mentor,
    participation_of,
)
from handlers.texts.offer_parts import request_line as quoted
from handlers.texts.own_changes import own_rows
from handlers.texts.pair_contacts import contact_lines
from handlers.texts.pair_parts import (
    button,
    form_words,
    hide,
    menu,
    number,
)
from handlers.texts.pairs import next_and_last
from handlers.texts.parting import farewell_rows
from handlers.texts.plea_answers import question_lines, question_rows
from handlers.texts.schedule import schedule_rows
from handlers.texts.shown import shown_in
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.forming import people_in
from mentoring.ids import PairId, PersonId
from mentoring.meeting_limits import limits_of
from mentoring.pairs import OVER, WORKING, Pair, PairState, Seat
from mentoring.people import Person
from mentoring.permits import any_minor

PAIR, ENDED = "pair", "ended"


async def my_pair(room: Room, args: Args) -> Screen | None:
    """Show one pair in full to somebody who sits in it."""
    pair, seat = await mine(room, args)
    if pair is None or seat is None or pair.announced_at is None:
        return None
    if pair.state in OVER:
        return await pair_over(room, args)
    shown = await shown_in(room, [pair])
    if seat.person_id not in shown:
        return Screen(_without_consent(), (help_row(), menu()))
    lines = await _who(room, pair, seat, shown)
    lines.extend([form_words(room, pair), _official(pair), *await question_lines(room, pair)])
    if not is_mentor(seat) and (own := await participation_of(room, seat)):
        lines.extend(quoted(own))
    if pair.state in WORKING:
        lines.extend(await contact_lines(room, pair, seat))
    if is_mentor(seat):
        lines.extend(limit_lines(await limits_of(room.tx, pair)))
    coming, last_held = next_and_last(room, pair, await room.tx.meetings.of_pair(pair.id))
    if coming:
        lines.append(_("Next meeting: {when}").format(when=moment(room, coming.starts_at)))
    elif pair.state in WORKING and last_held:
        lines.append(_("What next: agree on the next meeting."))
    elif pair.state in WORKING:
        lines.append(_("What next: agree on the first meeting, half an hour is enough."))
    lines.extend(await goals_in_short(room, pair))
    closed = room.organisation.pseudonymous or await any_minor(room.tx, people_in(pair))
    rows = (
        *question_rows(room, pair),
        *_beside(await schedule_rows(room, pair), await goal_rows(room, pair)),
        *_actions(pair, seat, closed=closed),
        *await own_rows(room, pair),
        *await farewell_rows(room, pair),
    )
    last = (hide(PAIR, pair.id), *menu()) if args.get("news") else menu()
    return Screen("\n".join(lines), (*rows, last))


async def pair_over(room: Room, args: Args) -> Screen | None:
    """Say that a pair is over, without a reason and without blame."""
    pair, seat = await mine(room, args)
    if pair is None or seat is None or pair.state not in OVER:
        return None
    text = pgettext(
        "adult",
        "<b>The pair has finished its work</b>\nThank you for taking part. "
        "Agreed meetings are called off. Questions can be put to the curator.",
    )
    parting = await farewell_rows(room, pair)
    return Screen(text, (*parting, help_row(), (hide(ENDED, pair.id), *menu())))


async def mine(room: Room, args: Args) -> tuple[Pair | None, Seat | None]:
    """Return a pair in which the reader sits, or sat to its end, and the seat."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    person = room.reader.person
    if pair is None or person is None:
        return None, None
    seats = [seat for seat in pair.seats if seat.person_id == person.id]
    stayed = [seat for seat in seats if seat.ended_at in (None, pair.ended_at)]
    return (pair, stayed[0]) if stayed else (None, None)


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


def _beside(*offered: Rows) -> Rows:
    """Set buttons of several areas into one row: nine rows would crowd the screen."""
    row = tuple(key for rows in offered for each in rows for key in each)
    return (row,) if row else ()


def _official(pair: Pair) -> str:
    if pair.state is PairState.ON_HOLD:
        return _("The pair is on hold: no meetings for now.")
    if pair.order_number and pair.order_date:
        order = _("Official by order No. {number} of {day}")
        if pair.state is PairState.ORDERED:
            order = _("Order No. {number} of {day}, official when the papers are signed")
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


SCREENS: dict[str, ScreenFn] = {"my_pair": my_pair, "pair_over": pair_over}
PUSHED: frozenset[str] = frozenset()
