"""Word which pairs a person has, or what comes before one."""

from collections.abc import Mapping

from handlers.callbacks.pairing import MyPair, OpenNews
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.desk import after_held
from handlers.texts.help_button import help_row
from handlers.texts.pair import my_pair
from handlers.texts.pair_parts import button, menu, short
from handlers.texts.shown import shown_in
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.stopped import stopped
from mentoring.applications import ParticipationState
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.pairs import OVER, Assent, Pair
from mentoring.people import Person
from mentoring.permits import has_permit

CONSIDERED = (ParticipationState.SUBMITTED, ParticipationState.READY)


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


SCREENS: dict[str, ScreenFn] = {"my_pairs": after_held(my_pairs)}
PUSHED: frozenset[str] = frozenset()
