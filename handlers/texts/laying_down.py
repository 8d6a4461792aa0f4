"""Word how somebody of staff lays a role down, so that their own data can be erased."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.staff import LayDown
from handlers.screen import RefusalFn, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, neutral
from handlers.texts.role_names import role_name
from handlers.texts.speech import _, pgettext
from mentoring.delivery import Args
from mentoring.people import StaffRole
from mentoring.roles import DECIDERS, GIVEN


async def lay_down_sure(room: Room, _args: Args) -> Screen | None:
    """Ask once more before somebody's own roles end."""
    held = [role for role in GIVEN if role in room.reader.roles]
    if not held:
        return None
    text = pgettext(
        "adult",
        "<b>Lay down your role?</b>\n{roles}. The access ends at once; the curator learns.",
    )
    shown = text.format(roles=", ".join(map(role_name, held)))
    no = button(_("No, leave it so"), MenuTo(to="menu"))
    return Screen(shown, ((no,), (button(_("Yes, lay it down"), LayDown(sure=True)),)))


async def laid_down(_room: Room, _args: Args) -> Screen:
    """Say that the roles have ended, and the way to one's data."""
    text = _("<b>The role is laid down</b>\nThank you. What is stored can be erased here: /mydata")
    return Screen(text, (menu(),))


async def roles_changed(room: Room, _args: Args) -> Screen | None:
    """Push to who gives roles: somebody laid one down; who, opens by a press."""
    if not room.reader.roles & frozenset(DECIDERS):
        return None
    return Screen(neutral(), ((button(_("Open"), MenuTo(to="roles")),),))


def _stays(room: Room, _data: Args) -> Screen:
    """Say how each role ends before the data of its holder can be erased."""
    title = "<b>" + _("First the role ends, then the data can be erased") + "</b>"
    if StaffRole.CURATOR in room.reader.roles:
        way = _("A curator hands the work over: Curators → Hand over.")
        return Screen(title + "\n" + way, ((button(_("Curators"), MenuTo(to="team")),), menu()))
    if StaffRole.ADMINISTRATOR in room.reader.roles:
        way = _("An administrator's role stands in the settings of the server: it ends there.")
        return Screen(title + "\n" + way, (menu(),))
    way = pgettext("adult", "You can lay it down yourself.")
    return Screen(title + "\n" + way, ((button(_("Lay the role down"), LayDown()),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "lay_down_sure": lay_down_sure,
    "laid_down": laid_down,
    "roles_changed": roles_changed,
}
PUSHED = frozenset({"roles_changed"})
REFUSALS: dict[str, RefusalFn] = {"staff_stays": _stays}
