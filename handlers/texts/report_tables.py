"""Word the report, the pairs and the weeks as tables."""

from datetime import date, datetime

from handlers.papers.workbook import Cell, Sheet
from handlers.screen import Room
from handlers.texts.base_words import form_name, names
from handlers.texts.coverage_words import coverage_reading
from handlers.texts.list_names import FAMILIES, list_name
from handlers.texts.pair_card import end_words
from handlers.texts.pairs import next_and_last, state_name
from handlers.texts.speech import _, locale, pgettext, said
from mentoring.applications import Side
from mentoring.forms import repertoire
from mentoring.indicators import Coverage
from mentoring.keeping import REASONS
from mentoring.listing import Number
from mentoring.pairs import Pair
from mentoring.stock import Stock

SHARES = (Number.TEACHERS, Number.TEACHER_MENTEES, Number.YOUNG, Number.LEARNERS)


def summary(stock: Stock) -> Sheet:
    """Return every number of the report; shares with what they are counted against."""
    report = stock.report
    counts = [
        (list_name(number), report.count(number), None, None, None, "")
        for family in FAMILIES
        for number in family
        if number not in (*SHARES, Number.FEEDBACK)
    ]
    judged = report.opinion
    rows = [
        *counts,
        (_("Participants of meetings who judged"), judged.judged, judged.asked, None, None, ""),
        (_("Mean usefulness of 10"), _tenth(judged.mean), None, None, None, ""),
        *(_coverage(each) for each in report.coverage),
    ]
    columns = (
        pgettext("column", "Indicator"),
        pgettext("column", "Number"),
        pgettext("column", "Of"),
        pgettext("column", "Share, %"),
        pgettext("column", "Target, %"),
        pgettext("column", "How it is counted"),
    )
    return Sheet(_("Summary"), columns, tuple(rows))


def pairs_table(room: Room, stock: Stock) -> Sheet:
    """Return every pair of the cycle, a row for each."""
    columns = (
        pgettext("column", "No."),
        pgettext("column", "Form"),
        pgettext("column", "Role model"),
        pgettext("column", "Model"),
        pgettext("column", "Mentor"),
        pgettext("column", "Mentees"),
        pgettext("column", "State"),
        pgettext("column", "Announced on"),
        pgettext("column", "Order No."),
        pgettext("column", "Date of the order"),
        pgettext("column", "Meetings held"),
        pgettext("column", "Last meeting"),
        pgettext("column", "Next meeting"),
        pgettext("column", "Ended on"),
        pgettext("column", "Reason"),
    )
    return Sheet(_("Pairs"), columns, tuple(_pair(room, stock, p) for p in stock.evidence.pairs))


def weeks(stock: Stock) -> Sheet:
    """Return the meetings held by weeks, drawn as a chart."""
    rows = tuple((f"{week:%d.%m.%Y}", count) for week, count in stock.by_week())
    drawn = _("Meetings held by weeks")
    return Sheet(
        _("Meetings by weeks"),
        (pgettext("column", "Week from"), pgettext("column", "Meetings held")),
        rows,
        drawn,
    )


def _coverage(each: Coverage) -> tuple[Cell, ...]:
    no_data = _("no data")
    share: Cell = no_data if each.percent is None else _tenth(float(each.percent))
    whole: Cell = each.whole or no_data
    target: Cell = each.target
    if target is None and each.number is not Number.TEACHER_MENTEES:
        target = no_data
    reading = coverage_reading(each.number)
    return (list_name(each.number), each.people, whole, share, target, reading)


def _pair(room: Room, stock: Stock, pair: Pair) -> tuple[Cell, ...]:
    model = repertoire().model.get(pair.model)
    role = repertoire().role_model.get(pair.role_model or "")
    held = stock.held(pair)
    coming, _last = next_and_last(room, pair, stock.meetings.get(pair.id, ()))
    return (
        pair.number,
        form_name(room, pair),
        said(role.named(room.organisation.kind)) if role else "",
        model.title.said(locale()) if model else pair.model,
        names(stock, pair, Side.MENTOR),
        names(stock, pair, Side.MENTEE),
        state_name(pair),
        _day(room, pair.announced_at),
        pair.order_number,
        pair.order_date,
        len(held),
        _day(room, held[-1].starts_at if held else None),
        _day(room, coming.starts_at if coming else None),
        _day(room, pair.ended_at),
        _reason(room, pair),
    )


def _reason(room: Room, pair: Pair) -> str:
    code = next((code for code, reason in REASONS.items() if reason is pair.end_reason), "")
    return end_words(room, code) if code else ""


def _day(room: Room, instant: datetime | None) -> date | None:
    return instant.astimezone(room.zone).date() if instant else None


def _tenth(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
