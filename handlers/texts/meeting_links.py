"""Say what a link to a meeting has to be, and which service is the better one."""

from handlers.callbacks.meetings import ChangePlace, OpenMeeting
from handlers.callbacks.menu import MenuTo
from handlers.screen import RefusalFn, Room, Screen, ScreenFn
from handlers.texts.help_button import help_for
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from mentoring.delivery import Args
from mentoring.meeting_limits import NoLink
from mentoring.office import TaskKind
from mentoring.virtual import LinkNeeded, PlaceNeeded


def no_link(room: Room, _data: Args) -> Screen:
    """Say that this is no link a browser opens, and the way on."""
    text = _(
        "<b>This link does not open in a browser</b>\n"
        "It begins with https:// or http://. A service hosted in Russia is the better choice."
    )
    meetings = button(_("Meetings"), MenuTo(to="meetings"))
    return Screen(text, (*help_for(room), (meetings, *menu())))


def link_needed(room: Room, data: Args) -> Screen:
    """Say kindly that the link comes first, and take the reader there."""
    text = _(
        "<b>First the link</b>\n"
        "This pair meets by video. Name the link, then agree on the meeting: "
        "the other side sees it there.\n"
        "A service hosted in Russia is the better choice."
    )
    meeting = number(data, "meeting")
    rows = (
        (button(_("Name the link"), ChangePlace(meeting=meeting)),),
        (button(_("Back to the meeting"), OpenMeeting(meeting=meeting)),),
    )
    return Screen(text, (*rows, *help_for(room), menu()))


def place_needed(room: Room, data: Args) -> Screen:
    """Say that this pair meets in person for now, and take the reader to the place."""
    text = _(
        "<b>First the place</b>\n"
        "This pair meets in person for now: meetings online are not agreed on. "
        "Name the place, then agree on the meeting.\n"
        "If it has to be online, the family's word is needed. The curator knows and will ask."
    )
    meeting = number(data, "meeting")
    rows = (
        (button(_("Name the place"), ChangePlace(meeting=meeting)),),
        (button(_("Back to the meeting"), OpenMeeting(meeting=meeting)),),
    )
    return Screen(text, (*rows, *help_for(room), menu()))


TASKS: dict[str, TaskWords] = {
    TaskKind.ONLINE_BARRED: TaskWords(
        happened=lambda: _("Virtual pair No. {pair} may not meet online"),
        advice=lambda: _(
            "The family has agreed to meetings in person only, and until then the pair meets so. "
            "Ask the family, or choose another mentor nearby."
        ),
        own=lambda: _("meetings online that the family has not allowed"),
    ),
}
SCREENS: dict[str, ScreenFn] = {}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {
    NoLink.code: no_link,
    LinkNeeded.code: link_needed,
    PlaceNeeded.code: place_needed,
}
