"""Word for a curator who speaks for a child, and whether the document was looked at in person."""

from handlers.callbacks.awaiting import CheckGuardian, Guardians, NewCode
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, short
from handlers.texts.representative import relation_words
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from handlers.texts.waiting import code
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.guardians import Guardian
from mentoring.ids import GuardianId
from mentoring.office import Task, TaskKind


async def guardian(room: Room, args: Args) -> Screen | None:
    """Show a representative, and whether the document was looked at."""
    found = await _guardian(room, args)
    if found is None or not room.reader.is_curator:
        return None
    lines = [
        "<b>" + _("Representative · {child}").format(child=await _child(room, found)) + "</b>",
        relation_words(found.relation),
    ]
    rows: Rows = ()
    if found.ended_at is not None:
        lines.append(_("They do not represent the child any more."))
    elif found.checked_at is not None:
        lines.append(_("The document was looked at."))
    else:
        lines.append(_("Please look at the document in person; the bot keeps no copy of it."))
        yes = CheckGuardian(guardian=found.id, fits=True)
        no = CheckGuardian(guardian=found.id, fits=False)
        rows = (
            (button(_("Checked against the document"), yes),),
            (button(_("Not the representative"), no),),
        )
    return Screen("\n".join(lines), (*rows, menu()))


async def guardian_no_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before somebody's yes becomes void."""
    found = await _guardian(room, args)
    if found is None or not room.reader.is_curator:
        return None
    text = _(
        "<b>Not the representative?</b>\n"
        "Their consent is void at once, everything of the child stops and waits for another."
    )
    stay = button(_("Leave as it is"), Guardians(guardian=found.id))
    sure = button(_("Yes, void it"), CheckGuardian(guardian=found.id, fits=False, sure=True))
    return Screen(text, ((stay,), (sure,)))


async def _child(room: Room, found: Guardian) -> str:
    enrolment = await room.tx.enrolments.of_person(found.child_id)
    person = await room.tx.people.person(found.child_id)
    name = short(person) if person and person.name else ""
    known = (name, code(enrolment) if enrolment else "")
    return h(" · ".join(dict.fromkeys(each for each in known if each)))


async def _guardian(room: Room, args: Args) -> Guardian | None:
    return await room.tx.guardians.get(GuardianId(number(args, "guardian")))


def _to_guardian(task: Task) -> tuple[Button, ...]:
    guardian = int(task.subject.get("guardian") or 0)
    return (button(_("Representative"), Guardians(guardian=guardian)),)


def _to_code(task: Task) -> tuple[Button, ...]:
    enrolment = int(task.subject.get("enrolment") or 0)
    return (button(_("New code for a parent"), NewCode(enrolment=enrolment)),) if enrolment else ()


TASKS: dict[str, TaskWords] = {
    TaskKind.GUARDIAN_TO_CHECK: TaskWords(
        happened=lambda: _("A parent has consented: their document is to be looked at"),
        advice=lambda: _("Please do it in person; the bot keeps no copy."),
        own=lambda: _("Your representative's document is to be looked at"),
        leads=_to_guardian,
    ),
    TaskKind.GUARDIAN_GONE: TaskWords(
        happened=lambda: _("{who} has no representative any more: the parent's data are erased"),
        advice=lambda: _(
            "Everything of the child has stopped; without a consent the data go in 30 days. "
            "Please find out who speaks for the child and hand them a new code."
        ),
        own=lambda: _("Nobody is noted as your representative any more"),
        leads=_to_code,
    ),
    TaskKind.OWN_CONSENT_MISSING: TaskWords(
        happened=lambda: _("{who} is of age now and has not given an own consent"),
        advice=lambda: _("The pair is on hold until the consent is there."),
        own=lambda: _("Your own consent is missing since you are of age"),
    ),
}
SCREENS: dict[str, ScreenFn] = {"guardian": guardian, "guardian_no_sure": guardian_no_sure}
