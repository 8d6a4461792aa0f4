"""Word who holds which role, who waits for one, and what a role's menu and commands have."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import FindSuccessor, HandOver
from handlers.callbacks.sharing import NewDevice
from handlers.callbacks.staff import DecideRole, EndRole, GiveRole, SayOfAge
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn, StaffCommand
from handlers.texts.pair_parts import button, menu, neutral, number, short
from handlers.texts.role_names import role_name
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h, name_of
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.invited import Request
from mentoring.people import CURATING, Person, StaffRole
from mentoring.permits import any_minor
from mentoring.roles import DECIDERS, GIVEN, holders

WATCHING = frozenset({StaffRole.HEAD, StaffRole.MUNICIPAL_VIEWER, StaffRole.REGIONAL_VIEWER})
"""Roles that look at numbers."""


async def roles(room: Room, args: Args) -> Screen | None:
    """Show who holds which role and who waits for one."""
    if not _decides(room):
        return None
    lines = [*_said(args), "<b>" + _("Roles in the programme") + "</b>"]
    rows: list[tuple[Button, ...]] = []
    for role, person in await holders(room.tx):
        told = await _reached(room, person) + await _given_for(room, role, person)
        lines.append(f"• {role_name(role)}: {_named(person)}{told}")
        if role in GIVEN and StaffRole.CURATOR in room.reader.roles:
            text = _("End: {role}, {name}").format(role=role_name(role), name=short(person))
            rows.append((Button(text, EndRole(person=person.id, role=role.value).pack()),))
    for request in await room.tx.invitations.asked():
        lines.append("\n" + await _waits(room, request))
        rows.append(
            (
                button(_("Let in"), DecideRole(request=request.id, yes=True)),
                button(_("Turn away"), DecideRole(request=request.id, yes=False)),
            )
        )
    if StaffRole.CURATOR in room.reader.roles:
        rows.append((button(_("Add a deputy"), FindSuccessor(deputy=True)),))
    if room.reader.is_curator:
        rows.append((button(_("Invite by a link"), MenuTo(to="invite")),))
    return Screen("\n".join(lines), (*rows, menu()))


async def role_choice(room: Room, args: Args) -> Screen | None:
    """Ask which role somebody gets."""
    person = await _person(room, args)
    if person is None or StaffRole.CURATOR not in room.reader.roles:
        return None
    held = await room.tx.people.roles_of(person.id)
    free = [role for role in GIVEN if role not in held]
    text = _("<b>Which role for {name}?</b>\nIt begins at once; the person is told.")
    rows = [(Button(role_name(role), _giving(person.id, role).pack()),) for role in free]
    back = button(_("Roles"), MenuTo(to="roles"))
    return Screen(text.format(name=name_of(person)), (*rows, (back, *menu())))


def _giving(person: PersonId, role: StaffRole) -> GiveRole | HandOver:
    """Return the press that gives a role: a deputy is made in one way, wherever it began."""
    if role is StaffRole.DEPUTY:
        return HandOver(person=person, deputy=True)
    return GiveRole(person=person, role=role.value)


async def role_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before a role is given."""
    person, role = await _person(room, args), str(args.get("role") or "")
    if person is None or role not in GIVEN or StaffRole.CURATOR not in room.reader.roles:
        return None
    text = _("<b>Give the role?</b>\n{role}: {name}.\n{opens}").format(
        role=role_name(StaffRole(role)), name=_named(person), opens=_opens(StaffRole(role))
    )
    yes = button(_("Yes, give it"), GiveRole(person=person.id, role=role, sure=True))
    return Screen(text, ((button(_("No, leave it so"), MenuTo(to="roles")),), (yes,)))


async def let_in_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before somebody who came by a link gets the role."""
    request = await room.tx.invitations.request(number(args, "request"))
    if request is None or not _decides(room):
        return None
    role = StaffRole(request.role)
    text = _("<b>Let in?</b>\n{who}\n{opens}\nPlease make sure who it is: ask for the number.")
    yes = button(_("Yes, let in"), DecideRole(request=request.id, yes=True, sure=True))
    shown = text.format(who=await _waits(room, request), opens=_opens(role))
    return Screen(shown, ((button(_("Back"), MenuTo(to="roles")),), (yes,)))


async def role_end_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before a role ends."""
    person, role = await _person(room, args), str(args.get("role") or "")
    if person is None or role not in GIVEN or not _decides(room):
        return None
    text = _("<b>End the role?</b>\n{role}: {name}. The access ends at once.").format(
        role=role_name(StaffRole(role)), name=_named(person)
    )
    yes = button(_("Yes, end it"), EndRole(person=person.id, role=role, sure=True))
    return Screen(text, ((yes,), (button(_("No, leave it so"), MenuTo(to="roles")),)))


async def role_waits(_room: Room, args: Args) -> Screen:
    """Say to somebody who came for a role that a yes is needed."""
    text = _("<b>Thank you, the request is sent</b>\nRole: {role}. The curator says yes or no.")
    shown = text.format(role=role_name(StaffRole(str(args["role"]))))
    return Screen(shown, ((button(_("Settings"), MenuTo(to="settings")),),))


async def role_age(_room: Room, args: Args) -> Screen:
    """Ask somebody who came for a role of staff whether they are of age."""
    text = _("<b>Are you of age?</b>\nRole: {role}. Roles of staff are for adults only.")
    asked = number(args, "invitation")
    adult = button(_("18 or older"), SayOfAge(invitation=asked, adult=True))
    child = button(_("Under 18"), SayOfAge(invitation=asked, adult=False))
    return Screen(text.format(role=role_name(StaffRole(str(args["role"])))), ((adult, child),))


async def role_asked(room: Room, _args: Args) -> Screen | None:
    """Push: somebody waits for a role; who, opens by a press."""
    if not _decides(room) or not await room.tx.invitations.asked():
        return None
    return Screen(neutral(), ((button(_("Open"), MenuTo(to="roles")),),))


async def role_given(_room: Room, _args: Args) -> Screen:
    """Push: the reader's role has begun."""
    text = pgettext("adult", "<b>Your role in the programme is confirmed</b>")
    return Screen(text + "\n" + _("Everything is in the menu."), (menu(),))


async def role_refused(_room: Room, _args: Args) -> Screen:
    """Push: the curator said no."""
    text = _("<b>The curator has not confirmed the request</b>\nA question? Ask the curator.")
    return Screen(text, (menu(),))


async def role_ended(_room: Room, _args: Args) -> Screen:
    """Push: the reader's role has ended."""
    text = pgettext("adult", "<b>One of your roles in the programme has ended</b>")
    return Screen(text + "\n" + _("Everything current is in the menu."), (menu(),))


async def belonging(room: Room, person: PersonId) -> tuple[Button, ...]:
    """Offer on a card what concerns the access: another device, and to an adult a role."""
    device = button(_("New device"), NewDevice(person=person))
    if StaffRole.CURATOR not in room.reader.roles or await any_minor(room.tx, [person]):
        return (device,)
    return device, button(_("Give a role"), GiveRole(person=person))


async def rows_of_roles(room: Room) -> Rows:
    """Offer what the readers of numbers and the administrator have."""
    rows: list[tuple[Button, ...]] = []
    if room.reader.roles & WATCHING:
        rows.append((button(_("Summary"), MenuTo(to="overview")),))
    if StaffRole.ADMINISTRATOR in room.reader.roles and not room.reader.is_curator:
        rows.append((button(_("Roles"), MenuTo(to="roles")),))
    return tuple(rows)


async def _waits(room: Room, request: Request) -> str:
    account = await room.tx.people.account(request.account_id)
    person = (
        await room.tx.people.person(account.person_id) if account and account.person_id else None
    )
    who = name_of(person) if person and person.name else _("a new account")
    line = _("Waits: {role}. Who: {who}, number in the messenger <code>{number}</code>")
    told = str(account.external_id) if account else "?"
    return line.format(role=role_name(StaffRole(request.role)), who=who, number=h(told))


def _opens(role: StaffRole) -> str:
    """Say what a role lets somebody see."""
    if role is StaffRole.DEPUTY:
        return _("A deputy sees all questionnaires and does everything a curator does.")
    if role is StaffRole.PSYCHOLOGIST:
        return _("The psychologist reads requests for help.")
    if role is StaffRole.HEAD:
        return _("The head sees numbers, what waits for approval, and acts on incidents.")
    if role is StaffRole.ASSOCIATION:
        return _("The association sees pairs that wait for its word, and no answers.")
    return _("A viewer sees numbers only.")


def _adults_only(_room: Room, _data: Args) -> Screen:
    text = _("<b>Roles of staff are for adults</b>\nNothing has changed; the rest is in the menu.")
    return Screen(text, (menu(),))


def _decides(room: Room) -> bool:
    return bool(room.reader.roles & frozenset(DECIDERS))


def _named(person: Person) -> str:
    return name_of(person)


async def _reached(room: Room, person: Person) -> str:
    """Add to whoever has no name the number in the messenger, by which people know them."""
    account = None if person.name else await room.tx.people.account_of(person.id)
    if account is None:
        return ""
    told = _(", number in the messenger <code>{number}</code>")
    return told.format(number=account.external_id)


async def _given_for(room: Room, role: StaffRole, person: Person) -> str:
    """Add the cycle a role was given for, when another one runs now."""
    title = (await room.tx.people.earlier_cycles(role)).get(person.id)
    return _(", given for the cycle {title}").format(title=h(title)) if title else ""


def _said(args: Args) -> list[str]:
    words = {
        "given": _("The role is given; the person knows of it."),
        "held": _("This person has the role already."),
        "ended": _("The role has ended."),
        "ended_before": _("The role had ended before."),
        "let_in": _("Done: the person is let in and knows of it."),
        "turned_away": _("Done: the request is declined."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


async def _person(room: Room, args: Args) -> Person | None:
    return await room.tx.people.person(PersonId(number(args, "person")))


SCREENS: dict[str, ScreenFn] = {
    "roles": roles,
    "role_choice": role_choice,
    "role_sure": role_sure,
    "let_in_sure": let_in_sure,
    "role_end_sure": role_end_sure,
    "role_waits": role_waits,
    "role_age": role_age,
    "role_asked": role_asked,
    "role_given": role_given,
    "role_refused": role_refused,
    "role_ended": role_ended,
}
REFUSALS: dict[str, RefusalFn] = {"adults_only": _adults_only}
PUSHED = frozenset({"role_asked", "role_given", "role_refused", "role_ended"})
STAFF_ROWS: dict[str, RowsFn] = {"roles": rows_of_roles}
STAFF_COMMANDS: dict[str, StaffCommand] = {
    "report": StaffCommand(CURATING, lambda: _("Report")),
    "pairs": StaffCommand(CURATING, lambda: _("All pairs")),
    "people": StaffCommand(CURATING, lambda: _("People and applications")),
    "match": StaffCommand(CURATING, lambda: _("Find a mentor")),
    "announce": StaffCommand(CURATING, lambda: _("Write to many")),
    "invite": StaffCommand(CURATING, lambda: _("Invite people")),
    "overview": StaffCommand(WATCHING, lambda: _("Summary of the programme")),
}
