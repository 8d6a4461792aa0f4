"""Word for a curator who waits for a representative, by class, with codes, papers, documents."""

from collections import Counter

from handlers.callbacks.awaiting import (
    Awaited,
    AwaitedCard,
    Guardians,
    NewCode,
    PaperFor,
    SheetFor,
    WrongAge,
)
from handlers.callbacks.behalf import AddSomebody
from handlers.callbacks.menu import MenuTo
from handlers.papers.qr import qr_png
from handlers.screen import Button, File, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.pair_parts import PAGE, button, menu, number, page_of, pager, span
from handlers.texts.representative import relation_words
from handlers.texts.speech import _, ngettext
from handlers.texts.task_words import TaskWords
from handlers.texts.waiting import code, parents_awaited
from handlers.texts.words import h
from mentoring.admission import is_minor
from mentoring.consent_proof import PaperUnread
from mentoring.delivery import Args
from mentoring.enrolments import Enrolment, EnrolmentState
from mentoring.guardians import Guardian
from mentoring.ids import EnrolmentId
from mentoring.labels import in_order, token
from mentoring.links import deep_link
from mentoring.office import Task, TaskKind

IN_ROW = 3


async def awaited(room: Room, args: Args) -> Screen | None:
    """List the groups people wait in, or who waits in one of them."""
    if not room.reader.is_curator:
        return None
    waiting = [each for each in await room.tx.enrolments.all() if _is_listed(each)]
    chosen = str(args.get("group") or "")
    if not chosen:
        return _groups(room, waiting)
    inside = [each for each in waiting if token(each.group or "") == chosen]
    return _people(room, inside, chosen, number(args, "page"))


def _groups(room: Room, waiting: list[Enrolment]) -> Screen:
    title = f"<b>{parents_awaited().capitalize()}</b>"
    if not waiting:
        return Screen(title + "\n" + _("Nobody waits. All is quiet."), (menu(),))
    lines = [title]
    counted = Counter(each.group or "" for each in waiting)
    buttons = []
    for group in sorted(counted, key=in_order):
        oldest = min(each.waits_since for each in waiting if (each.group or "") == group)
        name = group or _("no class")
        lines.append(f"{h(name)} · {counted[group]} · {_age((room.now - oldest).days)}")
        text = f"{name} · {counted[group]}"
        buttons.append(button(text, Awaited(group=token(group))))
    rows = tuple(tuple(buttons[at : at + IN_ROW]) for at in range(0, len(buttons), IN_ROW))
    return Screen("\n".join(lines), (*rows, menu()))


def _people(room: Room, inside: list[Enrolment], chosen: str, page: int) -> Screen:
    page, shown = page_of(inside, page)
    group = inside[0].group if inside else None
    name = h(group or _("no class"))
    part = span(page, len(shown), len(inside))
    lines = [f"<b>{parents_awaited().capitalize()} · {name} · {part}</b>"]
    lines += [f"{code(each)} · {_waits(room, each)}" for each in shown]
    buttons = [button(code(each), AwaitedCard(enrolment=each.id)) for each in shown]
    rows = tuple(tuple(buttons[at : at + IN_ROW]) for at in range(0, len(buttons), IN_ROW))
    near = pager(
        page,
        len(inside),
        Awaited(group=chosen, page=page - 1),
        Awaited(group=chosen, page=page + 1),
        PAGE,
    )
    back = (button(_("All classes"), Awaited()), *menu())
    return Screen("\n".join(lines), (*rows, *near, back))


async def card(room: Room, args: Args) -> Screen | None:
    """Show one who waits: since when, and what a curator can do."""
    found = await _enrolment(room, args)
    if found is None or not room.reader.is_curator:
        return None
    group = f" · {h(found.group)}" if found.group else ""
    lines = [f"<b>{code(found)}{group}</b>", _waits(room, found)]
    if args.get("said") == "paper":
        lines.insert(0, _("The sheet is noted, the child may begin."))
    if found.account_id is None:
        lines.append(_("No phone of the child is known here."))
    rows: list[tuple[Button, ...]] = [
        (button(_("New code for a parent"), NewCode(enrolment=found.id)),),
        (button(_("Sheet to print"), SheetFor(enrolment=found.id)),),
        (button(_("Note a signed sheet"), PaperFor(enrolment=found.id)),),
        (button(_("Answer for them"), AddSomebody(enrolment=found.id)),),
    ]
    if found.state is EnrolmentState.WAITING and found.account_id is not None:
        rows.append((button(_("This is an adult"), WrongAge(enrolment=found.id)),))
    for each in await _guardians(room, found):
        text = _("{relation}: the document").format(relation=relation_words(each.relation))
        rows.append((button(text, Guardians(guardian=each.id)),))
    back = (button(_("Back"), Awaited(group=token(found.group or ""))), *menu())
    return Screen("\n".join(lines), (*rows, back))


async def representative_code(room: Room, args: Args) -> Screen | None:
    """Hand over the code: a picture for a camera, and the link below it."""
    found, payload = await _enrolment(room, args), str(args.get("payload") or "")
    if found is None or not payload or not room.reader.is_curator:
        return None
    link = deep_link(room.house, payload)
    text = _(
        "<b>Code for a parent · {code}</b>\n"
        "Give it to the parent in person, not through the child's chat. It opens once, "
        "for 30 days; an older code opens nothing any more.\n{link}"
    ).format(code=code(found), link=h(link))
    back = (button(_("Back"), AwaitedCard(enrolment=found.id)), *menu())
    return Screen(text, (back,), File(f"code-{found.number:03d}.png", qr_png(link)))


async def wrong_age_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before an age is asked again."""
    found = await _enrolment(room, args)
    if found is None or not room.reader.is_curator:
        return None
    text = _(
        "<b>Is {code} an adult?</b>\n"
        "They are asked for their age once more, and the code is closed."
    ).format(code=code(found))
    stay = button(_("Leave as it is"), AwaitedCard(enrolment=found.id))
    sure = button(_("Yes, ask again"), WrongAge(enrolment=found.id, sure=True))
    return Screen(text, ((stay,), (sure,)))


async def representatives_awaited(room: Room, _args: Args) -> Screen | None:
    """Push: somebody still waits for a consent; true as long as somebody does."""
    listed = [each for each in await room.tx.enrolments.all() if _is_listed(each)]
    if not room.reader.is_curator or not listed:
        return None
    opening = button(_("Open"), Awaited())
    return Screen(_("<b>Consents are awaited in the programme</b>"), ((opening,),))


async def awaited_rows(room: Room) -> Rows:
    """Offer the list in a curator's menu, while somebody waits."""
    if not room.reader.is_curator:
        return ()
    n = sum(is_minor(each) for each in await room.tx.enrolments.waiting())
    text = f"{parents_awaited().capitalize()} · {n}"
    return ((button(text, MenuTo(to="awaited")),),) if n else ()


def _is_listed(enrolment: Enrolment) -> bool:
    """Tell whether a curator can do something: who came in, or is of age, is elsewhere."""
    return is_minor(enrolment) and enrolment.state is not EnrolmentState.CONSENTED


def _waits(room: Room, found: Enrolment) -> str:
    if found.state is EnrolmentState.REFUSED:
        return _("the parent said no; a new code begins anew")
    if found.state is EnrolmentState.CLOSED:
        return _("closed after 30 days; a new code begins anew")
    if found.state is EnrolmentState.CONSENTED:
        return _("the consent is there")
    return _("waits {days}").format(days=_age((room.now - found.waits_since).days))


def _age(days: int) -> str:
    if not days:
        return _("less than a day")
    return ngettext("{n} day", "{n} days", days).format(n=days)


async def _guardians(room: Room, found: Enrolment) -> list[Guardian]:
    return await room.tx.guardians.of_child(found.person_id) if found.person_id else []


async def _enrolment(room: Room, args: Args) -> Enrolment | None:
    return await room.tx.enrolments.get(EnrolmentId(number(args, "enrolment")))


def _paper_unread(_room: Room, _data: Args) -> Screen:
    """Say what a signed sheet needs."""
    text = _(
        "Nothing was noted. A sheet needs its number with a digit in it, a day of signing that "
        "is not ahead, and the place where it lies. What was only said is no consent."
    )
    return Screen(text, (menu(),))


def _to_enrolment(task: Task) -> tuple[Button, ...]:
    enrolment = int(task.subject.get("enrolment") or 0)
    return (button(_("Card"), AwaitedCard(enrolment=enrolment)),)


TASKS: dict[str, TaskWords] = {
    TaskKind.REPRESENTATIVE_REFUSED: TaskWords(
        happened=lambda: _("A parent does not consent to the child's part"),
        advice=lambda: _("Nothing is kept of the child. A new code begins anew."),
        own=lambda: _("A consent was not given"),
        leads=_to_enrolment,
    ),
}
SCREENS: dict[str, ScreenFn] = {
    "awaited": awaited,
    "awaited_card": card,
    "representative_code": representative_code,
    "wrong_age_sure": wrong_age_sure,
    "representatives_awaited": representatives_awaited,
}
PUSHED = frozenset({"representatives_awaited"})
REFUSALS: dict[str, RefusalFn] = {PaperUnread.code: _paper_unread}
STAFF_ROWS: dict[str, RowsFn] = {"awaited": awaited_rows}
