"""Word the choice between names and codes in chats, plainly and without promises."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.names import ChooseNames, NamesInChat
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _
from handlers.texts.words import h, name_of
from mentoring.delivery import Args
from mentoring.names_in_chat import is_undecided
from mentoring.people import StaffRole


async def names(room: Room, args: Args) -> Screen | None:
    """Ask what chats shall hold, or show what was chosen and what can still be changed."""
    if not (room.reader.is_curator or StaffRole.ADMINISTRATOR in room.reader.roles):
        return None
    if is_undecided(room.organisation, room.house.rules):
        return Screen(_question(), _both())
    lines = ["<b>" + _("Names in the chat") + "</b>", await _decided(room)]
    if args.get("said") == "saved":
        lines.append(_("It is saved."))
    if room.organisation.pseudonymous:
        lines.append(
            _("Names, phones and birth dates are on the server: the commands import and export.")
        )
    return Screen("\n".join(lines), (*_other_way(room), (back(), *menu())))


def _question() -> str:
    return _(
        "<b>What may stand in the chat?</b>\n"
        "<b>Codes only.</b> People are seen as numbers. Names, phones and birth dates are "
        "brought in on the server, with the command import, and stay there. Recommended to state "
        "and municipal organisations: a foreign messenger is closed to personal data there.\n"
        "<b>Names.</b> Everybody is seen by name, and it is simpler.\n"
        "From names to codes you can go on any day; what was written before stays in the chats. "
        "Neither choice makes an organisation lawful by itself."
    )


def _both() -> Rows:
    return (
        (button(_("Codes only"), ChooseNames(codes=True)),),
        (button(_("With names"), ChooseNames(codes=False)),),
        menu(),
    )


async def _decided(room: Room) -> str:
    here = room.organisation
    holds = _("The chat holds codes only.") if here.pseudonymous else _("The chat holds names.")
    if room.house.rules.pseudonymous is not None or here.names_at is None:
        return holds + " " + _("The settings of the server say so.")
    day = day_of_year(here.names_at.astimezone(room.zone).date())
    if here.names_by is None:
        return holds + " " + _("The settings of the server said so, {day}.").format(day=day)
    who = name_of(await room.tx.people.person(here.names_by))
    return holds + " " + _("Chosen by: {who}, {day}.").format(who=who, day=day)


def _other_way(room: Room) -> Rows:
    if room.house.rules.pseudonymous is not None:
        return ()
    if not room.organisation.pseudonymous:
        return ((button(_("Change to codes only"), ChooseNames(codes=True)),),)
    if StaffRole.ADMINISTRATOR in room.reader.roles:
        return ((button(_("Change to names"), ChooseNames(codes=False)),),)
    return ()


async def names_sure(room: Room, args: Args) -> Screen | None:
    """Ask twice before names come into the chat."""
    if StaffRole.ADMINISTRATOR not in room.reader.roles or not room.organisation.pseudonymous:
        return None
    sure = number(args, "sure")
    if sure < 2:
        text = _(
            "<b>Show names in the chat?</b>\nFrom then on names, phones and answers pass through "
            "the messenger. What has been sent there cannot be taken back."
        )
        yes = _("I understand, go on")
    else:
        text = _(
            "<b>Once more: names in the chat?</b>\nFor a state or municipal organisation this is "
            "most likely forbidden. The choice is kept with your name and the day."
        )
        yes = _("Yes, show names")
    keep = button(_("Keep codes"), NamesInChat())
    return Screen(text, ((keep,), (button(yes, ChooseNames(codes=False, sure=sure)),)))


def names_button(room: Room) -> Button:
    """Lead from the setting up to the choice."""
    text = _("Chat: codes only") if room.organisation.pseudonymous else _("Chat: with names")
    return button(text, NamesInChat())


def back() -> Button:
    """Lead back to the setting up."""
    return button(_("Setting up"), MenuTo(to="setup"))


def server_line() -> str:
    """Say where names come in and go out when the chat holds codes only."""
    return _(
        "The chat holds codes only. "
        "Names come in and go out on the server: import FILE, export DIR."
    )


def _on_server(_room: Room, _data: Args) -> Screen:
    return Screen(h(server_line()), (menu(),))


def _settled(_room: Room, _data: Args) -> Screen:
    return Screen(_("The settings of the server decide about names in the chat."), (menu(),))


SCREENS: dict[str, ScreenFn] = {"names": names, "names_sure": names_sure}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"names_on_server": _on_server, "names_decided": _settled}
