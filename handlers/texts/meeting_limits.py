"""Say within what hours and where a pair may meet; never who wished it, and no reason."""

from handlers.callbacks.meetings import NewMeeting
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, RefusalFn, Room, Rows, Screen
from handlers.texts.help_button import help_for
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.meeting_limits import BeyondLimits, Limits


def limit_lines(limits: Limits) -> list[str]:
    """Return one line with every limit there is; nothing when there is none."""
    if not limits.binds:
        return []
    hours = {
        "lessons": _("right after lessons"),
        "18": _("until 18:00"),
        "20": _("until 20:00"),
    }
    parts = [hours[limits.until]] if limits.until else []
    parts += [_("on the premises")] if limits.inside else []
    parts += [_("in person")] if limits.no_online else []
    return [_("Meetings: {limits}.").format(limits=", ".join(parts))]


def beyond_limits(room: Room, data: Args) -> Screen:
    """Say what is possible instead, and lead back to the times."""
    limits = Limits(
        until=str(data["until"]) if data.get("until") else None,
        inside=bool(data.get("inside")),
        no_online=bool(data.get("no_online")),
    )
    lines = [
        _("<b>Let us choose another time or place</b>"),
        *limit_lines(limits),
        _("The last beginning is half an hour earlier; places to choose are in the list."),
        _("Questions about it? The curator knows more."),
    ]
    pair = int(data.get("pair") or 0)
    again: Rows = ((Button(_("Another time"), NewMeeting(pair=pair).pack()),),) if pair else ()
    meetings = Button(_("Meetings"), MenuTo(to="meetings").pack())
    return Screen("\n".join(lines), (*again, *help_for(room), (meetings,)))


REFUSALS: dict[str, RefusalFn] = {BeyondLimits.code: beyond_limits}
