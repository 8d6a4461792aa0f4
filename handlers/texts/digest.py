"""Word the curator's Monday morning: counts only, at most three things to do, as buttons."""

from handlers.callbacks.pairing import MatchList, PeopleList
from handlers.callbacks.report import ReportList
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button
from handlers.texts.people import WAITING
from handlers.texts.report import report_button
from handlers.texts.speech import _, ngettext
from mentoring.delivery import Args
from mentoring.digest import KIND, things_to_do
from mentoring.listing import Number
from mentoring.report import Report, report_today


async def weekly_digest(room: Room, _args: Args) -> Screen | None:
    """Say what the week begins with; nothing when there is nobody in the programme yet."""
    if not room.reader.is_curator:
        return None
    report = await report_today(room.tx, room.reader)
    things = things_to_do(report)
    if not things and not report.count(Number.PAIRS):
        return None
    lines = [
        _title(len(things)),
        *(f"{place}. {_thing(report, each)}" for place, each in enumerate(things, 1)),
        _rest(report),
    ]
    rows = tuple((_door(each),) for each in things)
    return Screen("\n".join(line for line in lines if line), (*rows, (report_button(),)))


def _title(n: int) -> str:
    if not n:
        return _("<b>Good morning. Nothing waits for you</b>")
    title = ngettext(
        "<b>Good morning. {n} thing to do</b>", "<b>Good morning. {n} things to do</b>", n
    )
    return title.format(n=n)


def _thing(report: Report, number: Number) -> str:
    return {
        Number.HELP: _("Private calls for help: {n}"),
        Number.ATTENTION: _("Pairs that need attention: {n}"),
        Number.SUBMITTED: _("Applications that wait for a decision: {n}"),
        Number.AGREED: _("Pairs to be announced: {n}"),
        Number.NO_ORDER: _("Pairs without an order: {n}"),
    }.get(number, _("Mentees without a pair: {n}")).format(n=report.count(number))


def _door(number: Number) -> Button:
    if number is Number.SUBMITTED:
        return button(_("Decide on applications"), PeopleList(show=WAITING))
    if number is Number.ALONE:
        return button(_("Choose mentors"), MatchList())
    words = {
        Number.HELP: _("See who calls"),
        Number.ATTENTION: _("See these pairs"),
        Number.AGREED: _("Announce pairs"),
    }
    return button(words.get(number, _("Enter the order")), ReportList(show=number))


def _rest(report: Report) -> str:
    pairs = report.count(Number.PAIRS)
    if not pairs:
        return ""
    line = _("Pairs and groups on plan: {n} of {pairs}.")
    return line.format(n=report.count(Number.ON_PLAN), pairs=pairs)


SCREENS: dict[str, ScreenFn] = {KIND: weekly_digest}
PUSHED: frozenset[str] = frozenset({KIND})
