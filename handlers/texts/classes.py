"""Word class-wide work for a curator: classes, one class, the pile of papers just ticked."""

from handlers.callbacks.awaiting import Awaited
from handlers.callbacks.classes import (
    ClassList,
    MakeOwnSheets,
    MakeSheets,
    OpenClass,
    TickPapers,
    UndoPile,
)
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, page_of, pager
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.classwork import NO_CLASS, STAFF, Class, classes
from mentoring.consent import LABOUR, MINOR, OWN_AGREEMENT, PARTICIPATION
from mentoring.delivery import Args
from mentoring.ids import PaperBatchId
from mentoring.labels import token
from mentoring.paper_piles import NothingTicked, candidates, sheets_of, who_sign

PAGE = 20


async def class_list(room: Room, args: Args) -> Screen | None:
    """Offer every class with the number of those who wait."""
    if not room.reader.is_curator:
        return None
    found = await classes(room.tx)
    page, shown = page_of(found, number(args, "page"), PAGE)
    buttons = [_class_button(each) for each in shown]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    nearby = pager(page, len(found), ClassList(page=page - 1), ClassList(page=page + 1), PAGE)
    text = _("<b>Classes and groups</b>\nThe number says how many wait for a consent.")
    if not any(each.label for each in found):
        text += "\n" + _(
            "There are no classes yet: write them down in the settings of the programme."
        )
    undo = await _recent(room)
    return Screen(text, (*rows, *nearby, *undo, menu()))


async def class_card(room: Room, args: Args) -> Screen | None:
    """Show one class and what can be done for all of it."""
    here = await class_in(room, args)
    if here is None:
        return None
    waiting, expected = len(here.waiting), len(here.expected)
    lines = [f"<b>{class_name(here)}</b>"]
    if args.get("said") == "nobody":
        lines.append(_("Nobody is left for this: everybody on the list has a consent."))
    counted = ngettext("{n} person is expected", "{n} people are expected", expected)
    lines.append(counted.format(n=expected) if expected else _("Nobody is expected here yet."))
    if expected:
        lines.append(_("With a consent: {n}").format(n=expected - waiting))
        lines.append(_("Waiting for a consent: {n}").format(n=waiting))
    rows: list[tuple[Button, ...]] = []
    if here.key != STAFF and waiting:
        rows.append((button(_("Print sheets for parents"), MakeSheets(key=here.key)),))
    if await who_sign(room.tx, here):
        rows.append((button(_("Print for learners of 14–17"), MakeOwnSheets(key=here.key)),))
    for code in sheets_of(here):
        n = len(await candidates(room.tx, here, code))
        if n:
            press = TickPapers(key=here.key, code=code)
            rows.append((Button(f"{_tick_words(code)} · {n}", press.pack()),))
    if here.label and waiting:
        rows.append((button(_("Who waits"), Awaited(group=token(here.label))),))
    back = (button(_("All classes"), ClassList()),)
    return Screen("\n".join(lines), (*rows, back, menu()))


async def sheets_sure(room: Room, args: Args) -> Screen | None:
    """Say what new sheets change, before they are made."""
    here = await class_in(room, args)
    if here is None:
        return None
    n = len(here.waiting)
    text = _(
        "<b>Sheets for parents · {name}</b>\n"
        "A page for each child: a code and a QR picture, the programme in five lines, the consent "
        "to sign, the way without a messenger. There are no names on them.\n"
        "The codes of these children's earlier sheets stop working."
    ).format(name=class_name(here))
    made = ngettext("Make {n} sheet", "Make {n} sheets", n).format(n=n)
    back = (button(_("Back"), OpenClass(key=here.key)),)
    make = ((button(made, MakeSheets(key=here.key, sure=True)),),) if n else ()
    return Screen(text, (*make, back))


async def sheets_coming(room: Room, args: Args) -> Screen | None:
    """Say at once that the file is on its way."""
    here = await class_in(room, args)
    if here is None:
        return None
    n = number(args, "n")
    text = ngettext("Printing {n} sheet …", "Printing {n} sheets …", n).format(n=n)
    hint = _("The file comes in a moment.")
    back = (button(class_name(here), OpenClass(key=here.key)),)
    return Screen(f"<b>{text}</b>\n{hint}", (back,))


async def pile(room: Room, args: Args) -> Screen | None:
    """Say what was noted, and that it can be taken back for a day."""
    batch = await room.tx.paper_batches.get(PaperBatchId(number(args, "batch")))
    if batch is None or not room.reader.is_curator:
        return None
    back = (button(_("All classes"), ClassList()),)
    n = len(batch.people)
    if "undone" in args:
        undone = number(args, "undone")
        text = ngettext("{n} paper is taken back.", "{n} papers are taken back.", undone)
        return Screen(f"<b>{text.format(n=undone)}</b>", (back, menu()))
    if not batch.may_be_undone(room.now):
        text = _("This was taken back, or more than a day has passed.")
        return Screen(text, (back, menu()))
    noted = ngettext("{n} paper is noted", "{n} papers are noted", n).format(n=n)
    told = _("Whoever has a messenger was told. A slip can be taken back for a day.")
    undo = (button(_("Take back {n}").format(n=n), UndoPile(batch=batch.id)),)
    return Screen(f"<b>{noted}</b>\n{told}", (back, menu(), undo))


async def class_in(room: Room, args: Args) -> Class | None:
    """Return the class a screen is about, for a curator."""
    if not room.reader.is_curator:
        return None
    found = await classes(room.tx)
    return next((each for each in found if each.key == args.get("key")), None)


def class_name(here: Class) -> str:
    """Name a class; those of no class by what they are."""
    if here.label is not None:
        return h(here.label)
    return _("Adults") if here.key == STAFF else _("Without a class")


def _class_button(here: Class) -> Button:
    name = here.label or (_("Adults") if here.key != NO_CLASS else _("Without a class"))
    waiting = len(here.waiting)
    return button(f"{name} · {waiting}" if waiting else name, OpenClass(key=here.key))


async def _recent(room: Room) -> Rows:
    """Offer what was ticked last, as long as it can be taken back."""
    recent = await room.tx.paper_batches.recent()
    return tuple(
        (button(_("Take back {n}").format(n=len(each.people)), UndoPile(batch=each.id)),)
        for each in recent[:1]
    )


def _tick_words(code: str) -> str:
    return {
        MINOR: _("Tick parents' signed sheets"),
        OWN_AGREEMENT: _("Tick learners' signed sheets"),
        PARTICIPATION: _("Tick signed papers of adults"),
        LABOUR: _("Tick signed papers on colleagues"),
    }[code]


def _nothing_ticked(_room: Room, _data: Args) -> Screen:
    text = _("Everybody who was ticked has a consent by now. Nothing had to be noted.")
    return Screen(text, ((button(_("All classes"), ClassList()),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "classes": class_list,
    "class": class_card,
    "sheets_sure": sheets_sure,
    "sheets_coming": sheets_coming,
    "pile": pile,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {
    NothingTicked.code: _nothing_ticked,
}
