"""Word a phone that several people share: who answers, somebody new, codes, another device."""

from dataclasses import replace

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.organisations import AnswerAs
from handlers.callbacks.sharing import MoveHere, NewDevice, NewPerson, SetPin
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.help_button import help_beside, help_for
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu, number, short
from handlers.texts.speech import _
from handlers.texts.words import name_of
from mentoring.delivery import Args, Delivery
from mentoring.ids import PersonId
from mentoring.links import deep_link
from mentoring.moving import PREFIX
from mentoring.people import Actor, Person


async def who(room: Room, args: Args) -> Screen:
    """Show who answers from this phone, and let somebody else answer."""
    account = room.reader.account
    people = await room.tx.people.people_at(account.id)
    lines = [*_said(args), "<b>" + _("Who answers from this phone") + "</b>"]
    if len(people) > 1:
        lines.append(_("Each one sees only their own part. Press a name to change."))
    rows: list[tuple[Button, ...]] = []
    for each in people:
        mark = "• " if each.id == account.person_id else ""
        closed = await room.tx.people.pin_of(account.id, each.id) is not None
        text = mark + _called(room, each) + (" 🔒" if closed else "")
        rows.append((button(text, AnswerAs(person=each.id)),))
    if room.reader.person is not None:
        rows += await _own_rows(room, several=len(people) > 1)
        rows += help_for(room)
    return Screen("\n".join(lines), (*rows, menu()))


async def new_person_sure(room: Room, _args: Args) -> Screen:
    """Explain what a second person at a phone means."""
    text = _(
        "<b>One more person at this phone?</b>\n"
        "They begin anew with their own role and consent. Nobody sees the other's answers. "
        "Back again: Settings, then “Who answers”."
    )
    yes = button(_("Yes, begin anew"), NewPerson(sure=True))
    no = button(_("No, leave it so"), MenuTo(to="who"))
    return Screen(text, ((yes,), (no, *help_beside(room))))


async def device_sure(room: Room, args: Args) -> Screen | None:
    """Ask a curator before a person moves to another device."""
    person = await room.tx.people.person(PersonId(number(args, "person")))
    if person is None or not room.reader.is_curator:
        return None
    text = _(
        "<b>Another device for {name}?</b>\n"
        "A link for one day opens once. The old account loses this person at that moment, "
        "messages that wait go to the new one. Make sure that it is really them."
    )
    yes = button(_("Make the link"), NewDevice(person=person.id, sure=True))
    return Screen(text.format(name=name_of(person)), ((yes,), menu()))


async def device_link(room: Room, args: Args) -> Screen | None:
    """Hand a curator the link that moves a person."""
    if not room.reader.is_curator or not args.get("token"):
        return None
    link = deep_link(room.house, f"{PREFIX}{args['token']}")
    text = _(
        "<b>The link is ready</b>\n{link}\n"
        "It is for one person and one day. Hand it over yourself, not in a group."
    )
    return Screen(text.format(link=f"<code>{link}</code>"), (menu(),))


async def move_sure(_room: Room, args: Args) -> Screen | None:
    """Ask whoever opened the link of a move before anything happens."""
    if not args.get("token"):
        return None
    text = _(
        "<b>Go on from this account?</b>\n"
        "The link was made for your move to another device. The former account is cut off at once."
    )
    yes = button(_("Yes, go on here"), MoveHere(token=str(args["token"])))
    return Screen(text, ((yes,), menu()))


async def moved_here(_room: Room, _args: Args) -> Screen:
    """Welcome a person at the new device."""
    text = _("<b>Done, everything goes on here</b>\nThe former account is not connected any more.")
    return Screen(text, (menu(),))


async def moved_away(_room: Room, _args: Args) -> Screen:
    """Push to the old account: nobody answers from it now."""
    text = _(
        "<b>This account is not connected to the programme any more</b>\n"
        "Was it not you? Tell the curator at once."
    )
    return Screen(text, (menu(),))


async def settings_rows(room: Room) -> tuple[tuple[Button, ...], ...]:
    """Offer to change who answers, to whoever is somebody already."""
    if room.reader.person is None and not await room.tx.people.people_at(room.reader.account.id):
        return ()
    return ((button(_("Who answers"), MenuTo(to="who")),),)


def for_somebody_else(screen: Screen, delivery: Delivery, reader: Actor) -> Screen:
    """Say above the buttons that a message is for another person of this phone."""
    answers = reader.account.person_id
    if delivery.person_id is None or delivery.person_id == answers:
        return screen
    turn = button(_("Answer as whom it is for"), AnswerAs(person=delivery.person_id))
    return replace(screen, rows=((turn,), *screen.rows))


async def _own_rows(room: Room, *, several: bool) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = [(button(_("One more person"), NewPerson()),)]
    person = room.reader.person
    if person is not None and several:
        locked = await room.tx.people.pin_of(room.reader.account.id, person.id) is not None
        text = _("Take my code away") if locked else _("Close my part by a code")
        rows.append((button(text, SetPin(keep=not locked)),))
    return rows


def _called(room: Room, person: Person) -> str:
    if person.name:
        return short(person)
    since = day(person.created_at.astimezone(room.zone).date())
    return _("without a name, since {day}").format(day=since)


def _said(args: Args) -> list[str]:
    words = {
        "wrong": _("The code does not fit."),
        "too_often": _("Too many wrong codes. Please come back in an hour, or ask the curator."),
        "locked": _("The code is set. Please delete your message with it from the chat."),
        "unlocked": _("The code is taken away."),
        "no_pin": _("A code is four digits, for example 4711. Nothing has changed."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


SCREENS: dict[str, ScreenFn] = {
    "who": who,
    "new_person_sure": new_person_sure,
    "device_sure": device_sure,
    "device_link": device_link,
    "move_sure": move_sure,
    "moved_here": moved_here,
    "moved_away": moved_away,
}
PUSHED = frozenset({"moved_away"})
