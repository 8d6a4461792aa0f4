"""Word softened rules on the card of two people: what may be allowed, what was, and why."""

from handlers.callbacks.softening import Harden, Soften
from handlers.screen import Button, RefusalFn, Room, Rows, Screen
from handlers.texts.match_parts import bar_words
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, pgettext
from handlers.texts.step_words import reason_text
from handlers.texts.words import h
from mentoring.applications import Participation
from mentoring.bars import SOFT, Bar
from mentoring.delivery import Args
from mentoring.softening import SOFTEN
from mentoring.softenings import Softening
from mentoring.suitability import Fit, Misfit


def softenable(verdict: Misfit) -> bool:
    """Tell whether nothing but rules that a curator may soften stands between two people."""
    return bool(verdict.bars) and set(verdict.bars) <= SOFT


def soften_rows(mentee: Participation, verdict: Fit | Misfit) -> Rows:
    """Offer to soften each rule that may be, and to let a softened one hold again."""
    mentor, rows = verdict.mentor.id, list[tuple[Button, ...]]()
    for bar in verdict.bars if isinstance(verdict, Misfit) else ():
        if bar in SOFT:
            text = _("Allow: {rule}").format(rule=rule_words(bar))
            press = Soften(mentor=mentor, mentee=mentee.id, bar=bar.value)
            rows.append((button(text, press),))
    for bar in verdict.softened:
        text = _("Take back: {rule}").format(rule=rule_words(bar))
        press_back = Harden(mentor=mentor, mentee=mentee.id, bar=bar.value)
        rows.append((button(text, press_back),))
    return tuple(rows)


def softened_words(room: Room, verdict: Fit | Misfit, known: list[Softening]) -> list[str]:
    """Name each softened rule with its reason."""
    reasons = {each.bar: each.reason for each in known}
    line = _("Softened: {why}. The reason: {reason}.")
    return [
        line.format(why=bar_words(bar), reason=h(reason_text(room, SOFTEN, reasons.get(bar, ""))))
        for bar in verdict.softened
    ]


def softened_briefly(fit: Fit) -> str:
    """Name on one line of a list which rules were softened."""
    rules = ", ".join(map(rule_words, fit.softened))
    return _("softened: {rules}").format(rules=rules)


def rule_words(bar: Bar) -> str:
    """Name in a word or two a rule that may be softened, for a button."""
    return {
        Bar.OTHER_SUBJECT: pgettext("rule", "subject"),
        Bar.JUNIOR: pgettext("rule", "experience"),
        Bar.NO_SLOT: pgettext("rule", "time"),
        Bar.OTHER_PLACE: pgettext("rule", "organisation"),
        Bar.CLASS_PARENT: pgettext("rule", "classmate's parent"),
        Bar.RESTRICTED_UNSURE: pgettext("rule", "who the mentor is"),
    }.get(bar, bar_words(bar))


def holds_always(_room: Room, _data: Args) -> Screen:
    """Say that this rule is nobody's to soften."""
    text = _("<b>This rule holds always</b>\nAnother mentor can be chosen in the list.")
    return Screen(text, (menu(),))


REFUSALS: dict[str, RefusalFn] = {"holds_always": holds_always}
