"""Say the steps from a candidate to a mentor, and what came of each, in a line."""

from handlers.screen import Room
from handlers.texts.answers import answer_words
from handlers.texts.moments import day
from handlers.texts.speech import _, locale, pgettext
from handlers.texts.words import h
from mentoring.categories import categories
from mentoring.ids import ParticipationId
from mentoring.interviews import Result
from mentoring.people import StaffRole
from mentoring.steps import ON_PAPER, Milestone, StepKind, StepState

EXCUSES = {StepKind.CLEARANCE: "excuse-clearance"}
EXCUSE = "excuse"
DONE, OPEN, EXCUSED, FAILED = "✓", "○", "–", "!"


def step_name(kind: StepKind) -> str:
    """Name a step."""
    return {
        StepKind.INTERVIEW: pgettext("step", "interview"),
        StepKind.TRAINING: pgettext("step", "training"),
        StepKind.CLEARANCE: pgettext("step", "clearance checked"),
        StepKind.APPROVAL: pgettext("step", "decision"),
        StepKind.REQUEST: pgettext("step", "request made clear"),
        StepKind.CATEGORY: pgettext("step", "category"),
        StepKind.BASELINE: pgettext("step", "start measured"),
    }[kind]


def waits_for(kind: StepKind) -> str:
    """Say what somebody waits for, beside a name in a list."""
    return {
        StepKind.INTERVIEW: pgettext("waits for", "interview"),
        StepKind.TRAINING: pgettext("waits for", "training"),
        StepKind.CLEARANCE: pgettext("waits for", "clearance"),
        StepKind.APPROVAL: pgettext("waits for", "decision"),
        StepKind.REQUEST: pgettext("waits for", "a talk about the request"),
        StepKind.CATEGORY: pgettext("waits for", "category"),
        StepKind.BASELINE: pgettext("waits for", "start measurement"),
    }[kind]


def step_line(room: Room, kind: StepKind, mark: Milestone | None, *, words: bool = True) -> str:
    """Say in a line what came of a step; without `words` nothing that somebody wrote."""
    name = step_name(kind)
    title = h(name[:1].upper() + name[1:])
    if mark is None:
        return f"{OPEN} {title}"
    when = day(mark.at.astimezone(room.zone).date())
    sign = {StepState.DONE: DONE, StepState.EXCUSED: EXCUSED, StepState.FAILED: FAILED}[mark.state]
    reason = _reason(room, mark) if words else ""
    said = [when, *(word for word in (_outcome(mark), reason) if word)]
    return f"{sign} {title}: {h(', '.join(said))}"


def result_words(result: str | None) -> str:
    """Say what a talk came to."""
    return {
        Result.READY.value: pgettext("result of a talk", "ready to go on"),
        Result.LATER.value: pgettext("result of a talk", "not now, later"),
        Result.NOT_READY.value: pgettext("result of a talk", "not ready"),
    }.get(result or "", "")


def excuse_code(kind: StepKind) -> str:
    """Name the questionnaire by which a step is excused."""
    return EXCUSES.get(kind, EXCUSE)


def reason_text(room: Room, code: str, value: str) -> str:
    """Say a stored reason, a chosen one or own words; not escaped."""
    step = room.house.questionnaires[code].step("reason")
    return answer_words(step, value) if step else value


async def marks_for(room: Room, participation: ParticipationId) -> dict[StepKind, Milestone]:
    """Return what came of somebody's steps."""
    return {mark.kind: mark for mark in await room.tx.milestones.of(participation)}


def _outcome(mark: Milestone) -> str:
    if mark.state is StepState.EXCUSED:
        return _("left out")
    if mark.kind is StepKind.INTERVIEW:
        return result_words(mark.value)
    if mark.kind is StepKind.CATEGORY:
        known = categories().known(mark.value)
        return known.title.said(locale()) if known else ""
    if mark.kind is StepKind.APPROVAL and mark.state is StepState.FAILED:
        return _("returned by the head")
    if mark.kind is StepKind.APPROVAL and mark.value == StaffRole.HEAD:
        return _("by the head")
    if mark.kind is StepKind.APPROVAL and mark.value == ON_PAPER:
        return _("by the head, on paper")
    return ""


def _reason(room: Room, mark: Milestone) -> str:
    if mark.reason is None:
        return ""
    if mark.kind is StepKind.APPROVAL:
        return reason_text(room, "send-back", mark.reason)
    if mark.state is StepState.EXCUSED:
        return reason_text(room, excuse_code(mark.kind), mark.reason)
    return mark.reason
