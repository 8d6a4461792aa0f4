"""Word how candidates are led on: whom next, and all steps of one of them."""

from collections.abc import Sequence

from handlers.callbacks.candidates import CloseStep, NextList, SetCategory, Steps
from handlers.callbacks.pairing import PersonCard
from handlers.screen import RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.people_words import side_name
from handlers.texts.speech import _, locale
from handlers.texts.step_rows import step_rows
from handlers.texts.step_words import marks_for, step_line, step_name, waits_for
from handlers.texts.words import h, name_of
from mentoring.applications import Participation, Side
from mentoring.categories import CategorySide, categories
from mentoring.confidants import may_read
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.joining import code_of
from mentoring.leading import Next, whom_next
from mentoring.milestones import mentor_steps, open_steps
from mentoring.steps import MENTEE, MENTOR, SHORT, Milestone, StepKind, helping_left

LEARNERS = "me-l"

Marks = dict[StepKind, Milestone]


async def next_steps(room: Room, args: Args) -> Screen | None:
    """List whom to lead on, those who wait longest first; a filter is a press away."""
    if not room.reader.is_curator:
        return None
    everybody = await whom_next(room.tx)
    show = str(args.get("step") or "")
    found = [each for each in everybody if show in ("", each.kind.value)]
    page, shown = page_of(found, number(args, "page"))
    names = await room.tx.people.persons({each.participation.person_id for each in shown})
    title = "<b>" + _("Whom to lead on") + "</b>"
    text = f"{title} · {span(page, len(shown), len(found))}" if found else f"{title}\n{_done()}"
    rows = [
        (
            button(
                f"{short(names.get(each.participation.person_id))} · {waits_for(each.kind)}",
                Steps(participation=each.participation.id),
            ),
        )
        for each in shown
    ]
    before, after = NextList(step=show, page=page - 1), NextList(step=show, page=page + 1)
    nearby = pager(page, len(found), before, after)
    return Screen(text, (*rows, *nearby, *_filters(everybody, show), menu()))


async def candidate_steps(room: Room, args: Args) -> Screen | None:
    """Show every step of one participation and what can be done about it."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not room.reader.is_curator:
        return None
    person, marks = await room.tx.people.person(found.person_id), await marks_for(room, found.id)
    words = await may_read(room.tx, room.reader, found.person_id)
    shown = await _shown(room, found, marks)
    lines = [
        "<b>" + _("The way in · {name}").format(name=name_of(person)) + "</b>",
        h(side_name(found.side)),
        *(step_line(room, kind, marks.get(kind), words=words) for kind in shown),
    ]
    undo: Rows = ()
    if (kind := str(args.get("closed") or "")) and StepKind(kind) in marks:
        lines.insert(1, _("Noted: {step}.").format(step=h(step_name(StepKind(kind)))))
        back = CloseStep(participation=found.id, step=kind, act="undo")
        undo = ((button(_("Take the note back"), back),),)
    rows = await step_rows(room, found, marks)
    last = (button(_("To the card"), PersonCard(participation=found.id)),)
    onwards = (button(_("Whom to lead on"), NextList()), *menu())
    return Screen("\n".join(lines), (*rows, *undo, last, onwards))


async def category_choice(room: Room, args: Args) -> Screen | None:
    """Offer the categories for a mentee."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not room.reader.is_curator or found.side is not Side.MENTEE:
        return None
    person = await room.tx.people.person(found.person_id)
    marks = await marks_for(room, found.id)
    now = marks[StepKind.CATEGORY].value if StepKind.CATEGORY in marks else None
    rows = [
        (
            button(
                f"{'☑' if code == now else '☐'} {title}",
                SetCategory(participation=found.id, code=code),
            ),
        )
        for code, title in _titles(found)
    ]
    text = _("<b>Category · {name}</b>\nWhy does this person take part? Only curators see it.")
    last = (button(_("All steps"), Steps(participation=found.id)),)
    return Screen(text.format(name=name_of(person)), (*rows, last))


async def menu_rows(room: Room) -> Rows:
    """Offer the list in a curator's menu while somebody is on the long way."""
    if not room.reader.is_curator or await mentor_steps(room.tx) == SHORT:
        return ()
    n = sum(1 for each in await whom_next(room.tx) if each.kind in MENTOR)
    text = _("Whom to lead on · {n}").format(n=n) if n else _("Whom to lead on")
    return ((button(text, NextList()),),)


def _titles(found: Participation) -> list[tuple[str, str]]:
    """Return the categories there are for this kind of mentee, by code."""
    side = CategorySide.LEARNER if code_of(found) == LEARNERS else CategorySide.TEACHER
    return [(each.code, each.title.said(locale())) for each in categories().of(side)]


def steps_open(_room: Room, data: Args) -> Screen:
    """Explain which steps come before the yes."""
    names = [step_name(StepKind(kind)) for kind in str(data.get("steps") or "").split(",") if kind]
    text = _("<b>Almost there</b>\nStill open: {steps}. Then the yes can follow.")
    about = Steps(participation=int(data.get("participation") or 0))
    return Screen(
        text.format(steps=h(", ".join(names))), ((button(_("All steps"), about),), menu())
    )


async def _shown(room: Room, found: Participation, marks: Marks) -> list[StepKind]:
    if found.side is Side.MENTEE:
        return [*((StepKind.INTERVIEW,) if StepKind.INTERVIEW in marks else ()), *MENTEE]
    wanted = {*await open_steps(room.tx, found), *marks, StepKind.APPROVAL}
    wanted |= {*helping_left(found, marks)}
    return [kind for kind in (*MENTOR, StepKind.BASELINE) if kind in wanted]


def _filters(everybody: Sequence[Next], show: str) -> Rows:
    counts = {kind: sum(each.kind is kind for each in everybody) for kind in StepKind}
    buttons = [
        button(f"{waits_for(kind)} · {n}".capitalize(), NextList(step=kind.value))
        for kind, n in counts.items()
        if n and kind.value != show
    ]
    if show:
        buttons.append(button(_("All · {n}").format(n=len(everybody)), NextList()))
    elif len(buttons) < 2:
        return ()
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _done() -> str:
    return _("Nobody waits for a step.")


SCREENS: dict[str, ScreenFn] = {
    "next_steps": next_steps,
    "candidate_steps": candidate_steps,
    "categories": category_choice,
}
REFUSALS: dict[str, RefusalFn] = {"steps_open": steps_open}
STAFF_ROWS: dict[str, RowsFn] = {"next_steps": menu_rows}
