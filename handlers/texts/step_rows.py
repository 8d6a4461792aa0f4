"""Offer what can be done about a candidate's steps: on the card, and all of them at once."""

from dataclasses import dataclass

from handlers.callbacks.candidates import Arrange, CloseStep, Inquiries, SetCategory, Steps, Talk
from handlers.callbacks.pairing import Approve
from handlers.screen import Button, Room, Rows
from handlers.texts.pair_parts import button
from handlers.texts.speech import _, pgettext
from handlers.texts.step_words import marks_for, step_line
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.confidants import may_read
from mentoring.milestones import mentor_steps, open_steps
from mentoring.people import StaffRole
from mentoring.steps import MENTEE, SHORT, Milestone, StepKind, StepState, helping_left

Marks = dict[StepKind, Milestone]


@dataclass(frozen=True, slots=True)
class OnCard:
    """Hold what a person's card says of the steps, what is next, and whether a yes may follow."""

    lines: tuple[str, ...] = ()
    rows: Rows = ()
    may_approve: bool = True
    on_paper: bool = False


async def on_card(room: Room, found: Participation) -> OnCard:
    """Return what a person's card says of the steps, and the one to take next."""
    if found.state is ParticipationState.WITHDRAWN:
        return OnCard()
    marks = await marks_for(room, found.id)
    if found.side is Side.MENTEE:
        return await _mentee_on_card(room, found, marks)
    left = [kind for kind in await open_steps(room.tx, found) if kind is not StepKind.APPROVAL]
    short_way = await mentor_steps(room.tx) == SHORT
    if not left and not marks and short_way:
        return OnCard()
    lines = [step_line(room, kind, marks.get(kind)) for kind in (*left[:1], *_returned(marks))]
    lines += _baseline_lines(found, marks)
    first = _mentor_rows(found, left[0], marks, await _talk(room, found))[:1] if left else ()
    rows = (*first, (button(_("All steps"), Steps(participation=found.id)),))
    return OnCard(tuple(lines), rows, may_approve=not left, on_paper=not short_way)


async def step_rows(room: Room, found: Participation, marks: Marks) -> Rows:
    """Offer what can be done about each open step."""
    if found.side is Side.MENTEE:
        seen = bool(await room.tx.people.staff(StaffRole.PSYCHOLOGIST))
        helping = _mentee_rows(found, marks, psychologist=seen)
        if await may_read(room.tx, room.reader, found.person_id):
            others = (button(_("What others say"), Inquiries(participation=found.id)),)
            return (*helping, others)
        return helping
    talk, left = await _talk(room, found), await open_steps(room.tx, found)
    before = [kind for kind in left if kind is not StepKind.APPROVAL]
    paper = await mentor_steps(room.tx) != SHORT
    rows = [_mentor_rows(found, kind, marks, talk, on_paper=paper) for kind in before or left]
    return (*(row for each in rows for row in each), *_baseline_rows(found, marks))


def approve_button(found: Participation, *, on_paper: bool) -> Button:
    """Offer the yes: the curator's own, or the head's that was given on paper."""
    words = _("The head agreed on paper") if on_paper else _("Approve")
    return button(words, Approve(participation=found.id))


def _mentor_rows(
    found: Participation, kind: StepKind, marks: Marks, talk: int, *, on_paper: bool = True
) -> tuple[tuple[Button, ...], ...]:
    person = found.id
    if kind is StepKind.APPROVAL:
        if StepKind.APPROVAL in marks and not marks[kind].is_closed:
            again = CloseStep(participation=person, step=kind.value, act="again")
            return ((button(_("Lay before the head again"), again),),)
        return ((approve_button(found, on_paper=on_paper),),)
    without = CloseStep(participation=person, step=kind.value, act="excuse")
    if kind is StepKind.INTERVIEW:
        first = (
            button(_("To the talk"), Talk(interview=talk))
            if talk
            else button(_("Arrange a talk"), Arrange(participation=person))
        )
        held = button(_("Write down the result"), Arrange(participation=person, held=True))
        return (first,), (held, button(_("Without a talk"), without))
    done = CloseStep(participation=person, step=kind.value, act="done")
    if kind is StepKind.TRAINING:
        said, other = _("Training passed"), _("Without training")
    else:
        said, other = _("Clearance checked"), _("Without a check")
    return ((button(said, done), button(other, without)),)


def _mentee_rows(found: Participation, marks: Marks, *, psychologist: bool) -> Rows:
    person = found.id
    note = CloseStep(participation=person, step=StepKind.REQUEST.value, act="note")
    rows: list[tuple[Button, ...]] = [
        (button(_("Note on the request"), note),),
        (button(pgettext("step", "Category"), SetCategory(participation=person)),),
    ]
    rows += _baseline_rows(found, marks)
    words = _("Ask the psychologist") if psychologist else _("Arrange a talk on the request")
    talk = (button(words, Arrange(participation=person)),)
    return (*rows, talk)


def _baseline_rows(found: Participation, marks: Marks) -> list[tuple[Button, ...]]:
    if StepKind.BASELINE not in helping_left(found, marks):
        return []
    done = CloseStep(participation=found.id, step=StepKind.BASELINE.value, act="done")
    return [(button(_("The start is measured"), done),)]


def _baseline_lines(found: Participation, marks: Marks) -> list[str]:
    missing = StepKind.BASELINE in helping_left(found, marks)
    return [_("No start measurement yet")] if missing else []


async def _mentee_on_card(room: Room, found: Participation, marks: Marks) -> OnCard:
    words = await may_read(room.tx, room.reader, found.person_id)
    lines = [step_line(room, kind, marks[kind], words=words) for kind in MENTEE if kind in marks]
    lines += _baseline_lines(found, marks)
    return OnCard(tuple(lines), ((button(_("All steps"), Steps(participation=found.id)),),))


def _returned(marks: Marks) -> tuple[StepKind, ...]:
    mark = marks.get(StepKind.APPROVAL)
    return (StepKind.APPROVAL,) if mark and mark.state is StepState.FAILED else ()


async def _talk(room: Room, found: Participation) -> int:
    talks = await room.tx.interviews.of(found.id)
    return next((talk.id for talk in talks if talk.is_open), 0)
