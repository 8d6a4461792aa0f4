"""Word a curator's menu: what waits today first, in pairs; what is rare is a press away."""

from collections.abc import Iterable

from handlers.callbacks.consent import TakeRegister
from handlers.callbacks.menu import MenuTo
from handlers.callbacks.people import Bases, Looks
from handlers.callbacks.start import Begin
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.event_parts import events_row
from handlers.texts.first_run import setup_button
from handlers.texts.help_desk import rows_of_help
from handlers.texts.incident import BEGIN, way_to_begin
from handlers.texts.pair_parts import button
from handlers.texts.questionnaire import menu_row
from handlers.texts.self_check import self_check_button
from handlers.texts.speech import _
from handlers.texts.tasks import desk_button
from mentoring.applications import ParticipationState
from mentoring.delivery import Args
from mentoring.help import waiting_for
from mentoring.people import StaffRole
from mentoring.setting_up import left_to_do

ROWS = 8
PLACED = ("incident", BEGIN, "help", "awaited", "next_steps", "reaching_out")
"""What areas offer that has a place of its own in a curator's menu."""


async def curator_rows(room: Room, areas: dict[str, RowsFn]) -> Rows:
    """Show the day's work; what has nothing behind it stands under «more»."""
    rows = await _rows(room, areas)
    if len(rows) <= ROWS:
        return rows
    buttons = _flat(rows)
    last = (_to(_("More"), "more"), _to(_("Settings"), "settings"))
    shown = [each for each in buttons if each not in last][: 2 * ROWS - len(last)]
    return (*two_in_a_row(shown), last)


async def more(room: Room, _args: Args) -> Screen | None:
    """Show what a curator needs now and then, and what the menu had no room for."""
    from handlers.texts import STAFF_ROWS  # complete only when every area is loaded

    if not room.reader.is_curator:
        return None
    all_rows = await _rows(room, STAFF_ROWS)
    in_menu = _flat(await curator_rows(room, STAFF_ROWS))
    crowded_out = [each for each in _flat(all_rows) if each not in in_menu]
    takes_part = await _takes_part(room)
    own = _to(_("Consent"), "consent")
    buttons = [
        *crowded_out,
        _to(_("Tell about the programme"), "outreach"),
        button(_("Take the bases as a file"), Bases()),
        _to(_("Curators"), "team"),
        *_roles(room),
        await setup_button(room),
        *_flat(await rows_of_help(room)),
        _to(_("Wishes and trial talks"), "wishes"),
        self_check_button(),
        button(_("Register of consents"), TakeRegister()),
        _to(_("Acts of destruction"), "acts"),
        button(_("Who looked and took away"), Looks()),
        own if takes_part else Button(_("Take part"), Begin(to="next").pack()),
        *_flat(await way_to_begin(room)),
    ]
    rows = two_in_a_row([each for each in buttons if each not in in_menu])
    return Screen(
        "<b>" + _("More") + "</b>", (*rows, (_to(_("What the bot can do"), "help"), *menu_row()))
    )


async def _rows(room: Room, areas: dict[str, RowsFn]) -> Rows:
    """Lay out everything that belongs to a curator's menu, however much it is."""
    waited, next_ = await _of(room, areas, "awaited"), await _of(room, areas, "next_steps")
    others = [each for key in areas if key not in PLACED for each in await _of(room, areas, key)]
    first = [*await _of(room, areas, "incident"), *await _requests(room)]
    setup = [await setup_button(room)] if await left_to_do(room.tx) else []
    return (
        *((each,) for each in first),
        (await desk_button(room), *waited),
        (_to(_("People"), "people"), _to(_("Classes"), "classes")),
        (_to(_("Find a pair"), "match"), _to(_("Pairs"), "pairs")),
        (_to(_("Report"), "report"), *next_),
        (_to(_("Announce"), "announce"), _to(_("Invite"), "invite")),
        *two_in_a_row([*setup, *others]),
        (*_flat(await events_row(room)), _to(_("More"), "more")),
        (_to(_("My data"), "mydata"), _to(_("Settings"), "settings")),
    )


def two_in_a_row(buttons: list[Button]) -> Rows:
    """Lay buttons out in pairs."""
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


async def _of(room: Room, areas: dict[str, RowsFn], key: str) -> list[Button]:
    return _flat(await areas[key](room))


async def _requests(room: Room) -> list[Button]:
    waiting = await waiting_for(room.tx, room.reader)
    return _flat(await rows_of_help(room)) if waiting else []


def _roles(room: Room) -> list[Button]:
    return [_to(_("Roles"), "roles")] if StaffRole.CURATOR in room.reader.roles else []


async def _takes_part(room: Room) -> bool:
    person = room.reader.person
    taken = await room.tx.participations.of(person.id) if person else []
    return any(each.state is not ParticipationState.WITHDRAWN for each in taken)


def _flat(rows: Iterable[tuple[Button, ...]]) -> list[Button]:
    return [each for row in rows for each in row]


def _to(text: str, to: str) -> Button:
    return Button(text, MenuTo(to=to).pack())


SCREENS: dict[str, ScreenFn] = {"menu_more": more}
PUSHED: frozenset[str] = frozenset()
