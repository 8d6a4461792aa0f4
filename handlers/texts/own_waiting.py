"""Word kindly and honestly what whoever has no pair reads: no cause, no blame, what helps."""

from handlers.callbacks.help import AskForHelp
from handlers.callbacks.without_pair import AgreeTo, OwnWaiting, Support, Talked
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu, neutral, number, short
from handlers.texts.pleas import pleas_rows
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h, name_of
from mentoring.applications import Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId, PersonId
from mentoring.people import StaffRole
from mentoring.planning.options import SUPPORT
from mentoring.planning.waiting_list import NEWS, is_left
from mentoring.plans.waiting import ASKED, Option, Waiting

MOST = 5
"""How many referred people stand in the psychologist's menu; the others follow."""

Json = dict[str, object]


async def waits_for_pair(room: Room, args: Args) -> Screen | None:
    """Push: there is news; true while somebody is without a pair."""
    place = await _own(room, args)
    if place is None or not await is_left(room.tx, place):
        return None
    opening = button(_("Open"), OwnWaiting(participation=place.participation_id))
    return Screen(neutral(), ((opening,),))


async def own_waiting(room: Room, args: Args) -> Screen | None:
    """Show how it stands and what can be done; what was ticked can be unticked."""
    place = await _own(room, args)
    if place is None:
        return None
    if not await is_left(room.tx, place):
        text = _("<b>The waiting is over</b>\nWhat is current stands in the menu.")
        return Screen(text, (menu(),))
    kept = [_("Noted; the curator will see it.")] if args.get("said") == "kept" else []
    lines = [*kept, *(_to_mentor() if place.side is Side.MENTOR else _to_mentee())]
    question = button(_("A question to the curator"), AskForHelp())
    myself = await pleas_rows(room)
    return Screen("\n".join(lines), (*_choices(place), *myself, (question,), menu()))


async def support_asked(room: Room, args: Args) -> Screen | None:
    """Push to the psychologist: somebody is referred."""
    place = await _referred(room, args)
    if place is None or place.said.talked:
        return None
    opening = button(_("Open"), Support(participation=place.participation_id))
    return Screen(neutral(), ((opening,),))


async def support(room: Room, args: Args) -> Screen | None:
    """Show the psychologist who was referred; neither cause nor answers come with it."""
    place = await _referred(room, args)
    if place is None:
        return None
    person = await room.tx.people.person(place.person_id)
    lines = ["<b>" + _("Please talk with: {name}").format(name=name_of(person)) + "</b>"]
    lines.append(_("There is no pair yet. The curator asks for support meanwhile."))
    if person is not None and person.phone:
        lines.append(h(person.phone))
    if place.said.talked:
        lines.append(_("The talk took place. Thank you."))
        return Screen("\n".join(lines), (menu(),))
    done = button(_("We have talked"), Talked(participation=place.participation_id))
    return Screen("\n".join(lines), ((done,), menu()))


async def support_rows(room: Room) -> Rows:
    """Offer the psychologist those who were referred and not talked with."""
    if StaffRole.PSYCHOLOGIST not in room.reader.roles:
        return ()
    places = await room.tx.waiting_list.all()
    waiting = [e for e in places if Option.PSYCHOLOGIST in e.said.tried and not e.said.talked]
    people = await room.tx.people.persons({each.person_id for each in waiting})
    return tuple(
        (
            button(
                _("Talk with: {name}").format(name=short(people.get(each.person_id))),
                Support(participation=each.participation_id),
            ),
        )
        for each in waiting[:MOST]
    )


async def own_waiting_json(room: Room, person: PersonId | None) -> list[Json]:
    """Return one's own waiting for /mydata; the cause tells of others and is not in it."""
    return [
        {
            "since": place.since.isoformat(),
            "open_to": [each.value for each in place.said.open_to],
            "psychologist": Option.PSYCHOLOGIST in place.said.tried,
            "ended_at": place.ended_at.isoformat() if place.ended_at else None,
        }
        for place in await _places(room, person)
    ]


async def own_waiting_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    lines: list[str] = []
    for place in await _places(room, person):
        since = moment(room, place.since)
        lines.append(_("Waiting for a pair since {when}").format(when=since))
        lines += [_choice_words(each) for each in place.said.open_to]
    return ["", *lines] if lines else []


async def _places(room: Room, person: PersonId | None) -> list[Waiting]:
    sides = await room.tx.participations.of(person) if person else []
    found = [await room.tx.waiting_list.of(each.id) for each in sides]
    return [each for each in found if each is not None]


def _to_mentee() -> list[str]:
    return [
        _("<b>A pair has not come together yet</b>"),
        _("The application stays: in the next choice it is among the first. The search goes on."),
        _("One press tells the curator what would do too:"),
    ]


def _to_mentor() -> list[str]:
    return [
        _("<b>There is no mentee yet</b>"),
        _("Everything is ready, and the experience is wanted. The search goes on."),
        _("One press tells the curator what suits:"),
    ]


def _choices(place: Waiting) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for option in ASKED[place.side]:
        ticked = option in place.said.open_to
        press = AgreeTo(participation=place.participation_id, option=option, agrees=not ticked)
        rows.append((button(f"{'☑' if ticked else '☐'} {_choice_words(option)}", press),))
    return tuple(rows)


def _choice_words(option: Option) -> str:
    """Say what somebody without a pair may agree to."""
    return {
        Option.GROUP: pgettext("would do too", "A group is fine"),
        Option.OTHER_FORM: pgettext("would do too", "Another form is fine"),
        Option.WAIT: pgettext("would do too", "I can wait"),
        Option.SPEED: pgettext("would do too", "A speed event"),
        Option.LONG_TERM: pgettext("would do too", "The long-term base"),
    }.get(option, "")


async def _own(room: Room, args: Args) -> Waiting | None:
    place = await room.tx.waiting_list.of(ParticipationId(number(args, "participation")))
    reader = room.reader.person
    return place if place and reader and place.person_id == reader.id else None


async def _referred(room: Room, args: Args) -> Waiting | None:
    if StaffRole.PSYCHOLOGIST not in room.reader.roles and not room.reader.is_curator:
        return None
    place = await room.tx.waiting_list.of(ParticipationId(number(args, "participation")))
    return place if place and Option.PSYCHOLOGIST in place.said.tried else None


SCREENS: dict[str, ScreenFn] = {
    NEWS: waits_for_pair,
    "own_waiting": own_waiting,
    SUPPORT: support_asked,
    "support": support,
}
PUSHED = frozenset({NEWS, SUPPORT})
STAFF_ROWS: dict[str, RowsFn] = {"support": support_rows}
