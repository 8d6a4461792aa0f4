"""Word the report for a curator: ten lines of numbers, a button to what stands behind each."""

from collections import Counter

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.report import Figures, ReportList, TakeReport
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.coverage_words import coverage_lines, one_decimal
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu
from handlers.texts.report_words import gap_name, mentees, mentors
from handlers.texts.self_check import self_check_button, self_check_line
from handlers.texts.speech import _, locale, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.forms import repertoire
from mentoring.listing import Note, Number
from mentoring.report import Report, report_today

COMMON_GAPS = 3


async def report(room: Room, _args: Args) -> Screen | None:
    """Show how the programme stands today and what changed within a week."""
    if not room.reader.is_curator:
        return None
    found = await report_today(room.tx, room.reader)
    title = _("<b>Report · {day}</b>, changes within a week").format(day=day(room.today))
    lines = [
        title,
        _participants(found),
        _bases(found),
        _pairs(found),
        _forms(room, found),
        _waiting(found),
        _meetings(found),
        *coverage_lines(found),
        _alone(found),
        _calls(found),
        await self_check_line(room),
    ]
    return Screen("\n".join(line for line in lines if line), _rows(found))


def report_button() -> Button:
    """Lead to the report."""
    return button(_("Report"), MenuTo(to="report"))


def _participants(found: Report) -> str:
    n = found.count(Number.PARTICIPANTS)
    if not n:
        return _("Nobody has been paired yet")
    both = found.count(Number.BOTH)
    line = ngettext(
        "{n} person takes part{change}: {mentees}, {mentors}{both}",
        "{n} people take part{change}: {mentees}, {mentors}{both}",
        n,
    )
    return line.format(
        n=n,
        change=_change(found, Number.PARTICIPANTS),
        mentees=mentees(found.count(Number.MENTEES)),
        mentors=mentors(found.count(Number.MENTORS)),
        both=_(" ({n} in both roles)").format(n=both) if both else "",
    )


def _bases(found: Report) -> str:
    approved = _("Bases, approved: {mentees}, {mentors}").format(
        mentees=mentees(found.count(Number.READY_MENTEES)),
        mentors=mentors(found.count(Number.READY_MENTORS)),
    )
    rest = {
        _("without free places: {n}"): Number.FULL,
        _("waiting for a decision: {n}"): Number.SUBMITTED,
        _("begun: {n}"): Number.DRAFTS,
        _("declined: {n}"): Number.DECLINED,
    }
    return " · ".join([approved, *_counted(found, rest)])


def _pairs(found: Report) -> str:
    if not found.count(Number.PAIRS):
        return _("Pairs and groups: none yet")
    attention, held = found.count(Number.ATTENTION), found.count(Number.ON_HOLD)
    need = ngettext("{n} needs attention", "{n} need attention", attention)
    parts = [
        _("{n} on plan").format(n=found.count(Number.ON_PLAN)),
        need.format(n=attention) if attention else "",
        _("{n} on hold").format(n=held) if held else "",
    ]
    line = _("Pairs and groups: {n}{change}, of them {parts}")
    return line.format(
        n=found.count(Number.PAIRS),
        change=_change(found, Number.PAIRS),
        parts=", ".join(part for part in parts if part),
    )


def _forms(room: Room, found: Report) -> str:
    if not found.forms:
        return ""
    kind, known = room.organisation.kind, repertoire().form
    said = (
        f"{known[code].named(kind).said(locale()) if code in known else code}: {n}"
        for code, n in found.forms
    )
    return _("By form: {forms}").format(forms=h(", ".join(said)))


def _waiting(found: Report) -> str:
    groups = _("Groups: {n}, in them {mentees}").format(
        n=found.count(Number.GROUPS), mentees=mentees(found.count(Number.IN_GROUPS))
    )
    rest = {
        _("waiting for answers: {n}"): Number.ANSWERS,
        _("to be announced: {n}"): Number.AGREED,
        _("without an order: {n}"): Number.NO_ORDER,
    }
    shown = [groups] if found.count(Number.GROUPS) else []
    line = " · ".join([*shown, *_counted(found, rest)])
    return line[:1].upper() + line[1:]


def _meetings(found: Report) -> str:
    if not found.count(Number.PLANNED):
        return _("Meetings in 30 days: none yet")
    held = _("Meetings in 30 days: {held} of {planned}").format(
        held=found.count(Number.HELD), planned=found.count(Number.PLANNED)
    )
    rest = {_("missed: {n}"): Number.MISSED, _("not clear: {n}"): Number.UNCLEAR}
    parts = [held, *_counted(found, rest)]
    judged = found.opinion
    if judged.asked:
        share = round(100 * judged.judged / judged.asked)
        parts.append(_("judged by {share} %").format(share=share))
    if judged.mean is not None:
        mean = one_decimal(judged.mean)
        parts.append(_("on average {mean} of 10").format(mean=mean))
    elif judged.judged:
        parts.append(_("too few answers for a mean"))
    return " · ".join(parts)


def _alone(found: Report) -> str:
    n = found.count(Number.ALONE)
    if not n:
        return ""
    gaps: Counter[Note] = Counter(entry.note for entry in found.behind[Number.ALONE])
    named = [f"{gap_name(note)}: {count}" for note, count in gaps.most_common(COMMON_GAPS)]
    line = _("Without a pair: {n} ({reasons})")
    return line.format(n=n, reasons=", ".join(named))


def _calls(found: Report) -> str:
    n = found.count(Number.HELP)
    return _("Private calls for help: {n}").format(n=n) if n else ""


def _counted(found: Report, words: dict[str, Number]) -> list[str]:
    return [
        text.format(n=found.count(number)) for text, number in words.items() if found.count(number)
    ]


def _change(found: Report, number: Number) -> str:
    change = found.change(number)
    if not change:
        return ""
    return f" ({'+' if change > 0 else '−'}{abs(change)})"


def _rows(found: Report) -> Rows:
    attention = ngettext(
        "{n} needs attention", "{n} need attention", found.count(Number.ATTENTION)
    )
    lists = {
        Number.ATTENTION: attention,
        Number.HELP: _("Calls for help · {n}"),
        Number.ALONE: _("Without a pair · {n}"),
        Number.PARTICIPANTS: _("Participants · {n}"),
        Number.PAIRS: _("Pairs and groups · {n}"),
        Number.PLANNED: _("Meetings · {n}"),
        Number.TEACHERS: _("Coverage · {n}"),
    }
    shown = [
        button(text.format(n=found.count(number)), ReportList(show=number))
        for number, text in lists.items()
        if found.count(number)
    ]
    shown.extend(_first_of(found))
    return (
        *(tuple(shown[at : at + 2]) for at in range(0, len(shown), 2)),
        (button(_("Change the figures"), Figures()), button(_("Excel, chart"), TakeReport())),
        (self_check_button(), *menu()),
    )


def _first_of(found: Report) -> list[Button]:
    """Open the bases and what waits at the first list that has somebody in it."""
    bases = (Number.READY_MENTEES, Number.READY_MENTORS, Number.SUBMITTED)
    waiting = (Number.ANSWERS, Number.AGREED)
    doors = {
        _("Bases · {n}"): (*bases, Number.DRAFTS, Number.DECLINED),
        _("In preparation · {n}"): waiting,
    }
    buttons = []
    for text, numbers in doors.items():
        first = next((each for each in numbers if found.count(each)), None)
        n = sum(found.count(each) for each in numbers)
        if first is not None:
            label = text.format(n=n)
            buttons.append(button(label, ReportList(show=first)))
    return buttons


SCREENS: dict[str, ScreenFn] = {"report": report}
PUSHED: frozenset[str] = frozenset()
