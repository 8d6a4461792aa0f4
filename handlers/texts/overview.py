"""Word the summary for a head and for viewers: counts only, small ones hidden from outside."""

from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import menu
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h, one_line
from mentoring.branches import SMALL, Cell, Hidden, Total, guarded
from mentoring.delivery import Args
from mentoring.listing import Number
from mentoring.people import StaffRole
from mentoring.report import Report, report_today

VIEWERS = frozenset({StaffRole.MUNICIPAL_VIEWER, StaffRole.REGIONAL_VIEWER})
READERS = frozenset({StaffRole.HEAD, *VIEWERS})
INSIDE = frozenset({StaffRole.HEAD, StaffRole.CURATOR, StaffRole.DEPUTY})

LINES = 20
"""Branches that fit into a message beside their sum."""

WIDE = 50


async def overview(room: Room, _args: Args) -> Screen | None:
    """Show how many take part, how many pairs work, how many meetings were held."""
    if not room.reader.roles & (READERS | INSIDE):
        return None
    found = await report_today(room.tx, room.reader)
    title = _("<b>{name} · {day}</b>").format(name=h(room.organisation.name), day=day(room.today))
    lines = [title, *(f"{name}: {_shown(room, found, each)}" for name, each in _counted())]
    branches = await room.tx.organisations.totals() if room.reader.roles & VIEWERS else []
    lines += _branches(branches)
    if branches or not room.reader.roles & INSIDE:
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


def _branches(found: list[Total]) -> list[str]:
    if not found:
        return []
    columns = [
        guarded([each.participants for each in found]),
        guarded([each.mentors for each in found]),
        guarded([each.mentees for each in found]),
        guarded([each.pairs for each in found]),
    ]
    lines = [
        "• " + _line(h(one_line(each.name, WIDE)), tuple(cells[at] for cells, _sum in columns))
        for at, each in enumerate(found[:LINES])
    ]
    if len(found) > LINES:
        lines.append(_("Branches that did not fit here: {n}").format(n=len(found) - LINES))
    together = _line(_("All branches"), tuple(total for _cells, total in columns))
    return ["\n<b>" + _("Branches") + "</b>", together, *lines]


def _line(name: str, cells: tuple[Cell, ...]) -> str:
    people, mentors, mentees, pairs = map(_cell, cells)
    text = _("{name}: take part {people}, mentors ready {mentors}, wait {mentees}, pairs {pairs}")
    return text.format(name=name, people=people, mentors=mentors, mentees=mentees, pairs=pairs)


def _cell(cell: Cell) -> str:
    if cell is Hidden.GUARD:
        return pgettext("count", "hidden")
    return _("under {n}").format(n=SMALL) if cell is Hidden.UNDER else str(cell)


SCREENS: dict[str, ScreenFn] = {"overview": overview}
