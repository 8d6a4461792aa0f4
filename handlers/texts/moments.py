"""Say days and hours as people say them: «завтра, в среду, 25 ноября, в 15:30»."""

from datetime import date, datetime, timedelta

from babel.dates import format_date, format_time

from handlers.screen import Room
from handlers.texts.speech import _, locale


def day(value: date) -> str:
    """Say a day and month: «25 ноября», "25 November"."""
    return format_date(value, "d MMMM", locale=locale())


def day_of_year(value: date) -> str:
    """Say a day with its year: «1 сентября 2026 года»."""
    return _("{day} {year}").format(day=day(value), year=value.year)


def clock(value: datetime) -> str:
    """Say the hour and minute of a local instant."""
    return format_time(value.time(), "HH:mm", locale=locale())


def on_weekday(value: date) -> str:
    """Say «в среду» or "on Wednesday"."""
    return (
        _("on Monday"),
        _("on Tuesday"),
        _("on Wednesday"),
        _("on Thursday"),
        _("on Friday"),
        _("on Saturday"),
        _("on Sunday"),
    )[value.weekday()]


def moment(room: Room, instant: datetime) -> str:
    """Say when something is: «завтра, в среду, 25 ноября, в 15:30»."""
    local = instant.astimezone(room.zone)
    words = _("{on_weekday}, {day}, at {clock}").format(
        on_weekday=on_weekday(local.date()), day=day(local.date()), clock=clock(local)
    )
    near = _near(local.date(), room.today)
    return f"{near}, {words}" if near else words


def dated(room: Room, instant: datetime) -> str:
    """Say when something is on a paper that is read later: «26 ноября 2026 года, 15:30»."""
    local = instant.astimezone(room.zone)
    return f"{day_of_year(local.date())}, {clock(local)}"


def short_moment(room: Room, instant: datetime) -> str:
    """Say when on a button: «ср, 25 ноября, 15:30»."""
    local = instant.astimezone(room.zone)
    weekday = format_date(local.date(), "EEE", locale=locale())
    return f"{weekday}, {day(local.date())}, {clock(local)}"


def _near(value: date, today: date) -> str:
    if value == today:
        return _("today")
    if value == today + timedelta(days=1):
        return _("tomorrow")
    return ""
