"""Word the first steps of a curator: waiting for the yes, what is set up, what is left."""

from handlers.callbacks.first_run import SetUp
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.names import names_button
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, locale, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.setting_up import left_to_do


async def claim_waits(room: Room, _args: Args) -> Screen:
    """Say that the link was taken and a yes at the machine is missing."""
    text = pgettext(
        "adult",
        "<b>The link works. One step is left</b>\n"
        "Please confirm at the machine the bot runs on: it asks about the number "
        "<code>{id}</code>.\n"
        "When the yes is there, I will write.",
    )
    return Screen(text.format(id=room.reader.account.external_id))


async def curator_admitted(room: Room, _args: Args) -> Screen | None:
    """Push: the first curator is in; the setting up begins with a press."""
    if not room.reader.is_curator:
        return None
    text = _(
        "<b>The way in is open: you are the curator</b>\n"
        "A few short questions and the programme can begin. Any of them can be skipped."
    )
    begin = button(_("Set the programme up"), SetUp())
    later = button(_("Later"), MenuTo(to="setup"))
    return Screen(text, ((begin,), (later,)))


async def curator_refused(_room: Room, _args: Args) -> Screen:
    """Push: the machine said no."""
    return Screen(_("The request was not confirmed. Nothing has changed."), (menu(),))


async def setup_left(room: Room, args: Args) -> Screen | None:
    """Show what is left to set up, and how people get here."""
    if not room.reader.is_curator:
        return None
    left = await left_to_do(room.tx)
    lines = ["<b>" + _("Setting up the programme") + "</b>"]
    if args.get("said") == "saved":
        lines.append(_("The answers are saved."))
    if left:
        lines.append(_("Left: {list}").format(list=", ".join(_label(room, key) for key in left)))
    else:
        lines.append(_("Everything is filled in."))
    lines.append(_how_people_come(room))
    step = button(_("Fill in what is left") if left else _("Change something"), SetUp())
    deputy: Rows = ()
    if "deputy" in left:
        deputy = ((button(_("Add a deputy"), MenuTo(to="roles")),),)
    return Screen("\n".join(lines), ((step,), *deputy, (names_button(room),), menu()))


async def setup_button(room: Room) -> Button:
    """Offer the setting up in a curator's menu, with how much of it is left."""
    left = len(await left_to_do(room.tx))
    text = _("Setting up · left: {n}").format(n=left) if left else _("Setting up")
    return button(text, MenuTo(to="setup"))


def _label(room: Room, key: str) -> str:
    step = room.house.questionnaires["setup"].step(key)
    words = step.label.said(locale()) if step else key
    return h(words[:1].lower() + words[1:])


def _how_people_come(room: Room) -> str:
    if not room.house.bot_name:
        return _("People come by writing /start to this bot.")
    link = f"https://t.me/{room.house.bot_name}"
    return _("People come by this link: {link}").format(link=h(link))


SCREENS: dict[str, ScreenFn] = {
    "claim_waits": claim_waits,
    "curator_admitted": curator_admitted,
    "curator_refused": curator_refused,
    "setup_left": setup_left,
}
PUSHED = frozenset({"curator_admitted", "curator_refused"})
