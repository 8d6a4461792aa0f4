"""Word who does a curator's work, how it is handed over, and what others learn of it."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import FindSuccessor, HandOver
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, short
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h, name_of
from mentoring.delivery import Args
from mentoring.handover import successors
from mentoring.ids import PersonId
from mentoring.people import Person, StaffRole


async def team(room: Room, _args: Args) -> Screen | None:
    """Show who does a curator's work, and how to share it or hand it over."""
    if not room.reader.is_curator:
        return None
    deputies = await room.tx.people.staff(StaffRole.DEPUTY)
    lines = ["<b>" + _("Curators of the programme") + "</b>"]
    lines += [_member(room, each) for each in await room.tx.people.staff(StaffRole.CURATOR)]
    lines += [_member(room, each) + _(" · deputy") for each in deputies]
    rows: list[tuple[Button, ...]] = [(button(_("Roles"), MenuTo(to="roles")),), menu()]
    if StaffRole.CURATOR in room.reader.roles:
        lines.append(_("A deputy is added under “Roles”."))
        rows.insert(0, (button(_("Hand over"), FindSuccessor(deputy=False)),))
    return Screen("\n".join(lines), tuple(rows))


async def found(room: Room, args: Args) -> Screen | None:
    """List who was found by a name and may take over."""
    if not room.reader.is_curator:
        return None
    words, deputy = str(args.get("words") or ""), bool(args.get("deputy"))
    people = await successors(room.tx, room.reader, words)
    again = (button(_("Search again"), FindSuccessor(deputy=deputy)), *menu())
    if not people:
        text = _(
            "Nobody called “{words}” can take over yet.\n"
            "They first write /start to this bot and give their consent."
        )
        return Screen(text.format(words=h(words)), (again,))
    rows = [(button(short(each), HandOver(person=each.id, deputy=deputy)),) for each in people]
    text = _("<b>Who will be the deputy?</b>") if deputy else _("<b>Who takes over?</b>")
    return Screen(text, (*rows, again))


async def deputy_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before somebody becomes a deputy."""
    person = await _person(room, args)
    if person is None or not room.reader.is_curator:
        return None
    text = _(
        "<b>Make {name} a deputy?</b>\n"
        "A deputy sees all questionnaires and does everything a curator does."
    )
    yes = button(_("Yes, add the deputy"), HandOver(person=person.id, deputy=True, sure=True))
    return Screen(text.format(name=name_of(person)), ((yes,), (_no("roles"),)))


async def handover_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before the work goes to somebody else."""
    person = await _person(room, args)
    if person is None or not room.reader.is_curator:
        return None
    n = len(await room.tx.desk.open_tasks())
    tasks = ngettext("{n} open task goes along.", "{n} open tasks go along.", n).format(n=n)
    lines = [
        _("<b>Hand over to {name}?</b>").format(name=name_of(person)),
        pgettext("adult", "Your own access as a curator ends at once."),
        *([tasks] if n else []),
    ]
    yes = button(_("Yes, hand over"), HandOver(person=person.id, deputy=False, sure=True))
    return Screen("\n".join(lines), ((_no("team"),), (yes,)))


async def handed_over(room: Room, args: Args) -> Screen | None:
    """Say to the former curator that the work is with somebody else."""
    person = await _person(room, args)
    if person is None:
        return None
    text = pgettext(
        "adult",
        "<b>The work is handed over</b>\n"
        "{name} is the curator now and knows of it. Your access has ended. Thank you.",
    )
    return Screen(text.format(name=name_of(person)), (menu(),))


async def handed_over_to_you(room: Room, _args: Args) -> Screen | None:
    """Push: the reader is the curator from now on."""
    if not room.reader.is_curator:
        return None
    text = pgettext(
        "adult", "<b>A curator's work is handed over to you</b>\nEverything is in the menu."
    )
    return Screen(text, (_menu_or_tasks(),))


async def deputy_added(room: Room, _args: Args) -> Screen | None:
    """Push: the reader is a deputy from now on."""
    if not room.reader.is_curator:
        return None
    text = pgettext("adult", "<b>You are a curator's deputy now</b>\nEverything is in the menu.")
    return Screen(text, (_menu_or_tasks(),))


async def curators_changed(room: Room, _args: Args) -> Screen | None:
    """Push to the other curators: somebody else does the work too; who, opens by a press."""
    if not room.reader.is_curator:
        return None
    text = _("<b>The curators of the programme have changed</b>")
    return Screen(text, ((button(_("Open"), MenuTo(to="team")),),))


def _member(room: Room, person: Person) -> str:
    name = name_of(person)
    own = room.reader.person
    me = pgettext("adult", " · this is you") if own and own.id == person.id else ""
    return f"• {name}{me}"


def _no(back: str) -> Button:
    return button(_("No, leave it so"), MenuTo(to=back))


def _menu_or_tasks() -> tuple[Button, ...]:
    return (button(_("On the desk"), MenuTo(to="tasks")), *menu())


async def _person(room: Room, args: Args) -> Person | None:
    return await room.tx.people.person(PersonId(number(args, "person")))


SCREENS: dict[str, ScreenFn] = {
    "team": team,
    "successors": found,
    "deputy_sure": deputy_sure,
    "handover_sure": handover_sure,
    "handed_over": handed_over,
    "handed_over_to_you": handed_over_to_you,
    "deputy_added": deputy_added,
    "curators_changed": curators_changed,
}
PUSHED = frozenset({"handed_over_to_you", "deputy_added", "curators_changed"})
