"""Hand the report over as a file: summary, bases, pairs, meetings by weeks with a chart."""

from asyncio import to_thread

from handlers.papers.workbook import workbook
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.base_tables import mentees_base, mentors_base
from handlers.texts.moments import day
from handlers.texts.report import report_button
from handlers.texts.report_tables import pairs_table, summary, weeks
from handlers.texts.self_check import self_check_sheets
from handlers.texts.speech import _
from mentoring.bases import both_bases
from mentoring.delivery import Args
from mentoring.stock import take_stock


async def report_file(room: Room, _args: Args) -> Screen | None:
    """Make the file for a curator; writing it takes a moment, so a thread does it."""
    if not room.reader.is_curator:
        return None
    stock = await take_stock(room.tx, room.reader)
    bases = await both_bases(room.tx, stock)
    sheets = (
        summary(stock),
        mentees_base(room, bases),
        mentors_base(room, bases),
        pairs_table(room, stock),
        weeks(stock),
        *await self_check_sheets(room),
    )
    content = await to_thread(workbook, sheets)
    text = _(
        "<b>Report · {day}</b>\nThe summary, both bases, the pairs and meetings by weeks with "
        "a chart. There are personal data inside: keep the file where only curators can read it."
    )
    name = f"report-{room.today.isoformat()}.xlsx"
    return Screen(text.format(day=day(room.today)), ((report_button(),),), File(name, content))


SCREENS: dict[str, ScreenFn] = {"report_file": report_file}
PUSHED: frozenset[str] = frozenset()
