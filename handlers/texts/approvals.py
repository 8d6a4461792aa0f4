"""Word the head's part: who waits for the yes, all at once after a look, back with a reason."""

from collections.abc import Sequence

from handlers.callbacks.candidates import Approvals, ApproveAll, ForHead
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import (
    button,
    menu,
    neutral,
    number,
    page_of,
    pager,
    short,
    span,
)
from handlers.texts.speech import _, ngettext
from handlers.texts.step_words import marks_for, step_line
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation
from mentoring.delivery import Args
from mentoring.heads_word import fingerprint
from mentoring.ids import ParticipationId
from mentoring.milestones import waiting_for_head
from mentoring.people import StaffRole
from mentoring.steps import MENTOR

SEVERAL = 2
NAMES = 30
LINE = 120


async def approvals(room: Room, args: Args) -> Screen | None:
    """List who waits for the head, and what has just been done."""
    if not _is_head(room):
        return None
    waiting = await waiting_for_head(room.tx)
    page, shown = page_of(waiting, number(args, "page"))
    names = await room.tx.people.persons({each.person_id for each in shown})
    title = "<b>" + _("For your approval") + "</b>"
    here = span(page, len(shown), len(waiting)) if waiting else _("Nobody waits.")
    lines = [f"{title} · {here}" if waiting else f"{title}\n{here}", *_said(args)]
    people = [
        (button(short(names.get(each.person_id)), ForHead(participation=each.id)),)
        for each in shown
    ]
    everybody: Rows = ()
    if len(waiting) >= SEVERAL:
        n = len(waiting)
        text = ngettext("Approve all {n}", "Approve all {n}", n).format(n=n)
        everybody = ((button(text, ApproveAll(seen=fingerprint(waiting))),),)
    nearby = pager(page, len(waiting), Approvals(page=page - 1), Approvals(page=page + 1))
    return Screen("\n".join(lines), (*people, *nearby, *everybody, menu()))


async def approve_preview(room: Room, _args: Args) -> Screen | None:
    """Show whom «all» means before it is done."""
    if not _is_head(room):
        return None
    waiting = await waiting_for_head(room.tx)
    if not waiting:
        return await approvals(room, {})
    n = len(waiting)
    title = ngettext("Approve {n} mentor?", "Approve {n} mentors?", n).format(n=n)
    text = "\n".join([f"<b>{title}</b>", *await _names(room, waiting)])
    done = ngettext("Approve {n}", "Approve {n}", n).format(n=n)
    yes = button(done, ApproveAll(seen=fingerprint(waiting), sure=True))
    return Screen(text, ((yes,), (button(_("Back"), Approvals()), *menu())))


async def for_head(room: Room, args: Args) -> Screen | None:
    """Show one candidate to the head: what was done so far, no free answers."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not _is_head(room):
        return None
    if not any(each.id == found.id for each in await waiting_for_head(room.tx)):
        return await approvals(room, {})
    person, marks = await room.tx.people.person(found.person_id), await marks_for(room, found.id)
    lines = [f"<b>{name_of(person)}</b>", _place(found)]
    lines += [step_line(room, kind, marks[kind]) for kind in MENTOR if kind in marks]
    if found.submitted_at:
        since = day(found.submitted_at.astimezone(room.zone).date())
        lines.append(_("Waits for a decision since {day}").format(day=since))
    yes = button(_("Approve"), ForHead(participation=found.id, act="yes"))
    back = button(_("Return to the curator"), ForHead(participation=found.id, act="back"))
    last = (button(_("To the list"), Approvals()), *menu())
    return Screen("\n".join(filter(None, lines)), ((yes,), (back,), last))


async def approvals_wait(room: Room, _args: Args) -> Screen | None:
    """Push: somebody waits for the head."""
    if not _is_head(room) or not await waiting_for_head(room.tx):
        return None
    return Screen(neutral(), ((button(_("Open"), Approvals()),),))


async def menu_rows(room: Room) -> Rows:
    """Offer the head those who wait."""
    if not _is_head(room):
        return ()
    n = len(await waiting_for_head(room.tx))
    text = _("For approval · {n}").format(n=n) if n else _("For approval")
    return ((button(text, Approvals()),),)


def _is_head(room: Room) -> bool:
    return StaffRole.HEAD in room.reader.roles


def _said(args: Args) -> list[str]:
    said, n = str(args.get("said") or ""), number(args, "n")
    if said == "approved":
        return [ngettext("{n} approved, told.", "{n} approved, told.", n).format(n=n)]
    words = {
        "changed": _("The list has changed in between. Please look once more."),
        "returned": _("Returned: the curator sees the reason."),
        "decided": _("A decision has been taken already; it stays."),
    }.get(said)
    return [words] if words else []


async def _names(room: Room, waiting: Sequence[Participation]) -> list[str]:
    names = await room.tx.people.persons({each.person_id for each in waiting})
    lines = [f"{n}. {name_of(names.get(each.person_id))}" for n, each in enumerate(waiting, 1)]
    if len(lines) > NAMES:
        more = len(lines) - NAMES
        lines = [*lines[:NAMES], _("and {n} more").format(n=more)]
    return lines


def _place(found: Participation) -> str:
    place = found.profile.get("org_place")
    return h(one_line(place, LINE)) if isinstance(place, str) else ""


SCREENS: dict[str, ScreenFn] = {
    "approvals": approvals,
    "approve_preview": approve_preview,
    "for_head": for_head,
    "approvals_wait": approvals_wait,
}
PUSHED = frozenset({"approvals_wait"})
STAFF_ROWS: dict[str, RowsFn] = {"approvals": menu_rows}
