"""Word at which hours a school talks with candidates, and what happens when a time is gone."""

from handlers.callbacks.candidates import Talk
from handlers.callbacks.menu import MenuTo
from handlers.callbacks.questionnaire import GoTo
from handlers.callbacks.talk_hours import TalkHours
from handlers.screen import RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _, locale
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.questionnaire.slots import WEEKDAYS


async def talk_hours(room: Room, args: Args) -> Screen | None:
    """Show a curator when talks are offered, and the way to change it."""
    if not room.reader.is_curator:
        return None
    lines = [
        "<b>" + _("Hours of talks with candidates") + "</b>",
        *([_("Saved: new talks are offered so.")] if args.get("said") == "saved" else []),
        h(_days(room)),
        h(", ".join(room.organisation.talk_times)),
        _("Any talk may have a time of its own besides."),
    ]
    change = button(_("Change the hours"), TalkHours(change=True))
    back = (button(_("Settings"), MenuTo(to="settings")), *menu())
    return Screen("\n".join(lines), ((change,), back))


def settings_rows(room: Room) -> Rows:
    """Offer curators the hours of talks."""
    if not room.reader.is_curator:
        return ()
    return ((button(_("Hours of talks"), TalkHours()),),)


def _days(room: Room) -> str:
    """Name the days as the question about them does."""
    step = room.house.questionnaires["talk-hours"].by_id["days"]
    named = {option.code: option.text.said(locale()) for option in step.options}
    return ", ".join(named[WEEKDAYS[day]] for day in room.organisation.talk_days)


def _hours_unread(_room: Room, data: Args) -> Screen:
    """Explain how hours are written, and lead back to their question."""
    text = _("I could not read the hours. From one to six, for example: 10:00, 14:00, 15:40.")
    again = button(_("Write the hours"), GoTo(run=number(data, "run"), key="times"))
    return Screen(text, ((again,),))


def _slot_taken(_room: Room, data: Args) -> Screen:
    """Say that somebody was faster, and lead to the times that are left."""
    text = _("This time is taken already. The others are a press away.")
    left = button(_("The other times"), Talk(interview=number(data, "interview")))
    return Screen(text, ((left,), menu()))


SCREENS: dict[str, ScreenFn] = {"talk_hours": talk_hours}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"hours_unread": _hours_unread, "slot_taken": _slot_taken}
