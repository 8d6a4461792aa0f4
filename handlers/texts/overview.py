"""Word the summary for a head and for viewers: counts only, small ones hidden from outside."""

from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import menu
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.listing import Number
from mentoring.people import StaffRole
from mentoring.report import Report, report_today

SMALL = 5
"""A count below it might point at somebody; viewers of other offices do not get it."""

READERS = frozenset({StaffRole.HEAD, StaffRole.MUNICIPAL_VIEWER, StaffRole.REGIONAL_VIEWER})
INSIDE = frozenset({StaffRole.HEAD, StaffRole.CURATOR, StaffRole.DEPUTY})


async def overview(room: Room, _args: Args) -> Screen | None:
    """Show how many take part, how many pairs work, how many meetings were held."""
    if not room.reader.roles & (READERS | INSIDE):
        return None
    found = await report_today(room.tx, room.reader)
    title = _("<b>{name} · {day}</b>").format(name=h(room.organisation.name), day=day(room.today))
    lines = [title, *(f"{name}: {_shown(room, found, each)}" for name, each in _counted())]
    if not room.reader.roles & INSIDE:
        lines.append(_("Numbers under {n} are hidden.").format(n=SMALL))
    return Screen("\n".join(lines), (menu(),))


def _counted() -> tuple[tuple[str, Number], ...]:
    return (
        (_("People who take part"), Number.PARTICIPANTS),
        (_("Mentors ready to begin"), Number.READY_MENTORS),
        (_("Mentees who wait"), Number.READY_MENTEES),
        (_("Pairs"), Number.PAIRS),
        (_("Pairs that need attention"), Number.ATTENTION),
        (_("Meetings held in the month"), Number.HELD),
    )


def _shown(room: Room, found: Report, number: Number) -> str:
    n = found.count(number)
    inside = bool(room.reader.roles & INSIDE)
    return str(n) if inside or n == 0 or n >= SMALL else _("under {n}").format(n=SMALL)


SCREENS: dict[str, ScreenFn] = {"overview": overview}
