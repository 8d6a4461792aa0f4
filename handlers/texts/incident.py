"""Word an incident for those in charge: what is frozen, how many hours are left, what to do."""

from handlers.callbacks.incident import (
    BeginIncident,
    CloseIncident,
    DraftNotice,
    EndAccess,
    LooksInIncident,
)
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn, StaffCommand
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu, neutral, number, short
from handlers.texts.speech import _, ngettext
from handlers.texts.words import name_of
from mentoring.delivery import Args
from mentoring.ids import IncidentId, PersonId
from mentoring.incident import TERMS, Incident, IncidentKind, Outcome
from mentoring.incidents import IN_CHARGE, acts_on, links_ended
from mentoring.people import CURATING, StaffRole

LOOKED_BACK = (1, 7, 30)
BEGIN = "begin_incident"
"""What is hardly ever needed and alarms whoever reads it first: it stands last in a menu."""


async def incident(room: Room, args: Args) -> Screen | None:
    """Show the open incident, or what `/incident` does."""
    if not await _in_charge(room):
        return None
    current = await room.tx.incidents.current()
    return _intro() if current is None else await _status(room, current, args)


async def incident_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before everything stops."""
    if not await _in_charge(room):
        return None
    text = _(
        "<b>Begin: {kind}</b>\n"
        "Files with people's data are held back, open links and codes end, also printed ones, "
        "the 24 and 72 hours of the notices begin to count. Meetings and reminders go on."
    )
    yes = BeginIncident(kind=str(args["kind"]), sure=True)
    rows = ((button(_("Yes, begin"), yes),), (button(_("No, leave it so"), MenuTo(to="menu")),))
    return Screen(text.format(kind=kind_words(str(args["kind"]))), rows)


async def incident_access(room: Room, args: Args) -> Screen | None:
    """Choose whose access ends, or ask once more about one person."""
    if not await _in_charge(room) or await room.tx.incidents.current() is None:
        return None
    back = (button(_("Back"), MenuTo(to="incident")),)
    person = await room.tx.people.person(PersonId(number(args, "person")))
    if person is not None:
        text = _("<b>End the access of {name}?</b>\nThe curator's screens close for them at once.")
        yes = button(_("Yes, end it"), EndAccess(person=person.id, sure=True))
        return Screen(text.format(name=name_of(person)), ((yes,), back))
    staff = await room.tx.people.staff(*CURATING)
    rows = [(button(short(each), EndAccess(person=each.id)),) for each in staff]
    title = _("<b>Whose access ends?</b>") if staff else _("<b>No curator has access now</b>")
    return Screen(title, (*rows, back))


async def incident_outcome(room: Room, _args: Args) -> Screen | None:
    """Ask what the check has found."""
    if not await _in_charge(room) or await room.tx.incidents.current() is None:
        return None
    rows = [(button(outcome_words(each), CloseIncident(outcome=each.value)),) for each in Outcome]
    text = _("<b>What has the check found?</b>\nThen files may be handed out again.")
    return Screen(text, (*rows, (button(_("Back"), MenuTo(to="incident")),)))


async def incident_closed(room: Room, args: Args) -> Screen | None:
    """Say that it is over."""
    found = await room.tx.incidents.get(IncidentId(number(args, "incident")))
    if not await _in_charge(room) or found is None or found.outcome is None:
        return None
    text = _(
        "<b>The incident is closed</b>\n{outcome}. Files may be handed out again; links and "
        "codes that ended stay ended."
    )
    return Screen(text.format(outcome=outcome_words(found.outcome)), (menu(),))


async def incident_begun(room: Room, _args: Args) -> Screen | None:
    """Push: somebody else in charge has begun."""
    if not await _in_charge(room) or await room.tx.incidents.current() is None:
        return None
    return Screen(neutral(), ((button(_("Open"), MenuTo(to="incident")),),))


async def incident_due(room: Room, args: Args) -> Screen | None:
    """Push: a term ends soon, or has ended."""
    if not await _in_charge(room) or await room.tx.incidents.current() is None:
        return None
    hours, left = number(args, "hours"), number(args, "left")
    if left:
        text = ngettext(
            "<b>{left} hour is left of the {hours} hours</b>",
            "<b>{left} hours are left of the {hours} hours</b>",
            left,
        )
    else:
        text = _("<b>The {hours} hours are over</b>")
    rows = ((button(_("Open"), MenuTo(to="incident")),),)
    return Screen(text.format(left=left, hours=hours), rows)


def kind_words(kind: str) -> str:
    """Say what happened."""
    return {
        IncidentKind.DEVICE: _("a device with the bot is lost or stolen"),
        IncidentKind.LEAK: _("data or a file got out"),
        IncidentKind.STRANGER: _("a stranger had access"),
        IncidentKind.OTHER: _("something else"),
    }[IncidentKind(kind)]


def outcome_words(outcome: Outcome) -> str:
    """Say what the check has found."""
    return {
        Outcome.NO_LEAK: _("Nothing got out"),
        Outcome.LEAKED: _("Data did get out"),
        Outcome.FALSE_ALARM: _("A false alarm"),
    }[outcome]


async def rows_of_incident(room: Room) -> Rows:
    """Lead those in charge to an open incident from the menu."""
    if not await _in_charge(room) or await room.tx.incidents.current() is None:
        return ()
    return ((button(_("⚠️ Open incident"), MenuTo(to="incident")),),)


async def way_to_begin(room: Room) -> Rows:
    """Offer those in charge to say that data may have got out, while no incident is open."""
    if not await _in_charge(room) or await room.tx.incidents.current() is not None:
        return ()
    return ((button(_("Data got out: what to do"), MenuTo(to="incident")),),)


async def _in_charge(room: Room) -> bool:
    return await acts_on(room.tx, room.reader)


def _intro() -> Screen:
    text = _(
        "<b>Has data got to where it must not be?</b>\n"
        "Say what happened. I hold back files, end invitations, show who looked at what, and "
        "count the 24 and 72 hours in which Roskomnadzor is told."
    )
    rows = [
        (Button(_capital(kind_words(each)), BeginIncident(kind=each.value).pack()),)
        for each in IncidentKind
    ]
    return Screen(text, (*rows, menu()))


async def _status(room: Room, current: Incident, args: Args) -> Screen:
    lines = [*_said(args), "<b>" + _("Incident: {kind}").format(kind=kind_words(current.kind))]
    lines[-1] += "</b>"
    lines.append(_("Begun {when}.").format(when=moment(room, current.opened_at)))
    lines += [_term(room, current, hours) for hours in TERMS]
    lines.append(_("Files with people's data are held back until it is closed."))
    lines.append(_links(await links_ended(room.tx, current)))
    looks = tuple(
        button(ngettext("{n} day", "{n} days", days).format(n=days), LooksInIncident(days=days))
        for days in LOOKED_BACK
    )
    lines.append(_("Who looked and exported: choose how far back."))
    rows = (
        looks,
        (button(_("End a curator's access"), EndAccess()),),
        (button(_("Draft of the notice"), DraftNotice()),),
        (button(_("Close the incident"), CloseIncident()),),
        menu(),
    )
    return Screen("\n".join(lines), rows)


def _term(room: Room, current: Incident, hours: int) -> str:
    what = _("Tell Roskomnadzor") if hours == min(TERMS) else _("Tell what the check found")
    due = current.due(hours)
    if due <= room.now:
        return _("{what}: the {hours} hours ended {when}.").format(
            what=what, hours=hours, when=moment(room, due)
        )
    return _("{what}: until {when}.").format(what=what, when=moment(room, due))


def _links(ended: int) -> str:
    if not ended:
        return _("There were no open links or codes.")
    text = ngettext("{n} link or code has ended.", "{n} links and codes have ended.", ended)
    return text.format(n=ended)


def _said(args: Args) -> list[str]:
    words = {
        "access_ended": _("The access has ended."),
        "access_ended_before": _("This access had ended before."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _frozen(_room: Room, _data: Args) -> Screen:
    text = _(
        "Files with people's data are held back: an incident is open. The head or the "
        "administrator closes it."
    )
    return Screen(text, (menu(),))


def _others(_room: Room, _data: Args) -> Screen:
    text = _(
        "<b>The head or the administrator begins an incident</b>\n"
        "Please call them at once: they write /incident to this bot. Who they are: see Roles."
    )
    return Screen(text, ((button(_("Roles"), MenuTo(to="roles")),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "incident": incident,
    "incident_sure": incident_sure,
    "incident_access": incident_access,
    "incident_outcome": incident_outcome,
    "incident_closed": incident_closed,
    "incident_begun": incident_begun,
    "incident_due": incident_due,
}
PUSHED = frozenset({"incident_begun", "incident_due"})
REFUSALS: dict[str, RefusalFn] = {"exports_frozen": _frozen, "not_in_charge": _others}
STAFF_ROWS: dict[str, RowsFn] = {"incident": rows_of_incident, BEGIN: way_to_begin}
STAFF_COMMANDS: dict[str, StaffCommand] = {
    "incident": StaffCommand(
        frozenset({*IN_CHARGE, StaffRole.CURATOR}), lambda: _("Data got out: what to do")
    ),
}
