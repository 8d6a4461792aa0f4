"""Word whom urgent requests call first and which numbers are shown, for the school to confirm."""

from handlers.callbacks.help import HelpSetup, NameFirst
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.help_words import lines_to_call
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import button, menu, short
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.help_setup import may_be_called, named_but_gone
from mentoring.people import StaffRole


async def help_setup(room: Room, _args: Args) -> Screen | None:
    """Show who is called first, by ticks, and what is shown at night."""
    if StaffRole.CURATOR not in room.reader.roles:
        return None
    confirmed = room.organisation.help_confirmed_at
    lines = [
        "<b>" + _("Urgent help: who is called at once") + "</b>",
        _("Tick two people. After 30 minutes by day the next ones are called."),
        _("At night people read: {lines}").format(lines=lines_to_call(room)),
    ]
    if confirmed is None:
        lines.append(_("The school has not confirmed this yet."))
    else:
        day = day_of_year(confirmed.astimezone(room.zone).date())
        lines.append(_("Confirmed on {day}.").format(day=day))
    if gone := await named_but_gone(room.tx):
        people = (await room.tx.people.persons(set(gone))).values()
        left = _("Not on the staff any more, so not called: {people}. Please tick somebody else.")
        lines.append(left.format(people=h(", ".join(short(each) for each in people))))
    rows: list[tuple[Button, ...]] = []
    for person in await may_be_called(room.tx):
        ticked = person.id in room.organisation.urgent
        mark = "☑ " if ticked else "☐ "
        rows.append(
            (button(mark + short(person), NameFirst(person=person.id, called=not ticked)),)
        )
    if confirmed is None:
        rows.append((button(_("It is right, confirm"), HelpSetup(confirm=True)),))
    return Screen(
        "\n".join(lines), (*rows, (button(_("Settings"), MenuTo(to="settings")), *menu()))
    )


def settings_rows(room: Room) -> Rows:
    """Offer the curator to set help up."""
    if StaffRole.CURATOR not in room.reader.roles:
        return ()
    return ((button(_("Urgent help: who is called"), HelpSetup()),),)


SCREENS: dict[str, ScreenFn] = {"help_setup": help_setup}
