"""Word the curators' self-check: one's own screen, a line of the report, a sheet of its file."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.self_check import OwnCheck
from handlers.papers.workbook import Cell, Sheet
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.coverage_words import one_decimal
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, locale, ngettext, pgettext
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.self_checking import PURPOSE, own
from mentoring.self_checks import MOST, MOST_OF_ROW, ROWS, Level, SelfCheck, level_of, mean_of

Json = dict[str, object]


async def self_check(room: Room, args: Args) -> Screen | None:
    """Show a curator what was answered in this cycle, and by how many."""
    if not room.reader.is_curator:
        return None
    mine, line = await own(room.tx, room.reader), await self_check_line(room)
    lines = [_("Noted, thank you.")] if args.get("said") == "kept" else []
    lines.append("<b>" + _("Self-check of the programme") + "</b>")
    lines.append(_("Nine questions, about two minutes; once a year is enough."))
    lines += [line] if line else []
    lines += [_yours(room, mine)] if mine else []
    lines.append(_("The report counts it without names; the file holds what was written."))
    begin = _("Answer anew") if mine else pgettext("verb", "Answer")
    rows = ((button(begin, OwnCheck(begins=True)),), (_to_report(),), menu())
    return Screen("\n".join(lines), rows)


def self_check_button() -> Button:
    """Lead to the self-check."""
    return button(_("Self-check"), OwnCheck())


async def self_check_line(room: Room) -> str:
    """Say how curators judge the programme; nothing while nobody has answered."""
    checks = await room.tx.self_checks.all()
    mean = mean_of(checks)
    if mean is None:
        return ""
    line = ngettext(
        "Self-check: {n} curator answered, on average {mean} of {most} ({level})",
        "Self-check: {n} curators answered, on average {mean} of {most} ({level})",
        len(checks),
    )
    said = {"mean": one_decimal(mean), "most": MOST, "level": level_words(level_of(mean))}
    return line.format(n=len(checks), **said)


def level_words(level: Level) -> str:
    """Name a level."""
    return {
        Level.OPTIMAL: _("an optimal level"),
        Level.ACCEPTABLE: _("an acceptable level"),
        Level.BELOW: _("below the acceptable level"),
    }[level]


async def self_check_sheets(room: Room) -> tuple[Sheet, ...]:
    """Return the table of all answers, without names; none while nobody has answered."""
    checks = await room.tx.self_checks.all()
    if not checks:
        return ()
    columns = (
        pgettext("column", "What is judged"),
        pgettext("column", "On average"),
        pgettext("column", "Fully, 2"),
        pgettext("column", "Partly, 1"),
        pgettext("column", "Not yet, 0"),
    )
    judged = [_row(room, checks, at) for at in range(len(ROWS))]
    words = sorted(each.words for each in checks if each.words)
    said: list[tuple[Cell, ...]] = [(each, None, None, None, None) for each in words]
    return (Sheet(_("Self-check"), columns, (*judged, _sum(checks), *said)),)


async def own_checks_json(room: Room, person: PersonId | None) -> list[Json]:
    """Return one's own self-checks for /mydata."""
    checks = await room.tx.self_checks.of(person) if person else []
    return [each.model_dump(mode="json", include={"points", "words", "at"}) for each in checks]


async def own_checks_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return one's own self-checks as lines for /mydata."""
    checks = await room.tx.self_checks.of(person) if person else []
    lines = []
    for each in checks:
        line = _("Self-check of the programme, {day}: {points} of {most}")
        when = day(each.at.astimezone(room.zone).date())
        lines.append(line.format(day=when, points=each.total, most=MOST))
        lines += [each.words] if each.words else []
    return lines


def _yours(room: Room, mine: SelfCheck) -> str:
    told = _("Your answer of {day}: {points} of {most}, {level}.")
    when = day(mine.at.astimezone(room.zone).date())
    level = level_words(level_of(mine.total))
    return told.format(day=when, points=mine.total, most=MOST, level=level)


def _row(room: Room, checks: list[SelfCheck], at: int) -> tuple[Cell, ...]:
    step = room.house.questionnaires[PURPOSE].step(ROWS[at])
    given = [each.points[at] for each in checks]
    counted = (given.count(points) for points in range(MOST_OF_ROW, -1, -1))
    title = step.label.said(locale()) if step else ROWS[at]
    return (title, round(sum(given) / len(given), 1), *counted)


def _sum(checks: list[SelfCheck]) -> tuple[Cell, ...]:
    mean = mean_of(checks) or 0
    title = _("Sum of {most}: {level}").format(most=MOST, level=level_words(level_of(mean)))
    return title, round(mean, 1), None, None, None


def _to_report() -> Button:
    return button(_("Report"), MenuTo(to="report"))


SCREENS: dict[str, ScreenFn] = {"self_check": self_check}
PUSHED: frozenset[str] = frozenset()
