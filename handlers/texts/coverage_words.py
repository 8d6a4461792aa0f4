"""Word the shares of the report; the reading of each stands under its number."""

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal

from handlers.texts.report_words import people
from handlers.texts.speech import _, locale, ngettext
from mentoring.indicators import Coverage
from mentoring.listing import Number
from mentoring.report import Report

TENTH = Decimal("0.1")


def one_decimal(value: float | Decimal) -> str:
    """Say a number with one decimal, as the language writes it; a half goes up."""
    rounded = Decimal(str(value)).quantize(TENTH, ROUND_HALF_UP)
    return format_decimal(rounded, "#,##0.0", locale=locale())


def percent(value: Decimal) -> str:
    """Say a share: «20,5 %»."""
    return _("{number} %").format(number=one_decimal(value))


def coverage_lines(report: Report) -> list[str]:
    """Say each share, its target and how it is counted."""
    lines: list[str] = []
    for each in report.coverage:
        lines.append(coverage_title(each.number).format(share=_share(each)))
        if reading := coverage_reading(each.number):
            lines.append(f"<i>{reading}</i>")
    return lines


def coverage_title(number: Number) -> str:
    """Name a share."""
    return {
        Number.TEACHERS: _("Coverage of teachers: {share}"),
        Number.TEACHER_MENTEES: _("Of them as mentees: {share}"),
        Number.LEARNERS: _("Coverage of learners: {share}"),
    }.get(number, _("Young teachers: {share}"))


def coverage_reading(number: Number) -> str:
    """Say how a share is counted; several readings are in use."""
    return {
        Number.TEACHERS: _("At least a day in a pair this year, in any role; everybody once"),
        Number.YOUNG: _("Under 35 and in the first three years of work"),
    }.get(number, "")


def _share(each: Coverage) -> str:
    if each.percent is None:
        return _("{people}, the share: no data").format(people=people(each.people))
    line = _("{percent} ({n} of {whole})").format(
        percent=percent(each.percent), n=each.people, whole=each.whole
    )
    return f"{line}{_target(each)}"


def _target(each: Coverage) -> str:
    if each.number is Number.TEACHER_MENTEES:
        return ""
    if each.target is None or each.missing is None:
        return _(", the target: no data")
    if not each.missing:
        return _(", the target ({target} %) is reached").format(target=each.target)
    line = ngettext(
        ", the target is {target} %: {n} more person is needed",
        ", the target is {target} %: {n} more people are needed",
        each.missing,
    )
    return line.format(target=each.target, n=each.missing)
