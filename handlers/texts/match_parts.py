"""Say in words why a mentor suits, what speaks against it, and why a pair is impossible."""

from collections.abc import Sequence

from handlers.texts.speech import _, locale, ngettext, pgettext
from handlers.texts.words import one_line
from mentoring.applications import Participation
from mentoring.bars import Bar
from mentoring.questionnaire import Catalogue
from mentoring.scoring import Aspect, Point
from mentoring.suitability import Fit

SUBJECT = 40


def reason_words(point: Point) -> str:
    """Say what speaks for a pair; not escaped."""
    if point.aspect is Aspect.SUBJECT:
        return _("same subject: {name}").format(name=one_line(point.common[0], SUBJECT))
    if point.aspect is Aspect.SLOTS:
        return both_free(point.common)
    if point.aspect is Aspect.EXPERIENCE:
        years = int(point.common[0])
        said = ngettext("{n} year of experience", "{n} years of experience", years)
        return said.format(n=years)
    if point.aspect is Aspect.LEVEL:
        return _("experience of a similar length")
    if point.aspect is Aspect.TURNED:
        return _("the mentee is more experienced")
    if point.aspect is Aspect.LOAD:
        free = int(point.common[0])
        return ngettext("{n} free place", "{n} free places", free).format(n=free)
    return {
        Aspect.WISH: _("wished for"),
        Aspect.REQUEST: _("has the experience needed"),
        Aspect.INTERESTS: _("similar interests"),
        Aspect.AGE: _("works with learners of this age"),
        Aspect.MODE: _("both like to meet the same way"),
    }[point.aspect]


def risk_words(point: Point) -> str:
    """Say what speaks against a pair."""
    return {
        Aspect.WISH: _("somebody else was wished for"),
        Aspect.REQUEST: _("little experience with this request"),
        Aspect.SUBJECT: _("different subjects"),
        Aspect.SLOTS: _("little common time"),
        Aspect.INTERESTS: _("different interests"),
        Aspect.EXPERIENCE: _("the mentor is not more experienced"),
        Aspect.LEVEL: _("too far apart in experience for partners"),
        Aspect.TURNED: _("the mentee is not more experienced"),
        Aspect.AGE: _("would rather work with learners of another age"),
        Aspect.MODE: _("they like to meet in different ways"),
        Aspect.LOAD: _("nearly all places are taken"),
        Aspect.HISTORY: _("an offer between them was declined before"),
    }[point.aspect]


def unknown_words(point: Point) -> str:
    """Name what nobody can judge."""
    return {
        Aspect.WISH: pgettext("aspect", "wishes"),
        Aspect.REQUEST: pgettext("aspect", "request and competences"),
        Aspect.SUBJECT: pgettext("aspect", "subjects"),
        Aspect.SLOTS: pgettext("aspect", "convenient time"),
        Aspect.INTERESTS: pgettext("aspect", "interests"),
        Aspect.EXPERIENCE: pgettext("aspect", "experience"),
        Aspect.LEVEL: pgettext("aspect", "experience"),
        Aspect.TURNED: pgettext("aspect", "experience"),
        Aspect.AGE: pgettext("aspect", "age"),
        Aspect.MODE: pgettext("aspect", "way of meeting"),
        Aspect.LOAD: pgettext("aspect", "places"),
    }[point.aspect]


def bar_words(bar: str) -> str:
    """Say why a pair is impossible."""
    return {
        Bar.SAME_PERSON: _("it is the same person"),
        Bar.OWN_PARENT: _("the mentor is the mentee's parent or guardian"),
        Bar.NOT_READY: _("not approved yet"),
        Bar.MENTEE_CONSENT: _("the mentee's consent is not in force"),
        Bar.MENTOR_CONSENT: _("the mentor's consent is not in force"),
        Bar.MENTOR_GUARDIAN: _("the consent of the mentor's parent or guardian is not in force"),
        Bar.OUT_OF_AGE: _("the mentee's age is outside the programme"),
        Bar.NO_FORM: _("no form of mentoring in common"),
        Bar.NOT_COLLEAGUES: _("does not mentor colleagues"),
        Bar.OTHER_PLACE: _("the form wants a mentor of another kind of organisation"),
        Bar.NOT_SHARED: _("the guest's own permission is over"),
        Bar.PAIRED_ALREADY: _("they are a pair already"),
        Bar.EACH_OTHER: _("they work together the other way round"),
        Bar.UNWANTED: _("the mentee asked for somebody else"),
        Bar.AVOIDS: _("the mentor asked for somebody else"),
        Bar.PARTED: _("they parted because they did not get on"),
        Bar.RESTRICTED: _("the parent or guardian chose otherwise"),
        Bar.RESTRICTED_UNSURE: _(
            "the parent or guardian chose who may mentor, and the name does not tell"
        ),
        Bar.SUPERIOR: _("the mentor is the mentee's superior"),
        Bar.NO_CLEARANCE: _("the permission to work with children is not noted"),
        Bar.CLASS_PARENT: _("the mentor is a classmate's parent"),
        Bar.OTHER_SUBJECT: _("teaches another subject, and the request is about a subject"),
        Bar.JUNIOR: _("too little ahead in experience"),
        Bar.NO_PLACE: _("no free places"),
        Bar.OVER_NORM: _("as many mentees as the norm allows"),
        Bar.NO_SLOT: _("no common time in the week"),
    }.get(Bar(bar) if bar in set(Bar) else Bar.NOT_READY, "")


def unchecked_words(bars: Sequence[Bar]) -> str:
    """Name the rules nobody could check, with what is missing; empty when all were."""
    named = "; ".join(unchecked_parts(bars))
    lines = [_("Not checked: {rules}.").format(rules=named)] if named else []
    if Bar.SUPERIOR_HEAD in bars:
        lines.append(_("The mentor is the immediate superior: among heads you decide this."))
    return "\n".join(lines)


def unchecked_parts(bars: Sequence[Bar]) -> list[str]:
    """Say of each rule nobody could check what is missing."""
    words = {
        Bar.OUT_OF_AGE: _("the mentee's age"),
        Bar.NO_FORM: _("the forms: nobody has named them"),
        Bar.UNWANTED: _("whom the mentee asks not to have: a name is not resolved"),
        Bar.AVOIDS: _("whom the mentor asks not to have: a name is not resolved"),
        Bar.OTHER_PLACE: _("where the mentor works"),
        Bar.EACH_OTHER: _("they work together the other way round: the topics have to differ"),
        Bar.SUPERIOR: _("who the immediate superior is"),
        Bar.NO_CLEARANCE: _("the permission to work with children: an age is not known"),
        Bar.CLASS_PARENT: _("the mentor may be a classmate's parent"),
        Bar.OTHER_SUBJECT: _("the subject"),
        Bar.JUNIOR: _("the difference in experience"),
        Bar.NO_SLOT: _("common time in the week"),
    }
    return [words[bar] for bar in bars if bar in words]


def norm_words(mentor: Participation) -> str:
    """Say that the school's norm leaves a mentor fewer places than they offer; else nothing."""
    if mentor.places >= mentor.capacity:
        return ""
    text = _("Offers to take {n}; the norm here is {norm}.")
    return text.format(n=mentor.capacity, norm=mentor.places)


def why(fit: Fit) -> str:
    """Say in one line why a mentor suits."""
    return ", ".join(reason_words(point) for point in fit.reasons) or _(
        "nothing speaks against it"
    )


def option_words(catalogue: Catalogue, code: str, step: str, picks: Sequence[str]) -> str:
    """Say options by their texts; own words as they are."""
    asked = catalogue[code].step(step) if code in catalogue else None
    texts = {option.code: option.text.said(locale()) for option in asked.options} if asked else {}
    return ", ".join(texts.get(pick, pick.removeprefix("=")) for pick in picks)


def both_free(slots: tuple[str, ...]) -> str:
    """Say on which days two are both free."""
    days = list(dict.fromkeys(slot.partition("-")[0] for slot in slots))
    if len(days) == 1:
        return _("both are free {on_days} {when}").format(
            on_days=_on_days(days[0]), when=_in_part(slots[0].partition("-")[2])
        )
    return _("both are free {on_days}").format(on_days=_and([_on_days(each) for each in days[:2]]))


def _and(parts: list[str]) -> str:
    return _("{first} and {second}").format(first=parts[0], second=parts[1])


def _in_part(part: str) -> str:
    return {
        "morning": _("in the morning"),
        "day": _("in the afternoon"),
        "evening": _("in the evening"),
    }.get(part, part)


def _on_days(weekday: str) -> str:
    return {
        "mon": _("on Mondays"),
        "tue": _("on Tuesdays"),
        "wed": _("on Wednesdays"),
        "thu": _("on Thursdays"),
        "fri": _("on Fridays"),
        "sat": _("on Saturdays"),
    }.get(weekday, weekday)
