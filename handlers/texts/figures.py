"""Word the figures the programme is measured against: each with its day, any can be changed."""

from datetime import date, timedelta

from handlers.callbacks.questionnaire import GoTo
from handlers.callbacks.report import ChangeFigure, Figures
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.report import report_button
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.figures import COUNTS, NO_YEAR, TARGETS
from mentoring.indicators import LEARNERS, TEACHERS, YOUNG_TEACHERS, target_of
from mentoring.office import Figure

FAR = timedelta(days=3650)
Known = dict[tuple[str, int | None], Figure]


async def figures(room: Room, args: Args) -> Screen | None:
    """Show the figures in force, those to come, and a button to change each."""
    if not room.reader.is_curator:
        return None
    year = number(args, "year") or room.today.year
    now = await room.tx.organisations.figures(room.today)
    coming = await room.tx.organisations.figures(room.today + FAR)
    wanted = [*((each, NO_YEAR) for each in COUNTS), *((each, year) for each in TARGETS)]
    lines = [
        _("<b>Figures · {year}</b>\nThe report is counted against these.").format(year=year),
        *_said(args),
        *(_line(each, of, now, coming) for each, of in wanted),
    ]
    rows: Rows = tuple(
        (button(figure_name(each, of), ChangeFigure(indicator=each, year=of)),)
        for each, of in wanted
    )
    return Screen("\n".join(lines), (*rows, _years(year), (report_button(), *menu())))


def figure_name(indicator: str, year: int) -> str:
    """Name a figure."""
    names = {
        TEACHERS: _("Teachers in all"),
        YOUNG_TEACHERS: _("Young teachers in all"),
        LEARNERS: _("Learners in all"),
        target_of(TEACHERS): _("Target {year}, teachers, %"),
        target_of(YOUNG_TEACHERS): _("Target {year}, young, %"),
        target_of(LEARNERS): _("Target {year}, learners, %"),
    }
    return names[indicator].format(year=year)


def more_than_all(_room: Room, data: Args) -> Screen:
    """Explain that a share ends at a hundred, and lead back to the number."""
    text = _("A target is a share: up to 100 %. What is the number?")
    again = Button(_("Another number"), GoTo(run=number(data, "run"), key="value").pack())
    return Screen(text, ((again,),))


def _line(indicator: str, year: int, now: Known, coming: Known) -> str:
    current, later = (known.get((indicator, year or None)) for known in (now, coming))
    name = figure_name(indicator, year)
    if current is None and later is None:
        return _("{name}: no data").format(name=name)
    parts = [_since(each) for each in (current, later) if each is not None]
    return f"{name}: {'; '.join(dict.fromkeys(parts))}"


def _since(figure: Figure) -> str:
    line = _("<b>{value}</b> from {day}")
    return line.format(value=figure.value, day=day_of_year(figure.since))


def _said(args: Args) -> list[str]:
    if not args.get("since"):
        return []
    since = date.fromisoformat(str(args["since"]))
    return [_("Kept; it holds from {day}.").format(day=day_of_year(since))]


def _years(year: int) -> tuple[Button, ...]:
    return (
        button(f"◂ {year - 1}", Figures(year=year - 1)),
        button(f"{year + 1} ▸", Figures(year=year + 1)),
    )


SCREENS: dict[str, ScreenFn] = {"figures": figures}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"more_than_all": more_than_all}
